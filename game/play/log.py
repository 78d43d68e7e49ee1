"""What happened in a lesson, in order. It keeps what is taken back; nothing personal is in it."""

from __future__ import annotations

from typing import Any

import attrs

from game.play.checked import Checked

WHATS = (
    *("began", "chose", "went on", "voted", "took back", "stepped back", "brought in"),
    *("paused", "resumed", "extended", "stopped", "debrief"),
)
"""What an entry can tell: a choice, a tally, a rewind, an event of the facilitator's, ..."""

MAX_ENTRIES = 5_000
MAX_SECONDS = 10**7
MAX_DETAIL = 400


@attrs.frozen
class Entry:
    """Something at `at` whole seconds since the run began, in a chapter's turn (counted from 1, 0
    outside of turns). `detail` is made of ids and numbers: `disclosure after_signing`.
    """

    at: int
    what: str
    chapter: str = ""
    turn: int = 0
    detail: str = ""


def as_json(log: tuple[Entry, ...]) -> list[dict[str, Any]]:
    """The log as a save holds it."""
    return [
        {key: value for key, value in attrs.asdict(each).items() if value or key == "at"}
        for each in log
    ]


def from_json(data: Checked) -> tuple[Entry, ...]:
    """The log of a save; raises SaveError with the place of what does not fit."""
    listed = data.entries("log", least=0) if "log" in data.keys else []
    return tuple(map(_entry, listed[:MAX_ENTRIES]))


def _entry(data: Checked) -> Entry:
    what, at = data.text("what"), data.whole("at")
    if what not in WHATS or not 0 <= at <= MAX_SECONDS:
        raise data.damaged(f"its log has no entry {what[:20]!r} at {at}")
    turn = data.whole("turn") if "turn" in data.keys else 0
    return Entry(at, what, data.text("chapter", ""), turn, data.text("detail", "")[:MAX_DETAIL])
