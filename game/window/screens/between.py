"""Between two pages: the machine goes to another seat, or a choice is made and not yet seen."""

from __future__ import annotations

import attrs
import pygame

from game.scenario.model import Forecast, Role
from game.views.outcome import chosen_in
from game.views.parts import Header, header
from game.views.words import date_words, listed
from game.window import paint
from game.window.flow import Column, Fit, Row
from game.window.layout import Sized, Space, Widget
from game.window.page import Page
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import UNDO, InPlay
from game.window.screens.parts import top_bar
from game.window.theme import BODY, DISPLAY, H1, H2, LEAD, SMALL, STORY, Look
from game.window.widgets import Box, Button, Frame, Hint, Icon, KeyBadge, Roundel, Text, caps

Rect = pygame.Rect


class HandOverScreen(InPlay):
    """Nothing private is on it: whoever sits here turns away, the next seat presses Enter."""

    primary = "go"

    def __init__(self, play: Play, seat: str) -> None:
        super().__init__(play, seat)
        roles = play.session.game.scenario.chapter.roles
        self.roles = [role for role in roles if role.id in play.session.roles]
        self.hints = (Hint("Enter", f"{self._role.name} is here"), Hint("Esc", "to the title"))
        if play.can_undo:
            self.hints = (*self.hints, UNDO)

    @property
    def _role(self) -> Role:
        return next(role for role in self.roles if role.id == self.seat)

    def build(self, look: Look) -> Widget:
        """A dark page with a name."""
        session = self.play.session
        others = listed([role.name for role in self.roles if role.id != self.seat])
        name = self._role.name
        at = f"Turn {session.state.turn + 1} of {len(session.game.turns)}"
        signs = [
            Roundel(role.seat or role.name[:1], role.id == self.seat, 40) for role in self.roles
        ]
        buttons = [Button("go", f"Open {name}'s page", "hero", after="arrow-right")]
        if self.play.can_undo:
            buttons.append(Button("undo", "Take back", "hero_quiet", icon="undo-2"))
        column = Column(
            [
                _middle(Row(signs, gap=14)),
                Space(8),
                Text(f"{others}, please turn away.", LEAD, "hero_muted", align=0.5),
                Text(f"Hand over to {name}", DISPLAY, "on_hero", align=0.5),
                Text(f"{at} · {date_words(session.turn.date)}", BODY, "hero_muted", align=0.5),
                Space(10),
                _middle(Row(buttons, gap=12)),
                Space(18),
                Text("Nobody's choice is shown before all have chosen.", STORY, "hero_muted",
                     align=0.5),
            ],
            gap=9,
        )  # fmt: skip
        body = _Curtain(Fit(Column([Space(grow=2), column, Space(grow=3)]), margin=24, edge=20))
        return Frame(body, None, self.bottom(), pad=(0, 0))

    def on(self, id: str) -> Step | None:
        """The next seat sits down."""
        if id != "go":
            return None
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
        own = (Hint("Enter", "see what follows"), *((UNDO,) if play.can_undo else ()))
        self.hints = self.keys(*own)

    def build(self, look: Look) -> Widget:
        """What was chosen and said, in the middle."""
        session = self.play.session
        here = session.game.turns[session.reports[self.turn].before.turn]
        over = caps(f"{date_words(here.date)} · {here.title}", "ink3")
        alone = len(session.roles) == 1
        title = "Your choice is made" if alone else "All have chosen"
        note = "Once you look at what follows, nothing of this turn can be taken back."
        card = self._chosen() if alone else self._seats()
        column = Column(
            [
                over,
                Text(title, H1),
                card,
                Row([Icon("lock", 17), Text(note, SMALL, "ink2", grow=1)], gap=11),
            ],
            gap=12,
        )
        body = Fit(
            Column([Space(grow=2), _middle(Sized(column, ems=760)), Space(grow=3)]),
            margin=16, edge=14,
        )  # fmt: skip
        buttons = [Button("go", "See what follows", "primary", after="arrow-right")]
        if self.play.can_undo:
            buttons.insert(0, Button("undo", "Take back", icon="undo-2"))
        top = top_bar(self._header())
        return Frame(body, top, self.bottom(*buttons), pad=(16, 0))

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

    def _seats(self) -> Widget:
        chapter = self.play.session.game.scenario.chapter
        rows = [
            Row([Roundel(role.seat or role.name[:1], True, 30), Text(role.name, H2, grow=1),
                 Icon("lock", 18)], gap=14, align="middle")
            for role in chapter.roles
            if role.id in self.play.session.roles
        ]  # fmt: skip
        return Box(Column(rows, gap=11), pad=(20, 16))

    def on(self, id: str) -> Step | None:
        """Look: from here on the turn stands."""
        from game.window.screens.outcome import OutcomeScreen

        return Step(swap=OutcomeScreen(self.play)) if id == "go" else None


def _middle(widget: Widget) -> Row:
    return Row([Space(grow=1), widget, Space(grow=1)])


@attrs.define(eq=False)
class _Curtain(Widget):
    """The dark ground behind a page."""

    child: Widget

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The ground first."""
        hero = look.theme.hero
        page.draw(rect, lambda target, here, state: paint.gradient(target, here, *hero))
        self.child.place(look, rect, page)
