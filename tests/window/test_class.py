"""A class at the window: the vote on its slide, and the keys of the one who leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.rules import Game
from game.play.session import BEFORE
from game.play.shelf import Shelf
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.between import HandOverScreen, SealedScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.dark import DarkScreen
from game.window.screens.debrief import LeaveScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.help import HelpScreen
from game.window.screens.in_play import InPlay
from game.window.screens.lead import EventScreen, StopScreen
from game.window.screens.outcome import WAITS, OutcomeScreen
from game.window.screens.role import RoleScreen
from game.window.screens.settings import SettingsScreen
from game.window.screens.told import ToldScreen
from game.window.screens.vote import VoteScreen
from tests.helpers import game_of
from tests.window.lessons import Hands, at_the_title, class_on, to_step, vote_of, voted
from tests.window.pilot import Pilot
from tests.window.seen import words
from tests.window.steps import choose, to_first_briefing

STORY = """
    indicators: {calm: 50}
    flags: [torn]
    turns:
      - core: true
        policies:
          share: [{text: They share the boat., change: {calm: +10}}]
          keep: [{text: They keep the boat., change: {calm: -10}}]
          burn: {needs: torn, closed: Nothing is torn yet., then: []}
          wait: [{text: They wait for the spring.}]
        forecasts: [{id: rain, ask: Will it rain by the second day, if: calm > 55, by: t3}]
        offers:
          - {id: storm, title: A storm, text: A storm comes up., change: {calm: -5},
             because: Storms come.}
        in_the_record: {text: The boat was shared in the end.}
      - policies: {rest: [{text: They rest a while., because: People rest.}], rise: []}
      - core: true
        policies: {sign: [{text: They sign.}], leave: []}
"""


@pytest.fixture
def now() -> Hands:
    """A clock that a test moves."""
    return Hands()


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Three turns, the second told; one option of the first is closed."""
    return game_of(STORY, tmp_path)


@pytest.fixture
def pilot(game: Game, tmp_path: Path, now: Hands) -> Pilot:
    """A class that reads its first briefing."""
    pilot = class_on(game, tmp_path, now, core_only=True)
    assert isinstance(pilot.screen, BriefingScreen)
    return pilot


def play_of(pilot: Pilot) -> Play:
    """The run that is played."""
    assert isinstance(pilot.screen, InPlay)
    return pilot.screen.play


def log_of(play: Play) -> list[tuple[int, str, str]]:
    """What the run's log tells."""
    return [(each.at, each.what, each.detail) for each in play.run.log]


# --- the vote -------------------------------------------------------------------------------


def test_the_steps_follow_each_other(pilot: Pilot) -> None:
    """Enter goes on, the arrows back and on again; before the vote texts, no bars."""
    pilot.press("enter")
    assert vote_of(pilot).step == "silent"
    said = words(pilot)
    for shown in ("share", "keep", "Closed: Nothing is torn yet.", "Silent reason", "1:00"):
        assert shown in said
    pilot.press("enter")
    assert vote_of(pilot).step == "pairs"
    pilot.press("left", "right", "right")
    assert vote_of(pilot).step == "vote"
    assert "–" in words(pilot)


def test_digits_type_the_tally_of_the_row_that_is_marked(pilot: Pilot) -> None:
    """Backspace mends, arrows choose a row, the closed option is passed over, 999 is the most."""
    vote = to_step(pilot, "vote")
    pilot.press("1", "9", "backspace", "2", "enter", "6", "down", "7", "7", "7", "7")
    assert vote.tally == {"share": 12, "keep": 6, "wait": 777}
    assert vote.row == 4
    pilot.press("up", "backspace", "backspace", "backspace")
    assert (vote.row, vote.tally) == (2, {"share": 12, "wait": 777})
    pilot.press("up", "up", "up")
    assert vote.row == 1
    pilot.press("0")
    assert vote.tally["share"] == 120
    assert "897 VOTES" in words(pilot)


def test_a_row_can_be_clicked_and_reached_by_tab(pilot: Pilot) -> None:
    """Digits go where the focus is."""
    vote = to_step(pilot, "vote")
    pilot.click("row:4")
    pilot.press("5")
    assert vote.tally == {"wait": 5}
    while pilot.focused != "row:2":
        pilot.press("tab")
    pilot.press("3")
    assert vote.tally == {"wait": 5, "keep": 3}


