"""Conditions in words: what a player reads means what the author wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.rules import Game
from game.scenario.expressions import parse
from game.views.conditions import condition_words, stood_words
from tests.helpers import game_of


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """Two gauges, a mark, a decision."""
    return game_of(
        """
        indicators: {calm: 50, trust: 50}
        turns:
          - policies:
              share: [{change: {calm: +10}, mark: [told_all]}]
              refuse: [{change: {trust: -10}}]
        """,
        tmp_path,
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("calm < 40", "calm under 40"),
        ("calm >= -5", "calm at least −5"),
        ("not told_all", "not told all"),
        ("d1 is not share", "not “share”"),
        ("calm == 1 and (trust != 2 or told_all)",
         "calm exactly 1 and (trust other than 2 or told all)"),
        ("not (told_all and calm > 3)", "not (told all and calm over 3)"),
        ("calm - trust + 1 < 0", "calm minus trust plus 1 under 0"),
        ("calm - (trust + 1) < 0", "calm minus (trust plus 1) under 0"),
    ],
)  # fmt: skip
def test_a_condition_is_said_with_its_brackets(game: Game, written: str, said: str) -> None:
    """Without them some would say something else."""
    assert condition_words(game, parse(written)).lower() == said


def test_how_it_stood_is_said_only_where_two_worlds_differ(game: Game) -> None:
    """A gauge with its values, a mark with yes or no."""
    condition = parse("calm < 40 and trust < 40 and told_all")
    here = {"calm": 30, "trust": 20, "told_all": 1}
    yours = {"calm": 50, "trust": 20, "told_all": 0}
    assert stood_words(game, condition, here, yours).lower() == (
        "calm 30 here, 50 in your world; told all: yes here, no in your world"
    )
