"""The screens of a turn: what each shows and hides, and that nothing on them is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.engine.rules import Game
from game.play.run import Run
from game.play.session import Session
from game.play.settings import Settings
from game.play.shelf import Shelf
from game.window.layout import Widget
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.commit import CommitScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.library import LibraryScreen
from game.window.screens.notice import NoticeScreen
from game.window.screens.outcome import SAME, OutcomeScreen
from game.window.screens.sources import SourcesScreen
from game.window.spans import plain
from game.window.stage import Stage
from game.window.widgets import Button, Icon, Mark, Pill, Text
from tests.helpers import act_for, game_of
from tests.window import hostile
from tests.window.pilot import Pilot
from tests.window.placed import Placed, watched

WHY = "Nobody is known to have said so before the summer."
STORY = f"""
    roles: [{{id: player, name: Here}}]
    indicators: {{calm: 50}}
    turns:
      - policies:
          share: {{taken: true, label: Share it, then: [{{text: They share.}}]}}
          middle:
            label: Sit in the middle
            hindsight: {WHY}
            then:
              - {{text: They sit., change: {{calm: +5}}}}
              - {{text: They still sit., after: 1, change: {{calm: +1}}}}
      - policies: {{wait: [], go: []}}
"""
CABLES = """
    roles: [east, west]
    turns:
      - decisions:
          d1: {role: east, policies: {share: [], refuse: []}}
        forecasts: [{id: rain, if: "calm > 5"}]
"""


def play_of(game: Game, folder: Path, *acts: str, role: str = "player") -> Play:
    """A run after some policies, its outcomes seen but for the last."""
    play = Play(Run((Session(game, 1, (role,)),)), folder / "run.json")
    for act in acts:
        play.see()
        play.do(act_for(play.session, act))
    return play


def pilot_on(screen: Screen, **settings: str) -> Pilot:
    """A pilot with the screen over another one, so that it can be left."""
    stage = Stage(NoticeScreen("Title", "Below."), (1280, 720), Settings(motion=False, **settings))  # type: ignore[arg-type]
    stage.put(screen)
    return Pilot(stage)


def placed(pilot: Pilot) -> list[Widget]:
    """All widgets of the screen of now."""
    pilot.screen.refresh()
    with watched() as root:
        _ = pilot.page
    return [*_inside(root)]


def _inside(root: Placed) -> Iterator[Widget]:
    for each in root.inside:
        assert each.widget is not None
        yield each.widget
        yield from _inside(each)


def said(pilot: Pilot) -> str:
    """All words of the screen of now."""
    found = []
    for widget in placed(pilot):
        if isinstance(widget, Text):
            found.append(plain(widget.words))
        elif isinstance(widget, Pill):
            found += [part.words for part in widget.parts]
        elif isinstance(widget, Button):
            found.append(widget.label)
    return " | ".join(found)


# --- hindsight ------------------------------------------------------------------------------


def test_hindsight_is_not_shown_before_the_choice(tmp_path: Path) -> None:
    """Neither among the options nor on the sheet on which one commits."""
    pilot = pilot_on(DecisionScreen(play_of(game_of(STORY, tmp_path), tmp_path)))
    pilot.press("2")
    before = said(pilot)
    pilot.press("enter")
    assert isinstance(pilot.screen, CommitScreen)
    for words in (before, said(pilot)):
        assert "Sit in the middle" in words
        assert "indsight" not in words
        assert WHY not in words


def test_hindsight_is_marked_at_the_choice_and_at_what_comes_of_it(tmp_path: Path) -> None:
    """By a sign and a word: at the policy with its reason, at its lines, and at those that land
    later, in the next briefing, again with the reason.
    """
    play = play_of(game_of(STORY, tmp_path), tmp_path, "middle")
    pilot = pilot_on(OutcomeScreen(play))
    assert said(pilot).count(WHY) == 1
    marks = [w for w in placed(pilot) if isinstance(w, Pill) and w.parts[-1].words == "Hindsight"]
    assert len(marks) == 1
    assert all(mark.parts[0].icon for mark in marks)
    assert any(isinstance(widget, Icon) and widget.name == "hourglass" for widget in placed(pilot))
    briefing = said(pilot_on(BriefingScreen(play)))
    assert "They still sit." in briefing
    assert briefing.count("Hindsight") == 2
    assert briefing.count(WHY) == 1


def test_what_was_on_the_table_has_no_such_mark(tmp_path: Path) -> None:
    """The policy beside it is shown without."""
    play = play_of(game_of(STORY, tmp_path), tmp_path, "share")
    assert "indsight" not in said(pilot_on(OutcomeScreen(play)))


# --- the record, told now or later ----------------------------------------------------------


@pytest.fixture
def outcome(shelf: Shelf, tmp_path: Path) -> OutcomeScreen:
    """The first outcome of the first chapter, off the record."""
    play = play_of(shelf.game("gsomia/within_the_hour"), tmp_path, "both", role="seoul")
    return OutcomeScreen(play)


@pytest.mark.parametrize("later", [False, True])
def test_what_is_hidden_of_the_record_is_nowhere_else(outcome: OutcomeScreen, later: bool) -> None:
    """Hidden by H, or kept for the debrief by the setting: no word of it, no citation of it under a
    digit or in the drawer, and where it is kept, none among all sources.
    """
    view = outcome.view
    assert view.record is not None
    told = {each.claim for each in view.citations} - {each.claim for each in view.own}
    assert told
    pilot = pilot_on(outcome, record="debrief" if later else "each_turn")
    if not later:
        pilot.press("h")
    words = said(pilot)
    assert view.record.chosen[0].label not in words
    assert all(part.plain[:40] not in words for part in view.record.text)
    assert "In the record".upper() in words, "its place says that it is not shown"
    assert {each.claim for each in outcome.citations} == {each.claim for each in view.own}
    pilot.press("s")
    drawer = pilot.screen
    assert isinstance(drawer, SourcesScreen)
    assert not told & {each.claim for each in drawer.citations}
    pilot.press("a")
    library = pilot.screen
    assert isinstance(library, LibraryScreen)
    used = library.sources.view.used
    assert any("outcome" in used.get(claim, "") for claim in told) is not later


def test_h_is_no_key_where_the_record_is_kept(outcome: OutcomeScreen) -> None:
    """What does nothing is not offered."""
    pilot = pilot_on(outcome, record="debrief")
    assert "h" not in pilot.screen.bound()
    pilot.press("h")
    assert not outcome.hidden


def test_the_same_choice_as_the_record_has_both_marks(tmp_path: Path) -> None:
    """And says so; a seat that decided nothing took nobody's way."""
    play = play_of(game_of(STORY, tmp_path), tmp_path, "share")
    pilot = pilot_on(OutcomeScreen(play))
    assert SAME in said(pilot)
    assert {w.kind for w in placed(pilot) if isinstance(w, Mark)} == {"circle", "diamond"}
    folder = tmp_path / "cables"
    folder.mkdir()
    play = play_of(game_of(CABLES, folder), folder, "", role="west")
    assert SAME not in said(pilot_on(OutcomeScreen(play)))


