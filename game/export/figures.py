"""The pictures of a debrief as SVG. Colours never carry meaning alone: you are a solid line with
circles, the record a dashed one with diamonds, a measurement a hollow triangle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from markupsafe import Markup

from game.export.svg import circle, diamond, figure, line, path, rect, tag, text, triangle
from game.views.calibration import CalibrationView
from game.views.charts import Chart, Step
from game.views.luck import LuckView

WIDTH = 720
Scale = Callable[[float], float]
_LEFT, _RIGHT, _TOP, _HIGH = 44, 44, 14, 190
_SIGN = 9.0
"""Room for a sign of a label, px: a little more than the widest font needs."""


def line_chart(chart: Chart, steps: Sequence[Step]) -> Markup:
    """An indicator over the turns: your path, the record's, and what was measured."""
    last = max(1, len(steps) - 1)

    def x(at: float) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * at / last

    def y(value: float) -> float:
        return _TOP + _HIGH * (1 - (value - chart.low) / max(1, chart.high - chart.low))

    parts = _grid(chart, y)
    parts += _axis(steps, x)
    for values, kind, sign in ((chart.record, "record", diamond), (chart.you, "you", circle)):
        points = [(x(at), y(v)) for at, v in enumerate(values) if v is not None]
        if len(points) > 1:
            parts.append(path(points, f"bridge {kind}"))  # over turns that were passed over
        parts += [path(run, f"line {kind}") for run in _runs(values, x, y)]
        parts += [sign(px, py, 4.5 if kind == "you" else 5.5, f"dot {kind}") for px, py in points]
    for each in chart.measured:
        if chart.low <= each.value <= chart.high:
            parts.append(triangle(x(each.at), y(float(each.value)), 6, "measured"))
    title = f"{chart.name}: your path and the record's over {len(steps) - 1} turns"
    return figure(WIDTH, _TOP + _HIGH + 44, title, *parts, class_="chart")


def _grid(chart: Chart, y: Scale) -> list[Markup]:
    parts = []
    for quarter in range(5):
        value = chart.low + (chart.high - chart.low) * quarter / 4
        parts.append(line(_LEFT, y(value), WIDTH - _RIGHT, y(value), "grid"))
        parts.append(text(_LEFT - 8, y(value) + 4, f"{value:g}", "quiet", "end"))
    return parts


def _axis(steps: Sequence[Step], x: Scale) -> list[Markup]:
    """Numbers of turns, and their dates where there is room for them."""
    room = (WIDTH - _LEFT - _RIGHT) / max(1, len(steps) - 1)
    parts = []
    for step in steps:
        name = str(step.number) if step.number else "Start"
        parts.append(text(x(step.number), _TOP + _HIGH + 20, name, "", "middle"))
        if step.number and len(step.date) * _SIGN * 0.7 < room:
            parts.append(text(x(step.number), _TOP + _HIGH + 36, step.date, "quiet", "middle"))
    return parts


def _runs(values: Sequence[int | None], x: Scale, y: Scale) -> list[list[tuple[float, float]]]:
    """The stretches of a path that are not broken by a turn passed over."""
    marked = ((value is not None, at, value) for at, value in enumerate(values))
    groups = (list(run) for there, run in groupby(marked, key=lambda each: each[0]) if there)
    return [
        [(x(at), y(value)) for _, at, value in run if value is not None]
        for run in groups
        if len(run) > 1
    ]


def odds_bars(view: LuckView) -> Markup:
    """The odds of every ending at the start and after each turn, one bar each."""
    left, high, gap = 150.0, 26.0, 12.0
    wide = WIDTH - left - 4
    parts: list[Markup] = []
    for row, stage in enumerate(view.stages):
        top = row * (high + gap) + 4
        parts.append(text(left - 10, top + 17, stage.name, "", "end"))
        at = left
        for place, share in sorted(enumerate(stage.shares), key=lambda each: _order(view, each[0])):
            if share <= 0:
                continue
            width = wide * share
            parts.append(rect(at, top, width, high, f"bar {_kind(view, place)}"))
            said = f"{stage.percents[place]} %"
            if width > len(said) * _SIGN:
                on = "on" if _kind(view, place) == "you" else ""
                parts.append(text(at + width / 2, top + 18, said, on, "middle"))
            at += width
    title = f"The odds of {len(view.endings)} endings at the start and after each turn"
    return figure(WIDTH, len(view.stages) * (high + gap) + 4, title, *parts, class_="chart")


def _kind(view: LuckView, place: int) -> str:
    ending = view.endings[place]
    return "you" if ending.yours else "record" if ending.recorded else "other"


def _order(view: LuckView, place: int) -> int:
    return ("you", "record", "other").index(_kind(view, place))


def reliability(view: CalibrationView) -> Markup:
    """How often things happened to which odds were given; the dashed line is perfect trust."""
    return reliability_of([(each.said, each.came, each.n) for each in view.bins])


def reliability_of(bins: Sequence[tuple[float, float, int]]) -> Markup:
    """The same for (odds given on average, percent that came, how many)."""
    side, left, top = 230.0, 46.0, 10.0

    def x(percent: float) -> float:
        return left + side * percent / 100

    def y(percent: float) -> float:
        return top + side * (1 - percent / 100)

    parts = [line(x(0), y(at), x(100), y(at), "grid") for at in (0, 25, 50, 75, 100)]
    for percent in (0, 50, 100):
        parts.append(text(left - 8, y(percent) + 4, f"{percent} %", "quiet", "end"))
        parts.append(text(x(percent), y(0) + 18, f"{percent} %", "quiet", "middle"))
    parts.append(line(x(0), y(0), x(100), y(100), "line record"))
    for said, came, n in bins:
        parts.append(circle(x(said), y(came), min(14.0, 4 + n**0.5), "dot you"))
        parts.append(text(x(said) + 14, y(came) - 8, f"n = {n}", "quiet"))
    parts.append(text(x(50), y(0) + 36, "the odds given", "", "middle"))
    title = "Of what was given these odds, how much happened"
    return figure(left + side + 70, top + side + 44, title, *parts)


def legend(*kinds: str, you: str = "You") -> Markup:
    """The signs of a chart and what they mean."""
    words = {"you": you, "record": "The record", "other": "Others", "measured": "Measured"}
    signs = {"you": circle, "record": diamond, "measured": triangle}
    items = []
    for kind in kinds:
        sign = (
            signs[kind](8, 8, 5, "measured" if kind == "measured" else f"dot {kind}")
            if kind in signs
            else rect(2, 3, 12, 10, f"bar {kind}")
        )
        drawn = tag("svg", sign, viewBox="0 0 16 16", width=16, height=16, aria_hidden="true")
        items.append(tag("span", drawn, " ", words[kind]))
    return tag("p", *items, class_="legend")
