"""Gathers what is wrong with one file, and keeps a thousand equal faults to a few lines."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from game.scenario.diagnostics import Diagnostic, Place

SHOWN_OF_A_KIND = 20
STOP_AFTER = 500


class Fault(NamedTuple):
    """One fault without its place: a code of `codes.CODES`, what is wrong, what to do."""

    code: str
    message: str
    hint: str


class Problems:
    """The faults found in `file` so far, in the order in which they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []

    def __len__(self) -> int:
        return len(self._found)

    @property
    def full(self) -> bool:
        """Whether there are so many that reading on would help nobody."""
        return len(self._found) >= STOP_AFTER

    def add(self, fault: Fault, line: int, column: int) -> None:
        """Note `fault` at a place; lines and columns count from 1."""
        place = Place(self.file, line, column)
        self._found.append(Diagnostic(fault.code, place, fault.message, fault.hint))

    def report(self) -> tuple[Diagnostic, ...]:
        """All faults by place; of one code the first 20, then one line that counts the others."""
        by_code: dict[str, list[Diagnostic]] = {}
        for each in sorted(self._found, key=lambda found: found.place):
            by_code.setdefault(each.code, []).append(each)
        shown = [each for kind in by_code.values() for each in _shortened(kind)]
        if self.full:
            shown.append(self._stopped())
        return tuple(sorted(shown, key=lambda found: found.place))

    def _stopped(self) -> Diagnostic:
        """Says that nothing was looked for beyond the last fault."""
        last = max(each.place for each in self._found)
        message = f"more than {STOP_AFTER - 1} problems: reading stopped here"
        hint = "mend the first ones, then try again"
        return Diagnostic("yaml-too-many-problems", last, message, hint)


def _shortened(kind: list[Diagnostic]) -> list[Diagnostic]:
    """The first of a list of faults of one code, and how many more there are."""
    if len(kind) <= SHOWN_OF_A_KIND:
        return kind
    first_hidden = kind[SHOWN_OF_A_KIND]
    message = f"from here on {len(kind) - SHOWN_OF_A_KIND} more problems of this kind"
    return [*kind[:SHOWN_OF_A_KIND], attrs.evolve(first_hidden, message=message)]
