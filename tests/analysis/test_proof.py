"""What is proved of all plays is what the reports of all of them tell, on random chapters."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings

from game.analysis.proof import unseen_in_all
from game.analysis.reach import Thing, Unseen, things
from game.engine.chance import dictated, no_luck
from game.engine.report import CAME_OFF, SCHEDULED, explain
from game.engine.rules import Game, ending, is_over, open_policies, start, turn_of
from game.engine.state import State
from game.scenario.loader import PackFiles
from tests.analysis.test_odds import ways_of
from tests.engine.test_against_reference import QUIET, built, chapters, pack
from tests.helpers import Data

__all__ = ["pack"]


def every_state(game: Game) -> set[Thing]:
    """What the reports of all turns from all states tell, without merging any."""
    seen: set[Thing] = set()
    waiting, known = [start(game, no_luck)], set[State]()
    while waiting:
        state = waiting.pop()
        if state in known:
            continue
        known.add(state)
        if is_over(game, state):
            seen.add(("ending", ending(game, state).id, 0))
            continue
        seen.add(("turn", state.turn, 0))
        for decision in turn_of(game, state).decisions:
            able = open_policies(game, state, decision)
            seen.update(("policy", decision.id, place) for place in able)
        waiting += every_turn(game, state, seen)
    return seen


def every_turn(game: Game, state: State, seen: set[Thing]) -> list[State]:
    """The states after a turn under every choice, offer and fall of the dice."""
    after = []
    lucky = [line.number for line in game.lines if line.consequence.chance is not None]
    offers = range(len(turn_of(game, state).offers))
    picks = list(product(*(((), (place,)) for place in offers)))
    for choices, picked in product(ways_of(game, state, ()), picks):
        for falls in product((True, False), repeat=len(lucky)):
            luck = dictated(dict(zip(lucky, falls, strict=True)))
            report = explain(game, state, choices, luck, [n for each in picked for n in each])
            after.append(report.after)
            for each in (*report.happenings, *report.landed):
                if each.outcome == CAME_OFF:
                    seen.add(("line", each.line.number, 0))
                if each.outcome != SCHEDULED:
                    seen.add(("landing", each.line.number, 0))
    return after


@settings(QUIET, max_examples=8)
@given(chapter=chapters())
def test_what_is_never_reached_no_report_tells(pack: PackFiles, chapter: Data) -> None:
    """Merged states of random chapters reach the same lines, turns, policies and endings, whatever
    is offered.
    """
    game = built(chapter, pack)
    assume(sum(len(turn.decisions) + len(turn.offers) for turn in game.turns) < 5)
    assume(sum(line.consequence.chance is not None for line in game.lines) < 5)
    unseen = unseen_in_all(game, Unseen(things(game), 0))
    assert unseen == Unseen(things(game) - every_state(game), 0, proved=True)
