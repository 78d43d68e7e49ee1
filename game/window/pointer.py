"""A large pointer, for a picture that is looked at from far away."""

from __future__ import annotations

import pygame

SIZE = 48
"""Height of the arrow, design px; what systems draw is about half of it."""
_ARROW = ((0, 0), (0, 17), (4, 13.2), (6.6, 19.4), (9.6, 18.1), (7, 12), (12.4, 12))
"""Corners of the arrow in an upright box of 20; its tip is the upper left corner."""


def large_pointer(ui: float) -> pygame.cursors.Cursor:
    """A dark arrow with a light rim, so that it is seen on every ground; `ui` are the px of a
    design px.
    """
    side = int(SIZE * ui)
    rim, k = side * 0.07, 4
    canvas = pygame.Surface((side * k, side * k), pygame.SRCALPHA)
    corners = [
        (rim + x * (side - 2 * rim) / 20, rim + y * (side - 2 * rim) / 20) for x, y in _ARROW
    ]
    large = [(x * k, y * k) for x, y in corners]
    for here, after in zip(large, [*large[1:], large[0]], strict=True):
        pygame.draw.line(canvas, "white", here, after, int(2 * rim * k))
        pygame.draw.circle(canvas, "white", here, rim * k)
    pygame.draw.polygon(canvas, (16, 24, 36), large)
    drawn = pygame.transform.smoothscale(canvas, (side, side))
    return pygame.cursors.Cursor((int(rim), int(rim)), drawn)
