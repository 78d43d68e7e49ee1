"""A lesson plan fills its time, gives everyone a part, and tells what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.export.lesson import lesson_html
from game.play.shelf import Shelf, bundled
from game.views.lesson import lesson_view, turn_minutes
from tests.export.hostile import SCRIPT, hostile_pack

NAMES = bundled().chapters("gsomia")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("minutes", [30, 50, 90])
def test_the_phases_fill_the_lesson_to_the_minute(name: str, minutes: int) -> None:
    """One after the other, without a gap, and not a half minute more."""
    view = lesson_view(bundled().game(name), minutes)
    start = 0.0
    for phase in view.phases:
        assert phase.start == start
        assert phase.minutes > 0
        start += phase.minutes
    assert start == minutes


@pytest.mark.parametrize("name", NAMES)
def test_fifty_minutes_play_core_turns_and_tell_the_rest(name: str) -> None:
    """Whatever is core and not played is named; no other turn takes the place of a core one."""
    game = bundled().game(name)
    view = lesson_view(game, 50)
    core = {turn.title for turn in game.turns if turn.core}
    played = {each.title for each in view.turns if each.played}
    assert played
    for title in core - played:
        assert any(title in note for note in view.notes)
    if core - played:
        spare = sum(each.minutes for each in view.phases if each.name == "In hand")
        left_out = [at for at, turn in enumerate(game.turns) if turn.title in core - played]
        assert spare < min(turn_minutes(game, at) for at in left_out)


@pytest.mark.parametrize("students", [3, 10, 29, 30, 31])
def test_everyone_has_a_part(students: int) -> None:
    """Tables are as even as can be, with as many parts as students."""
    view = lesson_view(bundled().game(NAMES[0]), 50, students)
    sizes = [table.students for table in view.tables]
    assert sum(sizes) == students
    assert max(sizes) - min(sizes) <= 1
    for table in view.tables:
        assert len(table.parts) == table.students
        assert table.parts[0].name == "Speaker"


def test_at_a_table_of_ten_every_office_of_the_turns_is_somebodys() -> None:
    """Adviser cards go to those who speak for the office."""
    view = lesson_view(bundled().game(NAMES[0]), 50, 30)
    for table in view.tables:
        offices = {part.name for part in table.parts if part.office}
        assert {card.office for card in table.cards} == offices


def test_only_the_seats_asked_for_get_a_table() -> None:
    """`--roles` makes the class one capital, or two."""
    view = lesson_view(bundled().game(NAMES[0]), 50, 30, ("tokyo",))
    assert [(table.role, table.students) for table in view.tables] == [("tokyo", 30)]


def test_hostile_texts_are_inert_in_the_plan(tmp_path: Path) -> None:
    """A pack from a stranger prints, and runs nothing."""
    shelf = Shelf((hostile_pack(tmp_path / "hostile"),))
    page = lesson_html(lesson_view(shelf.game(shelf.names()[0])))
    assert "<script" not in page.lower()
    assert "<img" not in page.lower()
    assert SCRIPT.replace("<", "&lt;").replace(">", "&gt;").split("&lt;")[0] in page


def test_the_paper_chapter_holds_every_line() -> None:
    """Without a machine nothing is missing: policies, what follows, events, endings."""
    game = bundled().game(NAMES[0])
    page = lesson_html(lesson_view(game))
    for turn in game.turns:
        for decision in turn.decisions:
            for policy in decision.policies:
                assert policy.label.split("'")[0] in page
    for ending in game.scenario.chapter.endings:
        assert ending.title.split("'")[0] in page
