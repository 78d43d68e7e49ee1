"""The odds of every ending from turn to turn: a column of blocks for each moment, ribbons between
them. Yours stand at the bottom (solid), the record's at the top (hatched), others between (grey).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import attrs
import pygame

from game.window import marks, text
from game.window.canvas import Canvas, Point, put
from game.window.chart import fitting_dates, words_at
from game.window.layout import Tone, Widget, color_of
from game.window.page import Page
from game.window.plots import hatch
from game.window.theme import SMALL, SMALL_STRONG, Color, Look, Theme, mix
from game.window.widgets.measures import FAINT
from game.window.widgets.words import icon_px

Rect = pygame.Rect
Whose = Literal["you", "record", "both", "other", "rest"]
TONES: dict[Whose, Tone] = {
    "you": "accent", "both": "accent", "record": "history", "other": "alt", "rest": "alt",
}  # fmt: skip
SIGNS: dict[Whose, tuple[marks.Kind, ...]] = {
    "you": ("circle",), "record": ("diamond",), "both": ("circle", "diamond"),
    "other": (), "rest": (),
}  # fmt: skip


@attrs.frozen(cache_hash=True)
class Band:
    """An ending, or several as one: its odds at each moment, as shares (0 to 1) and as percents."""

    title: str
    whose: Whose
    shares: tuple[float, ...]
    percents: tuple[int, ...]


@attrs.define(eq=False)
class Ribbons(Widget):
    """`bands` from the bottom up; `moments` are (name, date); `cells` are widgets that stand below
    the gaps between the columns, one fewer than columns."""

    bands: tuple[Band, ...]
    moments: tuple[tuple[str, str], ...]
    cells: Sequence[Widget] = ()
    high: float = 300  # design px of the columns, at least

    def _line(self, look: Look) -> int:
        return text.set_text("A", SMALL, look.metrics).height

    def _sides(self, look: Look, width: int) -> tuple[int, int]:
        """Room for titles at the left, and the width of a column."""
        titles = [
            text.set_text(band.title, SMALL_STRONG, look.metrics).width
            + icon_px(look, 19 + 17 * len(SIGNS[band.whose]))
            for band in self.bands
        ]
        left = min(max(titles, default=0), look.metrics.ems(140), width // 4)
        count = max(1, len(self.moments))
        return left, max(look.px(26), min(look.px(48), (width - left) // (2 * count)))

    def _columns(self, look: Look, rect: Rect) -> list[Rect]:
        """Where each column's name, blocks and cell are: x and width."""
        left, wide = self._sides(look, rect.width)
        count = len(self.moments)
        step = (rect.width - left - wide) / max(1, count - 1)
        return [Rect(rect.left + left + int(step * i), 0, wide, 0) for i in range(count)]

    def _cell_width(self, look: Look, width: int) -> int:
        left, wide = self._sides(look, width)
        return int((width - left - wide) / max(1, len(self.moments) - 1)) - look.px(8)

    def _cells_height(self, look: Look, width: int) -> int:
        room = max(1, self._cell_width(look, width))
        return max((cell.height(look, room) for cell in self.cells), default=0)

    def _height(self, look: Look, width: int) -> int:
        heads = 2 * self._line(look) + look.px(10)
        return heads + look.px(self.high) + look.px(8) + self._cells_height(look, width)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Names above, columns, cells below."""
        heads = 2 * self._line(look) + look.px(10)
        low = self._cells_height(look, rect.width)
        columns = self._columns(look, rect)
        plot = Rect(rect.left, rect.top + heads, rect.width,
                    rect.height - heads - low - look.px(8))  # fmt: skip
        page.draw(rect, lambda target, here, state: self._paint(target, here, plot.move(
            here.left - rect.left, here.top - rect.top), look))  # fmt: skip
        wide = self._cell_width(look, rect.width)
        for i, cell in enumerate(self.cells):
            middle = (columns[i].centerx + columns[i + 1].centerx) // 2
            area = Rect(middle - wide // 2, rect.bottom - low, wide, low)
            cell.place(look, area, page)

    def _paint(self, target: pygame.Surface, rect: Rect, plot: Rect, look: Look) -> None:
        theme, columns = look.theme, self._columns(look, rect)
        line = self._line(look)
        room = self._cell_width(look, rect.width)
        dates, _ = fitting_dates([date for _, date in self.moments], look, room)
        names = [name for name, _ in self.moments]
        for column, name, date in zip(columns, names, dates, strict=True):
            middle = column.centerx
            for i, (words, type_, ink) in enumerate(
                ((name, SMALL_STRONG, theme.ink), (date, SMALL, theme.ink2))
            ):
                block = text.set_text(words, type_, look.metrics, room, 1)
                left = min(middle - block.width // 2, rect.right - block.width)
                area = Rect(left, rect.top + i * line, block.width, line)
                text.draw_block(target, block, area, ink, ink)
        gap = 2.2 * look.metrics.ui
        stacks = _stacks(self.bands, plot.height, gap)
        xs = tuple(column.left - plot.left for column in columns)
        drawn = _drawn(self.bands, stacks, xs, columns[0].width, plot.size, theme,
                       look.metrics.ui)  # fmt: skip
        put(target, drawn, plot.topleft)
        self._paint_numbers(target, plot, columns, stacks, look)
        self._paint_titles(target, plot, columns[0].left, stacks[0], look)

    def _paint_numbers(
        self, target: pygame.Surface, plot: Rect, columns: list[Rect], stacks: Stacks, look: Look
    ) -> None:
        """In the block, beside it where it is low."""
        least = text.set_text("0", SMALL_STRONG, look.metrics).height * 0.82
        for i, (column, stack) in enumerate(zip(columns, stacks, strict=True)):
            for band, (top, bottom) in zip(self.bands, stack, strict=True):
                percent, share = band.percents[i], band.shares[i]
                if not share:
                    continue
                words = str(percent) if percent or not share else "<1"
                y = plot.top + int((top + bottom) / 2)
                if bottom - top >= least:
                    ink = _ink_on(band, look.theme)
                    words_at(target, words, (column.centerx, y), look, ink, 0.5, SMALL_STRONG)
                elif i + 1 < len(columns):
                    at = (column.right + look.px(5), y)
                    words_at(target, words, at, look, look.theme.ink2, 0, SMALL_STRONG)

    def _paint_titles(
        self, target: pygame.Surface, plot: Rect, right: int, stack: Stack, look: Look
    ) -> None:
        """At the left of the first column, as far as they do not touch."""
        room = right - plot.left - look.px(10)
        theme = look.theme
        rows = []
        for band, (top, bottom) in zip(self.bands, stack, strict=True):
            signs = icon_px(look, 17) * len(SIGNS[band.whose])
            block = text.set_text(band.title, SMALL_STRONG, look.metrics, room - signs, 3)
            rows.append((band, block, (top + bottom) / 2))
        for (band, block, _), y in zip(rows, _apart(rows, plot.height), strict=True):
            ink = color_of(theme, TONES[band.whose]) if SIGNS[band.whose] else theme.ink2
            left = right - look.px(10) - block.width
            area = Rect(left, plot.top + int(y) - block.height // 2, block.width, block.height)
            text.draw_block(target, block, area, ink, ink, 1.0)
            px = icon_px(look, 11)
            for at, sign in enumerate(reversed(SIGNS[band.whose])):
                tone = theme.accent if sign == "circle" else theme.history
                drawn = marks.mark(sign, px, tone)
                x = left - look.px(6) - (at + 1) * icon_px(look, 16)
                put(target, drawn, (x, area.centery - drawn.get_height() // 2))


Stack = tuple[tuple[float, float], ...]
"""Top and bottom of each band's block in a column, px from the top of the plot."""
Stacks = tuple[Stack, ...]


