"""Which values of a slot still make a difference.

A cut at c says that the values below c and those from c on may lead to different things; values
with no cut between them have the same future. Cuts are worked out backwards, from what is read at
the end through every line to the opening of each turn: a condition adds the cuts at which it flips,
a shift by n shifts cuts by n, a range clips them, a setting removes them. A slot without cuts is
dead. Every condition of the rules counts, also where what it leads to does not: so the lines that
can come off are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.engine.lines import Line, can_land, waiting_at
from game.engine.state import UNASKED, Slots, waiting
from game.scenario.expressions import Both, Chosen, Compare, Condition, Name, Not, Number, Sum, Tree
from game.scenario.model import Consequence, Decision, Otherwise
from game.scenario.pack import Scenario

MOST = 4096
"""Beyond so many cuts of a slot, every value of it counts."""

Cuts = Mapping[str, frozenset[int] | None]
"""Cuts by slot; None: every value counts. Slots that are not in it are dead."""


def cuts_of(
    scenario: Scenario,
    slots: Slots,
    lines: Sequence[Line],
    ends: Iterable[Condition | None],
    offers: bool = False,
) -> tuple[Cuts, ...]:
    """The cuts at the opening of each turn and, last, at the end, where `ends` are read; with
    `offers`, for plays into which a facilitator may bring them.
    """
    reader = _Reader(scenario, slots, lines, offers)
    passed = opened = joined(*map(reader.read, ends))
    found = [opened]
    for at in reversed(range(len(scenario.chapter.turns))):
        opened = reader.asked(at, passed)
        found.append(opened)
        passed = reader.opened(at, opened, passed)
    return tuple(reversed(found))


def joined(*parts: Cuts) -> Cuts:
    """The cuts of several ways on."""
    found: dict[str, frozenset[int] | None] = {}
    for part in parts:
        for name, cuts in part.items():
            known = found.get(name, frozenset())
            both = None if known is None or cuts is None else known | cuts
            found[name] = None if both and len(both) > MOST else both
    return found


class _Reader:
    def __init__(
        self, scenario: Scenario, slots: Slots, lines: Sequence[Line], offers: bool
    ) -> None:
        self._turns = scenario.chapter.turns
        self._lines = lines
        self._offers = offers
        self._policies = {
            decision.id: [policy.id for policy in decision.policies]
            for turn in self._turns
            for decision in turn.decisions
        }
        self.spans = spans(scenario, slots, lines)

    def asked(self, at: int, cuts: Cuts) -> Cuts:
        """Back from the close of a turn to the moment at which everybody reads."""
        turn = self._turns[at]
        own = [line for line in self._lines if line.turn == at]
        for line in reversed(own):
            if line.offer and self._offers:
                cuts = joined(cuts, self._stands(line, cuts))
            elif not line.offer and not line.decision:
                cuts = self._stands(line, cuts)
        for decision in reversed(turn.decisions):
            cuts = joined(*self._policies_of(decision, own, cuts))
        asked = {decision.id for decision in turn.decisions}
        read = [policy.needs for decision in turn.decisions for policy in decision.policies]
        read += [rule.when for decision in turn.decisions for rule in decision.unplayed]
        kept = {name: each for name, each in cuts.items() if name not in asked}
        return joined(kept, *map(self.read, read))

    def opened(self, at: int, cuts: Cuts, passed: Cuts) -> Cuts:
        """Back over what lands at a turn's opening, and over its guard (else it is passed over)."""
        for line in reversed(waiting_at(self._lines, self._turns, at)):
            if can_land(line, self._turns, at):
                cuts = joined(cuts, self._happens(line.consequence, cuts))
            cuts = joined(cuts, {waiting(line.number): None})
        guard = self._turns[at].when
        return joined(cuts, passed, self.read(guard)) if guard else cuts

    def _policies_of(self, decision: Decision, own: Sequence[Line], cuts: Cuts) -> Iterable[Cuts]:
        for policy in decision.policies:
            way = cuts
            for line in reversed(own):
                if (line.decision, line.policy) == (decision.id, policy.id):
                    way = self._stands(line, way)
            yield way

    def _stands(self, line: Line, cuts: Cuts) -> Cuts:
        if not line.consequence.after:
            return self._happens(line.consequence, cuts)
        return {name: each for name, each in cuts.items() if name != waiting(line.number)}

    def _happens(self, what: Consequence, cuts: Cuts) -> Cuts:
        ways = [self._done(what, cuts)]
        if what.chance is not None:
            ways.append(self._done(what.otherwise, cuts) if what.otherwise else cuts)
        if what.when:
            ways += [cuts, self.read(what.when)]
        return joined(*ways)

    def _done(self, what: Otherwise, cuts: Cuts) -> Cuts:
        moved = {name: each for name, each in cuts.items() if name not in what.mark + what.unmark}
        for name, by in what.change:
            if each := moved.get(name):
                low, high = self.spans[name]
                moved[name] = frozenset(c - by for c in each if low < c - by <= high)
        return moved

    def read(self, condition: Condition | None) -> Cuts:
        """The cuts at which a condition flips, whatever the other slots hold."""
        return self._tree(condition.tree) if condition else {}

    def _tree(self, tree: Tree) -> Cuts:
        match tree:
            case Name(id):
                return {id: frozenset((1,))}
            case Chosen(decision, policy):
                place = self._policies[decision].index(policy)
                return {decision: frozenset((place, place + 1))}
            case Not(inner):
                return self._tree(inner)
            case Both(_, items):
                return joined(*map(self._tree, items))
            case Compare(operator, left, right):
                return self._comparison(operator, Sum("-", left, right))
        return {}

    def _comparison(self, operator: str, tree: Tree) -> Cuts:
        """`terms op 0`: as `terms >= 0` flips; `>` is `terms - 1 >= 0`, `==` flips as both."""
        terms = _terms(tree)
        fixed = terms.pop("", 0)
        shifts = {"<": (0,), ">=": (0,), "<=": (-1,), ">": (-1,)}.get(operator, (0, -1))
        found: dict[str, frozenset[int] | None] = {}
        for name, factor in terms.items():
            rest = [
                sorted(each * end for end in self.spans[other])
                for other, each in terms.items()
                if other != name
            ]
            least, most = (fixed + sum(ends) for ends in zip((0, 0), *rest, strict=True))
            ways = [
                _within(_flips(factor, least + shift, most + shift), *self.spans[name])
                for shift in shifts
                if factor
            ]
            many = any(len(way) > MOST for way in ways)
            found[name] = None if many else frozenset().union(*ways)
        return found


