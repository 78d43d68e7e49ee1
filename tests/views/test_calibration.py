"""Odds and what became of them, in words."""

from __future__ import annotations

from pathlib import Path

from game.play.session import Session
from game.views.calibration import UNSETTLED, calibration_view
from tests.helpers import act_for, game_of

STORY = """
id: story
title: The Story
from: "1999"
to: "2001"
roles: [us, them]
turns:
  - decisions: {d1: {role: us, policies: {up: [change: {calm: +10}], down: []}}}
    forecasts:
      - {id: rise, ask: "Does it rise?", if: calm > 50}
      - {id: fall, ask: "Does it fall?", if: calm < 50}
      - {id: later, ask: "Later?", if: calm > 50, by: t2}
  - when: calm < 50
"""


def run(folder: Path, **odds: int) -> Session:
    """The story gone up, with these odds of ours."""
    session = Session(game_of(STORY, folder), 1, ("us",))
    return session.do(act_for(session, "up", odds=odds))


def test_each_row_says_what_became_of_it(tmp_path: Path) -> None:
    """Happened, did not, never settled."""
    view = calibration_view([run(tmp_path, rise=80, fall=30, later=50)], "us")
    assert [(each.ask, each.percent, each.brier, each.words) for each in view.rows] == [
        ("Does it rise?", 80, 0.04, "It happened."),
        ("Does it fall?", 30, 0.09, "It did not happen."),
        ("Later?", 50, None, UNSETTLED),
    ]
    assert (view.rows[0].chapter, view.rows[0].year, view.rows[0].turn) == (
        *("The Story", "1999–2001"),
        1,
    )
    assert view.unresolved == ("Later?",)


def test_the_score_stands_beside_fifty_and_the_base_rate(tmp_path: Path) -> None:
    """(0.04 + 0.16) / 2 is under 0.25; half of them came, so the base rate scores 0.25 too."""
    view = calibration_view([run(tmp_path, rise=80, fall=40)], "us")
    assert (view.settled, view.brier, view.fifty) == (2, 0.1, 0.25)
    assert (view.base_rate, view.base_brier) == (50, 0.25)
    assert view.sentence == (
        "Over two settled forecasts your Brier score is 0.10: better than always saying 50 %, "
        "which scores 0.25. 0 is perfect, lower is better."
    )


def test_under_five_nothing_is_drawn_and_it_says_so(tmp_path: Path) -> None:
    """Two settled odds: no bins, a note. Three runs of two: bins, and no note."""
    few = calibration_view([run(tmp_path, rise=80, fall=30)], "us")
    assert (few.bins, few.note) == (
        (),
        "Only two forecasts settled: the picture is drawn from 5 on.",
    )
    many = calibration_view([run(tmp_path, rise=80, fall=30)] * 3, "us")
    assert [(each.n, each.said, each.came) for each in many.bins] == [(3, 30, 0), (3, 80, 100)]
    assert many.note == ""


def test_without_odds_it_says_why(tmp_path: Path) -> None:
    """None were asked for, or none given; nothing is scored."""
    silent = calibration_view([run(tmp_path)], "us")
    assert (silent.empty, silent.brier, silent.rows, silent.note) == (
        *("You gave no odds.", None),
        *((), ""),
    )
    game = game_of("turns: [policies: {a: []}]", tmp_path)
    session = Session(game, 1, ("player",))
    unasked = calibration_view([session.do(act_for(session, "a"))], "player")
    assert unasked.empty == "This chapter asks for no odds."
