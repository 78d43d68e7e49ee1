"""What stands before a play: cards of packs, all sources of one, choices laid open, questions."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from game.play.session import BEFORE, Act, Session
from game.play.shelf import bundled
from game.scenario.loader import read_pack
from game.views.pack_sources import pack_sources
from game.views.quiz import left_off, quiz_view
from game.views.reveal import reveal_view
from game.views.sources import sources_view
from game.views.title import TEASER, ChapterCard, pack_card, readable_packs
from game.views.words import all_of
from tests.scenario.harbour import BASE, PACK

SHELF = bundled()
GAME = SHELF.game("gsomia/within_the_hour")
CARD = ChapterCard("a", 1, "A", "Nowhere", "1999", "", 20, None, Path())


def pack_in(folder: Path, **files: str) -> Path:
    """The good pack in a folder, with some of its files replaced."""
    folder.mkdir(parents=True)
    for name, text in {**BASE, **{f"{key}.yaml": text for key, text in files.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


# --- cards ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("summary", "teaser"),
    [
        ("Two towns share a ferry. Then a third comes.", "Two towns share a ferry."),
        (f"One clause, {'and a long one ' * 12}. Next.", "One clause, and a long one"),
        (
            "In the autumn of that year the two towns at last agree on a text, which nobody on "
            f"either side of the water has {'ever ' * 20}read.",
            "In the autumn of that year the two towns at last agree on a text…",
        ),
        (
            "In the spring of that year the two towns have agreed on a paper that says who of the "
            f"two {'will ' * 20}go first.",
            "In the spring of that year the two towns have agreed on a paper…",
        ),
        (f"{'word ' * 60}.", "word word"),
    ],
)
def test_a_sentence_too_long_for_a_card_ends_with_a_clause(summary: str, teaser: str) -> None:
    """Never within a word, and never longer than a card holds."""
    found = attrs.evolve(CARD, summary=summary).teaser
    assert found.startswith(teaser)
    assert len(found) <= TEASER + 1
    assert found.endswith((".", "…"))
    last = found.rstrip("….").rsplit(" ", 1)[-1]
    assert last in summary.replace(",", "").replace(".", "").split()


def test_a_pack_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """Its faults are kept with their places."""
    pack_in(tmp_path / "good", pack=PACK.replace("id: harbour", "id: good", 1))
    pack_in(tmp_path / "bad", pack=PACK.replace("title: The Harbour", "title: [a]"))
    view = readable_packs(tmp_path, tmp_path)
    assert [pack.id for pack in view.packs] == ["good"]
    assert {fault.code for fault in view.faults} == {"wrong-type"}
    assert {Path(fault.place.file).parent.name for fault in view.faults} == {"bad"}


def test_what_a_card_does_not_show_does_not_hide_it(tmp_path: Path) -> None:
    """A misspelt key or a broken person is for `check` to say; the pack can be picked."""
    changed = PACK.replace("office: Harbour master", "ofice: 7") + "colour: blue\n"
    card = pack_card(pack_in(tmp_path / "harbour", pack=changed))
    assert (card.title, card.seat("east"), card.chapters[0].title) == (
        "The Harbour", "East", "The Ferry"
    )  # fmt: skip


# --- sources --------------------------------------------------------------------------------


def test_all_sources_of_a_pack_are_there_once() -> None:
    """By kind, also those without a claim; every claim and every disagreement can be reached."""
    library = read_pack(pack_card(SHELF.roots[0] / "gsomia").folder).library
    view = pack_sources(library)
    assert sorted(line.card.id for line in view.lines) == sorted(library.sources)
    assert sum(number for _, number in view.kinds) == len(view.lines)
    assert {each.claim for each in view.citations} == {*library.claims}
    assert [each.id for each in view.conflicts] == [*library.conflicts]
    by_number = {each.number: each for each in view.citations}
    for line in view.lines:
        rest = {by_number[number].claim for number in line.claims}
        assert rest == {id for id, c in library.claims.items() if line.card.id in c.sources}
    assert not any(each.later for each in view.citations), "nobody plays, nothing is later"


def test_a_play_meets_only_some_of_them() -> None:
    """The page of a run is the smaller one."""
    from game.engine.record import replay_record

    met = sources_view(Session(GAME, 1, ("seoul",)), replay_record(GAME), "seoul")
    whole = pack_sources(GAME.scenario.library)
    assert len(met.lines) < len(whole.lines)


# --- choices laid open ----------------------------------------------------------------------


def test_every_seat_lies_open_with_what_it_said() -> None:
    """Choice, reason and line of each; a seat without a decision has its cable, counted."""
    session = Session(GAME, 7, ("seoul", "washington"))
    while ask := session.ask:
        act = Act(ask.role.id, cable="All quiet here.")
        if ask.decision:
            policy = next(each for each in ask.decision.policies if not each.needs)
            act = Act(ask.role.id, ask.decision.id, policy.id, "consent", "Because.")
        session = session.do(act)
    cables = 0
    for turn in range(len(session.reports)):
        view = reveal_view(session, turn)
        assert [seat.name for seat in view.seats] == ["Seoul", "Washington"]
        assert view.header.turn == turn + 1
        decided = {act.role for act in session.acts_of(turn) if act.decision}
        for seat in view.seats:
            cables += bool(seat.cable)
            if seat.role in decided:
                assert {each.line for each in seat.choices} == {"Because."}
                assert all(each.reason and each.label for each in seat.choices)
            else:
                assert (seat.choices, seat.cable) == ((), "All quiet here.")
                assert seat.cable_words == "3 of 25 words"
    assert cables


# --- questions ------------------------------------------------------------------------------


def test_questions_are_gone_on_with_where_they_were_left() -> None:
    """While some are answered and nothing else was done; the next is the first that is open."""
    start = Session(GAME, 1, ("seoul",))
    items = quiz_view(start).items
    first = start.answer(BEFORE, {items[0].id: items[0].options[0]})
    assert (left_off(start), quiz_view(start).next) == (False, 0)
    assert (left_off(first), quiz_view(first).next) == (True, 1)
    assert not left_off(start.answer(BEFORE)), "skipped is not left off"
    aims = tuple(aim.id for aim in GAME.scenario.chapter.roles[0].aims)
    assert not left_off(first.rank("seoul", aims)), "who has sat down is past them"
    every = start.answer(BEFORE, {each.id: each.options[0] for each in items})
    assert (left_off(every), quiz_view(every).next) == (False, len(items) - 1)


def test_two_are_both() -> None:
    """And three are all three."""
    assert [all_of(value) for value in (2, 3, 12)] == ["both", "all three", "all 12"]
