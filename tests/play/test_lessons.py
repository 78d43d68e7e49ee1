"""A lesson: core turns alone, votes counted, turns stepped back, and a log that keeps it all."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from game.engine.record import replay_record
from game.engine.rules import Game, IllegalPolicy
from game.play.checked import SaveError
from game.play.run import Run
from game.play.saves import read_run, write_run
from game.play.session import MAX_VOTES, Act, Session
from tests.helpers import game_of

STORY = """
    indicators: {calm: 50}
    turns:
      - policies: {open: [{change: {calm: +1}}], shut: [{change: {calm: -1}}]}
      - core: true
        policies: {share: [{change: {calm: +10}}], keep: [{change: {calm: -10}}]}
      - policies: {talk: [{change: {calm: +2}}], wait: []}
      - core: true
        policies: {sign: [{change: {calm: +20}}], leave: []}
      - policies: {rest: [], rise: [{change: {calm: -3}}]}
"""


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Five turns, two of them core; the first policy is the one taken."""
    return game_of(STORY, tmp_path)


@pytest.fixture
def lesson(game: Game) -> Session:
    """A run of the core turns alone."""
    return Session(game, 1, (game.scenario.chapter.roles[0].id,), core_only=True)


def chosen(session: Session, policy: str, **said: object) -> Session:
    """The run after a choice of whoever is asked."""
    ask = session.ask
    assert ask
    assert ask.decision
    return session.do(Act(ask.role.id, ask.decision.id, policy, **said))  # type: ignore[arg-type]


def test_only_core_turns_ask(lesson: Session) -> None:
    """The others run along the record by themselves, before, between and after."""
    assert lesson.turn.id == "t2"
    lesson = chosen(lesson, "keep")
    assert lesson.turn.id == "t4"
    lesson = chosen(lesson, "sign")
    assert lesson.over
    assert [report.before.turn for report in lesson.reports] == [0, 1, 2, 3, 4]
    assert [lesson.acts_of(at) != () for at in range(5)] == [False, True, False, True, False]
    assert lesson.game.value(lesson.state, "calm") == 50 + 1 - 10 + 2 + 20


def test_the_records_choices_lead_to_the_records_end(lesson: Session) -> None:
    """Told turns are the record's own."""
    lesson = chosen(chosen(lesson, "share"), "sign")
    assert lesson.state == replay_record(lesson.game).end


def test_a_chapter_without_core_turns_is_played_whole(tmp_path: Path) -> None:
    """Nothing is core, so nothing is told."""
    game = game_of(STORY.replace("core: true", "title: Another"), tmp_path)
    session = Session(game, 1, (game.scenario.chapter.roles[0].id,), core_only=True)
    assert session.turn.id == "t1"


def test_an_undone_choice_takes_the_told_turns_after_it_along(lesson: Session) -> None:
    """They follow from it."""
    before = lesson.reports
    lesson = chosen(lesson, "keep").undo()
    assert lesson.reports == before


def test_votes_are_counted_for_policies_of_the_decision(lesson: Session) -> None:
    """Whole votes for what can be chosen; anything else is refused."""
    voted = chosen(lesson, "keep", tally={"share": 12, "keep": 15})
    assert voted.acts[0].tally == {"share": 12, "keep": 15}
    for tally in ({"steal": 1}, {"keep": -1}, {"keep": MAX_VOTES + 1}):
        with pytest.raises(IllegalPolicy, match="votes"):
            chosen(lesson, "keep", tally=tally)


def test_stepping_back_keeps_both_in_the_log(lesson: Session, tmp_path: Path) -> None:
    """The run forgets the turn, the log does not; both are saved."""
    run = Run((lesson,), in_class=True).noted(0, "began")
    run = run.with_session(chosen(lesson, "keep", tally={"keep": 9}).see())
    run = run.noted(61.5, "chose", "d2 keep").stepped_back().noted(70, "stepped back")
    assert run.session.acts == ()
    assert run.session.turn.id == "t2"
    run = run.with_session(chosen(run.session, "share")).noted(80, "chose", "d2 share")
    write_run(run, tmp_path / "run.json")
    again = read_run(tmp_path / "run.json", lambda _pack, _chapter: lesson.game)
    assert [each.detail for each in again.log if each.what == "chose"] == ["d2 keep", "d2 share"]
    assert again.log == run.log
    assert (again.in_class, again.session.core_only) == (True, True)
    assert again.session.acts == run.session.acts
    with pytest.raises(IllegalPolicy):
        Run((lesson,)).stepped_back()


@pytest.mark.parametrize(
    "log",
    [
        "began",
        [3],
        [{"at": 1}],
        [{"at": -1, "what": "began"}],
        [{"at": 1, "what": "dreamt"}],
        [{"at": True, "what": "began"}],
    ],
)
def test_a_log_that_does_not_fit_is_a_damaged_save(
    lesson: Session, tmp_path: Path, log: object
) -> None:
    """Said with its place; the file stays as it is."""
    file = tmp_path / "run.json"
    write_run(Run((lesson,)), file)
    data = json.loads(file.read_text(encoding="utf-8")) | {"log": log}
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SaveError, match="damaged"):
        read_run(file, lambda _pack, _chapter: lesson.game)


def test_a_lesson_says_nothing_of_anybody(lesson: Session, tmp_path: Path) -> None:
    """Ids and numbers only: a line of words cannot enter the log unseen."""
    fields = set(attrs.fields_dict(type(Run((lesson,)).noted(1, "began").log[0])))
    assert fields == {"at", "what", "chapter", "turn", "detail"}
