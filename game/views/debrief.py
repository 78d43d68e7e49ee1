"""After the play: the player's path beside the record, with everything that speaks to it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import attrs

from game.engine.record import RecordRun
from game.engine.report import TurnReport
from game.engine.rules import Game
from game.engine.state import State
from game.play.session import Session
from game.scenario.model import Ending, Observation
from game.views.outcome import Chosen, OddsLine, chosen_in, odds_lines, standing_of
from game.views.parts import Citation, Citations, Header, Standing, header, seen
from game.views.prose import Prose, plain, prose
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


@attrs.frozen
class EndingView:
    """An ending and its standing."""

    id: str
    title: str
    text: Prose
    standing: Standing
    cites: tuple[int, ...]


@attrs.frozen
class AimView:
    """An aim of a seat, and whether it was reached; never added up."""

    role: str
    text: str
    reached: bool
    in_the_record: bool


@attrs.frozen
class MomentView:
    """A line of the chronology."""

    date: str
    text: Prose
    cites: tuple[int, ...]


@attrs.frozen
class LensView:
    """A rival explanation: what it expects, beside what you and the record did."""

    name: str
    about: str
    expects: tuple[tuple[str, str, bool, bool], ...]
    """(question, expected policy's label, whether you did so, whether the record did)"""
    reading: Prose
    misses: Prose


@attrs.frozen
class ConflictView:
    """Sources that disagree."""

    id: str
    topic: str
    kind: str
    versions: tuple[tuple[str, str, str], ...]
    """(who, what they say, publishers)"""
    assessment: str
    exercise: str


@attrs.frozen
class DebriefView:
    """The whole debrief of a finished run, for one seat."""

    header: Header
    you: EndingView
    record: EndingView
    steps: tuple[Step, ...]
    charts: tuple[Chart, ...]
    aims: tuple[AimView, ...]
    chosen: tuple[tuple[str, tuple[Chosen, ...]], ...]
    """(date of the turn, what was chosen in it)"""
    odds: tuple[OddsLine, ...]
    chronology: tuple[MomentView, ...]
    listed: tuple[Measured, ...]
    lenses: tuple[LensView, ...]
    conflicts: tuple[ConflictView, ...]
    questions: tuple[tuple[str, Prose], ...]
    """(phase, question)"""
    leaves_out: tuple[str, ...]
    disputed: tuple[str, ...]
    citations: tuple[Citation, ...]


def debrief_view(session: Session, record: RecordRun, role: str) -> DebriefView:
    """The debrief of a finished run; raises ValueError before its end."""
    if not session.over:
        raise ValueError("the chapter is not over")
    game = session.game
    citations = Citations(game.scenario.library)
    you = _ending(session.ending, citations, record.kept_by(session.reports))
    recorded = _ending(record.ending, citations, True)
    last = len(session.reports) - 1
    debrief = game.scenario.chapter.debrief
    return DebriefView(
        header(session, role, debrief=True),
        you,
        recorded,
        _steps(session, record, role),
        _charts(session, record, role, citations),
        _aims(session, record),
        tuple(
            (date_words(game.turns[report.before.turn].date), chosen_in(session, at))
            for at, report in enumerate(session.reports)
        ),
        odds_lines(session, role, upto=last),
        tuple(
            MomentView(
                date_words(each.date),
                prose(each.text, citations.number),
                _numbers(each.cites, citations),
            )
            for each in debrief.chronology
        ),
        tuple(
            _measured(game, turn_at, each, citations)
            for turn_at, turn in enumerate(game.turns)
            for each in turn.observed
            if not each.indicator
        ),
        _lenses(session, record, citations),
        _conflicts(game),
        tuple((each.phase, prose(each.ask, citations.number)) for each in debrief.questions),
        tuple(map(plain, debrief.model.leaves_out)),
        tuple(map(plain, debrief.model.disputed)),
        citations.all(),
    )


def _numbers(cites: tuple[str, ...], citations: Citations) -> tuple[int, ...]:
    return tuple(number for id in cites if (number := citations.number(id)))


def _ending(ending: Ending, citations: Citations, on_record: bool) -> EndingView:
    return EndingView(
        ending.id,
        ending.title,
        prose(ending.text, citations.number),
        standing_of(ending, on_record),
        _numbers(ending.cites, citations),
    )


def _steps(session: Session, record: RecordRun, role: str) -> tuple[Step, ...]:
    game = session.game
    steps = [Step(0, date_words(game.scenario.chapter.from_), "Start", "", "", True)]
    played = {report.before.turn: at for at, report in enumerate(session.reports)}
    for number, turn in enumerate(game.turns):
        own = chosen_in(session, played[number]) if number in played else ()
        recorded = record.report(number)
        you = [each for each in own if each.role == role]
        decisions = [each for each in turn.decisions if each.role == role]
        taken = [each.taken for each in decisions if each.taken and recorded]
        steps.append(
            Step(
                number + 1,
                date_words(turn.date, year=False),
                turn.title,
                " / ".join(short_label(game, each) for each in you),
                " / ".join(each.short or each.label for each in taken if each),
                bool(you) and [each.policy for each in you] == [each.id for each in taken if each],
            )
        )
    return tuple(steps)


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


def _charts(
    session: Session, record: RecordRun, role: str, citations: Citations
) -> tuple[Chart, ...]:
    game = session.game
    paths = [
        _path(game, opening, {each.before.turn: each.closing for each in reports})
        for opening, reports in (
            (session.opening, session.reports),
            (record.opening, record.reports),
        )
    ]
    charts = []
    for gauge in seen(game.scenario, role):
        you, recorded = (
            tuple(state and game.value(state, gauge.id) for state in path) for path in paths
        )
        measured = tuple(
            _measured(game, at, each, citations)
            for at, turn in enumerate(game.turns)
            for each in turn.observed
            if each.indicator == gauge.id
        )
        charts.append(
            Chart(
                gauge.id,
                gauge.name,
                gauge.icon,
                gauge.unit,
                gauge.better,
                *gauge.range,
                you,
                recorded,
                measured,
            )
        )
    return tuple(charts)


def _path(game: Game, opening: State, closings: dict[int, State]) -> tuple[State | None, ...]:
    return (opening, *(closings.get(at) for at in range(len(game.turns))))


def _measured(game: Game, turn: int, each: Observation, citations: Citations) -> Measured:
    return Measured(
        _place_on_axis(game, turn, each.date),
        each.value,
        each.unit,
        each.what,
        date_words(each.date),
        plain(each.caution),
        _numbers(each.cites, citations),
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
    from datetime import date

    return date.fromisoformat(iso).toordinal() if len(iso) == 10 else None


def _aims(session: Session, record: RecordRun) -> tuple[AimView, ...]:
    game = session.game
    return tuple(
        AimView(
            role.name,
            aim.text,
            game.holds(aim.when, session.state),
            game.holds(aim.when, record.end),
        )
        for role in game.scenario.chapter.roles
        for aim in role.aims
    )


def _lenses(session: Session, record: RecordRun, citations: Citations) -> tuple[LensView, ...]:
    game = session.game
    library = game.scenario.library
    yours, recorded = _policies(game, session.reports), _policies(game, record.reports)
    decisions = {each.id: each for turn in game.turns for each in turn.decisions}
    return tuple(
        LensView(
            library.concepts[lens.concept].name,
            plain(library.concepts[lens.concept].about),
            tuple(
                (
                    decisions[id].ask,
                    next(each.label for each in decisions[id].policies if each.id == policy),
                    yours.get(id) == policy,
                    recorded.get(id) == policy,
                )
                for id, policy in lens.expects
            ),
            prose(lens.reading, citations.number),
            prose(lens.misses, citations.number),
        )
        for lens in game.scenario.chapter.debrief.lenses
    )


def _policies(game: Game, reports: tuple[TurnReport, ...]) -> dict[str, str]:
    return {
        decision.id: decision.policies[place].id
        for report in reports
        for decision, place in zip(
            game.turns[report.before.turn].decisions, report.choices, strict=True
        )
    }


def _conflicts(game: Game) -> tuple[ConflictView, ...]:
    library = game.scenario.library
    views = []
    for id in game.scenario.chapter.debrief.conflicts:
        conflict = library.conflicts[id]
        versions = tuple(
            (
                version.who,
                plain(version.says),
                ", ".join(
                    dict.fromkeys(library.sources[each].publisher for each in version.sources)
                ),
            )
            for version in conflict.versions
        )
        views.append(
            ConflictView(
                id,
                conflict.topic,
                conflict.kind,
                versions,
                plain(conflict.assessment),
                plain(conflict.exercise),
            )
        )
    return tuple(views)
