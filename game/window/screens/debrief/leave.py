"""Leaving the role: one word before anything is explained, and the way through what follows."""

from __future__ import annotations

import attrs

from game.play.journal import MAX_LEFT, Journal
from game.views.debrief_path import MINUTES
from game.views.words import listed
from game.window.curtain import Curtain
from game.window.entry import Entry
from game.window.flow import Column, Fit, Flow, Row
from game.window.layout import Sized, Space, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import InPlay
from game.window.screens.seats_held import seats_held
from game.window.theme import BODY, DISPLAY, LEAD, Look
from game.window.widgets import Button, Frame, Hint, Text, TextField, caps

OTHER = {"short": "whole", "whole": "short"}
WAYS = {"short": f"The short way, {MINUTES} minutes", "whole": "The whole debrief"}
KEPT = "It is kept for your own file. The ending, the record and the reasons come next."


class LeaveScreen(InPlay):
    """Enter goes on by the way chosen before, by default the whole, in a class the short one; both
    ways can be changed later."""

    primary = "go"
    first = "left"
    knows_the_end = True
    led = False

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        left = play.session.journal.left
        self.entries["left"] = Entry(left, len(left), most=MAX_LEFT)
        self.way = play.session.journal.path or ("short" if play.run.in_class else "whole")
        self.hints = (
            Hint("Enter", "go on"),
            Hint("Tab", "the other way, skip"),
            Hint("Esc", "out of the field; then to the title, all is saved", hidden=True),
        )

    def build(self, look: Look) -> Widget:
        """A question in the middle of a curtain."""
        names = listed([name for _, name in seats_held(self.play)])
        go = "Go on" if self.way == "whole" else f"Go on: {WAYS['short'].lower()}"
        other = WAYS[OTHER[self.way]]
        column = Column(
            [
                caps("The debrief begins", "pin"),
                Text(f"You are no longer {names}.", DISPLAY, "on_hero"),
                Text("Before anything is explained: in one word, how does it feel?", LEAD,
                     "hero_muted"),
                Space(4),
                TextField("left", self.entries["left"], "One word"),
                Space(2),
                Text(KEPT, BODY, "hero_muted"),
                Space(8),
                Flow([Button("go", go, "hero", after="arrow-right"),
                      Button("other", other, "hero_quiet"),
                      Button("skip", "Skip", "hero_quiet")], gap=12, line_gap=10),
            ],
            gap=8,
        )  # fmt: skip
        middle = Row([Space(grow=1), Sized(column, ems=756), Space(grow=1)])
        body = Fit(Column([Space(grow=1), middle, Space(grow=1)]), margin=24, edge=20)
        return Frame(Curtain(body), None, None, pad=(0, 0))

    def on(self, id: str) -> Step | None:
        """Keep the word and the way, and begin; Skip keeps no word."""
        if id not in ("go", "other", "skip"):
            return None
        from game.window.screens.debrief.screen import DebriefScreen

        words = "" if id == "skip" else self.entries["left"].words
        way = OTHER[self.way] if id == "other" else self.way
        self.play.write(attrs.evolve(self._journal, left=words, path=way))
        return Step(swap=DebriefScreen(self.play))

    @property
    def _journal(self) -> Journal:
        return self.play.session.journal
