"""The first picture: the name on its dark ground, while the title is still being read."""

from __future__ import annotations

import pygame

from game.window import paint, text
from game.window.theme import DISPLAY, LEAD, Look, mix

NAME = "At the Table"
ABOUT = "A teaching game of foreign-policy decisions"


def draw_opening(target: pygame.Surface, look: Look) -> None:
    """The name and a line under it, in the middle of the surface."""
    rect, theme = target.get_rect(), look.theme
    paint.gradient(target, rect, *theme.hero)
    name = text.set_text(NAME, DISPLAY, look.metrics)
    about = text.set_text(ABOUT, LEAD, look.metrics, rect.width - 2 * look.px(32))
    top = rect.centery - (name.height + about.height) // 2
    for block, ink in ((name, theme.on_hero), (about, theme.hero_muted)):
        area = pygame.Rect(rect.left, top, rect.width, block.height)
        text.draw_block(target, block, area, ink, mix(ink, theme.hero[0], 0.2), 0.5)
        top = area.bottom + look.px(4)
