"""Keys, pointer, focus and scrolling, on a screen made for the test."""

from __future__ import annotations

import pytest

from game.window import focus
from game.window.entry import Entry
from game.window.flow import Column, Fit, Grid
from game.window.layout import Space, Widget
from game.window.page import Spot
from game.window.screen import Screen, Step
from game.window.screens.help import HelpScreen
from game.window.theme import Look
from game.window.widgets import (
    BottomBar,
    Button,
    Frame,
    Hint,
    Slider,
    Text,
    TextField,
    TopBar,
    choice,
)
from tests.window.pilot import Pilot


class Choices(Screen):
    """Four cards, a field, a slider, and buttons below."""

    primary = "go"
    hints = (Hint("1–4", "choose", tuple((str(i), f"option:{i}") for i in range(1, 5))),)

    def __init__(self, tall: float = 0) -> None:
        super().__init__()
        self.acted: list[str] = []
        self.tall = tall
        self.entries["line"] = Entry(most=20)
        self.values["odds"] = 50

    def build(self, look: Look) -> Widget:
        """Cards in two columns over everything else."""
        cards = [choice(Text(f"Option {i}"), f"option:{i}") for i in range(1, 5)]
        body = Column(
            [
                Grid(cards, 2),
                TextField("line", self.entries["line"]),
                Slider("odds", self.values["odds"]),
                Space(self.tall),
                Button("low", "Low"),
            ],
            gap=10,
        )
        bottom = BottomBar(self.hints, [Button("back", "Back"), Button("go", "Go", "primary")])
        return Frame(Fit(body, margin=12, edge=8), TopBar("Title"), bottom)

    def act(self, id: str) -> Step | None:
        """Remember."""
        self.acted.append(id)
        return None


@pytest.fixture
def pilot() -> Pilot:
    """A pilot on a screen that fits."""
    return Pilot(Choices())


def acted(pilot: Pilot) -> list[str]:
    """What the screen was asked to do."""
    assert isinstance(pilot.screen, Choices)
    return pilot.screen.acted


def test_tab_goes_through_the_body_then_the_bars_and_around(pilot: Pilot) -> None:
    """The order is body, bottom bar, top bar; Shift+Tab goes back."""
    pilot.press("tab")
    assert pilot.focused == "go", "the first Tab shows where the focus is"
    pilot.press("tab")
    assert pilot.focused == "home", "after the bottom bar comes the top bar"
    seen = []
    for _ in range(len(pilot.ids)):
        seen.append(pilot.focused)
        pilot.press("tab")
    assert sorted(seen) == sorted(pilot.ids)
    pilot.press("shift+tab")
    assert pilot.focused == seen[-1]


def test_enter_without_a_ring_acts_on_the_primary_button(pilot: Pilot) -> None:
    """Enter goes on; with a ring shown it acts on what the ring is around."""
    pilot.press("enter")
    pilot.press("tab", "tab", "enter")
    assert acted(pilot) == ["go", "home"]


def test_digits_act_on_options_but_not_while_writing(pilot: Pilot) -> None:
    """1 to 4 choose; in a field they are text."""
    pilot.press("3")
    pilot.click("line")
    pilot.press("2")
    pilot.type("2")
    assert acted(pilot) == ["option:3"]
    assert pilot.screen.entries["line"].words == "2"


def test_arrows_follow_rows_and_columns(pilot: Pilot) -> None:
    """Right, down, left, up walk around four cards."""
    pilot.screen.focus("option:1", pilot.page, pilot.stage.look)
    walk = []
    for key in ("right", "down", "left", "up"):
        pilot.press(key)
        walk.append(pilot.focused)
    assert walk == ["option:2", "option:4", "option:3", "option:1"]


def test_a_click_counts_where_it_was_pressed_and_hides_the_ring(pilot: Pilot) -> None:
    """A click acts, and no ring is shown to someone who uses the mouse."""
    pilot.press("tab")
    assert pilot.screen.ring
    pilot.click("option:2")
    assert acted(pilot) == ["option:2"]
    assert not pilot.screen.ring


def test_writing_stops_at_the_most_and_escape_leaves_the_field(pilot: Pilot) -> None:
    """At most so many characters; Esc leaves the text before it leaves the screen."""
    pilot.click("line")
    pilot.type("x" * 30)
    assert len(pilot.screen.entries["line"].words) == 20
    pilot.press("backspace", "home", "delete")
    assert len(pilot.screen.entries["line"].words) == 18
    pilot.press("esc")
    assert pilot.focused == "go"


def test_composed_text_is_shown_and_only_then_written(pilot: Pilot) -> None:
    """An input method's syllable stands in the field before it is part of the words."""
    pilot.click("line")
    pilot.compose("구")
    assert pilot.screen.entries["line"].composing == "구"
    pilot.press("backspace")
    assert pilot.screen.entries["line"].composing == "구", "keys belong to the input method"
    pilot.type("국")
    assert pilot.screen.entries["line"] == Entry("국", 1, most=20)


