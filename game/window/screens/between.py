"""Between two pages: the machine goes to another seat, or a choice is made and not yet seen."""

from __future__ import annotations

import attrs
import pygame

from game.scenario.model import Forecast, Role, Turn
from game.views.outcome import chosen_in
from game.views.parts import Header, header
from game.views.words import all_of, date_words, listed
from game.window.flow import Column, Fit, Row
from game.window.keys import name_of
from game.window.layout import Sized, Space, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.curtains import HoldButton, Seal, curtained
from game.window.screens.in_play import UNDO, InPlay
from game.window.screens.parts import top_bar
from game.window.theme import BODY, H1, H2, SMALL, STORY, Look
from game.window.widgets import Box, Button, Frame, Hint, Icon, KeyBadge, Text, caps

HOLD = 0.6
"""Seconds that Space is held until the curtain opens."""


class HandOverScreen(InPlay):
    """A drawn curtain: whoever sat here turns away, the next seat holds Space until a ring is full.
    Where motion is reduced, it is pressed twice; Enter opens at once, for those who cannot hold.
    """

    primary = "go"

    def __init__(self, play: Play, seat: str) -> None:
        super().__init__(play, seat)
        roles = play.session.game.scenario.chapter.roles
        self.roles = [role for role in roles if role.id in play.session.roles]
        self.share = 0.0  # of the ring
        self._down = False  # whether Space is held
        self.hints = (
            Hint("Enter", "open without holding"),
            *((UNDO,) if play.can_undo else ()),
            Hint("Esc", "to the title"),
        )

    @property
    def _role(self) -> Role:
        return next(role for role in self.roles if role.id == self.seat)

    @property
    def _reads(self) -> bool:
        """Whether its brief is what the seat opens."""
        return self.play.unseated == self.seat

    @property
    def _moves(self) -> bool:
        return self.stage.settings.motion

    def build(self, look: Look) -> Widget:
        """Who turns away, who comes; nothing private is on it."""
        session, name = self.play.session, self._role.name
        others = listed([role.name for role in self.roles if role.id != self.seat])
        at = f"Turn {session.state.turn + 1} of {len(session.game.turns)}"
        buttons: list[Widget] = [HoldButton("go", "Space", self._words(), lambda: self.share)]
        if self.play.can_undo:
            buttons.append(Button("undo", "Take back", "hero_quiet", icon="undo-2"))
        does = "sits down" if self._reads else "decides" if self._decides(self._role) else "reads"
        return curtained(
            [self._seal(role) for role in self.roles],
            f"{others}, please turn away.",
            f"{name} {does}.",
            f"{at} · {date_words(session.turn.date)}",
            buttons,
            f"Nobody’s choice is shown before {all_of(len(self.roles))} have chosen.",
            self.hints,
            look,
        )

    def _words(self) -> str:
        what = f"{self._role.name}’s {'brief' if self._reads else 'papers'}"
        if self._moves:
            return f"Hold to open {what}"
        return f"Once more: open {what}" if self.share else f"Press twice to open {what}"

    def _decides(self, role: Role) -> bool:
        return any(each.role == role.id for each in self.play.session.turn.decisions)

    def _seal(self, role: Role) -> Seal:
        ids = [each.id for each in self.roles]
        place = ids.index(role.id) - ids.index(self.seat)
        decides = self._decides(role) and not self._reads
        if not place:
            said, icon = ("decides now", "pencil") if decides else ("reads now", "book-open")
        elif place > 0:
            said, icon = "comes after", "hourglass"
        elif self._reads:
            said, icon = "has read its brief", "check"
        else:
            said, icon = ("has chosen, sealed" if decides else "has read, sealed"), "lock"
        return Seal(role, said, icon, not place)

    def on(self, id: str) -> Step | None:
        """The next seat sits down."""
        return self._open() if id == "go" else None

    # --- holding ------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event, look: Look) -> Step | None:
        """Space and the pointer hold the button; everything else is as on other screens."""
        if event.type == pygame.KEYDOWN and name_of(event) == "space" and self.focused != "undo":
            return self._press_space()
        if event.type == pygame.MOUSEBUTTONUP and self.pressed == "go":
            self.pressed = ""
            return None if self._moves else self._press_once()
        return super().handle(event, look)

    def let_go(self, name: str) -> bool:
        """Space is up again."""
        self._down = self._down and name != "space"
        return name == "space"

    def _press_space(self) -> Step | None:
        self._down = True
        return None if self._moves else self._press_once()

    def _press_once(self) -> Step | None:
        """Without motion: the first time half of it, the second time all."""
        if self.share:
            return self._open()
        self.share = 0.5
        self.refresh()
        return None

    def tick(self, seconds: float, smooth: bool = True) -> bool:
        """Fill the ring while the button is held, empty it when it is let go."""
        moved = super().tick(seconds, smooth)
        if not smooth:
            return moved
        if not (self._down or self.pressed == "go"):
            emptied, self.share = self.share > 0, 0.0
            return moved or emptied
        self.share = min(1.0, self.share + seconds / HOLD)
        if self.share == 1.0:
            self.stage.follow(self._open())
        return True

    def _open(self) -> Step:
        self.play.holder = self.seat
        return self.go_on()


