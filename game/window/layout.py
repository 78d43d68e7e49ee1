"""Widgets and boxes. A widget says how wide it wants to be and how high it is at a width; then it
is placed in a rect and leaves painters and spots on a page. Answers are remembered per look.

Widgets know colours by name, so a tree of them fits every theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import attrs
import pygame

from game.window.page import Page
from game.window.theme import Color, Look, Theme

Rect = pygame.Rect
Tone = Literal[
    "bg", "surface", "sunken", "line", "line_strong", "ink", "ink2", "ink3",
    "accent", "accent_soft", "on_accent", "history", "history_soft", "alt",
    "good", "good_soft", "bad", "bad_soft", "on_hero", "hero_muted", "pin",
]  # fmt: skip


def color_of(theme: Theme, tone: Tone) -> Color:
    """A theme's colour by its name."""
    found: Color = getattr(theme, tone)
    return found


@attrs.define(eq=False)
class Widget:
    """Base of everything. Fill in `_width`, `_height` and `place`."""

    grow: float = attrs.field(default=0, kw_only=True)
    """Share of the room that is left over in a row or column; 0: its own size."""

    _known: dict[tuple[Look, int], int] = attrs.field(init=False, factory=dict, repr=False)

    def width(self, look: Look) -> int:
        """The width it wants if there is room, real px."""
        key = (look, -1)
        if key not in self._known:
            self._known[key] = self._width(look)
        return self._known[key]

    def height(self, look: Look, width: int) -> int:
        """Its height at a width, real px."""
        key = (look, width)
        if key not in self._known:
            self._known[key] = self._height(look, width)
        return self._known[key]

    def absent(self, look: Look) -> bool:
        """Whether it takes no part in rows and flows, not even a gap."""
        return False

    def _width(self, look: Look) -> int:
        return 0

    def _height(self, look: Look, width: int) -> int:
        return 0

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Leave painters and spots on the page."""


@attrs.define(eq=False)
class Space(Widget):
    """Nothing, of some size in design px."""

    size: float = 0

    def _width(self, look: Look) -> int:
        return look.px(self.size)

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.size)


@attrs.define(eq=False)
class Rule(Widget):
    """A thin line across a column."""

    tone: Tone = "line"

    def _height(self, look: Look, width: int) -> int:
        return look.border

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A line along the top of the rect."""
        color = color_of(look.theme, self.tone)
        thin = Rect(rect.left, rect.top, rect.width, look.border)
        page.draw(thin, lambda target, here, state: target.fill(color, here) and None)


@attrs.define(eq=False)
class Sized(Widget):
    """Gives its child a width, or less: `px` is spacing, `ems` grows with the words; design px."""

    child: Widget
    px: float = 0
    ems: float = 0

    def _width(self, look: Look) -> int:
        return look.px(self.px) + look.metrics.ems(self.ems)

    def _height(self, look: Look, width: int) -> int:
        return self.child.height(look, min(width, self._width(look)))

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The child at the left."""
        width = min(rect.width, self._width(look))
        self.child.place(look, Rect(rect.left, rect.top, width, rect.height), page)


@attrs.define(eq=False)
class Pad(Widget):
    """Room around a child, design px: left, top, right, bottom."""

    child: Widget
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    def _edges(self, look: Look) -> tuple[int, int, int, int]:
        return look.px(self.left), look.px(self.top), look.px(self.right), look.px(self.bottom)

    def _width(self, look: Look) -> int:
        left, _, right, _ = self._edges(look)
        return self.child.width(look) + left + right

    def _height(self, look: Look, width: int) -> int:
        left, top, right, bottom = self._edges(look)
        return self.child.height(look, max(1, width - left - right)) + top + bottom

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The child inside the room."""
        left, top, right, bottom = self._edges(look)
        inner = Rect(rect.left + left, rect.top + top, max(1, rect.width - left - right),
                     max(0, rect.height - top - bottom))  # fmt: skip
        self.child.place(look, inner, page)


@attrs.define(eq=False)
class Level(Widget):
    """A child as high as the highest of its peers, so that what follows stands on one line."""

    child: Widget
    peers: Sequence[Widget]

    def _width(self, look: Look) -> int:
        return self.child.width(look)

    def _height(self, look: Look, width: int) -> int:
        return max(peer.height(look, width) for peer in self.peers)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """At the top."""
        high = self.child.height(look, rect.width)
        self.child.place(look, Rect(rect.left, rect.top, rect.width, high), page)
