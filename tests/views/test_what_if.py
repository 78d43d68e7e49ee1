"""What if, as it is shown: three columns, what could not be kept, and the chain in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.record import replay_record
from game.views.what_if import NOTHING, WhatIfView, what_if_picker, what_if_view
from tests.analysis.runs import harbour
from tests.helpers import game_of, session_of

STORY = """
roles: [{id: us, name: Us}, {id: them, name: Them}]
indicators: {calm: 50, hope: 20}
turns:
  - date: "1999-05-02"
    decisions:
      word:
        role: us
        policies:
          hush: [change: {calm: -10}]
          speak: [{change: {calm: +10}, mark: [spoken]}]
  - date: "1999-06-03"
    decisions:
      answer:
        role: us
        policies:
          hold: []
          explain: {needs: spoken, closed: Nothing was said., then: [change: {calm: +5}]}
      reply:
        role: them
        policies: {wait: [], protest: [change: {calm: -3}]}
        unplayed: [{when: calm < 50, choose: protest}]
    events:
      - id: storm
        title: A storm
        when: calm < 45 and not spoken
        chance: 0.9
        happened: true
        change: {calm: -20}
  - date: "1999-07-04"
    when: calm < 30
    decisions: {rescue: {role: us, policies: {ask: [change: {calm: +4}], none: []}}}
  - date: "1999-08-05"
    decisions: {last: {role: us, policies: {sign: [], leave: []}}}
endings: {good: calm >= 60, end: }
"""


def view(folder: Path, *policies: str, change: tuple[str, str] = ("", "")) -> WhatIfView:
    """What is shown to us of a finished run with one decision changed."""
    session = session_of(game_of(STORY, folder), *policies, roles="us", seed=3)
    return what_if_view(session, replay_record(session.game), "us", *change)


def test_three_columns_stand_beside_each_other(tmp_path: Path) -> None:
    """We spoke: 50 + 10 + 5. The record hushed and they waited: 50 - 10 - 20 + 4. What if we had
    hushed: they protest, and it is three less.
    """
    found = view(tmp_path, "speak", "explain", "leave")
    assert (found.decision, found.policy) == ("word", "hush"), "by default the record's way"
    assert [
        (each.name, each.ending_title) for each in (found.you, found.record, found.what_if)
    ] == [
        *(("You", "good"), ("The record", "end")),
        ("What if", "end"),
    ]
    columns = (found.you, found.record, found.what_if)
    assert [(each.name, each.ending_title) for each in columns] == [
        *(("You", "good"), ("The record", "end"), ("What if", "end"))
    ]
    calm = [next(gauge for gauge in each.gauges if gauge.id == "calm") for each in columns]
    assert [(each.before, each.value) for each in calm] == [(50, 65), (50, 24), (50, 21)]
    assert [(each.date, each.label, each.mark) for each in found.what_if.choices] == [
        ("2 May", "hush", "changed"),
        ("3 June", "hold", "closed"),
        ("4 July", "ask", "asked"),
        ("5 August", "leave", ""),
    ]
    assert [(each.who, each.label, each.mark) for each in found.what_if.others] == [
        ("Them", "protest", "reacted")
    ]
    assert [each.label for each in found.you.choices] == ["speak", "explain", "leave"]


def test_what_could_not_be_kept_is_told(tmp_path: Path) -> None:
    """The closed choice with its reason, the new question, and that others react."""
    assert view(tmp_path, "speak", "explain", "leave").notes == (
        "3 June: “explain” is closed here. Nothing was said. It takes the record's way: “hold”.",
        "4 July: You were never asked this. It takes the record's way: “ask”.",
        "Seats that nobody holds react anew.",
    )


def test_the_chain_says_what_it_needed_and_how_that_stood(tmp_path: Path) -> None:
    """The storm: its condition in words, both worlds' values, the die, what it moved."""
    links = view(tmp_path, "speak", "explain", "leave").links
    assert [each.kind for each in links] == [
        *("changed", "line", "line", "closed", "reacted", "line", "line", "line"),
        *("opened", "asked", "line", "ending"),
    ]
    storm = next(each for each in links if each.title == "A storm")
    assert storm.condition == "calm under 45 and not spoken"
    assert storm.values == ("calm 37 here, 65 in your world; spoken: no here, yes in your world")
    assert storm.die.startswith("Same die: ")
    assert storm.die.endswith(", under 90.")
    assert storm.fired == (False, True)
    assert [(each.id, each.you, each.what_if, each.trend) for each in storm.moved] == [
        ("calm", None, (37, 17), "worse")
    ]
    closed = links[3]
    assert (closed.text, closed.condition) == (
        "“explain” is closed here. Nothing was said.",
        "spoken",
    )
    assert (links[-1].title, links[-1].text) == ("end", "Instead of “good”.")


def test_where_nothing_differs_it_says_so(tmp_path: Path) -> None:
    """To sign or to leave moves nothing: one link, and a sentence."""
    found = view(tmp_path, "speak", "explain", "leave", change=("last", "sign"))
    assert [each.kind for each in found.links] == ["changed"]
    assert found.nothing == NOTHING
    assert view(tmp_path, "speak", "explain", "leave").nothing == ""


def test_the_picker_holds_what_can_be_changed(tmp_path: Path) -> None:
    """Decisions in which something else was open, the record's way marked."""
    session = session_of(
        game_of(STORY, tmp_path), "hush", "hold", "ask", "leave", roles="us", seed=3
    )
    assert [
        (each.decision, each.date, each.chosen, [(way.id, way.recorded) for way in each.ways])
        for each in what_if_picker(session, "us")
    ] == [
        ("word", "2 May", "hush", [("speak", False)]),
        ("rescue", "4 July", "ask", [("none", False)]),
        ("last", "5 August", "leave", [("sign", True)]),
    ]
    with pytest.raises(ValueError, match="explain"):
        what_if_view(session, replay_record(session.game), "us", "answer", "explain")


def test_a_seat_that_decided_nothing_can_change_nothing(tmp_path: Path) -> None:
    """An empty picker, and an error that says so."""
    text = """
    roles: [us, them]
    turns: [{decisions: {d1: {role: us, policies: {a: [], b: []}}}}]
    """
    session = session_of(game_of(text, tmp_path), "-", roles="them")
    assert what_if_picker(session, "them") == ()
    with pytest.raises(ValueError, match="decided nothing"):
        what_if_view(session, replay_record(session.game), "them")


def test_only_a_world_that_kept_to_the_record_is_documented(tmp_path: Path) -> None:
    """What is on record is documented where the change leads back onto it, and inferred in a world
    that left it.
    """
    game = harbour(tmp_path)
    record = replay_record(game)
    left = session_of(game, "refuse", "-", roles="east")
    back = what_if_view(left, record, "east", "answer", "share")
    queue = next(each for each in back.links if each.text == "Both towns queue.")
    assert queue.standing
    assert (queue.standing.basis, queue.cites) == ("documented", (1,))
    assert [each.claim for each in back.citations] == ["C1999_1"]

    strike = next(each for each in back.links if each.text.startswith("They"))
    assert strike.standing
    assert (strike.fired, strike.standing.basis) == ((True, False), "assumed")
