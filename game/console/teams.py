"""Teams at one terminal: each chooses behind a curtain, and all choices are shown at once."""

from __future__ import annotations

from game.console import pages
from game.console.led import Led
from game.play.session import Act, Ask
from game.views.outcome import seat_names
from game.views.reveal import reveal_view
from game.views.words import listed


class Teams(Led):
    """Nothing that a seat reads or does is on the screen when the next one comes to it."""

    _holder = ""
    """The seat that is at the keyboard."""

    def _take_seat(self, role: str) -> None:
        self._hand_over(role)
        super()._take_seat(role)
        self._draw()

    def _act(self, ask: Ask) -> Act:
        self._hand_over(ask.role.id)
        return super()._act(ask)

    def _acted(self, ask: Ask) -> None:
        self._pause("Enter seals it; u takes it back.", undo=True)
        after = self._session.ask
        if not (self._session.open_acts and after and after.role is ask.role):
            self._draw()

    def _undo(self) -> None:
        acts = self._session.acts
        if acts and acts[-1].role not in ("", self._holder):
            self._paper.line("Only those who chose take it back; b goes a turn back.")
        else:
            super()._undo()

    def _outcome(self, turn: int) -> None:
        self._keep(self._session.see(turn + 1))
        self._draw()
        self._pause("All have chosen, and everyone may look. Enter shows it.")
        pages.reveal(self._paper, reveal_view(self._session, turn))
        self._pause("Each reads its choice aloud. Enter shows what followed.")
        super()._outcome(turn)

    def _draw(self) -> None:
        """Draw the curtain: nobody is at the screen."""
        self._holder = ""
        self._cites(())
        if self._desk.asks:
            self._paper.clear()

    def _hand_over(self, role: str) -> None:
        if self._holder == role or not self._desk.asks:
            return
        self._draw()
        names = seat_names(self._session.game)
        others = listed([names[id] for id in self._session.roles if id != role])
        self._paper.title(f"{names[role]} to the keyboard")
        self._paper.line(f"{others}: look away. Nothing is shown before all have chosen.")
        self._pause(f"Enter, when only {names[role]} sees the screen.")
        self._paper.clear()
        self._holder = role
