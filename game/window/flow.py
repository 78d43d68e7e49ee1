"""Containers: column, row, flow, grid, and the one that scrolls when its child does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import attrs
import pygame

from game.window import page as pages
from game.window.layout import Tone, Widget, color_of
from game.window.page import Page
from game.window.theme import Look

Rect = pygame.Rect


@attrs.define(eq=False)
class Column(Widget):
    """One below the other. What is left over goes to those that grow, or between all (`spread`)."""

    children: Sequence[Widget]
    gap: float = 0
    spread: bool = False

    def _width(self, look: Look) -> int:
        return max((child.width(look) for child in self.children), default=0)

    def _height(self, look: Look, width: int) -> int:
        gaps = look.px(self.gap) * max(0, len(self.children) - 1)
        return sum(child.height(look, width) for child in self.children) + gaps

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Top to bottom."""
        heights = [child.height(look, rect.width) for child in self.children]
        gap = look.px(self.gap)
        extra = rect.height - sum(heights) - gap * max(0, len(heights) - 1)
        shares = sum(child.grow for child in self.children)
        y = float(rect.top)
        between = max(0, extra) / max(1, len(heights) - 1) if self.spread else 0
        if extra < 0:
            heights = self._squeezed(heights, -extra)
        for child, height in zip(self.children, heights, strict=True):
            if extra > 0 and shares:
                height += int(extra * child.grow / shares)
            child.place(look, Rect(rect.left, int(y), rect.width, height), page)
            y += height + gap + between

    def _squeezed(self, heights: list[int], lacking: int) -> list[int]:
        """Room that is missing is taken from a child that can scroll."""
        at = next((i for i, c in enumerate(self.children) if isinstance(c, Fit | Flex)), None)
        if at is not None:
            heights[at] = max(0, heights[at] - lacking)
        return heights


Align = Literal["top", "middle", "bottom", "fill"]


def _present(children: Sequence[Widget], look: Look) -> Sequence[Widget]:
    return [child for child in children if not child.absent(look)]


