"""A save in use: written by one window at a time, and whole again after a crash."""

from __future__ import annotations

import contextlib
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from game.play.checked import SaveError, backup_of
from game.play.run import Run
from game.play.saves import ChapterChanged, FindGame, read_run, write_run

_BROKEN = ".broken"


class Keeper:
    """Holds a save for this program until nothing of it is in use here any more, or the program
    ends, however it ends. `elsewhere` says whether another window holds it: this one then writes
    nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = _lock_of(path)
        self.elsewhere = False
        try:
            if self._lock:
                self._lock.acquire(timeout=0)
        except Timeout:
            self.elsewhere = True
        except OSError:
            self._lock = None  # nowhere to put a lock: better to play without than not at all
        if not self.elsewhere:
            _sweep(path)

    def write(self, run: Run) -> None:
        """Write the run; raises SaveError where that fails, or another window holds the save."""
        if self.elsewhere:
            raise SaveError(
                f"{self.path} is open in another window; nothing is saved here",
                "go on there, or close it and open the save again",
            )
        write_run(run, self.path)


def opened(path: Path, find: FindGame) -> tuple[Run, str]:
    """The run in a save, and what has to be said: where it is damaged and the save before it is
    whole, that one takes its place, and the damaged file is kept under a name that is told. Raises
    SaveError where neither can be read.
    """
    try:
        return read_run(path, find), ""
    except ChapterChanged:
        raise
    except SaveError as error:
        if "damaged" not in error.message and "empty" not in error.message:
            raise
        try:
            before = read_run(backup_of(path), find)
        except SaveError:
            raise error from None
        aside = _set_aside(path)
        write_run(before, path)
        return before, f"{error.message}. It is kept as {aside.name}; the save before it goes on."


def _set_aside(path: Path) -> Path:
    """Move a damaged save to a name that nothing has."""
    number = 1
    while (aside := path.with_name(f"{path.name}{_BROKEN}-{number}")).exists():
        number += 1
    return path.rename(aside)


def _sweep(path: Path) -> None:
    """Clear away what a crash in the middle of writing left behind."""
    with contextlib.suppress(OSError):
        for name in (path.name, backup_of(path).name):
            for left in path.parent.glob(f".{name}.????????"):
                left.unlink(missing_ok=True)


def _lock_of(path: Path) -> FileLock | None:
    """A lock of the program's own, called after the save: the save's folder stays clean."""
    try:
        folder = user_cache_path("at-the-table", appauthor=False) / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        name = blake2b(str(path.resolve()).encode(errors="backslashreplace"), digest_size=12)
        return FileLock(folder / f"{name.hexdigest()}.lock", is_singleton=True)
    except (OSError, RuntimeError):
        return None
