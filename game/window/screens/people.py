"""Who is who: people by capital, with the office each held in this chapter."""

from __future__ import annotations

from game.scenario.pack import Library
from game.views.people import OFFICES, ORDER, Capital, PeopleView, PersonView
from game.views.words import listed
from game.window import glyphs
from game.window.flow import Column, Fit, Row
from game.window.layout import Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.sources import SourcesScreen
from game.window.theme import BODY, CAPTION, H1, H3, SMALL, STRONG, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    KeyBadge,
    Roundel,
    Tag,
    Text,
    TopBar,
    caps,
)


class PeopleScreen(Screen):
    """Over any page of a run; any way of leaving goes back to it."""

    primary = "close"

    def __init__(self, view: PeopleView, library: Library) -> None:
        super().__init__()
        self.view, self.library = view, library
        self.hints = (
            Hint("PgDn", "scroll"),
            Hint("W", "back", (("w", "close"),)),
            Hint("Esc", "back"),
        )
        if view.citations:
            self.hints = (Hint("Tab", "claims"), Hint("Enter", "open"), *self.hints)

    def build(self, look: Look) -> Widget:
        """Capitals in columns, the longest alone in its own."""
        view = self.view
        over = f"{view.pack} · chapter {view.number}" if view.number else view.pack
        head = Column([caps(over, "ink3"), Text("Who is who", H1)])
        boxes: list[Widget] = [self._capital(each) for each in view.capitals]
        boxes.append(self._offices())
        em = look.metrics.em
        columns = _columns(boxes, 3 if em >= 1000 else 2 if em >= 700 else 1, look)
        note = Row([Icon("info", 17), Text(ORDER, SMALL, "ink2", grow=1)], gap=10)
        body = Column([head, Row(columns, gap=14), note], gap=12)
        top = TopBar("Who is who", view.chapter, tools=(), back=True)
        bottom = BottomBar(self.hints, [Button("close", "Back", "primary")])
        return Frame(Fit(body, margin=16, edge=14), top, bottom, pad=(24, 0))

    def _capital(self, capital: Capital) -> Widget:
        sign: Widget = Icon("globe", 20)
        if capital.sign:
            sign = Roundel(capital.sign, capital.mine, 28)
        title = f"{capital.name} {capital.native}".strip()
        number = Text(str(len(capital.people)), SMALL, "ink3")
        head = Row([sign, Text(title, H3, grow=1), number], gap=11, align="middle")
        rows = [self._person(each) for each in capital.people]
        return Box(Column([head, Space(1), *rows], gap=9), pad=(18, 12))

    def _person(self, person: PersonView) -> Widget:
        # A pack may name somebody in letters that no font here has: then the Latin name is enough.
        drawable = not glyphs.missing(person.native)
        name = f"{person.name} {person.native}".strip() if drawable else person.name
        sign = person.sign if drawable else person.name[:1]
        words = Column([Text(name, STRONG), Text(person.office, SMALL, "ink2")], grow=1)
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
        """A claim, or back."""
        head, _, rest = id.partition(":")
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
