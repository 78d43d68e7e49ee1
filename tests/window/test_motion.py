"""Screens give way to each other, gauges grow, and nothing moves where motion is off."""

from __future__ import annotations

import pygame
import pytest

from game.play.settings import Settings
from game.window.layout import Widget
from game.window.motion import FADE, GROW, ease_out
from game.window.screen import Screen, Step
from game.window.stage import Stage
from game.window.theme import LIGHT, Color, Look
from game.window.widgets import Box, Gauge, Modal, Text

SIZE = (1280, 720)


class Plain(Screen):
    """One colour all over; Enter puts another one in its place."""

    primary = "on"

    def __init__(self, fill: str = "sunken", gauge: bool = False) -> None:
        self.grows = gauge
        super().__init__()
        self.fill = fill
        self.gauge = gauge

    def build(self, look: Look) -> Widget:
        """A box as large as the window."""
        child: Widget = Gauge("Trust", 90, 10, "better") if self.gauge else Text("")
        return Box(child, fill=self.fill, border=None, radius=0)  # type: ignore[arg-type]

    def act(self, id: str) -> Step | None:
        """On."""
        return Step(swap=Plain("accent"))


class Sheet(Screen):
    """Over the plain one."""

    over = True

    def build(self, look: Look) -> Widget:
        """A sheet with a word."""
        return Modal(Text("Sheet"))


def staged(settings: Settings, first: Screen | None = None) -> tuple[Stage, pygame.Surface]:
    """A stage that has been drawn once."""
    stage, target = Stage(first or Plain(), SIZE, settings), pygame.Surface(SIZE)
    stage.tick(1 / 60)
    stage.draw(target)
    return stage, target


def corner(target: pygame.Surface) -> Color:
    """The colour at the upper right."""
    red, green, blue, _ = target.get_at((1270, 30))
    return red, green, blue


def test_ease_out_starts_quickly_and_ends_slowly() -> None:
    """From 0 to 1, never beyond, most of the way in the first half."""
    assert [ease_out(share) for share in (-1, 0, 1, 2)] == [0, 0, 1, 1]
    assert ease_out(0.5) == pytest.approx(0.875)


def test_a_screen_gives_way_in_its_time_and_then_stands_still() -> None:
    """Halfway both shine through; after the time only the new one, and nothing is drawn again."""
    stage, target = staged(Settings())
    stage.follow(Step(open=Plain("accent")))
    stage.draw(target)
    assert corner(target) == LIGHT.sunken
    stage.tick(FADE / 3)
    assert stage.dirty
    stage.draw(target)
    assert corner(target) not in (LIGHT.sunken, LIGHT.accent)
    stage.tick(FADE)
    stage.draw(target)
    assert corner(target) == LIGHT.accent
    stage.tick(0.1)
    assert not stage.dirty


def test_without_motion_a_screen_is_there_at_once() -> None:
    """The first picture is the last."""
    stage, target = staged(Settings(motion=False))
    stage.follow(Step(open=Plain("accent")))
    stage.draw(target)
    assert corner(target) == LIGHT.accent
    stage.tick(0.1)
    assert not stage.dirty


def test_whoever_acts_waits_for_no_motion() -> None:
    """A key in the middle of a change ends it."""
    stage, target = staged(Settings())
    stage.follow(Step(open=Plain("accent")))
    stage.draw(target)
    stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode=""))
    stage.draw(target)
    assert corner(target) == LIGHT.accent


def test_a_new_size_ends_a_change() -> None:
    """A window that is resized meanwhile is drawn whole."""
    stage, target = staged(Settings())
    stage.follow(Step(open=Plain("accent")))
    stage.draw(target)
    stage.resize((1300, 700))
    target = pygame.Surface((1300, 700))
    stage.draw(target)
    assert corner(target) == LIGHT.accent


def test_gauges_go_from_before_to_now() -> None:
    """Drawn with the value before at first, still on their way in between, then at rest."""
    screen = Plain(gauge=True)
    stage, target = Stage(screen, SIZE, Settings()), pygame.Surface(SIZE)
    seen = []
    for _ in range(12):
        stage.draw(target)
        seen.append(pygame.image.tobytes(target, "RGB"))
        stage.tick(GROW / 8)
    assert len({*seen[:8]}) >= 7
    assert seen[-1] == seen[-2]
    assert not stage.dirty
    other, still = Stage(Plain(gauge=True), SIZE, Settings(motion=False)), pygame.Surface(SIZE)
    other.tick(0.001)
    other.draw(still)
    assert pygame.image.tobytes(still, "RGB") == seen[-1]


def test_scrolling_without_motion_is_at_its_goal_at_once() -> None:
    """One tick, however short."""
    stage, _ = staged(Settings(motion=False))
    screen = stage.top
    screen.scroller.offsets["body"] = 0.0
    screen.scroller._goals["body"] = 300.0
    stage.tick(0.001)
    assert screen.offsets["body"] == 300.0


def test_what_lies_behind_a_sheet_is_painted_once() -> None:
    """While a sheet is over it, the screen below is not drawn again; another look redraws it."""
    below = Plain()
    stage, target = staged(Settings(motion=False), below)
    drawn = []
    draw = below.draw
    below.draw = lambda *given: (drawn.append(1), draw(*given))[1]  # type: ignore[method-assign]
    stage.follow(Step(open=Sheet()))
    for _ in range(3):
        stage.draw(target)
        stage.dirty = True
    assert len(drawn) == 1
    red, green, blue = corner(target)
    assert (red, green, blue) < LIGHT.sunken, "it is darkened"
    stage.change(Settings("dark", motion=False))
    stage.draw(target)
    assert len(drawn) == 2
