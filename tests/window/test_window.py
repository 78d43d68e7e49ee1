"""The window and its loop: input methods, the pointer, keys that are held, trouble."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.play.settings import Settings
from game.window import app, fonts, glyphs
from game.window.entry import Entry
from game.window.flow import Column
from game.window.layout import Widget
from game.window.pointer import SIZE, large_pointer
from game.window.screen import Screen, Step
from game.window.stage import Stage
from game.window.theme import Look
from game.window.widgets import Button, Text, TextField
from tests.window.pilot import Pilot


class Page(Screen):
    """A field under some words, and a button."""

    primary = "go"

    def __init__(self) -> None:
        super().__init__()
        self.entries["line"] = Entry()
        self.acted: list[str] = []

    def build(self, look: Look) -> Widget:
        """From the top."""
        field = TextField("line", self.entries["line"], lines=3)
        return Column([Text("Words"), field, Button("go", "Go"), Text("", grow=1)])

    def act(self, id: str) -> Step | None:
        """Remember."""
        self.acted.append(id)
        return None


@pytest.fixture
def loop(tmp_path: Path) -> Iterator[app.Loop]:
    """The loop of a small window on that page, without motion."""
    loop = app.Loop(Stage(Page(), app.START, Settings(motion=False)), app.first_picture(tmp_path))
    yield loop
    loop.window.destroy()


# --- input methods --------------------------------------------------------------------------


def test_an_input_method_is_told_where_the_next_letter_goes(
    loop: app.Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rectangle follows the caret, also behind what is composed; told once per place, in units
    of the window, of which a pixel may be a half."""
    told: list[pygame.Rect] = []
    monkeypatch.setattr(pygame.key, "set_text_input_rect", told.append)
    loop.draw()
    assert not told
    screen = loop.stage.top
    screen.focused = "line"
    loop.draw()
    field = screen.page(loop.stage.look).spots["line"].rect
    assert field.contains(told[-1])
    screen._set_entry(Entry("abc", 3))
    loop.draw()
    screen._set_entry(Entry("abc", 3, "구국"))
    loop.draw()
    loop.draw()
    assert len(told) == 3
    assert told[0].left < told[1].left < told[2].left
    assert {rect.top for rect in told} == {told[0].top}
    monkeypatch.setattr(loop, "_scale", lambda: (2.0, 2.0))
    screen._set_entry(Entry("abcd", 4))
    loop.draw()
    caret = screen.caret(loop.stage.look)
    assert caret is not None
    assert told[-1].topleft == (caret.left // 2, caret.top // 2)


def test_what_is_composed_is_underlined_in_every_row(loop: app.Loop) -> None:
    """A long composition that runs over the edge has a line under each part, none beside it."""
    look = loop.stage.look
    words = "가나다라마바사 " * 12
    field = TextField("line", Entry("한 ", 2, words))
    inner = field._room(look, pygame.Rect(0, 0, 300, 200))
    block = field._block(look, inner.width)
    lines = field._composed(look, inner, block)
    assert len(lines) == len(block.lines) > 1
    assert lines[0].left > inner.left
    assert all(line.left == inner.left for line in lines[1:])
    assert all(inner.left <= line.left < line.right <= inner.right for line in lines)
    tops = [line.top for line in lines]
    assert tops == sorted({*tops})
    assert TextField("line", Entry("한", 1))._composed(look, inner, block) == []


# --- the pointer ----------------------------------------------------------------------------


def test_the_projector_has_a_large_pointer(loop: app.Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set once, and taken back with the preset; a system without pointers is no trouble."""
    shown: list[pygame.cursors.Cursor] = []
    monkeypatch.setattr(pygame.mouse, "set_cursor", shown.append)
    for projector in (False, True, True, False):
        loop.stage.change(Settings(motion=False, projector=projector))
        loop.draw()
    assert [cursor.type for cursor in shown] == ["color", "system"]

    def refuse(_: object) -> None:
        raise pygame.error("no pointer here")

    monkeypatch.setattr(pygame.mouse, "set_cursor", refuse)
    loop.stage.change(Settings(motion=False, projector=True))
    loop.draw()


@pytest.mark.parametrize("ui", [0.85, 1.0, 3.0])
def test_its_tip_is_where_it_points(ui: float) -> None:
    """The hot spot lies in the rim of the upper left corner; it is as large as the window asks."""
    cursor = large_pointer(ui)
    (x, y), picture = cursor.data
    assert picture.get_size() == (int(SIZE * ui),) * 2
    assert x == y < picture.get_width() / 8
    assert picture.get_at((x + 2, y + 6)).a > 200
    assert picture.get_at((picture.get_width() - 1, 0)).a == 0


def test_places_of_the_pointer_are_pixels(loop: app.Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a unit of the window is two pixels, a click lands on what is drawn there."""
    loop.draw()
    screen = loop.stage.top
    assert isinstance(screen, Page)
    at = screen.page(loop.stage.look).spots["go"].rect.center
    monkeypatch.setattr(loop, "_scale", lambda: (2.0, 2.0))
    half = (at[0] // 2, at[1] // 2)
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        loop._take(pygame.event.Event(kind, pos=half, button=1))
    assert screen.acted == ["go"]


# --- keys that are held ---------------------------------------------------------------------


def test_a_held_key_acts_once_unless_it_is_meant_to_repeat() -> None:
    """A slow machine gets the same key many times before it is up: one Enter stays one. Arrows, Tab
    and Backspace go on."""
    pilot = Pilot(Page())
    screen = pilot.screen
    assert isinstance(screen, Page)
    for _ in range(5):
        pilot.down("enter")
    assert screen.acted == ["go"]
    pilot.up("enter")
    pilot.press("enter")
    assert screen.acted == ["go", "go"]
    pilot.click("line")
    pilot.type("abcdef")
    for _ in range(3):
        pilot.down("backspace")
    assert screen.entries["line"].words == "abc"


def test_full_screen_is_not_left_by_the_key_that_asked_for_it() -> None:
    """Changing the size takes a while, in which F11 repeats."""
    pilot = Pilot(Page())
    for _ in range(4):
        pilot.down("f11")
    assert pilot.stage.settings.full_screen


def test_a_window_that_loses_the_keyboard_forgets_what_was_held(loop: app.Loop) -> None:
    """The same key acts again when one comes back."""
    screen = loop.stage.top
    assert isinstance(screen, Page)
    key = {"key": pygame.K_RETURN, "mod": 0, "unicode": ""}
    loop._take(pygame.event.Event(pygame.KEYDOWN, key))
    loop._take(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    loop._take(pygame.event.Event(pygame.KEYDOWN, key))
    assert screen.acted == ["go", "go"]


# --- trouble --------------------------------------------------------------------------------


def broken(error: Exception) -> object:
    """Something that raises, whatever it is given."""

    def fails(*_: object, **__: object) -> None:
        raise error

    return fails


@pytest.mark.parametrize(
    ("where", "error", "said"),
    [
        ("first_picture", pygame.error("no visual"), "No window can be opened: no visual"),
        ("first_stage", pygame.error("gone"), r"was lost \(gone\); every step is saved"),
        ("first_stage", FileNotFoundError("x is not part of this installation"), "install"),
    ],
)
def test_trouble_with_the_window_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, where: str, error: Exception, said: str
) -> None:
    """No traceback: the command says it and exits."""
    monkeypatch.setattr(app, "start_display", lambda: None)
    monkeypatch.setattr(pygame, "quit", lambda: None)
    monkeypatch.setattr(app, "first_picture", lambda: None)
    monkeypatch.setattr(app, where, broken(error))
    with pytest.raises(app.NoDisplay, match=said):
        app.open_window(None)


@pytest.mark.parametrize(
    "data", [b"", b"junk", b"x" * 5000, None], ids=["empty", "junk", "x", "cut"]
)
def test_a_damaged_font_gives_way_like_a_missing_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes | None
) -> None:
    """Empty, no font at all, or cut in half: pygame's own stands in, and icons are left out."""
    whole = glyphs.font_path("icons").read_bytes()
    file = tmp_path / "font.ttf"
    file.write_bytes(whole[:50_000] if data is None else data)
    monkeypatch.setattr(fonts, "font_path", lambda face: file)
    fonts.forget()
    try:
        assert not fonts.is_there("icons")
        assert fonts.font("serif", 20).size("At")[0] > 0
    finally:
        monkeypatch.undo()
        fonts.forget()


# --- how soon it is there -------------------------------------------------------------------


def test_the_title_loads_no_more_than_it_shows(tmp_path: Path) -> None:
    """What reads and plays whole chapters is loaded later, and from the second start on, what reads
    YAML at all."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom game.window import app\n"
        "app.start_display()\nwindow = app.first_picture(Path(sys.argv[1]))\n"
        "app.Loop(app.first_stage(folder=Path(sys.argv[1])), window).draw()\n"
        "print(*sorted(sys.modules))\n"
    )

    def loaded() -> set[str]:
        command = [sys.executable, "-c", program, str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return {*done.stdout.split()}

    first, second = loaded(), loaded()
    assert "game.window.screens.title" in second
    late = ("game.scenario.model", "game.scenario.pack", "game.engine", "game.play.session",
            "markdown_it", "game.window.widgets.gauges", "game.window.screens.role")  # fmt: skip
    assert not [name for name in first if name.startswith(late)]
    assert "yaml" in first
    assert not {"yaml", "game.scenario.syntax", "game.scenario.structure"} & second
