"""Files of a pack become scenarios, or a list of everything that is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs

from game.scenario.diagnostics import Diagnostic, Place, ScenarioError
from game.scenario.fields import specs
from game.scenario.library import read_library
from game.scenario.model import Chapter, Role
from game.scenario.pack import Library, PackHeader, Scenario
from game.scenario.structure import Reader
from game.scenario.syntax import Node, read

MAX_BYTES = 1024 * 1024
_HEADER = ("format", "id", "title", "place", "from", "to", "minutes", "summary")
_TOP_KEY = re.compile(rb"^([A-Za-z_]+):", re.MULTILINE)


@attrs.frozen
class Loaded:
    """A scenario, the place of each of its paths, and the warnings about it."""

    scenario: Scenario
    places: dict[str, Place]
    warnings: tuple[Diagnostic, ...] = ()


@attrs.frozen
class PackFiles:
    """A folder of chapters: its header and library, with what was found in them."""

    folder: Path
    header: PackHeader
    library: Library
    found: tuple[Diagnostic, ...] = ()
    places: dict[str, Place] = attrs.field(factory=dict)


@attrs.frozen
class ChapterHeader:
    """What the picker shows of a chapter."""

    id: str
    title: str
    place: str
    from_: str
    to: str
    minutes: int
    summary: str


def load_chapter(path: Path, pack: PackFiles | None = None) -> Loaded:
    """The scenario in a file, with the pack of its folder; raises ScenarioError."""
    # Checks are loaded when a chapter is: a picker, which reads headers, opens sooner without.
    from game.scenario.checks.draft import Draft
    from game.scenario.checks.meaning import check_meaning
    from game.scenario.checks.names import check_bridges, check_names

    if path.parent == Path() and not path.is_absolute():
        path = Path.cwd() / path
    pack = pack or read_pack(path.parent)
    node, found = _read(path)
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


def read_pack(folder: Path) -> PackFiles:
    """A folder's header and library; a folder without `pack.yaml` is a pack of loose chapters."""
    if not (folder / "pack.yaml").exists():
        loose = re.sub(r"[^a-z0-9_]", "_", folder.resolve().name.lower()) or "loose"
        return PackFiles(
            folder,
            PackHeader(format=1, id=loose, title=folder.name, chapters=()),
            *_library(folder),
        )
    from game.scenario.checks.pack import check_pack

    library, found = _library(folder)
    node, faults = _read(folder / "pack.yaml")
    if node is None:
        raise ScenarioError([*faults, *found])
    reader = Reader(found=faults)
    header = reader.part(PackHeader, node, "")
    check_pack(header, folder, library, reader)
    faults.sort(key=_fault_order)
    return PackFiles(folder, header, library, (*faults, *found), reader.places)


def chapter_headers(folder: Path) -> tuple[PackHeader, tuple[ChapterHeader, ...]]:
    """What a picker needs: only the tops of the files are read. Raises ScenarioError."""
    node, found = _read(folder / "pack.yaml")
    if node is None:
        raise ScenarioError(found)
    pack = Reader(found=found).part(PackHeader, node, "")
    if found:
        raise ScenarioError(found)
    return pack, tuple(_chapter_header(folder / f"{id}.yaml") for id in pack.chapters)


def find_packs(root: Path) -> tuple[Path, ...]:
    """The folders with a `pack.yaml` in a folder: itself, or those directly in it."""
    if (root / "pack.yaml").is_file():
        return (root,)
    return tuple(sorted(each.parent for each in root.glob("*/pack.yaml")))


def _chapter_header(path: Path) -> ChapterHeader:
    node, found = _read(path, only=_HEADER)
    if node is None:
        raise ScenarioError(found)
    reader = Reader()
    chapter = reader.part(Chapter, node, "")
    return ChapterHeader(
        chapter.id or path.stem,
        chapter.title,
        chapter.place,
        chapter.from_,
        chapter.to,
        chapter.minutes,
        chapter.summary,
    )


# --- files ----------------------------------------------------------------------------------


def _library(folder: Path) -> tuple[Library, tuple[Diagnostic, ...]]:
    def read_file(name: str) -> tuple[Node | None, list[Diagnostic]]:
        path = folder / name
        return _read(path) if path.exists() else (None, [])

    library, found = read_library(read_file)
    return library, tuple(found)


def _read(path: Path, only: tuple[str, ...] = ()) -> tuple[Node | None, list[Diagnostic]]:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return None, [
            Diagnostic(
                "unreadable-file",
                Place(str(path)),
                f"cannot be read: {reason}",
                "check the name and where it lies",
            )
        ]
    node, found = read(_sections(data, only) if only else data, str(path))
    return node, list(found)


def _sections(data: bytes, only: tuple[str, ...]) -> bytes:
    """The file with all other top-level keys blanked: what is left keeps its lines."""
    keys = [*_TOP_KEY.finditer(data)]
    parts = [data[: keys[0].start()]] if keys else [data]
    for key, following in zip(keys, [*keys[1:], None], strict=True):
        part = data[key.start() : following.start() if following else len(data)]
        parts.append(part if key[1].decode() in only else b"\n" * part.count(b"\n"))
    return b"".join(parts)


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
