"""Only plain files are read, never more of them than is wanted, and none through a link outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.scenario.regular import own_bytes, regular_bytes


def test_a_file_is_read_as_far_as_is_wanted(tmp_path: Path) -> None:
    """One byte more, so that too much can be told."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"123456")
    assert regular_bytes(file, 6) == b"123456"
    assert regular_bytes(file, 3) == b"1234"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_what_may_never_end_is_not_read(tmp_path: Path) -> None:
    """A pipe, a device, a folder: an error at once, with a reason for people."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(OSError, match="pipe or a device"):
            regular_bytes(path, 10)
    with pytest.raises(IsADirectoryError):
        regular_bytes(tmp_path, 10)
    with pytest.raises(FileNotFoundError):
        regular_bytes(tmp_path / "none", 10)


def test_links_lead_nowhere_else(tmp_path: Path) -> None:
    """Inside the folder they are followed; the folder itself may be reached by one."""
    pack, outside = tmp_path / "pack", tmp_path / "secret"
    pack.mkdir()
    outside.write_bytes(b"secret")
    (pack / "a.yaml").write_bytes(b"here")
    (pack / "b.yaml").symlink_to("a.yaml")
    (pack / "c.yaml").symlink_to(outside)
    (tmp_path / "link").symlink_to(pack)
    assert own_bytes(pack / "b.yaml", 10) == b"here"
    assert own_bytes(tmp_path / "link" / "b.yaml", 10) == b"here"
    with pytest.raises(OSError, match="leads out of its folder"):
        own_bytes(pack / "c.yaml", 10)
