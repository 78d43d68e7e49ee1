"""Answers to the chapter's questions and ranked aims: when they may be given, and how they last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.engine.rules import Game, IllegalPolicy
from game.play.bookmarks import bookmarks
from game.play.run import Run
from game.play.saves import SaveError, read_run, write_run
from game.play.session import AFTER, BEFORE
from tests.helpers import Data, act_for, game_of, session_of
from tests.play.test_saves import finding, refusal

STORY = """
roles:
  - id: us
    aims:
      - {id: calm_days, text: Calm, when: calm > 50}
      - {id: a_say, text: A say, when: calm > 9}
  - id: them
turns: [{decisions: {d1: {role: us, policies: {a: [], b: []}}}}]
debrief:
  quiz:
    - {id: how_many, ask: "How many?", options: [One, Two], answer: Two}
    - {id: who, ask: "Who?", options: [They, We], answer: We}
"""


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """One turn, two questions, two aims of one seat."""
    return game_of(STORY, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the save goes."""
    return tmp_path / "saves" / "run.json"


def test_answers_are_added_one_by_one_and_can_be_mended(game: Game) -> None:
    """A later answer takes an earlier one's place; the other questions keep theirs."""
    session = session_of(game, roles="us")
    session = session.answer(BEFORE, {"how_many": "One"}).answer(BEFORE, {"who": "We"})
    session = session.answer(BEFORE, {"how_many": "Two"})
    assert session.answers == {BEFORE: {"how_many": "Two", "who": "We"}}


def test_a_phase_that_was_skipped_was_asked(game: Game) -> None:
    """Skipping leaves the phase without answers, so that nobody is asked twice."""
    assert session_of(game, roles="us").answer(BEFORE).answers == {BEFORE: {}}


def test_questions_have_their_time(game: Game) -> None:
    """Before the first act, and after the end; between them neither."""
    session = session_of(game, roles="us")
    with pytest.raises(IllegalPolicy, match="questions after the play"):
        session.answer(AFTER, {"who": "We"})
    over = session.do(act_for(session, "a"))
    assert over.answer(AFTER, {"who": "We"}).answers == {AFTER: {"who": "We"}}
    with pytest.raises(IllegalPolicy, match="questions before the play"):
        over.answer(BEFORE, {"who": "We"})


@pytest.mark.parametrize(
    ("phase", "given", "message"),
    [
        ("during", {"who": "We"}, "before and after"),
        (BEFORE, {"whose": "We"}, "no answer to the question 'whose'"),
        (BEFORE, {"who": "Two"}, "'Two' is no answer"),
        (BEFORE, {"who": "we"}, "'we' is no answer"),
    ],
)
def test_an_answer_that_nobody_offered_is_refused(
    game: Game, phase: str, given: dict[str, str], message: str
) -> None:
    """Phase, question and option must be the chapter's, word for word."""
    with pytest.raises(IllegalPolicy, match=message):
        session_of(game, roles="us", answers={phase: given})


@pytest.mark.parametrize("aims", [("a_say",), ("a_say", "a_say"), ("calm_days", "peace"), ()])
def test_a_ranking_names_every_aim_once(game: Game, aims: tuple[str, ...]) -> None:
    """Neither fewer nor other aims can be ranked."""
    with pytest.raises(IllegalPolicy, match="the aims of us are"):
        session_of(game, roles="us").rank("us", aims)


def test_only_seats_that_are_held_rank_and_only_before_the_first_turn(game: Game) -> None:
    """An empty seat wants nothing from anybody; after the first act the order stands."""
    session = session_of(game, roles="us")
    with pytest.raises(IllegalPolicy, match="nobody here sits in them"):
        session.rank("them", ())
    session = session.rank("us", ("a_say", "calm_days"))
    assert session.ranking == {"us": ("a_say", "calm_days")}
    with pytest.raises(IllegalPolicy, match="before the first turn"):
        session.do(act_for(session, "a")).rank("us", ("calm_days", "a_say"))


