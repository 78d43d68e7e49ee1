"""`play` in class, in teams, and by core turns alone: what goes together, and what is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.commands.play import command
from game.play.run import Run
from game.play.saves import read_run
from game.play.shelf import bundled

CHAPTER = "gsomia/within_the_hour"


def play(*words: str, typed: str = "q\n") -> Result:
    """The command, with what is typed."""
    return CliRunner().invoke(command, list(words), input=typed)


def run_in(save: Path) -> Run:
    """The run in a save."""
    return read_run(save, bundled().find)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--class", "--teams"), "take one"),
        (("--class", "--role", "seoul", "--role", "tokyo"), "one seat"),
        (("--teams", "--role", "tokyo"), "two seats or more"),
        (("--minutes", "50"), "add --class or --teams"),
    ],
)
def test_what_does_not_go_together_is_said_once(words: tuple[str, ...], said: str) -> None:
    """One message, exit code 2, and nothing begins."""
    result = play(CHAPTER, "--text", *words)
    assert result.exit_code == 2
    assert said in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_a_class_plays_core_turns_of_one_seat_for_fifty_minutes(tmp_path: Path) -> None:
    """Unless it is said otherwise; the save tells it, and is gone on with as a class."""
    save = tmp_path / "run.json"
    assert play(CHAPTER, "--plain", "--class", "--save", str(save)).exit_code == 0
    run = run_in(save)
    assert (run.in_class, run.minutes, run.session.core_only) == (True, 50, True)
    assert run.session.roles == ("seoul",)
    result = play("--plain", "--resume", str(save), typed="\n" * 20 + "q\n")
    assert "Silent reason" in result.output


def test_a_class_can_play_every_turn(tmp_path: Path) -> None:
    """With `--whole`, for as long as it likes."""
    save = tmp_path / "run.json"
    play(CHAPTER, "--plain", "--class", "--whole", "--minutes", "90", "--save", str(save))
    assert (run_in(save).minutes, run_in(save).session.core_only) == (90, False)


def test_teams_hold_every_seat_behind_curtains(tmp_path: Path) -> None:
    """Also when they go on with a save, with nothing said again."""
    save = tmp_path / "run.json"
    play(CHAPTER, "--plain", "--teams", "--save", str(save))
    assert run_in(save).session.roles == ("seoul", "tokyo", "washington")
    assert run_in(save).minutes == 50
    result = play("--plain", "--resume", str(save), typed="\n" * 12 + "q\n")
    assert "Seoul to the keyboard" in result.output


def test_core_turns_alone(tmp_path: Path) -> None:
    """One player, nobody leads."""
    save = tmp_path / "run.json"
    play(CHAPTER, "--plain", "--core", "--save", str(save))
    run = run_in(save)
    assert (run.session.core_only, run.in_class, run.minutes) == (True, False, 0)


@pytest.mark.parametrize("word", ["--class", "--core", "--minutes=50", "--teams"])
def test_a_save_keeps_its_kind(word: str, tmp_path: Path) -> None:
    """What a save has decided cannot be said anew."""
    save = tmp_path / "run.json"
    play(CHAPTER, "--plain", "--save", str(save))
    before = save.read_bytes()
    result = play("--plain", "--resume", str(save), word)
    assert result.exit_code == 2
    assert "leave" in result.output
    assert save.read_bytes() == before


def test_several_seats_may_see_all(tmp_path: Path) -> None:
    """Named seats at one screen; a save of several keeps secrets unless it is said."""
    save = tmp_path / "run.json"
    seats = ("--role", "seoul", "--role", "tokyo")
    open_ = play(CHAPTER, "--plain", *seats, "--save", str(save), typed="\n" * 12 + "q\n")
    assert "to the keyboard" not in open_.output
    assert "to the keyboard" in play("--plain", "--resume", str(save), typed="\n\n").output
    again = play("--plain", "--resume", str(save), "--together", typed="\n\n")
    assert "to the keyboard" not in again.output
