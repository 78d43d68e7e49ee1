"""Words set in lines: rich spans, wrapping, and one cached picture per line.

Everything is keyed by value: the same words at the same size and width are set and drawn once.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import attrs
import pygame

from game.window import breaks, fonts
from game.window.spans import Rich, Span, paragraphs
from game.window.theme import Color, Metrics, Type

MARK_SIZE = 0.64
MARK_RISE = 0.42
"""A citation mark: its size, and how far it stands over the baseline, in sizes of the text."""


@attrs.frozen(cache_hash=True)
class Piece:
    """A run in a line: one face, one size, one colour. Places and sizes in real px."""

    text: str
    face: str
    px: float
    x: float
    width: float
    rise: float = 0.0
    mark: str = ""

    def at(self, x: float) -> Piece:
        """The same somewhere else; quicker than `attrs.evolve`, and laid out by the thousand."""
        return Piece(self.text, self.face, self.px, x, self.width, self.rise, self.mark)

    def saying(self, text: str, x: float, width: float) -> Piece:
        """Other words in the same style."""
        return Piece(text, self.face, self.px, x, width, self.rise, self.mark)


@attrs.frozen(cache_hash=True)
class Line:
    """A line as it will be drawn."""

    pieces: tuple[Piece, ...]
    width: float
    tracking: float = 0.0
    tabular: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@attrs.frozen
class Block:
    """Lines with the height of each, and the baseline's distance from a line's top, in real px."""

    lines: tuple[Line, ...]
    step: int
    baseline: float

    @property
    def width(self) -> int:
        """The widest line, rounded up."""
        return max((int(line.width + 0.999) for line in self.lines), default=0)

    @property
    def height(self) -> int:
        """All lines."""
        return self.step * len(self.lines)


@lru_cache(maxsize=4000)
def set_text(
    rich: Rich, type_: Type, metrics: Metrics, width: int | None = None, most: int = 0
) -> Block:
    """Set words in lines of at most `width` real px; None: one line each.

    `most` lines at most (0: any number), the last one then ends in an ellipsis.
    """
    px = metrics.type_px(type_.size)
    ascent, descent = fonts.vertical(fonts.face_of(type_), px)
    step = int(px * type_.leading + 0.5)
    setter = _Setter(type_, px, float("inf") if width is None else width)
    for paragraph in paragraphs(rich):
        setter.add(paragraph)
    lines = tuple(setter.lines)
    if most and len(lines) > most:
        lines = (*lines[: most - 1], setter.shortened(lines[most - 1]))
    return Block(lines, step, (step + ascent - descent) / 2)


class _Setter:
    """Fills lines greedily."""

    def __init__(self, type_: Type, px: float, width: float) -> None:
        self.type, self.px, self.width = type_, px, width
        self.tracking = type_.tracking * px
        self.lines: list[Line] = []

    def add(self, spans: tuple[Span, ...]) -> None:
        """Set one paragraph."""
        text = "".join(span.text for span in spans)
        owner = [i for i, span in enumerate(spans) for _ in span.text]
        glued = frozenset(
            i for i in range(1, len(text)) if spans[owner[i]].mark and owner[i] != owner[i - 1]
        )
        line: list[Piece] = []
        x = 0.0
        for start, end in breaks.words(text, glued):
            word = self._pieces(text, owner, spans, start, end)
            tight = sum(piece.width for piece in word) - self._trailing(word)
            if line and not self._fits(line, word, x + tight):
                self._finish(line)
                line, x = [], 0.0
            if tight > self.width:
                word, x = self._torn(word, x)
            for piece in word:
                line.append(piece.at(x))
                x += piece.width
        self._finish(line)

    def _fits(self, line: list[Piece], word: list[Piece], summed: float) -> bool:
        """Whether a word still fits; near the edge the joined line is measured."""
        if summed < self.width * 0.98:
            return True
        return summed <= self.width * 1.02 and self._line([*line, *word]).width <= self.width + 0.01

    def _pieces(
        self, text: str, owner: list[int], spans: tuple[Span, ...], start: int, end: int
    ) -> list[Piece]:
        found = []
        while start < end:
            stop = start
            while stop < end and owner[stop] == owner[start]:
                stop += 1
            found.extend(self._runs(text[start:stop], spans[owner[start]]))
            start = stop
        return found

    def _runs(self, text: str, span: Span) -> list[Piece]:
        if span.mark:
            px = int(self.px * MARK_SIZE * 4 + 0.5) / 4
            width = fonts.advance(text, "sans-bold", px)
            return [Piece(text, "sans-bold", px, 0, width, self.px * MARK_RISE, span.mark)]
        face = fonts.face_of(self.type, span.strong, span.emphasis)
        found = []
        for run_face, run in fonts.runs(text, face):
            spare = run_face != face
            px = int(self.px * fonts.FALLBACK_SCALE * 4) / 4 if spare else self.px
            width = fonts.advance(run, run_face, px, self.tracking, self.type.tabular)
            found.append(Piece(run, run_face, px, 0, width))
        return found

    def _trailing(self, word: list[Piece]) -> float:
        """The width of the spaces at the end of a word, which may hang over the edge."""
        last = word[-1]
        bare = last.text.rstrip(" ")
        if bare == last.text:
            return 0.0
        return last.width - fonts.advance(
            bare, last.face, last.px, self.tracking, self.type.tabular
        )

    def _torn(self, word: list[Piece], x: float) -> tuple[list[Piece], float]:
        """A word wider than the line, cut where it must be; returns what is left of it."""
        rest: list[Piece] = []
        for piece in word:
            text = ""
            for char in piece.text:
                if (x or text) and x + self._width(text + char, piece) > self.width:
                    done = piece.saying(text, x, self._width(text, piece))
                    self._finish([*rest, done] if text else rest)
                    rest, text, x = [], "", 0.0
                text += char
            rest.append(piece.saying(text, x, self._width(text, piece)))
            x += rest[-1].width
        return rest, 0.0

    def _width(self, text: str, like: Piece) -> float:
        if like.mark:
            return fonts.advance(text, like.face, like.px)
        return fonts.advance(text, like.face, like.px, self.tracking, self.type.tabular)

    def _finish(self, pieces: list[Piece]) -> None:
        self.lines.append(self._line(pieces))

    def _line(self, pieces: list[Piece]) -> Line:
        """Join neighbours of one style, drop the spaces at the end, measure what is joined: a run
        is a little wider than its words are one by one."""
        styles = [[*each] for _, each in groupby(pieces, attrgetter("face", "px", "mark"))]
        texts = ["".join(piece.text for piece in each) for each in styles]
        texts[-1:] = [text.rstrip(" ") for text in texts[-1:]]
        joined, x = [], 0.0
        for (first, *_), text in zip(styles, texts, strict=True):
            width = self._width(text, first) if text else 0.0
            joined.append(first.saying(text, x, width))
            x += width
        return Line(tuple(joined), x, self.tracking, self.type.tabular)

    def shortened(self, line: Line) -> Line:
        """The line cut so that an ellipsis fits at its end."""
        pieces = [piece for piece in line.pieces if not piece.mark] or list(line.pieces)
        while pieces:
            last = pieces[-1]
            text = last.text.rstrip(" ,;:.…")
            while text and last.x + self._width(text + "…", last) > self.width:
                text = text[:-1].rstrip(" ,;:.")
            if text:
                width = self._width(text + "…", last)
                done = (*pieces[:-1], last.saying(text + "…", last.x, width))
                return Line(done, last.x + width, line.tracking, line.tabular)
            pieces.pop()
        return Line((), 0.0)


PAD = 2
"""Real px left and right of a drawn line, for letters that lean out of it."""


@lru_cache(maxsize=600)  # some screens full; a line of a large projector takes 100 kB and more
def line_surface(
    line: Line, step: int, baseline: float, ink: Color, mark: Color
) -> tuple[pygame.Surface, tuple[int, int]]:
    """A line drawn, premultiplied and cut down to what is inked; and where that is from the upper
    left corner of the line."""
    k = max((fonts.supersample(piece.px) for piece in line.pieces if not piece.mark), default=4)
    width = int(line.width + 0.999) + 2 * PAD
    large = pygame.Surface((width * k, step * k), pygame.SRCALPHA)
    for piece in line.pieces:
        at = (piece.x + PAD, baseline - piece.rise)
        color = mark if piece.mark else ink
        tracking = 0 if piece.mark else line.tracking
        fonts.draw(
            large, piece.text, piece.face, piece.px, color, at, k, tracking, line.tabular
        )  # fmt: skip
    drawn = pygame.transform.smoothscale(large, (width, step)) if k > 1 else large
    inked = drawn.get_bounding_rect()
    return drawn.subsurface(inked).copy(), (inked.left - PAD, inked.top)


def draw_block(
    target: pygame.Surface,
    block: Block,
    rect: pygame.Rect,
    ink: Color,
    mark: Color,
    align: float = 0.0,
) -> None:
    """Draw lines into a rect: `align` 0 left, 0.5 middle, 1 right. Lines out of the clip are
    skipped."""
    clip, step = target.get_clip(), block.step
    for i, line in enumerate(block.lines):
        top = rect.top + i * step
        if top + step < clip.top or top > clip.bottom or not line.pieces:
            continue
        left = rect.left + int((rect.width - line.width) * align + 0.5) if align else rect.left
        drawn, (x, y) = line_surface(line, step, block.baseline, ink, mark)
        target.blit(drawn, (left + x, top + y), special_flags=pygame.BLEND_PREMULTIPLIED)


def mark_rects(block: Block, rect: pygame.Rect) -> list[tuple[str, pygame.Rect]]:
    """Where the citation marks of a left-aligned block are, a little larger than drawn."""
    found = []
    for i, line in enumerate(block.lines):
        for piece in line.pieces:
            if piece.mark:
                high = int(block.step * 0.62)
                left, top = rect.left + int(piece.x), rect.top + i * block.step
                area = pygame.Rect(left - 2, top, int(piece.width + 0.999) + 4, high)
                found.append((piece.mark, area))
    return found


def forget() -> None:
    """Drop everything that holds a font or a picture."""
    line_surface.cache_clear()
    set_text.cache_clear()
    fonts.advance.cache_clear()
    fonts.vertical.cache_clear()
    fonts.forget()
