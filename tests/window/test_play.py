"""A chapter from the title to the debrief, by keys only, and every screen at every size."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.play.saves import SaveError, read_run
from game.play.saves_folder import newest
from game.play.settings import Settings
from game.play.shelf import Shelf
from game.views.prose import Paragraph
from game.views.prose import Span as ProseSpan
from game.window import app, doors, shots
from game.window.screens.between import SealedScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.commit import CommitScreen
from game.window.screens.debrief import PAGES, DebriefScreen, LeaveScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.parts import rich
from game.window.screens.quiz import QuizScreen
from game.window.screens.role import RoleScreen
from game.window.screens.seat import SeatScreen
from game.window.screens.sources import SourcesScreen
from game.window.screens.title import TitleScreen
from game.window.stage import Stage
from tests.window.pilot import Pilot


@pytest.fixture
def pilot(shelf: Shelf, tmp_path: Path) -> Pilot:
    """A pilot at the title, with a folder of saves of its own."""
    return Pilot(Stage(doors.title_screen(shelf, tmp_path), (1280, 720), Settings(motion=False)))


def sit_down(pilot: Pilot) -> None:
    """From the title to the first briefing."""
    pilot.press("enter")
    assert isinstance(pilot.screen, RoleScreen)
    pilot.press("enter")
    assert isinstance(pilot.screen, QuizScreen)
    pilot.press("s")
    assert isinstance(pilot.screen, SeatScreen)
    pilot.press("enter")
    assert isinstance(pilot.screen, BriefingScreen)


def take_turn(pilot: Pilot) -> None:
    """From a briefing to the outcome, with the first option, a reason and odds."""
    pilot.press("enter")
    while isinstance(pilot.screen, DecisionScreen):
        if pilot.screen.view.options:
            first = next(o.number for o in pilot.screen.view.options if o.is_open)
            pilot.press(str(first))
        pilot.press("enter")
        assert isinstance(pilot.screen, CommitScreen)
        pilot.press("w", "right", "enter")
    assert isinstance(pilot.screen, SealedScreen)
    pilot.press("enter")
    assert isinstance(pilot.screen, OutcomeScreen)


def test_a_chapter_can_be_played_by_keys_alone(pilot: Pilot, shelf: Shelf, tmp_path: Path) -> None:
    """Title, seat, every turn, debrief; the save holds all acts with reasons and odds."""
    sit_down(pilot)
    turns = 0
    while isinstance(pilot.screen, BriefingScreen):
        take_turn(pilot)
        turns += 1
        pilot.press("enter")
    assert isinstance(pilot.screen, LeaveScreen)
    pilot.press("enter")
    assert isinstance(pilot.screen, DebriefScreen)
    for section in PAGES[1:]:
        pilot.press("]")
        assert pilot.screen.section == section.id
    pilot.click("on")
    assert isinstance(pilot.screen, TitleScreen)
    path = newest(tmp_path)
    assert path is not None
    session = read_run(path, shelf.find).session
    assert session.over
    assert turns == len(session.reports)
    assert all(act.reason == "consent" for act in session.acts if act.policy)
    assert any(act.odds for act in session.acts)


def test_going_home_and_continuing_comes_back_to_the_same_place(pilot: Pilot) -> None:
    """Esc leaves a run, which is saved; C on the title goes on where it was."""
    sit_down(pilot)
    take_turn(pilot)
    pilot.press("enter")
    turn = pilot.screen.view.header.turn  # type: ignore[attr-defined]
    pilot.press("esc")
    assert isinstance(pilot.screen, TitleScreen)
    pilot.press("c")
    assert isinstance(pilot.screen, BriefingScreen)
    assert pilot.screen.view.header.turn == turn


def test_what_was_typed_survives_a_look_back(pilot: Pilot) -> None:
    """Back from the commit sheet keeps reason, line and odds."""
    sit_down(pilot)
    pilot.press("enter", "1", "enter", "q")
    pilot.click("line")
    pilot.type("Because.")
    pilot.press("esc", "esc")
    assert isinstance(pilot.screen, DecisionScreen)
    pilot.press("enter")
    assert isinstance(pilot.screen, CommitScreen)
    assert pilot.screen.reason == "security"
    assert pilot.screen.entries["line"].words == "Because."


def test_a_closed_option_cannot_be_chosen(pilot: Pilot) -> None:
    """A digit of a closed card does nothing; Tab still reaches the card to read it."""
    sit_down(pilot)
    pilot.press("enter")
    screen = pilot.screen
    assert isinstance(screen, DecisionScreen)
    assert screen.act("option:99") is None
    assert screen.chosen == 0
    pilot.press("enter")
    assert pilot.screen is screen, "nothing is chosen, so Enter stays"


def test_a_source_that_knows_the_end_is_asked_about_first(pilot: Pilot) -> None:
    """Before the decision a later source opens only after a question; then it is shown."""
    sit_down(pilot)
    screen = pilot.screen
    assert isinstance(screen, BriefingScreen)
    later = next(c.number for c in screen.citations if c.later)
    pilot.press(str(later))
    drawer = pilot.screen
    assert isinstance(drawer, SourcesScreen)
    assert drawer.veiled
    pilot.click("show")
    assert not drawer.veiled
    pilot.press("esc")
    assert pilot.screen is screen


def test_a_citation_mark_opens_its_claim(pilot: Pilot) -> None:
    """Clicking a superscript opens the drawer at that claim."""
    sit_down(pilot)
    pilot.click("cite:1")
    assert isinstance(pilot.screen, SourcesScreen)
    assert pilot.screen.citation.number == 1


def test_shots_are_written(tmp_path: Path) -> None:
    """`shoot` makes a picture of every screen and leaves nothing else behind."""
    files = shots.shoot(tmp_path / "pictures", (shots.Size(1024, 640),))
    assert len(files) > 12
    assert sorted(tmp_path.glob("pictures/*")) == sorted(files)


def test_without_a_display_the_window_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """An invisible driver that nobody asked for is refused with a message."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "")
    monkeypatch.setattr(pygame.display, "init", lambda: None)
    monkeypatch.setattr(pygame.display, "quit", lambda: None)
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "offscreen")
    with pytest.raises(app.NoDisplay, match="no display"):
        app.open_window(None)


def test_a_save_that_fails_is_said_and_the_game_goes_on(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk stops nobody: the bottom bar says that the step is not saved."""

    def refuse(*_: object) -> None:
        raise SaveError("there is no room")

    sit_down(pilot)
    monkeypatch.setattr("game.play.keeper.write_run", refuse)
    take_turn(pilot)
    screen = pilot.screen
    assert isinstance(screen, OutcomeScreen)
    assert screen.bottom().note == "Not saved: there is no room"


def test_full_stops_stand_before_citation_marks() -> None:
    """`told [1].` is printed as `told.¹`, with all marks behind the stop."""
    part = Paragraph((ProseSpan("told"), ProseSpan(cite=1), ProseSpan(cite=2), ProseSpan(". Then")))
    assert [span.text for span in rich(part)] == ["told", ".", "1", "2", " Then"]
