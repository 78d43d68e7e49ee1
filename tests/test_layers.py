"""The arrows between modules go one way; chance, clocks and files are touched only where they
belong.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GAME = Path(__file__).resolve().parents[1] / "game"
LAYERS = (
    *("resources", "scenario", "engine", "play", "analysis", "views", "faces"),
    *("commands", "cli"),
)
FACES = ("window", "console", "export", "authoring")
CHANCE = {
    "analysis/odds.py",
    "analysis/players.py",
    "analysis/playtest.py",
    "analysis/reach.py",
    "analysis/runs.py",
    "console/table.py",
}
CLOCKS = {"commands/play.py", "window/app.py", "window/motion.py"}
FILES = {
    "resources.py",
    "scenario/files.py",
    "scenario/regular.py",
    "scenario/tops.py",
    "scenario/loader.py",
    "scenario/checks/pack.py",
    "analysis/check.py",
    "commands/play.py",
    "authoring/references.py",
    "commands/explain.py",
    "commands/pack.py",
    "commands/schema.py",
    "commands/sources.py",
    "authoring/beginnings.py",
    "authoring/pack_install.py",
    "commands/classroom.py",
    "commands/debrief.py",
    "commands/fork.py",
    "export/class_saves.py",
    "export/pages.py",
    "commands/new.py",
    "authoring/pack_zip.py",
    "play/writing.py",
    "commands/playtest.py",
    "window/watch.py",
    "play/checked.py",
    "play/keeper.py",
    "play/hand_in_folder.py",
    "play/kept_tops.py",
    "play/packs_opened.py",
    "play/saves.py",
    "play/saves_folder.py",
    "play/settings.py",
    "play/shelf.py",
    "window/shots.py",
    "window/map.py",
    "window/marks.py",
    "window/glyphs.py",
    "window/fonts.py",
}
TOUCHES = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir"),
    *("glob", "iterdir", "exists", "is_file", "is_dir", "stat"),
}
MODULES = sorted(GAME.rglob("*.py"))
NAMES = [module.relative_to(GAME).as_posix() for module in MODULES]


def layer(parts: tuple[str, ...]) -> str | None:
    """The layer of a module given by its dotted parts below `game`."""
    head = parts[0] if parts else "cli"
    if head in FACES:
        return "faces"
    return {"__main__": "cli", "__init__": "resources"}.get(head, head)


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a file imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "game":
                yield from (f"game.{name.name}" for name in node.names)


@pytest.mark.parametrize("name", NAMES)
def test_a_module_imports_only_from_its_layer_and_below(name: str) -> None:
    """Every module stands in a declared layer and imports no higher one, nor another face."""
    parts = tuple(name.removesuffix(".py").split("/"))
    own = layer(parts)
    assert own in LAYERS, f"{name} stands in no layer: declare it"
    for imported in imports(ast.parse((GAME / name).read_text(encoding="utf-8"))):
        if not imported.startswith("game."):
            continue
        other = tuple(imported.split(".")[1:])
        if other == ("__version__",):
            continue
        theirs = layer(other)
        assert theirs in LAYERS, f"{name} imports {imported}, which stands in no layer"
        assert LAYERS.index(theirs) <= LAYERS.index(own), f"{name} imports upwards: {imported}"
        if own == theirs == "faces":
            assert other[0] == parts[0], f"{name} imports another face: {imported}"


@pytest.mark.parametrize("name", NAMES)
def test_what_touches_the_world_is_named_here(name: str) -> None:
    """pygame stays in the window; chance, clocks and files in the modules that own them."""
    tree = ast.parse((GAME / name).read_text(encoding="utf-8"))
    used = {imported.split(".")[0] for imported in imports(tree)}
    assert "pygame" not in used or name.startswith("window/"), f"{name} imports pygame"
    assert "random" not in used or name in CHANCE, f"{name} draws lots"
    assert "time" not in used or name in CLOCKS, f"{name} reads a clock"
    if name not in FILES:
        calls = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not calls & TOUCHES, f"{name} touches files: {calls & TOUCHES}"


def test_nothing_runs_an_authors_text() -> None:
    """`exec` stands once, in the writer, and `eval` nowhere."""
    found = [
        (name, node.func.id)
        for name, module in zip(NAMES, MODULES, strict=True)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("eval", "exec")
    ]
    assert found == [("engine/writer.py", "exec")]
