"""Whatever a stranger's file holds: one clear message with its place, exit code 2, nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from game.cli import commands
from tests.bad_inputs.attacks import REFUSED, TEXTS, Attack

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def written(attack: Attack, folder: Path) -> Path:
    """The attack as a pack in a folder."""
    pack = folder / "harbour"
    pack.mkdir()
    for name, text in attack.files().items():
        (pack / name).write_text(text, encoding="utf-8", errors="surrogatepass")
    return pack


def checked(pack: Path) -> tuple[int, str]:
    """Exit code and all that was said."""
    result = CliRunner().invoke(commands, ["check", str(pack)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize("attack", REFUSED, ids=lambda attack: attack.name)
def test_it_is_refused_with_its_place(
    attack: Attack, pure: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 2, file and line, the words that help; no control sign reaches the terminal."""
    if pure:
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    pack = written(attack, tmp_path)
    before = {each: each.read_bytes() for each in pack.iterdir()}
    code, said = checked(pack)
    assert code == 2, said
    assert re.search(rf"{re.escape(attack.file)}:\d+:\d+: [a-z-]+: .+ \(.+\)", said), said
    assert "Traceback" not in said
    assert not CONTROL.search(said)
    assert all(word in said for word in attack.says), said
    assert {each: each.read_bytes() for each in pack.iterdir()} == before


@pytest.mark.parametrize("attack", TEXTS, ids=lambda attack: attack.name[:30])
def test_odd_texts_are_accepted(attack: Attack, tmp_path: Path) -> None:
    """They are texts: long, marked, or looking like code."""
    code, said = checked(written(attack, tmp_path))
    assert code == 0, said


@pytest.mark.parametrize("attack", REFUSED[:: len(REFUSED) // 19], ids=lambda attack: attack.name)
def test_a_sample_as_real_processes(attack: Attack, tmp_path: Path) -> None:
    """The same answer from the program itself."""
    command = [sys.executable, "-m", "game", "check", str(written(attack, tmp_path))]
    result = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert not CONTROL.search(result.stderr)
