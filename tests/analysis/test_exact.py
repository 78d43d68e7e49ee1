"""Every outcome of luck with its probability, and every way to decide, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from game.analysis.exact import Spread, Ways, chances, endings_read, forked, outcomes
from game.engine.chance import Luck
from game.engine.rules import ending, start
from game.engine.state import State
from tests.bench.measuring_story import measuring_game
from tests.helpers import game_of

LUCK = """
indicators: {calm: [50, 0, 100]}
turns:
  - policies:
      risk:
        - {id: wind, chance: 0.25, change: {calm: +10}, otherwise: {change: {calm: -10}}}
        - {id: rain, when: calm > 50, chance: 0.5, change: {calm: +5}}
      wait: []
    offers:
      - {id: fair, change: {calm: +20}}
"""


def test_each_outcome_of_a_turn_comes_with_its_probability(tmp_path: Path) -> None:
    """A quarter of winds; rain is drawn only where there was wind: 1/8, 1/8, 3/4."""
    game = game_of(LUCK, tmp_path)
    state = start(game, game.luck(1))
    found = {after.values[0]: weight for weight, after in outcomes(game, state, (0,))}
    assert found == {65: Fraction(1, 8), 60: Fraction(1, 8), 40: Fraction(3, 4)}
    assert [*outcomes(game, state, (1,))] == [(Fraction(1), state._replace(turn=1))]


def test_outcomes_know_what_a_facilitator_brings_in(tmp_path: Path) -> None:
    """The fair adds twenty to every outcome."""
    game = game_of(LUCK, tmp_path)
    state = start(game, game.luck(1))
    found = {after.values[0]: weight for weight, after in outcomes(game, state, (0,), (0,))}
    assert found == {85: Fraction(1, 8), 80: Fraction(1, 8), 60: Fraction(3, 4)}


def test_every_fall_of_the_dice_is_played_once(tmp_path: Path) -> None:
    """With its weight, of how much, and the number of dice that it met."""
    game = game_of(LUCK, tmp_path)
    quarter, half = 1 << 62, 1 << 63

    def play(luck: Luck) -> str:
        if luck(0, 0) >= quarter:
            return "calm"
        return "wet" if luck(0, 1) < half else "windy"

    found = [*forked(chances(game), play)]
    assert found == [(1, 8, 2, "wet"), (1, 8, 2, "windy"), (3, 4, 1, "calm")]


WAYS = """
roles: [us, them]
indicators: {calm: [50, 0, 100]}
turns:
  - decisions:
      ask: {role: us, policies: {a: [], b: {needs: calm > 50, closed: "No."}, c: []}}
      reply: {role: them, policies: {low: [], high: []}, unplayed: [{choose: high}]}
    offers: [{id: fair}]
"""


def test_ways_are_every_open_choice_of_those_who_play(tmp_path: Path) -> None:
    """B is closed at 50 and open at 60; they choose high where nobody plays them."""
    game = game_of(WAYS, tmp_path)
    everyone, us = Ways(game), Ways(game, ("us",))
    assert everyone(0, (50,)) == [(0, 0), (0, 1), (2, 0), (2, 1)]
    assert us(0, (50,)) == [(0, 1), (2, 1)]
    assert us(0, (60,)) == [(0, 1), (1, 1), (2, 1)]
    assert us.seen(0) == {(0, 1), (1, 1), (2, 1)}


def test_ways_may_bring_in_what_a_facilitator_offers(tmp_path: Path) -> None:
    """Each way without the fair and with it."""
    ways = Ways(game_of(WAYS, tmp_path), ("us",), offers=True)
    assert ways(0, (50,)) == [(0, 1, 0), (0, 1, 1), (2, 1, 0), (2, 1, 1)]


def test_the_measuring_story_is_analysed_whole(tmp_path: Path) -> None:
    """All 16,777,216 playthroughs in 621,815 states: 8,467,844 end in `drift`, four events never
    fire.
    """
    game = measuring_game(tmp_path)
    first = [(Fraction(1), start(game, game.luck(1)))]
    spread = Spread(game, first, (), endings_read(game))
    *_, last = spread.layers()
    drift = sum(
        weight
        for values, weight in last.weights.items()
        if ending(game, State(last.at, values)).id == "drift"
    )
    assert (drift, last.of, spread.states) == (8_467_844, 4**12, 621_815)
    dead = [line.consequence.id for line in game.lines if not spread.hits[4 * line.number]]
    assert dead == ["e1_0", "e3_0", "e3_1", "e6_0"]
