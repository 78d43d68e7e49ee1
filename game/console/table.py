"""A run at the terminal: read, choose, see, and the debrief at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TextIO

from game.console import asking, pages, questions, writing
from game.console.debrief import debrief
from game.console.desk import Desk, Quit, Turned, Undo
from game.console.paper import Paper
from game.console.sitting import Export, Sitting
from game.engine.record import replay_record
from game.engine.rules import open_policies, recorded
from game.play import noting
from game.play.clock import Clock, Now
from game.play.keeper import Keeper
from game.play.run import Run
from game.play.saves import FindGame
from game.play.session import BEFORE, Act, Ask, Session
from game.views.briefing import briefing_view
from game.views.decision import DecisionView, decision_view
from game.views.outcome import outcome_view
from game.views.parts import Citation
from game.views.people import people_view
from game.views.quiz import asks_before, quiz_view
from game.views.seat import seat_view
from game.views.told import told_view

Chooser = Callable[[Session, Ask], Act]


class Table:
    """Plays a run on paper: `answers` are lines typed, or `chooser` plays alone. `name` is how the
    player called the chapter, `find` gives a campaign its next one, `export` writes what is handed
    in, `now` are the seconds for the log.
    """

    shows_record = True
    """Whether what was done in the record is shown after each turn."""

    def __init__(
        self,
        run: Run,
        save: Path,
        paper: Paper,
        answers: TextIO | None = None,
        chooser: Chooser | None = None,
        name: str = "",
        find: FindGame | None = None,
        export: Export | None = None,
        now: Now = lambda: 0.0,
    ) -> None:
        self._run, self._save, self._paper = run, save, paper
        self._keeper = Keeper(save)
        self._clock = Clock(run, now)
        self._name = name or run.session.game.scenario.name
        self._desk = Desk(paper, None if chooser else answers)
        self._chooser, self._find, self._export = chooser, find, export
        self._desk.letters["w"] = self._people
        self._cites(())

    def play(self) -> None:
        """To the end of the debrief, of every chapter in a campaign, or until the player leaves."""
        try:
            self._chapter()
            while self._find and (following := self._run.following):
                pack = self._session.game.scenario.pack.id
                self._run = self._run.next_chapter(self._find(pack, following))
                self._chapter()
        except Quit:
            self._paper.blank()
            self._paper.line("Saved. Go on with:")
            self._paper.verbatim(f"at-the-table play {self._name} --text --resume {self._save}", 2)

    def _chapter(self) -> None:
        self._record = replay_record(self._session.game)
        self._note(noting.began(self._run, self._clock()))
        if not self._session.acts:
            self._check_before()
            self._take_seats()
        while not self._at_its_end:
            try:
                self._go_on()
            except Turned:
                continue
        self._debrief()

    def _debrief(self) -> None:
        self._note(noting.debriefed(self._run, self._clock()))
        debrief(Sitting(self._desk, self._run, self._record, self._keep, self._export))

    @property
    def _at_its_end(self) -> bool:
        """Whether all turns are over, and have been looked at."""
        return self._session.over and self._session.seen >= len(self._session.reports)

    def _go_on(self) -> None:
        """The outcome that nobody has looked at, or the turn that is open."""
        seen = self._session.seen
        if seen == len(self._session.reports):
            self._turn()
        elif self._session.is_told(self._session.reports[seen].before.turn):
            self._told()
        else:
            self._outcome(seen)

    @property
    def _session(self) -> Session:
        return self._run.session

    def _keep(self, session: Session) -> Run:
        return self._note(self._run.with_session(session))

    def _note(self, run: Run) -> Run:
        if run is not self._run:
            self._run = run
            self._keeper.write(run)
        return run

    def _cites(self, citations: tuple[Citation, ...]) -> None:
        """From here on `s` shows these."""
        self._desk.letters["s"] = lambda: pages.sources(self._paper, citations)

    def _people(self) -> None:
        pages.people(self._paper, people_view(self._session, self._session.roles[0]))

    def _take_seats(self) -> None:
        for role in self._session.roles:
            self._take_seat(role)

    def _take_seat(self, role: str) -> None:
        view = seat_view(self._run, role)
        self._cites(view.citations)
        pages.seat(self._paper, view)
        if self._chooser is None and len(view.aims) > 1 and not view.ranked:
            aims = tuple(id for id, _ in view.aims)
            what = "Rank your aims, the dearest first"
            ranking = writing.order(self._desk, what, aims, aims)
            self._keep(self._session.rank(role, ranking))
        else:
            self._pause()

    def _check_before(self) -> None:
        if self._chooser is None and asks_before(self._session):
            given = questions.before(self._paper, self._desk.ask, quiz_view(self._session))
            self._keep(self._session.answer(BEFORE, given))

    def _turn(self) -> None:
        turns = len(self._session.reports)
        while len(self._session.reports) == turns:
            ask = self._session.ask
            assert ask is not None
            try:
                self._did(self._act(ask))
                self._acted(ask)
            except Undo:
                self._undo()

    def _did(self, act: Act) -> None:
        self._note(noting.did(self._run, act, self._clock()))

    def _acted(self, ask: Ask) -> None:
        """Between a seat's choice and whatever comes next; Undo takes it back."""
        self._pause("Enter shows what follows; u takes it back.", undo=True)

    def _undo(self) -> None:
        if self._session.can_undo:
            self._note(noting.undid(self._run, self._clock()))
            self._paper.line("Taken back.")
        else:
            self._paper.line("There is nothing to take back: what followed has been seen.")

    def _told(self) -> None:
        """Turns that run along the record, up to the next that is played."""
        view = told_view(self._session, self._record, self._session.roles[0])
        self._keep(self._session.see(self._session.seen + len(view.turns)))
        self._cites(view.citations)
        pages.told(self._paper, view)
        self._pause()

    def _outcome(self, turn: int) -> None:
        self._keep(self._session.see(turn + 1))
        for role in self._session.roles:
            view = outcome_view(self._session, self._record, role, turn)
            self._cites(view.citations)
            pages.outcome(self._paper, view, record=self.shows_record)
        self._pause()

    # --- asking ------------------------------------------------------------------------------

    def _act(self, ask: Ask) -> Act:
        """What the seat does: shown the briefing and the question, then asked (or the program
        is).
        """
        briefing = briefing_view(self._session, self._record, ask.role.id)
        view = decision_view(self._session)
        self._cites(briefing.citations)
        if view.number == 1:
            pages.briefing(self._paper, briefing)
            self._pause(undo=True)
        pages.decision(self._paper, view)
        return self._chooser(self._session, ask) if self._chooser else self._answered(view)

    def _answered(self, view: DecisionView) -> Act:
        while True:
            policy = asking.policy(self._desk, view) if view.options else ""
            try:
                return asking.act(self._desk, view, policy)
            except Undo:
                self._paper.line("Taken back.")

    def _pause(self, prompt: str = "Enter to go on.", *, undo: bool = False) -> None:
        while self._chooser is None:
            try:
                self._desk.read(prompt)
                return
            except Undo:
                if undo:
                    raise
                self._undo()


def along_record(session: Session, ask: Ask) -> Act:
    """What the record did; where that is closed in this world, the first open policy."""
    if ask.decision is None:
        return Act(ask.role.id)
    place = recorded(session.game, session.state, ask.decision)
    able = open_policies(session.game, session.state, ask.decision)
    policy = ask.decision.policies[place if place in able else able[0]]
    return Act(ask.role.id, ask.decision.id, policy.id)


def at_random(seed: int) -> Chooser:
    """Choices drawn evenly among open policies, the same for the same seed."""
    dice = Random(f"choices {seed}")

    def choose(session: Session, ask: Ask) -> Act:
        if ask.decision is None:
            return Act(ask.role.id)
        able = open_policies(session.game, session.state, ask.decision)
        place = able[int(dice.random() * len(able))]
        return Act(ask.role.id, ask.decision.id, ask.decision.policies[place].id)

    return choose
