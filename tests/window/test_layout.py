"""Boxes, gauges, charts: the arithmetic of what is drawn."""

from __future__ import annotations

import pygame
import pytest

from game.window.axes import Observed, Plot, Series, crosses, places, scale, spread
from game.window.canvas import dashes
from game.window.flow import Column, Fit, Flow, Grid, Row
from game.window.layout import Pad, Sized, Space, Widget
from game.window.page import Page
from game.window.theme import LIGHT, Look, Metrics
from game.window.widgets.gauges import gauge_parts

LOOK = Look(LIGHT, Metrics(1280, 720))
Rect = pygame.Rect


class Probe(Widget):
    """A widget of a fixed size that remembers where it was put."""

    def __init__(self, width: int, height: int, grow: float = 0) -> None:
        super().__init__(grow=grow)
        self.size = width, height
        self.rect = Rect(0, 0, 0, 0)
        self.asked = 0

    def _width(self, look: Look) -> int:
        return self.size[0]

    def _height(self, look: Look, width: int) -> int:
        self.asked += 1
        return self.size[1]

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Remember."""
        self.rect = Rect(rect)


def put(widget: Widget, width: int, height: int) -> None:
    """Place a widget at 0, 0."""
    widget.place(LOOK, Rect(0, 0, width, height), Page())


def test_a_column_gives_what_is_left_to_those_that_grow() -> None:
    """Fixed children keep their height, the rest goes to the one that grows."""
    a, b, c = Probe(10, 20), Probe(10, 20, grow=1), Probe(10, 20)
    put(Column([a, b, c], gap=5), 100, 200)
    assert (a.rect.top, a.rect.height) == (0, 20)
    assert (b.rect.top, b.rect.height) == (25, 150)
    assert c.rect.bottom == 200


def test_a_spread_column_reaches_both_ends() -> None:
    """Room is shared between children, none above the first or below the last."""
    probes = [Probe(10, 20) for _ in range(3)]
    put(Column(probes, gap=5, spread=True), 100, 200)
    assert probes[0].rect.top == 0
    assert probes[1].rect.centery == 100
    assert probes[2].rect.bottom == 200


def test_a_row_cuts_the_widest_first() -> None:
    """Too little room is taken from the widest child; narrow ones keep their width."""
    row = Row([Probe(40, 10), Probe(300, 10), Probe(60, 10)], gap=0)
    assert row.widths(LOOK, 200) == [40, 100, 60]


def test_a_row_shares_by_weight() -> None:
    """Growing children share what the others leave, by weight."""
    row = Row([Probe(50, 10), Probe(1, 10, grow=1), Probe(1, 10, grow=2)], gap=10)
    assert row.widths(LOOK, 370) == [50, 100, 200]


def test_flow_breaks_lines_and_may_end_at_the_right() -> None:
    """Children that do not fit go on the next line; on one line the last may stand at the right."""
    a, b, c = Probe(60, 10), Probe(60, 10), Probe(60, 10)
    flow = Flow([a, b, c], gap=10, line_gap=4)
    assert flow.height(LOOK, 140) == 24
    put(flow, 140, 24)
    assert (c.rect.left, c.rect.top) == (0, 14)
    put(Flow([a, b, c], gap=10, right=True), 300, 10)
    assert c.rect.right == 300


def test_grid_rows_share_the_room() -> None:
    """Rows become equally high where there is room, and keep their need where there is not."""
    cells = [Probe(10, high) for high in (20, 30, 50, 10)]
    put(Grid(cells, 2, gap=10), 210, 210)
    assert [cell.rect.height for cell in cells] == [100] * 4
    assert [cell.rect.width for cell in cells] == [100] * 4
    put(Grid(cells, 2, gap=10), 210, 90)
    assert [cell.rect.height for cell in cells] == [30, 30, 50, 50]


def test_sizes_are_asked_once_per_look_and_width() -> None:
    """Measuring is remembered, so that nested boxes stay quick."""
    probe = Probe(10, 20)
    column = Column([Column([Pad(probe, 4, 4, 4, 4)])])
    for _ in range(5):
        column.height(LOOK, 100)
    assert probe.asked == 1


def test_fit_scrolls_only_what_does_not_fit() -> None:
    """With room the child gets all of it; without, it becomes a region that keeps its height."""
    page = Page()
    Fit(Probe(10, 50), "text").place(LOOK, Rect(0, 0, 100, 80), page)
    assert not page.regions
    probe = Probe(10, 500)
    Fit(probe, "text", edge=10).place(LOOK, Rect(0, 0, 100, 80), page)
    assert page.regions["text"].reach == 500 + 20 - 80
    assert probe.rect.height == 500


def test_columns_of_words_grow_with_words() -> None:
    """A width in ems doubles at double text, a width in spacing does not."""
    large = Look(LIGHT, Metrics(1280, 720, 2.0))
    assert Sized(Space(), ems=60).width(large) == 2 * Sized(Space(), ems=60).width(LOOK)
    assert Sized(Space(), px=60).width(large) == 81


@pytest.mark.parametrize(
    ("value", "before", "parts"),
    [
        (35, None, (70, 70, None)),
        (35, 35, (70, 70, None)),
        (46, 37, (74, 92, 74)),
        (37, 44, (74, 88, 88)),
        (100, 0, (0, 200, 0)),
    ],
)
def test_gauge_shows_the_change_as_a_tint_and_a_notch_at_before(
    value: float, before: float | None, parts: tuple[int, int, int | None]
) -> None:
    """Solid up to the lower value, tinted up to the higher one, notch at the value before."""
    found = gauge_parts(value, before, 200)
    assert (found.solid, found.changed, found.notch) == parts


def test_gauge_keeps_inside_its_range() -> None:
    """Another range than 0 to 100 is used, and values beyond it are cut."""
    assert gauge_parts(0, None, 200, low=-50, high=50).solid == 100
    assert gauge_parts(80, None, 200, low=-50, high=50).solid == 200


SERIES = Series((("Start", ""), ("1", ""), ("2", "")), (44, 37, 46), (44, 37, None))


def test_axis_has_round_numbers_around_all_values() -> None:
    """Few steps of a round size; what was measured counts too."""
    assert scale(SERIES) == (0, 60, 20)
    high = Series(SERIES.steps, (44, 37, 46), (44, 37, None), (Observed(1, 93, ""),))
    assert scale(high)[1] == 100


def test_axis_far_from_zero_does_not_start_there() -> None:
    """Where values lie in the upper half of the range, the axis starts below them."""
    bottom, top, step = scale(Series(SERIES.steps, (82, 85, 91), (82, 80, 79)))
    assert (bottom, top, step) == (75, 95, 5)


def test_steps_stand_in_the_middle_of_equal_parts() -> None:
    """Half a step of room at both ends."""
    assert places(3, 0, 300) == [50, 150, 250]


def test_measurements_lie_between_steps() -> None:
    """A measurement at 1.5 stands halfway between the first and the second turn."""
    plot = Plot(0, 0, 300, 100, 0, 100, 3)
    assert plot.x(1.5) == 200
    assert plot.y(25) == 75
    assert plot.path((10, None, 30)) == [(50, 90), (250, 70)]


def test_labels_at_the_end_of_two_lines_do_not_touch() -> None:
    """Two labels closer than a line are moved apart, each by the same way."""
    assert spread([50, 56], 20) == [43, 63]
    assert spread([56, 50], 20) == [63, 43]
    assert spread([10, 80], 20) == [10, 80]


def test_a_label_knows_whether_a_line_runs_through_it() -> None:
    """Used to move the words of a measurement away from both paths."""
    assert crosses([(0, 0), (100, 100)], Rect(40, 40, 20, 20))
    assert not crosses([(0, 0), (100, 100)], Rect(60, 10, 20, 20))


def test_dashes_run_on_around_corners() -> None:
    """A broken line keeps its rhythm over a corner."""
    parts = dashes([(0, 0), (10, 0), (10, 10)], 6, 2)
    assert parts[0] == [(0, 0), (6, 0)]
    assert parts[1] == [(8, 0), (10, 0), (10, 4)]
