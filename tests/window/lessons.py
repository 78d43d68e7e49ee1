"""A class at the window, for tests: a clock that a test moves, and the way to the first vote."""

from __future__ import annotations

from pathlib import Path

from game.engine.rules import Game
from game.play.run import Run
from game.play.session import Session
from game.play.settings import Settings
from game.play.shelf import Shelf
from game.window import doors
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.notice import NoticeScreen
from game.window.screens.vote import VoteScreen
from game.window.stage import Stage
from tests.window.pilot import Pilot


class Hands:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def pass_(self, seconds: float) -> None:
        """So many seconds go by."""
        self.seconds += seconds


def at_the_title(shelf: Shelf, folder: Path, now: Hands, **settings: object) -> Pilot:
    """The game as it opens, with a clock of the test's."""
    title = doors.title_screen(shelf, folder, now=now)
    return Pilot(Stage(title, (1280, 720), Settings(motion=False, **settings)))  # type: ignore[arg-type]


def class_on(game: Game, folder: Path, now: Hands, **session: object) -> Pilot:
    """A class in the first seat of a chapter, on what comes first, over a page to come home to."""
    from game.window.screens.routes import next_screen

    seat = game.scenario.chapter.roles[0].id
    first = Session(game, 1, (seat,), **session)  # type: ignore[arg-type]
    play = Play(Run((first,), in_class=True, minutes=50), folder / "class.json", None, now)
    play.sit(seat, ())
    return over_a_page(next_screen(play))


def over_a_page(screen: Screen) -> Pilot:
    """A pilot with a screen that can be left."""
    stage = Stage(NoticeScreen("Title", "Below."), (1280, 720), Settings(motion=False))
    stage.put(screen)
    return Pilot(stage)


def vote_of(pilot: Pilot) -> VoteScreen:
    """The slide of the vote, which is on top."""
    assert isinstance(pilot.screen, VoteScreen)
    return pilot.screen


def to_step(pilot: Pilot, step: str) -> VoteScreen:
    """From a briefing or an earlier step to one of the steps, by Enter."""
    for _ in range(12):
        if isinstance(pilot.screen, VoteScreen) and pilot.screen.step == step:
            break
        pilot.press("enter")
    assert vote_of(pilot).step == step
    return vote_of(pilot)


def voted(pilot: Pilot, *votes: int) -> VoteScreen:
    """From a briefing or an earlier step: type a tally row by row, then on to the commitment."""
    to_step(pilot, "vote")
    for each in votes:
        pilot.press(*str(each), "enter")
    return to_step(pilot, "commit")
