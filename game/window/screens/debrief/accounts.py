"""Where accounts differ: one card at a time, its exercise, and what can be concluded after it."""

from __future__ import annotations

from functools import cached_property

from game.play.journal import MAX_NOTE, conflict_key
from game.views.disagreements import Account, Disagreement, disagreement
from game.views.words import count
from game.window.flow import Column, Flow, Grid, Row
from game.window.layout import Rule, Space, Tone, Widget
from game.window.screen import Step
from game.window.screens.debrief.cite import CiteScreen
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import Leaf, apart, empty, heading, sheet
from game.window.screens.parts import paragraphs
from game.window.theme import (
    BODY,
    CAPTION,
    H2,
    SMALL,
    SMALL_STRONG,
    STORY,
    Look,
)  # fmt: skip
from game.window.widgets import (
    Box,
    Button,
    Hint,
    Icon,
    KeyBadge,
    Part,
    Pill,
    Tag,
    Text,
)  # fmt: skip
from game.window.widgets.editor import Editor


class Accounts(Leaf):
    """Up and down choose a card, W shows what can be concluded."""

    icon = "git-compare"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.at = 0
        self.concluded: set[str] = set()

    @cached_property
    def cards(self) -> tuple[Disagreement, ...]:
        """The chapter's cards, in its order."""
        ids = self.desk.session.game.scenario.chapter.debrief.conflicts
        return tuple(disagreement(self.desk.library, id) for id in ids)

    @property
    def here(self) -> Disagreement:
        """The card at hand."""
        return self.cards[self.at]

    @property
    def field(self) -> str:
        """The id of the field for its exercise."""
        return f"note:{conflict_key(self.here.id)}"

    def keys(self) -> tuple[Hint, ...]:
        """From card to card; what can be concluded; cite."""
        if not self.cards:
            return ()
        several = (Hint("↑ ↓", "card", (("up", "card-"), ("down", "card+"))),)
        return (
            *(several if len(self.cards) > 1 else ()),
            Hint("W", "what can be concluded", (("w", "conclude"),)),
            Hint("N", "write", (("n", "write"),)),
            Hint("Ctrl K", "cite", hidden=True),
        )

    def shortcut(self, name: str) -> str:
        """With Ctrl."""
        return {"up": "card-", "down": "card+", "k": "cite-here"}.get(name, "")

    def fields(self) -> dict[str, tuple[str, int]]:
        """One for each exercise."""
        notes = self.desk.journal.notes
        keys = [conflict_key(each.id) for each in self.cards if each.exercise]
        return {f"note:{key}": (notes.get(key, ""), MAX_NOTE) for key in keys}

    def build(self, look: Look) -> Widget:
        """The cards at the left, the one at hand beside them."""
        head = heading(self.desk, "Where accounts differ", look)
        if not self.cards:
            return sheet(head, empty("No accounts that differ are listed for this chapter."))
        card = self._card(look)
        if len(self.cards) == 1:
            return sheet(head, card)
        return sheet(head, apart(self._list(), card, look, (29, 71)))

    def _list(self) -> Widget:
        rows: list[Widget] = []
        notes = self.desk.journal.notes
        for at, each in enumerate(self.cards):
            here = at == self.at
            wrote = bool(notes.get(conflict_key(each.id)))
            versions = count(len(each.accounts), "version")
            top = Row([Tag(each.id), Space(grow=1),
                       Text("you wrote on this" if wrote else versions, CAPTION, "ink3")],
                      align="middle")  # fmt: skip
            words = Text(each.topic, SMALL_STRONG if here else SMALL, "ink" if here else "ink2")
            fill: Tone | None = "accent_soft" if here else None
            rows.append(Box(Column([top, words], gap=3), f"card:{at}", (10, 8), fill, None,
                            radius=8, role="row", says=each.topic))  # fmt: skip
        return Box(Column(rows, gap=4), pad=(8, 9))

    def _card(self, look: Look) -> Widget:
        each = self.here
        columns = 2 if look.metrics.em >= 780 else 1
        kind = [Pill((Part(each.kind),), "sunken")] if each.kind else []
        head = Flow([Tag(each.id), *kind], gap=10)
        parts: list[Widget] = [head, Text(each.topic, H2)]
        parts.append(Grid([_account(account) for account in each.accounts], columns, 12))
        parts += self._exercise() if each.exercise else []
        parts += self._conclusion()
        return Box(Column(parts, gap=10), pad=(18, 15))

    def _exercise(self) -> list[Widget]:
        field = self.field
        editor = Editor(field, self.screen.draft(field), self.screen.papers[field],
                        "Weigh it in a few lines.", 3, grow=1)  # fmt: skip
        cite = Button("cite-here", "Cite a claim", icon="quote", small=True)
        head = Flow([Row([Icon("pencil", 16), Text("Try it", SMALL_STRONG)], 9, "middle"), cite],
                    right=True)  # fmt: skip
        return [Rule(), head, Text(self.here.exercise, BODY), editor]

    def _conclusion(self) -> list[Widget]:
        each = self.here
        if each.id not in self.concluded:
            ask = Button("conclude", "What can be concluded", icon="eye", small=True)
            return [Flow([ask, Text("first weigh it yourself", CAPTION, "ink3")], gap=12)]
        title = Row([Icon("scale", 16), Text("What can be concluded", SMALL_STRONG)], 9, "middle")
        body = Column([title, Text(each.assessment, BODY)], gap=4)
        return [Box(body, fill="bg", pad=(14, 10))]

    def act(self, id: str) -> Step | None:
        """Another card, its conclusion, a claim to cite."""
        kind, _, value = id.partition(":")
        if kind == "card":
            self.at = int(value)
        elif id in ("card+", "card-"):
            writes = self.screen.writing
            self.at = (self.at + (1 if id[-1] == "+" else -1)) % len(self.cards)
            self.wanted = self.field if writes and self.here.exercise else ""
        elif id == "write" and self.cards and self.here.exercise:
            self.wanted = self.field
        elif id == "conclude" and self.cards:
            self.concluded ^= {self.here.id}
        elif id == "cite-here" and self.cards and self.here.exercise:
            return Step(open=CiteScreen(self.desk.met.citations, (), self._cite))
        return None

    def _cite(self, claim: str) -> None:
        self.screen.insert(self.field, f"[{claim}]")
        self.wanted = self.field

    def wrote(self, id: str, words: str) -> None:
        """Into the journal."""
        self.desk.note(id.removeprefix("note:"), words)


def _account(each: Account) -> Widget:
    head = Row([KeyBadge(each.letter, size=22, round=True), Text(each.who, SMALL_STRONG, grow=1)],
               9, "middle")  # fmt: skip
    parts: list[Widget] = [head, *paragraphs(each.says, STORY)]
    facts = " · ".join(filter(None, (", ".join(each.kinds), each.published)))
    if facts:
        parts.append(Text(facts, CAPTION, "ink3"))
    return Box(Column(parts, gap=4), pad=(13, 10), fill="bg")
