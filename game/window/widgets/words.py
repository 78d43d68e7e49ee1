"""Words, icons and signs as widgets."""

from __future__ import annotations

import attrs
import pygame

from game.window import marks, text
from game.window.canvas import put
from game.window.layout import Tone, Widget, color_of
from game.window.page import Page, State
from game.window.spans import Rich
from game.window.theme import BODY, CAPS, Color, Look, Type

Rect = pygame.Rect


@attrs.define(eq=False)
class Text(Widget):
    """A paragraph. Marks in it are spots with the id that they carry."""

    words: Rich
    type: Type = BODY
    tone: Tone = "ink"
    most: int = 0  # lines; 0: any number
    align: float = 0.0  # 0 left, 0.5 middle, 1 right

    def _width(self, look: Look) -> int:
        return text.set_text(self.words, self.type, look.metrics).width

    def _height(self, look: Look, width: int) -> int:
        return text.set_text(self.words, self.type, look.metrics, width, self.most).height

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Lines from the top; every citation mark becomes a link."""
        block = text.set_text(self.words, self.type, look.metrics, rect.width, self.most)
        ink, mark = color_of(look.theme, self.tone), look.theme.accent
        area = Rect(rect.left, rect.top, rect.width, block.height)
        page.draw(
            area,
            lambda target, here, state: text.draw_block(target, block, here, ink, mark, self.align),
        )
        for target_id, spot in text.mark_rects(block, area):
            page.spot(target_id, spot, "link", radius=look.px(4))


def caps(words: str, tone: Tone = "ink2") -> Text:
    """A small line in spaced capitals, over a heading."""
    return Text(words.upper(), CAPS, tone, most=2)


@attrs.define(eq=False)
class Icon(Widget):
    """A Lucide icon; `size` in design px, growing with the words."""

    name: str
    size: float = 18
    tone: Tone = "ink2"

    def _width(self, look: Look) -> int:
        return icon_px(look, self.size)

    def _height(self, look: Look, width: int) -> int:
        return icon_px(look, self.size)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """In the middle of the rect."""
        px, color = icon_px(look, self.size), color_of(look.theme, self.tone)
        page.draw(rect, lambda target, here, state: draw_icon(target, self.name, px, color, here))


def icon_px(look: Look, size: float) -> int:
    """Icons grow with text, a little less."""
    return int(size * look.metrics.ui * (1 + 0.7 * (look.metrics.text - 1)) + 0.5)


def draw_icon(target: pygame.Surface, name: str, px: int, color: Color, rect: Rect) -> None:
    """An icon in the middle of a rect."""
    at = (rect.centerx - px // 2, rect.centery - px // 2)
    put(target, marks.icon(name, px, color), at)


@attrs.define(eq=False)
class Mark(Widget):
    """Circle, diamond, square or triangle; `size` in design px."""

    kind: marks.Kind
    size: float = 11
    tone: Tone = "accent"

    def _width(self, look: Look) -> int:
        return int(icon_px(look, self.size) * 1.3 + 0.5)

    def _height(self, look: Look, width: int) -> int:
        return self._width(look)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """In the middle of the rect."""
        drawn = marks.mark(self.kind, icon_px(look, self.size), color_of(look.theme, self.tone))

        def paint_mark(target: pygame.Surface, here: Rect, state: State) -> None:
            put(target, drawn, drawn.get_rect(center=here.center).topleft)

        page.draw(rect, paint_mark)
