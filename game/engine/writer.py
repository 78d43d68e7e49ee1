"""The one place that says what a consequence does: it writes a chapter's rules as Python.

As attrs does for `__init__`, it makes a module's text and compiles it, once per chapter. Only our
own slot names (`v0`, `v1`, ...), numbers and operators reach the text: authors' conditions come in
as checked trees, authors' words not at all.

For every turn it writes

    enter_N(values, luck, note) -> (turn, values)      guard, then what is due lands
    turn_N(values, choices, luck, note) -> (turn, values)   decisions, events, offers, next opening

`note`, where given, is called with (line number, outcome, values after it) for every line that is
reached; `choices` holds a policy's place for each decision, then 0 or 1 for each offer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from game.engine.chance import threshold
from game.engine.state import Slots, waiting
from game.scenario.expressions import (
    Both,
    Chosen,
    Compare,
    Condition,
    Name,
    Not,
    Number,
    Sum,
    Tree,
)
from game.scenario.model import Consequence, Otherwise, Turn
from game.scenario.pack import Scenario

CAME_OFF, OTHERWISE, MISSED, SCHEDULED, CLOSED = range(5)
"""Outcomes that are noted; CLOSED, on line -1, ends a turn before the next one opens."""


@attrs.frozen
class Line:
    """A consequence in its place: `turn` counts from 0; decision and policy where it has them."""

    number: int
    consequence: Consequence
    turn: int
    decision: str = ""
    policy: str = ""
    offer: bool = False


@attrs.frozen
class Written:
    """The compiled functions of a chapter."""

    enter: tuple[Any, ...]
    turns: tuple[Any, ...]
    conditions: dict[str, Any]
    text: str


def number_lines(scenario: Scenario) -> tuple[Line, ...]:
    """Every consequence of a chapter in the order in which its turn resolves."""
    lines: list[Line] = []

    def add(consequence: Consequence, turn: int, **where: Any) -> None:
        lines.append(Line(len(lines), consequence, turn, **where))

    for at, turn in enumerate(scenario.chapter.turns):
        for decision in turn.decisions:
            for policy in decision.policies:
                for consequence in policy.then:
                    add(consequence, at, decision=decision.id, policy=policy.id)
        for event in turn.events:
            add(event, at)
        for offer in turn.offers:
            add(offer, at, offer=True)
    return tuple(lines)


def write(
    scenario: Scenario, slots: Slots, lines: tuple[Line, ...], conditions: Iterable[Condition]
) -> Written:
    """Write and compile a chapter's rules, and each condition as a function of the values."""
    writer = _Writer(scenario, slots, lines)
    by_text = {condition.text: condition for condition in conditions}
    text = "\n".join(writer.module(list(by_text.values())))
    namespace: dict[str, Any] = {}
    exec(compile(text, f"<rules of {scenario.chapter.id}>", "exec"), namespace)
    count = len(scenario.chapter.turns)
    return Written(
        tuple(namespace[f"enter_{at}"] for at in range(count + 1)),
        tuple(namespace[f"turn_{at}"] for at in range(count)),
        {key: namespace[f"holds_{at}"] for at, key in enumerate(by_text)},
        text,
    )


