"""What stands between the scalars of a file: the parsers disagree here, so much is forbidden."""

from __future__ import annotations

import re

from game.scenario.problems import Fault, Problems

BLOCK_TEXT = Fault(
    "yaml-block-text",
    "after | or > the line must end; the text begins on the next line",
    "begin the text on a new line, indented; or quote it if | or > belongs to it",
)
# Comments are skipped, and so are anchors, aliases and tags, which are reported anyway; about what
# has a name here the parsers disagree, or authors would.
_BETWEEN = re.compile(
    r"#[^\n]*|[&*!][^\s,\[\]{}]*|(?P<question>\?)|(?P<percent>%)|(?P<colon>:(?=[,\[\]{}]))"
)
_FORBIDDEN_BETWEEN = {
    "question": Fault(
        "yaml-explicit-key",
        "a question mark that begins a key",
        "quote it if it belongs to a text; else write `name: value`",
    ),
    "percent": Fault("yaml-directive", "a line may not begin with %", "delete the line"),
    "colon": Fault("yaml-tight-colon", "no space after a colon", "put a space after the colon"),
}
# libyaml takes the sign for a comment, the pure parser for an error.
_TIGHT_COMMENT = re.compile(r"[|>][-+0-9]*#")


def check_gaps(text: str, spans: list[tuple[int, int]], problems: Problems) -> None:
    """Report what may not stand outside scalars; `spans` say where those begin and end."""
    if not _suspect(text, spans):
        return
    before = 0
    for start, end in spans:
        for match in _BETWEEN.finditer(text, before, start):
            if match.lastgroup:
                _add_at(match.start(), _FORBIDDEN_BETWEEN[match.lastgroup], text, problems)
        if _TIGHT_COMMENT.match(text, start):
            _add_at(start, BLOCK_TEXT, text, problems)
        before = end


def _suspect(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether anything may be wrong: gaps are much alike, and looked at as lines of one text."""
    ends = [0, *(end for _, end in spans)]
    gaps = "\n".join({text[end:start] for end, (start, _) in zip(ends, spans, strict=False)})
    return any(match.lastgroup for match in _BETWEEN.finditer(gaps)) or bool(
        _TIGHT_COMMENT.search(text)
    )


def _add_at(index: int, fault: Fault, text: str, problems: Problems) -> None:
    if not problems.full:
        line = text.count("\n", 0, index) + 1
        problems.add(fault, line, index - text.rfind("\n", 0, index))
