"""Taking a seat: which capital, and who plays."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from game.play.saves import Run
from game.scenario.model import Role
from game.views.prose import plain
from game.views.words import count, number, years
from game.window.flow import Column, Fit, Grid, Row
from game.window.layout import Rule, Space, Widget
from game.window.play import Play
from game.window.screen import Screen, Step
from game.window.screens.routes import next_screen
from game.window.screens.settings import SettingsScreen
from game.window.theme import BODY, CAPTION, CAPTION_STRONG, CARD, H1, H2, H3, SMALL, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    KeyBadge,
    Roundel,
    Text,
    TopBar,
    caps,
    choice,
)

OpenRun = Callable[[Run], Play]
"""Gives a run to be played, saved for the first time."""
MODES = (
    ("alone", "user", "Alone",
     "You take one capital. The others follow the record, or answer what you do."),
    ("teams", "users", "Teams",
     "All capitals at this machine, one after the other. Nobody sees a choice before all have "
     "chosen."),
)  # fmt: skip


class RoleScreen(Screen):
    """The seats of a chapter side by side; one is taken, or all of them."""

    primary = "go"

    def __init__(self, run: Run, open_run: OpenRun) -> None:
        super().__init__()
        self.run, self.open_run = run, open_run
        self.roles = run.session.game.scenario.chapter.roles
        self.at = 0
        self.mode = "alone"
        self.first = self.focused = "role:1"
        last = len(self.roles)
        digits = tuple((str(i), f"role:{i}") for i in range(1, last + 1))
        self.hints = (
            Hint(f"1–{last}" if last > 1 else "1", "seat", digits),
            *((Hint("T", "alone or teams", (("t", "mode"),)),) if last > 1 else ()),
            Hint("Enter", "go on"),
            Hint("G", "settings", (("g", "settings"),), hidden=True),
            Hint("Esc", "to the title", hidden=True),
        )

    def build(self, look: Look) -> Widget:
        """The chapter's summary over the seats."""
        scenario = self.run.session.game.scenario
        chapter = scenario.chapter
        when = f"{chapter.place}, {years(chapter.from_, chapter.to)}"
        over = f"{chapter.title}, {when} · {chapter.minutes} minutes"
        if self.run.campaign:
            over = f"Campaign of {number(len(scenario.pack.chapters))} chapters · {over}"
        head = Column(
            [
                caps(over, "ink3"),
                Text("Where do you sit?", H1, most=2),
                Text(plain(chapter.summary), BODY, "ink2"),
            ],
            gap=2,
        )
        em = look.metrics.em
        columns = min(len(self.roles), 3 if em >= 1000 else 2 if em >= 700 else 1)
        cards = [self._card(role, i) for i, role in enumerate(self.roles)]
        parts: list[Widget] = [head, Grid(cards, columns, 14)]
        if len(self.roles) > 1:
            modes = [self._mode(*each) for each in MODES]
            parts += [Text("Who plays?", H3), Grid(modes, 2 if em >= 700 else 1, 14)]
        return Frame(
            Fit(Column(parts, gap=10), margin=16, edge=12),
            TopBar(chapter.title, when, tools=(("settings", "settings", "Settings"),), back=True),
            BottomBar(self.hints, [Button("go", self._words(), "primary", after="arrow-right")]),
            pad=(24, 0),
        )

    def _words(self) -> str:
        quiz = self.run.session.game.scenario.chapter.debrief.quiz
        if quiz:
            return f"Go on: {count(len(quiz), 'question')} first"
        return f"Take the seat: {self.roles[self.at].name}" if self.mode == "alone" else "Sit down"

    def _card(self, role: Role, at: int) -> Widget:
        chosen = self.mode == "teams" or at == self.at
        turns = self.run.session.game.scenario.chapter.turns
        decisions = sum(d.role == role.id for turn in turns for d in turn.decisions)
        native = role.native if role.native != role.name else ""
        name = Text(f"{role.name} {native}".strip(), H2, grow=1)
        sign = Icon("circle-check" if chosen else "circle", 22, "accent" if chosen else "ink3")
        roundel = Roundel(role.seat or role.name[:1], chosen, 38)
        parts: list[Widget] = [Row([roundel, name, sign], gap=12, align="middle")]
        parts += [Text(plain(role.brief), BODY, "ink2"), Space(0, grow=1), Rule()]
        if self.mode == "alone":
            parts.append(caps("What you want", "ink3"))
            parts += [
                Row([Icon("target", 15, "accent" if chosen else "ink3"),
                     Text(aim.text, SMALL, "ink2", grow=1)], gap=8)
                for aim in role.aims
            ]  # fmt: skip
        private = Row([Icon("lock", 14), Text("Private brief: when you sit down", CAPTION, "ink3",
                                              grow=1)], gap=7)  # fmt: skip
        private.grow = 1
        words = Text(count(decisions, "decision"), CAPTION_STRONG, "ink3", most=1)
        parts.append(Row([private, words], gap=8, align="middle"))
        return choice(Column(parts, gap=7, grow=1), f"role:{at + 1}", chosen, says=role.name,
                      pad=(16, 12))  # fmt: skip

    def _mode(self, id: str, icon: str, title: str, words: str) -> Widget:
        on = id == self.mode
        text = Column([Text(title, CARD), Text(words, SMALL, "ink2")], gap=1, grow=1)
        row = Row([KeyBadge(icon=icon, size=34, filled=on), text], gap=13, align="middle")
        if on:
            return Box(row, f"mode:{id}", (14, 9), "accent_soft", "accent", 1, says=title)
        return Box(row, f"mode:{id}", (14, 9), shadow=True, says=title)

    def act(self, id: str) -> Step | None:
        """Mark a seat; choose who plays; take the seat."""
        kind, _, value = id.partition(":")
        if kind == "role" and (self.mode != "alone" or self.at != int(value) - 1):
            self.at, self.mode = int(value) - 1, "alone"
            self.focused = id
        elif kind == "mode":
            self.mode = value or ("teams" if self.mode == "alone" else "alone")
        elif kind == "role" or id == "go":
            return Step(swap=next_screen(self.open_run(self._seated())))
        elif id == "home":
            return Step(home=True)
        elif id == "settings":
            return Step(open=SettingsScreen())
        self.refresh()
        return None

    def _seated(self) -> Run:
        """The run with the seats that are taken."""
        every = tuple(role.id for role in self.roles)
        roles = every if self.mode == "teams" else (self.roles[self.at].id,)
        return self.run.with_session(attrs.evolve(self.run.session, roles=roles))
