"""Two hours at the window, in virtual time: no fault, no cache beyond its bound, no growth."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import chdir, suppress
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from game.play.settings import TEXT_SIZES, THEMES, Settings
from game.play.shelf import bundled
from game.window import doors, page, shots
from game.window.screen import Screen, Step
from game.window.stage import Stage
from tests.promises.processes import resident
from tests.promises.table import Counts, Row, first_of, told

SIZES = ((1280, 720), (1920, 1080), (1024, 640))
FRAME, IDLE = 1 / 30, 0.1
THINKING = (0.5, 12.0)
"""Seconds between two acts of the reader."""
ACTS = 6
"""Acts on a screen before the next one is laid out."""
GROWTH = 10.0
"""Megabytes that may come and go in the second half of the session."""
KEYS = ("tab", "return", "space", "up", "down", "left", "right", "pageup", "pagedown", "home",
        "end", "[", "]", "1", "2", "3", "a", "s", "w", "q", "x", "f1", "escape")  # fmt: skip


class Reader:
    """Somebody who does this and that on a stage, and waits in between."""

    def __init__(self, folder: Path, seed: int = 2012) -> None:
        self.dice = Random(seed)
        home = doors.title_screen(bundled(), folder / "saves")
        self.stage = Stage(home, SIZES[0], Settings())
        self.surfaces = {size: pygame.Surface(size) for size in SIZES}
        self.seconds = 0.0
        self.frames = self.acts = 0

    def lay_out(self, below: Screen | None, top: Screen) -> None:
        """Come to a screen from the title; now and then in another theme, size, size of text."""
        self.stage.running = True
        if self.dice.random() < 0.1:
            theme, size = self.dice.choice(THEMES), self.dice.choice(TEXT_SIZES)
            self.stage.change(Settings(theme, size, motion=self.dice.random() < 0.8))
            self.stage.resize(self.dice.choice(SIZES))
        self.stage.follow(Step(home=True))
        for screen in (below, top):
            if screen is not None:
                screen.refresh()
                self.stage.put(screen)

    def act(self) -> None:
        """Press, click, turn the wheel or write; then look, and think."""
        self.acts += 1
        kind = self.dice.random()
        if kind < 0.4:
            self._press(self.dice.choice(KEYS))
        elif kind < 0.8:
            self._click()
        elif kind < 0.9:
            self._send(pygame.MOUSEWHEEL, x=0, y=self.dice.choice((-3, -1, 1, 3)))
        else:
            for letter in self.dice.choice(("It is ours. ", "서울 ", "a: [b]", "…")):
                self._send(pygame.TEXTINPUT, text=letter)
        self.wait(self.dice.uniform(*THINKING))

    def wait(self, seconds: float) -> None:
        """Let time go by as the loop does: frames while something moves, else now and then."""
        until = self.seconds + seconds
        while self.seconds < until:
            step = IDLE
            if self.stage.dirty:
                self.stage.draw(self.surfaces[self.stage.size])
                self.frames += 1
                step = FRAME
            self.stage.tick(step)
            self.seconds += step

    def _press(self, name: str) -> None:
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            written = name if len(name) == 1 else ""
            self._send(kind, key=pygame.key.key_code(name), mod=0, unicode=written)

    def _click(self) -> None:
        screen = self.stage.top
        shown = screen.page(self.stage.look)
        if not shown.spots:
            return
        id = self.dice.choice([*shown.spots])
        screen.focus(id, shown, self.stage.look)
        at = page.place_of(shown, shown.spots[id], screen.offsets).center
        self._send(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self._send(pygame.MOUSEBUTTONDOWN, pos=at, button=1)
        self._send(pygame.MOUSEBUTTONUP, pos=at, button=1)

    def _send(self, kind: int, **values: object) -> None:
        self.stage.handle(pygame.event.Event(kind, values))


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """One session over every screen, again and again."""
    pygame.display.init()
    pygame.font.init()
    own = {"HOME": str(folder), "XDG_DOCUMENTS_DIR": str(folder)}
    with (
        patch.dict(os.environ, own),
        chdir(folder),
        patch.object(webbrowser, "open", lambda *_args, **_more: True),
    ):
        yield from _session(counts.session, folder)


def _session(seconds: float, folder: Path) -> Iterator[Row]:
    reader, began = Reader(folder), time.monotonic()
    troubles: list[str] = []
    names: set[str] = set()
    half = most = 0.0
    caches: dict[str, int] = {}
    while reader.seconds < seconds and len(troubles) < 5:
        for name, below, top in _tour(folder):
            if reader.seconds > seconds:
                break
            names.add(name)
            try:
                reader.lay_out(below, top)
                for _ in range(ACTS):
                    reader.act()
            except Exception as error:
                troubles.append(f"{name}: {error!r}")
            if not half and reader.seconds > seconds / 2:
                caches, most = _entries(), resident()
                half = _bare()
        told(f"window: {reader.seconds:,.0f} of {seconds:,} s, {resident():.0f} MB")
    now, most = _entries(), max(most, resident())
    late = _bare()
    shown = f"{reader.acts:,} acts on {len(names)} kinds of screens in every theme, size and size "
    shown += f"of text; {reader.frames:,} pictures drawn"
    good = f"{reader.seconds:,.0f} s of it in {time.monotonic() - began:.0f} s, no fault"
    yield Row(
        f"A session of {seconds:,} s at the window goes without a fault",
        shown,
        first_of(troubles, good),
        not troubles,
    )
    yield _of_caches(caches, now)
    yield Row(
        "... without growth of memory",
        "memory held with all caches emptied, in the middle and at the end",
        f"{half:.0f} MB, then {late:.0f} MB; {most:.0f} MB with all caches full of every size",
        late - half < GROWTH,
    )


def _tour(folder: Path) -> Iterator[tuple[str, Screen | None, Screen]]:
    """Every kind of screen, as far as the reader leaves the run as the tour needs it: one who takes
    the run back ends the tour.
    """
    with suppress(ValueError, IndexError, AssertionError):
        yield from shots.screens(bundled(), folder / "shots")


def _of_caches(before: dict[str, int], now: dict[str, int]) -> Row:
    """Each bounded one within its bound; those without stay as they are once all was seen."""
    bounds = {name: each.cache_info().maxsize for name, each in _caches().items()}
    over = [f"{name} holds {now[name]}" for name, most in bounds.items()
            if most is not None and now[name] > most]  # fmt: skip
    free = [name for name, most in bounds.items() if most is None]
    grown = [f"{name} grew from {before[name]} to {now[name]}" for name in free
             if now[name] > before.get(name, now[name])]  # fmt: skip
    bounded = [name for name, most in bounds.items() if most is not None]
    held, room = sum(now[each] for each in bounded), sum(bounds[each] for each in bounded)
    good = f"{len(bounded)} with a bound hold {held:,} of {room:,} entries; {len(free)} without "
    good += f"one hold {sum(now[each] for each in free)}, as in the middle"
    return Row(
        "... without a cache beyond its bound",
        "every cache of the program counted in the middle and at the end",
        first_of(over + grown, good),
        not over and not grown,
    )


def _caches() -> dict[str, Any]:
    """Every cached function of the program by its name."""
    return {
        f"{module.__name__}.{name}": value
        for module in [*sys.modules.values()]
        if getattr(module, "__name__", "").startswith("game.")
        for name, value in vars(module).items()
        if hasattr(value, "cache_info") and value.__module__ == module.__name__
    }


def _bare() -> float:
    """Megabytes held once every cache with a bound is emptied."""
    for each in _caches().values():
        if each.cache_info().maxsize is not None:
            each.cache_clear()
    gc.collect()
    with suppress(OSError, AttributeError):  # what was freed goes back to the system, on Linux
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return resident()


def _entries() -> dict[str, int]:
    return {name: each.cache_info().currsize for name, each in _caches().items()}
