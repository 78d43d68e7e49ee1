"""Something that the player has to know, before the window goes on."""

from __future__ import annotations

from game.window.flow import Column, Row
from game.window.layout import Space, Widget
from game.window.screen import Screen, Step
from game.window.theme import BODY, H2, Look
from game.window.widgets import Button, Icon, Modal, Text


class NoticeScreen(Screen):
    """A sheet with a message; any way of leaving closes it."""

    over = True
    primary = "close"

    def __init__(self, title: str, message: str) -> None:
        super().__init__()
        self.title, self.message = title, message

    def build(self, look: Look) -> Widget:
        """Title, message, and one button."""
        head = Row([Icon("info", 20), Text(self.title, H2, grow=1)], gap=10, align="middle")
        body = Column([head, Text(self.message, BODY)], gap=8)
        foot = Row([Space(grow=1), Button("close", "Go on", "primary")], align="middle")
        return Modal(body, foot, wide=560)

    def act(self, id: str) -> Step | None:
        """Close."""
        return Step(close=True)
