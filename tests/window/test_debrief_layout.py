"""Every page of the debrief at every size, text size and theme: what layout placed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from game.play.settings import Settings
from game.play.shelf import Shelf
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.debrief import PAGES, DebriefScreen, LeaveScreen
from game.window.screens.debrief import screen as screens
from tests.thorough import some
from tests.window.debriefs import played
from tests.window.test_every_screen import COMBINED, LONGEST, OTHERS, check

Shown = list[tuple[str, Screen | None, Screen]]
LONG = "Anverwandlungsverschiebungsgeschichte und dann noch ein paar Wörter. " * 12


def pages(shelf: Shelf, folder: Path, name: str = "gsomia/within_the_hour", **how: object) -> Shown:
    """Leaving the role, all sections, and what lies behind a key of some. They share what takes
    long to work out, as the pages of one debrief do."""
    with patch.object(screens, "Desk", cache(screens.Desk)):
        return _pages(played(shelf, name, folder, **how))


def _pages(play: Play) -> Shown:
    found: Shown = [("leave", None, LeaveScreen(play))]
    for section in PAGES:
        found.append((section.id, None, opened(DebriefScreen(play, section.id))))
    found.append(("bibliography", None, opened(DebriefScreen(play, "sources"), "list")))
    found.append(("varied", None, opened(DebriefScreen(play, "model"), "vary")))
    found.append(
        ("another ending", None, opened(DebriefScreen(play, "luck"), "ending+", "ending+"))
    )
    short = opened(DebriefScreen(play, "lenses"), "path:short")
    found.append(("the short way", None, short))
    for section, id in (("overview", "endings"), ("what_if", "pick"), ("what_if", "link:1"),
                        ("ticket", "cite-here"), ("questions", "cite-here")):  # fmt: skip
        below = opened(DebriefScreen(play, section))
        step = below.act(id)
        if step is not None and step.open is not None:
            found.append((f"source {id}", below, step.open))
    return found


def opened(screen: DebriefScreen, *acts: str) -> DebriefScreen:
    """A page after some acts, with all that it waits for."""
    screen.tick(60.0)
    for id in acts:
        screen.act(id)
    screen.tick(60.0)
    return screen


@pytest.fixture(scope="module")
def shown(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The pages of the first chapter."""
    return pages(shelf, tmp_path_factory.mktemp("saves"))


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=str)
def test_nothing_overlaps_or_is_cut(shown: Shown, size: tuple[int, int], text: float) -> None:
    """No widget lies over its neighbour or leaves its place; all words have room."""
    check(shown, size, Settings(text=text))


@pytest.mark.parametrize(
    ("size", "settings"),
    [
        ((1280, 720), Settings("contrast", 1.25)),
        ((1024, 640), Settings("dark", 1.75)),
        ((1920, 1080), Settings(projector=True)),
        ((1280, 720), Settings(claim_ids=False)),
    ],
    ids=str,
)
def test_nor_in_other_themes(shown: Shown, size: tuple[int, int], settings: Settings) -> None:
    """Thick lines, the projector, no claim ids: the same holds."""
    check(shown, size, settings)


@pytest.mark.parametrize("name", some(OTHERS, LONGEST))
def test_nor_in_other_chapters(shelf: Shelf, tmp_path: Path, name: str) -> None:
    """With more and longer texts, in every seat at once."""
    game = shelf.game(f"gsomia/{name}")
    roles = tuple(role.id for role in game.scenario.chapter.roles)
    found = pages(shelf, tmp_path, f"gsomia/{name}", roles=roles)
    check(found, (1280, 720), Settings())
    check(found, (1024, 640), Settings(text=2.0))
