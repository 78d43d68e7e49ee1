"""One window at a time holds a save; a crash or a broken file loses at most the step under way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from game.engine.rules import Game
from game.play import keeper, saves
from game.play.checked import SaveError
from game.play.keeper import Keeper, opened
from game.play.run import Run
from game.play.saves import read_run, write_run
from game.play.session import Session
from tests.helpers import act_for, game_of

STORY = """
    indicators: {calm: 50}
    turns:
      - policies: {a: [{change: {calm: +1}}], b: []}
      - policies: {a: [{change: {calm: +1}}], b: []}
"""


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Two turns."""
    return game_of(STORY, tmp_path)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "user_cache_path", lambda *_a, **_k: tmp_path / "cache")


def begun(game: Game) -> Run:
    """A run before its first step."""
    return Run((Session(game, 1, (game.scenario.chapter.roles[0].id,)),))


def acted(run: Run, *policies: str) -> Run:
    """The run after these choices."""
    session = run.session
    for policy in policies:
        session = session.do(act_for(session, policy))
    return run.with_session(session)


def finding(game: Game) -> saves.FindGame:
    """Finds this game, whatever the save calls it."""
    return lambda _pack, _chapter: game


def test_a_second_window_writes_nothing(game: Game, tmp_path: Path) -> None:
    """It is told so at each step; the first one's save stays as it is. Once the first is closed,
    the save can be opened again.
    """
    path, run = tmp_path / "run.json", begun(game)
    Keeper(path).write(run)
    before = path.read_bytes()
    (lock,) = (tmp_path / "cache").rglob("*.lock")
    other = FileLock(lock)
    other.acquire(timeout=1)
    second = Keeper(path)
    assert second.elsewhere
    with pytest.raises(SaveError, match="open in another window"):
        second.write(acted(run, "a"))
    assert path.read_bytes() == before
    other.release()
    third = Keeper(path)
    third.write(acted(run, "a"))
    assert not third.elsewhere


def test_one_window_may_open_its_save_again(game: Game, tmp_path: Path) -> None:
    """Back to the title and on again is no second window."""
    first, again = Keeper(tmp_path / "run.json"), Keeper(tmp_path / "run.json")
    first.write(begun(game))
    again.write(acted(begun(game), "a"))
    assert not again.elsewhere


def test_without_a_place_for_locks_the_game_goes_on(
    game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No home, a read-only one: saves are written all the same, as far as they can be."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(keeper, "user_cache_path", lambda *_a, **_k: tmp_path / "file")
    holder = Keeper(tmp_path / "run.json")
    holder.write(begun(game))
    assert not holder.elsewhere


def test_a_broken_save_is_set_aside_and_the_one_before_it_goes_on(
    game: Game, tmp_path: Path
) -> None:
    """The broken file is kept to the last byte, under a name that is told, again and again."""
    path, run = tmp_path / "run.json", begun(game)
    write_run(run, path)
    for number in (1, 2):
        write_run(acted(run, "a"), path)
        path.write_bytes(b'{"format": 1, "pa')
        again, told = opened(path, finding(game))
        aside = tmp_path / f"run.json.broken-{number}"
        assert aside.read_bytes() == b'{"format": 1, "pa'
        assert aside.name in told
        assert again.session.acts in ((), acted(run, "a").session.acts)
        assert read_run(path, finding(game)).session.acts == again.session.acts


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"\0" * 600])
def test_a_broken_save_without_another_stays_where_it_is(
    content: bytes, game: Game, tmp_path: Path
) -> None:
    """Nothing is guessed, nothing overwritten."""
    path = tmp_path / "run.json"
    path.write_bytes(content)
    with pytest.raises(SaveError):
        opened(path, finding(game))
    assert [each.name for each in tmp_path.glob("run*")] == ["run.json"]
    assert path.read_bytes() == content


