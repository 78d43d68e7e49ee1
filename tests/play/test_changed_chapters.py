"""Saves of chapters that their author has changed since: what changed, and how far they hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.engine.rules import Game, build
from game.play.fingerprint import changed, fingerprint
from game.play.run import Run
from game.play.saves import ChapterChanged, read_run, write_run
from game.play.session import Act
from tests.helpers import Data, act_for, chapter_of, load, session_of
from tests.play.test_saves import STORY, edited, finding, game, path, refusal

__all__ = ["game", "path"]

# --- changed chapters -----------------------------------------------------------------------


def story_with(folder: Path, edit: Callable[[Data], Any]) -> Game:
    """The story after its author has changed something."""
    data = chapter_of(STORY)
    edit(data)
    return build(load(data, folder).scenario)


def _policies(data: Data, turn: int) -> list[Data]:
    return data["turns"][turn]["decisions"][0]["policies"]


def test_a_chapter_whose_steps_still_hold_can_go_on_as_a_copy(
    game: Game, path: Path, tmp_path: Path
) -> None:
    """Another number in t3's past: the error names the turn, the copy has all the steps, and the
    save is untouched.
    """
    write_run(Run((session_of(game, "b", "b"),)), path)

    def edit(data: Data) -> None:
        _policies(data, 1)[1]["then"][0]["change"]["calm"] = 11

    error = refusal(path, story_with(tmp_path, edit))
    assert isinstance(error, ChapterChanged)
    assert error.parts == ("turn t2",)
    assert "has changed since this was saved: turn t2" in error.message
    assert (error.lost, len(error.copy.session.acts)) == (0, 2)
    assert "all its steps still hold" in error.hint
    assert error.copy.session.state.values[0] == 71


def test_a_chapter_that_no_longer_allows_a_step_keeps_those_before_it(
    game: Game, path: Path, tmp_path: Path
) -> None:
    """c has got another name: the copy stands where t2 is asked, two steps are lost."""
    write_run(Run((session_of(game, "b", "c", "-"),)), path)
    error = refusal(path, story_with(tmp_path, lambda data: _policies(data, 1)[2].update(id="x")))
    assert isinstance(error, ChapterChanged)
    assert (error.parts, error.lost) == (("turn t2",), 2)
    assert "2 of its steps would be lost" in error.hint
    copy = error.copy.session
    assert ([act.policy for act in copy.acts], copy.turn.id) == (["b"], "t2")
    assert copy.do(act_for(copy, "x")).turn.id == "t3"


def test_a_chapter_that_got_shorter_loses_what_came_after(
    game: Game, path: Path, tmp_path: Path
) -> None:
    """Without its last turn the copy is at its end; the turn that is gone is named."""
    write_run(Run((session_of(game, "b", "c", "-"),)), path)
    error = refusal(path, story_with(tmp_path, lambda data: data["turns"].pop()))
    assert isinstance(error, ChapterChanged)
    assert error.parts == ("order of turns", "turn t3")
    assert (error.lost, error.copy.session.over) == (1, True)


def test_mended_words_change_no_save(game: Game, path: Path, tmp_path: Path) -> None:
    """Titles, texts, dates, briefings, standing and arguments are not rules."""
    write_run(Run((session_of(game, "b"),)), path)

    def edit(data: Data) -> None:
        data["title"] = data["endings"][0]["text"] = "Better words."
        turn = data["turns"][0]
        turn["title"], turn["date"] = "Better", "1998"
        turn["briefing"].append({"text": "One more.", "when": "calm > 3"})
        turn["decisions"][0]["ask"] = "Better?"
        turn["decisions"][0]["advisers"] = [{"who": "An office", "for": ["a"], "say": "Do."}]
        line = _policies(data, 0)[0]["then"][0]
        line["text"], line["because"], line["basis"] = "Better.", "Because.", "assumed"
        data["indicators"][0]["name"] = "Peace"

    assert read_run(path, finding(story_with(tmp_path, edit))).session.acts[0].policy == "b"


RULE = [{"choose": "b"}]
ENDING = {"id": "high", "when": "calm > 90"}
RULES: dict[str, tuple[Callable[[Data], Any], str]] = {
    "start": (lambda d: d["indicators"][0].update(start=51), "indicators"),
    "range": (lambda d: d["indicators"][0].update(range=[0, 99]), "indicators"),
    "flag": (lambda d: d["flags"].append("up"), "flags"),
    "ending": (lambda d: d["endings"].insert(0, d["endings"][0] | ENDING), "endings"),
    "guard": (lambda d: d["turns"][2].update(when="calm > 3"), "turn t3"),
    "chance": (lambda d: _policies(d, 0)[0]["then"][0].update(chance=0.6), "turn t1"),
    "line id": (lambda d: _policies(d, 0)[0]["then"][0].update(id="snow"), "turn t1"),
    "needs": (lambda d: _policies(d, 1)[2].update(needs="calm > 51"), "turn t2"),
    "taken": (lambda d: _policies(d, 0)[0].pop("taken"), "turn t1"),
    "unplayed": (lambda d: d["turns"][0]["decisions"][0].update(unplayed=RULE), "turn t1"),
    "forecast": (lambda d: d["turns"][0]["forecasts"][0].update({"if": "calm > 49"}), "turn t1"),
    "event": (lambda d: d["turns"][2].update(events=[{"id": "e", "text": "It rains."}]), "turn t3"),
    "happened": (lambda d: _policies(d, 0)[0]["then"][0].update(happened=True), "turn t1"),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_in_the_fingerprint(rule: str, game: Game, tmp_path: Path) -> None:
    """Whatever a replay or its settlement reads changes the hash of its part, and of no other."""
    edit, part = RULES[rule]
    now = story_with(tmp_path, edit).scenario
    assert changed(fingerprint(game.scenario), fingerprint(now)) == (part,)


def test_a_damaged_step_in_an_unchanged_chapter_is_damage(game: Game, path: Path) -> None:
    """Not a changed chapter: nobody is offered a copy of a forged run."""
    path = edited(game, path, lambda data: data["chapters"][0]["acts"][0].update(policy="z"))
    assert not isinstance(refusal(path, game), ChapterChanged)


def test_an_offer_that_the_turn_has_not_is_refused(game: Game, path: Path) -> None:
    """Offers are acts and are checked like them."""
    path = edited(game, path, lambda data: data["chapters"][0]["acts"].insert(0, {"offer": "x"}))
    assert "step 1 is not possible" in refusal(path, game).message
    assert Act(offer="x").offer
