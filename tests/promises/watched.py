"""What this process does to the world while something runs: files written, programs, addresses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_deeds: list[str] | None = None
_CHANGES = (
    *("os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.mkdir", "shutil.rmtree", "subprocess.Popen", "os.system", "os.exec"),
    *("os.posix_spawn", "os.fork", "socket.connect", "socket.getaddrinfo", "urllib.Request"),
    *("ctypes.dlopen", "pickle.find_class"),
)
_hooked = False


def _note(event: str, given: tuple[Any, ...]) -> None:
    if _deeds is None:
        return
    if event == "open" and not isinstance(given[0], int):
        flags = given[2] if isinstance(given[2], int) else 0
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or set(str(given[1])) & set("wax+"):
            _deeds.append(f"open {given[0]}")
    elif event in ("os.remove", "os.rmdir") and given[1] != -1:
        return  # inside a tree that is taken away whole, which is noted itself
    elif event in _CHANGES:
        _deeds.append(f"{event} {given[0] if given else ''}")


@contextmanager
def watched() -> Iterator[list[str]]:
    """Everything that is written, made, taken away, started or asked of the network meanwhile."""
    global _deeds, _hooked
    if not _hooked:
        sys.addaudithook(_note)
        _hooked = True
    _deeds = found = []
    try:
        yield found
    finally:
        _deeds = None


def outside(deeds: list[str], *folders: Path) -> list[str]:
    """Those that are not about something inside one of the folders."""
    inside = tuple(f" {folder}" for folder in folders)
    return [each for each in deeds if not any(place in each for place in inside)]
