"""What the rules of the format mean, on chapters small enough to be worked out by hand: rules 1-7."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from game.engine.chance import ALWAYS, NEVER, in_hundred, keyed, threshold
from game.engine.rules import IllegalPolicy, is_over, open_policies, resolve, start, turn_of
from tests.helpers import flags, game_of, outcomes, played, report_of, told, values

# --- 1: whole numbers, clamped at once; flags start unmarked --------------------------------


def test_a_change_is_clamped_before_the_next_one_is_made(tmp_path: Path) -> None:
    """From 90, +20 and then -15 give 85: the 10 above the ceiling are lost at once (95 if not)."""
    game = game_of(
        """
        indicators: {calm: 90, order: 5}
        turns:
          - policies:
              push: [{change: {calm: +20, order: -20}}, {change: {calm: -15, order: +15}}]
        """,
        tmp_path,
    )
    assert values(played(game, "push")[-1], game) == {"calm": 85, "order": 15}


def test_an_indicator_is_clamped_to_its_own_range(tmp_path: Path) -> None:
    """The ends of `range` can be reached and not passed, below zero too."""
    game = game_of(
        """
        indicators: {calm: [0, -5, 5], order: [7, 7, 8]}
        turns: [policies: {up: [change: {calm: +5, order: +5}], down: [change: {calm: -9, order: -1}]}]
        """,
        tmp_path,
    )
    assert values(played(game, "up")[-1], game) == {"calm": 5, "order": 8}
    assert values(played(game, "down")[-1], game) == {"calm": -5, "order": 7}


def test_flags_start_unmarked_and_are_marked_or_cleared_for_good(tmp_path: Path) -> None:
    """A flag is down until a line marks it; marking twice is marking; only `unmark` clears it."""
    game = game_of(
        """
        turns:
          - policies: {go: [mark: [seen, heard], unmark: [heard]]}
          - policies: {go: [mark: [seen]]}
          - policies: {go: [unmark: [seen]]}
        """,
        tmp_path,
    )
    states = played(game, "go", "go", "go")
    assert [flags(state, game) for state in states] == [set(), {"seen"}, {"seen"}, set()]


# --- 2: the order of a turn -----------------------------------------------------------------

ORDER = """
indicators: {calm: 0}
turns:
  - policies:
      go:
        - {after: 1, change: {calm: +2}, when: not opened}
  - when: calm == 0
    decisions:
      first: {go: [{when: calm == 2, change: {calm: +4}}]}
      second: {go: [{when: calm == 6, change: {calm: +8}}]}
    events:
      - {when: calm == 14, change: {calm: +16}, mark: [opened]}
      - {when: calm == 30, change: {calm: +32}}
"""


def test_the_order_of_a_turn(tmp_path: Path) -> None:
    """The guard is read, what is due lands, decisions resolve in file order, then events: each line
    needs what the one before it did, so that any other order gives another number than 62.
    """
    game = game_of(ORDER, tmp_path)
    states = played(game, "go", "go go")
    assert [state.values[0] for state in states] == [0, 2, 62]


def test_lines_of_a_policy_resolve_from_top_to_bottom(tmp_path: Path) -> None:
    """A line sees what those above it did, and not what those below it will do."""
    game = game_of(
        """
        indicators: {calm: 0}
        turns:
          - policies:
              go:
                - {when: done, change: {calm: +1}}
                - {mark: [done]}
                - {when: done, change: {calm: +10}}
        """,
        tmp_path,
    )
    assert values(played(game, "go")[-1], game) == {"calm": 10}


def test_a_line_sees_every_choice_of_its_turn(tmp_path: Path) -> None:
    """The first decision's lines read what the second decision chose: all decide at the same time."""
    game = game_of(
        """
        indicators: {calm: [0, -10, 10]}
        turns:
          - decisions:
              ours: {share: [{when: theirs is share, change: {calm: +10}}], keep: []}
              theirs: {share: [{when: ours is keep, change: {calm: -5}}], keep: []}
        """,
        tmp_path,
    )
    ends = {
        names: values(played(game, names)[-1], game)["calm"]
        for names in ("share share", "share keep", "keep share", "keep keep")
    }
    assert ends == {"share share": 10, "share keep": 0, "keep share": -5, "keep keep": 0}


def test_what_is_not_chosen_does_nothing(tmp_path: Path) -> None:
    """Only the lines of the chosen policy are reached, and all events of the turn."""
    game = game_of(
        """
        turns:
          - policies: {a: [{id: of_a}], b: [{id: of_b}]}
            events: [{id: rain}]
        """,
        tmp_path,
    )
    assert outcomes(report_of(game, played(game)[0], "b")) == ["of_b: came off", "rain: came off"]


# --- 3: needs, unplayed and guards read the state before anyone chooses ---------------------


def test_needs_read_the_state_before_anyone_chooses(tmp_path: Path) -> None:
    """The first decision breaks the calm that the second one's policy needs: it stays open."""
    game = game_of(
        """
        indicators: {calm: 50}
        turns:
          - decisions:
              first: {shout: [change: {calm: -50}], wait: []}
              second: {talk: {needs: calm >= 50, then: [change: {calm: +7}]}, wait: []}
        """,
        tmp_path,
    )
    assert values(played(game, "shout talk")[-1], game) == {"calm": 7}


