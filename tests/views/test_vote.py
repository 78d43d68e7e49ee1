"""How a class decides: steps, votes in the order in which they are spoken for, ties."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.rules import Game
from game.play.session import Act, Session
from game.play.shelf import bundled
from game.views import vote
from game.views.decision import Option
from game.views.lesson import lesson_view, turn_minutes
from game.views.mode_times import marks_core_turns, reading_minutes, together_minutes
from game.views.offers import offered
from game.views.vote import leaders, minutes_words, vote_rows, vote_view
from tests.helpers import game_of

STORY = """
    indicators: {calm: 50}
    flags: [torn]
    turns:
      - policies: {go: [], stay: []}
      - core: true
        policies:
          share: [{change: {calm: +10}}]
          keep: []
          burn: {needs: torn, closed: Nothing is torn., then: []}
          wait: []
        offers:
          - {id: storm, title: A storm, change: {calm: -5}, because: Storms come.}
          - {id: flood, text: The river rises., because: Rivers do.}
      - policies: {rest: [], rise: []}
      - core: true
        policies: {sign: [], leave: []}
"""


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Four turns, two of them core; one option of the second is closed."""
    return game_of(STORY, tmp_path)


@pytest.fixture
def session(game: Game) -> Session:
    """A class before its first vote."""
    return Session(game, 1, (game.scenario.chapter.roles[0].id,), core_only=True)


def options(*closed: int, count: int = 4) -> tuple[Option, ...]:
    """So many options with the ids a, b, c, ...; some of them closed."""
    return tuple(
        Option(number, "abcdefghi"[number - 1], "", "", (), (), "Closed." * (number in closed))
        for number in range(1, count + 1)
    )


def test_the_steps_are_those_of_the_lesson_plan() -> None:
    """Five, and together with reading and outcome about seven minutes a turn."""
    assert [step.name for step in vote.STEPS] == [
        "Silent reason", "In pairs", "Vote", "Minority first", "Commit",
    ]  # fmt: skip
    for name in bundled().names():
        game = bundled().game(name)
        for at in range(len(game.turns)):
            assert 6 <= turn_minutes(game, at) <= 8, name
            assert reading_minutes(game, at) + vote.MINUTES + 1 == turn_minutes(game, at)


def test_a_plan_says_the_steps_that_the_screen_has() -> None:
    """Name by name, with their minutes: the printed page and the slide cannot part."""
    plan = lesson_view(bundled().game("gsomia/within_the_hour"))
    said = next(each.what for each in plan.phases if each.name.startswith("Turn"))
    for step in vote.STEPS:
        assert f"{step.name.lower()} {step.minutes:g}" in said


@pytest.mark.parametrize(
    ("tally", "says"),
    [
        (
            {"a": 9, "b": 15, "c": 6},
            [("c", 6, "speak first"), ("a", 9, "then these"), ("b", 15, "last"), ("d", 0, "")],
        ),
        (
            {"a": 3, "b": 3, "c": 9, "d": 1},
            [("d", 1, "speak first"), ("a", 3, "then these, together"),
             ("b", 3, "then these, together"), ("c", 9, "last")],
        ),
        ({"b": 4, "d": 4}, [("b", 4, "speak, together"), ("d", 4, "speak, together"),
                            ("a", 0, ""), ("c", 0, "")]),
        ({"c": 7}, [("c", 7, "speak"), ("a", 0, ""), ("b", 0, ""), ("d", 0, "")]),
        ({}, [("a", 0, ""), ("b", 0, ""), ("c", 0, ""), ("d", 0, "")]),
    ],
)  # fmt: skip
def test_the_fewest_votes_speak_first(
    tally: Mapping[str, int], says: list[tuple[str, int, str]]
) -> None:
    """Equal ones speak together; who has no votes does not speak and stands last."""
    rows = vote_rows(options(), tally, by_votes=True)
    assert [(row.option.id, row.votes, row.says) for row in rows] == says


