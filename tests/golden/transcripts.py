"""Golden transcripts: each bundled chapter played along its record, and once at random, as printed.

After a change that is meant, write them anew and read the difference:

    python -m tests.golden.transcripts
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from game.console.paper import Paper
from game.console.table import Table, along_record, at_random
from game.engine.rules import Game
from game.play.run import Run
from game.play.session import Session
from game.play.shelf import bundled

HERE = Path(__file__).resolve().parent
WAYS = ("record", "random")


def transcript(game: Game, way: str) -> str:
    """What the terminal prints of a run, 80 columns wide, without colour."""
    roles = [role.id for role in game.scenario.chapter.roles]
    held = tuple(roles[:1] if way == "record" else roles)
    session = Session(game, 1, held, as_recorded=way == "record")
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        chooser = along_record if way == "record" else at_random(1)
        paper = Paper(out)
        Table(Run((session,)), Path(folder) / "run.json", paper, chooser=chooser).play()
    return out.getvalue()


def file_of(name: str, way: str) -> Path:
    """Where the transcript of `pack/chapter` is kept."""
    return HERE / f"{name.replace('/', '-')}-{way}.txt"


if __name__ == "__main__":
    shelf = bundled()
    for name in shelf.names():
        for way in WAYS:
            file_of(name, way).write_text(transcript(shelf.game(name), way), encoding="utf-8")
            print(file_of(name, way).name)
