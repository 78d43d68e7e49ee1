"""Where saves lie when nobody names a file."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from game.engine.rules import Game


def folder() -> Path:
    """The user's folder of saves; it need not exist yet."""
    return user_data_path("at-the-table", appauthor=False) / "saves"


def new_file(game: Game, where: Path | None = None) -> Path:
    """A name that no save has yet: a new run never takes an old one's place."""
    where = where or folder()
    stem = game.scenario.name.replace("/", "-")
    number = 1
    while (path := where / f"{stem}-{number:03}.json").exists():
        number += 1
    return path


def newest(where: Path | None = None) -> Path | None:
    """The save written last, or None."""
    found = sorted((where or folder()).glob("*.json"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None
