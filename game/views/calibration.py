"""Odds against what happened: a score, and a picture of how far one's percents can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from game.analysis.calibration import FIFTY, Calibration, Given, calibration
from game.play.session import Session
from game.views.parts import Header, header
from game.views.words import count, date_words, years

LEAST = 5
"""From this many settled odds on, the picture of reliability is drawn."""
UNSETTLED = "Not settled in your world."


@attrs.frozen
class OddsRow:
    """Odds given once: `turn` counts from 1, `percent` 0 to 100. `came` and `brier` (0 perfect, 1
    worst) are None where it was not settled; `words` says what became of it.
    """

    chapter: str
    year: str
    turn: int
    date: str
    ask: str
    percent: int
    came: bool | None
    brier: float | None
    words: str


@attrs.frozen
class ReliabilityBin:
    """Odds between `low` and `high` percent: how many, what they said on average, and in how many
    percent of them it happened.
    """

    low: int
    high: int
    n: int
    said: float
    came: float


@attrs.frozen
class CalibrationView:
    """`rows` in the order in which they were given, settled or not; `settled` counts those that
    are. Scores are means, None without settled odds; `base_rate` is in whole percent. `bins` are
    empty under LEAST settled odds, and `note` then says why; `empty` is a sentence where no odds
    were given at all.
    """

    header: Header
    rows: tuple[OddsRow, ...]
    settled: int
    brier: float | None
    fifty: float
    base_rate: int | None
    base_brier: float | None
    bins: tuple[ReliabilityBin, ...]
    sentence: str
    note: str
    unresolved: tuple[str, ...]
    empty: str


def calibration_view(sessions: Sequence[Session], role: str) -> CalibrationView:
    """A seat's odds in one run or in all runs of a campaign, in order (at least one session)."""
    found = calibration(sessions, role)
    settled = len(found.settled)
    base = found.base_rate
    rows = tuple(_row(sessions[each.session], each) for each in found.given)
    return CalibrationView(
        header(sessions[-1], role, debrief=True),
        rows,
        settled,
        _score(found.brier),
        FIFTY,
        None if base is None else round(100 * base),
        _score(found.base_brier),
        _bins(found) if settled >= LEAST else (),
        _sentence(found),
        _note(settled) if found.given else "",
        tuple(row.ask for row in rows if row.came is None),
        "" if found.given else _empty(sessions, role),
    )


def _row(session: Session, given: Given) -> OddsRow:
    chapter, turn = session.game.scenario.chapter, session.game.turns[given.turn]
    words = {True: "It happened.", False: "It did not happen.", None: UNSETTLED}
    return OddsRow(
        chapter.title,
        years(chapter.from_, chapter.to),
        given.turn + 1,
        date_words(turn.date),
        given.forecast.ask,
        given.percent,
        given.came,
        _score(given.brier),
        words[given.came],
    )


def _bins(found: Calibration) -> tuple[ReliabilityBin, ...]:
    return tuple(
        ReliabilityBin(each.low, each.high, each.n, float(each.said), float(100 * each.came))
        for each in found.bins
    )


def _sentence(found: Calibration) -> str:
    """Your score beside fifty-fifty's, in words."""
    if found.brier is None:
        return "None of your odds was settled, so there is no score." if found.given else ""
    score = float(found.brier)
    beside = "better than" if score < FIFTY else "the same as" if score == FIFTY else "worse than"
    return (
        f"Over {count(len(found.settled), 'settled forecast')} your Brier score is {score:.2f}: "
        f"{beside} always saying 50 %, which scores {FIFTY}. 0 is perfect, lower is better."
    )


def _note(settled: int) -> str:
    if settled >= LEAST:
        return ""
    return (
        f"Only {count(settled, 'forecast')} settled: the picture is drawn from {LEAST} on."
        if settled
        else f"No forecast is settled: the picture is drawn from {LEAST} on."
    )


def _empty(sessions: Sequence[Session], role: str) -> str:
    asked = any(
        forecast.role in ("", role)
        for session in sessions
        for report in session.reports
        for forecast in session.game.turns[report.before.turn].forecasts
    )
    if asked:
        return "You gave no odds."
    return "This chapter asks for no odds." if len(sessions) == 1 else "No chapter asked for odds."


def _score(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
