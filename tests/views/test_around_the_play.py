"""Questions, people and sources: what is shown, and nothing before its time."""

from __future__ import annotations

import io
import re
from pathlib import Path

import attrs
import pytest

from game.console.paper import Paper
from game.console.table import Table
from game.engine.record import replay_record
from game.play.run import Run
from game.play.saves import read_run
from game.play.session import AFTER, BEFORE, Act, Session
from game.play.shelf import bundled
from game.views.debrief import debrief_view
from game.views.people import people_view
from game.views.quiz import asks_before, gain, quiz_view
from game.views.seat import seat_view
from game.views.sources import sources_view, title_of
from game.views.words import ordinal

SHELF = bundled()
GAME = SHELF.game("gsomia/within_the_hour")
RECORD = replay_record(GAME)
PACT = tuple(name for name in SHELF.names() if name.startswith("gsomia/"))
QUIZ = GAME.scenario.chapter.debrief.quiz


def finished(session: Session) -> Session:
    """The session along the first open policies, to its end."""
    while ask := session.ask:
        if ask.decision is None:
            session = session.do(Act(ask.role.id, cable="All quiet."))
            continue
        policy = next(each for each in ask.decision.policies if not each.needs)
        session = session.do(Act(ask.role.id, ask.decision.id, policy.id))
        session = session.see()
    return session.see()


@pytest.mark.parametrize("name", SHELF.names())
def test_questions_before_the_play_hold_no_answers(name: str) -> None:
    """The view has the options and what was chosen, nothing that marks one or says why."""
    game = SHELF.game(name)
    session = Session(game, 1, (game.scenario.chapter.roles[0].id,))
    view = quiz_view(session)
    assert {field.name for field in attrs.fields(type(view.items[0]))} == {
        "id", "ask", "options", "chosen"
    }  # fmt: skip
    shown = repr(view)
    for item in session.game.scenario.chapter.debrief.quiz:
        assert not item.because or item.because[:30] not in shown


def test_questions_are_asked_once_and_only_at_the_start() -> None:
    """Not again when they were skipped, nor once something was decided."""
    session = Session(GAME, 1, ("seoul",))
    assert asks_before(session)
    assert not asks_before(session.answer(BEFORE))
    assert not asks_before(finished(session))


def test_the_gain_is_a_sentence_of_counts() -> None:
    """Before and after, each out of all questions; nothing is claimed where nothing was asked."""
    wrong = {item.id: next(o for o in item.options if o != item.answer) for item in QUIZ}
    right = {item.id: item.answer for item in QUIZ}
    over = finished(Session(GAME, 1, ("seoul",)).answer(BEFORE, wrong))
    assert gain(debrief_view(over, RECORD, "seoul").checks) == ""
    after = over.answer(AFTER, right)
    said = gain(debrief_view(after, RECORD, "seoul").checks)
    assert said == f"0 of {len(QUIZ)} right before the play, {len(QUIZ)} of {len(QUIZ)} after it."
    alone = finished(Session(GAME, 1, ("seoul",))).answer(AFTER, right)
    assert "none was answered" in gain(debrief_view(alone, RECORD, "seoul").checks)


def test_aims_stand_as_they_were_ranked() -> None:
    """The seat's own in its order with their ranks, the others' unranked as the author has them."""
    seat = seat_view(Run((Session(GAME, 1, ("seoul",)),)), "seoul")
    ids = tuple(reversed([id for id, _ in seat.aims]))
    over = finished(Session(GAME, 1, ("seoul",)).rank("seoul", ids))
    aims = debrief_view(over, RECORD, "seoul").aims
    own = [aim for aim in aims if aim.role == "Seoul"]
    assert [aim.text for aim in own] == [dict(seat.aims)[id] for id in ids]
    assert [aim.rank for aim in own] == [1, 2, 3]
    assert {aim.rank for aim in aims if aim.role != "Seoul"} == {0}


def test_cables_come_back_in_the_debrief() -> None:
    """With date and seat; a seat that wrote none has none."""
    cables = debrief_view(finished(Session(GAME, 1, ("washington",))), RECORD, "washington").cables
    assert cables
    assert {(each.who, each.text) for each in cables} == {("Washington", "All quiet.")}
    assert debrief_view(finished(Session(GAME, 1, ("seoul",))), RECORD, "seoul").cables == ()


