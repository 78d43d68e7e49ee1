"""Fields of several lines: the text while it is written, its rows, keys, pointer, input methods."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.window import writer
from game.window.draft import Draft
from game.window.flow import Column
from game.window.layout import Widget
from game.window.rows import sheet
from game.window.screen import Step
from game.window.theme import STORY, Look, Metrics
from game.window.widgets import Button, Frame
from game.window.widgets.editor import Editor
from game.window.writer import Writer
from tests.window.pilot import Pilot

METRICS = Metrics(1280, 720)
LINES = "The first line.\nA second one, rather longer than the first.\nThird."


class Desk(Writer):
    """One field over a button."""

    primary = "go"

    def __init__(self, words: str = "", most: int = 0, lines: int = 4) -> None:
        super().__init__()
        self.open_field("text", words, most)
        self.focused, self.lines = "text", lines
        self.acted: list[str] = []
        self.written: list[str] = []

    def build(self, look: Look) -> Widget:
        """The field at a width of its own."""
        editor = Editor("text", self.draft("text"), self.papers["text"], "Write", self.lines)
        return Frame(Column([editor, Button("go", "Go")], gap=10))

    def act(self, id: str) -> Step | None:
        """Remember."""
        self.acted.append(id)
        return None

    def changed(self, id: str) -> None:
        """Remember."""
        self.written.append(self.entries[id].words)

    def shortcut(self, name: str) -> str:
        """Ctrl K."""
        return "cite" if name == "k" else ""


def words(pilot: Pilot) -> str:
    """What stands in the field."""
    return pilot.screen.entries["text"].words


def draft(pilot: Pilot) -> Draft:
    """The field's state."""
    entry = pilot.screen.entries["text"]
    assert isinstance(entry, Draft)
    return entry


# --- the value ------------------------------------------------------------------------------


def test_typing_replaces_what_is_selected_and_no_more_than_fits() -> None:
    """The selection goes, what is too long is cut, the caret stands behind what was typed."""
    chosen = Draft("one two", 7, anchor=4)
    assert chosen.chosen == "two"
    typed = chosen.type("three")
    assert (typed.words, typed.caret, typed.chosen) == ("one three", 9, "")
    assert Draft("12345", 5, most=6).type("678").words == "123456"


def test_a_step_leaves_a_selection_at_its_side() -> None:
    """Left at its start, right at its end; with Shift it grows."""
    chosen = Draft("one two", 7, anchor=4)
    assert chosen.step(-1).caret == 4
    assert chosen.step(1).caret == 7
    assert chosen.step(-1, select=True).chosen == "tw"


@pytest.mark.parametrize(
    ("word", "left"), [(False, "one two"[:-1]), (True, "one ")], ids=["a character", "a word"]
)
def test_erasing_takes_a_character_or_a_word(word: bool, left: str) -> None:
    """Ctrl takes the whole word."""
    assert Draft("one two", 7).erase(word=word).words == left


# --- rows -----------------------------------------------------------------------------------


PIECES = ["word ", "a ", "  ", "\n", "한일 협정 ", "日本の首相、", "x" * 40, "it's ", '"so" ']
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=18).map("".join)


@settings(max_examples=60, deadline=None)
@given(WRITTEN, st.sampled_from([70, 160, 400]))
def test_every_caret_stands_in_one_row(text: str, width: int) -> None:
    """Rows follow each other without a gap, hold the words in order, and know their carets."""
    found = sheet(text, STORY, METRICS, width)
    assert found.rows[0].start == 0
    assert found.rows[-1].last == len(text)
    for one, next_ in zip(found.rows, found.rows[1:], strict=False):
        assert next_.start == one.last + 1
    for caret in range(len(text) + 1):
        row = found.rows[found.row_of(caret)]
        assert row.start <= caret <= row.last
        assert 0 <= found.x_of(caret) <= width


@settings(max_examples=30, deadline=None)
@given(WRITTEN)
def test_the_place_of_a_caret_leads_back_to_it(text: str) -> None:
    """What is drawn at a place is found there again, up to signs without a width."""
    found = sheet(text, STORY, METRICS, 200)
    for caret in range(len(text) + 1):
        again = found.caret_at(found.x_of(caret), found.row_of(caret))
        assert found.x_of(again) == found.x_of(caret)


# --- keys -----------------------------------------------------------------------------------


def test_enter_makes_a_line_and_escape_leaves_the_text() -> None:
    """Enter acts on the primary button only outside."""
    pilot = Pilot(Desk())
    pilot.type("One")
    pilot.press("enter")
    pilot.type("two")
    assert words(pilot) == "One\ntwo"
    assert pilot.screen.acted == []  # type: ignore[attr-defined]
    pilot.press("esc", "enter")
    assert pilot.screen.acted == ["go"]  # type: ignore[attr-defined]


def test_arrows_go_through_rows_and_keep_their_column() -> None:
    """Up and down through a short row come back to where they were."""
    pilot = Pilot(Desk("A long first row of words\nx\nA long third row of words"))
    pilot.press("left", "left", "left")
    before = draft(pilot).caret
    pilot.press("up")
    assert words(pilot)[: draft(pilot).caret].endswith("\nx")
    pilot.press("up", "down", "down")
    assert draft(pilot).caret == before
    pilot.press("down", "down")
    assert draft(pilot).caret == len(words(pilot))


def test_home_and_end_are_those_of_the_row_with_ctrl_of_the_text() -> None:
    """And Ctrl with arrows goes by words."""
    pilot = Pilot(Desk(LINES))
    pilot.press("up", "home")
    assert words(pilot)[draft(pilot).caret :].startswith("A second")
    pilot.press("end")
    assert words(pilot)[: draft(pilot).caret].endswith("the first.")
    pilot.press("ctrl+left")
    assert words(pilot)[draft(pilot).caret :].startswith("first.")
    pilot.press("ctrl+home")
    assert draft(pilot).caret == 0
    pilot.press("ctrl+end")
    assert draft(pilot).caret == len(LINES)