def test_the_minority_speaks_first_and_the_choice_carries_the_tally(pilot: Pilot) -> None:
    """Rows by votes, the option with most votes is committed, with the votes and the odds."""
    to_step(pilot, "vote")
    pilot.press("1", "5", "enter", "6", "enter", "9", "enter")
    vote = vote_of(pilot)
    assert vote.step == "minority"
    said = words(pilot)
    assert "speak first" in said
    assert "One reason each from the six, then from" in said.replace("\n", " ")
    assert said.index("keep") < said.index("wait") < said.index("share")
    pilot.press("enter", "right", "right")
    assert vote.odds == {"rain": 60}
    pilot.press("enter")
    assert isinstance(pilot.screen, OutcomeScreen)
    act = play_of(pilot).session.acts[0]
    assert (act.policy, act.tally, act.odds) == (
        "share", {"share": 15, "keep": 6, "wait": 9}, {"rain": 60},
    )  # fmt: skip


def test_a_tie_is_the_teachers(pilot: Pilot) -> None:
    """Enter does nothing until a digit decides, and only among those that lead together."""
    vote = voted(pilot, 4, 4, 1)
    assert "A TIE" in words(pilot)
    pilot.press("enter", "4", "enter", "3", "enter")
    assert vote_of(pilot) is vote
    assert vote.chosen == 0
    pilot.press("2")
    assert vote.chosen == 2
    pilot.press("enter")
    act = play_of(pilot).session.acts[0]
    assert (act.policy, act.tally) == ("keep", {"share": 4, "keep": 4, "wait": 1})


def test_without_votes_the_teacher_decides_too(pilot: Pilot) -> None:
    """Time was short: any open option."""
    vote = voted(pilot)
    assert vote.may_pick == (1, 2, 4)
    pilot.press("4", "enter")
    assert play_of(pilot).session.acts[0].policy == "wait"


def test_a_tally_can_be_mended_after_the_minority_has_spoken(pilot: Pilot) -> None:
    """Back from the commitment, odds and votes are still there."""
    vote = voted(pilot, 4, 2)
    pilot.press("right", "backspace", "left")
    assert vote.step == "vote"
    assert vote.tally == {"share": 4, "keep": 2}
    to_step(pilot, "commit")
    assert vote.odds == {"rain": 55}


def test_the_briefing_can_be_read_again(pilot: Pilot) -> None:
    """B leads there, Enter back; what was counted is kept."""
    to_step(pilot, "vote")
    pilot.press("7", "b")
    assert isinstance(pilot.screen, BriefingScreen)
    pilot.press("enter")
    assert vote_of(pilot).tally == {"share": 7}


def test_a_seat_without_a_decision_gives_its_odds(tmp_path: Path, now: Hands) -> None:
    """Nothing is voted on; Enter goes on."""
    game = game_of(
        """
        roles: [west, east]
        turns:
          - decisions: {d1: {role: east, policies: {share: [], keep: []}}}
            forecasts: [{id: rain, if: calm > 5, by: t1}]
        """,
        tmp_path,
    )
    pilot = class_on(game, tmp_path, now)
    pilot.press("enter")
    assert "No act of West is on record here." in words(pilot).replace("\n", " ")
    pilot.press("left", "enter")
    play = play_of(pilot)
    assert [each.odds for each in play.session.acts] == [{"rain": 45}]


def test_what_is_told_stands_between_the_turns_that_are_played(pilot: Pilot) -> None:
    """Two lines, and Enter; then the next core turn."""
    voted(pilot, 3)
    pilot.press("enter", "enter")
    assert isinstance(pilot.screen, ToldScreen)
    said = words(pilot)
    assert "They rest a while." in said
    assert "rest" in said
    pilot.press("enter")
    assert isinstance(pilot.screen, BriefingScreen)
    assert play_of(pilot).session.turn.id == "t3"
    voted(pilot, 2)
    assert "Core turn 2 of 2" in words(pilot)


# --- the slide ------------------------------------------------------------------------------


def test_no_key_is_on_a_class_page(pilot: Pilot) -> None:
    """Neither the facilitator's nor any other: all of them are on F1."""
    for _ in range(8):
        screen = pilot.screen
        assert isinstance(screen, InPlay)
        hints = [hint.words for hint in screen.every_hint if len(hint.words) > 10]
        assert hints
        said = words(pilot)
        assert [each for each in hints if each in said] == []
        pilot.press("enter")


def test_f1_lists_the_facilitators_keys_apart(pilot: Pilot) -> None:
    """Those that do something here."""
    to_step(pilot, "vote")
    pilot.press("f1")
    assert isinstance(pilot.screen, HelpScreen)
    said = words(pilot)
    for shown in ("For the one who leads", "pause, and go on", "to the debrief now",
                  "bring in an event", "dark screen"):  # fmt: skip
        assert shown in said
    assert "a turn back" not in said  # there is none yet