@pytest.mark.parametrize("name", PACT)
def test_people_are_those_of_the_chapter_without_claims_before_the_debrief(name: str) -> None:
    """By capital, the seats' own first; no claim id anywhere, and no office that is a person."""
    game = SHELF.game(name)
    view = people_view(Session(game, 1, ("seoul",)), "seoul")
    assert [capital.name for capital in view.capitals][:2] == ["Seoul", "Tokyo"]
    assert [capital.mine for capital in view.capitals].count(True) == 1
    assert not re.search(r"[CN]20\d\d_\d+", repr(view))
    here = [p for p in game.scenario.pack.people if game.scenario.chapter.id in p.chapters]
    assert sum(len(capital.people) for capital in view.capitals) == len(here)
    assert view.offices
    after = people_view(Session(game, 1, ("seoul",)), "seoul", debrief=True)
    assert all(person.cites for capital in after.capitals for person in capital.people)


def test_a_name_is_not_repeated_in_its_own_letters() -> None:
    """`Panetta, Leon` is Leon Panetta, once."""
    view = people_view(Session(GAME, 1, ("seoul",)), "seoul")
    people = {person.id: person for capital in view.capitals for person in capital.people}
    assert (people["panetta"].name, people["panetta"].native) == ("Leon Panetta", "")
    assert people["panetta"].sign == "P"
    assert people["lee_myung_bak"].sign == "이"


def test_sources_grow_with_what_was_read() -> None:
    """At first those of the open briefing; in the end those of everything, debrief included."""
    start = Session(GAME, 1, ("seoul",))
    few = sources_view(start, RECORD, "seoul")
    every = sources_view(finished(start), RECORD, "seoul")
    assert 0 < len(few.lines) < len(every.lines)
    assert {line.card.id for line in few.lines} <= {line.card.id for line in every.lines}
    assert sum(number for _, number in every.kinds) == len(every.lines)
    assert set(few.used.values()) == {"used in briefing"}
    assert any("debrief" in used for used in every.used.values())
    assert title_of(every) == f"The {len(every.lines)} sources you met"
    numbers = {each.number for each in every.citations}
    assert all(set(line.claims) <= numbers for line in every.lines)
    assert {line.card.kind for line in every.of("poll")} == {"poll"}


def test_ordinals() -> None:
    """As words up to the ninth."""
    assert [ordinal(number) for number in (1, 3, 9, 10)] == ["first", "third", "ninth", "10th"]


# --- the terminal asks the same -------------------------------------------------------------


def typed(*answers: str, folder: Path) -> tuple[str, Run]:
    """What the terminal printed for these answers, and the run that it saved."""
    out, save = io.StringIO(), folder / "run.json"
    run = Run((Session(GAME, 1, ("seoul",)),))
    Table(run, save, Paper(out, plain=True), io.StringIO("\n".join([*answers, "q", ""]))).play()
    return out.getvalue(), read_run(save, SHELF.find)


def test_the_terminal_asks_the_questions_and_the_order_of_aims(tmp_path: Path) -> None:
    """A number answers, Enter leaves out, nonsense is asked again; `2 1 3` ranks."""
    out, run = typed("2", "9", "", "1", "k", "2 2 3", "2 1 3", folder=tmp_path)
    given = run.session.answers[BEFORE]
    assert given == {QUIZ[0].id: QUIZ[0].options[1], QUIZ[2].id: QUIZ[2].options[0]}
    aims = [aim.id for aim in GAME.scenario.chapter.roles[0].aims]
    assert run.session.ranking == {"seoul": (aims[1], aims[0], aims[2])}
    assert "Type a number from 1 to" in out
    assert "Type every number from 1 to 3 once." in out


def test_the_terminal_skips_and_keeps_the_order(tmp_path: Path) -> None:
    """k skips all questions, Enter keeps the aims as they stand; w shows who is who."""
    out, run = typed("k", "w", "", folder=tmp_path)
    assert run.session.answers == {BEFORE: {}}
    assert run.session.ranking["seoul"] == tuple(
        aim.id for aim in GAME.scenario.chapter.roles[0].aims
    )
    assert "== Who is who" in out


def test_the_terminal_asks_again_at_the_end(tmp_path: Path) -> None:
    """Each answer is kept and the right one told; then the gain."""
    out, save = io.StringIO(), tmp_path / "run.json"
    over = finished(Session(GAME, 1, ("seoul",)).answer(BEFORE))
    lines = ["", "1", "13", *(str(item.options.index(item.answer) + 1) for item in QUIZ), "q"]
    Table(Run((over,)), save, Paper(out, plain=True), io.StringIO("\n".join([*lines, ""]))).play()
    session = read_run(save, SHELF.find).session
    assert session.answers[AFTER] == {item.id: item.answer for item in QUIZ}
    assert f"{len(QUIZ)} of {len(QUIZ)} right." in out.getvalue()
