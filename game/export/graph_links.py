"""The lines of a chapter's picture. They run where no card is: between columns, between lanes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attrs

from game.analysis.graph import Graph, Node
from game.export.graph_blocks import Box, Line

GUTTER = 32.0
LANE_GAP = 18.0
_FIRST_LINE = 13.5  # from a row's top to the middle of its first line
_STEP = 7.0
TRACK = 7.0

Point = tuple[float, float]


@attrs.frozen
class Band:
    """Where columns side by side were put: the first's left edge and how far apart they are (x),
    then the tops (y) of the time line, the heads, the free strip, what may land, and the top and
    bottom of each lane.

    `columns` are the names of columns; `filled` the (column, lane) in which a card stands.
    """

    columns: tuple[str, ...]
    filled: frozenset[tuple[int, int]]
    left: float
    pitch: float
    top: float
    heads: float
    strip: float
    arrivals: float
    lanes: tuple[tuple[float, float], ...]

    def gutter(self, column: int, share: float = 0.5) -> float:
        """The x of the gutter before a column (the one after the last is the number of columns)."""
        return self.left + column * self.pitch - GUTTER * (1 - share)


@attrs.frozen
class _Stop:
    """A box on the record's way, in which band, column and lane it is."""

    band: int
    column: int
    lane: int
    box: Box

    @property
    def y(self) -> float:
        return self.box.y + _FIRST_LINE

    @property
    def right(self) -> float:
        return self.box.x + self.box.w


def record_way(graph: Graph, bands: list[Band], boxes: dict[str, Box]) -> Iterator[Line]:
    """A dashed line for each seat, through what it did, to the ending of the record."""
    for lane, way in enumerate(graph.ways().values()):
        stops = [_stop(bands, boxes, node, lane) for node in way]
        for one, other in pairwise(stops):
            yield from _between(bands, one, other)


def _stop(bands: list[Band], boxes: dict[str, Box], node: Node, lane: int) -> _Stop:
    turn = _turn(node.id) if node.kind == "policy" else "endings"
    at = next(number for number, band in enumerate(bands) if turn in band.columns)
    return _Stop(at, bands[at].columns.index(turn), lane, boxes[node.id])


def _between(bands: list[Band], one: _Stop, other: _Stop) -> Iterator[Line]:
    here, there = bands[one.band], bands[other.band]
    if abs(one.y - other.y) < _STEP:  # a step so small would look like a slip
        other = attrs.evolve(other, box=attrs.evolve(other.box, y=one.box.y))
    start, end = (one.right, one.y), (other.box.x, other.y)
    out, into = here.gutter(one.column + 1), there.gutter(other.column)
    low, far_low = (band.lanes[one.lane][1] + LANE_GAP / 2 for band in (here, there))
    leaving, arriving = (start, (out, one.y)), ((into, other.y), end)
    if one.band == other.band and one.column == other.column:
        x = here.gutter(one.column + 1, 0.25)
        yield Line((start, (x, one.y), (x, other.y), (other.right, other.y)), "record")
    elif one.band == other.band and one.column + 1 == other.column:
        yield Line((*leaving, *arriving), "record")
    elif one.band == other.band:
        between = range(one.column + 1, other.column)
        if not here.filled & {(column, one.lane) for column in between}:
            low = one.y
        yield Line((*leaving, (out, low), (into, low), *arriving), "record")
    else:
        yield _to_the_edge(leaving, (here.gutter(len(here.columns), 1), low), one, here)
        yield _from_the_edge(arriving, (there.left - GUTTER, far_low), other)


def _to_the_edge(leaving: tuple[Point, Point], edge: Point, stop: _Stop, band: Band) -> Line:
    """To the right edge of a band, straight from its last column, else under the others."""
    if stop.column + 1 == len(band.columns):
        return Line((leaving[0], (edge[0], stop.y)), "record", arrow=True)
    return Line((*leaving, (leaving[1][0], edge[1]), edge), "record", arrow=True)


def _from_the_edge(arriving: tuple[Point, Point], edge: Point, stop: _Stop) -> Line:
    if stop.column == 0:
        return Line(((edge[0], stop.y), arriving[1]), "record")
    return Line((edge, (arriving[0][0], edge[1]), *arriving), "record")


def landings(graph: Graph, bands: list[Band], boxes: dict[str, Box]) -> Iterator[Line]:
    """Arrows from what is put off to the turns where it can land; those to one turn share a track.
    Where the turn stands in another band, the words in it say whence, and no arrow is drawn.
    """
    for band in bands:
        for track, (turn, sources) in enumerate(tracks_of(graph, band.columns).items()):
            shift = track % 4 * 0.06
            into = band.gutter(band.columns.index(turn), 0.7 + shift)
            box, over = boxes[f"{turn} lands"], band.strip + TRACK * (track + 0.5)
            end = ((into, over), (into, box.y + box.h / 2), (box.x, box.y + box.h / 2))
            for source in sources:
                out = band.gutter(band.columns.index(_turn(source)) + 1, 0.12 + shift)
                one = boxes[source]
                y = one.y + one.h - 12
                start = ((one.x + one.w, y), (out, y), (out, over))
                yield Line((*start, *end), "lands", arrow=True)


def tracks_of(graph: Graph, columns: tuple[str, ...]) -> dict[str, dict[str, None]]:
    """The turns to which `landings` draws arrows over these columns, with the boxes that they
    leave.
    """
    tracks: dict[str, dict[str, None]] = {}
    for edge in graph.edges:
        if edge.relation == "lands" and {_turn(edge.source), edge.target} <= {*columns}:
            node = graph.by_id[edge.source]
            source = node.inside if node.kind == "line" else node.id
            tracks.setdefault(edge.target, {})[source] = None
    return tracks


def _turn(id: str) -> str:
    """The turn in which a node stands."""
    return id.partition(".")[0]
