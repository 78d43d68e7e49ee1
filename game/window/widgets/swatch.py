"""A theme as it looks, small: words, marks and signs on its own ground."""

from __future__ import annotations

import attrs
import pygame

from game.window import marks, paint, text
from game.window.canvas import Canvas, put
from game.window.layout import Widget
from game.window.marks import Kind
from game.window.page import Page
from game.window.theme import H2, Color, Look, Theme
from game.window.widgets.words import icon_px

Rect = pygame.Rect


@attrs.define(eq=False)
class Swatch(Widget):
    """The picture of a theme, whatever theme is in use."""

    theme: Theme

    def _height(self, look: Look, width: int) -> int:
        return look.px(82)

    def _width(self, look: Look) -> int:
        return look.px(180)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A panel on its ground."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, thin = self.theme, look.border
        paint.rounded(target, rect, look.px(7), theme.bg, theme.line_strong, thin)
        panel = rect.inflate(-2 * look.px(10), -2 * look.px(9))
        paint.rounded(target, panel, look.px(5), theme.surface, theme.line, max(1, theme.border))
        metrics = attrs.evolve(look.metrics, text=1.0)  # it must fit at every text size
        words = text.set_text("Aa", H2, metrics)
        left, middle = panel.left + look.px(9), panel.top + look.px(20)
        area = Rect(left, middle - words.height // 2, words.width, words.height)
        text.draw_block(target, words, area, theme.ink, theme.ink)
        side = int(12 * metrics.ui)
        signs = [marks.mark("circle", side, theme.accent), marks.mark("diamond", side,
                 theme.history), marks.mark("square", side, theme.alt)]  # fmt: skip
        for basis in ("documented", "inferred", "assumed"):
            pair = theme.standing(basis)
            signs.append(marks.standing_sign(basis, int(side * 1.2), pair.ink, pair.soft))
        x = area.right + look.px(8)
        for sign in signs:
            if x + sign.get_width() > panel.right - look.px(4):
                break
            put(target, sign, (x, middle - sign.get_height() // 2))
            x += sign.get_width() + look.px(3)
        room = panel.width - 2 * look.px(9)
        for y, share, ink in ((38, 1.0, theme.ink), (49, 0.68, theme.ink2)):
            line = Rect(left, panel.top + look.px(y), int(room * share), look.px(5))
            paint.rounded(target, line, line.height // 2, ink)


@attrs.define(eq=False)
class PathSign(Widget):
    """A mark on a piece of its line, as charts draw it: solid, dashed, dotted, or none."""

    kind: Kind

    def _width(self, look: Look) -> int:
        return icon_px(look, 16 if self.kind == "triangle" else 30)

    def _height(self, look: Look, width: int) -> int:
        return icon_px(look, 16)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """In the middle of the rect."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, k = look.theme, icon_px(look, 100) / 100
        tones: dict[Kind, Color] = {"circle": theme.accent, "diamond": theme.history,
                                    "square": theme.alt, "triangle": theme.ink}  # fmt: skip
        color, y = tones[self.kind], rect.height / 2
        canvas = Canvas(rect.width, rect.height, k=3)
        path = [(k, y), (rect.width - k, y)]
        if self.kind == "circle":
            canvas.line(path, 2.5 * k, color)
        elif self.kind == "diamond":
            canvas.dashed(path, 2.2 * k, color, 6 * k, 4 * k)
        elif self.kind == "square":
            canvas.dotted(path, 2.4 * k, color, 5 * k)
        marks.draw_mark(canvas, self.kind, (rect.width / 2, y), 9 * k, color, theme.surface)
        put(target, canvas.finish(), rect.topleft)
