"""The two halves of the title: a dark band with a globe, and what stands below it."""

from __future__ import annotations

import attrs
import pygame

from game.window import globe, paint
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import Look

Rect = pygame.Rect


@attrs.define(eq=False)
class Halves(Widget):
    """The band with the globe, as high as it must be or a little less than half, and the rest."""

    hero: Widget
    rest: Widget

    def _parts(self, look: Look, width: int, height: int) -> tuple[int, int]:
        side = look.px(56)
        band = self.hero.height(look, self._hero_width(look, width)) + 2 * look.px(20)
        below = self.rest.height(look, width - 2 * side) + 2 * look.px(16)
        spare = max(0, height - band - below)
        most = int(height * 0.5)
        return band + max(0, min(spare, most - band)), below

    def _hero_width(self, look: Look, width: int) -> int:
        """Where there is room for a globe, it gets a good third."""
        most = 0.62 * width if _has_globe(look) else width - 2 * look.px(56)
        return min(int(most), look.metrics.ems(620))

    def _height(self, look: Look, width: int) -> int:
        return sum(self._parts(look, width, 0))

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The band first."""
        high, _ = self._parts(look, rect.width, rect.height)
        side = look.px(56)
        band = Rect(rect.left, rect.top, rect.width, high)
        wide = self._hero_width(look, rect.width)
        end = rect.left + side + wide
        page.draw(band, lambda target, here, state: _paint_band(target, here, look, end))
        own = self.hero.height(look, wide)
        room = Rect(rect.left + side, band.centery - own // 2, wide, own)
        self.hero.place(look, room, page)
        below = Rect(rect.left + side, band.bottom + look.px(16), rect.width - 2 * side,
                     rect.bottom - band.bottom - 2 * look.px(16))  # fmt: skip
        self.rest.place(look, below, page)


def _has_globe(look: Look) -> bool:
    return look.metrics.em >= 760


def _paint_band(target: pygame.Surface, rect: Rect, look: Look, words_end: int) -> None:
    paint.gradient(target, rect, *look.theme.hero)
    if _has_globe(look):
        globe.draw_globe(target, rect, look, words_end)
