"""The globe of the title: land as dots, three capitals, a solid line and two dotted ones."""

from __future__ import annotations

import math
from functools import lru_cache

import attrs
import pygame

from game.window import paint, text
from game.window.canvas import Canvas, Point, put
from game.window.map import CAPITALS, Place, pin, rings
from game.window.theme import SMALL_STRONG, Color, Look, mix

Rect = pygame.Rect
MIDDLE = (52.0, 172.0)
"""Degrees north and east that look at the viewer: Seoul and Washington are both in sight."""


@attrs.frozen
class Globe:
    """A sphere seen from far away."""

    centre: Point
    radius: float

    def point(self, north: float, east: float, over: float = 1.0) -> tuple[float, float, float]:
        """Degrees to px, and how much the spot faces the viewer (1 middle, 0 rim, below: behind).

        `over` lifts a point off the ground, in radii.
        """
        phi, mid = math.radians(north), math.radians(MIDDLE[0])
        turn = math.radians(east - MIDDLE[1])
        x = math.cos(phi) * math.sin(turn)
        y = math.cos(mid) * math.sin(phi) - math.sin(mid) * math.cos(phi) * math.cos(turn)
        z = math.sin(mid) * math.sin(phi) + math.cos(mid) * math.cos(phi) * math.cos(turn)
        scale = self.radius * over
        return self.centre[0] + scale * x, self.centre[1] - scale * y, z


@lru_cache(maxsize=1)
def dots(step: float = 1.6) -> tuple[tuple[float, float, float], ...]:
    """Evenly spread points of the land in sight, on a globe of radius 1: to the right, up, and
    towards the viewer.

    The land is drawn once as a flat picture and looked up, which is quicker than asking polygons.
    """
    flat = pygame.Surface((720, 360), depth=8)
    for ring in rings("world"):
        pygame.draw.polygon(flat, 1, [((x + 180) * 2, (90 - y) * 2) for x, y in ring])
    land, pitch = flat.get_view("0").raw, flat.get_pitch()
    cos_mid, sin_mid = math.cos(math.radians(MIDDLE[0])), math.sin(math.radians(MIDDLE[0]))
    found = []
    north = -36.0  # what lies below turns its back
    while north < 84:
        up, out = math.sin(math.radians(north)), math.cos(math.radians(north))
        count = int(360 * out / step)
        line, cell, turn = int((90 - north) * 2) * pitch, 720 / count, math.tau / count
        edge = min(1.0, max(-1.0, (0.02 - sin_mid * up) / (cos_mid * out)))
        reach = int(math.acos(edge) / turn)
        for i in range(-reach, min(reach + 1, count - reach)):
            if land[line + int(i * cell + 2 * MIDDLE[1] + 360) % 720]:
                ahead = out * math.cos(i * turn)
                x, y = out * math.sin(i * turn), cos_mid * up - sin_mid * ahead
                found.append((x, y, sin_mid * up + cos_mid * ahead))
        north += step
    return tuple(found)


def arc(a: Place, b: Place, lift: float = 0.0, steps: int = 60) -> list[tuple[float, float, float]]:
    """The shortest way between two places: degrees and, in the middle, `lift` radii over ground."""

    def vector(place: Place) -> tuple[float, float, float]:
        phi, lam = math.radians(place.north), math.radians(place.east)
        return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)

    p, q = vector(a), vector(b)
    angle = math.acos(max(-1.0, min(1.0, sum(x * y for x, y in zip(p, q, strict=True)))))
    found = []
    for i in range(steps + 1):
        t = i / steps
        m, n = math.sin((1 - t) * angle), math.sin(t * angle)
        x, y, z = ((m * u + n * v) / math.sin(angle) for u, v in zip(p, q, strict=True))
        over = 1 + lift * math.sin(math.pi * t)
        found.append((math.degrees(math.asin(z)), math.degrees(math.atan2(y, x)), over))
    return found


