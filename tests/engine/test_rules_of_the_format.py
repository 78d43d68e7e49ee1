"""The rules of the format on chapters small enough to be worked out by hand: turns, rules 1-4."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.chance import ALWAYS
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
        turns:
          - policies:
              up: [change: {calm: +5, order: +5}]
              down: [change: {calm: -9, order: -1}]
        """,
        tmp_path,
    )
    assert values(played(game, "up")[-1], game) == {"calm": 5, "order": 8}
    assert values(played(game, "down")[-1], game) == {"calm": -5, "order": 7}


def test_flags_start_unmarked_and_are_marked_or_cleared_for_good(tmp_path: Path) -> None:
    """A flag is down until a line marks it; marking twice is marking; only `unmark` clears it,
    and in one line it comes after `mark`."""
    game = game_of(
        """
        turns:
          - policies: {go: [{mark: [seen, heard], unmark: [heard]}]}
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
    """The first decision's lines read what the second one chose: all decide at the same time."""
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
        """
        indicators: {calm: 49}
        turns: [policies: {wait: [], talk: {needs: calm >= 50}, rest: []}]
        """,
        tmp_path,
    )
    state = start(game, told(game))
    assert open_policies(game, state, turn_of(game, state).decisions[0]) == (0, 2)
    for choices in [(1,), (3,), (-1,), (), (0, 0)]:
        with pytest.raises(IllegalPolicy, match="t1"):
            resolve(game, state, choices, told(game))


def test_a_passed_over_turn_lands_nothing(tmp_path: Path) -> None:
    """Delays count turns that open: the line set going in t1 lands at t3 when t2 is passed over."""
    game = game_of(
        """
        indicators: {calm: 0}
        turns:
          - policies:
              go: [{after: 1, change: {calm: +1}}]
              skip: [{mark: [skipped]}, {after: 1, change: {calm: +10}}]
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
        "{indicators: {calm: 0}, turns: [policies: {go: [{after: 1, change: {calm: +1}}]}]}",
        tmp_path,
    )
    assert values(played(game, "go")[-1], game) == {"calm": 0}
