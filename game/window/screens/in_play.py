"""Base of the screens of a run: sources, settings and the way home are the same on all of them."""

from __future__ import annotations

from game.views.parts import Citation
from game.window.play import Play
from game.window.screen import Screen, Step
from game.window.screens.routes import next_screen
from game.window.screens.settings import SettingsScreen
from game.window.screens.sources import SourcesScreen
from game.window.widgets import BottomBar, Button


class InPlay(Screen):
    """Answers the ids of the top bar and of citation marks; the rest is `on`."""

    knows_the_end = False
    """Whether sources written after the day may open without a warning."""

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims that this page cites, in the order of their numbers."""
        return ()

    def bottom(self, *buttons: Button) -> BottomBar:
        """The bottom bar; if the last save failed, it says so."""
        trouble = self.play.trouble
        return BottomBar(self.hints, buttons, f"Not saved: {trouble}" if trouble else "")

    def on(self, id: str) -> Step | None:
        """Answer the ids of this screen."""
        return None

    def act(self, id: str) -> Step | None:
        """What is common first."""
        if id == "home":
            return Step(home=True)
        if id == "settings":
            return Step(open=SettingsScreen())
        head, _, number = id.partition(":")
        if head in ("cite", "tag", "sources"):
            return self._open_sources(int(number or 1))
        return self.on(id)

    def _open_sources(self, number: int) -> Step | None:
        places = [c.number for c in self.citations]
        if number not in places:
            return None
        session = self.play.session
        library = session.game.scenario.library
        drawer = SourcesScreen(self.citations, places.index(number), library, self.knows_the_end)
        return Step(open=drawer)

    def go_on(self) -> Step:
        """To what comes next in the run."""
        return Step(swap=next_screen(self.play))

    def back(self) -> Step | None:
        """Esc goes home: everything is saved."""
        return Step(home=True)
