"""Widths without fonts: no narrower than the fonts, and lines that keep to them."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import resources
from game.export.graph_text import STYLES, width, wrap
from game.play.shelf import bundled

FILES = {
    "sans": "PretendardJP-Regular.otf",
    "bold": "PretendardJP-SemiBold.otf",
    "serif": "SourceSerif4_600SemiBold.ttf",
}


@pytest.mark.parametrize("style", ["name", "taken", "turn"])
def test_no_line_is_wider_than_was_reckoned(style: str) -> None:
    """With our own fonts, for every label of the bundled chapters and for every sign."""
    pygame.font.init()
    face = resources.path("assets", "fonts", FILES[STYLES[style].face])
    font = pygame.font.Font(Path(face), 1000)
    texts = [chr(sign) * 20 for sign in (*range(32, 127), *map(ord, "’“”–—…≥≤≠−é한漢"))]
    for name in bundled().names():
        chapter = bundled().game(name).scenario.chapter
        texts += [each.title for each in (*chapter.turns, *chapter.endings)]
        texts += [d.ask for turn in chapter.turns for d in turn.decisions]
    share = STYLES[style].size / 1000
    assert not [each for each in texts if font.size(each)[0] * share > width(each, style) * 1.001]


@given(st.text(max_size=80), st.sampled_from(["name", "turn", "kicker"]), st.integers(30, 400))
def test_lines_keep_to_their_room_and_lose_nothing(text: str, style: str, room: int) -> None:
    """Wrapped lines are no wider than the room (or one letter) and hold every sign in order."""
    lines = wrap(text, style, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width(line, style) <= room or len(line.strip()) <= 1 + sum(
            width(sign, style) == 0 or not sign.isprintable() for sign in line
        )
