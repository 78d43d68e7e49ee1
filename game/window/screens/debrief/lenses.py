"""Rival explanations: a table of what each expected, where it fails, and the player's ranking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from game.views.lenses import LensCell, LensColumn, LensesView, LensRow, Verdict, lenses_view
from game.views.parts import Citation
from game.views.words import number
from game.window.flow import Column, Flow, Grid, Row
from game.window.layout import Rule, Space, Tone, Widget
from game.window.marks import Kind
from game.window.screen import Step
from game.window.screens.debrief.leaf import (
    RECORD,
    WIDE,
    Leaf,
    beside,
    empty,
    heading,
    sheet,
)  # fmt: skip
from game.window.screens.parts import paragraphs
from game.window.theme import (
    BODY,
    CAPTION,
    CAPTION_STRONG,
    H3,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Look,
)  # fmt: skip
from game.window.widgets import (
    Box,
    Hint,
    Icon,
    KeyBadge,
    Mark,
    PathSign,
    StandingBadge,
    Tag,
    Text,
    caps,
)  # fmt: skip

MOST, EASY = 8, 6
"""So many decisions stand beside each other, and up to so many with room to spare; with more, each
lens has a list of its own."""
NAME, FITS = 1.55, 0.78
"""Shares of the first and the last column, where a decision has 1."""
SIGNS: tuple[tuple[str, Kind, Tone], ...] = (
    ("you", "circle", "accent"), ("record", "diamond", "history"),
)  # fmt: skip


class Lenses(Leaf):
    """Up and down choose a lens, digits move one up in the ranking."""

    icon = "glasses"
    at = 0

    @cached_property
    def view(self) -> LensesView:
        """The lenses of the chapter."""
        return lenses_view(self.desk.session, self.desk.record, self.desk.seat)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Of readings and of what they miss."""
        return self.view.citations

    @property
    def order(self) -> list[LensRow]:
        """As ranked; those that were not stand last, as the chapter has them."""
        ranked = self.desk.journal.lenses
        places = {concept: at for at, concept in enumerate(ranked)}
        return sorted(self.view.rows, key=lambda row: places.get(row.concept, len(places)))

    def keys(self) -> tuple[Hint, ...]:
        """None where there is nothing to choose from."""
        last = len(self.view.rows)
        if last < 2:
            return ()
        ranks = tuple((str(i), f"rank:{i}") for i in range(1, min(9, last) + 1))
        return (
            Hint("↑ ↓", "lens", (("up", "lens-"), ("down", "lens+"))),
            Hint(f"1–{min(9, last)}", "rank", ranks),
        )

    def build(self, look: Look) -> Widget:
        """The table, the chosen lens in words, the ranking."""
        view = self.view
        if not view.rows:
            return sheet(heading(self.desk, "Rival explanations", look), empty(view.empty))
        many = number(len(view.rows)).capitalize()
        title = f"{many} rival explanations" if len(view.rows) > 1 else "One explanation"
        legend = [
            Row([PathSign(sign), Text(words, SMALL, "ink2")], 7, "middle")
            for (_, sign, _), words in zip(SIGNS, ("You", RECORD), strict=True)
        ]
        head = heading(self.desk, title, look, legend)
        table = look.metrics.em >= WIDE and len(view.columns) <= MOST
        above = self._table() if table else self._cards(look)
        below = beside(self._words(look), self._ranking(), look, (72, 28))
        note = Row([Icon("info", 16), Text(view.note, SMALL, "ink2", grow=1)], 10, "middle")
        return sheet(head, Column([above, below, note], gap=12))

    @property
    def _tight(self) -> bool:
        return len(self.view.columns) > EASY

    @property
    def _gap(self) -> float:
        return 8 if self._tight else 12

    # --- the table ------------------------------------------------------------------------

    def _table(self) -> Widget:
        titles: list[Widget] = [_at_foot([caps("A lens expects …", "ink3")], NAME)]
        titles += [_column(each) for each in self.view.columns]
        titles.append(_at_foot([Text("It fits", SMALL_STRONG),
                                Text("where it speaks", CAPTION, "ink2")], FITS))  # fmt: skip
        rows: list[Widget] = [Box(Row(titles, self._gap, "fill"), "", (14, 9), None, None)]
        for at, lens in enumerate(self.view.rows):
            if at not in (self.at, self.at + 1):
                rows.append(Rule())
            name = Column([Text(lens.name, H3), Text(lens.about, CAPTION, "ink2", most=2)], 1,
                          grow=NAME)  # fmt: skip
            cells = [_cell(cell, self._tight) for cell in lens.cells]
            rows.append(self._row(at, Row([name, *cells, _fits(lens)], self._gap, "middle")))
        return Box(Column(rows), pad=(2, 2))

    def _row(self, at: int, child: Widget) -> Box:
        chosen = at == self.at
        fill: Tone | None = "accent_soft" if chosen else None
        border: Tone | None = "accent" if chosen else None
        says = self.view.rows[at].name
        return Box(child, f"lens:{at}", (14, 11), fill, border, 0.8 if chosen else 0, 9,
                   role="row", says=says)  # fmt: skip

    def _cards(self, look: Look) -> Widget:
        """A lens below the other, each with what it expects."""
        columns = 3 if look.metrics.em >= WIDE else 2 if look.metrics.em >= 780 else 1
        cards: list[Widget] = []
        for at, lens in enumerate(self.view.rows):
            name = Column([Text(lens.name, H3), Text(lens.about, SMALL, "ink2")], 2, grow=1)
            fits = _fits(lens)
            fits.grow = 0
            expects = [
                _expects(column, cell)
                for column, cell in zip(self.view.columns, lens.cells, strict=True)
                if cell.expected
            ]
            card = self._row(at, Column([Row([name, fits], 16), Grid(expects, columns, 12)], 9))
            if at != self.at:
                card.fill, card.border = "surface", "line"
            cards.append(card)
        return Column(cards, gap=10)

    # --- below ----------------------------------------------------------------------------

    def _words(self, look: Look) -> Widget:
        lens = self.view.rows[self.at]
        ids = {each.number: each.claim for each in self.citations}
        tags = [Tag(ids[n], f"tag:{n}") for n in lens.cites if n in ids]
        badge = StandingBadge(lens.standing.basis)
        title = Row([Icon("glasses", 19), Text(lens.name, H3)], 10, "middle")
        head = Flow([title, badge, *tags], gap=10)
        parts = [
            Column([Text(words, SMALL_STRONG), *paragraphs(prose, BODY)], gap=2, grow=1)
            for words, prose in (
                ("What it explains", lens.reading),
                ("Where it fails", lens.misses),
            )
            if prose
        ]
        body: Widget = Row(parts, gap=24) if look.metrics.em >= 780 else Column(parts, gap=8)
        why = Text(lens.standing.because, CAPTION, "ink2")
        return Box(Column([head, body, *([why] if lens.standing.because else [])], 8), pad=(18, 14))

    def _ranking(self) -> Widget:
        ranked, rows = bool(self.desk.journal.lenses), self.order
        last = min(9, len(rows))
        note = f"1–{last} moves one up" if last > 1 else ""
        head = Flow([Text("Your ranking", SMALL_STRONG), Text(note, CAPTION, "ink3")], right=True)
        parts: list[Widget] = [head]
        if not ranked:
            parts.append(Text("Which convinces you most? Not ranked yet.", CAPTION, "ink2"))
        for at, lens in enumerate(rows, 1):
            first = ranked and at == 1
            up: list[Widget] = [Icon("chevron-up", 16, "ink3")] if at > 1 else []
            words = Text(lens.name, STRONG if first else BODY, grow=1)
            row = Row([KeyBadge(str(at), size=23), words, *up], 10, "middle")
            parts.append(Box(row, f"rank:{at}", (5, 3), None, None, role="row", says=lens.name))
        return Box(Column(parts, gap=4), pad=(14, 12))

    def act(self, id: str) -> Step | None:
        """Choose a lens, move one up."""
        kind, _, value = id.partition(":")
        if kind == "lens":
            self.at = int(value)
        elif id in ("lens+", "lens-"):
            self.at = (self.at + (1 if id[-1] == "+" else -1)) % len(self.view.rows)
        elif kind == "rank":
            order, at = [row.concept for row in self.order], int(value) - 1
            order.insert(max(0, at - 1), order.pop(at))
            self.desk.change(lenses=tuple(order))
        return None


