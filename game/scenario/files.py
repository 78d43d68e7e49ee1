"""Files of a pack as located YAML: whole, or only some of their top-level keys."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.syntax import Node, read

MAX_BYTES = 1024 * 1024
_TOP_KEY = re.compile(rb"^([A-Za-z_]+):", re.MULTILINE)


def read_file(path: Path, only: tuple[str, ...] = ()) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a file (of these top-level keys, if any are named), or None, and its faults."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
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
    node, found = read(_sections(data, only) if only else data, str(path))
    return node, list(found)


def _sections(data: bytes, only: tuple[str, ...]) -> bytes:
    """The file with all other top-level keys blanked: what is left keeps its lines."""
    keys = [*_TOP_KEY.finditer(data)]
    starts = [*(key.start() for key in keys), len(data)]
    parts = [data[: starts[0]]]
    for key, (start, end) in zip(keys, pairwise(starts), strict=True):
        part = data[start:end]
        parts.append(part if key[1].decode() in only else b"\n" * part.count(b"\n"))
    return b"".join(parts)
