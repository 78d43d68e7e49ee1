"""Whether a seat's choices are choices: how often each policy is the best, and which endings it
has.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import attrs

from game.analysis.backwards import Judged, Worth, judged
from game.analysis.exact import LIMIT, Layer, Progress, Spread, TooMany, Values
from game.engine.chance import no_luck
from game.engine.rules import Game, ending, start
from game.engine.state import State
from game.scenario.model import Role

__all__ = ["Balance", "TooMany", "balance"]


@attrs.frozen
class Balance:
    """A seat with the others unplayed, its choices uniform over open policies.

    `states` counts the visited states (those with the same future are one) in which a policy
    (decision, policy) is open, `best` those in which it alone promises the most aims, `ahead` those
    in which it serves every aim at least as well as each other open policy and one better;
    `endings` gives each ending's probability, `aims` each aim's.
    """

    role: str
    states: Counter[tuple[str, str]]
    best: Counter[tuple[str, str]]
    ahead: Counter[tuple[str, str]]
    endings: dict[str, Fraction]
    aims: dict[str, Fraction]

    def share(self, decision: str, policy: str) -> float:
        """In which part of its states (0 to 1) a policy is the best; 0 where it is never open."""
        opened = self.states[decision, policy]
        return self.best[decision, policy] / opened if opened else 0.0


def balance(
    game: Game, role: str, limit: int = LIMIT, progress: Progress = lambda _states: None
) -> Balance:
    """Exact, by visiting every state that this seat can reach; raises TooMany beyond `limit`."""
    seat = next(each for each in game.scenario.chapter.roles if each.id == role)
    aims = [aim.when for aim in seat.aims]
    ends = [each.when for each in game.scenario.chapter.endings]
    first = start(game, no_luck)
    spread = Spread(game, [(Fraction(1), first)], (role,), [*ends, *aims], limit, progress)
    layers = list(spread.layers())
    found = Balance(role, Counter(), Counter(), Counter(), *_totals(game, seat, layers[-1]))

    def reached(values: Values) -> Worth:
        state = State(len(game.turns), values)
        return tuple(int(game.holds(aim, state)) for aim in aims)

    for each in judged(spread, layers, reached):
        _judge(game, each, found)
    return found


def _totals(game: Game, seat: Role, last: Layer) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Each ending's and each aim's probability."""
    endings = dict.fromkeys((each.id for each in game.scenario.chapter.endings), Fraction(0))
    aims = dict.fromkeys((each.id for each in seat.aims), Fraction(0))
    for values, weight in last.weights.items():
        state, share = State(last.at, values), Fraction(weight, last.of)
        endings[ending(game, state).id] += share
        for aim in seat.aims:
            aims[aim.id] += share * game.holds(aim.when, state)
    return endings, aims


def _judge(game: Game, state: Judged, found: Balance) -> None:
    """Count, for each own decision, which policy promises the most aims, and which is ahead."""
    for at, decision in enumerate(game.turns[state.at].decisions):
        if decision.role != found.role:
            continue
        promise: dict[int, Worth] = {}
        for choices, worth in state.ways.items():
            promise[choices[at]] = max(promise.get(choices[at], worth), worth, key=sum)
        most = max(map(sum, promise.values()))
        best = [place for place, worth in promise.items() if sum(worth) == most]
        for place, worth in promise.items():
            key = (decision.id, decision.policies[place].id)
            others = [other for each, other in promise.items() if each != place]
            found.states[key] += 1
            found.best[key] += bool(others) and best == [place]
            found.ahead[key] += bool(others) and all(_serves(worth, other) for other in others)


def _serves(these: Worth, those: Worth) -> bool:
    """Whether these chances of the aims are nowhere worse than those, and somewhere better."""
    return these != those and all(a >= b for a, b in zip(these, those, strict=True))
