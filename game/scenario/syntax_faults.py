"""Where text is not well-formed YAML: the pure parser's findings in the words of a teacher."""

from __future__ import annotations

import attrs
import yaml

from game.scenario.problems import Fault
from game.scenario.syntax_gaps import BLOCK_TEXT

_QUOTE = "put the whole text in quotes, or on its own line after |"
_ESCAPE = r"in double quotes write \\ for a backslash, or use single quotes"
BAD_ESCAPE = "bad escape"


@attrs.frozen
class _Rule:
    """If PyYAML's words hold `needle`, this is the fault; it stands where the construct begins
    (`at_start`) or where the parser stumbled."""

    needle: str
    fault: Fault
    at_start: bool = False


def _rule(needle: str, code: str, message: str, hint: str, at_start: bool = False) -> _Rule:
    return _Rule(needle, Fault(code, message, hint), at_start)


# The first rule that fits is taken.
_RULES = (
    _rule(
        "mapping values are not allowed",
        "yaml-colon-in-text",
        "a colon in the middle of an unquoted text, or a line that is indented too far",
        f"if the colon belongs to the text, {_QUOTE}; else check the spaces before this line",
    ),
    _rule(
        "quoted scalar: found unexpected",
        "yaml-unclosed-quote",
        "this quotation mark is never closed",
        "close the quote at the end of the text; inside single quotes write '' for an apostrophe",
        at_start=True,
    ),
    _rule(
        "double-quoted scalar",
        "yaml-escape",
        "a backslash that YAML does not understand",
        _ESCAPE,
    ),
    _rule(BAD_ESCAPE, "yaml-escape", "an escape for a character that does not exist", _ESCAPE),
    _rule(
        "cannot start any token",
        "yaml-reserved-character",
        "an unquoted text may not begin with this character",
        _QUOTE,
    ),
    _rule(
        "scanning an alias",
        "yaml-reserved-character",
        "an unquoted text may not begin with * (emphasis or an alias)",
        _QUOTE,
        at_start=True,
    ),
    _rule(
        "scanning an anchor",
        "yaml-reserved-character",
        "an unquoted text may not begin with & (an anchor)",
        _QUOTE,
        at_start=True,
    ),
    _rule(
        " tag",
        "yaml-tag",
        "an unquoted text may not begin with ! (a tag)",
        _QUOTE,
        at_start=True,
    ),
    _rule(
        "undefined tag handle",
        "yaml-tag",
        "an unquoted text may not begin with ! (a tag)",
        _QUOTE,
        at_start=True,
    ),
    _Rule("a block scalar", BLOCK_TEXT, at_start=True),
    _rule(
        "could not find expected ':'",
        "yaml-missing-colon",
        "a line without a colon where `name: value` is expected",
        "write `name: value`; to continue a text, indent the line or quote the whole text",
        at_start=True,
    ),
    _rule(
        "sequence entries are not allowed",
        "yaml-dash",
        "a dash does not begin a list here",
        "begin the list on a new line; quote the text if the dash belongs to it",
    ),
    _rule(
        "'<stream end>'",
        "yaml-unclosed-bracket",
        "this bracket is never closed",
        "close it with ] or }; quote the text if the bracket belongs to it",
        at_start=True,
    ),
    _rule(
        "expected ',' or",
        "yaml-bracket",
        "inside brackets a comma or the closing bracket is expected here",
        "separate with commas; quote a text that has one of , : ? [ ] { } in it",
    ),
    _rule(
        "expected <block end>",
        "yaml-indentation",
        "this does not fit what precedes it: other indentation, or text after a closing quote or ]",
        "line up entries of one list or mapping, a space after each dash; close each quote, "
        "and put a whole text into one pair",
    ),
    _rule(
        "directive",
        "yaml-directive",
        "a line may not begin with %",
        "delete the line, or quote the text if it belongs to one",
    ),
    _rule(
        "'<document start>'",
        "yaml-after-end",
        "the file should have ended before this",
        "check the spaces before this line and the brackets and quotes above it",
    ),
)
_OTHER = Fault(
    "yaml-syntax",
    "the text is not well-formed YAML here",
    "check colons, dashes and the spaces before this line; quote texts with signs in them",
)


def explain(error: yaml.MarkedYAMLError) -> tuple[Fault, int, int]:
    """The fault behind an error of the pure parser, with its line and column from 1."""
    words = f"{error.context}: {error.problem}"
    rule = next((rule for rule in _RULES if rule.needle in words), None)
    mark = error.problem_mark
    if rule and rule.at_start and error.context_mark:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return (rule.fault if rule else _OTHER), line, column
