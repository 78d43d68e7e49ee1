"""The outcome: hindsight, odds that still matter, and whose way was taken."""

from __future__ import annotations

import io
from pathlib import Path

import attrs

from game.console import pages
from game.console.paper import Paper
from game.engine.record import replay_record
from game.engine.rules import Game
from game.play.session import Session
from game.play.shelf import bundled
from game.views.briefing import briefing_view
from game.views.decision import decision_view
from game.views.outcome import OutcomeView, outcome_view
from game.views.sources import sources_view
from tests.helpers import act_for, game_of, session_of

WHY = "Nobody is known to have said so."
STORY = f"""
    indicators: {{calm: 50}}
    turns:
      - policies:
          share: []
          middle:
            hindsight: {WHY}
            then:
              - {{text: They sit.}}
              - {{text: They still sit., after: 1}}
        forecasts:
          - {{id: now, if: calm > 5}}
          - {{id: soon, if: calm > 5, by: t2}}
          - {{id: late, if: calm > 5, by: t3}}
      - policies: {{wait: [], go: []}}
      - policies: {{wait: [], go: []}}
"""
TWO = """
    roles: [east, west]
    turns:
      - decisions:
          d1: {role: east, policies: {share: [], refuse: []}}
"""


def view_of(game: Game, session: Session, turn: int = -1) -> OutcomeView:
    """The outcome for the first seat held."""
    return outcome_view(session, replay_record(game), session.roles[0], turn)


def test_hindsight_stands_with_the_policy_and_all_that_comes_of_it(tmp_path: Path) -> None:
    """At once and when it lands later; what is asked before the choice does not carry it."""
    game = game_of(STORY, tmp_path)
    asked = repr(attrs.asdict(decision_view(session_of(game))))
    assert WHY not in asked
    session = session_of(game, "middle")
    view = view_of(game, session)
    assert [each.hindsight for each in view.chosen] == [WHY]
    assert [line.hindsight for line in view.lines] == [WHY]
    landed = briefing_view(session, replay_record(game), "player").landed
    assert [line.hindsight for line in landed] == [WHY]
    assert all(not each.hindsight for each in view_of(game, session_of(game, "share")).chosen)


def test_the_terminal_marks_hindsight(tmp_path: Path) -> None:
    """By a sign and a word: with its reason at the choice, bare at the lines."""
    game = game_of(STORY, tmp_path)
    out = io.StringIO()
    pages.outcome(Paper(out), view_of(game, session_of(game, "middle")), record=True)
    assert f"{pages.HINDSIGHT}: {WHY}" in " ".join(out.getvalue().split())
    assert out.getvalue().count(pages.HINDSIGHT) == 2


def test_no_question_of_the_bundled_pack_gives_hindsight_away() -> None:
    """Two policies of 2012 carry it; the question and its sheet do not."""
    game = bundled().game("gsomia/within_the_hour")
    whys = [
        policy.hindsight
        for turn in game.turns
        for decision in turn.decisions
        for policy in decision.policies
        if policy.hindsight
    ]
    assert len(whys) == 2
    session = Session(game, 1, ("washington",), as_recorded=True)
    while ask := session.ask:
        shown = repr(attrs.asdict(decision_view(session)))
        assert not any(why[:30] in shown for why in whys)
        taken = ask.decision.taken if ask.decision else None
        session = session.do(act_for(session, taken.id if taken else ""))


def test_only_odds_that_are_open_or_just_settled_are_shown(tmp_path: Path) -> None:
    """What was settled in an earlier turn is left to the debrief."""
    game = game_of(STORY, tmp_path)
    session = Session(game, 1, ("player",))
    session = session.do(act_for(session, "share", odds={"now": 10, "soon": 20, "late": 30}))
    for _ in range(2):
        session = session.do(act_for(session, "wait"))
    shown = [[each.percent for each in view_of(game, session, turn).odds] for turn in range(3)]
    assert shown == [[10, 20, 30], [20, 30], [30]]


def test_whoever_decided_nothing_took_nobodys_way(tmp_path: Path) -> None:
    """`same` is about the player's own choice."""
    game = game_of(TWO, tmp_path)
    for role, policies, same in (("east", ("share",), True), ("east", ("refuse",), False),
                                 ("west", ("-",), False)):  # fmt: skip
        view = view_of(game, session_of(game, *policies, roles=role))
        assert view.record
        assert view.record.same is same


def test_a_record_that_is_kept_brings_no_sources() -> None:
    """`own` leaves out what only the record cites; so does the page of sources, to the end."""
    game = bundled().game("gsomia/within_the_hour")
    record = replay_record(game)
    session = session_of(game, "both", roles="seoul").see()
    view = outcome_view(session, record, "seoul")
    only_told = {each.claim for each in view.citations} - {each.claim for each in view.own}
    assert only_told
    for told in (True, False):
        used = sources_view(session, record, "seoul", told=told).used
        assert any("outcome" in used.get(claim, "") for claim in only_told) is told
    out = io.StringIO()
    pages.outcome(Paper(out), view, record=False)
    titles = [each.title for each in view.citations if each.claim in only_told]
    assert not any(title in out.getvalue() for title in titles)


def test_sources_are_found_by_all_words_in_any_place() -> None:
    """Title, publisher, authors, the statement and the id of a claim; small letters or large."""
    game = bundled().game("gsomia/within_the_hour")
    session = session_of(game, roles="seoul")
    view = sources_view(session, replay_record(game), "seoul")
    known = next(line for line in view.lines if not line.card.later)
    claim = next(each for each in view.citations if each.number == known.claims[0])
    for words in (known.card.title, known.card.publisher.upper(), claim.claim.lower(),
                  claim.statement[:40], f"{known.card.publisher} {claim.claim}"):  # fmt: skip
        assert known in view.of("", words), words
    assert view.of("", "no such word anywhere") == ()
    assert view.of(known.card.kind, known.card.title) == view.of("", known.card.title)
    later = next(line for line in view.lines if line.card.later)
    assert later not in view.of("", later.card.title), "its title is not known yet"
    assert later in view.of("", later.card.publisher)
