"""Works merged into a pack's `sources.yaml`; nothing there is overwritten without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import yaml

from game.authoring.references import Item
from game.play.checked import Rejected
from game.scenario.diagnostics import ScenarioError
from game.scenario.library import plain_values
from game.scenario.syntax import Node, Sequence, read

_KINDS = {
    **dict.fromkeys(
        ("article-journal", "book", "chapter", "paper-conference", "thesis"), "academic"
    ),
    **dict.fromkeys(("article-newspaper", "article-magazine", "broadcast"), "news"),
    **dict.fromkeys(("legislation", "legal_case", "treaty", "bill", "regulation"), "official"),
    **dict.fromkeys(("entry-encyclopedia", "entry-dictionary"), "encyclopedia"),
}


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
    `custom` stays). `said` is the file's name in messages. Raises ScenarioError, or Rejected where
    the list is laid out so that nothing can be added.
    """
    if not text.strip():
        text = "references: []\n"
    listed = _listed(text, said)
    known = {str(plain_values(each)["id"]): each for each in listed}
    piles, fresh = _sorted_out(
        {id: plain_values(each) for id, each in known.items()}, items, replace
    )
    margin = _margin(text, listed[0].place.line, said) if listed else 2
    for line in sorted({known[id].place.line for id in piles["replaced"]}, reverse=True):
        text = _without(text, line, said)
    merged = _appended(text, fresh.values(), margin)
    try:
        _listed(merged, said)
    except ScenarioError as error:
        raise Rejected(
            f"{said} has more below its list of works", "let `references:` be its last key"
        ) from error
    unkind = tuple(id for id, item in fresh.items() if "custom" not in item)
    return Merged(merged, **{how: tuple(ids) for how, ids in piles.items()}, unkind=unkind)


def _sorted_out(
    known: Mapping[str, Item], items: Iterable[Item], replace: bool
) -> tuple[dict[str, list[str]], dict[str, Item]]:
    """The ids of the works by what becomes of them (see Merged), and the works to be written."""
    piles: dict[str, list[str]] = {"new": [], "same": [], "replaced": [], "kept": []}
    fresh: dict[str, Item] = {}
    for item in map(_tidied, items):
        id = str(item["id"])
        before = known.get(id) or fresh.get(id)
        if before is None:
            how = "new"
        elif _uncustomed(before) == _uncustomed(item):
            how = "same"
        else:
            how = "replaced" if replace and id in known else "kept"
        piles[how].append(id)
        if how in ("new", "replaced"):
            own = {"custom": before["custom"]} if before and "custom" in before else {}
            fresh[id] = _with_kind({**item, **own})
    return piles, fresh


def _uncustomed(item: Item) -> Item:
    return {key: value for key, value in item.items() if key != "custom"}


def _listed(text: str, said: str) -> tuple[Node, ...]:
    """The works under `references:`, with their places. Raises ScenarioError, or Rejected."""
    node, found = read(text.encode(), said)
    faults = [each for each in found if each.code != "yaml-date"]
    if node is None or faults:
        raise ScenarioError(faults)
    listed = next((each.value for each in node.entries if each.key.value == "references"), None)
    if not isinstance(listed, Sequence) or not all(
        isinstance(plain_values(each), dict) and "id" in plain_values(each) for each in listed.items
    ):
        raise Rejected(
            f"{said} has no list of works, each with an id, under `references:`",
            "begin it with `references: []`",
        )
    return tuple(listed.items)


def _margin(text: str, line: int, said: str) -> int:
    """How far the dash of the work that begins on a line (from 1) is indented."""
    found = re.match(r"([ ]*)- ", text.splitlines()[line - 1])
    if found is None:
        raise Rejected(
            f"{said}:{line} does not begin a work with a dash",
            "put each work on lines of its own, the first `- id: ...`",
        )
    return len(found[1])


def _with_kind(item: Item) -> Item:
    kind = _KINDS.get(str(item.get("type", "")))
    return item if "custom" in item or kind is None else {**item, "custom": {"kind": kind}}


def _appended(text: str, items: Iterable[Item], margin: int) -> str:
    blocks = [_block(item, margin) for item in items]
    if not blocks:
        return text
    text = re.sub(r"(?m)^references:[ ]*\[[ ]*\]", "references:", text)
    return "".join((text.rstrip("\n") + "\n", *blocks))


class _Quoting(yaml.SafeDumper):
    """Quotes every text that is no plain word, so that the strict reader takes it."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = re.fullmatch(r"[A-Za-z][A-Za-z_-]*", text) and text.lower() not in _SPECIAL
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_SPECIAL = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_Quoting.add_representer(str, _text)


def _block(item: Item, margin: int) -> str:
    """A work as an item of the list, its dash indented by `margin` signs."""
    dumped = yaml.dump(
        [item], Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=100, indent=2
    )
    return "".join(f"{' ' * margin}{line}\n" for line in dumped.splitlines())


def _without(text: str, line: int, said: str) -> str:
    """The text without the block of the work that begins on a line (from 1)."""
    margin = _margin(text, line, said)
    lines = text.splitlines(keepends=True)
    end = line
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > margin
    ):
        end += 1
    return "".join((*lines[: line - 1], *lines[end:]))


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
