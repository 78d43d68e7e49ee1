"""JSON Schema (draft 2020-12) of a pack's files, made from the declarations of their fields.

An editor that knows it completes keys, shows their help and marks mistakes of shape. What depends
on another place of a file (names, conditions, the record) is left to `check`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from game.scenario.expressions import MAX_LENGTH, RESERVED
from game.scenario.fields import Kind, Spec, specs
from game.scenario.library import KINDS, Claims, Concepts, Conflicts
from game.scenario.model import Chapter
from game.scenario.pack import PackHeader
from game.scenario.structure import IDENT, MAX_ID, MAX_LABEL, NAME, WHOLE

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DECLARED: dict[str, type[Any]] = {
    "chapter": Chapter,
    "pack": PackHeader,
    "claims": Claims,
    "conflicts": Conflicts,
    "concepts": Concepts,
}
FILES = (*DECLARED, "sources")
"""The kinds of file, in the order in which an author meets them."""


def schema(kind: str) -> Schema:
    """The schema of one of `FILES`, as plain values for JSON."""
    cls = DECLARED.get(kind)
    return _declared(kind, cls) if cls else _sources()


def file_name(kind: str) -> str:
    """What the schema's file is called."""
    return f"{kind}.schema.json"


def summary(cls: type[Any]) -> str:
    """What a declared class is, as its docstring begins, on one line."""
    return " ".join((cls.__doc__ or "").partition("\n\n")[0].split())


def parts_of(cls: type[Any], found: dict[str, type[Any]] | None = None) -> dict[str, type[Any]]:
    """A class and every class inside it, by name, in the order in which a reader meets them."""
    found = {} if found is None else found
    if cls.__name__ not in found:
        found[cls.__name__] = cls
        for _, spec in specs(cls).values():
            if spec.part:
                parts_of(spec.part, found)
    return found


def default_of(cls: type[Any], name: str) -> Any:
    """What stands where an author leaves an attribute out; None where nothing does."""
    default = attrs.fields_dict(cls)[name].default
    if default in ("", (), attrs.NOTHING) or attrs.has(type(default)):
        return None
    return list(default) if isinstance(default, tuple) else default


def _declared(kind: str, cls: type[Any]) -> Schema:
    first, *others = parts_of(cls).values()
    return {
        "$schema": DIALECT,
        "$id": file_name(kind),
        "title": f"At the Table: {kind}",
        **_object(first),
        "$defs": {each.__name__: _object(each) for each in others},
    }


def _object(cls: type[Any]) -> Schema:
    fields = specs(cls)
    return {
        "description": summary(cls),
        "type": "object",
        "properties": {key: _field(cls, name, spec) for key, (name, spec) in fields.items()},
        "required": [key for key, (_, spec) in fields.items() if spec.required],
        "additionalProperties": False,
    }


def _field(cls: type[Any], name: str, spec: Spec) -> Schema:
    one = _KINDS[spec.kind](spec)
    if spec.many:
        one = {"type": "array", "items": one, **({"minItems": 1} if spec.required else {})}
    default = default_of(cls, name)
    return {"description": _help(spec), **one, **({} if default is None else {"default": default})}


def _help(spec: Spec) -> str:
    advised = spec.kind == "prose" and spec.high
    return f"{spec.help} At most {spec.high} words." if advised else spec.help


def _text(pattern: str, longest: int | None = None) -> Schema:
    limit = {} if longest is None else {"maxLength": longest}
    return {"type": "string", "pattern": pattern, **limit}


def _ident() -> Schema:
    return {**_text(f"^{IDENT}$", MAX_ID), "not": {"enum": sorted(RESERVED)}}


def _months(month: str) -> str:
    return f"({month})(-({_DAYS[month]}))?"


_DAYS = {
    "02": "0[1-9]|[12][0-9]",
    "0[469]|11": "0[1-9]|[12][0-9]|30",
    "0[13578]|1[02]": "0[1-9]|[12][0-9]|3[01]",
}
"""Months, and the days that they have."""


def _label(spec: Spec) -> Schema:
    return _text(r"^\s*\S[^\n]*\s*$", spec.high or MAX_LABEL)


def _whole(spec: Spec) -> Schema:
    low, high = WHOLE
    return {
        "type": "integer",
        "minimum": low if spec.low is None else spec.low,
        "maximum": high if spec.high is None else spec.high,
    }


def _pair(spec: Spec) -> Schema:
    return {"type": "array", "items": _whole(spec), "minItems": 2, "maxItems": 2}


_KINDS: dict[Kind, Callable[[Spec], Schema]] = {
    "ident": lambda _: _ident(),
    "name": lambda _: _text(f"^{NAME}$", MAX_ID),
    "label": _label,
    "prose": lambda _: _text(r"\S"),
    "date": lambda _: _text(f"^[12][0-9]{{3}}(-({'|'.join(map(_months, _DAYS))}))?$"),
    "whole": _whole,
    "number": lambda _: {"type": "number"},
    "chance": lambda _: {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    "switch": lambda _: {"type": "boolean"},
    "word": lambda spec: {"enum": list(spec.words)},
    "condition": lambda _: _text(r"\S", MAX_LENGTH),
    "changes": lambda spec: {"type": "object", "additionalProperties": _whole(spec)},
    "pairs": lambda _: {"type": "object", "additionalProperties": _ident()},
    "span": _pair,
    "part": lambda spec: {"$ref": f"#/$defs/{spec.part.__name__ if spec.part else ''}"},
}


# --- CSL ------------------------------------------------------------------------------------


def _sources() -> Schema:
    """CSL-YAML has a schema of its own: here stands what the game reads, and the rest is open."""
    return {
        "$schema": DIALECT,
        "$id": file_name("sources"),
        "title": "At the Table: sources",
        "description": "CSL-YAML, as reference managers export it; other keys of CSL may stay.",
        "type": "object",
        "properties": {"references": {"type": "array", "items": _source()}},
        "required": ["references"],
    }


def _source() -> Schema:
    said = {"type": ["string", "number"]}
    properties = {
        key: {"description": help, **(_CSL_SHAPES.get(key) or said)}
        for key, help in CSL_KEYS.items()
    }
    return {"type": "object", "properties": properties, "required": ["id", "title"]}


CSL_KEYS = {
    "id": "Claims cite it.",
    "type": "CSL's word for what it is: article-newspaper, report, webpage, ...",
    "title": "Its title; in square brackets a description, where its own is not repeated.",
    "author": "Who wrote it: family and given, or literal for an institution.",
    "container-title": "The paper, journal or site in which it stands.",
    "publisher": "Who published it, where it stands in nothing.",
    "issued": "When it was published.",
    "accessed": "When it was read.",
    "URL": "Its address on the web.",
    "volume": "Of a journal.",
    "issue": "Of a journal.",
    "page": "Pages.",
    "custom": "What the game adds to CSL.",
}
"""The variables of CSL that the game reads, with what they mean to it."""
_DATE = {
    "type": ["string", "integer", "object", "array"],
    "properties": {"date-parts": {"type": "array", "items": {"type": "array"}}},
}
_CSL_SHAPES: dict[str, Schema] = {
    "author": {"type": ["array", "string", "object"]},
    "issued": _DATE,
    "accessed": _DATE,
    "URL": {"type": "string", "pattern": "^https?://"},
    "custom": {
        "type": "object",
        "properties": {
            "kind": {"description": "What kind of source it is.", "enum": list(KINDS)},
            "caution": {"description": "What to mind when reading it.", "type": "string"},
        },
    },
}
