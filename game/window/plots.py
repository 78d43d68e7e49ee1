"""The pictures of a chart's two paths: lines with marks, or bars; and the record's stripes."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.window import marks
from game.window.axes import Plot, Series
from game.window.canvas import Canvas
from game.window.theme import Theme, mix

BAR = 30
"""Width of a bar, design px."""
ASIDE = 0.6
"""How far a bar's middle stands from its step, in widths of a bar."""


@lru_cache(maxsize=16)
def lines(
    series: Series, plot: Plot, size: tuple[int, int], theme: Theme, ui: float
) -> pygame.Surface:
    """Both paths and the measurements: the space between the paths, lines, then marks on top."""
    canvas = Canvas(*size, k=3)
    you, record = plot.path(series.you), plot.path(series.record)
    if len(you) > 1 and len(record) > 1:
        canvas.polygon([*you, *reversed(record)], theme.accent, 0.05)
    canvas.dashed(record, 2.2 * ui, theme.history, 9 * ui, 6.5 * ui)
    canvas.line(you, 2.8 * ui, theme.accent)
    for point in record:
        wide = 15 if point in you else 10  # its corners are seen behind the circle
        marks.draw_mark(canvas, "diamond", point, wide * ui, theme.history, theme.surface)
    for point in you:
        ground = None if point in record else theme.surface
        marks.draw_mark(canvas, "circle", point, 10 * ui, theme.accent, ground)
    _observed(canvas, series, plot, theme, ui)
    return canvas.finish()


def _observed(canvas: Canvas, series: Series, plot: Plot, theme: Theme, ui: float) -> None:
    for each in series.observed:
        at = (plot.x(each.at), plot.y(each.value))
        marks.draw_mark(canvas, "triangle", at, 12.5 * ui, theme.ink, theme.surface)


@lru_cache(maxsize=8)
def bars(
    series: Series, plot: Plot, size: tuple[int, int], theme: Theme, ui: float
) -> pygame.Surface:
    """A bar for each path at each step; the record's is hatched, and has a diamond at its foot."""
    canvas = Canvas(*size, k=3)
    wide, half = BAR * ui, BAR * ui * ASIDE
    foot = float(plot.top + plot.height)
    for values, side, color, kind in (
        (series.you, -half, theme.accent, "circle"), (series.record, half, theme.history, "diamond")
    ):  # fmt: skip
        for x, value in zip(plot.xs, values, strict=True):
            if value is None:
                continue
            left, top = x + side - wide / 2, plot.y(value)
            canvas.box(left, top, wide, max(1.0, foot - top), color, 3 * ui)
            if kind == "diamond":
                hatch(canvas, left, top, wide, max(1.0, foot - top), theme, ui)
    _observed(canvas, series, plot, theme, ui)
    return canvas.finish()


def hatch(
    canvas: Canvas, x: float, top: float, wide: float, high: float, theme: Theme, ui: float
) -> None:
    """Thin stripes over a block of the record's."""
    color, step, at = mix(theme.history, theme.surface, 0.3), 7 * ui, -high
    while at < wide:
        left, right = max(at, 0.0), min(at + high, wide)
        if right > left:
            line = [(x + left, top + high - (left - at)), (x + right, top + high - (right - at))]
            canvas.line(line, max(1.0, 0.9 * ui), color)
        at += step
