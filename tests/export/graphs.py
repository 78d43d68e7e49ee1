"""Games to draw: every bundled chapter, the small good pack, a hostile one, a long one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from game.engine.rules import Game, build
from game.play.shelf import bundled
from game.scenario.loader import load_chapter
from tests.export.hostile import hostile_pack
from tests.helpers import game_of
from tests.scenario.harbour import BASE

BUNDLED = bundled().names()
NAMES = (*BUNDLED, "harbour", "hostile", "long", "delayed", "skipped")
SKIPPED = """
roles: [us, them]
turns:
  - decisions: {one: {role: us, policies: {go: [], stay: [mark: [x]]}}}
  - {when: x, decisions: {two: {role: us, policies: {a: [], b: [], c: [], d: [], e: []}}}}
  - decisions: {three: {role: us, policies: {go: [], stay: []}}}
  - decisions: {four: {role: them, policies: {go: [], stay: []}}}
"""
DELAYED = """
roles: [us, them]
turns:
  - decisions:
      zero: {role: us, policies: {now: [{after: 1}, {after: 3}], never: [{after: 2}]}}
  - decisions:
      one: {role: us, policies: {go: [{after: 2, mark: [x]}], stay: []}}
      two: {role: us, policies: {go: [{after: 2}], stay: []}}
      three: {role: them, policies: {go: [{after: 2}], stay: []}}
  - {when: x, decisions: {four: {role: us, policies: {go: [], stay: []}}}}
  - decisions: {five: {role: them, policies: {go: [], stay: []}}}
  - decisions: {six: {role: us, policies: {go: [], stay: []}}}
    offers: [{text: A fair.}]
"""


def long_story() -> str:
    """Twelve turns with four decisions of four policies, for three roles."""
    turns = []
    for turn in range(1, 13):
        decisions = "\n".join(
            f"      d{turn}{at}: {{role: {role}, policies: {{"
            f"p: [change: {{calm: +3}}], q: [change: {{calm: -3}}], r: [], s: []}}}}"
            for at, role in enumerate(("us", "us", "them", "others"))
        )
        turns.append(f"  - decisions:\n{decisions}")
    return "roles: [us, them, others]\nturns:\n" + "\n".join(turns)


@cache
def game(name: str) -> Game:
    """A game by its name in NAMES."""
    if name in BUNDLED:
        return bundled().game(name)
    with TemporaryDirectory() as folder:
        return _made(name, Path(folder) / name)


def _made(name: str, folder: Path) -> Game:
    if name == "hostile":
        return build(load_chapter(hostile_pack(folder) / "attack.yaml").scenario)
    folder.mkdir()
    if name == "harbour":
        for file, text in BASE.items():
            (folder / file).write_text(text, encoding="utf-8")
        return build(load_chapter(folder / "ferry.yaml").scenario)
    return game_of({"long": long_story(), "delayed": DELAYED, "skipped": SKIPPED}[name], folder)
