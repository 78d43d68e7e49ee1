"""An invisible driver for all tests of the window, and fonts that are ready."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame
import pytest


@pytest.fixture(scope="session", autouse=True)
def drawing() -> Iterator[None]:
    """Fonts and key names work; sound and a real display are never touched."""
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.display.quit()
