"""An invisible driver for all tests of the window, and fonts that are ready."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame
import pytest

from game.play.shelf import Shelf, bundled
from game.scenario.diagnostics import Diagnostic, Place
from game.window import shots
from game.window.screen import Screen
from game.window.screens.notice import FaultsScreen, NoticeScreen


@pytest.fixture(scope="session", autouse=True)
def drawing() -> Iterator[None]:
    """Fonts and key names work; sound and a real display are never touched."""
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The packs that come with the game; chapters are built once."""
    return bundled()


@pytest.fixture(scope="session")
def screens(
    shelf: Shelf, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[str, Screen | None, Screen]]:
    """Every kind of screen with the screen below it, on the first chapter, and a notice. For
    looking at only: nobody presses a key on them."""
    found = list(shots.screens(shelf, tmp_path_factory.mktemp("saves")))
    fault = Diagnostic("unknown-name", Place("a/long/way/to/ferry.yaml", 52, 26),
                       "there is no indicator `calmm`", "did you mean `calm`?")  # fmt: skip
    return [
        *found,
        ("notice", found[0][2], NoticeScreen("Settings", "A long message. " * 12)),
        ("faults", found[0][2], FaultsScreen("A pack", "It cannot be read.", [fault] * 30)),
    ]
