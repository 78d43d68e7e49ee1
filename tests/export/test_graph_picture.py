"""The picture of a chapter: whole, legible, nothing on top of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as Xml

import pytest

from game.analysis.graph import Graph, story
from game.analysis.graph_of import graph_of
from game.export.graph_blocks import Box, Line, Mark, Words
from game.export.graph_layout import Picture, picture
from game.export.graph_svg import to_svg
from game.export.graph_text import STYLES
from tests.export.graphs import BUNDLED, NAMES, game

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "style", "rect", "path", "text"}
CASES = [(name, level) for name in NAMES for level in ("story", "detail")]
Rect = tuple[float, float, float, float]


@cache
def drawn(name: str, level: str) -> tuple[Graph, Picture]:
    """The graph and picture of a game."""
    graph = graph_of(game(name))
    graph = story(graph) if level == "story" else graph
    return graph, picture(graph)


def pieces(picture: Picture, cls: type) -> list:  # type: ignore[type-arg]
    """The pieces of a kind."""
    return [piece for piece in picture.pieces if isinstance(piece, cls)]


def rect(box: Box) -> Rect:
    """A box as (left, top, right, bottom)."""
    return box.x, box.y, box.x + box.w, box.y + box.h


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 0.01
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.01
    )


def inside(one: Rect, other: Rect) -> bool:
    """Whether the first lies within the second."""
    return (
        one[0] >= other[0] - 0.01
        and one[1] >= other[1] - 0.01
        and one[2] <= other[2] + 0.01
        and one[3] <= other[3] + 0.01
    )


def overlaps(rects: list[Rect]) -> Iterator[tuple[Rect, Rect]]:
    """Every two that share more than an edge."""
    ordered = sorted(rects, key=lambda each: each[1])
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other[1] >= one[3]:
                break
            if overlap(one, other):
                yield one, other


@pytest.mark.parametrize(("name", "level"), CASES)
def test_nothing_is_clipped_or_covered(name: str, level: str) -> None:
    """Words lie on the page and beside one another; boxes are nested or apart."""
    _, made = drawn(name, level)
    page = (0.0, 0.0, made.width / made.scale, made.height / made.scale)
    words = [each.extent for each in pieces(made, Words)]
    boxes = [rect(each) for each in pieces(made, Box)]
    assert all(inside(each, page) for each in (*words, *boxes))
    assert not [*overlaps(words)]
    for one, other in overlaps([*words, *boxes]):
        assert inside(one, other) or inside(other, one)


@pytest.mark.parametrize(("name", "level"), CASES)
def test_lines_run_where_no_words_are(name: str, level: str) -> None:
    """The record's way and the arrows cross neither words nor any card but that of their ends."""
    _, made = drawn(name, level)
    words = [each.extent for each in pieces(made, Words)]
    cards = [rect(each) for each in pieces(made, Box) if each.look in ("card", "world", "later")]
    long = [each for each in pieces(made, Line) if each.look in ("record", "lands")]
    page_wide = made.width / made.scale
    for way in long:
        for one, other in pairwise((way.x + x, way.y + y) for x, y in way.points):
            left, right = sorted((one[0], other[0]))
            top, bottom = sorted((one[1], other[1]))
            assert 0 <= left <= right <= page_wide
            stroke = (left - 0.5, top - 0.5, right + 0.5, bottom + 0.5)
            assert not [each for each in words if overlap(stroke, each)]
            crossed = [each for each in cards if overlap((left, top - 1, right, bottom + 1), each)]
            assert all(right - each[0] <= 13 or each[2] - left <= 13 for each in crossed), way


@pytest.mark.parametrize(("name", "level"), CASES)
def test_everything_is_said(name: str, level: str) -> None:
    """The XML is sound, of known elements only, and holds every turn, decision, policy, ending."""
    graph, made = drawn(name, level)
    root = Xml.fromstring(to_svg(made))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= KNOWN
    boxes = {each.get("data-node"): each for each in root.iter(f"{SVG}rect")}
    for node in graph.of("decision", "policy", "ending"):
        assert boxes[node.id].findtext(f"{SVG}title") == node.label
    said = "".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    said = "".join(said.split())
    for node in graph.of("turn", "decision", "policy", "ending"):
        short = node.name if level == "story" else node.label
        assert "".join(short.split()) in said
    assert root.findtext(f"{SVG}title") and root.get("role") == "img"
    assert all(node.name in (root.findtext(f"{SVG}desc") or "") for node in record_of(graph))


def record_of(graph: Graph) -> Iterator[object]:
    """What was done in the record."""
    return (node for way in graph.ways().values() for node in way)


@pytest.mark.parametrize("name", NAMES)
def test_the_record_is_marked_by_shape_and_word(name: str) -> None:
    """A diamond and the word in the box of each policy taken and of the ending, and in no other."""
    graph, made = drawn(name, "story")
    diamonds = [each for each in pieces(made, Mark) if each.shape in ("diamond", "hollow")]
    words = [each for each in pieces(made, Words) if each.ink == "history"]
    taken = {each.id for way in graph.ways().values() for each in way}
    marked = {node.id for node in graph.of("policy", "ending")}
    for box in pieces(made, Box):
        if box.node in marked:
            around = rect(box)
            shaped = any(inside((m.x, m.y, m.x, m.y), around) for m in diamonds)
            named = any(inside(w.extent, around) and "record" in w.text for w in words)
            assert (shaped, named) == (box.node in taken,) * 2
    links = [each for each in pieces(made, Line) if each.look == "record"]
    assert len(links) > sum(max(0, len(way) - 1) for way in graph.ways().values())


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_chapter_fits_a_slide(name: str) -> None:
    """1920 x 1080, and no words smaller than 10 px on it, names at least 12 px."""
    _, made = drawn(name, "story")
    assert (round(made.width), round(made.height)) == (1920, 1080)
    used = {each.style for each in pieces(made, Words)}
    assert min(STYLES[each].size for each in used) * made.scale >= 10
    assert STYLES["name"].size * made.scale >= 12


def test_a_long_chapter_grows_downwards() -> None:
    """Twelve turns of four decisions stay as legible as a slide, in rows of turns."""
    _, made = drawn("long", "story")
    assert round(made.width) == 1920 and made.height > 1080
    assert STYLES["name"].size * made.scale >= 12
    heads = {round(each.y) for each in pieces(made, Mark) if each.shape == "turn"}
    assert len(heads) > 1


def test_arrows_lead_to_where_delayed_lines_land() -> None:
    """Each ends at the box of what may land; a line that lands in two turns has two arrows."""
    graph, made = drawn("delayed", "detail")
    arrows = [each for each in pieces(made, Line) if each.look == "lands"]
    ends = {each.node: rect(each) for each in pieces(made, Box) if each.look == "later"}
    assert {*ends} == {f"{e.target} lands" for e in graph.edges if e.relation == "lands"}
    touched = {
        node
        for way in arrows
        for node, box in ends.items()
        if abs(way.points[-1][0] - box[0]) < 1 and box[1] < way.points[-1][1] < box[3]
    }
    assert touched == {*ends}
