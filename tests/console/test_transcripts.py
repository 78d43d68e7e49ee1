"""What the terminal prints is pinned: a bundled chapter without a golden transcript fails."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from game.play.shelf import bundled
from tests.golden.transcripts import WAYS, file_of, transcript
from tests.thorough import some

SHELF = bundled()


PLAYS = [(name, way) for way in WAYS for name in SHELF.names()]
AT_RANDOM = "gsomia/through_washington"  # debriefed for three seats; the others take longest
EVERY = [(name, way) for name, way in PLAYS if way == "record" or name == AT_RANDOM]


@pytest.mark.parametrize(("name", "way"), some(PLAYS, EVERY))
def test_a_bundled_chapter_reads_as_its_golden_transcript(name: str, way: str) -> None:
    """Along the record, and at random with every seat played: the same words as last time.

    If the change is meant: `python -m tests.golden.transcripts`, then read the difference.
    """
    golden = file_of(name, way)
    assert golden.is_file(), f"{name} has no golden transcript: run the module named above"
    assert transcript(SHELF.game(name), way) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHELF.names())
def test_the_terminal_keeps_to_80_columns(name: str) -> None:
    """Nothing but an address is wider than 80 columns."""
    for way in WAYS:
        for line in file_of(name, way).read_text(encoding="utf-8").splitlines():
            assert cell_len(line) <= 80 or line.lstrip().startswith("http"), line
