"""The one place that says what a consequence does: it writes a chapter's rules as Python.

As attrs does for `__init__`, it makes a module's text and compiles it, once per chapter. Only our
own slot names (`v0`, `v1`, ...), numbers and operators reach the text: authors' conditions come in
as checked trees, authors' words not at all.

For every turn it writes

    enter_N(values, luck, HEARD) -> (turn, values)      guard, then what is due lands
    turn_N(values, choices, luck, HEARD) -> (turn, values)   decisions, events, offers, next opening

`choices` holds a policy's place for each decision, then 0 or 1 for each offer. HEARD is `note`,
which is called, where given, with (line number, outcome, values after it) for every line that is
reached; in the other hands of `variants.py` it is what they count in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from game.engine.chance import threshold
from game.engine.cuts import spans
from game.engine.lines import (
    CAME_OFF,
    CLOSED,
    MISSED,
    OTHERWISE,
    SCHEDULED,
    Line,
    can_land,
    waiting_at,
)
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
from game.scenario.model import Otherwise, Turn
from game.scenario.pack import Scenario


@attrs.frozen
class Written:
    """The compiled functions of a chapter."""

    enter: tuple[Any, ...]
    turns: tuple[Any, ...]
    conditions: dict[str, Any]
    text: str


def write(
    scenario: Scenario, slots: Slots, lines: tuple[Line, ...], conditions: Iterable[Condition]
) -> Written:
    """Write and compile a chapter's rules, and each condition as a function of the values."""
    return Writer(scenario, slots, lines).compiled(conditions)


