"""From located YAML to the values of `model.py`, by the declarations that stand there.

A value that cannot be read is reported and replaced by its default, so that one run can report
everything: the result may be used only if no error was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, NoReturn

import attrs

from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.expressions import RESERVED, Condition, ExpressionError, Number, parse
from game.scenario.fields import Kind, Spec, specs
from game.scenario.syntax import Entry, Mapping, Node, Scalar, Sequence
from game.scenario.wording import nearest, said, shown

MAX_LABEL = 200
MAX_ID = 60
WHOLE = (-1_000_000, 1_000_000)
"""The lowest and highest whole number, where a field says nothing else."""
NO_CONDITION = Condition("", Number(0))
IDENT = "[a-z][a-z0-9_]*"
NAME = "[A-Za-z0-9][A-Za-z0-9_.:/+-]*"
DATE = "[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?"
_IDENT, _NAME, _DATE = (re.compile(each, re.ASCII) for each in (IDENT, NAME, DATE))


def is_ident(text: str) -> bool:
    """Whether conditions can read the text as an id."""
    return len(text) <= MAX_ID and text not in RESERVED and bool(_IDENT.fullmatch(text))


class _Unreadable(Exception):
    """A value that was reported already."""


@attrs.define
class Reader:
    """Reads nodes of one file; collects `found` and the place of every path."""

    found: list[Diagnostic] = attrs.field(factory=list)
    places: dict[str, Place] = attrs.field(factory=dict)

    def part(self, cls: type[Any], node: Node, path: str) -> Any:
        """The node as an instance of a declared class; `path` is where it stands."""
        self.places.setdefault(path, node.place)
        declared = specs(cls)
        entries: dict[str, Entry] = {}
        if isinstance(node, Mapping):
            entries = {str(entry.key.value): entry for entry in node.entries}
            self._unknown_keys(cls, entries, declared, path)
        else:
            self._report(
                "wrong-type",
                node.place,
                path,
                f"{said(node)} stands where keys should",
                f"write `{_leading(declared)}: ...` and its other keys",
            )
        before = f"{path}." if path else ""
        values = dict(_fallbacks(cls))  # type: ignore[arg-type]  # as in fields.specs
        for key, entry in entries.items():
            if key in declared:
                name, spec = declared[key]
                values[name] = self._field(spec, entry.value, before + key, values[name])
        if isinstance(node, Mapping):
            self._missing_keys(entries, declared, node, before)
        return cls(**values)

    def _unknown_keys(
        self, cls: type[Any], entries: dict[str, Entry], declared: dict[str, Any], path: str
    ) -> None:
        for key, entry in entries.items():
            if key not in declared:
                hint = nearest(key, declared) or f"known here: {', '.join(declared)}"
                self._report(
                    "unknown-key",
                    entry.key.place,
                    _join(path, key),
                    f"there is no key `{shown(key)}` here",
                    hint,
                )

    def _missing_keys(
        self, entries: dict[str, Entry], declared: dict[str, Any], node: Node, before: str
    ) -> None:
        for key, (_, spec) in declared.items():
            if spec.required and key not in entries:
                self._report(
                    "missing-key",
                    node.place,
                    before + key,
                    f"the key `{key}` is missing",
                    f"add `{key}:`, {_lowered(spec.help)}",
                )

    def _field(self, spec: Spec, node: Node, path: str, fallback: Any) -> Any:
        self.places[path] = node.place
        try:
            if spec.many:
                return self._many(spec, node, path)
            return self._one(spec, node, path)
        except _Unreadable:
            return _instead(spec, fallback)

    def _many(self, spec: Spec, node: Node, path: str) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            self._refuse(
                "wrong-type",
                node,
                path,
                f"`{_last(path)}` must be a list, and is {said(node)}",
                "write `- ` before each item, or `[a, b]`",
            )
        if not node.items and spec.required:
            self._refuse("empty-list", node, path, f"`{_last(path)}` is empty", "add an item")
        read = []
        for number, item in enumerate(node.items):
            here = f"{path}[{number}]"
            self.places[here] = item.place
            try:
                read.append(self._one(spec, item, here))
            except _Unreadable:
                read.append("")  # keeps the places of the items after it
        return tuple(read)

    def _one(self, spec: Spec, node: Node, path: str) -> Any:
        if spec.kind == "part":
            assert spec.part is not None
            return self.part(spec.part, node, path)
        return _READERS[spec.kind](self, spec, node, path)

    # --- the kinds ---------------------------------------------------------------------------

    def _text(self, spec: Spec, node: Node, path: str) -> str:
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            hint = "write some, or leave the key out"
            if isinstance(node, Scalar) and node.value is not None:
                hint = f'put it in quotes: "{node.value}"'
            self._refuse(
                "wrong-type",
                node,
                path,
                f"`{_last(path)}` must be text, and is {said(node)}",
                hint,
            )
        if not node.value.strip():
            self._refuse(
                "empty-text",
                node,
                path,
                f"`{_last(path)}` is empty",
                "write some text, or leave the key out",
            )
        return node.value.strip()

    def _label(self, spec: Spec, node: Node, path: str) -> str:
        text = self._text(spec, node, path)
        longest = spec.high or MAX_LABEL
        if "\n" in text or len(text) > longest:
            self._refuse(
                "too-long",
                node,
                path,
                f"`{_last(path)}` must be one line of at most {longest} characters"
                f" (it has {len(text)})",
                "shorten it",
            )
        return text

    def _ident(self, spec: Spec, node: Node, path: str) -> str:
        text = self._text(spec, node, path)
        if not is_ident(text):
            self._refuse(
                "bad-id",
                node,
                path,
                f"`{shown(text)}` is not an id",
                "use small letters a-z, digits and _, beginning with a letter",
            )
        return text

    def _name(self, spec: Spec, node: Node, path: str) -> str:
        text = self._text(spec, node, path)
        if not _NAME.fullmatch(text) or len(text) > MAX_ID:
            self._refuse(
                "bad-id",
                node,
                path,
                f"`{shown(text)}` is not an id",
                "use letters, digits and _ . : / + -",
            )
        return text

    def _date(self, spec: Spec, node: Node, path: str) -> str:
        if isinstance(node, Scalar) and isinstance(node.value, int):
            self._refuse("bad-date", node, path, "a date must be quoted", f'write "{node.value}"')
        text = self._text(spec, node, path)
        try:
            if not _DATE.fullmatch(text):
                raise ValueError
            date.fromisoformat(text + "-01-01"[len(text) - 4 :])
        except ValueError:
            self._refuse(
                "bad-date",
                node,
                path,
                f"`{shown(text)}` is not a date",
                'write "2012-06-26", "2012-06" or "2012"',
            )
        return text

    def _whole(self, spec: Spec, node: Node, path: str) -> int:
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, int) or isinstance(value, bool):
            self._refuse(
                "wrong-type",
                node,
                path,
                f"`{_last(path)}` must be a whole number, and is {said(node)}",
                "write digits only, after a colon, as `minutes: 20`",
            )
        low = WHOLE[0] if spec.low is None else spec.low
        high = WHOLE[1] if spec.high is None else spec.high
        if not low <= value <= high:
            self._refuse(
                "out-of-range", node, path, f"{value} is out of range", f"from {low} to {high}"
            )
        return value

    def _number(self, spec: Spec, node: Node, path: str) -> Decimal:
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
            self._refuse(
                "wrong-type",
                node,
                path,
                f"`{_last(path)}` must be a number, and is {said(node)}",
                "write it as 15.8, and a chance as 0.7",
            )
        return Decimal(value)

    def _chance(self, spec: Spec, node: Node, path: str) -> Fraction:
        value = Fraction(self._number(spec, node, path))
        if not 0 < value < 1:
            self._refuse(
                "out-of-range",
                node,
                path,
                f"`{_last(path)}` must lie between 0 and 1, and is {said(node)}",
                "write 0.6 for six in ten; leave it out for what is certain",
            )
        return value

    def _switch(self, spec: Spec, node: Node, path: str) -> bool:
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, bool):
            self._refuse(
                "wrong-type",
                node,
                path,
                f"`{_last(path)}` must be true or false, and is {said(node)}",
                "write true or false",
            )
        return value

    def _word(self, spec: Spec, node: Node, path: str) -> str:
        text = self._text(spec, node, path)
        if text not in spec.words:
            self._refuse(
                "bad-word",
                node,
                path,
                f"`{shown(text)}` is not one of the words allowed",
                nearest(text, spec.words) or f"use {', '.join(spec.words)}",
            )
        return text

    def _condition(self, spec: Spec, node: Node, path: str) -> Condition:
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            self._refuse(
                "bad-condition",
                node,
                path,
                "true and false are no conditions",
                "leave the key out for what always holds",
            )
        if isinstance(node, Scalar) and node.value == "":
            self._refuse(
                "bad-condition",
                node,
                path,
                "the condition is empty",
                "write one, or leave the key out",
            )
        text = self._text(spec, node, path)
        try:
            return parse(text)
        except ExpressionError as error:
            self._refuse("bad-condition", node, path, error.message, error.hint)

    def _changes(self, spec: Spec, node: Node, path: str) -> tuple[tuple[str, int], ...]:
        entries = self._entries(node, path, "indicator: +3")
        return tuple(
            (
                str(entry.key.value),
                self._whole(spec, entry.value, _join(path, str(entry.key.value))),
            )
            for entry in entries
        )

    def _pairs(self, spec: Spec, node: Node, path: str) -> tuple[tuple[str, str], ...]:
        entries = self._entries(node, path, "decision: policy")
        return tuple(
            (
                str(entry.key.value),
                self._ident(spec, entry.value, _join(path, str(entry.key.value))),
            )
            for entry in entries
        )

    def _entries(self, node: Node, path: str, example: str) -> tuple[Entry, ...]:
        if not isinstance(node, Mapping):
            self._refuse(
                "wrong-type",
                node,
                path,
                f"`{_last(path)}` must be keys with values, and is {said(node)}",
                f"write {{{example}}}",
            )
        for entry in node.entries:
            self.places[_join(path, str(entry.key.value))] = entry.key.place
        return node.entries

    def _span(self, spec: Spec, node: Node, path: str) -> tuple[int, int]:
        if not isinstance(node, Sequence) or len(node.items) != 2:
            self._refuse(
                "wrong-type",
                node,
                path,
                f"`{_last(path)}` must be two whole numbers, and is {said(node)}",
                "write [0, 100]",
            )
        low, high = (self._whole(spec, item, path) for item in node.items)
        if low >= high:
            self._refuse(
                "out-of-range",
                node,
                path,
                f"[{low}, {high}] holds no values",
                "write the lower number first",
            )
        return low, high

    # --- reports -----------------------------------------------------------------------------

    def _report(self, code: str, place: Place, path: str, message: str, hint: str) -> None:
        self.found.append(Diagnostic(code, place, message, hint, path))

    def _refuse(self, code: str, node: Node, path: str, message: str, hint: str) -> NoReturn:
        self._report(code, node.place, path, message, hint)
        raise _Unreadable


_READERS: dict[Kind, Callable[[Reader, Spec, Node, str], Any]] = {
    "label": Reader._label,
    "prose": Reader._text,
    "ident": Reader._ident,
    "name": Reader._name,
    "date": Reader._date,
    "whole": Reader._whole,
    "number": Reader._number,
    "chance": Reader._chance,
    "switch": Reader._switch,
    "word": Reader._word,
    "condition": Reader._condition,
    "changes": Reader._changes,
    "pairs": Reader._pairs,
    "span": Reader._span,
}


@cache
def _fallbacks(cls: type[Any]) -> dict[str, Any]:
    """What stands for values that are missing or unreadable, by attribute."""
    fields = attrs.fields_dict(cls)
    return {name: _fallback(spec, fields[name]) for name, spec in specs(cls).values()}


def _fallback(spec: Spec, attribute: Any) -> Any:
    """What stands for a value that is missing or unreadable."""
    if attribute.default is not attrs.NOTHING:
        return attribute.default
    if spec.many or spec.kind in ("changes", "pairs"):
        return ()
    return {
        "whole": 0,
        "number": Decimal(0),
        "chance": Fraction(1, 2),
        "switch": False,
        "condition": NO_CONDITION,
        "span": (0, 100),
    }.get(spec.kind, "")


def _instead(spec: Spec, fallback: Any) -> Any:
    """What stands for a value that is there and unreadable, so that nothing else is said of it."""
    return Fraction(1, 2) if spec.kind == "chance" else fallback


def _leading(declared: dict[str, tuple[str, Spec]]) -> str:
    """The first key that must be there, else the first."""
    required = (key for key, (_, spec) in declared.items() if spec.required)
    return next(required, next(iter(declared)))


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _last(path: str) -> str:
    return path.rpartition(".")[2]
