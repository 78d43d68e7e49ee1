"""Numbers as pictures: a bar, a field of marks, and odds beside what they came to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import attrs
import pygame

from game.window import marks, paint
from game.window.canvas import Canvas, put
from game.window.layout import Tone, Widget, color_of
from game.window.page import Page
from game.window.theme import Color, Look, Pair, Standing, Theme, mix
from game.window.widgets.words import icon_px

Rect = pygame.Rect
FAINT = 0.36
"""Of the grey of what is neither yours nor the record's, where it covers a surface."""


def track_of(look: Look) -> Color:
    """The empty part of a bar."""
    theme = look.theme
    return mix(theme.sunken, theme.ink, 0.16 if theme.name != "light" else 0.0)


@attrs.define(eq=False)
class Bar(Widget):
    """A share (0 to 1) of a track, from the left; in a tone, or in the ink of a standing."""

    share: float
    tone: Tone | Standing = "accent"
    thick: float = 7

    def _width(self, look: Look) -> int:
        return look.px(120)

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.thick)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """In the middle of the rect's height."""
        bar = Rect(0, 0, rect.width, look.px(self.thick))
        bar.center = rect.center
        page.draw(bar, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        radius = rect.height // 2
        border = look.theme.line_strong if look.theme.border > 1 else None
        paint.rounded(target, rect, radius, track_of(look), border, 1)
        wide = int(rect.width * min(1.0, max(0.0, self.share)) + 0.5)
        if wide:
            solid = Rect(rect.left, rect.top, max(rect.height, wide), rect.height)
            paint.rounded(target, solid, radius, self._ink(look.theme))

    def _ink(self, theme: Theme) -> Color:
        found: Color | Pair = getattr(theme, self.tone)
        return found.ink if isinstance(found, Pair) else found


@attrs.frozen(cache_hash=True)
class Group:
    """So many marks of a kind; `faint` ones are of what is neither yours nor the record's."""

    count: int
    kind: marks.Kind
    tone: Tone
    faint: bool = False


@attrs.define(eq=False)
class Dots(Widget):
    """A mark for each of a number, group after group, row after row."""

    groups: Sequence[Group]
    across: int = 20

    def _sizes(self, look: Look, width: int) -> tuple[float, int]:
        """The step from mark to mark, and the number of rows."""
        total = sum(group.count for group in self.groups)
        return width / self.across, max(1, -(-total // self.across))

    def _width(self, look: Look) -> int:
        return look.px(15 * self.across)

    def _down(self, look: Look, width: int) -> int:
        """From row to row: as across, or a little closer where there is much room."""
        return int(min(self._sizes(look, width)[0], icon_px(look, 17)) + 0.5)

    def _height(self, look: Look, width: int) -> int:
        return self._sizes(look, width)[1] * self._down(look, width)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """From the upper left."""
        step, rows = self._sizes(look, rect.width)
        down = self._down(look, rect.width)
        area = Rect(rect.left, rect.top, rect.width, rows * down)
        groups = tuple((group.count, group.kind, self._ink(group, look)) for group in self.groups)
        size = min(step, down) * 0.74
        page.draw(
            area,
            lambda target, here, state: put(
                target, _dots(groups, self.across, step, down, size, here.size), here.topleft
            ),
        )

    def _ink(self, group: Group, look: Look) -> Color:
        color = color_of(look.theme, group.tone)
        return mix(look.theme.surface, color, 0.55) if group.faint else color


@lru_cache(maxsize=24)
def _dots(
    groups: tuple[tuple[int, marks.Kind, Color], ...], across: int, step: float, down: int,
    size: float, room: tuple[int, int],
) -> pygame.Surface:  # fmt: skip
    canvas = Canvas(*room, k=3)
    at = 0
    for count, kind, color in groups:
        for _ in range(count):
            row, column = divmod(at, across)
            centre = ((column + 0.5) * step, (row + 0.5) * down)
            marks.draw_mark(canvas, kind, centre, size, color)
            at += 1
    return canvas.finish()


@attrs.define(eq=False)
class OddsTrack(Widget):
    """A line from 0 to 100 %: what was said (circle), what it came to (triangle at an end), and the
    way between them. `came` is None where it was not settled."""

    said: int
    came: bool | None

    def _width(self, look: Look) -> int:
        return look.px(150)

    def _height(self, look: Look, width: int) -> int:
        return icon_px(look, 20)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """In the middle of the rect's height."""
        high = icon_px(look, 20)
        area = Rect(rect.left, rect.centery - high // 2, rect.width, high)
        page.draw(area, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        put(target, self._drawn(rect.size, look), rect.topleft)

    def _drawn(self, size: tuple[int, int], look: Look) -> pygame.Surface:
        theme, k = look.theme, icon_px(look, 100) / 100
        canvas = Canvas(*size, k=3)
        y, left, right = size[1] / 2, 8 * k, size[0] - 8 * k
        said = left + (right - left) * self.said / 100
        canvas.line([(left, y), (right, y)], 1.2 * k, theme.line_strong)
        for share in (0, 0.5, 1):
            x = left + (right - left) * share
            canvas.line([(x, y - 4 * k), (x, y + 4 * k)], 1.2 * k, theme.line_strong)
        if self.came is not None:
            came = right if self.came else left
            way = mix(theme.surface, theme.accent, 0.45)
            canvas.box(min(said, came), y - 2.6 * k, abs(said - came), 5.2 * k, way)
            marks.draw_mark(canvas, "triangle", (came, y), 13 * k, theme.ink, theme.surface)
        marks.draw_mark(canvas, "circle", (said, y), 11 * k, theme.accent, theme.surface)
        return canvas.finish()
