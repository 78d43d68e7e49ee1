"""What happens: pure functions over a game and a state. Old states are never touched.

game = build(scenario)
luck = game.luck(seed)
state = start(game, luck)
while not is_over(game, state):
    choices = ...            # one policy's place for each decision of the turn
    state = resolve(game, state, choices, luck)
ending(game, state)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import attrs

from game.engine.chance import Luck, keyed
from game.engine.lines import Line, number_lines
from game.engine.state import UNASKED, Slots, State, slots_of
from game.engine.writer import Written, write
from game.scenario.checks.draft import walk
from game.scenario.expressions import Condition
from game.scenario.model import Decision, Ending, Policy, Turn
from game.scenario.pack import Scenario, bridges_after

_as_state = tuple.__new__  # a State without the detour of its constructor

Note = Callable[[tuple[int, int, tuple[int, ...]]], object]


class IllegalPolicy(ValueError):
    """A choice that cannot be made in this state; the message says which and why."""


class _Desk(NamedTuple):
    """A turn as `resolve` needs it: the `needs` of every policy of every decision (None where it is
    always open), the number of offers, and the written function.
    """

    gates: tuple[tuple[Any, ...], ...]
    offers: int
    play: Any


@attrs.frozen(eq=False)
class Game:
    """A scenario with its rules compiled; build it once and share it.

    `starts` are the values of all slots before the first turn opens.
    """

    scenario: Scenario
    slots: Slots
    lines: tuple[Line, ...]
    written: Written
    turns: tuple[Turn, ...] = attrs.field(init=False)
    starts: tuple[int, ...] = attrs.field(init=False)
    desks: tuple[_Desk, ...] = attrs.field(init=False)

    @turns.default
    def _turns(self) -> tuple[Turn, ...]:
        return self.scenario.chapter.turns

    @starts.default
    def _starts(self) -> tuple[int, ...]:
        """Every slot before the first turn opens."""
        indicators = (each.start or 0 for each in self.scenario.chapter.indicators)
        slots = self.slots
        rest = [0] * len(slots.flags) + [UNASKED] * len(slots.decisions) + [0] * len(slots.delayed)
        return (*indicators, *rest)

    @desks.default
    def _desks(self) -> tuple[_Desk, ...]:
        def needs(policy: Policy) -> Any:
            return self.written.conditions[policy.needs.text] if policy.needs else None

        return tuple(
            _Desk(
                tuple(tuple(map(needs, each.policies)) for each in turn.decisions),
                len(turn.offers),
                play,
            )
            for turn, play in zip(self.turns, self.written.turns, strict=True)
        )

    def luck(self, seed: int) -> Luck:
        """The luck of a seed in this chapter."""

        def draw(turn: int, line: int) -> int:
            name = self.lines[line].consequence.id
            return keyed(seed, self.scenario.chapter.id, self.turns[turn].id, name)

        return draw

    def holds(self, condition: Condition | None, state: State) -> bool:
        """Whether a condition of the chapter holds; without a condition it does."""
        return condition is None or self.written.conditions[condition.text](state.values)

    def value(self, state: State, name: str) -> int:
        """An indicator's value, a flag (0 or 1), or the place of a decision's policy."""
        return state.values[self.slots.index[name]]


def build(scenario: Scenario) -> Game:
    """Compile a checked scenario."""
    echoes = bridges_after(scenario.chapter.id, scenario.pack)
    conditions = [bridge.when for bridge in echoes if bridge.when]
    conditions += [f.value for f in walk(scenario.chapter) if f.spec.kind == "condition"]
    lines = number_lines(scenario)
    delayed = (line.number for line in lines if line.consequence.after)
    slots = slots_of(scenario.chapter, conditions, delayed)
    return Game(scenario, slots, lines, write(scenario, slots, lines, conditions))


def start(game: Game, luck: Luck, starts: Mapping[str, int] | None = None) -> State:
    """The state in which the first turn opens; `starts` replaces starts of indicators.

    A start outside its indicator's range is clamped to it.
    """
    values = game.starts
    if starts:
        clamped = [
            min(max(starts.get(each.id, value), each.range[0]), each.range[1])
            for each, value in zip(game.scenario.chapter.indicators, values, strict=False)
        ]
        values = (*clamped, *values[len(clamped) :])
    return _as_state(State, game.written.enter[0](values, luck, None))


def is_over(game: Game, state: State) -> bool:
    """Whether no turn is left."""
    return state.turn >= len(game.turns)


def turn_of(game: Game, state: State) -> Turn:
    """The turn that is open; raises IndexError when the play is over."""
    return game.turns[state.turn]


def open_policies(game: Game, state: State, decision: Decision) -> tuple[int, ...]:
    """The places of a decision's policies that can be chosen now."""
    return tuple(
        place for place, policy in enumerate(decision.policies) if game.holds(policy.needs, state)
    )


def resolve(
    game: Game,
    state: State,
    choices: Sequence[int],
    luck: Luck,
    offers: Sequence[int] = (),
    note: Note | None = None,
) -> State:
    """The state in which the next turn opens, or the end.

    `choices` holds a policy's place for each decision of the turn, in file order; `offers` the
    places of the turn's offers that a facilitator brings in. Raises IllegalPolicy.
    """
    at, values = state
    gates, offered, play = game.desks[at]
    if len(choices) != len(gates):
        raise IllegalPolicy(f"{game.turns[at].id} asks {len(gates)} decisions, not {len(choices)}")
    for policies, choice in zip(gates, choices):  # noqa: B905 - the lengths are equal
        if not 0 <= choice < len(policies) or not (
            policies[choice] is None or policies[choice](values)
        ):
            raise IllegalPolicy(f"{game.turns[at].id}: {choices} holds a policy that is not open")
    if offered:
        choices = (*choices, *(int(place in offers) for place in range(offered)))
    return _as_state(State, play(values, choices, luck, note))


def unplayed(game: Game, state: State, decision: Decision) -> int:
    """What a role does when nobody plays it: its first rule that holds and is open, else the policy
    taken in the record if it is open, else the first open one.
    """
    able = open_policies(game, state, decision)
    places = {policy.id: place for place, policy in enumerate(decision.policies)}
    wanted = [rule.choose for rule in decision.unplayed if game.holds(rule.when, state)]
    if decision.taken:
        wanted.append(decision.taken.id)
    return next((places[id] for id in wanted if places[id] in able), able[0])


def recorded(game: Game, state: State, decision: Decision) -> int:
    """What was done in the record; where that is unknown, what the unplayed role would do."""
    taken = decision.taken
    return decision.policies.index(taken) if taken else unplayed(game, state, decision)


def ending(game: Game, state: State) -> Ending:
    """The first ending whose condition holds."""
    return next(each for each in game.scenario.chapter.endings if game.holds(each.when, state))


Chooser = Callable[[Game, State, Decision], int]


def play_out(game: Game, state: State, choose: Chooser, luck: Luck) -> State:
    """Play to the end, with `choose(game, state, decision)` for every decision."""
    while not is_over(game, state):
        choices = tuple(map(partial(choose, game, state), turn_of(game, state).decisions))
        state = resolve(game, state, choices, luck)
    return state
