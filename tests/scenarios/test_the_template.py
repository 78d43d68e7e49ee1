"""The small pack to copy: written with the author's guide alone, and right to the last line."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import resources
from game.analysis.check import check_paths
from game.analysis.odds import odds
from game.authoring.pack_install import build, install
from game.engine.record import replay_record
from game.engine.rules import start
from game.play import packs_folder
from game.play.shelf import bundled

FOLDER = resources.path("scenarios", "template")
GAME = bundled().game("template/the_senators_words")


def test_it_is_strictly_right() -> None:
    """Not an error, not a warning."""
    assert check_paths([FOLDER]).found == ()


def test_it_shows_what_a_small_chapter_can_do() -> None:
    """Two turns, two seats, a line that lands later, a chance, and cited sources."""
    chapter, library = GAME.scenario.chapter, GAME.scenario.library
    assert (len(chapter.turns), len(chapter.roles)) == (2, 2)
    lines = [line.consequence for line in GAME.lines]
    assert any(line.after for line in lines)
    assert any(line.chance is not None for line in lines)
    assert len({id for claim in library.claims.values() for id in claim.sources}) >= 3


def test_the_record_is_proved_and_every_ending_can_be_reached() -> None:
    """The record leads to its ending; at random each of the others comes too."""
    assert replay_record(GAME).ending.id == GAME.scenario.chapter.record_ending
    found = odds(GAME, start(GAME, GAME.luck(1)))
    assert found.exact
    assert all(share > 0 for share in found.endings.values())


def test_it_can_be_built_and_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file, checked again on the other side."""
    monkeypatch.setattr(packs_folder, "user_data_path", lambda *_a, **_k: tmp_path / "data")
    (tmp_path / "template.zip").write_bytes(build(FOLDER)[1])
    assert install(tmp_path / "template.zip", bundled=()).id == "template"
