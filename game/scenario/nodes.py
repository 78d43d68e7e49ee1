"""What a YAML file holds, each part with its place: scalars, lists and mappings.

Named tuples, since a file has thousands of them and tuples are made fastest.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from game.scenario.diagnostics import Place


class Scalar(NamedTuple):
    """A single value: text, a number, true, false or null (an empty value is null)."""

    value: str | int | Decimal | bool | None
    place: Place


class Entry(NamedTuple):
    """One line of a mapping; the value of `key` is always text."""

    key: Scalar
    value: Node


class Sequence(NamedTuple):
    """A list, in the order of the file."""

    items: tuple[Node, ...]
    place: Place


class Mapping(NamedTuple):
    """Names and their values, in the order of the file; no name stands twice."""

    entries: tuple[Entry, ...]
    place: Place


Node = Scalar | Sequence | Mapping
