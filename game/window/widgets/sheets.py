"""What lies over a screen: a modal in the middle, a sheet at the right side."""

from __future__ import annotations

import attrs
import pygame

from game.window import paint
from game.window.flow import Fit
from game.window.layout import Pad, Widget
from game.window.page import Page
from game.window.theme import Look

Rect = pygame.Rect


@attrs.define(eq=False)
class Modal(Widget):
    """A sheet in the middle; its body scrolls if the window is low. `wide` in design px."""

    body: Widget
    footer: Widget | None = None
    wide: float = 760
    pad: tuple[float, float] = (26, 20)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Scrim, face, body, and the footer under a rule."""
        page.scrim = look.theme.scrim
        side, edge = look.px(self.pad[0]), look.px(self.pad[1])
        width = min(max(look.px(self.wide), look.metrics.ems(self.wide * 0.9)),
                    rect.width - 2 * look.px(16))  # fmt: skip
        inner = width - 2 * side
        foot = self.footer.height(look, inner) + 2 * look.px(12) if self.footer else 0
        most = rect.height - 2 * look.px(16)
        height = min(self.body.height(look, inner) + 2 * edge + foot, most)
        sheet = Rect(0, 0, width, height)
        sheet.center = rect.center
        page.draw(sheet, lambda target, here, state: _sheet(target, here, look))
        room = Rect(sheet.left, sheet.top + edge, width, height - 2 * edge - foot)
        Fit(self.body, "sheet", "surface", margin=self.pad[0]).place(look, room, page)
        if self.footer:
            _footer(self.footer, look, Rect(sheet.left, sheet.bottom - foot, width, foot), page,
                    side)  # fmt: skip


@attrs.define(eq=False)
class SideSheet(Widget):
    """A sheet at the right, as high as the window: header, body that scrolls, footer."""

    header: Widget
    body: Widget
    footer: Widget | None = None
    wide: float = 880

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """From the top; the body gets what header and footer leave."""
        page.scrim = look.theme.scrim
        width = min(look.px(self.wide), rect.width - look.px(24))
        sheet = Rect(rect.right - width, rect.top, width, rect.height)
        page.draw(sheet, lambda target, here, state: _side(target, here, look))
        side = look.px(28)
        inner = width - 2 * side
        head = self.header.height(look, inner) + 2 * look.px(8)
        foot = self.footer.height(look, inner) + 2 * look.px(11) if self.footer else 0
        top = Rect(sheet.left, sheet.top, width, head)
        Pad(self.header, 28, 8, 22, 8).place(look, top, page)
        page.draw(top, lambda target, here, state: _edge(target, here.bottom, here, look))
        room = Rect(sheet.left, top.bottom + look.px(4), width,
                    rect.height - head - foot - look.px(4))  # fmt: skip
        Fit(self.body, "sheet", "surface", margin=28, edge=12).place(look, room, page)
        if self.footer:
            low = Rect(sheet.left, sheet.bottom - foot, width, foot)
            _footer(self.footer, look, low, page, side)


def _footer(footer: Widget, look: Look, rect: Rect, page: Page, side: int) -> None:
    page.draw(rect, lambda target, here, state: _edge(target, here.top, here, look))
    high = footer.height(look, rect.width - 2 * side)
    inner = Rect(rect.left + side, rect.centery - high // 2, rect.width - 2 * side, high)
    footer.place(look, inner, page)


def _edge(target: pygame.Surface, y: int, rect: Rect, look: Look) -> None:
    target.fill(look.theme.line, (rect.left + 1, y, rect.width - 2, look.border))


def _sheet(target: pygame.Surface, rect: Rect, look: Look) -> None:
    theme = look.theme
    if theme.shadow:
        paint.shadow(target, rect, look.px(14), look.px(22), look.px(8), 90)
    border = theme.line if theme.border > 1 else None
    paint.rounded(target, rect, look.px(14), theme.surface, border, look.border)


def _side(target: pygame.Surface, rect: Rect, look: Look) -> None:
    target.fill(look.theme.surface, rect)
    if look.theme.border > 1:
        target.fill(look.theme.line, (rect.left, rect.top, look.border, rect.height))
