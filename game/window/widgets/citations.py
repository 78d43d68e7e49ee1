"""Sources as rows: a number or an icon, a title, publishers, and a clock for hindsight."""

from __future__ import annotations

import attrs
import pygame

from game.window import paint
from game.window.flow import Row
from game.window.layout import Space, Widget
from game.window.page import Page, State
from game.window.theme import SMALL, SMALL_STRONG, Look
from game.window.widgets.badges import KeyBadge
from game.window.widgets.words import Icon, Text

Rect = pygame.Rect
GAP = 9
"""Between the parts of a row, design px."""


@attrs.define(eq=False)
class CitationRow(Widget):
    """A claim in a list. Acting on it gives its id. `publishers` tell the same shorter and shorter:
    the first that there is room for is shown."""

    id: str
    number: str
    title: str
    publishers: tuple[str, ...] = ()
    later: bool = False  # written after the day: it knows how it ended

    def _row(self, look: Look, width: int) -> Row:
        """The title comes first; publishers get what is left, if that is enough."""
        clock: Widget = Icon("clock", 15, "ink3") if self.later else Space(15)
        title = Text(self.title, SMALL_STRONG, most=1)
        badge = KeyBadge(self.number, size=21, soft=True)
        taken = sum(each.width(look) for each in (badge, title, clock)) + look.px(3 * GAP)
        names = [Text(each, SMALL, "ink3", most=1, align=1.0) for each in self.publishers]
        fits = (each for each in names if each.width(look) <= width - taken)
        who: Widget = next(fits, Space())
        who.grow = 1
        return Row([badge, title, who, clock], gap=GAP, align="middle")

    def _width(self, look: Look) -> int:
        return look.metrics.ems(400)

    def _height(self, look: Look, width: int) -> int:
        return self._row(look, width).height(look, width) + look.px(8)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """One line, tinted under the pointer."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        page.spot(self.id, rect.inflate(look.px(10), 0), "row", look.px(6), self.title)
        self._row(look, rect.width).place(look, rect, page)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        if state.hovered == self.id:
            wide = rect.inflate(look.px(10), 0)
            paint.rounded(target, wide, look.px(6), look.theme.accent_soft)
