"""What follows from a state with certainty: every choice, every outcome of luck, every state.

States with the same future are visited once: the engine's merged rules (`variants.py`) hand on one
state for all of them. Weights are whole numbers over one denominator a layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import lcm, prod
from typing import TypeVar

import attrs

from game.engine.chance import ALWAYS, NEVER, Luck
from game.engine.lines import Line, can_land, waiting_at
from game.engine.rules import Game, open_policies, resolve, unplayed
from game.engine.state import State
from game.engine.variants import merged
from game.scenario.expressions import Condition

LIMIT = 2_000_000
"""States that exact analysis may visit."""
PLAYS = 8_000_000
"""Turns that it may play; every die that is met counts as one more."""
OFTEN = 4096
"""Plays between two looks at how far it is."""

T = TypeVar("T")
Values = tuple[int, ...]
Choices = tuple[int, ...]
Progress = Callable[[int], object]


class TooMany(Exception):
    """There are more states than exact analysis may visit; the message says how many it may."""


# --- one turn -------------------------------------------------------------------------------


def outcomes(
    game: Game, state: State, choices: Sequence[int], offers: Sequence[int] = ()
) -> Iterator[tuple[Fraction, State]]:
    """Each way a turn can go under these choices (and offers that a facilitator brings in): its
    probability and the state after it.

    The turn is played once for every combination of the chances it meets; the probabilities add up
    to one, and a state may come more than once.
    """

    def play(luck: Luck) -> State:
        return resolve(game, state, choices, luck, offers)

    for part, of, _, after in forked(chances(game), play):
        yield Fraction(part, of), after


@lru_cache(maxsize=16)
def chances(game: Game) -> tuple[tuple[int, int], ...]:
    """The chance of each line as numerator and denominator; 1 of 1 where it has none."""
    every = (line.consequence.chance or Fraction(1) for line in game.lines)
    return tuple((chance.numerator, chance.denominator) for chance in every)


def forked(
    chances: Sequence[tuple[int, int]], play: Callable[[Luck], T]
) -> Iterator[tuple[int, int, int, T]]:
    """Play once for every combination of the dice that are met: weight, of how much, how many dice,
    and the result.
    """
    path: list[bool] = []
    while True:
        met, part, of = 0, 1, 1

        def luck(_turn: int, line: int) -> int:
            nonlocal met, part, of
            if met == len(path):
                path.append(True)
            comes_off = path[met]
            met += 1
            hits, sides = chances[line]
            part *= hits if comes_off else sides - hits
            of *= sides
            return ALWAYS if comes_off else NEVER

        result = play(luck)
        yield part, of, met, result
        while path and not path[-1]:
            path.pop()
        if not path:
            return
        path[-1] = False


class Ways:
    """Every way in which a turn can be decided: the seats in `roles` (by default all) choose any
    open policy, the others by their rules; with `offers`, each is brought in or not.
    """

    def __init__(self, game: Game, roles: Sequence[str] = (), offers: bool = False) -> None:
        self._game = game
        self._offers = [((0, 1),) * len(turn.offers) if offers else () for turn in game.turns]
        self._roles = roles or tuple(role.id for role in game.scenario.chapter.roles)
        self._known: list[dict[tuple[Choices, ...], list[Choices]]] = [{} for _ in game.turns]
        self._fixed = [self._if_fixed(at) for at in range(len(game.turns))]

    def __call__(self, at: int, values: Values) -> list[Choices]:
        """The ways of turn `at` in a state: a policy's place for each decision, then 0 or 1 for
        each offer that may be brought in.
        """
        if ways := self._fixed[at]:
            return ways
        state = State(at, values)
        places = tuple(
            open_policies(self._game, state, decision)
            if decision.role in self._roles
            else (unplayed(self._game, state, decision),)
            for decision in self._game.turns[at].decisions
        )
        known = self._known[at]
        if places not in known:
            known[places] = list(product(*places, *self._offers[at]))
        return known[places]

    def seen(self, at: int) -> set[Choices]:
        """Every way of turn `at` in the states that were asked about."""
        return {way for ways in self._known[at].values() for way in ways} | {
            *(self._fixed[at] or ())
        }

    def _if_fixed(self, at: int) -> list[Choices] | None:
        """The ways of a turn where they are the same in every state."""
        decisions = self._game.turns[at].decisions
        gated = any(each.needs for decision in decisions for each in decision.policies)
        if gated or not all(decision.role in self._roles for decision in decisions):
            return None
        places = (range(len(each.policies)) for each in decisions)
        return list(product(*places, *self._offers[at]))


# --- all turns ------------------------------------------------------------------------------


@attrs.frozen(eq=False)
class Layer:
    """The merged states in which turn `at` opens, or the end: each with its weight over `of`."""

    at: int
    of: int
    weights: dict[Values, int]


def endings_read(game: Game) -> tuple[Condition, ...]:
    """The conditions that tell endings apart."""
    return tuple(each.when for each in game.scenario.chapter.endings if each.when)


class Spread:
    """Everything that can come of some states, each with its probability.

    `ends` are the conditions that will be read at the end: states are merged only where neither
    they nor anything read on the way can tell them apart. With `offers`, a facilitator brings each
    in or not. `hits` counts what came of the lines that were reached (by 4 * number + outcome).
    """

    def __init__(
        self,
        game: Game,
        first: Iterable[tuple[Fraction, State]],
        roles: Sequence[str],
        ends: Iterable[Condition | None],
        limit: int = LIMIT,
        progress: Progress = lambda _states: None,
        offers: bool = False,
    ) -> None:
        self._limit, self._progress = limit, progress
        self._end = len(game.turns)
        self._play = merged(game, tuple(each for each in ends if each), offers).turns
        self._chances = chances(game)
        self._sides = _sides(game)
        self._handed: dict[int, list[dict[Values, int]]] = {}
        self._plays = self._due = 0
        self.ways = Ways(game, roles, offers)
        self.hits = [0] * (4 * len(game.lines))
        self.states = 0
        for chance, (at, values) in first:
            weights = self._into(chance.denominator)[at]
            weights[values] = weights.get(values, 0) + chance.numerator

    def layers(self) -> Iterator[Layer]:
        """The layers that have states, in order, the end last; raises TooMany on the way."""
        for at in range(self._end + 1):
            layer = self._gathered(at)
            self.states += len(layer.weights)
            self._look()
            if layer.weights:
                yield layer
                if at < self._end:
                    (self._spread if self._sides[at] == 1 else self._fork)(layer)

    def after(self, at: int, values: Values, choices: Choices) -> list[tuple[int, int, State]]:
        """What can come of a turn: weight, of how much, and the merged state after it."""
        if self._sides[at] == 1:
            return [(1, 1, State(*self._play[at](values, choices, None, self.hits)))]
        forks = self._forks(at, values, choices)
        return [(part, of, State(*after)) for part, of, _, after in forks]

    def _spread(self, layer: Layer) -> None:
        """Hand the weights of a layer on, where there are no dice."""
        at, play, hits = layer.at, self._play[layer.at], self.hits
        for values, weight in layer.weights.items():
            ways = self.ways(at, values)
            into = self._into(layer.of * len(ways))
            for choices in ways:
                to, after = play(values, choices, None, hits)
                weights = into[to]
                weights[after] = weights.get(after, 0) + weight
            self._plays += len(ways)
            if self._plays >= self._due:
                self._look()

    def _fork(self, layer: Layer) -> None:
        """Hand the weights of a layer on, both ways at every die."""
        sides = self._sides[layer.at]
        for values, weight in layer.weights.items():
            ways = self.ways(layer.at, values)
            into = self._into(layer.of * len(ways) * sides)
            for choices in ways:
                for part, of, dice, (to, after) in self._forks(layer.at, values, choices):
                    weights = into[to]
                    weights[after] = weights.get(after, 0) + weight * part * (sides // of)
                    self._plays += 1 + dice
                    if self._plays >= self._due:
                        self._look()

    def _forks(
        self, at: int, values: Values, choices: Choices
    ) -> Iterator[tuple[int, int, int, tuple[int, Values]]]:
        play, hits = self._play[at], self.hits
        return forked(self._chances, lambda luck: play(values, choices, luck, hits))

    def _into(self, of: int) -> list[dict[Values, int]]:
        """For a denominator, the weights handed on to each turn."""
        if of not in self._handed:
            self._handed[of] = [{} for _ in range(self._end + 1)]
        return self._handed[of]

    def _gathered(self, at: int) -> Layer:
        parts = {of: turns[at] for of, turns in self._handed.items() if turns[at]}
        for turns in self._handed.values():
            turns[at] = {}
        if len(parts) == 1:  # the usual case: nothing to add up
            return Layer(at, *parts.popitem())
        common = lcm(*parts)
        weights: dict[Values, int] = {}
        for of, part in parts.items():
            for values, weight in part.items():
                weights[values] = weights.get(values, 0) + weight * (common // of)
        return Layer(at, common, weights)

    def _look(self) -> None:
        """Tell how far it is; raises TooMany."""
        self._due = self._plays + OFTEN
        every = zip(*self._handed.values(), strict=True)
        found = self.states + sum(max(map(len, parts)) for parts in every)
        self._progress(found)
        if found > self._limit or self._plays > PLAYS:
            raise TooMany(f"exact analysis may visit {self._limit:,} states, and there are more")


@lru_cache(maxsize=16)
def _sides(game: Game) -> tuple[int, ...]:
    """For each turn, a denominator for every way in which luck can fall from its decisions to the
    opening of the next; 1 where there are no dice.
    """
    found = []
    for at in range(len(game.turns)):
        drawn = {line for line in _drawn(game, at) if line.consequence.chance is not None}
        found.append(prod(chances(game)[line.number][1] for line in drawn))
    return tuple(found)


def _drawn(game: Game, at: int) -> Iterator[Line]:
    """The lines that may happen in a turn, and at the opening of the one that follows."""
    for line in game.lines:
        if line.turn == at and not line.consequence.after:
            yield line
    for to in range(at + 1, len(game.turns)):
        for line in waiting_at(game.lines, game.turns, to):
            if can_land(line, game.turns, to):
                yield line
        if not game.turns[to].when:
            return
