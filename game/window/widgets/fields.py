"""What a player writes and sets: a text field with a caret, and a slider for odds."""

from __future__ import annotations

import attrs
import pygame

from game.window import paint, text
from game.window.canvas import Canvas, put
from game.window.entry import Entry
from game.window.layout import Widget
from game.window.page import Page, State
from game.window.theme import CAPTION, Look, Type

Rect = pygame.Rect
WRITING = Type(16.5, serif=True, leading=1.4)


@attrs.define(eq=False)
class TextField(Widget):
    """A box to write in. `lines` is its least height; it grows with what is written."""

    id: str
    entry: Entry
    hint: str = ""
    lines: int = 1

    def _block(self, look: Look, width: int) -> text.Block:
        before = self.entry.words[: self.entry.caret] + self.entry.composing
        words = before + self.entry.words[self.entry.caret :]
        return text.set_text(words or " ", WRITING, look.metrics, width)

    def _room(self, look: Look, rect: Rect) -> Rect:
        """Of the words."""
        side, edge = look.px(12), look.px(8)
        return Rect(rect.left + side, rect.top + edge, max(1, rect.width - 2 * side),
                    max(1, rect.height - 2 * edge))  # fmt: skip

    def _height(self, look: Look, width: int) -> int:
        block = self._block(look, self._room(look, Rect(0, 0, width, 0)).width)
        return max(self.lines, len(block.lines)) * block.step + 2 * look.px(8)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A spot of its own role: letters go into it."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        inner = self._room(look, rect)
        caret = self._caret(look, inner, self._block(look, inner.width).step)
        page.spot(self.id, rect, "field", look.px(8), self.hint, caret)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        theme, active = look.theme, state.focused == self.id
        border = theme.accent if active else theme.line_strong
        width = look.border + (look.px(1) if active else 0)
        paint.rounded(target, rect, look.px(8), theme.surface, border, width)
        inner = self._room(look, rect)
        block = self._block(look, inner.width)
        if self.entry.words or self.entry.composing:
            text.draw_block(target, block, inner, theme.ink, theme.accent)
        elif self.hint:
            hint = text.set_text(self.hint, WRITING, look.metrics, inner.width, 1)
            text.draw_block(target, hint, inner, theme.ink3, theme.ink3)
        if active:
            for line in self._composed(look, inner, block):
                target.fill(theme.accent, line)
            target.fill(theme.accent, self._caret(look, inner, block.step))

    def _caret(self, look: Look, inner: Rect, step: int) -> Rect:
        """Behind what is composed."""
        done = self.entry.words[: self.entry.caret] + self.entry.composing
        x, row = self._at(look, inner.width, done)
        high, wide = int(step * 0.8), max(2, look.px(1.5))
        return Rect(inner.left + x, inner.top + row * step + (step - high) // 2, wide, high)

    def _composed(self, look: Look, inner: Rect, block: text.Block) -> list[Rect]:
        """Lines under what is composed, one in each row that it stands in."""
        if not self.entry.composing:
            return []
        before = self.entry.words[: self.entry.caret]
        start, first = self._at(look, inner.width, before)
        end, last = self._at(look, inner.width, before + self.entry.composing)
        found = []
        for row in range(first, last + 1):
            left = start if row == first else 0
            right = end if row == last else int(block.lines[row].width)
            low = inner.top + (row + 1) * block.step - look.px(3)
            found.append(Rect(inner.left + left, low, max(0, right - left), max(2, look.px(1.5))))
        return found

    def _at(self, look: Look, width: int, before: str) -> tuple[int, int]:
        """Where the words before the caret end: x and line. A trailing space counts."""
        block = text.set_text(before + "|", WRITING, look.metrics, width)
        bar = text.set_text("|", WRITING, look.metrics).width
        return max(0, int(block.lines[-1].width) - bar), len(block.lines) - 1


@attrs.define(eq=False)
class Slider(Widget):
    """A value from 0 to 100 with words under both ends and the middle."""

    id: str
    value: int
    words: tuple[str, str, str] = ("surely not", "even", "surely")

    def _height(self, look: Look, width: int) -> int:
        return look.px(29) + text.set_text("A", CAPTION, look.metrics).height

    def _width(self, look: Look) -> int:
        return look.px(420)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The track is the spot: its left end is 0, its right end 100."""
        side = look.px(20)
        track = Rect(rect.left + side, rect.top, rect.width - 2 * side, look.px(26))
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))
        page.spot(self.id, track, "slider", look.px(8), f"{self.value} %")

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme = look.theme
        put(target, self._drawn(rect.width, look), rect.topleft)
        side = look.px(20)
        track = rect.width - 2 * side
        for words, share in zip(self.words, (0.0, 0.5, 1.0), strict=True):
            block = text.set_text(words, CAPTION, look.metrics)
            left = rect.left + side + int(track * share) - block.width // 2
            left = min(max(rect.left, left), rect.right - block.width)
            area = Rect(left, rect.top + look.px(28), block.width, block.height)
            text.draw_block(target, block, area, theme.ink2, theme.ink2)

    def _drawn(self, width: int, look: Look) -> pygame.Surface:
        theme, ui = look.theme, look.metrics.ui
        canvas = Canvas(width, look.px(28), k=3)
        side, middle = float(look.px(20)), 13 * ui
        track = width - 2 * side
        thick = 7 * ui
        at = side + track * self.value / 100
        canvas.box(side, middle - thick / 2, track, thick, theme.line_strong, thick / 2)
        canvas.box(side + ui, middle - thick / 2 + ui, track - 2 * ui, thick - 2 * ui,
                   theme.sunken, thick / 2)  # fmt: skip
        canvas.box(side, middle - thick / 2, at - side, thick, theme.accent, thick / 2)
        for tenth in range(11):
            x, high = side + track * tenth / 10, (6 if tenth % 5 == 0 else 3.5) * ui
            canvas.box(x - ui / 2, middle + 8 * ui, ui, high, theme.ink3)
        for radius, color in ((12, theme.accent), (9.4, theme.surface), (3.6, theme.accent)):
            canvas.circle((at, middle), radius * ui * 0.92, color)
        return canvas.finish()