# --- keys of the one who leads --------------------------------------------------------------


def test_the_countdown_runs_and_can_be_stopped_and_extended(pilot: Pilot, now: Hands) -> None:
    """The picture follows by the second; the log tells every pause and every half minute."""
    pilot.press("enter")
    now.pass_(20)
    pilot.stage.tick(0.2)
    assert pilot.stage.dirty
    assert "0:40" in words(pilot)
    pilot.press("p")
    now.pass_(500)
    assert "0:40" in words(pilot)
    pilot.press("p", "+", "-", "-")
    now.pass_(4)
    assert "0:06" in words(pilot)
    assert log_of(play_of(pilot)) == [
        (0, "began", "player class core minutes=50"),
        (20, "paused", ""),
        (520, "resumed", ""),
        (520, "extended", "+30"),
        (520, "extended", "-30"),
        (520, "extended", "-30"),
    ]


def test_nothing_is_drawn_while_no_second_goes_by(pilot: Pilot, now: Hands) -> None:
    """A page that rests costs nothing."""
    pilot.press("enter")
    pilot.stage.tick(0.2)
    pilot.draw()
    now.pass_(0.3)
    pilot.stage.tick(0.2)
    pilot.draw()
    now.pass_(0.3)
    pilot.stage.tick(0.2)
    assert not pilot.stage.dirty


def test_gauges_are_shown_and_hidden(pilot: Pilot) -> None:
    """Not on the slide of the vote until they are asked for; hidden, they are on no page."""
    to_step(pilot, "silent")
    assert "Calm" not in words(pilot).title()
    pilot.press("g")
    assert "calm" in words(pilot)
    pilot.press("g")
    voted(pilot, 1)
    pilot.press("enter")
    assert isinstance(pilot.screen, OutcomeScreen)
    hidden = words(pilot).count("calm")
    pilot.press("g")
    assert words(pilot).count("calm") == hidden + 1


def test_the_record_is_closed_until_the_debrief_or_h(pilot: Pilot) -> None:
    """Whatever the setting for one who plays alone is."""
    assert pilot.stage.settings.record == "each_turn"
    voted(pilot, 1)
    pilot.press("enter")
    assert "The boat was shared" not in words(pilot)
    pilot.press("h")
    assert "The boat was shared" in words(pilot)
    pilot.press("h")
    assert "The boat was shared" not in words(pilot)


def test_a_step_back_opens_the_turn_again_and_the_log_keeps_both(pilot: Pilot) -> None:
    """Also after its outcome was seen; what was typed is gone with it."""
    voted(pilot, 3)
    pilot.press("enter")
    play = play_of(pilot)
    pilot.press("ctrl+left")
    assert isinstance(pilot.screen, BriefingScreen)
    assert play.session.acts == ()
    voted(pilot, 1, 8)
    pilot.press("ctrl+left")
    assert isinstance(pilot.screen, VoteScreen)  # nothing is left to take back, no odds move
    pilot.press("enter")
    chosen = [detail for _, what, detail in log_of(play) if what == "chose"]
    assert chosen == ["d1 share", "d1 keep"]
    assert [what for _, what, _ in log_of(play)].count("stepped back") == 1


def test_an_event_that_the_turn_offers_is_brought_in_once(pilot: Pilot) -> None:
    """It comes when the turn is over."""
    to_step(pilot, "vote")
    pilot.press("4", "e")
    assert isinstance(pilot.screen, EventScreen)
    pilot.press("1")
    assert vote_of(pilot).tally == {"share": 4}
    pilot.press("e", "1", "esc")
    play = play_of(pilot)
    assert [act.offer for act in play.session.acts] == ["storm"]
    to_step(pilot, "commit")
    pilot.press("enter")
    assert "A storm comes up." in words(pilot)
    assert (0, "brought in", "storm") in log_of(play)


def test_to_the_debrief_now(pilot: Pilot, now: Hands) -> None:
    """Esc plays on as if nothing had been asked; else the rest is told, and the debrief says so."""
    to_step(pilot, "vote")
    now.pass_(600)
    pilot.press("d")
    assert isinstance(pilot.screen, StopScreen)
    said = words(pilot)
    assert "40 minutes left" in said
    assert "Two turns are still to be played" in said
    pilot.press("esc")
    play = vote_of(pilot).play
    assert [what for _, what, _ in log_of(play)] == ["began"]
    pilot.press("d", "enter")
    assert isinstance(pilot.screen, ToldScreen)
    assert "Three turns run on along the record" in words(pilot)
    pilot.press("enter")
    assert isinstance(pilot.screen, LeaveScreen)
    assert log_of(play)[1:] == [(600, "stopped", "to the debrief"), (600, "debrief", "")]
    pilot.press("enter")
    assert "Three turns told along the record, not played" in words(pilot)


