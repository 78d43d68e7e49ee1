"""How far each decision moves the odds of the endings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import sqrt

import attrs

from game.analysis.backwards import Judged, judged
from game.analysis.exact import LIMIT, Progress, Spread, TooMany, Values, endings_read
from game.analysis.odds import SAMPLED, Z
from game.analysis.players import choosers, draws_of
from game.engine.chance import no_luck
from game.engine.rules import Game, ending, is_over, open_policies, resolve, start, turn_of
from game.engine.state import State

Share = Fraction | float
Key = tuple[str, str]
"""A decision and one of its policies."""


@attrs.frozen
class Swing:
    """What choosing a policy does to the endings.

    `open` is how likely a play comes to where it can be chosen (0 to 1); `moves` how far choosing
    it there moves each ending's odds (-1 to 1), on average over the states in which it is open.
    """

    decision: str
    policy: str
    open: Share
    moves: dict[str, Share]

    @property
    def most(self) -> float:
        """The widest move, up or down (0 to 1)."""
        return max(abs(float(move)) for move in self.moves.values())


@attrs.frozen
class Swings:
    """The swing of every policy that can be chosen, in the order of the file.

    Fractions where exact; else floats of `states` runs, and `error` is the half-width of the widest
    95 % interval of a move.
    """

    policies: tuple[Swing, ...]
    exact: bool
    error: float
    states: int


def swings(
    game: Game,
    roles: Sequence[str] = (),
    *,
    limit: int = LIMIT,
    runs: int = SAMPLED,
    seed: int = 0,
    progress: Progress = lambda _done: None,
) -> Swings:
    """The swings of the decisions of the seats in `roles` (by default all), who choose evenly among
    open policies, the others by their rules. Beyond `limit` states it samples `runs` runs.
    """
    playing = tuple(roles) or tuple(role.id for role in game.scenario.chapter.roles)
    try:
        return _exact(game, playing, limit, progress)
    except TooMany:
        return _sampled(game, playing, range(seed, seed + runs), progress)


# --- exact ----------------------------------------------------------------------------------


def _exact(game: Game, roles: Sequence[str], limit: int, progress: Progress) -> Swings:
    first = [(Fraction(1), start(game, no_luck))]
    spread = Spread(game, first, roles, endings_read(game), limit, progress)
    layers = list(spread.layers())
    whole, end = layers[-1].of, len(game.turns)
    names = [each.id for each in game.scenario.chapter.endings]

    def reached(values: Values) -> tuple[int, ...]:
        id = ending(game, State(end, values)).id
        return tuple(int(name == id) for name in names)

    opened: dict[Key, int] = {}
    moved: dict[Key, list[int]] = {}
    for each in judged(spread, layers, reached):
        for key, moves in _moves(game, each, roles):
            opened[key] = opened.get(key, 0) + each.weight
            known = moved.get(key) or [0] * len(names)
            moved[key] = [each.weight * move + old for move, old in zip(moves, known, strict=True)]
    found = {
        key: Swing(
            *key,
            Fraction(weight, whole),
            {
                name: Fraction(move, weight * whole)
                for name, move in zip(names, moved[key], strict=True)
            },
        )
        for key, weight in opened.items()
    }
    return Swings(_in_order(game, found), True, 0.0, spread.states)


def _moves(game: Game, state: Judged, roles: Sequence[str]) -> Iterator[tuple[Key, Iterator[int]]]:
    """Of each policy that is open in a state, by how much choosing it changes the state's worth."""
    for at, decision in enumerate(game.turns[state.at].decisions):
        if decision.role not in roles:
            continue
        by_place: dict[int, list[tuple[int, ...]]] = {}
        for choices, worth in state.ways.items():
            by_place.setdefault(choices[at], []).append(worth)
        for place, worths in by_place.items():
            yield (
                (decision.id, decision.policies[place].id),
                (
                    sum(column) // len(worths) - before
                    for column, before in zip(zip(*worths, strict=True), state.worth, strict=True)
                ),
            )


def _in_order(game: Game, found: dict[Key, Swing]) -> tuple[Swing, ...]:
    keys = (
        (decision.id, policy.id)
        for turn in game.turns
        for decision in turn.decisions
        for policy in decision.policies
    )
    return tuple(found[key] for key in keys if key in found)


# --- sampled --------------------------------------------------------------------------------


@attrs.define
class _Sample:
    """Of the runs in which a policy was open: how many, and how they ended.

    A run in which it was one of n open policies, and was chosen, stands for n runs: so the sum of
    `moves` is that of choosing it in all of them, less that of the runs as they were.
    """

    runs: int = 0
    moves: dict[str, int] = attrs.field(factory=dict)
    squares: dict[str, int] = attrs.field(factory=dict)

    def add(self, ending: str, move: int) -> None:
        self.runs += 1
        self.moves[ending] = self.moves.get(ending, 0) + move
        self.squares[ending] = self.squares.get(ending, 0) + move * move

    def error(self) -> float:
        widest = max(self.squares.values()) / self.runs
        return Z * sqrt(widest / self.runs)


def _sampled(game: Game, roles: Sequence[str], seeds: range, progress: Progress) -> Swings:
    found: dict[Key, _Sample] = {}
    choose, draws = choosers(game, roles), draws_of(game)
    for done, seed in enumerate(seeds, 1):
        state, luck, drawn = start(game, no_luck), game.luck(seed), draws(seed)
        met: list[tuple[Key, int]] = []
        while not is_over(game, state):
            choices = choose[state.turn](state.values, drawn)
            for decision, chosen in zip(turn_of(game, state).decisions, choices, strict=True):
                if decision.role in roles:
                    able = open_policies(game, state, decision)
                    for place in able:
                        key = (decision.id, decision.policies[place].id)
                        met.append((key, len(able) * (place == chosen) - 1))
            state = resolve(game, state, choices, luck)
        id = ending(game, state).id
        for key, move in met:
            found.setdefault(key, _Sample()).add(id, move)
        if done % 1000 == 0:
            progress(done)
    return Swings(
        _in_order(game, {key: _swing(game, key, each, len(seeds)) for key, each in found.items()}),
        False,
        max((each.error() for each in found.values()), default=0.0),
        len(seeds),
    )


def _swing(game: Game, key: Key, sample: _Sample, runs: int) -> Swing:
    moves: dict[str, Share] = {
        each.id: sample.moves.get(each.id, 0) / sample.runs
        for each in game.scenario.chapter.endings
    }
    return Swing(*key, sample.runs / runs, moves)
