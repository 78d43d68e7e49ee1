"""The files that a class hands in, read as far as they can be."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from game.analysis.classroom import Student
from game.play.checked import SaveError
from game.play.run import Run
from game.play.saves import FindGame, as_json, read_run
from game.scenario.diagnostics import ScenarioError
from game.scenario.regular import regular_bytes

BACKUP = ".bak"
OWN = (".csv", ".html")
"""What the program writes beside saves: passed over in folders."""


@attrs.frozen
class Skipped:
    """A file that could not be read as a run, and why."""

    file: Path
    why: str


@attrs.frozen
class _HandedIn:
    """A run with the file that it came in, and the code that was chosen, if any."""

    file: Path
    run: Run

    @property
    def code(self) -> str:
        codes = (session.journal.code for session in reversed(self.run.sessions))
        return next(filter(None, codes), "")


def read_class(
    paths: Iterable[Path], find: FindGame
) -> tuple[tuple[Student, ...], tuple[Skipped, ...]]:
    """The students of files and folders (with the folders in them), and what was skipped: what is
    no save, and a run that was handed in twice. Students are called by their codes; where two chose
    the same code, or none was chosen, the file's name tells them apart.
    """
    handed: list[_HandedIn] = []
    skipped: list[Skipped] = []
    for file in dict.fromkeys(_files(paths, skipped)):
        try:
            handed.append(_HandedIn(file, read_run(file, find)))
        except (SaveError, ScenarioError) as error:
            skipped.append(Skipped(file, _why(file) or str(error).splitlines()[0]))
    kept = _without_doubles(handed, skipped)
    return tuple(_named(kept)), tuple(skipped)


# --- files ----------------------------------------------------------------------------------


def _files(paths: Iterable[Path], skipped: list[Skipped]) -> Iterator[Path]:
    """Files named, and those of folders: all but hidden ones, what the program writes itself, and
    the save before a save that is there too.
    """
    named = [*paths]
    for path in named:
        if path.is_dir():
            found = [each for each in sorted(path.rglob("*")) if _counts(each, path)]
            if not found:
                skipped.append(Skipped(path, f"{path} holds no save"))
            yield from found
        elif path.suffix != BACKUP or path.with_suffix("") not in named:
            yield path


def _counts(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    is_before = file.suffix == BACKUP and file.with_suffix("").exists()
    return not (file.is_dir() or is_hidden or is_before or file.suffix.lower() in OWN)


def _why(file: Path) -> str:
    """Why a file is no save, where its first bytes say it better than a reader of JSON does."""
    try:
        head = regular_bytes(file, 64)
    except OSError:
        return ""
    if head.startswith(b"PK\x03\x04"):
        return f"{file} is a zip file: unpack it first"
    if file.suffix.lower() != ".json" and not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return f"{file} is no save"
    return ""


# --- doubles and names ----------------------------------------------------------------------


def _without_doubles(handed: Sequence[_HandedIn], skipped: list[Skipped]) -> tuple[_HandedIn, ...]:
    """Each run once, as it was handed in furthest on. Those who share a seed, a seat and all that
    they did are one run only if they also share a code, or the whole file.
    """
    alike: dict[tuple[object, ...], list[_HandedIn]] = defaultdict(list)
    for each in handed:
        first = each.run.sessions[0]
        whole = "" if each.code else json.dumps(as_json(each.run))
        name = first.game.scenario.name
        alike[name, first.seed, first.roles, each.code, whole].append(each)
    twice: dict[int, _HandedIn] = {}
    for group in alike.values():
        kept: list[_HandedIn] = []
        for each in sorted(group, key=_length, reverse=True):
            longer = next((other for other in kept if _begins(other.run, each.run)), None)
            if longer:
                twice[id(each)] = longer
            else:
                kept.append(each)
    skipped += [
        Skipped(each.file, f"{each.file} is the same run as {twice[id(each)].file}, counted once")
        for each in handed
        if id(each) in twice
    ]
    return tuple(each for each in handed if id(each) not in twice)


def _length(handed: _HandedIn) -> tuple[int, int]:
    """How far on a run is: its acts, then all that was written down."""
    acts = sum(len(session.acts) for session in handed.run.sessions)
    return acts, len(json.dumps(as_json(handed.run)))


def _begins(longer: Run, shorter: Run) -> bool:
    """Whether everything done in one run was done in the other, which may have gone on."""
    if len(shorter.sessions) > len(longer.sessions):
        return False
    pairs = zip(shorter.sessions, longer.sessions, strict=False)
    return all(less.acts == more.acts[: len(less.acts)] for less, more in pairs)


def _named(handed: Sequence[_HandedIn]) -> Iterator[Student]:
    """Students by code; by file where a chapter has the code twice, by folder and file where the
    file's name is not enough.
    """
    stems = Counter(each.file.stem for each in handed)
    files = {
        id(each): each.file.stem
        if stems[each.file.stem] == 1
        else f"{each.file.parent.name}/{each.file.stem}"
        for each in handed
    }
    codes = Counter(
        (each.code, session.game.scenario.name) for each in handed for session in each.run.sessions
    )
    for each in handed:
        file = files[id(each)]
        names = (session.game.scenario.name for session in each.run.sessions)
        shared = any(codes[each.code, name] > 1 for name in names)
        name = f"{each.code} ({file})" if shared else each.code
        yield Student(name if each.code else file, each.run, file)
