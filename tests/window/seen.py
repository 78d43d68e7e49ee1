"""What somebody in front of the window can read: words that are painted, and where."""

from __future__ import annotations

import pygame

from game.window import text
from tests.window.pilot import Pilot


def seen(pilot: Pilot) -> list[tuple[str, pygame.Rect]]:
    """Every line of words in sight with its place, scrolled as it is; the letters are not drawn."""
    found: list[tuple[str, pygame.Rect]] = []
    draw = text.draw_block

    def watch(target: pygame.Surface, block: text.Block, rect: pygame.Rect, *rest: object) -> None:
        for i, line in enumerate(block.lines):
            place = pygame.Rect(rect.left, rect.top + i * block.step, rect.width, block.step)
            if line.text.strip() and target.get_clip().contains(place):
                found.append((line.text, place))

    text.draw_block = watch  # type: ignore[assignment]
    try:
        pilot.stage.settle()
        pilot.stage.draw(pilot.surface)
    finally:
        text.draw_block = draw
    return found


def words(pilot: Pilot) -> str:
    """The lines in sight, one below the other."""
    return "\n".join(line for line, _ in seen(pilot))
