"""Small pictures of chapters, made of their arithmetic: an hour, a hub, so many days, a gap."""

from __future__ import annotations

import math
from functools import lru_cache

import attrs
import pygame

from game.scenario.emblem import Emblem
from game.window import paint, text
from game.window.canvas import Canvas, put
from game.window.layout import Widget
from game.window.page import Page, State
from game.window.theme import H2, Color, Look, mix

Rect = pygame.Rect
QUIET = 0.45


@attrs.define(eq=False)
class BandCard(Widget):
    """A card with a dark band on top that holds a year and an emblem, or else a globe."""

    id: str
    year: str
    emblem: Emblem | None
    body: Widget
    chosen: bool = False

    def _band(self, look: Look) -> int:
        return look.px(76)

    def _width(self, look: Look) -> int:
        return look.metrics.ems(220)

    def _height(self, look: Look, width: int) -> int:
        return self._band(look) + self.body.height(look, width)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The face, then the words below the band."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, state, look))
        page.spot(self.id, rect, "option", look.px(10), self.year)
        band = self._band(look)
        below = Rect(rect.left, rect.top + band, rect.width, rect.height - band)
        self.body.place(look, below, page)

    def _paint(self, target: pygame.Surface, rect: Rect, state: State, look: Look) -> None:
        theme, radius = look.theme, look.px(10)
        if theme.shadow:
            lift = (16, 5, 39) if state.hovered == self.id else (10, 3, 26)
            paint.shadow(target, rect, radius, look.px(lift[0]), look.px(lift[1]), lift[2])
        border = theme.accent if self.chosen else theme.line
        width = look.border + (look.px(1.2) if self.chosen else 0)
        fill = theme.accent_soft if self.chosen else theme.surface
        paint.rounded(target, rect, radius, fill, border, width)
        inner = rect.inflate(-2 * width, -2 * width)
        band = Rect(inner.left, inner.top, inner.width, self._band(look) - width)
        _paint_band(target, band, max(1, radius - width), look)
        block = text.set_text(self.year, H2, look.metrics)
        line = Rect(band.left + look.px(14), band.bottom - block.height - look.px(3), block.width,
                    block.height)  # fmt: skip
        text.draw_block(target, block, line, theme.on_hero, theme.on_hero)
        room = band.width - block.width - look.px(40)
        if room > look.px(50):
            size = (min(room, look.px(116)), band.height - look.px(16))
            kind, count = (self.emblem.draw, self.emblem.count) if self.emblem else ("globe", 0)
            drawn = _drawn(kind, count, size, theme.hero, theme.pin)
            at = (band.right - look.px(12) - size[0], band.top + look.px(8))
            put(target, drawn, at)


def _paint_band(target: pygame.Surface, band: Rect, radius: int, look: Look) -> None:
    """A gradient whose upper corners are round."""
    put(target, _round_top(band.size, radius, look.theme.hero), band.topleft)


