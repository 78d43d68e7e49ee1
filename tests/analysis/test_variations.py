"""Numbers varied by half: which endings they carry, and that nothing else is touched."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.analysis.variations import variations
from game.play.session import Session
from tests.analysis.runs import bundled, finished, seats
from tests.helpers import game_of, session_of

STORY = """
roles: [{id: us, aims: [{id: quiet, text: Quiet., when: calm >= 50}]}]
indicators: {calm: 50}
turns:
  - policies:
      push: [{change: {calm: +10}}, {change: {calm: -4}, mark: [pushed]}]
      wait: [{change: {calm: +1}}]
  - policies:
      more: {needs: calm >= 54, then: [change: {calm: +1}]}
      less: {taken: true, then: [change: {calm: -20}]}
endings: {high: calm >= 52, end: }
record_ending: end
"""


def story(folder: Path, *policies: str) -> Session:
    """The story with us at the table."""
    session = session_of(game_of(STORY, folder), *policies, roles="us")
    assert isinstance(session, Session)
    return session


def test_an_effect_is_varied_by_half_and_never_to_nothing(tmp_path: Path) -> None:
    """50 + 10 - 4 + 1 is 57; at least 50 + 5 - 6 + 1 = 50, at most 50 + 15 - 2 + 2 = 67. Where it
    is below 54 after the first turn, the second choice is closed and costs 10 to 30.
    """
    found = variations(story(tmp_path, "push", "more"), seed=7)
    assert (found.runs, found.ending) == (200, "high")
    assert sum(found.endings.values()) == 200
    assert 0 < found.closed < 200
    assert found.endings == {"high": 200 - found.closed, "end": found.closed}
    assert found.aims["us", "quiet"] == found.endings["high"]


def test_a_sign_is_never_lost(tmp_path: Path) -> None:
    """+1 varied stays at least +1 and -20 at least -10: always an end, never quiet."""
    found = variations(story(tmp_path, "wait", "less"), n=50)
    assert found.endings == {"high": 0, "end": 50}
    assert found.aims["us", "quiet"] == 0
    assert found.closed == 0


def test_the_same_seed_gives_the_same_variations(tmp_path: Path) -> None:
    """Twice the same; another seed is drawn anew; progress counts up."""
    session = story(tmp_path, "push", "more")
    done: list[int] = []
    first = variations(session, 60, 1, done.append)
    assert first == variations(story(tmp_path, "push", "more"), 60, 1)
    assert first.endings != variations(session, 60, 2).endings
    assert done == [*range(1, 61)]


def test_the_game_itself_is_left_as_it_is(tmp_path: Path) -> None:
    """After the variations a run of the same game goes as before."""
    session = story(tmp_path, "push", "more")
    variations(session, 5)
    again = session_of(session.game, "push", "more", roles="us")
    assert again.reports == session.reports


def test_lines_that_only_mark_or_only_fail_stay(tmp_path: Path) -> None:
    """Effects of both outcomes of a chance, of events, of what comes later, and of nothing."""
    text = """
    turns:
      - policies: {a: [{id: late, after: 1, change: {calm: -2}}, {mark: [seen]}], b: []}
        events:
          - {id: roll, chance: 0.5, change: {calm: 0}, otherwise: {change: {calm: -1}}}
      - policies: {c: [], d: []}
    endings: {low: calm < 50, end: }
    record_ending: low
    """
    found = variations(session_of(game_of(text, tmp_path), "a", "c"), 20)
    assert found.endings == {"low": 20, "end": 0}


def test_a_run_that_goes_on_is_not_varied(tmp_path: Path) -> None:
    """Nothing is said before the end."""
    with pytest.raises(ValueError, match="not over"):
        variations(story(tmp_path, "push"))


def test_every_bundled_chapter_can_be_varied() -> None:
    """Every variation ends somewhere, and every aim of every seat is counted."""
    for game in bundled():
        session = finished(Session(game, 4, seats(game)[:1]), Random(4))
        found = variations(session, 25)
        assert sum(found.endings.values()) == 25
        assert {role for role, _ in found.aims} == {*seats(game)}
