"""The program as a process of its own: exit code, words, seconds, and the most it held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = """
import os, sys, json, time
began = time.perf_counter()
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(pid, 0)
told = [os.waitstatus_to_exitcode(status), used.ru_maxrss, time.perf_counter() - began]
open(sys.argv[1], "w").write(json.dumps(told))
"""
"""A process counts the memory of the one that forks it as its own: this one is small."""


@attrs.frozen
class Done:
    """`megabytes` is the most that was held at once; 0 where the system does not tell."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float = 0.0

    @property
    def said(self) -> str:
        """All that was printed, what went wrong first."""
        return self.err + self.out


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Folders of the user's and of the system's inside `folder`, so that what is written shows."""
    own = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    own |= {"HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    own |= {"SDL_VIDEODRIVER": "dummy", "TMPDIR": str(folder)}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    return kept | own | more


def game(
    *words: str,
    folder: Path,
    env: Mapping[str, str] | None = None,
    typed: str = "",
    python: tuple[str, ...] = (sys.executable, "-m", "game"),
    timeout: float = 120,
) -> Done:
    """`at-the-table WORDS` in a folder, measured."""
    env = env or environment(folder)
    if not hasattr(os, "wait4"):
        return _unmeasured([*python, *words], folder, env, typed)
    with tempfile.TemporaryDirectory() as scratch:
        told = Path(scratch) / "told"
        command = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(told), *python, *words]
        done = subprocess.run(
            command, input=typed, cwd=folder, env=env, timeout=timeout, check=False,
            capture_output=True, text=True, encoding="utf-8", errors="backslashreplace",
        )  # fmt: skip
        if not told.exists():
            return Done(done.returncode, done.stdout, done.stderr, 0.0)
        code, kilobytes, seconds = json.loads(told.read_text(encoding="utf-8"))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Done(code, done.stdout, done.stderr, seconds, kilobytes / unit)


def _unmeasured(command: list[str], folder: Path, env: Mapping[str, str], typed: str) -> Done:
    began = time.perf_counter()
    done = subprocess.run(command, input=typed, cwd=folder, env=env, check=False, timeout=120,
                          capture_output=True, text=True, encoding="utf-8")  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr, time.perf_counter() - began)


def resident() -> float:
    """Megabytes that this process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
