"""Pieces of a picture: words, boxes, marks and lines, measured first and placed afterwards.

All lengths are px of the picture. A block's pieces lie relative to its upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import attrs

from game.export.graph_text import STYLES, width, wrap

Shape = Literal[
    "diamond",
    "hollow",
    "ring",
    "up",
    "down",
    "either",
    "lock",
    "flag",
    "clear",
    "later",
    "turn",
    "perhaps",
    "end",
]
MARK = 12.0
"""The room that a mark takes beside its words."""


@attrs.frozen
class Words:
    """A line of text: `x` is its start, middle or end, as `anchor` says, `y` its baseline."""

    x: float
    y: float
    text: str
    style: str
    ink: str = "ink"
    anchor: Literal["start", "middle", "end"] = "start"

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """The rectangle (left, top, right, bottom) that the line may fill."""
        long = width(self.text, self.style)
        left = self.x - long * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        size = STYLES[self.style].size
        return left, self.y - 0.8 * size, left + long, self.y + 0.22 * size


@attrs.frozen
class Mark:
    """A small sign round its centre."""

    x: float
    y: float
    shape: Shape


@attrs.frozen
class Box:
    """A rectangle of a look; `node` names what it stands for, `tip` says it in full."""

    x: float
    y: float
    w: float
    h: float
    look: str
    node: str = ""
    tip: str = ""


@attrs.frozen
class Line:
    """A way through points (relative to x, y), corners rounded; with `arrow`, a head at its end."""

    points: tuple[tuple[float, float], ...]
    look: str
    arrow: bool = False
    x: float = 0.0
    y: float = 0.0


Piece = Words | Mark | Box | Line


@attrs.frozen
class Block:
    """Pieces and blocks that are placed together, each at its point, and the room that they take;
    a block that fills whatever it is put in has no width.
    """

    height: float
    parts: tuple[tuple[float, float, Piece | Block], ...] = ()
    width: float = 0.0

    def at(self, x: float, y: float) -> Iterator[Piece]:
        """The pieces with the block's corner at a point."""
        for dx, dy, part in self.parts:
            if isinstance(part, Block):
                yield from part.at(x + dx, y + dy)
            else:
                yield attrs.evolve(part, x=x + dx + part.x, y=y + dy + part.y)

    def shapes(self) -> set[Shape]:
        """The shapes of all its marks."""
        found: set[Shape] = set()
        for _, _, part in self.parts:
            if isinstance(part, Block):
                found |= part.shapes()
            elif isinstance(part, Mark):
                found.add(part.shape)
        return found

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces, relative to the block's corner."""
        return tuple(self.at(0, 0))


def paragraph(text: str, style: str, room: float, ink: str = "ink") -> Block:
    """A text wrapped to a width."""
    how = STYLES[style]
    drop = (how.line + 0.62 * how.size) / 2
    lines = wrap(text, style, room)
    words = (Words(0, how.line * at + drop, line, style, ink) for at, line in enumerate(lines))
    long = max((width(line, style) for line in lines), default=0.0)
    return Block(how.line * len(lines), tuple((0, 0, each) for each in words), long)


def marked(shape: Shape, text: str, style: str, room: float, ink: str = "ink2") -> Block:
    """A text behind a small sign."""
    block = paragraph(text, style, room - MARK - 4, ink)
    parts = ((MARK / 2, STYLES[style].line / 2, Mark(0, 0, shape)), (MARK + 4, 0, block))
    return Block(block.height, parts, MARK + 4 + block.width)


def signs(shape: Shape, texts: Sequence[str], room: float) -> Iterator[tuple[Block, float]]:
    """A sign with words after it, parted by commas, and the gap after each: for `flow`."""
    for at, text in enumerate(texts):
        last = at == len(texts) - 1
        said = text if last else f"{text},"
        block = paragraph(said, "small", room, "ink2") if at else marked(shape, said, "small", room)
        yield block, 11 if last else 4


def flow(items: Iterable[tuple[Block, float]], room: float) -> Block:
    """Blocks beside one another, each with the gap after it, on as many lines as they need."""
    x = y = tall = long = 0.0
    parts: list[tuple[float, float, Block]] = []
    for block, gap in items:
        if x and x + block.width > room:
            x, y, tall = 0.0, y + tall, 0.0
        parts.append((x, y, block))
        long, tall = max(long, x + block.width), max(tall, block.height)
        x += block.width + gap
    return Block(y + tall, tuple(parts), long)


def indented(block: Block, by: float) -> Block:
    """A block moved to the right."""
    return Block(block.height, ((by, 0, block),))


def stack(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks under one another; empty ones take no gap."""
    y = 0.0
    parts: list[tuple[float, float, Block]] = []
    for block in blocks:
        if block.height:
            parts.append((0, y, block))
            y += block.height + gap
    long = max((block.width for _, _, block in parts), default=0.0)
    return Block(max(y - gap, 0.0), tuple(parts), long)


def boxed(
    block: Block, w: float, look: str, *, pad: tuple[float, float], node: str = "", tip: str = ""
) -> Block:
    """A block in a box `w` wide; `pad` is the room left and right, and above and below."""
    height = block.height + 2 * pad[1]
    return Block(height, ((0, 0, Box(0, 0, w, height, look, node, tip)), (*pad, block)))
