"""What a page of the debrief is, and what all of them are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.views.parts import Citation
from game.window.entry import Entry
from game.window.flow import Column, Fit, Flex, Flow, Row
from game.window.layout import Widget
from game.window.screen import Step
from game.window.screens.debrief.desk import Desk
from game.window.theme import BODY, H1, H3, SMALL, Look
from game.window.widgets import Box, Button, Hint, Icon, Text, caps
from game.window.work import Work

if TYPE_CHECKING:
    from game.window.screens.debrief.screen import DebriefScreen

RECORD = "The record"
WIDE = 1000
"""So many 1280ths of text across stand three zones beside each other."""


class Leaf:
    """A page: `build` draws it, `act` answers its ids, `keys` are its own."""

    icon = ""
    """Lucide's name of its sign in the rail."""

    primary = "next"
    """The id that Enter acts on while no ring is shown."""

    first = ""
    """The id that has the focus when the page opens; empty: the primary one."""

    wanted = ""
    """The id that the focus goes to once an id is answered; empty: it stays."""

    screen: DebriefScreen
    """The screen that it is shown on, once it is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims that it cites, in the order of their numbers."""
        return self.desk.view.citations

    def keys(self) -> tuple[Hint, ...]:
        """Keys of this page."""
        return ()

    def buttons(self) -> list[Button]:
        """Buttons of the bottom bar in place of the usual ones; none: those."""
        return []

    def fields(self) -> dict[str, tuple[str, int]]:
        """Fields of several lines: what stands in them, and the most characters."""
        return {}

    def entries(self) -> dict[str, Entry]:
        """Fields of one line."""
        return {}

    def build(self, look: Look) -> Widget:
        """The page without its frame."""
        raise NotImplementedError

    def act(self, id: str) -> Step | None:
        """Answer an id."""
        return None

    def wrote(self, id: str, words: str) -> None:
        """Something was written into a field."""

    def shortcut(self, name: str) -> str:
        """The id of a key pressed with Ctrl while one writes; empty: none."""
        return ""

    def back(self) -> Step | None:
        """Answer Esc; None: it is not the page's."""
        return None

    def waits(self) -> Sequence[Work[Any]]:
        """What the page is waiting for."""
        return ()

    def worked(self) -> None:
        """What it waited for is there."""

    def turned_to(self) -> None:
        """The page is shown, for the first time or again."""


# --- parts ----------------------------------------------------------------------------------


def over(desk: Desk) -> str:
    """The line over a page's title."""
    header = desk.view.header
    return f"Debrief · {header.chapter} · you sat in {header.role}"


def heading(
    desk: Desk, title: str, look: Look, aside: Sequence[Widget] = (), above: str = ""
) -> Widget:
    """The line over a page, its title, and what stands at its right."""
    words = Column([caps(above or over(desk), "ink3"), Text(title, H1, most=2)])
    if not aside:
        return words
    beside = Flow(aside, gap=14)
    room = look.metrics.em >= WIDE and words.width(look) + beside.width(look) < look.px(960)
    if room:
        words.grow = 1
        return Row([words, beside], gap=20, align="bottom")
    return Column([words, beside], gap=6)


def sheet(head: Widget, body: Widget) -> Column:
    """A whole page: the body takes what the head leaves."""
    body.grow = 1
    return Column([head, body], gap=12)


def empty(words: str) -> Widget:
    """What is missing, and why."""
    row = Row([Icon("info", 18, "ink3"), Text(words, BODY, "ink2", grow=1)], 11, "middle")
    return Column([Box(row, pad=(18, 15))])


def panel(title: str, body: Sequence[Widget], icon: str = "", grow: float = 0) -> Box:
    """A titled box."""
    head: list[Widget] = [Icon(icon, 18)] if icon else []
    head.append(Text(title, H3, grow=1))
    return Box(Column([Row(head, 10, "middle"), *body], gap=8), pad=(18, 14), grow=grow)


def waiting(work: Work[Any], words: str) -> Widget:
    """What stands in place of something that is being worked out: nothing at first, then words."""
    if not work.slow:
        return Text(" ", SMALL, "ink2")
    row = [Icon("hourglass", 17), Text(words, SMALL, "ink2", grow=1)]
    return Row(row, gap=10, align="middle")


def beside(left: Widget, right: Widget, look: Look, shares: tuple[float, float]) -> Widget:
    """Two zones at one height, or below each other where there is no room."""
    if look.metrics.em < WIDE:
        return Column([left, right], gap=12)
    left.grow, right.grow = shares
    return Row([left, right], gap=14, align="fill")


def apart(left: Widget, right: Widget, look: Look, shares: tuple[float, float]) -> Widget:
    """Two zones that scroll each by itself; where there is no room, the smaller one is below."""
    if look.metrics.em < WIDE:
        first = shares[0] > shares[1]
        return Column([left, right] if first else [right, left], gap=12)
    zones = [
        Fit(zone, id, margin=1, edge=1, grow=share)
        for zone, id, share in zip((left, right), ("left", "right"), shares, strict=True)
    ]
    return Flex(Row(zones, gap=12, align="fill"), 300)
