"""The source with hits beside its lines: nothing lost, and each number beside what it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.analysis.annotate import MARGIN, Hits, annotate, margin, margined
from game.analysis.playtest import Counts, playtest
from game.engine.rules import Game, build
from game.play.shelf import bundled
from game.scenario.loader import Loaded, load_chapter
from tests.scenario.harbour import BASE

RUNS = 200


@pytest.fixture
def ferry(tmp_path: Path) -> tuple[str, Loaded, Game, Counts]:
    """The ferry's text, loaded, built and played."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    for name, text in BASE.items():
        (folder / name).write_text(text, encoding="utf-8")
    loaded = load_chapter(folder / "ferry.yaml")
    game = build(loaded.scenario)
    return BASE["ferry.yaml"], loaded, game, playtest(game, RUNS, 1)


def test_each_number_stands_beside_what_it_counts(
    ferry: tuple[str, Loaded, Game, Counts],
) -> None:
    """Turns, policies, consequences with their other outcome, events, endings; no offer."""
    text, loaded, game, counts = ferry
    lines = {line.text.strip(): line.hits for line in annotate(text, loaded.places, game, counts)}
    number = {line.consequence.id or "queue": line.number for line in game.lines}
    assert lines["- id: morning"] == (Hits("opened", RUNS, RUNS),)
    share, refuse = (counts.policies["answer", id] for id in ("share", "refuse"))
    assert share + refuse == RUNS and share and refuse
    assert lines["- id: share"] == (Hits("chosen", share, RUNS),)
    assert lines["- id: refuse"] == (Hits("chosen", refuse, RUNS),)
    assert lines["- change: {calm: +10}"] == (Hits("came off", share, RUNS),)
    strikes = counts.came_off[number["strike"]]
    assert lines["- id: strike"] == (Hits("came off", strikes, RUNS),)
    assert lines["text: They do not."] == (Hits("otherwise", refuse - strikes, RUNS),)
    assert lines["- id: storm"] == (Hits("came off", counts.came_off[number["storm"]], RUNS),)
    assert lines["- id: shared"] == (Hits("reached", counts.endings["shared"], RUNS),)
    assert lines["- id: fair"] == ()


def test_the_margin_shows_the_rarest_of_a_line(tmp_path: Path) -> None:
    """Where several things begin on a line, the least likely counts, and a plus says so."""
    (tmp_path / "pair.yaml").write_text(
        "{format: 1, id: pair, title: P, place: P, from: '1999', summary: S., record_ending: end, "
        "indicators: [{id: calm, name: C, start: 1}], turns: [{id: t, date: '1999', title: T, "
        "briefing: [{text: B.}], decisions: [{id: d, ask: A, policies: [{id: a, label: A, "
        "taken: true}, {id: b, label: B, needs: calm > 1, closed: No.}]}]}], "
        "endings: [{id: end, title: E, text: E.}]}\n",
        encoding="utf-8",
    )
    loaded = load_chapter(tmp_path / "pair.yaml")
    game = build(loaded.scenario)
    text = (tmp_path / "pair.yaml").read_text(encoding="utf-8")
    only, last = annotate(text, loaded.places, game, playtest(game, 10, 1))
    assert [each.times for each in only.hits] == [10, 10, 0, 10]
    assert only.never and margin(only) == " never          0+"
    assert (last.text, last.hits) == ("", ())


@pytest.mark.parametrize("name", bundled().names())
def test_every_line_of_the_source_is_kept(name: str) -> None:
    """The annotated text without its margin is the file; everything in it is counted once."""
    path = bundled().path(name)
    loaded = load_chapter(path)
    game = build(loaded.scenario)
    text = path.read_text(encoding="utf-8")
    lines = annotate(text, loaded.places, game, playtest(game, 20, 1))
    assert "\n".join(line.text for line in lines) == text
    said = margined(lines).split("\n")
    assert [line[MARGIN + 2 :] for line in said] == text.split("\n")
    assert {line[MARGIN] for line in said} == {"│"}
    hits = [each.what for line in lines for each in line.hits]
    chapter = game.scenario.chapter
    decisions = [decision for turn in chapter.turns for decision in turn.decisions]
    assert hits.count("chosen") == sum(len(each.policies) for each in decisions)
    assert hits.count("came off") == sum(not line.offer for line in game.lines)
    assert hits.count("reached") == len(chapter.endings)
