"""The small picture of a chapter, as a pack declares it."""

from __future__ import annotations

from typing import Literal

import attrs

from game.scenario.fields import declare as f


@attrs.frozen
class Emblem:
    """A chapter's small picture in the picker."""

    chapter: str = f("ident", "Whose emblem it is.")
    draw: Literal["clock", "hub", "dots", "gap", "globe"] = f(
        "word", "Which drawing.", words=("clock", "hub", "dots", "gap", "globe")
    )
    count: int = f("whole", "How many dots, or the hour.", default=0, low=0, high=200)
