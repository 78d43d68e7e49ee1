"""Choosing which decision to change, and to what."""

from __future__ import annotations

from collections.abc import Callable

from game.views.what_if import Changeable, Way
from game.window.flow import Column, Row
from game.window.layout import Space, Tone, Widget
from game.window.screen import Screen, Step
from game.window.screens.debrief.leaf import RECORD
from game.window.theme import BODY, H2, SMALL, SMALL_STRONG, STRONG, Look
from game.window.widgets import Box, Button, Hint, Icon, Modal, Part, Pill, Text


class PickScreen(Screen):
    """Every decision with what else was open, over the page."""

    over = True
    primary = "close"

    def __init__(
        self,
        picker: tuple[Changeable, ...],
        at: tuple[str, str],
        choose: Callable[[str, str], object],
    ) -> None:
        super().__init__()
        self.picker, self.at, self.choose = picker, at, choose
        self.first = self.focused = f"way:{at[0]}:{at[1]}"
        self.hints = (Hint("↑ ↓", "move"), Hint("Enter", "choose"), Hint("Esc", "back"))

    def build(self, look: Look) -> Widget:
        """A decision below the other."""
        close = Button("close", kind="quiet", icon="x", says="Close")
        parts: list[Widget] = [
            Row([Text("Change one decision", H2, grow=1), close], align="middle")
        ]
        for each in self.picker:
            parts += [
                Space(2),
                Text(f"{each.date}: {each.ask}", SMALL_STRONG, "ink2"),
                Text(f"You chose: {each.label}", SMALL, "accent"),
            ]
            parts += [self._way(each.decision, way) for way in each.ways]
        return Modal(Column(parts, gap=5), wide=680)

    def _way(self, decision: str, way: Way) -> Widget:
        on = (decision, way.id) == self.at
        sign = Icon("check" if on else "git-branch", 16, "accent" if on else "ink3")
        row: list[Widget] = [sign, Text(way.label, STRONG if on else BODY, grow=1)]
        if way.recorded:
            row.append(Pill((Part(RECORD, tone="history", bold=True),), "history_soft"))
        fill: Tone = "accent_soft" if on else "surface"
        return Box(Row(row, 10, "middle"), f"way:{decision}:{way.id}", (10, 6), fill,
                   "accent" if on else "line", role="row", says=way.label)  # fmt: skip

    def act(self, id: str) -> Step | None:
        """Choose, or leave it as it is."""
        kind, _, value = id.partition(":")
        if kind == "way":
            decision, _, policy = value.partition(":")
            self.choose(decision, policy)
        return Step(close=True)
