"""What a chapter remembers: for each flag and indicator, what writes it and what reads it."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.graph import Graph, Kind, Node
from game.export.graph_blocks import Block, boxed, marked, paragraph, stack
from game.export.graph_words import Said

_COLUMN, _GAP, _PAD = 400.0, 24.0, 12.0
_TITLES: dict[Kind, str] = {
    "flag": "FLAGS: WHAT MARKS THEM, WHAT READS THEM",
    "indicator": "INDICATORS: WHAT READS THEM",
}


def memory(graph: Graph, said: Said, room: float) -> Block:
    """A table `room` px wide, in columns; nothing for a graph of the story."""
    if not graph.of("line"):
        return Block(0)
    columns = max(1, int((room + _GAP) // _COLUMN))
    w = (room + _GAP) / columns - _GAP
    return stack((_part(graph, said, kind, w, columns) for kind in _TITLES), 28)


def _part(graph: Graph, said: Said, kind: Kind, w: float, columns: int) -> Block:
    items = [_item(said, node, w) for node in graph.of(kind)]
    if not items:
        return Block(0)
    title = paragraph(_TITLES[kind], "kicker", columns * w, "ink3")
    return stack((title, _in_columns(items, w, columns)), 10)


def _item(said: Said, node: Node, w: float) -> Block:
    room = w - 2 * _PAD
    name = paragraph(node.label, "strong", room)
    if node.kind == "flag":
        name = marked("flag", node.label, "strong", room, "ink")
    return boxed(
        stack((name, *_lines(said, node, room)), 2), w, "card", pad=(_PAD, 8), node=node.id
    )


def _lines(said: Said, node: Node, room: float) -> Iterator[Block]:
    if node.kind == "flag":
        yield paragraph(f"by {said.writers(node.id) or 'nothing'}", "small", room, "ink2")
    readers = said.readers(node.id) or "nothing"
    yield paragraph(f"read by {readers}", "small", room, "ink2")


def _in_columns(items: list[Block], w: float, columns: int) -> Block:
    """Each item in the column that is shortest so far."""
    heights = [0.0] * columns
    parts: list[tuple[float, float, Block]] = []
    for item in items:
        at = heights.index(min(heights))
        parts.append((at * (w + _GAP), heights[at], item))
        heights[at] += item.height + 10
    return Block(max(heights) - 10, tuple(parts))
