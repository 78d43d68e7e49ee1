"""The record's lines: which decision each tells of, and every decision with who says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.record import replay_record
from game.play.shelf import bundled
from game.views.charts import Chart, Measured, telling
from game.views.chronology import chronology, decided
from game.views.debrief import debrief_view
from game.views.debrief_path import SECTIONS, sections
from game.views.parts import Citations
from tests.views.written import ferry, played

LINE = '    - {date: "1999-05-02", text: They shared., cites: [C1999_1]}\n'


def told(folder: Path, *lines: str) -> list[list[str]]:
    """The labels of the decisions that each line of such a chronology tells of."""
    game = ferry(folder, (LINE, "".join(f"    - {{{each}}}\n" for each in lines)))
    found = chronology(game, replay_record(game), Citations(game.scenario.library))
    return [[each.label for each in line.decided] for line in found]


def line(date: str, *claims: str) -> str:
    """A line of the chronology."""
    return f'date: "{date}", text: A line., cites: [{", ".join(claims)}]'


def test_a_line_that_shares_a_claim_tells_of_the_decision(tmp_path: Path) -> None:
    """From the day of its turn to that of the next, as far as both dates tell."""
    assert told(tmp_path, line("1999-05-02", "C1999_1")) == [["Share it"]]
    assert told(tmp_path, line("1999-05-03", "C1999_1")) == [["Share it"]]
    assert told(tmp_path, line("1999-05", "C1999_1")) == [["Share it"]]
    assert told(tmp_path, line("1999-05-01", "C1999_1")) == [[]]
    assert told(tmp_path, line("1999-05-04", "C1999_1")) == [[]]
    assert told(tmp_path, line("1999-05-02", "C1999_2")) == [[]]


def test_a_decision_is_told_once(tmp_path: Path) -> None:
    """By the line that shares most with it; among equals by the first."""
    two = line("1999-05-02", "C1999_1"), line("1999-05-02", "C1999_1", "C1999_2")
    assert told(tmp_path, *two) == [["Share it"], []]


@pytest.mark.parametrize("name", bundled().names())
def test_every_decision_on_record_has_seat_date_and_source(name: str) -> None:
    """Of all seats, in the order of the turns; those that lines tell of are among them."""
    game = bundled().game(name)
    record, citations = replay_record(game), Citations(game.scenario.library)
    every = decided(game, record, citations)
    taken = [d.taken.label for t in game.turns for d in t.decisions if d.taken]
    assert [each.label for each in every] == taken
    assert all(each.who and each.date for each in every)
    assert [each.turn for each in every] == sorted(each.turn for each in every)
    told = [each for moment in chronology(game, record, citations) for each in moment.decided]
    assert {*told} <= {*every}
    assert len(told) == len({*told}) >= 3


def test_the_debrief_holds_both(tmp_path: Path) -> None:
    """And aims say whose they are and what they ask."""
    game = ferry(tmp_path)
    view = debrief_view(played(game), replay_record(game), "east")
    assert [each.label for each in view.decided] == ["Share it"]
    assert view.chronology[0].decided == view.decided
    (aim,) = view.aims
    assert (aim.seat, aim.asks) == ("east", "Calm over 40")


# --- what is shown first --------------------------------------------------------------------


def chart(name: str, you: tuple[int | None, ...], points: int = 0) -> Chart:
    """A chart whose record stays at 50."""
    measured = (Measured(0, 1, "", "", "", "", ()),) * points  # type: ignore[arg-type]
    return Chart(name, name, "", "", "higher", 0, 100, you, (50,) * len(you), measured)


def test_the_chart_shown_first_is_measured_or_tells_most() -> None:
    """Turns that were not played tell nothing."""
    near, far = chart("near", (50, 55)), chart("far", (50, 20))
    assert telling([near, far]) is far
    assert telling([chart("point", (50, 50), 1), far]).id == "point"  # type: ignore[union-attr]
    assert telling([chart("gone", (50, None)), near]) is near
    assert telling([]) is None


def test_the_short_path_is_that_of_a_class() -> None:
    """In the order of the whole; nothing chosen is the whole."""
    assert [each.id for each in sections("short")] == [
        *("leave", "overview", "record", "what_if", "accounts", "ticket", "hand_in")
    ]
    assert sections("whole") == sections("") == SECTIONS
    assert len({each.id for each in SECTIONS}) == len(SECTIONS)
