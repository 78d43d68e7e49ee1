"""Everything that can be said of packs and chapters without playing them by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import attrs

from game.analysis.lint import lint, lint_pack
from game.analysis.lint_plays import lint_plays
from game.analysis.record import prove_record
from game.engine.record import replay_record
from game.engine.rules import build
from game.scenario.checks.draft import Draft
from game.scenario.checks.pack import LIBRARY_FILES
from game.scenario.codes import CODES
from game.scenario.diagnostics import Diagnostic, Place, ScenarioError
from game.scenario.excuses import Excuse, excuses
from game.scenario.loader import Loaded, PackFiles, load_chapter, read_pack
from game.scenario.model import Chapter

Progress = Callable[[str, int], object]


@attrs.frozen
class Checked:
    """What was looked at and what was found, in order, each finding once; `excused` counts the
    findings that a comment in the file excuses.
    """

    chapters: int
    found: tuple[Diagnostic, ...]
    excused: int = 0

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
        said += f", {self.excused} excused" if self.excused else ""
        return f"{self.chapters} chapter{'s' * (self.chapters != 1)} checked: {said}"


def check_paths(
    paths: Iterable[Path],
    *,
    deep: bool = False,
    progress: Progress = lambda _chapter, _done: None,
) -> Checked:
    """Check chapter files, packs, and folders with packs or loose chapters in them.

    `deep`: look at every play where plays at random leave a doubt. `progress` is then told a
    chapter and the number of states looked at.
    """
    checks = [
        _check_one(path, deep, progress) if path in files else _check(folder, files, deep, progress)
        for path in paths
        for folder, files in _targets(path)
    ]
    if not any(each.chapters or each.found for each in checks):
        nothing = Diagnostic(
            "unreadable-file",
            Place(str(next(iter(paths)))),
            "there is no chapter here",
            "name a YAML file, a pack's folder, or a folder of packs",
        )
        return Checked(0, (nothing,))
    found = dict.fromkeys(each for check in checks for each in check.found)
    return Checked(
        sum(each.chapters for each in checks), tuple(found), sum(each.excused for each in checks)
    )


def _targets(path: Path) -> Iterable[tuple[Path, list[Path]]]:
    """Folders, each with the chapter files in it that are to be checked."""
    if not path.is_dir():
        own = path.name not in LIBRARY_FILES
        yield path.parent, [path] if own else _chapters(path.parent)
        return
    from game.scenario.tops import find_packs

    folders = find_packs(path)
    for folder in folders or (path,):
        yield folder, _chapters(folder)


def _chapters(folder: Path) -> list[Path]:
    return sorted(each for each in folder.glob("*.yaml") if each.name not in LIBRARY_FILES)


def _check(folder: Path, files: list[Path], deep: bool, progress: Progress) -> Checked:
    """Check a pack with these chapters, which are all in its folder."""
    try:
        pack = read_pack(folder)
    except ScenarioError as error:
        return Checked(0, error.diagnostics)
    found = [*pack.found]
    chapters = []
    for file in files:
        chapter, told = _check_file(file, pack, deep, progress)
        found += told
        chapters += [chapter] if chapter else []
    seen = _seen(deep)
    if len(chapters) == len(files):
        seen.add("pack")
        found += lint_pack(pack, chapters)
    whole = [*files, *(folder / name for name in LIBRARY_FILES)]
    return _result(len(files), found, whole, seen)


def _check_one(file: Path, deep: bool, progress: Progress) -> Checked:
    """Check a chapter that was named alone, with what it uses of its pack: that is much sooner
    read, and only where there are errors the whole is needed to say what was meant.
    """
    for used_by in (file, None):
        try:
            pack = read_pack(file.parent, used_by)
        except ScenarioError as error:
            result = Checked(0, error.diagnostics)
            continue
        _, found = _check_file(file, pack, deep, progress)
        result = _result(1, [*pack.found, *found], [file], _seen(deep))
        if not result.errors:
            break
    return result


def _check_file(
    file: Path, pack: PackFiles, deep: bool, progress: Progress
) -> tuple[Chapter | None, list[Diagnostic]]:
    try:
        loaded = load_chapter(file, pack)
    except ScenarioError as error:
        return None, [*error.diagnostics]
    found = [*loaded.warnings, *_linted(loaded, deep, progress)]
    return loaded.scenario.chapter, sorted(found, key=lambda each: each.place)


def _seen(deep: bool) -> set[str]:
    return {"chapter", "plays"} if deep else {"chapter"}


def _result(chapters: int, found: list[Diagnostic], files: list[Path], seen: set[str]) -> Checked:
    kept, excused = _without_excused(tuple(dict.fromkeys(found)), files, seen)
    return Checked(chapters, kept, excused)


def _linted(loaded: Loaded, deep: bool, progress: Progress) -> list[Diagnostic]:
    scenario = loaded.scenario
    draft = Draft(scenario.chapter, scenario.pack, scenario.library, loaded.places)
    game = build(scenario)
    record = replay_record(game)
    prove_record(draft, record)
    if not draft.found:  # what plays reach is looked at once the record replays
        lint_plays(draft, game, deep, lambda done: progress(scenario.chapter.id, done))
    lint(draft, game, record)
    return draft.found


# --- excuses --------------------------------------------------------------------------------


def _without_excused(
    found: Sequence[Diagnostic], files: Iterable[Path], seen: set[str]
) -> tuple[tuple[Diagnostic, ...], int]:
    """The findings that no comment excuses, with those about excuses, and how many are excused.

    `seen` says what was looked at: an excuse of what was not cannot be called needless.
    """
    given, faults = _excuses(files)
    wrong = {_file_of(each.place.file) for each in found if each.severity == "error"}
    used = {_line_of(each) for each in found}
    kept = [each for each in found if _line_of(each) not in given]
    needless = [
        Diagnostic(
            "needless-excuse",
            excuse.place,
            f"nothing here needs to be allowed `{excuse.code}`",
            "take the comment away",
        )
        for line, excuse in given.items()
        if line not in used and line[0] not in wrong and CODES[excuse.code].seen in seen
    ]
    return (*kept, *faults, *needless), len(found) - len(kept)


Line = tuple[Path, int, str]
"""A file, a line in it, and a code."""


def _line_of(each: Diagnostic) -> Line:
    return _file_of(each.place.file), each.place.line, each.code


@cache
def _file_of(name: str) -> Path:
    return Path(name).resolve()


def _excuses(files: Iterable[Path]) -> tuple[dict[Line, Excuse], list[Diagnostic]]:
    """Excuses by what they excuse, and the faults of comments that look like one."""
    given: dict[Line, Excuse] = {}
    faults: list[Diagnostic] = []
    for file in files:
        data = file.read_bytes() if file.is_file() else b""
        if re.search(rb"#\s*check\s*:", data):
            text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
            own, wrong = excuses(text.replace("\r", "\n"), str(file))
            given |= {(_file_of(str(file)), each.line, each.code): each for each in own}
            faults += wrong
    return given, faults
