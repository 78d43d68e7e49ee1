"""Measure the engine on the measuring story against inkjs, in turn, five rounds.

    npm install --prefix FOLDER inkjs@2.4.0
    python tests/bench/bench_engine.py FOLDER [ROUNDS]

Prints each round's playthroughs a second of both, and the median of the ratios. Both play at random
with legality checked; both must give the same hash over the fixed sequences first.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.engine.rules import Game, is_over, resolve, start
from tests.bench.measuring_story import HASH, HERE, digest, measuring_game

OURS, THEIRS = 10_000, 1_000


def main(peer: Path, rounds: int = 5) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        game = measuring_game(Path(folder))
    print(f"hash: ours {digest(game)}, wanted {HASH}")
    ratios = []
    for number in range(1, rounds + 1):
        theirs_hash, theirs = _peer(peer)
        ours = _ours(game, number)
        assert theirs_hash == digest(game) == HASH
        ratios.append(ours / theirs)
        print(f"round {number}: ours {ours:,.0f}/s, inkjs {theirs:,.0f}/s, ratio {ratios[-1]:.1f}")
    print(f"median ratio: {statistics.median(ratios):.1f}")


def _ours(game: Game, seed: int) -> float:
    dice, luck = Random(seed).random, game.luck(seed)
    began = time.perf_counter()
    for _ in range(OURS):
        state = start(game, luck)
        while not is_over(game, state):
            state = resolve(game, state, (int(dice() * 4),), luck)
    return OURS / (time.perf_counter() - began)


def _peer(folder: Path) -> tuple[str, float]:
    done = subprocess.run(
        ["node", str(HERE / "peer_ink.js"), str(THEIRS)],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    digits, rate = done.stdout.split()
    return digits, float(rate)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
