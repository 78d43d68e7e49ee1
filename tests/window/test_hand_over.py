"""Several seats at one machine: the curtain between them, and what lies open after it."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.play.settings import Settings
from game.play.shelf import Shelf
from game.window import doors
from game.window.screens.between import HOLD, HandOverScreen, SealedScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.reveal import RevealScreen
from game.window.screens.seat import SeatScreen
from game.window.screens.title import TitleScreen
from game.window.stage import Stage
from tests.window.pilot import Pilot
from tests.window.seen import words
from tests.window.steps import choose


def at_the_curtain(shelf: Shelf, folder: Path, motion: bool = True) -> Pilot:
    """All seats are taken, the questions skipped: Seoul is to sit down."""
    title = doors.title_screen(shelf, folder)
    pilot = Pilot(Stage(title, (1280, 720), Settings(motion=motion)))
    pilot.press("enter", "t", "enter", "s")
    assert isinstance(pilot.screen, HandOverScreen)
    pilot.wait(0.5)
    return pilot


@pytest.fixture
def pilot(shelf: Shelf, tmp_path: Path) -> Pilot:
    """At the curtain, with motion."""
    return at_the_curtain(shelf, tmp_path)


def sat_down(pilot: Pilot) -> Pilot:
    """Every seat has read its brief; Seoul is to decide."""
    pilot.press(*["enter"] * 6)
    assert isinstance(pilot.screen, HandOverScreen)
    return pilot


def decided(pilot: Pilot) -> None:
    """The seat that is asked opens its papers and decides."""
    pilot.press("enter")
    choose(pilot)
    while isinstance(pilot.screen, DecisionScreen):
        choose(pilot)


# --- holding --------------------------------------------------------------------------------


def test_the_curtain_opens_when_space_was_held_long_enough(pilot: Pilot) -> None:
    """Not before: the ring is filled by then, and every picture on the way shows how far."""
    curtain = pilot.screen
    assert isinstance(curtain, HandOverScreen)
    pilot.down("space")
    pilot.stage.tick(HOLD * 0.5)
    assert pilot.stage.dirty
    assert curtain.share == pytest.approx(0.5)
    assert pilot.screen is curtain
    pilot.stage.tick(HOLD * 0.6)
    assert isinstance(pilot.screen, SeatScreen)
    pilot.up("space")
    assert isinstance(pilot.screen, SeatScreen)


def test_letting_go_too_early_empties_the_ring(pilot: Pilot) -> None:
    """A key that is touched by accident opens nothing, and it does not add up."""
    curtain = pilot.screen
    assert isinstance(curtain, HandOverScreen)
    for _ in range(5):
        pilot.down("space")
        pilot.stage.tick(HOLD * 0.8)
        pilot.up("space")
        pilot.stage.tick(0.01)
        assert curtain.share == 0
    assert pilot.screen is curtain
    pilot.draw()
    pilot.stage.tick(0.1)
    assert not pilot.stage.dirty


def test_a_window_that_loses_the_keyboard_lets_go(pilot: Pilot) -> None:
    """Whoever switches to another window while holding does not come back to an open curtain."""
    pilot.down("space")
    pilot.stage.tick(HOLD * 0.5)
    pilot.stage.let_go()
    pilot.stage.tick(HOLD)
    assert isinstance(pilot.screen, HandOverScreen)


def test_the_pointer_holds_it_like_space(pilot: Pilot) -> None:
    """A click does not open it, holding does."""
    pilot.click("go")
    pilot.stage.tick(0.01)
    assert isinstance(pilot.screen, HandOverScreen)
    at = pilot.place("go").center
    pilot.stage.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    pilot.stage.tick(HOLD * 1.1)
    assert isinstance(pilot.screen, SeatScreen)


def test_enter_opens_it_for_those_who_cannot_hold(pilot: Pilot) -> None:
    """And the page says so."""
    assert "open without holding" in words(pilot)
    pilot.press("enter")
    assert isinstance(pilot.screen, SeatScreen)


@pytest.mark.parametrize("way", ["space", "pointer"])
def test_without_motion_it_is_pressed_twice(shelf: Shelf, tmp_path: Path, way: str) -> None:
    """The first time the words ask for the second; a key that repeats counts once."""
    pilot = at_the_curtain(shelf, tmp_path, motion=False)
    assert "Press twice" in words(pilot)
    for wanted in (HandOverScreen, SeatScreen):
        if way == "pointer":
            pilot.click("go")
        else:
            for _ in range(4):
                pilot.down("space")
            pilot.up("space")
        pilot.wait(1.0)
        assert isinstance(pilot.screen, wanted)
        if wanted is HandOverScreen:
            assert "Once more" in words(pilot)


def test_space_on_another_button_is_that_buttons(pilot: Pilot) -> None:
    """With the ring around Take back, Space takes back."""
    sat_down(pilot)
    decided(pilot)
    assert isinstance(pilot.screen, HandOverScreen)
    while pilot.focused != "undo":
        pilot.press("tab")
    pilot.press("space")
    assert isinstance(pilot.screen, DecisionScreen)


# --- what is on it --------------------------------------------------------------------------


def test_nothing_of_a_seat_is_on_the_curtain(pilot: Pilot) -> None:
    """Neither briefs nor choices, gauges, sources or people: only who comes, and who has chosen."""
    sat_down(pilot)
    session = pilot.screen.play.session  # type: ignore[attr-defined]
    decided(pilot)
    curtain = pilot.screen
    assert isinstance(curtain, HandOverScreen)
    shown = words(pilot)
    turn = session.turn
    labels = [policy.label for each in turn.decisions for policy in each.policies]
    chapter = session.game.scenario.chapter
    private = [*labels, *(each.name for each in chapter.indicators), turn.title]
    assert not [each for each in private if each in shown]
    assert "has chosen, sealed" in shown and "decides now" in shown
    pilot.press("w", "s", "g")
    assert pilot.screen is curtain


def test_the_seals_follow_the_seats(pilot: Pilot) -> None:
    """First they read, then they decide; a seat without a decision reads."""
    assert words(pilot).count("comes after") == 2
    assert "Seoul sits down." in words(pilot)
    pilot.press("enter", "enter")
    assert "has read its brief" in words(pilot)
    pilot.press(*["enter"] * 4)
    assert "Seoul decides." in words(pilot)


# --- all have chosen ------------------------------------------------------------------------


@pytest.fixture
def sealed(pilot: Pilot) -> Pilot:
    """All three have chosen in the first turn."""
    sat_down(pilot)
    for _ in range(3):
        decided(pilot)
    assert isinstance(pilot.screen, SealedScreen)
    return pilot


def test_choices_lie_open_all_at_once_and_nobody_is_you(sealed: Pilot) -> None:
    """Behind the seals nothing is shown; then every choice with its reason."""
    session = sealed.screen.play.session  # type: ignore[attr-defined]
    chosen = [act.policy for act in session.acts if act.policy]
    labels = [
        policy.label
        for turn in session.game.turns
        for decision in turn.decisions
        for policy in decision.policies
        if policy.id in chosen
    ]
    before = words(sealed).replace("\n", " ")
    assert "All three have chosen." in before
    assert not [label for label in labels if label in before]
    sealed.press("enter")
    screen = sealed.screen
    assert isinstance(screen, RevealScreen)
    shown = words(sealed).replace("\n", " ")
    assert all(label in shown for label in labels)
    assert len(labels) == len(screen.view.seats) == 3
    assert "You " not in shown
    sealed.press("enter")
    assert isinstance(sealed.screen, OutcomeScreen)


def test_once_they_are_open_nothing_can_be_taken_back(sealed: Pilot) -> None:
    """Before, the last seat may; after the choices were seen nobody may, also after a pause."""
    sealed.press("u")
    assert isinstance(sealed.screen, DecisionScreen)
    sealed.press("enter", "enter")
    assert isinstance(sealed.screen, SealedScreen)
    sealed.press("enter")
    reveal = sealed.screen
    assert isinstance(reveal, RevealScreen)
    sealed.press("u")
    assert sealed.screen is reveal
    sealed.press("esc")
    assert isinstance(sealed.screen, TitleScreen)
    sealed.press("c", "u")
    assert isinstance(sealed.screen, SealedScreen)
