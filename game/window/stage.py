"""The stack of screens with the reader's settings: everything of the window but the window.

Events go in, a picture comes out on any Surface. Keys that mean the same everywhere are here: F1,
F11, Ctrl with + and −.
"""

from __future__ import annotations

import contextlib

import attrs
import pygame

from game.window.screen import Screen, Step
from game.window.settings import TEXT_SIZES, Settings
from game.window.theme import THEMES, Look, Metrics

_LARGER = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
_SMALLER = (pygame.K_MINUS, pygame.K_KP_MINUS)
_SAME = (pygame.K_0, pygame.K_KP0)
_TAKEN = frozenset(
    (
        pygame.KEYDOWN,
        pygame.TEXTINPUT,
        pygame.TEXTEDITING,
        pygame.MOUSEMOTION,
        pygame.MOUSEBUTTONDOWN,
        pygame.MOUSEBUTTONUP,
        pygame.MOUSEWHEEL,
    )
)


class Stage:
    """Screens on top of each other; the topmost one gets the events."""

    def __init__(
        self, first: Screen, size: tuple[int, int], settings: Settings | None = None
    ) -> None:
        self.settings = settings or Settings()
        self.size = size
        self.screens = [first]
        self.dirty = True
        self.running = True
        self.full_screen = False
        first.stage = self

    @property
    def top(self) -> Screen:
        """The screen that gets the events."""
        return self.screens[-1]

    @property
    def look(self) -> Look:
        """Theme and sizes of now."""
        metrics = Metrics(*self.size, self.settings.text)
        return Look(THEMES[self.settings.theme], metrics)

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size, real px."""
        if size != self.size:
            self.size = size
            self.dirty = True

    def copy(self, words: str) -> None:
        """Put words on the clipboard, where there is one."""
        with contextlib.suppress(pygame.error):
            pygame.scrap.put_text(words)

    def change(self, settings: Settings) -> None:
        """Take other settings."""
        self.settings = settings
        self.dirty = True

    # --- events -------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> None:
        """One event, its places in px of the surface."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type not in _TAKEN:
            return
        elif event.type == pygame.KEYDOWN and self._everywhere(event):
            self.dirty = True
        else:
            before = self.top.hovered
            step = self.top.handle(event, self.look)
            moved = event.type == pygame.MOUSEMOTION
            held = moved and any(getattr(event, "buttons", ()))
            if not moved or held or self.top.hovered != before:
                self.dirty = True
            if step is not None:
                self.follow(step)

    def _everywhere(self, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_F11:
            self.full_screen = not self.full_screen
            return True
        if event.key == pygame.K_F1:
            self._help()
            return True
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            step = (event.key in _LARGER) - (event.key in _SMALLER)
            if step or event.key in _SAME:
                self.change(attrs.evolve(self.settings, text=_text(self.settings.text, step)))
                return True
        return False

    def _help(self) -> None:
        from game.window.screens.help import HelpScreen

        if not isinstance(self.top, HelpScreen):
            self.follow(Step(open=HelpScreen(self.top.hints)))

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
        self.dirty = True

    # --- pictures -----------------------------------------------------------------------

    def tick(self, seconds: float) -> None:
        """Carry motion on."""
        if self.top.tick(seconds, self.settings.motion):
            self.dirty = True

    def draw(self, target: pygame.Surface) -> None:
        """Paint what is seen: the topmost full screen and the sheets over it."""
        look = self.look
        first = max(i for i, screen in enumerate(self.screens) if not screen.over or i == 0)
        for screen in self.screens[first:]:
            screen.draw(target, look)
        self.dirty = False


def _text(now: float, step: int) -> float:
    """The next text size up (1) or down (-1); 0: back to the first."""
    if not step:
        return TEXT_SIZES[0]
    nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - now))
    return TEXT_SIZES[min(max(0, nearest + step), len(TEXT_SIZES) - 1)]
