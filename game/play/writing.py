"""Files to hand on, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from game.play.checked import Rejected


def write_file(path: Path, content: str | bytes, *, replace: bool = True) -> None:
    """Write a file by way of a temporary one beside it, so that it never stands there half. Raises
    Rejected where it cannot be written, or is there already and `replace` is false.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    if path.exists() and not (replace and path.is_file()):
        raise Rejected(f"{path} exists already", "name another file")
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name or path.parent / "-").unlink(missing_ok=True)
        raise Rejected(
            f"{path} cannot be written: {error.strerror or error}",
            "name another file, or free some space",
        ) from error
