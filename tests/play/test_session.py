"""One run: what is asked, what is refused, what can be taken back; and replaying is playing."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.rules import Game, IllegalPolicy, open_policies
from game.play.session import Act, Session
from game.scenario.loader import PackFiles
from tests.engine.test_against_reference import QUIET, built, chapters, pack
from tests.helpers import Data, act_for, game_of, session_of

__all__ = ["pack"]
FEW = settings(QUIET, max_examples=9)
ROOT = Path(__file__).parents[2]
FERRY = ROOT / "tests/fixtures/small/ferry.yaml"

SEATS = """
roles: [us, them]
indicators: {calm: 50}
turns:
  - decisions:
      d1: {role: them, policies: {a: [change: {calm: -1}], b: []}}
      d2: {role: us, policies: {a: [], b: [change: {calm: +10}]}}
      d3: {role: us, policies: {a: {needs: calm > 50}, b: []}}
  - decisions: {d4: {role: them, policies: {a: [], b: []}}}
    offers: [{id: fair, change: {calm: +5}}]
    forecasts: [{id: peace, if: calm > 50}]
  - decisions: {d5: {role: us, policies: {a: {needs: calm > 50}, b: []}}}
"""


def random_acts(session: Session, dice: Random, steps: int) -> list[Session]:
    """The session and what became of it, act by act, with offers and things said now and then."""
    run = [session]
    while len(run) <= steps and (ask := run[-1].ask):
        now = run[-1]
        if now.turn.offers and dice.random() < 0.3:
            run.append(now.do(Act(offer=dice.choice(now.turn.offers).id)))
            continue
        policy = ""
        if ask.decision:
            policy = ask.decision.policies[
                dice.choice(open_policies(now.game, now.state, ask.decision))
            ].id
        said: dict[str, Any] = {"line": 'Weil – \u2028 서울 "so"'} if dice.random() < 0.3 else {}
        odds = {each.id: dice.randrange(101) for each in now.turn.forecasts}
        run.append(now.do(act_for(now, policy, odds=odds, **said)))
    return run


# --- what is asked --------------------------------------------------------------------------


def test_seats_are_asked_in_the_chapters_order_each_its_decisions_in_file_order(
    tmp_path: Path,
) -> None:
    """`us` stands before `them`; a seat without a decision is asked to read and go on; unheld seats
    are not asked.
    """
    game = game_of(SEATS, tmp_path)

    def asked(roles: str) -> list[tuple[str, str]]:
        session, found = session_of(game, roles=roles), []
        while ask := session.ask:
            found.append((ask.role.id, ask.decision.id if ask.decision else ""))
            session = session.do(act_for(session, "b" if ask.decision else ""))
        return found

    both = [("us", "d2"), ("us", "d3"), ("them", "d1")]
    both += [("us", ""), ("them", "d4"), ("us", "d5"), ("them", "")]
    assert asked("us them") == both
    assert asked("them us") == both
    assert asked("them") == [("them", "d1"), ("them", "d4"), ("them", "")]


def test_a_turn_resolves_with_its_last_act(tmp_path: Path) -> None:
    """Until then nothing has happened; then the report stands and the next turn is open."""
    session = session_of(game_of(SEATS, tmp_path), "b", "b", roles="us them")
    assert (session.turn.id, session.reports, session.state) == ("t1", (), session.opening)
    session = session.do(act_for(session, "b"))
    assert (session.turn.id, len(session.reports), session.state.values[0]) == ("t2", 1, 60)
    assert [act.decision for act in session.acts_of(0)] == ["d2", "d3", "d1"]
    assert session.acts_of(1) == ()


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (Act("us", "d2", "c"), "'c' is not open"),
        (Act("us", "d2", ""), "'' is not open"),
        (Act("us", "d3", "b"), "t1 now asks us d2, not us d3"),
        (Act("them", "d1", "b"), "t1 now asks us d2, not them d1"),
        (Act("us"), "t1 now asks us d2, not us"),
        (Act(offer="fair"), "t1 has no offer fair"),
        (Act(offer="fire"), "t1 has no offer fire"),
    ],
)
def test_an_act_out_of_place_is_refused_and_says_why(
    act: Act, message: str, tmp_path: Path
) -> None:
    """And the session is what it was."""
    session = session_of(game_of(SEATS, tmp_path), roles="us them")
    with pytest.raises(IllegalPolicy) as refused:
        session.do(act)
    assert message in str(refused.value)
    assert (session.acts, session.ask.decision.id) == ((), "d2")


def test_a_closed_policy_is_refused_at_the_moment_of_choosing(tmp_path: Path) -> None:
    """`needs` reads the state before the turn: d3's `a` stays closed though d2 has lifted calm."""
    session = session_of(game_of(SEATS, tmp_path), "b", roles="us")
    with pytest.raises(IllegalPolicy, match="d3: the policy 'a' is not open"):
        session.do(Act("us", "d3", "a"))


