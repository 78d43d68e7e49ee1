"""What stands around the turns, by keys: taking back, who is who, sources, concepts, bookmarks."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.checked import backup_of
from game.play.saves_folder import newest
from game.play.shelf import Shelf
from game.window import doors
from game.window.screens.between import SealedScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.commit import CommitScreen
from game.window.screens.concept import ConceptScreen
from game.window.screens.debrief import DebriefScreen, LeaveScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.help import HelpScreen
from game.window.screens.in_play import InPlay
from game.window.screens.library import LibraryScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.people import PeopleScreen
from game.window.screens.sources import SourcesScreen
from game.window.screens.title import TitleScreen
from tests.window.pilot import Pilot
from tests.window.steps import choose, play_turns, to_first_briefing


@pytest.fixture
def pilot(shelf: Shelf, tmp_path: Path) -> Pilot:
    """A pilot at the title, with a folder of saves of its own."""
    return Pilot(doors.title_screen(shelf, tmp_path))


# --- taking back ----------------------------------------------------------------------------


def test_a_choice_can_be_taken_back_until_its_outcome_is_looked_at(pilot: Pilot) -> None:
    """U leads back to the question with everything that was said; after a look it does nothing."""
    to_first_briefing(pilot)
    pilot.press("enter", "1", "enter", "w", "enter")
    assert isinstance(pilot.screen, SealedScreen)
    pilot.press("u")
    screen = pilot.screen
    assert isinstance(screen, DecisionScreen)
    assert screen.chosen == 1
    pilot.press("enter")
    assert isinstance(pilot.screen, CommitScreen)
    assert pilot.screen.reason == "consent"
    pilot.press("enter", "enter")
    outcome = pilot.screen
    assert isinstance(outcome, OutcomeScreen)
    pilot.press("u")
    assert pilot.screen is outcome
    pilot.press("enter")
    briefing = pilot.screen
    assert isinstance(briefing, BriefingScreen)
    pilot.press("u")
    assert pilot.screen is briefing
    assert not any(hint.key == "U" for hint in briefing.hints)


def test_a_sealed_choice_waits_through_a_pause(pilot: Pilot) -> None:
    """Leaving before the look and going on comes back to the sealed choice, not past it."""
    to_first_briefing(pilot)
    choose(pilot)
    pilot.press("esc", "c")
    assert isinstance(pilot.screen, SealedScreen)
    pilot.press("u")
    assert isinstance(pilot.screen, DecisionScreen)


# --- who, where from, what it is called -----------------------------------------------------


def test_who_is_who_opens_everywhere_and_keeps_its_claims_for_the_debrief(pilot: Pilot) -> None:
    """W opens and closes it; claims are shown only when nothing is left to give away."""
    to_first_briefing(pilot)
    below = pilot.screen
    pilot.press("w")
    assert isinstance(pilot.screen, PeopleScreen)
    assert not pilot.screen.view.citations
    pilot.press("w")
    assert pilot.screen is below
    pilot.press("enter", "w")
    assert isinstance(pilot.screen, PeopleScreen)
    pilot.press("esc")
    play_turns(pilot)
    pilot.click("people")
    screen = pilot.screen
    assert isinstance(screen, PeopleScreen)
    pilot.click(next(id for id in pilot.ids if id.startswith("cite:")))
    assert isinstance(pilot.screen, SourcesScreen)


def test_all_sources_open_from_a_drawer_and_by_kind(pilot: Pilot) -> None:
    """S, then A; K goes through the kinds; a source opens the claims that rest on it."""
    to_first_briefing(pilot)
    below = pilot.screen
    pilot.press("s", "a")
    library = pilot.screen
    assert isinstance(library, LibraryScreen)
    every = len([id for id in pilot.ids if id.startswith("source:")])
    pilot.press("k")
    assert 0 < len([id for id in pilot.ids if id.startswith("source:")]) < every
    pilot.click(next(id for id in pilot.ids if id.startswith("source:")))
    assert isinstance(pilot.screen, SourcesScreen)
    pilot.press("esc", "esc")
    assert pilot.screen is below


def test_a_question_has_the_sources_of_its_briefing(pilot: Pilot) -> None:
    """S on the decision is no dead key, and the page itself cites nothing."""
    to_first_briefing(pilot)
    pilot.press("enter", "s")
    assert isinstance(pilot.screen, SourcesScreen)


def test_the_concept_strip_opens_the_concept(pilot: Pilot) -> None:
    """C opens it, C closes it; the strip itself can be clicked."""
    to_first_briefing(pilot)
    choose(pilot)
    pilot.press("enter")
    outcome = pilot.screen
    assert isinstance(outcome, OutcomeScreen)
    assert outcome.view.concepts
    pilot.press("c")
    assert isinstance(pilot.screen, ConceptScreen)
    pilot.press("c")
    assert pilot.screen is outcome
    pilot.click("concept")
    assert isinstance(pilot.screen, ConceptScreen)


def test_h_hides_the_record_and_says_so(pilot: Pilot) -> None:
    """The panel goes and comes back; the hint names what the key will do next."""
    to_first_briefing(pilot)
    choose(pilot)
    pilot.press("enter", "h")
    outcome = pilot.screen
    assert isinstance(outcome, OutcomeScreen)
    assert outcome.hidden
    assert any(hint.words == "show the record" for hint in outcome.hints)
    pilot.press("h")
    assert not outcome.hidden


def test_cables_are_read_again_in_the_debrief(pilot: Pilot) -> None:
    """What was written to the file where no act is on record stands among the reasons."""
    pilot.press("enter", "3", "enter", "s", "enter")
    written = 0
    while not isinstance(pilot.screen, DebriefScreen):
        if isinstance(pilot.screen, SealedScreen | OutcomeScreen | BriefingScreen | LeaveScreen):
            pilot.press("enter")
            continue
        assert isinstance(pilot.screen, DecisionScreen)
        if not pilot.screen.view.options:
            pilot.click("cable")
            pilot.type("Nothing to report.")
            pilot.press("esc")
            written += 1
        choose(pilot)
    assert written
    assert [cable.text for cable in pilot.screen.view.cables] == ["Nothing to report."] * written


def test_f1_lists_every_key_that_is_bound(pilot: Pilot) -> None:
    """Each page's bound keys stand on its help page, hidden hints too."""
    to_first_briefing(pilot)
    for keys in ((), ("enter",), ("1", "enter")):
        pilot.press(*keys)
        bound = set(pilot.screen.bound())
        pilot.press("f1")
        assert isinstance(pilot.screen, HelpScreen)
        listed = {key for hint in pilot.screen.page_hints for key, _ in hint.binds}
        assert bound <= listed
        pilot.press("esc")


