"""Conditions drawn at random mean what a plain reading says; garbage is refused at once."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.rules import Game, build
from game.engine.state import State
from game.scenario.expressions import MAX_LENGTH, ExpressionError, parse
from game.scenario.loader import load_chapter
from tests.engine.test_against_reference import QUIET
from tests.helpers import as_yaml, chapter_of
from tests.strategies import GARBAGE, Names, Told, conditions, truth

NAMES = Names(("calm", "order"), ("seen", "heard"), (("vote", ("yea", "nay", "pass")),))
WORLDS = st.fixed_dictionaries(
    {
        **{name: st.integers(-999, 999) for name in NAMES.indicators},
        **{name: st.booleans() for name in NAMES.flags},
        "vote": st.sampled_from((*NAMES.decisions[0][1], None)),
    }
)
SHELL = """
indicators: {calm: [0, -999, 999], order: [0, -999, 999]}
turns:
  - policies:
      yea: [{mark: [seen, heard]}]
      nay: []
      pass: []
  - {}
"""
FRAMES = 60
"""Calls on top of each other that a condition may take: twelve brackets, some calls each."""


def compiled(told: list[Told]) -> Game:
    """A chapter in which these are forecasts."""
    data = chapter_of(SHELL)
    data["turns"][0]["decisions"][0]["id"] = "vote"
    data["turns"][1]["forecasts"] = [
        {"id": f"f{at}", "ask": "How likely?", "if": each.text} for at, each in enumerate(told)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_text(as_yaml(data), encoding="utf-8")
        return build(load_chapter(path).scenario)


def state_of(game: Game, world: dict[str, Any]) -> State:
    """The world as a state of the engine."""
    places = {policy: at for at, policy in enumerate(NAMES.decisions[0][1])}
    values = list(game.starts)
    for name, value in world.items():
        if name in game.slots.index:
            values[game.slots.index[name]] = places.get(value, -1) if name == "vote" else int(value)
    return State(1, tuple(values))


def mean_the_same(told: list[Told], worlds: list[dict[str, Any]]) -> None:
    """The engine's compiled conditions against the plain reading, in each world."""
    game = compiled(told)
    for world in worlds:
        state = state_of(game, world)
        for forecast, each in zip(game.turns[1].forecasts, told, strict=True):
            assert bool(game.holds(forecast.if_, state)) is bool(truth(each.meaning, world)), each


def is_read_or_refused(text: str) -> None:
    """Nothing else is raised, nothing is run, and it takes neither time nor depth."""
    deeds: list[str] = []
    deepest, depth = 0, len_of_stack()
    began = time.perf_counter()

    def watch(frame: Any, event: str, _argument: object) -> Any:
        nonlocal deepest
        if event == "call":
            deepest = max(deepest, len_of_stack(frame) - depth)
            if frame.f_code.co_filename == "<string>":
                deeds.append(frame.f_code.co_name)

    sys.setprofile(watch)
    try:
        condition = parse(text)
    except ExpressionError as error:
        assert error.message.isprintable()
        assert error.hint
    else:
        assert parse(str(condition)) == condition
        assert len(text) <= MAX_LENGTH
    finally:
        sys.setprofile(None)
    assert time.perf_counter() - began < 1.0
    assert deeds == []
    assert deepest <= FRAMES * 3


def len_of_stack(frame: Any = None) -> int:
    """Calls on top of each other."""
    frame, count = frame or sys._getframe(), 0
    while frame is not None:
        frame, count = frame.f_back, count + 1
    return count


@settings(QUIET, max_examples=25)
@given(
    told=st.lists(conditions(NAMES), min_size=1, max_size=8),
    worlds=st.lists(WORLDS, min_size=1, max_size=6),
)
def test_a_condition_means_what_it_says(told: list[Told], worlds: list[dict[str, Any]]) -> None:
    """In every world, for indicators, flags and decisions, whether asked yet or not."""
    mean_the_same(told, worlds)


@settings(QUIET, max_examples=150)
@given(text=GARBAGE)
def test_garbage_is_refused_at_once(text: str) -> None:
    """An ExpressionError with a mend or a condition; no call of it, no depth without bound."""
    is_read_or_refused(text)
