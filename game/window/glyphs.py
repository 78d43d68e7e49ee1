"""Which characters a font has: asked of its own table, because a renderer draws a box instead.

Only the two layouts of OpenType's `cmap` table that our fonts use are read: 4 (the first 65,536
characters, in segments) and 12 (all characters, in groups).
"""

from __future__ import annotations

import struct
import sys
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path

from game import resources

FONTS = {
    "sans": "PretendardJP-Regular.otf",
    "sans-bold": "PretendardJP-SemiBold.otf",
    "serif": "SourceSerif4_400Regular.ttf",
    "serif-italic": "SourceSerif4_400Regular_Italic.ttf",
    "serif-bold": "SourceSerif4_600SemiBold.ttf",
}
"""Face to file in assets/fonts."""

Ranges = tuple[tuple[int, int], ...]
"""First and last code point of each run of characters, in order."""


def font_path(face: str) -> Path:
    """The file of a face: `sans`, `serif-bold`, ... or `icons`."""
    if face == "icons":
        return resources.path("assets", "icons", "lucide.ttf")
    return resources.path("assets", "fonts", FONTS[face])


@cache
def report_missing(face: str, why: str) -> None:
    """Say once on stderr that a face cannot be used."""
    print(f"The font {FONTS.get(face, face)} cannot be used ({why}). Another one stands in for "
          "it; installing the game again brings it back.", file=sys.stderr)  # fmt: skip


@cache
def ranges(face: str) -> Ranges:
    """All characters of a face; every one there is where its file cannot be read, so that whatever
    stands in for it is asked."""
    try:
        return _ranges(font_path(face).read_bytes())
    except (OSError, struct.error, StopIteration, ValueError, KeyError):
        return ((0, 0x10FFFF),)


def _ranges(data: bytes) -> Ranges:
    (tables,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    offsets = (struct.unpack_from(">I", data, start + 8 + 8 * i)[0] for i in range(count))
    layouts = {struct.unpack_from(">H", data, start + at)[0]: start + at for at in offsets}
    if 12 in layouts:
        return _merged(sorted(_groups(data, layouts[12])))
    return _merged(sorted(_segments(data, layouts[4])))


def _groups(data: bytes, at: int) -> list[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    groups = (struct.unpack_from(">III", data, at + 16 + 12 * i) for i in range(count))
    return [(first, last) for first, last, glyph in groups]


def _segments(data: bytes, at: int) -> list[tuple[int, int]]:
    """A segment ends at `last`; a glyph of 0 inside one is a hole and is left out."""
    (twice,) = struct.unpack_from(">H", data, at + 6)
    n = twice // 2
    last = struct.unpack_from(f">{n}H", data, at + 14)
    first = struct.unpack_from(f">{n}H", data, at + 16 + twice)
    delta = struct.unpack_from(f">{n}H", data, at + 16 + 2 * twice)
    pointer_at = at + 16 + 3 * twice
    pointers = struct.unpack_from(f">{n}H", data, pointer_at)
    found = []
    for i in range(n):
        for code in range(first[i], min(last[i], 0xFFFE) + 1):
            glyph = code + delta[i]
            if pointers[i]:
                place = pointer_at + 2 * i + pointers[i] + 2 * (code - first[i])
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph & 0xFFFF:
                found.append((code, code))
    return found


def _merged(found: list[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for first, last in found:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


@lru_cache(maxsize=8000)
def has_glyph(char: str, face: str) -> bool:
    """Whether a face has this one character."""
    held = ranges(face)
    at = bisect_right(held, (ord(char), 0x110000)) - 1
    return at >= 0 and held[at][1] >= ord(char)


def missing(text: str) -> str:
    """The characters of a text that no face of ours can draw, each once, in order.

    Interface text is Pretendard JP; reading text falls back to it. Blank characters need no glyph.
    """
    wanted = dict.fromkeys(char for char in text if not char.isspace())
    return "".join(char for char in wanted if not has_glyph(char, "sans"))
