"""A locator map: land and capitals, nothing else has a name. And the arithmetic of both maps."""

from __future__ import annotations

import json
import math
from functools import lru_cache

import attrs
import pygame

from game import resources
from game.window import paint, text
from game.window.canvas import Canvas, Point, put
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import SMALL_STRONG, Color, Look, mix

Rect = pygame.Rect
Ring = tuple[Point, ...]


@attrs.frozen
class Place:
    """A capital: degrees north and east."""

    name: str
    north: float
    east: float


CAPITALS = {
    place.name: place
    for place in (
        Place("Seoul", 37.57, 126.98),
        Place("Tokyo", 35.68, 139.69),
        Place("Pyongyang", 39.03, 125.75),
        Place("Beijing", 39.91, 116.39),
        Place("Washington", 38.90, -77.04),
    )
}
"""Those that a chapter may name without saying where they are."""


@lru_cache(maxsize=16)
def rings(name: str, seat: str = "") -> tuple[Ring, ...]:
    """Outlines of `east_asia` or `world`, in degrees (east, north): all land, or one seat's."""
    file = resources.path("assets", "map", f"{name}.json")
    content = json.loads(file.read_text("utf-8"))
    found = content["seats"].get(seat, []) if seat else content["land"]
    return tuple(tuple((float(x), float(y)) for x, y in ring) for ring in found)


@attrs.frozen
class Projection:
    """An equal-area view from above a point (Lambert's azimuthal), scaled and moved."""

    north: float  # degrees of the middle
    east: float
    scale: float = 1.0  # px of the earth's radius
    at: Point = (0.0, 0.0)  # px of the middle

    def point(self, north: float, east: float) -> Point:
        """Degrees to px."""
        phi, mid = math.radians(north), math.radians(self.north)
        turn = math.radians(east - self.east)
        cosine = math.sin(mid) * math.sin(phi) + math.cos(mid) * math.cos(phi) * math.cos(turn)
        k = math.sqrt(2 / max(1e-6, 1 + cosine))
        x = k * math.cos(phi) * math.sin(turn)
        y = k * (math.cos(mid) * math.sin(phi) - math.sin(mid) * math.cos(phi) * math.cos(turn))
        return self.at[0] + self.scale * x, self.at[1] - self.scale * y


def fitted(places: tuple[Place, ...], width: float, height: float) -> Projection:
    """A view in which all places stand well inside a picture of `width` x `height`."""
    norths = [place.north for place in places]
    easts = [place.east for place in places]
    middle = Projection((min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2)
    points = [middle.point(place.north, place.east) for place in places]
    across = max(max(abs(x) for x, _ in points), 0.06)
    down = max(max(abs(y) for _, y in points), 0.045)
    scale = min(width * 0.27 / across, height * 0.24 / down)
    return attrs.evolve(middle, scale=scale, at=(width / 2, height / 2))


@attrs.define(eq=False)
class LocatorMap(Widget):
    """Land around some capitals; the outlines of `seats` are lighter. Lengths in design px."""

    places: tuple[Place, ...]
    seats: tuple[str, ...] = ("Seoul", "Tokyo")
    high: float = 194
    radius: float = 10

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.high)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A picture that is drawn once per size."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        ui = look.metrics.ui
        radius = look.px(self.radius)
        drawn = _land(rect.size, self.places, self.seats, look.theme.hero, radius)
        put(target, drawn, rect.topleft)
        view = fitted(self.places, *rect.size)
        taken: list[Rect] = []
        for place in self.places:
            x, y = view.point(place.north, place.east)
            centre = (rect.left + int(x), rect.top + int(y))
            pin(target, centre, ui, look)
            taken.append(Rect(0, 0, int(16 * ui), int(16 * ui)).move_to(center=centre))
        for place, dot in zip(self.places, list(taken), strict=True):
            taken.append(self._label(target, place.name, dot, taken, rect, look))
        if look.theme.border > 1:
            paint.rounded(target, rect, radius, None, look.theme.line, look.border)

    def _label(
        self,
        target: pygame.Surface,
        name: str,
        dot: Rect,
        taken: list[Rect],
        room: Rect,
        look: Look,
    ) -> Rect:
        """A name beside its dot, at the first side where nothing stands yet."""
        block = text.set_text(name, SMALL_STRONG, look.metrics)
        area = Rect(0, 0, block.width, int(block.height * 0.86))
        sides = (
            area.move_to(midright=(dot.left - 2, dot.centery)),
            area.move_to(midleft=(dot.right + 2, dot.centery)),
            area.move_to(midbottom=(dot.centerx, dot.top)),
            area.move_to(midtop=(dot.centerx, dot.bottom)),
        )
        if dot.centerx > room.centerx:
            sides = (sides[1], sides[0], *sides[2:])
        free = [s for s in sides if room.contains(s) and s.collidelist(taken) < 0]
        spot = free[0] if free else sides[0]
        line = Rect(spot.left, spot.centery - block.height // 2, block.width, block.height)
        ink = look.theme.on_hero
        text.draw_block(target, block, line, ink, ink)
        return spot


def pin(target: pygame.Surface, centre: tuple[int, int], ui: float, look: Look) -> None:
    """A capital: a dot in a soft ring."""
    drawn = _pin(int(22 * ui), look.theme.pin, look.theme.hero[0])
    put(target, drawn, drawn.get_rect(center=centre).topleft)


@lru_cache(maxsize=12)
def _pin(side: int, color: Color, dark: Color) -> pygame.Surface:
    canvas = Canvas(side, side, k=4)
    middle = (side / 2, side / 2)
    canvas.circle(middle, side * 0.48, color, 0.22)
    canvas.circle(middle, side * 0.33, color, 0.42)
    canvas.circle(middle, side * 0.23, dark)
    canvas.circle(middle, side * 0.17, color)
    return canvas.finish()


@lru_cache(maxsize=6)
def _land(
    size: tuple[int, int],
    places: tuple[Place, ...],
    seats: tuple[str, ...],
    hero: tuple[Color, Color],
    radius: int,
) -> pygame.Surface:
    """Sea, a few lines of the graticule, land, and the seats' outlines."""
    sea = hero[0]
    land, seat, lines = (mix(sea, (158, 180, 214), share) for share in (0.36, 0.62, 0.13))
    view = fitted(places, *size)
    near = all(100 < p.east < 155 and 20 < p.north < 55 for p in places)
    name = "east_asia" if near else "world"
    canvas = Canvas(*size, k=2)
    canvas.box(0, 0, *size, sea)
    for path in _graticule(view):
        canvas.line(path, 0.7, lines)
    for ring in rings(name):
        canvas.polygon([view.point(y, x) for x, y in ring], land)
    if near:
        for held in seats:
            for ring in rings(name, held):
                canvas.polygon([view.point(y, x) for x, y in ring], seat)
    drawn = canvas.finish()
    mask = Canvas(*size, k=4)
    mask.box(0, 0, *size, (255, 255, 255), radius)
    drawn.blit(mask.finish(), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return drawn


def _graticule(view: Projection) -> list[list[Point]]:
    """Every fifth degree around the middle."""
    north, east = int(view.north / 5) * 5, int(view.east / 5) * 5
    steps = [i - 30 for i in range(0, 61, 2)]
    meridians = [[view.point(north + s * 0.8, east + d) for s in steps] for d in range(-30, 31, 5)]
    parallels = [[view.point(north + d, east + s) for s in steps] for d in range(-20, 21, 5)]
    return meridians + parallels
