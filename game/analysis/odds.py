"""How likely each ending is from a state on: exact where that can be worked out, else sampled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import sqrt
from random import Random

import attrs

from game.analysis.exact import outcomes
from game.engine.rules import Game, ending, open_policies, play_out, unplayed
from game.engine.state import State
from game.scenario.model import Decision

LIMIT = 2_000_000
SAMPLED = 20_000


@attrs.frozen
class Odds:
    """How likely each ending is.

    `endings` maps every ending's id to a share (0 to 1), adding up to one: fractions where exact.
    `error` is the half-width of the widest share's 95 % interval, 0.0 where exact; `states` counts
    the states that were visited, or the runs.
    """

    endings: dict[str, Fraction | float]
    exact: bool
    error: float
    states: int


def odds(
    game: Game,
    state: State,
    roles: Sequence[str] = (),
    *,
    limit: int = LIMIT,
    runs: int = SAMPLED,
    seed: int = 0,
    progress: Callable[[int], object] = lambda _done: None,
) -> Odds:
    """The odds from a state on, `roles` (by default all) choosing evenly among open policies, the
    others by their rules, luck by its chances.
    """
    found: dict[str, Fraction | float] = {each.id: 0 for each in game.scenario.chapter.endings}
    playing = roles or tuple(role.id for role in game.scenario.chapter.roles)
    waiting: list[dict[State, Fraction]] = [{} for _ in range(len(game.turns) + 1)]
    waiting[state.turn][state] = Fraction(1)
    visited = 0
    for at in range(state.turn, len(game.turns)):
        for now, weight in waiting[at].items():
            ways = _ways(game, now, playing)
            for choices in ways:
                for chance, after in outcomes(game, now, choices):
                    there = waiting[after.turn]
                    there[after] = there.get(after, 0) + weight * chance / len(ways)
            visited += 1
            if visited > limit:
                return _sampled(game, state, playing, runs, seed)
        waiting[at].clear()
    for end, weight in waiting[-1].items():
        found[ending(game, end).id] += weight
    return Odds(found, True, 0.0, visited + len(waiting[-1]))


def _ways(game: Game, state: State, playing: Sequence[str]) -> list[tuple[int, ...]]:
    ways: list[tuple[int, ...]] = [()]
    for decision in game.turns[state.turn].decisions:
        able = (
            open_policies(game, state, decision)
            if decision.role in playing
            else (unplayed(game, state, decision),)
        )
        ways = [(*way, place) for way in ways for place in able]
    return ways


def _sampled(game: Game, state: State, playing: Sequence[str], runs: int, seed: int) -> Odds:
    dice = Random(seed)
    counts = {each.id: 0 for each in game.scenario.chapter.endings}

    def choose(game: Game, state: State, decision: Decision) -> int:
        if decision.role not in playing:
            return unplayed(game, state, decision)
        able = open_policies(game, state, decision)
        return able[int(dice.random() * len(able))]

    for run in range(runs):
        counts[ending(game, play_out(game, state, choose, game.luck(seed + run))).id] += 1
    shares: dict[str, Fraction | float] = {id: count / runs for id, count in counts.items()}
    widest = max(float(share) * (1 - float(share)) for share in shares.values())
    return Odds(shares, False, 1.96 * sqrt(widest / runs), runs)