def draw_globe(target: pygame.Surface, rect: Rect, look: Look, words_end: int) -> None:
    """The globe in a dark band, partly cut by its edges, and as far to the right as it must be to
    leave the words alone, which end at `words_end`, px."""
    ui = look.metrics.ui
    theme = look.theme
    radius = 267 * ui
    across = int(2 * radius) + 4
    over = int(62 * ui)
    high = (rect.height + 31) // 32 * 32  # in steps: not drawn anew for every px of a resize
    seen = (over, min(across, over + high))
    globe = Globe((across / 2, across / 2), radius)
    label = text.set_text("Seoul", SMALL_STRONG, look.metrics).width + look.px(40)
    room = max(label + int(0.57 * radius), look.px(12) + int(radius))
    middle = max(rect.right - int(296 * ui), words_end + room)
    corner = (middle - across // 2, rect.top - over)
    clip = target.get_clip()
    target.set_clip(rect.clip(clip))
    drawn = _sphere(across, radius, seen, theme.hero, theme.pin)
    put(target, drawn, (corner[0], rect.top))
    for name, side in (("Seoul", "left"), ("Tokyo", "low"), ("Washington", "above")):
        place = CAPITALS[name]
        x, y, _ = globe.point(place.north, place.east)
        centre = (corner[0] + int(x), corner[1] + int(y))
        pin(target, centre, ui, look)
        _label(target, name, side, centre, rect, look)
    target.set_clip(clip)


def _label(
    target: pygame.Surface, name: str, side: str, at: tuple[int, int], room: Rect, look: Look
) -> None:
    block = text.set_text(name, SMALL_STRONG, look.metrics)
    box = Rect(0, 0, block.width + look.px(16), block.height + look.px(2))
    gap = look.px(13)
    if side == "left":
        box.midright = (at[0] - gap, at[1])
    elif side == "low":
        box.topleft = (at[0] + gap, at[1] + look.px(3))
    else:
        box.bottomright = (at[0] - gap, at[1] - look.px(4))
    box.clamp_ip(room.inflate(-look.px(8), -look.px(8)))
    paint.rounded(target, box, box.height // 2, mix(look.theme.hero[0], (0, 0, 0), 0.25))
    line = Rect(box.left, box.centery - block.height // 2, box.width, block.height)
    ink = look.theme.on_hero
    text.draw_block(target, block, line, ink, ink, 0.5)


@lru_cache(maxsize=3)
def _sphere(
    across: int, radius: float, seen: tuple[int, int], hero: tuple[Color, Color], color: Color
) -> pygame.Surface:
    """Disc, graticule, land and lines between two heights, px from the top of the disc; nearer
    dots are larger and lighter.
    """
    top, bottom = seen
    globe = Globe((across / 2, across / 2 - top), radius)
    canvas = Canvas(across, bottom - top, k=2 if across > 600 else 3)
    ground = mix(hero[1], (64, 100, 150), 0.16)
    canvas.circle(globe.centre, radius, ground)
    for path in _net(globe):
        canvas.line(path, radius / 330, mix(ground, (140, 165, 200), 0.26))
    shades = [mix(ground, (176, 196, 222), 0.35 + 0.45 * min(1.0, i / 40 * 1.4)) for i in range(41)]
    k, (middle, level), surface = canvas.k, globe.centre, canvas.surface
    for right, up, facing in dots():
        y = level - radius * up
        if 0 < y < canvas.height:  # by the thousand: drawn without going through the canvas
            at, size = ((middle + radius * right) * k, y * k), radius * (0.0042 + 0.0036 * facing)
            pygame.draw.circle(surface, shades[int(facing * 40)], at, size * k)
    seoul, tokyo, washington = (CAPITALS[name] for name in ("Seoul", "Tokyo", "Washington"))
    for place, lift in ((seoul, 0.12), (tokyo, 0.08)):
        path = [globe.point(*step)[:2] for step in arc(place, washington, lift)]
        canvas.dotted(path, radius / 120, color, radius / 56)
    path = [globe.point(*step)[:2] for step in arc(seoul, tokyo, -0.012)]
    canvas.line(path, radius / 115, color)
    return canvas.finish()


def _net(globe: Globe) -> list[list[Point]]:
    """Meridians and parallels, cut where they go behind."""
    lines = [[(n, e) for n in range(-30, 90, 3)] for e in range(0, 360, 30)]
    lines += [[(n, e) for e in range(0, 363, 4)] for n in (0, 30, 60)]
    found: list[list[Point]] = []
    for line in lines:
        path: list[Point] = []
        for north, east in line:
            x, y, facing = globe.point(north, east)
            if facing > 0:
                path.append((x, y))
            elif path:
                found.append(path)
                path = []
        found.append(path)
    return [path for path in found if len(path) > 1]
