"""Measure what the author's tools cost, each beside what it is measured by, in turn.

    npm install --prefix FOLDER inkjs@2.4.0
    python tests/bench/bench_analysis.py FOLDER [ROUNDS]

    playtest        100,000 runs of the measuring story in a process of its own, start-up, loading
                    and counting included, a run beside one of inkjs without its start-up
    two processes   the same, shared by two; a busy machine has no room for a second, so before it
                    stands what two bare processes gain at the same moment
    exact odds      of all 16,777,216 playthroughs, beside playing them one by one at the engine's
                    own rate, measured just before in the same process
    the limit       24 dice of one turn, each to be told from the others: until it samples

Prints medians of both sides and of the ratios, their span, and what is aimed at. `bench_check.py`
measures loading and `check`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.measuring_story import HERE, story_yaml

ROOT = Path(__file__).resolve().parents[2]
RUNS, THEIRS = 100_000, 1_000
ONE_BY_ONE = 10_000
PLAYTHROUGHS = 4**12
CACHE = Path(tempfile.gettempdir()) / "at-the-table-bench"
"""Compiled modules, as an installed game has them."""
T = TypeVar("T")
Pair = tuple[float, float]
"""Seconds of theirs and of ours."""


def main(peer: Path, rounds: int = 5) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder, "story.yaml")
        story.write_text(story_yaml(), encoding="utf-8")
        _row("what", "beside", "ours", "ratio", "aim")
        _row("---", "---:", "---:", "---:", "---")
        _told("playtest, a run", _rounds(lambda: _playtest(peer, story), rounds), "at least 35")
        shared = _rounds(lambda: (*_bare(), *_shared(story)), rounds)
        _told("two bare processes", [each[:2] for each in shared], "2 where there is room")
        _told("two processes, a run", [each[2:] for each in shared], "at least 1.5")
        exact = [_exact(story) for _ in range(rounds)]
        _told("exact odds", [each[:2] for each in exact], "at least 60")
        _row("memory for exact odds", "", f"{max(each[2] for each in exact):.0f} MB", "", "< 1 GB")
        _row("the limit", "", _time(_limit()), "", "")


# --- the rows -------------------------------------------------------------------------------


def _rounds(measure: Callable[[], T], rounds: int) -> list[T]:
    measure()  # caches are warm, and the clock is up
    return [measure() for _ in range(rounds)]


def _told(what: str, pairs: list[Pair], aim: str) -> None:
    theirs, ours = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratios = sorted(other / own for other, own in pairs)
    span = f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    _row(what, _time(theirs), _time(ours), span, aim)


def _row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def _time(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds * 1e6:.1f} µs"


# --- each beside what it is measured by -----------------------------------------------------


def _playtest(peer: Path, story: Path) -> Pair:
    said = subprocess.run(
        ["node", str(HERE / "peer_ink.js"), str(THEIRS)],
        cwd=peer, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return 1 / float(said.stdout.split()[1]), _played(story, 1)


def _bare() -> Pair:
    """Two bare programs one after the other, and at once."""

    def both(at_once: bool) -> None:
        running = []
        for _ in range(2):
            running.append(subprocess.Popen([sys.executable, "-c", BARE]))
            if not at_once:
                running[-1].wait()
        for each in running:
            each.wait()

    return _seconds(lambda: both(False)), _seconds(lambda: both(True))


def _shared(story: Path) -> Pair:
    return _played(story, 1), _played(story, 2)


def _played(story: Path, jobs: int) -> float:
    """Seconds a run."""
    return _run("-c", PLAYTEST, str(story), str(RUNS), str(jobs))[0] / RUNS


def _exact(story: Path) -> tuple[float, float, float]:
    """Seconds one by one and by exact odds, and the megabytes that the process held at most."""
    one, exact, memory = map(float, _child("exact", str(story))[1].split())
    return one, exact, memory


def _limit() -> float:
    return float(_child("limit")[1])


def _seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def _child(*arguments: str) -> tuple[float, str]:
    return _run(__file__, "--child", *arguments)


def _run(*arguments: str) -> tuple[float, str]:
    """Seconds from a process's start to its end, and what it printed."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(CACHE), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, text=True, env=env
    )
    return time.perf_counter() - began, done.stdout


# --- in a process of its own ----------------------------------------------------------------

BARE = "for n in range(20_000_000): pass"
PLAYTEST = """
import sys
from pathlib import Path
from game.analysis.playtest import playtest
from game.engine.rules import build
from game.scenario.loader import load_chapter

game = build(load_chapter(Path(sys.argv[1])).scenario)
print(playtest(game, int(sys.argv[2]), 1, jobs=int(sys.argv[3])).endings)
"""


def _weigh(path: str) -> Iterator[object]:
    import resource

    from game.analysis.odds import odds
    from game.engine.rules import build, is_over, resolve, start
    from game.scenario.loader import load_chapter

    game = build(load_chapter(Path(path)).scenario)
    dice, luck = Random(1).random, game.luck(1)

    def one_by_one() -> None:
        for _ in range(ONE_BY_ONE):
            state = start(game, luck)
            while not is_over(game, state):
                state = resolve(game, state, (int(dice() * 4),), luck)

    yield _seconds(one_by_one) / ONE_BY_ONE * PLAYTHROUGHS
    found = []
    yield _seconds(lambda: found.append(odds(game, start(game, luck))))
    assert found[0].exact
    assert found[0].endings["drift"] * PLAYTHROUGHS == 8_467_844
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _dice() -> Iterator[object]:
    from game.analysis.odds import odds
    from game.engine.rules import start
    from tests.helpers import game_of

    events = "\n".join(f"      - {{id: die{n}, chance: 0.5, mark: [f{n}]}}" for n in range(24))
    flags = " and ".join(f"f{n}" for n in range(24))
    text = f"turns:\n  - events:\n{events}\nendings: {{all: {flags}, end: }}"
    with tempfile.TemporaryDirectory() as folder:
        game = game_of(text, Path(folder))
    found = []
    yield _seconds(lambda: found.append(odds(game, start(game, game.luck(1)), runs=1000)))
    assert not found[0].exact


CHILDREN: dict[str, Callable[..., Iterator[object]]] = {
    "exact": _weigh,
    "limit": _dice,
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        for said in CHILDREN[sys.argv[2]](*sys.argv[3:]):
            print(said)
    else:
        main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
