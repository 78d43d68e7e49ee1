"""What is wrong with an author's file: where, under which stable code, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import attrs

from game.scenario.codes import CODES

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A position in a file; `line` and `column` count from 1."""

    # A tuple, as are the nodes of a tree: thousands are made for every file that is read.

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen
class Diagnostic:
    """One finding about a file.

    `code` is a key of `codes.CODES`, which also gives the severity; `path` says where in the
    structure, as `turns[2].decisions[0].ask`; `message` says what is wrong, `hint` what to do.
    """

    code: str = attrs.field()
    place: Place
    message: str
    hint: str
    path: str = ""

    @code.validator
    def _known(self, _attribute: object, value: str) -> None:
        if value not in CODES:
            raise ValueError(f"no diagnostic has the code {value!r}")

    @property
    def severity(self) -> Severity:
        """`error` rejects the file, `warning` does not (unless the caller is strict)."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.code}: {self.message}{hint}"


class ScenarioError(Exception):
    """A file was rejected; `diagnostics` holds everything found in it, errors and warnings."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(each) for each in self.diagnostics))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)
