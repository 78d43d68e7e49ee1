"""A chart of one indicator: you (solid, circles), the record (dashed, diamonds), and what was
measured (hollow triangles); bars instead of lines where there is one turn. The arithmetic is in
`axes.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs
import pygame

from game.window import paint, text
from game.window.axes import FEW, Observed, Plot, Series, crosses, scale, spread
from game.window.canvas import Point, put
from game.window.layout import Widget
from game.window.page import Page
from game.window.plots import ASIDE, BAR, bars, lines
from game.window.theme import CAPTION, SMALL, SMALL_STRONG, Color, Look, Type, mix

Rect = pygame.Rect


def edges(look: Look, width: int, names: tuple[str, str]) -> tuple[int, int]:
    """Room for numbers at the left and names at the right of a plot, real px. Chart and lanes share
    it, so that their steps stand below each other."""
    right = max(text.set_text(name, SMALL_STRONG, look.metrics).width for name in names)
    return look.metrics.ems(32), min(right + look.metrics.ems(46), width // 3)


@attrs.define(eq=False)
class LineChart(Widget):
    """One indicator over the steps, which are spots `step:0`, `step:1`, ...

    `cursor` is the step that is pointed at and `turning` the one that mattered most (-1: none).
    """

    series: Series
    cursor: int = -1
    turning: int = -1
    high: float = 270
    names: tuple[str, str] = ("You", "Record")

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.high)

    def plot(self, look: Look, rect: Rect) -> Plot:
        """The plot inside the rect; two lines of the axis stand below it."""
        left, right = edges(look, rect.width, self.names)
        line = text.set_text("0", SMALL, look.metrics).height
        top = look.px(10)
        bottom, high, _ = scale(self.series)
        height = max(20, rect.height - top - 2 * line - look.px(8))
        return Plot(rect.left + left, rect.top + top, rect.width - left - right, height,
                     bottom, high, len(self.series.steps))  # fmt: skip

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Every step is a spot as high as the plot."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))
        plot = self.plot(look, rect)
        half = plot.width // max(1, plot.count) // 2
        for i, x in enumerate(plot.xs):
            area = Rect(int(x) - half, plot.top, 2 * half, plot.height)
            page.spot(f"step:{i}", area, "row", look.px(6), " ".join(self.series.steps[i]))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        plot = self.plot(look, rect)
        self._paint_band(target, plot, look)
        self._paint_grid(target, plot, look)
        inner = attrs.evolve(plot, left=plot.left - rect.left, top=plot.top - rect.top)
        ui = look.metrics.ui * (1 + 0.25 * (look.metrics.text - 1))
        draw = bars if plot.count <= FEW else lines
        put(target, draw(self.series, inner, rect.size, look.theme, ui), rect.topleft)
        self._paint_ends(target, plot, look)
        self._paint_observed(target, plot, look)
        self._paint_axis(target, plot, look)
        self._paint_badges(target, plot, look)

    def _paint_band(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        theme, band = look.theme, self._band(plot)
        if band is not None:
            paint.tint(target, band, theme.accent, 0.09)
            block, room = self._turning_words(band, look)
            text.draw_block(target, block, room, theme.accent, theme.accent)
        if 0 <= self.cursor < plot.count:
            x = int(plot.xs[self.cursor])
            target.fill(theme.line_strong, (x, plot.top, look.border, plot.height))

    def _band(self, plot: Plot) -> Rect | None:
        """From the step before the turning point to it."""
        if not 0 < self.turning < plot.count:
            return None
        left, right = int(plot.xs[self.turning - 1]), int(plot.xs[self.turning])
        return Rect(left, plot.top, right - left, plot.height)

    def _turning_words(self, band: Rect, look: Look) -> tuple[text.Block, Rect]:
        room = band.inflate(-2 * look.px(5), -2 * look.px(4))
        block = text.set_text("Turning point", _BAND, look.metrics, room.width)
        return block, Rect(room.left, room.top, room.width, block.height)

    def _paint_grid(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        bottom, top, step = scale(self.series)
        for value in range(bottom, top + 1, step):
            y = int(plot.y(value))
            strong = value == bottom
            color = look.theme.line_strong if strong else mix(
                look.theme.line, look.theme.surface, 0.5 if look.theme.border > 1 else 0.0
            )  # fmt: skip
            target.fill(color, (plot.left, y, plot.width, 1 if not strong else look.border))
            at = (plot.left - look.px(8), y)
            words_at(target, number_words(value), at, look, look.theme.ink3, 1.0)

    def _paint_ends(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        """The last value and the name of each path, kept apart."""
        theme = look.theme
        ends = []
        for values, name, color in (
            (self.series.you, self.names[0], theme.accent),
            (self.series.record, self.names[1], theme.history),
        ):
            known = [value for value in values if value is not None]
            if known:
                ends.append((plot.y(known[-1]), number_words(known[-1]), name, color))
        line = text.set_text("0", SMALL_STRONG, look.metrics).height
        heights = spread([end[0] for end in ends], line)
        x = plot.left + plot.width + look.px(10)
        for y, (_, number, name, color) in zip(heights, ends, strict=True):
            words_at(target, number, (x, int(y)), look, color, 0, SMALL_STRONG)
            words_at(target, name, (x + look.metrics.ems(28), int(y)), look, color, 0, SMALL_STRONG)

    def _paint_observed(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        """Words beside each measurement's mark, where nothing runs through them. Those nearest to
        the cursor come first: where there is no room for all, moving it shows the others."""
        paths = (plot.path(self.series.you), plot.path(self.series.record))
        side = look.px(14)
        taken = [box for box, _, _ in self._badges(plot, look)]
        taken += [
            Rect(int(plot.x(each.at)) - side // 2, int(plot.y(each.value)) - side // 2, side, side)
            for each in self.series.observed
        ]
        if (band := self._band(plot)) is not None:
            taken.append(self._turning_words(band, look)[1])
        for each in sorted(self.series.observed, key=lambda o: abs(o.at - max(0, self.cursor))):
            box = self._free(each, plot, look, paths, taken)
            if box is not None:
                taken.append(box)
                words_at(target, each.words, box.center, look, look.theme.ink, 0.5, CAPTION)

    def _free(
        self, each: Observed, plot: Plot, look: Look, paths: Sequence[list[Point]],
        taken: list[Rect],
    ) -> Rect | None:  # fmt: skip
        """The first place below or above a mark that is free; just below it for the only one."""
        x, y = int(plot.x(each.at)), int(plot.y(each.value))
        block = text.set_text(each.words, CAPTION, look.metrics)
        box = Rect(0, 0, block.width + look.px(8), block.height)
        room = Rect(plot.left, plot.top, plot.width, plot.height)
        for away in (14, 22, 30, 40, 54, -14, -22, -32, -46, -60):
            gap = look.px(abs(away))
            box.midtop = (x, y + gap) if away > 0 else (x, y - gap - box.height)
            box.clamp_ip(room)
            if box.collidelist(taken) < 0 and not any(crosses(path, box) for path in paths):
                return box
        if len(self.series.observed) > 1:
            return None
        box.midtop = (x, y + look.px(14))
        return box.clamp(room)

    def _paint_axis(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        """Names of the steps, and their dates; where dates do not fit, only some have one."""
        line = text.set_text("0", SMALL, look.metrics).height
        room = plot.width / max(1, plot.count)
        names = [name for name, _ in self.series.steps]
        dates, tight = fitting_dates(
            [date for _, date in self.series.steps], look, int(room) - look.px(4)
        )
        y = plot.top + plot.height + look.px(6) + line // 2
        for i, (x, name, date) in enumerate(zip(plot.xs, names, dates, strict=True)):
            here = i == self.cursor
            ink = look.theme.ink if here else look.theme.ink2
            words_at(target, name, (int(x), y), look, ink, 0.5, SMALL_STRONG)
            if not tight or i in (0, plot.count - 1) or here:
                words_at(target, date, (int(x), y + line), look, ink, 0.5, SMALL)

    def _paint_badges(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        """Both values at the cursor."""
        if plot.count <= FEW:
            self._paint_tops(target, plot, look)
        ink = look.theme.on_accent
        for box, words, color in self._badges(plot, look):
            paint.rounded(target, box, look.px(4), color)
            words_at(target, words, box.center, look, ink, 0.5, SMALL_STRONG)

    def _badges(self, plot: Plot, look: Look) -> list[tuple[Rect, str, Color]]:
        """The higher value's over its mark, the lower one's under it."""
        if not 0 <= self.cursor < plot.count or plot.count <= FEW:
            return []
        theme, x = look.theme, int(plot.xs[self.cursor])
        you, record = self.series.you[self.cursor], self.series.record[self.cursor]
        above = you is not None and (record is None or you >= record)
        found = []
        for value, color, over in ((you, theme.accent, above), (record, theme.history, not above)):
            if value is None:
                continue
            block = text.set_text(number_words(value), SMALL_STRONG, look.metrics)
            box = Rect(0, 0, block.width + look.px(12), block.height + look.px(1))
            gap = look.px(10)
            y = int(plot.y(value))
            box.midbottom = (x, y - gap) if over else (x, y + gap + box.height)
            box.top = max(box.top, plot.top - look.px(8))
            found.append((box, number_words(value), color))
        return found

    def _paint_tops(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        """The value of each bar above it."""
        theme, half = look.theme, int(BAR * look.metrics.ui * ASIDE)
        line = text.set_text("0", SMALL_STRONG, look.metrics).height
        for values, side, color in (
            (self.series.you, -half, theme.accent), (self.series.record, half, theme.history),
        ):  # fmt: skip
            for x, value in zip(plot.xs, values, strict=True):
                if value is not None:
                    at = (int(x) + side, max(plot.top, int(plot.y(value)) - line // 2))
                    words_at(target, number_words(value), at, look, color, 0.5, SMALL_STRONG)


def fitting_dates(dates: Sequence[str], look: Look, room: int) -> tuple[list[str], bool]:
    """Dates as they are or, where one is wider than `room` real px, with short months; and whether
    they are still too wide."""

    def wide(words: Sequence[str]) -> bool:
        return any(text.set_text(each, SMALL, look.metrics).width > room for each in words)

    if not wide(dates):
        return list(dates), False
    short = [_MONTH.sub(lambda month: month[0][:3], each) for each in dates]
    return short, wide(short)


_MONTH = re.compile(r"[^\W\d]{4,}")
_BAND = Type(12.5, bold=True, leading=1.2)


def number_words(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def words_at(
    target: pygame.Surface,
    words: str,
    at: tuple[int, int],
    look: Look,
    ink: Color,
    align: float,
    type_: Type = SMALL,
    most: int = 0,
) -> None:
    """One line whose left edge (0), middle (0.5) or right edge (1) is at a point."""
    block = text.set_text(words, type_, look.metrics, most or None, 1 if most else 0)
    left = at[0] - int(block.width * align)
    area = Rect(left, at[1] - block.height // 2, block.width, block.height)
    text.draw_block(target, block, area, ink, ink)
