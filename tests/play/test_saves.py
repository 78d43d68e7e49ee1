"""Saves: nothing is lost in them, nothing damages them, and a bad one is told from a good one."""

from __future__ import annotations

import errno
import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.rules import Game, build
from game.play import saves
from game.play.fingerprint import changed, fingerprint
from game.play.saves import ChapterChanged, Run, SaveError, backup_of, read_run, write_run
from game.play.session import Act, Session
from game.play.shelf import Shelf
from game.scenario.diagnostics import ScenarioError
from game.scenario.loader import PackFiles
from tests.engine.test_against_reference import QUIET, built, chapters, pack
from tests.helpers import Data, act_for, chapter_of, load, session_of
from tests.play.test_session import random_acts

__all__ = ["pack"]
FEW = settings(QUIET, max_examples=8)

STORY = """
indicators: {calm: 50}
turns:
  - policies: {a: [{id: rain, chance: 0.5, change: {calm: -20}}], b: [change: {calm: +10}]}
    forecasts: [{id: peace, if: calm > 50}]
  - policies: {a: [], b: [change: {calm: +10}], c: {needs: calm > 50, closed: "No."}}
  - {}
"""


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """A story of three turns."""
    return build(load(chapter_of(STORY), tmp_path).scenario)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the save goes: a folder of its own that is not there yet."""
    return tmp_path / "saves" / "run.json"


def finding(*games: Game) -> Callable[[str, str], Game]:
    """A shelf of these games."""
    by_id = {game.scenario.chapter.id: game for game in games}
    return lambda _pack, chapter: by_id[chapter]


def state_of(run: Run) -> Any:
    """Everything that a save must keep."""
    keys = ("seed", "roles", "acts", "seen", "as_recorded", "state", "reports")
    each = [tuple(getattr(session, key) for key in keys) for session in run.sessions]
    return each, [dict(session.starts) for session in run.sessions], run.campaign


def edited(game: Game, path: Path, edit: Callable[[Data], Any]) -> Path:
    """A save of two turns, changed by hand."""
    write_run(Run((session_of(game, "b", "c"),)), path)
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def refusal(path: Path, *games: Game) -> SaveError:
    """The error that a save is refused with; the file and its folder stay as they were."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(SaveError) as refused:
        read_run(path, finding(*games))
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    assert path.name in refused.value.message or isinstance(refused.value, ChapterChanged)
    assert refused.value.hint
    return refused.value


# --- what is kept ---------------------------------------------------------------------------


@FEW
@given(chapter=chapters(), seed=st.integers(-9, 2**80), roles=st.sets(st.integers(0, 2), min_size=1))
def test_save_and_load_at_any_point_changes_nothing(
    pack: PackFiles, chapter: Data, seed: int, roles: set[int]
) -> None:
    """After every act: seed, seats, acts with all that was said, what was seen, and every report."""
    game = built(chapter, pack)
    known = [role.id for role in game.scenario.chapter.roles]
    session = Session(game, seed, tuple(id for at, id in enumerate(known) if at == 0 or at in roles))
    path = pack.folder / "saves" / "run.json"
    for step, at in enumerate(random_acts(session, Random(seed), 99)):
        run = Run((at.see() if step % 2 else at,))
        write_run(run, path)
        assert state_of(read_run(path, finding(game))) == state_of(run)


def test_everything_said_is_kept(game: Game, path: Path) -> None:
    """Reasons, lines in any script, odds of nothing, cables, and a run along the record."""
    session = session_of(game, as_recorded=True, seed=-3)
    session = session.do(
        act_for(session, "a", reason="trust", line='서울 "x" \\ \u2028', odds={"peace": 0})
    )
    session = session.do(act_for(session, "b")).see()
    session = session.do(act_for(session, cable="Nichts Neues – nothing"))
    write_run(Run((session,)), path)
    assert state_of(read_run(path, finding(game))) == state_of(Run((session,)))