# --- the title ------------------------------------------------------------------------------


def test_the_title_bookmarks_each_chapter_and_continues_the_chosen_one(pilot: Pilot) -> None:
    """A card shows its newest save; C goes on with the chosen card's, else with the newest."""
    to_first_briefing(pilot)
    choose(pilot)
    pilot.press("enter", "enter", "esc")
    pilot.press("2", "enter", "enter", "s", "enter", "esc")
    title = pilot.screen
    assert isinstance(title, TitleScreen)
    marks = {mark.chapter: mark.turn for mark in title.kept}
    assert marks == {"within_the_hour": 2, "through_washington": 1}
    pilot.press("1", "c")
    assert isinstance(pilot.screen, BriefingScreen)
    assert pilot.screen.view.header.chapter == "Within the Hour"
    assert pilot.screen.view.header.turn == 2
    pilot.press("esc", "5")
    assert title.mark is not None
    assert title.mark.chapter == title.kept[0].chapter


def _damaged(pilot: Pilot, folder: Path, words: str) -> Path:
    """A run that was begun, back at the title, its save then written over by hand."""
    to_first_briefing(pilot)
    choose(pilot)
    pilot.press("esc")
    path = newest(folder)
    assert path is not None
    path.write_text(words, encoding="utf-8")
    return path


@pytest.mark.parametrize("words", ["{", "", '{"seed": "seven"}'])
def test_a_save_that_is_damaged_goes_on_from_the_one_before(
    shelf: Shelf, tmp_path: Path, words: str
) -> None:
    """The title still offers the run, and the bar says under which name the damaged file is kept,
    with every byte of it."""
    path = _damaged(Pilot(doors.title_screen(shelf, tmp_path)), tmp_path, words)
    pilot = Pilot(doors.title_screen(shelf, tmp_path))
    pilot.press("c")
    screen = pilot.screen
    assert isinstance(screen, InPlay)
    kept = path.with_name(f"{path.name}.broken-1")
    assert kept.read_text(encoding="utf-8") == words
    assert kept.name in screen.bottom().note


def test_a_save_that_cannot_be_read_is_said_on_the_title(pilot: Pilot, tmp_path: Path) -> None:
    """Where the one before it is gone too, the title stays and says what is wrong."""
    path = _damaged(pilot, tmp_path, '{"seed": "seven"}')
    backup_of(path).unlink()
    pilot.press("c")
    title = pilot.screen
    assert isinstance(title, TitleScreen)
    assert "is damaged" in title.note
    assert path.exists()
