"""The reason given then, and what came of it."""

from __future__ import annotations

from pathlib import Path

from game.engine.record import replay_record
from game.views.reasons import NOTHING, ReasonsView, reasons_view
from tests.helpers import act_for, game_of, session_of

STORY = """
roles: [{id: us, name: Us}, {id: them, name: Them}]
indicators: {calm: 50}
turns:
  - date: "1999-05"
    decisions:
      d1:
        role: us
        policies:
          speak:
            - {text: It is heard., change: {calm: +5}}
            - {text: It is noted., mark: [noted]}
            - {text: It is answered., after: 1, change: {calm: -2}}
            - {id: echo, chance: 0.5, when: calm > 90, change: {calm: +1}}
          hush: []
      d2: {role: them, policies: {shout: [{text: They shout., change: {calm: -9}}], wait: []}}
    forecasts: [{id: rise, ask: "Does it rise?", if: calm > 50}]
  - date: "1999-06"
    decisions: {d3: {role: us, policies: {go: [], stay: []}}}
    events: [{id: rain, when: not noted or calm < 90, text: It rains., change: {calm: -1}}]
"""


def view(folder: Path, first: str = "speak") -> ReasonsView:
    """What is shown to us after two decisions, the first with a reason, a line and odds."""
    session = session_of(game_of(STORY, folder), roles="us")
    said = {"reason": "trust", "line": "They must hear it.", "odds": {"rise": 70}}
    session = session.do(act_for(session, first, **said))
    session = session.do(act_for(session, "go"))
    return reasons_view(session, replay_record(session.game), "us")


def test_what_followed_is_what_came_from_the_choice_and_moved_something(tmp_path: Path) -> None:
    """Heard at once, answered a turn later; not what was only noted, nor what others did."""
    first = view(tmp_path).rows[0]
    assert (first.date, first.label, first.line) == ("May 1999", "speak", "They must hear it.")
    assert first.reason == "Trust abroad"
    assert [(each.ask, each.percent, each.came) for each in first.odds] == [
        ("Does it rise?", 70, False)
    ]
    assert [
        (each.text[0].plain, [(moved.before, moved.after) for moved in each.moved])
        for each in first.followed
    ] == [("It is heard.", [(50, 55)]), ("It is answered.", [(46, 44)])]
    assert first.followed[1].due_from == "May"
    assert first.nothing == ""


def test_where_nothing_came_of_it_it_says_so(tmp_path: Path) -> None:
    """To hush moves nothing; a choice without a reason has none."""
    found = view(tmp_path, "hush")
    assert [(each.followed, each.nothing) for each in found.rows] == [((), NOTHING)] * 2
    assert (found.rows[1].reason, found.rows[1].line, found.rows[1].odds) == ("", "", ())


def test_a_seat_without_decisions_has_no_rows(tmp_path: Path) -> None:
    """A sentence instead of a table."""
    text = "roles: [us, them]\nturns: [{decisions: {d1: {role: us, policies: {a: []}}}}]"
    session = session_of(game_of(text, tmp_path), "-", roles="them")
    found = reasons_view(session, replay_record(session.game), "them")
    assert (found.rows, found.empty) == ((), "This seat had nothing to decide in this chapter.")