def test_a_step_back_from_what_is_told_takes_the_stop_back(pilot: Pilot) -> None:
    """The class goes on where it was; in the debrief it is too late."""
    to_step(pilot, "vote")
    pilot.press("d", "enter")
    assert isinstance(pilot.screen, ToldScreen)
    pilot.press("ctrl+left")
    assert isinstance(pilot.screen, BriefingScreen)
    assert play_of(pilot).session.turn.id == "t1"


def test_the_hard_stop_comes_once_between_two_steps(pilot: Pilot, now: Hands) -> None:
    """In the middle of a step nothing happens, however late it is."""
    to_step(pilot, "pairs")
    now.pass_(31 * 60)
    pilot.stage.tick(0.2)
    pilot.press("f1", "esc")
    assert vote_of(pilot).step == "pairs"
    pilot.press("enter")
    assert isinstance(pilot.screen, StopScreen)
    assert "19 minutes left" in words(pilot)
    pilot.press("esc")
    assert vote_of(pilot).step == "vote"
    voted(pilot, 2)
    pilot.press("enter", "enter")
    assert not isinstance(pilot.screen, StopScreen)
    stops = [entry for entry in log_of(play_of(pilot)) if entry[1] == "stopped"]
    assert stops == [(31 * 60, "stopped", "goes on")]


def test_the_screen_goes_dark_and_comes_back(pilot: Pilot) -> None:
    """Any key ends it and does nothing else; F1 shows the keys over the dark."""
    vote = to_step(pilot, "vote")
    pilot.press(".")
    assert isinstance(pilot.screen, DarkScreen)
    assert words(pilot) == ""
    pilot.press("f1")
    assert "For the one who leads" in words(pilot)
    pilot.press("esc")
    assert isinstance(pilot.screen, DarkScreen)
    pilot.press("7")
    assert pilot.screen is vote
    assert vote.tally == {}
    for key in (".", "enter", "esc"):
        pilot.press(".", key)
        assert pilot.screen is vote
    assert vote.step == "vote"


def test_a_full_stop_in_a_text_is_written(shelf: Shelf, tmp_path: Path, now: Hands) -> None:
    """It darkens nothing where letters go into a field."""
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "o")
    pilot.click("seed")
    pilot.press(".")
    assert not isinstance(pilot.screen, DarkScreen)


def test_who_plays_alone_has_none_of_these_keys(shelf: Shelf, tmp_path: Path, now: Hands) -> None:
    """G opens the settings, the others do nothing; there is no countdown."""
    pilot = at_the_title(shelf, tmp_path, now)
    to_first_briefing(pilot)
    screen = pilot.screen
    play = play_of(pilot)
    now.pass_(3600)
    pilot.press("p", "+", "-", "e", "d", "h", "ctrl+left")
    assert pilot.screen is screen
    assert not [hint for hint in screen.every_hint if hint.leads]
    assert play.countdown is None
    pilot.press("g")
    assert isinstance(pilot.screen, SettingsScreen)


# --- taking seats ---------------------------------------------------------------------------


def role_of(pilot: Pilot) -> RoleScreen:
    """The page with the seats, which is on top."""
    assert isinstance(pilot.screen, RoleScreen)
    return pilot.screen


def test_a_class_plays_fifty_minutes_of_core_turns(
    shelf: Shelf, tmp_path: Path, now: Hands
) -> None:
    """By default; all turns, and another length, can be had among the options."""
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "t", "t")
    assert "50 min" in words(pilot)
    pilot.press("2", "enter")
    run = play_of(pilot).run
    assert (run.in_class, run.minutes, run.session.core_only) == (True, 50, True)
    assert run.session.roles == ("tokyo",)
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "t", "t", "o")
    pilot.click("core:no")
    pilot.click("minutes:90")
    pilot.press("esc")
    assert "a lesson of 90 minutes" in words(pilot)
    pilot.press("enter")
    run = play_of(pilot).run
    assert (run.in_class, run.minutes, run.session.core_only) == (True, 90, False)


