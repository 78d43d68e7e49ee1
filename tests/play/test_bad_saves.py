"""A bad save is told from a good one: one sentence that helps, and the file stays as it is."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from game.engine.rules import Game
from game.play.run import Run
from game.play.saves import SaveError, backup_of, read_run, write_run
from game.play.shelf import Shelf
from game.scenario.diagnostics import ScenarioError
from tests.helpers import Data, session_of
from tests.play.test_saves import edited, finding, game, path, refusal

__all__ = ["game", "path"]

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


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was_is_refused(version: int, game: Game, path: Path) -> None:
    """There is no format before the first."""
    refusal(edited(game, path, lambda data: data.update(format=version)), game)


def test_a_file_that_is_not_there_is_a_save_error(tmp_path: Path, game: Game) -> None:
    """So is a folder; the message gives the name and the reason."""
    for where, reason in [(tmp_path / "none.json", "No such file"), (tmp_path, "director")]:
        with pytest.raises(SaveError) as refused:
            read_run(where, finding(game))
        assert str(where) in refused.value.message
        assert reason in refused.value.message


@pytest.mark.parametrize(
    ("pack_id", "chapter"),
    [
        ("gsomia", "no_such_chapter"),
        ("", ""),
        ("gsomia", "a\0b"),
        ("..", "../../etc/passwd"),
        ("gsomia", "x" * 5000),
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
