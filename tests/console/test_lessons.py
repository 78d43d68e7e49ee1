"""A class, teams and core turns alone at the terminal, typed to the end of the debrief."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import count
from pathlib import Path

import attrs
import pytest
from rich.cells import cell_len

from game.console.classroom import Classroom
from game.console.paper import Paper
from game.console.table import Table
from game.console.teams import Teams
from game.engine.rules import Game
from game.play.run import Run
from game.play.saves import read_run
from game.play.session import Act, Session
from game.play.shelf import bundled
from tests.console.pilot import Pilot
from tests.helpers import game_of
from tests.thorough import some

STORY = """
    roles:
      - {id: us, name: Us, private: "Known to us alone."}
      - {id: them, name: Them, private: "Known to them alone."}
    indicators: {calm: 50}
    turns:
      - decisions:
          d1: {role: us, policies: {open: [{change: {calm: +1}}], shut: []}}
      - core: true
        decisions:
          d2: {role: us, policies: {share: [{change: {calm: +10}}], keep: [], wait: []}}
          d3: {role: them, policies: {answer: [], refuse: [{change: {calm: -4}}]}}
        offers: [{id: storm, title: A storm, change: {calm: -20}}]
        forecasts: [{id: peace, if: calm > 50}]
      - core: true
        decisions:
          d4: {role: us, policies: {sign: [{change: {calm: +20}}], leave: []}}
          d5: {role: them, policies: {thank: [], scorn: []}}
      - decisions:
          d6: {role: us, policies: {rest: [], rise: [{change: {calm: -3}}]}}
"""
DEBRIEF = "== Debrief"
Rules = dict[str, list[str]]


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Four turns, the two in the middle core; two seats."""
    return game_of(STORY, tmp_path)


def ticking(step: float = 0.0) -> Callable[[], float]:
    """A clock that goes on by so many seconds each time it is read."""
    seconds = count()
    return lambda: next(seconds) * step


def sit(
    kind: type[Table], run: Run, save: Path, rules: Rules, step: float = 0.0, *, width: int = 0
) -> str:
    """What the terminal printed for a pilot with these rules."""
    out = io.StringIO()
    paper = Paper(out, plain=not width)
    if width:
        paper._console.width = width
    kind(run, save, paper, Pilot(out, rules), now=ticking(step)).play()
    return out.getvalue()


def a_class(game: Game) -> Run:
    """A class that is about to begin: fifty minutes, the core turns, the first seat."""
    seat = game.scenario.chapter.roles[0].id
    return Run((Session(game, 1, (seat,), core_only=True),), in_class=True, minutes=50)


def again(game: Game, save: Path) -> Run:
    """The run in a save."""
    return read_run(save, lambda _pack, _chapter: game)


def told(run: Run) -> list[tuple[str, str]]:
    """What its log says, in order."""
    return [(each.what, each.detail) for each in run.log]


def test_a_class_votes_to_the_end_of_the_debrief(game: Game, tmp_path: Path) -> None:
    """A wrong tally, a tie, an event brought in and a turn back; the log tells all of it."""
    save = tmp_path / "run.json"
    rules = {
        r"Votes for 1": ["many", "1000", "9", "9", "4"],
        r"Votes for 2": ["8", "9", "9", "11"],
        r"Votes for 3": ["2", "0"],
        r"19 votes in all": ["7", "2"],  # no such option; then the second is counted anew
        r"have as many votes": ["3", "1", "2"],
        r"Odds in percent": ["e", "40"],
        r"Which one comes": ["1"],
        r"Enter shows what follows": ["b"],
    }
    out = sit(Classroom, a_class(game), save, rules)
    run = again(game, save)
    assert told(run) == [
        ("began", "us class core minutes=50"),
        ("brought in", "storm"),
        ("voted", "d2 share=9 keep=9 wait=2"),
        ("chose", "d2 share peace=40"),
        ("stepped back", ""),
        ("voted", "d2 share=9 keep=9 wait=0"),
        ("chose", "d2 keep"),
        ("voted", "d4 sign=4 leave=11"),
        ("chose", "d4 leave"),
        ("debrief", ""),
    ]
    assert [(act.policy, dict(act.tally)) for act in run.session.acts] == [
        ("keep", {"share": 9, "keep": 9, "wait": 0}),
        ("leave", {"sign": 4, "leave": 11}),
    ]
    assert run.session.over
    assert run.session.journal.path == "short"
    assert "Type a whole number from 0 to 999." in out
    assert "Type 1 or 2." in out
    play, debrief = out.split(DEBRIEF, 1)
    assert "In the record" not in play
    assert "Debrief, Hand in" in debrief
    assert "Two turns told along the record" in debrief
    assert "for whoever leads" not in out


