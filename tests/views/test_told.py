"""Turns that are told: two lines each, and never badged as documented off the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.record import replay_record
from game.play.session import Act, Session
from game.play.shelf import bundled
from game.views.debrief import debrief_view
from game.views.luck import luck_view
from game.views.told import told_view, told_words
from game.views.what_if import what_if_picker
from tests.helpers import game_of


@pytest.fixture
def lesson() -> Session:
    """The first chapter by its core turns: the first and the last of five are told."""
    game = bundled().game("gsomia/within_the_hour")
    return Session(game, 1, ("seoul",), core_only=True)


def chosen(session: Session, away: bool) -> Session:
    """A choice as recorded, or another."""
    ask = session.ask
    assert ask
    assert ask.decision
    taken = next(each for each in ask.decision.policies if each.taken is not away)
    return session.do(Act(ask.role.id, ask.decision.id, taken.id))


def test_a_turn_before_the_first_is_told_from_the_record(lesson: Session) -> None:
    """Who did what in one line, what moved most in another, with its standing."""
    view = told_view(lesson, replay_record(lesson.game), "seoul")
    assert [each.title for each in view.turns] == [lesson.game.turns[0].title]
    told = view.turns[0]
    assert told.did.startswith("Seoul: ")
    assert "; Tokyo: " in told.did
    assert told.line is not None
    assert told.line.standing.basis == "documented"
    assert {*told.line.standing.claims} <= {each.claim for each in view.citations}
    assert (view.last, view.stopped) == (False, False)


def test_off_the_record_nothing_told_is_documented(lesson: Session) -> None:
    """Where the class chose otherwise, what is told later is inferred or assumed."""
    lesson = chosen(lesson, away=True).stop()
    view = told_view(lesson, replay_record(lesson.game), "seoul", since=2)
    assert len(view.turns) == 3
    assert (view.last, view.stopped) == (True, True)
    bases = {each.line.standing.basis for each in view.turns if each.line}
    assert "documented" not in bases


def test_told_turns_end_where_one_is_played(lesson: Session) -> None:
    """Only those in a row."""
    record = replay_record(lesson.game)
    lesson = chosen(lesson, away=False)
    assert told_view(lesson, record, "seoul", since=1).turns == ()
    assert len(told_view(lesson, record, "seoul", since=0).turns) == 1


def test_the_debrief_says_what_was_not_played(lesson: Session) -> None:
    """By title, and where the lesson stopped; nothing where all was played."""
    stopped = chosen(lesson, away=False).stop()
    said = debrief_view(stopped, replay_record(lesson.game), "seoul").told
    assert said == told_words(stopped)
    for at in (0, 2, 3, 4):
        assert lesson.game.turns[at].title in said
    assert lesson.game.turns[1].title not in said
    assert said.endswith(f"before “{lesson.game.turns[2].title}”.")
    steps = debrief_view(stopped, replay_record(lesson.game), "seoul").steps
    assert [step.you.startswith("Told: ") for step in steps[1:]] == [
        True, False, True, True, True,
    ]  # fmt: skip


def test_where_nothing_is_told_nothing_is_said(tmp_path: Path) -> None:
    """A chapter that was played whole."""
    game = game_of("turns: [{policies: {share: [], keep: []}}]", tmp_path)
    session = Session(game, 1, (game.scenario.chapter.roles[0].id,))
    session = chosen(session, away=False)
    assert told_words(session) == ""
    assert told_view(session, replay_record(game), session.roles[0], since=0).turns == ()


def test_what_was_told_is_nobodys_choice(lesson: Session) -> None:
    """What if changes none of it, the turning point is a turn that was played, and the page on luck
    says how it is weighed."""
    stopped = chosen(chosen(lesson, away=True), away=False).stop()
    asked = [turn.decisions[0].id for turn in lesson.game.turns[1:3]]
    assert [each.decision for each in what_if_picker(stopped, "seoul")] == asked
    view = luck_view(stopped, "seoul")
    assert view.turning
    assert view.turning.turn in (2, 3)
    assert any("told, not played" in note for note in view.notes)
    at_once = lesson.stop()
    assert what_if_picker(at_once, "seoul") == ()
    assert luck_view(at_once, "seoul").turning is None
