"""The rules of the format on chapters small enough to be worked out by hand: the record, 8-9."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.chance import NEVER
from game.engine.record import RecordRun, recorded_luck, replay_record
from game.engine.rules import open_policies, start, turn_of, unplayed
from tests.helpers import (
    game_of,
    played,
    session_of,
    told,
)


def record_of(text: str, folder: Path) -> RecordRun:
    """The record of a terse chapter, replayed."""
    return replay_record(game_of(text, folder))


def names(lines: tuple[object, ...]) -> list[str]:
    """Ids of lines or decisions."""
    return [getattr(getattr(each, "consequence", each), "id") for each in lines]  # noqa: B009


# --- 8: the record --------------------------------------------------------------------------

RECORD = """
indicators: {calm: 50}
record_ending: peace
turns:
  - decisions:
      ask:
        wait: [change: {calm: -50}]
        talk:
          taken: true
          then: [{id: rain, chance: 0.1, happened: true, change: {calm: +5}}]
  - events:
    - id: strike
      chance: 0.9
      happened: false
      change: {calm: -50}
      otherwise: {change: {calm: +3}}
    - {id: letter, when: calm == 58, happened: true, mark: [written]}
endings: {peace: written, quarrel:}
"""


def test_the_record_is_replayed_with_the_luck_that_there_was(tmp_path: Path) -> None:
    """`taken` is chosen, `happened: true` comes off at one in ten and `happened: false` misses at
    nine in ten: 50 + 5 + 3 = 58, and nothing disagrees.
    """
    run = record_of(RECORD, tmp_path)
    assert [report.after.values[0] for report in run.reports] == [55, 58]
    assert run.ending.id == "peace"
    assert (run.closed, run.untaken, run.untold, run.denied) == ((), (), (), ())


def test_unplayed_roles_and_the_worlds_luck_give_the_record(tmp_path: Path) -> None:
    """Whoever takes every recorded choice in a world run along the record gets the record."""
    game = game_of(RECORD, tmp_path)
    session = session_of(game, "talk", "-", as_recorded=True)
    assert session.state == replay_record(game).end
    assert session.ending.id == "peace"


def test_what_the_record_does_not_say_keeps_the_luck_of_the_seed(tmp_path: Path) -> None:
    """Along the record, a line without `happened` has the same luck as in any other run."""
    game = game_of(
        """
        turns:
          - events:
            - {id: told, chance: 0.5, happened: false}
            - {id: untold, chance: 0.5}
        """,
        tmp_path,
    )
    luck = recorded_luck(game, game.luck(3))
    assert luck(0, 0) == NEVER
    assert luck(0, 1) == game.luck(3)(0, 1)


@pytest.mark.parametrize("happened", [True, False])
def test_when_is_still_read_in_the_record(happened: bool, tmp_path: Path) -> None:
    """A line that happened and whose condition fails on the path is a disagreement, not a miracle;
    so is one that did not happen and that nothing prevents.
    """
    condition = "calm > 50" if happened else "calm == 50"
    word = str(happened).lower()
    run = record_of(
        f"""
        indicators: {{calm: 50}}
        turns:
          - events: [{{id: e, when: {condition}, happened: {word}, change: {{calm: +1}}}}]
        """,
        tmp_path,
    )
    assert run.end.values[0] == (50 if happened else 51)
    assert names(run.denied) == ["e"]


def test_a_recorded_line_of_a_turn_that_the_record_passes_over_disagrees(tmp_path: Path) -> None:
    """An event that happened stands in a turn that never opens."""
    run = record_of("{turns: [{}, {when: calm > 90, events: [{id: e, happened: true}]}]}", tmp_path)
    assert names(run.denied) == ["e"]


def test_a_recorded_line_that_lands_too_late_disagrees(tmp_path: Path) -> None:
    """It happened in the record, and here it is still due at the end."""
    run = record_of("{turns: [policies: {go: [{id: late, after: 1, happened: true}]}]}", tmp_path)
    assert names(run.denied) == ["late"]


def test_lines_of_policies_not_taken_disagree_with_nothing(tmp_path: Path) -> None:
    """What would have happened elsewhere is not read on the record's path."""
    run = record_of(
        """
        turns:
          - policies: {go: [], other: [{id: e, happened: true}, {id: luck, chance: 0.5}]}
        """,
        tmp_path,
    )
    assert (run.denied, run.untold) == ((), ())


