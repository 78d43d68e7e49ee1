"""Files of a pack as located YAML: whole, or of them what is asked for, each at its place."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.regular import own_bytes
from game.scenario.syntax import Node, read
from game.scenario.text_checks import MAX_BYTES

_TOP_KEY = re.compile(rb"^([A-Za-z_]+):", re.MULTILINE)
_ENTRY = re.compile(rb"^( *)- id: *[\"']?([^\s\"']+)[\"']? *$", re.MULTILINE)
_IN_WORDS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/+-"
_TO_SPACES = bytes(byte if byte in _IN_WORDS else 0x20 for byte in range(256))


def read_file(path: Path, only: tuple[str, ...] = ()) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a file (of these top-level keys, if any are named), or None, and its faults."""
    try:
        data = _bytes(path)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return None, [
            Diagnostic(
                "unreadable-file",
                Place(str(path)),
                f"cannot be read: {reason}",
                "check the name and where it lies",
            )
        ]
    return _read(_sections(data, only) if only else data, path)


class Cited:
    """Reads of a library what a chapter's file cites, and what that rests on: entries whose ids
    stand nowhere are blanked, as far as they are lists of blocks that begin with an `id`.
    """

    ORDER = ("conflicts.yaml", "concepts.yaml", "claims.yaml", "sources.yaml")
    """Each may be cited by those before it."""

    def __init__(self, chapter: Path) -> None:
        self._folder = chapter.parent
        self._kept: dict[str, bytes] = {}
        try:
            words = _words(_bytes(chapter))
            for name in self.ORDER:
                if (self._folder / name).exists():
                    self._kept[name] = _entries(_bytes(self._folder / name), words)
                    words |= _words(self._kept[name])
        except OSError:
            self._kept = {}

    def __call__(self, name: str) -> tuple[Node | None, list[Diagnostic]]:
        """The tree of what is left of a file of the library, and its faults."""
        if name not in self._kept:
            return None, []
        return _read(self._kept[name], self._folder / name)


def _bytes(path: Path) -> bytes:
    return own_bytes(path, MAX_BYTES)


def _read(data: bytes, path: Path) -> tuple[Node | None, list[Diagnostic]]:
    node, found = read(data, str(path))
    return node, list(found)


def _words(data: bytes) -> set[bytes]:
    """Everything in a file that may be an id."""
    return {*data.translate(_TO_SPACES).split()}


def _entries(data: bytes, words: set[bytes]) -> bytes:
    """The file with the entries of its list blanked whose ids are not among the words."""
    found = [*_ENTRY.finditer(data)]
    first = [each for each in found if each[1] == found[0][1]]
    starts = [*(each.start() for each in first), len(data)]
    parts = [data[: starts[0]]]
    for entry, (start, end) in zip(first, pairwise(starts), strict=True):
        part = data[start:end]
        parts.append(part if entry[2] in words else b"\n" * part.count(b"\n"))
    return b"".join(parts)


def _sections(data: bytes, only: tuple[str, ...]) -> bytes:
    """The file with all other top-level keys blanked: what is left keeps its lines."""
    keys = [*_TOP_KEY.finditer(data)]
    starts = [*(key.start() for key in keys), len(data)]
    parts = [data[: starts[0]]]
    for key, (start, end) in zip(keys, pairwise(starts), strict=True):
        part = data[start:end]
        parts.append(part if key[1].decode() in only else b"\n" * part.count(b"\n"))
    return b"".join(parts)
