"""The debrief at the window: its sections, what each page answers, and what is kept of it."""

from __future__ import annotations

import time
import webbrowser
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from game.engine.rules import Game
from game.play.checked import Rejected
from game.play.journal import MAX_WORDS, Journal
from game.play.run import Run
from game.play.saves import read_run
from game.play.settings import Settings
from game.play.shelf import Shelf
from game.views import luck as luck_views
from game.views.debrief_path import sections
from game.window import app
from game.window.play import Play
from game.window.screens.debrief import PAGES, DebriefScreen, LeaveScreen, desk
from game.window.screens.debrief.chain import LinkScreen
from game.window.screens.debrief.cite import CiteScreen
from game.window.screens.debrief.leaf import Leaf
from game.window.screens.debrief.overview import EndingsScreen, Overview
from game.window.screens.debrief.pick import PickScreen
from game.window.screens.people import PeopleScreen
from game.window.screens.sources import SourcesScreen
from game.window.screens.title import TitleScreen
from game.window.stage import Stage
from tests.helpers import game_of
from tests.window.debriefs import finished, played
from tests.window.pilot import Pilot

HOUR = "gsomia/within_the_hour"
LONG = 60.0
"""Seconds that whoever lets them go by at once waits for what is worked out."""


@pytest.fixture
def play(shelf: Shelf, tmp_path: Path) -> Play:
    """The first chapter played to its end, off the record."""
    return played(shelf, HOUR, tmp_path)


@pytest.fixture
def at(play: Play) -> Callable[[str], Pilot]:
    """A page of the debrief, by its section, with all that it waits for."""

    def open_page(section: str) -> Pilot:
        pilot = Pilot(DebriefScreen(play, section))
        pilot.stage.tick(LONG)
        pilot.draw()
        return pilot

    return open_page


def leaf(pilot: Pilot) -> Leaf:
    """The page that is shown."""
    assert isinstance(pilot.screen, DebriefScreen)
    return pilot.screen.leaf


def journal(pilot: Pilot) -> Journal:
    """What was written."""
    assert isinstance(pilot.screen, DebriefScreen)
    return pilot.screen.play.session.journal


def saved(play: Play, shelf: Shelf) -> Journal:
    """What the save holds."""
    return read_run(play.file, shelf.find).session.journal


# --- leaving the role, and the way ----------------------------------------------------------


def test_the_word_on_leaving_is_kept_and_enter_goes_on(play: Play) -> None:
    """The field has the focus; Enter begins the whole debrief."""
    pilot = Pilot(LeaveScreen(play))
    pilot.type("uneasy")
    pilot.press("enter")
    assert isinstance(pilot.screen, DebriefScreen)
    assert (play.session.journal.left, play.session.journal.path) == ("uneasy", "whole")


def test_skip_keeps_no_word_and_the_other_way_is_the_short_one(play: Play) -> None:
    """Both lead on."""
    pilot = Pilot(LeaveScreen(play))
    pilot.type("glad")
    pilot.click("skip")
    assert (play.session.journal.left, play.session.journal.path) == ("", "whole")
    pilot = Pilot(LeaveScreen(play))
    pilot.click("other")
    assert isinstance(pilot.screen, DebriefScreen)
    assert play.session.journal.path == "short"


def test_the_short_way_passes_over_the_rest_and_nothing_is_lost(at: Callable[[str], Pilot]) -> None:
    """Brackets go through its sections; the others stay in the rail and can be opened."""
    pilot = at("overview")
    pilot.click("path:short")
    seen = ["overview"]
    for _ in range(len(PAGES)):
        pilot.press("]")
        assert isinstance(pilot.screen, DebriefScreen)
        seen.append(pilot.screen.section)
    short = [each.id for each in sections("short") if each.id != "leave"]
    assert list(dict.fromkeys(seen)) == short
    pilot.click("section:lenses")
    assert pilot.screen.section == "lenses"
    pilot.press("]")
    assert pilot.screen.section == "accounts"
    pilot.click("path:whole")
    pilot.press("[")
    assert pilot.screen.section == "sources"


def test_every_section_stands_in_the_rail_under_its_name(at: Callable[[str], Pilot]) -> None:
    """And Hand in is one press away from all of them."""
    pilot = at("overview")
    for each in PAGES:
        assert pilot.spot(f"section:{each.id}").says == each.title
    pilot.click("to:hand_in")
    assert "save" in pilot.ids


