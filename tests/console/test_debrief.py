"""The debrief at the terminal, by pilots that type: all of it, back and forth, and once more."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.cells import cell_len

from game.console.analysis_pages import in_order
from game.console.paper import Paper
from game.console.table import Table, along_record
from game.engine.rules import Game
from game.play.checked import Rejected
from game.play.journal import Journal, Ticket
from game.play.run import Run
from game.play.saves import read_run, write_run
from game.play.session import AFTER, Session
from game.views.what_if import Column, ColumnChoice
from tests.play.test_saves import finding
from tests.views.written import ferry, played

NEXT = ""
END = ("", "", "")


def sat(
    session: Session,
    folder: Path,
    *typed: str,
    plain: bool = True,
    campaign: bool = False,
    export: bool = True,
) -> tuple[str, Run]:
    """What the terminal printed for these lines after the end, and the run that it saved."""
    out, save = io.StringIO(), folder / "run.json"
    run = Run((session,), campaign)
    write_run(run, save)

    def written(run: Run, path: Path) -> str:
        if path.suffix != ".html":
            raise Rejected(f"{path} has no ending that can be written", "name it .html")
        path.write_text(run.session.journal.code, encoding="utf-8")
        return f"Written: {path.name}"

    paper, answers = Paper(out, plain=plain), Typing(typed, out)
    table = Table(run, save, paper, answers, export=written if export else None)
    table.play()
    return out.getvalue(), read_run(save, finding(session.game))


class Typing(io.StringIO):
    """Lines as they are typed: a terminal shows the Enter at the end of each."""

    def __init__(self, lines: Iterable[str], out: io.StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._out = out

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next line."""
        self._out.write("\n")
        return super().readline()


def titles_of(out: str) -> list[str]:
    """The sections that were shown, in order."""
    return re.findall(r"== Debrief, (.*)", out)


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """The ferry with three questions, an exercise, a lens, a quiz and odds."""
    return ferry(tmp_path)


WHOLE = (
    *("uneasy", "1", NEXT),  # leaving, the whole path
    NEXT,  # overview
    NEXT,  # the record
    NEXT,  # reasons and aims
    *("1", "", NEXT),  # what if: one way, no more
    NEXT,  # luck or choice
    NEXT,  # lenses: only one, nothing to rank
    *("", NEXT),  # sources: no note on a claim
    *("Both may be right.", "Who asked?", "", NEXT),  # accounts differ
    NEXT,  # odds
    *("v", "The ten is too much.", "", NEXT),  # the model, varied; a number disputed
    *("They shared.", "", "", "Elsewhere.", "Twice.", "", NEXT),  # questions; the second left out
    *("2", NEXT),  # asked again
    *("Sharing was cheap.", "", "c1999_1, C1999_2", NEXT),  # exit ticket
    *("heron-27", "", NEXT),  # hand in: a code, no file
)


def test_a_whole_debrief_is_in_the_save_afterwards(game: Game, tmp_path: Path) -> None:
    """Every word that was typed, and nothing else; the world is as it was."""
    session = played(game)
    out, run = sat(session, tmp_path, *WHOLE)
    assert run.session.journal == Journal(
        left="uneasy",
        notes={
            "conflict:D1": "Both may be right.\nWho asked?",
            "dispute": "The ten is too much.",
            "describe:1": "They shared.",
            "apply:1": "Elsewhere.\nTwice.",
        },
        ticket=Ticket("Sharing was cheap.", ("C1999_1", "C1999_2")),
        code="heron-27",
        tried=(("answer", "refuse"),),
        path="whole",
    )
    assert run.session.answers[AFTER] == {"who": "Nobody"}
    assert (run.session.acts, run.session.state) == (session.acts, session.state)
    titles = titles_of(out)
    assert titles == [
        *("Leave the role", "Overview", "The record", "Reasons and aims", "What if"),
        *("Luck or choice", "Lenses", "Sources", "Accounts differ", "Your odds", "The model"),
        *("Questions", "Asked again", "Exit ticket", "Hand in"),
    ]
    for said in (
        "You are no longer East.",
        "200 times",
        "2 of 3 answered.",
        "0 of 1 right",
        "3 of 120 words.",
        "ferry-heron-27.html",
    ):
        assert said in out
    assert "Missing" not in out


def test_on_resume_it_is_all_there_and_enter_keeps_it(game: Game, tmp_path: Path) -> None:
    """What was written is shown, the path is not asked for again, and nothing is lost."""
    _, run = sat(played(game), tmp_path, *WHOLE)
    before = run.session.journal
    out, run = sat(run.session, tmp_path, *[NEXT] * 40)
    assert run.session.journal == before
    for said in (
        *("uneasy", "heron-27", "You wrote: Both may be right.", "You wrote: Twice."),
        *("You wrote: Sharing was cheap.", "It cites C1999_2", "You looked at 1 before."),
    ):
        assert said in out, said
    assert "Which one?" not in out


