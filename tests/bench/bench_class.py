"""Measure `class` over many saves, in one real process.

    python tests/bench/bench_class.py [SAVES]

Saves of every bundled chapter and seat, one in fifty of them damaged, become a page and rows.
Wanted: 500 in under 10 seconds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from game.play.shelf import bundled  # noqa: E402
from tests.analysis.classes import write_class  # noqa: E402

BROKEN = 50
"""One file in so many is cut off in the middle."""


def main(size: int = 500, rounds: int = 3) -> None:
    """Measure and print."""
    shelf = bundled()
    games = [shelf.game(name) for name in shelf.names()]
    with tempfile.TemporaryDirectory() as folder:
        saves, page, rows = (Path(folder) / name for name in ("saves", "c.html", "c.csv"))
        write_class(saves, games, size)
        broken = sorted(saves.glob("*.json"))[::BROKEN]
        for file in broken:
            file.write_bytes(file.read_bytes()[:-100])
        words = ("-m", "game", "class", str(saves), "--html", str(page), "--csv", str(rows))
        print(f"class, {size} saves of {len(games)} chapters, {len(broken)} of them damaged")
        for _ in range(rounds):
            began = time.perf_counter()
            done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True)
            taken = time.perf_counter() - began
            counted = rows.read_text(encoding="utf-8").count("\n") - 1
            told = done.stderr.decode(errors="replace").count("Skipped: ")
            size_of = page.stat().st_size // 1024
            print(f"  {taken:.1f} s: {counted} rows, {told} skipped, a page of {size_of} KiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
