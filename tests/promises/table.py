"""Rows of the table, how much is measured for them, and a line that tells how far it has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs


@attrs.frozen
class Row:
    """What is promised, how it was shown, the figure that came out, and whether it holds."""

    promise: str
    shown: str
    figure: str
    kept: bool = True


@attrs.frozen
class Counts:
    """How often: mutated files, drawn examples of a property, hostile files as processes, kills of
    a real run and of one that only writes, hash seeds, turns, seconds of a session at the window.
    """

    mutated: int = 6_000
    drawn: int = 100
    processes: int = 10_000
    kills: int = 200
    kills_writing: int = 40
    hash_seeds: int = 5
    turns: int = 100_000
    session: int = 7_200


WHOLE = Counts()
QUICK = Counts(480, 12, 20, 8, 5, 2, 3_000, 120)
Rows = Callable[[Counts, Path], Iterator[Row]]
"""A family: its rows, one after the other, measured in a folder of its own."""


def told(what: str) -> None:
    """Say on standard error how far it is."""
    end = "\r" if sys.stderr.isatty() else "\n"
    print(f"{what:<79}"[:79] if end == "\r" else what, end=end, file=sys.stderr, flush=True)


def printed(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = ["| what is promised | shown how | figure |", "|---|---|---|"]
    for row in rows:
        figure = row.figure if row.kept else f"**does not hold:** {row.figure}"
        cells = (each.replace("|", "\\|").replace("\n", " ") for each in (row.promise, row.shown))
        lines.append(f"| {' | '.join(cells)} | {figure.replace('|', '/')[:400]} |")
    return "\n".join(lines)


def first_of(troubles: list[str], good: str) -> str:
    """The figure of a promise without exception: what was good, or how often it failed and how."""
    if not troubles:
        return good
    return f"{len(troubles)} failed, first: {' '.join(troubles[0].split())[:240]}"