def test_a_dash_takes_away_and_words_replace(game: Game, tmp_path: Path) -> None:
    """Of a word, a note, a ticket and its claims."""
    _, run = sat(played(game), tmp_path, *WHOLE)
    typed = ["-", *[NEXT] * 8, *("", "", "-"), *("", "", "", "", "", "", "New.", "")]
    _, run = sat(run.session, tmp_path, *typed)
    journal = run.session.journal
    assert journal.left == ""
    assert "conflict:D1" not in journal.notes
    assert journal.notes["describe:1"] == "New."
    assert journal.notes["apply:1"] == "Elsewhere.\nTwice."


def test_the_short_path_leaves_out_and_loses_nothing(game: Game, tmp_path: Path) -> None:
    """Seven sections; p goes over to the whole, whose sections then follow from where one is."""
    out, run = sat(played(game), tmp_path, "", "2", *[NEXT] * 20)
    assert run.session.journal == Journal(path="short")
    titles = titles_of(out)
    assert titles == [
        *("Leave the role", "Overview", "The record", "What if", "Accounts differ"),
        *("Exit ticket", "Hand in"),
    ]
    out, run = sat(run.session, tmp_path, "", "", "p", *[NEXT] * 3, "q")
    assert run.session.journal.path == "whole"
    titles = titles_of(out)
    assert titles[:4] == ["Leave the role", "Overview", "The record", "Reasons and aims"]


def test_a_note_can_be_written_on_a_claim(game: Game, tmp_path: Path) -> None:
    """By its id, shown the next time; an id that was not met is asked again."""
    typed = ("", "1", "8", "C7", "c1999_1", "Who says so?", "", "", "q")
    out, run = sat(played(game), tmp_path, *typed)
    assert run.session.journal.notes == {"claim:C1999_1": "Who says so?"}
    assert "C7 is none that you met" in out
    out, _ = sat(run.session, tmp_path, "", "8", "q")
    assert "You wrote on C1999_1: Who says so?" in out


def test_sections_can_be_listed_and_gone_to(game: Game, tmp_path: Path) -> None:
    """By their numbers, forwards and back; what is no number is told."""
    out, _ = sat(played(game), tmp_path, "", "1", "l", "15", "", "", "99", "x", "2", "q")
    assert "15: Hand in" in out
    assert out.count("Type Enter, a number from 1 to 15, l or p.") == 2
    titles = titles_of(out)
    assert titles == ["Leave the role", "Hand in", "Overview"]
    assert "--resume" in out


def test_everything_can_be_left_out_with_enter(game: Game, tmp_path: Path) -> None:
    """To the end, with nothing written but the path."""
    out, run = sat(played(game), tmp_path, *[NEXT] * 40)
    assert run.session.journal == Journal(path="whole")
    assert "ends the debrief" in out
    assert "--resume" not in out


def test_what_was_written_when_the_input_ends_is_kept(game: Game, tmp_path: Path) -> None:
    """In the middle of a text, as when the terminal is closed."""
    _, run = sat(played(game), tmp_path, "", "1", "12", "Half a", "sentence")
    assert run.session.journal.notes == {"describe:1": "Half a\nsentence"}


