"""A playtest as a page for people and as JSON for programs, of the same report."""

from __future__ import annotations

from typing import Any

import attrs

from game.analysis.annotate import margin
from game.analysis.playtest_report import PlaytestReport
from game.export.pages import page
from game.export.playtest_figures import band, bar, percent, points
from game.views.prose import plain
from game.views.words import date_words

_PLAYERS = {
    "random": "choosing evenly among open policies",
    "greedy": "choosing what serves a seat's aims",
    "record": "choosing what was done in the record",
    "least_seen": "choosing what was chosen least before",
}


def playtest_html(report: PlaytestReport) -> str:
    """One page that needs nothing but itself."""
    swinging = (each for each in report.decisions if each.swing is not None)
    return page(
        "playtest.html",
        report=report,
        swings=sorted(swinging, key=lambda each: -(each.swing or 0)),
        dead=[each for each in report.lines if each.dead],
        how=_PLAYERS[report.player],
        bar=bar,
        band=band,
        percent=percent,
        points=points,
        margin=margin,
        plain=plain,
        date_words=date_words,
    )


def playtest_json(report: PlaytestReport) -> dict[str, Any]:
    """The report as plain data, with the fields' own names; shares are numbers from 0 to 1."""
    return attrs.asdict(report)
