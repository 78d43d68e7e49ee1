"""A box to write several lines in: caret, selection, what an input method composes; it scrolls."""

from __future__ import annotations

import attrs
import pygame

from game.window import paint, text
from game.window.draft import Draft
from game.window.layout import Widget
from game.window.page import Page, State
from game.window.rows import Sheet, sheet
from game.window.theme import Look, mix
from game.window.widgets.fields import WRITING

Rect = pygame.Rect
PAD = (13, 10)
"""Design px between the outline and the words."""


@attrs.define(eq=False)
class Paper:
    """What stays of a field from one layout to the next: where its words are, and how far they are
    scrolled (`top`, real px)."""

    top: int = 0
    rows: Sheet | None = None
    room: Rect = attrs.field(factory=lambda: Rect(0, 0, 0, 0))  # of the words, from the field's own
    _shown: tuple[int, int] = (-1, -1)

    def lay(self, rows: Sheet, room: Rect, caret: int) -> None:
        """Take a new layout; a caret that has moved is brought into sight."""
        self.rows, self.room = rows, room
        here = (caret, len(rows.words))
        if here != self._shown:
            self._shown = here
            at = rows.row_of(caret) * rows.step
            self.top = max(min(self.top, at), at + rows.step - room.height)
        self.scroll(0)

    @property
    def reach(self) -> int:
        """How far the words scroll."""
        return max(0, self.rows.height - self.room.height) if self.rows else 0

    def scroll(self, by: int) -> bool:
        """Scroll; whether there was anywhere to go."""
        before = self.top
        self.top = min(max(0, self.top + by), self.reach)
        return self.top != before

    def caret_at(self, at: tuple[int, int]) -> int:
        """The caret nearest to a point, counted from the field's upper left corner."""
        if self.rows is None:
            return 0
        down = at[1] - self.room.top + self.top
        return self.rows.caret_at(at[0] - self.room.left, down // self.rows.step)


@attrs.define(eq=False)
class Editor(Widget):
    """`lines` is its least height; it takes more where it grows. Letters go into it."""

    id: str
    draft: Draft
    paper: Paper
    hint: str = ""
    lines: int = 4

    def _height(self, look: Look, width: int) -> int:
        step = text.set_text("A", WRITING, look.metrics).step
        return self.lines * step + 2 * look.px(PAD[1])

    def _words(self) -> str:
        """As shown: with what is composed at the caret."""
        draft = self.draft
        return draft.words[: draft.caret] + draft.composing + draft.words[draft.caret :]

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Lay the words out, keep the caret in sight."""
        side, edge = look.px(PAD[0]), look.px(PAD[1])
        inner = Rect(side, edge, rect.width - 2 * side, rect.height - 2 * edge)
        rows = sheet(self._words(), WRITING, look.metrics, max(1, inner.width))
        self.paper.lay(rows, inner, self.draft.caret + len(self.draft.composing))
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        caret = self._caret(inner.move(rect.topleft), look)
        page.spot(self.id, rect, "field", look.px(8), self.hint, caret)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        theme, active = look.theme, state.focused == self.id
        border = theme.accent if active else theme.line_strong
        width = look.border + (look.px(1) if active else 0)
        paint.rounded(target, rect, look.px(8), theme.surface, border, width)
        room = self.paper.room.move(rect.topleft)
        clip = target.get_clip()
        target.set_clip(room.inflate(2 * look.px(4), 0).clip(clip))
        if self._words():
            self._paint_words(target, room, look, active)
        elif self.hint:
            hint = text.set_text(self.hint, WRITING, look.metrics, room.width)
            text.draw_block(target, hint, room, theme.ink3, theme.ink3)
        if active:
            target.fill(theme.accent, self._caret(room, look))
        target.set_clip(clip)
        self._paint_bar(target, rect, look)

    def _paint_words(self, target: pygame.Surface, room: Rect, look: Look, active: bool) -> None:
        rows, theme = self.paper.rows, look.theme
        assert rows is not None
        if active and self.draft.chosen:
            tint = mix(theme.accent_soft, theme.accent, 0.16)
            self._paint_span(target, room, self.draft.selected, tint, rows.step)
        block = text.Block(tuple(row.line for row in rows.rows), rows.step, rows.baseline)
        area = Rect(room.left, room.top - self.paper.top, room.width, block.height)
        text.draw_block(target, block, area, theme.ink, theme.ink)
        if self.draft.composing:
            caret = self.draft.caret
            span = (caret, caret + len(self.draft.composing))
            self._paint_span(target, room, span, theme.ink, max(2, look.px(1.5)))

    def _paint_span(
        self, target: pygame.Surface, room: Rect, span: tuple[int, int],
        color: tuple[int, int, int], high: int,
    ) -> None:  # fmt: skip
        """Fill the lower `high` px of every row under some characters."""
        rows = self.paper.rows
        assert rows is not None
        for i, row in enumerate(rows.rows):
            start, end = max(span[0], row.start), min(span[1], row.last)
            if start > end or span[1] < row.start or (start == end and span[1] <= row.last):
                continue
            left, right = rows.x_of(start), rows.x_of(end)
            low = room.top - self.paper.top + (i + 1) * rows.step
            target.fill(color, (room.left + left, low - high, max(3, right - left), high))

    def _caret(self, room: Rect, look: Look) -> Rect:
        """Behind what is composed; `room` is where the words are."""
        rows, caret = self.paper.rows, self.draft.caret + len(self.draft.composing)
        assert rows is not None
        high, wide = int(rows.step * 0.8), max(2, look.px(1.5))
        top = room.top - self.paper.top + rows.row_of(caret) * rows.step
        return Rect(room.left + rows.x_of(caret), top + (rows.step - high) // 2, wide, high)

    def _paint_bar(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        """How much there is and where one is in it; nothing where all is in sight."""
        paper = self.paper
        if not paper.reach or paper.rows is None:
            return
        wide, track = look.px(4), rect.height - 2 * look.px(8)
        high = max(look.px(20), track * paper.room.height // paper.rows.height)
        top = rect.top + look.px(8) + (track - high) * paper.top // paper.reach
        here = Rect(rect.right - wide - look.px(4), top, wide, high)
        paint.rounded(target, here, wide // 2, look.theme.line_strong)
