"""The views of the bundled chapter: what a player may know, and when."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from game import resources
from game.engine.record import replay_record
from game.play.session import Act, Session
from game.play.shelf import bundled
from game.scenario.model import Adviser, Policy
from game.views.briefing import briefing_view
from game.views.debrief import debrief_view
from game.views.decision import decision_view
from game.views.outcome import OFF_RECORD, outcome_view
from game.views.title import readable_packs

GAME = bundled().game("gsomia/within_the_hour")
RECORD = replay_record(GAME)
SEATS = ("seoul", "tokyo", "washington")


def played(session: Session, *, record: bool, turns: int = 99) -> Session:
    """The session after some turns: the record's policies, or the first other open one."""
    while session.ask and len(session.reports) < turns:
        ask = session.ask
        if ask.decision is None:
            session = session.do(Act(ask.role.id))
            continue
        policies = [policy.id for policy in ask.decision.policies]
        taken = ask.decision.taken
        assert taken
        other = next(id for id in policies if id != taken.id)
        act = Act(ask.role.id, ask.decision.id, taken.id if record else other)
        session = session.do(act)
    return session


@pytest.mark.parametrize("role", SEATS)
def test_before_commitment_nothing_marks_the_answer(role: str) -> None:
    """No standing, no claim id, no effect and no `taken` reaches the decision screen."""
    session = Session(GAME, 1, (role,))
    while not session.over:
        view = decision_view(session)
        shown = repr(attrs.asdict(attrs.evolve(view, gauges=())))
        assert not re.search(r"[CN]20\d\d_\d+|documented|inferred|assumed|taken", shown)
        for turn in GAME.turns:
            for decision in turn.decisions:
                for policy in decision.policies:
                    for line in policy.then:
                        assert line.text[:40] not in shown
        session = played(session, record=True, turns=len(session.reports) + 1)


def test_a_seat_sees_its_own_gauges_only() -> None:
    """Seoul cannot see Tokyo's room at home, Tokyo not the President's standing."""
    seen = {
        role: {gauge.id for gauge in decision_view(Session(GAME, 1, (role,))).gauges}
        for role in SEATS
    }
    assert "room" not in seen["seoul"]
    assert "standing" not in seen["tokyo"]
    assert not {"room", "standing"} & seen["washington"]


def test_the_briefing_depends_on_the_world() -> None:
    """In a world in which nothing leaked, nobody reads that it leaked."""
    kept = played(Session(GAME, 1, ("seoul",), as_recorded=True), record=True, turns=2)
    left = played(Session(GAME, 1, ("seoul",)), record=False, turns=2)
    texts = [
        "".join(part.plain for part in briefing_view(session, RECORD, "seoul").text)
        for session in (kept, left)
    ]
    assert texts[0] != texts[1]


def test_briefings_stay_short() -> None:
    """Under 220 words in the record's world, for every seat."""
    for role in SEATS:
        session = Session(GAME, 1, (role,), as_recorded=True)
        while not session.over:
            assert briefing_view(session, RECORD, role).words < 220
            session = played(session, record=True, turns=len(session.reports) + 1)


def test_along_the_record_the_outcome_is_documented_and_the_same() -> None:
    """The player who did what was done reads so, and every line along the way cites or argues."""
    session = played(Session(GAME, 1, ("seoul",), as_recorded=True), record=True)
    for turn in range(len(session.reports)):
        view = outcome_view(session, RECORD, "seoul", turn)
        assert view.record
        assert view.record.same
        assert all(line.standing.basis in ("documented", "inferred") for line in view.lines)
        assert all(line.standing.claims for line in view.lines)


def test_off_the_record_nothing_is_badged_documented() -> None:
    """What happened in the record may happen here too: that is an inference, and says so."""
    session = played(Session(GAME, 1, ("seoul",)), record=False)
    views = [outcome_view(session, RECORD, "seoul", turn) for turn in range(len(session.reports))]
    lines = [line for view in views for line in view.lines]
    assert {line.standing.basis for line in lines} <= {"inferred", "assumed"}
    assert any(line.standing.because.startswith(OFF_RECORD) for line in lines)
    assert not any(view.record and view.record.same for view in views)


def test_every_citation_leads_to_a_source_with_an_address() -> None:
    """From a number on the screen to a claim, its sources, and where they can be read."""
    session = played(Session(GAME, 1, ("seoul",), as_recorded=True), record=True)
    view = debrief_view(session, RECORD, "seoul")
    assert [each.number for each in view.citations] == [*range(1, len(view.citations) + 1)]
    for citation in view.citations:
        assert citation.statement
        assert citation.sources
        assert all(source.title and source.publisher for source in citation.sources)


def test_the_debrief_lays_both_paths_on_one_axis() -> None:
    """A value for the start and each turn, in range; measurements in between by their date."""
    session = played(Session(GAME, 5, ("seoul",)), record=False)
    view = debrief_view(session, RECORD, "seoul")
    assert len(view.steps) == len(GAME.turns) + 1
    for chart in view.charts:
        assert len(chart.you) == len(chart.record) == len(view.steps)
        for value in (*chart.you, *chart.record):
            assert value is None or chart.low <= value <= chart.high
        assert chart.record[0] == chart.you[0]
    consent = next(chart for chart in view.charts if chart.id == "consent")
    poll = next(each for each in consent.measured if each.date == "2 July 2012")
    assert str(poll.value) == "15.8"
    assert 4 < poll.at < 5, "between 29 June and 9 August"
    assert view.record.id == "postponed"


def test_texts_for_players_name_no_internal_word() -> None:
    """Advisers and policies are prose: no underscores of ids."""
    for turn in GAME.turns:
        for decision in turn.decisions:
            for thing in (*decision.policies, *decision.advisers):
                text = thing.label + thing.text if isinstance(thing, Policy) else thing.say
                assert isinstance(thing, (Policy, Adviser))
                assert "_" not in text


def test_the_picker_reads_headers_only(tmp_path: Path) -> None:
    """A chapter whose body is broken still stands in the picker."""
    for file in resources.path("scenarios", "gsomia").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        broken = text.replace("\nturns:\n", "\nturns:\n  - [\n")
        target = tmp_path / "gsomia" / file.name
        target.parent.mkdir(exist_ok=True)
        target.write_text(broken, encoding="utf-8")
    (pack,) = readable_packs(tmp_path).packs
    assert pack.chapters[0].title == "Within the Hour"
    assert pack.chapters[0].years == "2012"
    assert pack.chapters[0].teaser.startswith(pack.chapters[0].summary[:20])
