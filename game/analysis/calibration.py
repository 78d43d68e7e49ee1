"""Odds that were given, against what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from game.play.session import Session
from game.scenario.model import Forecast

FIFTY = 0.25
"""The score of somebody who always says fifty."""
EDGES = (0, 25, 50, 75, 100)


@attrs.frozen
class Given:
    """Odds given once: `session` is its place in the campaign, `turn` counts from 0, `came` is None
    where it was not settled.
    """

    session: int
    turn: int
    forecast: Forecast
    percent: int
    came: bool | None

    @property
    def brier(self) -> Fraction | None:
        """The squared distance between what was said and what came, 0 to 1."""
        if self.came is None:
            return None
        return Fraction(self.percent - 100 * self.came, 100) ** 2


@attrs.frozen
class Bin:
    """Odds from `low` up to `high` percent (the last with its end): what they said on average, and
    in which share it came.
    """

    low: int
    high: int
    n: int
    said: Fraction
    came: Fraction


@attrs.frozen
class Calibration:
    """All odds of a seat in order; `brier` and `base_rate` are means over those that were settled,
    None without any.
    """

    given: tuple[Given, ...]

    @property
    def settled(self) -> tuple[Given, ...]:
        """Those of which one knows what became of them."""
        return tuple(each for each in self.given if each.came is not None)

    @property
    def brier(self) -> Fraction | None:
        """The mean score: 0 is perfect, FIFTY is what always saying fifty gives."""
        return _mean([each.brier for each in self.settled if each.brier is not None])

    @property
    def base_rate(self) -> Fraction | None:
        """The share of what was asked that came; saying it each time scores base * (1 - base)."""
        return _mean([Fraction(each.came or 0) for each in self.settled])

    @property
    def base_brier(self) -> Fraction | None:
        """The score of somebody who always says the base rate."""
        base = self.base_rate
        return None if base is None else base * (1 - base)

    @property
    def bins(self) -> tuple[Bin, ...]:
        """Quarters of the scale that hold any settled odds."""
        found = []
        for low, high in pairwise(EDGES):
            own = [
                each
                for each in self.settled
                if low <= each.percent < high or each.percent == high == EDGES[-1]
            ]
            said = _mean([Fraction(each.percent) for each in own])
            came = _mean([Fraction(each.came or 0) for each in own])
            if said is not None and came is not None:
                found.append(Bin(low, high, len(own), said, came))
        return tuple(found)


def calibration(sessions: Sequence[Session], role: str) -> Calibration:
    """A seat's odds over the runs of a campaign, or of one chapter."""
    return Calibration(
        tuple(each for at, session in enumerate(sessions) for each in _given(at, session, role))
    )


def _given(at: int, session: Session, role: str) -> Iterator[Given]:
    for place, report in enumerate(session.reports):
        turn = report.before.turn
        for act in session.acts_of(place):
            for forecast in session.game.turns[turn].forecasts:
                if act.role == role and forecast.id in act.odds:
                    percent = act.odds[forecast.id]
                    yield Given(at, turn, forecast, percent, session.settled(forecast))


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
