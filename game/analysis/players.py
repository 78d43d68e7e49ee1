"""Who chooses in a playtest, and how: each player is a way to take a decision.

A run draws one number for each decision of the chapter, from a hash of its seed alone: so any run
can be played again by itself, and one choice leaves the other draws as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b
from struct import Struct

from game.engine.chance import no_luck
from game.engine.rules import Game, open_policies, play_out, recorded, resolve, unplayed
from game.engine.state import State
from game.scenario.model import Decision

PLAYERS = ("random", "greedy", "record", "least_seen")
"""random: evenly among open policies. greedy: the policy after which most aims of its seat hold at
the end, if nobody else is played and no luck comes off. record: what was done, if it is open.
least_seen: the open policy chosen least often in the runs before. Ties are broken evenly."""

Values = tuple[int, ...]
Draws = Sequence[int]
Pick = Callable[[Values, Draws], int]
"""How a decision is taken: the place of a policy, from the state's values and the run's draws."""
Choose = Callable[[Values, Draws], tuple[int, ...]]
"""How a turn is decided: a place for each of its decisions."""
BITS = 32
BLOCK = 16
"""So many draws come of one hash."""


def draws_of(game: Game) -> Callable[[int], Draws]:
    """Of a seed, a number in [0, 2**32) for each decision of the chapter, or more."""
    decisions = sum(len(turn.decisions) for turn in game.turns)
    name = game.scenario.chapter.id
    numbers = Struct(f"<{BLOCK}I").unpack

    def draw(seed: int, block: int = 0) -> tuple[int, ...]:
        return numbers(blake2b(f"{seed}|{name}|choices|{block}".encode()).digest())

    if decisions <= BLOCK:
        return draw
    blocks = range(-(-decisions // BLOCK))
    return lambda seed: sum((draw(seed, block) for block in blocks), ())


def choosers(game: Game, roles: Sequence[str] = (), player: str = "random") -> list[Choose]:
    """How each turn is decided: by the player for the seats in `roles` (by default all), by their
    rules for the others.
    """
    playing = roles or tuple(role.id for role in game.scenario.chapter.roles)
    made: list[Choose] = []
    number = 0
    for at, turn in enumerate(game.turns):
        picks = []
        for decision in turn.decisions:
            make = _MAKERS[player] if decision.role in playing else _unplayed
            picks.append(make(game, at, decision, number))
            number += 1
        made.append(_chooser(picks))
    return made


def _chooser(picks: Sequence[Pick]) -> Choose:
    """All of a turn's decisions together; the usual cases in fewer calls."""
    even = [pick for pick in picks if isinstance(pick, _Evenly)]
    if len(picks) == len(even) == 1:
        number, count = even[0].number, even[0].count
        return lambda _values, draws: (draws[number] * count >> BITS,)
    return lambda values, draws: tuple([pick(values, draws) for pick in picks])


class _Evenly:
    """Evenly among policies that are always open."""

    def __init__(self, number: int, count: int) -> None:
        self.number, self.count = number, count

    def __call__(self, _values: Values, draws: Draws) -> int:
        return draws[self.number] * self.count >> BITS


def _random(game: Game, at: int, decision: Decision, number: int) -> Pick:
    if not any(policy.needs for policy in decision.policies):
        return _Evenly(number, len(decision.policies))
    return lambda values, draws: _drawn(
        open_policies(game, State(at, values), decision), draws[number]
    )


def _record(game: Game, at: int, decision: Decision, _number: int) -> Pick:
    def pick(values: Values, _draws: Draws) -> int:
        state = State(at, values)
        place = recorded(game, state, decision)
        able = place in open_policies(game, state, decision)
        return place if able else unplayed(game, state, decision)

    return pick


def _unplayed(game: Game, at: int, decision: Decision, _number: int) -> Pick:
    return lambda values, _draws: unplayed(game, State(at, values), decision)


def _least_seen(game: Game, at: int, decision: Decision, number: int) -> Pick:
    seen = [0] * len(decision.policies)

    def pick(values: Values, draws: Draws) -> int:
        able = open_policies(game, State(at, values), decision)
        place = _drawn(_best(able, lambda place: -seen[place]), draws[number])
        seen[place] += 1
        return place

    return pick


def _greedy(game: Game, at: int, decision: Decision, number: int) -> Pick:
    roles = game.scenario.chapter.roles
    aims = [aim.when for role in roles if role.id == decision.role for aim in role.aims]
    known: dict[Values, Sequence[int]] = {}

    def reached(state: State, place: int) -> int:
        choices = [
            place if each is decision else unplayed(game, state, each)
            for each in game.turns[at].decisions
        ]
        end = play_out(game, resolve(game, state, choices, no_luck), unplayed, no_luck)
        return sum(game.holds(aim, end) for aim in aims)

    def pick(values: Values, draws: Draws) -> int:
        if values not in known:
            state = State(at, values)
            able = open_policies(game, state, decision)
            known[values] = _best(able, partial(reached, state))
        return _drawn(known[values], draws[number])

    return pick


def _best(able: Sequence[int], worth: Callable[[int], int]) -> Sequence[int]:
    found = {place: worth(place) for place in able}
    most = max(found.values())
    return [place for place, each in found.items() if each == most]


def _drawn(able: Sequence[int], draw: int) -> int:
    return able[draw * len(able) >> BITS]


_MAKERS = {
    "random": _random,
    "greedy": _greedy,
    "record": _record,
    "least_seen": _least_seen,
}
