"""What stands on a drawn curtain: seals of the seats, large words, a button to hold, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
import pygame

from game.scenario.model import Role
from game.window import paint, text
from game.window.canvas import put
from game.window.curtain import Curtain
from game.window.flow import Column, Fit, Flow, Row
from game.window.layout import Space, Tone, Widget, color_of
from game.window.page import Page, State
from game.window.theme import (
    CAPTION,
    CAPTION_STRONG,
    LEAD,
    READ,
    SMALL_STRONG,
    STORY,
    STRONG,
    Look,
    Type,
    mix,
)
from game.window.widgets import Frame, Hint, Text
from game.window.widgets.countdown import STEPS, ring
from game.window.widgets.words import draw_icon, icon_px

Rect = pygame.Rect
HALL, HALL_LOW = Type(72, serif=True, bold=True, leading=1.3), Type(46, True, True, leading=1.3)
"""Words that a room reads, and the same where there is less room."""


def curtained(
    seals: Sequence[Widget], over: str, words: str, below: str, buttons: Sequence[Widget],
    note: str, hints: Sequence[Hint], look: Look,
) -> Widget:  # fmt: skip
    """A whole screen: seals at the top, words in the middle, a note and the keys at the foot."""
    keys = [
        Row([_Cap(hint.key), Text(hint.words, CAPTION, "hero_muted")], 8, "middle")
        for hint in hints
        if not hint.hidden
    ]
    hall = HALL if look.metrics.em >= 900 else HALL_LOW
    column = Column(
        [
            _middle(Flow(seals, gap=12)),
            Space(12, grow=2),
            Text(over, Type(24, serif=True, leading=1.3), "hero_muted", align=0.5),
            Text(words, hall, "on_hero", align=0.5),
            Text(below, READ if look.metrics.em < 900 else LEAD, "hero_muted", align=0.5),
            Space(14),
            _middle(Flow(buttons, gap=12)),
            Space(12, grow=3),
            Text(note, STORY, "hero_muted", align=0.5),
            _middle(Flow(keys, gap=22)),
        ],
        gap=8,
    )
    return Frame(Curtain(Fit(column, "curtain", margin=32, edge=26)), None, None, pad=(0, 0))


def _middle(flow: Flow) -> Widget:
    return _Middle(flow)


@attrs.define(eq=False)
class _Middle(Widget):
    """A flow in the middle of its row, if it fits on one."""

    child: Flow

    def _height(self, look: Look, width: int) -> int:
        return self.child.height(look, width)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """With as much room at the left as at the right."""
        wide = min(rect.width, self.child.width(look))
        room = Rect(rect.centerx - wide // 2, rect.top, wide, rect.height)
        self.child.place(look, room, page)


@attrs.define(eq=False)
class Seal(Widget):
    """A seat on the curtain: its sign, its name and how far it is; the one that is asked glows."""

    role: Role
    said: str
    icon: str
    now: bool = False

    def _tone(self) -> Tone:
        return "pin" if self.now else "hero_muted"

    def _parts(self, look: Look) -> tuple[text.Block, text.Block, int]:
        name = text.set_text(self.role.name, SMALL_STRONG, look.metrics)
        return name, text.set_text(self.said, CAPTION, look.metrics), icon_px(look, 14)

    def _width(self, look: Look) -> int:
        name, said, icon = self._parts(look)
        words = max(name.width, said.width + icon + look.px(6))
        return words + look.px(38) + look.px(11) + 2 * look.px(14)

    def _height(self, look: Look, width: int) -> int:
        name, said, _ = self._parts(look)
        return max(look.px(38), name.height + said.height) + 2 * look.px(9)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A dark box with an outline."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, tone = look.theme, color_of(look.theme, self._tone())
        edge = tone if self.now else mix(theme.hero[1], theme.hero_muted, 0.45)
        paint.rounded(target, rect, look.px(10), theme.hero[0], edge, look.border)
        side = look.px(38)
        disc = Rect(rect.left + look.px(14), rect.centery - side // 2, side, side)
        fill, ink = (theme.pin, theme.hero[0]) if self.now else (theme.hero[1], theme.on_hero)
        paint.rounded(target, disc, side // 2, fill, edge, look.border)
        size = side / look.metrics.ui / look.metrics.text * 0.42
        sign = text.set_text(self.role.seat or self.role.name[:1], Type(size, bold=True, leading=1),
                             look.metrics)  # fmt: skip
        middle = Rect(disc.left, disc.centery - sign.height // 2, side, sign.height)
        text.draw_block(target, sign, middle, ink, ink, 0.5)
        name, said, px = self._parts(look)
        left, top = disc.right + look.px(11), rect.centery - (name.height + said.height) // 2
        line = Rect(left, top, name.width, name.height)
        text.draw_block(target, name, line, theme.on_hero, theme.on_hero)
        draw_icon(target, self.icon, px, tone, Rect(left, line.bottom, px, said.height))
        words = Rect(left + px + look.px(6), line.bottom, said.width, said.height)
        text.draw_block(target, said, words, tone, tone)


@attrs.define(eq=False)
class HoldButton(Widget):
    """A light button with a ring that fills while it is held; `share` says how far, 0 to 1."""

    id: str
    key: str
    label: str
    share: Callable[[], float]

    def _sizes(self, look: Look) -> tuple[int, int, int]:
        """Padding, gap, the ring's width."""
        return look.px(20), look.px(12), icon_px(look, 24)

    def _width(self, look: Look) -> int:
        side, gap, ring = self._sizes(look)
        words = text.set_text(self.label, STRONG, look.metrics).width
        return _Cap(self.key).width(look) + words + ring + 2 * gap + 2 * side

    def _height(self, look: Look, width: int) -> int:
        return text.set_text("A", STRONG, look.metrics).height + 2 * look.px(13)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Key, words, ring."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        page.spot(self.id, rect, "button", look.px(8), self.label)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        theme, (side, gap, across) = look.theme, self._sizes(look)
        ink = theme.hero[0]
        lit = state.hovered == self.id or state.pressed == self.id
        fill = mix(theme.on_hero, ink, 0.08) if lit else theme.on_hero
        paint.rounded(target, rect, look.px(8), fill)
        cap = _Cap(self.key, on_light=True)
        wide, high = cap.width(look), cap.height(look, 0)
        at = Rect(rect.left + side, rect.centery - high // 2, wide, high)
        cap.paint(target, at, look)
        block = text.set_text(self.label, STRONG, look.metrics)
        line = Rect(at.right + gap, rect.centery - block.height // 2, block.width, block.height)
        text.draw_block(target, block, line, ink, ink)
        place = (rect.right - side - across, rect.centery - across // 2)
        filled = int(self.share() * STEPS)
        put(target, ring(across, filled, 0.16, mix(fill, ink, 0.22), ink), place)


@attrs.define(eq=False)
class _Cap(Widget):
    """A key's name in an outline, on dark or on light ground."""

    key: str
    on_light: bool = False

    def _block(self, look: Look) -> text.Block:
        return text.set_text(self.key, CAPTION_STRONG, look.metrics)

    def _width(self, look: Look) -> int:
        return max(self._block(look).width + look.px(13), self._height(look, 0))

    def _height(self, look: Look, width: int) -> int:
        return self._block(look).height + look.px(3)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """An outline with the name in its middle."""
        page.draw(rect, lambda target, here, state: self.paint(target, here, look))

    def paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        """Draw it."""
        theme, block = look.theme, self._block(look)
        ink = theme.hero[0] if self.on_light else theme.hero_muted
        paint.rounded(target, rect, look.px(5), None, ink, look.border)
        area = Rect(rect.left, rect.centery - block.height // 2, rect.width, block.height)
        text.draw_block(target, block, area, ink, ink, 0.5)
