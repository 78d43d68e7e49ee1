"""Turns without end in one process: the memory that it holds does not grow."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from game.console.table import at_random
from game.engine.report import explain
from game.engine.rules import Game, is_over, open_policies, start, turn_of
from game.play.session import Session
from game.play.shelf import bundled
from tests.promises.processes import resident
from tests.promises.table import Counts, Row, told

GROWTH = 3.0
"""Megabytes that may come and go: what the allocator keeps."""


AS_SESSION = 20
"""One run of so many is a whole session with its acts; the others only follow the rules."""


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Every bundled chapter in turn, all seats, at random, with the report of every turn."""
    shelf = bundled()
    games = [shelf.game(name) for name in shelf.names()]
    early, began = 0.0, time.monotonic()
    turns = 0
    for seed in count():
        if turns >= counts.turns:
            break
        play = _as_session if seed % AS_SESSION == 0 else _by_rules
        before, turns = turns, turns + play(games[seed % len(games)], seed)
        if before < counts.turns // 10 <= turns:
            gc.collect()
            early = resident()
        if before // 5_000 != turns // 5_000:
            told(f"turns: {turns:,} of {counts.turns:,}, {resident():.0f} MB")
    gc.collect()
    late = resident()
    yield Row(
        f"{counts.turns:,} turns in one process without growth of memory",
        f"{len(games)} chapters in turn, at random, every turn reported; memory held "
        f"after {counts.turns // 10:,} turns and at the end",
        f"{early:.1f} MB, then {late:.1f} MB; {turns:,} turns in {time.monotonic() - began:.0f} s",
        late - early < GROWTH,
    )


def _as_session(game: Game, seed: int) -> int:
    """A run with acts, as people play it; the number of its turns."""
    roles = tuple(role.id for role in game.scenario.chapter.roles)
    session, choose = Session(game, seed, roles), at_random(seed)
    while ask := session.ask:
        session = session.do(choose(session, ask))
    return len(session.reports)


def _by_rules(game: Game, seed: int) -> int:
    """A run by the rules alone, each turn with its report; the number of its turns."""
    dice, luck = Random(seed), game.luck(seed)
    state, turns = start(game, luck), 0
    while not is_over(game, state):
        decisions = turn_of(game, state).decisions
        choices = [dice.choice(open_policies(game, state, each)) for each in decisions]
        state, turns = explain(game, state, choices, luck).after, turns + 1
    return turns