def test_what_a_crash_left_is_cleared_away(game: Game, tmp_path: Path) -> None:
    """Temporary files of this save, and no others."""
    path = tmp_path / "run.json"
    write_run(begun(game), path)
    for name in (
        ".run.json.abcd1234",
        ".run.json.bak.abcd1234",
        ".other.json.abcd1234",
        ".run.json",
    ):
        (tmp_path / name).write_text("half")
    Keeper(path)
    left = {each.name for each in tmp_path.iterdir() if each.name.startswith(".")}
    assert left == {".other.json.abcd1234", ".run.json"}


# --- faults ---------------------------------------------------------------------------------

OPERATIONS = ("write", "fsync", "replace", "fdopen", "mkstemp")


def failing(name: str, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the n-th call of a file operation fail as on a full disk."""
    module = {"mkstemp": saves.tempfile}.get(name, os)
    calls = 0

    def wrap(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            nonlocal calls
            calls += 1
            if calls == at:
                raise OSError(28, "No space left on device")
            return real(*args, **kwargs)

        return call

    if name != "write":
        monkeypatch.setattr(module, name, wrap(getattr(module, name)))
        return
    real_open = os.fdopen

    def opened_file(*args: object, **kwargs: object) -> object:
        file = real_open(*args, **kwargs)  # type: ignore[call-overload]
        return _Failing(file, wrap(file.write))

    monkeypatch.setattr(os, "fdopen", opened_file)


class _Failing:
    """A file whose writing may fail."""

    def __init__(self, file: object, write: Callable[..., object]) -> None:
        self._file, self.write = file, write

    def __enter__(self) -> _Failing:
        return self

    def __exit__(self, *_args: object) -> None:
        self._file.close()  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("at", range(1, 8))
def test_whichever_operation_fails_the_old_or_the_new_save_is_there(
    operation: str, at: int, game: Game, tmp_path: Path
) -> None:
    """A full disk at any moment: a readable save, a plain message, no half file left."""
    survives(operation, at, game, tmp_path)


def survives(operation: str, at: int, game: Game, folder: Path) -> None:
    """Write three runs, one operation failing; what must hold afterwards holds."""
    path, runs = folder / "run.json", [begun(game)]
    runs += [acted(runs[0], "a"), acted(runs[0], "a", "b")]
    write_run(runs[0], path)
    done = runs[0]
    with pytest.MonkeyPatch.context() as faults:
        failing(operation, at, faults)
        for run in runs[1:]:
            try:
                write_run(run, path)
                done = run
            except SaveError as error:
                assert "No space left" in error.message
                assert error.hint
    acts = read_run(path, finding(game)).session.acts
    assert acts in (done.session.acts, runs[min(2, len(done.session.acts) + 1)].session.acts)
    names = {each.name for each in folder.iterdir()}
    assert not [each for each in names if each.startswith(".run")]


WRITER = """
import sys
from pathlib import Path
from game.play.saves import write_run
from tests.play.test_keeper import STORY, acted, begun
from tests.helpers import game_of
folder = Path(sys.argv[1])
game = game_of(STORY, folder / "pack")
runs = [begun(game)]
runs += [acted(runs[0], "a"), acted(runs[0], "a", "b")]
write_run(runs[0], folder / "run.json")
print("ready", flush=True)
while True:
    for run in runs:
        write_run(run, folder / "run.json")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_killed_at_any_moment_a_save_is_there(game: Game, tmp_path: Path) -> None:
    """kill -9 in the midst of writing, five times: the old or the new save, never a half one.

    `python -m tests.promises` does it 200 times.
    """
    assert killed(game, tmp_path, 5) == 0


def killed(game: Game, folder: Path, times: int) -> int:
    """How many of so many kills lost a save."""
    lost = 0
    for number in range(times):
        (folder / "pack").mkdir(exist_ok=True)
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        writer.stdout.readline()
        try:
            writer.wait(0.01 + 0.0007 * (number % 37))
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        Keeper(folder / "run.json")
        try:
            read_run(folder / "run.json", finding(game))
        except SaveError:
            lost += 1
    return lost
