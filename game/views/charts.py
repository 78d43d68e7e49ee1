"""Paths over the turns: yours, the record's, and what was measured at the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import attrs

from game.engine.record import RecordRun
from game.engine.rules import Game
from game.engine.state import State
from game.play.session import Session
from game.scenario.model import Observation
from game.views.outcome import Chosen, chosen_in
from game.views.parts import Citations, seen
from game.views.prose import plain
from game.views.words import date_words


@attrs.frozen
class Measured:
    """A measurement on record, placed on a chart's axis: `at` counts turns, 0 is the start."""

    at: float
    value: Decimal
    unit: str
    what: str
    date: str
    caution: str
    cites: tuple[int, ...]


@attrs.frozen
class Chart:
    """One indicator: your path and the record's, a value for the start and for each turn's close.

    A value is None where that path passed the turn over. `low` and `high` are the indicator's
    range.
    """

    id: str
    name: str
    icon: str
    unit: str
    better: str
    low: int
    high: int
    you: tuple[int | None, ...]
    record: tuple[int | None, ...]
    measured: tuple[Measured, ...]


@attrs.frozen
class Step:
    """A place on the charts' axis: the start (number 0) or a turn."""

    number: int
    date: str
    title: str
    you: str
    record: str
    same: bool


def steps(session: Session, record: RecordRun, role: str) -> tuple[Step, ...]:
    """The axis: the start, then every turn, with a seat's choices and the record's."""
    game = session.game
    found = [Step(0, date_words(game.scenario.chapter.from_), "Start", "", "", True)]
    played = {report.before.turn: at for at, report in enumerate(session.reports)}
    for number, turn in enumerate(game.turns):
        own = chosen_in(session, played[number]) if number in played else ()
        recorded = record.report(number)
        you = [each for each in own if each.role == role]
        told = "Told: " if session.is_told(number) else ""
        decisions = [each for each in turn.decisions if each.role == role]
        taken = [each.taken for each in decisions if each.taken and recorded]
        found.append(
            Step(
                number + 1,
                date_words(turn.date, year=False),
                turn.title,
                told * bool(you) + " / ".join(short_label(game, each) for each in you),
                " / ".join(each.short or each.label for each in taken if each),
                bool(you) and [each.policy for each in you] == [each.id for each in taken if each],
            )
        )
    return tuple(found)


def short_label(game: Game, chosen: Chosen) -> str:
    """The short name of the policy chosen, for lanes."""
    policies = (
        p
        for turn in game.turns
        for d in turn.decisions
        if d.id == chosen.decision
        for p in d.policies
    )
    policy = next(each for each in policies if each.id == chosen.policy)
    return policy.short or policy.label


def charts(
    session: Session, record: RecordRun, role: str, citations: Citations
) -> tuple[Chart, ...]:
    """A chart for each indicator that a seat sees."""
    game = session.game
    paths = [
        _path(game, opening, {each.before.turn: each.closing for each in reports})
        for opening, reports in (
            (session.opening, session.reports),
            (record.opening, record.reports),
        )
    ]
    drawn = []
    for gauge in seen(game.scenario, role):
        you, recorded = (
            tuple(state and game.value(state, gauge.id) for state in path) for path in paths
        )
        points = tuple(
            measured(game, at, each, citations)
            for at, turn in enumerate(game.turns)
            for each in turn.observed
            if each.indicator == gauge.id
        )
        drawn.append(
            Chart(
                gauge.id,
                gauge.name,
                gauge.icon,
                gauge.unit,
                gauge.better,
                *gauge.range,
                you,
                recorded,
                points,
            )
        )
    return tuple(drawn)


def telling(drawn: Sequence[Chart]) -> Chart | None:
    """The chart to show first: one with measurements, else that on which the paths part most."""

    def gap(chart: Chart) -> int:
        both = zip(chart.you, chart.record, strict=True)
        return max((abs(a - b) for a, b in both if a is not None and b is not None), default=0)

    return max(drawn, key=lambda each: (bool(each.measured), gap(each)), default=None)


def _path(game: Game, opening: State, closings: dict[int, State]) -> tuple[State | None, ...]:
    return (opening, *(closings.get(at) for at in range(len(game.turns))))


def measured(game: Game, turn: int, each: Observation, citations: Citations) -> Measured:
    """A measurement of a turn (counted from 0)."""
    return Measured(
        _place_on_axis(game, turn, each.date),
        each.value,
        each.unit,
        each.what,
        date_words(each.date),
        plain(each.caution),
        citations.numbers(each.cites),
    )


def _place_on_axis(game: Game, turn: int, date: str) -> float:
    """Between two turns by the share of the days; at its own turn where a date has no day."""
    days = [_day(each.date) for each in game.turns]
    day = _day(date)
    if day is None or any(each is None for each in days):
        return turn + 1
    for at, (first, following) in enumerate(pairwise(days)):
        if first is not None and following is not None and first <= day < following:
            return at + 1 + (day - first) / (following - first)
    first = days[0]
    return float(len(days)) if first is not None and day >= first else 1.0


def _day(iso: str) -> int | None:
    return date.fromisoformat(iso).toordinal() if len(iso) == 10 else None
