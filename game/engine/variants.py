"""The rules in other hands: for many runs, and for exact analysis. Written when first asked for."""

from __future__ import annotations

from functools import lru_cache

from game.engine.cuts import cuts_of
from game.engine.rules import Game
from game.engine.writer import Written, count, merge
from game.scenario.expressions import Condition


@lru_cache(maxsize=16)
def counted(game: Game) -> Written:
    """The rules of a game for many runs, which are only counted."""
    return count(game.scenario, game.slots, game.lines)


@lru_cache(maxsize=16)
def merged(game: Game, ends: tuple[Condition, ...], offers: bool = False) -> Written:
    """The rules of a game for exact analysis, where `ends` are what is read at the end; with
    `offers`, for plays into which a facilitator may bring them.
    """
    cuts = cuts_of(game.scenario, game.slots, game.lines, ends, offers)
    return merge(game.scenario, game.slots, game.lines, cuts, offers)
