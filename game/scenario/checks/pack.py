"""A pack's header: its chapters exist, its names name something."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from game.scenario.diagnostics import Diagnostic
from game.scenario.model import FORMAT
from game.scenario.pack import Library, PackHeader
from game.scenario.structure import Reader
from game.scenario.wording import nearest

LIBRARY_FILES = ("pack.yaml", "sources.yaml", "claims.yaml", "conflicts.yaml", "concepts.yaml")


def check_pack(pack: PackHeader, folder: Path, library: Library, reader: Reader) -> None:
    """Report what is wrong with `pack.yaml` to the reader that read it."""

    def report(code: str, path: str, message: str, hint: str) -> None:
        place = reader.places.get(path, reader.places[""])
        reader.found.append(Diagnostic(code, place, message, hint, path))

    def named(kind: str, path: str, id: str, known: Iterable[str]) -> None:
        if id and id not in (known := [*known]):
            hint = nearest(id, known) or f"there are: {', '.join(known[:12])}"
            report("unknown-name", path, f"there is no {kind} `{id}`", hint)

    if pack.format != FORMAT and "format" in reader.places:
        report(
            "format-version",
            "format",
            f"format {pack.format} is not known",
            f"write `format: {FORMAT}`, or get a newer version of the game",
        )
    if pack.id and pack.id != folder.resolve().name:
        report(
            "id-and-file",
            "id",
            f"the folder is called {folder.resolve().name}, its id `{pack.id}`",
            "make them the same: saves go by the id",
        )
    _once(pack, report)
    files = {each.stem for each in folder.glob("*.yaml") if each.name not in LIBRARY_FILES}
    for number, chapter in enumerate(pack.chapters):
        named("chapter file", f"chapters[{number}]", chapter, sorted(files))
    for stray in sorted(files - {*pack.chapters}):
        report(
            "stray-chapter",
            "chapters",
            f"{stray}.yaml is not listed: nobody will find it",
            f"add `{stray}` to `chapters`, or move the file away",
        )
    indicators = [each.id for each in pack.indicators]
    roles = [each.id for each in pack.roles]
    for number, gauge in enumerate(pack.indicators):
        for index, role in enumerate(gauge.seen_by):
            named("role", f"indicators[{number}].seen_by[{index}]", role, roles)
    for number, id in enumerate(pack.carries.indicators if pack.carries else ()):
        named("indicator", f"carries.indicators[{number}]", id, indicators)
    for number, bridge in enumerate(pack.bridges):
        named("chapter", f"bridges[{number}].to", bridge.to, pack.chapters)
        for indicator, _ in bridge.change:
            named("indicator", f"bridges[{number}].change.{indicator}", indicator, indicators)
    for number, person in enumerate(pack.people):
        for index, claim in enumerate(person.cites):
            named("claim", f"people[{number}].cites[{index}]", claim, library.claims)
    for number, emblem in enumerate(pack.emblems):
        named("chapter", f"emblems[{number}].chapter", emblem.chapter, pack.chapters)


def _once(pack: PackHeader, report: Callable[[str, str, str, str], None]) -> None:
    """Roles, gauges, people and reasons have ids of their own; a chapter is listed once."""
    lists = {
        key: [each.id for each in getattr(pack, key)]
        for key in ("roles", "indicators", "people", "reasons")
    }
    for key, ids in (*lists.items(), ("chapters", list(pack.chapters))):
        for number, id in enumerate(ids):
            if id and id in ids[:number]:
                path = f"{key}[{number}]" + ("" if key == "chapters" else ".id")
                report("duplicate-id", path, f"`{id}` stands twice among {key}", "rename one")
