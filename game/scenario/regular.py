"""The bytes of a file that somebody names: of a plain file, and never more than are wanted."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG


def regular_bytes(path: Path, most: int) -> bytes:
    """What stands in a file, cut off after `most` + 1 bytes, so that too much can be told. Raises
    OSError, also for a pipe or a device: reading one may never end.
    """
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file")
    with path.open("rb") as file:
        return file.read(most + 1)


def own_bytes(path: Path, most: int) -> bytes:
    """The same of a file in a stranger's folder: a link that leads out of it raises OSError too."""
    if path.is_symlink() and path.resolve().parent != path.parent.resolve():
        raise OSError(errno.EPERM, "it is a link that leads out of its folder")
    return regular_bytes(path, most)
