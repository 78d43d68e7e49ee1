"""Whole chapters from the first question to handing in, typed by pilots."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.commands.hand_in import write_hand_in
from game.console.paper import Paper
from game.console.table import Table
from game.play.run import Run
from game.play.saves import read_run
from game.play.session import AFTER, BEFORE, Session
from game.play.shelf import bundled
from tests.console.pilot import Pilot

ROOT = Path(__file__).resolve().parents[2]
RULES = {
    r"Your answer \(1-": ["1"] * 99,
    r"Rank your aims": ["2 1 3"] * 9,
    r"Your choice": [str(number) for number in (2, 1, 3, 1, 2, 3, 1) * 20],
    r"A number, a sentence": ["1", "So be it."] * 20,
    r"Odds in percent": ["60", "35", "80"] * 20,
    r"A cable": ["Nothing to report."] * 20,
    r"One word\.": ["uneasy"],
    r"What if\?": ["1", "3"],
    r"Rank them, the most convincing": ["2 1 3 4 5 6", "2 1 3 4 5", "2 1 3 4", "2 1 3", "2 1"],
    r"What can be concluded\?": ["They time different things.", ""] * 3,
    r"v varies": ["v"],
    r"A number that you dispute": ["The nine in ten.", "One observation.", ""],
    r"Your answer\. Lines": ["First line.", "Second line.", ""] * 4,
    r"Your claim\.": ["Telling the party would have been cheaper than hiding it.", ""],
    r"A code": ["heron-27"],
}


def sit(run: Run, save: Path, rules: dict[str, list[str]], name: str = "") -> str:
    """What the terminal printed for a pilot with these rules."""
    out = io.StringIO()
    paper = Paper(out, plain=True)
    Table(run, save, paper, Pilot(out, rules), name=name, export=write_hand_in).play()
    return out.getvalue()


@pytest.mark.parametrize("name", ["gsomia/within_the_hour", "gsomia/through_washington"])
def test_a_chapter_is_played_debriefed_and_handed_in(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything typed is in the save; on resume it is shown, and nothing has to be typed again."""
    monkeypatch.chdir(tmp_path)
    shelf, save = bundled(), tmp_path / "run.json"
    game = shelf.game(name)
    rules = RULES | {
        "A file to write": ["page.html", "page.html", "run.json", "row.txt", "row.csv"]
    }
    first = next(each.id for each in game.scenario.library.claims.values())
    out = sit(Run((Session(game, 5, ("seoul",)),)), save, rules | {"Two claims by": [first]})
    session = read_run(save, shelf.find).session
    assert session.over
    assert {*session.answers} == {BEFORE, AFTER}
    journal = session.journal
    assert (journal.left, journal.code, journal.path) == ("uneasy", "heron-27", "whole")
    assert journal.notes["describe:1"] == "First line.\nSecond line."
    assert journal.notes["dispute"] == "The nine in ten.\nOne observation."
    conflicts = game.scenario.chapter.debrief.conflicts
    assert journal.notes[f"conflict:{conflicts[0]}"] == "They time different things."
    assert len(journal.tried) == 2
    lenses = [lens.concept for lens in game.scenario.chapter.debrief.lenses]
    assert journal.lenses[:2] == (lenses[1], lenses[0])
    assert journal.ticket.claim.startswith("Telling the party")
    assert "page.html exists already" in out
    assert "end its name in .html, .json or .csv" in out
    assert {each.name for each in tmp_path.iterdir()} >= {"page.html", "row.csv"}
    again = sit(Run((session,)), save, {})
    for said in ("uneasy", "You wrote: Second line.", "heron-27", "You wrote: Telling the party",
                 "You ranked:", "You looked at 1 before.", "After the play you said:"):  # fmt: skip
        assert said in again, said
    assert read_run(save, shelf.find).session.journal == journal


def test_by_standard_input_to_the_last_section(tmp_path: Path) -> None:
    """The command itself: everything piped, saved, and a page written."""
    save, page = tmp_path / "run.json", tmp_path / "page.html"
    play = ["", "", "2", "It is ours.", "", ""]  # seat, briefing, choice, reason, what follows
    typed = [*play, "uneasy", "1", "15", "code-1", str(page), "", ""]
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "tests/fixtures/small/ferry.yaml", "--plain",
         "--seed", "1", "--save", str(save)],
        input="".join(f"{line}\n" for line in typed), capture_output=True, text=True,
        encoding="utf-8", cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": "utf-8"}, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "A closed pier" not in done.stdout, "the ending was not looked at"
    assert "== Debrief, Hand in" in done.stdout
    assert f"Written: {page}" in done.stdout
    assert '"left": "uneasy"' in save.read_text(encoding="utf-8")
    assert "code-1" in page.read_text(encoding="utf-8")
