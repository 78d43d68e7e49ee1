"""The card of a conflict: accounts side by side, what can be concluded, and something to try."""

from __future__ import annotations

from game.views.disagreements import Account, Disagreement
from game.window.flow import Column, Flow, Grid, Row
from game.window.layout import Widget
from game.window.screens.parts import paragraphs
from game.window.theme import BODY, CAPTION, H3, SMALL, SMALL_STRONG, STORY, Look
from game.window.widgets import Box, Button, Icon, KeyBadge, Part, Pill, Tag, Text

KIND_ICONS = {
    "news": "newspaper",
    "official": "landmark",
    "poll": "chart-column",
    "opinion": "message-square",
    "academic": "graduation-cap",
    "encyclopedia": "book-open",
}
WEIGH = "Weigh the accounts first: who says so, of what kind, and how soon."


def accounts(each: Disagreement, concluded: bool, look: Look) -> Widget:
    """The card. Until the conclusion is asked for, its place has a button, `conclude:ID`."""
    parts: list[Widget] = [Icon("git-compare", 18), Text("Accounts differ", H3)]
    parts.append(Tag(each.id, fill="surface"))
    if each.kind:
        parts.append(Text(each.kind, CAPTION, "ink3"))
    columns = 2 if look.metrics.em >= 780 else 1
    versions = [_account(account) for account in each.accounts]
    head = Flow(parts, gap=10, right=bool(each.kind))
    lower = Grid(_below(each, concluded), columns, 16)
    body = Column([head, Text(each.topic, BODY), Grid(versions, columns, 12), lower], gap=9)
    return Box(body, fill="bg", pad=(16, 13))


def _account(each: Account) -> Widget:
    kinds = [
        Pill((Part(icon=KIND_ICONS.get(kind, "newspaper")), Part(kind.capitalize(), bold=True)))
        for kind in each.kinds
    ]
    who = Text(each.who, SMALL_STRONG, grow=1)
    name = Row([KeyBadge(each.letter, size=22, round=True), who], gap=9, align="middle")
    head = Flow([name, *kinds], right=len(kinds) == 1)
    words: list[Widget] = [head, *paragraphs(each.says, STORY)]
    if each.published:
        words.append(Text(each.published, CAPTION, "ink2"))
    return Box(Column(words, gap=5), pad=(13, 9), border="line_strong")


def _below(each: Disagreement, concluded: bool) -> list[Widget]:
    said: list[Widget] = [Text(each.assessment if concluded else WEIGH, SMALL, "ink2")]
    if not concluded:
        said.append(Row([Button(f"conclude:{each.id}", "Show it", icon="eye", small=True)]))
    notes = [_note("scale", "What can be concluded", said)]
    if each.exercise:
        notes.append(_note("pencil", "Try it", [Text(each.exercise, SMALL, "ink2")]))
    return notes


def _note(icon: str, title: str, words: list[Widget]) -> Widget:
    text = Column([Text(title, SMALL_STRONG), *words], gap=4, grow=1)
    return Row([Icon(icon, 17), text], gap=11)
