"""The seconds of a run, the countdown of a step, and when a lesson asks for its debrief."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import noting
from game.play.clock import Clock, Countdown, seconds_left, stop_is_due
from game.play.run import Run
from game.play.session import Session
from tests.helpers import game_of

STORY = """
    turns:
      - {core: true, policies: {share: [], keep: []}}
      - {core: true, policies: {sign: [], leave: []}}
"""


class Hands:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def now() -> Hands:
    """A clock that a test moves."""
    return Hands()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A lesson of fifty minutes."""
    game = game_of(STORY, tmp_path)
    return Run((Session(game, 1, (game.scenario.chapter.roles[0].id,)),), minutes=50)


def test_a_run_counts_from_its_beginning(run: Run, now: Hands) -> None:
    """Whatever the real clock says."""
    clock = Clock(run, now)
    assert clock() == 0
    now.at += 12.5
    assert clock() == 12.5


def test_a_run_opened_again_goes_on_after_its_last_entry(run: Run, now: Hands) -> None:
    """The night between does not count."""
    now.at += 100_000
    clock = Clock(run.noted(90, "paused"), now)
    now.at += 5
    assert clock() == 95


def test_the_question_comes_once_when_twenty_minutes_are_left(run: Run) -> None:
    """Not a second before; and not again once it was answered."""
    assert not stop_is_due(run, 30 * 60 - 1)
    assert stop_is_due(run, 30 * 60)
    assert seconds_left(run, 31 * 60) == 19 * 60
    on = noting.stopped(run, 30 * 60, goes_on=True)
    assert not stop_is_due(on, 40 * 60)
    assert not on.session.over
    off = noting.stopped(run, 30 * 60)
    assert off.session.over
    assert not stop_is_due(off, 40 * 60)


def test_each_chapter_of_a_campaign_is_a_lesson_of_its_own(run: Run) -> None:
    """Its time counts from its own beginning."""
    late = noting.began(run, 3000)
    assert seconds_left(late, 3060) == 49 * 60
    assert not stop_is_due(late, 3060)


def test_who_has_no_lesson_is_never_asked(run: Run) -> None:
    """Without a length nothing ends."""
    alone = attrs.evolve(run, minutes=0)
    assert seconds_left(alone, 10**6) is None
    assert not stop_is_due(alone, 10**6)


def test_a_countdown_runs_out_and_stays_there(now: Hands) -> None:
    """A minute, its words and its share."""
    down = Countdown(1, now)
    assert (down.words, down.share) == ("1:00", 1.0)
    now.at += 15.5
    assert (down.words, down.left, round(down.share, 2)) == ("0:45", 44.5, 0.74)
    now.at += 100
    assert (down.words, down.left, down.share) == ("0:00", 0.0, 0.0)


def test_while_it_is_paused_nothing_is_lost(now: Hands) -> None:
    """It goes on with what it had."""
    down = Countdown(2, now)
    now.at += 50
    down.pause()
    now.at += 1000
    assert (down.paused, down.left) == (True, 70)
    down.pause()
    now.at += 10
    assert (down.paused, down.left) == (False, 60)


@given(steps=st.lists(st.sampled_from([30, -30, 0, 7]), max_size=12))
def test_more_and_less_add_up_and_never_fall_below_nothing(steps: list[int]) -> None:
    """What `extend` says it gave is what is left more; 7 is time going by, 0 a pause."""
    now = Hands()
    down = Countdown(1, now)
    for step in steps:
        left = down.left
        if step == 7:
            now.at += 7
            assert down.left == (left if down.paused else max(0, left - 7))
        elif step == 0:
            down.pause()
            assert down.left == left
        else:
            assert down.extend(step) == down.left - left
            assert down.left == max(0, left + step)
        assert 0 <= down.share <= 1