class SealedScreen(InPlay):
    """A turn is resolved: until one looks, the last choice can be taken back."""

    primary = "go"

    def __init__(self, play: Play) -> None:
        turn = play.session.seen
        acts = play.session.acts_of(turn)
        super().__init__(play, next((act.role for act in reversed(acts) if act.role), play.role))
        self.turn, self.act_made = turn, acts[-1]
        alone = len(play.session.roles) == 1
        words = "see what follows" if alone else "show the choices"
        own = (Hint("Enter", words), *((UNDO,) if play.can_undo else ()))
        self.hints = self.keys(*own) if alone else own

    def build(self, look: Look) -> Widget:
        """What was chosen and said, in the middle; of several seats only that all have chosen."""
        session = self.play.session
        here = session.game.turns[session.reports[self.turn].before.turn]
        if len(session.roles) > 1:
            return self._curtain(here, look)
        over = caps(f"{date_words(here.date)} · {here.title}", "ink3")
        note = "Once you look at what follows, nothing of this turn can be taken back."
        column = Column(
            [
                over,
                Text("Your choice is made", H1),
                self._chosen(),
                Row([Icon("lock", 17), Text(note, SMALL, "ink2", grow=1)], gap=11),
            ],
            gap=12,
        )
        middle = Row([Space(grow=1), Sized(column, ems=760), Space(grow=1)])
        body = Fit(Column([Space(grow=2), middle, Space(grow=3)]), margin=16, edge=14)
        buttons = [Button("go", "See what follows", "primary", after="arrow-right")]
        if self.play.can_undo:
            buttons.insert(0, Button("undo", "Take back", icon="undo-2"))
        top = top_bar(self._header())
        return Frame(body, top, self.bottom(*buttons), pad=(16, 0))

    def _curtain(self, here: Turn, look: Look) -> Widget:
        """The curtain is still drawn: the seat that chose last may take it back."""
        roles = self.play.session.game.scenario.chapter.roles
        held = [role for role in roles if role.id in self.play.session.roles]
        buttons: list[Widget] = [Button("go", "Show the choices", "hero", after="arrow-right")]
        if self.play.can_undo:
            buttons.append(Button("undo", "Take back", "hero_quiet", icon="undo-2"))
        return curtained(
            [Seal(role, "has chosen, sealed", "lock") for role in held],
            "Everybody may look now.",
            f"{all_of(len(held)).capitalize()} have chosen.",
            f"{date_words(here.date)} · {here.title}",
            buttons,
            "Once the choices are shown, nothing of this turn can be taken back.",
            (*self.hints, Hint("Esc", "to the title")),
            look,
        )

    def _header(self) -> Header:
        session = self.play.session
        number = session.reports[self.turn].before.turn + 1
        return attrs.evolve(header(session, self.seat), turn=number)

    def _chosen(self) -> Widget:
        session = self.play.session
        mine = [each for each in chosen_in(session, self.turn) if each.role == self.seat]
        rows: list[Widget] = []
        for each in mine:
            said = " · ".join(filter(None, (each.reason, f"“{each.line}”" if each.line else "")))
            words = [Text(each.label, H2)]
            if said:
                words.append(Text(said, STORY, "ink2"))
            row = [KeyBadge(icon="check", filled=True), Column(words, gap=2, grow=1)]
            rows.append(Row(row, gap=14))
        if not mine:
            words = [Text("You read the papers and went on", H2)]
            if self.act_made.cable:
                words.append(Text(f"“{self.act_made.cable}”", STORY, "ink2"))
            rows.append(Row([KeyBadge(icon="check", filled=True), Column(words, grow=1)], gap=14))
        odds = {each.id: each.ask for each in self._forecasts()}
        for act in session.acts_of(self.turn):
            for id, percent in act.odds.items():
                words_ = Text(f"Your odds: {percent} %. {odds[id]}", BODY, "ink2", grow=1)
                rows.append(Row([Icon("percent", 17), words_], gap=14))
        return Box(Column(rows, gap=11), fill="accent_soft", border="accent", pad=(20, 16))

    def _forecasts(self) -> tuple[Forecast, ...]:
        session = self.play.session
        return session.game.turns[session.reports[self.turn].before.turn].forecasts

    def on(self, id: str) -> Step | None:
        """Look: from here on the turn stands. Several seats read their choices aloud first."""
        if id != "go":
            return None
        if len(self.play.session.roles) > 1:
            from game.window.screens.reveal import RevealScreen

            self.play.holder = ""
            return Step(swap=RevealScreen(self.play))
        from game.window.screens.outcome import OutcomeScreen

        return Step(swap=OutcomeScreen(self.play))
