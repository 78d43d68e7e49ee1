"""Every outcome of luck with its probability, and every way to decide, worked by hand."""

from __future__ import annotations

import operator
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from game.analysis.exact import Spread, Ways, chances, endings_read, forked, outcomes
from game.engine.chance import Luck
from game.engine.rules import Game, ending, start
from game.engine.state import State
from tests.bench.measuring_story import STORY, measuring_game
from tests.helpers import game_of
from tests.thorough import THOROUGH

LUCK = """
indicators: {calm: [50, 0, 100]}
turns:
  - policies:
      risk:
        - {id: wind, chance: 0.25, change: {calm: +10}, otherwise: {change: {calm: -10}}}
        - {id: rain, when: calm > 50, chance: 0.5, change: {calm: +5}}
      wait: []
    offers:
      - {id: fair, change: {calm: +20}}
"""


def test_each_outcome_of_a_turn_comes_with_its_probability(tmp_path: Path) -> None:
    """A quarter of winds; rain is drawn only where there was wind: 1/8, 1/8, 3/4."""
    game = game_of(LUCK, tmp_path)
    state = start(game, game.luck(1))
    found = {after.values[0]: weight for weight, after in outcomes(game, state, (0,))}
    assert found == {65: Fraction(1, 8), 60: Fraction(1, 8), 40: Fraction(3, 4)}
    assert [*outcomes(game, state, (1,))] == [(Fraction(1), state._replace(turn=1))]


def test_outcomes_know_what_a_facilitator_brings_in(tmp_path: Path) -> None:
    """The fair adds twenty to every outcome."""
    game = game_of(LUCK, tmp_path)
    state = start(game, game.luck(1))
    found = {after.values[0]: weight for weight, after in outcomes(game, state, (0,), (0,))}
    assert found == {85: Fraction(1, 8), 80: Fraction(1, 8), 60: Fraction(3, 4)}


def test_every_fall_of_the_dice_is_played_once(tmp_path: Path) -> None:
    """With its weight, of how much, and the number of dice that it met."""
    game = game_of(LUCK, tmp_path)
    quarter, half = 1 << 62, 1 << 63

    def play(luck: Luck) -> str:
        if luck(0, 0) >= quarter:
            return "calm"
        return "wet" if luck(0, 1) < half else "windy"

    found = [*forked(chances(game), play)]
    assert found == [(1, 8, 2, "wet"), (1, 8, 2, "windy"), (3, 4, 1, "calm")]


WAYS = """
roles: [us, them]
indicators: {calm: [50, 0, 100]}
turns:
  - decisions:
      ask: {role: us, policies: {a: [], b: {needs: calm > 50, closed: "No."}, c: []}}
      reply: {role: them, policies: {low: [], high: []}, unplayed: [{choose: high}]}
    offers: [{id: fair}]
"""


def test_ways_are_every_open_choice_of_those_who_play(tmp_path: Path) -> None:
    """B is closed at 50 and open at 60; they choose high where nobody plays them."""
    game = game_of(WAYS, tmp_path)
    everyone, us = Ways(game), Ways(game, ("us",))
    assert everyone(0, (50,)) == [(0, 0), (0, 1), (2, 0), (2, 1)]
    assert us(0, (50,)) == [(0, 1), (2, 1)]
    assert us(0, (60,)) == [(0, 1), (1, 1), (2, 1)]
    assert us.seen(0) == {(0, 1), (1, 1), (2, 1)}


def test_ways_may_bring_in_what_a_facilitator_offers(tmp_path: Path) -> None:
    """Each way without the fair and with it."""
    ways = Ways(game_of(WAYS, tmp_path), ("us",), offers=True)
    assert ways(0, (50,)) == [(0, 1, 0), (0, 1, 1), (2, 1, 0), (2, 1, 1)]


def spread_of(game: Game) -> tuple[Counter[str], int, set[str]]:
    """Playthroughs by ending, states, and events that never fire, as the analysis has them."""
    first = [(Fraction(1), start(game, game.luck(1)))]
    spread = Spread(game, first, (), endings_read(game))
    *_, last = spread.layers()
    ends: Counter[str] = Counter()
    for values, weight in last.weights.items():
        ends[ending(game, State(last.at, values)).id] += int(weight)
    assert ends.total() == last.of
    dead = {line.consequence.id for line in game.lines if not spread.hits[4 * line.number]}
    return ends, spread.states, dead


OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def played_one_by_one(turns: int) -> tuple[Counter[str], set[str]]:
    """Every playthrough of the story's first turns, straight from its JSON: ends, dead events."""
    ends: Counter[str] = Counter()
    dead = {f"e{at}_{n}" for at in range(1, turns + 1) for n in range(2)}

    def holds(tests: list[list[Any]], values: dict[str, int]) -> bool:
        return all(OPERATORS[how](values[name], number) for name, how, number in tests)

    def play(at: int, values: dict[str, int]) -> None:
        if at == turns:
            found = (each["id"] for each in STORY["endings"] if holds(each["when"], values))
            ends[next(found)] += 1
            return
        for choice in STORY["turns"][at]["choices"]:
            now = dict(values)
            for name, by in choice["effects"]:
                now[name] += by
            for number, event in enumerate(STORY["turns"][at]["events"]):
                if holds(event["when"], now):
                    dead.discard(f"e{at + 1}_{number}")
                    for name, by in event["effects"]:
                        now[name] += by
            play(at + 1, now)

    play(0, STORY["vars"])
    return ends, dead


def test_every_playthrough_of_a_story_is_weighed(tmp_path: Path) -> None:
    """Each of the 4,096 ways through six turns, against playing them one by one."""
    ends, states, dead = spread_of(measuring_game(tmp_path, 6))
    assert (ends, dead) == played_one_by_one(6)
    assert states < 4**6


@pytest.mark.skipif(not THOROUGH, reason="takes some seconds")
def test_the_measuring_story_is_analysed_whole(tmp_path: Path) -> None:
    """All 16,777,216 playthroughs in 621,815 states: 8,467,844 end in `drift`, four events never
    fire.
    """
    ends, states, dead = spread_of(measuring_game(tmp_path))
    assert (ends["drift"], ends.total(), states) == (8_467_844, 4**12, 621_815)
    assert dead == {"e1_0", "e3_0", "e3_1", "e6_0"}