class _Writer:
    def __init__(self, scenario: Scenario, slots: Slots, lines: tuple[Line, ...]) -> None:
        self._slots = slots
        self._lines = lines
        self._turns = scenario.chapter.turns
        self._range = {each.id: each.range for each in scenario.chapter.indicators}
        self._policies = {
            decision.id: [policy.id for policy in decision.policies]
            for turn in self._turns
            for decision in turn.decisions
        }
        self._all = ", ".join(f"v{at}" for at in range(len(slots))) + ","

    def module(self, conditions: list[Condition]) -> Iterator[str]:
        for at, condition in enumerate(conditions):
            yield f"def holds_{at}(values):"
            yield f"    {self._all} = values"
            yield f"    return bool({self._tree(condition.tree)})"
        for at, turn in enumerate(self._turns):
            yield from self._enter(at, turn)
            yield from self._turn(at, turn)
        yield f"def enter_{len(self._turns)}(values, luck, note):"
        yield f"    return {len(self._turns)}, values"

    def _enter(self, at: int, turn: Turn) -> Iterator[str]:
        yield f"def enter_{at}(values, luck, note):"
        yield f"    {self._all} = values"
        if turn.when:
            yield f"    if not ({self._tree(turn.when.tree)}):"
            yield f"        return enter_{at + 1}(values, luck, note)"
        for line in self._waiting(at):
            slot = self._var(waiting(line.number))
            yield f"    if {slot}:"
            yield f"        {slot} -= 1"
            if self._can_land(line, at):
                yield f"        if not {slot}:"
                yield from _indented(self._happens(line, at), 12)
        yield f"    return {at}, ({self._all})"

    def _turn(self, at: int, turn: Turn) -> Iterator[str]:
        choices = [f"c{n}" for n in range(len(turn.decisions) + len(turn.offers))]
        yield f"def turn_{at}(values, choices, luck, note):"
        yield f"    {self._all} = values"
        if choices:
            yield f"    {', '.join(choices)}, = choices"
        for choice, decision in zip(choices, turn.decisions, strict=False):
            if decision.id in self._slots.index:
                yield f"    {self._var(decision.id)} = {choice}"
        own = [line for line in self._lines if line.turn == at]
        for choice, decision in zip(choices, turn.decisions, strict=False):
            word = "if"
            for place, policy in enumerate(decision.policies):
                block = [
                    line for line in own if (line.decision, line.policy) == (decision.id, policy.id)
                ]
                if block:
                    yield f"    {word} {choice} == {place}:"
                    for line in block:
                        yield from _indented(self._stands(line), 8)
                    word = "elif"
        for line in own:
            if not line.decision and not line.offer:
                yield from _indented(self._stands(line), 4)
        offers = [line for line in own if line.offer]
        for choice, line in zip(choices[len(turn.decisions) :], offers, strict=True):
            yield f"    if {choice}:"
            yield from _indented(self._stands(line), 8)
        yield f"    if note: note((-1, {CLOSED}, ({self._all})))"
        yield f"    return {self._opening(at + 1)}"

    def _opening(self, at: int) -> str:
        """The next turn's opening; where it has nothing to read or to land, just its number."""
        plain = at == len(self._turns) or not (self._turns[at].when or any(self._waiting(at)))
        return f"{at}, ({self._all})" if plain else f"enter_{at}(({self._all}), luck, note)"

    def _waiting(self, at: int) -> list[Line]:
        """The lines that may still wait when turn `at` opens: put off before it, and not surely
        landed by the turns between, of which those without a guard surely open.
        """
        return [
            line
            for line in self._lines
            if line.turn < at and self._opened(line, at, sure=True) < line.consequence.after
        ]

    def _can_land(self, line: Line, at: int) -> bool:
        """Whether turn `at` may be the one whose opening a line waits for."""
        return self._opened(line, at, sure=False) >= line.consequence.after - 1

    def _opened(self, line: Line, at: int, *, sure: bool) -> int:
        """How many turns between a line's own and turn `at` open: at least, or at most."""
        between = self._turns[line.turn + 1 : at]
        return sum(not (sure and turn.when) for turn in between)

    def _stands(self, line: Line) -> Iterator[str]:
        """A line where it stands: it happens there, or is put off."""
        if line.consequence.after:
            yield f"{self._var(waiting(line.number))} = {line.consequence.after}"
            yield self._note(line, SCHEDULED)
        else:
            yield from self._happens(line, line.turn)

    def _happens(self, line: Line, turn: int) -> Iterator[str]:
        consequence = line.consequence
        indent = 0
        if consequence.when:
            yield f"if {self._tree(consequence.when.tree)}:"
            indent = 4
        if consequence.chance is None:
            yield from _indented(self._done(line, consequence, CAME_OFF), indent)
            return
        limit = threshold(consequence.chance)
        yield from _indented([f"if luck({turn}, {line.number}) < {limit}:"], indent)
        yield from _indented(self._done(line, consequence, CAME_OFF), indent + 4)
        yield from _indented(["else:"], indent)
        if consequence.otherwise:
            yield from _indented(self._done(line, consequence.otherwise, OTHERWISE), indent + 4)
        else:
            yield from _indented([self._note(line, MISSED)], indent + 4)

    def _done(self, line: Line, what: Otherwise, outcome: int) -> Iterator[str]:
        for indicator, by in what.change:
            var = self._var(indicator)
            low, high = self._range[indicator]
            if by > 0:
                yield f"{var} += {by}"
                yield f"if {var} > {high}: {var} = {high}"
            elif by < 0:
                yield f"{var} -= {-by}"
                yield f"if {var} < {low}: {var} = {low}"
        for flag in what.mark:
            yield f"{self._var(flag)} = 1"
        for flag in what.unmark:
            yield f"{self._var(flag)} = 0"
        yield self._note(line, outcome)

    def _note(self, line: Line, outcome: int) -> str:
        return f"if note: note(({line.number}, {outcome}, ({self._all})))"

    def _var(self, name: str) -> str:
        return f"v{self._slots.index[name]}"

    def _tree(self, tree: Tree) -> str:
        match tree:
            case Number(value):
                return f"({int(value)})"
            case Name(id):
                return self._var(id)
            case Chosen(decision, policy, negated):
                place = self._policies[decision].index(policy)
                return f"({self._var(decision)} {'!=' if negated else '=='} {place})"
            case Not(inner):
                return f"(not {self._tree(inner)})"
            case Both(word, items):
                return "(" + f" {word} ".join(map(self._tree, items)) + ")"
            case Sum(operator, left, right) | Compare(operator, left, right):
                return f"({self._tree(left)} {operator} {self._tree(right)})"


def _indented(lines: Iterable[str], by: int) -> Iterator[str]:
    return (" " * by + line for line in lines)
