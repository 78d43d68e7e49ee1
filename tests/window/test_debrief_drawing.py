"""What the debrief draws: ribbons, fields of marks, odds on a line, bars of a single turn."""

from __future__ import annotations

from fractions import Fraction

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.window import chart as charts
from game.window import text
from game.window.axes import Observed, Series, scale
from game.window.chart import LineChart, fitting_dates
from game.window.layout import Widget
from game.window.page import Page, State, paint
from game.window.reliability import Point, Reliability
from game.window.ribbons import Band, Ribbons, _apart, _stacks
from game.window.theme import CONTRAST, DARK, LIGHT, SMALL_STRONG, Look, Metrics, Theme
from game.window.widgets.measures import Bar, Dots, Group, OddsTrack

LOOK = Look(LIGHT, Metrics(1280, 720))
Rect = pygame.Rect


def drawn(widget: Widget, size: tuple[int, int], look: Look = LOOK) -> pygame.Surface:
    """A widget on the ground of a panel."""
    target = pygame.Surface(size)
    target.fill(look.theme.surface)
    page = Page()
    widget.place(look, target.get_rect(), page)
    paint(page, target, State(), {})
    return target


def colours(surface: pygame.Surface, area: Rect | None = None) -> set[tuple[int, int, int]]:
    """Every colour in an area."""
    room = (area or surface.get_rect()).clip(surface.get_rect())
    return {
        tuple(surface.get_at((x, y)))[:3]  # type: ignore[misc]
        for x in range(room.left, room.right)
        for y in range(room.top, room.bottom)
    }


# --- ribbons --------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(any), min_size=1, max_size=6
    ),
    st.integers(100, 600),
)
def test_blocks_fill_their_column_and_keep_their_shares(
    moments: list[list[int]], height: int
) -> None:
    """From the bottom up without an overlap; each as high as its share of what gaps leave."""
    shares = [[Fraction(n, sum(moment)) for n in moment] for moment in moments]
    bands = tuple(
        Band(f"Ending {i}", "other", tuple(float(moment[i]) for moment in shares), ())
        for i in range(4)
    )
    for stack, moment in zip(_stacks(bands, height, gap=2.0), shares, strict=True):
        there = sum(1 for share in moment if share)
        room = height - 2.0 * (there - 1)
        floor = float(height)
        for (top, bottom), share in zip(stack, moment, strict=True):
            assert bottom - top == pytest.approx(room * float(share))
            assert bottom <= floor + 1e-6
            floor = top
        tops = [top for (top, _), share in zip(stack, moment, strict=True) if share]
        assert min(tops) == pytest.approx(0, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 400), min_size=1, max_size=5))
def test_titles_beside_the_blocks_do_not_touch(middles: list[float]) -> None:
    """They are moved apart as far as there is room, and stay in the plot."""
    band = Band("An ending", "other", (), ())
    block = text.set_text("An ending of some length", SMALL_STRONG, LOOK.metrics, 90)
    rows = [(band, block, y) for y in sorted(middles, reverse=True)]
    found = _apart(rows, 400)
    for upper, lower in zip(found[1:], found, strict=False):
        assert lower - upper >= block.height - 1e-6
    assert all(block.height / 2 - 1e-6 <= y <= 400 - block.height / 2 + 1e-6 for y in found)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_whose_an_ending_is_can_be_told_without_colour(theme: Theme) -> None:
    """The record's block is striped, yours is plain."""
    look = Look(theme, Metrics(1280, 720))
    half = ((0.5, 0.5), (50, 50))
    bands = (Band("Mine", "you", *half), Band("Theirs", "record", *half))
    moments = (("Start", ""), ("After 1", ""))
    ribbons = Ribbons(bands, moments, high=300)
    surface = drawn(ribbons, (400, 420), look)
    column = ribbons._columns(look, surface.get_rect())[0]
    middle = surface.get_height() // 2
    upper = Rect(column.left + 6, middle - 100, column.width - 12, 24)
    lower = Rect(column.left + 6, middle + 150, column.width - 12, 10)
    assert len(colours(surface, upper)) > 1
    assert colours(surface, lower) == {theme.accent}


# --- marks and bars -------------------------------------------------------------------------


def test_every_world_has_a_mark() -> None:
    """A hundred marks in five rows; their shapes and tones follow the groups."""
    dots = Dots([Group(71, "circle", "accent"), Group(29, "diamond", "history")], 20)
    surface = drawn(dots, (400, 100))
    step = 20
    seen = [
        colours(surface, Rect(column * step + 8, row * dots._down(LOOK, 400) + 6, 4, 4))
        for row in range(5)
        for column in range(20)
    ]
    assert sum(LIGHT.accent in each for each in seen) == 71
    assert sum(LIGHT.history in each for each in seen) == 29


