"""What a facilitator is asked: whether the debrief begins now, and which event to bring in."""

from __future__ import annotations

from game.play.clock import seconds_left
from game.play.session import Act
from game.views.debrief_path import MINUTES
from game.views.offers import offered
from game.views.words import count, number
from game.window.flow import Column, Row
from game.window.layout import Space, Widget
from game.window.play import Play
from game.window.screen import Screen, Step
from game.window.screens.routes import next_screen
from game.window.theme import CARD, H2, SMALL, Look, Type, hall
from game.window.widgets import Box, Button, Hint, Icon, KeyBadge, Modal, Text

SAID = Type(20, serif=True, leading=1.45)
ASKED = Type(27, serif=True, bold=True, leading=1.2)


class StopScreen(Screen):
    """Once when only the debrief's minutes are left, and whenever a facilitator asks for it."""

    over = True
    primary = "stop"
    hints = (Hint("Enter", "debrief now"), Hint("Esc", "play on"))

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play, self.due = play, play.stop_is_due

    def build(self, look: Look) -> Widget:
        """The time, what is still to come, and two ways."""
        sign = Box(Icon("alarm-clock", 26, "accent"), pad=(13, 13), fill="accent_soft", border=None)
        words = Column(
            [
                Text(self._left(), hall(ASKED, look)),
                Text(self._to_come(), hall(SAID, look), "ink2"),
            ],
            gap=3,
            grow=1,
        )
        buttons = [
            Space(grow=1),
            Button("on", "Play on"),
            Button("stop", "Debrief now", "primary", after="arrow-right"),
        ]
        body = [Row([sign, words], gap=16), Row(buttons, gap=12, align="middle")]
        return Modal(Column(body, gap=16), wide=640)

    def _left(self) -> str:
        left = seconds_left(self.play.run, self.play.clock())
        if left is None:
            return "To the debrief now?"
        minutes = max(0, round(left / 60))
        return f"{count(minutes, 'minute').capitalize()} left"

    def _to_come(self) -> str:
        """`Two turns are still to come, and the debrief takes about 20 minutes.`"""
        session = self.play.session
        turns = range(session.state.turn, len(session.game.turns))
        played = sum(not session.is_told(at) for at in turns)
        are = "turn is" if played == 1 else "turns are"
        return (
            f"{number(played).capitalize()} {are} still to be played, and the debrief takes about "
            f"{number(MINUTES)} minutes. What is left out is told along the record."
        )

    def act(self, id: str) -> Step | None:
        """To the debrief, by way of what is told; or play on."""
        if id == "stop":
            self.play.stop(goes_on=False)
            return Step(close=True, swap=next_screen(self.play))
        return self.back() if id == "on" else None

    def back(self) -> Step:
        """Esc: nothing has happened. Where the question came by itself, it does not come again."""
        if self.due:
            self.play.stop(goes_on=True)
        return Step(close=True)


class EventScreen(Screen):
    """The events that the turn offers; the one that is chosen comes at the turn's end."""

    over = True
    primary = "close"

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play
        self.offers = offered(play.session)
        digits = tuple(
            (str(at), f"offer:{at}") for at, each in enumerate(self.offers, 1) if not each.brought
        )
        self.first = self.focused = digits[0][1] if digits else "close"
        self.hints = (Hint("1–9", "bring it in", digits), Hint("Esc", "close"))

    def build(self, look: Look) -> Widget:
        """A card for each; what is brought in already has a tick."""
        head = Text("Bring in an event", H2)
        note = Text("It comes when the turn is over, and the log keeps it.", SMALL, "ink2")
        foot = Row([Space(grow=1), Button("close", "Close")], align="middle")
        cards = [self._card(at) for at in range(1, len(self.offers) + 1)]
        return Modal(Column([head, note, *cards], gap=10), foot, wide=720)

    def _card(self, at: int) -> Widget:
        offer = self.offers[at - 1]
        badge = KeyBadge(str(at), icon="check" if offer.brought else "", filled=offer.brought)
        row = Row([badge, Text(offer.words, CARD, grow=1)], gap=14, align="middle")
        if offer.brought:
            return Box(row, fill="accent_soft", border="accent")
        return Box(row, f"offer:{at}", shadow=True, says=offer.words)

    def act(self, id: str) -> Step | None:
        """Bring one in, or close."""
        kind, _, place = id.partition(":")
        if kind == "offer":
            self.play.do(Act(offer=self.offers[int(place) - 1].id))
        return Step(close=True)
