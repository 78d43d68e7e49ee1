"""Sources as reference managers export them, merged into a pack's `sources.yaml`.

CSL-JSON and CSL-YAML are taken as they are; BibTeX is read by pybtex and put into CSL's words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs
import yaml

from game.play.checked import Rejected
from game.scenario.diagnostics import ScenarioError
from game.scenario.library import plain_values
from game.scenario.loader import MAX_BYTES
from game.scenario.syntax import read
from game.scenario.wording import shown

Item = dict[str, Any]
"""A work as CSL-JSON has it: id, type, title, author, issued, ..."""

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "mastersthesis": "thesis",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
}
_KINDS = {
    **dict.fromkeys(
        ("article-journal", "book", "chapter", "paper-conference", "thesis"), "academic"
    ),
    **dict.fromkeys(("article-newspaper", "article-magazine", "broadcast"), "news"),
    **dict.fromkeys(("legislation", "legal_case", "treaty", "bill", "regulation"), "official"),
    **dict.fromkeys(("entry-encyclopedia", "entry-dictionary"), "encyclopedia"),
}
_FIELDS = {
    "title": ("title",),
    "container-title": ("journaltitle", "journal", "booktitle"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages",),
    "language": ("langid", "language"),
    "note": ("note",),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


# --- reading --------------------------------------------------------------------------------


def read_references(path: Path) -> tuple[Item, ...]:
    """The works in a file, by its suffix: .json, .yaml, .yml, .bib. Raises Rejected, or
    ScenarioError with places for YAML.
    """
    readers = {".json": _from_json, ".yaml": _from_yaml, ".yml": _from_yaml, ".bib": _from_bibtex}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise Rejected(
            f"{path} is no list of sources that can be read",
            f"export it as CSL JSON, CSL YAML or BibTeX ({', '.join(readers)})",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Rejected(
            f"{path} cannot be read: {error.strerror or error}", "check the name and where it lies"
        ) from error
    if len(data) > 16 * MAX_BYTES:
        raise Rejected(f"{path} is larger than 8 MiB", "export the sources you need, not all")
    items = tuple(reader(data, path))
    for number, item in enumerate(items, 1):
        if not item.get("id") or not item.get("title"):
            raise Rejected(
                f"{path}: entry {number} has no {'title' if item.get('id') else 'id'}",
                "add it in your reference manager and export again",
            )
    return items


def _tidied(value: Any) -> Any:
    """Every text on one line, without signs that YAML cannot hold; abstracts, which are others'
    texts, are left out.
    """
    match value:
        case str():
            return " ".join("".join(s if s.isprintable() else " " for s in value).split())
        case dict():
            return {str(key): _tidied(each) for key, each in value.items() if key != "abstract"}
        case list():
            return [_tidied(each) for each in value]
    return value


def _from_json(data: bytes, path: Path) -> Iterable[Item]:
    try:
        listed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Rejected(
            f"{path} is no whole JSON: {shown(str(error))}", "export it again"
        ) from error
    if isinstance(listed, dict):
        listed = listed.get("items", listed.get("references"))
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise Rejected(f"{path} holds no list of works", "export it as CSL JSON")
    return [{**each, "id": str(each.get("id", ""))} for each in listed]


def _from_yaml(data: bytes, path: Path) -> Iterable[Item]:
    node, found = read(data, str(path))
    faults = [each for each in found if each.code != "yaml-date"]
    if node is None or faults:
        raise ScenarioError(faults)
    listed = plain_values(node)
    listed = listed.get("references") if isinstance(listed, dict) else None
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise Rejected(f"{path} holds no list under `references:`", "export it as CSL YAML")
    return listed


def _from_bibtex(data: bytes, path: Path) -> Iterable[Item]:
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        found = parse_string(data.decode("utf-8-sig"), "bibtex")
    except (PybtexError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected(
            f"{path} is no whole BibTeX: {shown(str(error))}", "export it again, as UTF-8"
        ) from error
    return [_as_csl(key, entry) for key, entry in found.entries.items()]


def _as_csl(key: str, entry: Any) -> Item:
    """A BibTeX entry in CSL's words; TeX's accents and braces become plain text."""
    fields = {name.lower(): _untexed(value) for name, value in entry.fields.items()}
    item: Item = {"id": key, "type": _TYPES.get(entry.type.lower(), "document")}
    for name, ours in _FIELDS.items():
        if said := next((fields[each] for each in ours if fields.get(each)), ""):
            item[name] = said.replace("--", "–") if name == "page" else said
    names = [_name(each) for each in entry.persons.get("author", entry.persons.get("editor", []))]
    if names:
        item["author"] = names
    if issued := _issued(fields):
        item["issued"] = issued
    doi = fields.get("doi", "")
    if address := fields.get("url") or (doi and f"https://doi.org/{doi}"):
        item["URL"] = address
        if item["type"] == "document":
            item["type"] = "webpage"
    return item


def _untexed(text: str) -> str:
    from pybtex.richtext import Text

    try:
        plain = str(Text.from_latex(text))
    except Exception:  # pybtex raises whatever its TeX reader meets; the text itself is good enough
        plain = text.replace("{", "").replace("}", "")
    return " ".join(plain.split())


def _name(person: Any) -> dict[str, str]:
    given = _untexed(" ".join((*person.first_names, *person.middle_names)))
    family = _untexed(" ".join((*person.prelast_names, *person.last_names, *person.lineage_names)))
    return {"family": family, "given": given} if given else {"literal": family}


def _issued(fields: Mapping[str, str]) -> str:
    """An ISO date, as far as it is known."""
    if re.match(r"\d{4}", fields.get("date", "")):
        return fields["date"]
    year = fields.get("year", "")
    month = fields.get("month", "").lower()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else 0
    if month.isdigit() and 1 <= int(month) <= 12:
        number = int(month)
    return f"{year}-{number:02}" if year and number else year


# --- merging --------------------------------------------------------------------------------


@attrs.frozen
class Merged:
    """The new text of `sources.yaml`, and the ids that are new, the same, or differ and were
    replaced or kept. `unkind` are new ones whose kind the author must say.
    """

    text: str
    new: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unkind: tuple[str, ...] = ()


def merge(text: str, items: Iterable[Item], said: str, *, replace: bool = False) -> Merged:
    """The text of a `sources.yaml` with works added. What stands there stays as it is, comments and
    all; a work of the same id that differs is kept, or replaced where `replace` says so (its
    `custom` stays). `said` is the file's name in messages. Raises ScenarioError.
    """
    if not text.strip():
        text = "references:\n"
    node, found = read(text.encode(), said)
    faults = [each for each in found if each.code != "yaml-date"]
    if node is None or faults:
        raise ScenarioError(faults)
    known: dict[str, Item] = {
        str(each["id"]): each for each in plain_values(node).get("references") or []
    }
    listed: dict[str, list[str]] = {key: [] for key in ("new", "same", "replaced", "kept")}
    fresh: dict[str, Item] = {}
    for item in map(_tidied, items):
        id = str(item["id"])
        before = known.get(id) or fresh.get(id)
        ours = {key: value for key, value in (before or {}).items() if key != "custom"}
        theirs = {key: value for key, value in item.items() if key != "custom"}
        how = "new" if before is None else "same" if ours == theirs else "kept"
        if how == "kept" and replace and id in known:
            how = "replaced"
            text = _without(text, id)
        listed[how].append(id)
        if how in ("new", "replaced"):
            fresh[id] = _with_kind({**item, **{k: v for k, v in (before or {}).items()
                                              if k == "custom"}})  # fmt: skip
    unkind = tuple(id for id, item in fresh.items() if "custom" not in item)
    ids = {key: tuple(value) for key, value in listed.items()}
    return Merged(_appended(text, fresh.values()), **ids, unkind=unkind)


def _with_kind(item: Item) -> Item:
    kind = _KINDS.get(str(item.get("type", "")))
    return item if "custom" in item or kind is None else {**item, "custom": {"kind": kind}}


def _appended(text: str, items: Iterable[Item]) -> str:
    blocks = [_block(item) for item in items]
    return "".join((text.rstrip("\n") + "\n", *blocks)) if blocks else text


class _Quoting(yaml.SafeDumper):
    """Quotes every text that is no plain word, so that the strict reader takes it."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = re.fullmatch(r"[A-Za-z][A-Za-z_-]*", text) and text.lower() not in _SPECIAL
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_SPECIAL = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_Quoting.add_representer(str, _text)


def _block(item: Item) -> str:
    """A work as an item of the list, indented as the bundled packs are."""
    dumped = yaml.dump(
        [item], Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=100, indent=2
    )
    return "".join(f"  {line}\n" for line in dumped.splitlines())


def _without(text: str, id: str) -> str:
    """The text without the block of one work."""
    starts = r"^[ ]*- "
    lines = text.splitlines(keepends=True)
    at = next(
        number
        for number, line in enumerate(lines)
        if re.match(rf"{starts}id:[ ]*[\"']?{re.escape(id)}[\"']?[ ]*$", line.rstrip("\n"))
    )
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent
    ):
        end += 1
    return "".join((*lines[:at], *lines[end:]))
