"""The source drawer and the page of all sources: finding, copying, and nothing known too early."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.play.session import Session
from game.play.shelf import Shelf
from game.views.people import PeopleView, people_view
from game.window.screens.briefing import BriefingScreen
from game.window.screens.library import LibraryScreen
from game.window.screens.people import PeopleScreen
from game.window.screens.sources import SourcesScreen
from tests.window import hostile
from tests.window.pilot import Pilot
from tests.window.test_turn import pilot_on, said


@pytest.fixture
def briefing(tmp_path: Path) -> BriefingScreen:
    """A briefing of 3 May 1999; sources are dated all over the year, and in July in words."""
    play = hostile.play_in(tmp_path)
    play.do(hostile.act_of(play.session))
    play.see()
    return BriefingScreen(play)


@pytest.fixture
def pilot(briefing: BriefingScreen) -> Pilot:
    """A pilot on the page of all sources, over the briefing."""
    pilot = pilot_on(briefing)
    pilot.press("s", "a")
    assert isinstance(pilot.screen, LibraryScreen)
    return pilot


def drawer_at(briefing: BriefingScreen, number: int) -> tuple[Pilot, SourcesScreen]:
    """The drawer over the briefing."""
    pilot = pilot_on(briefing)
    pilot.press(str(number))
    assert isinstance(pilot.screen, SourcesScreen)
    return pilot, pilot.screen


def found(pilot: Pilot) -> list[str]:
    """The sources that are listed."""
    return [id for id in pilot.ids if id.startswith("source:")]


# --- all sources ----------------------------------------------------------------------------


def test_slash_searches_while_it_is_typed(pilot: Pilot) -> None:
    """Letters go into the field, also those that are keys; every word must be found; Esc leaves
    the field and shows everything again, the next Esc leaves the page.
    """
    every = found(pilot)
    library = pilot.screen
    pilot.press("/")
    pilot.type("edition 23")
    pilot.press("k", "1")
    assert len(found(pilot)) == 1
    assert "1 of 24 found" in said(pilot)
    pilot.type(" nothing")
    assert found(pilot) == []
    assert "Nothing is found" in said(pilot)
    pilot.press("esc")
    assert found(pilot) == every
    assert pilot.screen is library
    pilot.press("esc")
    assert pilot.screen is not library


def test_enter_leaves_the_search_at_the_first_source_found(pilot: Pilot) -> None:
    """It does not leave the page; another Enter opens the source, Esc shows everything again."""
    library = pilot.screen
    pilot.click("search")
    pilot.type("edition 23")
    pilot.press("enter")
    assert pilot.screen is library
    assert [pilot.focused] == found(pilot)
    pilot.press("enter")
    assert isinstance(pilot.screen, SourcesScreen)
    pilot.press("esc", "esc")
    assert pilot.screen is library
    assert len(found(pilot)) == 24


def test_kinds_are_counted_among_what_is_found(pilot: Pilot) -> None:
    """K goes on among them; the kind and the words hold together."""
    pilot.press("k", "/")
    pilot.type("edition 6")
    rows = found(pilot)
    assert len(rows) == 1
    pilot.press("esc", "k")
    assert not set(rows) & set(found(pilot))


def test_titles_that_know_the_end_are_not_listed_before_it(briefing: BriefingScreen) -> None:
    """A source written after the day stands there with a clock and its date, without its title."""
    view = briefing.met()
    later = [line.card for line in view.lines if line.card.later]
    known = [line.card for line in view.lines if not line.card.later]
    assert later
    assert known
    pilot = pilot_on(briefing.all_sources())
    words = said(pilot)
    assert all(card.title not in words for card in later)
    assert all(card.title in words for card in known)
    assert "written after the day" in words


# --- the drawer -----------------------------------------------------------------------------


def test_each_address_can_be_copied_by_keys(briefing: BriefingScreen) -> None:
    """C copies the first one, Enter on a source its own; the foot says which."""
    pilot, drawer = drawer_at(briefing, 3)
    drawer.act("show")
    first, second = drawer.citation.sources[:2]
    pilot.press("c")
    assert pygame.scrap.get_text() == first.url
    pilot.screen.focus("address:1", pilot.page, pilot.stage.look)
    pilot.press("enter")
    assert pygame.scrap.get_text() == second.url
    assert drawer.note == f"Copied: {second.url}"


def test_where_nothing_can_be_copied_the_address_is_said(
    briefing: BriefingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No clipboard is no traceback, and nothing is claimed that was not done."""

    def refuse(_: str) -> None:
        raise pygame.error("there is no clipboard")

    pilot, drawer = drawer_at(briefing, 3)
    drawer.act("show")
    monkeypatch.setattr(pygame.scrap, "put_text", refuse)
    pilot.press("c")
    assert drawer.note == f"Nothing can be copied here: {drawer.citation.sources[0].url}"


