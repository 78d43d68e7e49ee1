"""Rival explanations against both paths: agreement, difference and silence, counted by hand."""

from __future__ import annotations

from pathlib import Path

import attrs

from game.engine.record import replay_record
from game.engine.rules import build
from game.scenario.model import Debrief, Lens
from game.views.lenses import EMPTY, lenses_view
from tests.analysis.runs import harbour
from tests.helpers import game_of, session_of

STORY = """
roles: [{id: us, name: Us}, {id: them, name: Them}]
turns:
  - decisions:
      d1: {role: us, policies: {a: [], b: []}}
      d2: {role: us, policies: {a: [], b: []}}
      d3: {role: them, policies: {a: [], b: []}}
      d4: {role: them, policies: {a: [], b: []}}
  - when: d1 is a
    decisions: {d5: {role: us, record: unknown, policies: {a: [], b: []}}}
"""


def test_each_cell_says_who_agrees(tmp_path: Path) -> None:
    """We did b, a; the record did a throughout; the second turn did not come to us."""
    game = game_of(STORY, tmp_path)
    given = (("d1", "a"), ("d2", "a"), ("d3", "b"), ("d5", "a"))
    lens = Lens(concept="pride", expects=given, reading="Proud.", misses="The rest.")
    ferry = harbour(tmp_path).scenario.library
    chapter = attrs.evolve(game.scenario.chapter, debrief=Debrief(lenses=(lens,)))
    game = build(attrs.evolve(game.scenario, chapter=chapter, library=ferry))
    session = session_of(game, "b", "a", roles="us")
    view = lenses_view(session, replay_record(game), "us")
    assert [(each.decision, each.who, each.yours) for each in view.columns] == [
        *(("d1", "Us", True), ("d2", "Us", True), ("d3", "Them", False), ("d5", "Us", True))
    ]
    (row,) = view.rows
    assert [(each.expected, each.you, each.record) for each in row.cells] == [
        ("a", "differs", "agrees"),
        ("a", "agrees", "agrees"),
        ("b", "differs", "differs"),
        ("a", "not asked", "unknown"),
    ]
    assert (row.you_met, row.you_of, row.record_met, row.record_of) == (1, 3, 2, 3)


def test_a_lens_has_its_reading_and_its_limits(tmp_path: Path) -> None:
    """Of the ferry: pride expected to refuse; nobody's score, only a count."""
    game = harbour(tmp_path)
    session = session_of(game, "refuse", "-", roles="east")
    view = lenses_view(session, replay_record(game), "east")
    (row,) = view.rows
    assert (row.name, row.reading[0].plain, row.misses[0].plain) == (
        *("Pride", "They were proud."),
        "They shared.",
    )
    assert (row.you_met, row.you_of, row.record_met, row.record_of) == (1, 1, 0, 1)
    assert "no measure" in view.note


def test_decisions_of_the_seat_without_any_lens_are_silent(tmp_path: Path) -> None:
    """West decides nothing; without lenses there is a sentence instead of a table."""
    game = game_of(STORY, tmp_path)
    view = lenses_view(session_of(game, "b", "a", roles="us"), replay_record(game), "us")
    assert (view.columns, view.rows, view.empty) == ((), (), EMPTY)
