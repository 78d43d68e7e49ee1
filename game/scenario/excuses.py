"""Comments with which an author says that a warning is none: `# check: allow CODE because REASON`.

One stands on the line that it excuses, or on lines of its own above it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from game.scenario.codes import CODES
from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.wording import nearest, shown

FORM = "# check: allow CODE because REASON"
_COMMENT = re.compile(r"#\s*check\s*:(.*)")
_ALLOWS = re.compile(r"\s*allow\s+(\S+)\s+because\s+\S.*")


class Excuse(NamedTuple):
    """At `place`, findings of a code on the line `line` (from 1) are excused."""

    code: str
    line: int
    place: Place


def excuses(text: str, file: str) -> tuple[tuple[Excuse, ...], tuple[Diagnostic, ...]]:
    """The excuses in the text of a file, and what is wrong with comments that look like one."""
    found: list[Excuse] = []
    faults: list[Diagnostic] = []
    for match in _COMMENT.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if not text[start : match.start()][-1:].isspace() and start != match.start():
            continue  # a sign within a word begins no comment
        line = text.count("\n", 0, start) + 1
        place = Place(file, line, match.start() - start + 1)
        allowed = _ALLOWS.fullmatch(match[1])
        fault = _fault(allowed[1]) if allowed else ("this excuse cannot be read", f"write {FORM}")
        if fault:
            faults.append(Diagnostic("bad-excuse", place, *fault))
        elif allowed:
            alone = not text[start : match.start()].strip()
            found.append(Excuse(allowed[1], _next(text, line) if alone else line, place))
    return tuple(found), tuple(faults)


def _fault(code: str) -> tuple[str, str] | None:
    if code not in CODES:
        hint = nearest(code, CODES) or "`at-the-table explain` lists the codes"
        return f"there is no code `{shown(code)}`", hint
    if CODES[code].severity == "error":
        return f"`{code}` is an error: nothing excuses it", "mend what it found"
    return None


def _next(text: str, line: int) -> int:
    """The first line below this one that holds more than a comment."""
    below = text.split("\n")[line:]
    blank = next((n for n, each in enumerate(below) if each.strip()[:1] not in ("", "#")), 0)
    return line + 1 + blank
