"""Many random runs: which endings come, and how often everything else does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

import attrs

from game.engine.report import CAME_OFF, OTHERWISE
from game.engine.rules import Game, ending, is_over, open_policies, resolve, start, unplayed
from game.engine.state import State
from game.engine.writer import Line
from game.play.campaign import carry_over


@attrs.frozen
class Counts:
    """Of `runs` runs: how many ended so, chose so, and met each line (came off, otherwise).

    `asked` counts the runs in which a decision was asked; `policies` goes by (decision, policy).
    """

    runs: int
    endings: Counter[str]
    asked: Counter[str]
    policies: Counter[tuple[str, str]]
    came_off: Counter[int]
    otherwise: Counter[int]


def playtest(
    game: Game,
    runs: int,
    seed: int,
    roles: tuple[str, ...] = (),
    progress: Callable[[int], object] = lambda _done: None,
) -> Counts:
    """Play `runs` times, the given roles (by default all) choosing evenly among open policies.

    Run number n has the luck of seed `seed + n`. `progress` is told the number of runs done.
    """
    return playtest_campaign((game,), runs, seed, roles, progress)[0]


def playtest_campaign(
    games: Sequence[Game],
    runs: int,
    seed: int,
    roles: tuple[str, ...] = (),
    progress: Callable[[int], object] = lambda _done: None,
) -> tuple[Counts, ...]:
    """Play chapters in a row, each opening as the one before it left things; counts by chapter."""
    every = tuple(
        Counts(runs, Counter(), Counter(), Counter(), Counter(), Counter()) for _ in games
    )
    dice = Random(seed)
    playing = roles or tuple(role.id for role in games[0].scenario.chapter.roles)
    for run in range(runs):
        starts: Mapping[str, int] = {}
        for at, (game, counts) in enumerate(zip(games, every, strict=True)):
            end = _play(game, seed + run, starts, playing, dice, counts)
            if at + 1 < len(games):
                starts = carry_over(game, end, games[at + 1].scenario.chapter).starts
        if run % 500 == 499 or run == runs - 1:
            progress(run + 1)
    return every


def _play(
    game: Game,
    seed: int,
    starts: Mapping[str, int],
    playing: tuple[str, ...],
    dice: Random,
    counts: Counts,
) -> State:
    luck = game.luck(seed)
    state = start(game, luck, starts)
    notes: list[tuple[int, int, tuple[int, ...]]] = []
    while not is_over(game, state):
        choices = _choices(game, state, playing, dice, counts)
        state = resolve(game, state, choices, luck, note=notes.append)
    counts.endings[ending(game, state).id] += 1
    counts.came_off.update(line for line, outcome, _ in notes if outcome == CAME_OFF)
    counts.otherwise.update(line for line, outcome, _ in notes if outcome == OTHERWISE)
    return state


def _choices(
    game: Game, state: State, playing: tuple[str, ...], dice: Random, counts: Counts
) -> tuple[int, ...]:
    choices = []
    for decision in game.turns[state.turn].decisions:
        if decision.role in playing:
            able = open_policies(game, state, decision)
            place = able[int(dice.random() * len(able))]
        else:
            place = unplayed(game, state, decision)
        counts.asked[decision.id] += 1
        counts.policies[decision.id, decision.policies[place].id] += 1
        choices.append(place)
    return tuple(choices)


def line_name(game: Game, line: Line) -> str:
    """A line's name for people: its id, or where it stands."""
    if line.consequence.id:
        return line.consequence.id
    return f"{game.turns[line.turn].id}, {line.decision or 'event'}: {line.policy}"
