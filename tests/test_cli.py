"""The commands as a user types them: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.play.test_campaign import pack_in

ROOT = Path(__file__).resolve().parents[1]


def run(*words: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """`at-the-table WORDS` in a process of its own, with `typed` on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "game", *words],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "SDL_VIDEODRIVER": "dummy"} | environment,
        timeout=60,
        check=False,
    )


def test_list_names_every_bundled_chapter() -> None:
    """`list` shows what `play` takes."""
    listed = run("list")
    assert listed.returncode == 0
    assert "gsomia/within_the_hour" in listed.stdout


def test_the_bundled_scenarios_pass_even_strictly() -> None:
    """`check scenarios/ --strict` finds nothing and exits 0."""
    checked = run("check", "scenarios", "--strict")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_check_reports_place_code_and_mend_and_exits_2(tmp_path: Path) -> None:
    """One line a finding: file:line:column: code: what is wrong (what to do)."""
    text = (ROOT / "tests/fixtures/small/ferry.yaml").read_text(encoding="utf-8")
    bad = tmp_path / "ferry.yaml"
    bad.write_text(text.replace("change: {calm: +10}", "change: {clam: +10}"), encoding="utf-8")
    checked = run("check", str(bad))
    assert checked.returncode == 2
    line = next(each for each in checked.stderr.splitlines() if "unknown-name" in each)
    place = re.escape(f"{bad}:27:26: unknown-name: ")
    assert re.fullmatch(place + r".*\(did you mean `calm`\?\)", line)
    assert "Traceback" not in checked.stderr


def test_warnings_fail_only_under_strict() -> None:
    """The small chapter argues nothing: it may be played, and `--strict` refuses it."""
    small = "tests/fixtures/small"
    assert run("check", small).returncode == 0
    assert run("check", small, "--strict").returncode == 2


def test_check_as_json_can_be_read_by_programs() -> None:
    """`--json` prints a list of findings with their places."""
    findings = json.loads(run("check", "tests/fixtures/small", "--json").stdout)
    assert {each["code"] for each in findings} == {"unargued"}
    assert all(each["severity"] == "warning" and each["line"] > 1 for each in findings)


def test_check_never_loads_the_window() -> None:
    """An author's machine needs no display and no pygame."""
    code = (
        "import sys; from game.cli import commands;"
        "commands(['check', 'scenarios'], standalone_mode=False);"
        "sys.exit('pygame' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# --- playing --------------------------------------------------------------------------------


def test_the_record_of_2012_ends_in_the_postponed_ending(tmp_path: Path) -> None:
    """`--auto record` plays what was done, ends as it did, and prints its sources."""
    save = tmp_path / "run.json"
    played = run("play", "gsomia/within_the_hour", "--text", "--auto", "record", "--seed", "1",
                 "--save", str(save))  # fmt: skip
    assert played.returncode == 0, played.stderr
    assert "The record ended so too." in played.stdout
    assert "Debrief · Sources" in played.stdout
    assert "https://" in played.stdout
    assert save.is_file()


def test_a_game_can_be_piped_left_and_resumed(tmp_path: Path) -> None:
    """Answers come from standard input; at its end the game is saved, and `--resume` goes on."""
    save = str(tmp_path / "run.json")
    left = run("play", "tests/fixtures/small/ferry.yaml", "--text", "--seed", "1", "--save", save,
               typed="\n\n9\n2\nu\n2\n\nu\n\n2\n\n\n")  # fmt: skip
    assert left.returncode == 0
    assert "Type a number from 1 to 2." in left.stdout
    assert left.stdout.count("Taken back.") == 2
    assert "--resume" in left.stdout
    ended = run("play", "tests/fixtures/small/ferry.yaml", "--plain", "--resume", save,
                typed="\n" * 20)  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "A closed pier" in ended.stdout


def test_plain_style_has_no_boxes_and_no_escapes(tmp_path: Path) -> None:
    """For screen readers: no drawing characters, no colour, no broken lines."""
    played = run("play", "gsomia/within_the_hour", "--plain", "--auto", "random", "--seed", "3",
                 "--save", str(tmp_path / "run.json"), FORCE_COLOR="1")  # fmt: skip
    assert played.returncode == 0, played.stderr
    assert not re.search("[─█░●◆▲▼→\x1b]", played.stdout)


def test_a_save_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    """`--save` on a file that exists is refused; the file stays as it is."""
    save = tmp_path / "run.json"
    save.write_text("mine", encoding="utf-8")
    refused = run("play", "gsomia/within_the_hour", "--text", "--save", str(save))
    assert refused.returncode == 2
    assert "--resume" in refused.stderr
    assert save.read_text(encoding="utf-8") == "mine"


def test_a_packs_folder_is_played_as_a_campaign(tmp_path: Path) -> None:
    """By its path, from the first chapter to the last, and gone on with in the debrief."""
    pack_in(tmp_path)
    pack, save = str(tmp_path / "duo"), str(tmp_path / "run.json")
    played = run("play", pack, "--text", "--auto", "record", "--save", save)
    assert played.returncode == 0, played.stderr
    assert played.stdout.count("The record ended so too.") == 2
    resumed = run("play", pack, "--text", "--resume", save, typed="\n" * 99)
    assert resumed.returncode == 0, resumed.stderr
    assert "Debrief" in resumed.stdout


def test_wrong_words_get_a_message_and_exit_2() -> None:
    """Unknown chapters, roles, commands and files: one message, a suggestion, no traceback."""
    for words, hint in (
        (("play", "gsomia/within_the_huor", "--text"), "within_the_hour"),
        (("play", "gsomia/within_the_hour", "--text", "--role", "seol"), "seoul"),
        (("chekc", "x"), "--help"),
        (("check", "no/such/place"), "check the name"),
        (("play", "--resume", "no_such.json", "--text"), "no_such.json"),
        (("play",), "list"),
    ):
        done = run(*words)
        assert done.returncode == 2, words
        assert hint in done.stderr, (words, done.stderr)
        assert "Traceback" not in done.stderr


def test_playtest_counts_endings_policies_and_lines() -> None:
    """Shares add up to the runs, and the same seed counts the same."""
    words = ("playtest", "gsomia/within_the_hour", "--runs", "300", "--seed", "5")
    first = run(*words)
    assert first.returncode == 0, first.stderr
    endings = re.search(r"Endings\n(.*?)\n\n", first.stdout, re.DOTALL)
    assert endings
    counts = [int(line.rsplit(" ", 1)[1]) for line in endings[1].splitlines() if "%" in line]
    assert sum(counts) == 300
    assert first.stdout == run(*words).stdout


def test_playtest_weighs_every_play_of_a_seat() -> None:
    """`--seats`: exact endings of each seat with the others unplayed; they add up to one."""
    printed = run("playtest", "gsomia/within_the_hour", "--runs", "1", "--seats").stdout
    seats = printed.split(", the others unplayed")[1:]
    assert len(seats) == 3
    for seat in seats:
        endings = seat[: seat.index("reached in")]
        shares = [float(share) for share in re.findall(r"([0-9.]+)%", endings)]
        assert sum(shares) == pytest.approx(100, abs=0.5)


def test_without_a_display_the_window_says_so_and_offers_the_terminal() -> None:
    """Never an invisible window: exit 2 and `--text`."""
    environment = {"SDL_VIDEODRIVER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    if sys.platform not in ("linux", "freebsd"):
        pytest.skip("other systems always have a display driver")
    opened = run(**environment)
    assert opened.returncode == 2
    assert "--text" in opened.stderr
    assert "Traceback" not in opened.stderr
