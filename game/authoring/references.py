"""Sources as reference managers export them.

CSL-JSON and CSL-YAML are taken as they are; BibTeX is read by pybtex and put into CSL's words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

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
_FIELDS = {
    "title": ("title",),
    "container-title": ("journaltitle", "journal", "booktitle"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages",),
    "language": ("langid", "language"),
    "note": ("note", "howpublished"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
    raw = {name.lower(): value for name, value in entry.fields.items()}
    fields = {name: _untexed(value) for name, value in raw.items()}
    item: Item = {"id": key, "type": _TYPES.get(entry.type.lower(), "document")}
    for name, ours in _FIELDS.items():
        if said := next((fields[each] for each in ours if fields.get(each)), ""):
            item[name] = said.replace("--", "–") if name == "page" else said
    names = [_name(each) for each in entry.persons.get("author", entry.persons.get("editor", []))]
    if names:
        item["author"] = names
    if issued := _issued(fields):
        item["issued"] = issued
    doi = raw.get("doi", "")
    if address := raw.get("url") or (doi and f"https://doi.org/{doi}"):
        item["URL"] = re.sub(r"\\([%_&#~$])", r"\1", address)
        if item["type"] == "document":
            item["type"] = "webpage"
    return item


def _untexed(text: str) -> str:
    from pybtex.richtext import Text

    try:
        plain = str(Text.from_latex(re.sub(r"(?<!\\)%", r"\%", text)))  # no comments in a field
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
