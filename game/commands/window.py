"""The window, opened by `play` and by the program without a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.common import fail

if TYPE_CHECKING:
    from game.play.saves import Run


def show_window(run: tuple[Run, Path] | None) -> None:
    from game.window.app import NoDisplay, open_window

    try:
        open_window(run)
    except NoDisplay as error:
        fail(
            f"{error} Play in the terminal instead: at-the-table play gsomia/within_the_hour --text"
        )
