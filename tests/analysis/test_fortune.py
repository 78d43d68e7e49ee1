"""Luck told from choice: shares worked by hand, sums that come out, sampling that comes near."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.exact import outcomes
from game.analysis.fortune import fortune, with_choices, with_luck
from game.analysis.replay import keeper_of
from game.analysis.turning import turning_point
from game.engine.rules import ending, is_over, open_policies, resolve
from game.engine.state import State
from game.play.session import Act, Session
from game.scenario.loader import PackFiles
from tests.analysis.runs import bundled, finished, seats
from tests.engine.test_against_reference import EXAMPLES, QUIET, built, chapters, pack
from tests.helpers import Data, act_for, game_of, session_of

__all__ = ["pack"]
FEW = settings(QUIET, max_examples=EXAMPLES // 3)

WIND = """
indicators: {calm: 50}
turns:
  - policies:
      risk: [{id: wind, chance: 0.25, change: {calm: +10}, otherwise: {change: {calm: -10}}}]
      wait: []
  - policies: {push: [change: {calm: +10}], rest: []}
endings: {high: calm >= 60, end: }
"""


def windy(folder: Path, *policies: str, wind: bool = True) -> Session:
    """The first seed's run in which the wind came, or did not."""
    game = game_of(WIND, folder)
    line = next(each for each in game.lines if each.consequence.id == "wind")
    quarter = 1 << 62
    seed = next(n for n in range(99) if (game.luck(n)(0, line.number) < quarter) is wind)
    session = session_of(game, *policies, seed=seed)
    assert isinstance(session, Session)
    return session


def test_each_turn_is_split_into_choice_and_luck(tmp_path: Path) -> None:
    """At the start 3 in 8 worlds end high: a quarter of those that risk, half of those that wait.
    To risk moves it to 2 in 8, the wind to certainty, to rest by nothing.
    """
    found = fortune(windy(tmp_path, "risk", "rest"))
    assert (found.ending, found.exact) == ("high", True)
    assert found.start.endings == {"high": Fraction(3, 8), "end": Fraction(5, 8)}
    assert found.moves("high") == ((Fraction(-1, 8), Fraction(3, 4)), (0, 0))
    assert found.moves("end") == ((Fraction(1, 8), Fraction(-3, 4)), (0, 0))


def test_the_turning_point_is_where_the_odds_moved_most(tmp_path: Path) -> None:
    """Waiting keeps half of the worlds high (3/8 to 1/2), to push makes all of them so."""
    session = windy(tmp_path, "wait", "push")
    point = turning_point(session, fortune(session), "player")
    assert point is not None
    assert (point.turn, point.before, point.after) == (1, Fraction(1, 2), 1)
    assert (point.choice, point.luck) == (Fraction(1, 2), 0)
    assert (point.exact, point.error) == (True, 0)


def test_a_seat_that_decided_nothing_has_no_turning_point(tmp_path: Path) -> None:
    """The other seat read and went on."""
    text = """
    roles: [us, them]
    turns:
      - decisions: {d1: {role: us, policies: {a: [], b: []}}}
    """
    session = session_of(game_of(text, tmp_path), "-", roles="them")
    assert turning_point(session, fortune(session), "them") is None


def test_with_these_choices_a_quarter_ends_high(tmp_path: Path) -> None:
    """Risk and rest end high where the wind comes; wait and push always do."""
    assert with_choices(windy(tmp_path, "risk", "rest")).endings["high"] == Fraction(1, 4)
    assert with_choices(windy(tmp_path, "wait", "push")).endings == {"high": 1, "end": 0}


def test_with_this_luck_three_of_four_ways_end_high(tmp_path: Path) -> None:
    """With the wind all but wait and rest; without it only wait and push."""
    assert with_luck(windy(tmp_path, "risk", "rest")).endings == {"high": 3, "end": 1}
    calm = with_luck(windy(tmp_path, "risk", "rest", wind=False))
    assert (calm.endings, calm.total, calm.exact) == ({"high": 1, "end": 3}, 4, True)


def test_sampling_says_so_and_comes_near(tmp_path: Path) -> None:
    """Over the limit 20,000 runs are tried: within their own error of what is exact."""
    session = windy(tmp_path, "risk", "rest")
    sampled, exact = with_choices(session, limit=0), with_choices(session)
    assert (sampled.exact, sampled.states, exact.exact) == (False, 20_000, True)
    assert 0 < sampled.error < 0.01
    for id, share in exact.endings.items():
        assert abs(float(sampled.endings[id]) - float(share)) <= sampled.error
    paths, ways = with_luck(session, limit=0, seed=1), with_luck(session)
    assert (paths.exact, paths.total) == (False, 20_000)
    for id, number in ways.endings.items():
        assert abs(paths.endings[id] / paths.total - number / ways.total) <= paths.error


def test_the_error_is_what_it_says(tmp_path: Path) -> None:
    """Of 40 samples of 400 runs, about 38 hold what is exact within their error: at least 34."""
    session = windy(tmp_path, "risk", "rest")
    held = 0
    for seed in range(40):
        choices = with_choices(session, limit=0, runs=400, seed=1000 * seed)
        held += abs(float(choices.endings["high"]) - 0.25) <= choices.error
    assert 34 <= held <= 40