def test_selected_words_are_replaced_copied_cut_and_had_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Shift selects, Ctrl A all; Ctrl C, X, V and Z do what they do everywhere."""
    held: list[str] = []
    pilot = Pilot(Desk("one two"))
    monkeypatch.setattr(pilot.stage, "copy", lambda said: held.append(said) or True)
    monkeypatch.setattr(writer, "pasted", lambda: "three\r\nfour\x00")
    pilot.press("shift+left", "shift+left", "shift+left", "ctrl+c", "ctrl+x")
    assert (words(pilot), held) == ("one ", ["two", "two"])
    pilot.press("ctrl+v")
    assert words(pilot) == "one three\nfour"
    pilot.press("ctrl+a")
    pilot.type("x")
    assert words(pilot) == "x"
    pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert words(pilot) == "one two"


def test_a_key_with_ctrl_acts_while_one_writes() -> None:
    """It is the screen's to say which."""
    pilot = Pilot(Desk("one"))
    pilot.press("ctrl+k", "k")
    assert pilot.screen.acted == ["cite"]  # type: ignore[attr-defined]
    assert words(pilot) == "one"


def test_what_is_written_is_told_each_time_and_never_too_long() -> None:
    """`changed` comes with every change of the words, not with a move of the caret."""
    pilot = Pilot(Desk(most=4))
    pilot.type("abc")
    pilot.press("left", "right")
    pilot.type("de")
    assert pilot.screen.written == ["a", "ab", "abc", "abcd"]  # type: ignore[attr-defined]


# --- input methods --------------------------------------------------------------------------


def test_what_is_composed_is_shown_and_not_yet_written() -> None:
    """Keys belong to the input method while it composes; what it commits replaces what it
    showed."""
    pilot = Pilot(Desk("가 "))
    pilot.compose("ㄴ")
    pilot.press("backspace", "left")
    assert words(pilot) == "가 "
    assert draft(pilot).composing == "ㄴ"
    pilot.compose("나")
    pilot.compose("")
    pilot.type("나")
    assert (words(pilot), draft(pilot).composing) == ("가 나", "")


def test_an_input_method_is_told_where_the_caret_is() -> None:
    """Its place follows the words, and lies in the field."""
    pilot = Pilot(Desk("one"))
    before = pilot.screen.caret(pilot.stage.look)
    pilot.compose("twotwo")
    after = pilot.screen.caret(pilot.stage.look)
    assert before is not None
    assert after is not None
    assert after.left > before.left
    assert pilot.place("text").contains(after)


def test_what_is_composed_is_underlined() -> None:
    """In the colour of the words, under the composed signs alone."""
    pilot = Pilot(Desk("one two"))
    caret = pilot.screen.caret(pilot.stage.look)
    assert caret is not None
    pilot.compose("drei")
    surface, ink = pilot.draw(), pilot.stage.look.theme.ink
    paper = pilot.screen.papers["text"]  # type: ignore[attr-defined]
    low = pilot.place("text").top + paper.room.top + paper.rows.step - 1
    inked = [x for x in range(surface.get_width()) if surface.get_at((x, low))[:3] == ink]
    assert inked
    assert caret.left - 2 <= min(inked)
    assert max(inked) - min(inked) == len(inked) - 1


# --- the pointer ----------------------------------------------------------------------------


def at_caret(pilot: Pilot, caret: int) -> tuple[int, int]:
    """The place of a caret on the surface."""
    paper, field = pilot.screen.papers["text"], pilot.place("text")  # type: ignore[attr-defined]
    x = field.left + paper.room.left + paper.rows.x_of(caret)
    row = paper.rows.row_of(caret)
    y = field.top + paper.room.top - paper.top + row * paper.rows.step + paper.rows.step // 2
    return x, y


def send(pilot: Pilot, kind: int, **values: object) -> None:
    """One event of the pointer."""
    pilot.stage.handle(pygame.event.Event(kind, values))
    pilot.draw()


def test_a_click_puts_the_caret_and_a_drag_selects() -> None:
    """Between the letters that were pointed at, in any row."""
    pilot = Pilot(Desk(LINES))
    start, end = LINES.index("second"), LINES.index("rather")
    send(pilot, pygame.MOUSEBUTTONDOWN, pos=at_caret(pilot, start), button=1)
    assert draft(pilot).caret == start
    send(pilot, pygame.MOUSEMOTION, pos=at_caret(pilot, end), rel=(1, 0), buttons=(1, 0, 0))
    send(pilot, pygame.MOUSEBUTTONUP, pos=at_caret(pilot, end), button=1)
    assert draft(pilot).chosen == "second one, "
    send(pilot, pygame.MOUSEMOTION, pos=at_caret(pilot, 0), rel=(1, 0), buttons=(0, 0, 0))
    assert draft(pilot).chosen == "second one, "


def test_a_long_text_scrolls_with_the_caret_and_the_wheel() -> None:
    """The caret is always in sight after a key; the wheel moves the words under the pointer."""
    pilot = Pilot(Desk("line\n" * 40, lines=4))
    paper = pilot.screen.papers["text"]  # type: ignore[attr-defined]
    assert paper.top == paper.reach > 0
    pilot.press("ctrl+home")
    assert paper.top == 0
    pilot.screen.hovered = "text"
    pilot.wheel(-2)
    assert 0 < paper.top < paper.reach
    pilot.type("x")
    assert paper.top == 0
