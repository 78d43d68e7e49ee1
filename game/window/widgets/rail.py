"""A list of places at the left edge, in groups; the one that is shown is marked."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pygame

from game.window import paint, text
from game.window.layout import Widget
from game.window.page import Page, Painter, State
from game.window.theme import CAPS, CAPTION, SMALL, Look
from game.window.widgets.words import draw_icon, icon_px

Rect = pygame.Rect
WIDE = 200
MARGIN = 22
"""Design px."""


@attrs.frozen
class RailItem:
    """A place: acting on it gives its id. `aside` ones are not on the way: small, without icon."""

    id: str
    icon: str
    words: str
    group: str
    here: bool = False
    aside: bool = False


@attrs.define(eq=False)
class Rail(Widget):
    """As high as the room it gets; `foot` stands at its lower end. Where there is not room for all,
    the items move closer."""

    items: Sequence[RailItem]
    foot: Widget | None = None

    def _width(self, look: Look) -> int:
        return max(look.px(WIDE), look.metrics.ems(WIDE * 0.95))

    def _height(self, look: Look, width: int) -> int:
        return self._tall(look, self._step(look)) + self._foot(look, width)

    def least(self, look: Look) -> int:
        """The least height that holds all of it."""
        return self._tall(look, self._words(look)) + self._foot(look, self.width(look))

    def _tall(self, look: Look, step: int) -> int:
        groups = len({item.group for item in self.items})
        return len(self.items) * step + groups * self._head(look) + look.px(8)

    def _foot(self, look: Look, width: int) -> int:
        if self.foot is None:
            return 0
        return self.foot.height(look, width - 2 * look.px(MARGIN)) + look.px(22)

    def _words(self, look: Look) -> int:
        return text.set_text("A", SMALL, look.metrics).height + look.px(4)

    def _step(self, look: Look) -> int:
        return self._words(look) + look.px(8)

    def _head(self, look: Look) -> int:
        return text.set_text("A", CAPS, look.metrics).height + look.px(16)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Groups with a heading each."""
        page.draw(rect, lambda target, here, state: _ground(target, here, look))
        foot = self._foot(look, rect.width)
        spare = rect.height - foot - self._tall(look, self._step(look))
        step, head = self._step(look) + min(0, spare // max(1, len(self.items))), self._head(look)
        y, group = rect.top + look.px(4), ""
        side = look.px(11)
        for item in self.items:
            if item.group != group:
                group = item.group
                line = Rect(rect.left + look.px(MARGIN), y, rect.width, head)
                page.draw(line, _heading(group, look))
                y += head
            area = Rect(rect.left + side, y, rect.width - 2 * side, step)
            page.draw(area, _item(item, look))
            page.spot(item.id, area, "row", look.px(8), item.words)
            y += step
        if self.foot is not None:
            margin = look.px(MARGIN)
            wide = rect.width - 2 * margin
            low = Rect(rect.left + margin, rect.bottom - foot + look.px(11), wide, foot)
            self.foot.place(look, Rect(low.topleft, (wide, foot - look.px(22))), page)


def _ground(target: pygame.Surface, rect: Rect, look: Look) -> None:
    target.fill(look.theme.surface, rect)
    target.fill(look.theme.line, (rect.right - look.border, rect.top, look.border, rect.height))


def _heading(words: str, look: Look) -> Painter:
    def paint_heading(target: pygame.Surface, rect: Rect, state: State) -> None:
        block = text.set_text(words.upper(), CAPS, look.metrics)
        low = Rect(rect.left, rect.bottom - block.height - look.px(3), rect.width, block.height)
        text.draw_block(target, block, low, look.theme.ink3, look.theme.ink3)

    return paint_heading


def _item(item: RailItem, look: Look) -> Painter:
    def paint_item(target: pygame.Surface, rect: Rect, state: State) -> None:
        theme = look.theme
        if item.here or state.hovered == item.id:
            fill = theme.accent_soft if item.here else theme.sunken
            paint.rounded(target, rect, look.px(8), fill)
        if item.here:
            bar = Rect(
                rect.left, rect.top + look.px(8), max(2, look.px(3)), rect.height - look.px(16)
            )
            paint.rounded(target, bar, bar.width // 2, theme.accent)
        px = icon_px(look, 17)
        ink = theme.accent if item.here else theme.ink2
        at = Rect(rect.left + look.px(12), rect.top, px, rect.height)
        if item.here or not item.aside:
            draw_icon(target, item.icon, px, ink, at)
        type_ = attrs.evolve(CAPTION if item.aside else SMALL, bold=item.here)
        left = at.right + look.px(9)
        block = text.set_text(item.words, type_, look.metrics, rect.right - left - look.px(6), 1)
        line = Rect(left, rect.centery - block.height // 2, block.width, block.height)
        words = theme.ink if item.here else theme.ink3 if item.aside else theme.ink2
        text.draw_block(target, block, line, words, words)

    return paint_item
