"""What is written in the debrief: how it is cleaned and bounded, and that saves keep all of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.rules import Game, IllegalPolicy
from game.play.checked import MAX_BYTES
from game.play.journal import (
    MAX_NOTE,
    MAX_NOTES,
    MAX_TRIED,
    Journal,
    Ticket,
    claim_key,
    cleaned,
    conflict_key,
    question_key,
)
from game.play.run import Run
from game.play.saves import ChapterChanged, read_run, write_run
from game.play.session import Session
from tests.helpers import Data, act_for, game_of, session_of
from tests.play.test_saves import finding, refusal

STORY = "turns: [{policies: {a: [], b: []}}]"
FULL = Journal(
    left="uneasy",
    notes={
        question_key("describe", 1): "A line.\n\nAnother, 서울 “x” \\ =1+1",
        conflict_key("D1"): "Both may be right.",
        claim_key("C1999_1"): "Who says so?",
    },
    lenses=("pride", "no_such_lens"),
    ticket=Ticket("Nobody asked.", ("C1999_1", "gone")),
    code="heron-27",
    tried=(("d1", "b"), ("d9", "z")),
    path="short",
)


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """One turn, two policies."""
    return game_of(STORY, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the save goes."""
    return tmp_path / "saves" / "run.json"


# --- the value ------------------------------------------------------------------------------


def test_a_text_keeps_its_lines_and_loses_what_cannot_be_read() -> None:
    """No control character, half a character or sign of direction is stored; every line end is the
    same.
    """
    assert cleaned("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert cleaned("a\0b\x1b[1mc\x7f\ud800\u202ed\te") == "ab[1mcd e"
    assert Journal(left=" so\n\tuneasy ").left == "so uneasy"
    assert Ticket("\0One.").claim == "One."
    assert cleaned("👩‍🌾 e\u0301 서울") == "👩‍🌾 e\u0301 서울"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """And what is left can be printed, line by line."""
    once = cleaned(text)
    assert cleaned(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert not any(ord(each) < 32 for each in once.replace("\n", ""))


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"left": "x" * 41}, "at most 40 characters"),
        ({"notes": {"describe:1": "x" * 4001}}, "at most 4,000 characters"),
        ({"ticket": Ticket("x" * 4001)}, "at most 4,000 characters"),
        ({"notes": {f"claim:{n}": "x" * 4000 for n in range(26)}}, "at most 100,000"),
        ({"notes": {"": "x"}}, "1 to 200 plain"),
        ({"notes": {"a\nb": "x"}}, "1 to 200 plain"),
        ({"lenses": ("x" * 201,)}, "1 to 200 plain"),
        ({"lenses": ("pride", "pride")}, "ranked once"),
        ({"ticket": Ticket("x", ("a", "a"))}, "cites a claim once"),
        ({"ticket": Ticket("x", ("a", "b", "c"))}, "at most 2 claims"),
        ({"tried": tuple((f"d{n}", "a") for n in range(21))}, "at most 20 what-ifs"),
        ({"tried": (("", "a"),)}, "1 to 200 plain"),
        ({"code": "x" * 21}, "at most 20 letters"),
        ({"code": "Jo Doe"}, "letters, digits, - and _"),
        ({"code": "=1+1"}, "letters, digits, - and _"),
        ({"path": "long"}, "short or whole, not 'long'"),
    ],
    ids=lambda said: str(said)[:30],
)
def test_too_long_or_too_much_is_refused_in_plain_words(said: Data, message: str) -> None:
    """One sentence says what the bound is."""
    with pytest.raises(IllegalPolicy, match=message):
        Journal(**said)


def test_a_ticket_longer_than_asked_for_is_kept() -> None:
    """Its words are counted; nobody's sentence is cut."""
    assert Journal(ticket=Ticket("word " * 150)).ticket.words == 150


def test_a_note_takes_the_place_of_the_one_before_and_an_empty_one_takes_it_away() -> None:
    """Under its key; the others stay."""
    journal = Journal().noting("describe:1", "a").noting("describe:2", "b")
    assert journal.noting("describe:1", "c").notes == {"describe:1": "c", "describe:2": "b"}
    assert journal.noting("describe:1", " \n").notes == {"describe:2": "b"}


def test_what_ifs_stand_once_the_newest_last_the_oldest_go() -> None:
    """At most twenty."""
    journal = Journal().trying("d1", "a").trying("d1", "b").trying("d1", "a")
    assert journal.tried == (("d1", "b"), ("d1", "a"))
    for number in range(30):
        journal = journal.trying("d2", f"p{number}")
    assert len(journal.tried) == MAX_TRIED
    assert journal.tried[-1] == ("d2", "p29")
    assert journal.tried[0] == ("d2", "p10")


# --- in a session ---------------------------------------------------------------------------


def test_the_journal_opens_with_the_debrief(game: Game) -> None:
    """Not before the end; after it, again and again, and without moving anything."""
    session = session_of(game)
    with pytest.raises(IllegalPolicy, match="opened with the debrief"):
        session.write(FULL)
    over = session.do(act_for(session, "a"))
    written = over.write(FULL).write(attrs.evolve(FULL, left="calm"))
    assert written.journal.left == "calm"
    assert written.journal.notes == FULL.notes
    assert (written.state, written.acts, written.ending) == (over.state, over.acts, over.ending)


