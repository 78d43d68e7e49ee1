"""What a screen is: a view in, widgets out, and an answer to every id that is acted on.

A screen takes pygame events and draws on a plain Surface; it knows no window. Subclasses fill in
`build` and `act`; everything about keys, pointer, focus and scrolling is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs
import pygame

from game.window import focus, keys
from game.window import page as pages
from game.window.entry import Entry
from game.window.layout import Widget
from game.window.motion import GROW, ease_out
from game.window.page import Page, Spot, State
from game.window.scroll import Scroller
from game.window.theme import Look
from game.window.widgets.bars import Hint

if TYPE_CHECKING:
    from game.window.stage import Stage

Rect = pygame.Rect


@attrs.frozen
class Step:
    """What a screen asks of the stage, done in this order; the first screen is never left."""

    quit: bool = False
    home: bool = False  # leave all screens but the first
    close: bool = False  # leave this screen
    swap: Screen | None = None  # put a screen in the topmost one's place
    open: Screen | None = None  # put a screen over what is there


class Screen:
    """Base of all screens."""

    hints: tuple[Hint, ...] = ()
    """Keys of this screen: shown in the bottom bar, on the help page, and bound."""

    primary: str = ""
    """The id that Enter acts on while no ring is shown."""

    first: str = ""
    """The id that the first Tab shows the ring around; empty: the primary one."""

    over: bool = False
    """Whether the screen below shines through (a sheet)."""

    grows: bool = False
    """Whether gauges go from what was before to what is now when it appears."""

    stage: Stage
    """The stage it stands on, once it is there."""

    def __init__(self) -> None:
        self.focused = self.first or self.primary
        self.fresh = True  # nobody has moved the focus yet
        self.ring = False
        self.hovered = ""
        self.pressed = ""
        self.scroller = Scroller()
        self._grown = 0.0 if self.grows else 1.0  # share of the time
        self.entries: dict[str, Entry] = {}
        self.values: dict[str, int] = {}
        self._page: tuple[Look, Page] | None = None
        self._grip: tuple[str, float] | None = None

    # --- for subclasses -----------------------------------------------------------------

    def build(self, look: Look) -> Widget:
        """The widgets of this screen."""
        raise NotImplementedError

    def act(self, id: str) -> Step | None:
        """Answer an id: change something and `refresh`, or ask for a step."""
        return None

    def back(self) -> Step | None:
        """Answer Esc."""
        return Step(close=True)

    def leave(self) -> None:
        """Esc in a field: its words stay."""
        self.focused = self.primary

    def shown(self) -> None:
        """It has come to the top, for the first time or again."""
        self.refresh()

    def changed(self, id: str) -> None:
        """A field was written in or a slider moved."""

    def let_go(self, name: str) -> bool:
        """A key has come up again; whether that calls for a new picture."""
        return False

    def dropped(self, path: str) -> Step | None:
        """A file or folder was dropped on the window."""
        return None

    def refresh(self) -> None:
        """Build again before the next picture."""
        self._page = None

    def page(self, look: Look) -> Page:
        """The page of now, built if something changed."""
        if self._page is None or self._page[0] != look:
            page = Page()
            size = look.metrics.width, look.metrics.height
            self.build(look).place(look, Rect((0, 0), size), page)
            self._page = (look, page)
            if self.focused not in page.spots:
                wanted = (self.first, self.primary)
                self.focused = next((each for each in wanted if each in page.spots), "")
        return self._page[1]

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Paint everything, the ring last."""
        page, grown = self.page(look), ease_out(self._grown)
        state = State(self.hovered, self.pressed, self.focused, self.ring, grown)
        pages.paint(page, target, state, self.offsets)
        spot = page.spots.get(self.focused)
        if spot is not None and self.ring and spot.role != "field":
            focus.draw_ring(target, page, spot, self.offsets, look)

    @property
    def every_hint(self) -> tuple[Hint, ...]:
        """The keys of this screen with those that are only on the help page."""
        return self.hints

    def bound(self) -> Mapping[str, str]:
        """Names of keys and the ids that they act on."""
        return {key: action for hint in self.every_hint for key, action in hint.binds}

    def handle(self, event: pygame.event.Event, look: Look) -> Step | None:
        """Take one event. Places of the pointer are in px of the surface."""
        page = self.page(look)
        if event.type == pygame.KEYDOWN:
            return self._key(event, page, look)
        if event.type in (pygame.TEXTINPUT, pygame.TEXTEDITING):
            self._write(event)
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(event, page, look)
        elif event.type == pygame.MOUSEMOTION:
            self._point(event.pos, page)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._press(event.pos, page)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._release(event.pos, page)
        return None

    @property
    def writing(self) -> bool:
        """Whether letters go into a field."""
        return self.focused in self.entries

    def caret(self, look: Look) -> Rect | None:
        """Where the next letter goes, px of the surface; None where nobody writes."""
        page = self.page(look)
        spot = page.spots.get(self.focused)
        if spot is None or spot.caret is None or not self.writing:
            return None
        here = pages.place_of(page, spot, self.offsets)
        return spot.caret.move(here.left - spot.rect.left, here.top - spot.rect.top)

    def _key(self, event: pygame.event.Event, page: Page, look: Look) -> Step | None:
        name, bound = keys.name_of(event), self.bound()
        ctrl = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)
        if ctrl and not self.writing and f"ctrl {name}" in bound:
            return self.act(bound[f"ctrl {name}"])
        if self.writing and self._edit(name, event.mod):
            return None
        if self.focused in self.values and not ctrl and self._slide_by_key(name, event.mod):
            return None
        if name == "escape":
            if self.writing:
                self.leave()
                return None
            return self.back()
        if name == "tab":
            step = 0 if self.fresh else -1 if event.mod & pygame.KMOD_SHIFT else 1
            self.focus(focus.following(list(page.spots), self.focused, step), page, look)
            return None
        plain = not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META)
        if name in bound and plain and not (self.writing and len(name) == 1):
            return self.act(bound[name])
        if name in ("return", "space"):
            return self._enter(name)
        if not ctrl:
            self._travel(name, page, look)
        return None

    def _enter(self, name: str) -> Step | None:
        """Enter acts on the ring; on the primary button where no ring is shown, or where it is
        around what is set by other keys: a field or a slider."""
        shown = self.ring and self.focused and not self.writing and self.focused not in self.values
        wanted = self.focused if shown else self.primary
        if name == "space" and not shown:
            return None
        return self.act(wanted) if wanted else None

    def _travel(self, name: str, page: Page, look: Look) -> None:
        way = focus.WAYS.get(name)
        if way is not None:
            found = focus.towards(self._in_sight(page), self.focused, way)
            if found == self.focused and name in ("up", "down"):
                line = look.px(60) * (1 if name == "down" else -1)
                self.scroller.scroll(line, page, self._scrolled(page))
            self.focus(found, page, look)
        elif name in ("page up", "page down"):
            here = self._scrolled(page)
            high = int(page.regions[here].view.height * 0.86) if here else 0
            self.scroller.scroll(high if name == "page down" else -high, page, here)

    def _scrolled(self, page: Page) -> str:
        """The region that keys scroll: the one that the focus is in, else the first."""
        spot = page.spots.get(self.focused)
        inside = spot is not None and spot.region in page.regions
        return spot.region if spot and inside else next(iter(page.regions), "")

    def _in_sight(self, page: Page) -> list[Spot]:
        """Spots where they are on the surface: arrows follow what is seen."""
        return [
            attrs.evolve(spot, rect=pages.place_of(page, spot, self.offsets))
            for spot in page.spots.values()
        ]

    def focus(self, id: str, page: Page, look: Look) -> None:
        """Put the ring somewhere and bring it into sight."""
        self.focused, self.ring, self.fresh = id, True, False
        spot = page.spots.get(id)
        if spot is not None:
            offset = focus.revealed(page, spot, self.offsets, look.px(16))
            if offset is not None:
                self.scroller.jump(spot.region, offset)

    @property
    def offsets(self) -> dict[str, float]:
        """How far each region is scrolled, real px."""
        return self.scroller.offsets

    def tick(self, seconds: float, smooth: bool = True) -> bool:
        """Carry motion on; True if a new picture is needed."""
        grows = self._grown < 1.0
        self._grown = min(1.0, self._grown + seconds / GROW) if smooth else 1.0
        return self.scroller.tick(seconds, smooth) or grows

    def _wheel(self, event: pygame.event.Event, page: Page, look: Look) -> None:
        at = getattr(event, "pos", None) or (0, 0)
        under = [r for r in page.regions.values() if r.view.collidepoint(at)]
        self.scroller.scroll(-event.y * look.px(64), page, under[0].id if under else "")

    def _point(self, at: tuple[int, int], page: Page) -> None:
        if self._grip is not None:
            self._drag(at, page)
            return
        spot = pages.spot_at(page, at, self.offsets)
        self.hovered = spot.id if spot else ""

    def _press(self, at: tuple[int, int], page: Page) -> None:
        for region in page.regions.values():
            here = pages.thumb(region, pages.offset_of(region, self.offsets))
            if here.inflate(12, 0).collidepoint(at):
                self._grip = (region.id, at[1] - here.top)
                return
        spot = pages.spot_at(page, at, self.offsets)
        self.ring = self.fresh = False
        self.pressed = spot.id if spot else ""
        if spot is not None:
            self.focused = spot.id
            if spot.role == "slider":
                self._grip = (spot.id, 0)
                self._drag(at, page)

    def _drag(self, at: tuple[int, int], page: Page) -> None:
        assert self._grip is not None
        held_id, held = self._grip
        if held_id in page.regions:
            self.scroller.drag(page.regions[held_id], at[1] - held)
        elif held_id in page.spots:
            track = pages.place_of(page, page.spots[held_id], self.offsets)
            self.set_value(held_id, int((at[0] - track.left) / track.width * 100 + 0.5))

    def _release(self, at: tuple[int, int], page: Page) -> Step | None:
        held, self.pressed = self.pressed, ""
        if self._grip is not None:
            self._grip = None
            return None
        spot = pages.spot_at(page, at, self.offsets)
        if spot is None or spot.id != held or spot.role == "field":
            return None
        return self.act(spot.id)

    def _write(self, event: pygame.event.Event) -> None:
        if not self.writing:
            return
        entry = self.entries[self.focused]
        typed = event.type == pygame.TEXTINPUT
        self._set_entry(entry.type(event.text) if typed else entry.compose(event.text))

    def _edit(self, name: str, mod: int) -> bool:
        """Keys that belong to a field; while something is composed, all of them do."""
        entry = self.entries[self.focused]
        if entry.composing:
            return True
        ctrl = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        pastes = ctrl and name == "v"
        new = entry.type(self.stage.pasted()) if pastes else keys.edited(entry, name, ctrl)
        if new is None:
            return False
        self._set_entry(new)
        return True

    def _set_entry(self, entry: Entry) -> None:
        self.entries[self.focused] = entry
        self.changed(self.focused)
        self.refresh()

    def _slide_by_key(self, name: str, mod: int) -> bool:
        value = keys.slid(self.values[self.focused], name, bool(mod & pygame.KMOD_SHIFT))
        if value is None:
            return False
        self.set_value(self.focused, value)
        return True

    def set_value(self, id: str, value: int) -> None:
        """Set a slider, kept between 0 and 100."""
        self.values[id] = min(100, max(0, value))
        self.changed(id)
        self.refresh()
