"""One run at the window: the session, where it is saved, and what was done in the record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from game.engine.record import RecordRun, replay_record
from game.engine.rules import Game
from game.play import noting
from game.play.clock import Clock, Countdown, Now, stop_is_due
from game.play.journal import Journal
from game.play.keeper import Keeper
from game.play.run import Run
from game.play.saves import FindGame, SaveError, as_far_as_it_holds
from game.play.session import Act, Session
from game.views.quiz import asks_before, left_off


class Play:
    """Holds a run while it is played, and saves it after every step.

    `find` gives a campaign its next chapter, `now` the seconds for its log. `trouble` says why the
    last save failed, or what was the matter with the save that was opened; empty where all is well.
    The game goes on either way.
    """

    def __init__(
        self, run: Run, file: Path, find: FindGame | None = None, now: Now = lambda: 0.0
    ) -> None:
        self.run, self.file, self.find, self.now = run, file, find, now
        self.clock = Clock(run, now)
        self._keeper = Keeper(file)
        self.record: RecordRun = replay_record(run.session.game)
        self.trouble = ""
        self.sheet = Act()  # what was typed on a commit sheet that was left, or taken back
        self.holder = ""  # the seat that sits at the machine, where several are held
        self.seated: set[str] = set()  # seats that have read their brief
        self.went_on = False  # from the questions before the play, some of them unanswered
        self.countdown: Countdown | None = None  # of the step that a class is at
        self.gauges: bool | None = None  # whether a facilitator shows them; None: as the page does
        self.record_shown: bool | None = None  # the same of the record
        self._note(noting.began(self.run, self.clock()))

    @property
    def session(self) -> Session:
        """The chapter that is open."""
        return self.run.session

    @property
    def role(self) -> str:
        """The seat that is asked, or the first held where none is."""
        ask = self.session.ask
        return ask.role.id if ask else self.session.roles[0]

    @property
    def unseen(self) -> bool:
        """Whether a turn was resolved whose outcome has not been shown to its end."""
        return self.session.seen < len(self.session.reports)

    @property
    def unseated(self) -> str:
        """The next seat that has not read its brief; empty where all have, and in mid-play."""
        session = self.session
        if session.acts:
            return ""
        order = [role.id for role in session.game.scenario.chapter.roles]
        held = [role for role in order if role in session.roles]
        done = {*self.seated, *session.ranking}
        return next((role for role in held if role not in done), "")

    @property
    def asks_before(self) -> bool:
        """Whether the questions before the play are still to be asked, or to be gone on with."""
        return asks_before(self.session) or (left_off(self.session) and not self.went_on)

    @property
    def can_undo(self) -> bool:
        """Whether whoever sits here may take the last act back: it is theirs, and not seen."""
        session = self.session
        if not session.can_undo:
            return False
        return len(session.roles) == 1 or session.acts[-1].role == self.holder

    def do(self, act: Act) -> None:
        """One act more; raises IllegalPolicy if it is not this act's time."""
        self._note(noting.did(self.run, act, self.clock()))

    def undo(self) -> bool:
        """Take the last act back, if its outcome has not been seen; whether that was done. What was
        said on its sheet is there again.
        """
        if not self.can_undo:
            return False
        self.sheet = self.session.acts[-1]
        self._note(noting.undid(self.run, self.clock()))
        return True

    def see(self, turns: int | None = None) -> None:
        """So many outcomes, by default all, have been looked at."""
        self._take(self.session.see(turns))

    def answer(self, phase: str, given: Mapping[str, str] | None = None) -> None:
        """Answers to the chapter's questions; none: they were skipped."""
        self._take(self.session.answer(phase, given))

    def write(self, journal: Journal) -> None:
        """What was written in the debrief."""
        self._take(self.session.write(journal))

    def sit(self, role: str, ranking: tuple[str, ...]) -> None:
        """A seat has read its brief, and ranked its aims where it has any."""
        self.seated.add(role)
        if ranking and not self.session.acts:
            self._take(self.session.rank(role, ranking))

    def next_chapter(self) -> None:
        """Open the campaign's next chapter; raises ScenarioError where it cannot be read."""
        assert self.find is not None and self.run.following
        pack = self.session.game.scenario.pack.id
        self.run = self.run.next_chapter(self.find(pack, self.run.following))
        self.record = replay_record(self.session.game)
        self.sheet, self.holder, self.seated, self.went_on = Act(), "", set(), False
        self.countdown, self.gauges, self.record_shown = None, None, None
        self._note(noting.began(self.run, self.clock()))

    # --- a lesson -----------------------------------------------------------------------------

    @property
    def led(self) -> bool:
        """Whether somebody leads: a class, or several seats at this machine."""
        return self.run.in_class or len(self.session.roles) > 1

    @property
    def stop_is_due(self) -> bool:
        """Whether it is time to ask if the debrief is to begin."""
        return stop_is_due(self.run, self.clock())

    @property
    def told(self) -> bool:
        """Whether the next outcome to look at is of a turn that is told."""
        session = self.session
        return self.unseen and session.is_told(session.reports[session.seen].before.turn)

    def step_back(self) -> bool:
        """To the opening of the turn played last; whether there is one."""
        session = self.session
        if not session.acts and session.told_from is None:
            return False
        self.sheet, self.holder = Act(), ""
        self._note(noting.stepped_back(self.run, self.clock()))
        return True

    def stop(self, *, goes_on: bool) -> None:
        """The class was asked whether it goes to the debrief now."""
        self._note(noting.stopped(self.run, self.clock(), goes_on=goes_on))

    def debrief(self) -> None:
        """The debrief is opened."""
        self.countdown = None
        run = noting.debriefed(self.run, self.clock())
        if run is not self.run:
            self._note(run)

    def count_down(self, minutes: float) -> None:
        """Begin a step of so many minutes; 0: one without a countdown."""
        if self.countdown and self.countdown.paused:
            self._note(noting.resumed(self.run, self.clock()))
        self.countdown = Countdown(minutes, self.now) if minutes else None

    def pause(self) -> None:
        """Stop the countdown, or let it go on."""
        if self.countdown:
            self.countdown.pause()
            said = noting.paused if self.countdown.paused else noting.resumed
            self._note(said(self.run, self.clock()))

    def extend(self, seconds: int) -> None:
        """Give the step more time, or less."""
        got = self.countdown.extend(seconds) if self.countdown else 0
        if got:
            self._note(noting.extended(self.run, self.clock(), got))

    def reload(self, game: Game) -> int:
        """Go on in a chapter that was changed, after the same steps; how many of them are not
        possible any more.
        """
        old = self.session
        fresh = attrs.evolve(old, game=game, acts=(), seen=0, answers={}, ranking={})
        session, lost = as_far_as_it_holds(attrs.evolve(fresh, journal=Journal()), old.acts)
        seen = min(old.seen, len(session.reports))
        journal = old.journal if session.over else Journal()
        self.record = replay_record(game)
        self._take(attrs.evolve(session, seen=seen, journal=journal))
        return lost

    def keep(self) -> None:
        """Write the save."""
        try:
            self._keeper.write(self.run)
            self.trouble = ""
        except SaveError as error:
            self.trouble = f"Not saved: {error}"

    def _take(self, session: Session) -> None:
        self._note(self.run.with_session(session))

    def _note(self, run: Run) -> None:
        self.run = run
        self.keep()
