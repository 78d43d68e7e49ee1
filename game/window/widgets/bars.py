"""The frame of a screen: top bar, body, bottom bar, and the steps of a chapter."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pygame

from game.window import paint, text
from game.window.flow import Row
from game.window.layout import Space, Widget
from game.window.page import Page
from game.window.theme import H3, SMALL, SMALL_STRONG, Look, Type, mix
from game.window.widgets.buttons import Button, KeyCap
from game.window.widgets.words import Icon, Text

Rect = pygame.Rect
MARGIN = 32
"""Of a page, design px."""


@attrs.define(eq=False)
class Progress(Widget):
    """Segments: those done and the current one in the accent, the rest quiet."""

    done: int
    total: int

    def _step(self, look: Look) -> tuple[int, int]:
        """A segment and a gap, real px; many turns get short ones."""
        return look.px(27 if self.total <= 8 else 12), look.px(5 if self.total <= 8 else 3)

    def _width(self, look: Look) -> int:
        wide, gap = self._step(look)
        return self.total * wide + max(0, self.total - 1) * gap

    def _height(self, look: Look, width: int) -> int:
        return look.px(5)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """From the left."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme = look.theme
        wide, gap = self._step(look)
        quiet = mix(theme.line_strong, theme.surface, 0.42)
        for i in range(self.total):
            part = Rect(rect.left + i * (wide + gap), rect.top, wide, rect.height)
            color = theme.accent if i < self.done else quiet
            paint.rounded(target, part, rect.height // 2, color)


@attrs.define(eq=False)
class Roundel(Widget):
    """A seat's sign: one character on a disc, in the accent if the seat is yours; else quiet, or
    `dark` as the band of the title."""

    sign: str
    mine: bool = True
    size: float = 24
    dark: bool = False

    def _width(self, look: Look) -> int:
        return look.px(self.size)

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.size)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """In the middle of the rect."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, side = look.theme, look.px(self.size)
        disc = Rect(0, 0, side, side)
        disc.center = rect.center
        other = (theme.hero[0], theme.on_hero) if self.dark else (theme.sunken, theme.ink2)
        fill, ink = (theme.accent, theme.on_accent) if self.mine else other
        edge = theme.line if self.dark and theme.name != "light" else None
        paint.rounded(target, disc, side // 2, fill, edge, look.border)
        # The sign must stay inside the disc whatever the text size, so it follows the disc.
        size = side / look.metrics.ui / look.metrics.text * 0.46
        block = text.set_text(self.sign, Type(size, bold=True, leading=1.2), look.metrics)
        area = Rect(disc.left, disc.centery - block.height // 2, side, block.height)
        text.draw_block(target, block, area, ink, ink, 0.5)


@attrs.define(eq=False)
class TopBar(Widget):
    """Home, title and place; where one is in the middle; the seat and three ways at the right.

    Acting on its buttons gives `home`, `people`, `sources` and `settings`.
    """

    title: str
    place_words: str = ""
    middle: str = ""
    done: int = 0
    total: int = 0
    sign: str = ""
    seat: str = ""
    tools: tuple[tuple[str, str, str], ...] = (
        ("people", "users", "Who is who"),
        ("sources", "library", "All sources"),
        ("settings", "settings", "Settings"),
    )
    back: bool = False  # over another page: the first button leads back to it

    def _height(self, look: Look, width: int) -> int:
        return look.px(52)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The middle stays in the middle until the title needs the room."""
        page.draw(rect, lambda target, here, state: _bar(target, here, look, top=False))
        page.covers.append(rect)
        margin = look.px(MARGIN - 10)
        roomy = look.metrics.em >= 1000
        left, middle, right = self._left(roomy), self._middle(roomy), self._right(roomy)
        wide = right.width(look)
        end = rect.right - margin - wide
        across = middle.width(look) if middle else 0
        start = rect.centerx - across // 2
        needed = rect.left + margin + left.width(look) + look.px(20)
        if middle and needed > start:
            start = min(needed, end - across - look.px(16))
        room = (start if middle else end) - rect.left - margin - look.px(12)
        high = rect.height
        _middle_line(left, look, Rect(rect.left + margin, rect.top, room, high), page)
        if middle:
            _middle_line(middle, look, Rect(start, rect.top, across, high), page)
        _middle_line(right, look, Rect(end, rect.top, wide, high), page)

    def _left(self, roomy: bool) -> Row:
        icon, says = ("chevron-left", "Back") if self.back else ("house", "Home")
        home = Button("home", kind="quiet", icon=icon, says=says)
        parts: list[Widget] = [home, Space(2), Text(self.title, H3, most=1)]
        if self.place_words and roomy:
            parts += [Space(3), Text(self.place_words, SMALL, "ink3", most=1)]
        return Row(parts, gap=4, align="middle")

    def _middle(self, roomy: bool) -> Row | None:
        if not self.middle:
            return None
        parts: list[Widget] = [Text(self.middle, SMALL_STRONG, "ink2", most=1)]
        if self.total and roomy:
            parts.append(Progress(self.done, self.total))
        return Row(parts, gap=10, align="middle")

    def _right(self, roomy: bool) -> Row:
        parts: list[Widget] = []
        if self.sign:
            parts += [Roundel(self.sign), Space(2)]
        if self.seat and roomy:
            parts += [Text(self.seat, SMALL, "ink2", most=1), Space(10)]
        parts += [
            Button(tool, kind="quiet", icon=icon, says=says) for tool, icon, says in self.tools
        ]
        return Row(parts, gap=4, align="middle")


