"""The first page: the player's path beside the record, in one large chart; the turning point."""

from __future__ import annotations

from game.scenario.pack import Library
from game.views.charts import Chart, Measured
from game.views.debrief import DebriefView, EndingView
from game.views.luck import Turning
from game.views.words import number
from game.window.axes import Observed, Series
from game.window.chart import LineChart
from game.window.flow import Column, Flow, Grid, Row
from game.window.lanes import Lanes, Stop
from game.window.layout import Rule, Space, Tone, Widget
from game.window.marks import Kind
from game.window.screen import Screen, Step
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import (
    RECORD,
    WIDE,
    Leaf,
    beside,
    empty,
    heading,
    sheet,
    waiting,
)  # fmt: skip
from game.window.screens.parts import paragraphs
from game.window.screens.sources import SourcesScreen
from game.window.spans import Span
from game.window.spark import Ends, Spark
from game.window.theme import (
    BODY,
    CAPTION,
    CARD,
    H2,
    SMALL,
    SMALL_STRONG,
    STORY,
    STRONG,
    Look,
)  # fmt: skip
from game.window.widgets import (
    Box,
    Button,
    Hint,
    Icon,
    Mark,
    Modal,
    PathSign,
    StandingBadge,
    Text,
    caps,
)  # fmt: skip
from game.window.work import Work


def widest_gap(chart: Chart) -> float:
    """The largest distance of the two paths, in shares of the range."""
    pairs = zip(chart.you, chart.record, strict=True)
    gaps = [abs(a - b) for a, b in pairs if a is not None and b is not None]
    return max(gaps, default=0) / max(1, chart.high - chart.low)


class Overview(Leaf):
    """Arrows move along the turns and between the indicators."""

    icon = "chart-line"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chart, self.step = self._first_chart(), self._first_difference()
        self.moved = False  # whether somebody has chosen a step

    @property
    def view(self) -> DebriefView:
        """The debrief of the seat."""
        return self.desk.view

    def _first_chart(self) -> int:
        """The indicator that something was measured of, or on which the paths differ most."""
        charts = self.view.charts
        measured = [i for i, chart in enumerate(charts) if chart.measured]
        gaps = [widest_gap(chart) for chart in charts]
        return measured[0] if measured else gaps.index(max(gaps)) if gaps else 0

    def _first_difference(self) -> int:
        """The first step at which the player chose otherwise; else the last."""
        steps = self.view.steps
        return next((s.number for s in steps if s.number and not s.same), len(steps) - 1)

    def keys(self) -> tuple[Hint, ...]:
        """Along the axis, between indicators."""
        return (
            Hint("← →", "turns", (("left", "step-"), ("right", "step+"))),
            Hint("↑ ↓", "indicators", (("up", "chart-"), ("down", "chart+"))),
            Hint("E", "both endings", (("e", "endings"),)),
        )

    def waits(self) -> list[Work[Turning | None]]:
        """The turning point."""
        return [self.desk.turning]

    def worked(self) -> None:
        """The turning point is what one looks at first."""
        point = self.desk.turning.result
        if point is not None and not self.moved:
            self.step = point.turn

    def build(self, look: Look) -> Widget:
        """One indicator large, what was chosen below it, the others small beside it."""
        view = self.view
        head = heading(self.desk, "Your path beside the record", look, [self._endings()])
        if view.told:
            note = Text(view.told, SMALL, "ink2", grow=1)
            head = Column([head, Row([Icon("info", 16), note], gap=9)], gap=6)
        if not view.charts:
            return sheet(head, empty("This seat sees no gauge, so there is no path to draw."))
        aside = Column([self._others(), self._turning()], gap=12)
        body = beside(self._large(), aside, look, (69, 33))
        if look.metrics.em < WIDE:
            body = Column([body, *_told(view)], gap=12)
        return sheet(head, body)

    def _large(self) -> Widget:
        view, chart = self.view, self.view.charts[self.chart]
        turning = self.desk.turning.result
        told = any(value is not None for value in chart.record)
        lower = Text("lower is better", SMALL, "ink3") if chart.better == "lower" else Space()
        name = Text(chart.name, CARD, most=2)
        title = Row([*_icon(chart, 19), name, lower], 9, "middle")
        top = Flow([title, _legend(told, bool(chart.measured))], gap=16, right=True)
        line = LineChart(
            series(view, chart), self.step, turning.turn if turning else -1, high=210, grow=1
        )
        parts: list[Widget] = [top, line]
        stops = tuple(Stop(each.you, each.record, each.same) for each in view.steps)
        if any(stop.you or stop.record for stop in stops):
            parts += [Rule(), Space(5), Lanes(stops, self.step)]
        return Box(Column(parts, gap=3), pad=(16, 12))

    def _others(self) -> Widget:
        rows: list[Widget] = []
        for i, chart in enumerate(self.view.charts):
            if i == self.chart:
                continue
            drawn = series(self.view, chart, named=False)
            lower = "  lower is better" if chart.better == "lower" else ""
            words = Text((Span(chart.name, strong=True), Span(lower)), SMALL, grow=1)
            name = Row([*_icon(chart, 15), words], 7)
            body = Row([Column([name, Spark(drawn)], grow=1), Ends(drawn)], 6, "middle")
            rows.append(Box(body, f"chart:{i}", (6, 3), None, None, role="row", says=chart.name))
        if not rows:
            rows = [Text("This seat sees no other gauge.", SMALL, "ink2")]
        title = f"The other {number(len(rows))}" if len(rows) > 1 else "The other"
        head = Row(
            [Text(title, SMALL_STRONG, grow=1), Text("Enter enlarges", CAPTION, "ink3", most=1)],
            align="middle",
        )
        return Box(Column([head, *rows], gap=2, spread=len(rows) > 2), pad=(12, 10), grow=1)

    def _turning(self) -> Widget:
        work = self.desk.turning
        if not work.done:
            title, note = "Turning point", ""
            words: Widget = waiting(work, "Every way to play is being weighed.")
        elif work.result is None:
            return self._parting()
        else:
            point = work.result
            title, note = f"Turning point: {point.date}", point.how
            words = Text(point.sentence, STORY)
        parts: list[Widget] = [Icon("signpost", 17, "accent"), Text(title, STRONG, "accent")]
        head = Flow([Row(parts, 9, "middle"), Text(note or " ", CAPTION, "ink3")], right=True)
        more = Button("to:luck", "Luck or choice", "link", after="arrow-right")
        foot = Row([Space(grow=1), more], align="middle")
        return Box(Column([head, words, foot], gap=5), pad=(14, 10), shadow=True)

    def _parting(self) -> Widget:
        """Where the player left the record's way for the first time."""
        first = next((step for step in self.view.steps if step.number and not step.same), None)
        if first is None:
            title, words = "No parting", "In every turn you chose as the record did."
        else:
            title = f"First parting: {first.date}"
            words = f"You: {first.you or 'no decision'}. The record: {first.record or 'not told'}."
        head = Row([Icon("signpost", 17, "accent"), Text(title, STRONG, "accent", grow=1)], 9,
                   "middle")  # fmt: skip
        return Box(Column([head, Text(words, STORY)], gap=4), pad=(14, 10), shadow=True)

    def _endings(self) -> Widget:
        view = self.view
        rows = []
        for each, sign, tone in ENDINGS:
            words = Text(_of(view, each).title, SMALL_STRONG, tone, most=2)
            rows.append(Row([Mark(sign, 10, tone), words], 7, "middle"))
        return Box(Column(rows, gap=1), "endings", (8, 3), None, None, role="row",
                   says="Both endings in words")  # fmt: skip

    def act(self, id: str) -> Step | None:
        """Move along the chart, between indicators; both endings in words."""
        kind, _, value = id.partition(":")
        self.moved = self.moved or kind.startswith("step")
        steps, charts = len(self.view.steps), max(1, len(self.view.charts))
        if kind == "step":
            self.step = int(value)
        elif kind == "chart":
            self.chart = int(value)
        elif id in ("step+", "step-"):
            self.step = min(steps - 1, max(0, self.step + (1 if id[-1] == "+" else -1)))
        elif id in ("chart+", "chart-"):
            self.chart = (self.chart + (1 if id[-1] == "+" else -1)) % charts
        elif id == "endings":
            return Step(open=EndingsScreen(self.view, self.desk.library))
        return None


