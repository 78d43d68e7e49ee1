"""The ways from the title into a run: a chapter, a pack as a campaign, a save to go on with; and
packs from elsewhere, which stand on the shelf until the window is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from game.play.bookmarks import Bookmark, bookmarks
from game.play.saves_folder import new_file
from game.play.shelf import Shelf
from game.views.title import ChapterCard, PackCard, TitleView, readable_packs
from game.window.screen import Screen
from game.window.screens.title import Doors, TitleScreen

if TYPE_CHECKING:
    from game.engine.rules import Game
    from game.play.clock import Now
    from game.play.run import Run
    from game.window.play import Play
# What lies behind a door is loaded when it is opened: the title stands sooner.

Unpack = Callable[[Path], Path]
"""The folder of a pack that is packed in one file, checked; raises ScenarioError or Rejected."""


def title_screen(
    shelf: Shelf,
    folder: Path | None = None,
    unpack: Unpack | None = None,
    tops: Path | None = None,
    now: Now = lambda: 0.0,
) -> TitleScreen:
    """The title with its doors. `folder` holds the saves (by default the user's); what is read of
    packs is remembered in the file `tops`; `now` are the seconds for the logs of runs.
    """
    hall = _Hall(shelf, shelf.roots, folder, unpack, now)
    kept = lambda: bookmarks(folder)  # noqa: E731 - a name would say no more
    doors = Doors(hall.sit_down, hall.go_on, hall.campaign, kept, hall.open_pack, hall.sources)
    return TitleScreen(readable_packs(*shelf.roots, kept=tops), doors)


@attrs.define
class _Hall:
    """Where the doors are: the shelf as it stands now, and the packs opened from elsewhere."""

    shelf: Shelf
    roots: tuple[Path, ...]
    folder: Path | None
    unpack: Unpack | None
    now: Now
    opened: tuple[Path, ...] = ()

    def sit_down(self, card: ChapterCard) -> Screen:
        """To the seats of a chapter."""
        from game.window.screens.role import RoleScreen

        return RoleScreen(_run(self.shelf.game(str(card.path))), self.open_run)

    def campaign(self, pack: PackCard) -> Screen:
        """To the seats of a pack's first chapter."""
        from game.window.screens.role import RoleScreen

        first = self.shelf.game(str(pack.chapters[0].path))
        return RoleScreen(_run(first, campaign=True), self.open_run)

    def open_run(self, run: Run) -> Play:
        """A run under a new name."""
        from game.window.play import Play

        return Play(run, new_file(run.session.game, self.folder), self.shelf.find, self.now)

    def go_on(self, kept: Bookmark) -> Screen:
        """To where a save stands."""
        from game.play.keeper import opened
        from game.play.saves import ChapterChanged
        from game.window.play import Play
        from game.window.screens.routes import next_screen

        find = self.shelf.find
        try:
            run, told = opened(kept.path, find)
            play = Play(run, kept.path, find, self.now)
            play.trouble = play.trouble or told
        except ChapterChanged as changed:
            play = self.open_run(changed.copy)
        return next_screen(play)

    def sources(self, pack: PackCard) -> Screen:
        """To everything that a pack rests on."""
        from game.scenario.diagnostics import ScenarioError
        from game.scenario.loader import read_pack
        from game.views.pack_sources import pack_sources
        from game.window.screens.pack_sources import PackSourcesScreen

        files = read_pack(pack.folder)
        if any(each.severity == "error" for each in files.found):
            raise ScenarioError(files.found)
        library = files.library
        return PackSourcesScreen(pack_sources(library), library, pack.title)

    def open_pack(self, said: str) -> TitleView:
        """The title with the packs that somebody named, the last. One that has errors is not taken;
        ScenarioError holds them."""
        found = _checked(said, self.unpack)
        self.opened = (*(each for each in self.opened if each not in found), *found)
        # The newest comes first where names are looked up, last where they are shown.
        self.shelf = Shelf((*reversed(self.opened), *self.roots))
        return readable_packs(*self.roots, *self.opened)


def _checked(said: str, unpack: Unpack | None) -> tuple[Path, ...]:
    from game.analysis.check import check_paths
    from game.play.packs_opened import is_zip, pack_folders, path_of
    from game.scenario.diagnostics import ScenarioError

    path = path_of(said)
    if unpack and is_zip(path):
        return (unpack(path),)
    found = pack_folders(path)
    errors = [each for each in check_paths(found).found if each.severity == "error"]
    if errors:
        raise ScenarioError(errors)
    return found


def _run(game: Game, campaign: bool = False) -> Run:
    """A run that nobody has sat down to: the first seat stands in until one is taken."""
    from secrets import randbelow

    from game.play.run import Run
    from game.play.session import Session

    role = game.scenario.chapter.roles[0].id
    return Run((Session(game, randbelow(1_000_000), (role,)),), campaign)
