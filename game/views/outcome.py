"""What followed: in the player's world, and beside it in the record."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from game.engine.record import RecordRun
from game.engine.report import CAME_OFF, OTHERWISE, Happening
from game.engine.rules import Game
from game.play.session import Session
from game.scenario.model import Decision, Sourced
from game.views.concepts import ConceptNote, concept_notes
from game.views.decision import reasons_of
from game.views.parts import (
    Citation,
    Citations,
    Gauge,
    Header,
    Standing,
    Trend,
    gauges,
    header,
    seen,
    trend,
)
from game.views.prose import Prose, plain, prose
from game.views.words import date_words, in_hundred

OFF_RECORD = "As in the record."


@attrs.frozen
class Moved:
    """An indicator that a line moved."""

    id: str
    name: str
    icon: str
    before: int
    after: int
    trend: Trend


@attrs.frozen
class Followed:
    """One line of what followed: its sentence, standing, luck and what it moved.

    `role` and `policy` say whose choice it came from (both empty for events); `chance` is a
    sentence on luck, empty where there was none; `due_from` is the date of the turn that set it
    going; `hindsight` is that of its policy.
    """

    text: Prose
    standing: Standing
    cites: tuple[int, ...]
    moved: tuple[Moved, ...]
    chance: str
    due_from: str
    role: str
    policy: str
    hindsight: str = ""


@attrs.frozen
class Chosen:
    """A decision and what was chosen; `who` is the seat's name, `yours` where a person held it.

    `hindsight` says why nobody at the time is known to have had it on the table; empty for all
    that somebody had.
    """

    role: str
    who: str
    decision: str
    ask: str
    policy: str
    label: str
    yours: bool
    reason: str = ""
    line: str = ""
    hindsight: str = ""


@attrs.frozen
class InTheRecord:
    """What the record holds of this turn; `same` where the player's seats chose as it did."""

    chosen: tuple[Chosen, ...]
    text: Prose
    cites: tuple[int, ...]
    same: bool
    contested: tuple[str, ...]


@attrs.frozen
class OddsLine:
    """Odds that were given: `came` is None while the question is open."""

    ask: str
    percent: int
    came: bool | None
    until: str


@attrs.frozen
class OutcomeView:
    """A turn that was played, with its consequences. `record` is None where the record passed
    over.
    """

    header: Header
    date: str
    title: str
    gauges: tuple[Gauge, ...]
    chosen: tuple[Chosen, ...]
    lines: tuple[Followed, ...]
    record: InTheRecord | None
    odds: tuple[OddsLine, ...]
    concepts: tuple[ConceptNote, ...]
    citations: tuple[Citation, ...]
    last: bool

    @property
    def own(self) -> tuple[Citation, ...]:
        """The claims of the player's world alone: those of the record are left out."""
        marks = {span.cite for line in self.lines for part in line.text for span in part.spans}
        cited = marks.union(*(line.cites for line in self.lines))
        return tuple(each for each in self.citations if each.number in cited)


def outcome_view(session: Session, record: RecordRun, role: str, turn: int = -1) -> OutcomeView:
    """The outcome of a resolved turn (by default the latest), for one seat."""
    game = session.game
    turn = turn % len(session.reports)
    report = session.reports[turn]
    here = game.turns[report.before.turn]
    citations = Citations(game.scenario.library)
    on_record = record.kept_by(session.reports[: turn + 1])
    lines = followed(game, role, report.happenings, citations, on_record)
    top = attrs.evolve(
        header(session, role), turn=report.before.turn + 1, date=date_words(here.date, weekday=True)
    )
    return OutcomeView(
        top,
        date_words(here.date),
        here.title,
        gauges(game, role, report.before, report.closing),
        chosen_in(session, turn),
        lines,
        in_the_record(session, record, turn, citations),
        odds_lines(session, role, upto=turn, since=report.before.turn),
        concept_notes(game.scenario.library, here.concepts),
        citations.all(),
        session.over and turn == len(session.reports) - 1,
    )


def followed(
    game: Game,
    role: str,
    happenings: Sequence[Happening],
    citations: Citations,
    on_record: bool,
) -> tuple[Followed, ...]:
    """The lines that a seat reads; a line that only fails silently is left out. In a world that has
    left the record nothing is documented: what happened there is inferred here.
    """
    told = (each for each in happenings if each.outcome in (CAME_OFF, OTHERWISE))
    return tuple(_followed(game, role, each, citations, on_record) for each in told if _tells(each))


def standing_of(said: Sourced, on_record: bool) -> Standing:
    """The badge of a sentence, in a world that kept to the record or left it."""
    because = plain(said.because)
    if said.standing == "documented" and not on_record:
        return Standing("inferred", tuple(said.cites), f"{OFF_RECORD} {because}".strip())
    return Standing(said.standing, tuple(said.cites), because)