def test_an_event_that_was_brought_in_happens(game: Game, tmp_path: Path) -> None:
    """At the end of the turn; asked for twice it is there already, and without one that is said."""
    save = tmp_path / "run.json"
    rules = {
        r"Votes for 1": ["3", "3"],
        r"Enter when it is done": ["e", "e", "t", "", "", "e"],
        r"Which one comes": ["1", "1"],
    }
    out = sit(Classroom, a_class(game), save, rules)
    session = again(game, save).session
    assert [act.offer for act in session.acts] == ["storm", "", ""]
    assert game.value(session.state, "calm") == 50 + 1 + 10 - 20 + 20
    assert "It is brought in already." in out
    assert "This turn offers no event." in out
    assert "left of 50." in out


def test_letters_of_whoever_leads_are_in_the_help_alone(game: Game, tmp_path: Path) -> None:
    """And they are gone in the debrief, and in a run that nobody leads."""
    rules = {r"Votes for 1": ["3", "3"], r"Enter to go on": ["", "?"]}
    assert "for whoever leads" in sit(Classroom, a_class(game), tmp_path / "a.json", rules)
    alone = attrs.evolve(a_class(game), in_class=False, minutes=0)
    rules = {r"Your choice": ["1", "1"], r"Enter to go on": ["", "?"], r"A number, a": ["b"]}
    out = sit(Table, alone, tmp_path / "b.json", rules)
    assert "for whoever leads" not in out
    assert again(game, tmp_path / "b.json").session.acts[0].line == "b"


def test_the_hard_stop_is_asked_once(game: Game, tmp_path: Path) -> None:
    """Going on is possible; yes tells the rest, and the debrief says so."""
    votes = {r"Votes for 1": ["3", "3"]}
    on = sit(Classroom, a_class(game), tmp_path / "a.json", votes, step=400)
    assert on.count("To the debrief now?") == 1
    assert ("stopped", "goes on") in told(again(game, tmp_path / "a.json"))
    rules = votes | {r"To the debrief now\?": ["y"]}
    out = sit(Classroom, a_class(game), tmp_path / "b.json", rules, step=2000)
    run = again(game, tmp_path / "b.json")
    assert run.session.over
    assert not run.session.acts
    assert ("stopped", "to the debrief") in told(run)
    assert "The lesson went to its debrief before" in out


def test_to_the_debrief_at_any_time(game: Game, tmp_path: Path) -> None:
    """`d` asks first; what is not played is told, and can be stepped back from."""
    rules = {
        r"Enter when it is done": ["d", "d"],
        r"To the debrief now\?": ["", "y"],
        r"Enter to go on": ["", "", "", "b"],  # the seat, told, the briefing; then what was told
        r"Votes for 1": ["3", "3"],
    }
    sit(Classroom, a_class(game), tmp_path / "a.json", rules)
    run = again(game, tmp_path / "a.json")
    assert [what for what, _ in told(run)][:4] == ["began", "stopped", "stepped back", "voted"]
    assert [act.policy for act in run.session.acts] == ["share", "sign"]


def test_nothing_can_be_led_before_the_first_turn(game: Game, tmp_path: Path) -> None:
    """While seats are taken the letters are none: nothing moves that has not begun."""
    rules = {r"Enter to go on": ["d", "e", "b"], r"Votes for 1": ["3", "3"]}
    out = sit(Classroom, a_class(game), tmp_path / "a.json", rules)
    first = out.split("Told, not played", 1)[0]
    assert "Nothing has been done" not in first
    assert "To the debrief now?" not in first
    assert again(game, tmp_path / "a.json").session.over


def test_teams_choose_behind_a_curtain(game: Game, tmp_path: Path) -> None:
    """What one seat reads and does is gone before the next sits down; then all is shown at once."""
    run = Run((Session(game, 1, ("us", "them")),), minutes=50)
    save = tmp_path / "run.json"
    rules = {
        r"Your choice": ["1", "2", "1", "2", "1", "2"],
        r"A number, a sentence": ["Ours.", "Ours again.", "Theirs."],
        r"Enter seals it": ["", "u"],
        r"Odds in percent": ["10", "10", "90"],
    }
    out = sit(Teams, run, save, rules)
    held = [page for page in out.split("\f") if "sees the screen" not in page]
    for page in held:
        assert not ("Known to us" in page and "Known to them" in page)
        if "share" in page:
            assert "refuse" not in page or "All have chosen" in page or "Both have chosen" in page
        if "Both have chosen" not in page and "Debrief" not in page:
            assert "Ours" not in page
            assert "Theirs." not in page
    shown = next(page for page in held if "Because: Ours." in page)
    assert "Both have chosen" in shown
    after = again(game, save)
    assert after.session.over
    assert "took back" in [what for what, _ in told(after)]
    assert {act.role for act in after.session.acts} == {"us", "them"}
    play, _ = out.split(DEBRIEF, 1)
    assert "In the record" not in play
    assert "us: look away" in play.lower()