def _stacks(bands: tuple[Band, ...], height: int, gap: float) -> Stacks:
    """Blocks from the bottom up with a gap between those that are there."""
    found = []
    for i in range(len(bands[0].shares) if bands else 0):
        there = sum(1 for band in bands if band.shares[i])
        room = height - gap * max(0, there - 1)
        y, stack = float(height), []
        for band in bands:
            high = room * band.shares[i]
            stack.append((y - high, y))
            y -= high + (gap if band.shares[i] else 0)
        found.append(tuple(stack))
    return tuple(found)


def _apart(rows: list[tuple[Band, text.Block, float]], height: int) -> list[float]:
    """Middles of titles, from the bottom up, moved so that none covers another: up from the lower
    edge, then down again from the upper one as far as needed."""
    found: list[float] = []
    floor = float(height)
    for _, block, y in rows:
        y = min(y, floor - block.height / 2)
        found.append(y)
        floor = y - block.height / 2
    ceiling = 0.0
    for at in reversed(range(len(rows))):
        half = rows[at][1].height / 2
        found[at] = max(found[at], ceiling + half)
        ceiling = found[at] + half
    return found


def _fill(band: Band, theme: Theme) -> Color:
    if band.whose == "rest":
        return mix(theme.surface, theme.alt, FAINT)
    return color_of(theme, TONES[band.whose])


def _ink_on(band: Band, theme: Theme) -> Color:
    return theme.ink if band.whose == "rest" else theme.on_accent


@lru_cache(maxsize=8)
def _drawn(
    bands: tuple[Band, ...], stacks: Stacks, xs: tuple[int, ...], wide: int,
    size: tuple[int, int], theme: Theme, ui: float,
) -> pygame.Surface:  # fmt: skip
    canvas = Canvas(*size, k=2)
    for i in range(len(xs) - 1):
        for band, here, there in zip(bands, stacks[i], stacks[i + 1], strict=True):
            if band.shares[i] or band.shares[i + 1]:
                share = 0.1 if band.whose == "rest" else 0.22
                tint = mix(theme.surface, color_of(theme, TONES[band.whose]), share)
                canvas.polygon(_ribbon(xs[i] + wide, xs[i + 1], here, there), tint)
    for i, x in enumerate(xs):
        for band, (top, bottom) in zip(bands, stacks[i], strict=True):
            if band.shares[i]:
                high = max(1.0, bottom - top)
                canvas.box(x, top, wide, high, _fill(band, theme), 4 * ui)
                if band.whose == "record":
                    hatch(canvas, x, top, wide, high, theme, ui)
                    _clear(canvas, x, (top + bottom) / 2, wide, high, theme, ui)
    return canvas.finish()


def _ribbon(
    left: float, right: float, here: tuple[float, float], there: tuple[float, float]
) -> list[Point]:
    """A band that bends from one block to the next."""
    steps = 24
    upper, lower = [], []
    for i in range(steps + 1):
        t = i / steps
        bend = t * t * (3 - 2 * t)
        x = left + (right - left) * t
        upper.append((x, here[0] + (there[0] - here[0]) * bend))
        lower.append((x, here[1] + (there[1] - here[1]) * bend))
    return [*upper, *reversed(lower)]


def _clear(
    canvas: Canvas, x: float, middle: float, wide: float, high: float, theme: Theme, ui: float
) -> None:
    """Plain ground where the number stands."""
    tall = min(high, 20 * ui)
    canvas.box(x + wide / 2 - 15 * ui, middle - tall / 2, 30 * ui, tall, theme.history, 4 * ui)
