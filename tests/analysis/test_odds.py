"""The odds of endings: by hand, against brute force, against plain spreading, and sampled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.analysis.exact import outcomes
from game.analysis.odds import Odds, odds, odds_of_turn
from game.engine.chance import no_luck
from game.engine.rules import (
    Game,
    ending,
    is_over,
    open_policies,
    resolve,
    start,
    turn_of,
    unplayed,
)
from game.engine.state import State
from game.play.shelf import bundled
from game.scenario.loader import PackFiles
from tests.engine.test_against_reference import QUIET, World, built, chapters, pack
from tests.helpers import Data, game_of, played

__all__ = ["pack"]
FEW = settings(QUIET, max_examples=12)
MOST_PLAYS = 400
SHELF = bundled()


# --- by hand --------------------------------------------------------------------------------

DICE = """
roles: [us, them]
indicators: {calm: [50, 0, 100]}
turns:
  - decisions:
      ask:
        role: us
        policies:
          risk: [{id: wind, chance: 0.25, change: {calm: +10}, otherwise: {change: {calm: -10}}}]
          wait: []
  - decisions:
      reply:
        role: them
        policies:
          hold: []
          yield: {needs: calm >= 50, closed: "No.", then: [change: {calm: +10}]}
        unplayed: [{when: calm > 50, choose: yield}]
endings: {high: calm >= 70, even: calm >= 50, end: }
"""


def shares(found: Odds) -> list[Fraction | float]:
    """The shares in the order of the endings."""
    return list(found.endings.values())


def test_odds_weigh_choices_evenly_and_luck_by_its_chance(tmp_path: Path) -> None:
    """We risk in half of the worlds: an eighth of wind and 60 (70 where they yield, in half of
    those), three eighths of 40, where they cannot yield. We wait in the other half: 50 or 60.
    """
    game = game_of(DICE, tmp_path)
    found = odds(game, start(game, no_luck))
    assert shares(found) == [Fraction(1, 16), Fraction(9, 16), Fraction(3, 8)]
    assert (found.exact, found.error) == (True, 0.0)


def test_seats_that_nobody_holds_follow_their_rules(tmp_path: Path) -> None:
    """They yield where it is calm, and else hold: every wind ends high."""
    game = game_of(DICE, tmp_path)
    found = odds(game, start(game, no_luck), ("us",))
    assert shares(found) == [Fraction(1, 8), Fraction(1, 2), Fraction(3, 8)]


def test_odds_of_a_decided_turn_leave_its_luck_open(tmp_path: Path) -> None:
    """Having risked, a quarter ends high; having waited, none."""
    game = game_of(DICE, tmp_path)
    state = start(game, no_luck)
    risk, wait = (odds_of_turn(game, state, ("us",), choice) for choice in ((0,), (1,)))
    assert shares(risk) == [Fraction(1, 4), 0, Fraction(3, 4)]
    assert shares(wait) == [0, 1, 0]


def test_at_the_end_one_ending_is_certain(tmp_path: Path) -> None:
    """Its share is one, and a single state was visited."""
    game = game_of(DICE, tmp_path)
    found = odds(game, played(game, "wait", "hold")[-1])
    assert (shares(found), found.states) == ([0, 1, 0], 1)


# --- against brute force --------------------------------------------------------------------


class Fork(World):
    """The reference with choices and luck taken from a path of places, which it may lengthen."""

    def __init__(self, chapter: Data, path: list[int]) -> None:
        self.path, self.at = path, 0
        self.weight = Fraction(1)
        self.options: list[int] = []
        super().__init__(chapter, 0)
        self.chances = {
            line["id"]: Fraction(str(line["chance"]))
            for line in self._file_order()
            if "chance" in line
        }

    def pick(self, weights: Sequence[Fraction]) -> int:
        """The next place on the path, the first where it ends."""
        if self.at == len(self.path):
            self.path.append(0)
        self.at += 1
        self.options.append(len(weights))
        self.weight *= weights[self.path[self.at - 1]]
        return self.path[self.at - 1]

    def _luck(self, line: str) -> Fraction:
        chance = self.chances[line]
        return Fraction(-1 if self.pick([chance, 1 - chance]) == 0 else 2)


def every_play(chapter: Data, playing: Sequence[str]) -> Iterator[tuple[Fraction, str]]:
    """Each play of the reference by itself: its probability and its ending."""
    path: list[int] = []
    while True:
        world = Fork(chapter, path)
        while not world.over:
            choices = {}
            for id, decision in chapter["turns"][world.turn]["decisions"].items():
                able = world.open_policies(id)
                if decision["role"] in playing:
                    choices[id] = able[world.pick([Fraction(1, len(able))] * len(able))]
                else:
                    choices[id] = world.unplayed(id)
            world.decide(choices, set())
        yield world.weight, world.ending()
        while path and path[-1] + 1 == world.options[len(path) - 1]:
            path.pop()
        if not path:
            return
        path[-1] += 1


@FEW
@given(chapter=chapters(), alone=st.booleans())
def test_odds_equal_brute_force(pack: PackFiles, chapter: Data, alone: bool) -> None:
    """Every play of the naive reference weighed in fractions: the same shares to the last digit."""
    roles = chapter["roles"][:1] if alone else chapter["roles"]
    plays = list(islice(every_play(chapter, roles), MOST_PLAYS))
    assume(len(plays) < MOST_PLAYS)
    game = built(chapter, pack)
    found = odds(game, start(game, no_luck), roles)
    for id, share in found.endings.items():
        assert share == sum(weight for weight, end in plays if end == id)


# --- against spreading without merging ------------------------------------------------------


def ways_of(game: Game, state: State, roles: Sequence[str]) -> list[tuple[int, ...]]:
    """Every way to decide the open turn."""
    return list(
        product(
            *(
                open_policies(game, state, decision)
                if not roles or decision.role in roles
                else (unplayed(game, state, decision),)
                for decision in turn_of(game, state).decisions
            )
        )
    )


def spread(game: Game, state: State, roles: Sequence[str]) -> dict[str, Fraction]:
    """The same odds by `outcomes` alone: equal states are one, others are not merged."""
    layers: list[dict[State, Fraction]] = [{} for _ in range(len(game.turns) + 1)]
    layers[state.turn][state] = Fraction(1)
    for layer in layers[:-1]:
        for each, weight in layer.items():
            ways = ways_of(game, each, roles)
            for choices in ways:
                for chance, after in outcomes(game, each, choices):
                    into = layers[after.turn]
                    into[after] = into.get(after, Fraction(0)) + weight * chance / len(ways)
    found = {each.id: Fraction(0) for each in game.scenario.chapter.endings}
    for each, weight in layers[-1].items():
        found[ending(game, each).id] += weight
    return found


@QUIET
@given(chapter=chapters(), alone=st.booleans(), seed=st.integers(0, 99))
def test_merging_changes_no_odds(pack: PackFiles, chapter: Data, alone: bool, seed: int) -> None:
    """From any state of a run, with a facilitator's lines still due or not."""
    game = built(chapter, pack)
    roles = chapter["roles"][:1] if alone else ()
    state, luck = start(game, no_luck), game.luck(seed)
    for _ in range(seed % 3):
        if not is_over(game, state):
            offers = range(len(turn_of(game, state).offers))
            (choices, *_) = ways_of(game, state, roles)
            state = resolve(game, state, choices, luck, offers)
    assume(sum(len(turn.decisions) for turn in game.turns[state.turn :]) < 7)
    assert odds(game, state, roles).endings == spread(game, state, roles)


