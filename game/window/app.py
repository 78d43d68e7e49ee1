"""The window itself: opening it, and the loop."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pygame

from game.play.checked import SaveError
from game.play.settings import Kept, Settings, read_settings, settings_file, write_settings
from game.window.opening import NAME, draw_opening
from game.window.theme import look_of

if TYPE_CHECKING:
    from game.play.run import Run
    from game.window.doors import Unpack
    from game.window.stage import HandIn, Keep, Stage

SMALLEST = (1024, 640)
START = (1280, 720)
INVISIBLE = ("dummy", "offscreen")
IDLE, MOVING = 200, 12
"""Milliseconds to wait for the next event: at rest, and while something glides."""


class NoDisplay(Exception):
    """There is nothing to open a window on."""


def open_window(
    run: tuple[Run, Path] | None = None,
    unpack: Unpack | None = None,
    hand_in: HandIn | None = None,
    watch: Path | None = None,
) -> None:
    """Open the window, on a run if one is given, and stay until the player leaves. `unpack` opens
    packs that are one file, `hand_in` writes the files of a debrief; where a chapter file is given
    to `watch`, the run goes on with it each time it is saved.

    Raises NoDisplay where a window could not be seen, or was lost.
    """
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    start_display()
    try:
        window = _opened()
        stage = first_stage(run, unpack=unpack, watch=watch)
        stage.hand_in = hand_in
        Loop(stage, window).run()
    except pygame.error as error:
        raise NoDisplay(f"The window was lost ({error}); every step is saved.") from error
    except FileNotFoundError as error:
        raise NoDisplay(f"{error}: install the game again.") from error
    finally:
        pygame.quit()


def _opened() -> pygame.Window:
    try:
        return first_picture()
    except pygame.error as error:
        raise NoDisplay(f"No window can be opened: {error}.") from error


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


def first_stage(
    run: tuple[Run, Path] | None = None,
    folder: Path | None = None,
    unpack: Unpack | None = None,
    watch: Path | None = None,
) -> Stage:
    """The title with the settings that were kept, and a run on it if one is given. `folder` holds
    what is kept between runs (by default the user's folders do)."""
    from game.play.kept_tops import tops_file
    from game.play.shelf import bundled
    from game.window.doors import title_screen
    from game.window.stage import Stage

    shelf, file = bundled(), settings_file(folder)
    kept = read_settings(file)
    title = title_screen(shelf, unpack=unpack, tops=tops_file(folder), now=monotonic)
    stage = Stage(title, START, kept.settings, _keeper(kept, file))
    if run is not None:
        from game.window.play import Play
        from game.window.screens.routes import next_screen

        play = Play(*run, shelf.find, monotonic)
        stage.put(next_screen(play))
        if watch is not None:
            from game.window.watch import Watch

            stage.watch = Watch(play, watch)
    if kept.message:
        from game.window.screens.notice import NoticeScreen

        stage.put(NoticeScreen("Settings", kept.message))
    if title.view.faults:
        from game.window.screens.notice import FaultsScreen

        about = "It is left out until it is mended. The others can be played."
        stage.put(FaultsScreen("A pack cannot be read", about, title.view.faults))
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
        self._pointer = 0.0  # real px of a design px that a large pointer was drawn for
        self._caret: pygame.Rect | None = None
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
        self.stage.tick(1.0)  # what was written a moment ago is saved

    def _take(self, event: pygame.event.Event) -> None:
        if event.type in (pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED):
            self.stage.dirty = True
        elif event.type == pygame.WINDOWCLOSE:
            self.stage.running = False
        elif event.type == pygame.WINDOWFOCUSLOST:
            self.stage.let_go()
        else:
            self.stage.handle(self._scaled(event))

    def _scaled(self, event: pygame.event.Event) -> pygame.event.Event:
        """Pointer places come in units of the window, which may hold more than one pixel."""
        if not hasattr(event, "pos"):
            return event
        across, down = self._scale()
        at = (int(event.pos[0] * across), int(event.pos[1] * down))
        return pygame.event.Event(event.type, {**event.dict, "pos": at})

    def _scale(self) -> tuple[float, float]:
        """Pixels of the surface to a unit of the window, across and down."""
        wide, high = self.window.size
        return self.surface.get_width() / max(1, wide), self.surface.get_height() / max(1, high)

    def _follow(self) -> None:
        """Do to the window what settings and the screen ask for."""
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

    def _follow_pointer(self) -> None:
        """Large with the projector, drawn for the size of the window."""
        wanted = self.stage.look.metrics.ui if self.stage.settings.projector else 0.0
        if wanted == self._pointer:
            return
        from game.window.pointer import large_pointer

        self._pointer = wanted
        cursor = large_pointer(wanted) if wanted else pygame.cursors.Cursor()
        with contextlib.suppress(pygame.error):  # a system without pointers
            pygame.mouse.set_cursor(cursor)

    def _follow_caret(self) -> None:
        """Tell an input method where the next letter goes: its list of words opens there."""
        caret = self.stage.top.caret(self.stage.look)
        if caret == self._caret:
            return
        self._caret = caret
        if caret is not None:
            across, down = self._scale()
            pygame.key.set_text_input_rect(
                pygame.Rect(
                    int(caret.left / across),
                    int(caret.top / down),
                    max(1, int(caret.width / across)),
                    max(1, int(caret.height / down)),
                )
            )

    def draw(self) -> None:
        """Paint what is seen and show it."""
        self._follow()
        self.surface = self.window.get_surface()
        self.stage.resize(self.surface.get_size())
        self._follow_pointer()
        self.stage.draw(self.surface)
        self.window.flip()
        self._follow_caret()
