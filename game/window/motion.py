"""Motion: how it eases, and one picture giving way to another."""

from __future__ import annotations

import pygame

FADE = 0.18
"""Seconds in which a screen gives way to another."""
RISE = 8
"""Design px that a screen comes up while it appears."""
GROW = 0.40
"""Seconds in which gauges go from what was before to what is now."""


def ease_out(share: float) -> float:
    """Quick at first, then slower: a share of the time, 0 to 1, to a share of the way."""
    left = 1.0 - min(1.0, max(0.0, share))
    return 1.0 - left * left * left


class Fade:
    """A picture on its way: `old` goes, `new` comes in its place, `rise` real px from below."""

    def __init__(self, old: pygame.Surface, new: pygame.Surface, rise: int) -> None:
        self.old, self.new, self.rise = old, new, rise
        self.done = 0.0  # share of the time

    def tick(self, seconds: float) -> bool:
        """Let time go by; whether it is still on its way."""
        self.done += seconds / FADE
        return self.done < 1.0

    def draw(self, target: pygame.Surface) -> None:
        """The picture of now."""
        share = ease_out(self.done)
        target.blit(self.old, (0, 0))
        self.new.set_alpha(int(255 * share + 0.5))
        target.blit(self.new, (0, int(self.rise * (1 - share) + 0.5)))
