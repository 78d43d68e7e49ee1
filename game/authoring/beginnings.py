"""New packs: a small complete one to begin from, or a copy of another for coursework."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from game import resources
from game.authoring.pack_zip import SCHEMAS, is_known
from game.play.checked import Rejected
from game.play.writing import write_file
from game.scenario.loader import read_pack
from game.scenario.pack import PackHeader
from game.scenario.structure import is_ident

STARTER, CHAPTER = "starter", "first_decision"


def new(folder: Path, chapter: str = CHAPTER) -> tuple[Path, ...]:
    """A small complete pack in a folder that is not there yet; in one that is a pack, one chapter
    more. The files written. Raises Rejected.
    """
    _named(folder.name, "pack")
    _named(chapter, "chapter")
    starter = resources.path("assets", "templates", STARTER)
    if (folder / "pack.yaml").is_file():
        return _added(folder, chapter, starter)
    _free(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file in sorted(starter.iterdir()):
        name = f"{chapter}.yaml" if file.stem == CHAPTER else file.name
        written.append(_write(folder / name, _renamed(file, folder.name, chapter)))
    _write_schemas(folder)
    return tuple(written)


def fork(source: Path, folder: Path) -> tuple[Path, ...]:
    """A pack's files under a new id: its folder's name. Says in `pack.yaml` what it was made from.
    Raises Rejected, or ScenarioError where the pack cannot be read.
    """
    _named(folder.name, "pack")
    _free(folder)
    header = read_pack(source).header
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file in sorted(source.iterdir()):
        if not file.is_file() or file.is_symlink() or not is_known(file.name):
            continue
        target = folder / file.name
        if file.suffix == ".yaml":
            text = _own_schema(file.read_text(encoding="utf-8"))
            if file.name == "pack.yaml":
                text = re.sub(r"(?m)^id:.*$", f"id: {folder.name}", text, count=1)
                licence = header.licence or "no licence"
                text = f"# Forked from {header.id} ({header.title}, {licence}).\n{text}"
            _write(target, text)
        else:
            shutil.copyfile(file, target)
        written.append(target)
    _write_schemas(folder)
    return tuple(written)


def _added(folder: Path, chapter: str, starter: Path) -> tuple[Path, ...]:
    file = folder / f"{chapter}.yaml"
    if file.exists():
        raise Rejected(f"{file} exists already", "give the chapter another name")
    text = _renamed(starter / f"{CHAPTER}.yaml", folder.name, chapter)
    return (_write(file, _with_names(text, read_pack(starter).header, read_pack(folder).header)),)


def _with_names(text: str, starter: PackHeader, pack: PackHeader) -> str:
    """The starter's chapter with the names in it that its own pack has and this one has not."""
    known = _names(pack)
    for id, name in _names(starter).items():
        if id not in known:
            text = re.sub(rf"(?m)^  - id: {id}\b.*$", rf"\g<0>\n    name: {name}", text)
    return text


def _names(pack: PackHeader) -> dict[str, str]:
    """The names of a pack's seats and gauges, by their ids."""
    seats = {each.id: each.name for each in pack.roles}
    return seats | {each.id: each.name for each in pack.indicators}


def _renamed(file: Path, pack: str, chapter: str) -> str:
    """A file of the starter under other names; titles follow them."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(rf"\b{CHAPTER}\b", chapter, text)
    if file.name == "pack.yaml":
        text = re.sub(r"(?m)^id: .*$", f"id: {pack}", text)
        text = text.replace("A New Pack", _title(pack))
    return text.replace("A First Decision", _title(chapter)) if chapter != CHAPTER else text


def _title(id: str) -> str:
    return " ".join(word.capitalize() for word in id.split("_"))


def _own_schema(text: str) -> str:
    """The line for editors, naming the schemas beside the pack's files."""
    return re.sub(r"(\$schema=)\S*?([a-z]+\.schema\.json)", rf"\1{SCHEMAS}/\2", text, count=1)


def _write_schemas(folder: Path) -> None:
    """The schemas that editors check and complete by; `pack build` leaves them out."""
    shutil.copytree(resources.path("assets", "schema"), folder / SCHEMAS, dirs_exist_ok=True)


def _write(path: Path, text: str) -> Path:
    write_file(path, text, replace=False)
    return path


def _named(name: str, what: str) -> None:
    if not is_ident(name):
        raise Rejected(
            f"`{name}` is no id for a {what}",
            "use small letters, digits and underscores, beginning with a letter",
        )


def _free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Rejected(f"{folder} exists already", "name a new folder")