def test_slider_steps_by_five_and_with_shift_by_one(pilot: Pilot) -> None:
    """Arrows move odds; Home and End go to the ends; values stay within 0 and 100."""
    pilot.screen.focus("odds", pilot.page, pilot.stage.look)
    pilot.press("right", "right", "shift+left")
    assert pilot.screen.values["odds"] == 59
    pilot.press("end", "right")
    assert pilot.screen.values["odds"] == 100


def test_slider_follows_the_pointer(pilot: Pilot) -> None:
    """A click in the middle of the track is 50."""
    pilot.screen.set_value("odds", 5)
    pilot.click("odds")
    assert pilot.screen.values["odds"] == pytest.approx(50, abs=1)


def test_focus_brings_a_spot_into_sight() -> None:
    """Tab scrolls to what it reaches, and the spot is then inside the region."""
    pilot = Pilot(Choices(tall=1500))
    pilot.screen.focus("low", pilot.page, pilot.stage.look)
    assert pilot.page.regions["body"].view.contains(pilot.place("low"))
    pilot.screen.focus("option:1", pilot.page, pilot.stage.look)
    assert pilot.page.regions["body"].view.contains(pilot.place("option:1"))


def test_wheel_and_page_keys_scroll_and_stop_at_the_ends() -> None:
    """Scrolling comes to rest within the region's reach."""
    pilot = Pilot(Choices(tall=1500))
    reach = pilot.page.regions["body"].reach
    pilot.wheel(-1)
    assert 0 < pilot.screen.offsets["body"] < reach
    pilot.press("pgdn", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn")
    pilot.wait()
    assert pilot.screen.offsets["body"] == reach


def test_what_is_scrolled_out_of_sight_cannot_be_clicked() -> None:
    """A spot under the bottom bar does not take the bar's clicks."""
    pilot = Pilot(Choices(tall=1500))
    pilot.click("go")
    assert acted(pilot) == ["go"]


def test_f1_lists_the_keys_and_any_way_closes_it(pilot: Pilot) -> None:
    """The help page opens over the screen and leaves it as it was."""
    pilot.press("f1")
    assert isinstance(pilot.screen, HelpScreen)
    pilot.press("f1", "esc")
    assert isinstance(pilot.screen, Choices)


def test_ctrl_plus_and_minus_change_the_text_size(pilot: Pilot) -> None:
    """Text grows in steps, shrinks again, and Ctrl 0 goes back."""
    before = pilot.place("go").width
    pilot.press("ctrl++", "ctrl++")
    assert pilot.stage.settings.text == 1.5
    assert pilot.place("go").width > before
    pilot.press("ctrl+-", "ctrl+0")
    assert pilot.stage.settings.text == 1.0


def test_nothing_is_drawn_again_without_a_reason(pilot: Pilot) -> None:
    """Moving the pointer over empty ground, or time going by, asks for no new picture."""
    pilot.draw()
    pilot.stage.tick(0.1)
    assert not pilot.stage.dirty


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_bars_keep_their_buttons_inside_the_window(size: tuple[int, int], text: float) -> None:
    """At every size and text size the spots of the bars lie in the window and do not overlap."""
    pilot = Pilot(Choices(), size, text)
    window = pilot.surface.get_rect()
    bars = [pilot.place(name) for name in ("home", "back", "go", "people", "sources", "settings")]
    assert all(window.contains(rect) for rect in bars)
    assert all(rect.collidelist(bars[i + 1 :]) < 0 for i, rect in enumerate(bars))


def test_following_goes_around() -> None:
    """After the last comes the first; from nowhere, the first or the last."""
    assert focus.following(["a", "b"], "b", 1) == "a"
    assert focus.following(["a", "b"], "", -1) == "b"
    assert focus.following([], "a", 1) == ""


def test_towards_prefers_what_is_straight_ahead() -> None:
    """A spot in the same row wins over a nearer one in another row."""
    import pygame

    def spot(name: str, x: int, y: int) -> Spot:
        return Spot(name, pygame.Rect(x, y, 20, 20))

    spots = [spot("a", 0, 0), spot("far", 200, 0), spot("below", 60, 120)]
    assert focus.towards(spots, "a", "right") == "far"
    assert focus.towards(spots, "a", "down") == "below"
    assert focus.towards(spots, "a", "left") == "a"


@pytest.mark.parametrize(
    ("entry", "word", "left"),
    [(Entry("one two", 7), True, "one "), (Entry("one two", 7), False, "one tw")],
)
def test_erasing_by_character_and_by_word(entry: Entry, word: bool, left: str) -> None:
    """Backspace takes a character, with Ctrl a word."""
    assert entry.erase(word=word).words == left
