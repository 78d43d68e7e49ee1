"""What somebody typed, pasted or dropped to open a pack, as the folders that are meant."""

from __future__ import annotations

from pathlib import Path

from game.scenario.diagnostics import Diagnostic, Place, ScenarioError
from game.scenario.tops import find_packs


def path_of(said: str) -> Path:
    """A path as people paste it: with quotes around it, from the home folder on, or as the address
    of a file.
    """
    said = said.strip().strip("\"'").strip()
    if said.startswith("file://"):
        from urllib.request import url2pathname

        said = url2pathname(said.removeprefix("file://"))
    try:
        return Path(said).expanduser()
    except RuntimeError:  # there is no such user
        return Path(said)


def is_zip(path: Path) -> bool:
    """Whether a pack that is packed in one file is meant."""
    return path.suffix.lower() == ".zip"


def pack_folders(path: Path) -> tuple[Path, ...]:
    """The packs in a folder, or that of a file in one. Raises ScenarioError where there is none."""
    if path == Path():
        raise _refused("", "no folder is named", "type or paste the path of a pack's folder")
    folder = path.parent if path.suffix in (".yaml", ".yml") else path
    try:
        there, found = path.exists(), find_packs(folder.resolve())
    except OSError as error:
        raise _refused(str(path), f"{error.strerror}".lower(), "check the path") from error
    if not there:
        raise _refused(str(path), "there is no such file or folder", "check the path")
    if not found:
        raise _refused(str(folder), "there is no pack.yaml here", "open the folder that holds it")
    return found


def _refused(file: str, message: str, hint: str) -> ScenarioError:
    return ScenarioError([Diagnostic("unreadable-file", Place(file), message, hint)])