@attrs.define(eq=False)
class PlainBar(Widget):
    """A top bar with a title, a word on it, and the way back (`home`)."""

    title: str
    about: str = ""

    def _height(self, look: Look, width: int) -> int:
        return look.px(52)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """From the left."""
        page.draw(rect, lambda target, here, state: _bar(target, here, look, top=False))
        page.covers.append(rect)
        back = Button("home", kind="quiet", icon="chevron-left", says="Back")
        about = Text(self.about, SMALL, "ink2", most=1, grow=1)
        row = Row([back, Text(self.title, H3, most=1), about], gap=9, align="middle")
        side = look.px(MARGIN - 10)
        _middle_line(row, look, rect.inflate(-2 * side, 0), page)


@attrs.frozen
class Hint:
    """A key and what it does: shown in the bottom bar and on the help page, and bound by `binds`.

    `binds` pairs names of keys with the ids that they act on: (("a", "advisers"),).
    """

    key: str
    words: str
    binds: tuple[tuple[str, str], ...] = ()
    hidden: bool = False  # only on the help page
    leads: bool = False  # the facilitator's, never on the slide


@attrs.define(eq=False)
class BottomBar(Widget):
    """Key hints at the left, buttons at the right; the hints go first when room is short. A `note`
    (something went wrong) stands there instead of hints, else a `start` where there is one."""

    hints: Sequence[Hint] = ()
    buttons: Sequence[Button] = ()
    note: str = ""
    start: Widget | None = None

    def _height(self, look: Look, width: int) -> int:
        inner = max((b.height(look, b.width(look)) for b in self.buttons), default=look.px(38))
        return inner + 2 * look.px(11)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Buttons first, as many hints as fit."""
        page.draw(rect, lambda target, here, state: _bar(target, here, look, top=True))
        page.covers.append(rect)
        margin = look.px(MARGIN)
        right = Row(self.buttons, gap=12, align="middle")
        wide = min(right.width(look), rect.width - 2 * margin)
        _middle_line(
            right, look, Rect(rect.right - margin - wide, rect.top, wide, rect.height), page
        )
        x, end = rect.left + margin, rect.right - margin - wide - look.px(24)
        if self.note:
            line = Row(
                [Icon("triangle-alert", 17, "bad"), Text(self.note, SMALL, "bad", 2, grow=1)], 9
            )
            line.align = "middle"
            _middle_line(line, look, Rect(x, rect.top, end - x, rect.height), page)
            return
        if self.start is not None:
            across = min(self.start.width(look), end - x)
            _middle_line(self.start, look, Rect(x, rect.top, across, rect.height), page)
            return
        if look.metrics.em < 1000:
            return
        for hint in self.hints:
            if hint.hidden:
                continue
            shown = Row([KeyCap(hint.key), Text(hint.words, SMALL, "ink2")], 8, "middle")
            across = shown.width(look)
            if x + across > end:
                break
            _middle_line(shown, look, Rect(x, rect.top, across, rect.height), page)
            x += across + look.px(24)


def _middle_line(widget: Widget, look: Look, room: Rect, page: Page) -> None:
    """Place a widget in the middle of a bar's height."""
    high = widget.height(look, room.width)
    widget.place(look, Rect(room.left, room.centery - high // 2, room.width, high), page)


def _bar(target: pygame.Surface, rect: Rect, look: Look, top: bool) -> None:
    target.fill(look.theme.surface, rect)
    edge = Rect(rect.left, rect.top if top else rect.bottom - look.border, rect.width, look.border)
    target.fill(look.theme.line, edge)


@attrs.define(eq=False)
class Frame(Widget):
    """A whole screen: bars above and below, the body between them on the page's ground."""

    body: Widget
    top: Widget | None = None
    bottom: Widget | None = None
    pad: tuple[float, float] = (MARGIN, 14)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The body comes first in the order of Tab, then the bottom bar, then the top bar."""
        page.ground(rect, look.theme.bg)
        above = self.top.height(look, rect.width) if self.top else 0
        below = self.bottom.height(look, rect.width) if self.bottom else 0
        side, edge = look.px(self.pad[0]), look.px(self.pad[1])
        room = Rect(rect.left, rect.top + above, rect.width, rect.height - above - below)
        self.body.place(look, room.inflate(-2 * side, -2 * edge), page)
        if self.bottom:
            low = Rect(rect.left, rect.bottom - below, rect.width, below)
            self.bottom.place(look, low, page)
        if self.top:
            self.top.place(look, Rect(rect.left, rect.top, rect.width, above), page)
