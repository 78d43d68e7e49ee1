"""Boxes with a face: panels, and cards that can be chosen."""

from __future__ import annotations

import attrs
import pygame

from game.window import paint
from game.window.layout import Tone, Widget, color_of
from game.window.page import Page, Role, State
from game.window.theme import Look, mix

Rect = pygame.Rect


@attrs.define(eq=False)
class Box(Widget):
    """A panel around a child. With an id it is a spot: a card. Lengths in design px."""

    child: Widget
    id: str = ""
    pad: tuple[float, float] = (16, 14)  # left and right, top and bottom
    fill: Tone | None = "surface"
    border: Tone | None = "line"
    thick: float = 0  # extra width of the outline
    radius: float = 10
    dashed: bool = False
    shadow: bool = False
    role: Role = "option"
    says: str = ""

    def _pads(self, look: Look) -> tuple[int, int]:
        return look.px(self.pad[0]), look.px(self.pad[1])

    def _width(self, look: Look) -> int:
        return self.child.width(look) + 2 * self._pads(look)[0]

    def _height(self, look: Look, width: int) -> int:
        side, top = self._pads(look)
        return self.child.height(look, max(1, width - 2 * side)) + 2 * top

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The face, then the child on it."""
        side, top = self._pads(look)
        radius = look.px(self.radius)
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        if self.fill and rect.height > 2 * radius:
            page.covers.append(rect.inflate(0, -2 * radius))
        if self.id:
            page.spot(self.id, rect, self.role, radius, self.says)
        self.child.place(look, rect.inflate(-2 * side, -2 * top), page)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        theme, radius = look.theme, look.px(self.radius)
        fill = color_of(theme, self.fill) if self.fill else None
        border = color_of(theme, self.border) if self.border else None
        hovered = bool(self.id) and state.hovered == self.id
        if hovered and fill is not None:
            fill = mix(fill, theme.accent, 0.04)
        if self.shadow and theme.shadow:
            lift = (16, 5, 39) if hovered else (10, 3, 26)
            paint.shadow(target, rect, radius, look.px(lift[0]), look.px(lift[1]), lift[2])
        width = look.border + (look.px(self.thick) if self.thick else 0)
        if self.dashed:
            paint.rounded(target, rect, radius, fill)
            if border is not None:
                dash = look.px(5)
                paint.dashed_box(target, rect, radius, border, look.border, dash)
        else:
            paint.rounded(target, rect, radius, fill, border, width)


def choice(
    child: Widget, id: str, chosen: bool = False, closed: bool = False, says: str = "",
    grow: float = 0, pad: tuple[float, float] = (16, 14),
) -> Box:  # fmt: skip
    """A card to choose: plain, chosen (accent), or closed (dashed and sunken)."""
    if closed:
        return Box(child, id, pad, "sunken", "line_strong", dashed=True, says=says, grow=grow)
    if chosen:
        return Box(child, id, pad, "accent_soft", "accent", 1.2, shadow=True, says=says, grow=grow)
    return Box(child, id, pad, shadow=True, says=says, grow=grow)