def test_a_chance_on_the_path_must_say_what_happened(tmp_path: Path) -> None:
    """It is named; one behind a condition that fails is not on the path."""
    run = record_of(
        """
        turns:
          - events: [{id: open, chance: 0.5}, {id: shut, when: calm > 50, chance: 0.5}]
        """,
        tmp_path,
    )
    assert names(run.untold) == ["open"]


def test_a_record_that_is_unknown_is_stood_in_for_by_unplayed(tmp_path: Path) -> None:
    """`record: unknown` lets the unplayed rule choose; saying nothing at all is reported."""
    turns = """
        turns:
          - policies: {a: {taken: false}, b: [mark: [chosen_b]]}
            unplayed: [choose: b]
            record: %s
    """
    unknown = record_of(turns % "unknown", tmp_path)
    assert ([report.choices for report in unknown.reports], unknown.untaken) == ([(1,)], ())
    assert names(record_of(turns % "known", tmp_path).untaken) == ["d1"]


CLOSED = """
turns:
  - policies:
      dull: []
      taken: {taken: true, needs: calm > 50}
      rule: []
    unplayed: [choose: rule]
"""


def test_a_taken_policy_that_is_closed_is_reported(tmp_path: Path) -> None:
    """The record cannot take what its own numbers forbid."""
    assert names(record_of(CLOSED, tmp_path).closed) == ["d1"]


def test_where_the_taken_policy_is_closed_the_unplayed_rule_stands_in(tmp_path: Path) -> None:
    """As `RecordRun` promises, and as a session along the record does."""
    assert record_of(CLOSED, tmp_path).reports[0].choices == (2,)


# --- 9: what nobody plays -------------------------------------------------------------------

UNPLAYED = """
indicators: {calm: [50, 0, 100]}
turns:
  - policies: {down: [change: {calm: -40}], up: [change: {calm: +40}], stay: []}
  - policies:
      first: {needs: calm == 50}
      second: {needs: calm >= 50, taken: true}
      third: []
    unplayed:
      - {when: calm < 20, choose: third}
      - {when: calm != 50, choose: first}
"""


@pytest.mark.parametrize(
    ("before", "choice", "why"),
    [
        ("down", 2, "the first rule holds"),
        ("up", 1, "the rule that holds names a closed policy: the taken one"),
        ("stay", 1, "no rule holds: the taken one"),
    ],
)
def test_what_a_role_does_when_nobody_plays_it(
    before: str, choice: int, why: str, tmp_path: Path
) -> None:
    """The first rule whose policy is open, else the taken one."""
    game = game_of(UNPLAYED, tmp_path)
    state = played(game, before)[-1]
    assert unplayed(game, state, turn_of(game, state).decisions[0]) == choice, why


def test_a_rule_whose_policy_is_closed_gives_way_to_the_next_rule(tmp_path: Path) -> None:
    """Not straight to the taken one."""
    game = game_of(
        """
        turns:
          - policies: {taken: [], closed: {needs: calm > 50}, next: []}
            unplayed: [{choose: closed}, {choose: next}, {choose: taken}]
        """,
        tmp_path,
    )
    state = start(game, told(game))
    assert unplayed(game, state, turn_of(game, state).decisions[0]) == 2


def test_the_first_open_policy_is_the_last_resort(tmp_path: Path) -> None:
    """No rule, and the taken policy is closed."""
    game = game_of(
        """
        turns:
          - policies: {a: {needs: calm > 50}, b: {taken: true, needs: calm > 50}, c: [], d: []}
        """,
        tmp_path,
    )
    state = start(game, told(game))
    decision = turn_of(game, state).decisions[0]
    assert open_policies(game, state, decision) == (2, 3)
    assert unplayed(game, state, decision) == 2
