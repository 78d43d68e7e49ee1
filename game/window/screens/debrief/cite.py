"""Choosing a claim to cite, out of all that were met."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.views.parts import Citation
from game.window.entry import Entry
from game.window.flow import Column, Row
from game.window.layout import Tone, Widget
from game.window.screen import Screen, Step
from game.window.theme import BODY, CAPTION, H2, SMALL, SMALL_STRONG, Look
from game.window.widgets import Box, Button, Hint, Icon, SideSheet, Tag, Text, TextField

MOST = 60
"""So many claims are listed at once; more words find fewer."""


class CiteScreen(Screen):
    """A side sheet: write to find, Enter takes the first, a click any."""

    over = True
    primary = "take"
    first = "search"

    def __init__(
        self, claims: Sequence[Citation], taken: Sequence[str], choose: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.claims, self.taken, self.choose = claims, {*taken}, choose
        self.entries["search"] = Entry(most=60)
        self.hints = (
            Hint("Enter", "take the first"), Hint("Tab", "go through them"), Hint("Esc", "back"),
        )  # fmt: skip

    @property
    def found(self) -> list[Citation]:
        """Claims in which every word stands, those taken already left out."""
        words = self.entries["search"].words.casefold().split()
        free = (each for each in self.claims if each.claim not in self.taken)
        return [each for each in free if all(word in _all_of(each) for word in words)]

    def build(self, look: Look) -> Widget:
        """A field over the claims that were met."""
        close = Button("close", kind="quiet", icon="x", says="Close")
        head = Row([Icon("quote", 19), Text("Cite a claim", H2, grow=1), close], 11, "middle")
        found = self.found
        rows: list[Widget] = [TextField("search", self.entries["search"], "Find by words or by id")]
        if not self.claims:
            rows.append(Text("You have met no claim that could be cited.", BODY, "ink2"))
        elif not found:
            rows.append(Text("Nothing is found with these words.", BODY, "ink2"))
        rows += [self._row(each, at == 0) for at, each in enumerate(found[:MOST])]
        if len(found) > MOST:
            rows.append(Text(f"And {len(found) - MOST} more: write another word.", SMALL, "ink2"))
        return SideSheet(head, Column(rows, gap=8), wide=640)

    def _row(self, each: Citation, first: bool) -> Widget:
        facts = " · ".join(filter(None, (each.date, each.publishers)))
        words = Column([Text(each.title, SMALL_STRONG), Text(each.statement, SMALL, "ink2", most=3),
                        Text(facts, CAPTION, "ink3", most=2)], gap=1, grow=1)  # fmt: skip
        border: Tone = "accent" if first else "line"
        return Box(Row([Tag(each.claim), words], 11), f"take:{each.claim}", (12, 8), border=border,
                   role="row", says=each.title)  # fmt: skip

    def act(self, id: str) -> Step | None:
        """Take a claim, or none."""
        kind, _, claim = id.partition(":")
        if kind == "take":
            claim = claim or next((each.claim for each in self.found), "")
            if not claim:
                return None
            self.choose(claim)
        return Step(close=True)

    def changed(self, id: str) -> None:
        """The list is read from its top."""
        self.scroller.jump("sheet", 0.0)


def _all_of(each: Citation) -> str:
    sources = " ".join(f"{card.publisher} {card.title}" for card in each.sources)
    return f"{each.claim} {each.title} {each.statement} {each.date} {sources}".casefold()
