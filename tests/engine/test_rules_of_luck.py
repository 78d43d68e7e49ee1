"""The rules of the format on chapters small enough to be worked out by hand: luck, 5-6."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from game.engine.chance import NEVER, in_hundred, keyed, threshold
from game.engine.rules import start
from tests.helpers import flags, game_of, outcomes, played, report_of, told, values

# --- 5: luck --------------------------------------------------------------------------------

DICE = """
id: dice
indicators: {calm: [0, -50, 50]}
turns:
  - id: dawn
    policies:
      roll:
        - id: rain
          chance: 0.25
          change: {calm: +1}
          otherwise: {change: {calm: -1}, mark: [dry]}
      wait: []
    events: [{id: wind, chance: 0.5, change: {calm: +10}}]
"""


@pytest.mark.parametrize(
    ("key", "luck"),
    [
        ((1, "story", "t1", "rain"), 15502588919023238238),
        ((2, "story", "t1", "rain"), 16822996912623298627),
        ((1, "other", "t1", "rain"), 18348035933732589065),
        ((1, "story", "t2", "rain"), 631917187076417693),
        ((1, "story", "t1", "wind"), 8656403661153289289),
        ((-7, "gsomia/x", "ü", "서울"), 16058137592766220452),
    ],
)
def test_luck_is_the_same_on_every_machine(key: tuple[int, str, str, str], luck: int) -> None:
    """A seed means the same for ever: these are blake2b of `seed|chapter|turn|id`, 8 bytes, big end
    first. Whoever changes one of these numbers changes the luck of every saved run.
    """
    assert keyed(*key) == luck


def test_luck_goes_by_the_names_of_chapter_turn_and_line(tmp_path: Path) -> None:
    """A game's luck is that of (seed, chapter id, turn id, line id)."""
    game = game_of(DICE, tmp_path)
    assert game.luck(5)(0, 0) == keyed(5, "dice", "dawn", "rain")
    assert game.luck(5)(0, 1) == keyed(5, "dice", "dawn", "wind")


def test_another_choice_leaves_all_other_luck_as_it_was(tmp_path: Path) -> None:
    """For a hundred seeds, the wind blows or not whatever was chosen before it."""
    game = game_of(DICE, tmp_path)
    blown = []
    for seed in range(100):
        luck = game.luck(seed)
        rolled, waited = (played(game, each, luck=luck)[-1].values[0] for each in ("roll", "wait"))
        assert rolled - waited in (1, -1)
        blown.append(waited == 10)
    assert 30 < sum(blown) < 70


def test_a_chance_comes_off_where_luck_is_under_it(tmp_path: Path) -> None:
    """At the threshold exactly it does not: luck < chance, and 0.25 of 2**64 is 2**62."""
    game = game_of(DICE, tmp_path)
    assert threshold(Fraction(1, 4)) == 1 << 62
    for drawn, calm in [(0, 1), ((1 << 62) - 1, 1), (1 << 62, -1), ((1 << 64) - 1, -1)]:
        luck = {0: drawn, 1: NEVER}
        state = played(game, "roll", luck=lambda _turn, line, luck=luck: luck[line])[-1]
        assert values(state, game) == {"calm": calm}


def test_otherwise_is_the_other_outcome(tmp_path: Path) -> None:
    """Exactly one of the two happens; without `otherwise` a missed chance does nothing."""
    game = game_of(DICE, tmp_path)
    came = played(game, "roll", luck=told(game, rain=True, wind=False))[-1]
    missed = played(game, "roll", luck=told(game, rain=False, wind=False))[-1]
    assert (values(came, game), flags(came, game)) == ({"calm": 1}, set())
    assert (values(missed, game), flags(missed, game)) == ({"calm": -1}, {"dry"})
    report = report_of(game, played(game)[0], "roll", luck=told(game, rain=False, wind=False))
    assert outcomes(report) == ["rain: otherwise", "wind: missed"]


def test_a_condition_that_fails_asks_for_no_luck(tmp_path: Path) -> None:
    """`when` comes before `chance`: neither the line nor its `otherwise` happens."""
    game = game_of(
        """
        indicators: {calm: 5}
        turns:
          - events:
              - id: e
                when: calm > 5
                chance: 0.5
                change: {calm: +1}
                otherwise: {change: {calm: -1}}
        """,
        tmp_path,
    )
    assert values(played(game, "", luck=told(game))[-1], game) == {"calm": 5}


def test_a_roll_from_0_to_99_shows_the_luck() -> None:
    """People see a hundredth: luck 0 is roll 0, the highest is roll 99, one half is roll 50."""
    assert [in_hundred(luck) for luck in (0, 1 << 63, (1 << 64) - 1)] == [0, 50, 99]


# --- 6: conditions in play ------------------------------------------------------------------


def test_is_and_is_not_of_a_decision_that_was_not_asked(tmp_path: Path) -> None:
    """`is` is false and `is not` is true for a decision of a turn that was passed over."""
    game = game_of(
        """
        indicators: {calm: 0}
        turns:
          - {when: calm > 0, policies: {a: [], b: []}}
          - events:
            - {id: is_first, when: d1 is a}
            - {id: is_second, when: d1 is b}
            - {id: is_not_first, when: d1 is not a}
            - {id: is_not_second, when: d1 is not b}
            - {id: neither, when: not (d1 is a) and not (d1 is b)}
        """,
        tmp_path,
    )
    reached = outcomes(report_of(game, start(game, told(game))))
    assert reached == [f"{each}: came off" for each in ("is_not_first", "is_not_second", "neither")]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("calm == 5 and order != 5", True),
        ("calm < 5 or calm > 5", False),
        ("calm <= 5 and calm >= 5", True),
        ("calm - order - 1 == 2", True),
        ("calm - (order - 1) == 4", True),
        ("not up and calm == 5", True),
        ("not (up or calm == 5)", False),
        ("up and up or calm == 5", True),
        ("up and (up or calm == 5)", False),
        ("calm > -1 and -3 < order", True),
    ],
)
def test_conditions_mean_what_they_say(condition: str, holds: bool, tmp_path: Path) -> None:
    """With calm 5, order 2 and no flag up."""
    game = game_of(
        f"""
        indicators: {{calm: 5, order: 2}}
        flags: [up]
        turns: [{{events: [{{id: e, when: {condition}}}]}}]
        """,
        tmp_path,
    )
    assert outcomes(report_of(game, start(game, told(game)))) == ["e: came off"] * holds