# --- deciding -------------------------------------------------------------------------------


@pytest.fixture
def full(tmp_path: Path) -> DecisionScreen:
    """A question with six options and six advisers."""
    return DecisionScreen(hostile.play_in(tmp_path))


def test_a_goes_from_adviser_to_adviser_and_back_to_none(full: DecisionScreen) -> None:
    """Each in sight and in focus; on the cards the name of the one that is heard stands out."""
    pilot = pilot_on(full)
    for number in range(1, 7):
        pilot.press("a")
        assert (full.heard, pilot.focused) == (number, f"adviser:{number}")
        region = pilot.page.regions[pilot.spot(f"adviser:{number}").region]
        assert region.view.colliderect(pilot.place(f"adviser:{number}"))
    strong = {
        span.text
        for widget in placed(pilot)
        if isinstance(widget, Text) and isinstance(widget.words, tuple)
        for span in widget.words
        if span.strong
    }
    assert full.view.advice[5].who in strong
    pilot.press("a")
    assert full.heard == 0
    pilot.click("adviser:2")
    assert full.heard == 2
    pilot.click("adviser:2")
    assert full.heard == 0


def test_a_look_back_at_the_briefing_keeps_the_choice(full: DecisionScreen) -> None:
    """B and forth again: the card is still marked."""
    pilot = pilot_on(full)
    pilot.press("3", "b")
    assert isinstance(pilot.screen, BriefingScreen)
    pilot.press("enter")
    assert isinstance(pilot.screen, DecisionScreen)
    assert pilot.screen.chosen == 3


