"""What a pack rests on: sources (CSL-YAML), claims, conflicts and concepts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import attrs

from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.fields import Value, declare
from game.scenario.pack import Claim, Concept, Conflict, Library, Name, Source
from game.scenario.structure import Reader
from game.scenario.syntax import Mapping, Node, Scalar, Sequence
from game.scenario.wording import nearest

KINDS = ("news", "official", "poll", "opinion", "academic", "encyclopedia")


@attrs.frozen(eq=False, repr=False)
class Claims(Value):
    """`claims.yaml`."""

    claims: tuple[Claim, ...] = declare("part", "The claims.", many=True, part=Claim)


@attrs.frozen(eq=False, repr=False)
class Conflicts(Value):
    """`conflicts.yaml`."""

    conflicts: tuple[Conflict, ...] = declare("part", "The conflicts.", many=True, part=Conflict)


@attrs.frozen(eq=False, repr=False)
class Concepts(Value):
    """`concepts.yaml`."""

    concepts: tuple[Concept, ...] = declare("part", "The concepts.", many=True, part=Concept)


ReadFile = Callable[[str], tuple[Node | None, list[Diagnostic]]]


Places = dict[tuple[str, str], Place]
"""Where things of a library stand, by their kind ("claim") and id."""


def read_library(read: ReadFile) -> tuple[Library, Places, list[Diagnostic]]:
    """The library of a pack. `read` gives the tree of one of its files, or None without one."""
    found: list[Diagnostic] = []
    places: Places = {}
    sources = _sources(read, places, found)
    claims = _listed(read, found, "claims", Claims)
    conflicts = _listed(read, found, "conflicts", Conflicts)
    concepts = _listed(read, found, "concepts", Concepts)
    library = Library(
        sources,
        {each.id: each for each, _ in claims},
        {each.id: each for each, _ in conflicts},
        {each.id: each for each, _ in concepts},
    )
    for kind, part in (("claim", claims), ("conflict", conflicts), ("concept", concepts)):
        for thing, entry in part:
            places[kind, thing.id] = entry.place
            _references(thing, entry, library, found)
    return library, places, found


@attrs.define
class _Entry:
    """Where one entry of a library file stands."""

    reader: Reader
    path: str

    @property
    def place(self) -> Place:
        return self.reader.places[self.path]

    def report(self, found: list[Diagnostic], code: str, key: str, message: str, hint: str) -> None:
        path = f"{self.path}.{key}"
        place = self.reader.places.get(path, self.place)
        found.append(Diagnostic(code, place, message, hint, path))


def _listed(
    read: ReadFile, found: list[Diagnostic], name: str, cls: type[Any]
) -> list[tuple[Any, _Entry]]:
    node, faults = read(f"{name}.yaml")
    found += faults
    if node is None:
        return []
    reader = Reader(found=found)
    things = getattr(reader.part(cls, node, ""), name)
    entries = [(each, _Entry(reader, f"{name}[{i}]")) for i, each in enumerate(things)]
    seen: set[str] = set()
    for each, entry in entries:
        if each.id in seen:
            entry.report(found, "duplicate-id", "id", f"`{each.id}` stands twice", "rename one")
        seen.add(each.id)
    return entries


def _references(thing: Any, entry: _Entry, library: Library, found: list[Diagnostic]) -> None:
    wanted: list[tuple[str, str, Collection[str]]] = []
    wanted += [("sources", each, library.sources) for each in getattr(thing, "sources", ())]
    wanted += [("cites", each, library.claims) for each in getattr(thing, "cites", ())]
    if getattr(thing, "locator_in", ""):
        wanted.append(("locator_in", thing.locator_in, library.sources))
    for version in getattr(thing, "versions", ()):
        wanted += [("versions", each, library.sources) for each in version.sources]
    for key, id, known in wanted:
        if id not in known:
            kind = "claim" if key == "cites" else "source"
            entry.report(
                found,
                "unknown-name",
                key,
                f"there is no {kind} `{id}`",
                nearest(id, known) or f"add it to the pack's {kind}s",
            )


# --- CSL ------------------------------------------------------------------------------------


def _sources(read: ReadFile, places: Places, found: list[Diagnostic]) -> dict[str, Source]:
    """CSL has some eighty variables; those that the game does not show are passed over."""
    node, faults = read("sources.yaml")
    # Reference managers write dates unquoted; the text of such a value is what we want.
    found += [each for each in faults if each.code != "yaml-date"]
    if node is None:
        return {}
    listed = dict(_items(node)).get("references")
    if not isinstance(listed, Sequence):
        found.append(
            Diagnostic(
                "missing-key",
                node.place,
                "the key `references` is missing",
                "write `references:` and the list that your library exports",
            )
        )
        return {}
    sources: dict[str, Source] = {}
    for item in listed.items:
        fields = {key: plain_values(value) for key, value in _items(item)}
        source = _source(fields)
        problem = None
        if not source.id or not source.title:
            problem = ("missing-key", "a source needs an `id` and a `title`", "add them")
        elif source.id in sources:
            problem = ("duplicate-id", f"the source `{source.id}` stands twice", "rename one")
        elif source.url and not source.url.startswith(("http://", "https://")):
            problem = ("bad-address", "the URL is no web address", "begin it with https://")
        elif source.kind not in KINDS:
            problem = (
                "bad-word",
                f"`{source.kind}` is no kind of source",
                f"use {', '.join(KINDS)}",
            )
        if problem:
            found.append(Diagnostic(problem[0], item.place, *problem[1:]))
        else:
            sources[source.id] = source
            places["source", source.id] = item.place
    return sources


def _items(node: Node) -> list[tuple[str, Node]]:
    if not isinstance(node, Mapping):
        return []
    return [(str(entry.key.value), entry.value) for entry in node.entries]


def plain_values(node: Node) -> Any:
    """The values of a tree, without their places."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain_values(item) for item in items]
        case Mapping():
            return {key: plain_values(value) for key, value in _items(node)}


