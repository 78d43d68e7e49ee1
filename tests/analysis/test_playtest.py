"""Many runs: counted as they were played, by each player, on one process or two, and any again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.playtest import playtest, playtest_campaign, replay
from game.analysis.runs import Counts
from game.engine.report import CAME_OFF, MISSED, OTHERWISE, SCHEDULED
from game.engine.rules import Game, turn_of
from game.play.campaign import carry_over
from game.play.shelf import bundled
from game.scenario.loader import PackFiles
from tests.engine.test_against_reference import QUIET, built, chapters, pack
from tests.helpers import Data, game_of

__all__ = ["pack"]
OUTCOMES = {CAME_OFF: "came_off", OTHERWISE: "otherwise", MISSED: "missed", SCHEDULED: "put_off"}


def counted(
    game: Game, seeds: range, roles: tuple[str, ...] = (), player: str = "random"
) -> Counts:
    """What the replays of these runs tell, counted line by line."""
    found = Counts(len(seeds), ends={name: Counter() for name in game.slots.indicators})
    for seed in seeds:
        run = replay(game, seed, roles, player, first=seeds[0])
        found.endings[run.ending.id] += 1
        for name in game.slots.indicators:
            found.ends[name][game.value(run.end, name)] += 1
        for report in run.reports:
            turn = turn_of(game, report.before)
            found.opened[turn.id] += 1
            for decision, place in zip(turn.decisions, report.choices, strict=True):
                found.asked[decision.id] += 1
                found.policies[decision.id, decision.policies[place].id] += 1
            for name in game.slots.indicators:
                closes = found.closes.setdefault((turn.id, name), Counter())
                closes[game.value(report.closing, name)] += 1
            for each in (*report.happenings, *report.landed):
                getattr(found, OUTCOMES[each.outcome])[each.line.number] += 1
    return found


@settings(QUIET, max_examples=18)
@given(
    chapter=chapters(),
    seed=st.integers(-99, 99),
    player=st.sampled_from(["random", "random", "greedy", "record", "least_seen"]),
    alone=st.booleans(),
)
def test_runs_are_counted_as_they_are_replayed(
    pack: PackFiles, chapter: Data, seed: int, player: str, alone: bool
) -> None:
    """Run n is that of seed + n: the counts of a playtest are those of its runs played again with
    ears open, by every player.
    """
    game = built(chapter, pack)
    roles = tuple(chapter["roles"][:1]) if alone else ()
    found = playtest(game, 8, seed, roles, player=player)
    assert found == counted(game, range(seed, seed + 8), roles, player)


STORY = """
roles: [{id: us, aims: [{id: calm, text: Calm., when: calm >= 60}]}, them]
indicators: {calm: [50, 0, 100]}
turns:
  - decisions:
      ask:
        role: us
        policies: {push: [change: {calm: -10}], give: [change: {calm: +10}], wait: []}
  - decisions:
      reply: {role: them, policies: {hold: [], yield: [change: {calm: +5}]}}
      more:
        role: us
        policies:
          rest: {then: []}
          shout: {needs: calm < 50, closed: "No.", then: [change: {calm: -30}]}
