"""An author's chapter while it is written: each time a file is saved, the play goes on with the new
text, at the same turn after the same steps. Mistakes are shown with their lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.play.shelf import Shelf
from game.scenario.diagnostics import ScenarioError
from game.views.words import count
from game.window.play import Play
from game.window.screens.notice import FaultsScreen, NoticeScreen
from game.window.screens.routes import next_screen

if TYPE_CHECKING:
    from game.window.stage import Stage

EVERY = 0.5
"""Seconds between two looks at the files."""


class Watch:
    """Looks at the folder of one chapter file."""

    def __init__(self, play: Play, file: Path) -> None:
        self.play, self.file = play, file
        self._stamp = self._stamps()
        self._waited = 0.0

    def tick(self, stage: Stage, seconds: float) -> None:
        """Time went by; look again if it was enough."""
        self._waited += seconds
        if self._waited >= EVERY:
            self._waited = 0.0
            self.look(stage)

    def look(self, stage: Stage) -> None:
        """Take up what was saved since the last look."""
        stamp = self._stamps()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        if isinstance(stage.top, FaultsScreen):
            stage.screens.pop()
        try:
            game = Shelf((self.file.parent,)).game(str(self.file))
        except ScenarioError as error:
            about = "The play goes on with the text before it until this is mended."
            stage.put(FaultsScreen(f"{self.file.name} was saved", about, error.diagnostics))
            return
        lost = self.play.reload(game)
        del stage.screens[1:]
        stage.put(next_screen(self.play))
        if lost:
            about = f"{count(lost, 'step')} of the play so far cannot be made in it any more."
            stage.put(NoticeScreen(f"{self.file.name} was saved", about.capitalize()))

    def _stamps(self) -> tuple[tuple[str, int, int], ...]:
        """Name, time and size of every file that the chapter is made of."""
        found = sorted(self.file.parent.glob("*.yaml"))
        return tuple((each.name, *_stamp(each)) for each in found)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError:  # an editor is just replacing it
        return 0, 0
    return stat.st_mtime_ns, stat.st_size
