"""Who is who: people by capital, with the office each held in this chapter."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from game.scenario.pack import Library
from game.views.people import OFFICES, ORDER, Capital, PeopleView, PersonView
from game.views.words import listed
from game.window import glyphs
from game.window.flow import Column, Fit, Flow, Row
from game.window.layout import Widget
from game.window.screen import Screen, Step
from game.window.screens.sources import SourcesScreen
from game.window.theme import BODY, CAPTION, H1, H3, SMALL, SMALL_STRONG, STRONG, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    KeyBadge,
    Roundel,
    Segmented,
    Tag,
    Text,
    TopBar,
    caps,
)

OFFICE = attrs.evolve(SMALL, leading=1.32)


class PeopleScreen(Screen):
    """Over any page of a run; any way of leaving goes back to it."""

    primary = "close"

    def __init__(
        self, view: PeopleView, library: Library, of: Callable[[str], PeopleView] | None = None
    ) -> None:
        """`of` gives the people of another chapter of the pack, by its id."""
        super().__init__()
        self.view, self.library, self.of = view, library, of
        self.hints = (
            Hint("PgDn", "scroll"),
            Hint("W", "back", (("w", "close"),)),
            Hint("Esc", "back"),
        )
        if view.citations:
            self.hints = (Hint("Tab", "claims"), Hint("Enter", "open"), *self.hints)
        if self.chapters:
            binds = tuple((str(number), f"chapter:{number}") for _, number in self.chapters)
            keys = Hint(f"{binds[0][0]}–{binds[-1][0]}", "chapter", binds)
            self.hints = (keys, *self.hints)

    @property
    def chapters(self) -> tuple[tuple[str, int], ...]:
        """Those that can be turned to by a digit."""
        return tuple(each for each in self.view.chapters if self.of and each[1] < 10)

    def build(self, look: Look) -> Widget:
        """Capitals in columns, the longest alone in its own."""
        view = self.view
        over = f"{view.pack} · chapter {view.number}" if view.number else view.pack
        head: Widget = Column([caps(over, "ink3"), Text("Who is who", H1)])
        if self.chapters:
            head.grow = 1
            head = Flow([head, self._chapters()], right=True)
        note = Row([Icon("info", 17), Text(ORDER, SMALL, "ink2", grow=1)], gap=10)
        body = Column([head, self._boxes(look), note], gap=10)
        top = TopBar("Who is who", view.chapter or f"Chapter {view.number}", tools=(), back=True)
        bottom = BottomBar(self.hints, [Button("close", "Back", "primary")])
        return Frame(Fit(body, margin=16, edge=14), top, bottom, pad=(24, 0))

    def _boxes(self, look: Look) -> Widget:
        """In columns. Where that is lower, the capital with most people takes two of three."""
        em, capitals = look.metrics.em, self.view.capitals
        boxes = [*(self._capital(each) for each in capitals), self._offices()]
        if em < 1000 or not capitals:
            return Row(_columns(boxes, 2 if em >= 700 else 1, look), gap=14)
        most = max(range(len(capitals)), key=lambda at: len(capitals[at].people))
        large = self._capital(capitals[most], 2)
        others = Column([box for at, box in enumerate(boxes[:-1]) if at != most], gap=14, grow=1)
        ways = (
            Row(_columns(boxes, 3, look), gap=14),
            Row([Column([large, boxes[-1]], gap=14, grow=2), others], gap=14),
        )
        return min(ways, key=lambda way: way.height(look, look.metrics.ems(1190)))

    def _chapters(self) -> Widget:
        parts = tuple((f"chapter:{number}", str(number)) for _, number in self.chapters)
        control = Segmented(parts, f"chapter:{self.view.number}")
        return Row([Text("Chapter", SMALL_STRONG, "ink2"), control], gap=10, align="middle")

    def _capital(self, capital: Capital, columns: int = 1) -> Widget:
        sign: Widget = Icon("globe", 20)
        if capital.sign:
            sign = Roundel(capital.sign, capital.mine, 28)
        title = f"{capital.name} {capital.native}".strip()
        number = Text(str(len(capital.people)), SMALL, "ink3")
        head = Row([sign, Text(title, H3, grow=1), number], gap=11, align="middle")
        rows = [self._person(each) for each in capital.people]
        part = -(-len(rows) // columns)
        parts = [Column(rows[at : at + part], gap=7, grow=1) for at in range(0, len(rows), part)]
        return Box(Column([head, Row(parts, gap=28)], gap=9), pad=(18, 12))

    def _person(self, person: PersonView) -> Widget:
        # A pack may name somebody in letters that no font here has: then the Latin name is enough.
        drawable = not glyphs.missing(person.native)
        name = f"{person.name} {person.native}".strip() if drawable else person.name
        sign = person.sign if drawable else person.name[:1]
        words = Column([Text(name, STRONG), Text(person.office, OFFICE, "ink2")], grow=1)
        parts: list[Widget] = [KeyBadge(sign, size=34, round=True, soft=True), words]
        for number in person.cites[:1]:
            claim = next(c.claim for c in self.view.citations if c.number == number)
            parts.append(Tag(claim, f"cite:{number}:{person.id}"))
        return Row(parts, gap=12, align="middle")

    def _offices(self) -> Widget:
        head = Row([Icon("users", 18), Text("Who speaks at the table", H3, grow=1)], 10, "middle")
        rows: list[Widget] = [head, Text(OFFICES, BODY)]
        seats: dict[str, list[str]] = {}
        for office, seat in self.view.offices:
            seats.setdefault(seat, []).append(office)
        for seat, offices in seats.items():
            rows.append(Text(f"In {seat}: {listed(offices)}.", CAPTION, "ink2"))
        return Box(Column(rows, gap=7), pad=(18, 12))

    def act(self, id: str) -> Step | None:
        """A claim, another chapter, or back."""
        head, _, rest = id.partition(":")
        if head == "chapter" and self.of:
            self.view = self.of(next(id for id, number in self.chapters if number == int(rest)))
            self.scroller.jump("body", 0.0)
            self.refresh()
            return None
        if head == "cite":
            at = [c.number for c in self.view.citations].index(int(rest.partition(":")[0]))
            return Step(open=SourcesScreen(self.view.citations, at, self.library, True))
        return Step(close=True)


def _columns(boxes: list[Widget], number: int, look: Look) -> list[Widget]:
    """Each box goes to the column that is shortest so far."""
    wide = look.metrics.ems(370)
    columns: list[list[Widget]] = [[] for _ in range(number)]
    heights = [0] * number
    for box in boxes:
        at = heights.index(min(heights))
        columns[at].append(box)
        heights[at] += box.height(look, wide) + look.px(14)
    return [Column(column, gap=14, grow=1) for column in columns]
