"""A small chart without an axis."""

from __future__ import annotations

import math
from functools import lru_cache

import attrs
import pygame

from game.window import marks, text
from game.window.axes import Plot, Series, Values
from game.window.canvas import Canvas, put
from game.window.chart import number_words, words_at
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import SMALL_STRONG, Look, Theme

Rect = pygame.Rect


@attrs.define(eq=False)
class Spark(Widget):
    """Both paths, small."""

    series: Series

    def _range(self) -> tuple[int, int]:
        """Around the values, but never so narrow that a small change looks large."""
        values = [v for v in (*self.series.you, *self.series.record) if v is not None] or [0]
        least = 0.4 * (self.series.high - self.series.low)
        spare = max(0.0, least - (max(values) - min(values))) / 2
        return math.floor(min(values) - spare), math.ceil(max(values) + spare)

    def _height(self, look: Look, width: int) -> int:
        return text.set_text("0", SMALL_STRONG, look.metrics).height + look.px(3)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Paths as wide as the room allows."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        ui = look.metrics.ui
        pad = int(6 * ui)
        bottom, top = self._range()
        count = len(self.series.steps)
        plot = Plot(0, pad, rect.width, rect.height - 2 * pad, bottom, top, count)
        put(target, _spark(self.series, plot, rect.size, look.theme, ui), rect.topleft)


@attrs.define(eq=False)
class Ends(Widget):
    """The last value of both paths, the higher one above."""

    series: Series

    def _width(self, look: Look) -> int:
        return look.metrics.ems(36)

    def _height(self, look: Look, width: int) -> int:
        return 2 * text.set_text("0", SMALL_STRONG, look.metrics).height - look.px(2)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """At the right edge."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme = look.theme
        ends = [(_last(values), color) for values, color in (
            (self.series.you, theme.accent), (self.series.record, theme.history))]  # fmt: skip
        known = sorted((end for end in ends if end[0] is not None), key=lambda end: -(end[0] or 0))
        for at, (value, color) in enumerate(known):
            y = rect.top + rect.height * (2 * at + 1) // (2 * len(known))
            words_at(target, number_words(value or 0), (rect.right, y), look, color, 1.0,
                     SMALL_STRONG)  # fmt: skip


def _last(values: Values) -> float | None:
    """The last value that is known."""
    return next((value for value in reversed(values) if value is not None), None)


@lru_cache(maxsize=40)
def _spark(
    series: Series, plot: Plot, size: tuple[int, int], theme: Theme, ui: float
) -> pygame.Surface:
    canvas = Canvas(*size, k=3)
    for values, color, kind in (
        (series.record, theme.history, "diamond"), (series.you, theme.accent, "circle")
    ):  # fmt: skip
        path = plot.path(values)
        if kind == "diamond":
            canvas.dashed(path, 1.5 * ui, color, 5 * ui, 3.5 * ui)
        else:
            canvas.line(path, 2.2 * ui, color)
        if path:
            sign: marks.Kind = "diamond" if kind == "diamond" else "circle"
            marks.draw_mark(canvas, sign, path[-1], 7.5 * ui, color, theme.surface)
    return canvas.finish()
