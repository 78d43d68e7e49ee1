"""Boxes with smooth corners, shadows, scrims and bands. Lengths are in real px."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.window.canvas import Canvas, put, round_path
from game.window.theme import Color

Rect = pygame.Rect


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


def _sides(
    target: pygame.Surface, rect: Rect, r: int, fill: Color, border: Color | None, width: int
) -> None:
    target.fill(fill, (rect.left + r, rect.top, rect.width - 2 * r, rect.height))
    target.fill(fill, (rect.left, rect.top + r, rect.width, rect.height - 2 * r))
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
    tile = _shadow_tile(radius, blur, alpha)
    area = rect.inflate(2 * blur, 2 * blur).move(0, dy)
    across, down = area.width - 2 * edge, area.height - 2 * edge
    if across < 1 or down < 1:
        return
    xs = ((0, area.left, edge, edge), (edge, area.left + edge, 1, across),
          (edge + 1, area.right - edge, edge, edge))  # fmt: skip
    ys = ((0, area.top, edge, edge), (edge, area.top + edge, 1, down),
          (edge + 1, area.bottom - edge, edge, edge))  # fmt: skip
    for i, (sx, x, sw, w) in enumerate(xs):
        for j, (sy, y, sh, h) in enumerate(ys):
            if i == j == 1:
                continue
            part = tile.subsurface((sx, sy, sw, sh))
            if (sw, sh) != (w, h):
                part = pygame.transform.scale(part, (w, h))
            target.blit(part, (x, y))


@lru_cache(maxsize=20)
def _shadow_tile(radius: int, blur: int, alpha: int) -> pygame.Surface:
    edge = radius + 2 * blur
    size = 2 * edge + 1
    mask = pygame.Surface((size, size))
    inner = Rect(blur, blur, size - 2 * blur, size - 2 * blur)
    pygame.draw.rect(mask, (alpha, alpha, alpha), inner, border_radius=radius)
    soft = pygame.transform.gaussian_blur(mask, max(1, int(blur * 0.7)))
    tile = pygame.Surface((size, size), pygame.SRCALPHA)
    for y in range(size):
        for x in range(size):
            tile.set_at((x, y), (8, 13, 20, soft.get_at((x, y))[0]))
    return tile


def tint(target: pygame.Surface, rect: Rect, color: Color, alpha: float) -> None:
    """Lay a see-through colour over a rect; `alpha` 0 to 1."""
    if rect.width > 0 and rect.height > 0:
        veil = pygame.Surface(rect.size)
        veil.fill(color)
        veil.set_alpha(int(255 * alpha + 0.5))
        target.blit(veil, rect)


def gradient(target: pygame.Surface, rect: Rect, top: Color, bottom: Color) -> None:
    """A band that runs from one colour to another, downwards."""
    target.blit(_gradient(rect.size, top, bottom), rect)


@lru_cache(maxsize=24)
def _gradient(size: tuple[int, int], top: Color, bottom: Color) -> pygame.Surface:
    strip = pygame.Surface((1, 2))
    strip.set_at((0, 0), top)
    strip.set_at((0, 1), bottom)
    tall = pygame.Surface((1, max(1, size[1])))
    for y in range(size[1]):
        t = y / max(1, size[1] - 1)
        a, b = strip.get_at((0, 0)), strip.get_at((0, 1))
        tall.set_at((0, y), a.lerp(b, t))
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
