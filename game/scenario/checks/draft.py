"""A chapter as read, on its way to being checked: values, places, and a way to report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import attrs

from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.fields import Spec, specs
from game.scenario.model import Chapter, Decision
from game.scenario.pack import Library, PackHeader
from game.scenario.wording import nearest


class Found(NamedTuple):
    """A declared value, where it stands, and the objects around it, outermost first."""

    path: str
    spec: Spec
    value: Any
    owners: tuple[Any, ...]

    def owner(self, cls: type[Any]) -> Any:
        """The innermost object of this class around the value, or None."""
        return next((each for each in reversed(self.owners) if isinstance(each, cls)), None)


def walk(thing: Any) -> list[Found]:
    """Every value inside a thing that is not empty, in file order; lists are taken apart."""
    found: list[Found] = []
    _walk(thing, "", (thing,), found)
    return found


def _walk(thing: Any, path: str, owners: tuple[Any, ...], found: list[Found]) -> None:
    for key, (name, spec) in specs(type(thing)).items():
        value = getattr(thing, name)
        if not value:
            continue
        if not spec.many:
            _visit(spec, value, path + key, owners, found)
            continue
        for number, item in enumerate(value):
            if item:
                _visit(spec, item, f"{path}{key}[{number}]", owners, found)


def _visit(spec: Spec, value: Any, at: str, owners: tuple[Any, ...], found: list[Found]) -> None:
    found.append(Found(at, spec, value, owners))
    if spec.kind == "part":
        _walk(value, at + ".", (*owners, value), found)


@attrs.define
class Draft:
    """`places` maps a path to where it stands in the file; `found` collects the findings."""

    chapter: Chapter
    pack: PackHeader
    library: Library
    places: dict[str, Place]
    found: list[Diagnostic] = attrs.field(factory=list)
    values: list[Found] = attrs.field(init=False)
    """Every value of the chapter that is not empty."""

    @values.default
    def _values(self) -> list[Found]:
        return walk(self.chapter)

    def report(self, code: str, path: str, message: str, hint: str = "") -> None:
        """Add a finding about the value at a path."""
        self.found.append(Diagnostic(code, self.place(path), message, hint, path))

    def unknown(self, path: str, kind: str, wrong: str, known: Iterable[str]) -> None:
        """Add the finding that a name names nothing."""
        known = [*known]
        hint = nearest(wrong, known) or (
            f"there are: {', '.join(known[:12])}" if known else f"this file has no {kind}s"
        )
        self.report("unknown-name", path, f"there is no {kind} `{wrong}`", hint)

    def place(self, path: str) -> Place:
        """The place of a path, or of the nearest thing around it that the file holds."""
        while path not in self.places:
            cut = max(path.rfind("."), path.rfind("["))
            path = path[: max(cut, 0)]
            if not path:
                return self.places[""]
        return self.places[path]

    def decisions(self) -> Iterator[tuple[int, str, Decision]]:
        """Turn number, path and decision, in file order."""
        for number, turn in enumerate(self.chapter.turns):
            for index, decision in enumerate(turn.decisions):
                yield number, f"turns[{number}].decisions[{index}]", decision
