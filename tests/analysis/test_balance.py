"""What a seat can expect, and which of its policies is the best: by hand, and beside the odds."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from game.analysis.balance import TooMany, balance
from game.analysis.odds import odds
from game.analysis.playtest import playtest
from game.engine.chance import no_luck
from game.engine.rules import start
from game.scenario.loader import PackFiles
from tests.engine.test_against_reference import QUIET, built, chapters, pack
from tests.helpers import Data, game_of

__all__ = ["pack"]

TWO = """
roles: [{id: us, aims: [{id: loud, text: Loud., when: calm < 50}]}, them]
indicators: {calm: [50, 0, 100]}
turns:
  - decisions:
      ask: {role: us, policies: {push: [change: {calm: -10}], give: [change: {calm: +10}]}}
  - decisions:
      reply:
        role: them
        policies: {hold: [], yield: [change: {calm: +20}]}
        unplayed: [{when: calm > 50, choose: yield}]
  - decisions:
      last: {role: us, policies: {shout: [change: {calm: -5}], sing: [change: {calm: +20}]}}
endings: {high: calm >= 80, low: calm < 50, end: }
"""


def test_a_seat_is_weighed_with_the_others_unplayed(tmp_path: Path) -> None:
    """We give and they yield (80, then 75 or 100), or we push and they hold (40, then 35 or 60)."""
    found = balance(game_of(TWO, tmp_path), "us")
    quarter = Fraction(1, 4)
    assert found.endings == {"high": quarter, "low": quarter, "end": 2 * quarter}
    assert found.aims == {"loud": quarter}


def test_the_best_policy_alone_promises_the_most_aims(tmp_path: Path) -> None:
    """To push is the best at the start; later to shout, but only where we had pushed."""
    found = balance(game_of(TWO, tmp_path), "us")
    assert found.share("ask", "push") == 1
    assert found.share("last", "shout") == 0.5
    assert found.share("last", "sing") == 0


def test_a_policy_is_ahead_where_it_serves_no_aim_worse(tmp_path: Path) -> None:
    """To push serves two aims, to give a third: the first is the best, and neither is ahead. To
    shout is both, wherever one stands.
    """
    more = "{id: sad, text: Sad., when: calm < 45}, {id: trade, text: Trade., when: calm == 75}"
    found = balance(game_of(TWO.replace("{id: loud", f"{more}, {{id: loud"), tmp_path), "us")
    assert (found.best["ask", "push"], found.best["ask", "give"]) == (1, 0)
    assert (found.ahead["ask", "push"], found.ahead["ask", "give"]) == (0, 0)
    assert found.ahead["last", "shout"] == found.best["last", "shout"] == 2
    assert found.states["last", "shout"] == 2


def test_random_runs_come_near_the_exact_weights(tmp_path: Path) -> None:
    """4,000 runs of a seat alone agree with the exact weights within four standard errors."""
    game = game_of(TWO, tmp_path)
    exact = balance(game, "us").endings
    counts = playtest(game, 4000, 1, ("us",))
    for id, weight in exact.items():
        error = 4 * float(weight * (1 - weight) / 4000) ** 0.5
        assert abs(counts.endings[id] / 4000 - float(weight)) <= error


def test_a_seat_with_too_many_states_is_refused(tmp_path: Path) -> None:
    """The message says how many may be visited."""
    with pytest.raises(TooMany, match="may visit 3 states"):
        balance(game_of(TWO, tmp_path), "us", limit=3)


@settings(QUIET, max_examples=12)
@given(chapter=chapters())
def test_endings_are_those_of_the_odds(pack: PackFiles, chapter: Data) -> None:
    """Aims keep more states apart than endings alone do: the shares stay the same."""
    chapter["roles"] = [
        {"id": role, "aims": [{"id": "aim", "text": "An aim.", "when": "calm > order"}]}
        for role in chapter["roles"]
    ]
    game = built(chapter, pack)
    role = chapter["roles"][0]["id"]
    assert balance(game, role).endings == odds(game, start(game, no_luck), (role,)).endings
