"""Looks at what layout placed: every widget with its rectangle, as a tree, and what is wrong there.

with watched() as root:
    page = screen.page(look)
assert faults(root, window) == []
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import attrs
import pygame

from game.window import text
from game.window.flow import Fit
from game.window.layout import Widget
from game.window.page import Page
from game.window.spans import plain
from game.window.theme import SMALL_STRONG, Look
from game.window.widgets import Button, Gauge, KeyCap, Rail, Segmented, StandingBadge, Tag, Text
from game.window.widgets.words import icon_px

Rect = pygame.Rect
SLACK = 2
"""Real px: what rounding may cost."""
WHOLE = (Button, KeyCap, Segmented, StandingBadge, Tag)
"""Widgets that draw their words in one line and need the width that they ask for."""


@attrs.define
class Placed:
    """A widget, where it was put on its page, and what was put inside it."""

    widget: Widget | None
    rect: Rect
    page: Page | None
    look: Look | None = None
    inside: list[Placed] = attrs.field(factory=list)

    def __str__(self) -> str:
        words = next(iter(_words(self)), "")
        return f"{type(self.widget).__name__} {words[:40]!r} {tuple(self.rect)}"


def _words(placed: Placed) -> Iterator[str]:
    if isinstance(placed.widget, Text):
        yield plain(placed.widget.words)
    elif isinstance(placed.widget, Button):
        yield placed.widget.label or placed.widget.says
    for each in placed.inside:
        yield from _words(each)


def _kinds(kind: type[Widget]) -> Iterator[type[Widget]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


@contextmanager
def watched() -> Iterator[Placed]:
    """Records every `place` while it is open."""
    root = Placed(None, Rect(0, 0, 0, 0), None)
    stack = [root]
    before = {kind: kind.place for kind in {*_kinds(Widget)} if "place" in kind.__dict__}

    def watching(place: Any) -> Any:
        def watch(self: Widget, look: Look, rect: Rect, page: Page) -> None:
            here = Placed(self, Rect(rect), page, look)
            stack[-1].inside.append(here)
            stack.append(here)
            try:
                place(self, look, rect, page)
            finally:
                stack.pop()

        return watch

    for kind, place in before.items():
        kind.place = watching(place)  # type: ignore[method-assign]
    try:
        yield root
    finally:
        for kind, place in before.items():
            kind.place = place  # type: ignore[method-assign]


def faults(root: Placed, window: Rect) -> list[str]:
    """What is wrong, in words: outside its place, over a sibling, words without room."""
    found: list[str] = []
    for top in root.inside:
        found += _outside(top, window)
        found += _within(top)
    return found


def _within(placed: Placed) -> Iterator[str]:
    yield from _clipped(placed)
    for at, each in enumerate(placed.inside):
        if each.page is placed.page:
            yield from _outside(each, placed.rect)
        else:  # in a region that scrolls: as wide as its view, as high as it needs
            wide = Rect(0, 0, placed.rect.width, 1_000_000)
            yield from _outside(each, wide)
        for other in placed.inside[at + 1 :]:
            if each.page is other.page:
                shared = each.rect.clip(other.rect)
                if shared.width > SLACK and shared.height > SLACK:
                    yield f"{each} and {other} overlap by {shared.size} in {placed}"
        yield from _within(each)


def _outside(placed: Placed, room: Rect) -> Iterator[str]:
    if placed.rect.size != (0, 0) and not _roomy(room).contains(placed.rect):
        yield f"{placed} stands outside {tuple(room)}"


def _roomy(rect: Rect) -> Rect:
    return rect.inflate(2 * SLACK, 2 * SLACK)


def _clipped(placed: Placed) -> Iterator[str]:
    widget, look, rect = placed.widget, placed.look, placed.rect
    assert look is not None
    if isinstance(widget, Text):
        block = text.set_text(widget.words, widget.type, look.metrics, rect.width, widget.most)
        if block.height > rect.height + SLACK or block.width > rect.width + SLACK:
            yield f"{placed} needs {block.width} x {block.height}"
    elif isinstance(widget, WHOLE) and rect.width + SLACK < widget.width(look):
        yield f"{placed} needs a width of {widget.width(look)}"
    elif isinstance(widget, Gauge) and rect.width + SLACK < widget.name_width(look):
        yield f"{placed} cuts the name {widget.name!r}"
    elif isinstance(widget, Rail):
        room = rect.width - look.px(22 + 12 + 9 + 6) - icon_px(look, 17)
        for item in widget.items:
            if text.set_text(item.words, SMALL_STRONG, look.metrics).width > room + SLACK:
                yield f"{placed} cuts {item.words!r}"
    elif isinstance(widget, Fit) and rect.height < look.px(60) < widget.height(look, rect.width):
        yield f"{placed} leaves nothing to scroll in"


def shortened(root: Placed) -> Iterator[Placed]:
    """Texts that end in an ellipsis because they had no room."""
    for each in root.inside:
        if isinstance(each.widget, Text) and each.look is not None and each.widget.most:
            full = text.set_text(each.widget.words, each.widget.type, each.look.metrics,
                                 each.rect.width)  # fmt: skip
            if len(full.lines) > each.widget.most:
                yield each
        yield from shortened(each)
