"""How likely each ending is from a state on: exact where that can be worked out, else sampled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import sqrt

import attrs

from game.analysis.exact import LIMIT, Progress, Spread, TooMany, endings_read, outcomes
from game.analysis.runs import Runner
from game.engine.chance import Luck
from game.engine.rules import Game, ending, resolve
from game.engine.state import State

__all__ = ["LIMIT", "SAMPLED", "Odds", "Z", "endings_read", "half_width", "odds", "odds_of_turn"]

SAMPLED = 20_000
"""Runs where exact analysis would visit too many states."""
Z = 1.96
"""Standard errors in the half-width of a 95 % interval."""


@attrs.frozen
class Odds:
    """How likely each ending is.

    `endings` maps every ending's id to a share (0 to 1), adding up to one: fractions where exact,
    floats where sampled. `error` is the half-width of the widest share's 95 % interval, 0.0 where
    exact; `states` counts the states that were visited, or the runs.
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
    progress: Progress = lambda _done: None,
) -> Odds:
    """The odds from a state on, `roles` (by default all) choosing evenly among open policies, the
    others by their rules, luck by its chances.

    Where there are more states than `limit`, it plays `runs` runs with the luck of `seed` onwards.
    `progress` is told the states visited so far, or the runs.
    """
    try:
        return _exact(game, [(Fraction(1), state)], roles, limit, progress)
    except TooMany:
        return _sampled(game, lambda _luck: state, roles, range(seed, seed + runs), progress)


def odds_of_turn(
    game: Game,
    state: State,
    roles: Sequence[str],
    choices: Sequence[int],
    *,
    limit: int = LIMIT,
    runs: int = SAMPLED,
    seed: int = 0,
    progress: Progress = lambda _done: None,
) -> Odds:
    """The odds once the open turn is decided, its luck still to come; all else as in `odds`."""
    try:
        return _exact(game, outcomes(game, state, choices), roles, limit, progress)
    except TooMany:
        return _sampled(
            game,
            lambda luck: resolve(game, state, choices, luck),
            roles,
            range(seed, seed + runs),
            progress,
        )


def _exact(
    game: Game,
    first: Iterable[tuple[Fraction, State]],
    roles: Sequence[str],
    limit: int,
    progress: Progress,
) -> Odds:
    spread = Spread(game, first, roles, endings_read(game), limit, progress)
    *_, last = spread.layers()
    found = dict.fromkeys((each.id for each in game.scenario.chapter.endings), 0)
    for values, weight in last.weights.items():
        found[ending(game, State(last.at, values)).id] += weight
    shares: dict[str, Fraction | float] = {
        id: Fraction(weight, last.of) for id, weight in found.items()
    }
    return Odds(shares, True, 0.0, spread.states)


def _sampled(
    game: Game,
    opening: Callable[[Luck], State],
    roles: Sequence[str],
    seeds: range,
    progress: Progress,
) -> Odds:
    counts = Runner(game, roles).play(seeds, opening, progress)
    runs = len(seeds)
    shares: dict[str, Fraction | float] = {
        each.id: counts.endings[each.id] / runs for each in game.scenario.chapter.endings
    }
    return Odds(shares, False, max(half_width(float(each), runs) for each in shares.values()), runs)


def half_width(share: float, runs: int) -> float:
    """Half of the 95 % interval (Wilson's) of a share that was found in so many runs."""
    spread = share * (1 - share) / runs + (Z / (2 * runs)) ** 2
    return Z * sqrt(spread) / (1 + Z * Z / runs)
