"""How much time is left: a ring that empties, with digits that a room can read, and a small one."""

from __future__ import annotations

import math
from functools import lru_cache

import attrs
import pygame

from game.play.clock import Countdown
from game.window import text
from game.window.canvas import Canvas, put
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import SMALL_STRONG, Color, Look, Type, hall
from game.window.widgets.measures import track_of
from game.window.widgets.words import draw_icon, icon_px

Rect = pygame.Rect
DIGITS = Type(53, bold=True, leading=1.1, tabular=True)
RING = 176
"""Across, design px."""
STEPS = 240


@attrs.define(eq=False)
class Ring(Widget):
    """A large ring around the digits; while it is stopped, two bars stand over them. `size` is a
    share of the largest.
    """

    countdown: Countdown
    size: float = 1.0

    def _digits(self, look: Look) -> Type:
        return hall(attrs.evolve(DIGITS, size=DIGITS.size * self.size), look)

    def _side(self, look: Look) -> int:
        wide = text.set_text("00:00", self._digits(look), look.metrics).width
        return max(look.px(RING * self.size), int(wide * 1.3))

    def _width(self, look: Look) -> int:
        return self._side(look)

    def _height(self, look: Look, width: int) -> int:
        return self._side(look)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """In the middle of the rect."""
        side = min(self._side(look), rect.width)
        area = Rect(0, 0, side, side)
        area.center = rect.center
        page.draw(area, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, down = look.theme, self.countdown
        ink = theme.ink3 if down.paused else theme.accent
        drawn = ring(rect.width, int(down.share * STEPS), 0.075, track_of(look), ink)
        put(target, drawn, rect.topleft)
        block = text.set_text(down.words, self._digits(look), look.metrics)
        line = Rect(rect.left, rect.centery - block.height // 2, rect.width, block.height)
        text.draw_block(target, block, line, theme.ink, theme.ink, 0.5)
        if down.paused:
            px = int(rect.width * 0.15)
            above = Rect(rect.left, line.top - px, rect.width, px)
            draw_icon(target, "pause", px, theme.ink2, above)


@attrs.define(eq=False)
class ClockLine(Widget):
    """A small ring with the time beside it, for a bar."""

    countdown: Countdown

    def _sizes(self, look: Look) -> tuple[int, int, int]:
        """The ring, the gap, the words."""
        words = text.set_text("00:00", SMALL_STRONG, look.metrics).width
        return icon_px(look, 24), look.px(9), words

    def _width(self, look: Look) -> int:
        side, gap, words = self._sizes(look)
        return side + gap + words + gap + side

    def _height(self, look: Look, width: int) -> int:
        return max(self._sizes(look)[0], text.set_text("0", SMALL_STRONG, look.metrics).height)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """From the left."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, down = look.theme, self.countdown
        side, gap, wide = self._sizes(look)
        ink = theme.ink3 if down.paused else theme.accent
        drawn = ring(side, int(down.share * STEPS), 0.16, track_of(look), ink)
        put(target, drawn, (rect.left, rect.centery - side // 2))
        block = text.set_text(down.words, SMALL_STRONG, look.metrics)
        line = Rect(rect.left + side + gap, rect.centery - block.height // 2, wide, block.height)
        text.draw_block(target, block, line, theme.ink2, theme.ink2)
        if down.paused:
            sign = Rect(line.right, rect.top, side, rect.height)
            draw_icon(target, "pause", icon_px(look, 16), theme.ink2, sign)


@lru_cache(maxsize=64)
def ring(side: int, steps: int, thick: float, quiet: Color, full: Color) -> pygame.Surface:
    """A circle, filled clockwise from its top by so many of STEPS; `thick` is a share of `side`."""
    canvas = Canvas(side, side, k=4)
    wide, middle = side * thick, side / 2
    radius = middle - wide / 2

    def arc(end: int) -> list[tuple[float, float]]:
        angles = [2 * math.pi * at / STEPS - math.pi / 2 for at in range(end + 1)]
        return [(middle + radius * math.cos(a), middle + radius * math.sin(a)) for a in angles]

    canvas.line(arc(STEPS), wide, quiet)
    if steps > 0:
        canvas.line(arc(steps), wide, full)
    return canvas.finish()
