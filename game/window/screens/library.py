"""All sources that were met, by kind, with what to mind; and where they disagree."""

from __future__ import annotations

import attrs

from game.scenario.pack import Scenario
from game.views.disagreements import Disagreement
from game.views.parts import Citation
from game.views.sources import SourceLine, SourcesView, title_of
from game.views.words import count
from game.window.entry import Entry
from game.window.flow import Column, Fit, Flex, Flow, Row
from game.window.layout import Sized, Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.accounts import KIND_ICONS
from game.window.screens.parts import ruled
from game.window.screens.sources import LATER, SourcesScreen
from game.window.theme import BODY, CAPTION, H1, H3, SMALL, SMALL_STRONG, STORY, STRONG, Look
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
    TextField,
    TopBar,
    caps,
)

KIND_KEY = Hint("K", "kind", (("k", "kind"),))
SEARCH_KEY = Hint("/", "search", (("/", "search"),))
SEARCH = 330
"""Width of the field, 1280ths of a window of text."""
TITLE = attrs.evolve(STORY, italic=True, size=16)
EMPTY = "Nothing that you have read so far cites a source."


@attrs.define
class Sources:
    """The page itself, alone or in the debrief: answers `kind`, `source` and `conflict`. A screen
    that gives it its field `search` finds by words, too.
    """

    view: SourcesView
    scenario: Scenario
    knows_the_end: bool
    kind: str = ""

    def page(self, over: str, look: Look, search: Entry | None = None) -> Widget:
        """Filters, rows, conflicts beside them."""
        words = search.words if search else ""
        head: Widget = Column([caps(over, "ink3"), Text(title_of(self.view), H1, most=2)])
        if search:
            field = Sized(TextField("search", search, "Search, key /"), ems=SEARCH)
            find = Row([Icon("search", 18), field], gap=10, align="middle")
            head = Flow([head, find], line_gap=8, right=True)
        shown = self.view.of(self.kind, words)
        rows = [self._row(each, look) for each in shown]
        if words:
            rows.insert(0, _found(len(shown), len(self.view.of(self.kind))))
        body: Widget = ruled(rows, 9) if rows else Text(EMPTY, BODY, "ink2")
        listed: Widget = Box(body, pad=(18, 12))
        aside = self._conflicts(words)
        parts: list[Widget] = [head, self._filters(words)]
        if look.metrics.em >= 1000 and aside:
            left = Fit(Column([listed]), "listed", edge=1, grow=64)
            side = Fit(Column(aside, gap=9), "conflicts", margin=3, edge=1, grow=36)
            parts.append(Flex(Row([left, side], gap=13, align="fill"), 300, grow=1))
        else:
            parts += [listed, *aside]
        return Column(parts, gap=11)

    def _filters(self, words: str) -> Widget:
        pills: list[Widget] = []
        for kind in ("", *(kind for kind, _ in self.view.kinds)):
            on, number = kind == self.kind, len(self.view.of(kind, words))
            name = Text(kind.capitalize() or "All", STRONG if on else BODY)
            row = Row([name, Text(str(number), SMALL, "ink3")], 7, "middle")
            box = Box(row, f"kind:{kind}", (13, 4), border="line_strong", says=kind or "All")
            if on:
                box.fill, box.border, box.thick = "accent_soft", "accent", 0.8
            pills.append(box)
        return Flow(pills, gap=8)

    def _row(self, line: SourceLine, look: Look) -> Widget:
        card = line.card
        at = self.view.lines.index(line)
        sign = KeyBadge(icon=KIND_ICONS.get(card.kind, "newspaper"), size=34)
        about = f"{card.kind.capitalize()} · {card.issued}".strip(" ·")
        facts = Text(about, CAPTION, "ink3", most=1)
        met = Text(f"{count(len(line.claims), 'claim')} met", CAPTION, "ink3", most=1)
        name = Text(card.by or card.title, STRONG, most=1)
        if look.metrics.em >= 780:
            head: Widget = Row([name, facts, Space(grow=1), met], gap=10, align="middle")
        else:
            head = Column([name, Flow([facts, met])])
        parts = [head]
        if card.later and not self.knows_the_end:
            clock = [Icon("clock", 15, "ink3"), Text(LATER, SMALL, "ink3", grow=1)]
            parts.append(Row(clock, gap=8, align="middle"))
        else:
            parts.append(Text(card.title, TITLE, "ink2", most=2))
            parts += [Text(card.caution, SMALL, "ink2")] * bool(card.caution)
        row = Row([sign, Column(parts, gap=1, grow=1)], gap=14, align="middle")
        return Box(row, f"source:{at}", (6, 3), None, None, role="row", says=card.title)

    def _conflicts(self, words: str) -> list[Widget]:
        if not self.view.conflicts:
            return []
        head = Row([Icon("git-compare", 18), Text("Where they disagree", H3)], 10, "middle")
        found = [self._conflict(each) for each in self.view.disputes(words)]
        return [head, *(found or [Text("None of these words.", SMALL, "ink2")])]

    def _conflict(self, each: Disagreement) -> Widget:
        versions = count(len(each.accounts), "version")
        top = Row([Tag(each.id), Space(grow=1), Text(versions, CAPTION, "ink3")], align="middle")
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
        self.entries["search"] = Entry(most=60)
        self.hints = (
            Hint("Tab", "source"), Hint("Enter", "open"), SEARCH_KEY, KIND_KEY,
            Hint("PgDn", "scroll"), Hint("Esc", "back"),
        )  # fmt: skip

    def build(self, look: Look) -> Widget:
        """The page between its bars."""
        scenario = self.sources.scenario
        top = TopBar("Sources", scenario.chapter.title, tools=(), back=True)
        over = f"{scenario.pack.title} · {scenario.chapter.title}"
        page = self.sources.page(over, look, self.entries["search"])
        bottom = BottomBar(self.hints, [Button("close", "Back", "primary")])
        return Frame(Fit(page, "sources", margin=16, edge=14), top, bottom, pad=(24, 0))

    def act(self, id: str) -> Step | None:
        """A kind, a source, a conflict, the search, or back."""
        if id == "close" and self.writing:
            self._to_first()
            return None
        if id in ("close", "home"):
            return Step(close=True)
        if id == "search":
            self.focused, self.ring = "search", False
        step = self.sources.answer(id)
        self.refresh()
        return step

    def _to_first(self) -> None:
        """Enter in the field: to the first source that was found."""
        found = self.sources.view.of(self.sources.kind, self.entries["search"].words)
        if found:
            self.focused = f"source:{self.sources.view.lines.index(found[0])}"
            self.ring = True

    def changed(self, id: str) -> None:
        """What is found is read from its top."""
        self.scroller.jump("listed", 0.0)
        self.scroller.jump("conflicts", 0.0)

    def leave(self) -> None:
        """Esc in the field: out of it, and everything is shown again."""
        super().leave()
        self.entries["search"] = Entry(most=60)
        self.refresh()

    def back(self) -> Step | None:
        """Esc: everything is shown again; if it is already, back."""
        if self.entries["search"].words:
            self.leave()
            return None
        return super().back()


def _found(number: int, of: int) -> Widget:
    words = f"{number} of {of} found" if number else "Nothing is found: Esc shows everything again."
    return Text(words, SMALL_STRONG, "ink2")
