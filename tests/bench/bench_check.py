"""Measure `check`: loading against PyYAML alone, a cold check against a bare Python, refusals.

    python tests/bench/bench_check.py [ROUNDS]

Both sides run in turn; printed are the medians of the ratios. Wanted: loading at most 2, a cold
check at most 25, every refusal under 2 seconds with either parser.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from game.scenario.loader import load_chapter, read_pack  # noqa: E402
from game.scenario.syntax import read  # noqa: E402
from game.scenario.text_checks import MAX_BYTES  # noqa: E402
from tests.bench.measuring_story import story_yaml  # noqa: E402

CHAPTER = ROOT / "scenarios" / "gsomia" / "ninety_days.yaml"
CHAPTERS = (
    *("within_the_hour", "through_washington", "twenty_seven_days", "ninety_days", "afterwards"),
)


def _full(head: bytes, unit: bytes, end: bytes = b"\n") -> bytes:
    """As much of a unit as a file may hold."""
    return head + unit * ((MAX_BYTES - len(head) - len(end)) // len(unit)) + end


HUGE: dict[str, bytes] = {
    "values in one list": _full(b"a: [", b"1,", b"1]\n"),
    "items": _full(b"a:\n", b"- 1\n"),
    "names": b"".join(b"k%d: v\n" % number for number in range(50_000)),
    "quoted": _full(b"a: [", b'"1",', b"1]\n"),
    "one plain word": _full(b"a: ", b"x"),
    "one line of words": _full(b"a: ", b"xy z "),
    "one text in double quotes": _full(b'a: "', b"x y", b'"\n'),
    "one text in single quotes": _full(b"a: '", b"x''", b"'\n"),
    "one text of escapes": _full(b'a: "', b"\\x41", b'"\n'),
    "one block": _full(b"a: |\n", b"  abc def\n", b""),
    "one block of empty lines": _full(b"a: |\n", b"  x\n\n", b""),
    "one folded block": _full(b"a: >\n", b"  abc def\n", b""),
    "one text of many lines": _full(b"a: x\n", b"  abc def\n", b""),
    "only a comment": _full(b"", b"#"),
    "only comments": _full(b"", b"# abc\n", b""),
    "only empty lines": _full(b"", b"\n", b""),
    "deep": _full(b"a: ", b"["),
    "24,000 values and a fault": b"a: [" + b"1," * 24_000 + b"1]\nb: [",
    "long texts and a fault": b"".join(b'k%d: "%s"\n' % (n, b"word " * 3_900) for n in range(26))
    + b"x: [",
}


def main(rounds: int = 9) -> None:
    """Measure and print."""
    loading(rounds)
    cold(rounds)
    refusals()


def loading(rounds: int) -> None:
    """Loading a chapter, against what PyYAML's C loader takes for the same text."""
    data, pack = CHAPTER.read_bytes(), read_pack(CHAPTER.parent)
    sides: dict[str, Callable[[], object]] = {
        "CSafeLoader": lambda: yaml.load(data, Loader=yaml.CSafeLoader),
        "located values": lambda: read(data, "f.yaml"),
        "the whole chapter, checked": lambda: load_chapter(CHAPTER, pack),
    }
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds + 1):
        for name, side in sides.items():
            gc.collect()
            taken[name].append(_seconds(side))
    print(f"loading {CHAPTER.name}, {len(data.splitlines()):,} lines")
    theirs = taken["CSafeLoader"][1:]
    for name, times in taken.items():
        ratio = statistics.median(a / b for a, b in zip(times[1:], theirs, strict=True))
        print(f"  {name}: {min(times) * 1000:.0f} ms, {ratio:.2f} times")


def cold(rounds: int) -> None:
    """`check` as a command of its own, against a Python that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        lone = Path(folder) / "story.yaml"
        lone.write_text(story_yaml(), encoding="utf-8")
        print("cold check, against python -c pass")
        for path in (lone, *(CHAPTER.parent / f"{name}.yaml" for name in CHAPTERS)):
            words = ("-m", "game", "check", str(path))
            _process(words, environment)
            pairs = [
                (_process(words, environment), _process(("-c", "pass"), environment))
                for _ in range(rounds)
            ]
            ratio = statistics.median(own / bare for own, bare in pairs)
            least = min(own for own, _ in pairs) / min(bare for _, bare in pairs)
            print(f"  {path.name}: {ratio:.1f} times (fastest to fastest {least:.1f})")


def refusals() -> None:
    """How long a file is looked at that cannot be accepted, with libyaml and without."""
    slowest = 0.0
    print("refusals, seconds with libyaml / without")
    for name, data in HUGE.items():
        taken = [_seconds(partial(read, data, "f", pure=pure)) for pure in (False, True)]
        _, found = read(data, "f")
        slowest = max(slowest, *taken)
        print(f"  {name}: {taken[0]:.2f} / {taken[1]:.2f} ({found[0].code})")
    print(f"  slowest: {slowest:.2f}")


def _seconds(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return time.process_time() - began


def _process(words: tuple[str, ...], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
