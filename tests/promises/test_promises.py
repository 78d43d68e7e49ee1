"""The promises that are quick to show, in small; `python -m tests.promises` shows them all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import attrs
import pytest

from tests.promises import exports, long_runs, machine, saves, window_session
from tests.promises.__main__ import FAMILIES, main
from tests.promises.processes import ROOT, game
from tests.promises.table import QUICK, Row, first_of, printed
from tests.thorough import THOROUGH, some

UNIX = pytest.mark.skipif(not hasattr(os, "wait4"), reason="pipes and signals of Unix")
FEW = attrs.evolve(QUICK, kills=2, turns=600, session=30)


def test_a_promise_that_does_not_hold_is_seen() -> None:
    """In the table, in words, and in the number that the command ends with."""
    rows = [Row("a | b", "by hand", "3 of 3"), Row("c", "d", first_of(["one", "two"], ""), False)]
    assert printed(rows).splitlines()[2:] == [
        "| a \\| b | by hand | 3 of 3 |",
        "| c | d | **does not hold:** 2 failed, first: one |",
    ]


def test_every_family_has_its_module() -> None:
    """And one that there is not is named, with those that there are."""
    assert all((Path(__file__).parent / f"{name}.py").exists() for name in FAMILIES)
    with pytest.raises(SystemExit):
        main(["no_such_family"])


def test_memory_of_a_process_is_its_own(tmp_path: Path) -> None:
    """What it allocates is counted; what this process holds is not."""
    ballast = bytearray(200 << 20)
    python = ("-c", "x = bytearray(90 << 20)")
    done = game(*python[1:], folder=tmp_path, python=(sys.executable, "-c"))
    assert len(ballast) > done.megabytes * (1 << 20)
    assert done.megabytes > 90 or not hasattr(os, "wait4")


@UNIX
@pytest.mark.parametrize(
    "kind", [saves._left_over, saves._broken_by_hand, saves._two_windows, saves._versions]
)
def test_saves_keep_their_promises(kind: object, tmp_path: Path) -> None:
    """What a crash leaves, broken files, two windows, other versions."""
    row = kind(tmp_path)  # type: ignore[operator]
    assert row.kept, row.figure


@UNIX
@pytest.mark.skipif(not THOROUGH, reason="real programs that are killed take their time")
def test_a_killed_run_goes_on(tmp_path: Path) -> None:
    """A few kills of the real program."""
    row = saves._killed_runs(FEW.kills, tmp_path)
    assert row.kept, row.figure


def wrong(trials: machine.Trials) -> list[str]:
    """What failed, but for being slow: that is for the command to say."""
    return [each.wrong for each in trials.found if each.wrong and not each.wrong.endswith(" s")]


MACHINES = [machine._no_display, machine._nobody_reads, machine._full_disk]


@UNIX
@pytest.mark.parametrize("kind", some(MACHINES, MACHINES[:1]))
def test_machines_on_which_something_is_missing(kind: object, tmp_path: Path) -> None:
    """Words or a fallback."""
    trials = machine.Trials(tmp_path)
    kind(trials)  # type: ignore[operator]
    assert wrong(trials) == []


@UNIX
def test_without_a_home_the_program_goes_on(tmp_path: Path) -> None:
    """As in a container whose user nobody knows: what needs no home works."""
    trials = machine.Trials(tmp_path)
    nowhere = {"HOME": None, **dict.fromkeys(each for each in trials.env if "XDG_" in each)}
    python = (sys.executable, "-c", machine.HOMELESS)
    trials.run("no home", ("list",), machine.well("gsomia/within_the_hour"), nowhere, python)
    assert wrong(trials) == []


def test_names_come_out_of_a_table_whole() -> None:
    """And compute nothing."""
    row = exports._names()
    assert row.kept, row.figure


def test_a_long_run_and_a_session_at_the_window(tmp_path: Path) -> None:
    """They run without a fault; what they hold is measured by the command."""
    assert [*long_runs.rows(FEW, tmp_path)]
    first, *_ = window_session.rows(FEW, tmp_path)
    assert first.kept, first.figure


def test_the_program_is_called_in_its_checkout(tmp_path: Path) -> None:
    """The one that is tested here."""
    assert game("--version", folder=tmp_path).code == 0
    assert (ROOT / "game").is_dir()