def test_a_closed_policy_cannot_be_chosen(tmp_path: Path) -> None:
    """`open_policies` leaves it out and `resolve` refuses it; so it does what does not exist."""
    game = game_of(
        "{indicators: {calm: 49}, turns: [policies: {wait: [], talk: {needs: calm >= 50}}]}", tmp_path
    )
    state = start(game, told(game))
    assert open_policies(game, state, turn_of(game, state).decisions[0]) == (0,)
    for choices in [(1,), (2,), (-1,), (), (0, 0)]:
        with pytest.raises(IllegalPolicy, match="t1"):
            resolve(game, state, choices, told(game))


def test_a_passed_over_turn_lands_nothing(tmp_path: Path) -> None:
    """Delays count turns that open: the line set going in t1 lands at t3 when t2 is passed over."""
    game = game_of(
        """
        indicators: {calm: 0}
        turns:
          - policies: {go: [{after: 1, change: {calm: +1}}], skip: [{mark: [skipped]}, {after: 1, change: {calm: +10}}]}
          - {when: not skipped, policies: {go: []}}
          - policies: {go: []}
        """,
        tmp_path,
    )
    assert [(s.turn, s.values[0]) for s in played(game, "go", "go")] == [(0, 0), (1, 1), (2, 1)]
    assert [(s.turn, s.values[0]) for s in played(game, "skip")] == [(0, 0), (2, 10)]


def test_a_guard_is_read_before_anything_lands(tmp_path: Path) -> None:
    """What would land at the opening of t2 cannot open it: it lands at t3 instead."""
    game = game_of(
        """
        indicators: {calm: 0}
        turns:
          - policies: {go: [{after: 1, mark: [ready]}]}
          - {when: ready, policies: {go: []}}
          - {when: not ready, policies: {go: []}}
        """,
        tmp_path,
    )
    last = played(game, "go")[-1]
    assert (last.turn, flags(last, game)) == (2, {"ready"})


def test_a_chapter_ends_when_no_later_turn_opens(tmp_path: Path) -> None:
    """Every turn after the first is passed over, the very first too: the play is over."""
    game = game_of("{indicators: {calm: 1}, turns: [{}, when: calm > 1, when: calm > 2]}", tmp_path)
    assert is_over(game, played(game, "")[-1])
    never = game_of("{indicators: {calm: 1}, turns: [when: calm > 1]}", tmp_path)
    assert is_over(never, start(never, told(never)))


# --- 4: what comes later --------------------------------------------------------------------


def test_later_lines_land_in_file_order_at_the_nth_opening(tmp_path: Path) -> None:
    """`after: 2` in t1 and `after: 1` in t2 land together as t3 opens, in the order of the file:
    clamped at 100 first, then taken from.
    """
    game = game_of(
        """
        indicators: {calm: 90}
        turns:
          - policies: {go: [{id: high, after: 2, change: {calm: +50}}]}
          - policies: {go: [{id: low, after: 1, change: {calm: -30}}]}
          - {}
        """,
        tmp_path,
    )
    assert [state.values[0] for state in played(game, "go", "go")] == [90, 90, 70]
    landing = report_of(game, played(game, "go")[-1], "go")
    assert outcomes(landing) == ["low: scheduled", "high: came off", "low: came off"]
    assert [each.turn for each in landing.landed] == [2, 2]


def test_when_and_chance_of_a_later_line_are_read_when_it_lands(tmp_path: Path) -> None:
    """Its condition may be false when it is set going; the luck is that of the turn it lands in."""
    game = game_of(
        """
        indicators: {calm: 0}
        turns:
          - policies:
              go:
                - {id: storm, after: 1, when: calm == 3, chance: 0.5, change: {calm: +10}}
                - {change: {calm: +3}}
          - {}
        """,
        tmp_path,
    )
    asked: list[tuple[int, int]] = []

    def luck(turn: int, line: int) -> int:
        asked.append((turn, line))
        return ALWAYS

    assert played(game, "go", luck=luck)[-1].values[0] == 13
    assert asked == [(1, 0)]


def test_a_later_line_whose_condition_fails_is_gone(tmp_path: Path) -> None:
    """It does not wait for its condition: false at its opening, it never lands."""
    game = game_of(
        """
        indicators: {calm: 0}
        turns:
          - policies: {go: [{after: 1, when: calm == 1, change: {calm: +10}}]}
          - policies: {go: [change: {calm: +1}]}
          - {}
          - {}
        """,
        tmp_path,
    )
    assert played(game, "go", "go", "", "")[-1].values[0] == 1


def test_what_is_due_after_the_last_turn_never_lands(tmp_path: Path) -> None:
    """The end is not an opening."""
    game = game_of(
        "{indicators: {calm: 0}, turns: [policies: {go: [{after: 1, change: {calm: +1}}]}]}", tmp_path
    )
    assert values(played(game, "go")[-1], game) == {"calm": 0}


# --- 5: luck --------------------------------------------------------------------------------

DICE = """
id: dice
indicators: {calm: [0, -50, 50]}
turns:
  - id: dawn
    policies:
      roll: [{id: rain, chance: 0.25, change: {calm: +1}, otherwise: {change: {calm: -1}, mark: [dry]}}]
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
          - events: [{id: e, when: calm > 5, chance: 0.5, change: {calm: +1}, otherwise: {change: {calm: -1}}}]
        """,
        tmp_path,
    )
    assert values(played(game, "", luck=told(game))[-1], game) == {"calm": 5}


def test_a_roll_from_0_to_99_shows_the_luck() -> None:
    """People see a hundredth: luck 0 is roll 0, the highest luck is roll 99, one half is roll 50."""
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
