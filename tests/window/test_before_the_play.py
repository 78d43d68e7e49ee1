"""Before the first turn: seats and options, questions, the brief with what a campaign brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.run import Run
from game.play.saves import read_run
from game.play.saves_folder import newest
from game.play.session import BEFORE, Session
from game.play.settings import Settings
from game.play.shelf import Shelf
from game.views.seat import MOOD
from game.window import doors, shots
from game.window.play import Play
from game.window.screens.between import HandOverScreen
from game.window.screens.options import OptionsScreen
from game.window.screens.quiz import QuizScreen
from game.window.screens.role import MODES, RoleScreen
from game.window.screens.seat import SeatScreen
from game.window.stage import Stage
from tests.window.pilot import Pilot
from tests.window.seen import seen, words


@pytest.fixture
def pilot(shelf: Shelf, tmp_path: Path) -> Pilot:
    """Before the seats of the first chapter."""
    pilot = Pilot(Stage(doors.title_screen(shelf, tmp_path), (1280, 720), Settings(motion=False)))
    pilot.press("enter")
    assert isinstance(pilot.screen, RoleScreen)
    return pilot


def kept(shelf: Shelf, folder: Path) -> Session:
    """What the newest save holds."""
    path = newest(folder)
    assert path is not None
    return read_run(path, shelf.find).session


# --- options --------------------------------------------------------------------------------


def test_luck_is_by_chance_or_of_a_seed(pilot: Pilot, shelf: Shelf, tmp_path: Path) -> None:
    """A number in the field is the seed of the run; whatever is no digit is left out."""
    assert "Luck by chance" in words(pilot)
    pilot.press("o")
    assert isinstance(pilot.screen, OptionsScreen)
    pilot.click("seed")
    pilot.type("20x12")
    pilot.press("esc", "esc")
    assert "Luck of seed 2012" in words(pilot)
    pilot.press("enter")
    assert kept(shelf, tmp_path).seed == 2012


def test_a_seed_can_be_given_back_to_chance(pilot: Pilot, shelf: Shelf, tmp_path: Path) -> None:
    """One button empties the field; two runs by chance hardly have the same luck."""
    pilot.press("o")
    pilot.click("seed")
    pilot.type("5")
    pilot.click("chance")
    assert pilot.screen.entries["seed"].words == ""
    pilot.press("esc", "enter")
    first = kept(shelf, tmp_path).seed
    pilot.press("esc", "enter", "enter")
    assert first != kept(shelf, tmp_path).seed


def test_the_others_follow_the_rule_or_the_record(
    pilot: Pilot, shelf: Shelf, tmp_path: Path
) -> None:
    """By keys; it is said on the page, kept when the sheet is opened again, and saved."""
    assert "the others answer you" in words(pilot)
    pilot.press("o")
    while pilot.focused != "world:record":
        pilot.press("tab")
    pilot.press("space", "esc")
    assert "the others as in the record" in words(pilot)
    pilot.press("o")
    assert "Other seats do what was done" in words(pilot)
    pilot.press("esc", "enter")
    assert kept(shelf, tmp_path).as_recorded


def test_when_the_record_is_shown_is_the_setting(pilot: Pilot) -> None:
    """The same one as among the settings, kept like it."""
    pilot.press("o")
    pilot.click("record:debrief")
    assert pilot.stage.settings.record == "debrief"
    pilot.press("esc")
    assert "the record in the debrief" in words(pilot)


def test_modes_are_chosen_by_key_and_by_card(pilot: Pilot, shelf: Shelf, tmp_path: Path) -> None:
    """T goes around; a seat's card leads back to one seat; teams hold every seat."""
    screen = pilot.screen
    assert isinstance(screen, RoleScreen)
    for mode in (*MODES[1:], MODES[0]):
        pilot.press("t")
        assert screen.mode == mode
    pilot.click("mode:teams")
    pilot.press("2")
    assert (screen.mode, screen.at) == (MODES[0], 1)
    pilot.press("t", "enter")
    assert kept(shelf, tmp_path).roles == ("seoul", "tokyo", "washington")


def test_cards_side_by_side_have_their_aims_on_one_line(pilot: Pilot) -> None:
    """However long the text above them is."""
    tops = [place.top for line, place in seen(pilot) if line.startswith("WHAT YOU WANT")]
    assert len(tops) == 3
    assert len({*tops}) == 1


# --- questions ------------------------------------------------------------------------------


def test_every_answer_is_kept_as_it_is_given(pilot: Pilot, shelf: Shelf, tmp_path: Path) -> None:
    """Whoever leaves in the middle goes on at the first question without an answer."""
    pilot.press("enter")
    quiz = pilot.screen
    assert isinstance(quiz, QuizScreen)
    items = quiz.view.items
    pilot.press("2")
    assert kept(shelf, tmp_path).answers[BEFORE] == {items[0].id: items[0].options[1]}
    pilot.press("enter", "1", "esc", "c")
    again = pilot.screen
    assert isinstance(again, QuizScreen)
    assert again.at == 2
    pilot.press("backspace")
    assert again.view.items[again.at].chosen == items[1].options[0]
    pilot.press("3")
    given = kept(shelf, tmp_path).answers[BEFORE]
    assert given == {items[0].id: items[0].options[1], items[1].id: items[1].options[2]}


