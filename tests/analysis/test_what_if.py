"""One decision changed, the luck kept: worked by hand, and what holds in every chapter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.replay import Choice, keeper_of, replay
from game.analysis.what_if import Difference, WhatIf, alternatives, values_before, what_if
from game.engine.chance import in_hundred
from game.engine.rules import Game
from game.play.session import Act, Session
from game.scenario.loader import PackFiles
from tests.analysis.runs import bundled, finished, seats
from tests.engine.test_against_reference import EXAMPLES, QUIET, ROLES, built, chapters, pack
from tests.helpers import Data, act_for, game_of, session_of, values

__all__ = ["pack"]
FEW = settings(QUIET, max_examples=EXAMPLES // 3)

STORY = """
roles: [us, them]
indicators: {calm: 50}
turns:
  - decisions:
      word:
        role: us
        policies:
          hush: [{change: {calm: -10}}]
          speak: [{change: {calm: +10}, mark: [spoken]}]
  - decisions:
      answer:
        role: us
        policies:
          hold: [{id: held, text: It is held., change: {calm: -2}}]
          explain: {needs: spoken, closed: Nothing was said., then: [change: {calm: +5}]}
      reply:
        role: them
        policies: {wait: [], protest: [change: {calm: -3}]}
        unplayed: [{when: calm < 50, choose: protest}]
    events:
      - {id: storm, when: calm < 45, chance: 0.9, change: {calm: -20}}
  - when: calm < 30
    decisions: {rescue: {role: us, policies: {ask: [change: {calm: +4}], none: []}}}
  - decisions: {last: {role: us, policies: {sign: [], leave: [change: {calm: +1}]}}}
endings: {good: calm >= 60, end: }
"""


def story(folder: Path, *policies: str, **more: object) -> Session:
    """The story with us at the table."""
    session = session_of(game_of(STORY, folder), *policies, roles="us", seed=3, **more)
    assert isinstance(session, Session)
    return session


def told(found: WhatIf) -> list[str]:
    """The chain, a word a link."""

    def name(each: Difference) -> str:
        happening = each.other or each.you
        if each.choice:
            return f"{each.kind} {each.choice.decision.id}: {each.choice.policy.id}"
        if happening:
            return f"line {happening.line.consequence.id or happening.line.policy}"
        return f"{each.kind} {each.turn}"

    return [name(each) for each in found.chain]


def test_one_decision_changed_by_hand(tmp_path: Path) -> None:
    """We spoke, explained and left: 50 +10 +5 +1 = 66. Had we hushed: 40, explaining is closed, so
    the record's hold: 38; they protest: 35; the storm comes (same die): 15; a turn more is asked,
    where the record asks for help: 19; we leave as before: 20.
    """
    session = story(tmp_path, "speak", "explain", "leave")
    assert values(session.state, session.game) == {"calm": 66}
    found = what_if(session, "word", "hush")
    assert values(found.world.end, session.game) == {"calm": 20}
    assert (session.ending.id, found.ending.id) == ("good", "end")
    assert [(each.decision.id, each.policy.id) for each in found.closed] == [("answer", "hold")]
    assert [(each.decision.id, each.policy.id) for each in found.asked] == [("rescue", "ask")]
    assert told(found) == [
        *("changed word: hush", "line hush", "line speak"),
        *("closed answer: hold", "reacted reply: protest"),
        *("line held", "line explain", "line protest", "line storm"),
        *("opened 2", "asked rescue: ask", "line ask", "ending 4"),
    ]


def test_the_die_is_the_same(tmp_path: Path) -> None:
    """The storm's roll is that of its own turn and line, whoever chose what."""
    session = story(tmp_path, "speak", "explain", "leave")
    found = what_if(session, "word", "hush")
    storm = next(each.other for each in found.chain if each.other and each.other.roll is not None)
    assert storm.line.consequence.id == "storm"
    assert storm.roll == in_hundred(session.luck(1, storm.line.number)) < 90


def test_values_are_told_as_they_stood_when_the_line_was_read(tmp_path: Path) -> None:
    """The storm read 35 in the other world, after the protest, and 65 in ours."""
    session = story(tmp_path, "speak", "explain", "leave")
    found = what_if(session, "word", "hush")
    storm = next(each.other for each in found.chain if each.other and each.other.roll is not None)
    here = values_before(session.game, found.world.reports, storm)
    ours = values_before(session.game, session.reports, storm)
    assert here == {"calm": 35, "spoken": 0}
    assert ours == {"calm": 65, "spoken": 1}


def test_only_what_differs_is_in_the_chain(tmp_path: Path) -> None:
    """Signing moves nothing, leaving moves one point: nothing before it is in the chain."""
    session = story(tmp_path, "speak", "explain", "sign")
    assert told(what_if(session, "last", "leave")) == ["changed last: leave", "line leave"]


def test_a_line_that_is_put_off_differs_where_it_lands(tmp_path: Path) -> None:
    """Set going in the first turn, landed in the second: one link, at the second."""
    text = """
    turns:
      - policies: {a: [{id: late, after: 1, change: {calm: +7}}], b: []}
      - policies: {c: [], d: []}
    """
    found = what_if(session_of(game_of(text, tmp_path), "a", "c"), "d1", "b")
    assert told(found) == ["changed d1: b", "line late"]
    assert (found.chain[1].turn, found.chain[1].other) == (1, None)