# --- in a save ------------------------------------------------------------------------------


def over(game: Game, journal: Journal = FULL) -> Session:
    """The story played to its end, with a journal."""
    return session_of(game, "a").write(journal)  # type: ignore[no-any-return]


def test_everything_written_is_kept(game: Game, path: Path) -> None:
    """To the last sign, ids that the chapter does not know included: the words are the player's."""
    write_run(Run((over(game),)), path)
    assert read_run(path, finding(game)).session.journal == FULL


def test_a_save_without_a_journal_loads(game: Game, path: Path) -> None:
    """Those from before there were journals; and an empty journal takes no place in a save."""
    write_run(Run((session_of(game, "a"),)), path)
    assert '"journal"' not in path.read_text(encoding="utf-8")
    assert read_run(path, finding(game)).session.journal == Journal()


def test_the_fullest_journals_of_a_campaign_can_be_read_again(game: Game, path: Path) -> None:
    """Ten chapters of notes in letters of four bytes are less than a save may have."""
    notes = {f"claim:{n}": "𠀀" * MAX_NOTE for n in range(MAX_NOTES // MAX_NOTE)}
    write_run(Run((over(game, Journal(notes=notes)),)), path)
    assert path.stat().st_size < MAX_BYTES / 10
    assert read_run(path, finding(game)).session.journal.notes == notes


def test_what_cannot_be_read_never_comes_out_of_a_save(game: Game, path: Path) -> None:
    """A zero byte written in by hand is dropped, like one that is typed."""
    refused_or_read = edited(game, path, ("left",), "a\0b")
    assert read_run(refused_or_read, finding(game)).session.journal.left == "ab"


def test_a_copy_of_a_changed_chapter_keeps_the_journal(
    game: Game, path: Path, tmp_path: Path
) -> None:
    """Its steps may be lost, its words are not."""
    write_run(Run((over(game),)), path)
    mended = game_of(STORY.replace("a: []", "a: [change: {calm: 5}]"), tmp_path)
    error = refusal(path, mended)
    assert isinstance(error, ChapterChanged)
    assert error.copy.session.journal == FULL


def test_code_and_path_go_along_in_a_campaign(game: Game) -> None:
    """The next chapter's journal is empty but for them."""
    after = Run((over(game),), campaign=True).next_chapter(game)
    assert after.session.journal == Journal(code="heron-27", path="short")
    assert after.sessions[0].journal == FULL


def edited(game: Game, path: Path, where: tuple[Any, ...], value: Any) -> Path:
    """A save whose journal was changed by hand."""
    write_run(Run((over(game),)), path)
    data = json.loads(path.read_text(encoding="utf-8"))
    part = data["chapters"][0]
    for key in ("journal", *where)[:-1]:
        part = part[key]
    part[("journal", *where)[-1]] = value
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("where", "value", "message"),
    [
        ((), [], "`journal` of chapters[0]"),
        ((), "a", "`journal` of chapters[0]"),
        (("left",), 5, "`left` of `journal`"),
        (("left",), None, "`left` of `journal`"),
        (("left",), "x" * 41, "its journal does not fit"),
        (("notes",), [], "`notes` of `journal`"),
        (("notes", "describe:1"), 5, "`describe:1` of `notes`"),
        (("notes", "describe:1"), None, "`describe:1` of `notes`"),
        (("notes", "describe:1"), "x" * 4001, "at most 4,000 characters"),
        (("notes", "x" * 201), "x", "1 to 200 plain"),
        (("lenses",), "pride", "`lenses` of `journal`"),
        (("lenses",), [5], "something other than text"),
        (("lenses",), ["pride", "pride"], "ranked once"),
        (("ticket",), "A claim", "`ticket` of `journal`"),
        (("ticket", "claim"), True, "`claim` of `ticket`"),
        (("ticket", "cites"), {}, "`cites` of `ticket`"),
        (("ticket", "cites"), ["a", "b", "c"], "at most 2 claims"),
        (("code",), 27, "`code` of `journal`"),
        (("code",), "../x", "letters, digits"),
        (("tried",), {}, "`tried` of `journal`"),
        (("tried",), [["d1", "b"]], "tried[0] is not an object"),
        (("tried",), [{"decision": "d1"}], "`policy` of tried[0]"),
        (("tried",), [{"decision": "d1", "policy": "b"}] * 21, "at most 20 what-ifs"),
        (("path",), "everything", "short or whole"),
        (("path",), True, "`path` of `journal`"),
    ],
    ids=str,
)
def test_a_journal_of_the_wrong_shape_is_damaged(
    where: tuple[Any, ...], value: Any, message: str, game: Game, path: Path
) -> None:
    """The place is named, and the file stays as it is."""
    error = refusal(edited(game, path, where, value), game)
    assert "is damaged" in error.message
    assert message in error.message
