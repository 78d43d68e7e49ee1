"""Measure what is promised and print it as a table; exit code 1 where something does not hold.

python -m tests.promises            everything, in some minutes
python -m tests.promises --quick    the same with small counts
python -m tests.promises saves machine
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path

from tests.promises.table import QUICK, WHOLE, Row, printed, told

FAMILIES = (
    *("bad_files", "fuzz", "saves", "everywhere"),
    *("machine", "exports", "long_runs", "window_session"),
)
SIDE_BY_SIDE = ("long_runs", "window_session")
"""These take one core each, and no time is promised of them: they run last, both at once."""


def main(arguments: list[str]) -> int:
    """Run the families that are named, or all; the exit code."""
    given = ArgumentParser(prog="python -m tests.promises", description=__doc__.splitlines()[0])
    given.add_argument("family", nargs="*", help=", ".join(FAMILIES))
    given.add_argument("--quick", action="store_true", help="Small counts.")
    options = given.parse_args(arguments)
    if unknown := {*options.family} - {*FAMILIES}:
        given.error(f"there is no family {', '.join(sorted(unknown))}")
    began, rows = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="promises-") as scratch:
        _own_folders(Path(scratch) / "home")
        wanted = options.family or FAMILIES
        for name in wanted:
            if name not in SIDE_BY_SIDE:
                rows += measured(name, Path(scratch) / name, quick=options.quick)
        with ProcessPoolExecutor(2) as pool:
            last = [
                pool.submit(measured, name, Path(scratch) / name, quick=options.quick)
                for name in wanted
                if name in SIDE_BY_SIDE
            ]
            rows += [row for each in last for row in each.result()]
    told("")
    print(printed(rows))
    kept = sum(row.kept for row in rows)
    print(f"\n{kept} of {len(rows)} hold; measured in {time.monotonic() - began:.0f} s.")
    return int(kept < len(rows))


def measured(name: str, folder: Path, *, quick: bool) -> list[Row]:
    """The rows of a family; where measuring itself breaks, a row that says so."""
    rows: list[Row] = []
    folder.mkdir()
    try:
        module = import_module(f"tests.promises.{name}")
        rows.extend(module.rows(QUICK if quick else WHOLE, folder))
    except Exception as error:
        rows.append(Row(f"{name} can be measured", name, f"{type(error).__name__}: {error}", False))
    return rows


def _own_folders(home: Path) -> None:
    """Saves, settings and locks of what is started here go into a folder of its own."""
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
