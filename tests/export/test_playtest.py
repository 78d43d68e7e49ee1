"""A playtest's page and JSON: whole, inert, needing nothing else."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

from game.analysis.annotate import margin
from game.analysis.balance import balance
from game.analysis.odds import Odds
from game.analysis.players import PLAYERS
from game.analysis.playtest import playtest
from game.analysis.playtest_report import PlaytestReport, playtest_report
from game.analysis.swings import swings
from game.engine.rules import build
from game.export.playtest import playtest_html, playtest_json
from game.export.playtest_figures import percent
from game.play.shelf import bundled
from game.scenario.loader import load_chapter
from tests.export.hostile import SCRIPT, hostile_pack


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def report_of(path: Path, *, runs: int = 60, full: bool = True) -> PlaytestReport:
    """The report of a chapter's file, with everything that may be given; few runs of swings."""
    loaded = load_chapter(path)
    game = build(loaded.scenario)
    counts = playtest(game, runs, 1)
    if not full:
        return playtest_report(game, counts, 1)
    balances = [balance(game, role.id) for role in loaded.scenario.chapter.roles]
    return playtest_report(
        game,
        counts,
        1,
        odds=Odds(balances[0].endings, True, 0.0, 12),
        swings=swings(game, limit=500, runs=300),
        balances=balances,
        loaded=loaded,
        text=path.read_text(encoding="utf-8"),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[PlaytestReport, str]:
    """The report and page of a pack in which every text attacks."""
    pack = hostile_pack(tmp_path_factory.mktemp("packs") / "hostile")
    report = report_of(pack / "attack.yaml")
    return report, playtest_html(report)


def test_hostile_texts_are_inert_and_whole(hostile: tuple[PlaytestReport, str]) -> None:
    """No script, no image, no handler, no template runs; the texts are there to be read."""
    page = Page(hostile[1])
    assert not {"script", "img", "b", "iframe", "link"} & {*page.tags}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "<script" not in hostile[1] and "49<" not in hostile[1]
    assert SCRIPT in "".join(page.words)


def test_the_page_needs_nothing_but_itself(hostile: tuple[PlaytestReport, str]) -> None:
    """Nothing is loaded from anywhere."""
    names = {name for name, _ in Page(hostile[1]).attributes}
    assert not names & {"src", "href", "srcset", "action"}
    assert "url(" not in hostile[1] and "@import" not in hostile[1]


def test_the_page_holds_all_parts() -> None:
    """Endings, decisions with every policy, indicators, seats, reading, lines, source."""
    report = report_of(bundled().path("gsomia/within_the_hour"))
    html = playtest_html(report)
    words = " ".join("".join(Page(html).words).split())
    for heading in (
        *("Endings", "What matters most", "Decisions", "Indicators over the turns", "Seats"),
        *("Reading time", "What never happened", "The source, annotated"),
    ):
        assert f"<h2>{heading}</h2>" in html
    for decision in report.decisions:
        assert decision.ask in words
        assert all(policy.label in words for policy in decision.policies)
    source = "".join(Page(html).words)
    assert all(f"{margin(line)}{line.text}\n" in source for line in report.source)
    pictures = [each for each in Page(html).attributes if each == ("role", "img")]
    assert html.count("<title>") == len(pictures) + 1


def test_what_was_not_worked_out_is_not_shown() -> None:
    """With counts alone the page has intervals, and no section without its data."""
    report = report_of(bundled().path("gsomia/within_the_hour"), full=False)
    html = playtest_html(report)
    assert "sampled: each stands with its 95 % interval" in html
    for heading in ("What matters most", "Seats", "The source"):
        assert f"<h2>{heading}" not in html
    assert "moves the odds" not in html and "alone the best" not in html


def test_the_page_says_who_chose(hostile: tuple[PlaytestReport, str]) -> None:
    """Each player is told in words of its own."""
    pages = {playtest_html(attrs.evolve(hostile[0], player=player)) for player in PLAYERS}
    assert len(pages) == len(PLAYERS) and all(", choosing " in page for page in pages)


def test_the_json_is_the_report(hostile: tuple[PlaytestReport, str]) -> None:
    """It survives being written and read, shares stay numbers, nothing is lost."""
    data = playtest_json(hostile[0])
    read = json.loads(json.dumps(data))
    assert [each["share"] for each in read["endings"]] == [e.share for e in hostile[0].endings]
    assert read["decisions"][0]["policies"][1]["label"] == hostile[0].decisions[0].policies[1].label
    assert len(read["source"]) == len(hostile[0].source)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0.0 %"),
        (0.0001, "under 0.1 %"),
        (0.123, "12.3 %"),
        (0.9999, "over 99.9 %"),
        (1, "100.0 %"),
    ],
)
def test_shares_never_look_surer_than_they_are(share: float, said: str) -> None:
    """What is rare is not called nothing, what is likely is not called sure."""
    assert percent(share) == said
