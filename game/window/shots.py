"""Pictures of every screen, made without a window: for documentation, and to look at changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import attrs
import pygame

from game.engine.rules import open_policies, recorded
from game.play.saves import Run
from game.play.session import Act, Ask, Session
from game.play.shelf import Shelf, bundled
from game.window.app import title_screen
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.commit import CommitScreen
from game.window.screens.debrief import SECTIONS, DebriefScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.help import HelpScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.seat import RoleScreen, SeatScreen
from game.window.screens.settings import SettingsScreen
from game.window.settings import Settings
from game.window.stage import Stage

SEED = 2012


@attrs.frozen
class Size:
    """A window and a text size to take pictures at."""

    width: int
    height: int
    text: float = 1.0
    theme: str = "light"

    @property
    def name(self) -> str:
        """As part of a file name."""
        large = f"-text{self.text * 100:.0f}" if self.text > 1 else ""
        return f"{self.width}x{self.height}{large}" + (f"-{self.theme}" * (self.theme != "light"))


SIZES = (
    Size(1280, 720),
    Size(1024, 640, 1.5),
    Size(1920, 1080),
    Size(1920, 1080, theme="dark"),
    Size(1920, 1080, theme="contrast"),
)


def shoot(directory: Path, sizes: tuple[Size, ...] = SIZES) -> list[Path]:
    """Write `NAME-SIZE.png` for every screen and size into a folder; returns the files."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    directory.mkdir(parents=True, exist_ok=True)
    saves = directory / ".saves"
    files = []
    try:
        for name, below, top in screens(bundled(), saves):
            for size in sizes:
                file = directory / f"{name}-{size.name}.png"
                _shot(below, top, size, file)
                files.append(file)
    finally:
        for left in saves.glob("*"):
            left.unlink()
        if saves.is_dir():
            saves.rmdir()
    return files


def _shot(below: Screen | None, top: Screen, size: Size, file: Path) -> None:
    stage = Stage(below or top, (size.width, size.height), Settings(size.theme, size.text))
    if below is not None:
        stage.put(top)
    target = pygame.Surface(stage.size)
    stage.draw(target)
    pygame.image.save(target, file)


def screens(shelf: Shelf, saves: Path) -> Iterator[tuple[str, Screen | None, Screen]]:
    """Every screen in the order of a play: its name, the screen below a sheet, the screen."""
    title = title_screen(shelf, saves)
    game = shelf.game(shelf.names()[0])
    role = game.scenario.chapter.roles[0].id
    run = Run((Session(game, SEED, (role,)),))
    play = Play(run, saves / "shots.json")
    yield "01-title", None, title
    yield "02-role", None, RoleScreen(run, lambda _game, _role: play)
    yield "03-seat", None, SeatScreen(play)
    play.do(_act(play.session, 0))
    play.see()
    briefing = BriefingScreen(play)
    yield "04-briefing", None, briefing
    decision = DecisionScreen(play)
    decision.act("option:2")
    yield "05-decision", None, decision
    yield "06-commit", decision, _commit(play, decision)
    play.do(_act(play.session, 1))
    outcome = OutcomeScreen(play)
    yield "07-outcome", None, outcome
    drawer = outcome.act("cite:1")
    if drawer is not None and drawer.open is not None:
        yield "08-source", outcome, drawer.open
    while not play.session.over:
        play.do(_act(play.session, 0))
    debrief = DebriefScreen(play)
    for number, section in enumerate(SECTIONS):
        debrief.act(f"section:{number}")
        yield f"09-debrief-{number + 1}-{section.id}", None, debrief
    yield "10-settings", decision, SettingsScreen()
    yield "11-keys", decision, HelpScreen(decision.hints)


def _commit(play: Play, decision: DecisionScreen) -> CommitScreen:
    view = decision.view
    sheet = CommitScreen(play, view, view.option(decision.chosen))
    sheet.act(f"why:{view.reasons[1][0]}")
    for forecast in view.forecasts:
        sheet.set_value(f"odds:{forecast.id}", 35)
    if "line" in sheet.entries:
        words = "A fight in the open costs less than a secret that gets out."
        sheet.entries["line"] = sheet.entries["line"].type(words)
    return sheet


def _act(session: Session, away: int) -> Act:
    """The record's choice, or the open one `away` places after it; odds where they are asked."""
    ask = session.ask
    assert ask is not None
    odds = {f.id: 35 for f in session.turn.forecasts if f.role in ("", ask.role.id)}
    if ask.decision is None:
        return Act(ask.role.id, odds=odds)
    return Act(ask.role.id, ask.decision.id, _policy(session, ask, away), "consent", odds=odds)


def _policy(session: Session, ask: Ask, away: int) -> str:
    assert ask.decision is not None
    able = list(open_policies(session.game, session.state, ask.decision))
    taken = recorded(session.game, session.state, ask.decision)
    at = able.index(taken) if taken in able else 0
    return ask.decision.policies[able[(at + away) % len(able)]].id
