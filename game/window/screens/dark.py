"""Nothing to see: the room looks at the teacher. Any key brings the picture back; F1 shows the keys
over the dark.
"""

from __future__ import annotations

import pygame

from game.window.layout import Widget
from game.window.page import Page
from game.window.screen import Screen, Step
from game.window.theme import Look
from game.window.widgets import Hint

BLACK = (0, 0, 0)


class DarkScreen(Screen):
    """Holds the keys of the screen that it hides, for the help page."""

    def __init__(self, hidden: tuple[Hint, ...]) -> None:
        super().__init__()
        self._hidden = hidden

    @property
    def every_hint(self) -> tuple[Hint, ...]:
        """Those of the screen below."""
        return self._hidden

    def build(self, look: Look) -> Widget:
        """Black in every theme."""
        return _Dark()

    def handle(self, event: pygame.event.Event, look: Look) -> Step | None:
        """Any key or click ends it, and does nothing else."""
        ends = event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN)
        return Step(close=True) if ends else None


class _Dark(Widget):
    def place(self, look: Look, rect: pygame.Rect, page: Page) -> None:
        page.ground(rect, BLACK)