def test_nothing_can_be_done_after_the_end(tmp_path: Path) -> None:
    """No act, no offer; and there is nothing left to ask."""
    session = session_of(game_of("turns: [{}]", tmp_path), "-")
    assert (session.over, session.ask, session.ending.id) == (True, None, "end")
    for act in (Act("player"), Act(offer="fair")):
        with pytest.raises(IllegalPolicy, match="over"):
            session.do(act)


def test_a_chapter_that_never_opens_is_over_at_once(tmp_path: Path) -> None:
    """Its only turn is passed over."""
    session = session_of(game_of("turns: [when: calm > 50]", tmp_path))
    assert (session.over, session.ask, session.reports) == (True, None, ())


def test_acts_are_checked_with_pythons_optimisation_too() -> None:
    """`python -O` refuses the same acts at the same moment."""
    script = (
        "from pathlib import Path\n"
        "from game.engine.rules import IllegalPolicy, build\n"
        "from game.play.session import Act, Session\n"
        "from game.scenario.loader import load_chapter\n"
        f"game = build(load_chapter(Path({str(FERRY)!r})).scenario)\n"
        "try:\n"
        "    Session(game, 1, ('player',)).do(Act('player', 'answer', 'nothing'))\n"
        "except IllegalPolicy:\n"
        "    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-O", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "refused\n"


@pytest.mark.parametrize("odds", [{"peace": 101}, {"peace": -1}, {"war": 50}])
def test_odds_are_percents_for_forecasts_that_are_asked(
    odds: dict[str, int], tmp_path: Path
) -> None:
    """Odds outside 0 to 100, or for no forecast of the turn, are refused when they are given: what
    a session takes, a save must give back.
    """
    session = session_of(game_of(SEATS, tmp_path), "b", "b", roles="us")
    with pytest.raises(IllegalPolicy):
        session.do(act_for(session, odds=odds))


@pytest.mark.parametrize("said", [{"line": "x" * 141}, {"cable": "word " * 26}])
def test_what_is_said_keeps_to_its_length(said: dict[str, str], tmp_path: Path) -> None:
    """A line has at most 140 characters, a cable at most 25 words, whoever writes them."""
    session = session_of(game_of(SEATS, tmp_path), "b", "b", roles="us")
    with pytest.raises(IllegalPolicy):
        session.do(act_for(session, **said))


def test_odds_may_be_nothing_and_certainty(tmp_path: Path) -> None:
    """0 and 100 are odds."""
    session = session_of(game_of(SEATS, tmp_path), "b", "b", roles="us")
    for percent in (0, 100):
        done = session.do(act_for(session, odds={"peace": percent}))
        assert done.acts[-1].odds == {"peace": percent}


# --- undo -----------------------------------------------------------------------------------


def test_undo_takes_back_the_last_act_until_its_outcome_was_seen(tmp_path: Path) -> None:
    """A resolved turn may be undone while nobody has looked; after `see` it may not, though what
    comes next may.
    """
    session = session_of(game_of(SEATS, tmp_path), "b", "b", roles="us")
    assert (len(session.reports), session.can_undo) == (1, True)
    assert session.undo().ask.decision.id == "d3"
    seen = session.see()
    assert not seen.can_undo
    with pytest.raises(IllegalPolicy, match="seen"):
        seen.undo()
    further = seen.do(act_for(seen))
    assert further.can_undo
    assert further.undo().state == seen.state
    assert not further.undo().can_undo


def test_the_first_act_can_be_undone_and_nothing_before_it(tmp_path: Path) -> None:
    """At the opening there is nothing to take back."""
    session = session_of(game_of(SEATS, tmp_path), "b", roles="us")
    assert session.undo().acts == ()
    assert not session.undo().can_undo


def test_an_offer_can_be_taken_back_too(tmp_path: Path) -> None:
    """The facilitator's acts are acts."""
    session = session_of(game_of(SEATS, tmp_path), "b", "b", roles="us").do(Act(offer="fair"))
    undone = session.undo()
    assert undone.do(act_for(undone)).state.values[0] == 59
    assert session.do(act_for(session)).state.values[0] == 64


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99), roles=st.sets(st.integers(0, 2), min_size=1))
def test_undo_is_the_session_before(
    pack: PackFiles, chapter: Data, seed: int, roles: set[int]
) -> None:
    """Act by act, all the way back to the opening; nothing is left behind."""
    session = _session(built(chapter, pack), seed, roles)
    for before, after in pairwise(random_acts(session, Random(seed), 99)):
        undone = after.undo()
        assert (undone.acts, undone.state) == (before.acts, before.state)
        assert undone.reports == before.reports


