"""Every word on every screen can be read against the ground that it is painted on."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.play.settings import THEMES, Settings
from game.window import text
from game.window.screen import Screen
from game.window.stage import Stage
from game.window.theme import Color, contrast

TALL = (1280, 2400)
"""A window in which nothing is scrolled out of sight."""
Painted = tuple[str, Color, Color]
"""Words, their ink, and the ground under them."""


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Painted]]:
    """Collects words with ink and ground; the letters themselves are not drawn."""
    found: list[Painted] = []
    dot = pygame.Surface((1, 1), pygame.SRCALPHA)
    monkeypatch.setattr(text, "line_surface", lambda *_: (dot, (0, 0)))

    def watch(
        target: pygame.Surface, block: text.Block, rect: pygame.Rect, ink: Color, mark: Color,
        align: float = 0.0,
    ) -> None:  # fmt: skip
        for i, line in enumerate(block.lines):
            left = rect.left + (rect.width - line.width) * align
            at = (int(left + line.width / 2), rect.top + i * block.step + block.step // 2)
            if line.text.strip() and target.get_clip().collidepoint(at):
                red, green, blue, _ = target.get_at(at)
                inks = {mark if piece.mark else ink for piece in line.pieces}
                found.extend((line.text, each, (red, green, blue)) for each in inks)

    monkeypatch.setattr(text, "draw_block", watch)
    yield found


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_has_enough_contrast(
    screens: list[tuple[str, Screen | None, Screen]], painted: list[Painted], theme: str
) -> None:
    """At least 4.5:1, measured where it is painted: reasons on soft grounds, words on chosen cards,
    on pills and standings, on the dark band, citation marks, all of them."""
    target = pygame.Surface(TALL)
    for name, below, top in screens:
        painted.clear()
        stage = Stage(below or top, TALL, Settings(theme))
        if below is not None:
            stage.put(top)
        top.refresh()
        stage.settle()
        stage.draw(target)
        assert painted, f"{name} has no words"
        faint = {(words, ink, ground, round(contrast(ink, ground), 2))
                 for words, ink, ground in painted if contrast(ink, ground) < 4.5}  # fmt: skip
        assert not faint, name


def test_faint_words_would_be_found(painted: list[Painted]) -> None:
    """Grey on white is seen for what it is."""
    target = pygame.Surface((200, 40))
    target.fill((255, 255, 255))
    from game.window.theme import BODY, Metrics

    block = text.set_text("faint", BODY, Metrics(1280, 720))
    text.draw_block(target, block, target.get_rect(), (200, 200, 200), (0, 0, 0))
    assert painted == [("faint", (200, 200, 200), (255, 255, 255))]
    assert contrast(*painted[0][1:]) < 4.5
