"""Where packs lie that were installed, beside those that come with the game."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def folder() -> Path:
    """The user's folder of packs, each a folder in it; it need not exist yet."""
    return user_data_path("at-the-table", appauthor=False) / "packs"


def set_aside() -> Path:
    """Where a pack goes whose place another took, or that was taken away; one for each id."""
    return folder().with_name("packs-set-aside")
