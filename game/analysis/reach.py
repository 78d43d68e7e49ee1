"""What plays of a chapter at random do not reach, until everything was seen (`proof.py` has all).

Chances are tossed like a coin and offers are brought in as often as not: what counts is whether
a thing can be, not how likely it is.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from game.engine.chance import ALWAYS, NEVER
from game.engine.lines import CAME_OFF, SCHEDULED
from game.engine.rules import Game, ending, is_over, open_policies, resolve, start
from game.engine.state import State

Thing = tuple[str, int | str, int]
"""("turn", its place, 0), ("line", its number, 0), ("landing", its number, 0), ("ending", id, 0) or
("policy", decision, its place)."""
Notes = list[tuple[int, int, tuple[int, ...]]]
RUNS = 1000
"""Plays at random after which the search is given up."""


class Unseen(NamedTuple):
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
