"""Saves: killed at any moment, on a full disk, broken by hand, in two windows, of other formats."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from game.console.table import at_random
from game.engine.rules import Game, build
from game.play.keeper import Keeper, opened
from game.play.saves import SaveError, read_run, write_run
from game.play.session import Act, Session
from game.scenario.loader import load_chapter
from tests.bench.measuring_story import measuring_game
from tests.helpers import game_of
from tests.play.test_keeper import OPERATIONS, STORY, acted, begun, finding, killed, survives
from tests.promises.processes import environment, game
from tests.promises.table import Counts, Row, first_of, told

SEED = 3
FERRY = str(Path(__file__).resolve().parents[1] / "fixtures" / "small" / "ferry.yaml")
KEPT = Path(__file__).resolve().parent / "kept"
AGAIN = 10
"""Of so many killed runs one is gone on with by the program itself too."""


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Everything that may befall a save."""
    if hasattr(signal, "SIGKILL"):
        yield _killed_runs(counts.kills, folder)
        yield _killed_writers(counts.kills_writing, folder)
    yield _failing(folder)
    yield _left_over(folder)
    yield _broken_by_hand(folder)
    yield _two_windows(folder)
    yield _versions(folder)


# --- kill -9 --------------------------------------------------------------------------------


def _killed_runs(times: int, folder: Path) -> Row:
    """Real runs of the terminal, killed at a random moment of their play."""
    world = measuring_game(folder)
    acts, lasted = _acts(world), _lasts(folder)
    dice = random.Random(2012)
    delays = [dice.uniform(0, 1.5 * lasted) for _ in range(times)]
    lost: list[str] = []
    steps: list[int] = []

    def one(number: int) -> None:
        here = folder / f"killed-{number}"
        here.mkdir()
        shown = _killed_after(delays[number], here)
        try:
            run, _ = opened(here / "run.json", lambda _pack, _chapter: world)
        except SaveError as error:
            lost.append(f"kill {number}: {error}")
            return
        done = run.session.acts
        steps.append(len(done))
        if done != acts[: len(done)]:
            lost.append(f"kill {number}: another run was read")
        if len(done) < shown - 1 or run.session.seen < shown - 1:
            lost.append(f"kill {number}: turn {shown} was shown, {len(done)} acts are kept")
        if number % AGAIN == 0 and not run.session.over:
            lost.extend(_goes_on(here, len(done), world))
        if number % 10 == 0:
            told(f"killed runs: {number} of {times}")

    with ThreadPoolExecutor(2) as pool:
        [*pool.map(one, range(times))]
    spread = f"{min(steps, default=0)} to {max(steps, default=0)} steps kept"
    return Row(
        "`kill -9` at any moment loses no save, and costs at most the step under way",
        f"{times} real runs of a story of {len(acts)} turns (`play --text --auto random`), each "
        f"killed after a random delay, its save read; every {AGAIN}th gone on with by `--resume`",
        first_of(lost, f"{len(steps)} of {times} whole ({spread})"),
        not lost,
    )


def _acts(world: Game) -> tuple[Act, ...]:
    """What the run does that nothing stops."""
    roles = (world.scenario.chapter.roles[0].id,)
    session, choose = Session(world, SEED, roles), at_random(SEED)
    while ask := session.ask:
        session = session.do(choose(session, ask))
    return session.acts


def _lasts(folder: Path) -> float:
    """Seconds from the first save of such a run to the last of its play."""
    whole = folder / "whole"
    whole.mkdir()
    process = _start(whole)
    first = last = _saved(whole, process)
    while process.poll() is None and time.time() - last < 1.0:
        last = max(last, (whole / "run.json").stat().st_mtime)
        time.sleep(0.01)
    process.kill()
    process.wait()
    return last - first


