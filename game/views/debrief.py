"""After the play: the player's path beside the record, with everything that speaks to it."""

from __future__ import annotations

import attrs

from game.engine.record import RecordRun
from game.play.session import Session
from game.scenario.model import Debrief, Ending
from game.views.charts import Chart, Measured, Step, charts, measured, steps
from game.views.chronology import Decided, MomentView, chronology, decided
from game.views.conditions import condition_words
from game.views.disagreements import Disagreement, disagreement
from game.views.outcome import seat_names, standing_of
from game.views.parts import Citation, Citations, Header, Standing, header
from game.views.prose import Prose, prose
from game.views.quiz import Check, checks
from game.views.told import told_words
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

    `role` is the seat's name, `seat` its id; `rank` counts from 1, the dearest first; 0 where the
    seat's aims were not ranked. `asks` is the condition, in words.
    """

    role: str
    text: str
    reached: bool
    in_the_record: bool
    rank: int = 0
    seat: str = ""
    asks: str = ""


@attrs.frozen
class CableView:
    """What a seat wrote to the file where no act of it is on record."""

    date: str
    who: str
    text: str


@attrs.frozen
class DebriefView:
    """The whole debrief of a finished run, for one seat."""

    header: Header
    you: EndingView
    record: EndingView
    steps: tuple[Step, ...]
    charts: tuple[Chart, ...]
    aims: tuple[AimView, ...]
    cables: tuple[CableView, ...]
    chronology: tuple[MomentView, ...]
    decided: tuple[Decided, ...]
    """every decision on record, those that the chronology tells of included"""
    listed: tuple[Measured, ...]
    conflicts: tuple[Disagreement, ...]
    checks: tuple[Check, ...]
    citations: tuple[Citation, ...]
    told: str
    """which turns were told, not played; empty where all were played"""


def debrief_view(session: Session, record: RecordRun, role: str) -> DebriefView:
    """The debrief of a finished run; raises ValueError before its end."""
    if not session.over:
        raise ValueError("the chapter is not over")
    game = session.game
    citations = Citations(game.scenario.library)
    you = _ending(session.ending, citations, record.kept_by(session.reports))
    recorded = _ending(record.ending, citations, True)
    debrief = game.scenario.chapter.debrief
    return DebriefView(
        header(session, role, debrief=True),
        you,
        recorded,
        steps(session, record, role),
        charts(session, record, role, citations),
        _aims(session, record),
        _cables(session),
        chronology(game, record, citations),
        decided(game, record, citations),
        tuple(
            measured(game, turn_at, each, citations)
            for turn_at, turn in enumerate(game.turns)
            for each in turn.observed
            if not each.indicator
        ),
        tuple(disagreement(game.scenario.library, id) for id in debrief.conflicts),
        checks(session, citations),
        _with_the_rest(debrief, citations),
        told_words(session),
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
                role.id,
                condition_words(game, aim.when),
            )
            for aim in role.aims
        ]
        views += sorted(own, key=lambda aim: aim.rank)
    return tuple(views)


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


def _with_the_rest(debrief: Debrief, citations: Citations) -> tuple[Citation, ...]:
    """The claims of this view, and of the pages that have one of their own: they are met too."""
    texts = [text for lens in debrief.lenses for text in (lens.reading, lens.misses)]
    texts += [each.ask for each in debrief.questions]
    for text in (*texts, *debrief.model.leaves_out, *debrief.model.disputed):
        prose(text, citations.number)
    for lens in debrief.lenses:
        citations.numbers(lens.cites)
    return citations.all()
