"""The rules of the format on chapters small enough to be worked out by hand: seats, 10-16."""

from __future__ import annotations

from pathlib import Path

from game.engine.rules import Game, ending, open_policies, play_out, start
from game.play.session import Session
from tests.helpers import (
    act_for,
    flags,
    game_of,
    outcomes,
    played,
    report_of,
    session_of,
    told,
    values,
)

# --- the world: events, offers, endings -----------------------------------------------------


def test_events_come_in_file_order_and_see_each_other(tmp_path: Path) -> None:
    """An event sees what the events above it did; those below it come too late for it."""
    game = game_of(
        """
        turns:
          - events:
            - {id: early, when: rung}
            - {id: bell, mark: [rung]}
            - {id: late, when: rung}
        """,
        tmp_path,
    )
    report = report_of(game, start(game, told(game)))
    assert outcomes(report) == ["bell: came off", "late: came off"]


OFFERS = """
indicators: {calm: 10}
turns:
  - policies: {go: [change: {calm: +1}]}
    events: [{id: event, when: calm == 11, change: {calm: +2}}]
    offers:
      - {id: fair, when: calm == 13, change: {calm: +4}}
      - {id: fire, change: {calm: -5}}
"""


def test_offers_only_happen_when_they_are_brought_in(tmp_path: Path) -> None:
    """Nobody brings them in: they are not reached. Brought in, they come after the events, in file
    order whatever the order of asking.
    """
    game = game_of(OFFERS, tmp_path)
    opening = start(game, told(game))
    ends = {
        offers: report_of(game, opening, "go", offers=offers).after.values[0]
        for offers in [(), (0,), (1,), (0, 1), (1, 0)]
    }
    assert ends == {(): 13, (0,): 17, (1,): 8, (0, 1): 12, (1, 0): 12}


def test_an_offer_is_an_act_of_the_facilitator(tmp_path: Path) -> None:
    """In a session it is brought in while its turn is open, and happens as the turn resolves."""
    from game.play.session import Act

    session = session_of(game_of(OFFERS, tmp_path)).do(Act(offer="fire"))
    assert session.reports == ()
    assert session.do(act_for(session, "go")).state.values[0] == 8


def test_the_first_ending_that_holds_is_the_ending(tmp_path: Path) -> None:
    """Two hold: the first in the file counts. None holds: the last, which has no condition."""
    game = game_of(
        """
        indicators: {calm: 50}
        turns: [policies: {a: [change: {calm: +10}], b: [change: {calm: +20}], c: []}]
        endings: {high: calm > 60, mid: calm > 50, low:}
        record_ending: mid
        """,
        tmp_path,
    )
    ends = {each: ending(game, played(game, each)[-1]).id for each in "abc"}
    assert ends == {"a": "mid", "b": "high", "c": "low"}


# --- 10, 11: aims and forecasts -------------------------------------------------------------


def test_aims_are_read_at_the_end_and_belong_to_their_role(tmp_path: Path) -> None:
    """Each aim is a condition of its own on the last state: one may be reached and one missed."""
    game = game_of(
        """
        roles:
          - id: us
            aims:
              - {id: calm, text: Calm., when: calm > 50}
              - {id: said, text: Said., when: d1 is b}
          - {id: them, aims: [{id: storm, text: Storm., when: calm < 50}]}
        turns: [decisions: {d1: {role: us, policies: {a: [change: {calm: +1}], b: []}}}]
        """,
        tmp_path,
    )
    end = played(game, "a")[-1]
    reached = {
        (role.id, aim.id): game.holds(aim.when, end)
        for role in game.scenario.chapter.roles
        for aim in role.aims
    }
    assert reached == {("us", "calm"): True, ("us", "said"): False, ("them", "storm"): False}


FORECASTS = """
indicators: {calm: 0}
turns:
  - policies: {go: [{after: 1, change: {calm: +1}}], stay: [{mark: [stayed]}]}
    forecasts:
      - {id: now, if: calm == 0}
      - {id: soon, if: calm == 1, by: t2}
      - {id: far, if: calm >= 0, by: t3}
  - policies: {go: [{after: 1, change: {calm: +1}}]}
  - {when: not stayed}
  - {}
"""


