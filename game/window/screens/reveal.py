"""All seats at this machine have chosen: their choices and reasons, laid open at once."""

from __future__ import annotations

from game.views.outcome import Chosen
from game.views.reveal import RevealView, SeatShown, reveal_view
from game.views.words import all_of
from game.window.flow import Column, Fit, Grid, Row
from game.window.layout import Level, Rule, Space, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import InPlay
from game.window.theme import BODY, H1, H2, LEAD, Look, Type
from game.window.widgets import (
    Box,
    Button,
    Frame,
    Hint,
    Part,
    Pill,
    Roundel,
    Text,
    TopBar,
    caps,
)

CHOICE = Type(25, serif=True, bold=True, leading=1.2)
SAID = Type(19, serif=True, italic=True, leading=1.42)
READ_ON = "Read the papers and went on"


class RevealScreen(InPlay):
    """Nobody is `you` here: every seat reads its own choice aloud. From here on the turn stands."""

    primary = "go"

    def __init__(self, play: Play) -> None:
        super().__init__(play, play.session.roles[0])
        self.view: RevealView = reveal_view(play.session, play.session.seen)
        self.hints = (
            Hint("Enter", "what follows"),
            Hint("G", "settings", (("g", "settings"),), hidden=True),
            Hint("Esc", "to the title; all is saved", hidden=True),
        )

    def build(self, look: Look) -> Widget:
        """A card for each seat."""
        view, em = self.view, look.metrics.em
        head = Column(
            [
                caps(f"{view.date} · {view.title}", "ink3"),
                Text(f"{all_of(len(view.seats)).capitalize()} have chosen", H1),
                Text("Read your own choice aloud, and the reason. Then see what follows.", LEAD,
                     "ink2"),
            ],
            gap=2,
        )  # fmt: skip
        columns = min(len(view.seats), 3 if em >= 1000 else 2 if em >= 700 else 1)
        heads = [_asked(seat) for seat in view.seats]
        cards = [
            _card(seat, Level(head, heads) if columns > 1 else head)
            for seat, head in zip(view.seats, heads, strict=True)
        ]
        body = Column([head, Grid(cards, columns, 16, grow=1)], gap=16)
        top = TopBar(
            view.header.chapter,
            view.header.years,
            f"Turn {view.header.turn} of {view.header.turns}",
            view.header.turn,
            view.header.turns,
            tools=(("settings", "settings", "Settings"),),
        )
        go = Button("go", "What follows", "primary", after="arrow-right")
        return Frame(Fit(body, margin=16, edge=16), top, self.bottom(go), pad=(24, 0))

    def on(self, id: str) -> Step | None:
        """What came of it."""
        from game.window.screens.outcome import OutcomeScreen

        return Step(swap=OutcomeScreen(self.play)) if id == "go" else None


def _asked(seat: SeatShown) -> Widget:
    """The first question of a seat and what it chose."""
    ask, label = f"No act of {seat.name} is on record here.", READ_ON
    if seat.choices:
        ask, label = seat.choices[0].ask, seat.choices[0].label
    return Column([Text(ask, BODY, "ink2"), Text(label, CHOICE)], gap=9)


def _card(seat: SeatShown, head: Widget) -> Widget:
    roundel = Roundel(seat.sign, mine=False, size=42, dark=True)
    name = Text(f"{seat.name} {seat.native}".strip(), H2, grow=1)
    parts: list[Widget] = [Row([roundel, name], gap=14, align="middle"), Space(2), head]
    if seat.cable:
        parts += [Rule(), _pill("scroll-text", seat.cable_words), _quoted(seat.cable)]
    for at, choice in enumerate(seat.choices):
        if at:
            parts += [Space(4), Text(choice.ask, BODY, "ink2"), Text(choice.label, CHOICE)]
        parts += _said(choice)
    return Box(Column([*parts, Space(grow=1)], gap=9), pad=(24, 18), shadow=True)


def _said(choice: Chosen) -> list[Widget]:
    parts: list[Widget] = [Rule()] if choice.reason or choice.line else []
    if choice.reason:
        parts.append(_pill("quote", choice.reason))
    if choice.line:
        parts.append(_quoted(choice.line))
    return parts


def _pill(icon: str, words: str) -> Widget:
    pill = Pill((Part(icon=icon), Part(words, tone="ink", bold=True)), "sunken", size=14, pad=11)
    return Row([pill])


def _quoted(words: str) -> Text:
    return Text(f"“{words}”", SAID)
