"""What is handed in is whole, inert, and needs nothing but itself."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import attrs
import pytest

from game.console.table import at_random
from game.engine.rules import Game
from game.export.debrief import debrief_csv, debrief_html, debrief_json
from game.export.rows import COLUMNS, inert
from game.play.journal import Journal, Ticket, question_key
from game.play.run import Run
from game.play.saves import read_run, write_run
from game.play.session import Session
from game.play.shelf import Shelf, bundled
from tests.export.hostile import CJK, FORMULA, LONG, SCRIPT, hostile_pack


class Page(HTMLParser):
    """The tags, addresses and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what it carries."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.words.append(data)


def finished(game: Game, roles: tuple[str, ...], seed: int = 1, **journal: object) -> Session:
    """A run at random with reasons and odds given, and something written in the debrief."""
    session, choose = Session(game, seed, roles), at_random(seed)
    while not session.over:
        ask = session.ask
        assert ask
        asked = [each for each in session.turn.forecasts if each.role in ("", ask.role.id)]
        odds = {each.id: 70 for each in asked}
        session = session.do(attrs.evolve(choose(session, ask), odds=odds, line=FORMULA))
    return attrs.evolve(session.see(), journal=Journal(**journal))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of a pack in which every text attacks, with a journal that does so too."""
    folder = hostile_pack(tmp_path_factory.mktemp("hostile") / "hostile")
    shelf = Shelf((folder,))
    game = shelf.game(shelf.names()[0])
    session = finished(
        game,
        tuple(role.id for role in game.scenario.chapter.roles),
        left=SCRIPT[:40],
        code="a-1",
        notes={question_key("describe", 1): f"{SCRIPT}\n{FORMULA}\n{CJK}", "dispute": SCRIPT},
        ticket=Ticket(f"{SCRIPT} {CJK}", tuple(game.scenario.library.claims)[:2]),
    )
    return Run((session,))


@pytest.fixture(scope="module")
def hostile_page(hostile: Run) -> str:
    """Its page."""
    return debrief_html(hostile)


def test_hostile_texts_are_inert_in_the_page(hostile_page: str) -> None:
    """No tag, attribute or address of an author's or player's reaches the page."""
    page = Page(hostile_page)
    assert not {"script", "iframe", "object", "img", "form", "link", "base", "b"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    addresses = [value for name, value in page.attributes if name in ("href", "src")]
    assert all(each.startswith(("#", "https://", "http://")) for each in addresses)


def test_hostile_texts_are_whole_in_the_page(hostile_page: str) -> None:
    """What was written can be read to its last sign: scripts, letters of any kind, long texts."""
    words = "".join(Page(hostile_page).words)
    for text in (SCRIPT, CJK, FORMULA, "a-1"):
        assert text in words
    assert LONG.strip() in " ".join(words.split())


def test_the_page_needs_nothing_but_itself(hostile_page: str) -> None:
    """No style, picture, font or script is fetched; nothing runs."""
    assert "url(" not in hostile_page
    assert "@import" not in hostile_page
    assert "javascript:" not in hostile_page.lower().replace(SCRIPT.lower(), "")


def test_a_spreadsheet_computes_nothing(hostile: Run) -> None:
    """Every cell that begins like a formula has a sign in front; the rest is as it was."""
    rows = list(csv.DictReader(StringIO(debrief_csv(hostile).removeprefix("\ufeff"))))
    assert len(rows) == len(hostile.session.acts)
    assert list(rows[0]) == list(COLUMNS)
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert {row["line"] for row in rows} == {f"'{FORMULA}"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\n=1", "\r=1", "\t=1"])
def test_formulas_in_any_disguise_are_quoted(text: str) -> None:
    """Spaces and breaks in front do not hide a formula."""
    assert inert(text).startswith("'")


def test_the_json_is_the_save_and_can_be_played_again(hostile: Run, tmp_path: Path) -> None:
    """It is read like any save, and holds beside it what became of the run."""
    file = tmp_path / "run.json"
    file.write_text(debrief_json(hostile), encoding="utf-8")
    game = hostile.session.game
    again = read_run(file, lambda _pack, _chapter: game)
    assert again.session.acts == hostile.session.acts
    assert again.session.journal == hostile.session.journal
    report = json.loads(file.read_text(encoding="utf-8"))["report"][0]
    assert report["ending"] == hostile.session.ending.id
    lengths = {len(values) for values in report["indicators"].values()}
    assert lengths == {len(hostile.session.reports) + 1}


def test_a_run_that_is_not_over_has_no_debrief(hostile: Run) -> None:
    """The page of a run that is still played would give the end away."""
    begun = Run((attrs.evolve(hostile.session, acts=(), seen=0, journal=Journal()),))
    for made in (debrief_html, debrief_csv, debrief_json):
        with pytest.raises(ValueError, match="to its end"):
            made(begun)


@pytest.fixture(scope="module")
def pact() -> tuple[Session, str]:
    """A bundled chapter, played by two seats, and its page."""
    session = finished(bundled().game("gsomia/within_the_hour"), ("seoul", "tokyo"), seed=4)
    return session, debrief_html(Run((session,)))


def test_the_page_holds_all_parts(pact: tuple[Session, str]) -> None:
    """Everything that the debrief shows, for both seats."""
    heads = re.findall(r"<h3[^>]*>([^<]+)</h3>", pact[1])
    for wanted in (
        *("How it ended", "Your path beside the record", "Aims, one by one", "What if"),
        *("Luck or choice", "Odds against what happened", "The record", "Rival explanations"),
        *("Where sources disagree", "The model", "Questions", "Exit ticket"),
        *("The seat of Seoul", "The seat of Tokyo"),
    ):
        assert wanted in heads
    assert heads.count("Luck or choice") == 2


def test_every_citation_leads_to_its_claim(pact: tuple[Session, str]) -> None:
    """Numbers run from 1 without a gap, each points to an entry, each entry is pointed to."""
    entries = [int(each) for each in re.findall(r'<li id="claim-(\d+)"', pact[1])]
    pointed = {int(each) for each in re.findall(r'href="#claim-(\d+)"', pact[1])}
    assert entries == list(range(1, len(entries) + 1))
    assert pointed == set(entries)
    assert len(entries) > 20


def test_each_chart_has_its_numbers_as_a_table(pact: tuple[Session, str]) -> None:
    """Who cannot see a picture reads it."""
    page = Page(pact[1])
    pictures = [value for name, value in page.attributes if (name, value) == ("role", "img")]
    assert pact[1].count("<summary>The numbers:") >= len(pictures) - 2
    assert pact[1].count("<title>") == len(pictures) + 1


def test_what_left_the_record_is_never_called_documented(pact: tuple[Session, str]) -> None:
    """The ending of a world that left the record is inferred or assumed."""
    session, page = pact
    yours = page.partition("Your ending:")[2].partition("</div>")[0]
    assert session.ending.id != "postponed"
    assert "Documented" not in yours


def test_a_campaign_has_one_page(tmp_path: Path) -> None:
    """All chapters that are over, with links to each."""
    shelf = bundled()
    first, second = (shelf.game(name) for name in shelf.chapters("gsomia")[:2])
    run = Run((finished(first, ("seoul",)),), campaign=True).next_chapter(second)
    begun = debrief_html(run)
    assert begun.count("<article") == 1
    session, choose = run.session, at_random(2)
    while not session.over:
        assert session.ask
        session = session.do(choose(session, session.ask))
    run = run.with_session(session)
    write_run(run, tmp_path / "run.json")
    page = debrief_html(read_run(tmp_path / "run.json", shelf.find))
    assert page.count("<article") == 2
    assert 'href="#chapter-2"' in page
