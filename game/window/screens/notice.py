"""Something that the player has to know, before the window goes on."""

from __future__ import annotations

from collections.abc import Sequence

from game.scenario.diagnostics import Diagnostic
from game.views.words import number
from game.window.flow import Column, Row
from game.window.layout import Rule, Space, Widget
from game.window.screen import Screen, Step
from game.window.theme import BODY, CAPTION, H2, SMALL, STRONG, Look
from game.window.widgets import Button, Hint, Icon, Modal, Text

MOST = 20
"""Faults that are shown; there may be thousands."""


class NoticeScreen(Screen):
    """A sheet with a message; any way of leaving closes it."""

    over = True
    primary = "close"
    wide: float = 560

    def __init__(self, title: str, message: str) -> None:
        super().__init__()
        self.title, self.message = title, message

    def build(self, look: Look) -> Widget:
        """Title, message, and one button."""
        head = Row([Icon("info", 20), Text(self.title, H2, grow=1)], gap=10, align="middle")
        body = Column([head, Text(self.message, BODY), *self.more()], gap=8)
        foot = Row([Space(grow=1), Button("close", "Go on", "primary")], align="middle")
        return Modal(body, foot, wide=self.wide)

    def more(self) -> list[Widget]:
        """What stands below the message."""
        return []

    def act(self, id: str) -> Step | None:
        """Close."""
        return Step(close=True)


class FaultsScreen(NoticeScreen):
    """What is wrong with an author's files: each fault with its place and its mend."""

    wide = 760
    hints = (Hint("PgDn", "scroll", hidden=True),)

    def __init__(self, title: str, message: str, faults: Sequence[Diagnostic]) -> None:
        super().__init__(title, message)
        self.faults = faults

    def more(self) -> list[Widget]:
        """One below the other, with lines between them."""
        rows: list[Widget] = []
        for fault in self.faults[:MOST]:
            rows += [Rule(), _fault(fault)]
        left = len(self.faults) - MOST
        if left > 0:
            words = f"And {number(left)} more: at-the-table check FOLDER lists all of them."
            rows += [Rule(), Text(words, SMALL, "ink2")]
        return rows


def _fault(fault: Diagnostic) -> Widget:
    words: list[Widget] = [Text(_sentence(fault.message), STRONG)]
    if fault.hint:
        words.append(Text(_sentence(fault.hint), SMALL, "ink2"))
    words.append(Text(str(fault.place), CAPTION, "ink3"))
    return Column(words, gap=1)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")
