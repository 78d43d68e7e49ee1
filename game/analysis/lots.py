"""A lot of runs, in this process or in another, which loads no more than it needs for it."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from functools import lru_cache

from game.analysis.runs import Counts, Runner
from game.engine.rules import build


def play_lot(runners: Sequence[Runner], seeds: range) -> tuple[Counts, ...]:
    """Play the chapters of the runners in a row, each opening as the one before it left things."""
    for seed in seeds:
        starts: Mapping[str, int] = {}
        for at, runner in enumerate(runners):
            end = runner.run(seed, runner.opening(starts))
            if at + 1 < len(runners):
                from game.play.campaign import carry_over

                following = runners[at + 1].game.scenario.chapter
                starts = carry_over(runner.game, end, following).starts
    return tuple(runner.counts() for runner in runners)


def play_elsewhere(told: bytes, seeds: range) -> tuple[Counts, ...]:
    """A lot in another process; `told` are the scenarios, the seats and the player, pickled."""
    return play_lot(_runners(told), seeds)


@lru_cache(maxsize=1)
def _runners(told: bytes) -> list[Runner]:
    scenarios, who = pickle.loads(told)
    return [Runner(build(each), *who) for each in scenarios]