def _start(folder: Path) -> subprocess.Popen[bytes]:
    env = environment(folder, PYTHONUNBUFFERED="1")
    with (folder / "out.txt").open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "game", *_play(folder), "--auto", "random", "--seed", str(SEED),
             "--save", str(folder / "run.json")], stdout=out, stderr=out, env=env,
        )  # fmt: skip


def _play(folder: Path) -> tuple[str, ...]:
    return "play", str(folder.parent / "story.yaml"), "--text"


def _saved(folder: Path, process: subprocess.Popen[bytes]) -> float:
    """The time at which the first save stood there."""
    while process.poll() is None and not (folder / "run.json").exists():
        time.sleep(0.001)
    return time.time()


def _killed_after(delay: float, folder: Path) -> int:
    """Kill a run so long after its first save; the number of the last turn that it showed."""
    process = _start(folder)
    _saved(folder, process)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    out = (folder / "out.txt").read_text(encoding="utf-8", errors="replace")
    return max(map(int, re.findall(r"^Turn (\d+) of ", out, re.MULTILINE)), default=0)


def _goes_on(folder: Path, steps: int, world: Game) -> list[str]:
    """What is wrong when the program itself takes the save up, makes a step, and is left."""
    save = folder / "run.json"
    words = (*_play(folder), "--resume", str(save))
    done = game(*words, folder=folder, typed="\n" * (steps == 0) + "1\n" * 3 + "\n1\n\nq\n")
    now = len(read_run(save, lambda _pack, _chapter: world).session.acts)
    if done.code == 0 and now > steps and "Traceback" not in done.err:
        return []
    return [f"--resume after {steps} steps: {done.code}, {now} steps, {done.said[-300:]}"]


