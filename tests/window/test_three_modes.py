"""Alone, in teams, in a class: each from the title to the end of the debrief by keys alone; and a
lesson of fifty minutes by the clock.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.saves import read_run
from game.play.shelf import Shelf
from game.views.lesson import lesson_view
from game.views.vote import STEPS
from game.window.play import Play
from game.window.screens.between import HandOverScreen, SealedScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen, LeaveScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.in_play import InPlay
from game.window.screens.lead import StopScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.quiz import QuizScreen
from game.window.screens.reveal import RevealScreen
from game.window.screens.seat import SeatScreen
from game.window.screens.told import ToldScreen
from game.window.screens.vote import VoteScreen
from tests.window.lessons import Hands, at_the_title, voted
from tests.window.pilot import Pilot
from tests.window.steps import choose

CHAPTER = "gsomia/within_the_hour"
READ = (SealedScreen, HandOverScreen, RevealScreen, OutcomeScreen, LeaveScreen, ToldScreen,
        SeatScreen)  # fmt: skip
"""Pages that Enter leaves."""


def play_of(pilot: Pilot) -> Play:
    """The run that is played."""
    assert isinstance(pilot.screen, InPlay)
    return pilot.screen.play


def to_the_debrief(pilot: Pilot) -> list[str]:
    """Through every page of the play; their names in order, doubles in a row once."""
    pages: list[str] = []
    while not isinstance(pilot.screen, DebriefScreen):
        name = type(pilot.screen).__name__
        pages += [name] if pages[-1:] != [name] else []
        if isinstance(pilot.screen, QuizScreen):
            pilot.press("s")
        elif isinstance(pilot.screen, READ):
            pilot.press("enter")
        elif play_of(pilot).run.in_class:
            voted(pilot, 12, 11)
            pilot.press("enter")
        else:
            assert isinstance(pilot.screen, BriefingScreen | DecisionScreen)
            choose(pilot)
    return pages


def to_the_end(pilot: Pilot) -> list[str]:
    """Through the sections of the debrief, to its last one."""
    assert isinstance(pilot.screen, DebriefScreen)
    debrief, sections = pilot.screen, [pilot.screen.section]
    for _ in range(40):
        pilot.press("]")
        if debrief.section == sections[-1]:
            break
        sections.append(debrief.section)
    assert sections == debrief.way
    assert sections[-1] == "hand_in"
    return sections


def test_alone_from_the_title_to_the_end(shelf: Shelf, tmp_path: Path) -> None:
    """Five turns, the whole debrief, and a log of every choice."""
    now = Hands()
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "enter")
    pages = to_the_debrief(pilot)
    turn = ["BriefingScreen", "SealedScreen", "OutcomeScreen"]
    assert pages == ["QuizScreen", "SeatScreen", *turn * 5, "LeaveScreen"]
    assert len(to_the_end(pilot)) > 10
    log = play_of(pilot).run.log
    assert [each.what for each in log] == ["began", *["chose"] * 5, "debrief"]


def test_teams_from_the_title_to_the_end(shelf: Shelf, tmp_path: Path) -> None:
    """Three seats behind the curtain, nothing shown before all have chosen."""
    pilot = at_the_title(shelf, tmp_path, Hands())
    pilot.press("enter", "t", "enter")
    pages = to_the_debrief(pilot)
    seats = ["HandOverScreen", "SeatScreen"] * 3
    turn = ["HandOverScreen", "BriefingScreen"] * 3
    decided = ["SealedScreen", "RevealScreen", "OutcomeScreen"]
    assert pages[:7] == ["QuizScreen", *seats]
    assert pages[-1] == "LeaveScreen"
    assert pages[7:-1] == [*turn, *decided] * 5
    to_the_end(pilot)
    run = play_of(pilot).run
    whats = [each.what for each in run.log]
    assert (whats.count("chose"), whats.count("went on")) == (13, 2)
    assert not run.in_class


def test_teams_can_play_core_turns_alone(shelf: Shelf, tmp_path: Path) -> None:
    """What is told stands once every seat has read its brief, for all to see; then the curtain."""
    pilot = at_the_title(shelf, tmp_path, Hands())
    pilot.press("enter", "t", "o")
    pilot.click("core:yes")
    pilot.press("esc", "enter")
    pages = to_the_debrief(pilot)
    assert pages[7:9] == ["ToldScreen", "HandOverScreen"]
    assert pages[-2:] == ["ToldScreen", "LeaveScreen"]
    assert pages.count("RevealScreen") == 3
    assert pages.count("HandOverScreen") == 3 + 3 * 3


def test_a_class_from_the_title_to_the_end(shelf: Shelf, tmp_path: Path) -> None:
    """Three core turns, two told, the short way through the debrief; the save opens again."""
    pilot = at_the_title(shelf, tmp_path, Hands())
    pilot.press("enter", "t", "t", "enter")
    pages = to_the_debrief(pilot)
    turn = ["BriefingScreen", "OutcomeScreen"]
    assert pages == [
        "QuizScreen", "SeatScreen", "ToldScreen", *turn * 3, "ToldScreen", "LeaveScreen",
    ]  # fmt: skip
    assert to_the_end(pilot) == [
        "overview", "record", "what_if", "accounts", "ticket", "hand_in",
    ]  # fmt: skip
    play = play_of(pilot)
    again = read_run(play.file, shelf.find)
    assert again.in_class
    assert again.session.core_only
    assert [act.tally for act in again.session.acts] == [act.tally for act in play.session.acts]
    assert all(sum(act.tally.values()) == 23 for act in again.session.acts)
    assert again.log == play.run.log


@pytest.mark.parametrize("way", ["go", "other"])
def test_a_class_that_stops_before_its_first_turn_has_a_whole_debrief(
    shelf: Shelf, tmp_path: Path, way: str
) -> None:
    """D at the questions: all five turns are told, and every section opens, by the short way and by
    the whole one."""
    pilot = at_the_title(shelf, tmp_path, Hands())
    pilot.press("enter", "t", "t", "enter", "d", "enter")
    assert isinstance(pilot.screen, ToldScreen)
    assert len(pilot.screen.view.turns) == 5
    pilot.press("enter")
    pilot.click(way)
    sections = to_the_end(pilot)
    assert (len(sections) == 6) is (way == "go")
    assert play_of(pilot).session.acts == ()


# --- fifty minutes --------------------------------------------------------------------------


class Teacher:
    """Leads a class by the plan: stays on each page as long as its countdown says, times `pace`."""

    def __init__(self, pilot: Pilot, now: Hands, pace: float) -> None:
        self.pilot, self.now, self.pace = pilot, now, pace
        self.seen: list[tuple[float, str]] = []

    def wait(self, minutes: float) -> None:
        """Some of the lesson goes by."""
        self.now.pass_(minutes * 60 * self.pace)

    def note(self, name: str) -> None:
        """A page was opened, at this minute."""
        self.seen.append((self.now.seconds / 60, name))

    def lead(self) -> None:
        """From the questions to the debrief; where the question comes, the debrief begins."""
        pilot = self.pilot
        while not isinstance(pilot.screen, LeaveScreen):
            screen = pilot.screen
            if isinstance(screen, StopScreen):
                self.note("stop")
                pilot.press("enter")
                continue
            assert isinstance(screen, InPlay)
            self.note(screen.step if isinstance(screen, VoteScreen) else type(screen).__name__)
            countdown = screen.play.countdown
            assert countdown
            assert countdown.left == countdown.whole
            self.wait(countdown.whole / 60)
            if isinstance(screen, VoteScreen) and screen.step == "vote":
                pilot.press("1", "2", "enter", "8", "enter", "7", "enter")
                while isinstance(pilot.screen, VoteScreen) and pilot.screen.step == "vote":
                    pilot.press("3", "enter")
            else:
                pilot.press("s" if isinstance(screen, QuizScreen) else "enter")
        self.note("LeaveScreen")

    def debrief(self, minutes: float, ticket: float) -> None:
        """The short way: the sections share its minutes, but for the exit ticket."""
        pilot = self.pilot
        pilot.press("enter")
        assert isinstance(pilot.screen, DebriefScreen)
        way = pilot.screen.way
        for section in way:
            assert pilot.screen.section == section
            self.note(section)
            parts = len(way) - 2
            self.wait({"ticket": ticket, "hand_in": 0}.get(section, minutes / parts))
            pilot.press("]")
        self.note("end")

    def at(self, name: str) -> list[float]:
        """The minutes at which such a page was opened."""
        return [minute for minute, each in self.seen if each == name]


def taught(shelf: Shelf, folder: Path, pace: float) -> Teacher:
    """A whole lesson at a pace: 1 is the plan's, 0.5 twice as fast."""
    now = Hands()
    pilot = at_the_title(shelf, folder, now)
    pilot.press("enter", "t", "t", "enter")
    teacher = Teacher(pilot, now, pace)
    teacher.lead()
    plan = {each.name: each for each in lesson_view(shelf.game(CHAPTER), 50, 30).phases}
    if pace > 1:  # what was lost before is not lost again
        teacher.pace = 1
    teacher.debrief(plan["Debrief"].minutes, 0 if pace > 1 else plan["Exit ticket"].minutes)
    return teacher


