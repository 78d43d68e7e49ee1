"""What the reader has set: theme, text size, motion. Kept in one small file."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
from platformdirs import user_config_path

from game.play.saves import SaveError, write_whole
from game.window.theme import THEMES

TEXT_SIZES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@attrs.frozen
class Settings:
    """`text` is one of TEXT_SIZES; without `motion` nothing glides."""

    theme: str = "light"
    text: float = 1.0
    motion: bool = True


def default_file() -> Path:
    """Where settings lie."""
    return user_config_path("at-the-table", appauthor=False) / "window.json"


def read_settings(path: Path) -> Settings:
    """The settings in a file; what is missing or wrong there is as it was at first."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    theme, text, motion = data.get("theme"), data.get("text"), data.get("motion")
    return Settings(
        theme if isinstance(theme, str) and theme in THEMES else "light",
        float(text) if text in TEXT_SIZES else 1.0,
        motion if isinstance(motion, bool) else True,
    )


def write_settings(settings: Settings, path: Path) -> None:
    """Keep settings; a disk that refuses is no reason to stop a game."""
    try:
        write_whole(path, json.dumps(attrs.asdict(settings)) + "\n")
    except SaveError:
        return
