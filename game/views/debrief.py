"""After the play: the player's path beside the record, with everything that speaks to it."""

from __future__ import annotations

import attrs

from game.engine.record import RecordRun
from game.engine.report import TurnReport
from game.engine.rules import Game
from game.play.session import Session
from game.scenario.model import Ending
from game.views.charts import Chart, Measured, Step, charts, measured, steps
from game.views.outcome import Chosen, OddsLine, chosen_in, odds_lines, seat_names, standing_of
from game.views.parts import Citation, Citations, Header, Standing, gauges, header
from game.views.prose import Prose, plain, prose
from game.views.quiz import Check, checks
from game.views.words import date_words


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
    """An aim of a seat, and whether it was reached; never added up.

    `rank` counts from 1, the dearest first; 0 where the seat's aims were not ranked.
    """

    role: str
    text: str
    reached: bool
    in_the_record: bool
    rank: int = 0


@attrs.frozen
class CableView:
    """What a seat wrote to the file where no act of it is on record."""

    date: str
    who: str
    text: str


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
    moved: tuple[str, ...]
    """what each of those turns did to the gauges, in a sentence"""
    cables: tuple[CableView, ...]
    odds: tuple[OddsLine, ...]
    chronology: tuple[MomentView, ...]
    listed: tuple[Measured, ...]
    lenses: tuple[LensView, ...]
    conflicts: tuple[ConflictView, ...]
    questions: tuple[tuple[str, Prose], ...]
    """(phase, question)"""
    leaves_out: tuple[str, ...]
    disputed: tuple[str, ...]
    checks: tuple[Check, ...]
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
        steps(session, record, role),
        charts(session, record, role, citations),
        _aims(session, record),
        tuple(
            (date_words(game.turns[report.before.turn].date), chosen_in(session, at))
            for at, report in enumerate(session.reports)
        ),
        tuple(_moved(session, role, report) for report in session.reports),
        _cables(session),
        odds_lines(session, role, upto=last),
        tuple(
            MomentView(
                date_words(each.date),
                prose(each.text, citations.number),
                citations.numbers(each.cites),
            )
            for each in debrief.chronology
        ),
        tuple(
            measured(game, turn_at, each, citations)
            for turn_at, turn in enumerate(game.turns)
            for each in turn.observed
            if not each.indicator
        ),
        _lenses(session, record, citations),
        _conflicts(game),
        tuple((each.phase, prose(each.ask, citations.number)) for each in debrief.questions),
        tuple(map(plain, debrief.model.leaves_out)),
        tuple(map(plain, debrief.model.disputed)),
        checks(session, citations),
        citations.all(),
    )


def _ending(ending: Ending, citations: Citations, on_record: bool) -> EndingView:
    return EndingView(
        ending.id,
        ending.title,
        prose(ending.text, citations.number),
        standing_of(ending, on_record),
        citations.numbers(ending.cites),
    )


def _aims(session: Session, record: RecordRun) -> tuple[AimView, ...]:
    """Seat by seat; where a seat ranked its aims, in that order."""
    game = session.game
    views: list[AimView] = []
    for role in game.scenario.chapter.roles:
        ranked = session.ranking.get(role.id, ())
        own = [
            AimView(
                role.name,
                aim.text,
                game.holds(aim.when, session.state),
                game.holds(aim.when, record.end),
                ranked.index(aim.id) + 1 if ranked else 0,
            )
            for aim in role.aims
        ]
        views += sorted(own, key=lambda aim: aim.rank)
    return tuple(views)


def _moved(session: Session, role: str, report: TurnReport) -> str:
    """`Consent rose by 9, Trust fell by 4.`: the three largest changes of a turn."""
    shown = gauges(session.game, role, report.before, report.closing)
    largest = sorted(shown, key=lambda each: -abs(each.value - each.before))[:3]
    said = [
        f"{each.short} {'rose' if each.value > each.before else 'fell'} "
        f"by {abs(each.value - each.before)}"
        for each in largest
        if each.value != each.before
    ]
    return f"{', '.join(said)}." if said else "No gauge moved."


def _cables(session: Session) -> tuple[CableView, ...]:
    seats = seat_names(session.game)
    return tuple(
        CableView(
            date_words(session.game.turns[report.before.turn].date), seats[act.role], act.cable
        )
        for at, report in enumerate(session.reports)
        for act in session.acts_of(at)
        if act.cable
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
