"""How a class decides: the steps of a decision with their minutes, the votes in the order in which
they are spoken for, and ties. The same for the window and the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from game.play.session import Session
from game.views.decision import DecisionView, Option, decision_view
from game.views.words import all_of, count, date_words, number

SILENT, PAIRS, VOTE, MINORITY, COMMIT = "silent", "pairs", "vote", "minority", "commit"


@attrs.frozen
class Step:
    """A step of a decision: `minutes` in whole and half ones, `ask` what the room is to do."""

    id: str
    name: str
    minutes: float
    ask: str


STEPS = (
    Step(SILENT, "Silent reason", 1, "Alone: write down what you would do, and one reason."),
    Step(PAIRS, "In pairs", 1.5, "Tell your neighbour. Each finds one argument against."),
    Step(VOTE, "Vote", 0.5, "One vote each. Hands up, one option after another."),
    Step(MINORITY, "Minority first", 1, "One reason each, from the fewest votes to the most."),
    Step(COMMIT, "Commit", 0.5, "The choice is made, with its votes."),
)
"""With a minute and a half to read and one for what followed, a turn takes about seven."""

MINUTES = sum(step.minutes for step in STEPS)


@attrs.frozen
class Row:
    """An option with its votes. `spoken` is its place among those who speak, from 1; options with
    as many votes share it. It is 0 for an option without votes. `says` puts that into words.
    """

    option: Option
    votes: int
    spoken: int = 0
    says: str = ""


@attrs.frozen
class VoteView:
    """A class at a decision, in one of its steps. `rows` are in the order to show, closed options
    last in `minority`; `tied` are the numbers of the options that lead together (the facilitator's
    to decide), empty where one leads; `leads` is the number of the one that leads, 0 where none
    does. `core` and `cores` count the turns that are played, from 1.
    """

    decision: DecisionView
    step: Step
    rows: tuple[Row, ...]
    date: str
    who: str
    voters: int
    tied: tuple[int, ...]
    leads: int
    core: int
    cores: int
    says: str

    @property
    def number(self) -> int:
        """The place of the step, from 0."""
        return STEPS.index(self.step)


def vote_view(
    session: Session, step: str = SILENT, tally: Mapping[str, int] | None = None
) -> VoteView:
    """The decision that is asked with the votes typed so far, by policy. Raises ValueError where
    nothing is asked.
    """
    decision, votes = decision_view(session), dict(tally or {})
    here = next(each for each in STEPS if each.id == step)
    rows = vote_rows(decision.options, votes, by_votes=step == MINORITY)
    first = leaders(decision.options, votes)
    played = [at for at in range(len(session.game.turns)) if not session.is_told(at)]
    return VoteView(
        decision,
        here,
        rows,
        date_words(session.turn.date),
        decision.header.role,
        sum(votes.values()),
        first if len(first) > 1 else (),
        first[0] if len(first) == 1 else 0,
        played.index(session.state.turn) + 1,
        len(played),
        _minority_says(rows) if step == MINORITY else here.ask,
    )


def leaders(options: Sequence[Option], tally: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the open options with most votes; none where nobody voted."""
    votes = {each.number: tally.get(each.id, 0) for each in options if each.is_open}
    most = max(votes.values(), default=0)
    return tuple(each for each in votes if votes[each] == most) if most else ()


def vote_rows(
    options: Sequence[Option], tally: Mapping[str, int], *, by_votes: bool = False
) -> tuple[Row, ...]:
    """Options with their votes: in order, or the fewest votes first, then those without any, then
    the closed ones.
    """
    counted = [(each, tally.get(each.id, 0) if each.is_open else 0) for each in options]
    groups = sorted({votes for _, votes in counted if votes})
    rows = [
        Row(each, votes, place := groups.index(votes) + 1, _says(place, groups, counted, votes))
        if votes
        else Row(each, 0)
        for each, votes in counted
    ]
    if by_votes:
        rows.sort(key=lambda row: (not row.option.is_open, not row.votes, row.votes))
    return tuple(rows)


def _says(
    place: int, groups: Sequence[int], counted: Sequence[tuple[Option, int]], votes: int
) -> str:
    """When the voters of an option speak: first, then, last; together with others."""
    if len(groups) == 1:
        said = "speak"
    elif place == 1:
        said = "speak first"
    else:
        said = "last" if place == len(groups) else "then these"
    together = sum(other == votes for _, other in counted) > 1
    return f"{said}, together" if together else said


def _minority_says(rows: Sequence[Row]) -> str:
    """`One reason each from the six, then from the nine. Nobody answers yet.`"""
    spoken = [row for row in rows if row.spoken]
    if not spoken:
        return "No votes are counted."
    if len(spoken) == 1:
        return "All are of one mind. Who argues against it?"
    before = [row for row in spoken if row.spoken < spoken[-1].spoken]
    if not before:
        votes = count(spoken[0].votes, "vote")
        return f"{all_of(len(spoken)).capitalize()} have {votes}. One reason each, in order."
    groups = list(dict.fromkeys(row.votes for row in before))
    said = [
        f"the {number(votes)}" + (" each" if sum(r.votes == votes for r in before) > 1 else "")
        for votes in groups
    ]
    return f"One reason each from {', then from '.join(said)}. Nobody answers yet."


def minutes_words(seconds: float) -> str:
    """A time in half minutes: `half a minute`, `one minute`, `a minute and a half`, `two minutes`,
    `two and a half minutes`.
    """
    halves = round(seconds / 30)
    whole, half = divmod(halves, 2)
    if not half:
        return count(whole, "minute")
    return {0: "half a minute", 1: "a minute and a half"}.get(
        whole, f"{number(whole)} and a half minutes"
    )
