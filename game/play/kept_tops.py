"""The tops of packs, kept between runs so that the title need not read YAML again.

An entry holds for the files that it was made from, by their sizes and times. Whatever is odd about
the kept file counts as not being there: it is only ever read anew.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any, TypeVar

import attrs
from platformdirs import user_cache_path

from game.scenario.fields import Spec, specs
from game.scenario.tops import ChapterTop, PackTop

FORMAT = 1
MAX_BYTES = 1024 * 1024
T = TypeVar("T")
Tops = tuple[PackTop, tuple[ChapterTop, ...]]


def tops_file(folder: Path | None = None) -> Path:
    """Where tops are kept: in `folder`, or in the user's folder for what may be thrown away."""
    return (folder or user_cache_path("at-the-table", appauthor=False)) / "titles.json"


class KeptTops:
    """The tops of packs by folder; without a file nothing is kept."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept = _read(file) if file else {}
        self._now: dict[str, Any] = {}

    def of(self, folder: Path) -> Tops:
        """A pack's top and its chapters'; raises ScenarioError where they cannot be read."""
        kept = self._kept.get(str(folder))
        tops = _restored_tops(kept, folder)
        if tops is None:
            from game.scenario.headers import chapter_headers

            tops = chapter_headers(folder)
            kept = {
                "stamp": _stamp(folder, tops[0]),
                "pack": attrs.asdict(tops[0]),
                "chapters": [attrs.asdict(each) for each in tops[1]],
            }
        self._now[str(folder)] = kept
        return tops

    def keep(self) -> None:
        """Write what was asked for, if something else stands there. It may fail: no harm done."""
        if self._file is None or self._now == self._kept:
            return
        from game.play.checked import Rejected
        from game.play.writing import write_file

        with contextlib.suppress(OSError, Rejected):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"format": FORMAT, "packs": self._now}, ensure_ascii=False)
            write_file(self._file, text)


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > MAX_BYTES:
            return {}
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    packs = found.get("packs") if isinstance(found, dict) else None
    return packs if isinstance(packs, dict) and found.get("format") == FORMAT else {}


def _stamp(folder: Path, pack: PackTop) -> list[list[Any]]:
    """Name, size and time of every file that the tops were read from."""
    names = ["pack.yaml", *(f"{id}.yaml" for id in pack.chapters)]
    found = [(name, (folder / name).stat()) for name in names]
    return [[name, stat.st_size, stat.st_mtime_ns] for name, stat in found]


def _restored_tops(kept: Any, folder: Path) -> Tops | None:
    """What is kept, if it is whole and its files are as they were."""
    try:
        pack = _restored(PackTop, kept["pack"])
        chapters = tuple(_restored(ChapterTop, each) for each in kept["chapters"])
        fits = len(chapters) == len(pack.chapters) and kept["stamp"] == _stamp(folder, pack)
    except (OSError, KeyError, TypeError, ValueError):
        return None
    return (pack, chapters) if fits else None


def _restored(cls: type[T], value: Any) -> T:
    fields = dict(specs(cls).values())
    if {*value} != {*fields}:
        raise ValueError
    return cls(**{name: _value(spec, value[name]) for name, spec in fields.items()})


def _value(spec: Spec, value: Any) -> Any:
    if not spec.many:
        return _one(spec, value)
    if not isinstance(value, list):
        raise ValueError
    return tuple(_one(spec, each) for each in value)


def _one(spec: Spec, value: Any) -> Any:
    if spec.part is not None:
        return _restored(spec.part, value)
    if type(value) is not (int if spec.kind == "whole" else str):
        raise ValueError
    return value