def test_a_save_is_json_that_people_can_read(game: Game, path: Path) -> None:
    """UTF-8, LF, words as they are; it names its format, its chapter and the acts by their ids."""
    session = session_of(game)
    write_run(Run((session.do(act_for(session, "a", line="서울")),)), path)
    raw = path.read_bytes()
    data = json.loads(raw)
    assert "서울".encode() in raw
    assert b"\r" not in raw
    assert (data["format"], data["game"]) == (1, "At the Table")
    assert data["chapters"][0]["chapter"] == "story"
    assert data["chapters"][0]["acts"] == [
        {"role": "player", "decision": "d1", "policy": "a", "line": "서울"}
    ]


def test_two_saves_of_one_run_are_equal_to_the_byte(game: Game, path: Path) -> None:
    """No clock and no chance stands in a save."""
    for name in ("first.json", "second.json"):
        write_run(Run((session_of(game, "a"),)), path.with_name(name))
    assert path.with_name("first.json").read_bytes() == path.with_name("second.json").read_bytes()


# --- writing whole or not at all ------------------------------------------------------------


def test_the_save_before_the_latest_is_kept(game: Game, path: Path) -> None:
    """As `.bak`, readable like any other; nothing else is left lying about."""
    runs = [Run((session_of(game, *acts),)) for acts in ((), ("a",), ("a", "b"))]
    for run in runs:
        write_run(run, path)
    assert state_of(read_run(path, finding(game))) == state_of(runs[2])
    assert state_of(read_run(backup_of(path), finding(game))) == state_of(runs[1])
    assert sorted(each.name for each in path.parent.iterdir()) == ["run.json", "run.json.bak"]