def settled(session: Session) -> dict[str, bool | None]:
    """Every forecast of the first turn."""
    return {each.id: session.settled(each) for each in session.game.turns[0].forecasts}


def test_a_forecast_is_settled_as_its_turn_closes_before_anything_lands(tmp_path: Path) -> None:
    """`now` is read with calm still 0, though +1 lands as t2 opens; `soon` before the second +1."""
    game = game_of(FORECASTS, tmp_path)
    assert settled(session_of(game)) == {"now": None, "soon": None, "far": None}
    assert settled(session_of(game, "go")) == {"now": True, "soon": None, "far": None}
    assert settled(session_of(game, "go", "go")) == {"now": True, "soon": True, "far": None}
    assert settled(session_of(game, "go", "go", "-"))["far"] is True


def test_a_forecast_whose_turn_never_opens_is_void(tmp_path: Path) -> None:
    """t3 is passed over: neither right nor wrong, for ever."""
    session = session_of(game_of(FORECASTS, tmp_path), "stay", "go", "-")
    assert session.over
    assert settled(session) == {"now": True, "soon": False, "far": None}


# --- several roles: 2, 13, 14, 16 -----------------------------------------------------------

TWO_SEATS = """
roles: [us, them]
indicators: {calm: 10}
turns:
  - decisions:
      ours: {role: us, policies: {shout: [{change: {calm: -10}, mark: [loud]}], wait: []}}
      theirs:
        role: them
        policies: {wait: [], talk: {needs: calm == 10 and not loud}}
        unplayed: [{when: loud, choose: talk}]
  - decisions:
      reply:
        role: them
        policies: {soft: [], hard: [mark: [angry]]}
        unplayed: [{when: loud, choose: hard}]
"""


def test_seats_that_decide_at_once_cannot_see_each_other(tmp_path: Path) -> None:
    """`us` has shouted; until the turn resolves the state is the opening's, and `them` may talk."""
    game = game_of(TWO_SEATS, tmp_path)
    session = session_of(game, "shout", roles="us them")
    assert session.reports == ()
    assert session.state == session.opening
    assert session.ask is not None and session.ask.decision is not None
    assert open_policies(game, session.state, session.ask.decision) == (0, 1)
    assert values(session.do(act_for(session, "talk")).state, game) == {"calm": 0}


def test_an_unplayed_seat_does_not_see_this_turns_choices_either(tmp_path: Path) -> None:
    """Its rule `when: loud` reads the state before anyone chose: it waits, as in the record."""
    session = session_of(game_of(TWO_SEATS, tmp_path), "shout", roles="us")
    assert session.reports[0].choices == (0, 0)


def test_unplayed_seats_react_anew_to_another_choice(tmp_path: Path) -> None:
    """What if: one choice of `us` changes what `them` does in the next turn."""
    game = game_of(TWO_SEATS, tmp_path)
    ends = {
        ours: flags(session_of(game, ours, "-", roles="us").state, game)
        for ours in ("shout", "wait")
    }
    assert ends == {"shout": {"loud", "angry"}, "wait": set()}


def test_a_seat_without_a_decision_reads_and_goes_on(tmp_path: Path) -> None:
    """No act is invented for it: it is asked nothing, and may leave odds and a cable."""
    session = session_of(game_of(TWO_SEATS, tmp_path), "wait", roles="us")
    assert session.ask is not None
    assert (session.ask.role.id, session.ask.decision) == ("us", None)
    done = session.do(act_for(session, cable="We wait."))
    assert done.over
    assert done.acts_of(1)[0].cable == "We wait."


def test_a_game_can_be_played_out_by_anybody(tmp_path: Path) -> None:
    """`play_out` with the unplayed rules plays every turn to the end, as a session would."""
    game = game_of(TWO_SEATS, tmp_path)

    def shout(game: Game, state: object, decision: object) -> int:
        return 0

    state = play_out(game, start(game, told(game)), shout, told(game))
    assert flags(state, game) == {"loud"}
