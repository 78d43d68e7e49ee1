"""Where saves stand, told from the saves alone: quick enough for the title, and never an error."""

from __future__ import annotations

from pathlib import Path

import attrs

from game.play.checked import Checked, SaveError, backup_of, parsed
from game.play.saves_folder import by_age

MOST = 40
"""Saves that are looked at, the newest first."""


@attrs.frozen
class Bookmark:
    """A save that can perhaps be gone on with; `turn` counts from 1, and is 0 in the debrief."""

    path: Path
    pack: str
    chapter: str
    turn: int
    turns: int
    roles: tuple[str, ...]
    campaign: bool


def bookmarks(where: Path | None = None) -> tuple[Bookmark, ...]:
    """The newest saves, the last written first. Of a damaged one the save before it is read, which
    takes its place when it is opened; where that is damaged too, both are passed over.
    """
    paths = by_age(where)[:MOST]
    found = (_bookmark(path, path) or _bookmark(path, backup_of(path)) for path in paths)
    return tuple(each for each in found if each)


def _bookmark(path: Path, read: Path) -> Bookmark | None:
    try:
        data = Checked(path, parsed(read))
        last = data.entries("chapters")[-1]
        return Bookmark(
            path,
            data.text("pack"),
            last.text("chapter"),
            last.whole("turn"),
            last.whole("turns"),
            tuple(data.texts("roles")),
            data.switch("campaign"),
        )
    except SaveError:
        return None
