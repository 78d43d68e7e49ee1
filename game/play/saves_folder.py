"""Where saves lie when nobody names a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

if TYPE_CHECKING:
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


def by_age(where: Path | None = None) -> list[Path]:
    """All saves, the one written last first."""
    found = (where or folder()).glob("*.json")
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def newest(where: Path | None = None) -> Path | None:
    """The save written last, or None."""
    return next(iter(by_age(where)), None)