ENDINGS: tuple[tuple[str, Kind, Tone], ...] = (
    ("you", "circle", "accent"), ("record", "diamond", "history"),
)  # fmt: skip


def _of(view: DebriefView, whose: str) -> EndingView:
    return view.you if whose == "you" else view.record


def _legend(record: bool, measured: bool) -> Widget:
    signs: list[tuple[Kind, str]] = [("circle", "You")]
    signs += [("diamond", RECORD)] * record
    signs += [("triangle", "Measured")] * measured
    return Row(
        [Row([PathSign(sign), Text(words, SMALL, "ink2")], 6, "middle") for sign, words in signs],
        gap=16,
        align="middle",
    )


def _icon(chart: Chart, size: float) -> list[Widget]:
    """An indicator's sign, where it has one."""
    return [Icon(chart.icon, size)] if chart.icon else []


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


def _told(view: DebriefView) -> list[Widget]:
    """Both endings in words."""
    boxes: list[Widget] = []
    for whose, sign, tone in ENDINGS:
        each, yours = _of(view, whose), whose == "you"
        over = caps("Your ending" if yours else RECORD, tone)
        parts: list[Widget] = [
            Row([Mark(sign, 10, tone), over], 6, "middle"),
            Text(each.title, H2),
            *paragraphs(each.text, STORY),
            Flow([StandingBadge(each.standing.basis)]),
        ]
        if each.standing.because:
            parts.append(Text(each.standing.because, SMALL, "ink2"))
        fill: Tone = "surface" if yours else "history_soft"
        boxes.append(Box(Column(parts, gap=6), pad=(18, 14), fill=fill, border=tone))
    return boxes


class EndingsScreen(Screen):
    """Both endings in words, over the page."""

    over = True
    primary = "close"

    def __init__(self, view: DebriefView, library: Library) -> None:
        super().__init__()
        self.view, self.library = view, library

    def build(self, look: Look) -> Widget:
        """Side by side, or below each other."""
        columns = 2 if look.metrics.em >= 780 else 1
        close = Button("close", kind="quiet", icon="x", says="Close")
        head = Row([Text("Both endings", H2, grow=1), close], align="middle")
        note = "What is not on record is not documented, however close it comes."
        body = [head, Grid(_told(self.view), columns, 14), Text(note, BODY, "ink2")]
        return Modal(Column(body, gap=12), wide=940)

    def act(self, id: str) -> Step | None:
        """Close, or open the source of a mark."""
        kind, _, value = id.partition(":")
        if kind != "cite":
            return Step(close=True)
        cited = self.view.citations
        at = [each.number for each in cited].index(int(value.partition(":")[0]))
        return Step(open=SourcesScreen(cited, at, self.library, True))
