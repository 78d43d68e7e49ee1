"""Words of diagnostics: what a value is, how a text is shown, which name was meant."""

from __future__ import annotations

from collections.abc import Iterable

from game.scenario.syntax import Mapping, Node, Scalar, Sequence


def nearest(wrong: str, known: Iterable[str]) -> str:
    """`did you mean ...?` for a name that is not among the known ones; empty if none is near."""
    import difflib

    by_letters = {name.casefold(): name for name in sorted({*known}, reverse=True)}
    close = difflib.get_close_matches(wrong.casefold(), by_letters, n=1, cutoff=0.6)
    return f"did you mean `{by_letters[close[0]]}`?" if close else ""


def shown(text: str) -> str:
    """At most 40 characters of a text, control characters made visible."""
    short = text if len(text) <= 40 else text[:39] + "…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)


def said(node: Node) -> str:
    match node:
        case Mapping():
            return "a mapping with keys"
        case Sequence():
            return "a list"
        case Scalar(value=None):
            return "empty"
        case Scalar(value=bool() as value):
            return str(value).lower()
        case Scalar(value=str() as value):
            return f"the text `{shown(value)}`"
        case Scalar(value=value):
            return f"the number {value}"
