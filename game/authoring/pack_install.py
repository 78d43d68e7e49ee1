"""Packs handed on: built from a folder, installed after they were checked, and undone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import attrs

from game.analysis.check import check_paths
from game.authoring.pack_zip import SCHEMAS, PackError, is_known, unzipped, zipped
from game.play.packs_folder import folder, set_aside
from game.scenario.diagnostics import Diagnostic, ScenarioError
from game.scenario.headers import chapter_headers
from game.scenario.loader import read_pack
from game.scenario.regular import regular_bytes

_MAX_ZIP = 32 * 1024 * 1024
T = TypeVar("T")


@attrs.frozen
class Installed:
    """A pack in its place; `replaced` says whether another was set aside for it."""

    id: str
    title: str
    where: Path
    replaced: bool = False


def build(source: Path) -> tuple[str, bytes, tuple[str, ...]]:
    """A pack's id, its zip, and the files of the folder that were left out. Raises ScenarioError
    for a pack with errors, PackError for links.
    """
    header = _checked(source)
    known = [each for each in source.iterdir() if is_known(each.name) and not each.is_dir()]
    for each in known:
        if each.is_symlink():
            raise PackError(f"{each} is a link", "put the file itself into the pack")
    taken = {each.name: each.read_bytes() for each in known}
    left = tuple(each.name for each in source.iterdir() if each.name not in (*taken, SCHEMAS))
    data = zipped(header.id, taken)
    unzipped(data, source.name)  # what is built can be installed
    return header.id, data, tuple(sorted(left))


def install(file: Path, *, bundled: tuple[str, ...], replace: bool = False) -> Installed:
    """Check a pack's zip and put it among the user's packs. Nothing is written there before all is
    well; `bundled` are ids that come with the game. Raises PackError or ScenarioError.
    """
    with tempfile.TemporaryDirectory(prefix="at-the-table-") as scratch:
        header = _unpacked(file, Path(scratch))
        staged = header.where
        if header.id in bundled:
            raise PackError(
                f"{file}: a pack called {header.id} comes with the game",
                "give yours an id of its own: `fork` does",
            )
        place = folder() / header.id
        if place.exists() and not replace:
            raise PackError(
                f"a pack called {header.id} is installed already",
                "add --replace to set it aside for this one; `pack undo` brings it back",
            )
        return Installed(header.id, header.title, place, _put(staged, place))


def unpacked(file: Path, scratch: Path) -> Path:
    """The folder of a pack's zip below `scratch`, checked. Raises PackError or ScenarioError."""
    return _unpacked(file, Path(tempfile.mkdtemp(dir=scratch))).where


def undo(id: str) -> Installed | None:
    """Swap a pack with the one that was set aside for it; where none was, set it aside. Called
    again, it takes that back. None where the pack is now away; raises PackError where there is
    nothing of that name.
    """
    place, kept = folder() / id, set_aside() / id
    if not id.isidentifier() or not (place.exists() or kept.exists()):
        raise PackError(f"no pack called {id} was installed", "`pack list` shows what there is")
    waiting = kept.with_name(f"{id}.swap")
    if kept.exists():
        kept.rename(waiting)
    if place.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        place.rename(kept)
    if waiting.exists():
        folder().mkdir(parents=True, exist_ok=True)
        waiting.rename(place)
        return Installed(id, read_pack(place).header.title, place, kept.exists())
    return None


def _unpacked(file: Path, scratch: Path) -> Installed:
    try:
        data = regular_bytes(file, _MAX_ZIP)
    except OSError as error:
        raise PackError(
            f"{file} cannot be read: {error.strerror or error}", "check the name and where it lies"
        ) from error
    if len(data) > _MAX_ZIP:
        raise PackError(f"{file} is larger than {_MAX_ZIP >> 20} MiB", "a pack is small: text only")
    staged = _staged(file, unzipped(data, str(file)), scratch)
    return _told_of(file, staged, lambda: _checked(staged))


def _checked(pack: Path) -> Installed:
    found = check_paths([pack]).found
    errors = [each for each in found if each.severity == "error"]
    if errors:
        raise ScenarioError(errors)
    header = read_pack(pack).header
    return Installed(header.id, header.title, pack)


def _staged(file: Path, files: Mapping[str, bytes], scratch: Path) -> Path:
    """The files in a folder called as the pack's id."""
    staged = scratch / "pack"
    staged.mkdir()
    for name, text in files.items():
        (staged / name).write_bytes(text)
    id = _told_of(file, staged, lambda: chapter_headers(staged)[0].id)
    return staged.rename(scratch / id)


def _told_of(file: Path, staged: Path, read: Callable[[], T]) -> T:
    """What was read; faults stand at their place in the zip, not in the scratch folder."""
    try:
        return read()
    except ScenarioError as error:
        raise ScenarioError(_moved(each, staged, file) for each in error) from error


def _moved(each: Diagnostic, staged: Path, file: Path) -> Diagnostic:
    inner = each.place.file.removeprefix(str(staged)).lstrip("/\\")
    return attrs.evolve(each, place=each.place._replace(file=f"{file}/{inner}".rstrip("/")))


def _put(staged: Path, place: Path) -> bool:
    """Move a checked pack to its place; what stood there is set aside. Whether something did."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent.parent))
    try:
        ready = beside / place.name
        shutil.copytree(staged, ready)
        replaced = place.exists()
        if replaced:
            kept = set_aside() / place.name
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(kept, ignore_errors=True)
            place.rename(kept)
        ready.rename(place)
        return replaced
    finally:
        shutil.rmtree(beside, ignore_errors=True)
