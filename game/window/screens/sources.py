"""The source drawer: one claim, who says so, and where accounts of it differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from game.scenario.pack import Library
from game.views.disagreements import Disagreement, disagreement
from game.views.parts import Citation, SourceCard
from game.views.words import count
from game.window.flow import Column, Flow, Grid, Row
from game.window.layout import Widget
from game.window.screen import Screen, Step
from game.window.screens.accounts import KIND_ICONS, accounts
from game.window.screens.parts import KeyLine
from game.window.theme import (
    CAPTION,
    H3,
    READ,
    SMALL,
    SMALL_STRONG,
    STORY,
    STRONG,
    Look,
    Type,
)
from game.window.widgets import (
    Box,
    Button,
    Hint,
    Icon,
    KeyBadge,
    Part,
    Pill,
    SideSheet,
    StandingBadge,
    Tag,
    Text,
    caps,
)

STATEMENT = Type(19, serif=True, leading=1.45)
TITLE = attrs.evolve(STORY, size=16)
LATER = "written after the day: it knows how it ended"
ASKED_FIRST = (
    "This was written after the day on which you decide: it knows how things ended. "
    "It says where the sentence comes from; reading it now may tell you more than the "
    "government knew."
)


class SourcesScreen(Screen):
    """A side sheet over any screen; arrows leaf through the claims of the page below."""

    over = True
    primary = "close"

    def __init__(
        self,
        citations: tuple[Citation, ...],
        at: int,
        library: Library,
        knows_the_end: bool,
        more: Callable[[], Screen] | None = None,
        used: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.citations, self.at, self.library = citations, at, library
        self.more, self.used = more, used or {}
        self.unveiled: set[str] = set()
        self.concluded: set[str] = set()
        self.knows_the_end = knows_the_end
        self.note = ""
        self._turn_to(at)

    @property
    def citation(self) -> Citation:
        """The claim that is shown."""
        return self.citations[self.at]

    @property
    def open(self) -> bool:
        """Whether what was written after the day is shown."""
        return self.knows_the_end or self.citation.claim in self.unveiled

    @property
    def veiled(self) -> bool:
        """Whether the drawer asks before it shows a claim that knows how things ended."""
        return self.citation.later and not self.open

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where accounts of the claim differ."""
        cited = self.citation
        return tuple(disagreement(self.library, id, cited.day) for id in cited.conflicts)

    def _turn_to(self, at: int) -> None:
        self.at, self.note = at % len(self.citations), ""
        self.scroller.jump("sheet", 0.0)
        several = len(self.citations) > 1
        leaf = Hint("← →", "next claim", (("left", "earlier"), ("right", "later")))
        conclude = Hint("W", "what can be concluded", (("w", "conclude"),))
        self.hints = (
            *([leaf] * several),
            Hint("C", "copy address", (("c", "copy"),)),
            *([conclude] * bool(self.citation.conflicts)),
            Hint("Esc", "close"),
            *([Hint("A", "all sources", (("a", "all"),))] * bool(self.more)),
        )

    def build(self, look: Look) -> Widget:
        """Header with arrows, the claim, its sources, conflicts; or the question first."""
        number = len(self.citations)
        leaf = [
            Button("earlier", kind="quiet", icon="chevron-left", says="Earlier claim"),
            Button("later", kind="quiet", icon="chevron-right", says="Next claim"),
        ]
        title = Text(f"Claim {self.at + 1} of {number}" if number > 1 else "Claim", STRONG, grow=1)
        close = Button("close", kind="quiet", icon="x", says="Close")
        head = Row([title, *(leaf if number > 1 else ()), close], gap=6, align="middle")
        body = self._veil() if self.veiled else self._claim(look)
        return SideSheet(head, body, self._foot())

    def _foot(self) -> Widget:
        buttons = [Button("copy", "Copy address", icon="copy")] if self._address() else []
        if self.more:
            buttons.append(Button("all", "All sources", icon="library"))
        if self.note:
            words = Text(self.note, SMALL, "ink2", most=2, grow=1)
            return Row([Icon("info", 16), words, *buttons], gap=10, align="middle")
        return Row([KeyLine(self.hints, grow=1), *buttons], gap=10, align="middle")

    # --- the claim ------------------------------------------------------------------------

    def _veil(self) -> Widget:
        show = Button("show", "Show it anyway", "secondary", icon="eye")
        head = Row([Icon("clock", 20, "ink2"), Text(self.citation.title, H3, grow=1)], 10, "middle")
        return Column([head, Text(ASKED_FIRST, READ), Row([show])], gap=12)

    def _claim(self, look: Look) -> Widget:
        claim = self.citation
        marks: list[Widget] = [StandingBadge("documented"), Tag(claim.claim)]
        marks.append(Text(claim.date, SMALL, "ink2"))
        used = self.used.get(claim.claim, "")
        if used:
            marks.append(Text(used, CAPTION, "ink3"))
        parts: list[Widget] = [Flow(marks, right=bool(used)), Text(claim.statement, STATEMENT)]
        parts.append(self._found_by(claim))
        columns = 2 if look.metrics.em >= 780 and len(claim.sources) > 1 else 1
        cards = [self._source(at, card) for at, card in enumerate(claim.sources)]
        parts.append(Grid(cards, columns, gap=14))
        hidden = any(card.later for card in claim.sources) and not self.open
        if claim.note and not hidden:
            note = Row([Icon("info", 16), Text(claim.note, SMALL, "ink2", grow=1)], gap=10)
            parts.append(note)
        for each in self.disagreements:
            if each.later and not self.open:
                hidden = True
            else:
                parts.append(accounts(each, each.id in self.concluded, look))
        if hidden:
            parts.append(self._rest_veiled())
        return Column(parts, gap=10)

    def _found_by(self, claim: Citation) -> Widget:
        """How many sources there are, and a phrase that finds the place in one of them."""
        said = count(len(claim.sources), "source")
        head = caps(f"{said} {'says' if len(claim.sources) == 1 else 'say'} so")
        if not claim.locator:
            return head
        where = f"in {claim.locator_in}, " if len(claim.sources) > 1 and claim.locator_in else ""
        search = Pill((Part(claim.locator, tone="ink", bold=True),), "sunken", size=13)
        way = Flow([Text(f"to find it {where}search for", SMALL, "ink3"), search])
        return Flow([head, way], gap=14, right=True)

    def _source(self, at: int, card: SourceCard) -> Widget:
        veiled = card.later and not self.open
        sign = KeyBadge(icon=KIND_ICONS.get(card.kind, "newspaper"), size=34)
        clock = [Icon("clock", 14, "ink3")] * card.later
        date = Row([*clock, Text(card.issued, CAPTION, "ink3", grow=1)], gap=6, align="middle")
        name = Text(card.by or card.title, SMALL_STRONG, most=2)
        head = Flow([name, date], line_gap=1, right=True)
        kind = Pill((Part(card.kind.capitalize(), bold=True),), "sunken")
        if veiled:
            line = Row([kind, Text(LATER, CAPTION, "ink2", grow=1)], gap=8)
            parts: list[Widget] = [head, line]
        else:
            line = Row([kind, Text(card.caution, CAPTION, "ink2", grow=1)], gap=8)
            parts = [head, Text(card.title, TITLE, "ink2", most=3), line]
            if card.url:
                link = Text(_short(card.url), CAPTION, "ink3", most=1, grow=1)
                parts.append(Row([Icon("link", 13, "ink3"), link], gap=6, align="middle"))
        row = Row([sign, Column(parts, gap=3, grow=1)], gap=12)
        if veiled or not card.url:
            return row
        says = f"{card.by}: copy the address"
        return Box(row, f"address:{at}", (0, 0), None, None, role="row", says=says)

    def _rest_veiled(self) -> Widget:
        words = Text(f"The rest was {LATER}.", SMALL, "ink2", grow=1)
        show = Button("show", "Show it anyway", "secondary", icon="eye", small=True)
        return Box(Row([Icon("clock", 17), words, show], 11, "middle"), fill="bg", pad=(16, 10))

    # --- acting ---------------------------------------------------------------------------

    def _address(self) -> str:
        """The first address that may be seen."""
        shown = (each for each in self.citation.sources if self.open or not each.later)
        return next((each.url for each in shown if each.url), "")

    def _copy(self, address: str) -> None:
        copied = self.stage.copy(address)
        self.note = f"Copied: {address}" if copied else f"Nothing can be copied here: {address}"

    def act(self, id: str) -> Step | None:
        """Leaf, show, conclude, copy, close."""
        kind, _, value = id.partition(":")
        if kind in ("earlier", "later"):
            self._turn_to(self.at + (1 if kind == "later" else -1))
        elif kind == "all" and self.more:
            return Step(swap=self.more())
        elif kind == "show":
            self.unveiled.add(self.citation.claim)
        elif kind == "conclude":
            asked = {value} if value else {*self.citation.conflicts}
            told = asked <= self.concluded
            self.concluded = self.concluded - asked if told else self.concluded | asked
        elif kind == "address":
            self._copy(self.citation.sources[int(value)].url)
        elif kind == "copy":
            if self._address():
                self._copy(self._address())
        else:
            return Step(close=True)
        self.refresh()
        return None


def _short(address: str) -> str:
    """An address as it is read: without what every one of them begins with."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
