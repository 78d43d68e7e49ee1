"""Gauges: an indicator's value, what it was before, and whether the change is for the better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import attrs
import pygame

from game.window import paint, text
from game.window.flow import Grid
from game.window.layout import Widget
from game.window.page import Page
from game.window.theme import CAPTION, NUMBER, Look, Type, mix
from game.window.widgets.panels import Box
from game.window.widgets.words import draw_icon, icon_px

Rect = pygame.Rect
_CHANGE = Type(13, bold=True, leading=1.2)


@attrs.frozen
class GaugeParts:
    """A bar of some width cut up, in px from its left: filled up to `solid`, a tint from there to
    `changed`, and a notch at the value before (None: nothing changed)."""

    solid: int
    changed: int
    notch: int | None


def gauge_parts(
    value: float, before: float | None, width: int, low: float = 0, high: float = 100
) -> GaugeParts:
    """Cut a bar for values from `low` to `high`. What was gained or lost is the tinted part."""

    def at(place: float) -> int:
        share = (place - low) / max(1e-9, high - low)
        return int(min(1.0, max(0.0, share)) * width + 0.5)

    if before is None or before == value:
        return GaugeParts(at(value), at(value), None)
    less, more = sorted((value, before))
    return GaugeParts(at(less), at(more), at(before))


NAME = attrs.evolve(CAPTION, size=13)


@attrs.define(eq=False)
class Gauge(Widget):
    """One indicator. `value` and `before` run from `low` to `high`."""

    name: str
    value: float
    before: float | None = None
    trend: Literal["better", "worse", "changed", "same"] = "same"
    icon: str = ""
    short: str = ""
    low: float = 0
    high: float = 100

    def _width(self, look: Look) -> int:
        return look.metrics.ems(170)

    def _height(self, look: Look, width: int) -> int:
        name = text.set_text("A", NAME, look.metrics).height
        number = text.set_text("0", NUMBER, look.metrics).height
        return name + number + look.px(11)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Name, number and bar, from the top."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look, state.grown))

    def name_width(self, look: Look) -> int:
        """The name beside its icon."""
        return text.set_text(self.name, NAME, look.metrics).width + self._icon_room(look)

    def _icon_room(self, look: Look) -> int:
        return icon_px(look, 15) + look.px(6) if self.icon else 0

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look, grown: float) -> None:
        theme, metrics = look.theme, look.metrics
        value = self.value
        if self.before is not None:
            value = self.before + (self.value - self.before) * grown
        indent = self._icon_room(look)
        name = text.set_text(self.name, NAME, metrics, rect.width - indent, 1)
        if self.icon:
            px = icon_px(look, 15)
            at = Rect(rect.left, rect.top, px, name.height)
            draw_icon(target, self.icon, px, theme.ink2, at)
        line = Rect(rect.left + indent, rect.top, rect.width - indent, name.height)
        text.draw_block(target, name, line, theme.ink2, theme.ink2)
        number = text.set_text(f"{value:.0f}".replace("-", "−"), NUMBER, metrics)
        area = Rect(rect.left, rect.top + name.height, rect.width, number.height)
        text.draw_block(target, number, area, theme.ink, theme.ink)
        self._paint_change(target, area, look)
        thick = look.px(5)
        bar = Rect(rect.left, rect.bottom - thick, rect.width, thick)
        self._paint_bar(target, bar, look, value)

    def _paint_change(self, target: pygame.Surface, area: Rect, look: Look) -> None:
        if self.before is None or self.before == self.value or self.trend == "same":
            return
        change = abs(int(self.value + 0.5) - int(self.before + 0.5))
        theme = look.theme
        color = {"better": theme.good, "worse": theme.bad}.get(self.trend, theme.ink3)
        block = text.set_text(f"{change} {self.trend}", _CHANGE, look.metrics)
        line = Rect(area.left, area.bottom - block.height - look.px(1), area.width, block.height)
        text.draw_block(target, block, line, color, color, 1.0)
        px = icon_px(look, 14)
        arrow = "trending-up" if self.value > self.before else "trending-down"
        at = Rect(line.right - block.width - px - look.px(4), line.top, px, line.height)
        draw_icon(target, arrow, px, color, at)

    def _paint_bar(self, target: pygame.Surface, bar: Rect, look: Look, value: float) -> None:
        theme, radius = look.theme, bar.height // 2
        parts = gauge_parts(value, self.before, bar.width, self.low, self.high)
        track = mix(theme.sunken, theme.ink, 0.16 if theme.name != "light" else 0.0)
        paint.rounded(target, bar, radius, track)
        rose = self.before is not None and value > self.before
        if parts.changed > parts.solid:
            tint = mix(theme.accent if rose else theme.alt, track, 0.45 if rose else 0.62)
            paint.rounded(target, Rect(bar.left, bar.top, parts.changed, bar.height), radius, tint)
        if parts.solid:
            solid = Rect(bar.left, bar.top, max(bar.height, parts.solid), bar.height)
            paint.rounded(target, solid, radius, theme.accent)
        if parts.notch is not None:
            wide = max(2, look.px(1.5))
            notch = Rect(0, 0, wide, bar.height + look.px(6))
            notch.center = (bar.left + parts.notch, bar.centery)
            target.fill(theme.ink, notch)


@attrs.define(eq=False)
class GaugeStrip(Widget):
    """All gauges of a seat in a panel, in one row where there is room. Names are cut alike: if one
    does not fit, none has an icon; if one still does not, all that have a short name use it."""

    gauges: Sequence[Gauge]

    def _columns(self, look: Look) -> int:
        count, em = max(1, len(self.gauges)), look.metrics.em
        return count if em >= 1000 else min(count, 3 if em >= 560 else 2)

    def _box(self, look: Look, width: int) -> Box:
        columns = self._columns(look)
        gap = 26 if columns > 3 else 18
        cell = (width - 2 * look.px(18) - (columns - 1) * look.px(gap)) // columns
        return Box(Grid(self._named(look, cell), columns, gap), pad=(18, 10))

    def _named(self, look: Look, cell: int) -> Sequence[Gauge]:
        short = [attrs.evolve(g, name=g.short or g.name) for g in self.gauges]
        for gauges in (self.gauges, short):
            for icons in (True, False):
                named = [g if icons else attrs.evolve(g, icon="") for g in gauges]
                if all(gauge.name_width(look) <= cell for gauge in named):
                    return named
        return [attrs.evolve(g, icon="") for g in short]

    def _height(self, look: Look, width: int) -> int:
        return self._box(look, width).height(look, width)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The panel with its grid."""
        self._box(look, rect.width).place(look, rect, page)
