"""What the log says of each act: by ids and numbers, never by what somebody wrote."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from game.engine.rules import Game, IllegalPolicy
from game.play import noting
from game.play.log import WHATS
from game.play.run import Run
from game.play.saves import read_run, write_run
from game.play.session import Act, Session
from tests.helpers import game_of

STORY = """
    indicators: {calm: 50}
    turns:
      - core: true
        policies: {share: [{change: {calm: +10}}], keep: []}
        offers: [{id: storm, change: {calm: -5}, because: Storms come.}]
      - policies: {talk: [], wait: []}
      - core: true
        policies: {sign: [], leave: []}
"""


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Three turns, the second told; the first offers an event."""
    return game_of(STORY, tmp_path)


@pytest.fixture
def run(game: Game) -> Run:
    """A class's run that has just begun."""
    seat = game.scenario.chapter.roles[0].id
    run = Run((Session(game, 1, (seat,), core_only=True),), in_class=True, minutes=50)
    return noting.began(run, 0)


def vote(run: Run, policy: str, reason: str = "", **said: object) -> Act:
    """A choice in the question that is open."""
    ask = run.session.ask
    assert ask
    assert ask.decision
    return Act(ask.role.id, ask.decision.id, policy, reason, **said)  # type: ignore[arg-type]


def told(run: Run) -> list[tuple[int, str, int, str]]:
    """The log without the chapter."""
    return [(each.at, each.what, each.turn, each.detail) for each in run.log]


def test_a_whole_lesson_can_be_read_from_its_log(run: Run) -> None:
    """Every word that an entry may have, in the order in which it happened, with its second."""
    seat = run.session.roles[0]
    run = noting.paused(run, 5.9)
    run = noting.resumed(run, 8)
    run = noting.extended(run, 9, 30)
    run = noting.did(run, Act(offer="storm"), 10)
    run = noting.did(run, vote(run, "keep", "trust", tally={"share": 3, "keep": 4}), 11)
    run = noting.stepped_back(run, 12)
    run = noting.did(run, vote(run, "share", tally={"share": 5, "keep": 2}), 13)
    run = noting.undid(run, 14)
    run = noting.did(run, vote(run, "share"), 15)
    run = noting.stopped(run, 16, goes_on=True)
    run = noting.stopped(run, 17)
    run = noting.debriefed(run, 18)
    decision = run.session.game.turns[0].decisions[0].id
    assert told(run) == [
        (0, "began", 1, f"{seat} class core minutes=50"),
        (5, "paused", 1, ""),
        (8, "resumed", 1, ""),
        (9, "extended", 1, "+30"),
        (10, "brought in", 1, "storm"),
        (11, "voted", 1, f"{decision} share=3 keep=4"),
        (11, "chose", 1, f"{decision} keep trust"),
        (12, "stepped back", 1, ""),
        (13, "voted", 1, f"{decision} share=5 keep=2"),
        (13, "chose", 1, f"{decision} share"),
        (14, "took back", 1, decision),
        (15, "chose", 1, f"{decision} share"),
        (16, "stopped", 3, "goes on"),
        (17, "stopped", 3, "to the debrief"),
        (18, "debrief", 0, ""),
    ]
    assert {*WHATS} - {each.what for each in run.log} == {"went on"}


def test_who_only_reads_went_on(tmp_path: Path) -> None:
    """A seat without a decision; its cable is not in the log, its odds are."""
    game = game_of(
        """
        roles: [a, b]
        turns:
          - decisions: {d1: {role: a, policies: {share: [], keep: []}}}
            forecasts: [{id: rain, if: calm > 10, by: t1}]
        """,
        tmp_path,
    )
    run = Run((Session(game, 1, tuple(role.id for role in game.scenario.chapter.roles)),))
    while not run.session.over:
        ask = run.session.ask
        assert ask
        act = Act(ask.role.id, cable="my name is Kim", odds={"rain": 40})
        if ask.decision:
            act = Act(ask.role.id, ask.decision.id, "share", "trust", "Kim wrote this")
        run = noting.did(run, act, 3)
    went = [each for each in run.log if each.what == "went on"]
    assert [each.detail for each in went] == ["b rain=40"]
    assert "Kim" not in str(run.log)


def test_what_is_not_possible_is_not_noted(run: Run) -> None:
    """A refused act leaves the run as it was."""
    with pytest.raises(IllegalPolicy):
        noting.did(run, vote(run, "steal"), 3)
    with pytest.raises(IllegalPolicy):
        noting.stepped_back(run, 3)
    assert noting.began(run, 9) is run
    over = noting.debriefed(noting.stopped(run, 3), 4)
    assert noting.debriefed(over, 5) is over


def test_a_stop_tells_the_rest_along_the_record_and_is_kept(run: Run, tmp_path: Path) -> None:
    """The turn that was open is forgotten, what was played stays; the save brings it all back."""
    played = noting.did(run, vote(run, "keep"), 3)
    half = noting.did(played, vote(played, "leave"), 4)
    assert half.session.over
    stopped = noting.stopped(played, 5).session
    assert stopped.over
    assert [stopped.is_told(at) for at in range(3)] == [False, True, True]
    assert stopped.acts == played.session.acts
    with pytest.raises(IllegalPolicy, match="over"):
        stopped.stop()
    path = tmp_path / "run.json"
    write_run(noting.stopped(played, 5), path)
    again = read_run(path, lambda _pack, _chapter: run.session.game)
    assert (again.session.told_from, again.minutes, again.session.over) == (2, 50, True)
    assert again.session.state == stopped.state


def test_a_step_back_after_a_stop_is_to_where_the_class_stopped(run: Run) -> None:
    """Nothing that was played is lost by it."""
    played = noting.did(run, vote(run, "keep"), 3)
    stopped = noting.stopped(played, 5)
    seen = stopped.with_session(stopped.session.see())
    back = noting.stepped_back(seen, 6)
    assert back.session.acts == played.session.acts
    assert back.session.turn.id == played.session.turn.id
    assert back.session.seen <= len(back.session.reports)
    at_once = noting.stopped(run, 1)
    assert noting.stepped_back(at_once, 2).session.turn.id == "t1"


def test_an_odd_lesson_in_a_save_is_refused(run: Run, tmp_path: Path) -> None:
    """A length below nothing, a stop before the first turn."""
    for odd in (attrs.evolve(run, minutes=-1), attrs.evolve(run, minutes=10_000)):
        write_run(odd, tmp_path / "odd.json")
        with pytest.raises(Exception, match="minutes"):
            read_run(tmp_path / "odd.json", lambda _pack, _chapter: run.session.game)
    early = run.with_session(attrs.evolve(run.session, told_from=-1))
    write_run(early, tmp_path / "odd.json")
    with pytest.raises(Exception, match="told_from"):
        read_run(tmp_path / "odd.json", lambda _pack, _chapter: run.session.game)
