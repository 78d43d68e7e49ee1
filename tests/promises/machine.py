"""Machines on which something is missing: a plain message or a fallback, at once, no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import attrs

from game.play.saves import read_run
from game.play.shelf import Shelf
from tests.promises.processes import ROOT, Done, environment, game
from tests.promises.table import Counts, Row, told

SECONDS = 2.0
FERRY = str(ROOT / "tests" / "fixtures" / "small" / "ferry.yaml")
PLAY = ("play", FERRY, "--text", "--auto", "random", "--seed", "1")
SHELL = ("/bin/sh", "-c")
PROGRAM = 'exec "$0" -m game "$@"'
HOMELESS = """
import os, pwd, runpy, sys
def nobody(_id):
    raise KeyError("no such user")
pwd.getpwuid = nobody
sys.argv[0] = "at-the-table"
runpy.run_module("game", run_name="__main__")
"""
"""The program where the system knows no home for who started it."""
WINDOW = """
import sys, threading
import pygame
from game.window import app
def leave():
    pygame.event.post(pygame.event.Event(pygame.QUIT))
app.start_display()
threading.Timer(0.3, leave).start()
app.Loop(app.first_stage(), app.first_picture()).run()
print("sound", pygame.mixer.get_init(), "closed")
"""
"""The window, opened, drawn and closed again."""

Judge = Callable[[Done], str]
"""What is wrong with an answer; empty where nothing is."""


@attrs.frozen
class Trial:
    """Words of the program on such a machine, what came of them, and what that should be."""

    what: str
    done: Done
    wrong: str


class Trials:
    """Calls the program, and keeps what came of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = environment(folder)
        self.found: list[Trial] = []

    def run(
        self,
        what: str,
        words: tuple[str, ...],
        judge: Judge,
        env: Mapping[str, str | None] | None = None,
        python: tuple[str, ...] = (sys.executable, "-m", "game"),
    ) -> None:
        """Call it; None in `env` takes a variable away."""
        changed = {**self.env, **(env or {})}
        kept = {key: value for key, value in changed.items() if value is not None}
        done = game(*words, folder=self.folder, env=kept, python=python)
        wrong = judge(done)
        if "Traceback" in done.said:
            wrong = "a traceback: " + done.said.strip().splitlines()[-1]
        elif not wrong and done.seconds > SECONDS:
            wrong = f"{done.seconds:.1f} s"
        self.found.append(Trial(what, done, wrong))

    def row(self, promise: str, shown: str) -> Row:
        """One row of all trials since the last."""
        found, self.found = self.found, []
        wrong = [f"{each.what}: {each.wrong}" for each in found if each.wrong]
        slowest = max((each.done.seconds for each in found), default=0.0)
        good = f"{len(found)} of {len(found)} ({', '.join(each.what for each in found)}); "
        good += f"slowest {slowest:.2f} s"
        return Row(promise, shown, "; ".join(wrong) if wrong else good, not wrong and bool(found))


def refused(*words: str) -> Judge:
    """Exit code 2 and these words."""

    def judge(done: Done) -> str:
        missing = [word for word in words if word.lower() not in done.err.lower()]
        if done.code != 2 or missing:
            return f"exit code {done.code}, says {done.err.strip()[-160:]!r}"
        return ""

    return judge


def well(*words: str) -> Judge:
    """Exit code 0 and these words."""

    def judge(done: Done) -> str:
        missing = [word for word in words if word not in done.said]
        return (
            f"exit code {done.code}, {done.said.strip()[-160:]!r}" if done.code or missing else ""
        )

    return judge


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """One kind of machine after the other."""
    trials = Trials(folder)
    for family in (_no_display, _homes, _full_disk, _letters, _narrow, _nobody_reads):
        told(f"machines: {family.__name__.strip('_').replace('_', ' ')}")
        yield family(trials)


def _fresh(trials: Trials) -> tuple[str, ...]:
    """`--save` with a name that is free."""
    at = 1
    while (file := trials.folder / f"run-{at}.json").exists():
        at += 1
    return "--save", str(file)


# --- kinds of machine -----------------------------------------------------------------------