@lru_cache(maxsize=12)
def _round_top(size: tuple[int, int], radius: int, hero: tuple[Color, Color]) -> pygame.Surface:
    mask = Canvas(*size, k=4)
    mask.box(0, 0, size[0], size[1] + 2 * radius, (255, 255, 255), radius)
    shape = mask.finish()
    face = pygame.Surface(size, pygame.SRCALPHA)
    paint.gradient(face, face.get_rect(), *hero)
    shape.blit(face, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return shape


@lru_cache(maxsize=24)
def _drawn(
    kind: str, count: int, size: tuple[int, int], hero: tuple[Color, Color], pin: Color
) -> pygame.Surface:
    canvas = Canvas(*size, k=4)
    quiet = mix(hero[1], (200, 212, 228), QUIET)
    light = mix(hero[1], (225, 233, 244), 0.8)
    {"clock": _clock, "hub": _hub, "dots": _dots, "gap": _gap, "globe": _globe}[kind](
        canvas, count, quiet, light, pin
    )
    return canvas.finish()


def _clock(canvas: Canvas, hour: int, quiet: Color, light: Color, pin: Color) -> None:
    """The hour that ends at `hour` is filled."""
    r = min(canvas.width, canvas.height) / 2 - 1
    x, y = canvas.width - r - 2, canvas.height / 2

    def at(hours: float, share: float) -> tuple[float, float]:
        angle = math.radians(hours * 30 - 90)
        return x + r * share * math.cos(angle), y + r * share * math.sin(angle)

    end = hour % 12 or 12
    steps = [at(end - 1 + i / 12, 0.86) for i in range(13)]
    canvas.polygon([(x, y), *steps], pin)
    rim = [at(i / 5, 1.0) for i in range(61)]
    canvas.line(rim, r * 0.05, quiet)
    for i in range(12):
        canvas.line([at(i, 0.86), at(i, 0.98)], r * 0.05, quiet)
    canvas.line([(x, y), at(end - 1, 0.6)], r * 0.09, light)
    canvas.line([(x, y), at(12, 0.82)], r * 0.07, light)


def _hub(canvas: Canvas, count: int, quiet: Color, light: Color, pin: Color) -> None:
    """Two that speak to a third and not to each other."""
    w, h = canvas.width, canvas.height
    r = h * 0.14
    top, left, right = (w / 2, r + 1), (w * 0.18, h - r - 2), (w * 0.86, h - r - 2)
    canvas.line([left, top], h * 0.03, light)
    canvas.line([top, right], h * 0.03, light)
    canvas.dashed([left, right], h * 0.03, quiet, h * 0.09, h * 0.09)
    for point in (left, right):
        canvas.circle(point, r * 0.8, light)
    canvas.circle(top, r * 1.05, pin)


def _dots(canvas: Canvas, count: int, quiet: Color, light: Color, pin: Color) -> None:
    """So many days: the first is light, the last is the day."""
    count = max(2, count or 27)
    w, h = canvas.width, canvas.height
    rows = max(1, min(round(math.sqrt(count * h / w)), count))
    columns = math.ceil(count / rows)
    step = min(w / columns, h / rows)
    left, top = w - step * columns, (h - step * rows) / 2
    for i in range(count):
        row, column = divmod(i, columns)
        color = light if i == 0 else pin if i == count - 1 else quiet
        radius = step * (0.36 if i == count - 1 else 0.28)
        canvas.circle((left + (column + 0.5) * step, top + (row + 0.5) * step), radius, color)


def _gap(canvas: Canvas, count: int, quiet: Color, light: Color, pin: Color) -> None:
    """A line that is broken in the middle."""
    w, h = canvas.width, canvas.height
    y, r = h / 2, h * 0.13
    canvas.line([(w * 0.12, y), (w * 0.28, y)], h * 0.045, light)
    canvas.dashed([(w * 0.34, y), (w * 0.72, y)], h * 0.045, quiet, h * 0.09, h * 0.1)
    canvas.line([(w * 0.84, y), (w * 0.96, y)], h * 0.045, pin)
    canvas.circle((w * 0.28, y), r, light)
    canvas.circle((w * 0.78, y), r, pin)


def _globe(canvas: Canvas, count: int, quiet: Color, light: Color, pin: Color) -> None:
    """Anywhere: meridians, parallels, a place."""
    r = min(canvas.width, canvas.height) / 2 - 1
    x, y = canvas.width - r - 2, canvas.height / 2
    turns = [2 * math.pi * i / 60 for i in range(61)]
    for share in (0.36, 0.74):
        path = [(x + r * share * math.cos(a), y + r * math.sin(a)) for a in turns]
        canvas.line(path, r * 0.035, quiet)
    for share in (-0.5, 0.0, 0.5):
        half = r * math.sqrt(1 - share * share)
        canvas.line([(x - half, y + r * share), (x + half, y + r * share)], r * 0.035, quiet)
    canvas.line([(x + r * math.cos(a), y + r * math.sin(a)) for a in turns], r * 0.06, light)
    canvas.circle((x + r * 0.36, y - r * 0.25), r * 0.15, pin)