def _tells(happening: Happening) -> bool:
    return bool(happening.said.text or happening.moves)


def _followed(
    game: Game, role: str, happening: Happening, citations: Citations, on_record: bool
) -> Followed:
    said, line = happening.said, happening.line
    visible = {each.id: each for each in seen(game.scenario, role)}
    text = prose(said.text, citations.number)
    moved = tuple(
        Moved(
            gauge.id,
            gauge.short or gauge.name,
            gauge.icon,
            move.before,
            move.after,
            trend(move.before, move.after, gauge.better),
        )
        for move in happening.moves
        if (gauge := visible.get(move.indicator))
    )
    decided = next((d for d in game.turns[line.turn].decisions if d.id == line.decision), None)
    policy = next((p for p in decided.policies if p.id == line.policy), None) if decided else None
    return Followed(
        text,
        standing_of(said, on_record),
        citations.numbers(said.cites),
        moved,
        _chance_words(happening),
        date_words(game.turns[line.turn].date, year=False) if line.consequence.after else "",
        decided.role if decided else "",
        policy.label if policy else "",
        plain(policy.hindsight) if policy else "",
    )


def _chance_words(happening: Happening) -> str:
    chance = happening.line.consequence.chance
    if chance is None or happening.roll is None:
        return ""
    if happening.outcome == CAME_OFF:
        return f"Came off at {in_hundred(chance)}."
    return f"Did not come off at {in_hundred(chance)}."


def chosen_in(session: Session, turn: int) -> tuple[Chosen, ...]:
    """What every seat chose in a resolved turn."""
    report = session.reports[turn]
    acts = {act.decision: act for act in session.acts_of(turn) if act.decision}
    reasons = dict(reasons_of(session.game.scenario))
    chosen = []
    for decision, place in zip(
        session.game.turns[report.before.turn].decisions, report.choices, strict=True
    ):
        own = _chosen(session, decision, place)
        if act := acts.get(decision.id):
            reason = reasons.get(act.reason, act.reason)
            own = attrs.evolve(own, yours=True, reason=reason, line=act.line)
        chosen.append(own)
    return tuple(chosen)


def _chosen(session: Session, decision: Decision, place: int) -> Chosen:
    """A policy by its place, with the name of the seat that decides."""
    policy = decision.policies[place]
    seat = seat_names(session.game)[decision.role]
    why = plain(policy.hindsight)
    return Chosen(
        decision.role,
        seat,
        decision.id,
        decision.ask,
        policy.id,
        policy.label,
        yours=False,
        hindsight=why,
    )


def in_the_record(
    session: Session, record: RecordRun, turn: int, citations: Citations
) -> InTheRecord | None:
    """The record of the same turn; None where the record passed it over and says nothing."""
    game, report = session.game, session.reports[turn]
    here = game.turns[report.before.turn]
    recorded = record.report(report.before.turn)
    if recorded is None and here.in_the_record is None:
        return None
    chosen, same, contested = [], True, []
    if recorded:
        choices = zip(here.decisions, recorded.choices, report.choices, strict=True)
        for decision, place, own in choices:
            if decision.taken is None:
                continue
            policy = decision.policies[place]
            yours = decision.role in session.roles
            chosen.append(attrs.evolve(_chosen(session, decision, place), yours=yours))
            same = same and (place == own or not yours)
            if policy.contested:
                contested.append(plain(policy.contested))
    told = here.in_the_record
    text = prose(told.text, citations.number) if told else ()
    cites = citations.numbers(told.cites if told else ())
    return InTheRecord(
        tuple(chosen), text, cites, same and any(each.yours for each in chosen), tuple(contested)
    )


def seat_names(game: Game) -> dict[str, str]:
    """Role id -> name."""
    return {role.id: role.name for role in game.scenario.chapter.roles}


def odds_lines(session: Session, role: str, upto: int, since: int = 0) -> tuple[OddsLine, ...]:
    """The odds that a seat gave in the turns up to this report, settled where they are; those left
    out that were to be settled before the turn with the place `since` in the chapter.
    """
    dates = {turn.id: date_words(turn.date) for turn in session.game.turns}
    places = {turn.id: place for place, turn in enumerate(session.game.turns)}
    given = (
        (forecast, act.odds[forecast.id])
        for at in range(upto + 1)
        for act in session.acts_of(at)
        for forecast in session.game.turns[session.reports[at].before.turn].forecasts
        if act.role == role and forecast.id in act.odds and places[forecast.by] >= since
    )
    return tuple(
        OddsLine(forecast.ask, percent, session.settled(forecast), dates[forecast.by])
        for forecast, percent in given
    )