def test_of_a_known_claim_only_what_came_later_is_veiled(briefing: BriefingScreen) -> None:
    """Sources of the day are shown, later ones only by name and date, and no account of a conflict
    in which somebody knows the end; one button shows the rest.
    """
    pilot, drawer = drawer_at(briefing, 3)
    claim = drawer.citation
    assert not claim.later
    later = [card for card in claim.sources if card.later]
    assert later
    assert any(each.later for each in drawer.disagreements)
    words = said(pilot)
    assert claim.statement.strip() in words
    assert all(card.publisher in words for card in claim.sources)
    assert all(card.title not in words for card in later)
    assert "Accounts differ" not in words
    pilot.click("show")
    words = said(pilot)
    assert all(card.title in words for card in claim.sources)
    assert words.count("Accounts differ") == 2


def test_what_can_be_concluded_is_shown_when_it_is_asked_for(briefing: BriefingScreen) -> None:
    """W for all conflicts of the claim, a button for one; W again hides it. What to try is there
    from the start.
    """
    pilot, drawer = drawer_at(briefing, 3)
    drawer.act("show")
    first = drawer.disagreements[0]
    assert first.assessment not in said(pilot)
    assert first.exercise in said(pilot)
    pilot.click("conclude:D1")
    assert said(pilot).count(first.assessment) == 1
    pilot.press("w")
    assert said(pilot).count(first.assessment) == 2
    pilot.press("w")
    assert first.assessment not in said(pilot)


def test_accounts_tell_who_of_what_kind_and_how_far_from_the_day(briefing: BriefingScreen) -> None:
    """Each under a letter, with the kinds of its sources and the distance in days."""
    pilot, drawer = drawer_at(briefing, 3)
    drawer.act("show")
    words = said(pilot)
    for account in drawer.disagreements[0].accounts:
        assert account.who in words
        assert account.published in words
        assert all(kind.capitalize() in words for kind in account.kinds)
    letters = [account.letter for account in drawer.disagreements[0].accounts]
    assert letters == [*"ABCDEFGHI"]


def test_leafing_goes_around_and_starts_at_the_top(briefing: BriefingScreen) -> None:
    """From the first back to the last, each from its beginning and without the note of another."""
    pilot, drawer = drawer_at(briefing, 1)
    drawer.act("show")
    pilot.press("c", "pgdn")
    pilot.wait()
    assert drawer.note
    pilot.press("left")
    assert drawer.citation.number == 30
    assert (drawer.note, drawer.offsets.get("sheet", 0.0)) == ("", 0.0)
    pilot.press("right")
    assert drawer.citation.number == 1


def test_a_phrase_to_search_for_names_its_source(briefing: BriefingScreen) -> None:
    """The locator stands under the claim, with the source in which it is to be found."""
    pilot, drawer = drawer_at(briefing, 3)
    claim = drawer.citation
    assert f"to find it in {claim.locator_in}, search for" in said(pilot)
    assert claim.locator in said(pilot)


# --- who is who -----------------------------------------------------------------------------


def test_other_chapters_people_open_by_digits_in_the_debrief_only(
    shelf: Shelf, tmp_path: Path
) -> None:
    """Before it, they would tell how things went on."""
    session = Session(shelf.game("gsomia/within_the_hour"), 1, ("seoul",))
    library = session.game.scenario.library
    before = people_view(session, "seoul", chapter="ninety_days")
    assert before == people_view(session, "seoul")
    pilot = pilot_on(PeopleScreen(before, library, lambda _: before))
    assert not any(key.isdigit() for key in pilot.screen.bound())

    def of(chapter: str) -> PeopleView:
        return people_view(session, "seoul", debrief=True, chapter=chapter)

    pilot = pilot_on(PeopleScreen(of(""), library, of))
    assert "Lee Myung-bak" in said(pilot)
    pilot.press("4")
    assert "Moon Jae-in" in said(pilot)
    assert "Lee Myung-bak" not in said(pilot)
    pilot.click("chapter:1")
    assert "Lee Myung-bak" in said(pilot)
