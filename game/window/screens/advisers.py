"""The advisers at the table: an office, what it argues for and against, and what it says."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from game.views.decision import Advice
from game.window.flow import Column, Fit, Row
from game.window.layout import Pad, Rule, Tone, Widget
from game.window.theme import CAPTION, SMALL, STRONG
from game.window.widgets import Box, KeyBadge, Part, Pill, Text

SAYS = attrs.evolve(SMALL, leading=1.38)


def the_table(voices: Sequence[Widget], wide: bool) -> Box:
    """The advisers; where they stand beside the options they scroll alone."""
    head: Widget = Row(
        [
            Text("At the table", STRONG, grow=1),
            Text("by office · author's paraphrase", CAPTION, "ink3", most=1),
        ],
        align="middle",
    )
    rows: Widget = Column(voices, gap=2, spread=True, grow=1)
    if wide:
        rows = Fit(rows, "advisers", "surface", margin=8, edge=2, grow=1)
    top = Column([head, Rule()], gap=8)
    return Box(Column([Pad(top, 17, 0, 17), rows], gap=4), pad=(1, 11))


def voice(advice: Advice, number: int, chosen: int, heard: bool) -> Box:
    """One adviser, `adviser:NUMBER`: what concerns the option `chosen` stands out, and the whole
    row where it is the one that is `heard`.
    """
    pills: list[Widget] = []
    for word, icon, numbers in (("for", "plus", advice.for_), ("against", "minus", advice.against)):
        if numbers:
            on = chosen in numbers
            tone: Tone = "accent" if on else "ink2"
            words = Part(f"{word} {', '.join(map(str, numbers))}", tone=tone, bold=True)
            fill: Tone = "accent_soft" if on else "sunken"
            pills.append(Pill((Part(icon=icon, tone=tone), words), fill, gap=4))
    concerned = chosen in (*advice.for_, *advice.against)
    sign = KeyBadge(
        icon=_office_icon(advice.who), filled=heard, size=34, round=True, soft=concerned
    )
    head = Row([Text(advice.who, STRONG, most=2, grow=1), *pills], gap=6, align="middle")
    row = Row([sign, Column([head, Text(advice.say, SAYS, "ink2")], gap=1, grow=1)], gap=12)
    ground: Tone | None = "accent_soft" if heard else None
    return Box(row, f"adviser:{number}", (9, 2), ground, None, role="row", says=advice.who)


_OFFICES = (
    ("defen", "shield"), ("pentagon", "shield"), ("foreign", "landmark"), ("state dep", "landmark"),
    ("president", "building-2"), ("prime minister", "building-2"), ("blue house", "building-2"),
    ("white house", "building-2"), ("security council", "building-2"), ("floor", "users"),
    ("party", "users"), ("assembly", "users"), ("justice", "scale"), ("legal", "scale"),
    ("trade", "factory"), ("economy", "factory"), ("intelligence", "radar"), ("press", "newspaper"),
)  # fmt: skip


def _office_icon(who: str) -> str:
    """A sign for an office by its name; a speech bubble for what is not in the list."""
    name = who.lower()
    return next((icon for part, icon in _OFFICES if part in name), "message-circle")
