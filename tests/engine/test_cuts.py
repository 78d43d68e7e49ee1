"""Which values still make a difference: cuts worked by hand, and what they merge."""

from __future__ import annotations

from pathlib import Path

from game.engine.cuts import MOST, Cuts, cuts_of
from game.engine.rules import Game
from game.engine.variants import merged
from tests.helpers import game_of


def cuts(game: Game) -> tuple[Cuts, ...]:
    """The cuts at each turn's opening and at the end, where the endings are read."""
    ends = [each.when for each in game.scenario.chapter.endings]
    return cuts_of(game.scenario, game.slots, game.lines, ends)


SHIFTED = """
indicators: {calm: [50, 0, 100], trust: [50, 0, 100]}
turns:
  - policies: {push: [change: {calm: -10}], give: [{change: {calm: +5}, mark: [given]}]}
  - policies:
      wait: [change: {trust: +30}]
      ask: [{when: given, change: {calm: +30}}]
endings: {high: calm >= 90, end: }
"""


def test_a_shift_moves_cuts_and_a_condition_adds_its_own(tmp_path: Path) -> None:
    """At the end 90 counts; before the second turn also 60, and whether it was given; before the
    first 55 and 85 (giving) and 70 (pushing; 100 is the top, and cannot pass 90 by pushing).
    """
    first, second, end = cuts(game_of(SHIFTED, tmp_path))
    assert end == {"calm": {90}}
    assert second == {"calm": {60, 90}, "given": {1}}
    assert first == {"calm": {55, 70, 85, 100}, "given": {1}}


def test_a_setting_and_a_bound_take_cuts_away(tmp_path: Path) -> None:
    """What is marked whatever happens does not depend on what was; what a bound catches neither."""
    text = """
    indicators: {calm: [5, 0, 10]}
    turns:
      - policies: {up: [{change: {calm: +10}, mark: [seen]}], also: [mark: [seen]]}
    endings: {high: seen and calm >= 9, end: }
    """
    opening, end = cuts(game_of(text, tmp_path))
    assert end == {"calm": {9}, "seen": {1}}
    assert opening == {"calm": {9}}


def test_comparisons_cut_where_they_flip(tmp_path: Path) -> None:
    """`<` and `>=` at their number, `<=` and `>` above it, `==` on both sides; a sum wherever the
    other side can bring it; a choice on both sides of its place.
    """
    text = """
    indicators: {a: [5, 0, 10], b: [5, 0, 10], c: [5, 0, 10], d: [1, 0, 2], e: [5, 0, 10]}
    turns:
      - policies: {one: [], two: [], three: []}
    endings:
      first: a < 3 and b <= 3 and c == 3
      second: d - e > -4 and d1 is two
      end:
    """
    *_, end = cuts(game_of(text, tmp_path))
    assert end == {"a": {3}, "b": {4}, "c": {3, 4}, "d": {1, 2}, "e": {4, 5, 6}, "d1": {1, 2}}


def test_a_slot_of_too_many_cuts_keeps_every_value(tmp_path: Path) -> None:
    """Two wide indicators compared with each other: any value of either may matter."""
    text = f"""
    indicators: {{a: [0, 0, {4 * MOST}], b: [0, 0, {4 * MOST}]}}
    turns: [{{policies: {{up: [change: {{a: +1}}], down: [change: {{b: +1}}]}}}}]
    endings: {{more: a > b, end: }}
    """
    assert cuts(game_of(text, tmp_path))[0] == {"a": None, "b": None}


WIDE = """
indicators: {calm: [0, -20000, 20000], trust: [0, -10, 10], peace: [5, 3, 10]}
turns:
  - policies: {a: [change: {calm: +7}], b: []}
endings: {high: calm >= 100 or trust == 3, end: }
"""


def test_merged_rules_hand_on_one_value_for_all_with_the_same_future(tmp_path: Path) -> None:
    """The lowest of its kind stands for each value, by table or, where the range is wide, by
    search; a dead slot holds its lowest, at which no condition reads otherwise.
    """
    game = game_of(WIDE, tmp_path)
    (play,) = merged(game, (game.scenario.chapter.endings[0].when,)).turns
    found = {
        (calm, trust): play((calm, trust, 5), (0,), None, [0] * 4)[1]
        for calm, trust in ((0, 0), (92, 2), (93, 3), (500, 4), (93, 10), (-500, -10))
    }
    assert found == {
        (0, 0): (-20000, -10, 3),
        (92, 2): (-20000, -10, 3),
        (93, 3): (100, 3, 3),
        (500, 4): (100, 4, 3),
        (93, 10): (100, 4, 3),
        (-500, -10): (-20000, -10, 3),
    }