def spans(scenario: Scenario, slots: Slots, lines: Sequence[Line]) -> dict[str, tuple[int, int]]:
    """The lowest and the highest value of each slot."""
    policies = {d.id: d.policies for turn in scenario.chapter.turns for d in turn.decisions}
    return {
        **{each.id: each.range for each in scenario.chapter.indicators},
        **dict.fromkeys(slots.flags, (0, 1)),
        **{id: (UNASKED, len(policies[id]) - 1) for id in slots.decisions},
        **{waiting(number): (0, lines[number].consequence.after) for number in slots.delayed},
    }


def _flips(factor: int, least: int, most: int) -> range:
    """Where `factor * v + rest >= 0` flips as v grows, for every rest from least to most."""
    if factor > 0:
        return range(-(most // factor), -(least // factor) + 1)
    return range(least // -factor + 1, most // -factor + 2)


def _within(cuts: range, low: int, high: int) -> range:
    return range(max(cuts.start, low + 1), min(cuts.stop, high + 1))


def _terms(tree: Tree, factor: int = 1) -> dict[str, int]:
    """A sum as factors by name; the fixed part has no name."""
    match tree:
        case Number(value):
            return {"": factor * value}
        case Name(id):
            return {id: factor}
        case Sum(operator, left, right):
            found = _terms(left, factor)
            for name, more in _terms(right, factor if operator == "+" else -factor).items():
                found[name] = found.get(name, 0) + more
            return found
    raise TypeError(f"no number: {tree}")