def test_each_seat_has_its_own_debrief(shelf: Shelf, tmp_path: Path) -> None:
    """T and the control go from seat to seat; gauges and aims are that seat's."""
    roles = [role.id for role in shelf.game(HOUR).scenario.chapter.roles]
    pilot = Pilot(DebriefScreen(played(shelf, HOUR, tmp_path, roles=roles), "reasons"))
    assert isinstance(pilot.screen, DebriefScreen)
    first = pilot.screen.view.header.role
    pilot.press("t")
    assert pilot.screen.view.header.role != first
    pilot.click(f"seat:{roles[0]}")
    assert pilot.screen.view.header.role == first
    assert pilot.screen.section == "reasons"


# --- what takes long ------------------------------------------------------------------------


def test_the_first_picture_waits_for_no_calculation(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page stands while the turning point is worked out; after a moment it says so, then it
    shows it, and the chart goes there."""
    release: list[bool] = []

    def slow(*_: object) -> luck_views.Turning:
        while not release:
            time.sleep(0.005)
        return luck_views.Turning(3, "28 June", "It", 10, 60, 40, 10, True, "It turned.", "exact")

    monkeypatch.setattr(desk, "turning_view", slow)
    pilot = Pilot(DebriefScreen(play))
    page = leaf(pilot)
    assert isinstance(page, Overview)
    for said in (False, True):
        assert page.desk.turning.slow is said
        began = time.monotonic()
        for _ in range(5):
            pilot.stage.tick(0.03)
        pilot.draw()
        assert time.monotonic() - began < 2.0
    assert not page.desk.turning.done
    release.append(True)
    pilot.stage.tick(LONG)
    assert page.desk.turning.done
    assert page.step == 3


def test_a_fault_in_a_calculation_is_not_swallowed(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes wrong beside the window comes up in it."""

    def wrong(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk, "turning_view", wrong)
    pilot = Pilot(DebriefScreen(play))
    with pytest.raises(ZeroDivisionError):
        pilot.stage.tick(LONG)


# --- page by page ---------------------------------------------------------------------------


def test_the_overview_goes_along_turns_and_between_indicators(at: Callable[[str], Pilot]) -> None:
    """Arrows and clicks do the same; E shows both endings."""
    pilot = at("overview")
    page = leaf(pilot)
    assert isinstance(page, Overview)
    page.step, before = 1, page.chart
    pilot.press("right", "right", "left")
    assert page.step == 2
    pilot.click("step:4")
    assert page.step == 4
    pilot.press("down")
    assert page.chart == (before + 1) % len(page.view.charts)
    pilot.click(f"chart:{before}")
    assert page.chart == before
    pilot.press("e")
    assert isinstance(pilot.screen, EndingsScreen)
    pilot.press("esc")
    assert isinstance(pilot.screen, DebriefScreen)


def test_what_if_changes_which_and_to_what_and_keeps_what_was_looked_at(
    at: Callable[[str], Pilot],
) -> None:
    """By arrows and from the list of all; a link of the chain opens."""
    pilot = at("what_if")
    page = leaf(pilot)
    first = page.at  # type: ignore[attr-defined]
    pilot.press("right")
    second = page.at  # type: ignore[attr-defined]
    assert second[0] != first[0]
    pilot.press("down")
    third = page.at  # type: ignore[attr-defined]
    assert third[0] == second[0]
    assert third[1] != second[1]
    assert journal(pilot).tried == (first, second, third)
    pilot.press("c")
    assert isinstance(pilot.screen, PickScreen)
    pilot.click(f"way:{first[0]}:{first[1]}")
    assert page.at == first  # type: ignore[attr-defined]
    pilot.click("link:0")
    assert isinstance(pilot.screen, LinkScreen)


def test_the_ribbons_hold_all_odds_at_every_moment(at: Callable[[str], Pilot]) -> None:
    """Every column of bands adds up to 100; with more than two others most are one; E singles out
    an ending, and in the end comes back."""
    pilot = at("luck")
    page, view = leaf(pilot), leaf(pilot).view  # type: ignore[attr-defined]
    ids = range(len(view.endings))
    for _ in ids:
        bands = page._bands(view)  # type: ignore[attr-defined]
        assert len(bands) <= 4
        for moment in range(len(view.stages)):
            assert sum(band.percents[moment] for band in bands) == 100
        apart = [places for whose, _, places in page._places(view) if whose != "rest"]  # type: ignore[attr-defined]
        assert [page.ending] in apart  # type: ignore[attr-defined]
        pilot.press("e")
    assert page.ending == view.yours  # type: ignore[attr-defined]


def test_digits_rank_the_lenses(at: Callable[[str], Pilot]) -> None:
    """A digit moves that one up; a click does the same; the order is kept."""
    pilot = at("lenses")
    concepts = [row.concept for row in leaf(pilot).view.rows]  # type: ignore[attr-defined]
    assert journal(pilot).lenses == ()
    pilot.press("3", "2")
    assert journal(pilot).lenses[0] == concepts[2]
    pilot.press("down")
    assert leaf(pilot).at == 1  # type: ignore[attr-defined]
    pilot.click("rank:2")
    assert sorted(journal(pilot).lenses) == sorted(concepts)
    assert journal(pilot).lenses[0] != concepts[2]


def test_odds_of_a_campaign_stand_together(shelf: Shelf, tmp_path: Path) -> None:
    """C goes from this chapter to all of them; from five settled ones on there is a picture."""
    names = ("within_the_hour", "through_washington", "twenty_seven_days")
    sessions = tuple(finished(shelf.game(f"gsomia/{name}")) for name in names)
    play = Play(Run(sessions, campaign=True), tmp_path / "campaign.json", shelf.find)
    pilot = Pilot(DebriefScreen(play, "odds"))
    page = leaf(pilot)
    alone = len(page.view.rows)  # type: ignore[attr-defined]
    pilot.press("c")
    assert len(page.view.rows) > alone  # type: ignore[attr-defined]
    assert page.view.bins  # type: ignore[attr-defined]
    pilot.click("scope:one")
    assert len(page.view.rows) == alone  # type: ignore[attr-defined]


def test_numbers_are_varied_when_asked_for_while_the_window_goes_on(play: Play) -> None:
    """V begins it; the page shows how far it is, then in how many the ending stays."""
    pilot = Pilot(DebriefScreen(play, "model"))
    page = leaf(pilot)
    assert page.view.variations is None  # type: ignore[attr-defined]
    pilot.press("v")
    began = time.monotonic()
    pilot.stage.tick(0.01)
    pilot.draw()
    assert time.monotonic() - began < 2.0
    pilot.stage.tick(LONG)
    found = page.view.variations  # type: ignore[attr-defined]
    assert found.stays + sum(other.count for other in found.others) == found.runs == 200
    pilot.press("v")
    assert page.view.variations is None  # type: ignore[attr-defined]


def test_a_number_can_be_disputed(at: Callable[[str], Pilot]) -> None:
    """N leads into the field."""
    pilot = at("model")
    pilot.press("n")
    pilot.type("Trust fell by 4: too little.")
    assert journal(pilot).notes == {"dispute": "Trust fell by 4: too little."}


def test_answers_are_saved_when_the_keys_rest(
    at: Callable[[str], Pilot], play: Play, shelf: Shelf
) -> None:
    """Each question has its own field; Ctrl with arrows goes on while one writes; nothing has to be
    confirmed."""
    pilot = at("questions")
    pilot.press("n")
    pilot.type("동의")
    pilot.press("ctrl+down")
    pilot.type("Second")
    pilot.press("ctrl+up")
    pilot.type(".")
    keys = [each.key for each in leaf(pilot).view.questions]  # type: ignore[attr-defined]
    assert dict(journal(pilot).notes) == {keys[0]: "동의.", keys[1]: "Second"}
    assert saved(play, shelf).notes[keys[0]] == "동의"
    pilot.stage.tick(0.3)
    pilot.stage.tick(0.3)
    assert dict(saved(play, shelf).notes) == {keys[0]: "동의.", keys[1]: "Second"}
    pilot.press("esc", "]", "[")
    assert pilot.screen.entries[f"note:{keys[0]}"].words == "동의."


def test_closing_the_window_saves_what_was_just_written(play: Play, shelf: Shelf) -> None:
    """Even if no time went by since the last letter."""
    screen = DebriefScreen(play, "ticket")
    loop = app.Loop(Stage(screen, (1280, 720), Settings(motion=False)))
    screen.act("write")
    screen.insert("ticket", "Just so.")
    assert saved(play, shelf).ticket.claim == ""
    loop.stage.running = False
    loop.run()
    loop.window.destroy()
    assert saved(play, shelf).ticket.claim == "Just so."


def test_a_claim_is_cited_by_ctrl_k(at: Callable[[str], Pilot]) -> None:
    """Words find it, Enter takes the first, and one goes on writing."""
    pilot = at("questions")
    pilot.press("n")
    pilot.type("So it says")
    pilot.press("ctrl+k")
    assert isinstance(pilot.screen, CiteScreen)
    some = pilot.screen.claims[3].claim
    pilot.type(some)
    pilot.press("enter")
    pilot.type(".")
    assert leaf(pilot).here.written == f"So it says [{some}]."  # type: ignore[attr-defined]


def test_an_exit_ticket_that_is_too_long_is_told_and_kept(at: Callable[[str], Pilot]) -> None:
    """The bar turns; every word stays."""
    pilot = at("ticket")
    pilot.press("n")
    pilot.type("word " * MAX_WORDS, at_once=True)
    assert not leaf(pilot).view.too_long  # type: ignore[attr-defined]
    pilot.type("more")
    assert leaf(pilot).view.too_long  # type: ignore[attr-defined]
    assert journal(pilot).ticket.words == MAX_WORDS + 1


def test_an_exit_ticket_cites_two_claims_and_no_third(at: Callable[[str], Pilot]) -> None:
    """One that is cited is not offered again, and can be left out."""
    pilot = at("ticket")
    for _ in range(2):
        pilot.press("k")
        assert isinstance(pilot.screen, CiteScreen)
        pilot.press("enter")
    cites = journal(pilot).ticket.cites
    assert len({*cites}) == 2
    pilot.press("k")
    assert isinstance(pilot.screen, DebriefScreen)
    pilot.click(f"uncite:{cites[0]}")
    assert journal(pilot).ticket.cites == cites[1:]


def test_an_exercise_is_written_before_the_conclusion_is_read(at: Callable[[str], Pilot]) -> None:
    """W shows what can be concluded and hides it; what was written stays on its card."""
    pilot = at("accounts")
    page = leaf(pilot)
    assert not page.concluded  # type: ignore[attr-defined]
    pilot.press("n")
    pilot.type("Three moments")
    pilot.press("esc", "w")
    card = page.here.id  # type: ignore[attr-defined]
    assert page.concluded == {card}  # type: ignore[attr-defined]
    pilot.press("down", "w", "up", "w")
    assert card not in page.concluded  # type: ignore[attr-defined]
    assert journal(pilot).notes == {f"conflict:{card}": "Three moments"}


def test_the_bibliography_can_be_copied(
    at: Callable[[str], Pilot], monkeypatch: pytest.MonkeyPatch
) -> None:
    """B opens it and leads back; C puts all of it on the clipboard."""
    held: list[str] = []
    pilot = at("sources")
    monkeypatch.setattr(pilot.stage, "copy", lambda said: held.append(said) or True)
    pilot.press("b", "c")
    assert held == [leaf(pilot).view.plain]  # type: ignore[attr-defined]
    pilot.press("b", "/")
    pilot.type("yonhap")
    found = [id for id in pilot.ids if id.startswith("source:")]
    assert 0 < len(found) < len(leaf(pilot).sources.view.lines)  # type: ignore[attr-defined]


def test_marks_lead_to_the_claims_of_their_page(at: Callable[[str], Pilot]) -> None:
    """Each page numbers its own claims; who is who opens with claims."""
    for section in ("record", "reasons", "lenses"):
        pilot = at(section)
        mark = next(id for id in pilot.ids if id.startswith(("cite:", "tag:")))
        number = int(mark.split(":")[1])
        wanted = next(c.claim for c in leaf(pilot).citations if c.number == number)
        pilot.click(mark)
        assert isinstance(pilot.screen, SourcesScreen)
        assert pilot.screen.citation.claim == wanted
    pilot = at("record")
    pilot.press("w")
    assert isinstance(pilot.screen, PeopleScreen)


# --- handing in -----------------------------------------------------------------------------


@pytest.fixture
def handed(at: Callable[[str], Pilot], tmp_path: Path) -> Pilot:
    """The last page, with a way to write files."""
    pilot = at("hand_in")
    pilot.stage.hand_in_folder = tmp_path / "out"

    def write(run: Run, file: Path) -> None:
        file.parent.mkdir(exist_ok=True)
        assert not file.exists()
        file.write_text(run.session.journal.code, encoding="utf-8")

    pilot.stage.hand_in = write
    return pilot


def files(pilot: Pilot) -> list[str]:
    """The names that were written."""
    folder = pilot.stage.hand_in_folder
    assert folder is not None
    return sorted(path.name for path in folder.glob("*"))


def test_chosen_files_are_written_under_a_code(handed: Pilot) -> None:
    """Space chooses, Enter saves; the code stands in their names; after that Enter goes on."""
    handed.click("file:json")
    handed.screen.focused, handed.screen.ring = "file:csv", True
    handed.press("space")
    handed.click("code")
    handed.type("heron 27")
    handed.press("esc", "enter")
    handed.stage.tick(LONG)
    stem = "within_the_hour-heron-27"
    assert files(handed) == [f"{stem}.csv", f"{stem}.html"]
    assert journal(handed).code == "heron-27"
    handed.draw()
    handed.press("enter")
    assert not isinstance(handed.screen, TitleScreen)


def test_a_file_is_never_written_over(handed: Pilot) -> None:
    """What has changed gets a name of its own; what has not is not written again."""
    handed.press("enter")
    handed.stage.tick(LONG)
    assert files(handed) == ["within_the_hour.html", "within_the_hour.json"]
    handed.click("file:csv")
    handed.press("enter")
    handed.stage.tick(LONG)
    assert len(files(handed)) == 3
    screen = handed.screen
    assert isinstance(screen, DebriefScreen)
    screen.desk.change(left="other")
    screen.turn_to("hand_in")
    handed.press("enter")
    handed.stage.tick(LONG)
    assert "within_the_hour-2.html" in files(handed)


def test_the_page_can_be_looked_at(handed: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """P writes it and opens it where pages are opened."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open_new_tab", opened.append)
    handed.press("p")
    handed.stage.tick(LONG)
    assert opened[0].endswith("/within_the_hour.html")
    assert files(handed) == ["within_the_hour.html"]


def test_what_goes_wrong_is_told(handed: Pilot) -> None:
    """A folder that cannot be written in is no end of the game."""

    def refuse(run: Run, file: Path) -> None:
        raise Rejected("the disk is full")

    handed.stage.hand_in = refuse
    handed.press("enter")
    handed.stage.tick(LONG)
    handed.draw()
    assert "the disk is full" in leaf(handed).trouble  # type: ignore[attr-defined]
    assert handed.screen.primary == "save"


def test_a_gap_leads_to_its_section(handed: Pilot) -> None:
    """What is missing is named, and opens where it is written."""
    handed.click("to:ticket")
    assert isinstance(handed.screen, DebriefScreen)
    assert handed.screen.section == "ticket"


def test_a_word_not_given_on_leaving_can_be_given_later(handed: Pilot) -> None:
    """Leaving the role is a screen of its own, not a page of the debrief."""
    handed.click("to:leave")
    assert isinstance(handed.screen, LeaveScreen)


# --- little to show -------------------------------------------------------------------------

BARE = """
    indicators: {calm: 50}
    turns:
      - policies:
          share: [{change: {calm: +10}}]
          refuse: [{change: {calm: -20}}]
"""


@pytest.fixture
def bare(tmp_path: Path) -> Game:
    """A chapter of one turn without anything for a debrief."""
    return game_of(BARE, tmp_path)


@pytest.mark.parametrize("away", [0, 1], ids=["the record's way", "another"])
def test_every_page_stands_without_anything_on_it(bare: Game, tmp_path: Path, away: int) -> None:
    """It says what is missing and why; keys do nothing wrong."""
    play = Play(Run((finished(bare, away=(away,)),)), tmp_path / "bare.json")
    for section in PAGES:
        pilot = Pilot(DebriefScreen(play, section.id))
        pilot.stage.tick(LONG)
        for key in ("left", "right", "up", "down", "e", "c", "k", "esc", "v", "w", "n", "1", "b"):
            if isinstance(pilot.screen, DebriefScreen):
                pilot.press(key)
    assert attrs.asdict(play.session.journal)["lenses"] == ()