def failing(number: int, call: Callable[..., Any], code: int = errno.ENOSPC) -> Callable[..., Any]:
    """The call, failing the `number`-th time it is made."""
    made = 0

    def fails(*arguments: Any) -> Any:
        nonlocal made
        made += 1
        if made == number:
            raise OSError(code, os.strerror(code))
        return call(*arguments)

    return fails


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("fsync", 1),
        ("replace", 1),
        pytest.param(
            "replace",
            2,
            marks=pytest.mark.xfail(
                reason="between the two replaces no file has the save's name", strict=True
            ),
        ),
    ],
)
def test_a_write_that_fails_leaves_the_old_save(
    name: str, number: int, game: Game, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at any step: the old save stands under its name, whole, and no half one beside
    it; the error says what to do.
    """
    old = Run((session_of(game, "a"),))
    write_run(old, path)
    before = path.read_bytes()
    monkeypatch.setattr(saves.os, name, failing(number, getattr(os, name)))
    with pytest.raises(SaveError) as refused:
        write_run(Run((session_of(game, "b"),)), path)
    assert "No space left" in refused.value.message
    assert "free some space" in refused.value.hint
    assert path.exists()
    assert path.read_bytes() == before
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]


@pytest.mark.xfail(reason="the folder is moved away and a file takes its name", strict=True)
def test_a_folder_is_never_replaced_by_a_save(game: Game, path: Path) -> None:
    """Whoever names a folder by mistake keeps it where it is."""
    path.mkdir(parents=True)
    (path / "thesis.txt").write_text("mine")
    with pytest.raises(SaveError):
        write_run(Run((session_of(game),)), path)
    assert (path / "thesis.txt").exists()


def test_a_folder_that_cannot_be_made_is_a_save_error(game: Game, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "saves").write_text("a file")
    with pytest.raises(SaveError, match="cannot be written"):
        write_run(Run((session_of(game),)), tmp_path / "saves" / "run.json")


@pytest.mark.xfail(reason="UnicodeEncodeError comes through", strict=True)
def test_text_that_no_file_can_hold_is_no_crash(game: Game, path: Path) -> None:
    """Half a surrogate pair, as some keyboards send it, in a line: SaveError or a save, and the old
    save as it was.
    """
    session = session_of(game)
    write_run(Run((session,)), path)
    try:
        write_run(Run((session.do(act_for(session, "a", line="\ud83d")),)), path)
    except SaveError:
        assert state_of(read_run(path, finding(game))) == state_of(Run((session,)))


# --- bad saves ------------------------------------------------------------------------------

CHAPTER = ("chapters", 0)
BAD_VALUES: list[tuple[str, tuple[Any, ...], Any, str]] = [
    ("version is text", ("format",), "1", "`format` of the save"),
    ("version is true", ("format",), True, "`format` of the save"),
    ("seed is text", ("seed",), "7", "`seed` of the save"),
    ("seed is a fraction", ("seed",), 1.5, "`seed` of the save"),
    ("seed is true", ("seed",), True, "`seed` of the save"),
    ("seats are text", ("roles",), "player", "`roles` of the save"),
    ("a seat is a number", ("roles",), [1], "something other than text"),
    ("no seats", ("roles",), [], "seats [] are not those"),
    ("an unknown seat", ("roles",), ["king"], "seats ['king'] are not those"),
    ("no chapters", ("chapters",), [], "`chapters` of the save is empty"),
    ("a chapter is null", ("chapters",), [None], "chapters[0] is not an object"),
    ("acts are missing", (*CHAPTER, "acts"), None, "`acts` of chapters[0]"),
    ("an act is a list", (*CHAPTER, "acts", 0), ["a"], "acts[0] is not an object"),
    ("an impossible policy", (*CHAPTER, "acts", 0, "policy"), "z", "step 1 is not possible"),
    ("a closed policy", (*CHAPTER, "acts", 0, "policy"), "a", "step 2 is not possible"),
    ("a policy is true", (*CHAPTER, "acts", 0, "policy"), True, "`policy` of acts[0]"),
    ("a policy is a number", (*CHAPTER, "acts", 1, "policy"), 1000000000, "`policy` of acts[1]"),
    ("a decision out of turn", (*CHAPTER, "acts", 0, "decision"), "d2", "step 1 is not possible"),
    ("odds are text", (*CHAPTER, "acts", 0, "odds"), {"peace": "5"}, "`peace` of `odds`"),
    ("odds are true", (*CHAPTER, "acts", 0, "odds"), {"peace": True}, "`peace` of `odds`"),
    ("odds above 100", (*CHAPTER, "acts", 0, "odds"), {"peace": 101}, "not between 0 and 100"),
    ("odds are a list", (*CHAPTER, "acts", 0, "odds"), [5], "`odds` of acts[0]"),
    ("seen is text", (*CHAPTER, "seen"), "0", "`seen` of chapters[0]"),
    ("content is a number", (*CHAPTER, "content"), 5, "`content` of chapters[0]"),
    ("a hash is a number", (*CHAPTER, "content", "flags"), 5, "`flags` of `content`"),
]


@pytest.mark.parametrize(
    ("where", "value", "message"), [each[1:] for each in BAD_VALUES], ids=[e[0] for e in BAD_VALUES]
)
def test_a_value_of_the_wrong_sort_is_refused_and_named(
    where: tuple[Any, ...], value: Any, message: str, game: Game, path: Path
) -> None:
    """No bool passes for a number, no number for a choice, nothing impossible is played."""

    def edit(data: Data) -> None:
        *way, last = where
        part: Any = data
        for key in way:
            part = part[key]
        part[last] = value

    error = refusal(edited(game, path, edit), game)
    assert "is damaged" in error.message
    assert message in error.message
    assert "backup" in error.hint


@pytest.mark.parametrize("key", ["format", "pack", "campaign", "seed", "roles", "chapters"])
def test_a_missing_key_is_named(key: str, game: Game, path: Path) -> None:
    """Nothing is guessed."""
    error = refusal(edited(game, path, lambda data: data.pop(key)), game)
    assert f"`{key}` of the save is missing" in error.message


def test_a_step_too_many_is_not_possible(game: Game, path: Path) -> None:
    """Acts after the chapter's end."""
    path = edited(game, path, lambda data: data["chapters"][0]["acts"].extend([{}] * 9))
    assert "step 3 is not possible" in refusal(path, game).message


def _with_key(text: str) -> bytes:
    return f'{{"format": 1, "game": "At the Table", {text}}}'.encode()


BAD_BYTES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "only zero bytes, as after a power cut": (bytes(4096), "is empty"),
    "only blanks": (b" \r\n", "is empty"),
    "torn": (b'{"format": 1, "game": "At the Ta', "is damaged"),
    "two saves": (b"{}{}", "is damaged"),
    "a list": (b"[]", "the save is not an object"),
    "null": (b"null", "the save is not an object"),
    "NaN": (_with_key('"seed": NaN'), "NaN is no number"),
    "Infinity": (_with_key('"seed": -Infinity'), "-Infinity is no number"),
    "too many digits": (_with_key('"seed": ' + "9" * 5000), "is damaged"),
    "deep nesting": (b"[" * 100_000, "nests too deeply"),
    "deep objects": (b'{"a":' * 100_000, "nests too deeply"),
    "a pickle": (pickle.dumps(print), "is damaged: it is not UTF-8 text"),
    "latin-1": ('{"name": "Zoë"}'.encode("latin-1"), "is damaged: it is not UTF-8 text"),
    "UTF-16": ('{"format": 1}'.encode("utf-16"), "is damaged: it is not UTF-8 text"),
    "27 MB of events": (b'{"n": 1}\n' * 600_000, "too large"),
}