def test_nonsense_is_asked_again_and_control_characters_are_dropped(
    game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word too long, a way that is not there, a claim that was not met, a code with a blank."""
    monkeypatch.chdir(tmp_path)
    typed = [
        *("x" * 41, "so\x00 \x1b[31mred", "3", "1", "5"),
        *("9", "", "14"),
        *("A claim.\x07", "", "C1999_9", "C1999_1 C1999_2 C9", "C1999_2", ""),
        *("Jo Doe", "", "a.txt", "a.html", "", ""),
    ]
    out, run = sat(played(game), tmp_path, *typed)
    journal = run.session.journal
    assert journal.left == "so [31mred"
    assert journal.ticket == Ticket("A claim.", ("C1999_2",))
    assert journal.code == ""
    assert "At most 40 characters." in out
    assert "Type a number from 1 to 2." in out
    assert "Type a number from 1 to 1." in out
    assert "C1999_9 is none that you met: did you mean" in out
    assert "letters, digits, - and _" in out


def test_a_file_is_written_where_it_is_named(
    game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be written is told, and asked again."""
    monkeypatch.chdir(tmp_path)
    out, _ = sat(played(game), tmp_path, "", "1", "15", "heron", "a.txt", "a.html", "", "")
    assert "a.txt has no ending that can be written (name it .html)" in out
    assert "Written: a.html" in out
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "heron"


def test_without_a_way_to_write_the_command_is_named(game: Game, tmp_path: Path) -> None:
    """As in a transcript."""
    out, _ = sat(played(game), tmp_path, "", "1", "15", "", "", export=False)
    assert "at-the-table debrief SAVE --html ferry.html" in out


def test_a_text_too_long_is_cut_and_told(game: Game, tmp_path: Path) -> None:
    """At 4,000 characters; a ticket of more than 120 words is kept."""
    out, run = sat(played(game), tmp_path, "", "1", "12", "x" * 5000, "", "", "", "14",
                   "so " * 130, "", "", "", "", "")  # fmt: skip
    assert run.session.journal.notes["describe:1"] == "x" * 4000
    assert "Only the first 4,000 characters are kept." in out
    assert run.session.journal.ticket.words == 130
    assert "130 of 120 words. It is kept; shorter is better." in out


def test_more_than_a_save_may_hold_is_told_and_nothing_is_lost(game: Game, tmp_path: Path) -> None:
    """All notes together: the new one is refused, the others stay."""
    full = {f"claim:{number}": "x" * 4000 for number in range(25)}
    session = played(game).write(Journal(notes=full))
    out, run = sat(session, tmp_path, "", "1", "12", "One more.", "", "", "", "q")
    assert "Not kept: all notes together have at most 100,000 characters." in out
    assert run.session.journal.notes == full


# --- teams, campaigns, faces ----------------------------------------------------------------


def test_each_seat_held_has_its_own_aims_and_reasons(game: Game, tmp_path: Path) -> None:
    """And the common parts stand once."""
    session = played(game, roles=("east", "west"), reason="trust")
    out, _ = sat(session, tmp_path, "", "1", *[NEXT] * 40)
    assert "You are no longer East and West." in out
    assert "West's gauges and choices" in out
    assert "== East" in out
    assert "== West" in out
    assert out.count("East's aims") == 1
    assert out.count("Decided in the record") == 1
    assert out.count("\nBibliography") == 1


def test_odds_are_scored_over_the_whole_campaign_at_its_last_chapter(
    game: Game, tmp_path: Path
) -> None:
    """Once the pack has no chapter left; alone, a chapter is scored by itself."""
    session = played(game, odds={"call": 90})
    run = Run((session, session), campaign=True)
    out, save = io.StringIO(), tmp_path / "run.json"
    write_run(run, save)
    Table(run, save, Paper(out, plain=True), Typing(("", "1", "10", "q"), out)).play()
    assert "Over the whole campaign" in out.getvalue()
    assert "Over two settled forecasts" in out.getvalue()
    alone, _ = sat(session, tmp_path, "", "1", "10", "q")
    assert "Over the whole campaign" not in alone


@pytest.mark.parametrize("width", [60, 80])
def test_it_keeps_to_the_width_of_the_page(
    width: int, game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Addresses aside, no line is wider."""
    monkeypatch.setenv("COLUMNS", str(width))
    out, _ = sat(played(game), tmp_path, *WHOLE, plain=False)
    wide = [line for line in out.splitlines() if cell_len(line) > width]
    assert [line for line in wide if "http" not in line] == []


def test_plain_style_says_in_words_what_signs_say(game: Game, tmp_path: Path) -> None:
    """No box, no sign, no colour; each of the three worlds by its name."""
    out, _ = sat(played(game), tmp_path, *WHOLE)
    assert not re.search("[─█░●◆◇▲▼→\x1b]", out)
    for said in ("You: ", "The record: ", "What if: "):
        assert said in out


def test_the_program_alone_prints_all_and_asks_nothing(game: Game, tmp_path: Path) -> None:
    """The same each time, one what-if, no variations, and the save holds no journal."""

    def printed(name: str) -> str:
        out = io.StringIO()
        run = Run((Session(game, 1, ("east",), as_recorded=True),))
        Table(run, tmp_path / name, Paper(out), chooser=along_record).play()
        return out.getvalue()

    first = printed("a.json")
    assert first == printed("b.json")
    assert first.count("What led to what") == 1
    assert "varied by half" not in first
    assert "Enter" not in first
    assert read_run(tmp_path / "a.json", finding(game)).session.journal == Journal()


def test_the_columns_stand_in_the_order_of_the_chapter() -> None:
    """Also where a decision was asked in one of the worlds only."""

    def world(*asked: str) -> Column:
        choices = tuple(ColumnChoice("", "", "", each, "", "") for each in asked)
        return Column("you", "", "", "", "", choices, (), ())

    worlds = (world("a", "d"), world("a", "b", "d"), world("c", "d"))
    found = [decision for decision, _ in in_order(worlds)]
    assert found.index("a") < found.index("b") < found.index("d")
    assert found.index("c") < found.index("d")
    assert len(found) == 4
