"""Reads the tops of packs and chapters, and passes over whatever else stands in their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import attrs

from game.scenario.diagnostics import ScenarioError
from game.scenario.fields import specs
from game.scenario.files import read_file
from game.scenario.structure import Reader
from game.scenario.tops import ChapterTop, PackTop, find_packs

__all__ = ["chapter_headers", "find_packs"]

T = TypeVar("T")


def chapter_headers(folder: Path) -> tuple[PackTop, tuple[ChapterTop, ...]]:
    """The tops of a pack and its chapters. Raises ScenarioError where the pack's cannot be read, or
    a chapter's file is no YAML; a fault in a chapter's values is left to whoever loads it.
    """
    pack, reader = _top(PackTop, folder / "pack.yaml")
    # Keys that the picker does not know are none of its business.
    if faults := [each for each in reader.found if each.code != "unknown-key"]:
        raise ScenarioError(faults)
    paths = (folder / f"{id}.yaml" for id in pack.chapters)
    return pack, tuple(_named(_top(ChapterTop, path)[0], path) for path in paths)


def _top(cls: type[T], path: Path) -> tuple[T, Reader]:
    keys: Any = tuple(specs(cls))
    node, found = read_file(path, only=keys)
    if node is None:
        raise ScenarioError(found)
    reader = Reader(found=found)
    return reader.part(cls, node, ""), reader


def _named(chapter: ChapterTop, path: Path) -> ChapterTop:
    return chapter if chapter.id else attrs.evolve(chapter, id=path.stem)
