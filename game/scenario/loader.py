"""Files of a pack become scenarios, or a list of everything that is wrong with them."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from game.scenario.diagnostics import Diagnostic, Place, ScenarioError
from game.scenario.fields import specs
from game.scenario.files import Cited, read_file
from game.scenario.library import Places, read_library
from game.scenario.model import Chapter, Role
from game.scenario.pack import Library, PackHeader, Scenario
from game.scenario.structure import Reader
from game.scenario.syntax import Node
from game.scenario.text_checks import MAX_BYTES

__all__ = [
    "MAX_BYTES",
    "Loaded",
    "PackFiles",
    "load_chapter",
    "read_pack",
]


_SHARED = ("format", "id", "title", "chapters", "roles", "indicators", "carries", "bridges")


@attrs.frozen
class Loaded:
    """A scenario, the place of each of its paths, and the warnings about it."""

    scenario: Scenario
    places: dict[str, Place]
    warnings: tuple[Diagnostic, ...] = ()


@attrs.frozen
class PackFiles:
    """A folder of chapters: its header and library, with what was found in them.

    `places` are those of the paths in `pack.yaml`, `shelved` those of the library's things.
    """

    folder: Path
    header: PackHeader
    library: Library
    found: tuple[Diagnostic, ...] = ()
    places: dict[str, Place] = attrs.field(factory=dict)
    shelved: Places = attrs.field(factory=dict)


def load_chapter(path: Path, pack: PackFiles | None = None) -> Loaded:
    """The scenario in a file, with the pack of its folder; raises ScenarioError."""
    # Checks are loaded when a chapter is: a picker, which reads headers, opens sooner without.
    from game.scenario.checks.draft import Draft
    from game.scenario.checks.meaning import check_meaning
    from game.scenario.checks.names import check_bridges, check_names

    if path.parent == Path() and not path.is_absolute():
        path = Path.cwd() / path
    pack = pack or read_pack(path.parent)
    node, found = read_file(path)
    if node is None:
        raise ScenarioError(found)
    reader = Reader(found=found)
    chapter = _complete(reader.part(Chapter, node, ""), pack.header, reader)
    draft = Draft(chapter, pack.header, pack.library, reader.places, found)
    if chapter.id and chapter.id != path.stem:
        draft.report(
            "id-and-file",
            "id",
            f"the file is called {path.name}, its id `{chapter.id}`",
            "make them the same: saves and packs go by the id",
        )
    check_names(draft)
    check_bridges(draft, pack.places)
    check_meaning(draft)
    found = [*pack.found, *sorted(draft.found, key=_fault_order)]
    if any(each.severity == "error" for each in found):
        raise ScenarioError(found)
    return Loaded(Scenario(chapter, pack.header, pack.library), reader.places, tuple(found))


def read_pack(folder: Path, chapter: Path | None = None) -> PackFiles:
    """A folder's header and library; a folder without `pack.yaml` is a pack of loose chapters.

    For one `chapter` alone, only what it cites of the library and shares with the pack is read.
    Whether an unknown name is one elsewhere in the pack, only the whole can tell.
    """
    library, shelved, found = read_library(Cited(chapter) if chapter else partial(_whole, folder))
    if not (folder / "pack.yaml").exists():
        loose = re.sub(r"[^a-z0-9_]", "_", folder.resolve().name.lower()) or "loose"
        header = PackHeader(format=1, id=loose, title=folder.name, chapters=())
        return PackFiles(folder, header, library, tuple(found), shelved=shelved)
    from game.scenario.checks.pack import check_pack

    node, faults = read_file(folder / "pack.yaml", only=_SHARED if chapter else ())
    if node is None:
        raise ScenarioError([*faults, *found])
    reader = Reader(found=faults)
    header = reader.part(PackHeader, node, "")
    check_pack(header, folder, library, reader)
    faults.sort(key=_fault_order)
    return PackFiles(folder, header, library, (*faults, *found), reader.places, shelved)


# --- files ----------------------------------------------------------------------------------


def _whole(folder: Path, name: str) -> tuple[Node | None, list[Diagnostic]]:
    path = folder / name
    return read_file(path) if path.exists() else (None, [])


def _fault_order(each: Diagnostic) -> tuple[bool, Place]:
    return not each.code.startswith("yaml-"), each.place


# --- what the pack fills in ------------------------------------------------------------------


def _complete(chapter: Chapter, pack: PackHeader, reader: Reader) -> Chapter:
    """The chapter with what its pack shares and what the format lets authors leave out."""
    roles = _merged(chapter.roles, pack.roles, "roles", reader) or pack.roles
    roles = roles or (Role(id="player", name=chapter.place),)
    roles = tuple(attrs.evolve(role, name=role.name or role.id.capitalize()) for role in roles)
    sole = roles[0].id if len(roles) == 1 else ""
    turns = tuple(
        attrs.evolve(
            turn,
            decisions=tuple(attrs.evolve(d, role=d.role or sole) for d in turn.decisions),
            forecasts=tuple(attrs.evolve(each, by=each.by or turn.id) for each in turn.forecasts),
        )
        for turn in chapter.turns
    )
    indicators = _merged(chapter.indicators, pack.indicators, "indicators", reader)
    return attrs.evolve(chapter, roles=roles, turns=turns, indicators=indicators)


def _merged(own: tuple[Any, ...], shared: tuple[Any, ...], key: str, reader: Reader) -> Any:
    """The chapter's own values laid over those that the pack shares under the same id."""
    by_id = {each.id: each for each in shared}
    merged = []
    for number, each in enumerate(own):
        said = {
            name: getattr(each, name)
            for yaml_key, (name, _) in specs(type(each)).items()
            if f"{key}[{number}].{yaml_key}" in reader.places
        }
        merged.append(attrs.evolve(by_id[each.id], **said) if each.id in by_id else each)
    return tuple(merged)
