"""The record's path through a chapter: what was done, with the luck that there was."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import attrs

from game.engine.chance import ALWAYS, NEVER, Luck
from game.engine.lines import Line
from game.engine.report import CAME_OFF, TurnReport, explain
from game.engine.rules import (
    Game,
    ending,
    is_over,
    open_policies,
    recorded,
    start,
    turn_of,
    unplayed,
)
from game.engine.state import State
from game.scenario.model import Decision, Ending


@attrs.frozen
class RecordRun:
    """The record replayed, with everything that does not fit.

    `closed` are decisions whose taken policy was closed (the unplayed rule stood in), `untaken`
    those that say nothing of the record, `untold` lines whose chance says nothing of what
    happened, and `denied` lines that came off although the record says no, or did not although it
    says yes.
    """

    opening: State
    reports: tuple[TurnReport, ...]
    ending: Ending
    closed: tuple[Decision, ...]
    untaken: tuple[Decision, ...]
    untold: tuple[Line, ...]
    denied: tuple[Line, ...]

    @property
    def end(self) -> State:
        """The state at the chapter's end."""
        return self.reports[-1].after if self.reports else self.opening

    def kept_by(self, reports: Sequence[TurnReport]) -> bool:
        """Whether a run has so far done what was done, and met the luck that there was."""
        return len(reports) <= len(self.reports) and all(
            own.choices == recorded.choices
            and [(each.line, each.outcome) for each in own.happenings]
            == [(each.line, each.outcome) for each in recorded.happenings]
            for own, recorded in zip(reports, self.reports, strict=False)
        )

    def report(self, turn: int) -> TurnReport | None:
        """The report of a turn (counted from 0), or None if the record passed it over."""
        return next((each for each in self.reports if each.before.turn == turn), None)


def recorded_luck(game: Game, otherwise: Luck) -> Luck:
    """The luck that there was, where a line says whether it happened; else the other luck."""

    def draw(turn: int, line: int) -> int:
        happened = game.lines[line].consequence.happened
        return otherwise(turn, line) if happened is None else (ALWAYS if happened else NEVER)

    return draw


@lru_cache(maxsize=64)
def replay_record(game: Game) -> RecordRun:
    """Play what was done, once for each game. It never stops at a disagreement: it tells of it."""
    closed: list[Decision] = []
    untaken: list[Decision] = []
    untold: dict[int, Line] = {}

    def untold_luck(_turn: int, number: int) -> int:
        untold[number] = game.lines[number]
        return NEVER

    luck = recorded_luck(game, untold_luck)

    def choose(state: State, decision: Decision) -> int:
        place = recorded(game, state, decision)
        if decision.taken is None and decision.record == "known":
            untaken.append(decision)
        able = open_policies(game, state, decision)
        if place not in able:
            closed.append(decision)
            return unplayed(game, state, decision)
        return place

    opening = state = start(game, luck)
    reports = []
    while not is_over(game, state):
        choices = [choose(state, decision) for decision in turn_of(game, state).decisions]
        reports.append(explain(game, state, choices, luck))
        state = reports[-1].after
    return RecordRun(
        opening,
        tuple(reports),
        ending(game, state),
        tuple(closed),
        tuple(untaken),
        tuple(untold.values()),
        _denied(game, reports),
    )


def _denied(game: Game, reports: list[TurnReport]) -> tuple[Line, ...]:
    came_off = {
        each.line.number
        for report in reports
        for each in (*report.happenings, *report.landed)
        if each.outcome == CAME_OFF
    }
    chosen = {
        (decision.id, decision.policies[choice].id)
        for report in reports
        for decision, choice in zip(
            game.turns[report.before.turn].decisions, report.choices, strict=True
        )
    }
    return tuple(
        line
        for line in game.lines
        if line.consequence.happened is not None
        and line.consequence.happened is not (line.number in came_off)
        and (not line.decision or (line.decision, line.policy) in chosen)
    )
