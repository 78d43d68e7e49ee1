"""A playtest's report: shares with their certainty, and what was not worked out left out."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from game.analysis.balance import balance
from game.analysis.odds import Odds
from game.analysis.playtest import playtest
from game.analysis.playtest_report import Spread, interval, playtest_report, spread
from game.analysis.swings import swings
from tests.helpers import game_of

STORY = """
roles: [us, them]
indicators: {calm: 50, trade: 10}
turns:
  - decisions:
      ask: {role: us, policies: {push: [{change: {calm: -10}}], give: [{change: {calm: +10}}]}}
  - when: calm > 55
    decisions:
      reply: {role: them, policies: {hold: [], yield: [{change: {calm: +20}}]}}
    events: [{id: storm, when: calm < 5, text: A storm.}]
endings: {high: calm >= 80, low: calm < 50, end: }
record_ending: low
"""


@pytest.mark.parametrize(
    ("times", "runs", "low", "high"), [(0, 10, 0, 0.278), (5, 10, 0.237, 0.763), (1, 1, 0.207, 1)]
)
def test_intervals_as_in_the_books(times: int, runs: int, low: float, high: float) -> None:
    """Wilson's interval of worked examples; what was never seen may still be."""
    share, *ends = interval(times, runs)
    assert share == times / runs
    assert ends == pytest.approx([low, high], abs=0.0005)


def test_what_was_sampled_has_an_interval(tmp_path: Path) -> None:
    """Without odds the shares are those of the runs; they add up to one."""
    game = game_of(STORY, tmp_path)
    report = playtest_report(game, playtest(game, 400, 1), 1)
    assert not report.exact and sum(each.share for each in report.endings) == pytest.approx(1)
    assert all(each.low <= each.share <= each.high for each in report.endings)
    assert [each.record for each in report.endings] == [False, True, False]
    ask, reply = report.decisions
    assert (ask.asked, reply.asked, ask.swing) == (400, ask.policies[1].chosen, None)
    assert [line.name for line in report.lines if line.dead] == ["storm"]
    assert (report.seats, report.source, report.swing_error) == ((), (), 0.0)


def test_what_is_exact_has_none(tmp_path: Path) -> None:
    """Exact odds stand as they are, with the fraction; sampled ones with their error."""
    game = game_of(STORY, tmp_path)
    counts = playtest(game, 10, 1)
    shares: dict[str, Fraction | float] = {
        "high": Fraction(1, 4), "low": Fraction(1, 2), "end": Fraction(1, 4),
    }  # fmt: skip
    report = playtest_report(game, counts, 1, odds=Odds(shares, True, 0.0, 7))
    assert (report.exact, report.states) == (True, 7)
    assert [(e.share, e.low, e.high, e.fraction) for e in report.endings] == [
        (0.25, 0.25, 0.25, "1/4"), (0.5, 0.5, 0.5, "1/2"), (0.25, 0.25, 0.25, "1/4"),
    ]  # fmt: skip
    sampled = playtest_report(game, counts, 1, odds=Odds({"high": 0.02, "low": 0.9, "end": 0.08},
                                                      False, 0.05, 100))  # fmt: skip
    assert [(e.low, e.high) for e in sampled.endings] == [
        (0.0, pytest.approx(0.07)), (pytest.approx(0.85), pytest.approx(0.95)),
        (pytest.approx(0.03), pytest.approx(0.13)),
    ]  # fmt: skip


def test_balance_and_swings_stand_beside_their_policies(tmp_path: Path) -> None:
    """Giving way opens the reply and so half of the high endings; it is what we want, always."""
    text = STORY.replace(
        "[us, them]", "[{id: us, aims: [{id: up, text: Up, when: calm > 50}]}, them]"
    )
    game = game_of(text, tmp_path)
    balances = [balance(game, "us"), balance(game, "them")]
    found = swings(game)
    report = playtest_report(game, playtest(game, 10, 1), 1, balances=balances, swings=found)
    push, give = report.decisions[0].policies
    assert dict(push.moves) == {"high": -0.25, "low": 0.5, "end": -0.25}
    assert give.widest == ("low", -0.5) and report.decisions[0].swing == 0.5
    assert (push.best, push.dominated_by, give.best, give.dominated_by) == (0.0, "give", 1.0, "")
    assert [seat.aims for seat in report.seats] == [(("Up", 0.5),), ()]


def test_indicators_are_spread_over_the_runs(tmp_path: Path) -> None:
    """Lowest, a tenth, the middle, nine tenths and highest at each close; None where never open."""
    assert spread(Counter({3: 1, 5: 8, 9: 1})) == Spread(3, 3, 5, 5, 9)
    assert spread(Counter({7: 4})) == Spread(7, 7, 7, 7, 7)
    game = game_of(STORY.replace("calm > 55", "calm > 95"), tmp_path)
    calm, _ = playtest_report(game, playtest(game, 50, 1), 1).indicators
    assert calm.spreads[0] and (calm.spreads[0].low, calm.spreads[0].high) == (40, 60)
    assert calm.spreads[1] is None and calm.record == (40, None)


def test_reading_adds_up(tmp_path: Path) -> None:
    """The turns' minutes and what stands around them are the whole; passed-over turns have none."""
    game = game_of(STORY, tmp_path)
    us, _ = playtest_report(game, playtest(game, 5, 1), 1).reading
    assert us.turns[0] and us.turns[1] is None and us.minutes > us.turns[0]
