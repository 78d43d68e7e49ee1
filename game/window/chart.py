"""A line chart of one indicator: you (solid, circles), the record (dashed, diamonds), and what was
measured (hollow triangles). Below it, on the same axis, lanes with what was chosen.

`scale` and `places` are plain arithmetic; the widgets draw.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import attrs
import pygame

from game.window import marks, paint, text
from game.window.canvas import Canvas, Point, put
from game.window.layout import Widget
from game.window.page import Page, State
from game.window.theme import CAPTION, SMALL, SMALL_STRONG, Color, Look, Theme, mix

Rect = pygame.Rect
Values = tuple[float | None, ...]


@attrs.frozen
class Observed:
    """A measurement: `at` in steps of the axis (1.5 lies between the first and second turn)."""

    at: float
    value: float
    words: str


@attrs.frozen
class Series:
    """What a chart shows. All tuples of values have one per step of the axis; None is a gap."""

    steps: tuple[tuple[str, str], ...]  # a short name and a date, for each step
    you: Values
    record: Values
    observed: tuple[Observed, ...] = ()
    low: float = 0
    high: float = 100


def scale(series: Series) -> tuple[int, int, int]:
    """Bottom, top and step of the axis: round numbers around all values, within the range."""
    found = [v for v in (*series.you, *series.record) if v is not None]
    found += [each.value for each in series.observed]
    least, most = min(found, default=series.low), max(found, default=series.high)
    step = next(
        (s for s in (5, 10, 20, 25, 50, 100) if math.ceil(most / s) - math.floor(least / s) <= 4),
        200,
    )
    bottom, top = math.floor(least / step) * step, math.ceil(most / step) * step
    if bottom > 0 and bottom - series.low <= 2 * step:
        bottom = int(series.low)
    return bottom, max(top, bottom + step), step


def places(count: int, left: float, right: float) -> list[float]:
    """x of each step, half a step of room at both ends."""
    step = (right - left) / max(1, count)
    return [left + step * (i + 0.5) for i in range(count)]


def gaps(values: Values, xs: Sequence[float], ys: Sequence[float]) -> list[list[Point]]:
    """Points of a path; a step that was passed over is bridged, an end that is missing is not."""
    points = [(x, y) for v, x, y in zip(values, xs, ys, strict=True) if v is not None]
    return [points] if points else []


@attrs.define(eq=False)
class LineChart(Widget):
    """One indicator over the turns. `cursor` is the step that is pointed at (-1: none), `turning`
    the step whose decision mattered most. The steps are spots `step:0`, `step:1`, ..."""

    series: Series
    cursor: int = -1
    turning: int = -1
    high: float = 290
    you: str = "You"
    record: str = "Record"

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.high)

    def plot(self, look: Look, rect: Rect) -> Rect:
        """The part of the rect that holds the lines: beside it stand numbers and names."""
        line = text.set_text("0", SMALL, look.metrics).height
        names = (self.you, self.record)
        right = max(text.set_text(n, SMALL_STRONG, look.metrics).width for n in names)
        wide = look.metrics.ems(30)
        top = look.px(8)
        return Rect(rect.left + wide, rect.top + top, rect.width - wide - right - look.metrics.ems(44),
                    max(20, rect.height - top - 2 * line - look.px(10)))  # fmt: skip

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Every step is a spot as high as the plot."""
        plot = self.plot(look, rect)
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        xs = places(len(self.series.steps), plot.left, plot.right)
        half = int(plot.width / max(1, len(xs)) / 2)
        for i, x in enumerate(xs):
            area = Rect(int(x) - half, plot.top, 2 * half, plot.height)
            page.spot(f"step:{i}", area, "row", look.px(6), self.series.steps[i][1])

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        plot = self.plot(look, rect)
        bottom, top, step = scale(self.series)
        xs = places(len(self.series.steps), plot.left, plot.right)

        def y_of(value: float) -> float:
            return plot.bottom - (value - bottom) / (top - bottom) * plot.height

        self._paint_ground(target, plot, xs, look)
        for value in range(bottom, top + 1, step):
            y = int(y_of(value))
            color = look.theme.line_strong if value == bottom else look.theme.line
            target.fill(color, (plot.left, y, plot.width, look.border))
            _words(target, f"{value}".replace("-", "−"), (plot.left - look.px(8), y), look,
                   look.theme.ink3, 1.0)  # fmt: skip
        drawn = _lines(rect.size, self._moved(xs, y_of, rect), look.theme, look.metrics.ui,
                       self._observed(xs, y_of, rect))  # fmt: skip
        put(target, drawn, rect.topleft)
        self._paint_names(target, plot, xs, y_of, look)
        self._paint_observed(target, plot, xs, y_of, look)
        self._paint_axis(target, plot, xs, look)
        self._paint_cursor(target, plot, xs, y_of, look)

    def _moved(self, xs, y_of, rect):  # type: ignore[no-untyped-def]
        raise NotImplementedError
