"""Scrolling: where each region is, and where it glides to."""

from __future__ import annotations

import math

from game.window import page as pages
from game.window.page import Page, Region

SPEED = 18.0
"""How fast a region nears its goal: the rest shrinks by e in a 1/SPEED second."""


class Scroller:
    """Offsets of the regions of a screen, by id, in real px."""

    def __init__(self) -> None:
        self.offsets: dict[str, float] = {}
        self._goals: dict[str, float] = {}

    def scroll(self, distance: float, page: Page, id: str = "") -> None:
        """Set a region in motion (the first one, if `id` is none of the page's)."""
        region = page.regions.get(id) or next(iter(page.regions.values()), None)
        if region is not None:
            now = self._goals.get(region.id, pages.offset_of(region, self.offsets))
            self._goals[region.id] = min(max(0.0, now + distance), float(region.reach))

    def jump(self, region: str, offset: float) -> None:
        """Be there at once."""
        self.offsets[region] = offset
        self._goals.pop(region, None)

    def drag(self, region: Region, top: float) -> None:
        """Put the top of a region's thumb at `top`, px of the surface."""
        room = max(1, region.view.height - pages.thumb(region, 0).height)
        offset = (top - region.view.top) / room * region.reach
        self.jump(region.id, min(max(0.0, offset), float(region.reach)))

    def tick(self, seconds: float, smooth: bool) -> bool:
        """Carry motion on; True if something moved."""
        moved = False
        for region, goal in list(self._goals.items()):
            now = self.offsets.get(region, 0.0)
            share = 1 - math.exp(-SPEED * seconds) if smooth else 1.0
            new = goal if abs(goal - now) < 0.6 else now + (goal - now) * share
            moved = moved or new != now
            self.offsets[region] = new
            if new == goal:
                del self._goals[region]
        return moved
