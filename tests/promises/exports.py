"""What is handed on is inert: HTML, SVG, CSV and JSON of a pack in which every text attacks."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as Xml
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

from game.export.rows import as_csv
from game.play.journal import Ticket
from game.play.run import Run
from game.play.saves import write_run
from game.play.shelf import Shelf
from tests.bad_inputs.cases import CONTROL
from tests.export.hostile import CJK, FORMULA, SCRIPT, hostile_pack
from tests.export.test_debrief import Page, finished
from tests.promises.processes import environment, game
from tests.promises.table import Counts, Row, first_of, told

RUNS = {"script", "iframe", "object", "embed", "img", "form", "link", "base", "b", "foreignObject"}
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "background"}
NAMES = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "a,b", 'a"b', "line1\nline2"),
    *("'quoted", '=HYPERLINK("http://x","y")', "＝1+1", "<script>alert(1)</script>", "", "   "),
    *('"><img src=x onerror=alert(1)>', "\u202egnp.exe", "Robert'); DROP TABLE x;--", "null"),
    *("A" * 5000, "𝕬𝖉𝖒𝖎𝖓", "admin\u200b", "Аdmin", "-2+3+cmd|' /C calc'!A0", "%0A=1", "\u3000＝1"),
)  # fmt: skip
"""Names and free texts as students may give them."""


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """The pack is built, installed and played; then every command that writes is called."""
    files, troubles = _written(folder)
    by_kind: dict[str, list[Path]] = {}
    for file in files:
        by_kind.setdefault(file.suffix[1:], []).append(file)
    for kind, (promise, look) in _KINDS.items():
        found = [f"{file.name}: {each}" for file in by_kind.get(kind, []) for each in look(file)]
        names = ", ".join(sorted(file.name for file in by_kind.get(kind, [])))
        found += [f"no {kind} was written: {troubles}"] if not names else []
        shown = f"{names}, written by the program of a pack and a player whose every text attacks"
        yield Row(promise, shown, first_of(found, "nothing found"), not found)
    yield _names()


def _written(folder: Path) -> tuple[list[Path], str]:
    """Every file that the program writes of the hostile pack, and what went wrong."""
    pack = hostile_pack(folder / "hostile")
    env, out = environment(folder), folder / "out"
    out.mkdir()
    world = Shelf((pack,)).game("hostile/attack")
    roles = tuple(role.id for role in world.scenario.chapter.roles)
    notes = {"describe:1": f"{SCRIPT}\n{FORMULA}\n{CJK}", "dispute": SCRIPT}
    ticket = Ticket(f"{SCRIPT} {CJK}", tuple(world.scenario.library.claims)[:2])
    session = finished(world, roles, left=SCRIPT[:40], code="a-1", notes=notes, ticket=ticket)
    saves = [folder / name for name in ("run.json", "=1+1.json", "<img src=x>.json")]
    for save in saves:
        write_run(Run((session,)), save)
    chapter = "hostile/attack"
    wrong = ""
    for words in (
        ("pack", "build", str(pack), "-o", str(folder / "hostile.zip")),
        ("pack", "install", str(folder / "hostile.zip")),
        ("debrief", str(saves[0]), *_to(out, "debrief", "html", "csv", "json")),
        ("class", *map(str, saves), *_to(out, "class", "html", "csv")),
        ("lesson", chapter, "-o", str(out / "lesson.html")),
        ("playtest", chapter, "--runs", "50", *_to(out, "playtest", "html")),
        ("graph", chapter, "-o", str(out / "graph.svg")),
        ("graph", chapter, "--detail", "-o", str(out / "detail.svg")),
    ):
        told(f"exports: {words[0]} {words[1][:20]}")
        done = game(*words, folder=folder, env=env)
        if done.code or "Traceback" in done.said:
            wrong += f"{' '.join(words[:2])}: {done.code} {done.said[-200:]} "
    return sorted(out.iterdir()), wrong


def _to(out: Path, name: str, *kinds: str) -> list[str]:
    return [word for kind in kinds for word in (f"--{kind}", str(out / f"{name}.{kind}"))]


# --- looking --------------------------------------------------------------------------------


def _html(file: Path) -> Iterator[str]:
    """Tags that run, handlers, addresses of another kind, what is fetched."""
    text = file.read_text(encoding="utf-8")
    page = Page(text)
    yield from (f"the tag {tag}" for tag in {*page.tags} & RUNS)
    yield from _attributes(page.attributes)
    bare = text.replace(SCRIPT, "").lower()
    yield from (f"{each} stands in it" for each in ("@import", "url(http") if each in bare)
    if "<script>alert" not in "".join(page.words):
        yield "the hostile words are not whole"


def _svg(file: Path) -> Iterator[str]:
    """The same of a picture."""
    tree = Xml.parse(file)
    names = [each.tag.rpartition("}")[2] for each in tree.iter()]
    yield from (f"the tag {tag}" for tag in {*names} & RUNS)
    yield from _attributes([item for each in tree.iter() for item in each.attrib.items()])


def _attributes(given: list[tuple[str, str]]) -> Iterator[str]:
    for name, value in given:
        plain = name.rpartition("}")[2].lower()
        if plain.startswith("on"):
            yield f"the handler {name}"
        if plain in ADDRESSES and not value.startswith(("#", "https://", "http://")):
            yield f"the address {value[:40]}"


def _csv(file: Path) -> Iterator[str]:
    """Cells that a spreadsheet would compute."""
    text = file.read_bytes().decode("utf-8-sig")
    for row in csv.reader(StringIO(text, newline="")):
        yield from (f"the cell {cell[:30]!r}" for cell in row if _computes(cell))


def _computes(cell: str) -> bool:
    return cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def _json(file: Path) -> Iterator[str]:
    """What is no strict JSON, and signs that a terminal would obey."""
    text = file.read_text(encoding="utf-8")

    def refuse(constant: str) -> object:
        raise ValueError(constant)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError as error:
        yield f"no strict JSON: {error}"
    if CONTROL.search(text):
        yield "a control character stands in it"


_KINDS: dict[str, tuple[str, Callable[[Path], Iterator[str]]]] = {
    "html": ("Pages that are handed on run nothing, fetch nothing, and show every word", _html),
    "svg": ("Pictures that are handed on run nothing and fetch nothing", _svg),
    "csv": ("Tables that are handed on hold no formula", _csv),
    "json": ("JSON that is handed on is strict, without control characters", _json),
}


def _names() -> Row:
    """Each name as a cell, written and read."""
    wrong = []
    for name in NAMES:
        text = as_csv(("name",), [{"name": name}])
        cells = [*csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))][1:]
        cell = cells[0][0] if cells and cells[0] else ""
        if _computes(cell) or cell.removeprefix("'").strip() != name.removeprefix("'").strip():
            wrong.append(f"{name[:20]!r} became {cell[:30]!r}")
    return Row(
        "Names and free texts come out of a table whole, formulas quoted",
        "hostile names, each written and read again",
        first_of(wrong, f"{len(NAMES)} of {len(NAMES)}"),
        not wrong,
    )