class Writer:
    """Writes the rules. Other hands hear the lines in another way, and hand on other values."""

    heard = "note"
    """What a function is given to tell of the lines: the names of its last parameters."""
    offering = True
    """Whether a facilitator may bring in offers."""

    def __init__(self, scenario: Scenario, slots: Slots, lines: tuple[Line, ...]) -> None:
        self._name = scenario.chapter.id
        self.slots = slots
        self._lines = lines
        self._turns = scenario.chapter.turns
        self.spans = spans(scenario, slots, lines)
        self._policies = {
            decision.id: [policy.id for policy in decision.policies]
            for turn in self._turns
            for decision in turn.decisions
        }
        self._all = ", ".join(f"v{at}" for at in range(len(slots))) + ","
        self.packed = f"({self._all})"
        self.known: dict[str, Any] = {}

    def compiled(self, conditions: Iterable[Condition] = ()) -> Written:
        """The functions, and each condition as a function of the values."""
        by_text = {condition.text: condition for condition in conditions}
        text = "\n".join(self._module(list(by_text.values())))
        namespace = dict(self.known)
        exec(compile(text, f"<rules of {self._name}>", "exec"), namespace)
        count = len(self._turns)
        return Written(
            tuple(namespace[f"enter_{at}"] for at in range(count + 1)),
            tuple(namespace[f"turn_{at}"] for at in range(count)),
            {key: namespace[f"holds_{at}"] for at, key in enumerate(by_text)},
            text,
        )

    def _module(self, conditions: list[Condition]) -> Iterator[str]:
        for at, condition in enumerate(conditions):
            yield f"def holds_{at}(values):"
            yield f"    {self._all} = values"
            yield f"    return bool({self._tree(condition.tree)})"
        for at, turn in enumerate(self._turns):
            yield from self._enter(at, turn)
            yield from self._turn(at, turn)
        end = len(self._turns)
        yield f"def enter_{end}(values, luck, {self.heard}):"
        yield f"    {self._all} = values"
        yield f"    return {end}, {self.handed(end, self.packed)}"

    def _enter(self, at: int, turn: Turn) -> Iterator[str]:
        yield f"def enter_{at}(values, luck, {self.heard}):"
        yield f"    {self._all} = values"
        if turn.when:
            yield f"    if not ({self._tree(turn.when.tree)}):"
            yield f"        return enter_{at + 1}(values, luck, {self.heard})"
        for line in waiting_at(self._lines, self._turns, at):
            slot = self.var(waiting(line.number))
            yield f"    if {slot}:"
            yield f"        {slot} -= 1"
            if can_land(line, self._turns, at):
                yield f"        if not {slot}:"
                yield from _indented(self._happens(line, at), 12)
        yield f"    return {at}, {self.handed(at, self.packed)}"

    def _turn(self, at: int, turn: Turn) -> Iterator[str]:
        offers = turn.offers if self.offering else ()
        choices = [f"c{n}" for n in range(len(turn.decisions) + len(offers))]
        yield f"def turn_{at}(values, choices, luck, {self.heard}):"
        yield f"    {self._all} = values"
        if choices:
            yield f"    {', '.join(choices)}, = choices"
        for choice, decision in zip(choices, turn.decisions, strict=False):
            if decision.id in self.slots.index:
                yield f"    {self.var(decision.id)} = {choice}"
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
        offered = [line for line in own if line.offer and self.offering]
        for choice, line in zip(choices[len(turn.decisions) :], offered, strict=True):
            yield f"    if {choice}:"
            yield from _indented(self._stands(line), 8)
        yield from _indented(self.close(), 4)
        yield f"    return {self._opening(at + 1)}"

    def _opening(self, at: int) -> str:
        """The next turn's opening; where it has nothing to read or to land, just its number."""
        if at < len(self._turns) and (
            self._turns[at].when or waiting_at(self._lines, self._turns, at)
        ):
            return f"enter_{at}({self.closed()}, luck, {self.heard})"
        return f"{at}, {self.handed(at, self.closed())}"

    def closed(self) -> str:
        """The values at a turn's close."""
        return self.packed

    def handed(self, at: int, values: str) -> str:
        """The values as they are handed on where turn `at` opens, or at the end."""
        return values

    def _stands(self, line: Line) -> Iterator[str]:
        """A line where it stands: it happens there, or is put off."""
        if line.consequence.after:
            yield f"{self.var(waiting(line.number))} = {line.consequence.after}"
            yield self.note(line, SCHEDULED)
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
            yield from _indented([self.note(line, MISSED)], indent + 4)

    def _done(self, line: Line, what: Otherwise, outcome: int) -> Iterator[str]:
        for indicator, by in what.change:
            var = self.var(indicator)
            low, high = self.spans[indicator]
            if by > 0:
                yield f"{var} += {by}"
                yield f"if {var} > {high}: {var} = {high}"
            elif by < 0:
                yield f"{var} -= {-by}"
                yield f"if {var} < {low}: {var} = {low}"
        for flag in what.mark:
            yield f"{self.var(flag)} = 1"
        for flag in what.unmark:
            yield f"{self.var(flag)} = 0"
        yield self.note(line, outcome)

    def note(self, line: Line, outcome: int) -> str:
        """What tells that a line was reached, and what came of it."""
        return f"if note: note(({line.number}, {outcome}, {self.packed}))"

    def close(self) -> Iterator[str]:
        """What tells the values at a turn's close."""
        yield f"if note: note((-1, {CLOSED}, {self.packed}))"

    def var(self, name: str) -> str:
        """A slot's name in the text."""
        return f"v{self.slots.index[name]}"

    def _tree(self, tree: Tree) -> str:
        match tree:
            case Number(value):
                return f"({int(value)})"
            case Name(id):
                return self.var(id)
            case Chosen(decision, policy, negated):
                place = self._policies[decision].index(policy)
                return f"({self.var(decision)} {'!=' if negated else '=='} {place})"
            case Not(inner):
                return f"(not {self._tree(inner)})"
            case Both(word, items):
                return "(" + f" {word} ".join(map(self._tree, items)) + ")"
            case Sum(operator, left, right) | Compare(operator, left, right):
                return f"({self._tree(left)} {operator} {self._tree(right)})"


def _indented(lines: Iterable[str], by: int) -> Iterator[str]:
    return (" " * by + line for line in lines)
