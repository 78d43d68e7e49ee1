"""All sources that were met, by kind, with what to mind; and where they disagree."""

from __future__ import annotations

import attrs

from game.scenario.pack import Scenario
from game.views.parts import Citation
from game.views.sources import Disagreement, SourceLine, SourcesView, title_of
from game.views.words import count
from game.window.flow import Column, Fit, Flow, Row
from game.window.layout import Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.parts import ruled
from game.window.screens.sources import KIND_ICONS, SourcesScreen
from game.window.theme import BODY, CAPTION, H1, H3, SMALL, STORY, STRONG, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    KeyBadge,
    Tag,
    Text,
    TopBar,
    caps,
)

KIND_KEY = Hint("K", "kind", (("k", "kind"),))


@attrs.define
class Sources:
    """The page itself, alone or in the debrief: answers `kind`, `source` and `conflict`."""

    view: SourcesView
    scenario: Scenario
    knows_the_end: bool
    kind: str = ""

    def page(self, over: str, look: Look) -> Widget:
        """Filters, rows, conflicts beside them."""
        head = Column([caps(over, "ink3"), Text(title_of(self.view), H1, most=2)])
        rows = [self._row(line, at, look) for at, line in self._lines()]
        empty = "Nothing that you have read so far cites a source."
        body: Widget = ruled(rows, 9) if rows else Text(empty, BODY, "ink2")
        listed: Widget = Box(body, pad=(18, 12), grow=64)
        aside = self._conflicts()
        parts: list[Widget] = [head, self._filters()]
        if look.metrics.em >= 1000 and aside:
            side = Column(aside, gap=9, grow=36)
            parts.append(Row([Column([listed], grow=64), side], gap=16))
        else:
            parts += [listed, *aside]
        return Column(parts, gap=11)

    def _lines(self) -> list[tuple[int, SourceLine]]:
        every = enumerate(self.view.lines)
        return [(at, each) for at, each in every if self.kind in ("", each.card.kind)]

    def _filters(self) -> Widget:
        pills: list[Widget] = []
        for kind, number in (("", len(self.view.lines)), *self.view.kinds):
            on = kind == self.kind
            words = Text(kind.capitalize() or "All", STRONG if on else BODY)
            row = Row([words, Text(str(number), SMALL, "ink3")], 7, "middle")
            box = Box(row, f"kind:{kind}", (13, 4), border="line_strong", says=kind or "All")
            if on:
                box.fill, box.border, box.thick = "accent_soft", "accent", 0.8
            pills.append(box)
        return Flow(pills, gap=8)

    def _row(self, line: SourceLine, at: int, look: Look) -> Widget:
        card = line.card
        sign = KeyBadge(icon=KIND_ICONS.get(card.kind, "newspaper"), size=34)
        facts = Text(f"{card.kind.capitalize()} · {card.date}".strip(" ·"), CAPTION, "ink3", most=1)
        met = Text(f"{count(len(line.claims), 'claim')} met", CAPTION, "ink3", most=1)
        name = Text(card.publisher or card.title, STRONG, most=1)
        if look.metrics.em >= 780:
            head: Widget = Row([name, facts, Space(grow=1), met], gap=10, align="middle")
        else:
            head = Column([name, Flow([facts, met])])
        parts = [head, Text(card.title, attrs.evolve(STORY, italic=True, size=16), "ink2", most=2)]
        if card.caution:
            parts.append(Text(card.caution, SMALL, "ink2"))
        row = Row([sign, Column(parts, gap=1, grow=1)], gap=14, align="middle")
        return Box(row, f"source:{at}", (6, 3), None, None, role="row", says=card.title)

    def _conflicts(self) -> list[Widget]:
        if not self.view.conflicts:
            return []
        head = Row([Icon("git-compare", 18), Text("Where they disagree", H3)], 10, "middle")
        return [head, *(self._conflict(each) for each in self.view.conflicts)]

    def _conflict(self, each: Disagreement) -> Widget:
        top = Row(
            [Tag(each.id), Space(grow=1), Text(count(each.versions, "version"), CAPTION, "ink3")],
            align="middle",
        )
        words = [top, Text(each.topic, H3)]
        if each.kind:
            words.append(Text(each.kind[:1].upper() + each.kind[1:] + ".", SMALL, "ink2"))
        return Box(Column(words, gap=4), f"conflict:{each.id}", (14, 9), shadow=True,
                   says=each.topic)  # fmt: skip

    def next_kind(self) -> None:
        """All, then one kind after the other."""
        kinds = ["", *(kind for kind, _ in self.view.kinds)]
        self.kind = kinds[(kinds.index(self.kind) + 1) % len(kinds)]

    def answer(self, id: str) -> Step | None:
        """Show a kind; open the drawer on the claims of a source or of a conflict."""
        head, _, value = id.partition(":")
        if id == "kind":
            self.next_kind()
        elif head == "kind":
            self.kind = value
        elif head == "source":
            numbers = self.view.lines[int(value)].claims
            return self._drawer([c for c in self.view.citations if c.number in numbers])
        elif head == "conflict":
            return self._drawer([c for c in self.view.citations if value in c.conflicts])
        return None

    def _drawer(self, cited: list[Citation]) -> Step:
        library = self.scenario.library
        drawer = SourcesScreen(tuple(cited), 0, library, self.knows_the_end, used=self.view.used)
        return Step(open=drawer)


class LibraryScreen(Screen):
    """All sources, over any page of a run."""

    primary = "close"

    def __init__(self, view: SourcesView, scenario: Scenario, knows_the_end: bool) -> None:
        super().__init__()
        self.sources = Sources(view, scenario, knows_the_end)
        self.hints = (
            Hint("Tab", "source"), Hint("Enter", "open"), KIND_KEY, Hint("PgDn", "scroll"),
            Hint("Esc", "back"),
        )  # fmt: skip

    def build(self, look: Look) -> Widget:
        """The page between its bars."""
        scenario = self.sources.scenario
        top = TopBar("Sources", scenario.chapter.title, tools=(), back=True)
        page = self.sources.page(f"{scenario.pack.title} · {scenario.chapter.title}", look)
        bottom = BottomBar(self.hints, [Button("close", "Back", "primary")])
        return Frame(Fit(page, "sources", margin=16, edge=14), top, bottom, pad=(24, 0))

    def act(self, id: str) -> Step | None:
        """A kind, a source, a conflict, or back."""
        if id in ("close", "home"):
            return Step(close=True)
        step = self.sources.answer(id)
        self.refresh()
        return step