def test_alone_and_teams_play_all_turns_unless_asked(
    shelf: Shelf, tmp_path: Path, now: Hands
) -> None:
    """Core turns are offered to them too; a lesson only where somebody leads."""
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "o")
    assert "core:yes" in pilot.ids
    assert "minutes:50" not in pilot.ids
    pilot.click("core:yes")
    pilot.press("esc", "enter")
    run = play_of(pilot).run
    assert (run.in_class, run.minutes, run.session.core_only) == (False, 0, True)
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "t", "enter")
    run = play_of(pilot).run
    assert (run.in_class, run.minutes, run.session.core_only) == (False, 50, False)
    assert len(run.session.roles) == 3


def test_core_turns_are_not_offered_where_none_or_all_are_core(
    shelf: Shelf, tmp_path: Path
) -> None:
    """There would be nothing to leave out."""
    from game.play.run import Run
    from game.play.session import Session

    for name, offered in (("through_washington", False), ("within_the_hour", True)):
        game = shelf.game(f"gsomia/{name}")
        run = Run((Session(game, 1, ("seoul",)),))
        screen = RoleScreen(run, lambda run: Play(run, tmp_path / "run.json"))
        assert screen.asked.core is offered


def test_a_class_goes_on_where_it_stopped(shelf: Shelf, tmp_path: Path, now: Hands) -> None:
    """From the title, by Continue: still a class, and the log's seconds go on."""
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "t", "t", "enter", "s", "enter", "enter")
    voted(pilot, 9, 4)
    now.pass_(100)
    pilot.press("enter")
    pilot.press("esc")
    later = Hands()
    pilot = at_the_title(shelf, tmp_path, later)
    pilot.press("c")
    play = play_of(pilot)
    assert play.run.in_class
    assert isinstance(pilot.screen, BriefingScreen)
    assert BEFORE in play.session.answers
    later.pass_(7)
    voted(pilot, 1)
    pilot.press("enter")
    assert [each.at for each in play.run.log if each.what == "chose"] == [100, 107]


# --- teams ----------------------------------------------------------------------------------


def test_teams_are_led_too(shelf: Shelf, tmp_path: Path, now: Hands) -> None:
    """At the curtain, over a decision and after it: a turn back, the record, the debrief; there is
    no countdown, because each seat takes its time."""
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "t", "enter", "s", *["enter"] * 6)
    play = play_of(pilot)
    assert isinstance(pilot.screen, HandOverScreen)
    assert {hint.key for hint in pilot.screen.every_hint if hint.leads} == {"D"}
    while not isinstance(pilot.screen, SealedScreen):
        if isinstance(pilot.screen, BriefingScreen | DecisionScreen):
            choose(pilot)
        else:
            pilot.press("enter")
    pilot.press("enter", "enter")
    assert isinstance(pilot.screen, OutcomeScreen)
    assert WAITS in words(pilot).replace("\n", " ")
    pilot.press("h")
    assert "IN THE RECORD" in words(pilot)
    pilot.press("ctrl+left")
    assert isinstance(pilot.screen, HandOverScreen)
    assert play.session.acts == ()
    pilot.press("d", "enter")
    assert isinstance(pilot.screen, ToldScreen)
    whats = [what for _, what, _ in log_of(play)]
    assert whats == ["began", *["chose"] * 3, "stepped back", "stopped"]


def test_a_team_that_waits_too_long_is_asked_to_stop(
    shelf: Shelf, tmp_path: Path, now: Hands
) -> None:
    """When the next page is opened; playing on leaves everything as it was."""
    pilot = at_the_title(shelf, tmp_path, now)
    pilot.press("enter", "t", "enter", "s", *["enter"] * 7)
    now.pass_(30 * 60)
    pilot.press("enter")
    assert isinstance(pilot.screen, StopScreen)
    pilot.press("esc")
    choose(pilot)
    assert isinstance(pilot.screen, HandOverScreen)
    assert len(play_of(pilot).session.acts) == 1


def test_the_leaders_keys_take_none_that_a_page_needs(
    screens: list[tuple[str, Screen | None, Screen]],
) -> None:
    """Where somebody leads, only G (settings) and H (the record) are taken over, and each of the
    keys does one thing."""
    led = 0
    for name, _, screen in screens:
        if not (isinstance(screen, InPlay) and screen.lead):
            continue
        led += 1
        own = {key for hint in screen.hints for key, _ in hint.binds}
        lead = [key for hint in screen.lead for key, _ in hint.binds]
        assert own & {*lead} <= {"g", "h"}, name
        assert len(lead) == len({*lead}), name
    assert led > 10