def _no_display(trials: Trials) -> Row:
    nothing: dict[str, str | None] = {"SDL_VIDEODRIVER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    trials.run("no display", (), refused("--text"), nothing)
    trials.run("a display that is not there", (), refused("--text"),
               {**nothing, "DISPLAY": ":77", "SDL_VIDEODRIVER": "x11"})  # fmt: skip
    window = (sys.executable, "-c", WINDOW)
    silent: dict[str, str | None] = {"SDL_AUDIODRIVER": "none such", "AUDIODEV": "/dev/null"}
    trials.run("no audio", (), well("sound None closed"), silent, window)
    return trials.row(
        "Without a display the window says so and names the terminal; without audio nothing is "
        "missed",
        "real processes; the window opened, drawn and closed",
    )


def _homes(trials: Trials) -> Row:
    none: dict[str, str | None] = dict.fromkeys(each for each in trials.env if "XDG_" in each)
    shut, what = _shut(trials.folder)
    for name, home in ((what, str(shut)), ("a home that is no folder", "/dev/null")):
        env = {**none, "HOME": home}
        trials.run(f"{name}: a new save", PLAY, refused("cannot be written", "--save"), env)
        trials.run(f"{name}: --save", (*PLAY, *_fresh(trials)), well("Debrief"), env)
        trials.run(f"{name}: list", ("list",), well("gsomia/within_the_hour"), env)
        trials.run(f"{name}: window", (), well("closed"), env, (sys.executable, "-c", WINDOW))
        trials.run(f"{name}: check", ("check", FERRY), well("1 chapter checked"), env)
    env = {**none, "HOME": None, "USER": None, "LOGNAME": None}
    homeless = (sys.executable, "-c", HOMELESS)
    trials.run("no home: list", ("list",), well("gsomia/within_the_hour"), env, homeless)
    trials.run("no home: --save", (*PLAY, *_fresh(trials)), well("Debrief"), env, homeless)
    return trials.row(
        "A read-only home, or none: what needs no home works, what does says so and how to go on",
        "real processes",
    )


def _shut(folder: Path) -> tuple[Path, str]:
    """A folder in which nothing can be made, also by who may do everything."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/sys"), "a read-only home (/sys)"
    shut = folder / "shut"
    shut.mkdir()
    shut.chmod(0o555)
    return shut, "a read-only home"


def _full_disk(trials: Trials) -> Row:
    with _full(trials.folder) as disk:
        if disk:
            _on_full_disk(trials, disk)
    if Path("/dev/full").exists():
        out = (*SHELL, f"{PROGRAM} > /dev/full", sys.executable)
        full = refused("No space left")
        trials.run("a full output: list", ("list",), full, python=out)
        trials.run("a full output: play", (*PLAY, *_fresh(trials)), full, python=out)
    how = (
        "a disk of 128 kB filled to the last byte" if disk else "no small disk can be mounted here"
    )
    return trials.row(
        "A full disk: it is said, the old save stays readable, no half file is left",
        f"{how}; output to `/dev/full`",
    )


def _on_full_disk(trials: Trials, disk: Path) -> None:
    """What writes is refused; the save that was there before is there afterwards, to the byte."""
    save, page, full = disk / "old.json", disk / "page.html", refused("No space left", "free some")
    before, finished = save.read_bytes(), str(_finished(trials))
    trials.run("a new save", (*PLAY, "--save", str(disk / "new.json")), full)
    go_on = ("play", FERRY, "--text", "--auto", "random", "--resume", str(save))
    trials.run("an old save", go_on, full)
    trials.run("a page", ("debrief", finished, "--html", str(page)), full)
    left = [each.name for each in disk.iterdir() if each.name.startswith(".") or each == page]
    read_run(save, lambda _pack, _chapter: Shelf(()).game(FERRY))
    if left or save.read_bytes() != before:
        odd = f"left {left}" if left else "the old save is otherwise"
        trials.found.append(Trial("afterwards", Done(0, "", "", 0), odd))


def _finished(trials: Trials) -> Path:
    """A finished run of a chapter that the program finds by itself."""
    file = trials.folder / "finished.json"
    words = ("play", "template/the_senators_words", "--text", "--auto", "random", "--seed", "1")
    game(*words, "--save", str(file), folder=trials.folder, env=trials.env)
    return file


@contextmanager
def _full(folder: Path) -> Iterator[Path | None]:
    """A folder on a disk that is full, with a run that was begun in `old.json`; None where no disk
    can be mounted.
    """
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(disk)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        yield None
        return
    try:
        begun = ("play", FERRY, "--text", "--save", str(disk / "old.json"))
        game(*begun, folder=folder, typed="\n\n")
        _fill(disk / "filling")
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _fill(file: Path) -> None:
    """Write until nothing more fits."""
    with file.open("wb", buffering=0) as filling:
        try:
            while filling.write(b"x" * 512):
                pass
        except OSError:
            return


def _letters(trials: Trials) -> Row:
    plain: dict[str, str | None] = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii",
                                    "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # fmt: skip

    def ascii_only(done: Done) -> str:
        return well()(done) or ("" if done.said.isascii() else "letters that are not ASCII")

    trials.run("play", (*PLAY, *_fresh(trials)), ascii_only, plain)
    for words in (("list",), ("check", FERRY), ("--help",)):
        trials.run(words[0].strip("-"), words, well(), plain)
    korean = trials.folder / "우리 학교"
    korean.mkdir()
    for what, name in (("a Korean path", "운행.json"), ("a path with blanks", "a b.json")):
        trials.run(what, (*PLAY, "--save", str(korean / name)), well(), plain)
    return trials.row(
        "A locale without UTF-8: a play is printed in ASCII with signs in place of letters, other "
        "commands and files of any name go on",
        "`LC_ALL=C`, `PYTHONIOENCODING=ascii`",
    )


def _narrow(trials: Trials) -> Row:
    def fits(done: Done) -> str:
        lines = [line for line in done.out.splitlines() if not line.strip().startswith("http")]
        wide = [line for line in lines if len(line) > 60]
        return well()(done) or (f"{len(wide)} lines, as {wide[0]!r}" if wide else "")

    for chapter in (FERRY, "template/the_senators_words"):
        words = ("play", chapter, "--text", "--auto", "record", *_fresh(trials))
        trials.run(Path(chapter).stem, words, fits, {"COLUMNS": "60"})
    return trials.row(
        "A terminal of 60 columns: no line of a play or its debrief is longer",
        "addresses of sources aside; `--plain` breaks no lines, for screen readers",
    )


def _nobody_reads(trials: Trials) -> Row:
    saved = ("--save", str(trials.folder / "cut-off.json"))
    for what, shell, words in (
        ("list into `head -1`", f"{PROGRAM[5:]} | head -1", ("list",)),
        ("play into `head -1`", f"{PROGRAM[5:]} | head -1", (*PLAY, *saved)),
        ("no output", f"{PROGRAM} >&-", ("list",)),
        ("no input", f"{PROGRAM} <&-", (*PLAY[:3], *_fresh(trials))),
    ):
        trials.run(what, words, well(), python=(*SHELL, shell, sys.executable))
    return trials.row(
        "Output that nobody reads to its end, or none, or no input: it ends without a word",
        "real pipes",
    )
