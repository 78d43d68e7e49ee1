"""The stack of screens with the reader's settings: everything of the window but the window.

Events go in, a picture comes out on any Surface. Keys that mean the same everywhere are here: F1,
F11, Ctrl with + and −, the full stop.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pygame

from game.play.settings import Settings
from game.window import paint
from game.window.keys import REPEATED, name_of
from game.window.motion import RISE, Fade
from game.window.page import Page
from game.window.screen import Screen, Step
from game.window.theme import Look, look_of

if TYPE_CHECKING:
    from game.play.run import Run
    from game.window.watch import Watch

HandIn = Callable[["Run", Path], object]
"""Writes a run to a new file; raises Rejected or SaveError where it cannot."""
Keep = Callable[[Settings], str]
"""Keeps settings for the next run; the answer is what went wrong, empty where nothing did."""
_LARGER = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
_SMALLER = (pygame.K_MINUS, pygame.K_KP_MINUS)
_SAME = (pygame.K_0, pygame.K_KP0)
_TAKEN = frozenset(
    (
        pygame.DROPFILE,
        pygame.KEYDOWN,
        pygame.KEYUP,
        pygame.TEXTINPUT,
        pygame.TEXTEDITING,
        pygame.MOUSEMOTION,
        pygame.MOUSEBUTTONDOWN,
        pygame.MOUSEBUTTONUP,
        pygame.MOUSEWHEEL,
    )
)


class Stage:
    """Screens on top of each other; the topmost one gets the events.

    `hand_in` writes a run to a new file, whose ending says what it is; in `hand_in_folder`, by
    default among the user's documents.
    """

    hand_in: HandIn | None = None
    hand_in_folder: Path | None = None
    watch: Watch | None = None
    """What looks at an author's files, where somebody writes them."""

    def __init__(
        self,
        first: Screen,
        size: tuple[int, int],
        settings: Settings | None = None,
        keep: Keep = lambda settings: "",
    ) -> None:
        self.settings = settings or Settings()
        self.keep = keep
        self.trouble = ""  # why settings could not be kept
        self.size = size
        self.look = look_of(self.settings, self.size)
        self.screens = [first]
        self.dirty = True
        self.running = True
        self._shown = False  # whether the target still holds the picture before
        self._leaving = False  # whether the next picture comes in place of another screen's
        self._fade: Fade | None = None
        self._backdrop: tuple[Look, list[Page], pygame.Surface] | None = None
        self._held: set[int] = set()  # keys that are down
        first.stage = self

    @property
    def top(self) -> Screen:
        """The screen that gets the events."""
        return self.screens[-1]

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size, real px."""
        if size != self.size:
            self.size = size
            self.look = look_of(self.settings, self.size)
            self._rest()
            self._shown, self._backdrop = False, None
            self.dirty = True

    def copy(self, words: str) -> bool:
        """Put words on the clipboard; whether there is one that took them."""
        try:
            pygame.scrap.put_text(words)
        except (pygame.error, NotImplementedError):  # no display, or a build without it
            return False
        return True

    def pasted(self) -> str:
        """The words on the clipboard on one line; empty where there are none."""
        try:
            words = pygame.scrap.get_text()
        except (pygame.error, NotImplementedError):  # no display, or a build without it
            return ""
        return "".join(filter(str.isprintable, words.strip().replace("\n", " ")))

    def change(self, settings: Settings) -> None:
        """Take other settings: at once, on every screen, and for the next run."""
        self.settings = settings
        self.look = look_of(self.settings, self.size)
        for screen in self.screens:
            screen.refresh()
        self._rest()
        self.dirty = True
        self.trouble = self.keep(settings)

    # --- events -------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> None:
        """One event, its places in px of the surface."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type not in _TAKEN or self._repeats(event):
            return
        elif event.type == pygame.KEYDOWN and self._everywhere(event):
            self.dirty = True
        elif event.type == pygame.KEYUP:
            self.dirty = self.top.let_go(name_of(event)) or self.dirty
        else:
            if event.type != pygame.MOUSEMOTION:
                self._rest()
            before = self.top.hovered
            drops = event.type == pygame.DROPFILE
            step = self.top.dropped(event.file) if drops else self.top.handle(event, self.look)
            moved = event.type == pygame.MOUSEMOTION
            held = moved and any(getattr(event, "buttons", ()))
            if not moved or held or self.top.hovered != before:
                self.dirty = True
            if step is not None:
                self.follow(step)

    def _repeats(self, event: pygame.event.Event) -> bool:
        """Whether a key only goes on being down, and is none that is meant to repeat: else a slow
        machine would take one Enter for two."""
        if event.type == pygame.KEYUP:
            self._held.discard(event.key)
        if event.type != pygame.KEYDOWN:
            return False
        again = event.key in self._held and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)
        self._held.add(event.key)
        return again and name_of(event) not in REPEATED

    def let_go(self) -> None:
        """The window has lost the keyboard: whatever is held will come up unseen."""
        for key in (*self._held,):
            self.handle(pygame.event.Event(pygame.KEYUP, key=key, mod=0, unicode=""))

    def _everywhere(self, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_F11:
            self.change(attrs.evolve(self.settings, full_screen=not self.settings.full_screen))
            return True
        if event.key == pygame.K_F1:
            self._help()
            return True
        if name_of(event) == "." and not self.top.writing:
            self._darken()
            return True
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            step = (event.key in _LARGER) - (event.key in _SMALLER)
            if step or event.key in _SAME:
                self.change(self.settings.with_text(step))
                return True
        return False

    def _darken(self) -> None:
        from game.window.screens.dark import DarkScreen

        dark = isinstance(self.top, DarkScreen)
        self.follow(Step(close=True) if dark else Step(open=DarkScreen(self.top.every_hint)))

    def _help(self) -> None:
        from game.window.screens.help import HelpScreen

        if not isinstance(self.top, HelpScreen):
            self.follow(Step(open=HelpScreen(self.top.every_hint)))

    def put(self, screen: Screen) -> None:
        """Put a screen on top."""
        self.follow(Step(open=screen))

    def follow(self, step: Step) -> None:
        """Do what a screen asked for."""
        if step.quit:
            self.running = False
        if step.home:
            del self.screens[1:]
        for leaves in (step.close, step.swap is not None):
            if leaves and len(self.screens) > 1:
                self.screens.pop()
        for new in (step.swap, step.open):
            if new is not None:
                new.stage = self
                self.screens.append(new)
        self.top.shown()
        self._leaving = self.dirty = True

    # --- pictures -----------------------------------------------------------------------

    def tick(self, seconds: float) -> None:
        """Carry motion on."""
        if self.watch is not None:
            self.watch.tick(self, seconds)
        if self._fade is not None:
            if not self._fade.tick(seconds):
                self._fade = None
            self.dirty = True
        elif not (self._leaving and self.settings.motion) and self.top.tick(
            seconds, self.settings.motion
        ):
            self.dirty = True

    def _rest(self) -> None:
        """Be there at once: whoever acts waits for no motion."""
        if self._fade is not None:
            self._fade = None
            self.dirty = True

    def appear(self, size: tuple[int, int]) -> None:
        """Come in place of what the target of the first picture shows already."""
        self.resize(size)
        self._shown = self._leaving = True

    def settle(self) -> None:
        """Let all motion end, for a picture that is not one of many."""
        self._leaving, self._fade = False, None
        self.top.tick(10.0, smooth=False)

    def draw(self, target: pygame.Surface) -> None:
        """Paint what is seen: the topmost full screen and the sheets over it."""
        if self._leaving:
            self._leaving = False
            self._fade = self._begin_fade(target) if self.settings.motion else None
        if self._fade is not None:
            self._fade.draw(target)
        else:
            self._paint(target)
        self._shown = True
        self.dirty = False

    def _begin_fade(self, target: pygame.Surface) -> Fade | None:
        """From what stands on the target to what is on top now."""
        if not self._shown or target.get_size() != self.size:
            return None
        new = pygame.Surface(target.get_size())
        self._paint(new)
        rise = 0 if self.top.over else self.look.px(RISE)
        return Fade(target.copy(), new, rise)

    def _paint(self, target: pygame.Surface) -> None:
        if self.top.over and len(self.screens) > 1:
            target.blit(self._below(target), (0, 0))
        self.top.draw(target, self.look)

    def _below(self, like: pygame.Surface) -> pygame.Surface:
        """What lies behind the topmost sheet, darkened: painted once, for it does not change."""
        look = self.look
        first = max(i for i, s in enumerate(self.screens[:-1]) if not s.over or i == 0)
        pages = [screen.page(look) for screen in self.screens[first:-1]]
        if self._backdrop is None or self._backdrop[:2] != (look, pages):
            behind = pygame.Surface(like.get_size())
            for i, screen in enumerate(self.screens[first:-1], first + 1):
                screen.draw(behind, look)
                scrim = self.screens[i].page(look).scrim
                paint.tint(behind, behind.get_rect(), paint.SHADE, scrim)
            self._backdrop = (look, pages, behind)
        return self._backdrop[2]
