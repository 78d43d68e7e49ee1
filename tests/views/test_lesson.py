"""A lesson plan fills its time, gives everyone a part, and tells what it leaves out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from game.export.lesson import lesson_html
from game.play.shelf import Shelf, bundled
from game.views.lesson import lesson_view, turn_minutes
from tests.export.hostile import SCRIPT, hostile_pack
from tests.helpers import game_of

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


def test_the_paper_chapter_holds_what_can_happen() -> None:
    """Without a machine nothing is missing: every policy of a turn that is played, what was done in
    the others, every ending.
    """
    game = bundled().game(NAMES[0])
    page = str(Markup(lesson_html(lesson_view(game))).unescape())
    for turn in game.turns:
        for decision in turn.decisions:
            for policy in decision.policies:
                assert (policy.label in page) >= (turn.core or policy.taken)
    for ending in game.scenario.chapter.endings:
        assert ending.title in page
    for turn in game.turns:
        assert all(passage.text.split("[")[0].split("\n")[0].strip()[:40] in page
                   for passage in turn.briefing if turn.core)  # fmt: skip


def test_a_seat_gives_the_odds_that_it_is_asked_for() -> None:
    """A question to one capital alone stands on no other ballot."""
    game = bundled().game(NAMES[0])
    view = lesson_view(game)
    for sheet, turn in zip(view.turns, game.turns, strict=True):
        for table in view.tables:
            asked = [each.ask for each in turn.forecasts if each.role in ("", table.role)]
            assert list(sheet.odds_of(table.role)) == asked
    assert any(each.role for turn in game.turns for each in turn.forecasts)


@pytest.mark.parametrize(("students", "roles"), [(30, ()), (10, ("tokyo",)), (45, ()), (2, ())])
def test_what_is_printed_is_enough_for_the_class(students: int, roles: tuple[str, ...]) -> None:
    """A ballot and a sheet for each student, a role card for two, one plan."""
    view = lesson_view(bundled().game(NAMES[0]), 50, students, roles)
    copies = {each.what: each.copies for each in view.prints}
    assert sum(n for what, n in copies.items() if what.endswith("ballots")) == students
    assert copies["Student's sheet"] == students
    for table in view.tables:
        assert copies[f"{table.name}: role card"] * 2 >= table.students
    page = lesson_html(view)
    headings = [Markup(each).unescape() for each in re.findall("<h2>(.*?)</h2>", page)]
    for each in view.prints:
        name = each.what.replace("'", "’").split(",")[0]
        assert any(heading.replace("'", "’").startswith(name) for heading in headings), each.what


def test_nobody_sits_at_a_table_of_none() -> None:
    """Fewer students than seats: fewer tables, and that is said."""
    view = lesson_view(bundled().game(NAMES[0]), 50, 2)
    assert [table.students for table in view.tables] == [1, 1]
    assert any("nobody sits in" in note for note in view.notes)


@pytest.mark.parametrize("students", [3, 9, 12, 15])
def test_no_office_is_without_a_voice(students: int) -> None:
    """At a small table a student speaks for two; none is left out where three sit or more."""
    for table in lesson_view(bundled().game(NAMES[0]), 50, students).tables:
        if table.students > 2:
            said = " ".join(part.name for part in table.parts if part.office)
            assert all(card.office in said for card in table.cards)


def test_what_stays_with_the_instructor_comes_after_what_is_handed_out() -> None:
    """No answer stands on a page before the class's own, and the record on none of them."""
    view = lesson_view(bundled().game(NAMES[0]))
    page = lesson_html(view)
    handed_out, kept = page.split("For the instructor: debrief", 1)
    for each in view.answers:
        because = str(escape(each.because[0].spans[0].text))[:30]
        assert because not in handed_out
        assert because in kept
    assert "Student’s sheet" in handed_out


@pytest.mark.parametrize(
    ("name", "minutes", "core"),
    [("within_the_hour", 50, True), ("ninety_days", 90, False), ("within_the_hour", 240, False)],
)
def test_the_plan_names_the_command_for_its_turns(name: str, minutes: int, core: bool) -> None:
    """The program then plays what the plan has, or the plan says what to pass over."""
    view = lesson_view(bundled().game(f"gsomia/{name}"), minutes)
    page = re.sub("<.*?>", "", lesson_html(view))
    assert view.core_only is core
    assert (f"--minutes {minutes} --core" if core else f"--minutes {minutes} --whole") in page
    left_out = [turn.title for turn in view.turns if not turn.played]
    if left_out and not core:
        assert any("start it with all" in note and left_out[0] in note for note in view.notes)


def test_a_turn_that_may_be_passed_over_says_so(tmp_path: Path) -> None:
    """With its condition; and what may be brought in stands in the chapter on paper."""
    story = """
        indicators: {calm: 50}
        roles: [us]
        turns:
          - policies: {a: [], b: []}
          - when: calm > 60
            policies: {c: [], d: []}
            offers: [{title: A storm, change: {calm: -5}}]
    """
    page = lesson_html(lesson_view(game_of(story, tmp_path)))
    assert "Only if calm over 60; else the turn is passed over." in page
    assert "What you may bring in" in page
    assert "A storm" in page
