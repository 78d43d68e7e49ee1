"""Settings: how it looks and moves, what is shown while one plays. They act at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs

from game.play.saves_folder import folder
from game.play.settings import TEXT_SIZES, Settings
from game.window.flow import Column, Fit, Flow, Grid, Row
from game.window.layout import Rule, Space, Widget
from game.window.marks import Kind
from game.window.screen import Screen, Step
from game.window.spans import Span
from game.window.theme import CAPTION, READ, SMALL, STRONG, THEMES, Look, Standing
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    PathSign,
    PlainBar,
    Segmented,
    StandingBadge,
    Swatch,
    Switch,
    Text,
    caps,
)

NAMES = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}
SWITCHES: dict[str, Callable[[Settings], Settings]] = {
    "projector": lambda now: attrs.evolve(now, projector=not now.projector),
    "motion": lambda now: attrs.evolve(now, motion=not now.motion),
    "full_screen": lambda now: attrs.evolve(now, full_screen=not now.full_screen),
    "claim_ids": lambda now: attrs.evolve(now, claim_ids=not now.claim_ids),
}
SAMPLE = (
    Span("The Cabinet (국무회의) approved it on 26 June; Foreign Minister Gemba Koichiro "
         "(玄葉光一郎) was to sign in Tokyo on the 29th."),
    Span("1", mark="sample"),
    Span(" The text was to be published ", strong=True),
    Span("only afterwards.", emphasis=True),
)  # fmt: skip


class SettingsScreen(Screen):
    """Over any screen; Esc goes back to it."""

    primary = first = "close"
    hints = (Hint("Tab", "move"), Hint("Space", "change"), Hint("Esc", "back"))

    def __init__(self) -> None:
        super().__init__()
        self.note = ""

    def build(self, look: Look) -> Widget:
        """Display at the left, a sample and what is shown in play at the right."""
        right = Column([_preview(), self._play(look)], gap=14)
        if look.metrics.em >= 1000:
            right.grow = 57
            display = self._display(look)
            display.grow = 77
            sides: Widget = Row([display, right], gap=14, align="fill")
        else:
            sides = Column([self._display(look), right], gap=14)
        buttons = [
            Button("restore", "Restore defaults", icon="rotate-ccw"),
            Button("close", "Done", "primary"),
        ]
        trouble = self.stage.trouble
        note = f"Not kept for the next time: {trouble}" if trouble else ""
        body = Fit(Column([sides], gap=0), margin=24, edge=18)
        return Frame(
            body,
            PlainBar("Settings", "kept between runs, applied at once"),
            BottomBar(self.hints, buttons, note),
            pad=(32, 0),
        )

    def _display(self, look: Look) -> Box:
        now = self.stage.settings
        sizes = tuple(
            (f"text:{size}", f"{size * 100:.0f}" + " %" * (size == TEXT_SIZES[-1]))
            for size in TEXT_SIZES
        )
        cards = [_theme_card(name, name == now.theme) for name in NAMES]
        columns = 3 if look.metrics.em >= 620 else 1
        parts: list[Widget] = [
            caps("Display", "ink2"),
            setting_row("Text size", "Also Ctrl + and Ctrl −.",
                        Segmented(sizes, f"text:{now.text_shown}"), look),
            Rule(),
            Text("Theme", STRONG),
            Grid(cards, columns, 12),
            Rule(),
            setting_row("Projector",
                        "Text at 150 % or more, thicker lines, no shadows, a large pointer.",
                        Switch("projector", now.projector, "Projector"), look),
            setting_row("Reduce motion", "Changes appear at once, nothing slides.",
                        Switch("motion", not now.motion, "Reduce motion"), look),
            setting_row("Full screen", "F11",
                        Switch("full_screen", now.full_screen, "Full screen"), look),
        ]  # fmt: skip
        return Box(Column(parts, gap=12), pad=(22, 18))

    def _play(self, look: Look) -> Widget:
        now = self.stage.settings
        where = _from_home(folder())
        safe = Text("No account, no network, no name: all of it stays in this folder.", SMALL,
                    "ink2", grow=1)  # fmt: skip
        parts: list[Widget] = [
            caps("Play", "ink2"),
            record_row(now, look),
            setting_row("Claim ids", "C2012_14 beside each line that cites.",
                        Switch("claim_ids", now.claim_ids, "Claim ids"), look),
            setting_row("Saves", self.note or where,
                        Button("copy", "Copy path", icon="copy", small=True), look),
            Rule(),
            Row([Icon("shield-check", 18), safe], gap=10, align="middle"),
        ]  # fmt: skip
        return Box(Column(parts, gap=11), pad=(22, 16))

    def act(self, id: str) -> Step | None:
        """Change one setting, or close."""
        kind, _, value = id.partition(":")
        now = self.stage.settings
        if kind == "text":
            size = float(value)
            keeps = now.projector and size >= 1.5
            self.stage.change(attrs.evolve(now, text=size, projector=keeps))
        elif kind == "theme":
            self.stage.change(attrs.evolve(now, theme=value))
        elif kind == "record":
            self.stage.change(attrs.evolve(now, record=value))
        elif kind in SWITCHES:
            self.stage.change(SWITCHES[kind](now))
        elif kind == "restore":
            self.stage.change(Settings())
        elif kind == "copy":
            self.stage.copy(str(folder()))
            self.note = "Path copied."
        elif id in ("close", "home"):
            return Step(close=True)
        self.refresh()
        return None


def _from_home(path: Path) -> str:
    """A path as people say it, from the home folder on."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def record_row(now: Settings, look: Look) -> Widget:
    """When the record is shown; its ids are `record:each_turn` and `record:debrief`."""
    shown = (("record:each_turn", "Each turn"), ("record:debrief", "Debrief"))
    about = "Shown after every decision, or first in the debrief."
    return setting_row("The record", about, Segmented(shown, f"record:{now.record}"), look)