def test_what_was_open_and_not_chosen_can_be_tried(tmp_path: Path) -> None:
    """Alternatives are those of the held seat, closed ones left out; others are refused."""
    session = story(tmp_path, "hush", "hold", "ask", "leave")
    assert [
        (each.decision.id, each.chosen.id, [other.id for other in each.others])
        for each in alternatives(session)
    ] == [
        *[("word", "hush", ["speak"]), ("answer", "hold", [])],
        *[("rescue", "ask", ["none"]), ("last", "leave", ["sign"])],
    ]
    for decision, policy in (("answer", "explain"), ("reply", "wait"), ("nothing", "wait")):
        with pytest.raises(ValueError, match=decision):
            what_if(session, decision, policy)
    with pytest.raises(ValueError, match="not over"):
        what_if(story(tmp_path, "hush"), "word", "speak")


def test_a_decision_no_longer_asked_is_told_as_a_turn_that_is_passed(tmp_path: Path) -> None:
    """Speaking keeps us out of the turn of the rescue."""
    session = story(tmp_path, "hush", "hold", "ask", "leave")
    assert "passed 2" in told(what_if(session, "word", "speak"))


def test_starts_of_a_campaign_are_kept(tmp_path: Path) -> None:
    """From 70 instead of 50 on: 70 - 10 = 60, held: 58, and nobody protests."""
    session = story(tmp_path, "speak", "explain", "leave", starts={"calm": 70})
    assert values(what_if(session, "word", "hush").world.end, session.game) == {"calm": 59}


def test_a_run_along_the_record_stays_along_it(tmp_path: Path) -> None:
    """They do what was done (wait), though their rule would have them protest at 38."""
    session = story(tmp_path, "speak", "explain", "leave", as_recorded=True)
    found = what_if(session, "word", "hush")
    assert "reacted reply: protest" not in told(found)


def test_what_a_facilitator_brought_in_is_kept(tmp_path: Path) -> None:
    """The fair comes in both worlds, and so is no difference."""
    text = """
    turns:
      - policies: {a: [change: {calm: +1}], b: []}
        offers: [{id: fair, change: {calm: +5}}]
    """
    session = session_of(game_of(text, tmp_path)).do(Act(offer="fair"))
    session = session.do(act_for(session, "a"))
    found = what_if(session, "d1", "b")
    assert values(found.world.end, session.game) == {"calm": 55}
    assert told(found) == ["changed d1: b", "line a"]


# --- in every chapter -----------------------------------------------------------------------


def random_session(game: Game, seed: int, held: set[int], recorded: bool) -> Session:
    """A finished random run of a random chapter."""
    roles = tuple(role for at, role in enumerate(ROLES) if at in held and role in seats(game))
    session = Session(game, seed, roles or seats(game)[:1], as_recorded=recorded)
    return finished(session, Random(seed))


RUN = given(
    chapter=chapters(),
    seed=st.integers(0, 999),
    held=st.sets(st.integers(0, 2)),
    recorded=st.booleans(),
)


@FEW
@RUN
def test_the_same_choice_gives_the_same_path_to_the_last_digit(
    pack: PackFiles, chapter: Data, seed: int, held: set[int], recorded: bool
) -> None:
    """Every state and every happening of every turn, and an empty chain."""
    session = random_session(built(chapter, pack), seed, held, recorded)
    assert replay(keeper_of(session)).reports == session.reports
    for each in alternatives(session):
        found = what_if(session, each.decision.id, each.chosen.id)
        assert found.world.reports == session.reports
        assert found.ending == session.ending
        assert found.chain == ()


@FEW
@RUN
def test_the_other_world_is_a_run_that_could_be_played(
    pack: PackFiles, chapter: Data, seed: int, held: set[int], recorded: bool
) -> None:
    """Played act by act with the choices that are told, a new run goes the same way; every choice
    that was kept is the run's own, and what fell back had no other way.
    """
    session = random_session(built(chapter, pack), seed, held, recorded)
    keeper = keeper_of(session)
    for each in alternatives(session):
        for policy in each.others:
            found = what_if(session, each.decision.id, policy.id)
            fresh = Session(session.game, seed, session.roles, as_recorded=recorded)
            for turn in found.world.choices:
                fresh = _played(fresh, turn, keeper.offers)
            assert fresh.reports == found.world.reports
            for choice in (choice for turn in found.world.choices for choice in turn):
                assert choice.was == keeper.places.get(choice.decision.id)
                if choice.how == "kept" and choice.was is not None:
                    assert choice.place == choice.was
            assert (found.chain == ()) == (found.world.reports == session.reports)


def _played(
    session: Session, turn: tuple[Choice, ...], offers: Mapping[int, tuple[int, ...]]
) -> Session:
    open_ = session.state.turn
    for place in offers.get(open_, ()):
        session = session.do(Act(offer=session.turn.offers[place].id))
    chosen = {choice.decision.id: choice.policy.id for choice in turn}
    while session.ask and session.state.turn == open_:
        ask = session.ask
        session = session.do(act_for(session, chosen[ask.decision.id] if ask.decision else ""))
    return session


def test_the_bundled_chapters_keep_their_paths() -> None:
    """Every decision of a random run of every seat, set to what it was: the run again."""
    for game in bundled():
        for role in seats(game):
            session = finished(Session(game, 5, (role,)), Random(role))
            for each in alternatives(session):
                found = what_if(session, each.decision.id, each.chosen.id)
                assert (found.world.reports, found.chain) == (session.reports, ())
