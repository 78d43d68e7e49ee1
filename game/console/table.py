"""A run at the terminal: read, choose, see, and the debrief at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TextIO

from game.console import pages, questions, writing
from game.console.debrief import debrief
from game.console.desk import Desk, Quit, Undo
from game.console.paper import Paper
from game.console.sitting import Export, Sitting
from game.engine.record import replay_record
from game.engine.rules import open_policies, recorded
from game.play.keeper import Keeper
from game.play.saves import FindGame, Run
from game.play.session import BEFORE, MAX_CABLE_WORDS, MAX_LINE, Act, Ask, Session
from game.views.briefing import briefing_view
from game.views.decision import DecisionView, decision_view
from game.views.outcome import outcome_view
from game.views.parts import Citation
from game.views.people import people_view
from game.views.quiz import asks_before, quiz_view
from game.views.seat import seat_view

Chooser = Callable[[Session, Ask], Act]


class Table:
    """Plays a run on paper: `answers` are lines typed, or `chooser` plays alone. `name` is how the
    player called the chapter, `find` gives a campaign its next one, `export` writes what is handed
    in.
    """

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
    ) -> None:
        self._run, self._save, self._paper = run, save, paper
        self._keeper = Keeper(save)
        self._name = name or run.session.game.scenario.name
        self._desk = Desk(paper, None if chooser else answers)
        self._chooser, self._find, self._export = chooser, find, export
        self._desk.letters["w"] = self._people
        self._cites(())

    def play(self) -> None:
        """To the end of the debrief, of every chapter in a campaign, or until the player leaves."""
        try:
            if not self._session.acts:
                self._keeper.write(self._run)
            self._chapter()
            while self._find and (following := self._run.following):
                pack = self._session.game.scenario.pack.id
                self._run = self._run.next_chapter(self._find(pack, following))
                self._keeper.write(self._run)
                self._chapter()
        except Quit:
            self._paper.blank()
            self._paper.line("Saved. Go on with:")
            self._paper.verbatim(f"at-the-table play {self._name} --text --resume {self._save}", 2)

    def _chapter(self) -> None:
        self._record = replay_record(self._session.game)
        if not self._session.acts:
            self._check_before()
            self._take_seat()
        elif self._session.seen < len(self._session.reports):
            self._outcome(len(self._session.reports) - 1)
        while not self._session.over:
            self._turn()
        debrief(Sitting(self._desk, self._run, self._record, self._keep, self._export))

    @property
    def _session(self) -> Session:
        return self._run.session

    def _keep(self, session: Session) -> Run:
        self._run = self._run.with_session(session)
        self._keeper.write(self._run)
        return self._run

    def _cites(self, citations: tuple[Citation, ...]) -> None:
        """From here on `s` shows these."""
        self._desk.letters["s"] = lambda: pages.sources(self._paper, citations)

    def _people(self) -> None:
        pages.people(self._paper, people_view(self._session, self._session.roles[0]))

    def _take_seat(self) -> None:
        for role in self._session.roles:
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
                self._keep(self._session.do(self._act(ask)))
                self._pause("Enter shows what follows; u takes it back.", undo=True)
            except Undo:
                self._undo()
        self._outcome(turns)

    def _undo(self) -> None:
        if self._session.can_undo:
            self._keep(self._session.undo())
            self._paper.line("Taken back.")
        else:
            self._paper.line("There is nothing to take back: what followed has been seen.")

    def _outcome(self, turn: int) -> None:
        self._keep(self._session.see())
        for role in self._session.roles:
            view = outcome_view(self._session, self._record, role, turn)
            self._cites(view.citations)
            pages.outcome(self._paper, view, record=True)
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
            policy = self._policy(view) if view.options else ""
            try:
                return self._argued(view, policy)
            except Undo:
                self._paper.line("Taken back.")

    def _argued(self, view: DecisionView, policy: str) -> Act:
        """The choice with its reason and odds; where there is no decision, the odds and a cable."""
        reason, line = self._reason(view) if policy else ("", "")
        cable = "" if policy else self._line("A cable, at most 25 words:", MAX_CABLE_WORDS)
        odds = {
            each.id: percent
            for each in view.forecasts
            if (percent := self._percent(each.ask)) is not None
        }
        return Act(view.role, view.decision, policy, reason, line, odds, cable)

    def _policy(self, view: DecisionView) -> str:
        while True:
            answer = self._desk.read(f"Your choice (1-{len(view.options)}, ? for help):")
            option = view.option(int(answer)) if answer.isdecimal() and len(answer) < 4 else None
            if option is None:
                self._paper.line(f"Type a number from 1 to {len(view.options)}.")
            elif not option.is_open:
                self._paper.line(f"Closed: {option.closed}")
            else:
                return option.id

    def _reason(self, view: DecisionView) -> tuple[str, str]:
        listed = "  ".join(f"{at} {label}" for at, (_, label) in enumerate(view.reasons, 1))
        self._paper.line(f"Why? {listed}")
        while True:
            answer = self._desk.read("A number, a sentence of your own, or Enter:")
            if not answer:
                return "", ""
            if answer.isdecimal() and 1 <= int(answer[:3]) <= len(view.reasons):
                return view.reasons[int(answer) - 1][0], ""
            if not answer.isdecimal():
                return "", answer[:MAX_LINE]
            self._paper.line(f"Type a number from 1 to {len(view.reasons)}, or words.")

    def _percent(self, ask: str) -> int | None:
        while True:
            answer = self._desk.read(f"{ask} Odds in percent (0-100), or Enter:").rstrip("% ")
            if not answer:
                return None
            if answer.isdecimal() and len(answer) < 4 and int(answer) <= 100:
                return int(answer)
            self._paper.line("Type a whole number from 0 to 100.")

    def _line(self, prompt: str, words: int) -> str:
        return " ".join(self._desk.read(prompt).split()[:words])

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
