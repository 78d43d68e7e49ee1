"""Taking a seat: which capital, who plays, and how the world answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from game.play.run import Run
from game.play.session import Session
from game.scenario.model import Role
from game.views.mode_times import marks_core_turns, together_minutes
from game.views.prose import plain
from game.views.words import count, years
from game.window.flow import Column, Fit, Grid, Row
from game.window.layout import Level, Pad, Rule, Space, Tone, Widget
from game.window.play import Play
from game.window.screen import Screen, Step
from game.window.screens.options import Asked, Options, OptionsScreen
from game.window.screens.routes import next_screen
from game.window.screens.settings import SettingsScreen
from game.window.theme import (
    BODY,
    CAPTION,
    CAPTION_STRONG,
    CARD,
    H1,
    H2,
    H3,
    SMALL,
    Look,
    Type,
)
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
BRIEF = Type(16, serif=True, leading=1.36)


@attrs.frozen
class Mode:
    """Who plays at this machine. `everyone`: all seats, else the one that is marked; `least` seats
    must be there for it. `opens` gives the first screen of a run.
    """

    id: str
    icon: str
    title: str
    words: str
    everyone: bool = False
    least: int = 1
    in_class: bool = False
    opens: Callable[[Play], Screen] = next_screen

    @property
    def led(self) -> bool:
        """Whether somebody leads a lesson."""
        return self.everyone or self.in_class

    def seats(self, roles: Sequence[Role], at: int) -> tuple[str, ...]:
        """The ids of the seats that people hold."""
        return tuple(role.id for role in roles) if self.everyone else (roles[at].id,)


MODES = (
    Mode(
        "alone",
        "user",
        "Alone",
        "You take one capital. The others answer what you do, or follow the record.",
    ),
    Mode(
        "teams",
        "users",
        "Teams",
        "All capitals at this machine, one after the other, behind a curtain.",
        everyone=True,
        least=2,
    ),
    Mode(
        "class",
        "presentation",
        "Class",
        "The room decides for one capital: silent reason, in pairs, vote.",
        in_class=True,
    ),
)


class RoleScreen(Screen):
    """The seats of a chapter side by side; one is taken, or all of them."""

    primary = "go"

    def __init__(self, run: Run, open_run: OpenRun) -> None:
        super().__init__()
        self.run, self.open_run = run, open_run
        self.roles = run.session.game.scenario.chapter.roles
        self.modes = tuple(mode for mode in MODES if len(self.roles) >= mode.least)
        self.at = 0
        self.mode = self.modes[0]
        self.options = Options()
        self.first = self.focused = "role:1"
        last = len(self.roles)
        digits = tuple((str(i), f"role:{i}") for i in range(1, last + 1))
        self.hints = (
            Hint(f"1–{last}" if last > 1 else "1", "seat", digits),
            *((Hint("T", "who plays", (("t", "mode"),)),) if len(self.modes) > 1 else ()),
            Hint("O", "options", (("o", "options"),)),
            Hint("Enter", "go on"),
            Hint("G", "settings", (("g", "settings"),), hidden=True),
            Hint("Esc", "to the title", hidden=True),
        )

    def build(self, look: Look) -> Widget:
        """The chapter's summary over the seats."""
        scenario = self.run.session.game.scenario
        chapter = scenario.chapter
        when = f"{chapter.place}, {years(chapter.from_, chapter.to)}"
        head = Column(
            [
                caps(self._over(), "ink3"),
                Text("Where do you sit?", H1, most=2),
                Text(plain(chapter.summary), BODY, "ink2"),
            ],
            gap=2,
        )
        em = look.metrics.em
        columns = min(len(self.roles), 3 if em >= 1000 else 2 if em >= 700 else 1)
        briefs = [Text(plain(role.brief), BRIEF) for role in self.roles]
        levels = [Level(brief, briefs) if columns > 1 else brief for brief in briefs]
        cards = [self._card(role, i, levels[i], em >= 1000) for i, role in enumerate(self.roles)]
        parts: list[Widget] = [head, Grid(cards, columns, 14, grow=1)]
        if len(self.modes) > 1:
            modes = [self._mode(mode) for mode in self.modes]
            wide = min(len(modes), 3 if em >= 1000 else 2 if em >= 700 else 1)
            parts += [self._who_plays(look), Grid(modes, wide, 14)]
        buttons = [
            Button("options", "Options", icon="sliders-horizontal"),
            Button("go", self._words(look), "primary", after="arrow-right"),
        ]
        return Frame(
            Fit(Column(parts, gap=9), margin=16, edge=10),
            TopBar(chapter.title, when, tools=(("settings", "settings", "Settings"),), back=True),
            BottomBar(self.hints, buttons),
            pad=(24, 0),
        )

    def _over(self) -> str:
        scenario = self.run.session.game.scenario
        order, chapter = scenario.pack.chapters, scenario.chapter
        where = [scenario.pack.title]
        if self.run.campaign:
            where.append(f"campaign of {count(len(order), 'chapter')}")
        elif chapter.id in order:
            where.append(f"chapter {order.index(chapter.id) + 1}")
        return " · ".join([*where, f"{chapter.minutes} minutes"])

    def _who_plays(self, look: Look) -> Widget:
        """A heading, and beside it what was set in the options."""
        said = self.options.said(self.stage.settings, self.asked)
        head = Text("Who plays?", H3)
        if look.metrics.em < 1000:
            return Column([head, Text(said, CAPTION, "ink3")], gap=1)
        head.grow = 1
        return Row([head, Text(said, CAPTION, "ink3", most=1)], gap=14, align="bottom")

    def _words(self, look: Look) -> str:
        quiz = self.run.session.game.scenario.chapter.debrief.quiz
        if look.metrics.em < 780:
            return "Go on"
        if quiz:
            return f"Go on: {count(len(quiz), 'question')} first"
        return "Sit down" if self.mode.everyone else f"Take the seat: {self.roles[self.at].name}"

    def _card(self, role: Role, at: int, brief: Widget, wide: bool) -> Widget:
        chosen = self.mode.everyone or at == self.at
        turns = self.run.session.game.scenario.chapter.turns
        decisions = sum(d.role == role.id for turn in turns for d in turn.decisions)
        native = role.native if role.native != role.name else ""
        name = Text(f"{role.name} {native}".strip(), H2, grow=1)
        sign = Icon("circle-check" if chosen else "circle", 22, "accent" if chosen else "ink3")
        roundel = Roundel(role.seat or role.name[:1], chosen, 38, dark=True)
        parts: list[Widget] = [Row([roundel, name, sign], gap=12, align="middle"), brief]
        if not self.mode.led and role.aims:
            says = "What you want" + " · rank it when you sit down" * wide
            parts += [Space(1), Rule(), caps(says, "ink3")]
            tone: Tone = "accent" if chosen else "ink3"
            parts += [
                Row([Pad(Icon("target", 15, tone), top=3), Text(aim.text, SMALL, "ink", grow=1)], 8)
                for aim in role.aims
            ]
        private = Text("Private brief: when you sit down", CAPTION, "ink3", grow=1)
        words = Text(count(decisions, "decision"), CAPTION_STRONG, "ink3", most=1)
        last = Row([Icon("lock", 14), private, words], gap=8, align="middle")
        parts += [Space(grow=1), last]
        return choice(Column(parts, gap=6, grow=1), f"role:{at + 1}", chosen, says=role.name,
                      pad=(16, 12))  # fmt: skip

    def _mode(self, mode: Mode) -> Widget:
        on = mode == self.mode
        minutes = f"{self._minutes(mode)} min"
        head = Row([Text(mode.title, CARD, grow=1), Text(minutes, SMALL, "ink3", most=1)], gap=10)
        text = Column([head, Text(mode.words, SMALL, "ink2")], gap=1, grow=1)
        row = Row([KeyBadge(icon=mode.icon, size=34, filled=on), text], gap=13)
        if on:
            return Box(row, f"mode:{mode.id}", (14, 8), "accent_soft", "accent", 1, says=mode.title)
        return Box(row, f"mode:{mode.id}", (14, 8), shadow=True, says=mode.title)

    def act(self, id: str) -> Step | None:
        """Mark a seat; choose who plays; set options; take the seat."""
        kind, _, value = id.partition(":")
        if kind == "role" and (self.mode.everyone or self.at != int(value) - 1):
            self.at = int(value) - 1
            self.mode = self.modes[0] if self.mode.everyone else self.mode
            self.focused = id
        elif kind == "mode":
            self.mode = self._named(value)
        elif kind == "role" or id == "go":
            return Step(swap=self.mode.opens(self.open_run(self._seated())))
        elif id == "options":
            return Step(open=OptionsScreen(self.options, self._set, self.asked))
        elif id == "home":
            return Step(home=True)
        elif id == "settings":
            return Step(open=SettingsScreen())
        self.refresh()
        return None

    @property
    def asked(self) -> Asked:
        """What can be set for the mode that is marked."""
        core = marks_core_turns(self.run.session.game)
        return Asked(self.mode.led, self.mode.in_class, core)

    def _set(self, options: Options) -> None:
        self.options = options

    def _named(self, id: str) -> Mode:
        """The mode of an id; the one after this where none is named."""
        after = self.modes[(self.modes.index(self.mode) + 1) % len(self.modes)]
        return next((mode for mode in self.modes if mode.id == id), after)

    def _seated(self) -> Run:
        """The run with the seats that are taken, its luck, and the lesson that it is."""
        mode, minutes = self.mode, self.options.minutes if self.mode.led else 0
        run = attrs.evolve(self.run, in_class=mode.in_class, minutes=minutes)
        return run.with_session(self._session(mode))

    def _session(self, mode: Mode) -> Session:
        session, options = self.run.session, self.options
        return attrs.evolve(
            session,
            seed=session.seed if options.seed is None else options.seed,
            roles=mode.seats(self.roles, self.at),
            as_recorded=options.as_recorded,
            core_only=options.core_in(mode.in_class) and marks_core_turns(session.game),
        )

    def _minutes(self, mode: Mode) -> int:
        """What the author says for one who reads alone; for a room, its steps and the debrief."""
        chapter, session = self.run.session.game.scenario.chapter, self._session(mode)
        return together_minutes(session) if mode.led else chapter.minutes