# --- parts of the table ---------------------------------------------------------------------


def _at_foot(parts: Sequence[Widget], grow: float) -> Widget:
    return Column([Space(grow=1), *parts], grow=grow)


def _column(each: LensColumn) -> Widget:
    words: list[Widget] = [Text(each.date, SMALL_STRONG), Text(each.ask, CAPTION, "ink2", most=4)]
    if not each.yours:
        words.insert(0, Text(each.who, CAPTION, "history"))
    return _at_foot(words, 1)


def _expects(column: LensColumn, cell: LensCell) -> Widget:
    """What a lens expects at a decision, in full."""
    who = "" if column.yours else f" ({column.who})"
    ask = Text(f"{column.date}: {column.ask}{who}", CAPTION, "ink2")
    verdicts = [_verdict(sign, tone, getattr(cell, whose)) for whose, sign, tone in SIGNS]
    return Column([ask, Text(cell.label, SMALL_STRONG), Flow(verdicts, gap=16)], 1)


def _cell(cell: LensCell, tight: bool) -> Widget:
    if not cell.expected:
        return Text("silent", CAPTION if tight else SMALL, "ink3", grow=1)
    rows = [_verdict(sign, tone, getattr(cell, whose)) for whose, sign, tone in SIGNS]
    expected = Text(cell.expected, CAPTION_STRONG if tight else SMALL_STRONG, most=3)
    return Column([expected, *rows], gap=2, grow=1)


def _verdict(sign: Kind, tone: Tone, verdict: Verdict) -> Widget:
    """A mark says whose, a tick or a cross and a word what."""
    parts: list[Widget] = [Mark(sign, 10, tone)]
    ink: Tone = "ink3"
    if verdict in ("agrees", "differs"):
        ink = "good" if verdict == "agrees" else "bad"
        parts.append(Icon("check" if verdict == "agrees" else "x", 14, ink))
    return Row([*parts, Text(verdict, CAPTION, ink)], 5, "middle")


def _fits(lens: LensRow) -> Widget:
    rows: list[Widget] = []
    for sign, tone, met, of in (
        ("circle", "accent", lens.you_met, lens.you_of),
        ("diamond", "history", lens.record_met, lens.record_of),
    ):
        words = f"{met} of {of}" if of else "–"
        rows.append(Row([Mark(sign, 10, tone), Text(words, STRONG, tone)], 7, "middle"))  # type: ignore[arg-type]
    return Column(rows, gap=3, grow=FITS)
