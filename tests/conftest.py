"""Every test has user folders of its own: no save, setting or lock of the machine's user is met."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for disks and for other processes."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Folders of data, settings and caches, for this process and all that it starts."""
    home: Path = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ):
        os.environ[name] = str(home / folder)
