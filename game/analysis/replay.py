"""The choices of a finished run, made again in another world: a decision changed, other luck, other
numbers.

A choice that is closed there falls back to the record's policy; a decision that the run was never
asked takes the record's; seats that nobody holds react anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from game.engine.report import TurnReport, explain
from game.engine.rules import is_over, open_policies, recorded, turn_of, unplayed
from game.engine.state import State
from game.play.session import Session
from game.scenario.model import Decision, Policy

How = Literal["kept", "changed", "closed", "asked", "reacted"]


@attrs.frozen
class Choice:
    """A choice in another world; `was` is the policy's place in the run, None if it was not asked.

    `how`: kept from the run, the one that is changed, closed there or asked only there (both take
    the record's, or the unplayed rule), or otherwise because a seat that nobody holds reacts.
    """

    turn: int
    decision: Decision
    place: int
    how: How
    was: int | None = None

    @property
    def policy(self) -> Policy:
        """The policy chosen."""
        return self.decision.policies[self.place]

    @property
    def before(self) -> Policy | None:
        """The policy of the run."""
        return None if self.was is None else self.decision.policies[self.was]


@attrs.frozen
class World:
    """A path from an opening to an end, with the choices of each turn as they were arrived at."""

    opening: State
    reports: tuple[TurnReport, ...]
    choices: tuple[tuple[Choice, ...], ...]

    @property
    def end(self) -> State:
        """The state at the chapter's end."""
        return self.reports[-1].after if self.reports else self.opening


@attrs.frozen(eq=False)
class Keeper:
    """What was chosen in a run: `places` maps decisions to places of policies, `offers` turns
    (counted from 0) to the places of what a facilitator brought in. `change` is a decision and the
    place that it takes instead.
    """

    session: Session
    places: Mapping[str, int]
    offers: Mapping[int, tuple[int, ...]]
    change: tuple[str, int] | None = None

    def choose(self, state: State, decision: Decision) -> Choice:
        """What is chosen in this state."""
        was = self.places.get(decision.id)
        place, how = self._chosen(state, decision, was)
        return Choice(state.turn, decision, place, how, was)

    def _chosen(self, state: State, decision: Decision, was: int | None) -> tuple[int, How]:
        game = self.session.game
        if decision.role not in self.session.roles:
            place = self.session.stand_in(state, decision)
            return place, "kept" if was in (None, place) else "reacted"
        if self.change and self.change[0] == decision.id:
            return self.change[1], "kept" if self.change[1] == was else "changed"
        able = open_policies(game, state, decision)
        if was in able:
            return was, "kept"
        place = recorded(game, state, decision)
        if place not in able:
            place = unplayed(game, state, decision)
        return place, "asked" if was is None else "closed"

    def choices(self, state: State) -> tuple[Choice, ...]:
        """What is chosen in the turn that is open."""
        decisions = turn_of(self.session.game, state).decisions
        return tuple(self.choose(state, decision) for decision in decisions)

    def brought(self, state: State) -> tuple[int, ...]:
        """The places of the offers that the facilitator brings in."""
        return self.offers.get(state.turn, ())


def keeper_of(session: Session) -> Keeper:
    """The choices of a finished run; raises ValueError before its end."""
    if not session.over:
        raise ValueError("the chapter is not over")
    turns = session.game.turns
    return Keeper(
        session,
        {
            decision.id: place
            for report in session.reports
            for decision, place in zip(
                turns[report.before.turn].decisions, report.choices, strict=True
            )
        },
        {
            report.before.turn: _brought(session, at)
            for at, report in enumerate(session.reports)
            if _brought(session, at)
        },
    )


def _brought(session: Session, report: int) -> tuple[int, ...]:
    offers = session.game.turns[session.reports[report].before.turn].offers
    ids = {act.offer for act in session.acts_of(report) if act.offer}
    return tuple(place for place, offer in enumerate(offers) if offer.id in ids)


def replay(keeper: Keeper) -> World:
    """The run again, with the luck of its session."""
    session = keeper.session
    opening = state = session.opening
    reports: list[TurnReport] = []
    choices: list[tuple[Choice, ...]] = []
    while not is_over(session.game, state):
        choices.append(keeper.choices(state))
        places = [choice.place for choice in choices[-1]]
        offers = keeper.brought(state)
        reports.append(explain(session.game, state, places, session.luck, offers))
        state = reports[-1].after
    return World(opening, tuple(reports), tuple(choices))
