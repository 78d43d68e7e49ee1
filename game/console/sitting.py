"""A finished run on the table: what the sections of the debrief share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from game.console import pages
from game.console.desk import Desk
from game.engine.record import RecordRun
from game.engine.rules import IllegalPolicy
from game.play.journal import Journal
from game.play.run import Run
from game.play.session import AFTER, Session
from game.views.debrief import DebriefView, debrief_view
from game.views.luck import LuckView, luck_view
from game.views.outcome import seat_names
from game.views.parts import Citation

Keep = Callable[[Session], Run]
"""Saves the open chapter as it now stands, and gives back the run."""
Export = Callable[[Run, Path], str]
"""Writes a run to a file, by its ending, and says what was written; raises Rejected."""


class Sitting:
    """The run, its record, and the desk at which it is debriefed."""

    def __init__(
        self, desk: Desk, run: Run, record: RecordRun, keep: Keep, export: Export | None = None
    ) -> None:
        self.desk, self.paper, self.run, self.record = desk, desk.paper, run, record
        self.export = export
        self._keep = keep
        self._viewed: Session | None = None
        self._views: dict[str, DebriefView] = {}

    @property
    def session(self) -> Session:
        """The chapter that is debriefed."""
        return self.run.session

    @property
    def journal(self) -> Journal:
        """What was written so far."""
        return self.session.journal

    @cached_property
    def seats(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each seat held, in the chapter's order."""
        names = seat_names(self.session.game)
        return tuple((id, name) for id, name in names.items() if id in self.session.roles)

    @property
    def views(self) -> dict[str, DebriefView]:
        """The debrief for each seat held, as it now stands."""
        if self._viewed is not self.session:
            self._viewed = self.session
            self._views = {id: debrief_view(self.session, self.record, id) for id, _ in self.seats}
        return self._views

    @property
    def view(self) -> DebriefView:
        """What is common to all seats."""
        return self.views[self.seats[0][0]]

    @cached_property
    def luck(self) -> LuckView:
        """Luck and choice, worked out once: with several seats that can take some seconds."""
        return luck_view(self.session, self.seats[0][0])

    def keep(self, session: Session) -> None:
        """Save the chapter as it now stands."""
        self.run = self._keep(session)

    def answer(self, given: dict[str, str]) -> None:
        """Save answers to the questions after the play."""
        self.keep(self.session.answer(AFTER, given))

    def write(self, journal: Journal) -> None:
        """Save what was written."""
        if journal != self.journal:
            self.keep(self.session.write(journal))

    def note(self, key: str) -> Callable[[str], None]:
        """What keeps a text under a key, or says why it cannot be kept."""

        def keep(text: str) -> None:
            try:
                self.write(self.journal.noting(key, text))
            except IllegalPolicy as error:
                self.paper.line(f"Not kept: {error}.")

        return keep

    def cites(self, citations: tuple[Citation, ...]) -> None:
        """From here on `s` shows these."""
        self.desk.letters["s"] = lambda: pages.sources(self.paper, citations)
