"""Luck and choice, as they are shown: whole points that add up, and sentences that say how sure."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.play.session import Act, Session
from game.views.luck import EXACT, luck_view, percents, turning_view
from tests.helpers import act_for, game_of, session_of

WIND = """
indicators: {calm: 50}
turns:
  - policies:
      risk: [{id: wind, chance: 0.25, change: {calm: +10}, otherwise: {change: {calm: -10}}}]
      wait: []
    offers: [{id: fair, change: {calm: +40}}]
  - policies: {push: [change: {calm: +10}], rest: []}
endings: {high: calm >= 60, end: }
"""


def calm_seed(folder: Path, *policies: str, text: str = WIND) -> Session:
    """A run in which the wind does not come, even where it is likely."""
    game = game_of(text, folder)
    seed = next(n for n in range(99) if game.luck(n)(0, 0) >= 3 << 62)
    session = session_of(game, *policies, seed=seed)
    assert isinstance(session, Session)
    return session


def test_the_points_add_up_to_a_hundred(tmp_path: Path) -> None:
    """5 in 8 worlds end low at the start (62); to risk makes that 75, no wind 100, resting none."""
    view = luck_view(calm_seed(tmp_path, "risk", "rest"), "player")
    assert [(each.id, each.yours, each.recorded) for each in view.endings] == [
        ("high", False, False),
        ("end", True, True),
    ]
    assert [each.percents for each in view.stages] == [(38, 62), (0, 100), (0, 100)]
    assert [(each.choice, each.luck) for each in view.turns] == [
        ((-13, 13), (-25, 25)),
        ((0, 0), (0, 0)),
    ]
    assert (view.start, view.choice, view.luck) == (62, 13, 25)
    assert view.sentence == "At the start it had 62 in 100. Choice moved it by 13, luck by 25."
    assert (view.exact, view.how) == (True, EXACT)


def test_what_the_choices_and_the_luck_alone_allow(tmp_path: Path) -> None:
    """Risk and rest end low in 75 of 100; without wind 3 of 4 ways do."""
    view = luck_view(calm_seed(tmp_path, "risk", "rest"), "player")
    assert view.with_choices.percents == (25, 75)
    assert view.with_choices.sentence == (
        "With your choices, 75 in 100 worlds end as yours did. In 25 it is “high”."
    )
    assert (view.with_luck.paths, view.with_luck.total) == ((1, 3), 4)
    assert view.with_luck.sentence == (
        "The same dice, other choices: of 4 ways to play, 3 end as yours did. "
        "Two endings were open."
    )


def test_the_turning_point_says_how_sure_it_is(tmp_path: Path) -> None:
    """The first turn, from 62 to 100, exact."""
    session = calm_seed(tmp_path, "risk", "rest")
    turning = turning_view(session, "player")
    assert turning is not None
    assert turning == luck_view(session, "player").turning
    assert (turning.turn, turning.label, turning.how) == (1, "risk", "exact")
    assert turning.sentence == (
        "Before it, your ending had odds of 62 in 100; after it, 100. "
        "Your choice moved it by 13, luck by 25."
    )
    assert [each.turning for each in luck_view(session, "player").turns] == [True, False]


def test_a_step_down_has_a_true_minus(tmp_path: Path) -> None:
    """To push is a step away from ending low; only no wind, against the odds, made up for it."""
    text = WIND.replace("chance: 0.25", "chance: 0.75").replace("+10}], rest", "+15}], rest")
    view = luck_view(calm_seed(tmp_path, "risk", "push", text=text), "player")
    assert view.endings[view.yours].id == "end"
    assert view.choice < 0 < view.luck
    assert f"Choice moved it by −{-view.choice}, luck by {view.luck}." in view.sentence


def test_what_was_brought_in_is_said_to_be_luck(tmp_path: Path) -> None:
    """A facilitator's event and a run along the record each leave a note."""
    game = game_of(WIND, tmp_path)
    session = session_of(game).do(Act(offer="fair"))
    for policy in ("wait", "rest"):
        session = session.do(act_for(session, policy))
    assert luck_view(session, "player").notes == (
        "What the facilitator brought in counts as luck.",
    )
    along = session_of(game, "wait", "rest", as_recorded=True)
    assert luck_view(along, "player").notes[0].startswith("The world ran along the record.")
    assert luck_view(session_of(game, "wait", "rest"), "player").notes == ()


def test_a_single_ending_and_a_single_turn(tmp_path: Path) -> None:
    """Nothing is left to luck or choice: 100 from the start."""
    view = luck_view(session_of(game_of("turns: [policies: {a: []}]", tmp_path), "a"), "player")
    assert (view.start, view.choice, view.luck) == (100, 0, 0)
    assert view.with_choices.sentence == "With your choices, any luck leads to your ending."


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=9).filter(any))
def test_percents_are_whole_and_make_a_hundred(weights: list[int]) -> None:
    """Each within one of its share, none made of nothing, all together 100; fractions or not."""
    shares = [Fraction(each, sum(weights)) for each in weights]
    for given_shares in (shares, [float(each) for each in shares]):
        found = percents(given_shares)
        assert sum(found) == 100
        for whole, share in zip(found, shares, strict=True):
            assert abs(whole - 100 * share) < 1 + Fraction(1, 10**6)
