"""What no play of a chapter reaches, by looking at every play."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from game.analysis.exact import LIMIT, Layer, Progress, Spread, TooMany
from game.analysis.reach import Thing, Unseen
from game.engine.chance import no_luck
from game.engine.rules import Game, build, ending, start
from game.engine.state import State
from game.scenario.model import Event


def unseen_in_all(
    game: Game,
    before: Unseen,
    limit: int = LIMIT,
    progress: Progress = lambda _states: None,
) -> Unseen:
    """What no play reaches of what plays at random did not: all of them are looked at, if their
    states are at most `limit` and no offer has two outcomes. Else it is as unproved as before.
    """
    offers = [each for turn in game.turns for each in turn.offers]
    if any(each.otherwise for each in offers):
        return before
    game = _with_offers(game) if offers else game
    endings = game.scenario.chapter.endings
    first = start(game, no_luck)
    spread = Spread(
        game, [(Fraction(1), first)], (), (each.when for each in endings), limit, progress
    )
    try:
        reached = {thing for layer in spread.layers() for thing in _of_layer(game, layer)}
    except TooMany:
        return before
    reached |= {*_of_lines(game, spread), *_of_policies(game, spread, reached)}
    return Unseen(before.things - reached, before.runs, proved=True)


def _with_offers(game: Game) -> Game:
    """The game with its offers left to chance: events that come in as well as not. Its lines have
    the same numbers, since offers stand behind the events of their turn.
    """
    chapter = game.scenario.chapter
    turns = (
        attrs.evolve(turn, events=(*turn.events, *map(_left_to_chance, turn.offers)), offers=())
        for turn in chapter.turns
    )
    chapter = attrs.evolve(chapter, turns=tuple(turns))
    return build(attrs.evolve(game.scenario, chapter=chapter))


def _left_to_chance(offer: Event) -> Event:
    return attrs.evolve(offer, chance=offer.chance or Fraction(1, 2))


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
            for decision, place in zip(turn.decisions, ways, strict=True):
                yield "policy", decision.id, place
