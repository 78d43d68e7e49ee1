"""The first page of the debrief: the player's path beside the record, in one large chart."""

from __future__ import annotations

from game.views.charts import Chart, Measured
from game.views.debrief import DebriefView
from game.window.axes import Observed, Series
from game.window.chart import LineChart
from game.window.flow import Column, Flow, Row
from game.window.lanes import Lanes, Stop
from game.window.layout import Rule, Space, Tone, Widget
from game.window.screens.debrief_pages import RECORD, heading
from game.window.screens.parts import paragraphs
from game.window.spark import Spark
from game.window.theme import (
    CAPTION,
    CARD,
    H3,
    SMALL,
    SMALL_STRONG,
    STORY,
    STRONG,
    Look,
)
from game.window.widgets import Box, Icon, Mark, StandingBadge, Text, caps


def widest_gap(chart: Chart) -> float:
    """The largest distance of the two paths, in shares of the range."""
    pairs = zip(chart.you, chart.record, strict=True)
    gaps = [abs(a - b) for a, b in pairs if a is not None and b is not None]
    return max(gaps, default=0) / max(1, chart.high - chart.low)


def series(view: DebriefView, chart: Chart, named: bool = True) -> Series:
    """A chart's values for drawing."""
    steps = tuple(
        ("Start" if step.number == 0 else str(step.number), step.date) for step in view.steps
    )
    observed = tuple(_observed(each) for each in chart.measured) if named else ()
    return Series(steps, chart.you, chart.record, observed, chart.low, chart.high)


def _observed(each: Measured) -> Observed:
    unit = " %" if each.unit in ("percent", "per cent", "%") else f" {each.unit}"
    return Observed(each.at, float(each.value), f"{each.value}{unit}, {each.date}")


def overview(view: DebriefView, at: int, step: int, look: Look) -> Widget:
    """One indicator large with what was chosen below it; the others small beside it."""
    wide = look.metrics.em >= 1000
    chart = view.charts[at]
    stops = tuple(Stop(each.you, each.record, each.same) for each in view.steps)
    lower = Text("lower is better", SMALL, "ink3") if chart.better == "lower" else Space()
    head = Row([Icon(chart.icon, 19), Text(chart.name, CARD, most=1), lower], 9, "middle")
    top = Flow([head, _legend(bool(chart.measured))], gap=16, right=True)
    line = LineChart(series(view, chart), step, high=210, grow=1)
    large = Box(
        Column([top, line, Rule(), Space(5), Lanes(stops, step)], gap=3),
        pad=(16, 12),
        grow=69,
    )
    aside = Column([_others(view, at), _difference(view)], gap=12, grow=33)
    ends = Column([_ending("circle", view), _ending("diamond", view)], gap=1)
    title = heading(view, "Your path beside the record")
    if wide:
        title.grow = 1
        top_row: Widget = Row([title, ends], gap=20, align="bottom")
        body: Widget = Row([large, aside], gap=14, align="fill", grow=1)
    else:
        top_row = Column([title, ends], gap=6)
        body = Column([large, aside], gap=12)
    return Column([top_row, body, _endings(view)], gap=12)


def _legend(measured: bool) -> Widget:
    parts: list[Widget] = [
        Row([Mark("circle", 10), Text("You", SMALL, "ink2")], 5, "middle"),
        Row([Mark("diamond", 10, "history"), Text(RECORD, SMALL, "ink2")], 5, "middle"),
    ]
    if measured:
        sign = Mark("triangle", 11, "ink")
        parts.append(Row([sign, Text("Measured", SMALL, "ink2")], 5, "middle"))
    return Row(parts, gap=16, align="middle")


def _ending(sign: str, view: DebriefView) -> Widget:
    if sign == "circle":
        words = Text(view.you.title, SMALL_STRONG, "accent", most=1)
        return Row([Mark("circle", 10), words], 7, "middle")
    words = Text(view.record.title, SMALL_STRONG, "history", most=1)
    return Row([Mark("diamond", 10, "history"), words], 7, "middle")


def _others(view: DebriefView, at: int) -> Widget:
    rows: list[Widget] = []
    for i, chart in enumerate(view.charts):
        if i == at:
            continue
        note = Text("lower is better", CAPTION, "ink3") if chart.better == "lower" else Space()
        head = Row(
            [Icon(chart.icon, 15), Text(chart.name, SMALL_STRONG, most=2), note], 7, "middle"
        )
        body = Column([head, Spark(series(view, chart, named=False))])
        rows.append(Box(body, f"chart:{i}", (6, 3), None, None, role="row", says=chart.name))
    head = Row(
        [Text("The others", SMALL_STRONG, grow=1), Text("Enter enlarges", CAPTION, "ink3")],
        align="middle",
    )
    return Box(Column([head, *rows], gap=4, spread=True), pad=(12, 10), grow=1)


def _difference(view: DebriefView) -> Widget:
    """Where the player left the record's way for the first time."""
    first = next((step for step in view.steps if step.number and not step.same), None)
    if first is None:
        title, words = "No parting", "In every turn you chose as the record did."
    else:
        title = f"First parting: {first.date}"
        words = f"You: {first.you or 'no decision'}. The record: {first.record or 'not told'}."
    head = Row([Icon("signpost", 17, "accent"), Text(title, STRONG, "accent", grow=1)], 9, "middle")
    return Box(Column([head, Text(words, STORY)], gap=4), pad=(14, 10), shadow=True)


def _endings(view: DebriefView) -> Widget:
    """Both endings in words."""
    parts = []
    for each, over, yours in ((view.you, "Your ending", True), (view.record, RECORD, False)):
        sign = Mark("circle", 10) if yours else Mark("diamond", 10, "history")
        tone: Tone = "accent" if yours else "history"
        title = caps(over, tone)
        body = Column(
            [
                Row([sign, title], 6, "middle"),
                Text(each.title, H3),
                *paragraphs(each.text, STORY),
                Flow([StandingBadge(each.standing.basis)]),
            ],
            gap=4,
        )
        fill: Tone = "surface" if yours else "history_soft"
        parts.append(Box(body, pad=(18, 12), fill=fill, border=tone, grow=1))
    return Row(parts, gap=14, align="fill")
