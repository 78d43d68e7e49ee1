"""Files from strangers: all are refused, in time, in little memory, and nothing is changed."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

import yaml
from click.testing import CliRunner

from game.cli import commands
from tests.bad_inputs.cases import HERE, Case, every_case, everything
from tests.promises.processes import Done, environment, game
from tests.promises.table import Counts, Row, first_of, told
from tests.promises.watched import outside, watched

SECONDS, MEGABYTES = 2.0, 300.0


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Refused by both parsers in this process, and by the program itself."""
    cases = every_case()
    kinds = ", ".join(f"{count} {kind}" for kind, count in Counter(c.kind for c in cases).items())
    for name, libyaml in (("libyaml", True), ("the pure parser", False)):
        if libyaml and not yaml.__with_libyaml__:
            yield Row(f"Hostile files are refused, {name}", "in process", "no libyaml here")
            continue
        with patch.object(yaml, "__with_libyaml__", libyaml):
            slowest, troubles = _in_process(cases, folder / name.split()[-1], name)
        good = f"{len(cases)} of {len(cases)} ({kinds}); slowest {slowest:.2f} s"
        yield Row(
            f"Every hostile file is refused with its place and a mend: {name}",
            "in process, each file opened, made or removed and each program or address asked for is"
            " watched",
            first_of(troubles, good),
            not troubles and slowest < SECONDS,
        )
    every = max(1, len(cases) // counts.processes)
    yield from _as_processes(cases[::every], folder / "processes")


def _in_process(cases: tuple[Case, ...], folder: Path, name: str) -> tuple[float, list[str]]:
    """Seconds of the slowest, and what went wrong."""
    slowest, troubles = 0.0, []
    for number, case in enumerate(cases):
        if number % 50 == 0:
            told(f"hostile files, {name}: {number} of {len(cases)}")
        here = folder / f"{number}"
        here.mkdir(parents=True)
        words = case.make(here)
        before = everything(here)
        env = patch.dict("os.environ", environment(here))
        with env, patch("tempfile.tempdir", str(here)), watched() as deeds:
            began = time.perf_counter()
            answer = CliRunner().invoke(commands, list(words))
            slowest = max(slowest, time.perf_counter() - began)
        broke = answer.exception
        if broke is not None and not isinstance(broke, SystemExit):
            troubles.append(f"{case.name}: {broke!r}")
        troubles += case.troubles(answer.exit_code, answer.output)
        troubles += [f"{case.name}: {deed}" for deed in outside(deeds, here)]
        troubles += _changed(case, here, before)
        shutil.rmtree(here)
    return slowest, troubles


def _as_processes(cases: tuple[Case, ...], folder: Path) -> Iterator[Row]:
    done: list[tuple[Case, Done]] = []
    troubles: list[str] = []

    def run(number: int) -> None:
        case, here = cases[number], folder / f"{number}"
        here.mkdir(parents=True)
        words = case.make(here)
        before = everything(here)
        answer = game(*words, folder=here)
        done.append((case, answer))
        troubles.extend(case.troubles(answer.code, answer.said))
        troubles.extend(_changed(case, here, before))
        shutil.rmtree(here)
        if len(done) % 25 == 0:
            told(f"hostile files as processes: {len(done)} of {len(cases)}")

    def alone(case: Case) -> Done:
        here = folder / "alone"
        here.mkdir()
        answer = game(*case.make(here), folder=here)
        shutil.rmtree(here)
        return answer

    corpus = everything(HERE)
    with ThreadPoolExecutor(2) as pool:
        [*pool.map(run, range(len(cases)))]
    done = [  # two at a time take longer: what seems slow is measured again by itself
        (case, alone(case) if answer.seconds > SECONDS / 2 else answer) for case, answer in done
    ]
    troubles += ["the corpus itself was changed"] * (everything(HERE) != corpus)
    yield Row(
        "The program itself refuses them: exit code 2, no traceback, no control character, nothing "
        "written but its lock",
        f"{len(done)} real processes, their folders and homes compared before and after",
        first_of(troubles, f"{len(done)} of {len(done)}"),
        not troubles,
    )
    for what, limit, unit, key in (
        ("Each within 2 s", SECONDS, "s", lambda each: each[1].seconds),
        ("Each in less than 300 MB", MEGABYTES, "MB", lambda each: each[1].megabytes),
    ):
        worst = max(done, key=key)
        middle = sorted(map(key, done))[len(done) // 2]
        figure = f"most {key(worst):.{2 * (unit == 's')}f} {unit} ({worst[0].name}), "
        figure += f"median {middle:.{2 * (unit == 's')}f} {unit}"
        shown = "the same processes, start of Python included; those over 1 s again by themselves"
        yield Row(what, shown, figure, key(worst) < limit)


def _changed(case: Case, folder: Path, before: dict[str, bytes | str]) -> list[str]:
    """What is otherwise in the folder than before; the program's own locks may come."""
    after = {name: held for name, held in everything(folder).items() if not _is_lock(name)}
    return [f"{case.name}: {name} is otherwise" for name in {*after} ^ {*before}] + [
        f"{case.name}: {name} was changed"
        for name in {*after} & {*before}
        if after[name] != before[name]
    ]


def _is_lock(name: str) -> bool:
    parts = Path(name).parts
    return parts[0] == "cache" and parts[1:2] in ((), ("at-the-table",))
