"""How wide words are, without a font at hand, and where their lines break.

The widths are those of the wider of two fonts (our own and the commonest one that stands in for
it), rounded up, so that a line that fits here fits wherever the picture is opened.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import attrs

Face = Literal["sans", "bold", "serif"]
_WIDTHS: dict[Face, dict[int, str]] = {  # hundredths of the size: the signs as wide as that
    "sans": {
        24: "'ijl’‘",
        28: " !,.:;I·",
        36: "|()/[\\]frt{}",
        44: '"-“”',
        52: "*^`Jksxz",
        56: "1?L_acenuvy–",
        60: "#0257bdghopq",
        64: "$+34689<=>FTZ~≥≤≠−",
        68: "&ABEKPSVXY",
        76: "CDHNRU",
        80: "GOQw",
        88: "mM",
        96: "%W",
        104: "—…→@",
    },
    "bold": {
        28: "' ,.Iijl’‘·",
        40: "!/:;\\f|()[]rt{}",
        52: '"-`*“”',
        56: "1J_acksvxyz–",
        64: "7^e#$0235689?FLTZbdghnopqu",
        68: "+4<=>EPSXY~≥≤≠−",
        76: "V&ABCDHKNRU",
        84: "GOQw",
        96: "Mm%",
        104: "@W—…→",
    },
    "serif": {
        28: " ",
        36: "',.|·!-:;ijl’‘",
        44: "()/[\\]ftI`{}",
        52: "*?Jrsz“”",
        60: '$_c–"#+0123456789<=>Saeg~≥≤≠−',
        68: "F^koqvxyPbdhnpu",
        76: "BELTZACRVXY",
        84: "DNUGKOQ",
        92: "&Hw",
        108: "@Mm%—…→W",
    },
}
_PIECES = re.compile(r"\S+\s*")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with whatever XML cannot hold replaced."""
    return _ILLEGAL.sub("\ufffd", text)


@attrs.frozen
class Style:
    """How words are set: size in px, the distance of lines in px, tracking in px a sign."""

    face: Face
    size: float
    line: float
    tracking: float = 0.0


STYLES = {
    "kicker": Style("bold", 12.5, 17, 0.9),
    "h1": Style("serif", 36, 41),
    "lead": Style("sans", 16, 22),
    "turn": Style("serif", 20, 24),
    "ask": Style("bold", 15, 19),
    "name": Style("sans", 15, 19),
    "taken": Style("bold", 15, 19),
    "small": Style("sans", 13, 16),
    "strong": Style("bold", 13, 16),
    "number": Style("bold", 13, 17),
}


class _Signs(dict[str, float]):
    """The width of each sign of a face, in sizes; generous for those that its table lacks."""

    def __init__(self, table: dict[int, str]) -> None:
        super().__init__((sign, wide / 100) for wide, signs in table.items() for sign in signs)

    def __missing__(self, sign: str) -> float:
        kind = unicodedata.category(sign)
        plain = unicodedata.normalize("NFD", sign)[0]
        if kind in ("Mn", "Me", "Cf"):
            wide = 0.0
        elif plain in self and plain != sign:
            wide = self[plain]
        elif kind == "Lo":
            wide = 1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.8
        else:
            wide = 1.4 if kind == "So" else 1.04
        return self.setdefault(sign, wide)


_FACES = {face: _Signs(table) for face, table in _WIDTHS.items()}


@lru_cache(maxsize=16384)
def width(text: str, style: str) -> float:
    """The width in px that a line of text will not exceed."""
    how = STYLES[style]
    return sum(map(_FACES[how.face].__getitem__, text)) * how.size + len(text) * how.tracking


@lru_cache(maxsize=8192)
def wrap(text: str, style: str, room: float) -> tuple[str, ...]:
    """The text in lines no wider than `room` px; a word that is wider is broken where it must be.

    Nothing is lost but white space at the breaks.
    """
    lines: list[str] = []
    line = ""
    for piece in _PIECES.findall(" ".join(text.split())):
        if line and width((line + piece).rstrip(), style) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
        while width(line.rstrip(), style) > room and len(line.rstrip()) > 1:
            fits = _fits(line, style, room)
            lines.append(line[:fits])
            line = line[fits:]
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _fits(word: str, style: str, room: float) -> int:
    """How many signs of a word fit, at least one; a mark is not parted from its letter."""
    fits = 1
    while fits < len(word) and (
        unicodedata.combining(word[fits]) or width(word[: fits + 1], style) <= room
    ):
        fits += 1
    return fits
