"""Whatever a stranger's file holds: one clear message with its place, exit code 2, nothing else.

`python -m tests.promises` runs every case as a process of its own too, with its time and memory.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from game.cli import commands
from game.scenario.files import read_file
from tests.bad_inputs.attacks import REFUSED, TEXTS, Attack
from tests.bad_inputs.cases import HERE, Case, every_case, everything, write_pack

CASES = every_case()


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all folders of the user's in it."""
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return tmp_path


def checked(*words: str) -> tuple[int, str]:
    """Exit code and all that was said."""
    result = CliRunner().invoke(commands, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind} {case.name}")
def test_it_is_refused_with_its_place(case: Case, apart: Path) -> None:
    """Exit 2, file and line, the words that help; no control sign reaches the terminal, nothing is
    changed, and nothing is written but a lock.
    """
    words = case.make(apart)
    before = everything(apart)
    assert case.troubles(*checked(*words)) == []
    assert {name: held for name, held in everything(apart).items() if "locks" not in name} == before


def test_there_are_more_than_two_hundred() -> None:
    """Of every kind."""
    assert len(CASES) > 200
    assert {case.kind for case in CASES} >= {"pack", "yaml", "save", "zip"}


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is only one parser here")
@pytest.mark.parametrize("attack", REFUSED, ids=lambda attack: attack.name)
def test_both_parsers_see_the_same(
    attack: Attack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same tree at the same places, and the same faults of YAML: the answer, made of these
    alone, cannot differ.
    """
    file = write_pack(tmp_path / "harbour", attack.files()) / attack.file
    with_libyaml = read_file(file)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read_file(file) == with_libyaml


@pytest.mark.parametrize("attack", TEXTS, ids=lambda attack: attack.name[:30])
def test_odd_texts_are_accepted(attack: Attack, tmp_path: Path) -> None:
    """They are texts: long, marked, or looking like code."""
    code, said = checked("check", str(write_pack(tmp_path / "harbour", attack.files())))
    assert code == 0, said


@pytest.mark.parametrize("control", ["plain", "bom", "colon"])
def test_the_controls_are_accepted(control: str) -> None:
    """A well-formed file, one with a byte-order mark, one with a quoted colon: no errors."""
    code, said = checked("check", str(HERE / "controls" / f"{control}.yaml"))
    assert code == 0, said


@pytest.mark.parametrize("case", CASES[:: len(CASES) // 9], ids=lambda case: case.name)
def test_a_sample_as_real_processes(case: Case, apart: Path) -> None:
    """The same answer from the program itself."""
    command = [sys.executable, "-m", "game", *case.make(apart)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert case.troubles(result.returncode, result.stderr) == []