@pytest.mark.parametrize("name", BAD_BYTES)
def test_bytes_that_are_no_save_are_refused(name: str, tmp_path: Path, game: Game) -> None:
    """With one sentence that says why, at once, and the file stays for whoever can mend it."""
    path = tmp_path / "bad.json"
    path.write_bytes(BAD_BYTES[name][0])
    error = refusal(path, game)
    assert BAD_BYTES[name][1] in error.message
    assert len(str(error)) < 400 + len(str(path))


def test_the_backup_is_named_where_there_is_one(game: Game, path: Path) -> None:
    """An empty save with a good one beside it: the hint says which to name."""
    write_run(Run((session_of(game),)), path)
    write_run(Run((session_of(game, "a"),)), path)
    path.write_bytes(b"")
    error = refusal(path, game)
    assert str(backup_of(path)) in error.hint
    assert read_run(backup_of(path), finding(game)).session.acts == ()


def test_a_save_of_a_newer_version_is_left_to_it(game: Game, path: Path) -> None:
    """The message says which version it is and what to get."""
    error = refusal(edited(game, path, lambda data: data.update(format=99)), game)
    assert "99" in error.message
    assert "newer" in error.hint


@pytest.mark.xfail(reason="0 and -1 are read as 1", strict=True)
@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was_is_refused(version: int, game: Game, path: Path) -> None:
    """There is no format before the first."""
    refusal(edited(game, path, lambda data: data.update(format=version)), game)


def test_a_file_that_is_not_there_is_a_save_error(tmp_path: Path, game: Game) -> None:
    """So is a folder; the message gives the name and the reason."""
    for path, reason in [(tmp_path / "none.json", "No such file"), (tmp_path, "director")]:
        with pytest.raises(SaveError) as refused:
            read_run(path, finding(game))
        assert str(path) in refused.value.message
        assert reason in refused.value.message


LONG_NAME = pytest.mark.xfail(reason="OSError: File name too long comes through", strict=True)


@pytest.mark.parametrize(
    ("pack_id", "chapter"),
    [
        ("gsomia", "no_such_chapter"),
        ("", ""),
        ("gsomia", "a\0b"),
        ("..", "../../etc/passwd"),
        pytest.param("gsomia", "x" * 5000, marks=LONG_NAME),
    ],
    ids=["unknown", "empty", "zero byte", "outside", "long"],
)
def test_a_save_of_a_chapter_that_is_not_there(
    pack_id: str, chapter: str, game: Game, path: Path, tmp_path: Path
) -> None:
    """The shelf says so with a ScenarioError, whatever the name is."""

    def edit(data: Data) -> None:
        data["pack"], data["chapters"][0]["chapter"] = pack_id, chapter

    with pytest.raises(ScenarioError):
        read_run(edited(game, path, edit), Shelf((tmp_path / "packs",)).find)


