"""Saves drawn at random, whole and damaged: read as they were, or refused and left alone."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.rules import Game, build
from game.play.checked import SaveError
from game.play.run import Run
from game.play.saves import as_json, read_run, write_run
from game.play.session import Session
from game.play.shelf import Shelf
from game.scenario.diagnostics import ScenarioError
from game.scenario.loader import load_chapter
from tests.bad_inputs.cases import CONTROL
from tests.engine.test_against_reference import QUIET
from tests.play.test_session import random_acts
from tests.scenario.harbour import BASE
from tests.strategies import damaged


@cache
def harbour() -> Game:
    """The good pack's chapter."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "harbour"
        place.mkdir()
        for name, text in BASE.items():
            (place / name).write_text(text, encoding="utf-8")
        return build(load_chapter(place / "ferry.yaml").scenario)


def run_of(seed: int, steps: int) -> Run:
    """A run with so many steps done at random, all that can be said in them said."""
    session = Session(harbour(), seed, ("east", "west")[: 1 + seed % 2])
    return Run((random_acts(session, Random(seed), steps)[-1].see(),))


def find(pack: str, chapter: str) -> Game:
    """The game of a save's names, as the shelf finds it."""
    if (pack, chapter) == ("harbour", "ferry"):
        return harbour()
    return Shelf((Path("no such folder"),)).find(pack, chapter)


def comes_back(seed: int, steps: int) -> None:
    """Every step, and what follows from them."""
    run = run_of(seed, steps)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.json"
        write_run(run, path)
        again = read_run(path, find)
        write_run(again, path)
        assert as_json(again) == as_json(run) == json.loads(path.read_text(encoding="utf-8"))
    assert again.session.state == run.session.state
    assert again.session.reports == run.session.reports


def is_read_or_refused(data: bytes) -> None:
    """A run that can be gone on with, or one message that helps; the file stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.json"
        path.write_bytes(data)
        try:
            run = read_run(path, find)
        except (SaveError, ScenarioError) as error:
            assert not CONTROL.search(str(error))
            assert len(str(error)) < 1_000
        else:
            assert run.session.over or run.session.ask
            write_run(run, Path(folder) / "copy.json")
        assert path.read_bytes() == data
        assert {each.name for each in path.parent.iterdir()} <= {"run.json", "copy.json"}


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A damaged save of a run that was begun."""
    run = run_of(draw(st.integers(0, 50)), draw(st.integers(0, 6)))
    return draw(damaged(json.dumps(as_json(run), ensure_ascii=False, indent=1)))  # type: ignore[no-any-return]


@settings(QUIET, max_examples=40)
@given(seed=st.integers(0, 2**60), steps=st.integers(0, 8))
def test_a_save_comes_back(seed: int, steps: int) -> None:
    """Written, read and written again it is the same."""
    comes_back(seed, steps)


@settings(QUIET, max_examples=150)
@given(data=broken())
def test_a_damaged_save_is_read_or_refused(data: bytes) -> None:
    """Nothing else is raised, whatever became of it."""
    is_read_or_refused(data)