# --- replay ---------------------------------------------------------------------------------


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99), roles=st.sets(st.integers(0, 2), min_size=1))
def test_replaying_the_acts_is_playing(
    pack: PackFiles, chapter: Data, seed: int, roles: set[int]
) -> None:
    """A session made of the acts alone has the same reports, asks and end, and each report begins
    where the one before it ended.
    """
    session = _session(built(chapter, pack), seed, roles)
    *_, last = random_acts(session, Random(seed), 99)
    again = attrs.evolve(session, acts=last.acts)
    assert again.over
    assert again.reports == last.reports
    assert again.state == last.state
    starts = [again.opening, *(report.after for report in again.reports)]
    assert [report.before for report in again.reports] == starts[:-1]
    assert sum(len(again.acts_of(at)) for at in range(len(again.reports))) == len(last.acts)


def test_a_session_is_never_changed(tmp_path: Path) -> None:
    """Two ways on from one session do not know of each other."""
    session = session_of(game_of(SEATS, tmp_path), roles="us them")
    first, second = (session.do(Act("us", "d2", each)) for each in "ab")
    assert (session.acts, first.acts[0].policy, second.acts[0].policy) == ((), "a", "b")


TRANSCRIPT = """
import sys
from pathlib import Path
from random import Random
sys.path.insert(0, sys.argv[1])
from game.engine.rules import build
from game.play.fingerprint import fingerprint
from game.play.session import Session
from game.scenario.loader import load_chapter
from tests.play.test_session import random_acts
game = build(load_chapter(Path(sys.argv[2])).scenario)
for seed in range(20):
    session = Session(game, seed, tuple(role.id for role in game.scenario.chapter.roles))
    for report in random_acts(session, Random(seed), 99)[-1].reports:
        print(report)
print(fingerprint(game.scenario))
print(game.written.text)
"""


def test_the_same_seed_gives_the_same_transcript_in_another_process(tmp_path: Path) -> None:
    """Whatever the order of Python's sets: two processes with other hash seeds print the same
    reports, fingerprints and compiled rules.
    """
    game = game_of(
        """
        roles: [us, them]
        turns:
          - decisions:
              d1:
                role: us
                policies:
                  a: [{id: e1, chance: 0.5, mark: [x1, x2, x3]}]
                  b: [{after: 1, mark: [x4, x5]}]
              d2: {role: them, policies: {a: [{when: d1 is a, unmark: [x2]}], b: []}}
            events: [{id: e2, when: x1 and d2 is b, chance: 0.3, change: {calm: -7}}]
          - offers: [{id: fair, chance: 0.5, change: {calm: +5}}]
        """,
        tmp_path,
    )
    assert game.turns

    def transcript(hash_seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", TRANSCRIPT, str(ROOT), str(tmp_path / "story.yaml")],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first = transcript("1")
    assert first.count("TurnReport(") == 40
    assert transcript("4321") == first


def _session(game: Game, seed: int, roles: set[int]) -> Session:
    known = [role.id for role in game.scenario.chapter.roles]
    return Session(game, seed, tuple(known[at % len(known)] for at in sorted(roles)))
