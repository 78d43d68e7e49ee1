"""The window itself: opening it, the loop, and the ways from the title into a run."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import randbelow

import pygame

from game import resources
from game.engine.rules import Game
from game.play.saves import ChapterChanged, Run, SaveError, read_run
from game.play.saves_folder import new_file, newest
from game.play.session import Session
from game.play.shelf import Shelf, bundled
from game.scenario.diagnostics import ScenarioError
from game.views.title import ChapterCard, title_view
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.routes import next_screen
from game.window.screens.seat import RoleScreen
from game.window.screens.title import Doors, TitleScreen
from game.window.settings import Settings
from game.window.stage import Stage

TITLE = "At the Table"
SMALLEST = (1024, 640)
START = (1280, 720)
INVISIBLE = ("dummy", "offscreen")
IDLE, MOVING = 200, 12
"""Milliseconds to wait for the next event: at rest, and while something glides."""


class NoDisplay(Exception):
    """There is nothing to open a window on."""


def open_window(run: tuple[Run, Path] | None = None) -> None:
    """Open the window, on a run if one is given, and stay until the player leaves.

    Raises NoDisplay where a window could not be seen.
    """
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    _start_display()
    try:
        stage = Stage(title_screen(bundled()), START, Settings())
        if run is not None:
            stage.put(next_screen(Play(*run)))
        _Loop(stage).run()
    finally:
        pygame.quit()


def _start_display() -> None:
    """SDL takes an invisible driver when it finds no display: that is refused unless asked for."""
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplay(f"No window can be opened: {error}.") from error
    if pygame.display.get_driver() in INVISIBLE and asked not in INVISIBLE:
        pygame.display.quit()
        raise NoDisplay("No window can be opened: there is no display.")
    pygame.font.init()


# --- from the title into a run --------------------------------------------------------------


def title_screen(shelf: Shelf, folder: Path | None = None) -> TitleScreen:
    """The title with its doors. `folder` holds the saves (by default the user's)."""

    def sit_down(card: ChapterCard) -> Screen:
        game = shelf.game(str(card.path))
        return RoleScreen(_run(game, game.scenario.chapter.roles[0].id), open_run)

    def open_run(game: Game, role: str) -> Play:
        return Play(_run(game, role), new_file(game, folder))

    def kept() -> Run | None:
        found = _kept(shelf, folder)
        return found[0] if found else None

    def go_on() -> Screen:
        found = _kept(shelf, folder)
        assert found is not None
        return next_screen(Play(*found))

    return TitleScreen(title_view(resources.path("scenarios")), Doors(sit_down, go_on, kept=kept))


def _run(game: Game, role: str) -> Run:
    return Run((Session(game, randbelow(1_000_000), (role,)),))


def _kept(shelf: Shelf, folder: Path | None) -> tuple[Run, Path] | None:
    """The run written last, if it can still be played."""
    path = newest(folder)
    if path is None:
        return None
    try:
        return read_run(path, shelf.find), path
    except ChapterChanged as changed:
        return changed.copy, new_file(changed.copy.session.game, folder)
    except (SaveError, ScenarioError):
        return None


# --- the loop -------------------------------------------------------------------------------


class _Loop:
    """Waits for events, draws only when something changed."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.window = pygame.Window(TITLE, START, resizable=True, allow_high_dpi=True)
        self.window.minimum_size = SMALLEST
        self.surface = self.window.get_surface()
        self.full = self.writing = False
        pygame.key.set_repeat(350, 40)
        pygame.key.stop_text_input()

    def run(self) -> None:
        """Until the player leaves."""
        clock = pygame.time.Clock()
        moving = False
        while self.stage.running:
            first = pygame.event.wait(MOVING if moving else IDLE)
            for event in (first, *pygame.event.get()):
                if event.type != pygame.NOEVENT:
                    self._take(event)
            self.stage.tick(min(0.1, clock.tick() / 1000))
            moving = self.stage.dirty
            self._follow_settings()
            if self.stage.dirty:
                self._draw()

    def _take(self, event: pygame.event.Event) -> None:
        if event.type in (pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED):
            self.stage.dirty = True
        elif event.type == pygame.WINDOWCLOSE:
            self.stage.running = False
        else:
            self.stage.handle(self._scaled(event))

    def _scaled(self, event: pygame.event.Event) -> pygame.event.Event:
        """Pointer places come in units of the window, which may hold more than one pixel."""
        if not hasattr(event, "pos"):
            return event
        across = self.surface.get_width() / self.window.size[0]
        down = self.surface.get_height() / self.window.size[1]
        at = (int(event.pos[0] * across), int(event.pos[1] * down))
        return pygame.event.Event(event.type, {**event.dict, "pos": at})

    def _follow_settings(self) -> None:
        if self.stage.full_screen != self.full:
            self.full = self.stage.full_screen
            if self.full:
                self.window.set_fullscreen(desktop=True)
            else:
                self.window.set_windowed()
        if self.stage.top.writing != self.writing:
            self.writing = self.stage.top.writing
            if self.writing:
                pygame.key.start_text_input()
            else:
                pygame.key.stop_text_input()

    def _draw(self) -> None:
        self.surface = self.window.get_surface()
        self.stage.resize(self.surface.get_size())
        self.stage.draw(self.surface)
        self.window.flip()
