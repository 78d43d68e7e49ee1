"""What the reader has set: theme, text size, motion. Values only; files are kept elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from game.window.theme import THEMES

TEXT_SIZES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@attrs.frozen
class Settings:
    """`text` is one of TEXT_SIZES; without `motion` nothing glides."""

    theme: str = "light"
    text: float = 1.0
    motion: bool = True


def from_values(values: Mapping[str, object]) -> Settings:
    """Settings from plain values, as a file holds them; what is wrong there is as at first."""
    theme, text, motion = values.get("theme"), values.get("text"), values.get("motion")
    return Settings(
        theme if isinstance(theme, str) and theme in THEMES else "light",
        float(text) if isinstance(text, int | float) and text in TEXT_SIZES else 1.0,
        motion if isinstance(motion, bool) else True,
    )


def as_values(settings: Settings) -> dict[str, object]:
    """The plain values of settings."""
    return attrs.asdict(settings)
