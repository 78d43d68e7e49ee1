"""A campaign by keys from the title to its second chapter, and several seats at one machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.saves import read_run
from game.play.saves_folder import newest
from game.play.shelf import Shelf
from game.views.seat import MOOD
from game.window import doors
from game.window.screens.between import HandOverScreen, SealedScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.quiz import QuizScreen
from game.window.screens.reveal import RevealScreen
from game.window.screens.role import RoleScreen
from game.window.screens.seat import SeatScreen
from game.window.screens.title import TitleScreen
from tests.window.pilot import Pilot
from tests.window.steps import choose, play_turns, to_first_briefing, to_section


@pytest.fixture
def pilot(shelf: Shelf, tmp_path: Path) -> Pilot:
    """A pilot at the title, with a folder of saves of its own."""
    return Pilot(doors.title_screen(shelf, tmp_path))


# --- a campaign -----------------------------------------------------------------------------


def test_a_campaign_goes_by_keys_from_the_title_to_the_next_chapters_seat(
    pilot: Pilot, shelf: Shelf, tmp_path: Path
) -> None:
    """Questions, ranking, turns, debrief, the questions again, and on; the save holds all of it."""
    pilot.press("p")
    assert isinstance(pilot.screen, RoleScreen)
    pilot.press("enter")
    quiz = pilot.screen
    assert isinstance(quiz, QuizScreen)
    for item in quiz.view.items:
        assert pilot.screen is quiz
        pilot.press(str(len(item.options)), "enter")
    seat = pilot.screen
    assert isinstance(seat, SeatScreen)
    ranked = list(seat.order)
    pilot.press("2", "3")
    ranked = [ranked[1], ranked[2], ranked[0]]
    assert seat.order == ranked
    pilot.press("enter")
    play_turns(pilot)
    debrief = pilot.screen
    assert isinstance(debrief, DebriefScreen)
    own = [aim for aim in debrief.view.aims if aim.role == debrief.view.header.role]
    assert [aim.rank for aim in own] == [1, 2, 3]
    to_section(pilot, "check")
    for check in debrief.view.checks:
        pilot.press(str(check.options.index(check.answer) + 1), "enter", "enter")
    assert debrief.leaf.primary == "next"
    to_section(pilot, "hand_in")
    pilot.click("on")
    assert isinstance(pilot.screen, QuizScreen)
    pilot.press("s")
    seat = pilot.screen
    assert isinstance(seat, SeatScreen)
    assert seat.view.mood == MOOD
    path = newest(tmp_path)
    assert path is not None
    run = read_run(path, shelf.find)
    assert len(run.sessions) == 2
    first = run.sessions[0]
    asked = first.game.scenario.chapter.debrief.quiz
    assert first.answers["before"] == {item.id: item.options[-1] for item in asked}
    assert first.answers["after"] == {item.id: item.answer for item in asked}
    assert first.ranking == {"seoul": tuple(ranked)}


def test_a_chapter_alone_ends_at_the_title(pilot: Pilot) -> None:
    """Outside a campaign nothing follows the debrief."""
    to_first_briefing(pilot)
    play_turns(pilot)
    debrief = pilot.screen
    assert isinstance(debrief, DebriefScreen)
    to_section(pilot, "hand_in")
    assert pilot.page.spots["on"].says == "To the title"
    pilot.click("on")
    assert isinstance(pilot.screen, TitleScreen)


def test_a_shown_answer_stands(pilot: Pilot) -> None:
    """Once the right answer is on the page, a digit no longer changes one's own."""
    to_first_briefing(pilot)
    play_turns(pilot)
    debrief = pilot.screen
    assert isinstance(debrief, DebriefScreen)
    to_section(pilot, "check")
    first = debrief.view.checks[0]
    pilot.press("1", "enter", "2")
    assert debrief.view.checks[0].after == first.options[0]
    assert pilot.page.spots["go"].says == "Next question"


# --- several seats --------------------------------------------------------------------------


def test_every_seat_is_handed_the_machine_before_its_pages(pilot: Pilot) -> None:
    """Briefs and questions each come behind a page that names the seat; outcomes can be seen from
    every seat.
    """
    pilot.press("enter", "t", "enter", "s")
    for role in ("seoul", "tokyo", "washington"):
        assert isinstance(pilot.screen, HandOverScreen)
        assert pilot.screen.seat == role
        pilot.press("enter")
        assert isinstance(pilot.screen, SeatScreen)
        assert pilot.screen.seat == role
        pilot.press("enter")
    for _ in ("seoul", "tokyo", "washington"):
        assert isinstance(pilot.screen, HandOverScreen)
        pilot.press("enter")
        choose(pilot)
        while isinstance(pilot.screen, DecisionScreen):
            choose(pilot)
    assert isinstance(pilot.screen, SealedScreen)
    pilot.press("enter")
    assert isinstance(pilot.screen, RevealScreen)
    pilot.press("enter")
    outcome = pilot.screen
    assert isinstance(outcome, OutcomeScreen)
    names = [outcome.view.header.role]
    for _ in range(3):
        pilot.press("t")
        names.append(outcome.view.header.role)
    assert names == ["Seoul", "Tokyo", "Washington", "Seoul"]


def test_the_next_seat_cannot_take_back_what_another_chose(pilot: Pilot) -> None:
    """At the hand-over the seat that chose may still take it back; behind it nobody can."""
    pilot.press("enter", "t", "enter", "s", *["enter"] * 6, "enter")
    choose(pilot)
    while isinstance(pilot.screen, DecisionScreen):
        choose(pilot)
    assert isinstance(pilot.screen, HandOverScreen)
    pilot.press("u")
    assert isinstance(pilot.screen, DecisionScreen)
    assert pilot.screen.view.role == "seoul"
    pilot.press("enter", "enter", "enter")
    briefing = pilot.screen
    assert isinstance(briefing, BriefingScreen)
    assert briefing.seat == "tokyo"
    pilot.press("u")
    assert pilot.screen is briefing
