"""From the title through a chapter and its whole debrief to the files, by keys alone."""

from __future__ import annotations

from pathlib import Path

from game.commands.hand_in import write_hand_in
from game.play.saves import read_run
from game.play.saves_folder import newest
from game.play.shelf import Shelf
from game.window import doors
from game.window.screens.between import SealedScreen
from game.window.screens.debrief import DebriefScreen, LeaveScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.title import TitleScreen
from tests.window.pilot import Pilot
from tests.window.steps import choose, to_first_briefing

CLAIM = "The pact failed for want of consent, not for want of need."


def to_the_end(pilot: Pilot) -> None:
    """Every turn of the chapter."""
    while not isinstance(pilot.screen, LeaveScreen):
        if isinstance(pilot.screen, SealedScreen | OutcomeScreen):
            pilot.press("enter")
        else:
            choose(pilot)


def through(pilot: Pilot, section: str, *keys: str, words: str = "") -> None:
    """On to the next section, which is this one; press keys there, then write, then leave the
    text."""
    pilot.press("]")
    assert isinstance(pilot.screen, DebriefScreen)
    assert pilot.screen.section == section
    pilot.stage.tick(60.0)
    pilot.press(*keys)
    if words:
        pilot.type(words)
        pilot.press("esc")
    assert isinstance(pilot.screen, DebriefScreen)


def test_a_whole_debrief_goes_by_keys_alone(shelf: Shelf, tmp_path: Path) -> None:
    """A word, every page, a what-if, a ranking, an exercise, a dispute, an answer, the questions
    again, an exit ticket with two claims, a code, two files; all of it is in the save."""
    pilot = Pilot(doors.title_screen(shelf, tmp_path / "saves"))
    pilot.stage.hand_in_folder = tmp_path / "out"
    pilot.stage.hand_in = write_hand_in
    to_first_briefing(pilot)
    to_the_end(pilot)
    pilot.type("uneasy")
    pilot.press("enter")
    pilot.press("right", "down", "e", "esc")
    through(pilot, "record", "pgdn")
    through(pilot, "reasons")
    through(pilot, "what_if", "right", "down", "c", "enter")
    through(pilot, "luck", "right", "e")
    through(pilot, "lenses", "down", "3", "2")
    through(pilot, "sources", "k", "b", "b")
    through(pilot, "accounts", "w", "n", words="Three moments, not one.")
    through(pilot, "odds")
    through(pilot, "model", "v", "n", words="Trust falls by too little.")
    through(pilot, "questions", "n", words="The Assembly learned it from the press.")
    through(pilot, "check")
    for _ in pilot.screen.view.checks:  # type: ignore[attr-defined]
        pilot.press("2", "enter", "enter")
    through(pilot, "ticket", "n", "ctrl+k", "enter", "ctrl+k", "enter", words=CLAIM)
    through(pilot, "hand_in")
    while pilot.focused != "code":
        pilot.press("tab")
    pilot.type("heron-27")
    pilot.press("esc", "enter")
    pilot.stage.tick(120.0)
    pilot.draw()
    pilot.press("enter")
    assert isinstance(pilot.screen, TitleScreen)

    path = newest(tmp_path / "saves")
    assert path is not None
    session = read_run(path, shelf.find).session
    journal = session.journal
    assert (journal.left, journal.path, journal.code) == ("uneasy", "whole", "heron-27")
    assert journal.tried
    assert journal.lenses
    assert len(journal.notes) == 3
    assert (journal.ticket.claim, len(journal.ticket.cites)) == (CLAIM, 2)
    assert len(session.answers["after"]) == len(session.game.scenario.chapter.debrief.quiz)
    page = tmp_path / "out" / "within_the_hour-heron-27.html"
    assert CLAIM in page.read_text(encoding="utf-8")
    assert page.with_suffix(".json").exists()
