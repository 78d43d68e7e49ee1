"""A switch, on or off: position, sign and colour say which."""

from __future__ import annotations

import attrs
import pygame

from game.window import paint
from game.window.layout import Widget
from game.window.page import Page, State
from game.window.theme import Look, mix
from game.window.widgets.words import draw_icon, icon_px

Rect = pygame.Rect


@attrs.define(eq=False)
class Switch(Widget):
    """Acting on it gives its id; `says` names what it switches."""

    id: str
    on: bool
    says: str = ""

    def _width(self, look: Look) -> int:
        return icon_px(look, 48)

    def _height(self, look: Look, width: int) -> int:
        return icon_px(look, 28)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A track with a knob at its right end when on."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        words = f"{self.says}: {'on' if self.on else 'off'}"
        page.spot(self.id, rect, "button", rect.height // 2, words)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        theme = look.theme
        thick = max(2, look.px(1.5))
        fill, border = (theme.accent, theme.accent) if self.on else (theme.surface, theme.ink3)
        if state.hovered == self.id:
            fill = mix(fill, theme.ink, 0.08)
        paint.rounded(target, rect, rect.height // 2, fill, border, thick)
        knob = rect.inflate(-2 * look.px(4), -2 * look.px(4))
        knob = Rect(knob.right - knob.height if self.on else knob.left, knob.top,
                    knob.height, knob.height)  # fmt: skip
        face, ink = (theme.on_accent, theme.accent) if self.on else (theme.ink3, theme.surface)
        paint.rounded(target, knob, knob.height // 2, face)
        draw_icon(target, "check" if self.on else "x", int(knob.height * 0.72), ink, knob)
