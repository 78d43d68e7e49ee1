"""The picture of a chapter: turns side by side, seats under one another, endings last.

On a slide (1920 x 1080) the columns are made as wide, and set in as many bands, as lets the words
be largest; where they would be too small even so, the picture grows downwards instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import ceil

import attrs

from game.analysis.graph import Graph
from game.export.graph_blocks import (
    Block,
    Box,
    Line,
    Mark,
    Piece,
    Shape,
    Words,
    flow,
    marked,
    paragraph,
    stack,
)
from game.export.graph_columns import Column, columns_of
from game.export.graph_links import (
    GUTTER,
    LANE_GAP,
    TRACK,
    Band,
    landings,
    record_way,
    tracks_of,
)
from game.export.graph_memory import memory
from game.export.graph_words import Said
from game.views.words import years

SLIDE = (1920.0, 1080.0)
MARGIN = 44.0
_BAND_GAP = 26.0
_TIMELINE = 32.0
_WIDTHS = range(200, 441, 16)
_LEAST, _MOST = 0.8, 1.5  # the least share of their size that words may have on a slide, the most
_FULL_WIDTH, _FULL_COLUMNS = 340, 8  # a column, and the most of them in a band
_LEGEND: dict[Shape, str] = {
    "ring": "another way",
    "hollow": "record unknown: by the rule of an empty seat",
    "up": "moves up",
    "down": "moves down",
    "either": "up or down",
    "lock": "only if",
    "flag": "marks",
    "clear": "clears",
    "later": "lands later",
}
_LEGEND_ROOM = 460.0
_NOTE = "Numbers are the author's model. The record is what was done, not the right answer."
_LEFT_OUT = " Most events, delays, chances and sizes are left out."


@attrs.frozen
class Picture:
    """`width` by `height` px on the screen, `scale` of them to one px of the pieces; `description`
    tells what is drawn to those who do not see it.
    """

    width: float
    height: float
    scale: float
    pieces: tuple[Piece, ...]
    title: str
    description: str


def picture(graph: Graph) -> Picture:
    """The picture of a graph: a slide of its story, or a sheet as large as everything needs."""
    said = Said(graph)
    count = len(graph.of("turn")) + 1
    if graph.of("line"):
        columns = tuple(columns_of(graph, said, _FULL_WIDTH))
        across = ceil(count / ceil(count / _FULL_COLUMNS))
        sheet = _Sheet(graph, said, _FULL_WIDTH, columns, across)
        return sheet.drawn((sheet.width, sheet.height), 1.0)
    sheets = [
        _Sheet(graph, said, w, columns, across)
        for w in _WIDTHS
        for columns in (tuple(columns_of(graph, said, w)),)
        for across in {ceil(count / bands) for bands in (1, 2, 3)}
    ]
    best = max(sheets, key=lambda sheet: sheet.fit)
    if best.fit >= _LEAST:
        scale = min(best.fit, _MOST)
        return best.drawn((SLIDE[0] / scale, SLIDE[1] / scale), scale)
    legible = [sheet for sheet in sheets if SLIDE[0] / sheet.width >= _LEAST] or sheets
    lowest = min(legible, key=lambda sheet: sheet.height / sheet.width)
    return lowest.drawn((lowest.width, lowest.height), SLIDE[0] / lowest.width)


@attrs.frozen(slots=False)
class _Sheet:
    """One way to lay a graph out: columns `w` px wide, `across` of them in a band."""

    graph: Graph
    said: Said
    w: float
    columns: tuple[Column, ...]
    across: int

    @cached_property
    def _bands(self) -> list[tuple[Column, ...]]:
        starts = range(0, len(self.columns), self.across)
        return [self.columns[at : at + self.across] for at in starts]

    @cached_property
    def _lanes(self) -> int:
        return max(len(column.lanes) for column in self.columns)

    # --- sizes

    @cached_property
    def width(self) -> float:
        """The least width of the whole, in px of the pieces."""
        return 2 * MARGIN + self.across * (self.w + GUTTER) - GUTTER

    @cached_property
    def height(self) -> float:
        """The least height of the whole."""
        return self._end(self._places(0, 0)) + MARGIN

    @property
    def fit(self) -> float:
        """How large a slide shows it: 1 is full size."""
        return min(SLIDE[0] / self.width, SLIDE[1] / self.height)

    def _places(self, left: float, lower: float) -> list[Band]:
        """Where the bands go, `lower` than they could be."""
        top = MARGIN + lower + self._title.height + 22
        placed = []
        for columns in self._bands:
            placed.append(self._place(columns, left, top))
            top = self._bottom(columns, placed[-1]) + _BAND_GAP
        return placed

    def _place(self, columns: tuple[Column, ...], left: float, top: float) -> Band:
        names = tuple(each.name for each in columns)
        heads = top + _TIMELINE
        strip = heads + max(each.head.height for each in columns) + 12
        arrivals = strip + TRACK * len(tracks_of(self.graph, names))
        landing = max(each.arrivals.height for each in columns)
        y = arrivals + landing + (LANE_GAP if landing else 0)
        lanes = []
        for lane in range(self._lanes):
            tall = max((each.lanes[lane].height for each in columns if each.turn), default=0)
            lanes.append((y, y + tall))
            y += tall + LANE_GAP if tall else 0
        filled = frozenset(
            (at, lane)
            for at, column in enumerate(columns)
            for lane, cell in enumerate(column.lanes)
            if cell.height
        )
        pitch = self.w + GUTTER
        return Band(names, filled, left, pitch, top, heads, strip, arrivals, tuple(lanes))

    def _bottom(self, columns: tuple[Column, ...], band: Band) -> float:
        ends = (each.lanes[0].height for each in columns if not each.turn)
        return max(band.lanes[-1][1], band.lanes[0][0] + max(ends, default=0))

    def _end(self, bands: list[Band]) -> float:
        below = self._memory.height
        return self._bottom(self._bands[-1], bands[-1]) + (below + _BAND_GAP if below else 0)

    # --- what stands around

    @cached_property
    def _title(self) -> Block:
        """What it is, and beside it (or below, where there is no room) what the signs mean."""
        chapter, pack = self.graph.game.scenario.chapter, self.graph.game.scenario.pack
        room = self.width - 2 * MARGIN
        when = years(chapter.from_, chapter.to)
        kicker = f"{pack.title} · {chapter.place}, {when}".upper()
        size = self.said.size()
        title = stack(
            (
                paragraph(kicker, "kicker", room, "ink3"),
                paragraph(chapter.title, "h1", room),
                paragraph(size[:1].upper() + size[1:], "lead", room, "ink2"),
            ),
            2,
        )
        beside = room - title.width - 48
        if beside < _LEGEND_ROOM:
            return stack((title, self._legend(room)), 12)
        legend = self._legend(beside)
        height = max(title.height, legend.height)
        corner = (room - legend.width, height - legend.height)
        return Block(height, ((0, 0, title), (*corner, legend)))

    @cached_property
    def _memory(self) -> Block:
        return memory(self.graph, self.said, self.width - 2 * MARGIN)

    def _legend(self, room: float) -> Block:
        """The signs that are used, and what they mean."""
        used = set[Shape]().union(*(block.shapes() for block in self._blocks()))
        legend = [
            (marked(shape, said, "small", room), 18.0)
            for shape, said in _LEGEND.items()
            if shape in used
        ]
        record = Words(42, 13.5, "the record: what was done", "strong", "history")
        way = Line(((0, 9), (34, 9)), "record")
        parts = tuple((0, 0, part) for part in (way, Mark(17, 9, "diamond"), record))
        first = Block(17, parts, record.extent[2])
        note = _NOTE + ("" if self.graph.of("line") else _LEFT_OUT)
        signs = flow([(first, 18), *legend], room)
        return stack((signs, paragraph(note, "small", room, "ink3")), 4)

    def _blocks(self) -> Iterator[Block]:
        for column in self.columns:
            yield from (column.head, column.arrivals, *column.lanes)
        yield self._memory

    # --- drawing

    def drawn(self, size: tuple[float, float], scale: float) -> Picture:
        """The picture on a page of this size (in px of the pieces); what is left over goes around
        it.
        """
        left = (size[0] - self.width) / 2 + MARGIN
        lower = max(0.0, size[1] - self.height) * 0.35
        bands = self._places(left, lower)
        pieces = [*self._title.at(left, MARGIN + lower)]
        for band, columns in zip(bands, self._bands, strict=True):
            pieces += self._band(band, columns)
        pieces += self._memory.at(left, self._end(bands) - self._memory.height)
        boxes = {each.node: each for each in pieces if isinstance(each, Box)}
        pieces += record_way(self.graph, bands, boxes)
        pieces += landings(self.graph, bands, boxes)
        return Picture(
            size[0] * scale,
            size[1] * scale,
            scale,
            tuple(pieces),
            f"{self.graph.game.scenario.chapter.title}: how it can go",
            f"{self.said.size()}. The record: {self.said.record()}",
        )

    def _band(self, band: Band, columns: tuple[Column, ...]) -> Iterator[Piece]:
        yield from self._time_line(band, columns)
        for at, column in enumerate(columns):
            x = band.left + at * band.pitch
            yield from column.head.at(x, band.heads)
            yield from column.arrivals.at(x, band.arrivals)
            for (top, _), cell in zip(band.lanes, column.lanes, strict=False):
                yield from cell.at(x, top)

    def _time_line(self, band: Band, columns: tuple[Column, ...]) -> Iterator[Piece]:
        """A line from turn to turn; those that a condition opens are drawn open."""
        y = band.top + _TIMELINE / 2 - 4
        last = band.left + (len(columns) - 1) * band.pitch
        yield Line(((band.left, y), (last + (self.w if columns[-1].turn else 0), y)), "time")
        order = [column.name for column in self.columns]
        for at, column in enumerate(columns):
            x = band.left + at * band.pitch + 12
            if not column.turn:
                yield Mark(x, y, "end")
                continue
            yield Mark(x, y, "perhaps" if column.turn.guard else "turn")
            number = str(order.index(column.turn.id) + 1)
            ink = "ink" if column.turn.guard else "paper"
            yield Words(x, y + 4.5, number, "number", ink, "middle")
