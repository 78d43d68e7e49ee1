"""Small labels: pills, the standing of a sentence, claim ids, what moved, numbers and seats."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import attrs
import pygame

from game.window import marks, paint, text
from game.window.canvas import put
from game.window.layout import Tone, Widget, color_of
from game.window.page import Page
from game.window.theme import CAPTION, CAPTION_STRONG, Color, Look, Standing, Type
from game.window.widgets.words import draw_icon, icon_px

Rect = pygame.Rect
Trend = Literal["better", "worse", "changed", "same"]
STANDING_WORDS: dict[Standing, str] = {
    "documented": "Documented", "inferred": "Inferred", "assumed": "Assumed"
}  # fmt: skip


@attrs.frozen
class Part:
    """A piece of a pill: words or an icon, in a tone."""

    words: str = ""
    icon: str = ""
    tone: Tone = "ink2"
    bold: bool = False


@lru_cache(maxsize=20)
def _pill_type(size: float, bold: bool) -> Type:
    return attrs.evolve(CAPTION_STRONG if bold else CAPTION, size=size)


@attrs.define(eq=False)
class Pill(Widget):
    """Parts in a row in a round-ended box."""

    parts: tuple[Part, ...]
    fill: Tone | None = "sunken"
    border: Tone | None = None
    id: str = ""
    size: float = 12.5
    pad: float = 9
    gap: float = 5

    def _sizes(self, look: Look) -> list[int]:
        return [
            icon_px(look, self.size * 1.1) if part.icon else self._block(look, part).width
            for part in self.parts
        ]

    def _block(self, look: Look, part: Part, room: int | None = None) -> text.Block:
        return text.set_text(part.words, _pill_type(self.size, part.bold), look.metrics, room)

    def _width(self, look: Look) -> int:
        gaps = look.px(self.gap) * (len(self.parts) - 1)
        return sum(self._sizes(look)) + gaps + 2 * look.px(self.pad)

    def _fitted(self, look: Look, width: int) -> list[int]:
        """The width of each part; the widest gives way, on more lines, where there is no room."""
        sizes = self._sizes(look)
        lacking = self._width(look) - width
        if lacking > 0:
            at = sizes.index(max(sizes))
            sizes[at] = max(1, sizes[at] - lacking)
        return sizes

    def _height(self, look: Look, width: int) -> int:
        blocks = [
            self._block(look, part, size)
            for part, size in zip(self.parts, self._fitted(look, width), strict=True)
            if not part.icon
        ]
        least = self._block(look, Part("A")).height
        return max([least, *(b.height for b in blocks)]) + 2 * look.px(self.size / 5)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The box and its parts."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))
        if self.id:
            page.spot(self.id, rect, "link", rect.height // 2)

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme = look.theme
        fill = color_of(theme, self.fill) if self.fill else None
        border = color_of(theme, self.border) if self.border else None
        if fill is not None or border is not None:
            radius = min(rect.height // 2, look.px(18))
            paint.rounded(target, rect, radius, fill, border, look.border)
        x = rect.left + look.px(self.pad)
        for part, wide in zip(self.parts, self._fitted(look, rect.width), strict=True):
            ink = color_of(theme, part.tone)
            if part.icon:
                draw_icon(target, part.icon, wide, ink, Rect(x, rect.top, wide, rect.height))
            else:
                block = self._block(look, part, wide)
                area = Rect(x, rect.centery - block.height // 2, wide, block.height)
                text.draw_block(target, block, area, ink, ink)
            x += wide + look.px(self.gap)


def moved(name: str, before: str, after: str, trend: Trend, icon: str = "") -> Pill:
    """What moved: icon, name, 46 → 52, an arrow and a word."""
    tone: Tone = "good" if trend == "better" else "bad" if trend == "worse" else "ink3"
    parts = [Part(icon=icon)] if icon else []
    parts += [Part(name), Part(f"{before} → {after}", tone="ink", bold=True)]
    arrow = trend_icon(before, after)
    if trend != "same" and arrow:
        parts += [Part(icon=arrow, tone=tone), Part(trend, tone=tone, bold=True)]
    return Pill(tuple(parts), "surface", "line")


def trend_icon(before: str, after: str) -> str:
    """The arrow of a change: it shows where the number went, the word says whether that is good."""
    try:
        change = float(after.replace("−", "-")) - float(before.replace("−", "-"))
    except ValueError:
        return ""
    return "trending-up" if change > 0 else "trending-down" if change < 0 else ""


@attrs.define(eq=False)
class StandingBadge(Widget):
    """Documented, inferred or assumed: sign, word and colour; `bare` drops the pill."""

    basis: Standing
    words: str = ""  # instead of the standing's own word
    bare: bool = False
    id: str = ""

    def _words(self) -> str:
        return self.words or STANDING_WORDS[self.basis]

    def _block(self, look: Look) -> text.Block:
        return text.set_text(self._words(), CAPTION_STRONG, look.metrics)

    def _width(self, look: Look) -> int:
        side = 0 if self.bare else 2 * look.px(9)
        return self._block(look).width + icon_px(look, 14) + look.px(6) + side

    def _height(self, look: Look, width: int) -> int:
        return self._block(look).height + (0 if self.bare else 2 * look.px(2.5))

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Sign and word; what is assumed has a dashed edge."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))
        if self.id:
            page.spot(self.id, rect, "link", rect.height // 2)

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        pair = look.theme.standing(self.basis)
        x = rect.left
        if not self.bare:
            high_contrast = look.theme.border > 1 and self.basis != "assumed"
            border = pair.ink if high_contrast else None
            paint.rounded(target, rect, rect.height // 2, pair.soft, border, look.border - 1)
            if self.basis == "assumed":
                paint.dashed_box(
                    target, rect, rect.height // 2, pair.ink, look.border, look.px(3.5)
                )
            x += look.px(9)
        px = icon_px(look, 14)
        sign = marks.standing_sign(self.basis, px, pair.ink, pair.soft)
        put(target, sign, (x, rect.centery - px // 2))
        block = self._block(look)
        x += px + look.px(6)
        area = Rect(x, rect.centery - block.height // 2, block.width, block.height)
        text.draw_block(target, block, area, pair.ink, pair.ink)


@attrs.define(eq=False)
class Tag(Widget):
    """A claim's id, quiet; it leads to the claim. Where ids are not wanted it shows the claim's
    number on its page, which its own id ends in, or nothing."""

    words: str
    id: str = ""
    fill: Tone = "sunken"
    ink: Tone = "ink3"

    def absent(self, look: Look) -> bool:
        """Without a number there is nothing to show in an id's place."""
        return not (look.claim_ids or self.id)

    def _block(self, look: Look) -> text.Block:
        words = self.words if look.claim_ids else self.id.rpartition(":")[2]
        return text.set_text(words, CAPTION, look.metrics)

    def _width(self, look: Look) -> int:
        return self._block(look).width + 2 * look.px(6)

    def _height(self, look: Look, width: int) -> int:
        return self._block(look).height + look.px(2)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A box with small corners."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))
        if self.id:
            page.spot(self.id, rect, "link", look.px(4), self.words)

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, block = look.theme, self._block(look)
        border = theme.line_strong if theme.border > 1 else None
        paint.rounded(target, rect, look.px(4), color_of(theme, self.fill), border, look.border - 1)
        area = Rect(rect.left, rect.centery - block.height // 2, rect.width, block.height)
        ink = color_of(theme, self.ink)
        text.draw_block(target, block, area, ink, ink, 0.5)


@attrs.define(eq=False)
class KeyBadge(Widget):
    """The digit or letter of an option; a tick when it is chosen, a lock when it is closed."""

    key: str = ""
    icon: str = ""
    filled: bool = False
    size: float = 26
    round: bool = False
    soft: bool = False  # accent on soft, as the number of a source

    def _side(self, look: Look) -> int:
        return icon_px(look, self.size)

    def _width(self, look: Look) -> int:
        return self._side(look)

    def _height(self, look: Look, width: int) -> int:
        return self._side(look)

    def _colors(self, look: Look) -> tuple[Color, Color]:
        theme = look.theme
        if self.filled:
            return theme.accent, theme.on_accent
        if self.soft:
            return theme.accent_soft, theme.accent
        return theme.sunken, theme.ink2

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """A square (or disc) with the sign in its middle."""
        side = self._side(look)
        page.draw(
            Rect(rect.left, rect.top, side, side),
            lambda target, here, state: self._paint(target, here, look),
        )

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        fill, ink = self._colors(look)
        theme = look.theme
        border = theme.line_strong if theme.border > 1 and not self.soft else None
        radius = rect.height // 2 if self.round else look.px(6)
        paint.rounded(target, rect, radius, fill, border, look.border)
        if self.icon:
            draw_icon(target, self.icon, int(rect.height * 0.62), ink, rect)
            return
        type_ = Type(self.size * 0.52, bold=True, leading=1.2)
        block = text.set_text(self.key, type_, look.metrics)
        area = Rect(rect.left, rect.centery - block.height // 2, rect.width, block.height)
        text.draw_block(target, block, area, ink, ink, 0.5)
