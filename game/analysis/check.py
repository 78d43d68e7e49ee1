"""Everything that can be said of packs and chapters without playing them by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from game.analysis.record import prove_record
from game.engine.rules import build
from game.scenario.checks.pack import LIBRARY_FILES
from game.scenario.diagnostics import Diagnostic, Place, ScenarioError
from game.scenario.loader import PackFiles, find_packs, load_chapter, read_pack


@attrs.frozen
class Checked:
    """What was looked at and what was found, in order, each finding once."""

    chapters: int
    found: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        """How many findings reject a file."""
        return sum(each.severity == "error" for each in self.found)

    @property
    def summary(self) -> str:
        """One line for the end."""
        parts = (
            (self.errors, "error"),
            (len(self.found) - self.errors, "warning"),
        )
        said = ", ".join(f"{number} {word}{'s' * (number != 1)}" for number, word in parts)
        return f"{self.chapters} chapter{'s' * (self.chapters != 1)} checked: {said}"


def check_paths(paths: Iterable[Path]) -> Checked:
    """Check chapter files, packs, and folders with packs or loose chapters in them."""
    chapters = 0
    found: list[Diagnostic] = []
    for path in paths:
        for folder, files in _targets(path):
            try:
                pack = read_pack(folder)
            except ScenarioError as error:
                found += error
                continue
            found += pack.found
            for file in files:
                chapters += 1
                found += _chapter(file, pack)
    if not chapters and not found:
        found.append(
            Diagnostic(
                "unreadable-file",
                Place(str(next(iter(paths)))),
                "there is no chapter here",
                "name a YAML file, a pack's folder, or a folder of packs",
            )
        )
    return Checked(chapters, tuple(dict.fromkeys(found)))


def _targets(path: Path) -> Iterable[tuple[Path, list[Path]]]:
    """Folders, each with the chapter files in it that are to be checked."""
    if not path.is_dir():
        own = path.name not in LIBRARY_FILES
        yield path.parent, [path] if own else _chapters(path.parent)
        return
    folders = find_packs(path)
    for folder in folders or (path,):
        yield folder, _chapters(folder)


def _chapters(folder: Path) -> list[Path]:
    return sorted(each for each in folder.glob("*.yaml") if each.name not in LIBRARY_FILES)


def _chapter(file: Path, pack: PackFiles) -> Iterable[Diagnostic]:
    try:
        loaded = load_chapter(file, pack)
    except ScenarioError as error:
        return error.diagnostics
    return (*loaded.warnings, *prove_record(build(loaded.scenario), loaded))