def test_a_bar_is_as_long_as_its_share() -> None:
    """Nothing at 0, half at a half, all of it above 1."""
    lengths = []
    for share in (0.0, 0.5, 1.7):
        surface = drawn(Bar(share), (200, 20))
        row = [tuple(surface.get_at((x, 10)))[:3] for x in range(200)]
        lengths.append(row.count(LIGHT.accent))
    assert lengths[0] == 0
    assert abs(lengths[1] - 100) <= 6
    assert lengths[2] >= 194


@pytest.mark.parametrize(("came", "ends"), [(True, "right"), (False, "left"), (None, "")])
def test_odds_point_to_what_came(came: bool | None, ends: str) -> None:
    """A triangle stands at the end that came; none where nothing was settled."""
    surface = drawn(OddsTrack(50, came), (200, 24))
    sides = {"left": Rect(0, 0, 20, 24), "right": Rect(180, 0, 20, 24)}
    marked = [side for side, area in sides.items() if LIGHT.ink in colours(surface, area)]
    assert marked == ([ends] if ends else [])


def test_reliability_puts_its_discs_where_they_belong() -> None:
    """What never happened lies at the bottom, what always did at the top."""
    widget = Reliability((Point(10, 0, 3), Point(90, 100, 2)), 260)
    surface = drawn(widget, (300, 260))
    plot = widget._plot(surface.get_rect(), LOOK)
    for said, came in ((10, 0), (90, 100)):
        x = plot.left + plot.width * said // 100
        y = plot.bottom - plot.height * came // 100
        assert LIGHT.accent in colours(surface, Rect(x - 9, y - 9, 6, 6))


# --- charts ---------------------------------------------------------------------------------

ONE = Series((("Start", "May"), ("1", "June")), (50, 30), (50, 60))
LONG = Series(tuple((str(i), f"{i} November") for i in range(8)), (40,) * 8, (None,) * 8)


def test_one_turn_is_drawn_as_bars() -> None:
    """A bar for each path at each step, its value over it; with two turns there are lines."""
    chart = LineChart(ONE, high=260)
    surface = drawn(chart, (600, 260))
    plot = chart.plot(LOOK, surface.get_rect())
    for x, you, record in zip(plot.xs, ONE.you, ONE.record, strict=True):
        assert you is not None
        assert record is not None
        for side, value, color in ((-18, you, LIGHT.accent), (18, record, LIGHT.history)):
            foot = Rect(int(x) + side - 4, plot.top + plot.height - 12, 8, 8)
            over = Rect(int(x) + side - 4, int(plot.y(value)) - 5, 8, 3)
            assert color in colours(surface, foot)
            assert color not in colours(surface, over)
    assert scale(ONE)[1] > 60


def test_an_indicator_without_a_record_is_one_line() -> None:
    """Nothing in the record's colour is drawn, and nothing is named after it."""
    surface = drawn(LineChart(LONG, high=260), (900, 260))
    found = colours(surface)
    assert LIGHT.accent in found
    assert LIGHT.history not in found


def test_dates_are_shortened_before_they_are_left_out() -> None:
    """`3 November` becomes `3 Nov` where it would touch its neighbour."""
    dates = ["3 November", "May 2012"]
    assert fitting_dates(dates, LOOK, 200) == (dates, False)
    assert fitting_dates(dates, LOOK, 62) == (["3 Nov", "May 2012"], False)
    assert fitting_dates(dates, LOOK, 20)[1]


def test_words_of_measurements_never_cover_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many at the same place: those nearest to the cursor are written, the others are not."""
    points = tuple(Observed(3 + i / 10, 40, f"{40 + i} %, {i} November 2019") for i in range(6))
    series = Series(LONG.steps, LONG.you, LONG.you, points)
    written: list[tuple[str, Rect]] = []
    words_at = charts.words_at

    def watch(target, words, at, look, ink, align, *rest):  # type: ignore[no-untyped-def]
        block = text.set_text(words, rest[0] if rest else charts.SMALL, look.metrics)
        if "2019" in words:
            written.append((words, Rect(at[0] - block.width // 2, at[1] - block.height // 2,
                                        block.width, block.height)))  # fmt: skip
        words_at(target, words, at, look, ink, align, *rest)

    monkeypatch.setattr(charts, "words_at", watch)
    drawn(LineChart(series, cursor=3, high=260), (900, 260))
    assert written[0][0] == points[0].words
    for i, (_, box) in enumerate(written):
        assert box.collidelist([other for _, other in written[i + 1 :]]) < 0
