"""Words as they are written: set in rows, with the place of every character in them.

A caret is an index between 0 and the number of characters. One that stands where a row was broken
belongs to the row below.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from game.window import text
from game.window.theme import Metrics, Type


@attrs.frozen
class Row:
    """Characters `start` to `end`; `last` is the last caret in it, behind spaces that hang over."""

    start: int
    end: int
    last: int
    line: text.Line


@attrs.frozen
class Sheet:
    """All rows of a text set in a type at a width; places in real px from the upper left."""

    words: str
    type: Type
    metrics: Metrics
    width: int
    rows: tuple[Row, ...]
    step: int
    baseline: float

    @property
    def height(self) -> int:
        """All rows."""
        return self.step * len(self.rows)

    def row_of(self, caret: int) -> int:
        """The number of the row that a caret stands in."""
        return next(i for i, row in enumerate(self.rows) if caret <= row.last)

    def x_of(self, caret: int) -> int:
        """How far from the left a caret stands."""
        before = self.words[self.rows[self.row_of(caret)].start : caret]
        bar = text.set_text("|", self.type, self.metrics).lines[0].width
        wide = text.set_text(before + "|", self.type, self.metrics).lines[0].width - bar
        return min(self.width, int(wide + 0.5))

    def caret_at(self, x: int, row: int) -> int:
        """The caret of a row that is nearest to a place from the left."""
        at = self.rows[min(max(0, row), len(self.rows) - 1)]
        return min(range(at.start, at.last + 1), key=lambda caret: abs(self.x_of(caret) - x))

    def above(self, caret: int, rows: int, x: int = -1) -> int:
        """The caret so many rows up (down where negative), below `x` or below the caret itself;
        the start or the end of all where no row is left."""
        to = self.row_of(caret) - rows
        if to < 0:
            return 0
        if to >= len(self.rows):
            return len(self.words)
        return self.caret_at(self.x_of(caret) if x < 0 else x, to)


@lru_cache(maxsize=64)
def sheet(words: str, type_: Type, metrics: Metrics, width: int) -> Sheet:
    """Set words in rows of at most `width` real px."""
    rows: list[Row] = []
    start = 0
    for paragraph in words.split("\n"):
        end = start + len(paragraph)
        rows += _rows(paragraph, start, text.set_text(paragraph, type_, metrics, width))
        rows[-1] = attrs.evolve(rows[-1], last=end)
        start = end + 1
    block = text.set_text("A", type_, metrics)
    return Sheet(words, type_, metrics, width, tuple(rows), block.step, block.baseline)


def _rows(paragraph: str, start: int, block: text.Block) -> list[Row]:
    """A line holds the characters that follow the line before, but for spaces at its end; a line
    of nothing but spaces stands only where it is the first."""
    found: list[Row] = []
    at = 0
    for line in block.lines:
        if found and not line.text:
            continue
        end = at + len(line.text)
        after = end
        while after < len(paragraph) and paragraph[after] == " ":
            after += 1
        found.append(Row(start + at, start + end, start + max(at, after - 1), line))
        at = after
    return found
