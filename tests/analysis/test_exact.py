"""Every outcome of luck with its probability, and what a seat can expect, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from game.analysis.balance import balance
from game.analysis.exact import outcomes
from game.analysis.playtest import playtest
from game.engine.rules import start
from tests.helpers import game_of

LUCK = """
indicators: {calm: [50, 0, 100]}
turns:
  - policies:
      risk:
        - {id: wind, chance: 0.25, change: {calm: +10}, otherwise: {change: {calm: -10}}}
        - {id: rain, when: calm > 50, chance: 0.5, change: {calm: +5}}
      wait: []
"""


def test_each_outcome_of_a_turn_comes_with_its_probability(tmp_path: Path) -> None:
    """A quarter of winds; rain is drawn only where there was wind: 1/8, 1/8, 3/4."""
    game = game_of(LUCK, tmp_path)
    state = start(game, game.luck(1))
    found = {after.values[0]: weight for weight, after in outcomes(game, state, (0,))}
    assert found == {65: Fraction(1, 8), 60: Fraction(1, 8), 40: Fraction(3, 4)}
    assert [*outcomes(game, state, (1,))] == [(Fraction(1), state._replace(turn=1))]


TWO = """
roles: [us, them]
indicators: {calm: [50, 0, 100]}
turns:
  - decisions:
      ask: {role: us, policies: {push: [change: {calm: -10}], give: [change: {calm: +10}]}}
  - decisions:
      reply:
        role: them
        policies: {hold: [], yield: [change: {calm: +20}]}
        unplayed: [{when: calm > 50, choose: yield}]
endings: {high: calm >= 80, low: calm < 50, end: }
"""


def test_a_seat_is_weighed_with_the_others_unplayed(tmp_path: Path) -> None:
    """We give and they yield (80), or we push and they hold (40): each in half of the plays."""
    found = balance(game_of(TWO, tmp_path), "us")
    assert found.endings == {"high": Fraction(1, 2), "low": Fraction(1, 2), "end": 0}


def test_random_runs_come_near_the_exact_weights(tmp_path: Path) -> None:
    """4,000 runs of a seat alone agree with the exact weights within four standard errors."""
    game = game_of(TWO, tmp_path)
    exact = balance(game, "us").endings
    counts = playtest(game, 4000, 1, ("us",))
    for id, weight in exact.items():
        error = 4 * float(weight * (1 - weight) / 4000) ** 0.5
        assert abs(counts.endings[id] / 4000 - float(weight)) <= error
