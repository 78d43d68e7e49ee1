"""JSON that may be damaged: parsed and asked for by kind, so that nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.scenario.regular import regular_bytes

MAX_BYTES = 4 * 1024 * 1024


class Rejected(Exception):
    """Something of the user's cannot be taken as it is. `hint` says what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} ({hint})" if hint else message)
        self.message, self.hint = message, hint


class SaveError(Rejected):
    """A save cannot be read or written."""


def backup_of(path: Path) -> Path:
    """Where the save before the latest one is kept."""
    return path.with_name(f"{path.name}.bak")


def parsed(path: Path) -> Any:
    """The JSON of a file; raises SaveError, naming the backup where there is one."""

    def refuse(constant: str) -> Any:
        raise ValueError(f"{constant} is no number")

    try:
        data = regular_bytes(path, MAX_BYTES)
    except OSError as error:
        raise SaveError(
            f"{path} cannot be read: {error.strerror or error}", "check the name and where it lies"
        ) from error
    if not data.strip(b"\0 \r\n\t"):
        raise SaveError(f"{path} is empty", backup_hint(path))
    if len(data) > MAX_BYTES:
        raise SaveError(f"{path} is too large to be a save", "choose another file")
    try:
        return json.loads(data.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise SaveError(f"{path} is damaged: {_short(error)}", backup_hint(path)) from error


def _short(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return "it nests too deeply" if isinstance(error, RecursionError) else str(error)[:100]


def backup_hint(path: Path) -> str:
    """What to do about a damaged save."""
    backup = backup_of(path)
    if backup.exists():
        return f"the backup before it is {backup}: name that one"
    return "there is no backup beside it; the file is left as it is"


class Checked:
    """A JSON object whose values are asked for by kind; anything else raises SaveError."""

    def __init__(self, path: Path, value: Any, where: str = "the save") -> None:
        self._path, self._where, self._value = path, where, value
        if not isinstance(value, dict):
            raise self.damaged(f"{where} is not an object")

    def damaged(self, why: str) -> SaveError:
        """The error to raise."""
        return SaveError(f"{self._path} is damaged: {why}", backup_hint(self._path))

    @property
    def keys(self) -> Iterator[str]:
        """Every key."""
        return iter(self._value)

    def _get(self, key: str, kind: type, default: Any = None) -> Any:
        value = self._value.get(key, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.damaged(f"`{key}` of {self._where} is missing or of the wrong sort")
        return value

    def whole(self, key: str) -> int:
        """A whole number."""
        return int(self._get(key, int))

    def whole_in(self, key: str, most: int) -> int | None:
        """A whole number from 0 to `most`; None where there is none."""
        if key not in self._value:
            return None
        if not 0 <= (value := self.whole(key)) <= most:
            raise self.damaged(f"`{key}` of {self._where} is not between 0 and {most}")
        return value

    def switch(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        return bool(self._get(key, bool, default))

    def text(self, key: str, default: str | None = None) -> str:
        """Text."""
        return str(self._get(key, str, default))

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        values = self._get(key, list)
        if not all(isinstance(value, str) for value in values):
            raise self.damaged(f"`{key}` of {self._where} holds something other than text")
        return list(values)

    def mapping(self, key: str) -> Checked:
        """An object; an empty one where there is none."""
        return Checked(self._path, self._get(key, dict, {}), f"`{key}`")

    def hashes(self, key: str) -> dict[str, str]:
        """An object of texts."""
        part = self.mapping(key)
        return {name: part.text(name) for name in part.keys}

    def entries(self, key: str, least: int = 1) -> list[Checked]:
        """A list of objects."""
        values = self._get(key, list)
        if len(values) < least:
            raise self.damaged(f"`{key}` of {self._where} is empty")
        return [Checked(self._path, value, f"{key}[{at}]") for at, value in enumerate(values)]
