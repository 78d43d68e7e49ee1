"""What if: a finished run with one decision changed and the luck kept, and what led to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import attrs

from game.analysis.replay import Choice, World, keeper_of, replay
from game.engine.report import CAME_OFF, OTHERWISE, SCHEDULED, Happening, TurnReport
from game.engine.rules import Game, ending, open_policies
from game.play.session import Session
from game.scenario.model import Decision, Ending, Policy

Kind = Literal["changed", "closed", "asked", "reacted", "passed", "opened", "line", "ending"]


@attrs.frozen
class Alternative:
    """A decision of a held seat: what was chosen, and which other policies were open. `turn` counts
    from 0.
    """

    turn: int
    decision: Decision
    chosen: Policy
    others: tuple[Policy, ...]


@attrs.frozen
class Difference:
    """Something in which the two worlds differ.

    A choice (`changed`, `closed`, `asked`, `reacted`), a turn that only your world (`passed`) or
    only the other (`opened`) plays, a line that happens in one alone or does something else, or the
    ending. `you` and `other` are that line's happenings, None where it was not reached.
    """

    kind: Kind
    turn: int
    choice: Choice | None = None
    you: Happening | None = None
    other: Happening | None = None


@attrs.frozen
class WhatIf:
    """The other world, and in order everything in which it differs from the run."""

    session: Session
    alternative: Alternative
    policy: Policy
    world: World
    ending: Ending
    chain: tuple[Difference, ...]

    @property
    def closed(self) -> tuple[Choice, ...]:
        """The choices that could not be kept, with what was done instead."""
        return self._by("closed")

    @property
    def asked(self) -> tuple[Choice, ...]:
        """The choices that only the other world asks for."""
        return self._by("asked")

    def _by(self, how: str) -> tuple[Choice, ...]:
        return tuple(each for turn in self.world.choices for each in turn if each.how == how)


def alternatives(session: Session, roles: Iterable[str] = ()) -> tuple[Alternative, ...]:
    """Every decision of these seats (by default all that are held) that was asked so far; turns
    that were told asked nothing."""
    own = {*(roles or session.roles)} & {*session.roles}
    return tuple(
        _alternative(session.game, report, decision, place)
        for report in session.reports
        if not session.is_told(report.before.turn)
        for decision, place in _decided(session.game, report)
        if decision.role in own
    )


def what_if(session: Session, decision: str, policy: str) -> WhatIf:
    """A finished run with one decision of a held seat made otherwise; with the policy that was
    chosen, the run itself. Raises ValueError where that was not asked or not open.
    """
    keeper = keeper_of(session)
    found = next((each for each in alternatives(session) if each.decision.id == decision), None)
    if found is None:
        raise ValueError(f"no seat held here was asked {decision!r}")
    wanted = next((p for p in (found.chosen, *found.others) if p.id == policy), None)
    if wanted is None:
        raise ValueError(f"{decision}: the policy {policy!r} was not open")
    place = found.decision.policies.index(wanted)
    world = replay(attrs.evolve(keeper, change=(decision, place)))
    return WhatIf(
        session,
        found,
        wanted,
        world,
        ending(session.game, world.end),
        tuple(_chain(session, world)),
    )


def fired(happening: Happening | None) -> bool:
    """Whether something came of a line."""
    return happening is not None and happening.outcome in (CAME_OFF, OTHERWISE)


def values_before(
    game: Game, reports: Sequence[TurnReport], happening: Happening
) -> dict[str, int] | None:
    """Indicators and flags in a world at the moment at which a line (of this or another world) is
    read; None where the world passed that turn over.
    """
    turn, number = happening.turn, happening.line.number
    landing = happening.line.turn < turn
    report = next(
        (each for each in reports if (each.after if landing else each.before).turn == turn), None
    )
    if report is None:
        return None
    state = report.closing if landing else report.before
    values = {name: game.value(state, name) for name in (*game.slots.indicators, *game.slots.flags)}
    for each in report.landed if landing else report.happenings:
        if each.line.number >= number:
            break
        values |= {move.indicator: move.after for move in each.moves}
        values |= dict.fromkeys(each.marked, 1) | dict.fromkeys(each.unmarked, 0)
    return values


def _alternative(game: Game, report: TurnReport, decision: Decision, place: int) -> Alternative:
    able = open_policies(game, report.before, decision)
    others = tuple(decision.policies[each] for each in able if each != place)
    return Alternative(report.before.turn, decision, decision.policies[place], others)


def _decided(game: Game, report: TurnReport) -> Iterator[tuple[Decision, int]]:
    return zip(game.turns[report.before.turn].decisions, report.choices, strict=True)


# --- the chain ------------------------------------------------------------------------------


def _chain(session: Session, world: World) -> list[Difference]:
    """In order of time; within a turn what lands, then the choices, then the lines of the turn."""
    found = [
        *_turns(session.reports, world.reports),
        *_choices(world),
        *_lines(session.reports, world.reports),
    ]
    found.sort(key=_when)
    if ending(session.game, session.state) != ending(session.game, world.end):
        found.append(Difference("ending", len(session.game.turns)))
    return found


def _when(each: Difference) -> tuple[int, int, int]:
    happening = each.other if fired(each.other) else each.you
    if happening is None:
        return each.turn, (0 if each.choice is None else 2), 0
    landing = happening.line.turn < happening.turn
    return each.turn, (1 if landing else 3), happening.line.number


def _turns(you: Sequence[TurnReport], other: Sequence[TurnReport]) -> Iterator[Difference]:
    yours, theirs = ({each.before.turn for each in reports} for reports in (you, other))
    yield from (Difference("passed", turn) for turn in yours - theirs)
    yield from (Difference("opened", turn) for turn in theirs - yours)


def _choices(world: World) -> Iterator[Difference]:
    for choice in (choice for turn in world.choices for choice in turn):
        if choice.how != "kept":
            yield Difference(choice.how, choice.turn, choice)


def _lines(you: Sequence[TurnReport], other: Sequence[TurnReport]) -> Iterator[Difference]:
    yours, theirs = _by_line(you), _by_line(other)
    for number in sorted(yours.keys() | theirs.keys()):
        here, there = yours.get(number), theirs.get(number)
        if _effect(here) != _effect(there):
            happening = there if fired(there) else here
            assert happening is not None
            yield Difference("line", happening.turn, None, here, there)


def _by_line(reports: Sequence[TurnReport]) -> dict[int, Happening]:
    """What came of each line that was reached; a line happens at most once in a world."""
    return {
        each.line.number: each
        for report in reports
        for each in (*report.happenings, *report.landed)
        if each.outcome != SCHEDULED
    }


def _effect(happening: Happening | None) -> object:
    if happening is None or not fired(happening):
        return None
    moved = {move.indicator: move.after - move.before for move in happening.moves}
    return happening.outcome, happening.turn, moved
