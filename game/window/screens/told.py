"""Turns that run along the record, told in two lines each between those that are played."""

from __future__ import annotations

from game.views.parts import Citation
from game.views.told import Told, told_view
from game.views.words import number
from game.window.flow import Column, Fit, Flow, Row
from game.window.layout import Space, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import InPlay
from game.window.screens.parts import rich, top_bar
from game.window.theme import H1, LEAD, Look, Type
from game.window.widgets import Box, Button, Frame, Hint, Icon, StandingBadge, Tag, Text, caps

TITLE = Type(25, serif=True, bold=True, leading=1.2)
LINE = Type(21, serif=True, leading=1.4)
DONE = Type(18.5, leading=1.4)


class ToldScreen(InPlay):
    """Enter goes on; nothing is asked here."""

    primary = "go"
    minutes = 0.5

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.view = told_view(play.session, play.record, self.seat)
        words = "to the debrief" if self.view.last else "go on"
        self.hints = self.keys(*self.digits(), Hint("Enter", words))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the lines that are told."""
        return self.view.citations

    def build(self, look: Look) -> Widget:
        """A panel for each turn."""
        view = self.view
        many = len(view.turns)
        head = Column(
            [
                caps("Told, not played", "ink3"),
                Text(self._title(many), H1, most=2),
                Text("Every seat does what was done, where that is still open.", LEAD, "ink2"),
            ],
            gap=2,
        )
        turns = [self._turn(each) for each in view.turns]
        body = Column([head, *turns], gap=14)
        go = "To the debrief" if view.last else "Go on"
        buttons = [Button("go", go, "primary", after="arrow-right")]
        top = top_bar(view.header, "The chapter's end")
        return Frame(Fit(body, margin=16, edge=14), top, self.bottom(*buttons), pad=(24, 0))

    def _title(self, many: int) -> str:
        turns = "One turn runs" if many == 1 else f"{number(many).capitalize()} turns run"
        if self.view.stopped:
            return f"{turns} on along the record"
        return f"{turns} along the record"

    def _turn(self, told: Told) -> Widget:
        sign = Row([Icon("scroll-text", 15, "ink3"), caps(told.date, "ink3")], 8, "middle")
        parts: list[Widget] = [sign, Text(told.title, TITLE)]
        if told.did:
            parts.append(Text(told.did, DONE, "ink2"))
        if told.line:
            parts += [Text(rich(each), LINE) for each in told.line.text]
            claims = [c for c in self.citations if c.claim in told.line.standing.claims]
            tags = [Tag(c.claim, f"tag:{c.number}") for c in claims[:3]]
            parts += [Space(1), Flow([StandingBadge(told.line.standing.basis), *tags])]
        return Box(Column(parts, gap=4), pad=(22, 14), shadow=True)

    def on(self, id: str) -> Step | None:
        """These turns have been looked at."""
        if id != "go":
            return None
        self.play.see(self.play.session.seen + len(self.view.turns))
        return self.go_on()