def test_enter_without_a_choice_shows_where_to_choose(full: DecisionScreen) -> None:
    """The ring goes to the first option; nothing is chosen for anybody."""
    pilot = pilot_on(full)
    pilot.press("enter")
    assert (pilot.screen, pilot.focused, full.chosen) == (full, "option:1", 0)
    assert full.ring


def test_a_seat_without_a_decision_writes_and_gives_odds_on_one_page(tmp_path: Path) -> None:
    """The cable keeps 25 words, says when there are more, and survives a look back; Enter sends."""
    play = play_of(game_of(CABLES, tmp_path), tmp_path, role="west")
    pilot = pilot_on(DecisionScreen(play))
    pilot.type("word " * 27)
    assert "only the first 25 are sent" in said(pilot)
    pilot.press("esc", "right", "right", "b")
    assert isinstance(pilot.screen, BriefingScreen)
    pilot.press("enter", "enter")
    (act,) = play.session.acts
    assert (act.cable.split(), act.odds) == (["word"] * 25, {"rain": 60})


# --- committing -----------------------------------------------------------------------------


def sheet_of(folder: Path) -> tuple[Pilot, CommitScreen]:
    """The sheet over a decision with one forecast."""
    game = game_of(CABLES, folder)
    pilot = pilot_on(DecisionScreen(play_of(game, folder, role="east")))
    pilot.press("1", "enter")
    assert isinstance(pilot.screen, CommitScreen)
    return pilot, pilot.screen


def test_arrows_move_the_odds_from_anywhere_but_the_line(tmp_path: Path) -> None:
    """By 5, with Shift by 1, from the first press on; in the line they move the caret."""
    pilot, sheet = sheet_of(tmp_path)
    pilot.press("left", "shift+left")
    assert sheet.odds == {"rain": 44}
    pilot.click("line")
    pilot.type("so")
    pilot.press("left", "left")
    assert (sheet.odds, sheet.entries["line"].caret) == ({"rain": 44}, 0)
    pilot.press("enter")
    assert sheet.play.session.acts[-1].odds == {"rain": 44}


def test_enter_commits_also_while_a_slider_has_the_focus(tmp_path: Path) -> None:
    """No key is dead there."""
    pilot, sheet = sheet_of(tmp_path)
    pilot.press("right", "enter")
    assert sheet.play.session.acts[-1].odds == {"rain": 55}


def test_every_button_of_the_sheet_can_be_reached(tmp_path: Path) -> None:
    """Change and Back do the same and are two places."""
    pilot, _ = sheet_of(tmp_path)
    assert {"change", "back", "commit"} <= {*pilot.ids}
    pilot.click("change")
    assert isinstance(pilot.screen, DecisionScreen)


# --- where citations lead -------------------------------------------------------------------


def test_every_mark_in_a_text_can_be_clicked(full: DecisionScreen) -> None:
    """Also where the list beside it leads to the same claim, and where a claim is cited twice."""
    briefing = BriefingScreen(full.play)
    pilot = pilot_on(briefing)
    marks = [id for id in pilot.ids if pilot.spot(id).role == "link" and id.startswith("cite:")]
    rows = [id for id in pilot.ids if pilot.spot(id).role == "row" and id.startswith("cite:")]
    assert (len(marks), len(rows)) == (30, 30)
    for id in (marks[3], rows[7]):
        pilot.click(id)
        assert isinstance(pilot.screen, SourcesScreen)
        assert pilot.screen.citation.number == int(id.split(":")[1])
        pilot.press("esc")


def test_page_keys_scroll_where_the_focus_is(full: DecisionScreen) -> None:
    """Of two parts that scroll, the one that is being read; at first the text."""
    pilot = pilot_on(BriefingScreen(full.play))
    pilot.press("pgdn")
    pilot.wait()
    assert pilot.screen.offsets["text"] > 0
    pilot.screen.focus("cite:1", pilot.page, pilot.stage.look)
    pilot.press("pgdn")
    pilot.wait()
    assert pilot.screen.offsets["aside"] > 0


def test_a_name_that_has_no_room_is_told_shorter_not_cut(full: DecisionScreen) -> None:
    """Publishers in the list of sources: whole words or none."""
    pilot = pilot_on(BriefingScreen(full.play))
    cut = [
        widget.words
        for widget in placed(pilot)
        if isinstance(widget, Text) and widget.align == 1.0 and "Gazette" in plain(widget.words)
    ]
    assert all(not str(words).endswith("…") for words in cut)
