"""What all pages of a debrief share: the run, a seat, its view, what is worked out meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import attrs

from game.engine.record import RecordRun
from game.engine.rules import IllegalPolicy
from game.play.journal import Journal
from game.play.session import Session
from game.scenario.pack import Library
from game.views.debrief import DebriefView, debrief_view
from game.views.luck import LuckView, Turning, luck_view, turning_view
from game.views.sources import SourcesView, sources_view
from game.window.play import Play
from game.window.work import Work

T = TypeVar("T")
REST = 0.4
"""Seconds without a key after which what was written is saved."""


class Desk:
    """One for each seat that is held. Long calculations are made once, when a page asks for them;
    what is written goes into the run at once, and into its save when the keys rest."""

    def __init__(self, play: Play, seat: str) -> None:
        self.play, self.seat = play, seat
        self.trouble = ""
        self._unsaved, self._rested = False, 0.0
        self._works: dict[str, Work[object]] = {}
        self.view: DebriefView
        self.look()

    def look(self) -> None:
        """Read the run again."""
        self.view = debrief_view(self.session, self.record, self.seat)

    @property
    def session(self) -> Session:
        """The run as it stands."""
        return self.play.session

    @property
    def library(self) -> Library:
        """The pack's claims, sources and concepts."""
        return self.session.game.scenario.library

    @property
    def record(self) -> RecordRun:
        """What was done."""
        return self.play.record

    @cached_property
    def met(self) -> SourcesView:
        """Every source that the seat has met."""
        return sources_view(self.session, self.record, self.seat)

    # --- what takes long ------------------------------------------------------------------

    @property
    def turning(self) -> Work[Turning | None]:
        """The turning point."""
        session, seat = self.session, self.seat
        return self.work("turning", lambda _: turning_view(session, seat))

    @property
    def luck(self) -> Work[LuckView]:
        """Luck and choice."""
        session, seat = self.session, self.seat
        return self.work("luck", lambda _: luck_view(session, seat))

    def work(self, name: str, make: Callable[[Callable[[int], object]], T]) -> Work[T]:
        """The calculation of this name; begun if nobody asked for it before."""
        if name not in self._works:
            self._works[name] = Work(make)
        return self._works[name]  # type: ignore[return-value]

    # --- what is written ------------------------------------------------------------------

    @property
    def journal(self) -> Journal:
        """What was written so far."""
        return self.session.journal

    def write(self, journal: Journal) -> None:
        """Take a journal."""
        self.play.run = self.play.run.with_session(self.session.write(journal))
        self._unsaved, self._rested, self.trouble = True, 0.0, ""

    def change(self, **parts: object) -> None:
        """Change parts of the journal; what is too much is not taken, and told."""
        try:
            self.write(attrs.evolve(self.journal, **parts))  # type: ignore[arg-type]
        except IllegalPolicy as error:
            self.trouble = f"Not kept: {error}"

    def note(self, key: str, words: str) -> None:
        """Write a note."""
        self.change(notes={**self.journal.notes, key: words})

    def keep(self) -> None:
        """Save what is not saved yet."""
        if self._unsaved:
            self._unsaved = False
            self.play.keep()

    def tick(self, seconds: float) -> bool:
        """Let time go by; True where a page has to be built again."""
        self._rested += seconds
        if self._unsaved and self._rested >= REST:
            self.keep()
            return True
        return False
