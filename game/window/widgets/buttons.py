"""Buttons, key caps and segmented controls."""

from __future__ import annotations

from typing import Literal

import attrs
import pygame

from game.window import paint, text
from game.window.layout import Widget
from game.window.page import Page, Painter, State
from game.window.theme import CAPTION_STRONG, SMALL, STRONG, Color, Look, Type, mix
from game.window.widgets.words import draw_icon, icon_px

Rect = pygame.Rect
Kind = Literal["primary", "secondary", "quiet", "link", "hero", "hero_quiet"]
_HERO_LIFT = 0.12


@attrs.frozen
class _Face:
    fill: Color | None
    border: Color | None
    ink: Color


def _face(look: Look, kind: Kind) -> _Face:
    theme = look.theme
    dark = mix(*theme.hero, 0.55)
    faces = {
        "primary": _Face(theme.accent, None, theme.on_accent),
        "secondary": _Face(theme.surface, theme.line_strong, theme.ink),
        "quiet": _Face(None, None, theme.ink),
        "link": _Face(None, None, theme.accent),
        "hero": _Face(theme.on_hero, None, theme.hero[0]),
        "hero_quiet": _Face(
            mix(dark, theme.on_hero, _HERO_LIFT), mix(dark, theme.on_hero, 0.34), theme.on_hero
        ),
    }
    return faces[kind]


@attrs.define(eq=False)
class Button(Widget):
    """Words, an icon before or after them, or an icon alone. Acting on it gives its id."""

    id: str
    label: str = ""
    kind: Kind = "secondary"
    icon: str = ""
    after: str = ""  # an icon behind the words
    small: bool = False
    says: str = ""  # for a button that has no words

    def _type(self) -> Type:
        return attrs.evolve(STRONG, size=14) if self.small else STRONG

    def _parts(self, look: Look) -> tuple[int, int, int]:
        """Padding, gap and icon size, real px."""
        if self.kind == "link":
            return 0, look.px(6), icon_px(look, 15)
        side = look.px(11 if self.small or not self.label else 16)
        return side, look.px(8), icon_px(look, 15 if self.small else 18)

    def _width(self, look: Look) -> int:
        side, gap, icon = self._parts(look)
        words = text.set_text(self.label, self._type(), look.metrics).width if self.label else 0
        icons = (1 if self.icon else 0) + (1 if self.after else 0)
        gaps = max(0, icons + (1 if words else 0) - 1)
        return words + icons * icon + gaps * gap + 2 * side

    def _height(self, look: Look, width: int) -> int:
        block = text.set_text("A", self._type(), look.metrics)
        room = {"link": 2.0, "quiet": 5.0}.get(self.kind, 4.0 if self.small else 8.0)
        return block.height + 2 * look.px(room)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The face with its words in the middle."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        page.spot(self.id, rect, "button", look.px(8), self.says or self.label)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        face = _face(look, self.kind)
        hovered, pressed = state.hovered == self.id, state.pressed == self.id
        fill = face.fill
        if fill is None and self.kind == "quiet" and hovered:
            fill = look.theme.sunken
        elif fill is not None and (hovered or pressed):
            fill = mix(fill, face.ink, 0.16 if pressed else 0.08)
        if fill is not None or face.border is not None:
            paint.rounded(target, rect, look.px(8), fill, face.border, look.border)
        self._paint_words(target, rect, look, face.ink)

    def _paint_words(self, target: pygame.Surface, rect: Rect, look: Look, ink: Color) -> None:
        side, gap, icon = self._parts(look)
        x = rect.left + side + max(0, rect.width - self.width(look)) // 2
        if self.icon:
            draw_icon(target, self.icon, icon, ink, Rect(x, rect.top, icon, rect.height))
            x += icon + gap
        if self.label:
            room = rect.right - side - x - ((icon + gap) if self.after else 0)
            block = text.set_text(self.label, self._type(), look.metrics, room + 1, 1)
            area = Rect(x, rect.centery - block.height // 2, block.width, block.height)
            text.draw_block(target, block, area, ink, ink)
            x += block.width + gap
        if self.after:
            draw_icon(target, self.after, icon, ink, Rect(x, rect.top, icon, rect.height))


@attrs.define(eq=False)
class KeyCap(Widget):
    """A key as drawn on a keyboard."""

    key: str

    def _block(self, look: Look) -> text.Block:
        return text.set_text(self.key, CAPTION_STRONG, look.metrics)

    def _width(self, look: Look) -> int:
        return max(self._block(look).width + look.px(13), self._height(look, 0))

    def _height(self, look: Look, width: int) -> int:
        return self._block(look).height + look.px(3)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """An outline with the key's name."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, block = look.theme, self._block(look)
        paint.rounded(target, rect, look.px(5), theme.surface, theme.line_strong, look.border)
        area = Rect(rect.left, rect.centery - block.height // 2, rect.width, block.height)
        text.draw_block(target, block, area, theme.ink2, theme.ink2, 0.5)


@attrs.define(eq=False)
class Segmented(Widget):
    """One of a few: (id, words) for each part; acting on a part gives its id."""

    parts: tuple[tuple[str, str], ...]
    chosen: str = ""

    def _cells(self, look: Look) -> list[int]:
        bold = attrs.evolve(SMALL, bold=True)
        side = 2 * look.px(13)
        return [text.set_text(words, bold, look.metrics).width + side for _, words in self.parts]

    def _width(self, look: Look) -> int:
        return sum(self._cells(look)) + 2 * look.px(3)

    def _height(self, look: Look, width: int) -> int:
        return text.set_text("A", SMALL, look.metrics).height + look.px(14)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A sunken track with the chosen part raised."""
        edge = look.px(3)
        cells = self._cells(look)
        stretch = (rect.width - 2 * edge) / max(1, sum(cells))
        page.draw(
            rect,
            lambda target, here, state: paint.rounded(
                target, here, look.px(8), look.theme.sunken, look.theme.line, look.border
            ),
        )
        x = float(rect.left + edge)
        for (part, words), cell in zip(self.parts, cells, strict=True):
            wide = cell * min(1.0, stretch)
            area = Rect(int(x), rect.top + edge, int(wide), rect.height - 2 * edge)
            page.draw(area, self._painter(look, part, words))
            page.spot(part, area, "option", look.px(7), words)
            x += wide

    def _painter(self, look: Look, id: str, words: str) -> Painter:
        def paint_part(target: pygame.Surface, rect: Rect, state: State) -> None:
            theme, chosen = look.theme, id == self.chosen
            if chosen or state.hovered == id:
                border = theme.line_strong if chosen else None
                fill = theme.surface if chosen else mix(theme.sunken, theme.ink, 0.06)
                paint.rounded(target, rect, look.px(7), fill, border, look.border)
            type_ = attrs.evolve(SMALL, bold=chosen)
            block = text.set_text(words, type_, look.metrics, rect.width, 1)
            area = Rect(rect.left, rect.centery - block.height // 2, rect.width, block.height)
            ink = theme.ink if chosen else theme.ink2
            text.draw_block(target, block, area, ink, ink, 0.5)

        return paint_part
