"""Taking a seat: which capital, what it is told, what it wants."""

from __future__ import annotations

from collections.abc import Callable

from game.engine.rules import Game
from game.play.saves import Run
from game.scenario.model import Role
from game.views.parts import Citation
from game.views.prose import plain
from game.views.seat import SeatView, seat_view
from game.views.words import count, years
from game.window.flow import Column, Fit, Grid, Row
from game.window.layout import Rule, Space, Widget
from game.window.play import Play
from game.window.screen import Screen, Step
from game.window.screens.in_play import InPlay
from game.window.screens.parts import paragraphs, top_bar
from game.window.theme import BODY, CAPTION, CAPTION_STRONG, H1, H2, READ, SMALL, SMALL_STRONG, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    Roundel,
    StandingBadge,
    Text,
    TopBar,
    caps,
    choice,
)

OpenRun = Callable[[Game, str], Play]
"""Starts a run of a chapter for a role and gives it back, saved for the first time."""


class RoleScreen(Screen):
    """The seats of a chapter side by side; one is taken."""

    primary = "go"

    def __init__(self, run: Run, open_run: OpenRun) -> None:
        super().__init__()
        self.run, self.open_run = run, open_run
        self.roles = run.session.game.scenario.chapter.roles
        self.at = 0
        self.first = self.focused = "role:1"
        digits = tuple((str(i), f"role:{i}") for i in range(1, len(self.roles) + 1))
        self.hints = (Hint(f"1–{len(self.roles)}", "seat", digits), Hint("Enter", "sit down"))

    def build(self, look: Look) -> Widget:
        """The chapter's summary over the seats."""
        chapter = self.run.session.game.scenario.chapter
        when = f"{chapter.place}, {years(chapter.from_, chapter.to)}"
        head = Column(
            [
                caps(f"{when} · {chapter.minutes} minutes", "history"),
                Text(chapter.title, H1, most=2),
                Text(plain(chapter.summary), READ),
            ],
            gap=4,
        )
        em = look.metrics.em
        columns = min(len(self.roles), 3 if em >= 1000 else 2 if em >= 700 else 1)
        cards = [self._card(role, i) for i, role in enumerate(self.roles)]
        body = Column([head, Text("Whose seat do you take?", H2), Grid(cards, columns, 14)], gap=13)
        words = f"Take the seat: {self.roles[self.at].name}"
        return Frame(
            Fit(body, margin=16, edge=16),
            TopBar(chapter.title, when, tools=(("settings", "settings", "Settings"),)),
            BottomBar(self.hints, [Button("go", words, "primary", after="arrow-right")]),
            pad=(24, 0),
        )

    def _card(self, role: Role, at: int) -> Widget:
        chosen = at == self.at
        turns = self.run.session.game.scenario.chapter.turns
        decisions = sum(d.role == role.id for turn in turns for d in turn.decisions)
        name = Column([Text(role.name, H2), Text(role.native, SMALL, "ink3")], grow=1)
        if role.native == role.name:
            name = Column([Text(role.name, H2)], grow=1)
        head = Row([Roundel(role.seat or role.name[:1], chosen, 38), name], gap=12, align="middle")
        aims = [
            Row([Icon("flag", 14, "ink3"), Text(aim.text, SMALL, "ink2", grow=1)], gap=8)
            for aim in role.aims
        ]
        foot = Text(count(decisions, "decision"), CAPTION_STRONG, "ink3")
        body = Column(
            [head, Text(plain(role.brief), BODY, "ink2"), Space(2, grow=1), Rule(), *aims, foot],
            gap=8,
            grow=1,
        )
        return choice(body, f"role:{at + 1}", chosen, says=role.name)

    def act(self, id: str) -> Step | None:
        """Mark a seat; take it."""
        from game.window.screens.settings import SettingsScreen

        kind, _, value = id.partition(":")
        if kind == "role" and self.at != int(value) - 1:
            self.at = int(value) - 1
            self.focused = id
        elif kind == "role" or id == "go":
            return Step(
                swap=SeatScreen(self.open_run(self.run.session.game, self.roles[self.at].id))
            )
        elif id == "home":
            return Step(home=True)
        elif id == "settings":
            return Step(open=SettingsScreen())
        self.refresh()
        return None


class SeatScreen(InPlay):
    """The brief of the seat, once, before the first turn; and what a campaign brought along."""

    primary = "go"

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.view: SeatView = seat_view(play.run, play.role)
        last = min(9, len(self.view.citations))
        digits = tuple((str(i), f"cite:{i}") for i in range(1, last + 1))
        self.hints = (Hint("PgDn", "scroll"), Hint("Enter", "go on"))
        if last:
            self.hints = (Hint(f"1–{last}", "open a source", digits), *self.hints)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the brief."""
        return self.view.citations

    def build(self, look: Look) -> Widget:
        """The brief at the left, aims and what carries over at the right."""
        view = self.view
        words = Column(
            [
                caps("Your brief", "history"),
                Text(f"You sit in {view.header.role}", H1),
                *paragraphs(view.brief),
                *paragraphs(view.private),
            ],
            gap=9,
        )
        aside = Column([self._aims(), *self._carried()], gap=12)
        if look.metrics.em >= 1000:
            body: Widget = Row(
                [Fit(words, "text", margin=16, edge=8, grow=700),
                 Fit(aside, "aside", margin=8, edge=8, grow=476)],
                gap=14, align="fill",
            )  # fmt: skip
        else:
            body = Fit(Column([words, aside], gap=16), margin=16, edge=14)
        go = Button("go", "To the briefing", "primary", after="arrow-right")
        return Frame(body, top_bar(view.header), self.bottom(go), pad=(24, 8))

    def _aims(self) -> Widget:
        rows: list[Widget] = [
            Text("What you want", SMALL_STRONG),
            Text("never added up to a score", CAPTION, "ink3"),
            Space(2),
        ]
        rows += [
            Row([Icon("flag", 16, "accent"), Text(aim, BODY, grow=1)], gap=11)
            for aim in self.view.aims
        ]
        return Box(Column(rows, gap=7), pad=(18, 14))

    def _carried(self) -> list[Widget]:
        view = self.view
        rows: list[Widget] = []
        if view.mood:
            rows.append(Text(view.mood, SMALL, "ink2"))
        rows += [
            Row([Text(name, SMALL, grow=1), Text(f"{was} → {now}", SMALL_STRONG)], 10)
            for name, was, now in view.carried
        ]
        for echo in view.echoes:
            rows += [Rule(), Text(echo.text, READ), Row([StandingBadge(echo.standing.basis)])]
        return [Box(Column(rows, gap=7), pad=(18, 14))] if rows else []

    def on(self, id: str) -> Step | None:
        """On to the briefing."""
        return self.go_on() if id == "go" else None