def test_a_seat_takes_back_its_own_choice_alone(game: Game, tmp_path: Path) -> None:
    """The next one at the keyboard cannot undo what it has not seen; once shown, nobody can."""
    run = Run((Session(game, 1, ("us", "them"), core_only=True),), minutes=50)
    rules = {
        r"Enter, when only Them": ["", "u", ""],
        r"Your choice": ["1", "u", "2", "1", "1"],
        r"everyone may look": ["u"],
    }
    out = sit(Teams, run, tmp_path / "run.json", rules)
    assert "Only those who chose take it back" in out
    acts = again(game, tmp_path / "run.json").session.acts
    assert [act.policy for act in acts] == ["share", "refuse", "sign", "thank"]
    assert "took back" not in [what for what, _ in told(again(game, tmp_path / "run.json"))]


def test_core_turns_alone_tell_the_others(game: Game, tmp_path: Path) -> None:
    """Played by one: the record stays open after each turn, and told turns stand in two lines."""
    run = Run((Session(game, 1, ("us",), core_only=True),))
    save = tmp_path / "run.json"
    out = sit(Table, run, save, {r"Your choice": ["2", "2"]})
    assert out.count("Told, not played") == 2
    assert out.index("Told, not played") < out.index("Turn 2 of 4") < out.index("Turn 3 of 4")
    assert "Us: open" in out
    assert "In the record" in out.split(DEBRIEF, 1)[0]
    session = again(game, save).session
    assert [act.policy for act in session.acts] == ["keep", "leave"]
    assert game.value(session.state, "calm") == 51


def test_a_class_left_is_gone_on_with(game: Game, tmp_path: Path) -> None:
    """`q` in the middle of a vote keeps what was committed; the clock goes on from the log."""
    save = tmp_path / "run.json"
    rules = {r"Votes for 1": ["5", "q"], r"Votes for 2": ["2"]}
    out = sit(Classroom, a_class(game), save, rules, step=1)
    assert "--resume" in out
    run = again(game, save)
    assert (run.in_class, len(run.session.acts)) == (True, 1)
    last = run.log[-1].at
    sit(Classroom, run, save, {r"Votes for 1": ["5"]}, step=1)
    after = again(game, save)
    assert after.session.over
    assert all(each.at >= last for each in after.log[len(run.log) :])


def test_a_run_that_the_window_began_goes_on_here(game: Game, tmp_path: Path) -> None:
    """And the other way round: the window finds the class where the terminal left it."""
    play = pytest.importorskip("game.window.play")
    save = tmp_path / "run.json"
    window = play.Play(a_class(game), save)
    window.see()
    window.do(Act("us", "d2", "wait", tally={"wait": 7}))
    sit(Classroom, again(game, save), save, {r"Votes for 2": ["6"], r"Enter commits": ["q"]})
    window = play.Play(again(game, save), save)
    assert window.led
    assert dict(window.session.acts[0].tally) == {"wait": 7}
    assert not window.session.over


@pytest.mark.parametrize("width", some([60, 80], [60]))
def test_lessons_keep_to_the_page(width: int, tmp_path: Path) -> None:
    """No line but an address is wider than the terminal, in class and in teams."""
    chapter = bundled().game("gsomia/within_the_hour")
    seats = tuple(role.id for role in chapter.scenario.chapter.roles)
    rules = {r"Votes for 1": ["9"] * 9, r"Enter to go on": ["", "?"], r"Your choice": ["1"] * 99}
    pages = sit(Classroom, a_class(chapter), tmp_path / "a.json", rules, width=width)
    run = Run((Session(chapter, 1, seats, core_only=True),), minutes=50)
    pages += sit(Teams, run, tmp_path / "b.json", rules, width=width)
    for line in pages.splitlines():
        assert cell_len(line.rstrip()) <= width or line.lstrip().startswith("http"), line
