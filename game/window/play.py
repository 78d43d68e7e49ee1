"""One run at the window: the session, where it is saved, and what was done in the record."""

from __future__ import annotations

from pathlib import Path

from game.engine.record import RecordRun, replay_record
from game.play.saves import Run, SaveError, write_run
from game.play.session import Act, Session


class Play:
    """Holds a run while it is played, and saves it after every step.

    `trouble` says why the last save failed; empty where all is well. The game goes on either way.
    """

    def __init__(self, run: Run, file: Path) -> None:
        self.run, self.file = run, file
        self.record: RecordRun = replay_record(run.session.game)
        self.trouble = ""
        self.sheet = Act()  # what was typed on a commit sheet that was left with Back
        self.keep()

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

    def do(self, act: Act) -> None:
        """One act more; raises IllegalPolicy if it is not this act's time."""
        self._take(self.session.do(act))

    def undo(self) -> bool:
        """Take the last act back, if its outcome has not been seen; whether that was done."""
        if not self.session.can_undo:
            return False
        self._take(self.session.undo())
        return True

    def see(self) -> None:
        """The latest outcome has been looked at."""
        self._take(self.session.see())

    def keep(self) -> None:
        """Write the save."""
        try:
            write_run(self.run, self.file)
            self.trouble = ""
        except SaveError as error:
            self.trouble = str(error)

    def _take(self, session: Session) -> None:
        self.run = self.run.with_session(session)
        self.keep()
