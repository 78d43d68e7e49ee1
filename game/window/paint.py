"""Boxes with smooth corners, shadows, scrims and bands. Lengths are in real px."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from game.window.canvas import Canvas, premultiplied, put, round_path
from game.window.theme import Color

Rect = pygame.Rect
SHADE = (8, 13, 20)
"""Of shadows, and of what lies behind a sheet."""


def rounded(
    target: pygame.Surface,
    rect: Rect,
    radius: int,
    fill: Color | None,
    border: Color | None = None,
    width: int = 1,
) -> None:
    """A box with rounded corners: `fill` None leaves the inside, `border` None has no outline."""
    if rect.width <= 0 or rect.height <= 0:
        return
    if border is None or width <= 0:
        border, width = None, 0
    if fill is None or min(rect.size) <= 2 * radius + 1:
        put(target, _whole(rect.size, radius, fill, border, width), rect.topleft)
        return
    r = max(radius, width)
    _sides(target, rect, r, fill, border, width)
    disc = _whole((2 * r, 2 * r), radius, fill, border, width)
    for right in (0, 1):
        for low in (0, 1):
            at = (rect.left if not right else rect.right - r,
                  rect.top if not low else rect.bottom - r)  # fmt: skip
            area = Rect(right * r, low * r, r, r)
            target.blit(disc, at, area, special_flags=pygame.BLEND_PREMULTIPLIED)


def gaps(rect: Rect, covers: Sequence[Rect]) -> list[Rect]:
    """What is left of a rect where none of some others lies over it, in bands from the top."""
    found = []
    near = [each.clip(rect) for each in covers if each.colliderect(rect)]
    edges = {rect.top, rect.bottom, *(r.top for r in near), *(r.bottom for r in near)}
    for top, bottom in pairwise(sorted(edges)):
        x, high = rect.left, bottom - top
        across = (r for r in near if r.top <= top and r.bottom >= bottom)
        for each in sorted(across, key=lambda r: r.left):
            if each.left > x:
                found.append(Rect(x, top, each.left - x, high))
            x = max(x, each.right)
        if x < rect.right:
            found.append(Rect(x, top, rect.right - x, high))
    return found


def _sides(
    target: pygame.Surface, rect: Rect, r: int, fill: Color, border: Color | None, width: int
) -> None:
    target.fill(fill, (rect.left, rect.top + r, rect.width, rect.height - 2 * r))
    target.fill(fill, (rect.left + r, rect.top, rect.width - 2 * r, r))
    target.fill(fill, (rect.left + r, rect.bottom - r, rect.width - 2 * r, r))
    if border is not None:
        across, down = rect.width - 2 * r, rect.height - 2 * r
        target.fill(border, (rect.left + r, rect.top, across, width))
        target.fill(border, (rect.left + r, rect.bottom - width, across, width))
        target.fill(border, (rect.left, rect.top + r, width, down))
        target.fill(border, (rect.right - width, rect.top + r, width, down))


@lru_cache(maxsize=600)
def _whole(
    size: tuple[int, int], radius: int, fill: Color | None, border: Color | None, width: int
) -> pygame.Surface:
    """A whole box, drawn large and scaled down."""
    canvas = Canvas(*size, k=4 if max(size) < 600 else 2)
    outer = border if border is not None else fill
    if outer is not None:
        canvas.box(0, 0, *size, outer, radius)
    if border is not None:
        inner = (width, width, size[0] - 2 * width, size[1] - 2 * width)
        if fill is None:
            canvas.clear(*inner, max(0, radius - width))
        else:
            canvas.box(*inner, fill, max(0, radius - width))
    return canvas.finish()


def dashed_box(
    target: pygame.Surface, rect: Rect, radius: int, color: Color, width: int, dash: int
) -> None:
    """The outline of a rounded box in dashes."""
    put(target, _dashed(rect.size, radius, color, width, dash), rect.topleft)


@lru_cache(maxsize=60)
def _dashed(
    size: tuple[int, int], radius: int, color: Color, width: int, dash: int
) -> pygame.Surface:
    canvas = Canvas(*size, k=2)
    half = width / 2
    path = round_path(half, half, size[0] - width, size[1] - width, radius - half)
    canvas.dashed(path, width, color, dash, dash * 0.75)
    return canvas.finish()


def shadow(target: pygame.Surface, rect: Rect, radius: int, blur: int, dy: int, alpha: int) -> None:
    """A soft shadow around a box; the middle, which the box covers, is not drawn."""
    edge = radius + 2 * blur
    area = rect.inflate(2 * blur, 2 * blur).move(0, dy)
    across, down = area.width, area.height - 2 * edge
    if across <= 2 * edge or down < 1:
        return
    top, bottom, left, right = _shadow_edges(across, down, radius, blur, alpha)
    put(target, top, area.topleft)
    put(target, left, (area.left, area.top + edge))
    put(target, right, (area.right - edge, area.top + edge))
    put(target, bottom, (area.left, area.bottom - edge))


@lru_cache(maxsize=48)
def _shadow_edges(
    across: int, down: int, radius: int, blur: int, alpha: int
) -> tuple[pygame.Surface, ...]:
    """The upper and lower edge with their corners, then the left and right one between them."""
    edge = radius + 2 * blur
    tile = _shadow_tile(radius, blur, alpha)
    found = []
    for low in (0, 1):
        band = pygame.Surface((across, edge), pygame.SRCALPHA)
        y = low * (edge + 1)
        middle = tile.subsurface((edge, y, 1, edge))
        put(band, tile.subsurface((0, y, edge, edge)), (0, 0))
        put(band, pygame.transform.scale(middle, (across - 2 * edge, edge)), (edge, 0))
        put(band, tile.subsurface((edge + 1, y, edge, edge)), (across - edge, 0))
        found.append(band)
    for far in (0, 1):
        side = tile.subsurface((far * (edge + 1), edge, edge, 1))
        found.append(pygame.transform.scale(side, (edge, down)))
    return tuple(found)


@lru_cache(maxsize=20)
def _shadow_tile(radius: int, blur: int, alpha: int) -> pygame.Surface:
    edge = radius + 2 * blur
    size = 2 * edge + 1
    hard = pygame.Surface((size, size), pygame.SRCALPHA)
    inner = Rect(blur, blur, size - 2 * blur, size - 2 * blur)
    pygame.draw.rect(hard, premultiplied(SHADE, alpha / 255), inner, border_radius=radius)
    return pygame.transform.gaussian_blur(hard, max(1, int(blur * 0.7)))


def tint(target: pygame.Surface, rect: Rect, color: Color, alpha: float) -> None:
    """Lay a see-through colour over a rect of an opaque target; `alpha` 0 to 1."""
    left = int(255 * (1 - alpha) + 0.5)
    red, green, blue = (int(c * alpha + 0.5) for c in color)
    target.fill((left, left, left), rect, special_flags=pygame.BLEND_RGB_MULT)
    target.fill((red, green, blue), rect, special_flags=pygame.BLEND_RGB_ADD)


def gradient(target: pygame.Surface, rect: Rect, top: Color, bottom: Color) -> None:
    """A band that runs from one colour to another, downwards."""
    target.blit(_gradient(rect.size, top, bottom), rect)


@lru_cache(maxsize=24)
def _gradient(size: tuple[int, int], top: Color, bottom: Color) -> pygame.Surface:
    tall = pygame.Surface((1, max(1, size[1])))
    a, b = pygame.Color(top), pygame.Color(bottom)
    for y in range(size[1]):
        tall.set_at((0, y), a.lerp(b, y / max(1, size[1] - 1)))
    return pygame.transform.scale(tall, size)


def fade(target: pygame.Surface, rect: Rect, color: Color) -> None:
    """Words that run under an edge: from clear at the top to `color` at the bottom of a rect."""
    target.blit(_fade(rect.size, color), rect)


@lru_cache(maxsize=24)
def _fade(size: tuple[int, int], color: Color) -> pygame.Surface:
    tall = pygame.Surface((1, max(1, size[1])), pygame.SRCALPHA)
    for y in range(size[1]):
        share = (y + 1) / size[1]
        tall.set_at((0, y), (*color, int(255 * share * share * (3 - 2 * share))))
    return pygame.transform.scale(tall, size)