def test_sampling_never_claims_to_be_sure(tmp_path: Path) -> None:
    """Where every one of 300 runs ended alike, up to one in a hundred worlds may still not."""
    found = with_choices(windy(tmp_path, "wait", "push"), limit=0, runs=300)
    assert found.endings["high"] == 1
    assert 0.005 < found.error <= 0.01


def test_what_a_facilitator_brought_in_stays(tmp_path: Path) -> None:
    """The fair makes every ending high, whatever is chosen, and counts as luck."""
    text = WIND.replace("wait: []\n", "wait: []\n    offers: [{id: fair, change: {calm: +40}}]\n")
    session = session_of(game_of(text, tmp_path)).do(Act(offer="fair"))
    session = session.do(act_for(session, "wait"))
    session = session.do(act_for(session, "rest"))
    assert with_choices(session).endings["high"] == 1
    assert with_luck(session).endings == {"high": 4, "end": 0}
    assert fortune(session).moves("high")[0] == (Fraction(1, 8), Fraction(1, 2))


def test_along_the_record_what_was_done_counts_as_luck(tmp_path: Path) -> None:
    """Their rule would have them yield (sure), the record has them hold: that is not our choice."""
    text = """
    roles: [us, them]
    turns:
      - decisions:
          ask: {role: us, policies: {push: [], give: []}}
          reply:
            role: them
            policies: {hold: [], yield: [change: {calm: +10}]}
            unplayed: [{choose: yield}]
    endings: {high: calm >= 60, end: }
    """
    session = session_of(game_of(text, tmp_path), "push", roles="us", as_recorded=True)
    found = fortune(session)
    assert (found.ending, found.start.endings["end"]) == ("end", 0)
    assert found.moves("end") == ((0, 1),)
    assert with_choices(session).endings["end"] == 1


def test_a_run_that_goes_on_has_no_fortune(tmp_path: Path) -> None:
    """Nothing is said before the end."""
    for analysis in (fortune, with_choices, with_luck):
        with pytest.raises(ValueError, match="not over"):
            analysis(windy(tmp_path, "risk"))


# --- in every chapter -----------------------------------------------------------------------


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99), recorded=st.booleans())
def test_splits_add_up_to_one(pack: PackFiles, chapter: Data, seed: int, recorded: bool) -> None:
    """Start and moves of the ending reached make 1 exactly, those of every other make 0; the odds
    at every moment make 1.
    """
    game = built(chapter, pack)
    session = finished(Session(game, seed, seats(game)[:1], as_recorded=recorded), Random(seed))
    found = fortune(session)
    assert found.exact
    for id, share in found.start.endings.items():
        moved = sum(choice + luck for choice, luck in found.moves(id))
        assert share + moved == (id == session.ending.id)
    for odds in (*found.path, *(each.chosen for each in found.moments)):
        assert sum(odds.endings.values()) == 1


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99))
def test_counting_agrees_with_trying_everything(pack: PackFiles, chapter: Data, seed: int) -> None:
    """Every way to play under this luck, and every roll under these choices, one by one."""
    game = built(chapter, pack)
    session = finished(Session(game, seed, seats(game)[:1]), Random(seed))
    keeper = keeper_of(session)

    def plays(state: State) -> Counter[str]:
        if is_over(game, state):
            return Counter([ending(game, state).id])
        able = [
            open_policies(game, state, each)
            if each.role in session.roles
            else (session.stand_in(state, each),)
            for each in game.turns[state.turn].decisions
        ]
        found: Counter[str] = Counter()
        for choices in product(*able):
            offers = keeper.brought(state)
            found += plays(resolve(game, state, choices, session.luck, offers))
        return found

    def rolls(state: State) -> Counter[str]:
        if is_over(game, state):
            return Counter({ending(game, state).id: Fraction(1)})
        found: Counter[str] = Counter()
        places = [each.place for each in keeper.choices(state)]
        for chance, after in outcomes(game, state, places, keeper.brought(state)):
            for id, share in rolls(after).items():
                found[id] += chance * share
        return found

    assert +Counter(with_luck(session).endings) == plays(session.opening)
    shares = {id: share for id, share in with_choices(session).endings.items() if share}
    assert shares == dict(rolls(session.opening))


def test_the_bundled_chapters_are_exact_and_quick() -> None:
    """A seat's random run of every chapter: exact, and never past the limits."""
    for game in bundled():
        session = finished(Session(game, 2, seats(game)[:1]), Random(2))
        found = fortune(session)
        assert found.exact
        assert with_choices(session).exact
        assert with_luck(session).exact
        assert turning_point(session, found, session.roles[0]) is not None


def test_three_seats_at_one_table_are_exact_too() -> None:
    """With every seat held there are millions of ways to play; merged, they are still counted."""
    game = bundled()[0]
    session = finished(Session(game, 2, seats(game)), Random(2))
    assert fortune(session).exact
    ways = with_luck(session)
    assert ways.exact
    assert ways.total > 1_000_000