def test_closed_options_have_no_votes_and_stand_last() -> None:
    """Even if somebody counted some."""
    rows = vote_rows(options(1), {"a": 5, "b": 2}, by_votes=True)
    assert [(row.option.id, row.votes) for row in rows] == [
        ("b", 2), ("c", 0), ("d", 0), ("a", 0),
    ]  # fmt: skip
    assert leaders(options(1), {"a": 5, "b": 2}) == (2,)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=9))
def test_order_and_leaders_for_any_tally(votes: list[int]) -> None:
    """Rows hold every option once; votes never fall among those that have any; the leaders are the
    options with most votes, and no tally has any leader at zero."""
    listed = options(count=len(votes))
    tally = {option.id: count for option, count in zip(listed, votes, strict=True)}
    rows = vote_rows(listed, tally, by_votes=True)
    assert sorted(row.option.number for row in rows) == [option.number for option in listed]
    spoken = [row.votes for row in rows if row.votes]
    assert spoken == sorted(spoken)
    assert [row.option for row in vote_rows(listed, tally)] == list(listed)
    most = max(votes)
    wanted = [at for at, count in enumerate(votes, 1) if count == most and most]
    assert list(leaders(listed, tally)) == wanted


def test_a_class_sees_its_question_its_step_and_its_votes(session: Session) -> None:
    """The turn counts among those that are played; one leads."""
    view = vote_view(session, vote.MINORITY, {"share": 4, "keep": 1, "wait": 2})
    assert (view.number, view.voters, view.leads, view.tied) == (3, 7, 1, ())
    assert (view.core, view.cores) == (1, 2)
    assert view.says == "One reason each from the one, then from the two. Nobody answers yet."
    assert [row.option.id for row in view.rows] == ["keep", "wait", "share", "burn"]
    assert view.rows[-1].option.closed == "Nothing is torn."
    assert [r.option.id for r in vote_view(session).rows] == ["share", "keep", "burn", "wait"]


def test_ties_are_said(session: Session) -> None:
    """Nobody leads, and the room hears who speaks."""
    view = vote_view(session, vote.MINORITY, {"share": 4, "wait": 4, "keep": 1})
    assert (view.leads, view.tied) == (0, (1, 4))
    even = vote_view(session, vote.MINORITY, {"share": 4, "wait": 4})
    assert even.says == "Both have four votes. One reason each, in order."
    pair = vote_view(session, vote.MINORITY, {"share": 2, "keep": 2, "wait": 9})
    assert pair.says == "One reason each from the two each. Nobody answers yet."
    assert vote_view(session, vote.MINORITY, {"keep": 3}).says.startswith("All are of one mind")
    assert vote_view(session, vote.MINORITY).says == "No votes are counted."


def test_nothing_is_voted_on_at_the_end(session: Session) -> None:
    """The chapter is over."""
    with pytest.raises(ValueError, match="over"):
        vote_view(session.stop())


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(30, "half a minute"), (60, "one minute"), (90, "a minute and a half"),
     (120, "two minutes"), (150, "two and a half minutes")],
)  # fmt: skip
def test_minutes_in_words(seconds: int, said: str) -> None:
    """By half minutes."""
    assert minutes_words(seconds) == said


def test_what_a_turn_offers_can_be_brought_in_once(session: Session) -> None:
    """By its short name, else in its words."""
    assert [(o.id, o.words, o.brought) for o in offered(session)] == [
        ("storm", "A storm", False), ("flood", "The river rises.", False),
    ]  # fmt: skip
    assert [o.brought for o in offered(session.do(Act(offer="flood")))] == [False, True]
    assert offered(session.stop()) == ()


def test_the_time_that_a_room_takes(session: Session) -> None:
    """Core turns alone take less; a chapter marks core turns if it has others too."""
    whole = attrs.evolve(session, core_only=False)
    assert together_minutes(session) < together_minutes(whole)
    assert together_minutes(session) % 5 == 0
    assert marks_core_turns(session.game)
    for name in bundled().names():
        game = bundled().game(name)
        core = Session(game, 1, (game.scenario.chapter.roles[0].id,), core_only=True)
        if sum(turn.core for turn in game.turns) == 3:
            assert together_minutes(core) == 50, name
