"""What a YAML file holds, each part with its place: scalars, lists and mappings."""

from __future__ import annotations

from decimal import Decimal

import attrs

from game.scenario.diagnostics import Place


@attrs.frozen
class Scalar:
    """A single value: text, a number, true, false or null (an empty value is null)."""

    value: str | int | Decimal | bool | None
    place: Place


@attrs.frozen
class Entry:
    """One line of a mapping; the value of `key` is always text."""

    key: Scalar
    value: Node


@attrs.frozen
class Sequence:
    """A list, in the order of the file."""

    items: tuple[Node, ...]
    place: Place


@attrs.frozen
class Mapping:
    """Names and their values, in the order of the file; no name stands twice."""

    entries: tuple[Entry, ...]
    place: Place


Node = Scalar | Sequence | Mapping
