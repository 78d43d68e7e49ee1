"""Odds scored by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from game.analysis.calibration import FIFTY, Given, calibration
from game.play.session import Session
from tests.helpers import act_for, game_of

STORY = """
roles: [us, them]
turns:
  - decisions: {d1: {role: us, policies: {up: [change: {calm: +10}], down: []}}}
    forecasts:
      - {id: rise, if: calm > 50}
      - {id: fall, if: calm < 50, role: us}
      - {id: later, if: calm > 50, by: t3}
  - forecasts: [{id: stay, if: calm == 60}]
  - when: calm < 50
"""


def run(folder: Path, *odds: dict[str, int]) -> Session:
    """The story gone up, with these odds of ours in turn."""
    session = Session(game_of(STORY, folder), 1, ("us",))
    session = session.do(act_for(session, "up", odds=odds[0]))
    return session.do(act_for(session, odds=odds[1]))


def test_each_forecast_is_scored_and_the_mean_taken(tmp_path: Path) -> None:
    """Said 80, came: 0.04. Said 30, did not: 0.09. Said 100, came: 0. The mean is 0.13 / 3; two of
    three came, so the base rate scores 2/9. What was never settled stays out.
    """
    found = calibration([run(tmp_path, {"rise": 80, "fall": 30, "later": 5}, {"stay": 100})], "us")
    assert [(each.forecast.id, each.came, each.brier) for each in found.given] == [
        ("rise", True, Fraction(1, 25)),
        ("fall", False, Fraction(9, 100)),
        ("later", None, None),
        ("stay", True, 0),
    ]
    assert found.brier == Fraction(13, 300)
    assert (found.base_rate, found.base_brier) == (Fraction(2, 3), Fraction(2, 9))
    assert len(found.settled) == 3


def test_a_campaign_is_scored_as_one(tmp_path: Path) -> None:
    """Two runs, in order; fifty each time scores what fifty-fifty scores."""
    runs = [run(tmp_path, {"rise": 50}, {"stay": 50}), run(tmp_path, {"fall": 50}, {})]
    found = calibration(runs, "us")
    assert [(each.session, each.turn) for each in found.given] == [(0, 0), (0, 1), (1, 0)]
    assert found.brier == FIFTY


def test_odds_lie_in_quarters_of_the_scale(tmp_path: Path) -> None:
    """25 belongs to the second quarter, 100 to the last; empty quarters are left out."""
    runs = [
        run(tmp_path, {"rise": 25, "fall": 100}, {"stay": 40}),
        run(tmp_path, {"rise": 0, "fall": 24}, {"stay": 75}),
    ]
    assert [
        (each.low, each.high, each.n, each.said, each.came) for each in calibration(runs, "us").bins
    ] == [
        (0, 25, 2, 12, Fraction(1, 2)),
        (25, 50, 2, Fraction(65, 2), 1),
        (75, 100, 2, Fraction(175, 2), Fraction(1, 2)),
    ]


def test_a_seat_that_gave_no_odds_has_no_score(tmp_path: Path) -> None:
    """Nothing is made up: no mean, no base rate, no bins."""
    found = calibration([run(tmp_path, {"rise": 80}, {})], "them")
    assert (found.given, found.brier, found.base_rate, found.base_brier) == ((), None, None, None)
    assert found.bins == ()
    assert Given(0, 0, run(tmp_path, {}, {}).game.turns[0].forecasts[0], 10, None).brier is None
