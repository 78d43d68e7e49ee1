"""What there is to write: questions under keys that last, exercises, and the exit ticket."""

from __future__ import annotations

from pathlib import Path

import attrs

from game.engine.record import replay_record
from game.play.journal import Journal, Ticket
from game.views.questions import questions_view, ticket_gaps, ticket_view
from tests.views.written import QUESTIONS, ferry, played


def test_questions_stand_by_phase_with_what_was_written(tmp_path: Path) -> None:
    """In the order of the phases, numbered through, each under the key of its note."""
    session = played(ferry(tmp_path)).write(Journal(notes={"describe:2": "Boats."}))
    view = questions_view(session)
    asked = [(each.key, each.number, each.ask[0].plain, each.written) for each in view.questions]
    assert asked == [
        ("describe:1", 1, "What happened[1]?", ""),
        ("describe:2", 2, "And then?", "Boats."),
        ("apply:1", 3, "Where else?", ""),
    ]
    assert [(phase, len(each)) for phase, each in view.phases] == [("describe", 2), ("apply", 1)]
    assert view.said == "1 of 3 answered"
    assert [each.claim for each in view.citations] == ["C1999_2"]
    (exercise,) = view.exercises
    assert (exercise.key, exercise.exercise) == ("conflict:D1", "Ask the captain.")


def test_answers_outlast_mended_words_and_new_questions_in_other_phases(tmp_path: Path) -> None:
    """The key is the phase and the place in it; what no question asks for any more is not lost."""
    notes = {"describe:1": "a", "apply:1": "b", "describe:2": "c", "conflict:D1": "d"}
    session = played(ferry(tmp_path)).write(Journal(notes=notes))
    mended = ferry(
        tmp_path,
        ("What happened [@C1999_2]?", "What took place?"),
        ('    - {phase: describe, ask: "And then?"}\n', '    - {phase: analyse, ask: "Why?"}\n'),
    )
    view = questions_view(attrs.evolve(session, game=mended))
    assert [(each.key, each.written) for each in view.questions] == [
        ("describe:1", "a"),
        ("analyse:1", ""),
        ("apply:1", "b"),
    ]
    assert view.exercises[0].written == "d"
    assert view.others == (("describe:2", "c"),)


def test_a_chapter_without_questions_has_none(tmp_path: Path) -> None:
    """And no phase either."""
    view = questions_view(played(ferry(tmp_path, (QUESTIONS, ""))))
    assert (view.questions, view.phases, view.said) == ((), (), "0 of 0 answered")


def test_notes_on_claims_and_numbers_are_no_answers(tmp_path: Path) -> None:
    """They have pages of their own."""
    notes = {"claim:C1999_1": "Who?", "dispute": "The ten."}
    assert questions_view(played(ferry(tmp_path)).write(Journal(notes=notes))).others == ()


# --- the exit ticket ------------------------------------------------------------------------


def test_a_ticket_counts_its_words_and_says_what_is_missing(tmp_path: Path) -> None:
    """A claim of one's own, and two claims that the chapter knows."""
    session = played(ferry(tmp_path))
    for ticket, missing in (
        (Ticket(), "a claim of your own and two sources"),
        (Ticket("They shared.", ("C1999_1",)), "one source"),
        (Ticket("They shared.", ("C1999_1", "gone")), "one source"),
        (Ticket(" ", ("C1999_1", "C1999_2")), "a claim of your own"),
        (Ticket("They shared.", ("C1999_1", "C1999_2")), ""),
    ):
        assert ticket_gaps(session.write(Journal(ticket=ticket))) == missing
    full = session.write(Journal(ticket=Ticket("They shared.", ("C1999_2", "gone"))))
    view = ticket_view(full, replay_record(session.game))
    assert (view.words, view.said, view.too_long) == (2, "2 of 120 words", False)
    assert [each.claim for each in view.cites] == ["C1999_2"]


def test_a_long_ticket_is_kept_and_told(tmp_path: Path) -> None:
    """From the 121st word on."""
    session, record = played(ferry(tmp_path)), replay_record(ferry(tmp_path))
    for words, too_long in ((120, False), (121, True)):
        view = ticket_view(session.write(Journal(ticket=Ticket("so " * words))), record)
        assert (view.words, view.too_long) == (words, too_long)


def test_the_claims_that_were_met_may_be_cited(tmp_path: Path) -> None:
    """Each once, of one seat or of all seats held."""
    game = ferry(tmp_path, ("They ask for the first boat [@C1999_1].", "They ask."))
    session = played(game, roles=("east", "west"))
    record = replay_record(game)
    every = [each.claim for each in ticket_view(session, record).may_cite]
    assert sorted(every) == ["C1999_1", "C1999_2"]
    own = {each.claim for each in ticket_view(session, record, "west").may_cite}
    assert own <= {*every}
