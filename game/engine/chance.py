"""Luck: a whole number in [0, 2**64) for each (seed, chapter, turn, line).

A line comes off where its luck is under `threshold(chance)`. Whole numbers only, so that a seed
means the same on every Python and every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from hashlib import blake2b

BITS = 64
ALWAYS = 0
NEVER = 1 << BITS

Luck = Callable[[int, int], int]
"""Luck of (turn number, line number)."""


def threshold(chance: Fraction) -> int:
    """The luck under which a chance comes off."""
    return int(chance * (1 << BITS))


def keyed(seed: int, chapter: str, turn: str, line: str) -> int:
    """The luck of one line in one turn: a hash of names, untouched by anyone's choices."""
    key = f"{seed}|{chapter}|{turn}|{line}".encode()
    return int.from_bytes(blake2b(key, digest_size=BITS // 8).digest(), "big")


def dictated(outcomes: Mapping[int, bool]) -> Luck:
    """Luck as told: line number -> whether it comes off. An untold line raises KeyError."""
    return lambda _turn, line: ALWAYS if outcomes[line] else NEVER


def no_luck(_turn: int, _line: int) -> int:
    """Nothing comes off."""
    return NEVER


def in_hundred(luck: int) -> int:
    """Luck as a roll from 0 to 99, for people."""
    return luck * 100 >> BITS