def test_neither_moves_the_world_and_undo_keeps_them(game: Game) -> None:
    """The same acts lead to the same end, and taking one back leaves what was said before."""
    plain = session_of(game, roles="us")
    said = plain.answer(BEFORE, {"who": "They"}).rank("us", ("a_say", "calm_days"))
    done = said.do(act_for(said, "a"))
    assert done.state == plain.do(act_for(plain, "a")).state
    undone = done.undo()
    assert (undone.answers, undone.ranking) == (said.answers, said.ranking)


# --- saves ----------------------------------------------------------------------------------


def kept(game: Game, path: Path) -> Data:
    """A save with answers of both phases and a ranking, as JSON."""
    session = session_of(game, roles="us").answer(BEFORE, {"who": "They"})
    session = session.rank("us", ("a_say", "calm_days"))
    session = session.do(act_for(session, "a")).answer(AFTER, {"who": "We", "how_many": "One"})
    write_run(Run((session,)), path)
    data: Data = json.loads(path.read_text(encoding="utf-8"))
    return data


def test_a_save_keeps_them_and_one_without_them_is_read(game: Game, path: Path) -> None:
    """They come back as they were; the keys are optional."""
    data = kept(game, path)
    session = read_run(path, finding(game)).session
    assert session.answers == {BEFORE: {"who": "They"}, AFTER: {"who": "We", "how_many": "One"}}
    assert session.ranking == {"us": ("a_say", "calm_days")}
    del data["chapters"][0]["answers"], data["chapters"][0]["ranking"]
    path.write_text(json.dumps(data), encoding="utf-8")
    session = read_run(path, finding(game)).session
    assert (session.answers, session.ranking) == ({}, {})


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("answers", ["We"], "`answers` of chapters[0]"),
        ("answers", {"before": "We"}, "`before` of `answers`"),
        ("answers", {"before": {"who": 1}}, "`who` of `before`"),
        ("answers", {"during": {"who": "We"}}, "before and after"),
        ("ranking", {"us": "a_say"}, "`us` of `ranking`"),
        ("ranking", {"us": [1, 2]}, "something other than text"),
        ("ranking", {"them": []}, "where nobody sits"),
        ("ranking", None, "`ranking` of chapters[0]"),
    ],
)
def test_what_is_of_the_wrong_sort_is_refused(
    game: Game, path: Path, key: str, value: Any, message: str
) -> None:
    """Nothing is guessed, and the file stays as it is."""
    data = kept(game, path)
    data["chapters"][0][key] = value
    path.write_text(json.dumps(data), encoding="utf-8")
    assert message in refusal(path, game).message


def test_mended_words_cost_an_answer_and_never_a_save(game: Game, path: Path) -> None:
    """An option or an aim that the chapter no longer has is left out; the rest is there."""
    data = kept(game, path)
    data["chapters"][0]["answers"]["after"]["how_many"] = "Only one"
    data["chapters"][0]["ranking"]["us"] = ["an_old_aim", "a_say"]
    path.write_text(json.dumps(data), encoding="utf-8")
    session = read_run(path, finding(game)).session
    assert session.answers[AFTER] == {"who": "We"}
    assert session.ranking == {}
    assert session.over


def test_bookmarks_are_read_from_saves_alone(game: Game, path: Path) -> None:
    """The newest first, the turn from 1 and 0 at the end; damaged files are passed over."""
    (path.parent / "sub").mkdir(parents=True)
    kept(game, path)
    later = path.with_name("later.json")
    write_run(Run((session_of(game, roles="us them"),), campaign=True), later)
    path.with_name("bad.json").write_text("{}", encoding="utf-8")
    found = {each.path.name: each for each in bookmarks(path.parent)}
    assert (found["run.json"].turn, found["run.json"].turns) == (0, 1)
    assert (found["later.json"].turn, found["later.json"].roles) == (1, ("us", "them"))
    assert found["later.json"].campaign
    assert "bad.json" not in found


def test_a_folder_without_saves_has_no_bookmarks(tmp_path: Path) -> None:
    """Not even the folder need be there."""
    assert bookmarks(tmp_path / "nowhere") == ()


def test_a_newer_save_error_is_still_one(path: Path) -> None:
    """SaveError is the same class under both names."""
    from game.play.checked import SaveError as Checked

    assert Checked is SaveError
