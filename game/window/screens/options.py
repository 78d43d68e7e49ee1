"""How the world answers a run: its luck, the other seats, and when the record is shown."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from game.play.settings import Settings
from game.window.entry import Entry
from game.window.flow import Column, Row
from game.window.layout import Rule, Sized, Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.settings import record_row, setting_row
from game.window.theme import H2, Look
from game.window.widgets import Button, Hint, Icon, Modal, Segmented, Text, TextField

DIGITS = 9
"""Of a seed, at most."""


@attrs.frozen
class Options:
    """`seed` of the luck, None: by chance; whether the other seats and luck follow the record."""

    seed: int | None = None
    as_recorded: bool = False

    def said(self, settings: Settings) -> str:
        """All of it in one line."""
        luck = "Luck by chance" if self.seed is None else f"Luck of seed {self.seed}"
        world = "the others as in the record" if self.as_recorded else "the others answer you"
        shown = "after each turn" if settings.record == "each_turn" else "in the debrief"
        return f"{luck} · {world} · the record {shown}"


class OptionsScreen(Screen):
    """A sheet over the seats; what is set holds at once, any way of leaving keeps it."""

    over = True
    primary = "close"
    hints = (
        Hint("Tab", "move", hidden=True),
        Hint("0–9", "the seed, in its field", hidden=True),
        Hint("Esc", "leave the field, close", hidden=True),
    )

    def __init__(self, options: Options, keep: Callable[[Options], None]) -> None:
        super().__init__()
        self.options, self.keep = options, keep
        words = "" if options.seed is None else str(options.seed)
        self.entries["seed"] = Entry(words, len(words), most=DIGITS)

    def build(self, look: Look) -> Widget:
        """Three rows: luck, the others, the record."""
        head = Row([Icon("sliders-horizontal", 20), Text("Options", H2, grow=1)], 12, "middle")
        field = Sized(TextField("seed", self.entries["seed"], "chance"), ems=120)
        dice = Button("chance", icon="dices", says="By chance")
        seed = Row([field, dice] if self.options.seed is not None else [field], 8, "middle")
        world = Segmented(
            (("world:answer", "Answer you"), ("world:record", "As in the record")),
            "world:record" if self.options.as_recorded else "world:answer",
        )
        rows: list[Widget] = [
            head,
            setting_row(
                "Seed of the luck",
                "The same number brings the same luck: for a room that is to meet one world.",
                seed,
                look,
            ),
            Rule(),
            setting_row("The others, and luck", self._world(), world, look),
            Rule(),
            record_row(self.stage.settings, look),
        ]
        foot = Row([Space(grow=1), Button("close", "Done", "primary")], align="middle")
        return Modal(Column(rows, gap=12), foot, wide=720)

    def _world(self) -> str:
        if self.options.as_recorded:
            return (
                "Other seats do what was done, and luck is that of the record, as far as your "
                "choices leave both open."
            )
        return "Other seats go by the author’s rules, and luck is drawn."

    def changed(self, id: str) -> None:
        """A seed has digits only."""
        words = "".join(filter(str.isdecimal, self.entries["seed"].words))
        entry = self.entries["seed"]
        self.entries["seed"] = attrs.evolve(entry, words=words, caret=min(entry.caret, len(words)))
        self._set(attrs.evolve(self.options, seed=int(words) if words else None))

    def act(self, id: str) -> Step | None:
        """Set something, or close."""
        kind, _, value = id.partition(":")
        if id == "close":
            return Step(close=True)
        if id == "chance":
            self.entries["seed"] = Entry(most=DIGITS)
            self._set(attrs.evolve(self.options, seed=None))
        elif kind == "world":
            self._set(attrs.evolve(self.options, as_recorded=value == "record"))
        elif kind == "record":
            self.stage.change(attrs.evolve(self.stage.settings, record=value))
        self.refresh()
        return None

    def _set(self, options: Options) -> None:
        self.options = options
        self.keep(options)
