"""Everything can be reached by keys, and from everywhere there is a way back to the title."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.play.settings import Settings
from game.play.shelf import bundled
from game.window import app, doors, shots
from game.window.screen import Screen
from game.window.screens.help import HelpScreen
from game.window.screens.notice import NoticeScreen
from game.window.screens.title import TitleScreen
from game.window.stage import Stage

MOST = 5
"""Presses of Esc that are enough to come home: out of a text, a sheet, a page, a run."""
Shown = list[tuple[str, Screen | None, Screen]]


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Every kind of screen but the title, and a notice."""
    found = list(shots.screens(bundled(), tmp_path_factory.mktemp("saves")))
    found.append(("notice", None, NoticeScreen("Settings", "A message.")))
    return [each for each in found if not isinstance(each[2], TitleScreen)]


@pytest.fixture
def home(tmp_path: Path) -> TitleScreen:
    """The title, with a folder of saves of its own."""
    return doors.title_screen(bundled(), tmp_path)


def staged(home: TitleScreen, below: Screen | None, top: Screen) -> Stage:
    """A screen as it stands over the title."""
    stage = Stage(home, (1280, 720), Settings(motion=False))
    for screen in (below, top):
        if screen is not None and not isinstance(screen, TitleScreen):
            stage.put(screen)
    return stage


def press(stage: Stage, key: int, mod: int = 0) -> None:
    """A key down and up again, without drawing."""
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        stage.handle(pygame.event.Event(kind, key=key, mod=mod, unicode=""))


def test_esc_leads_home_from_every_screen(screens: Shown, home: TitleScreen) -> None:
    """Never a dead end: a few times Esc, whatever is open, and the game is not left by it."""
    for name, below, top in screens:
        stage = staged(home, below, top)
        for _ in range(MOST):
            if stage.top is not home:
                press(stage, pygame.K_ESCAPE)
        assert stage.top is home, name
        assert stage.running, name


def test_esc_leads_home_from_every_place_that_takes_the_focus(
    screens: Shown, home: TitleScreen
) -> None:
    """Also out of a field that is being written in and from a slider."""
    for name, below, top in screens:
        if not (top.entries or top.values):
            continue
        for id in (*top.entries, *top.values):
            stage = staged(home, below, top)
            top.focus(id, top.page(stage.look), stage.look)
            for _ in range(MOST):
                if stage.top is not home:
                    press(stage, pygame.K_ESCAPE)
            assert stage.top is home, f"{name}, {id}"


def test_tab_reaches_everything_and_shift_tab_goes_back(screens: Shown, home: TitleScreen) -> None:
    """Every place that can be acted on takes the focus once in a round, and is then in sight."""
    for name, below, top in [("title", None, home), *screens]:
        stage = staged(home, below, top) if top is not home else Stage(home, (1280, 720))
        page = top.page(stage.look)
        top.fresh, top.ring = False, True
        seen = []
        for _ in range(len(page.spots)):
            press(stage, pygame.K_TAB)
            seen.append(top.focused)
        assert sorted(seen) == sorted(page.spots), name
        press(stage, pygame.K_TAB, pygame.KMOD_SHIFT)
        assert top.focused == seen[-2 % len(seen)], name


def test_f1_opens_the_keys_of_every_screen_and_leaves_it_as_it_was(
    screens: Shown, home: TitleScreen
) -> None:
    """Twice Esc is never needed for it."""
    for name, below, top in screens:
        stage = staged(home, below, top)
        if isinstance(top, HelpScreen):
            continue
        press(stage, pygame.K_F1)
        assert isinstance(stage.top, HelpScreen), name
        press(stage, pygame.K_ESCAPE)
        assert stage.top is top, name


# --- the loop -------------------------------------------------------------------------------


def test_the_loop_draws_only_when_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first picture comes before any event; time that goes by adds none; a key adds one."""
    loop = app.Loop(app.first_stage(folder=tmp_path))
    loop.stage.change(Settings(motion=False))
    drawn = []
    draw = loop.draw
    monkeypatch.setattr(loop, "draw", lambda: (drawn.append(1), draw()))
    counts = []
    events = iter([None, None, pygame.K_TAB, None, None])

    def wait(_: int) -> pygame.event.Event:
        counts.append(len(drawn))
        key = next(events, "end")
        if key == "end":
            return pygame.event.Event(pygame.QUIT)
        if key is None:
            return pygame.event.Event(pygame.NOEVENT)
        return pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")

    pygame.event.clear()
    monkeypatch.setattr(pygame.event, "wait", wait)
    monkeypatch.setattr(pygame.event, "get", list)
    loop.run()
    assert counts == [1, 1, 1, 2, 2, 2]
    loop.window.destroy()


def test_full_screen_follows_its_setting(tmp_path: Path) -> None:
    """F11 changes the window with the next picture, and back."""
    loop = app.Loop(app.first_stage(folder=tmp_path))
    loop.draw()
    assert not loop.full
    for wanted in (True, False):
        press(loop.stage, pygame.K_F11)
        loop.draw()
        assert loop.full is wanted
    loop.window.destroy()
