"""A dark curtain as the ground of a page: folds that run down, brighter at the sides."""

from __future__ import annotations

import math
from functools import lru_cache

import attrs
import pygame

from game.window import paint
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import Look, Theme, mix

Rect = pygame.Rect


@attrs.define(eq=False)
class Curtain(Widget):
    """The ground behind a child."""

    child: Widget

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The ground first."""
        page.draw(rect, lambda target, here, state: draw_curtain(target, here, look.theme))
        self.child.place(look, rect, page)


def draw_curtain(target: pygame.Surface, rect: Rect, theme: Theme) -> None:
    """Folds over the dark band's colours; none in high contrast."""
    if theme.border > 1:
        paint.gradient(target, rect, *theme.hero)
    else:
        target.blit(_folds(rect.size, theme), rect)


@lru_cache(maxsize=4)
def _folds(size: tuple[int, int], theme: Theme) -> pygame.Surface:
    width = size[0]
    row = pygame.Surface((max(1, width), 1))
    bright = mix(theme.hero[1], (70, 130, 200), 0.28)
    for x in range(width):
        away = abs(x / max(1, width - 1) - 0.5) * 2  # 0 in the middle, 1 at both sides
        fold = 0.5 + 0.5 * math.sin(x / width * 61) * math.sin(x / width * 23 + 1.3)
        row.set_at((x, 0), mix(theme.hero[0], bright, (0.14 + 0.86 * away**3) * fold))
    return pygame.transform.scale(row, size)
