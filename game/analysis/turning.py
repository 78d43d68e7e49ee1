"""The turning point: the decision after which the odds of the ending reached moved most."""

from __future__ import annotations

from fractions import Fraction
from math import hypot

import attrs

from game.analysis.fortune import Fortune
from game.play.session import Session


@attrs.frozen
class TurningPoint:
    """A turn (counted from 0) in which a seat decided: the share (0 to 1) of the ending reached
    before it and after it, and what choices and luck moved it by. `error` is 0.0 where exact, else
    the half-width of the move's 95 % interval.
    """

    turn: int
    before: Fraction | float
    after: Fraction | float
    choice: Fraction | float
    luck: Fraction | float
    exact: bool
    error: float


def turning_point(session: Session, found: Fortune, role: str) -> TurningPoint | None:
    """Among the turns in which this seat decided, the one that moved the odds most, the earlier of
    equals; None where it decided in none.
    """
    decided = {
        session.reports[at].before.turn
        for at in range(len(session.reports))
        if any(act.role == role and act.decision for act in session.acts_of(at))
    }
    points = [each for each in _points(found) if each.turn in decided]
    return max(points, key=lambda each: abs(float(each.after - each.before)), default=None)


def _points(found: Fortune) -> list[TurningPoint]:
    id, points = found.ending, []
    for before, moment, (choice, luck) in zip(
        found.path, found.moments, found.moves(id), strict=False
    ):
        after = moment.after
        points.append(
            TurningPoint(
                moment.turn,
                before.endings[id],
                after.endings[id],
                choice,
                luck,
                before.exact and moment.chosen.exact and after.exact,
                hypot(before.error, after.error),
            )
        )
    return points
