"""Screens that are given far too much: everything is still there, nothing over anything else."""

from __future__ import annotations

import pytest

from game.play.settings import Settings
from game.window.screen import Screen
from tests.window import hostile
from tests.window.test_every_screen import check

Shown = list[tuple[str, Screen | None, Screen]]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The screens of the play on the hostile pack."""
    return list(hostile.screens(tmp_path_factory.mktemp("hostile")))


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)], ids=str)
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_too_much_of_everything_neither_overlaps_nor_is_cut(
    full: Shown, size: tuple[int, int], text: float
) -> None:
    """A briefing of 20,000 characters, six options and advisers, nine consequences, nine accounts,
    forty people: at every size each widget keeps to its place and every word has room.
    """
    check(full, size, Settings(text=text))


def test_the_pack_is_as_large_as_it_says(full: Shown) -> None:
    """Else the test above would promise little."""
    shown = {name: screen for name, _, screen in full}
    briefing, decision, outcome = (shown[each].view for each in ("briefing", "decision", "outcome"))  # type: ignore[attr-defined]
    assert sum(len(part.plain) for part in briefing.text) > 20_000
    assert (len(decision.options), len(decision.advice), len(outcome.lines)) == (6, 6, 9)
    assert len(briefing.citations) == 30
