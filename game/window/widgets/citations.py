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


@attrs.define(eq=False)
class CitationRow(Widget):
    """A claim in a list. Acting on it gives its id."""

    id: str
    number: str
    title: str
    publishers: str = ""
    later: bool = False  # written after the day: it knows how it ended

    def _row(self, look: Look, width: int) -> Row:
        """The title comes first; publishers get what is left, if that is enough to read."""
        clock: Widget = Icon("clock", 15, "ink3") if self.later else Space(15)
        title = Text(self.title, SMALL_STRONG, most=1)
        room = width - title.width(look) - look.px(80)
        parts: list[Widget] = [
            KeyBadge(self.number, size=21, soft=True),
            title,
        ]
        if self.publishers and room >= look.metrics.ems(70):
            parts.append(Text(self.publishers, SMALL, "ink3", most=1, align=1.0, grow=1))
        else:
            parts.append(Space(grow=1))
        return Row([*parts, clock], gap=9, align="middle")

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
