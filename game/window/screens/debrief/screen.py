"""The debrief: a rail of sections, one page each, and a short way through them."""

from __future__ import annotations

import attrs
import pygame

from game.play.saves import SaveError
from game.scenario.diagnostics import ScenarioError
from game.views.debrief import DebriefView
from game.views.debrief_path import MINUTES, SECTIONS, sections
from game.views.parts import Citation
from game.views.sources import SourcesView
from game.window.flow import Column, Fit, Row
from game.window.layout import Space, Widget
from game.window.page import Page
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import WIDE, Leaf
from game.window.screens.debrief.leave import LeaveScreen
from game.window.screens.debrief.leaves import LEAVES
from game.window.screens.in_play import InPlay
from game.window.screens.parts import top_bar
from game.window.screens.seats_held import seat_chosen, seat_keys, seat_switch
from game.window.theme import CAPTION, SMALL, STRONG, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    Rail,
    RailItem,
    Segmented,
    Text,
)  # fmt: skip
from game.window.writer import Writer

Rect = pygame.Rect
PAGES = tuple(each for each in SECTIONS if each.id in LEAVES)
"""The sections of the rail: all but leaving the role, which has a page of its own."""


class DebriefScreen(InPlay, Writer):
    """Brackets turn pages; everything else is the page's own."""

    knows_the_end = True
    led = False

    def __init__(self, play: Play, section: str = PAGES[0].id) -> None:
        super().__init__(play)
        self._leaves: dict[tuple[str, str], Leaf] = {}
        self._desks: dict[str, Desk] = {}
        self.seat, self.section = play.session.roles[0], section
        self._open()

    # --- where one is ---------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """The desk of the seat that is shown."""
        if self.seat not in self._desks:
            self._desks[self.seat] = Desk(self.play, self.seat)
        return self._desks[self.seat]

    @property
    def leaf(self) -> Leaf:
        """The page that is shown."""
        key = (self.seat, self.section)
        if key not in self._leaves:
            self._leaves[key] = LEAVES[self.section](self.desk)
            self._leaves[key].screen = self
        return self._leaves[key]

    @property
    def path(self) -> str:
        """The way through the sections: short or whole."""
        return self.play.session.journal.path or "whole"

    @property
    def way(self) -> list[str]:
        """The sections that one goes through, in order; the open one is always among them."""
        on = {each.id for each in sections(self.path)} | {self.section}
        return [each.id for each in PAGES if each.id in on]

    @property
    def view(self) -> DebriefView:
        """The debrief of the seat."""
        return self.desk.view

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the page."""
        return self.leaf.citations

    def met(self) -> SourcesView:
        """All sources; worked out once for a seat."""
        return self.desk.met

    def turn_to(self, section: str) -> None:
        """Open a page."""
        self.desk.keep()
        self.section = section
        self._open()

    def _open(self) -> None:
        leaf = self.leaf
        leaf.turned_to()
        self.entries, self.papers = dict(leaf.entries()), {}
        self._open_fields()
        self.scroller.jump(self.section, 0.0)
        self._renew()
        self.focused, self.ring, self.fresh = leaf.first or self.primary, False, True

    def _open_fields(self) -> None:
        for id, (words, most) in self.leaf.fields().items():
            self.open_field(id, words, most)

    def _renew(self) -> None:
        """The page has changed: its keys may be others, and what Enter does."""
        self.primary = self.leaf.primary
        more = (
            Hint("[ ]", "sections", (("[", "section-"), ("]", "section+"))),
            *seat_keys(self.play),
            Hint("PgDn", "scroll", hidden=True),
        )
        self.hints = self.keys(*self.leaf.keys(), *more)
        self.refresh()

    # --- the page -------------------------------------------------------------------------

    def build(self, look: Look) -> Widget:
        """Rail and page, or a strip over the page."""
        header = self.desk.view.header
        page = self.leaf.build(look)
        page.grow = 1
        switch = seat_switch(self.play, self.seat)
        whole = Column([*switch, page], gap=10, grow=1) if switch else page
        rail = self._rail()
        room = look.metrics.height - look.px(52) - self._bottom().height(look, 0)
        if look.metrics.em >= WIDE and rail.least(look) <= room:
            body: Widget = _Railed(rail, Fit(whole, self.section, margin=24, edge=16))
            return Frame(body, top_bar(header, "Debrief"), self._bottom(), pad=(0, 0))
        strip = Column([self._strip(look), whole], gap=12)
        strip.children[-1].grow = 1
        body = Fit(strip, self.section, margin=16, edge=12)
        return Frame(body, top_bar(header, "Debrief"), self._bottom(), pad=(16, 0))

    def _bottom(self) -> BottomBar:
        bar = self.bottom(*(self.leaf.buttons() or self._buttons()))
        bar.note = bar.note or self.desk.trouble
        return bar

    def _buttons(self) -> list[Button]:
        last = self.way[-1]
        ahead = Button("next", "Next", "primary", after="arrow-right")
        return [Button(f"to:{last}", "Hand in", icon="send"), ahead]

    def _rail(self) -> Rail:
        on = {each.id for each in sections(self.path)}
        items = [
            RailItem(
                f"section:{each.id}", LEAVES[each.id].icon, each.title, each.group,
                each.id == self.section, each.id not in on,
            )
            for each in PAGES
        ]  # fmt: skip
        note = f"The short way: {MINUTES} minutes" if self.path == "short" else "All sections"
        control = Segmented((("path:short", "Short"), ("path:whole", "Whole")), f"path:{self.path}")
        switch = Row([control, Space(grow=1)])
        return Rail(items, Column([Text(note, CAPTION, "ink3"), switch], gap=5))

    def _strip(self, look: Look) -> Widget:
        at = self.way.index(self.section)
        title = next(each.title for each in PAGES if each.id == self.section)
        parts: list[Widget] = [
            Button("section-", kind="quiet", icon="chevron-left", says="Previous section"),
            Icon(LEAVES[self.section].icon, 18, "accent"),
            Text(title, STRONG, most=1, grow=1),
            Text(f"{at + 1} of {len(self.way)}", SMALL, "ink2", most=1),
            Button("section+", kind="quiet", icon="chevron-right", says="Next section"),
        ]
        if look.metrics.em >= 560:
            other = "whole" if self.path == "short" else "short"
            says = "The whole debrief" if other == "whole" else f"The short way, {MINUTES} minutes"
            parts.append(Button(f"path:{other}", other.capitalize(), small=True, says=says))
        return Box(Row(parts, gap=9, align="middle"), pad=(8, 3))

    # --- acting ---------------------------------------------------------------------------

    def act(self, id: str) -> Step | None:
        """Whatever is done, what was written is saved first."""
        self.desk.keep()
        return super().act(id)

    def back(self) -> Step | None:
        """Esc: out of what lies over the page, else home."""
        self.desk.keep()
        return self.leaf.back() or super().back()

    def on(self, id: str) -> Step | None:
        """Sections, seats and ways; the rest is the page's."""
        kind, _, value = id.partition(":")
        if kind in ("seat", "seat+"):
            self.seat = seat_chosen(self.play, self.seat, id)
            self._open()
        elif kind == "to" and value not in LEAVES:  # the word on leaving, which is not a page
            return Step(swap=LeaveScreen(self.play))
        elif kind in ("section", "to"):  # from the rail, from a page
            self.turn_to(value)
        elif id in ("section+", "section-") or (id == "next" and self.primary == "next"):
            self._leaf_through(-1 if id == "section-" else 1)
        elif kind == "path":
            self.desk.change(path=value)
            self._renew()
        elif id == "on":
            return self._leave()
        else:
            step = self.leaf.act(id)
            self._acted()
            return step
        return None

    def _acted(self) -> None:
        """The page answered an id: there may be new fields, and another focus."""
        self._open_fields()
        self._renew()
        if self.leaf.wanted:
            self.focused, self.ring, self.leaf.wanted = self.leaf.wanted, False, ""

    def shown(self) -> None:
        """Again on top: a sheet over it may have changed something."""
        self._acted()

    def _leaf_through(self, by: int) -> None:
        at = min(len(self.way) - 1, max(0, self.way.index(self.section) + by))
        self.turn_to(self.way[at])

    def _leave(self) -> Step | None:
        """To the next chapter of a campaign, or home."""
        if not (self.play.run.following and self.play.find):
            return Step(home=True)
        try:
            self.play.next_chapter()
        except (ScenarioError, SaveError) as error:
            words = str(error).splitlines()[0]
            self.desk.trouble = f"The next chapter cannot be opened: {words}"
            self.refresh()
            return None
        return self.go_on()

    def shortcut(self, name: str) -> str:
        """Keys with Ctrl while one writes."""
        return self.leaf.shortcut(name)

    def changed(self, id: str) -> None:
        """What is written goes into the run."""
        self.leaf.wrote(id, self.entries[id].words)

    def tick(self, seconds: float, smooth: bool = True) -> bool:
        """Motion, saving, and what is worked out meanwhile."""
        moved = super().tick(seconds, smooth)
        saved = self.desk.tick(seconds)
        works = [work for work in self.leaf.waits() if not work.done]
        slow = [work.slow for work in works]
        done = [work.tick(seconds) for work in works]
        if any(done):
            self.leaf.worked()
        if saved or any(done) or slow != [work.slow for work in works]:
            self._renew()
        return moved or saved or bool(works)


@attrs.define(eq=False)
class _Railed(Widget):
    """The rail at the left; in the order of Tab it comes after the page."""

    rail: Rail
    page: Widget

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The page gets what the rail leaves."""
        wide = self.rail.width(look)
        room = Rect(rect.left + wide, rect.top, rect.width - wide, rect.height)
        self.page.place(look, room, page)
        self.rail.place(look, Rect(rect.left, rect.top, wide, rect.height), page)
