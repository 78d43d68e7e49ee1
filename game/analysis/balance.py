"""Whether a seat's choices are choices: how often each policy is the best, and which endings it
has.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import attrs

from game.analysis.exact import outcomes
from game.engine.chance import NEVER
from game.engine.rules import Game, ending, is_over, open_policies, start, unplayed
from game.engine.state import State


@attrs.frozen
class Balance:
    """A seat with the others unplayed, its choices uniform over open policies.

    `states` counts the visited states in which a policy (decision, policy) is open, `best` those in
    which it alone promises the most aims; `endings` gives each ending's probability.
    """

    role: str
    states: Counter[tuple[str, str]]
    best: Counter[tuple[str, str]]
    endings: dict[str, Fraction]
    aims: dict[str, Fraction]

    def share(self, decision: str, policy: str) -> float:
        """In which part of its states (0 to 1) a policy is the best; 0 where it is never open."""
        opened = self.states[decision, policy]
        return self.best[decision, policy] / opened if opened else 0.0


def balance(game: Game, role: str) -> Balance:
    """Exact, by visiting every state that this seat can reach."""
    return _Explorer(game, role).result()


class _Explorer:
    def __init__(self, game: Game, role: str) -> None:
        self._game, self._role = game, role
        seat = next(each for each in game.scenario.chapter.roles if each.id == role)
        self._aims = seat.aims
        self._known: dict[State, tuple[Fraction, ...]] = {}
        self._found = Balance(role, Counter(), Counter(), {}, {})

    def result(self) -> Balance:
        game = self._game
        first = start(game, lambda _turn, _line: NEVER)
        reached = self._worth(first)
        aims = {aim.id: reached[at] for at, aim in enumerate(self._aims)}
        endings = self._endings(first)
        return attrs.evolve(self._found, aims=aims, endings=endings)

    def _worth(self, state: State) -> tuple[Fraction, ...]:
        """The chance of each aim from a state on."""
        if state not in self._known:
            self._known[state] = self._worked_out(state)
        return self._known[state]

    def _worked_out(self, state: State) -> tuple[Fraction, ...]:
        game = self._game
        if is_over(game, state):
            return tuple(Fraction(game.holds(aim.when, state)) for aim in self._aims)
        values = {choice: self._after(state, choice) for choice in self._choices(state)}
        self._judge(state, values)
        return tuple(
            sum((value[at] for value in values.values()), Fraction(0)) / len(values)
            for at in range(len(self._aims))
        )

    def _after(self, state: State, choices: tuple[int, ...]) -> tuple[Fraction, ...]:
        total = [Fraction(0)] * len(self._aims)
        for weight, after in outcomes(self._game, state, choices):
            for at, value in enumerate(self._worth(after)):
                total[at] += weight * value
        return tuple(total)

    def _choices(self, state: State) -> list[tuple[int, ...]]:
        """Every way in which the turn can go: the seat's choices freely, the others' by rule."""
        ways: list[tuple[int, ...]] = [()]
        for decision in self._game.turns[state.turn].decisions:
            own = decision.role == self._role
            able = (
                open_policies(self._game, state, decision)
                if own
                else (unplayed(self._game, state, decision),)
            )
            ways = [(*way, place) for way in ways for place in able]
        return ways

    def _judge(self, state: State, values: dict[tuple[int, ...], tuple[Fraction, ...]]) -> None:
        """Count, for each own decision, where one policy alone promises the most aims."""
        for at, decision in enumerate(self._game.turns[state.turn].decisions):
            if decision.role != self._role:
                continue
            promise: dict[int, Fraction] = {}
            for choice, value in values.items():
                promise[choice[at]] = max(
                    promise.get(choice[at], Fraction(-1)), sum(value, Fraction(0))
                )
            most = max(promise.values())
            best = [place for place, value in promise.items() if value == most]
            for place in promise:
                self._found.states[decision.id, decision.policies[place].id] += 1
            if len(best) == 1 and len(promise) > 1:
                self._found.best[decision.id, decision.policies[best[0]].id] += 1

    def _endings(self, first: State) -> dict[str, Fraction]:
        """Each ending's probability, spreading the weight of states turn by turn."""
        weights: dict[State, Fraction] = {first: Fraction(1)}
        found: dict[str, Fraction] = {
            each.id: Fraction(0) for each in self._game.scenario.chapter.endings
        }
        while weights:
            state, weight = weights.popitem()
            if is_over(self._game, state):
                found[ending(self._game, state).id] += weight
                continue
            ways = self._choices(state)
            for choices in ways:
                for chance, after in outcomes(self._game, state, choices):
                    weights[after] = weights.get(after, Fraction(0)) + weight * chance / len(ways)
        return found
