"""The JSON Schemas: what the loader takes they take, what is of the wrong shape they reject."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.commands.schema import KINDS
from game.scenario.fields import specs
from game.scenario.library import plain_values
from game.scenario.reference import reference
from game.scenario.schema import DECLARED, FILES, file_name, parts_of, schema
from game.scenario.syntax import read
from tests.scenario.code_pages import page, whole
from tests.scenario.harbour import BASE
from tests.scenario.test_diagnostics import EXAMPLES, Example, marked

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "assets" / "schema"
BUNDLED = sorted(ROOT.glob("scenarios/*/*.yaml"))
LIBRARY = {"pack", "claims", "conflicts", "concepts", "sources"}
SHAPE = {
    *("unknown-key", "missing-key", "wrong-type", "empty-text", "empty-list", "too-long"),
    *("bad-id", "bad-date", "bad-address", "bad-word", "out-of-range"),
}
"""The codes of what is wrong in itself, whatever stands elsewhere."""
ELSEWHERE = (
    "say who decides",  # a decision needs a role only where there are several
    "add `start:`",  # a chapter's gauge may have its start and name from the pack
    "add `name:`",
    "as `range` says",
    "lower number first",
)
"""Hints of mistakes that depend on another value: no schema can see them."""


@cache
def validator(kind: str) -> Any:
    """The independent validator of a kind of file."""
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    return jsonschema.Draft202012Validator(schema(kind))


def kind_of(name: str) -> str:
    """Which schema a file of this name has."""
    stem = Path(name).stem
    return stem if stem in LIBRARY else "chapter"


def plain(text: str) -> Any:
    """A file's values as JSON has them."""
    node, _ = read(text.encode(), "f.yaml")
    assert node is not None

    def number(value: Any) -> Any:
        return float(value) if isinstance(value, Decimal) else value

    return json.loads(json.dumps(plain_values(node), default=number))


@pytest.mark.parametrize("kind", FILES)
def test_the_shipped_schemas_are_those_of_the_declarations(kind: str) -> None:
    """`at-the-table schema assets/schema` was run after the last change of a field."""
    shipped = json.loads((SHIPPED / file_name(kind)).read_text(encoding="utf-8"))
    assert shipped == schema(kind)


def test_the_command_knows_every_kind_of_file() -> None:
    """It names them without loading the format."""
    assert KINDS == FILES


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_bundled_file_is_valid(path: Path) -> None:
    """An independent validator finds nothing in what `check` accepts."""
    validator(kind_of(path.name)).validate(plain(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_bundled_file_names_its_schema(path: Path) -> None:
    """In the first line, where editors look for it; the path leads to the shipped file."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named
    assert (path.parent / named[1]).resolve() == SHIPPED / file_name(kind_of(path.name))


def test_the_good_pack_is_valid() -> None:
    """Each of its files: the examples below are small edits of it."""
    for name, text in BASE.items():
        validator(kind_of(name)).validate(plain(text))


SHAPES = [
    each for each in EXAMPLES if each.code in SHAPE and not any(h in each.hint for h in ELSEWHERE)
]


@pytest.mark.parametrize(
    "example", SHAPES, ids=lambda each: f"{each.code}-{each.new.strip()[:30]!a}"
)
def test_every_mistake_of_shape_is_rejected(example: Example) -> None:
    """A missing or unknown key, a value of the wrong sort, a word or number that is not allowed."""
    text = BASE[example.file]
    for old, new in ((example.old, example.new), example.also):
        text = text.replace(old, new) if old else text
    assert not validator(kind_of(example.file)).is_valid(plain(marked(text)[0]))


@pytest.mark.parametrize("code", sorted(SHAPE - {"out-of-range"}))  # its page needs `range`
def test_what_explain_shows_of_a_shape_is_judged_so_by_the_schema(code: str) -> None:
    """The failing example of the code's page is rejected, the mended one is valid."""
    for pieces, right in ((page(code).fails, False), (page(code).passes, True)):
        (piece,) = pieces
        values = plain(whole(code, piece).decode())
        assert validator(kind_of(piece.file)).is_valid(values) is right


def test_every_shape_has_a_rejected_example() -> None:
    """The table above leaves out no code of shape."""
    assert {each.code for each in SHAPES} == SHAPE


@pytest.mark.parametrize("kind", FILES)
def test_every_key_has_its_help(kind: str) -> None:
    """An editor shows it beside the key."""
    made = schema(kind)
    for part in (made, *made.get("$defs", {}).values()):
        assert part["description"]
        assert all(each.get("description") for each in part["properties"].values()) or (
            kind == "sources"
        )


def test_what_may_be_left_out_says_what_then_stands() -> None:
    """Defaults that are not empty are in the schema."""
    properties = schema("chapter")["properties"]
    assert properties["minutes"]["default"] == 20
    assert schema("chapter")["$defs"]["Indicator"]["properties"]["range"]["default"] == [0, 100]
    assert "default" not in properties["to"]


def test_the_reference_tells_every_key_of_every_part() -> None:
    """With its help, and in bold where it must be there."""
    page = reference()
    for cls in DECLARED.values():
        for name, part in parts_of(cls).items():
            assert f"### {name}\n" in page or part in DECLARED.values()
            for key, (_, spec) in specs(part).items():
                shown = f"**`{key}`**" if spec.required else f"`{key}`"
                help = spec.help.replace("|", "\\|")
                assert re.search(
                    rf"^\| {re.escape(shown)} \|.*\| {re.escape(help)} \|$", page, re.M
                )
