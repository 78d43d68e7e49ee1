"""Signs: Lucide icons, the marks of a path, and the sign of each standing. Premultiplied pictures.

Circle and solid line: you. Diamond and dashes: the record. Square and dots: what if. Hollow
triangle: measured. Never a colour alone.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from typing import Literal

import pygame

from game import resources
from game.window import fonts
from game.window.canvas import Canvas, Point, put
from game.window.theme import Color, Standing

Kind = Literal["circle", "diamond", "square", "triangle"]


@lru_cache(maxsize=1)
def _codepoints() -> dict[str, int]:
    text = resources.path("assets", "icons", "codepoints.json").read_text("utf-8")
    found: dict[str, int] = json.loads(text)
    return found


def has_icon(name: str) -> bool:
    """Whether Lucide has an icon of this name."""
    return name in _codepoints()


@lru_cache(maxsize=400)
def icon(name: str, px: int, color: Color) -> pygame.Surface:
    """A Lucide icon in a square of `px`. KeyError names one that does not exist."""
    k = 4 if px < 40 else 2
    box = pygame.Surface((px * k, px * k), pygame.SRCALPHA)
    char = chr(_codepoints()[name])
    if not fonts.is_there("icons"):
        return pygame.transform.scale(box, (px, px))  # a letter's box would mean nothing
    drawn = fonts.font("icons", px * k).render(char, True, color)
    put(box, drawn.premul_alpha(), (0, 0))  # the em square is the top of the line
    return pygame.transform.smoothscale(box, (px, px))


def shape(kind: Kind, centre: Point, size: float) -> list[Point]:
    """Corners of a mark; empty for the circle. `size` is its width, all look equally large."""
    x, y, r = *centre, size / 2
    if kind == "diamond":
        r *= 1.18
        return [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    if kind == "square":
        r *= 0.88
        return [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
    if kind == "triangle":
        r *= 1.15
        return [(x - r, y - r * 0.8), (x + r, y - r * 0.8), (x, y + r * 0.9)]
    return []


def draw_mark(
    canvas: Canvas,
    kind: Kind,
    centre: Point,
    size: float,
    color: Color,
    ground: Color | None = None,
) -> None:
    """A mark on a canvas, with a rim of the ground's colour; the triangle is hollow."""
    if kind == "triangle":
        corners = shape(kind, centre, size)
        if ground is not None:
            canvas.polygon(corners, ground)
        canvas.line([*corners, corners[0]], size * 0.16, color)
        return
    for grown, paint in ((size * 0.36, ground), (0.0, color)):
        if paint is None:
            continue
        if kind == "circle":
            canvas.circle(centre, (size + grown) / 2, paint)
        else:
            canvas.polygon(shape(kind, centre, size + grown), paint)


@lru_cache(maxsize=200)
def mark(kind: Kind, px: int, color: Color) -> pygame.Surface:
    """A mark alone, in a square of `px` times 1.3."""
    side = int(px * 1.3 + 0.5)
    canvas = Canvas(side, side, k=4)
    draw_mark(canvas, kind, (side / 2, side / 2), px, color)
    return canvas.finish()


@lru_cache(maxsize=40)
def ringed(kind: Kind, px: int, color: Color, inside: Color) -> pygame.Surface:
    """A mark with a rim of its colour around another one, in a square of `px` times 1.3."""
    side = int(px * 1.3 + 0.5)
    canvas = Canvas(side, side, k=4)
    draw_mark(canvas, kind, (side / 2, side / 2), px, color)
    draw_mark(canvas, kind, (side / 2, side / 2), px * 0.58, inside)
    return canvas.finish()


@lru_cache(maxsize=100)
def standing_sign(basis: Standing, px: int, ink: Color, soft: Color) -> pygame.Surface:
    """The sign of a standing: a written page, "therefore" in a triangle, a tilde in dashes."""
    canvas = Canvas(px, px, k=6)
    {"documented": _page, "inferred": _therefore, "assumed": _tilde}[basis](canvas, px, ink, soft)
    return canvas.finish()


def _page(canvas: Canvas, px: int, ink: Color, soft: Color) -> None:
    left, right, top, bottom = px * 0.18, px * 0.82, px * 0.06, px * 0.94
    fold = px * 0.24
    canvas.polygon(
        [(left, top), (right - fold, top), (right, top + fold), (right, bottom), (left, bottom)],
        ink,
    )
    for y, end in ((0.44, 0.70), (0.60, 0.70), (0.76, 0.56)):
        canvas.line([(px * 0.30, px * y), (px * end, px * y)], px * 0.075, soft)


def _therefore(canvas: Canvas, px: int, ink: Color, soft: Color) -> None:
    corners = [(px * 0.5, px * 0.1), (px * 0.95, px * 0.88), (px * 0.05, px * 0.88)]
    canvas.polygon(corners, ink)
    canvas.line([*corners, corners[0]], px * 0.08, ink)
    for x, y in ((0.5, 0.46), (0.34, 0.71), (0.66, 0.71)):
        canvas.circle((px * x, px * y), px * 0.075, soft)


def _tilde(canvas: Canvas, px: int, ink: Color, soft: Color) -> None:
    radius, turns = px * 0.44, 10
    for i in range(turns):
        start, end = 2 * math.pi * i / turns, 2 * math.pi * (i + 0.62) / turns
        arc = [start + (end - start) * j / 4 for j in range(5)]
        points = [(px / 2 + radius * math.cos(a), px / 2 + radius * math.sin(a)) for a in arc]
        canvas.line(points, px * 0.085, ink)
    wave = [
        (px * (0.28 + 0.44 * i / 12), px * (0.5 - 0.075 * math.sin(2 * math.pi * i / 12)))
        for i in range(13)
    ]
    canvas.line(wave, px * 0.1, ink)


def forget() -> None:
    """Drop pictures that hold a font."""
    icon.cache_clear()
