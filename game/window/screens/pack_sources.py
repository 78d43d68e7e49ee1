"""All sources of a pack, from the title: by kind, by words, some at a time."""

from __future__ import annotations

from collections.abc import Sequence

from game.scenario.pack import Library
from game.views.disagreements import Disagreement
from game.views.sources import SourceLine, SourcesView
from game.views.words import count
from game.window.entry import Entry
from game.window.flow import Column, Fit, Flow, Grid, Row
from game.window.layout import Sized, Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.accounts import KIND_ICONS
from game.window.screens.sources import SourcesScreen
from game.window.theme import BODY, CAPTION, H1, SMALL, STRONG, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    KeyBadge,
    PlainBar,
    Tag,
    Text,
    TextField,
    caps,
)

STEP = 40
"""Rows that are shown at a time: a pack may have thousands of sources."""
DISPUTES = "disputes"
"""Stands among the kinds for the places where sources disagree."""


class PackSourcesScreen(Screen):
    """Nobody plays here, so nothing is held back: these sources know how the chapters ended."""

    primary = "close"

    def __init__(self, view: SourcesView, library: Library, title: str) -> None:
        super().__init__()
        self.view, self.library, self.title = view, library, title
        self.kind, self.most = "", STEP
        self.places = {line.card.id: at for at, line in enumerate(view.lines)}
        self.entries["search"] = Entry(most=60)
        self.hints = (
            Hint("/", "search", (("/", "search"),)),
            Hint("K", "kind", (("k", "kind"),)),
            Hint("Tab", "source"),
            Hint("Enter", "open"),
            Hint("PgDn", "scroll"),
            Hint("Esc", "back"),
        )

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.entries["search"].words

    def _found(self) -> Sequence[SourceLine | Disagreement]:
        if self.kind == DISPUTES:
            return self.view.disputes(self.words)
        return self.view.of(self.kind, self.words)

    def build(self, look: Look) -> Widget:
        """Title and search, kinds, rows."""
        claims = count(len(self.view.citations), "claim")
        head = Column(
            [
                caps(f"{self.title} · {claims}", "ink3"),
                Text(f"All {count(len(self.view.lines), 'source')}", H1, most=2),
            ]
        )
        field = Sized(TextField("search", self.entries["search"], "Search, key /"), ems=300)
        find = Row([Icon("search", 18), field], gap=10, align="middle")
        note = "They know how every chapter ended. In a play you meet them day by day."
        found: Sequence[SourceLine | Disagreement] = self._found()
        rows = [self._row(each) for each in found[: self.most]]
        columns = 2 if look.metrics.em >= 1000 else 1
        empty = Text("Nothing is found: Esc shows everything again.", BODY, "ink2")
        parts: list[Widget] = [
            Flow([head, find], line_gap=8, right=True),
            Row([Icon("clock", 16), Text(note, SMALL, "ink2", grow=1)], gap=9, align="middle"),
            self._kinds(),
            Grid(rows, columns, 10) if rows else empty,
        ]
        left = len(found) - self.most
        if left > 0:
            more = Button("more", f"Show {min(left, STEP)} more of {len(found)}", icon="arrow-down")
            parts.append(Row([Space(grow=1), more, Space(grow=1)]))
        bottom = BottomBar(self.hints, [Button("close", "Back", "primary")])
        body = Fit(Column(parts, gap=12), "sources", margin=16, edge=16)
        return Frame(body, PlainBar("Sources", self.title), bottom, pad=(24, 0))

    def _kinds(self) -> Widget:
        every = [("", "All", len(self.view.of("", self.words)))]
        every += [
            (kind, kind.capitalize(), len(self.view.of(kind, self.words)))
            for kind, _ in self.view.kinds
        ]
        if self.view.conflicts:
            every.append((DISPUTES, "Disagreements", len(self.view.disputes(self.words))))
        pills: list[Widget] = []
        for kind, name, number in every:
            on = kind == self.kind
            label = Row(
                [Text(name, STRONG if on else BODY), Text(str(number), SMALL, "ink3")], 7, "middle"
            )
            box = Box(label, f"kind:{kind}", (13, 4), border="line_strong", says=name)
            if on:
                box.fill, box.border, box.thick = "accent_soft", "accent", 0.8
            pills.append(box)
        return Flow(pills, gap=8)

    def _row(self, each: SourceLine | Disagreement) -> Widget:
        return self._source(each) if isinstance(each, SourceLine) else self._dispute(each)

    def _source(self, line: SourceLine) -> Widget:
        card = line.card
        facts = (card.by, card.issued, count(len(line.claims), "claim"))
        words: list[Widget] = [
            Text(card.title, STRONG, most=2),
            Text(" · ".join(filter(None, facts)), CAPTION, "ink2"),
        ]
        if card.caution:
            words.append(Text(card.caution, CAPTION, "ink3", most=2))
        sign = KeyBadge(icon=KIND_ICONS.get(card.kind, "newspaper"), size=30)
        row = Row([sign, Column(words, gap=1, grow=1)], gap=12)
        id = f"source:{self.places[card.id]}" if line.claims else ""
        return Box(row, id, (13, 9), role="row", says=card.title)

    def _dispute(self, each: Disagreement) -> Widget:
        versions = Text(count(len(each.accounts), "version"), CAPTION, "ink3")
        head = Row([Tag(each.id), Space(grow=1), versions], align="middle")
        cited = any(each.id in citation.conflicts for citation in self.view.citations)
        id = f"conflict:{each.id}" if cited else ""
        words = Column([head, Text(each.topic, STRONG)], gap=3)
        return Box(words, id, (13, 9), role="row", says=each.topic)

    def act(self, id: str) -> Step | None:
        """A kind, more rows, a source or a disagreement, the search, or back."""
        kind, _, value = id.partition(":")
        if id in ("close", "home"):
            return Step(close=True)
        if id == "search":
            self.focused, self.ring = "search", False
        elif id == "more":
            self.most += STEP
        elif id == "kind":
            kinds = ["", *(each for each, _ in self.view.kinds), DISPUTES]
            self._show(kinds[(kinds.index(self.kind) + 1) % len(kinds)])
        elif kind == "kind":
            self._show(value)
        elif kind in ("source", "conflict"):
            return self._drawer(kind, value)
        self.refresh()
        return None

    def _show(self, kind: str) -> None:
        self.kind, self.most = kind, STEP
        self.scroller.jump("sources", 0.0)

    def _drawer(self, kind: str, value: str) -> Step:
        numbers = self.view.lines[int(value)].claims if kind == "source" else ()
        cited = tuple(
            each
            for each in self.view.citations
            if each.number in numbers or (kind == "conflict" and value in each.conflicts)
        )
        return Step(open=SourcesScreen(cited, 0, self.library, knows_the_end=True))

    def changed(self, id: str) -> None:
        """What is found is read from its top."""
        self._show(self.kind)

    def leave(self) -> None:
        """Esc in the field: out of it, and everything is shown again."""
        super().leave()
        self.entries["search"] = Entry(most=60)
        self.refresh()

    def back(self) -> Step | None:
        """Esc: everything is shown again; if it is already, back."""
        if self.words:
            self.leave()
            return None
        return super().back()
