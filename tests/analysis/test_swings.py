"""How far decisions move the odds: by hand, sums that come out, sampling that comes near."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import assume, given, settings

from game.analysis.swings import Swings, swings
from game.scenario.loader import PackFiles
from tests.engine.test_against_reference import QUIET, built, chapters, pack
from tests.helpers import Data, game_of

__all__ = ["pack"]

STORY = """
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
endings: {high: calm >= 60, end: }
"""


def moves(found: Swings) -> dict[str, Fraction | float]:
    """How far each policy moves the odds of ending high."""
    return {each.policy: each.moves["high"] for each in found.policies}


def test_a_swing_is_what_choosing_changes_where_one_may_choose(tmp_path: Path) -> None:
    """High ends 1 in 4 after a risk (the wind alone), 1 in 2 after waiting (where they yield), 3 in
    8 on the whole. They can yield in 5 of 8 worlds: after the wind nothing is moved, after waiting
    (4 in 5 of those) by a half. To hold moves as much down, but in all 8 worlds.
    """
    found = swings(game_of(STORY, tmp_path))
    assert (found.exact, found.error) == (True, 0.0)
    assert moves(found) == {
        "risk": Fraction(-1, 8),
        "wait": Fraction(1, 8),
        "hold": -Fraction(1, 2) * Fraction(4, 8),
        "yield": Fraction(1, 2) * Fraction(4, 5),
    }
    assert [each.open for each in found.policies] == [1, 1, 1, Fraction(5, 8)]
    assert [each.most for each in found.policies] == [0.125, 0.125, 0.25, 0.4]


def test_only_those_who_play_have_swings(tmp_path: Path) -> None:
    """The others follow their rules: what they do is nobody's choice."""
    found = swings(game_of(STORY, tmp_path), ("us",))
    assert [each.policy for each in found.policies] == ["risk", "wait"]


def test_sampled_swings_come_near(tmp_path: Path) -> None:
    """20,000 runs agree within the error that they state, which is under two in a hundred."""
    game = game_of(STORY, tmp_path)
    exact, sampled = swings(game), swings(game, limit=1)
    assert (sampled.exact, sampled.states) == (False, 20_000)
    assert 0 < sampled.error < 0.02
    for policy, move in moves(exact).items():
        assert abs(float(move) - moves(sampled)[policy]) <= sampled.error, policy


@settings(QUIET, max_examples=12)
@given(chapter=chapters())
def test_moves_cancel_out(pack: PackFiles, chapter: Data) -> None:
    """What one ending gains others lose; over policies that are always open, moves add up to
    nothing.
    """
    game = built(chapter, pack)
    assume(sum(len(turn.decisions) for turn in game.turns) < 6)
    found = swings(game)
    assert all(sum(each.moves.values()) == 0 for each in found.policies)
    decisions = {decision.id: decision for turn in game.turns for decision in turn.decisions}
    for id in {each.decision for each in found.policies}:
        if not any(policy.needs for policy in decisions[id].policies):
            own = [each for each in found.policies if each.decision == id]
            for ending in own[0].moves:
                assert sum(each.moves[ending] for each in own) == 0
