"""The window, opened by `play` and by the program without a command."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.commands.common import fail

if TYPE_CHECKING:
    from game.play.run import Run


def show_window(run: tuple[Run, Path] | None, watch: Path | None = None) -> None:
    """Open the window on a run, or on the title. Packs that are opened from one file lie in a
    folder that goes with it."""
    from game.window.app import NoDisplay, open_window

    def unpack(file: Path) -> Path:
        from game.authoring.pack_install import unpacked

        return unpacked(file, Path(scratch))

    def hand_in(run: Run, file: Path) -> str:
        from game.commands.hand_in import write_hand_in

        return write_hand_in(run, file)

    try:
        with TemporaryDirectory(prefix="at-the-table-") as scratch:
            open_window(run, unpack, hand_in, watch)
    except NoDisplay as error:
        fail(
            f"{error} Play in the terminal instead: at-the-table play gsomia/within_the_hour --text"
        )
