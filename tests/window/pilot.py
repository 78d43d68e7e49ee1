"""Plays a screen without a window: presses keys, clicks on ids, looks at what is there."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.play.settings import Settings
from game.window import page as pages
from game.window import text
from game.window.page import Page, Spot
from game.window.screen import Screen
from game.window.stage import Stage

_NAMES = {
    "enter": pygame.K_RETURN, "esc": pygame.K_ESCAPE, "pgup": pygame.K_PAGEUP,
    "pgdn": pygame.K_PAGEDOWN, "+": pygame.K_PLUS, "-": pygame.K_MINUS,
}  # fmt: skip
_MODS = {"shift": pygame.KMOD_SHIFT, "ctrl": pygame.KMOD_CTRL, "alt": pygame.KMOD_ALT}


_DOT = pygame.Surface((1, 1), pygame.SRCALPHA)


def _no_letters(*_: object) -> tuple[pygame.Surface, tuple[int, int]]:
    return _DOT, (0, 0)


def _key(key: str) -> tuple[int, int, str]:
    """Code, modifiers and what it writes."""
    head, plus, tail = key.rpartition("+")
    mods, name = (head.split("+"), tail) if plus and tail else ([], key)
    if key.endswith("++"):
        mods, name = key[:-2].split("+"), "+"
    mod = sum(_MODS[each] for each in mods)
    code = _NAMES.get(name) or pygame.key.key_code(name)
    return code, mod, name if len(name) == 1 else ""


class Pilot:
    """Holds a stage and a surface of its own."""

    def __init__(
        self,
        first: Screen | Stage,
        size: tuple[int, int] = (1280, 720),
        text: float = 1.0,
        theme: str = "light",
    ) -> None:
        stage = first if isinstance(first, Stage) else None
        self.stage = stage or Stage(first, size, Settings(theme, text))  # type: ignore[arg-type]
        self.surface = pygame.Surface(self.stage.size)
        self.draw()

    @property
    def screen(self) -> Screen:
        """The topmost screen."""
        return self.stage.top

    @property
    def page(self) -> Page:
        """Its page of now."""
        return self.screen.page(self.stage.look)

    @property
    def ids(self) -> list[str]:
        """Everything that can be acted on, in the order of Tab."""
        return list(self.page.spots)

    @property
    def focused(self) -> str:
        """The id that has the focus."""
        return self.screen.focused

    def draw(self) -> pygame.Surface:
        """Paint, as the window would before it waits for the next event; but for the letters,
        which take most of the time and which no test reads."""
        draw, text.line_surface = text.line_surface, _no_letters  # type: ignore[assignment]
        try:
            self.stage.draw(self.surface)
        finally:
            text.line_surface = draw
        return self.surface

    def press(self, *keys: str) -> None:
        """Press keys one after the other: `a`, `tab`, `enter`, `shift+tab`, `ctrl++`."""
        for key in keys:
            self.down(key)
            self.up(key)

    def down(self, key: str) -> None:
        """Press a key and keep it down."""
        code, mod, written = _key(key)
        self._send(pygame.KEYDOWN, key=code, mod=mod, unicode=written)

    def up(self, key: str) -> None:
        """Let a key come up."""
        code, mod, _ = _key(key)
        self._send(pygame.KEYUP, key=code, mod=mod, unicode="")

    def type(self, words: str, *, at_once: bool = False) -> None:
        """Write into the field that has the focus, letter by letter or as an input method does."""
        for char in [words] if at_once else words:
            self._send(pygame.TEXTINPUT, text=char)

    def compose(self, words: str) -> None:
        """Let an input method show what it holds."""
        self._send(pygame.TEXTEDITING, text=words, start=0, length=len(words))

    def place(self, id: str) -> pygame.Rect:
        """Where a spot is now; AssertionError names what there is."""
        assert id in self.page.spots, f"no {id!r} here, only {self.ids}"
        return pages.place_of(self.page, self.page.spots[id], self.screen.offsets)

    def spot(self, id: str) -> Spot:
        """A spot as layout left it."""
        return self.page.spots[id]

    def click(self, id: str) -> None:
        """Click in the middle of a spot, scrolling it into sight first."""
        if self.spot(id).region:
            self.screen.focus(id, self.page, self.stage.look)
        at = self.place(id).center
        self._send(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self._send(pygame.MOUSEBUTTONDOWN, pos=at, button=1)
        self._send(pygame.MOUSEBUTTONUP, pos=at, button=1)

    def wheel(self, steps: int) -> None:
        """Turn the wheel (down is negative) and let the motion end."""
        self._send(pygame.MOUSEWHEEL, x=0, y=steps)
        self.wait()

    def wait(self, seconds: float = 2.0) -> None:
        """Let motion come to rest."""
        for _ in range(int(seconds * 30)):
            self.stage.tick(1 / 30)
        self.draw()

    def save(self, path: Path) -> None:
        """Write what is seen to a PNG."""
        self.stage.draw(self.surface)
        pygame.image.save(self.surface, path)

    def _send(self, kind: int, **values: object) -> None:
        self.stage.handle(pygame.event.Event(kind, values))
        if self.stage.dirty:
            self.draw()
