"""The files that a class hands in, read as far as they can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from game.analysis.classroom import Student
from game.play.checked import SaveError
from game.play.saves import FindGame, read_run
from game.scenario.diagnostics import ScenarioError


@attrs.frozen
class Skipped:
    """A file that could not be read as a run, and why."""

    file: Path
    why: str


def read_class(
    paths: Iterable[Path], find: FindGame
) -> tuple[tuple[Student, ...], tuple[Skipped, ...]]:
    """The students of files and folders, and what was skipped. Students are called by their codes;
    where two chose the same code, or none was chosen, the file's name tells them apart.
    """
    students: list[Student] = []
    skipped: list[Skipped] = []
    for file in _files(paths):
        try:
            run = read_run(file, find)
        except (SaveError, ScenarioError) as error:
            skipped.append(Skipped(file, str(error).splitlines()[0]))
            continue
        codes = (session.journal.code for session in reversed(run.sessions))
        code = next(filter(None, codes), "")
        students.append(Student(code or file.stem, run, file.stem))
    many = Counter(each.name for each in students)
    return tuple(
        attrs.evolve(each, name=f"{each.name} ({each.file})") if many[each.name] > 1 else each
        for each in students
    ), tuple(skipped)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file once, folders opened."""
    found = (
        file
        for path in paths
        for file in (sorted(path.glob("*.json")) if path.is_dir() else (path,))
    )
    return iter(dict.fromkeys(found))