def _killed_writers(times: int, folder: Path) -> Row:
    """Processes that do nothing but write saves, killed in the midst of it."""
    lost = 0
    for half in ("a", "b"):
        place = folder / f"writers-{half}"
        (place / "pack").mkdir(parents=True)
        told(f"killed writers: {half}")
        lost += killed(game_of(STORY, place / "pack"), place, times // 2)
    return Row(
        "`kill -9` in the midst of writing leaves the old or the new save, never half a one",
        f"{times // 2 * 2} processes that write without a pause",
        f"{times // 2 * 2 - lost} of {times // 2 * 2} whole",
        not lost,
    )


# --- the disk -------------------------------------------------------------------------------


def _failing(folder: Path) -> Row:
    """Each operation failing, the first to the seventh time that it is called."""
    wrong, cases = [], [*product(OPERATIONS, range(1, 8))]
    for operation, at in cases:
        place = folder / f"{operation}-{at}"
        place.mkdir()
        try:
            survives(operation, at, game_of(STORY, place), place)
        except AssertionError as error:
            wrong.append(f"{operation}, call {at}: {error}")
    return Row(
        "A file operation that fails leaves the old or the new save readable, says so, and leaves "
        "no half file",
        f"{', '.join(OPERATIONS)}: each failing at its first to seventh call as on a full disk",
        first_of(wrong, f"{len(cases)} of {len(cases)}"),
        not wrong,
    )


def _left_over(folder: Path) -> Row:
    """Temporary files of a crash."""
    place = folder / "left"
    place.mkdir()
    path = place / "run.json"
    write_run(begun(game_of(STORY, place)), path)
    stale = [place / f".run.json{middle}{at:08}" for at in range(25) for middle in (".", ".bak.")]
    others = [place / ".other.json.12345678", place / "mine.txt"]
    for each in (*stale, *others):
        each.write_text("half", encoding="utf-8")
    Keeper(path)
    left = [each.name for each in stale if each.exists()]
    left += [f"{each.name} is gone" for each in others if not each.exists()]
    return Row(
        "Temporary files that a crash left are cleared away, and no others",
        "a save opened beside 50 of them",
        first_of(left, f"{len(stale)} of {len(stale)} cleared, {len(others)} others left alone"),
        not left,
    )


def _broken_by_hand(folder: Path) -> Row:
    """A save cut at every place, with a good one before it."""
    place = folder / "hand"
    place.mkdir()
    world = game_of(STORY, place)
    runs = [begun(world), acted(begun(world), "a")]
    path, wrong = place / "run.json", []
    write_run(runs[0], path)
    whole = len(path.read_bytes())
    cuts = range(0, whole - 2, max(1, whole // 120))
    for number, cut in enumerate(cuts, 1):
        write_run(runs[1], path)
        data = path.read_bytes()[:cut]
        path.write_bytes(data)
        _, said = opened(path, finding(world))
        aside = place / f"run.json.broken-{number}"
        if not aside.exists() or aside.read_bytes() != data or aside.name not in said:
            wrong.append(f"cut at {cut}: {said}")
    return Row(
        "A save broken by hand is set aside under a name that is told, never overwritten; the save "
        "before it goes on",
        "one save cut short at many places, one after the other",
        first_of(wrong, f"{len(cuts)} of {len(cuts)} kept to the last byte"),
        not wrong,
    )


# --- windows and versions -------------------------------------------------------------------


def _two_windows(folder: Path) -> Row:
    """Two processes on one save; then the first is killed, and a third goes on."""
    place = folder / "windows"
    place.mkdir()
    save, wrong = place / "run.json", []
    words = [sys.executable, "-m", "game", "play", FERRY, "--text", "--save", str(save)]
    env = environment(place)
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=env, cwd=place
    ) as first:
        while not save.exists() and first.poll() is None:
            time.sleep(0.01)
        before = save.read_bytes()
        again = ("play", FERRY, "--text", "--resume", str(save))
        second = game(*again, folder=place, env=env, typed="\n" * 4 + "1\n" * 9)
        if "another window" not in second.said or "Traceback" in second.said:
            wrong.append(f"the second is not told: {second.said[-300:]}")
        if save.read_bytes() != before:
            wrong.append("the second wrote")
        first.kill()
    third = game(*again, folder=place, env=env, typed="\n" * 3 + "1\n" + "\n" * 30)
    if third.code or save.read_bytes() == before:
        wrong.append(f"after the first was killed: {third.code}, {third.said[-300:]}")
    return Row(
        "Of two windows on one save the second writes nothing and is told; when the first has "
        "ended, however it ended, the save can be gone on with",
        "three real processes, the first killed",
        first_of(wrong, "told, nothing written, gone on with"),
        not wrong,
    )


def _versions(folder: Path) -> Row:
    """The save of format 1 that is kept here, and made-up newer ones."""
    world = build(load_chapter(KEPT / "story.yaml").scenario)
    wrong, newer = [], range(2, 100)
    session = read_run(KEPT / "format-1.json", lambda _pack, _chapter: world).session
    if (session.ending.id, session.acts[0].line) != ("closed", "It is ours – 우리."):
        wrong.append("the kept save of format 1 reads otherwise")
    text = (KEPT / "format-1.json").read_text(encoding="utf-8")
    file = folder / "newer.json"
    for version in newer:
        data = text.replace('"format": 1,', f'"format": {version},', 1).encode()
        file.write_bytes(data)
        try:
            read_run(file, lambda _pack, _chapter: world)
            wrong.append(f"format {version} is read")
        except SaveError as error:
            if "newer version" not in error.hint or file.read_bytes() != data:
                wrong.append(f"format {version}: {error}")
    done = game("play", "--text", "--resume", str(file), folder=folder)
    if done.code != 2 or "newer" not in done.err or not file.exists():
        wrong.append(f"the program: {done.code}, {done.said[:200]}")
    return Row(
        "Older formats load, newer ones are refused unharmed",
        "a save of format 1, the first there is, kept in the repository; formats 2 to 99 made up",
        first_of(wrong, f"1 loads to its last word; {len(newer)} of {len(newer)} refused"),
        not wrong,
    )
