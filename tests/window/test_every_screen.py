"""Every screen at every size, text size and theme: what layout placed, rectangle by rectangle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import attrs
import pygame
import pytest

from game.play.settings import TEXT_SIZES, Settings
from game.play.shelf import Shelf
from game.window import text
from game.window.flow import Column, Fit, Row
from game.window.layout import Sized, Space, Widget
from game.window.page import Page
from game.window.screen import Screen
from game.window.spans import plain
from game.window.stage import Stage
from game.window.theme import BODY, LIGHT, Look, Metrics
from game.window.widgets import Text
from tests.thorough import some
from tests.window.placed import faults, shortened, watched
from tests.window.tours import tour

Shown = list[tuple[str, Screen | None, Screen]]
SIZES = [(1024, 640), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160)]
TEXTS = [1.0, 1.5, 2.0]
COMBINED = [
    *product(SIZES[:2], TEXTS),
    *product(SIZES[2:], (1.0, 2.0)),
]
"""A larger window at one and a half is a smaller one at one, in letters."""
OTHERS = ["through_washington", "twenty_seven_days", "ninety_days", "afterwards"]
LONGEST = ["ninety_days"]
ONE_LINE = (14, 15.5, 12.5)
"""Type sizes, design px, of names of publishers, sources and dates of sources: lists show one line
of them, the drawer shows all."""


def check(
    shown: Iterable[tuple[str, Screen | None, Screen]], size: tuple[int, int], settings: Settings
) -> None:
    """Lay every screen out and look at it."""
    window = pygame.Rect((0, 0), size)
    for name, below, top in shown:
        where = f"{name} at {size}, {settings}"
        stage = Stage(below or top, size, settings)
        if below is not None:
            stage.put(top)
        top.refresh()
        with watched() as root:
            page = top.page(stage.look)
        assert faults(root, window) == [], where
        assert spots_apart(page, window) == [], where
        for each in shortened(root):
            words = each.widget
            assert isinstance(words, Text)
            listed = ("source" in name or "briefing" in name) and words.type.size in ONE_LINE
            assert words.most > 1 or listed, f"{where}: {plain(words.words)!r} is cut"


def spots_apart(page: Page, window: pygame.Rect) -> list[str]:
    """Spots of one layer do not overlap; one inside another (a mark in a card) may. All lie in the
    window or in a region that does."""
    spots = list(page.spots.values())
    found = [
        f"the region {region.id} leaves the window: {region.view}"
        for region in page.regions.values()
        if not window.contains(region.view)
    ]
    for at, spot in enumerate(spots):
        if not spot.region and not window.contains(spot.rect):
            found.append(f"{spot.id} leaves the window: {spot.rect}")
        for other in spots[at + 1 :]:
            if spot.region != other.region or "link" in (spot.role, other.role):
                continue
            shared = spot.rect.clip(other.rect)
            inside = spot.rect.contains(other.rect) or other.rect.contains(spot.rect)
            if not inside and shared.width > 3 and shared.height > 3:
                found.append(f"{spot.id} and {other.id} overlap by {shared.size}")
    return found


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=str)
def test_nothing_overlaps_or_is_cut(screens: Shown, size: tuple[int, int], text: float) -> None:
    """On every screen no widget lies over its neighbour or leaves its place, and all words have
    room; what ends in an ellipsis is a title of more than its lines or the name of a source."""
    check(screens, size, Settings(text=text))


SETTINGS = [
    ((1280, 720), Settings("contrast", 1.5)),
    ((1920, 1080), Settings("contrast")),
    ((1024, 640), Settings("dark", 1.25)),
    ((1366, 768), Settings("dark", 1.75)),
    ((1920, 1080), Settings(projector=True)),
    ((1280, 720), Settings(record="debrief", claim_ids=False)),
    ((1024, 640), Settings(text=2.0, record="debrief", claim_ids=False)),
]


@pytest.mark.parametrize(
    ("size", "settings"),
    some(SETTINGS, SETTINGS[::2]),
    ids=str,
)
def test_nor_in_other_themes_and_with_other_settings(
    screens: Shown, size: tuple[int, int], settings: Settings
) -> None:
    """Thick lines, the projector, no claim ids, no record: the same holds."""
    check(screens, size, settings)


@pytest.mark.parametrize("chapter", some(OTHERS, LONGEST))
def test_nor_with_the_texts_of_other_chapters(shelf: Shelf, tmp_path: Path, chapter: str) -> None:
    """Every briefing, decision, outcome and debrief page of the other chapters."""
    for shown in tour(shelf, f"gsomia/{chapter}", tmp_path):
        check([shown], (1024, 640), Settings(text=2.0))
        check([shown], (1280, 720), Settings())


# --- the looking itself ---------------------------------------------------------------------

LOOK = Look(LIGHT, Metrics(1280, 720))


class Over(Row):
    """A row that puts its children over each other."""

    def place(self, look: Look, rect: pygame.Rect, page: Page) -> None:
        """All at the left."""
        for child in self.children:
            child.place(look, pygame.Rect(rect.left, rect.top, 80, 40), page)


@attrs.define(eq=False)
class Wide(Widget):
    """Wider than it may be."""

    child: Widget

    def place(self, look: Look, rect: pygame.Rect, page: Page) -> None:
        """Ten px too far."""
        self.child.place(look, rect.move(10, 0), page)


@pytest.mark.parametrize(
    ("widget", "said"),
    [
        (Over([Text("one"), Text("two")]), "overlap"),
        (Wide(Text("one")), "outside"),
        (Column([Text("word " * 40)]), "outside"),
        (Sized(Text("uncuttable"), px=20), "needs"),
        (Fit(Column([Space(90), Text("word " * 40)])), "leaves nothing"),
        (Column([Text("fits")]), ""),
    ],
)
def test_what_is_wrong_is_found(widget: Widget, said: str) -> None:
    """Overlaps, what stands outside, words without room: each is reported; what is right is not."""
    rect = pygame.Rect(0, 0, 200, 50)
    with watched() as root:
        widget.place(LOOK, rect, Page())
    found = faults(root, rect)
    assert any(said in each for each in found) if said else not found


def test_a_text_cut_short_is_found() -> None:
    """One line of many: it is known that it was cut."""
    with watched() as root:
        Text("word " * 40, BODY, most=1).place(LOOK, pygame.Rect(0, 0, 200, 30), Page())
    assert len([*shortened(root)]) == 1


# --- what painters write --------------------------------------------------------------------


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Words painted beyond the surface, collected; the letters themselves are not drawn."""
    found: list[str] = []
    dot = pygame.Surface((1, 1), pygame.SRCALPHA)
    monkeypatch.setattr(text, "line_surface", lambda *_: (dot, (0, 0)))
    draw = text.draw_block

    def watch(
        target: pygame.Surface, block: text.Block, rect: pygame.Rect, ink: object, mark: object,
        align: float = 0.0,
    ) -> None:  # fmt: skip
        for line in block.lines:
            left = rect.left + (rect.width - line.width) * align
            if left < -2 or left + line.width > target.get_width() + 2:
                found.append(f"{line.text!r} at {left:.0f}, {line.width:.0f} wide")
        draw(target, block, rect, ink, mark, align)  # type: ignore[arg-type]

    monkeypatch.setattr(text, "draw_block", watch)
    yield found


@pytest.mark.parametrize(
    ("size", "words"), [((1024, 640), 2.0), ((1280, 720), 1.0), ((1366, 768), 1.5)], ids=str
)
def test_painted_words_stay_in_the_window(
    screens: Shown, outside: list[str], size: tuple[int, int], words: float
) -> None:
    """Labels of charts, gauges, maps and bars, which no widget stands for, do so too."""
    target = pygame.Surface(size)
    for name, below, top in screens:
        stage = Stage(below or top, size, Settings(text=words))
        if below is not None:
            stage.put(top)
        stage.settle()
        stage.draw(target)
        assert outside == [], name


def test_sizes_of_text_are_those_of_the_settings() -> None:
    """The sizes looked at are among those that can be set, both ends included."""
    assert {*TEXTS} <= {*TEXT_SIZES}
    assert (min(TEXTS), max(TEXTS)) == (min(TEXT_SIZES), max(TEXT_SIZES))
