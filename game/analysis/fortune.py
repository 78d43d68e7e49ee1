"""Luck or choice: what moved the odds of a finished run, and what else could have come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise, product

import attrs

from game.analysis.exact import chances, forked
from game.analysis.odds import SAMPLED, Odds, endings_read, half_width, odds, odds_of_turn
from game.analysis.replay import Keeper, keeper_of
from game.engine.chance import Luck, keyed
from game.engine.report import TurnReport
from game.engine.rules import ending, is_over, open_policies, resolve, turn_of, unplayed
from game.engine.state import State
from game.engine.variants import merged
from game.play.session import Session

LIMIT = 1_000_000
"""How many ways a turn can go are looked at before sampling takes over."""


# --- turn by turn ---------------------------------------------------------------------------


@attrs.frozen
class Moment:
    """A turn (counted from 0): the odds once the held seats had chosen in it, and after it."""

    turn: int
    chosen: Odds
    after: Odds


@attrs.frozen
class Fortune:
    """The odds at the start and as they moved, up to the certainty of `ending`.

    Later choices of the held seats stand open, each policy alike; the others follow their rules.
    What each turn moved is first what the choices moved, then what luck did (in a run along the
    record, or where a facilitator brought something in, that counts as luck).
    """

    ending: str
    start: Odds
    moments: tuple[Moment, ...]

    @property
    def path(self) -> tuple[Odds, ...]:
        """The odds at the start and after each turn."""
        return (self.start, *(each.after for each in self.moments))

    @property
    def exact(self) -> bool:
        """Whether nothing was sampled."""
        return all(each.exact for each in (*self.path, *(each.chosen for each in self.moments)))

    def moves(self, id: str) -> tuple[tuple[Fraction | float, Fraction | float], ...]:
        """For each turn what the choices moved the share of an ending by, and what luck did. With
        the share at the start, those of the ending reached add up to one.
        """
        return tuple(
            (
                moment.chosen.endings[id] - before.endings[id],
                moment.after.endings[id] - moment.chosen.endings[id],
            )
            for before, moment in zip(self.path, self.moments, strict=False)
        )


def fortune(session: Session) -> Fortune:
    """The odds of a finished run, turn by turn; raises ValueError before its end."""
    if not session.over:
        raise ValueError("the chapter is not over")
    game, roles = session.game, session.roles
    states = (session.opening, *(report.after for report in session.reports))
    path = [odds(game, state, roles) for state in states]
    moments = []
    for report, (before, after) in zip(session.reports, pairwise(path), strict=True):
        chosen = before
        if _free(session, report.before):
            chosen = odds_of_turn(game, report.before, roles, _held(session, report))
        moments.append(Moment(report.before.turn, chosen, after))
    return Fortune(session.ending.id, path[0], tuple(moments))


def _held(session: Session, report: TurnReport) -> tuple[int, ...]:
    """The choices of the held seats, and of the others what their rules say."""
    game, state = session.game, report.before
    return tuple(
        place if decision.role in session.roles else unplayed(game, state, decision)
        for decision, place in zip(turn_of(game, state).decisions, report.choices, strict=True)
    )


def _free(session: Session, state: State) -> bool:
    """Whether a held seat could choose in a turn."""
    return any(
        len(open_policies(session.game, state, decision)) > 1
        for decision in turn_of(session.game, state).decisions
        if decision.role in session.roles
    )


# --- the same choices, other luck; the same luck, other choices ------------------------------


@attrs.frozen
class Paths:
    """How many ways to play lead to each ending (by id). Where there are too many to count,
    `exact` is False and the counts are of random plays, each open policy alike; `error` is then
    the half-width of the widest share's 95 % interval.
    """

    endings: dict[str, int]
    exact: bool
    error: float

    @property
    def total(self) -> int:
        """All ways to play, or all plays tried."""
        return sum(self.endings.values())


def with_choices(session: Session, limit: int = LIMIT, runs: int = SAMPLED, seed: int = 0) -> Odds:
    """How likely each ending is with the choices of a finished run and luck left open. A choice
    that is closed takes the record's, as does one that the run was never asked, else the rule.
    """
    game, keeper = session.game, keeper_of(session)
    play, dice = _player(keeper), chances(game)

    def places(state: State) -> tuple[int, ...]:
        return tuple(choice.place for choice in keeper.choices(state))

    def ways(state: State) -> Iterator[tuple[Fraction, State]]:
        choices = places(state)
        for part, of, _, after in forked(dice, lambda luck: play(state, choices, luck)):
            yield Fraction(part, of), after

    def step(run: int, state: State) -> State:
        return play(state, places(state), game.luck(seed + run))

    if spread := _spread(session, ways, limit):
        return Odds(dict(spread), True, 0.0, 0)
    counts = _tried(session, step, runs)
    shares: dict[str, Fraction | float] = {id: count / runs for id, count in counts.items()}
    return Odds(shares, False, _error(counts), runs)


def with_luck(session: Session, limit: int = LIMIT, runs: int = SAMPLED, seed: int = 0) -> Paths:
    """Which endings were open with the luck of a finished run, over all choices of the held seats;
    seats that nobody holds react.
    """
    game, luck = session.game, cache(session.luck)
    play = _player(keeper_of(session))

    def able(state: State) -> list[tuple[int, ...]]:
        return [
            open_policies(game, state, decision)
            if decision.role in session.roles
            else (session.stand_in(state, decision),)
            for decision in turn_of(game, state).decisions
        ]

    def ways(state: State) -> Iterator[tuple[int, State]]:
        return ((1, play(state, choices, luck)) for choices in product(*able(state)))

    def step(run: int, state: State) -> State:
        choices, dice = [], keyed(seed, f"run {run}", str(state.turn), "")
        for places in able(state):
            dice, at = divmod(dice, len(places))
            choices.append(places[at])
        return play(state, tuple(choices), luck)

    if spread := _spread(session, ways, limit):
        return Paths({id: int(number) for id, number in spread.items()}, True, 0.0)
    counts = _tried(session, step, runs)
    return Paths(dict(counts), False, _error(counts))


Ways = Callable[[State], Iterator[tuple[int | Fraction, State]]]


def _player(keeper: Keeper) -> Callable[[State, tuple[int, ...], Luck], State]:
    """Plays a turn. States with the same future become one, unless a facilitator brought something
    in: that is not foreseen where states are merged.
    """
    game = keeper.session.game
    rules, hits = merged(game, endings_read(game)).turns, [0] * (4 * len(game.lines))

    def play(state: State, choices: tuple[int, ...], luck: Luck) -> State:
        if keeper.offers:
            return resolve(game, state, choices, luck, keeper.brought(state))
        return State(*rules[state.turn](state.values, choices, luck, hits))

    return play


def _spread(session: Session, ways: Ways, limit: int) -> dict[str, int | Fraction] | None:
    """What comes of a weight of one at the opening, by ending, when it is spread turn by turn over
    every way that a turn can go; equal states are one. None where that is more than `limit` ways.
    """
    game = session.game
    layers: list[dict[State, int | Fraction]] = [{} for _ in range(len(game.turns) + 1)]
    layers[session.opening.turn][session.opening] = 1
    looked_at = 0
    for layer in layers[:-1]:
        for state, weight in layer.items():
            for factor, after in ways(state):
                layers[after.turn][after] = layers[after.turn].get(after, 0) + weight * factor
                looked_at += 1
                if looked_at > limit:
                    return None
    found: dict[str, int | Fraction] = {each.id: 0 for each in game.scenario.chapter.endings}
    for state, weight in layers[-1].items():
        found[ending(game, state).id] += weight
    return found


def _tried(session: Session, step: Callable[[int, State], State], runs: int) -> Counter[str]:
    """How many runs ended as each ending."""
    game = session.game
    counts = Counter({each.id: 0 for each in game.scenario.chapter.endings})
    for run in range(runs):
        state = session.opening
        while not is_over(game, state):
            state = step(run, state)
        counts[ending(game, state).id] += 1
    return counts


def _error(counts: Counter[str]) -> float:
    runs = counts.total()
    return max(half_width(count / runs, runs) for count in counts.values())
