"""The arithmetic of a chart: round numbers on an axis, places of steps, lines that cross boxes."""

from __future__ import annotations

import math
from itertools import pairwise

import attrs
import pygame

from game.window.canvas import Point

Rect = pygame.Rect
Values = tuple[float | None, ...]
FEW = 2
"""So many steps (the start and one turn) make no line: they are drawn as bars."""


@attrs.frozen(cache_hash=True)
class Observed:
    """A measurement: `at` in steps of the axis (1.5 lies between the first and second turn)."""

    at: float
    value: float
    words: str


@attrs.frozen(cache_hash=True)
class Series:
    """What a chart shows: `you` and `record` have a value per step, None where one has none."""

    steps: tuple[tuple[str, str], ...]  # a short name and a date for each step
    you: Values
    record: Values
    observed: tuple[Observed, ...] = ()
    low: float = 0
    high: float = 100


def scale(series: Series) -> tuple[int, int, int]:
    """Bottom, top and step of the axis: round numbers around all values; it starts at the
    indicator's lowest value where that is near."""
    found = [v for v in (*series.you, *series.record) if v is not None]
    found += [each.value for each in series.observed]
    least, most = min(found, default=series.low), max(found, default=series.high)
    if series.low <= least and least - series.low <= 0.5 * (series.high - series.low):
        least = series.low
    steps = (5, 10, 20, 25, 50, 100, 200, 500, 1000)
    step = next((s for s in steps if math.ceil(most / s) - math.floor(least / s) <= 4), 5000)
    bottom, top = math.floor(least / step) * step, math.ceil(most / step) * step
    if len(series.steps) <= FEW and top - most < step / 4:
        top += step  # the values stand over the bars
    return bottom, max(top, bottom + step), step


def places(count: int, left: float, right: float) -> list[float]:
    """x of each step, with half a step of room at both ends."""
    step = (right - left) / max(1, count)
    return [left + step * (i + 0.5) for i in range(count)]


def spread(heights: list[float], least: float) -> list[float]:
    """Two heights moved apart so that labels of `least` px do not touch; others as they are."""
    if len(heights) != 2 or abs(heights[0] - heights[1]) >= least:
        return heights
    middle = sum(heights) / 2
    first = heights[0] <= heights[1]
    return [middle + least / 2 * (-1 if first else 1), middle + least / 2 * (1 if first else -1)]


def crosses(path: list[Point], box: Rect) -> bool:
    """Whether a line runs through a box."""
    return any(box.clipline(a, b) for a, b in pairwise(path))


@attrs.frozen(cache_hash=True)
class Plot:
    """Where a chart's values are: the plot in px, and what its edges stand for."""

    left: int
    top: int
    width: int
    height: int
    bottom_value: int
    top_value: int
    count: int

    @property
    def xs(self) -> list[float]:
        """x of each step."""
        return places(self.count, self.left, self.left + self.width)

    def x(self, at: float) -> float:
        """x of a place on the axis, between steps too."""
        xs = self.xs
        step = self.width / max(1, self.count)
        return min(max(xs[0] + at * step, float(self.left)), float(self.left + self.width))

    def y(self, value: float) -> float:
        """y of a value."""
        share = (value - self.bottom_value) / (self.top_value - self.bottom_value)
        return self.top + self.height * (1 - share)

    def path(self, values: Values) -> list[Point]:
        """Points of a series; what is missing is bridged."""
        pairs = zip(self.xs, values, strict=True)
        return [(x, self.y(value)) for x, value in pairs if value is not None]
