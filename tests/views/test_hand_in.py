"""What is handed in: everything that is there is counted, everything that is not is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.journal import Journal, Ticket
from game.play.run import Run
from game.play.session import AFTER, BEFORE, Session
from game.views.hand_in import HandInView, hand_in_view
from tests.helpers import game_of, session_of
from tests.views.written import ferry, played

FULL = Journal(
    left="calm",
    notes={"describe:1": "They did.", "conflict:D1": "Both.", "dispute": "The ten."},
    lenses=("pride",),
    ticket=Ticket("They shared.", ("C1999_1", "C1999_2")),
    code="heron-27",
    tried=(("answer", "refuse"),),
    path="whole",
)


def full(folder: Path) -> Session:
    """A run in which everything was said and written."""
    session = Session(ferry(folder), 1, ("east",)).answer(BEFORE, {"who": "Nobody"})
    acts = played(ferry(folder), reason="trust", line="So it was.", odds={"call": 90}).acts
    for act in acts:
        session = session.do(act)
    return session.see().write(FULL).answer(AFTER, {"who": "Both"})


def parts(view: HandInView) -> dict[str, tuple[str, str]]:
    """Section -> (text, detail) of what is there."""
    return {each.section: (each.text, each.detail) for each in view.parts if each.there}


def test_a_full_hand_in_has_no_gaps(tmp_path: Path) -> None:
    """Each part with how much there is of it."""
    view = hand_in_view(Run((full(tmp_path),)))
    assert view.chapters[0].gaps == ()
    assert parts(view) == {
        "leave": ("A word on leaving the role", "calm"),
        "record": ("The record beside your path", "one entry"),
        "reasons": ("One decision, with your reasons", "one line and one key"),
        "odds": ("Odds that you gave", "1, Brier 0.01"),
        "what_if": ("What-ifs looked at", "1"),
        "lenses": ("A ranking of the lenses", ""),
        "questions": ("Questions", "1 of 3 answered"),
        "accounts": ("Exercises on sources that disagree", "1 of 1 done"),
        "model": ("A number that you dispute", ""),
        "check": ("Questions before and after", "0 → 1 of 1"),
        "ticket": ("Exit ticket with two sources", "two words"),
    }


def test_an_empty_hand_in_names_every_gap(tmp_path: Path) -> None:
    """All but the record, which is always there."""
    view = hand_in_view(Run((played(ferry(tmp_path)),)))
    assert [each.section for each in view.chapters[0].gaps] == [
        *("leave", "reasons", "odds", "what_if", "lenses", "questions", "accounts", "model"),
        *("check", "ticket"),
    ]
    assert view.parts[-1].detail == "missing: a claim of your own and two sources"


def test_what_a_chapter_does_not_ask_for_is_no_gap(tmp_path: Path) -> None:
    """No odds, questions, lenses or quiz: none is missed."""
    session = session_of(game_of("turns: [{policies: {a: [], b: []}}]", tmp_path), "a")
    gaps = [each.section for each in hand_in_view(Run((session,))).chapters[0].gaps]
    assert gaps == ["leave", "reasons", "what_if", "model", "ticket"]


def test_the_short_path_misses_only_what_it_asks_for(tmp_path: Path) -> None:
    """But shows whatever was written beside it: nothing is lost by switching."""
    over = played(ferry(tmp_path)).write(Journal(path="short", lenses=("pride",)))
    view = hand_in_view(Run((over,)))
    gaps = [each.section for each in view.chapters[0].gaps]
    assert gaps == ["leave", "what_if", "accounts", "ticket"]
    assert "lenses" in parts(view)


def test_files_are_named_after_the_chapter_and_the_code(tmp_path: Path) -> None:
    """Never after anybody; a campaign after its pack."""
    session = full(tmp_path)
    assert [each.name for each in hand_in_view(Run((session,))).files] == [
        "ferry-heron-27.html",
        "ferry-heron-27.json",
        "ferry-heron-27.csv",
    ]
    assert hand_in_view(Run((played(ferry(tmp_path)),))).files[0].name == "ferry.html"
    campaign = hand_in_view(Run((session,), campaign=True))
    assert campaign.files[0].name == "harbour-heron-27.html"


def test_a_campaign_hands_in_the_chapters_that_are_over(tmp_path: Path) -> None:
    """The open one is not among them; where none is over there is nothing to hand in."""
    game = ferry(tmp_path)
    run = Run((full(tmp_path),), campaign=True).next_chapter(game)
    view = hand_in_view(run)
    assert [each.title for each in view.chapters] == ["The Ferry"]
    with pytest.raises(ValueError, match="no chapter is over"):
        hand_in_view(Run((Session(game, 1, ("east",)),)))