@pytest.mark.xfail(reason="a name that ends in .yaml is taken for a path", strict=True)
def test_a_save_cannot_name_a_file_outside_the_shelf(
    game: Game, path: Path, tmp_path: Path
) -> None:
    """What a save calls pack and chapter are names, not paths: no file of its choosing is read."""

    def edit(data: Data) -> None:
        data["pack"], data["chapters"][0]["chapter"] = str(tmp_path), "story.yaml"

    path = edited(game, path, edit)
    (tmp_path / "packs").mkdir()
    with pytest.raises((SaveError, ScenarioError)):
        read_run(path, Shelf((tmp_path / "packs",)).find)


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
    """Titles, texts, dates, briefings and arguments are not rules."""
    write_run(Run((session_of(game, "b"),)), path)

    def edit(data: Data) -> None:
        data["title"] = data["endings"][0]["text"] = "Better words."
        turn = data["turns"][0]
        turn["title"], turn["date"] = "Better", "1998"
        turn["briefing"].append({"text": "One more.", "when": "calm > 3"})
        turn["decisions"][0]["ask"] = "Better?"
        turn["decisions"][0]["advisers"] = [{"who": "An office", "for": ["a"], "say": "Do."}]
        line = _policies(data, 0)[0]["then"][0]
        line["text"], line["because"] = "Better.", "Because."
        data["indicators"][0]["name"] = "Peace"

    assert read_run(path, finding(story_with(tmp_path, edit))).session.acts[0].policy == "b"


RULES: dict[str, tuple[Callable[[Data], Any], str]] = {
    "start": (lambda d: d["indicators"][0].update(start=51), "indicators"),
    "range": (lambda d: d["indicators"][0].update(range=[0, 99]), "indicators"),
    "flag": (lambda d: d["flags"].append("up"), "flags"),
    "ending": (lambda d: d["endings"].insert(0, {"id": "x", "title": "x", "text": "x", "when": "calm > 90"}), "endings"),
    "guard": (lambda d: d["turns"][2].update(when="calm > 3"), "turn t3"),
    "chance": (lambda d: _policies(d, 0)[0]["then"][0].update(chance=0.6), "turn t1"),
    "line id": (lambda d: _policies(d, 0)[0]["then"][0].update(id="snow"), "turn t1"),
    "needs": (lambda d: _policies(d, 1)[2].update(needs="calm > 51"), "turn t2"),
    "taken": (lambda d: (_policies(d, 0)[0].update(taken=False), _policies(d, 0)[1].update(taken=True)), "turn t1"),
    "unplayed": (lambda d: d["turns"][0]["decisions"][0].update(unplayed=[{"choose": "b"}]), "turn t1"),
    "forecast": (lambda d: d["turns"][0]["forecasts"][0].update({"if": "calm > 49"}), "turn t1"),
    "event": (lambda d: d["turns"][2].update(events=[{"id": "e", "text": "It rains."}]), "turn t3"),
    "happened": (lambda d: _policies(d, 0)[0]["then"][0].update(happened=True), "turn t1"),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_in_the_fingerprint(rule: str, game: Game, tmp_path: Path) -> None:
    """Whatever a replay or its settlement reads changes the hash of its part, and of no other."""
    edit, part = RULES[rule]
    now = story_with(tmp_path, edit).scenario.chapter
    assert changed(fingerprint(game.scenario.chapter), fingerprint(now)) == (part,)


def test_a_damaged_step_in_an_unchanged_chapter_is_damage(game: Game, path: Path) -> None:
    """Not a changed chapter: nobody is offered a copy of a forged run."""
    path = edited(game, path, lambda data: data["chapters"][0]["acts"][0].update(policy="z"))
    assert not isinstance(refusal(path, game), ChapterChanged)


def test_an_offer_that_the_turn_has_not_is_refused(game: Game, path: Path) -> None:
    """Offers are acts and are checked like them."""
    path = edited(game, path, lambda data: data["chapters"][0]["acts"].insert(0, {"offer": "x"}))
    assert "step 1 is not possible" in refusal(path, game).message
    assert Act(offer="x").offer
