"""The focus: its order, moves by arrow, and the ring around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pygame

from game.window import paint
from game.window.page import Page, Spot, offset_of, place_of
from game.window.theme import Look

Rect = pygame.Rect
Way = Literal["left", "right", "up", "down"]
WAYS: dict[str, Way] = {"left": "left", "right": "right", "up": "up", "down": "down"}


def following(ids: Sequence[str], now: str, step: int) -> str:
    """The id `step` places on, around the end; the first (or last) one if `now` is not there."""
    if not ids:
        return ""
    if now not in ids:
        return ids[0] if step >= 0 else ids[-1]
    return ids[(ids.index(now) + step) % len(ids)]


def towards(spots: Sequence[Spot], now: str, way: Way) -> str:
    """The nearest spot in a direction; `now` itself if there is none.

    Distance along the way counts once, to the side twice, so that rows and columns are kept.
    Spots that overlap on the cross axis are not to the side at all.
    """
    here = next((spot.rect for spot in spots if spot.id == now), None)
    if here is None:
        return spots[0].id if spots else ""
    best, least = now, float("inf")
    for spot in spots:
        cost = _cost(here, spot.rect, way)
        if spot.id != now and cost is not None and cost < least:
            best, least = spot.id, cost
    return best


def _cost(a: Rect, b: Rect, way: Way) -> float | None:
    if way in ("left", "right"):
        sign = 1 if way == "right" else -1
        along = sign * (b.centerx - a.centerx)
        aside = max(0, b.top - a.bottom, a.top - b.bottom)
        ahead = along > 0 and (b.left >= a.right - 4 or b.right <= a.left + 4)
    else:
        sign = 1 if way == "down" else -1
        along = sign * (b.centery - a.centery)
        aside = max(0, b.left - a.right, a.left - b.right)
        ahead = along > 0 and (b.top >= a.bottom - 4 or b.bottom <= a.top + 4)
    return along + 2.0 * aside if ahead else None


def revealed(page: Page, spot: Spot, offsets: dict[str, float], room: int) -> float | None:
    """The offset at which a spot in a region is in sight with `room` px around it; None: no
    region, or it is in sight already."""
    region = page.regions.get(spot.region)
    if region is None:
        return None
    now = offset_of(region, offsets)
    top, bottom = spot.rect.top - room, spot.rect.bottom + room
    if bottom - now > region.view.height:
        now = min(top, bottom - region.view.height)
    if top - now < 0:
        now = top
    wanted = float(min(max(0, now), region.reach))
    return None if wanted == offset_of(region, offsets) else wanted


def draw_ring(
    target: pygame.Surface, page: Page, spot: Spot, offsets: dict[str, float], look: Look
) -> None:
    """Three px of ring, three px outside; cut at the region's edge."""
    gap, wide = look.px(3), max(2, look.px(3))
    region = page.regions.get(spot.region)
    clip = target.get_clip()
    if region is not None:
        target.set_clip(region.view.inflate(2 * (gap + wide), 0).clip(clip))
    rect = place_of(page, spot, offsets).inflate(2 * (gap + wide), 2 * (gap + wide))
    radius = min(spot.radius, spot.rect.height // 2) + gap + wide
    paint.rounded(target, rect, radius, None, look.theme.focus, wide)
    target.set_clip(clip)
