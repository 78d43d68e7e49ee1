"""The lines of a chapter: every consequence in its place, numbered as its turn resolves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from game.scenario.model import Consequence, Turn
from game.scenario.pack import Scenario

CAME_OFF, OTHERWISE, MISSED, SCHEDULED, CLOSED = range(5)
"""What comes of a line; CLOSED, on line -1, ends a turn before the next one opens."""


@attrs.frozen
class Line:
    """A consequence in its place: `turn` counts from 0; decision and policy where it has them."""

    number: int
    consequence: Consequence
    turn: int
    decision: str = ""
    policy: str = ""
    offer: bool = False


def number_lines(scenario: Scenario) -> tuple[Line, ...]:
    """Every consequence of a chapter in the order in which its turn resolves."""
    lines: list[Line] = []

    def add(consequence: Consequence, turn: int, **where: Any) -> None:
        lines.append(Line(len(lines), consequence, turn, **where))

    for at, turn in enumerate(scenario.chapter.turns):
        for decision in turn.decisions:
            for policy in decision.policies:
                for consequence in policy.then:
                    add(consequence, at, decision=decision.id, policy=policy.id)
        for event in turn.events:
            add(event, at)
        for offer in turn.offers:
            add(offer, at, offer=True)
    return tuple(lines)


def waiting_at(lines: Sequence[Line], turns: Sequence[Turn], at: int) -> list[Line]:
    """The lines that may still wait when turn `at` opens: put off before it, and not surely landed
    by the turns between, of which those without a guard surely open.
    """
    return [
        line
        for line in lines
        if line.turn < at and _opened(line, turns, at, sure=True) < line.consequence.after
    ]


def can_land(line: Line, turns: Sequence[Turn], at: int) -> bool:
    """Whether turn `at` may be the one whose opening a line waits for."""
    return _opened(line, turns, at, sure=False) >= line.consequence.after - 1


def _opened(line: Line, turns: Sequence[Turn], at: int, *, sure: bool) -> int:
    """How many turns between a line's own and turn `at` open: at least, or at most."""
    return sum(not (sure and turn.when) for turn in turns[line.turn + 1 : at])
