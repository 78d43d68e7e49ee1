"""What every run of the suite looks at, and what only a thorough one does: `ATT_THOROUGH=1`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
THOROUGH = "ATT_THOROUGH" in os.environ


def some(all_of_them: Sequence[T], of_every_run: Sequence[T]) -> Sequence[T]:
    """The cases of this run. Those of every run are among them all, else AssertionError."""
    assert all(each in all_of_them for each in of_every_run)
    return all_of_them if THOROUGH else of_every_run
