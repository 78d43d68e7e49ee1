"""What no play of a chapter reaches, by looking at every play."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from game.analysis.exact import LIMIT, Layer, Progress, Spread, TooMany, endings_read
from game.analysis.reach import Thing, Unseen
from game.engine.chance import no_luck
from game.engine.rules import Game, ending, start
from game.engine.state import State


def unseen_in_all(
    game: Game,
    before: Unseen,
    limit: int = LIMIT,
    progress: Progress = lambda _states: None,
) -> Unseen:
    """What no play reaches of what plays at random did not: all of them are looked at, offers
    brought in or not, if their states are at most `limit`. Else it is as unproved as before.
    """
    first = [(Fraction(1), start(game, no_luck))]
    spread = Spread(game, first, (), endings_read(game), limit, progress, offers=True)
    try:
        reached = {thing for layer in spread.layers() for thing in _of_layer(game, layer)}
    except TooMany:
        return before
    reached |= {*_of_lines(game, spread), *_of_policies(game, spread, reached)}
    return Unseen(before.things - reached, before.runs, proved=True)


def _of_layer(game: Game, layer: Layer) -> Iterator[Thing]:
    if layer.at < len(game.turns):
        yield "turn", layer.at, 0
        return
    for values in layer.weights:
        yield "ending", ending(game, State(layer.at, values)).id, 0


def _of_lines(game: Game, spread: Spread) -> Iterator[Thing]:
    for line in game.lines:
        came_off, otherwise, missed = spread.hits[4 * line.number :][:3]
        if came_off:
            yield "line", line.number, 0
        if came_off or otherwise or missed:
            yield "landing", line.number, 0


def _of_policies(game: Game, spread: Spread, reached: set[Thing]) -> Iterator[Thing]:
    for at, turn in enumerate(game.turns):
        for ways in spread.ways.seen(at) if ("turn", at, 0) in reached else ():
            for decision, place in zip(turn.decisions, ways, strict=False):  # then offers
                yield "policy", decision.id, place