STEPS_IN_ORDER = [step.id for step in STEPS]
TURN = ["BriefingScreen", *STEPS_IN_ORDER, "OutcomeScreen"]
OPENING = ["QuizScreen", "SeatScreen", "ToldScreen"]


@pytest.mark.parametrize("pace", [1.0, 0.5])
def test_a_lesson_goes_by_its_plan(shelf: Shelf, tmp_path: Path, pace: float) -> None:
    """Thirty students, three core turns: the pages in order, each turn no later than the plan has
    it but for what is told, no hard stop, and the exit ticket is written within fifty minutes."""
    teacher = taught(shelf, tmp_path, pace)
    plan = lesson_view(shelf.game(CHAPTER), 50, 30)
    pages = [name for _, name in teacher.seen]
    assert pages[: pages.index("LeaveScreen")] == [*OPENING, *TURN * 3, "ToldScreen"]
    assert "stop" not in pages
    turns = [each.start for each in plan.phases if each.name.startswith("Turn")]
    told = 0.5
    assert teacher.at("BriefingScreen") == [(start + told) * pace for start in turns]
    debrief = next(each.start for each in plan.phases if each.name == "Debrief")
    assert teacher.at("LeaveScreen")[0] <= debrief * pace
    assert teacher.at("end")[0] <= 50 * pace