def test_what_is_skipped_stays_open_and_is_not_asked_again(pilot: Pilot) -> None:
    """S in the middle leads to the seat; once that is taken, going on leads past the questions."""
    pilot.press("enter", "1", "enter", "s")
    assert isinstance(pilot.screen, SeatScreen)
    assert len(pilot.screen.play.session.answers[BEFORE]) == 1
    pilot.press("enter", "esc", "c")
    assert not isinstance(pilot.screen, QuizScreen | SeatScreen)


def test_all_answered_is_over(pilot: Pilot) -> None:
    """Leaving after the last answer, before going on, does not ask again."""
    pilot.press("enter")
    quiz = pilot.screen
    assert isinstance(quiz, QuizScreen)
    for _ in quiz.view.items[1:]:
        pilot.press("1", "enter")
    pilot.press("1", "esc", "c")
    assert isinstance(pilot.screen, SeatScreen)


def test_several_seats_answer_once_and_are_told_so(pilot: Pilot) -> None:
    """The page says that there is one answer for the machine; for one seat it does not."""
    told = "One answer for all seats at this machine"
    pilot.press("t", "enter")
    assert isinstance(pilot.screen, QuizScreen)
    assert told in words(pilot)
    pilot.press("s")
    assert isinstance(pilot.screen, HandOverScreen)
    pilot.press("esc", "enter", "enter")
    assert isinstance(pilot.screen, QuizScreen)
    assert told not in words(pilot)


# --- the brief ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def second(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> SeatScreen:
    """The brief of a campaign's second chapter, after a first one off the record."""
    game = shelf.game("gsomia/within_the_hour")
    run = Run((Session(game, 2012, ("seoul",)),), campaign=True)
    play = Play(run, tmp_path_factory.mktemp("saves") / "run.json", shelf.find)
    while not play.session.over:
        play.do(shots._act(play.session, 1))
    play.see()
    play.next_chapter()
    return SeatScreen(play)


def test_what_carries_over_is_read_before_the_aims_without_scrolling(second: SeatScreen) -> None:
    """In the smallest window of the usual size, at the usual size of words: all of it in sight,
    above or left of the aims, and these are in sight as well."""
    pilot = Pilot(Stage(second, (1280, 720), Settings(motion=False)))
    places = dict(seen(pilot))
    head, aims = places["What you bring along"], places["Rank your aims"]
    mood = next(line for line in places if MOOD[:20] in line)
    for moved in second.view.carried:
        assert f"{moved.before} → {moved.after}" in places
    assert second.view.carried and second.view.echoes
    assert all(each.standing.basis.capitalize() in places for each in second.view.echoes)
    assert head.bottom <= places[mood].top
    assert head.right < aims.left or head.bottom <= aims.top
    assert {aims_id for aims_id in pilot.ids if aims_id.startswith("aim:")} == {
        "aim:1", "aim:2", "aim:3"
    }  # fmt: skip
    assert all(pilot.surface.get_rect().contains(pilot.place(f"aim:{i}")) for i in (1, 2, 3))


@pytest.mark.parametrize(("size", "text"), [((1024, 640), 1.5), ((1280, 720), 2.0)])
def test_with_large_words_the_aims_are_one_key_away(
    second: SeatScreen, size: tuple[int, int], text: float
) -> None:
    """A button says where they are; R or a digit brings them into sight, and Enter still sits
    down."""
    second.scroller.offsets.clear()
    pilot = Pilot(Stage(second, size, Settings(text=text, motion=False)))
    view = pilot.page.regions["body"].view
    assert "aims" in pilot.ids
    assert not view.contains(pilot.place("aim:1"))
    pilot.press("r")
    assert all(view.contains(pilot.place(f"aim:{i}")) for i in (1, 2, 3))
    second.scroller.jump("body", 0.0)
    order = list(second.order)
    pilot.press("2")
    assert second.order == [order[1], order[0], order[2]]
    assert view.contains(pilot.place("aim:1"))
    assert not second.ring
    pilot.press("1", "2")


def test_a_seat_is_not_told_what_it_cannot_see(shelf: Shelf, tmp_path: Path) -> None:
    """What a campaign moved in a gauge of others stays theirs."""
    game = shelf.game("gsomia/within_the_hour")
    for role in ("seoul", "tokyo"):
        run = Run((Session(game, 2012, (role,)),), campaign=True)
        play = Play(run, tmp_path / f"{role}.json", shelf.find)
        while not play.session.over:
            play.do(shots._act(play.session, 1))
        play.next_chapter()
        view = SeatScreen(play).view
        hidden = {
            each.id
            for each in play.session.game.scenario.chapter.indicators
            if role not in (each.seen_by or [role])
        }
        assert hidden
        assert not hidden & {moved.id for moved in view.carried}