def setting_row(label: str, about: str, control: Widget, look: Look) -> Widget:
    """A name with a word on it at the left, what changes it at the right, or below."""
    words = Column([Text(label, STRONG), Text(about, SMALL, "ink2")], grow=1)
    if look.metrics.em < 620 and control.width(look) > look.metrics.ems(120):
        return Column([words, Row([control])], gap=6)
    return Row([words, control], gap=16, align="middle")


def _theme_card(name: str, chosen: bool) -> Box:
    sign = Icon("circle-check" if chosen else "circle", 20, "accent" if chosen else "ink2")
    label = Row([sign, Text(NAMES[name], STRONG, most=1, grow=1)], gap=8, align="middle")
    body = Column([Swatch(THEMES[name]), label], gap=8)
    if chosen:
        return Box(body, f"theme:{name}", (9, 9), "accent_soft", "accent", 1.2, says=NAMES[name])
    return Box(body, f"theme:{name}", (9, 9), says=NAMES[name])


def _preview() -> Box:
    standings: tuple[tuple[Standing, str], ...] = (
        ("documented", "a source says so"),
        ("inferred", "argued from sources"),
        ("assumed", "the author’s own"),
    )
    badges = [
        Row([StandingBadge(basis), Text(words, CAPTION, "ink2")], gap=8, align="middle")
        for basis, words in standings
    ]
    paths: tuple[tuple[Kind, str], ...] = (
        ("circle", "You"), ("diamond", "The record"), ("square", "What if"),
        ("triangle", "Measured"),
    )  # fmt: skip
    legend = [
        Row([PathSign(kind), Text(words, SMALL, "ink2")], gap=8, align="middle")
        for kind, words in paths
    ]
    parts: list[Widget] = [caps("Preview", "ink2"), Text(SAMPLE, READ)]
    parts += [Flow(badges, gap=16), Space(1), Flow(legend, gap=18)]
    return Box(Column(parts, gap=8), pad=(22, 16))
