"""A chapter in the making: what is saved is shown at once, after the same steps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.play.run import Run
from game.play.session import Session
from game.play.shelf import Shelf
from game.window.play import Play
from game.window.screens.notice import FaultsScreen, NoticeScreen
from game.window.screens.routes import next_screen
from game.window.stage import Stage
from game.window.watch import EVERY, Watch
from tests.helpers import act_for
from tests.scenario.harbour import BASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The harbour pack."""
    pack = tmp_path / "harbour"
    pack.mkdir()
    for name, text in BASE.items():
        (pack / name).write_text(text, encoding="utf-8")
    return pack


@pytest.fixture
def stage(folder: Path, tmp_path: Path) -> Stage:
    """A window on its second turn, with the file watched."""
    file = folder / "ferry.yaml"
    game = Shelf((folder,)).game(str(file))
    session = Session(game, 1, ("east",))
    session = session.do(act_for(session, "share")).see()
    play = Play(Run((session,)), tmp_path / "run.json")
    stage = Stage(NoticeScreen("Title", ""), (1280, 720))
    stage.put(next_screen(play))
    stage.watch = Watch(play, file)
    return stage


def save(folder: Path, old: str, new: str) -> None:
    """Change the chapter as an editor does, a little later than before."""
    file = folder / "ferry.yaml"
    before = file.stat().st_mtime_ns
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def session_of(stage: Stage) -> Session:
    """The run that the window is on."""
    assert stage.watch
    return stage.watch.play.session


def test_the_new_text_is_there_after_the_same_steps(stage: Stage, folder: Path) -> None:
    """Title, effects and all: the step made before is made again."""
    calm = session_of(stage).game.value(session_of(stage).state, "calm")
    save(folder, "The second boat", "The third boat")
    save(folder, "calm: +10", "calm: +14")
    stage.tick(EVERY)
    after = session_of(stage)
    assert after.turn.title == "The third boat"
    assert after.game.value(after.state, "calm") == calm + 4
    assert [act.policy for act in after.acts] == ["share"]


def test_a_mistake_is_shown_with_its_line_and_the_play_goes_on(stage: Stage, folder: Path) -> None:
    """The text before it stays until it is mended; then the sheet goes by itself."""
    save(folder, "calm: +10", "clam: +10")
    stage.tick(EVERY)
    assert isinstance(stage.top, FaultsScreen)
    assert [(each.code, each.place.line) for each in stage.top.faults] == [
        ("unknown-name", BASE["ferry.yaml"].split("calm: +10")[0].count("\n") + 1)
    ]
    assert session_of(stage).turn.id == "noon"
    save(folder, "clam: +10", "calm: +12")
    stage.tick(EVERY)
    assert not isinstance(stage.top, FaultsScreen)


def test_steps_that_are_not_possible_any_more_are_dropped(stage: Stage, folder: Path) -> None:
    """The play goes on where it still can, and says how much was lost."""
    save(folder, "for: [share]", "for: [parted]")
    for old in ("- id: share\n", "answer is share"):
        save(folder, old, old.replace("share", "parted"))
    stage.tick(EVERY)
    assert session_of(stage).acts == ()
    assert session_of(stage).turn.id == "morning"


def test_nothing_happens_while_nothing_is_saved(stage: Stage) -> None:
    """The screen stays, and whatever is typed on it."""
    top = stage.top
    for _ in range(10):
        stage.tick(EVERY)
    assert stage.top is top
