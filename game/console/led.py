"""A lesson at the terminal: whoever leads it has letters of their own, and the hour ends it."""

from __future__ import annotations

from game.console.desk import Turned
from game.console.table import Table
from game.engine.rules import IllegalPolicy
from game.play import noting
from game.play.clock import seconds_left, stop_is_due
from game.play.session import Act
from game.views.offers import offered
from game.views.words import count

LETTERS = (
    ("b", "for whoever leads: a turn back; the log keeps both"),
    ("e", "for whoever leads: bring in an event that the turn offers"),
    ("d", "for whoever leads: to the debrief now"),
    ("t", "for whoever leads: the time that is left"),
)


class Led(Table):
    """A run that somebody leads, by letters, from the first turn on. What was done in the record is
    closed until the debrief.
    """

    shows_record = False

    def _debrief(self) -> None:
        self._desk.more = ()
        for letter, _ in LETTERS:
            self._desk.letters.pop(letter, None)
        super()._debrief()

    def _go_on(self) -> None:
        self._desk.more = LETTERS
        self._desk.letters |= {
            "b": self._back,
            "e": self._event,
            "d": self._to_debrief,
            "t": self._time,
        }
        if self._desk.asks and stop_is_due(self._run, self._clock()):
            self._hard_stop()
        super()._go_on()

    def _hard_stop(self) -> None:
        left = max(0, int(seconds_left(self._run, self._clock()) or 0) // 60)
        now = self._agreed(f"{count(left, 'minute').capitalize()} left.")
        self._note(noting.stopped(self._run, self._clock(), goes_on=not now))
        if now:
            raise Turned

    def _agreed(self, why: str) -> bool:
        ask = f"{why} To the debrief now? What is not played is told. y, or Enter goes on:"
        return self._desk.ask(ask).lower() in ("y", "yes")

    # --- letters -----------------------------------------------------------------------------

    def _back(self) -> None:
        try:
            self._note(noting.stepped_back(self._run, self._clock()))
        except IllegalPolicy:
            self._paper.line("Nothing has been done that could be taken back.")
            return
        self._paper.line("A turn back. The log keeps both.")
        raise Turned

    def _event(self) -> None:
        if self._session.seen < len(self._session.reports):
            self._paper.line("Look at what follows first.")
            return
        events = offered(self._session)
        if not events:
            self._paper.line("This turn offers no event.")
            return
        for number, each in enumerate(events, 1):
            brought = " (brought in)" if each.brought else ""
            self._paper.item(f"{number}.", f"{each.words}{brought}")
        said = self._desk.ask(
            "Which one comes at the end of this turn? A number, or Enter for none:"
        )
        if not (said.isdecimal() and 1 <= int(said[:3]) <= len(events)):
            self._paper.line("None.")
            return
        event = events[int(said) - 1]
        if event.brought:
            self._paper.line("It is brought in already.")
            return
        self._note(noting.did(self._run, Act(offer=event.id), self._clock()))
        self._paper.line("It comes at the end of this turn; u takes it back.")

    def _to_debrief(self) -> None:
        if self._session.over:
            self._paper.line("The debrief comes next.")
        elif self._agreed("The play ends here."):
            self._note(noting.stopped(self._run, self._clock()))
            raise Turned

    def _time(self) -> None:
        left = seconds_left(self._run, self._clock())
        if left is None:
            self._paper.line("This lesson has no set length.")
            return
        minutes = count(abs(int(left)) // 60, "minute")
        over = "over the hour" if left < 0 else f"left of {self._run.minutes}"
        self._paper.line(f"{minutes.capitalize()} {over}.")