@pytest.mark.parametrize("pace", [1.0, 0.5])
def test_the_log_tells_the_lesson(shelf: Shelf, tmp_path: Path, pace: float) -> None:
    """Each vote at the second in which its choice was committed, and when the debrief began."""
    teacher = taught(shelf, tmp_path, pace)
    log = play_of(teacher.pilot).run.log
    assert [each.what for each in log] == ["began", *["voted", "chose"] * 3, "debrief"]
    opened = [int(minute * 60) for minute in teacher.at("OutcomeScreen")]
    assert [each.at for each in log if each.what == "chose"] == opened
    assert log[-1].at == int(teacher.at("LeaveScreen")[0] * 60)
    tallies = [each.detail for each in log if each.what == "voted"]
    assert all(tally.split()[1].endswith("=12") for tally in tallies)
    assert [each.turn for each in log if each.what == "chose"] == [2, 3, 4]


def test_a_slow_lesson_is_asked_to_stop_in_time_for_its_debrief(
    shelf: Shelf, tmp_path: Path
) -> None:
    """Half as long again for everything: the question comes at the first step that begins with
    twenty minutes left or fewer, the rest is told, and the debrief has its twenty minutes: the
    lesson is late by no more than the step that was not broken off, and by what is told."""
    teacher = taught(shelf, tmp_path, 1.5)
    pages = [name for _, name in teacher.seen]
    (stop,) = teacher.at("stop")
    before = [minute for minute, _ in teacher.seen if minute < stop]
    assert stop >= 30
    assert all(minute < 30 for minute in before)
    assert pages.count("stop") == 1
    after = pages[pages.index("stop") :]
    assert after[:3] == ["stop", "ToldScreen", "LeaveScreen"]
    longest = max(step.minutes for step in STEPS) * 1.5
    assert stop - 30 <= longest
    assert teacher.at("end")[0] <= 50 + longest + 1
    run = play_of(teacher.pilot).run
    (stopped,) = [each for each in run.log if each.what == "stopped"]
    assert (stopped.at, stopped.detail) == (int(stop * 60), "to the debrief")
    assert run.session.told_from is not None
    assert run.session.over
