"""The same run gives the same words on every Python, under every hash seed, with libyaml or not.

Other Pythons are looked for beside this one: `python3.12` and the like on the PATH, and virtual
environments called by version in the folder that ATT_PYTHONS names. One counts only if it has the
libraries that the program needs.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.promises.processes import Done, environment, game
from tests.promises.table import Counts, Row, told

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
NEEDS = "import attrs, click, filelock, jinja2, markdown_it, platformdirs, pybtex, rich, yaml"
HASHES = """
import sys, yaml
if sys.argv[1] == "pure":
    yaml.__with_libyaml__ = False
from hashlib import sha256
from pathlib import Path
from game.play.shelf import bundled
from tests.golden.transcripts import WAYS, transcript
shelf = bundled()
for name in shelf.names():
    for way in WAYS[: 1 if sys.argv[2] == "record" else 2]:
        text = transcript(shelf.game(name), way)
        print(name, way, sha256(text.encode()).hexdigest())
"""
"""Every chapter that comes with the game, along its record and once at random, as it is printed."""
Run = tuple[str, str, str, str]
"""A Python, its parser of YAML, a hash seed, and whether random transcripts are printed too."""


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """One run of all transcripts on each Python; every other must print the same hashes."""
    pythons, seeds = _pythons(folder), [str(seed) for seed in range(1, counts.hash_seeds + 1)]
    runs: list[Run] = [(sys.executable, "libyaml", seeds[0], "both")]
    runs += [(sys.executable, "libyaml", seed, "record") for seed in seeds[1:]]
    runs += [(sys.executable, "pure", "1", "record")]
    for version, python in pythons.items():
        if version != _own() and python:
            runs += [(python, "libyaml", "2", "both"), (python, "pure", "3", "record")]
    done = 0

    def one(run: Run) -> str:
        nonlocal done
        python, yaml, seed, ways = run
        env = environment(folder, PYTHONHASHSEED=seed, COLUMNS="80")
        hashes = game(
            yaml, ways, folder=folder, env=env, python=(python, "-c", HASHES), timeout=400
        )
        done += 1
        told(f"transcripts: {done} of {len(runs)}")
        return _hashes(hashes)

    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(runs, pool.map(one, runs), strict=True))
    first = found[runs[0]].splitlines()
    equal = {run for run in runs if {*found[run].splitlines()} <= {*first} and found[run]}

    def row(what: str, of: list[Run], among: str) -> Row:
        odd = [f"{Path(run[0]).name} {' '.join(run[1:])}" for run in of if run not in equal]
        most = max((found[run].count("\n") + 1 for run in of), default=0)
        good = f"{most} transcripts, equal {among}"
        shown = "SHA-256 of what the terminal prints of every bundled chapter, along its record"
        shown += (
            ", debrief and all" if most < len(first) else " and once at random, debrief and all"
        )
        return Row(what, shown, f"different: {', '.join(odd)}" if odd else good, not odd)

    sown = [run for run in runs[1:] if run[0] == sys.executable and run[1] == "libyaml"]
    yield row("The same run is the same to the letter under any hash seed", sown,
              f"under {len(seeds)} seeds")  # fmt: skip
    pure = [run for run in runs if run[1] == "pure"]
    yield row("... with libyaml and without", pure, f"in {len(pure)} runs without it")
    at_hand = [version for version, python in pythons.items() if python]
    missing = [version for version in VERSIONS if version not in at_hand]
    among = f"on {', '.join(at_hand)}" + (f"; not at hand: {', '.join(missing)}" * bool(missing))
    yield row("... on every Python", [run for run in runs if run[3] == "both"], among)


def _hashes(done: Done) -> str:
    """What was printed; of a run that failed, its last words."""
    return done.out.strip() if done.code == 0 else f"failed: {done.err[-300:]}"


def _own() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _pythons(folder: Path) -> dict[str, str]:
    """Each version with a Python of it that has all libraries; empty where there is none."""
    found = {_own(): sys.executable}
    beside = Path(os.environ.get("ATT_PYTHONS", folder))
    for version in VERSIONS:
        able = (str(beside / version / "bin" / "python"), shutil.which(f"python{version}"))
        for python in filter(None, able):
            if version not in found and Path(python).exists():
                tried = game("", folder=folder, python=(python, "-c", NEEDS))
                if tried.code == 0:
                    found[version] = python
    return {version: found.get(version, "") for version in VERSIONS}
