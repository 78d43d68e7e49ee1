"""Base of the screens of a run: who is who, sources, settings and the way home are the same on all
of them.
"""

from __future__ import annotations

from game.views.parts import Citation
from game.views.people import PeopleView, people_view
from game.views.sources import SourcesView, sources_view
from game.window.play import Play
from game.window.screen import Screen, Step
from game.window.screens.library import LibraryScreen
from game.window.screens.people import PeopleScreen
from game.window.screens.routes import next_screen
from game.window.screens.settings import SettingsScreen
from game.window.screens.sources import SourcesScreen
from game.window.widgets import BottomBar, Button, Hint

COMMON = (
    Hint("W", "who is who", (("w", "people"),), hidden=True),
    Hint("S", "sources", (("s", "sources"),), hidden=True),
    Hint("G", "settings", (("g", "settings"),), hidden=True),
    Hint("Esc", "to the title; all is saved", hidden=True),
)
UNDO = Hint("U", "take back", (("u", "undo"),))


class InPlay(Screen):
    """Answers the ids of the top bar and of citation marks; the rest is `on`."""

    knows_the_end = False
    """Whether sources written after the day may open without a warning."""

    def __init__(self, play: Play, seat: str = "") -> None:
        super().__init__()
        self.play = play
        self.seat = seat or play.role

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims that this page cites, in the order of their numbers."""
        return ()

    @property
    def record_told(self) -> bool:
        """Whether outcomes are laid beside the record now; else the debrief does it."""
        stage = getattr(self, "stage", None)  # none yet while it is made
        return stage is None or stage.settings.record == "each_turn"

    def keys(self, *own: Hint) -> tuple[Hint, ...]:
        """The hints of this screen, and those of every page whose keys are free here."""
        taken = {key for hint in own for key, _ in hint.binds}
        free = [hint for hint in COMMON if not taken & {key for key, _ in hint.binds}]
        return (*own, *free)

    def digits(self) -> tuple[Hint, ...]:
        """A digit for each of the first nine citations; none where nothing is cited."""
        last = min(9, len(self.citations))
        binds = tuple((str(i), f"cite:{i}") for i in range(1, last + 1))
        return (Hint(f"1–{last}" if last > 1 else "1", "open a source", binds),) if last else ()

    def bottom(self, *buttons: Button) -> BottomBar:
        """The bottom bar; where something is the matter with the save, it says so."""
        return BottomBar(self.hints, buttons, self.play.trouble)

    def on(self, id: str) -> Step | None:
        """Answer the ids of this screen."""
        return None

    def act(self, id: str) -> Step | None:
        """What is common first."""
        if id == "home":
            return Step(home=True)
        if id == "settings":
            return Step(open=SettingsScreen())
        if id == "people":
            return Step(open=self._people())
        if id == "undo":
            return self.go_on() if self.play.undo() else None
        head, _, number = id.partition(":")
        if head in ("cite", "tag", "sources"):
            return self._open_sources(int(number.partition(":")[0] or 0))
        return self.on(id)

    def _people(self) -> Screen:
        session, end = self.play.session, self.knows_the_end

        def of(chapter: str) -> PeopleView:
            return people_view(session, self.seat, debrief=end, chapter=chapter)

        return PeopleScreen(of(""), session.game.scenario.library, of)

    def _open_sources(self, number: int) -> Step | None:
        """The drawer at a claim, 0: at the first; where the page cites none, all sources met."""
        places = [c.number for c in self.citations]
        if not places:
            return Step(open=self.all_sources())
        if number and number not in places:
            return None
        library = self.play.session.game.scenario.library
        at = places.index(number) if number else 0
        used = self.met().used
        more = self.all_sources
        drawer = SourcesScreen(self.citations, at, library, self.knows_the_end, more, used)
        return Step(open=drawer)

    def met(self) -> SourcesView:
        """Every source that this seat has met so far."""
        play, told = self.play, self.record_told
        return sources_view(play.session, play.record, self.seat, told=told)

    def all_sources(self) -> Screen:
        """The page with every source that this seat has met."""
        return LibraryScreen(self.met(), self.play.session.game.scenario, self.knows_the_end)

    def go_on(self) -> Step:
        """To what comes next in the run."""
        return Step(swap=next_screen(self.play))

    def back(self) -> Step | None:
        """Esc goes home: everything is saved."""
        return Step(home=True)
