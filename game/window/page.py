"""What layout leaves behind: things to paint, spots to act on, and regions that scroll.

A page is made once per view, size and theme. Painting walks it; scrolling only shifts it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import attrs
import pygame

from game.window import paint as painting
from game.window.theme import Color, Look

Rect = pygame.Rect
Role = Literal["button", "option", "link", "field", "slider", "row"]


@attrs.frozen
class State:
    """What the pointer and the keyboard are at: ids of spots, or empty."""

    hovered: str = ""
    pressed: str = ""
    focused: str = ""
    ring: bool = False  # whether the focus is shown: after a key, not after a click
    grown: float = 1.0  # share of the way that gauges have gone from before to now


Painter = Callable[[pygame.Surface, Rect, State], None]


@attrs.frozen
class Spot:
    """A place that takes the focus and can be acted on."""

    id: str
    rect: Rect  # in the page's own px
    role: Role = "button"
    radius: int = 8  # real px, of the focus ring's corners
    region: str = ""  # the scrolling region it lies in; empty: none
    says: str = ""  # words for the status line and for a test
    caret: Rect | None = None  # of a field, where the next letter goes: an input method asks


@attrs.frozen
class Region:
    """A window onto a page of its own that may be taller."""

    id: str
    view: Rect
    page: Page
    ground: Color  # what lies under it: words fade into it at the lower edge
    look: Look

    @property
    def reach(self) -> int:
        """How far it scrolls, real px."""
        return max(0, self.page.height - self.view.height)


class Page:
    """A list of painters in order, spots in the order of Tab, and regions."""

    def __init__(self, region: str = "") -> None:
        self.region = region
        self.height = 0
        self.scrim = 0.0  # share of dark over the screen below, where this page is a sheet's
        self.covers: list[Rect] = []  # painted all over later: the ground need not be
        self.entries: list[tuple[Rect, Painter | Region]] = []
        self.spots: dict[str, Spot] = {}
        self.regions: dict[str, Region] = {}

    def draw(self, rect: Rect, painter: Painter) -> None:
        """Paint into `rect`; the painter gets it where it is at the time of painting."""
        self.entries.append((Rect(rect), painter))

    def ground(self, rect: Rect, color: Color) -> None:
        """Fill a rect, but for what is covered anyway: filling is what a large window waits for."""
        parts: list[Rect] = []

        def fill(target: pygame.Surface, here: Rect, state: State) -> None:
            if not parts:
                parts.extend(painting.gaps(here, self.covers))
            for part in parts:
                target.fill(color, part)

        self.draw(rect, fill)

    def spot(
        self,
        id: str,
        rect: Rect,
        role: Role = "button",
        radius: int = 8,
        says: str = "",
        caret: Rect | None = None,
    ) -> None:
        """Make a rect a place to act on. An id stands for one spot on a screen; a link to where
        another one leads already gets a number behind its id: `cite:3:2`."""
        self._keep(Spot(id, Rect(rect), role, radius, self.region, says, caret))

    def add_region(self, region: Region) -> None:
        """Put a scrolling region onto this page; its spots become the page's."""
        self.regions[region.id] = region
        for spot in region.page.spots.values():
            self._keep(spot)
        self.entries.append((Rect(region.view), region))

    def _keep(self, spot: Spot) -> None:
        earlier = self.spots.get(spot.id)
        if earlier is not None and spot.role == "link":
            spot = self._renamed(spot)
        elif earlier is not None and earlier.role == "link":
            new = self._renamed(earlier)
            known = (new if each is earlier else each for each in self.spots.values())
            self.spots = {each.id: each for each in known}
        self.spots[spot.id] = spot

    def _renamed(self, link: Spot) -> Spot:
        number = 2
        while f"{link.id}:{number}" in self.spots:
            number += 1
        return attrs.evolve(link, id=f"{link.id}:{number}")


def paint(
    page: Page,
    target: pygame.Surface,
    state: State,
    offsets: dict[str, float],
    shift: tuple[int, int] = (0, 0),
) -> None:
    """Paint a page moved by `shift`; things outside the clip are skipped."""
    clip = target.get_clip()
    for rect, entry in page.entries:
        here = rect.move(shift)
        if isinstance(entry, Region):
            _paint_region(entry, target, here, state, offsets)
        elif here.inflate(80, 80).colliderect(clip):
            entry(target, here, state)


def _paint_region(
    region: Region,
    target: pygame.Surface,
    view: Rect,
    state: State,
    offsets: dict[str, float],
) -> None:
    clip = target.get_clip()
    target.set_clip(view.clip(clip))
    offset = int(offset_of(region, offsets) + 0.5)
    paint(region.page, target, state, offsets, (view.left, view.top - offset))
    if region.reach - offset > 2:
        high = region.look.px(26)
        below = Rect(view.left, view.bottom - high, view.width, high)
        painting.fade(target, below, region.ground)
    _paint_bar(region, target, view, offset)
    target.set_clip(clip)


def thumb(region: Region, offset: float) -> Rect:
    """The sliding part of a region's scroll bar, in the px of the surface."""
    view, wide = region.view, region.look.px(5)
    left = view.right - wide - region.look.px(3)
    if not region.reach:
        return Rect(left, view.top, wide, view.height)
    high = max(region.look.px(28), view.height * view.height // region.page.height)
    top = view.top + int((view.height - high) * offset / region.reach + 0.5)
    return Rect(left, top, wide, high)


def _paint_bar(region: Region, target: pygame.Surface, view: Rect, offset: int) -> None:
    if not region.reach:
        return
    theme = region.look.theme
    here = thumb(region, offset)
    track = Rect(here.left, view.top, here.width, view.height)
    painting.rounded(target, track, here.width // 2, theme.sunken)
    painting.rounded(target, here, here.width // 2, theme.line_strong)


def offset_of(region: Region, offsets: dict[str, float]) -> float:
    """How far a region is scrolled, kept within its reach."""
    return min(max(0.0, offsets.get(region.id, 0.0)), float(region.reach))


def place_of(page: Page, spot: Spot, offsets: dict[str, float]) -> Rect:
    """Where a spot is on the surface now."""
    region = page.regions.get(spot.region)
    if region is None:
        return Rect(spot.rect)
    offset = int(offset_of(region, offsets) + 0.5)
    return spot.rect.move(region.view.left, region.view.top - offset)


def spot_at(page: Page, point: tuple[int, int], offsets: dict[str, float]) -> Spot | None:
    """The topmost spot under a point; one that is scrolled out of sight does not count."""
    for spot in reversed(page.spots.values()):
        region = page.regions.get(spot.region)
        if region is not None and not region.view.collidepoint(point):
            continue
        if place_of(page, spot, offsets).collidepoint(point):
            return spot
    return None
