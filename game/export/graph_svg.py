"""A picture as SVG: one file with all that it needs, in our colours and type."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import dist
from xml.etree import ElementTree as Xml

from game.export.graph_blocks import Box, Line, Mark, Piece, Shape, Words
from game.export.graph_layout import Picture
from game.export.graph_text import STYLES, legal

_SANS = (
    '"Pretendard JP", Pretendard, Inter, "Helvetica Neue", Arial, "Liberation Sans", Roboto, '
    '"DejaVu Sans Condensed", sans-serif'
)
_SERIF = '"Source Serif 4", "Times New Roman", "Liberation Serif", "DejaVu Serif Condensed", serif'
_FONTS = {
    "sans": f"400 {{size}}px {_SANS}",
    "bold": f"600 {{size}}px {_SANS}",
    "serif": f"600 {{size}}px {_SERIF}",
}
_INKS = {
    "ink": "#16202D",
    "ink2": "#465162",
    "ink3": "#596474",
    "history": "#A3460A",
    "paper": "#FFFFFF",
}
_LOOKS = {
    "rect.card": "fill:#FFFFFF;stroke:#DED7C8",
    "rect.world": "fill:#ECE7DC;stroke:#DED7C8",
    "rect.policy,rect.event": "fill:none",
    "rect.ending": "fill:#FFFFFF;stroke:#8A8371",
    "rect.later": "fill:#E6EEF9;stroke:#1A4F92",
    "rect.taken": "fill:#FBEFE3;stroke:#A3460A;stroke-dasharray:5 3",
    "path": "fill:none;stroke-linejoin:round;stroke-linecap:round",
    "path.record": "stroke:#A3460A;stroke-width:2;stroke-dasharray:7 5",
    "path.lands": "stroke:#1A4F92;stroke-width:1.6",
    "path.time": "stroke:#8A8371;stroke-width:2",
    "path.full": "fill:#A3460A",
    "path.open": "fill:#FFFFFF;stroke:#A3460A;stroke-width:1.6",
    "path.solid": "fill:#465162",
    "path.drawn": "stroke:#465162;stroke-width:1.4",
    "path.disc": "fill:#0F1C2E",
    "path.maybe": "fill:#FFFFFF;stroke:#0F1C2E;stroke-width:1.6;stroke-dasharray:3 3",
}
_DIAMOND = "M0-6.5 6.5 0 0 6.5-6.5 0Z"
_SHAPES: dict[Shape, tuple[str, str]] = {
    "diamond": ("full", _DIAMOND),
    "hollow": ("open", _DIAMOND),
    "ring": ("drawn", "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0Z"),
    "up": ("solid", "M0-4.5 5 4H-5Z"),
    "down": ("solid", "M0 4.5-5-4H5Z"),
    "either": ("solid", "M0-6.5 4.5-1H-4.5ZM0 6.5-4.5 1H4.5Z"),
    "lock": ("drawn", "M-4.5-.5H4.5V5.5H-4.5ZM-2.8-.5V-2.7A2.8 2.8 0 0 1 2.8-2.7V-.5"),
    "flag": ("solid", "M-4-5.5H5L2.5-2.5 5 .5H-2.6V6H-4Z"),
    "clear": ("drawn", "M-3.5 6V-5.5H5L2.5-2.5 5 .5H-3.5"),
    "later": ("drawn", "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0ZM0-3V0L2.4 1.6"),
    "turn": ("disc", "M-12 0A12 12 0 1 1 12 0A12 12 0 1 1-12 0Z"),
    "perhaps": ("maybe", "M-12 0A12 12 0 1 1 12 0A12 12 0 1 1-12 0Z"),
    "end": ("disc", "M-7-7H7V7H-7Z"),
}


def to_svg(picture: Picture) -> str:
    """The picture as the text of an SVG file."""
    wide, high = picture.width / picture.scale, picture.height / picture.scale
    svg = Xml.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=_n(picture.width),
        height=_n(picture.height),
        viewBox=f"0 0 {_n(wide)} {_n(high)}",
        role="img",
    )
    svg.set("aria-labelledby", "title desc")
    _child(svg, "title", picture.title, id="title")
    _child(svg, "desc", picture.description, id="desc")
    _child(svg, "style", _style())
    Xml.SubElement(svg, "rect", width=_n(wide), height=_n(high), fill="#F5F2EB")
    for cls in (Box, Line, Mark, Words):
        _draw(svg, (piece for piece in picture.pieces if isinstance(piece, cls)))
    Xml.indent(svg, " ")
    return Xml.tostring(svg, encoding="unicode", xml_declaration=False) + "\n"


def _draw(svg: Xml.Element, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        match piece:
            case Box():
                _box(svg, piece)
            case Line():
                Xml.SubElement(svg, "path", {"class": piece.look, "d": _way(piece)})
            case Mark(x, y, shape):
                look, d = _SHAPES[shape]
                Xml.SubElement(
                    svg, "path", {"class": look, "transform": f"translate({_n(x)} {_n(y)})", "d": d}
                )
            case Words():
                _words(svg, piece)


def _box(svg: Xml.Element, box: Box) -> None:
    round_ = "10" if box.look in ("card", "world", "later") else "7"
    place = {"x": _n(box.x), "y": _n(box.y), "width": _n(box.w), "height": _n(box.h), "rx": round_}
    rect = Xml.SubElement(svg, "rect", {"class": box.look, **place, "data-node": box.node})
    if box.tip:
        _child(rect, "title", box.tip)


def _words(svg: Xml.Element, words: Words) -> None:
    text = _child(svg, "text", words.text, x=_n(words.x), y=_n(words.y))
    text.set("class", f"{words.style} {words.ink}")
    if words.anchor != "start":
        text.set("text-anchor", words.anchor)


def _way(line: Line) -> str:
    """A path through a line's points, its corners rounded by up to 8 px."""
    points = [(line.x + x, line.y + y) for x, y in dict.fromkeys(line.points)]
    d = f"M{_p(points[0])}"
    for (before, corner), (_, after) in pairwise(pairwise(points)):
        r = min(8.0, dist(before, corner) / 2, dist(corner, after) / 2)
        d += f"L{_p(_towards(corner, before, r))}Q{_p(corner)} {_p(_towards(corner, after, r))}"
    d += f"L{_p(points[-1])}"
    if line.arrow:
        (x, y), back = points[-1], _towards(points[-1], points[-2], 7)
        across = ((y - back[1]) * 0.6, (back[0] - x) * 0.6)
        for sign in (1, -1):
            d += f"M{_p((back[0] + sign * across[0], back[1] + sign * across[1]))}L{_p((x, y))}"
    return d


def _towards(
    start: tuple[float, float], end: tuple[float, float], by: float
) -> tuple[float, float]:
    share = by / (dist(start, end) or 1)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _child(parent: Xml.Element, tag: str, text: str, **attributes: str) -> Xml.Element:
    child = Xml.SubElement(parent, tag, attributes)
    child.text = legal(text)
    return child


def _style() -> str:
    rules = dict(_LOOKS)
    rules |= {f"text.{ink}": f"fill:{colour}" for ink, colour in _INKS.items()}
    for name, how in STYLES.items():
        tracking = f";letter-spacing:{how.tracking}px" if how.tracking else ""
        rules[f"text.{name}"] = f"font:{_FONTS[how.face].format(size=how.size)}{tracking}"
    return "".join(f"{name}{{{rule}}}\n" for name, rule in rules.items())


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _p(point: tuple[float, float]) -> str:
    return f"{_n(point[0])} {_n(point[1])}"
