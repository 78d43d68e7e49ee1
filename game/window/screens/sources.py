"""The source drawer: one claim, who says so, and where accounts of it differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.scenario.pack import Conflict, Library
from game.views.parts import Citation, SourceCard
from game.views.prose import plain
from game.views.words import count
from game.window.flow import Column, Flow, Grid, Row
from game.window.layout import Space, Widget
from game.window.screen import Screen, Step
from game.window.theme import (
    BODY,
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
    KeyCap,
    Part,
    Pill,
    SideSheet,
    StandingBadge,
    Tag,
    Text,
    caps,
)

STATEMENT = Type(19, serif=True, leading=1.45)
KIND_ICONS = {
    "news": "newspaper",
    "official": "landmark",
    "poll": "chart-column",
    "opinion": "message-square",
    "academic": "graduation-cap",
    "encyclopedia": "book-open",
}


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
        self.knows_the_end = knows_the_end
        self.note = ""
        self.hints = (
            Hint("← →", "next claim", (("left", "earlier"), ("right", "later"))),
            Hint("C", "copy address", (("c", "copy"),)),
            *((Hint("A", "all sources", (("a", "all"),)),) if more else ()),
            Hint("Esc", "close"),
        )

    @property
    def citation(self) -> Citation:
        """The claim that is shown."""
        return self.citations[self.at]

    @property
    def veiled(self) -> bool:
        """Whether the drawer asks before it shows a claim that knows how things ended."""
        known = self.knows_the_end or self.citation.claim in self.unveiled
        return self.citation.later and not known

    def build(self, look: Look) -> Widget:
        """Header with arrows, the claim, its sources, conflicts; or the question first."""
        head = Row(
            [
                Text(f"Claim {self.at + 1} of {len(self.citations)}", STRONG, grow=1),
                Button("earlier", kind="quiet", icon="chevron-left", says="Earlier claim"),
                Button("later", kind="quiet", icon="chevron-right", says="Next claim"),
                Button("close", kind="quiet", icon="x", says="Close"),
            ],
            gap=6,
            align="middle",
        )
        body = self._veil() if self.veiled else self._claim(look)
        return SideSheet(head, body, self._foot(look))

    def _foot(self, look: Look) -> Widget:
        hints: list[Widget] = []
        if look.metrics.em >= 1000:
            for hint in self.hints:
                hints += [KeyCap(hint.key), Text(hint.words, SMALL, "ink2"), Space(6)]
        note = Text(self.note, SMALL, "ink2", most=1, grow=1)
        buttons = [Button("copy", "Copy address", icon="copy")] if self._address() else []
        if self.more:
            buttons.append(Button("all", "All sources", icon="library"))
        return Row([*hints, note, *buttons], gap=8, align="middle")

    def _veil(self) -> Widget:
        words = (
            "This was written after the day on which you decide: it knows how things ended. "
            "It says where the sentence comes from; reading it now may tell you more than the "
            "government knew."
        )
        show = Button("show", "Show it anyway", "secondary", icon="eye")
        head = Row([Icon("clock", 20, "ink2"), Text(self.citation.title, H3, grow=1)], 10, "middle")
        return Column([head, Text(words, READ), Row([show])], gap=12)

    def _claim(self, look: Look) -> Widget:
        claim = self.citation
        marks: list[Widget] = [StandingBadge("documented"), Tag(claim.claim)]
        marks.append(Text(claim.date, SMALL, "ink2"))
        used = self.used.get(claim.claim, "")
        if used:
            marks.append(Text(used, CAPTION, "ink3"))
        parts: list[Widget] = [Flow(marks, right=bool(used)), Text(claim.statement, STATEMENT)]
        parts.append(caps(f"{count(len(claim.sources), 'source')} {_say(len(claim.sources))} so"))
        if claim.locator:
            search = Pill((Part(claim.locator, tone="ink", bold=True),), "sunken", size=13)
            parts.append(Flow([Text("to find it, search for", SMALL, "ink3"), search]))
        columns = 2 if look.metrics.em >= 780 and len(claim.sources) > 1 else 1
        parts.append(Grid([_source(each) for each in claim.sources], columns, gap=14))
        if claim.note:
            note = Row([Icon("info", 16), Text(claim.note, SMALL, "ink2", grow=1)], gap=10)
            parts.append(note)
        parts += [
            conflict_card(name, self.library.conflicts[name], look, self.library)
            for name in claim.conflicts
        ]
        return Column(parts, gap=9)

    def _address(self) -> str:
        if self.veiled:
            return ""
        return next((each.url for each in self.citation.sources if each.url), "")

    def act(self, id: str) -> Step | None:
        """Leaf, show, copy, close."""
        if id in ("earlier", "later"):
            self.at = (self.at + (1 if id == "later" else -1)) % len(self.citations)
            self.note = ""
            self.scroller.jump("sheet", 0.0)
        elif id == "all" and self.more:
            return Step(swap=self.more())
        elif id == "show":
            self.unveiled.add(self.citation.claim)
        elif id == "copy" and self._address():
            self.stage.copy(self._address())
            self.note = "Address copied."
        else:
            return Step(close=True)
        self.refresh()
        return None


def _say(number: int) -> str:
    return "says" if number == 1 else "say"


def _source(card: SourceCard) -> Widget:
    sign = KeyBadge(icon=KIND_ICONS.get(card.kind, "newspaper"), size=34)
    head = Row(
        [
            Text(card.publisher or card.title, SMALL_STRONG, most=1, grow=1),
            Text(card.date, CAPTION, "ink3", most=1),
        ],
        gap=8,
        align="middle",
    )
    parts: list[Widget] = [head, Text(card.title, STORY, "ink2", most=2)]
    kind = Pill((Part(card.kind.capitalize(), bold=True),), "sunken")
    parts.append(Row([kind, Text(card.caution, CAPTION, "ink2", grow=1)], gap=8))
    return Row([sign, Column(parts, gap=2, grow=1)], gap=12)


def conflict_card(name: str, conflict: Conflict, look: Look, library: Library) -> Widget:
    """Versions side by side, what can be concluded, and something to try."""
    head = Row(
        [Icon("git-compare", 18), Text("Accounts differ", H3), Tag(name, fill="surface")],
        gap=10,
        align="middle",
    )
    columns = 2 if look.metrics.em >= 780 else 1
    versions = []
    for letter, version in zip("ABCDEFGHIJ", conflict.versions, strict=False):
        publishers = dict.fromkeys(library.sources[each].publisher for each in version.sources)
        who = version.who or ", ".join(publishers)
        top = Row(
            [KeyBadge(letter, size=22, round=True), Text(who, SMALL_STRONG, grow=1)], 9, "middle"
        )
        words = [top, Text(plain(version.says), STORY)]
        versions.append(Box(Column(words, gap=5), pad=(13, 9), border="line_strong"))
    parts: list[Widget] = [head, Text(conflict.topic, BODY, "ink2"), Grid(versions, columns, 12)]
    lower = [_note("scale", "What can be concluded", plain(conflict.assessment))]
    if conflict.exercise:
        lower.append(_note("pencil", "Try it", plain(conflict.exercise)))
    parts.append(Grid(lower, columns, 16))
    return Box(Column(parts, gap=9), fill="bg", pad=(16, 13))


def _note(icon: str, title: str, words: str) -> Widget:
    text = Column([Text(title, SMALL_STRONG), Text(words, SMALL, "ink2")], grow=1)
    return Row([Icon(icon, 17), text], gap=11)