endings: {high: calm >= 60, end: }
"""


def test_random_chooses_evenly_among_open_policies(tmp_path: Path) -> None:
    """6,000 runs: a third each; to shout in half of the runs in which we had pushed."""
    counts = playtest(game_of(STORY, tmp_path), 6000, 1)
    assert counts.asked == {"ask": 6000, "reply": 6000, "more": 6000}
    for policy in ("push", "give", "wait"):
        assert abs(counts.policies["ask", policy] - 2000) < 150
    assert abs(counts.policies["more", "shout"] - 1000) < 120


def test_greedy_chooses_what_reaches_most_aims_with_nobody_else_played(tmp_path: Path) -> None:
    """Only to give reaches sixty; whoever has no aims chooses evenly."""
    counts = playtest(game_of(STORY, tmp_path), 400, 1, player="greedy")
    assert counts.policies["ask", "give"] == 400
    assert 150 < counts.policies["reply", "hold"] < 250


def test_record_does_what_was_done(tmp_path: Path) -> None:
    """The first policies are those taken; what is closed falls back on the rule."""
    counts = playtest(game_of(STORY, tmp_path), 5, 1, player="record")
    assert counts.policies == {("ask", "push"): 5, ("reply", "hold"): 5, ("more", "rest"): 5}


def test_least_seen_spreads_its_choices(tmp_path: Path) -> None:
    """After 300 runs no policy that is always open was chosen more than once more than another."""
    counts = playtest(game_of(STORY, tmp_path), 300, 1, player="least_seen")
    seen = [counts.policies["ask", policy] for policy in ("push", "give", "wait")]
    assert seen == [100, 100, 100]
    assert counts.policies["reply", "hold"] == counts.policies["reply", "yield"] == 150


def test_values_are_kept_at_every_close(tmp_path: Path) -> None:
    """Between the extremes that the choices allow, and at the end as at the last close."""
    counts = playtest(game_of(STORY, tmp_path), 500, 1)
    assert counts.span("t1", "calm") == (40, 60)
    assert counts.span("t2", "calm") == (10, 65)
    assert counts.span("t9", "calm") is None
    assert counts.ends["calm"] == counts.closes["t2", "calm"]
    assert set(counts.ends["calm"]) == {10, 15, 40, 45, 50, 55, 60, 65}


DELAYED = """
indicators: {calm: [50, 0, 100]}
turns:
  - policies:
      push: [{id: later, after: 1, change: {calm: -10}}]
  - when: calm > 90
  - policies: {wait: []}
"""


def test_what_lands_at_an_opening_is_not_yet_in_the_close_before_it(tmp_path: Path) -> None:
    """The first turn closes at 50 in every run; a turn that never opens has no close."""
    counts = playtest(game_of(DELAYED, tmp_path), 50, 1)
    assert counts.closes["t1", "calm"] == {50: 50}
    assert set(counts.closes["t3", "calm"]) == {40, 50}
    assert counts.opened == {"t1": 50, "t3": 50}
    assert counts.put_off == counts.came_off == {0: counts.policies["d1", "push"]}


def test_a_second_process_changes_nothing(tmp_path: Path) -> None:
    """4,100 runs in three lots, on one process and on two: the same counts, all runs told."""
    game = game_of(STORY, tmp_path)
    told: list[int] = []
    alone = playtest(game, 4100, 7)
    shared = playtest(game, 4100, 7, progress=told.append, jobs=2)
    assert shared == alone
    assert told[-1] == 4100
    assert told == sorted(told)


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    """After every lot of 2,000 runs."""
    told: list[int] = []
    playtest(game_of(STORY, tmp_path), 4100, 7, progress=told.append)
    assert told == [2000, 4000, 4100]


def test_a_campaign_opens_each_chapter_as_the_one_before_left_it() -> None:
    """Two bundled chapters: the counts of the second are those of its runs opened as carried."""
    games = [bundled().game(name) for name in bundled().names()[:2]]
    first, second = playtest_campaign(games, 12, seed=3)
    assert first == counted(games[0], range(3, 15))
    endings: Counter[str] = Counter()
    for seed in range(3, 15):
        end = replay(games[0], seed).end
        starts = carry_over(games[0], end, games[1].scenario.chapter).starts
        endings[replay(games[1], seed, starts=starts).ending.id] += 1
    assert second.endings == endings


def test_draws_of_many_decisions_come_of_several_hashes(tmp_path: Path) -> None:
    """40 decisions, of which none is like another: each policy in about half of 400 runs."""
    turns = "\n".join("  - policies: {a: [], b: []}" for _ in range(20))
    counts = playtest(game_of(f"turns:\n{turns}", tmp_path), 400, 1)
    shares = [counts.policies[f"d{n}", "a"] for n in range(1, 21)]
    assert all(140 < share < 260 for share in shares)
    assert len(set(shares)) > 5


def test_an_unknown_player_is_refused(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(KeyError, match="cautious"):
        playtest(game_of(STORY, tmp_path), 1, 1, player="cautious")
