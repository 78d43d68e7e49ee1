"""What the plays of a chapter reach: first by playing at random until everything was seen, then,
for what was not, by looking at every play.

At random, chances are tossed like a coin and offers are brought in as often as not: what counts is
whether a thing can be, not how likely it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random

import attrs

from game.analysis.exact import LIMIT, Layer, Progress, Spread, TooMany
from game.engine.chance import ALWAYS, NEVER, no_luck
from game.engine.lines import CAME_OFF, SCHEDULED
from game.engine.rules import Game, build, ending, is_over, open_policies, resolve, start
from game.engine.state import State
from game.scenario.model import Event

Thing = tuple[str, int | str, int]
"""("turn", its place, 0), ("line", its number, 0), ("landing", its number, 0), ("ending", id, 0) or
("policy", decision, its place)."""
Notes = list[tuple[int, int, tuple[int, ...]]]
RUNS = 1000
"""Plays at random after which the search is given up."""


@attrs.frozen
class Unseen:
    """What no play reached of what could be: in `runs` plays at random, or `proved` in all."""

    things: frozenset[Thing]
    runs: int
    proved: bool = False


def things(game: Game) -> frozenset[Thing]:
    """Everything of which one may ask whether it can be reached; offers are a facilitator's."""
    lines = [each for each in game.lines if not each.offer]
    decisions = [each for turn in game.turns for each in turn.decisions]
    return frozenset(
        (
            *(("turn", at, 0) for at in range(len(game.turns))),
            *(("line", each.number, 0) for each in lines),
            *(("landing", each.number, 0) for each in lines if each.consequence.after),
            *(("ending", each.id, 0) for each in game.scenario.chapter.endings),
            *(("policy", d.id, at) for d in decisions for at in range(len(d.policies))),
        )
    )


def unseen_at_random(game: Game, runs: int = RUNS, seed: int = 1) -> Unseen:
    """What plays at random do not reach; it stops as soon as everything was seen."""
    dice = Random(seed).random
    unseen = set(things(game))
    played = 0
    while unseen and played < runs:
        played += 1
        _play(game, dice, unseen)
    return Unseen(frozenset(unseen), played)


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


# --- one play -------------------------------------------------------------------------------


def _play(game: Game, dice: Callable[[], float], unseen: set[Thing]) -> None:
    def luck(_turn: int, _line: int) -> int:
        return ALWAYS if dice() < 0.5 else NEVER

    notes: Notes = []
    state = start(game, luck)
    while not is_over(game, state):
        able = _seen_open(game, state, unseen)
        choices = tuple(each[int(dice() * len(each))] for each in able)
        brought = [at for at in range(game.desks[state.turn].offers) if dice() < 0.5]
        state = resolve(game, state, choices, luck, brought, notes.append)
    _note(notes, unseen)
    unseen.discard(("ending", ending(game, state).id, 0))


def _seen_open(game: Game, state: State, unseen: set[Thing]) -> list[tuple[int, ...]]:
    """The open policies of each decision of the turn, noted as seen."""
    unseen.discard(("turn", state.turn, 0))
    decisions = game.turns[state.turn].decisions
    able = [open_policies(game, state, decision) for decision in decisions]
    for decision, places in zip(decisions, able, strict=True):
        unseen.difference_update(("policy", decision.id, place) for place in places)
    return able


def _note(notes: Notes, unseen: set[Thing]) -> None:
    for number, outcome, _ in notes:
        if outcome == CAME_OFF:
            unseen.discard(("line", number, 0))
        if outcome != SCHEDULED:
            unseen.discard(("landing", number, 0))
