"""Colours can be read, sizes follow the window and the reader."""

from __future__ import annotations

import pytest

from game.window.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    THEMES,
    Look,
    Metrics,
    Theme,
    Type,
    contrast,
    hall,
    rgb,
)

ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21:1, a colour on itself 1:1, and order does not matter."""
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#777777")) == 1
    assert contrast(rgb("#767676"), rgb("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@ALL
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    """All inks have at least 4.5:1 on page, panel and sunken ground."""
    for ink in (theme.ink, theme.ink2, theme.ink3):
        for ground in (theme.bg, theme.surface, theme.sunken):
            assert contrast(ink, ground) >= 4.5


@ALL
def test_standings_can_be_read_on_their_soft_ground(theme: Theme) -> None:
    """Each standing's ink has at least 5:1 on its own soft colour and on the panel."""
    for pair in (theme.documented, theme.inferred, theme.assumed):
        assert contrast(pair.ink, pair.soft) >= 5.0
        assert contrast(pair.ink, theme.surface) >= 4.5


@ALL
def test_signs_of_better_and_worse_can_be_read(theme: Theme) -> None:
    """Good, bad, you, record and what-if are words too: 4.5:1 where they stand."""
    for ink in (theme.good, theme.bad, theme.accent, theme.history, theme.alt):
        assert contrast(ink, theme.surface) >= 4.5
    assert contrast(theme.good, theme.good_soft) >= 4.5
    assert contrast(theme.bad, theme.bad_soft) >= 4.5
    assert contrast(theme.history, theme.history_soft) >= 4.5
    assert contrast(theme.accent, theme.accent_soft) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@ALL
def test_controls_and_focus_stand_out(theme: Theme) -> None:
    """Outlines of controls and the focus ring have at least 3:1 on the page and on panels."""
    for ground in (theme.bg, theme.surface):
        assert contrast(theme.line_strong, ground) >= 3
        assert contrast(theme.focus, ground) >= 3


def test_high_contrast_has_thick_lines_and_no_shadow() -> None:
    """Only the high-contrast theme draws thicker outlines and drops shadows."""
    assert CONTRAST.border > LIGHT.border == DARK.border
    assert LIGHT.shadow and DARK.shadow and not CONTRAST.shadow


@pytest.mark.parametrize(
    ("width", "height", "ui"),
    [(1280, 720, 1.0), (1920, 1080, 1.5), (1024, 640, 0.85), (1366, 768, 1.05), (7680, 4320, 4.0)],
)
def test_scale_follows_the_smaller_side_in_steps(width: int, height: int, ui: float) -> None:
    """The scale is that of the tighter side, in steps of .05, from .85 to 4."""
    assert Metrics(width, height).ui == pytest.approx(ui)


def test_text_grows_faster_than_spacing_and_small_type_faster_than_large() -> None:
    """At twice the text size body text doubles, titles and spacing grow less."""
    small, large = Metrics(1280, 720), Metrics(1280, 720, 2.0)
    assert large.type_px(15.5) == 2 * small.type_px(15.5)
    assert large.type_px(32) == pytest.approx(1.6 * small.type_px(32), abs=0.25)
    assert large.type_px(54) == pytest.approx(1.4 * small.type_px(54), abs=0.25)
    assert large.px(20) == 27


def test_breakpoints_count_in_text() -> None:
    """Half again as much text leaves two thirds of the room."""
    assert Metrics(1280, 720).em == 1280
    assert Metrics(1280, 720, 1.5).em == pytest.approx(1280 / 1.5)


@pytest.mark.parametrize("size", [15, 18, 19, 20, 21, 25, 28, 34, 38, 53])
def test_hall_sizes_are_large_already(size: float) -> None:
    """A projector's text size leaves them as they are; what goes beyond it makes them larger."""
    plain = Metrics(1280, 720)
    for text, as_at in ((1.0, 1.0), (1.25, 1.0), (1.5, 1.0), (1.75, 1.75 / 1.5), (2.0, 2 / 1.5)):
        look = Look(LIGHT, Metrics(1280, 720, text))
        shown = look.metrics.type_px(hall(Type(size), look).size)
        assert shown == pytest.approx(Metrics(1280, 720, as_at).type_px(size), abs=0.5)
        assert shown >= plain.type_px(size) - 0.5
