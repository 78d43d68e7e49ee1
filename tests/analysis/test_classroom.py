"""A class report is right to the last count, whatever mixture of runs it is given."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from statistics import mean, median, stdev
from typing import Any

import attrs
import pytest
import yaml

from game import resources
from game.analysis.classroom import ChapterCounts, Student, count_class, grading_rows
from game.console.table import along_record
from game.export.class_page import class_csv, class_html
from game.export.class_saves import read_class
from game.play.run import Run
from game.play.session import Act, Session
from game.play.shelf import bundled
from tests.analysis.classes import write_class

SIZE = 300
CHAPTERS = ("within_the_hour", "through_washington")
Saves = list[dict[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Session]]:
    """300 saves of two chapters and three seats, with two files that are no saves."""
    where = tmp_path_factory.mktemp("class")
    games = [bundled().game(f"gsomia/{each}") for each in CHAPTERS]
    sessions = write_class(where, games, SIZE)
    (where / "zz_cut.json").write_text('{"format": 1, "pack"', encoding="utf-8")
    (where / "zz_other.json").write_text("[]", encoding="utf-8")
    return where, sessions


@pytest.fixture(scope="module")
def counts(folder: tuple[Path, list[Session]]) -> dict[str, ChapterCounts]:
    """What the report counts, by chapter."""
    students, skipped = read_class([folder[0]], bundled().find)
    assert (len(students), len(skipped)) == (SIZE, 2)
    return {each.game.scenario.chapter.id: each for each in count_class(students)}


@pytest.fixture(scope="module")
def saves(folder: tuple[Path, list[Session]]) -> dict[str, Saves]:
    """The same files as plain JSON, by chapter: counted here without the program's own code."""
    found: dict[str, Saves] = {each: [] for each in CHAPTERS}
    for file in sorted(folder[0].glob("run*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        entry = data["chapters"][0]
        found[entry["chapter"]].append({**entry, "roles": data["roles"]})
    return found


@pytest.fixture(scope="module", params=CHAPTERS)
def chapter(request: pytest.FixtureRequest) -> str:
    """Each chapter of the class."""
    return str(request.param)


def test_choices_and_reasons(
    chapter: str, counts: dict[str, ChapterCounts], saves: dict[str, Saves]
) -> None:
    """Every policy and every reason, decision by decision."""
    acts = [act for save in saves[chapter] for act in save["acts"] if "decision" in act]
    chosen = Counter((act["decision"], act["policy"]) for act in acts)
    reasons = Counter(
        (act["decision"], act["policy"], act["reason"]) for act in acts if "reason" in act
    )
    found = counts[chapter].choices
    assert chosen == {(e.decision.id, id): n for e in found for id, n in e.policies.items()}
    assert reasons == {
        (each.decision.id, policy, reason): n
        for each in found
        for policy, listed in each.reasons.items()
        for reason, n in listed.items()
    }
    assert sum(each.asked for each in found) == len(acts)
    assert sum(len(each.lines) for each in found) == sum("line" in act for act in acts)


def test_seats_and_endings(
    chapter: str,
    counts: dict[str, ChapterCounts],
    saves: dict[str, Saves],
    folder: tuple[Path, list[Session]],
) -> None:
    """Who sat where, and how their worlds ended."""
    assert counts[chapter].students == len(saves[chapter])
    assert counts[chapter].seats == Counter(
        role for save in saves[chapter] for role in save["roles"]
    )
    ended = [each for each in folder[1] if each.game.scenario.chapter.id == chapter]
    assert counts[chapter].endings == Counter(session.ending.id for session in ended)


def test_gain_and_its_spread(
    chapter: str, counts: dict[str, ChapterCounts], saves: dict[str, Saves]
) -> None:
    """Right answers before and after, of those who answered at both times; n, mean, spread."""
    file = resources.path("scenarios", "gsomia", f"{chapter}.yaml")
    quiz = yaml.safe_load(file.read_text(encoding="utf-8"))["debrief"]["quiz"]
    right = {each["id"]: each["answer"] for each in quiz}
    both = [
        save["answers"]
        for save in saves[chapter]
        if save.get("answers", {}).get("before") and save["answers"].get("after")
    ]
    marks = [
        [sum(given[phase].get(id) == answer for id, answer in right.items()) for phase in given]
        for given in ({p: each[p] for p in ("before", "after")} for each in both)
    ]
    gains = [after - before for before, after in marks]
    gain = counts[chapter].gain
    assert (gain.n, gain.items) == (len(both), len(quiz))
    assert gain.mean == pytest.approx(mean(gains))
    assert gain.spread == pytest.approx(stdev(gains))
    for each in counts[chapter].quiz:
        answer = right[each.item.id]
        assert each.before == sum(given["before"][each.item.id] == answer for given in both)
        assert each.after == sum(given["after"][each.item.id] == answer for given in both)


def test_odds_and_scores(
    chapter: str,
    counts: dict[str, ChapterCounts],
    saves: dict[str, Saves],
    folder: tuple[Path, list[Session]],
) -> None:
    """Every percent that was given, and the score of each that was settled."""
    given = Counter(
        (id, percent)
        for save in saves[chapter]
        for act in save["acts"]
        for id, percent in act.get("odds", {}).items()
    )
    found = counts[chapter].forecasts
    assert given == Counter((each.forecast.id, p) for each in found for p in each.percents)
    scores = sorted(
        (percent / 100 - came) ** 2
        for session in folder[1]
        if session.game.scenario.chapter.id == chapter
        for act in session.acts
        for turn in session.game.turns
        for each in turn.forecasts
        for id, percent in act.odds.items()
        if id == each.id and (came := session.settled(each)) is not None
    )
    assert sorted(counts[chapter].briers) == pytest.approx(scores)


def test_paths(
    chapter: str, counts: dict[str, ChapterCounts], folder: tuple[Path, list[Session]]
) -> None:
    """A path for each student, and the median of those that a turn was opened to."""
    sessions = [each for each in folder[1] if each.game.scenario.chapter.id == chapter]
    for paths in counts[chapter].paths:
        assert len(paths.students) == len(sessions)
        for at in range(len(paths.record) - 1):
            values = [
                session.game.value(report.closing, paths.indicator)
                for session in sessions
                for report in session.reports
                if report.before.turn == at
            ]
            assert paths.middle[at + 1] == (median(values) if values else None)


def test_tickets_and_rows(folder: tuple[Path, list[Session]], saves: dict[str, Saves]) -> None:
    """Every exit ticket, and a row for each student with what was done."""
    students, skipped = read_class([folder[0]], bundled().find)
    journals = [save.get("journal", {}) for each in saves.values() for save in each]
    written = sum(bool(each.get("ticket", {}).get("claim")) for each in journals)
    found = count_class(students)
    assert sum(len(each.tickets) for each in found) == written
    rows = grading_rows(students)
    assert len(rows) == SIZE
    assert len({row["student"] for row in rows}) == SIZE
    acts = [act for each in saves.values() for save in each for act in save["acts"]]
    assert sum(int(row["decisions"]) for row in rows) == sum("decision" in act for act in acts)
    assert sum(int(row["odds_given"]) for row in rows) == sum(len(a.get("odds", ())) for a in acts)
    page = class_html(students, skipped)
    assert "zz_cut.json" in page
    assert "zz_other.json" in page
    assert class_csv(students).count("\r\n") == SIZE + 1


def test_votes_of_classes_are_added_up() -> None:
    """A class is one student who chose, and its votes stand beside."""
    game = bundled().game("gsomia/within_the_hour")
    ends = []
    for tally in ({"party": 3, "list": 9}, {"list": 2}):
        session = Session(game, 1, ("seoul",))
        while not session.over:
            act = along_record(session, session.ask) if session.ask else Act()
            ids = [p.id for d in session.turn.decisions for p in d.policies if d.id == act.decision]
            votes = dict(zip(ids, tally.values(), strict=False))
            session = session.do(attrs.evolve(act, tally=votes))
        ends.append(Student("class", Run((session,), in_class=True)))
    (counts,) = count_class(ends)
    for each in counts.choices:
        if each.asked:
            first, second, *others = each.decision.policies
            assert (each.votes[first.id], each.votes[second.id]) == (5, 9)
            assert not any(each.votes[other.id] for other in others)
            assert sum(each.policies.values()) == each.asked == 2
    assert "where a class decided together" in class_html(ends)


def test_a_class_without_a_finished_run_has_a_page() -> None:
    """It says that there is nothing to count, and fails at nothing."""
    assert "No chapter was played to its end" in class_html(())
