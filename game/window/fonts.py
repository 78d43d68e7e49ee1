"""Faces at a size: which face draws a character, how wide a run is, one run drawn large.

Words are drawn at two to four times their size and scaled down: the renderer alone places letters
on whole pixels, which shows as uneven spacing at reading sizes.
"""

from __future__ import annotations

from functools import cache, lru_cache

import pygame

from game.window.glyphs import font_path, has_glyph, report_missing
from game.window.theme import Color, Type

FALLBACK_SCALE = 0.95
"""Hangul and Han look larger than serif letters of the same size."""


def face_of(type_: Type, strong: bool = False, emphasis: bool = False) -> str:
    """The face that sets a style. Where a style has no italic, emphasis is bold."""
    italic = type_.italic or emphasis
    bold = type_.bold or strong or (italic and not type_.serif)
    if not type_.serif:
        return "sans-bold" if bold else "sans"
    if italic and not bold:
        return "serif-italic"
    return "serif-bold" if bold else "serif"


@lru_cache(maxsize=20000)
def runs(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """A text cut where the face changes: (face, text), with the sans face for what serif lacks."""
    spare = "sans-bold" if face.endswith("bold") else "sans"
    found: list[tuple[str, str]] = []
    for char in text:
        own = face == spare or char.isspace() or has_glyph(char, face)
        wanted = face if own else spare
        if char.isspace() and found:
            wanted = found[-1][0]  # a space must not cut a run of Hangul in two
        if found and found[-1][0] == wanted:
            found[-1] = (wanted, found[-1][1] + char)
        else:
            found.append((wanted, char))
    return tuple(found)


def supersample(px: float) -> int:
    """How many times too large a size is drawn before it is scaled down."""
    return 4 if px < 20 else 3 if px < 30 else 2 if px < 72 else 1


@lru_cache(maxsize=80)
def font(face: str, px: int) -> pygame.font.Font:
    """A face at a size in real pixels; pygame's own where the file is missing or damaged."""
    if not pygame.font.get_init():
        pygame.font.init()
    return _opened(face, px) or pygame.font.Font(None, px)


@cache
def is_there(face: str) -> bool:
    """Whether a face can be used; says so on stderr if not."""
    return _opened(face, 12) is not None


def _opened(face: str, px: int) -> pygame.font.Font | None:
    try:
        opened = pygame.font.Font(font_path(face), px)
        opened.size("A")  # a damaged file is opened all the same, and fails here
    except (OSError, ValueError, pygame.error) as error:
        report_missing(face, str(error))
        return None
    return opened


@lru_cache(maxsize=256)
def vertical(face: str, px: float) -> tuple[float, float]:
    """Height over and depth under the baseline, real px."""
    k = supersample(px)
    large = font(face, int(px * k + 0.5))
    return large.get_ascent() / k, -large.get_descent() / k


@lru_cache(maxsize=20000)
def advance(text: str, face: str, px: float, tracking: float = 0, tabular: bool = False) -> float:
    """The width of a run, real px. `tracking` is in real px after each character."""
    k = supersample(px)
    large = font(face, int(px * k + 0.5))
    if not tracking and not tabular:
        return large.size(text)[0] / k
    cell = large.size("0")[0] / k
    return sum(
        (cell if tabular and char.isdigit() else large.size(char)[0] / k) + tracking
        for char in text
    )


def draw(
    target: pygame.Surface,
    text: str,
    face: str,
    px: float,
    color: Color,
    at: tuple[float, float],
    k: int,
    tracking: float = 0,
    tabular: bool = False,
) -> None:
    """Draw a run with its baseline starting at `at` (real px) on a target `k` times too large."""
    large = font(face, int(px * k + 0.5))
    x, top = at[0] * k, int(at[1] * k + 0.5) - large.get_ascent()
    if not tracking and not tabular:
        _stamp(target, large.render(text, True, color), x, top)
        return
    cell = large.size("0")[0]
    for char in text:
        width = large.size(char)[0]
        room = cell if tabular and char.isdigit() else width
        _stamp(target, large.render(char, True, color), x + (room - width) / 2, top)
        x += room + tracking * k


def _stamp(target: pygame.Surface, drawn: pygame.Surface, x: float, top: int) -> None:
    flags = pygame.BLEND_PREMULTIPLIED
    target.blit(drawn.premul_alpha(), (int(x + 0.5), top), special_flags=flags)


def forget() -> None:
    """Drop all fonts: they do not outlive `pygame.font.quit`."""
    font.cache_clear()
    is_there.cache_clear()
    runs.cache_clear()
