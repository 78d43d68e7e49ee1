"""The reasons given at the time, against what followed."""

from __future__ import annotations

import attrs

from game.engine.record import RecordRun
from game.play.session import Act, Session
from game.scenario.model import Turn
from game.views.decision import reasons_of
from game.views.outcome import Followed, OddsLine, followed
from game.views.parts import Citation, Citations, Header, header
from game.views.words import date_words

NOTHING = "Nothing came of it that moved a gauge."


@attrs.frozen
class ReasonRow:
    """A decision of the seat: what was chosen, the reason and line given then (empty where none),
    the odds said, and the lines that came from it and moved something. `nothing` is a sentence
    where none did.
    """

    turn: int
    date: str
    decision: str
    ask: str
    label: str
    reason: str
    line: str
    odds: tuple[OddsLine, ...]
    followed: tuple[Followed, ...]
    nothing: str


@attrs.frozen
class ReasonsView:
    """Every decision of the seat in order; `empty` is a sentence where there was none."""

    header: Header
    rows: tuple[ReasonRow, ...]
    empty: str
    citations: tuple[Citation, ...]


def reasons_view(session: Session, record: RecordRun, role: str) -> ReasonsView:
    """A seat's reasons and what followed, in a finished run."""
    game = session.game
    citations = Citations(game.scenario.library)
    rows = [
        _row(session, record, act, at, citations)
        for at in range(len(session.reports))
        for act in session.acts_of(at)
        if act.role == role and act.decision
    ]
    return ReasonsView(
        header(session, role, debrief=True),
        tuple(rows),
        "" if rows else "This seat had nothing to decide in this chapter.",
        citations.all(),
    )


def _row(session: Session, record: RecordRun, act: Act, at: int, citations: Citations) -> ReasonRow:
    game = session.game
    turn = game.turns[session.reports[at].before.turn]
    decision = next(each for each in turn.decisions if each.id == act.decision)
    policy = next(each for each in decision.policies if each.id == act.policy)
    lines = _followed(session, record, act, citations)
    return ReasonRow(
        session.reports[at].before.turn + 1,
        date_words(turn.date),
        decision.id,
        decision.ask,
        policy.label,
        dict(reasons_of(game.scenario)).get(act.reason, act.reason),
        act.line,
        _odds(session, turn, act),
        lines,
        "" if lines else NOTHING,
    )


def _followed(
    session: Session, record: RecordRun, act: Act, citations: Citations
) -> tuple[Followed, ...]:
    """The lines of the chosen policy that moved something, at once or later."""
    found: list[Followed] = []
    for at, report in enumerate(session.reports):
        on_record = record.kept_by(session.reports[: at + 1])
        own = [
            each
            for each in (*report.happenings, *report.landed)
            if (each.line.decision, each.line.policy) == (act.decision, act.policy) and each.moves
        ]
        found += followed(session.game, act.role, own, citations, on_record)
    return tuple(found)


def _odds(session: Session, turn: Turn, act: Act) -> tuple[OddsLine, ...]:
    dates = {each.id: date_words(each.date) for each in session.game.turns}
    return tuple(
        OddsLine(each.ask, act.odds[each.id], session.settled(each), dates[each.by])
        for each in turn.forecasts
        if each.id in act.odds
    )
