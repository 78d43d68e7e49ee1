"""Base of the screens of a run: who is who, sources, settings and the way home are the same on all
of them.
"""

from __future__ import annotations

import attrs

from game.views.offers import offered
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
from game.window.widgets import BottomBar, Button, ClockLine, Hint

COMMON = (
    Hint("W", "who is who", (("w", "people"),), hidden=True),
    Hint("S", "sources", (("s", "sources"),), hidden=True),
    Hint("G", "settings", (("g", "settings"),), hidden=True),
    Hint("Esc", "to the title; all is saved", hidden=True),
)
UNDO = Hint("U", "take back", (("u", "undo"),))
HALF_A_MINUTE = 30
_PAUSE = Hint("P", "pause, and go on", (("p", "lead:pause"),))
_MORE = Hint("+  −", "half a minute more, less",
             (("+", "lead:more"), ("=", "lead:more"), ("-", "lead:less")))  # fmt: skip
_GAUGES = Hint("G", "hide or show the gauges", (("g", "lead:gauges"),))
_RECORD = Hint("H", "hide or show the record", (("h", "lead:record"),))
_BACK = Hint("Ctrl ←", "a turn back; the log keeps both", (("ctrl left", "lead:back"),))
_EVENT = Hint("E", "bring in an event", (("e", "lead:event"),))
_DEBRIEF = Hint("D", "to the debrief now", (("d", "lead:debrief"),))


class InPlay(Screen):
    """Answers the ids of the top bar and of citation marks; the rest is `on`."""

    knows_the_end = False
    """Whether sources written after the day may open without a warning."""

    led = True
    """Whether a facilitator's keys are there, where somebody leads."""

    minutes = 0.0
    """What the page takes a class; 0: it has no countdown."""

    shows: tuple[str, ...] = ()
    """What of it a facilitator can hide or show: `gauges`, `record`."""

    def __init__(self, play: Play, seat: str = "") -> None:
        super().__init__()
        self.play = play
        self.seat = seat or play.role
        self._begun = False  # whether it has been shown
        self._said = ""  # what the countdown showed last

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims that this page cites, in the order of their numbers."""
        return ()

    @property
    def record_told(self) -> bool:
        """Whether outcomes are laid beside the record now; else the debrief does it."""
        if self.play.record_shown is not None:
            return self.play.record_shown
        stage = getattr(self, "stage", None)  # none yet while it is made
        each_turn = stage is None or stage.settings.record == "each_turn"
        return each_turn and not self.play.led

    @property
    def gauges_told(self) -> bool:
        """Whether the gauges are shown."""
        return self.play.gauges is not False

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
        """The bottom bar; where something is the matter with the save, it says so. A class sees no
        keys, but how much time is left.
        """
        if not self.play.run.in_class:
            return BottomBar(self.hints, buttons, self.play.trouble)
        start = ClockLine(self.play.countdown) if self.play.countdown else None
        return BottomBar((), buttons, self.play.trouble, start)

    # --- leading --------------------------------------------------------------------------

    @property
    def lead(self) -> tuple[Hint, ...]:
        """The facilitator's keys that do something here; none where nobody leads."""
        play = self.play
        if not (self.led and play.led):
            return ()
        turns_back = play.session.acts or play.session.told_from is not None
        found = (
            *([_PAUSE, _MORE] if play.countdown else []),
            *([_GAUGES] if "gauges" in self.shows else []),
            *([_RECORD] if "record" in self.shows else []),
            *([_BACK] if turns_back else []),
            *([_EVENT] if offered(play.session) else []),
            *([] if play.session.over else [_DEBRIEF]),
        )
        return tuple(attrs.evolve(hint, hidden=True, leads=True) for hint in found)

    @property
    def every_hint(self) -> tuple[Hint, ...]:
        """A facilitator's keys take the place of others that they are the same as."""
        lead = self.lead
        taken = {key for hint in lead for key, _ in hint.binds}
        return (*(h for h in self.hints if not taken & {key for key, _ in h.binds}), *lead)

    def _led(self, what: str) -> Step | None:
        """Do what a facilitator's key asks for."""
        from game.window.screens.lead import EventScreen, StopScreen

        play = self.play
        if what == "pause":
            play.pause()
        elif what in ("more", "less"):
            play.extend(HALF_A_MINUTE if what == "more" else -HALF_A_MINUTE)
        elif what == "gauges":
            play.gauges = not self.gauges_told
        elif what == "record":
            play.record_shown = not self.record_told
        elif what == "back":
            return self.go_on() if play.step_back() else None
        elif what == "event":
            return Step(open=EventScreen(play))
        elif what == "debrief":
            return Step(open=StopScreen(play))
        self.refresh()
        return None

    def begins(self) -> None:
        """It is shown for the first time: a class's countdown begins, and it may be time to ask if
        the debrief is to begin.
        """
        self.count_down(self.minutes)

    def count_down(self, minutes: float) -> None:
        """Begin a step of a class's, and ask at its beginning if it is time to stop."""
        if self.play.run.in_class:
            self.play.count_down(minutes)
        if self.led and self.play.led and self.play.stop_is_due:
            from game.window.screens.lead import StopScreen

            self.stage.put(StopScreen(self.play))

    def shown(self) -> None:
        """The first time, time begins to run."""
        super().shown()
        if not self._begun:
            self._begun = True
            self.begins()
            self.refresh()

    def tick(self, seconds: float, smooth: bool = True) -> bool:
        """A second has gone by on the countdown, or something moves."""
        countdown = self.play.countdown
        said = countdown.words if countdown else ""
        passed, self._said = said != self._said, said
        return super().tick(seconds, smooth) or passed

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
        if head == "lead":
            return self._led(number)
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
