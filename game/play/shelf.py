"""Finding what can be played: the bundled packs, and files that somebody names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from game import resources
from game.play import packs_folder
from game.scenario.diagnostics import Diagnostic, Place, ScenarioError
from game.scenario.tops import find_packs

if TYPE_CHECKING:
    from game.engine.rules import Game
    from game.scenario.loader import PackFiles
# What reads chapters is loaded when one is: the title stands sooner.


@attrs.define
class Shelf:
    """Folders with packs in them, each pack a folder with a `pack.yaml`. Games are built once."""

    roots: tuple[Path, ...]
    _packs: dict[Path, PackFiles] = attrs.field(factory=dict, init=False)
    _games: dict[Path, Game] = attrs.field(factory=dict, init=False)

    def names(self) -> tuple[str, ...]:
        """Every chapter on the shelf as `pack/chapter`."""
        return tuple(name for folder in self._folders() for name in self.chapters(folder.name))

    def path(self, name: str) -> Path:
        """The file of `pack/chapter`, or of a path to a YAML file; raises ScenarioError."""
        given = Path(name)
        if given.suffix in (".yaml", ".yml") or given.is_file():
            return given
        for folder in self._folders():
            pack, _, chapter = name.partition("/")
            if folder.name == pack and (file := folder / f"{chapter}.yaml").is_file():
                return file
        raise _no_such(name, self.names())

    def game(self, name: str) -> Game:
        """The compiled chapter of a name or path; raises ScenarioError."""
        from game.engine.rules import build
        from game.scenario.loader import load_chapter

        path = self.path(name)
        if path not in self._games:
            pack = self._pack(path.parent)
            self._games[path] = build(load_chapter(path, pack).scenario)
        return self._games[path]

    def find(self, pack: str, chapter: str) -> Game:
        """The game that a save names: a built one of that name, or one on the shelf."""
        from game.scenario.structure import is_ident

        name = f"{pack}/{chapter}"
        if not (is_ident(pack) and is_ident(chapter)):
            raise _no_such(name, self.names())
        for game in self._games.values():
            if game.scenario.name == name:
                return game
        return self.game(name)

    def folder(self, pack: str) -> Path:
        """The folder of a pack; raises ScenarioError."""
        for folder in self._folders():
            if folder.name == pack:
                return folder
        raise _no_such(pack, tuple(each.name for each in self._folders()), "pack")

    def chapters(self, pack: str) -> tuple[str, ...]:
        """The names of a pack's chapters in order; empty if there is no such pack on the shelf."""
        for folder in self._folders():
            if folder.name == pack:
                return tuple(f"{pack}/{id}" for id in self._pack(folder).header.chapters)
        return ()

    def _folders(self) -> tuple[Path, ...]:
        return tuple(folder for root in self.roots for folder in find_packs(root))

    def _pack(self, folder: Path) -> PackFiles:
        from game.scenario.loader import read_pack

        if folder not in self._packs:
            self._packs[folder] = read_pack(folder)
        return self._packs[folder]


def _no_such(name: str, known: tuple[str, ...], what: str = "chapter") -> ScenarioError:
    from game.scenario.wording import nearest, shown

    hint = nearest(name[:200], known) or "`at-the-table list` shows what there is"
    place = Place(shown(name))
    return ScenarioError([Diagnostic("unreadable-file", place, f"there is no such {what}", hint)])


@cache
def bundled() -> Shelf:
    """What comes with the game and what was installed: one shelf, as games are built once."""
    return Shelf((resources.path("scenarios"), packs_folder.folder()))


def shelf_for(name: str) -> tuple[Shelf, str]:
    """The bundled shelf and the name on it; a pack's folder anywhere stands on it first, under its
    own name. A file may be named without its `.yaml`.
    """
    folder = Path(name)
    if name and Path(f"{name}.yaml").is_file():
        return bundled(), f"{name}.yaml"
    if (folder / "pack.yaml").is_file():
        return Shelf((folder, *bundled().roots)), folder.resolve().name
    return bundled(), name
