"""The window itself: opening it, and the loop."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.play.checked import SaveError
from game.play.settings import Kept, Settings, read_settings, settings_file, write_settings
from game.window.opening import NAME, draw_opening
from game.window.theme import look_of

if TYPE_CHECKING:
    from game.play.saves import Run
    from game.window.stage import Keep, Stage

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
    start_display()
    try:
        window = first_picture()
        Loop(first_stage(run), window).run()
    finally:
        pygame.quit()


def first_picture(folder: Path | None = None) -> pygame.Window:
    """A window that shows the name of the game. All that the title needs is loaded after that, so
    that there is something to see at once. `folder` holds the settings (by default the user's)."""
    window = pygame.Window(NAME, START, resizable=True, allow_high_dpi=True)
    window.minimum_size = SMALLEST
    surface = window.get_surface()
    settings = read_settings(settings_file(folder), mend=False).settings
    draw_opening(surface, look_of(settings, surface.get_size()))
    window.flip()
    return window


def first_stage(run: tuple[Run, Path] | None = None, folder: Path | None = None) -> Stage:
    """The title with the settings that were kept, and a run on it if one is given. `folder` holds
    the settings (by default the user's)."""
    from game.play.shelf import bundled
    from game.window.doors import title_screen
    from game.window.stage import Stage

    shelf, file = bundled(), settings_file(folder)
    kept = read_settings(file)
    stage = Stage(title_screen(shelf), START, kept.settings, _keeper(kept, file))
    if run is not None:
        from game.window.play import Play
        from game.window.screens.routes import next_screen

        stage.put(next_screen(Play(*run, shelf.find)))
    if kept.message:
        from game.window.screens.notice import NoticeScreen

        stage.put(NoticeScreen("Settings", kept.message))
    return stage


def _keeper(kept: Kept, file: Path) -> Keep:
    """Writes settings; its answer says why that failed, empty where it did not."""

    def keep(settings: Settings) -> str:
        if not kept.writable:
            return f"{file} could not be read, so it is left as it is"
        try:
            write_settings(settings, file)
        except SaveError as error:
            return error.message
        return ""

    return keep


def start_display() -> None:
    """SDL takes an invisible driver when it finds no display: that is refused (NoDisplay) unless
    it was asked for."""
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplay(f"No window can be opened: {error}.") from error
    if pygame.display.get_driver() in INVISIBLE and asked not in INVISIBLE:
        pygame.display.quit()
        raise NoDisplay("No window can be opened: there is no display.")
    pygame.font.init()


# --- the loop -------------------------------------------------------------------------------


class Loop:
    """Waits for events, draws only when something changed."""

    def __init__(self, stage: Stage, window: pygame.Window | None = None) -> None:
        self.stage = stage
        self.window = window or first_picture()
        stage.appear(self.window.get_surface().get_size())
        self.surface = self.window.get_surface()
        self.full = self.writing = False
        pygame.key.set_repeat(350, 40)
        pygame.key.stop_text_input()

    def run(self) -> None:
        """Until the player leaves."""
        clock = pygame.time.Clock()
        moving = False
        self.draw()
        while self.stage.running:
            first = pygame.event.wait(MOVING if moving else IDLE)
            for event in (first, *pygame.event.get()):
                if event.type != pygame.NOEVENT:
                    self._take(event)
            self.stage.tick(min(0.1, clock.tick() / 1000))
            moving = self.stage.dirty
            if self.stage.dirty:
                self.draw()

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
        if self.stage.settings.full_screen != self.full:
            self.full = self.stage.settings.full_screen
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

    def draw(self) -> None:
        """Paint what is seen and show it."""
        self._follow_settings()
        self.surface = self.window.get_surface()
        self.stage.resize(self.surface.get_size())
        self.stage.draw(self.surface)
        self.window.flip()
