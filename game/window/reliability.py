"""How far one's percents can be trusted: what was said against how often it happened."""

from __future__ import annotations

import math
from functools import lru_cache

import attrs
import pygame

from game.window import text
from game.window.canvas import Canvas, put
from game.window.chart import words_at
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import CAPTION_STRONG, SMALL, SMALL_STRONG, Look, Theme, mix

Rect = pygame.Rect
NEAR = 10
"""Percent to both sides of the diagonal that count as well tuned."""


@attrs.frozen(cache_hash=True)
class Point:
    """So many odds: what they said and how often it happened, in percent."""

    said: float
    came: float
    count: int


@attrs.define(eq=False)
class Reliability(Widget):
    """A square from 0 to 100 % both ways; a disc's size and number say how many odds it holds."""

    points: tuple[Point, ...]
    least: float = 240

    def _width(self, look: Look) -> int:
        return look.px(self.least)

    def _height(self, look: Look, width: int) -> int:
        return min(width, look.px(self.least))

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The plot with its names."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _plot(self, rect: Rect, look: Look) -> Rect:
        line = text.set_text("0", SMALL, look.metrics).height
        left = text.set_text("100 %", SMALL, look.metrics).width + look.px(10)
        radius = look.px(14)
        side = min(rect.width - left - radius, rect.height - int(3.4 * line) - radius)
        plot = Rect(0, rect.top + line + radius, max(20, side), max(20, side))
        plot.left = rect.left + left + max(0, rect.width - left - radius - plot.width) // 2
        return plot

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        plot, theme = self._plot(rect, look), look.theme
        ui = look.metrics.ui * (1 + 0.25 * (look.metrics.text - 1))
        room = look.px(18)
        drawn = _drawn(self.points, (plot.width, plot.height), room, theme, ui)
        line = text.set_text("0", SMALL, look.metrics).height
        for value in (0, 25, 50, 75, 100):
            x = plot.left + plot.width * value // 100
            y = plot.bottom - plot.height * value // 100
            words = f"{value} %" if value == 100 else str(value)
            words_at(target, words, (plot.left - look.px(8), y), look, theme.ink2, 1.0)
            words_at(target, str(value), (x, plot.bottom + line // 2 + look.px(4)), look,
                     theme.ink2, 0.5)  # fmt: skip
        put(target, drawn, (plot.left - room, plot.top - room))
        top = (plot.left, plot.top - line // 2 - look.px(13))
        words_at(target, "It happened, in %", top, look, theme.ink2, 0, SMALL_STRONG)
        low = (plot.centerx, plot.bottom + int(1.5 * line) + look.px(4))
        words_at(target, "You said, in %", low, look, theme.ink2, 0.5, SMALL_STRONG)
        for each in self.points:
            at = (int(plot.left + plot.width * each.said / 100),
                  int(plot.bottom - plot.height * each.came / 100))  # fmt: skip
            words_at(target, str(each.count), at, look, theme.on_accent, 0.5, CAPTION_STRONG)


def _radius(count: int, most: int, ui: float) -> float:
    """Its area grows with the count."""
    return (9.5 + 6 * math.sqrt(count / max(1, most))) * ui


@lru_cache(maxsize=8)
def _drawn(
    points: tuple[Point, ...], size: tuple[int, int], room: int, theme: Theme, ui: float
) -> pygame.Surface:
    wide, high = size
    canvas = Canvas(wide + 2 * room, high + 2 * room, k=3)

    def at(said: float, came: float) -> tuple[float, float]:
        return room + wide * said / 100, room + high * (1 - came / 100)

    band = [(0, 0), (0, NEAR), (100 - NEAR, 100), (100, 100), (100, 100 - NEAR), (NEAR, 0)]
    canvas.polygon([at(*point) for point in band], mix(theme.surface, theme.alt, 0.16))
    grid = mix(theme.line, theme.surface, 0.5 if theme.border > 1 else 0.0)
    for value in (25, 50, 75, 100):
        canvas.line([at(0, value), at(100, value)], ui, grid)
        canvas.line([at(value, 0), at(value, 100)], ui, grid)
    canvas.line([at(0, 100), at(0, 0), at(100, 0)], 1.5 * ui, theme.line_strong)
    canvas.dotted([at(0, 0), at(100, 100)], 2.2 * ui, theme.alt, 6 * ui)
    canvas.line([at(each.said, each.came) for each in points], 2 * ui, theme.accent)
    most = max((each.count for each in points), default=1)
    for each in points:
        centre, radius = at(each.said, each.came), _radius(each.count, most, ui)
        canvas.circle(centre, radius + 2.2 * ui, theme.surface)
        canvas.circle(centre, radius, theme.accent)
    return canvas.finish()
