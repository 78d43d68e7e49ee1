"""Where the files lie that are handed in."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_documents_path

from game.play.checked import Rejected

NAME = "At the Table"


def hand_in_folder() -> Path:
    """A folder of the game's own among the user's documents; it need not exist yet."""
    return user_documents_path() / NAME


def free_file(folder: Path, name: str) -> Path:
    """The name in the folder, or the first of `name-2`, `name-3`, ... that nothing has yet. The
    folder is made; Rejected says why it cannot be.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Rejected(f"{folder} cannot be made: {error.strerror or error}") from error
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path
