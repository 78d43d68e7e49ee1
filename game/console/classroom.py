"""A room that decides for one capital: a reason alone, pairs, a vote that is typed in, and last the
choice. The minority speaks first, and ties are decided by whoever leads.
"""

from __future__ import annotations

import attrs

from game.console import asking, pages
from game.console.desk import Undo
from game.console.led import Led
from game.play.session import MAX_VOTES, Act
from game.views.decision import DecisionView, Option
from game.views.vote import MINORITY, PAIRS, SILENT, STEPS, VOTE, VoteView, vote_view
from game.views.words import count, listed


class Classroom(Led):
    """Every choice is voted on."""

    def _answered(self, view: DecisionView) -> Act:
        if not view.options:
            return super()._answered(view)
        for step in (SILENT, PAIRS):
            self._say(step)
            self._desk.read("Enter when it is done.")
        while True:
            tally = self._tally(view)
            try:
                policy = self._committed(tally)
                return attrs.evolve(asking.act(self._desk, view, policy), tally=tally)
            except Undo:
                self._paper.line("Taken back: the vote is counted again.")

    def _say(self, id: str) -> None:
        step = next(each for each in STEPS if each.id == id)
        self._paper.heading(f"{step.name}, {step.minutes:g} min")
        self._paper.line(step.ask)

    def _tally(self, view: DecisionView) -> dict[str, int]:
        """The votes for each open option, at least one vote in all."""
        self._say(VOTE)
        able = [each for each in view.options if each.is_open]
        tally: dict[str, int] = {}
        while not sum(tally.values()):
            tally = {each.id: self._votes(each) for each in able}
            if not sum(tally.values()):
                self._paper.line("No votes are counted: once more.")
        while wrong := self._wrong(view, sum(tally.values())):
            tally[wrong.id] = self._votes(wrong)
        return tally

    def _votes(self, option: Option) -> int:
        while True:
            said = self._desk.read(f"Votes for {option.number}, {option.label} (Enter: none):")
            if not said:
                return 0
            if said.isdecimal() and len(said) < 5 and int(said) <= MAX_VOTES:
                return int(said)
            self._paper.line(f"Type a whole number from 0 to {MAX_VOTES}.")

    def _wrong(self, view: DecisionView, voters: int) -> Option | None:
        """The option whose votes are typed anew; None where the tally is right."""
        ask = f"{count(voters, 'vote').capitalize()} in all. Enter if that is right, or the number"
        while True:
            said = self._desk.read(f"{ask} of an option to count again:")
            if not said and voters:
                return None
            found = view.option(int(said)) if said.isdecimal() and len(said) < 4 else None
            if found and found.is_open:
                return found
            self._paper.line("Type Enter, or the number of an open option.")

    def _committed(self, tally: dict[str, int]) -> str:
        """The policy with most votes; of several, the one that whoever leads decides for."""
        view = vote_view(self._session, MINORITY, tally)
        pages.votes(self._paper, view)
        self._paper.line(view.says)
        self._desk.read("Enter when they have spoken.")
        if view.tied:
            return self._untied(view)
        leads = view.decision.option(view.leads)
        assert leads is not None
        self._desk.read(f"Enter commits to {leads.number}, {leads.label}; u counts again:")
        return leads.id

    def _untied(self, view: VoteView) -> str:
        tied = [str(number) for number in view.tied]
        ask = f"{listed(tied)} have as many votes. Whoever leads decides ({', '.join(tied)}):"
        while True:
            said = self._desk.read(ask)
            found = view.decision.option(int(said)) if said in tied else None
            if found:
                return found.id
            self._paper.line(f"Type {listed(tied).replace(' and ', ' or ')}.")
