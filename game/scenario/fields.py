"""How a field of the format is declared: once, beside the attribute that holds it.

Each helper returns an `attrs.field` whose metadata carries a `Spec`. The loader reads YAML by it,
and whatever documents the format (a schema, a reference page) can be made from it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import attrs

Kind = Literal[
    "ident",  # an id that conditions may read: snake_case
    "name",  # an id as its source gives it (claims, sources, conflicts)
    "label",  # one line of text for people
    "prose",  # light Markdown for people, with [@claim] citations
    "date",  # "2012", "2012-06" or "2012-06-26"
    "whole",  # a whole number
    "number",  # a whole or fractional number
    "chance",  # a fraction above 0 and below 1
    "switch",  # true or false
    "word",  # one of a few words
    "condition",  # an expression, see expressions.py
    "changes",  # indicator: whole number
    "pairs",  # id: id
    "span",  # [low, high]
    "part",  # a nested class
]

_SPEC = "at-the-table"


@attrs.frozen
class Spec:
    """What the format says about one field.

    `key` is the YAML key; `many` marks a list; `refers` names the kind of thing an id must name;
    `words` are the allowed words; `part` is the nested class. `low` and `high` bound a number;
    `high` is also the most characters of a label, and the most words that prose had better have.
    """

    kind: Kind
    help: str
    key: str = ""
    many: bool = False
    required: bool = True
    refers: str = ""
    words: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    part: type[Any] | None = None


class Value:
    """Equality, hash and repr of values by their attributes, for classes that attrs makes without
    (`eq=False, repr=False`): written anew for each class they take half of a short command's time.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _held(self) == _held(other)

    def __hash__(self) -> int:
        return hash((type(self), _held(self)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{_held(self)}"


def _held(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, each.name) for each in attrs.fields(type(value)))


def declare(kind: Kind, help: str, *, default: Any = attrs.NOTHING, **rest: Any) -> Any:
    """An attrs field with its `Spec`; a field with a default may be left out by the author."""
    if rest.get("many") and default is attrs.NOTHING and rest.pop("optional", False):
        default = ()
    rest.pop("optional", None)
    spec = Spec(kind, help, required=default is attrs.NOTHING, **rest)
    return attrs.field(default=default, metadata={_SPEC: spec}, kw_only=True)


def specs(cls: type[Any]) -> dict[str, tuple[str, Spec]]:
    """YAML key -> (attribute name, spec), in the order of declaration."""
    return _specs(cls)  # type: ignore[arg-type]  # mypy holds that a class cannot be hashed


@cache
def _specs(cls: type[Any]) -> dict[str, tuple[str, Spec]]:
    return {
        spec.key or attribute.name: (attribute.name, spec)
        for attribute in attrs.fields(cls)
        if (spec := attribute.metadata.get(_SPEC)) is not None
    }