@attrs.define(eq=False)
class Row(Widget):
    """Side by side. Those that grow share what the others leave; too wide ones are cut down."""

    children: Sequence[Widget]
    gap: float = 0
    align: Align = "top"

    def _width(self, look: Look) -> int:
        children = _present(self.children, look)
        gaps = look.px(self.gap) * max(0, len(children) - 1)
        return sum(child.width(look) for child in children) + gaps

    def widths(self, look: Look, width: int) -> list[int]:
        """The width of each child in a row of `width` real px."""
        children = _present(self.children, look)
        room = width - look.px(self.gap) * max(0, len(children) - 1)
        shares = sum(child.grow for child in children)
        wanted = [0 if child.grow else child.width(look) for child in children]
        if sum(wanted) > room:
            cap = _cap(wanted, room)
            wanted = [min(size, cap) for size in wanted]
        left = max(0, room - sum(wanted))
        return [
            int(left * child.grow / shares) if child.grow else size
            for child, size in zip(children, wanted, strict=True)
        ]

    def _height(self, look: Look, width: int) -> int:
        sizes = zip(_present(self.children, look), self.widths(look, width), strict=True)
        return max((child.height(look, size) for child, size in sizes), default=0)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Left to right."""
        x, gap = rect.left, look.px(self.gap)
        children = _present(self.children, look)
        for child, width in zip(children, self.widths(look, rect.width), strict=True):
            height = rect.height if self.align == "fill" else child.height(look, width)
            room = rect.height - height
            top = rect.top + {"middle": room // 2, "bottom": room}.get(self.align, 0)
            child.place(look, Rect(x, top, width, height), page)
            x += width + gap


def _cap(wanted: list[int], room: int) -> int:
    """The width to which the widest are cut so that all fit into `room`."""
    left, count = room, len(wanted)
    for size in sorted(wanted):
        if size * count > left:
            return max(1, left // count)
        left -= size
        count -= 1
    return max(wanted, default=1)


@attrs.define(eq=False)
class Flow(Widget):
    """Side by side as long as there is room, then on the next line. `right` puts the last one
    at the right edge of its line."""

    children: Sequence[Widget]
    gap: float = 8
    line_gap: float = 6
    right: bool = False

    def _lines(self, look: Look, width: int) -> list[list[tuple[Widget, int]]]:
        lines: list[list[tuple[Widget, int]]] = [[]]
        x, gap = 0, look.px(self.gap)
        for child in _present(self.children, look):
            size = min(child.width(look), width)
            if lines[-1] and x + size > width:
                lines.append([])
                x = 0
            lines[-1].append((child, size))
            x += size + gap
        return lines

    def _width(self, look: Look) -> int:
        children = _present(self.children, look)
        gaps = look.px(self.gap) * max(0, len(children) - 1)
        return sum(child.width(look) for child in children) + gaps

    def _height(self, look: Look, width: int) -> int:
        lines = self._lines(look, width)
        heights = [max((c.height(look, w) for c, w in line), default=0) for line in lines]
        return sum(heights) + look.px(self.line_gap) * (len(lines) - 1)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Line by line, each child in the middle of its line."""
        y, gap = rect.top, look.px(self.gap)
        lines = self._lines(look, rect.width)
        for line in lines:
            high = max((child.height(look, width) for child, width in line), default=0)
            x = rect.left
            for i, (child, width) in enumerate(line):
                own = child.height(look, width)
                if self.right and len(lines) == 1 and i == len(line) - 1 and i:
                    x = rect.right - width
                child.place(look, Rect(x, y + (high - own) // 2, width, own), page)
                x += width + gap
            y += high + look.px(self.line_gap)


@attrs.define(eq=False)
class Grid(Widget):
    """Equal columns; rows as high as their highest, sharing what is left over if it grows."""

    children: Sequence[Widget]
    columns: int = 2
    gap: float = 12

    def _cells(self, look: Look, width: int) -> tuple[int, list[Sequence[Widget]]]:
        cell = (width - look.px(self.gap) * (self.columns - 1)) // self.columns
        starts = range(0, len(self.children), self.columns)
        return cell, [self.children[i : i + self.columns] for i in starts]

    def _width(self, look: Look) -> int:
        widest = max((child.width(look) for child in self.children), default=0)
        return widest * self.columns + look.px(self.gap) * (self.columns - 1)

    def _height(self, look: Look, width: int) -> int:
        cell, rows = self._cells(look, width)
        heights = [max(child.height(look, cell) for child in row) for row in rows]
        return sum(heights) + look.px(self.gap) * max(0, len(rows) - 1)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Row by row. Of the room left over, low rows get more, so that all rows end up equal
        where that is possible."""
        cell, rows = self._cells(look, rect.width)
        gap = look.px(self.gap)
        heights = [max(child.height(look, cell) for child in row) for row in rows]
        room = rect.height - gap * max(0, len(rows) - 1)
        if rows and room > sum(heights):
            heights = _levelled(heights, room)
        y = rect.top
        for row, height in zip(rows, heights, strict=True):
            for i, child in enumerate(row):
                child.place(look, Rect(rect.left + i * (cell + gap), y, cell, height), page)
            y += height + gap


def _levelled(heights: list[int], room: int) -> list[int]:
    """Heights raised to fill `room`, the lowest first."""
    level = room // len(heights)
    if max(heights) <= level:
        return [level] * len(heights)
    high = max(heights)
    rest = [height for height in heights if height != high]
    left = room - high * (len(heights) - len(rest))
    if not rest:
        return heights
    raised = iter(_levelled(rest, left) if left > sum(rest) else rest)
    return [height if height == high else next(raised) for height in heights]


@attrs.define(eq=False)
class Fit(Widget):
    """A child that gets all the room if it fits, and scrolls if it does not."""

    child: Widget
    id: str = "body"
    ground: Tone = "bg"
    margin: float = 0  # design px inside the region at both sides, for rings and shadows
    edge: float = 0  # design px above and below the child
    flush: bool = False  # the scroll bar lies on the child instead of beside it

    def _width(self, look: Look) -> int:
        return self.child.width(look)

    def _height(self, look: Look, width: int) -> int:
        return self.child.height(look, width - 2 * look.px(self.margin)) + 2 * look.px(self.edge)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The child itself, or a region with the child in it and room for a scroll bar."""
        side, edge = look.px(self.margin), look.px(self.edge)
        inner = rect.inflate(-2 * side, -2 * edge)
        if self.child.height(look, inner.width) <= inner.height:
            self.child.place(look, inner, page)
            return
        bar = 0 if self.flush else max(0, look.px(14) - side)
        within = Page(self.id)
        width = inner.width - bar
        high = self.child.height(look, width)
        within.height = high + 2 * edge
        self.child.place(look, Rect(side, edge, width, high), within)
        ground = color_of(look.theme, self.ground)
        page.add_region(pages.Region(self.id, rect, within, ground, look))


@attrs.define(eq=False)
class Flex(Widget):
    """A child that is content with `least` design px of height and takes more where it gets it;
    inside, a `Fit` scrolls what is left over."""

    child: Widget
    least: float = 160

    def _width(self, look: Look) -> int:
        return self.child.width(look)

    def _height(self, look: Look, width: int) -> int:
        return min(self.child.height(look, width), look.px(self.least))

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """As the child."""
        self.child.place(look, rect, page)