def _source(fields: dict[str, Any]) -> Source:
    custom = fields.get("custom")
    custom = custom if isinstance(custom, dict) else {}

    def said(key: str) -> str:
        value = fields.get(key)
        return "" if value is None or isinstance(value, list | dict) else str(value)

    return Source(
        id=str(fields.get("id") or ""),
        title=str(fields.get("title") or ""),
        publisher=str(fields.get("container-title") or fields.get("publisher") or ""),
        names=_names(fields.get("author")),
        issued=_date(fields.get("issued")),
        url=str(fields.get("URL") or ""),
        kind=str(custom.get("kind") or "news"),
        caution=str(custom.get("caution") or ""),
        type=said("type"),
        in_container=bool(fields.get("container-title")),
        volume=said("volume"),
        issue=said("issue"),
        page=said("page"),
        accessed=_date(fields.get("accessed")),
    )


def _names(authors: Any) -> tuple[Name, ...]:
    """CSL has a list of names; a single one is taken as it is."""
    listed = authors if isinstance(authors, list) else [authors] if authors else []
    return tuple(name for each in listed if (name := _name(each)).whole)


def _name(author: Any) -> Name:
    if not isinstance(author, dict):
        return Name(literal=str(author))

    def joined(*keys: str) -> str:
        return " ".join(str(author[key]) for key in keys if author.get(key))

    family = joined("non-dropping-particle", "family")
    return Name(family, joined("given", "dropping-particle"), joined("literal"))


def _date(issued: Any) -> str:
    """CSL writes a date as text, as {literal}, {raw}, {year, month, day} or {date-parts}."""
    if isinstance(issued, list) and issued:
        issued = issued[0]
    if not isinstance(issued, dict):
        return str(issued or "")
    said = issued.get("literal") or issued.get("raw")
    if said:
        return str(said)
    parts = issued.get("date-parts") or [[issued.get(key) for key in ("year", "month", "day")]]
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return "-".join(f"{part:02}" if isinstance(part, int) else str(part) for part in first if part)
