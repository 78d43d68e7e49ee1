"""The ways from the title into a run: a chapter, a pack as a campaign, a save to go on with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game import resources
from game.play.bookmarks import Bookmark, bookmarks
from game.play.saves_folder import new_file
from game.play.shelf import Shelf
from game.views.title import ChapterCard, PackCard, title_view
from game.window.screen import Screen
from game.window.screens.title import Doors, TitleScreen

if TYPE_CHECKING:
    from game.engine.rules import Game
    from game.play.saves import Run
    from game.window.play import Play
# What lies behind a door is loaded when it is opened: the title stands sooner.


def title_screen(shelf: Shelf, folder: Path | None = None) -> TitleScreen:
    """The title with its doors. `folder` holds the saves (by default the user's)."""

    def sit_down(card: ChapterCard) -> Screen:
        from game.window.screens.role import RoleScreen

        return RoleScreen(_run(shelf.game(str(card.path))), open_run)

    def campaign(pack: PackCard) -> Screen:
        from game.window.screens.role import RoleScreen

        first = shelf.game(str(pack.chapters[0].path))
        return RoleScreen(_run(first, campaign=True), open_run)

    def open_run(run: Run) -> Play:
        from game.window.play import Play

        return Play(run, new_file(run.session.game, folder), shelf.find)

    def go_on(kept: Bookmark) -> Screen:
        from game.play.saves import ChapterChanged, read_run
        from game.window.play import Play
        from game.window.screens.routes import next_screen

        try:
            play = Play(read_run(kept.path, shelf.find), kept.path, shelf.find)
        except ChapterChanged as changed:
            play = open_run(changed.copy)
        return next_screen(play)

    doors = Doors(sit_down, go_on, campaign, lambda: bookmarks(folder))
    return TitleScreen(title_view(resources.path("scenarios")), doors)


def _run(game: Game, campaign: bool = False) -> Run:
    """A run that nobody has sat down to: the first seat stands in until one is taken."""
    from secrets import randbelow

    from game.play.saves import Run
    from game.play.session import Session

    role = game.scenario.chapter.roles[0].id
    return Run((Session(game, randbelow(1_000_000), (role,)),), campaign)
