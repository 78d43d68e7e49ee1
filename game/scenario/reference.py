"""The author's reference page, as Markdown, made from the declarations of the format's fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from game.scenario.codes import CODES
from game.scenario.expressions import MAX_LENGTH
from game.scenario.fields import Kind, Spec, specs
from game.scenario.schema import CSL_KEYS, DECLARED, default_of, parts_of, summary
from game.scenario.structure import MAX_ID, MAX_LABEL
from game.scenario.syntax_tree import MAX_DEPTH, MAX_TEXT, MAX_VALUES

_TITLES = {
    "chapter": "A chapter: one file for each",
    "pack": "The pack: `pack.yaml`",
    "claims": "Claims: `claims.yaml`",
    "conflicts": "Conflicts: `conflicts.yaml`",
    "concepts": "Concepts: `concepts.yaml`",
}
_OPENING = f"""\
# The format, key by key

This page is made from the declarations that also read the files
(`at-the-table schema --reference`). Bold keys must be there. How it all plays together, by example,
is told in the guide, `scenarios/README.md`.

An **id** that conditions read has small letters a-z, digits and `_`, at most {MAX_ID}; the **name**
of a claim or source is as its source gives it. A **line** is one line of at most {MAX_LABEL}
characters; a **text** may have several paragraphs, *emphasis*, **strong** and citations
`[@C2012_14]`. A **date** is `"2012"`, `"2012-06"` or `"2012-06-26"`, in quotes. A **condition**
reads indicators, flags and decisions, in at most {MAX_LENGTH} characters:
`consent >= 20 and not debated`, `disclosure is publish_first`.

A file has at most 512 KiB, {MAX_VALUES:,} values, {MAX_DEPTH} levels, and {MAX_TEXT:,} characters a
text.
"""
_EXCUSES = """\
## Excuses

`check` warns of what is likely a mistake. Where it is none, say so in a comment on the line or on
the line above it, with the code and a reason:

    # check: allow CODE because REASON

Errors cannot be excused; an excuse that nothing needs is itself a warning.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield _OPENING
    told: set[str] = set()
    for kind, cls in DECLARED.items():
        yield f"## {_TITLES[kind]}\n"
        for name, part in parts_of(cls).items():
            if name not in told:
                yield from _part(part, top=part is cls)
            told.add(name)
    yield "## Sources: `sources.yaml`\n\nCSL-YAML: a list `references:`. Read of it are:\n"
    yield "| key | |\n|---|---|"
    yield from (f"| `{key}` | {help} |" for key, help in CSL_KEYS.items())
    yield f"\n{_EXCUSES}"
    yield "## What `check` finds\n\n`at-the-table explain CODE` shows an example of each.\n"
    yield "| code | | |\n|---|---|---|"
    yield from (f"| `{name}` | {code.severity} | {code.meaning} |" for name, code in CODES.items())


def _part(cls: type[Any], top: bool) -> Iterator[str]:
    if not top:
        yield f"### {cls.__name__}\n"
    yield f"{summary(cls)}\n"
    yield "| key | value | |\n|---|---|---|"
    for key, (name, spec) in specs(cls).items():
        shown = f"**`{key}`**" if spec.required else f"`{key}`"
        yield f"| {shown} | {_value(cls, name, spec)} | {_cell(spec.help)} |"
    yield ""


def _value(cls: type[Any], name: str, spec: Spec) -> str:
    said = f"list of {_many(spec)}" if spec.many else _KINDS[spec.kind](spec)
    default = default_of(cls, name)
    return said if default in (None, False) else f"{said}; {default} if left out"


def _many(spec: Spec) -> str:
    if spec.part:
        return _link(spec)
    what = {"ident": "ids", "name": "names", "label": "lines", "prose": "texts"}[spec.kind]
    of = spec.refers.removesuffix("y") + ("ies" if spec.refers.endswith("y") else "s")
    return f"{what} of {of}" if spec.refers else what


def _named(what: str) -> Callable[[Spec], str]:
    def said(spec: Spec) -> str:
        article = "an" if spec.refers[:1] in "aeiou" else "a"
        return f"{what} of {article} {spec.refers}" if spec.refers else what

    return said


def _link(spec: Spec) -> str:
    assert spec.part
    return f"[{spec.part.__name__}](#{spec.part.__name__.lower()})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _range(spec: Spec) -> str:
    if spec.low is None or spec.high is None:
        return "whole number"
    return f"whole number, {spec.low} to {spec.high}"


_KINDS: dict[Kind, Callable[[Spec], str]] = {
    "ident": _named("id"),
    "name": _named("name"),
    "label": lambda spec: f"line of at most {spec.high} characters" if spec.high else "line",
    "prose": lambda spec: f"text of at most {spec.high} words" if spec.high else "text",
    "date": lambda _: "date",
    "whole": _range,
    "number": lambda _: "number",
    "chance": lambda _: "number above 0 and below 1",
    "switch": lambda _: "true or false",
    "word": lambda spec: " / ".join(f"`{word}`" for word in spec.words),
    "condition": lambda _: "condition",
    "changes": lambda _: "`{indicator: +3}`",
    "pairs": lambda _: "`{decision: policy}`",
    "span": lambda _: "`[low, high]`",
    "part": _link,
}
