"""How the world answers a run: its luck, the other seats, and when the record is shown."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from game.play.clock import DEBRIEF
from game.play.settings import Settings
from game.window.entry import Entry
from game.window.flow import Column, Row
from game.window.layout import Rule, Sized, Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.settings import record_row, setting_row
from game.window.theme import H2, SMALL_STRONG, Look
from game.window.widgets import Button, Hint, Icon, Modal, Segmented, Switch, Text, TextField

DIGITS = 9
"""Of a seed, at most."""


LENGTHS = (0, 40, 50, 75, 90)
"""Minutes of a lesson; 0: its end is not watched."""


@attrs.frozen
class Asked:
    """What there is to set: a lesson where somebody leads, core turns where the chapter marks them.
    A room sees the record in the debrief only.
    """

    led: bool = False
    in_class: bool = False
    core: bool = False


@attrs.frozen
class Options:
    """`seed` of the luck, None: by chance; whether the other seats and luck follow the record; core
    turns only, None: in a class; `minutes` of the lesson, one of LENGTHS.
    """

    seed: int | None = None
    as_recorded: bool = False
    core_only: bool | None = None
    minutes: int = 50

    def core_in(self, in_class: bool) -> bool:
        """Whether core turns alone are played."""
        return in_class if self.core_only is None else self.core_only

    def said(self, settings: Settings, asked: Asked) -> str:
        """All of it in one line."""
        luck = "Luck by chance" if self.seed is None else f"Luck of seed {self.seed}"
        world = "the others as in the record" if self.as_recorded else "the others answer you"
        each_turn = settings.record == "each_turn" and not asked.led
        shown = f"the record {'after each turn' if each_turn else 'in the debrief'}"
        core = "core turns" if asked.core and self.core_in(asked.in_class) else ""
        lesson = f"a lesson of {self.minutes} minutes" if asked.led and self.minutes else ""
        return " · ".join(filter(None, (luck, world, shown, core, lesson)))


class OptionsScreen(Screen):
    """A sheet over the seats; what is set holds at once, any way of leaving keeps it."""

    over = True
    primary = "close"
    hints = (
        Hint("Tab", "move", hidden=True),
        Hint("0–9", "the seed, in its field", hidden=True),
        Hint("Esc", "leave the field, close", hidden=True),
    )

    def __init__(
        self, options: Options, keep: Callable[[Options], None], asked: Asked | None = None
    ) -> None:
        super().__init__()
        self.options, self.keep, self.asked = options, keep, asked or Asked()
        words = "" if options.seed is None else str(options.seed)
        self.entries["seed"] = Entry(words, len(words), most=DIGITS)

    def build(self, look: Look) -> Widget:
        """A row for each: luck, the others, the record; core turns, the lesson."""
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
            self._record(look),
            *self._lesson(look),
        ]
        foot = Row([Space(grow=1), Button("close", "Done", "primary")], align="middle")
        return Modal(Column(rows, gap=12), foot, wide=720)

    def _record(self, look: Look) -> Widget:
        if not self.asked.led:
            return record_row(self.stage.settings, look)
        closed = Row([Icon("lock", 16), Text("Debrief", SMALL_STRONG)], 8, "middle")
        about = "A room meets it in the debrief; the one who leads can show it before, with H."
        return setting_row("The record", about, closed, look)

    def _lesson(self, look: Look) -> list[Widget]:
        """Fifty minutes: core turns alone, and when the lesson is over."""
        rows: list[Widget] = []
        if self.asked.core:
            on = self.options.core_in(self.asked.in_class)
            about = "Only core turns are played; the others are told in two lines."
            switch = Segmented((("core:no", "All turns"), ("core:yes", "Core")),
                               "core:yes" if on else "core:no")  # fmt: skip
            rows += [Rule(), setting_row("Fifty minutes", about, switch, look)]
        if self.asked.led:
            about = f"{DEBRIEF} minutes before its end the debrief is offered."
            lengths = tuple((f"minutes:{each}", str(each or "open")) for each in LENGTHS)
            control = Segmented(lengths, f"minutes:{self.options.minutes}")
            rows += [Rule(), setting_row("Minutes of the lesson", about, control, look)]
            large = Switch("projector", self.stage.settings.projector, "Projector")
            about = "Large words and thick lines, for the back of the room."
            rows += [Rule(), setting_row("Projector", about, large, look)]
        return rows

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
        elif kind == "core":
            self._set(attrs.evolve(self.options, core_only=value == "yes"))
        elif kind == "minutes":
            self._set(attrs.evolve(self.options, minutes=int(value)))
        elif id == "projector":
            now = self.stage.settings
            self.stage.change(attrs.evolve(now, projector=not now.projector))
        elif kind == "record":
            self.stage.change(attrs.evolve(self.stage.settings, record=value))
        self.refresh()
        return None

    def _set(self, options: Options) -> None:
        self.options = options
        self.keep(options)
