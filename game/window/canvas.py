"""A drawing surface three or four times too large, scaled down at the end: smooth lines and shapes.

Places and lengths are in real px (floats); the result is premultiplied. Shapes are opaque: a later
one covers an earlier one, so tints come first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame

from game.window.theme import Color

Point = tuple[float, float]


def put(target: pygame.Surface, drawn: pygame.Surface, at: tuple[int, int]) -> None:
    """Blit a premultiplied picture."""
    target.blit(drawn, at, special_flags=pygame.BLEND_PREMULTIPLIED)


def premultiplied(color: Color, alpha: float) -> tuple[int, int, int, int]:
    """A colour with an opacity of 0 to 1, as a premultiplied picture stores it."""
    if alpha == 1.0:
        return *color, 255
    red, green, blue = (int(c * alpha + 0.5) for c in color)
    return red, green, blue, int(255 * alpha + 0.5)


class Canvas:
    """Draw with its methods, then take `finish()`."""

    def __init__(self, width: int, height: int, k: int = 3) -> None:
        self.width, self.height, self.k = max(1, width), max(1, height), k
        self.surface = pygame.Surface((self.width * k, self.height * k), pygame.SRCALPHA)

    def _at(self, point: Point) -> Point:
        return point[0] * self.k, point[1] * self.k

    def finish(self) -> pygame.Surface:
        """The picture at its real size."""
        return pygame.transform.smoothscale(self.surface, (self.width, self.height))

    def polygon(self, points: Sequence[Point], color: Color, alpha: float = 1.0) -> None:
        """A filled shape."""
        if len(points) > 2:
            fill = premultiplied(color, alpha)
            pygame.draw.polygon(self.surface, fill, [self._at(p) for p in points])

    def circle(self, centre: Point, radius: float, color: Color, alpha: float = 1.0) -> None:
        """A filled disc; `alpha` replaces what lies below it, it does not blend with it."""
        fill = premultiplied(color, alpha)
        pygame.draw.circle(self.surface, fill, self._at(centre), radius * self.k)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        color: Color,
        radius: float = 0,
        alpha: float = 1.0,
    ) -> None:
        """A filled rectangle with rounded corners."""
        k = self.k
        left, top = int(x * k + 0.5), int(y * k + 0.5)
        area = pygame.Rect(left, top, int(width * k + 0.5), int(height * k + 0.5))
        round_ = int(min(radius * k, area.width / 2, area.height / 2))
        pygame.draw.rect(self.surface, premultiplied(color, alpha), area, border_radius=round_)

    def clear(self, x: float, y: float, width: float, height: float, radius: float = 0) -> None:
        """Cut a rounded hole."""
        self.box(x, y, width, height, (0, 0, 0), radius, alpha=0.0)

    def line(self, points: Sequence[Point], width: float, color: Color) -> None:
        """A line of any thickness with round joints and ends."""
        fill = premultiplied(color, 1.0)
        half = width * self.k / 2
        scaled = [self._at(point) for point in points]
        for (ax, ay), (bx, by) in pairwise(scaled):
            length = math.hypot(bx - ax, by - ay)
            if length:
                dx, dy = (by - ay) / length * half, (ax - bx) / length * half
                quad = [(ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy),
                        (ax - dx, ay - dy)]  # fmt: skip
                pygame.draw.polygon(self.surface, fill, quad)
        if half >= 1:
            for point in scaled:
                pygame.draw.circle(self.surface, fill, point, half)

    def dashed(
        self, points: Sequence[Point], width: float, color: Color, dash: float, gap: float
    ) -> None:
        """A broken line; dashes run on around corners."""
        for part in dashes(points, dash, gap):
            self.line(part, width, color)

    def dotted(self, points: Sequence[Point], width: float, color: Color, gap: float) -> None:
        """Round dots, `gap` from centre to centre."""
        for part in dashes(points, 0.01, gap):
            self.circle(part[0], width / 2, color)


def dashes(points: Sequence[Point], dash: float, gap: float) -> list[list[Point]]:
    """Cut a path into dashes, each a short path of its own."""
    found: list[list[Point]] = []
    drawing, left = True, dash
    current: list[Point] = [points[0]] if points else []
    for a, b in pairwise(points):
        length = math.hypot(b[0] - a[0], b[1] - a[1])
        done = 0.0
        while length - done > left:
            done += left
            t = done / length
            here = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
            if drawing:
                found.append([*current, here])
            drawing = not drawing
            current, left = [here], dash if drawing else gap
        left -= length - done
        if drawing:
            current.append(b)
    if drawing and len(current) > 1:
        found.append(current)
    return found


def round_path(
    x: float, y: float, width: float, height: float, radius: float, steps: int = 8
) -> list[Point]:
    """The outline of a rounded box as a closed path, clockwise from the top left."""
    r = min(radius, width / 2, height / 2)
    centres = (
        (x + width - r, y + r, -90), (x + width - r, y + height - r, 0),
        (x + r, y + height - r, 90), (x + r, y + r, 180),
    )  # fmt: skip
    path: list[Point] = [(x + r, y)]
    for cx, cy, start in centres:
        for i in range(steps + 1):
            angle = math.radians(start + 90 * i / steps)
            path.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return [*path, (x + r, y)]