@FEW
@given(chapter=chapters())
def test_odds_are_the_mean_over_the_ways_to_decide(pack: PackFiles, chapter: Data) -> None:
    """At the start, all ways alike: those of a decided turn add up to those before it."""
    game = built(chapter, pack)
    state = start(game, no_luck)
    assume(not is_over(game, state))
    ways = ways_of(game, state, ())
    every = [odds_of_turn(game, state, (), choices).endings for choices in ways]
    for id, share in odds(game, state).endings.items():
        assert share == sum(Fraction(each[id]) for each in every) / len(ways)


@pytest.mark.parametrize("name", SHELF.names())
def test_merging_changes_no_odds_of_the_bundled_chapters(name: str) -> None:
    """One seat, the others by their rules."""
    game = SHELF.game(name)
    state = start(game, no_luck)
    role = game.scenario.chapter.roles[-1].id
    assert odds(game, state, (role,)).endings == spread(game, state, (role,))


# --- sampled --------------------------------------------------------------------------------


def test_beyond_the_limit_odds_are_sampled_and_say_so(tmp_path: Path) -> None:
    """20,000 runs, shares that add up to one, and an error; the limit itself may be reached."""
    game = game_of(DICE, tmp_path)
    state = start(game, no_luck)
    exact = odds(game, state)
    sampled = odds(game, state, limit=exact.states - 1)
    assert odds(game, state, limit=exact.states).exact
    assert (sampled.exact, sampled.states) == (False, 20_000)
    assert sum(sampled.endings.values()) == pytest.approx(1)
    assert 0.006 < sampled.error < 0.008


def test_sampled_odds_of_a_turn_keep_its_choices(tmp_path: Path) -> None:
    """Having waited nothing ends low; having risked three in four do."""
    game = game_of(DICE, tmp_path)
    state = start(game, no_luck)
    waited = odds_of_turn(game, state, (), (1,), limit=1, runs=2000)
    risked = odds_of_turn(game, state, (), (0,), limit=1, runs=2000)
    assert waited.endings["end"] == 0
    assert risked.endings["end"] == pytest.approx(0.75, abs=risked.error)


def test_exact_odds_agree_with_sampled_runs_within_their_error() -> None:
    """20,000 runs of the first seat of a bundled chapter."""
    game = SHELF.game(SHELF.names()[0])
    state, role = start(game, no_luck), game.scenario.chapter.roles[0].id
    exact = odds(game, state, (role,))
    sampled = odds(game, state, (role,), limit=1)
    assert exact.exact
    assert not sampled.exact
    for id, share in exact.endings.items():
        assert abs(float(share) - float(sampled.endings[id])) <= sampled.error, id


MANY_DICE = """
indicators: {calm: [0, 0, 999999], order: [0, 0, 999999]}
turns:
  - policies: {go: [change: {order: +1}], stay: []}
    events:
      - {id: die, chance: 0.5, change: {calm: +1}}
      EVENTS
endings: {more: calm > order, end: }
"""


def test_the_limit_stops_in_the_middle_of_a_turn(tmp_path: Path) -> None:
    """19 dice of one turn lead to half a million states: after a few hundred it samples."""
    dice = (f"- {{id: die{n}, chance: 0.5, change: {{calm: {2**n}}}}}" for n in range(1, 19))
    game = game_of(MANY_DICE.replace("EVENTS", "\n      ".join(dice)), tmp_path)
    told: list[int] = []
    found = odds(game, start(game, no_luck), limit=50, runs=100, progress=told.append)
    assert (found.exact, found.states) == (False, 100)
    assert max(told) < 500
