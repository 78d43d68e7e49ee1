"""Two lanes under a chart, on the same steps: what you chose, and what was done in the record."""

from __future__ import annotations

import attrs
import pygame

from game.window import marks, paint, text
from game.window.axes import places
from game.window.canvas import Canvas, put
from game.window.chart import edges
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import SMALL_STRONG, Color, Look, Type

Rect = pygame.Rect
LABEL = Type(12.5, leading=1.3)
MOST = 3
"""Lines of a label."""


@attrs.frozen
class Stop:
    """One step: what was chosen there; empty where nothing was."""

    you: str = ""
    record: str = ""
    same: bool = False


@attrs.define(eq=False)
class Lanes(Widget):
    """`names` and the room for numbers are those of the chart above."""

    stops: tuple[Stop, ...]
    cursor: int = -1
    names: tuple[str, str] = ("You", "Record")

    def _room(self, look: Look, width: int) -> tuple[int, int, int]:
        """Left edge, right edge and the width of a label, from the widget's left."""
        left, right = edges(look, width, self.names)
        step = (width - left - right) // max(1, len(self.stops))
        return left, width - right, max(20, step - look.px(8))

    def _tall(self, look: Look, width: int) -> tuple[int, int]:
        """Heights of the labels above and below."""
        _, _, room = self._room(look, width)

        def most(words: list[str]) -> int:
            blocks = [text.set_text(w, LABEL, look.metrics, room, MOST) for w in words if w]
            return max((block.height for block in blocks), default=0)

        return most([stop.you for stop in self.stops]), most([s.record for s in self.stops])

    def _height(self, look: Look, width: int) -> int:
        above, below = self._tall(look, width)
        return above + below + look.px(52)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Labels, lines and marks."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        left, right, room = self._room(look, rect.width)
        xs = places(len(self.stops), left, right)
        above, _ = self._tall(look, rect.width)
        theme = look.theme
        if 0 <= self.cursor < len(xs):
            column = Rect(0, 0, room + look.px(10), rect.height)
            column.midtop = (rect.left + int(xs[self.cursor]), rect.top)
            paint.rounded(target, column, look.px(8), theme.sunken)
        y = (above + look.px(14), above + look.px(38))
        put(target, self._drawn(rect, xs, y, look), rect.topleft)
        for i, (x, stop) in enumerate(zip(xs, self.stops, strict=True)):
            ink = theme.ink if i == self.cursor else theme.ink2
            block = text.set_text(stop.you, LABEL, look.metrics, room, MOST)
            top = rect.top + above - block.height + look.px(4)
            self._label(target, block, rect.left + int(x), top, room, ink)
            block = text.set_text(stop.record, LABEL, look.metrics, room, MOST)
            self._label(target, block, rect.left + int(x), rect.top + y[1] + look.px(10), room, ink)
        for name, high, color in zip(self.names, y, (theme.accent, theme.history), strict=True):
            block = text.set_text(name, SMALL_STRONG, look.metrics)
            area = Rect(rect.left + right + look.px(10), rect.top + high - block.height // 2,
                        block.width, block.height)  # fmt: skip
            text.draw_block(target, block, area, color, color)

    def _label(
        self, target: pygame.Surface, block: text.Block, x: int, top: int, room: int, ink: Color
    ) -> None:
        area = Rect(x - room // 2, top, room, block.height)
        text.draw_block(target, block, area, ink, ink, 0.5)

    def _drawn(self, rect: Rect, xs: list[float], y: tuple[int, int], look: Look) -> pygame.Surface:
        theme, ui = look.theme, look.metrics.ui
        canvas = Canvas(rect.width, rect.height, k=3)
        stops = list(zip(xs, self.stops, strict=True))
        yours = [(x, float(y[0])) for x, stop in stops if stop.you]
        theirs = [(x, float(y[1])) for x, stop in stops if stop.record]
        ground = theme.surface
        for x, stop in stops:
            if stop.same and stop.you:
                canvas.line([(x, y[0]), (x, y[1])], 1.6 * ui, theme.ink3)
        canvas.line(yours, 2 * ui, theme.accent)
        canvas.dashed(theirs, 1.8 * ui, theme.history, 7 * ui, 5 * ui)
        for point in yours:
            marks.draw_mark(canvas, "circle", point, 11 * ui, theme.accent, ground)
        for point in theirs:
            marks.draw_mark(canvas, "diamond", point, 11 * ui, theme.history, ground)
        return canvas.finish()
