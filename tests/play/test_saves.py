"""Saves: nothing is lost in them, nothing damages them, and a bad one is told from a good one."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.rules import Game, build
from game.play import saves
from game.play.run import Run
from game.play.saves import ChapterChanged, SaveError, backup_of, read_run, write_run
from game.play.session import Session
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
@given(
    chapter=chapters(), seed=st.integers(-9, 2**80), roles=st.sets(st.integers(0, 2), min_size=1)
)
def test_save_and_load_at_any_point_changes_nothing(
    pack: PackFiles, chapter: Data, seed: int, roles: set[int]
) -> None:
    """After every act: seed, seats, acts with all that was said, what was seen, every report."""
    game = built(chapter, pack)
    known = [role.id for role in game.scenario.chapter.roles]
    session = Session(
        game, seed, tuple(id for at, id in enumerate(known) if at == 0 or at in roles)
    )
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
        ("replace", 2),
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
