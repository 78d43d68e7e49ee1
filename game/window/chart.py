"""A line chart of one indicator: you (solid, circles), the record (dashed, diamonds), and what was
measured (hollow triangles). The arithmetic is in `axes.py`.
"""

from __future__ import annotations

from functools import lru_cache

import attrs
import pygame

from game.window import marks, paint, text
from game.window.axes import Plot, Series, crosses, scale, spread
from game.window.canvas import Canvas, put
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import CAPTION, SMALL, SMALL_STRONG, Color, Look, Theme, Type, mix

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
        put(target, _lines(self.series, inner, rect.size, look.theme, ui), rect.topleft)
        self._paint_ends(target, plot, look)
        self._paint_observed(target, plot, look)
        self._paint_axis(target, plot, look)
        self._paint_badges(target, plot, look)

    def _paint_band(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        theme, xs = look.theme, plot.xs
        if 0 < self.turning < plot.count:
            left, right = int(xs[self.turning - 1]), int(xs[self.turning])
            band = Rect(left, plot.top, right - left, plot.height)
            paint.tint(target, band, theme.accent, 0.09)
            at = (band.left + look.px(6), plot.top + look.px(12))
            room = band.width - look.px(24)
            words_at(target, "Turning point", at, look, theme.accent, 0, _BAND, room)
        if 0 <= self.cursor < plot.count:
            x = int(xs[self.cursor])
            target.fill(theme.line_strong, (x, plot.top, look.border, plot.height))

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
        """Each measurement's words below its mark, moved until no line runs through them."""
        paths = (plot.path(self.series.you), plot.path(self.series.record))
        for each in self.series.observed:
            x, y = int(plot.x(each.at)), int(plot.y(each.value))
            block = text.set_text(each.words, CAPTION, look.metrics)
            box = Rect(0, 0, block.width + look.px(8), block.height)
            room = Rect(plot.left, plot.top, plot.width, plot.height)
            for away in (14, 22, 30, 40, -14, -22, -32, -46):
                gap = look.px(abs(away))
                box.midtop = (x, y + gap) if away > 0 else (x, y - gap - box.height)
                box.clamp_ip(room)
                if not any(crosses(path, box) for path in paths):
                    break
            words_at(target, each.words, box.center, look, look.theme.ink, 0.5, CAPTION)

    def _paint_axis(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        """Names of the steps, and their dates; where dates do not fit, only some have one."""
        line = text.set_text("0", SMALL, look.metrics).height
        room = plot.width / max(1, plot.count)
        widths = [text.set_text(d, SMALL, look.metrics).width for _, d in self.series.steps]
        tight = max(widths, default=0) > room - look.px(4)
        y = plot.top + plot.height + look.px(6) + line // 2
        for i, (x, (name, date)) in enumerate(zip(plot.xs, self.series.steps, strict=True)):
            here = i == self.cursor
            ink = look.theme.ink if here else look.theme.ink2
            words_at(target, name, (int(x), y), look, ink, 0.5, SMALL_STRONG)
            if not tight or i in (0, plot.count - 1) or here:
                words_at(target, date, (int(x), y + line), look, ink, 0.5, SMALL)

    def _paint_badges(self, target: pygame.Surface, plot: Plot, look: Look) -> None:
        """Both values at the cursor: the higher one's over its mark, the lower one's under it."""
        if not 0 <= self.cursor < plot.count:
            return
        theme, x = look.theme, int(plot.xs[self.cursor])
        you, record = self.series.you[self.cursor], self.series.record[self.cursor]
        above = you is not None and (record is None or you >= record)
        for value, color, over in ((you, theme.accent, above), (record, theme.history, not above)):
            if value is None:
                continue
            block = text.set_text(number_words(value), SMALL_STRONG, look.metrics)
            box = Rect(0, 0, block.width + look.px(12), block.height + look.px(1))
            gap = look.px(10)
            y = int(plot.y(value))
            box.midbottom = (x, y - gap) if over else (x, y + gap + box.height)
            box.top = max(box.top, plot.top - look.px(8))
            paint.rounded(target, box, look.px(4), color)
            area = Rect(box.left, box.centery - block.height // 2, box.width, block.height)
            text.draw_block(target, block, area, theme.on_accent, theme.on_accent, 0.5)


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


@lru_cache(maxsize=16)
def _lines(
    series: Series, plot: Plot, size: tuple[int, int], theme: Theme, ui: float
) -> pygame.Surface:
    """Both paths and the measurements: the space between the paths, lines, then marks on top."""
    canvas = Canvas(*size, k=3)
    you, record = plot.path(series.you), plot.path(series.record)
    if len(you) > 1 and len(record) > 1:
        canvas.polygon([*you, *reversed(record)], theme.accent, 0.05)
    canvas.dashed(record, 2.2 * ui, theme.history, 9 * ui, 6.5 * ui)
    canvas.line(you, 2.8 * ui, theme.accent)
    for point in record:
        marks.draw_mark(canvas, "diamond", point, 10 * ui, theme.history, theme.surface)
    for point in you:
        marks.draw_mark(canvas, "circle", point, 10 * ui, theme.accent, theme.surface)
    for each in series.observed:
        at = (plot.x(each.at), plot.y(each.value))
        marks.draw_mark(canvas, "triangle", at, 12.5 * ui, theme.ink, theme.surface)
    return canvas.finish()
