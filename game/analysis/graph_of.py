"""Reading a compiled chapter into a graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attrs

from game.analysis.graph import Edge, Graph, Kind, Node
from game.engine.lines import can_land, waiting_at
from game.engine.record import replay_record
from game.engine.report import CAME_OFF, OTHERWISE
from game.engine.rules import Game
from game.scenario.checks.draft import walk
from game.scenario.expressions import Both, Chosen, Compare, Condition, Name, Not, Sum, Tree
from game.scenario.model import (
    Aim,
    Consequence,
    Decision,
    Ending,
    Event,
    Indicator,
    Policy,
    Turn,
    Unplayed,
)
from game.scenario.pack import bridges_after


def graph_of(game: Game) -> Graph:
    """Everything in a chapter, with the record's way through it."""
    return _Maker(game).graph()


def line_paths(game: Game) -> tuple[str, ...]:
    """The path of each of a game's lines, by its number."""
    chapter = game.scenario.chapter
    return tuple(found.path for found in walk(chapter) if isinstance(found.value, Consequence))


class _Maker:
    def __init__(self, game: Game) -> None:
        self._game = game
        self._turns = game.turns
        self._paths = line_paths(game)
        self._named: dict[str, str] = {}
        self._nodes: dict[str, Node] = {}
        self._conditions: list[tuple[str, Condition]] = []

    def graph(self) -> Graph:
        chapter = self._game.scenario.chapter
        record = replay_record(self._game)
        for found in walk(chapter):
            if found.spec.kind == "condition":
                self._conditions.append((found.path, found.value))
            elif node := self._node(found.path, found.value):
                self._add(node)
        for at, bridge in enumerate(bridges_after(chapter.id, self._game.scenario.pack)):
            text = f"Bridge to {bridge.to.replace('_', ' ')}"
            self._add(Node(f"bridge[{at}]", "bridge", bridge.to, text, text, guard=bridge.when))
            if bridge.when:
                self._conditions.append((f"bridge[{at}].when", bridge.when))
        for id in self._passed():
            self._nodes[id] = attrs.evolve(self._nodes[id], record=True)
        return Graph(
            self._game,
            tuple(self._nodes.values()),
            (*self._order(), *self._landings(), *self._writes(), *self._reads()),
            tuple(f"turns[{each.before.turn}]" for each in record.reports),
        )

    def _add(self, node: Node) -> None:
        self._nodes[node.id] = attrs.evolve(node, inside=self._around(node.id))

    def _around(self, path: str) -> str:
        """The innermost node around a path; empty where there is none."""
        while path:
            path = path[: max(path.rfind("."), 0)]
            if path in self._nodes:
                return path
        return ""

    def _node(self, path: str, value: object) -> Node | None:
        """The node of a declared value, and its name for conditions; None for all other values."""
        match value:
            case Turn(id=id, title=title):
                return Node(path, "turn", id, title, title, date=value.date, guard=value.when)
            case Decision(id=id, ask=ask):
                self._named[id] = path
                roles = {role.id: role.name for role in self._game.scenario.chapter.roles}
                known = value.record == "known"
                return Node(path, "decision", id, ask, ask, role=roles[value.role], known=known)
            case Policy(id=id, label=label):
                self._named[f"{self._around(path)} {id}"] = path
                name = value.short or label
                return Node(path, "policy", id, name, label, guard=value.needs)
            case Unplayed(choose=id):
                choice = self._nodes[self._named[f"{self._around(path)} {id}"]]
                return Node(path, "unplayed", id, choice.name, choice.label, guard=value.when)
            case Consequence():
                return _line(path, value)
            case Ending(id=id, title=title):
                return Node(path, "ending", id, title, title, guard=value.when)
            case Aim(id=id, text=text):
                return Node(path, "aim", id, text, text, guard=value.when)
            case Indicator(id=id, name=name):
                self._named[id] = path
                return Node(path, "indicator", id, value.short or name, name)
            case str() if path.startswith("flags["):
                self._named[value] = path
                return Node(path, "flag", value, value.replace("_", " "), value)
        return None

    def _passed(self) -> Iterator[str]:
        """Every node that the record went through."""
        record = replay_record(self._game)
        for report in record.reports:
            turn = report.before.turn
            yield f"turns[{turn}]"
            for at, choice in enumerate(report.choices):
                yield f"turns[{turn}].decisions[{at}]"
                yield f"turns[{turn}].decisions[{at}].policies[{choice}]"
            for each in (*report.happenings, *report.landed):
                if each.outcome in (CAME_OFF, OTHERWISE):
                    yield self._paths[each.line.number]
        yield f"endings[{self._game.scenario.chapter.endings.index(record.ending)}]"

    def _order(self) -> Iterator[Edge]:
        """Which turn may follow which, and which may be the last."""
        path = [report.before.turn for report in replay_record(self._game).reports]
        steps = {*pairwise(path)}
        for at in range(len(self._turns)):
            for following in range(at + 1, len(self._turns) + 1):
                if following == len(self._turns):
                    for ending in (node for node in self._nodes.values() if node.kind == "ending"):
                        record = ending.record and path[-1:] == [at]
                        yield Edge(f"turns[{at}]", ending.id, "ends", record=record)
                    break
                record = (at, following) in steps
                yield Edge(f"turns[{at}]", f"turns[{following}]", "opens", record=record)
                if not self._turns[following].when:
                    break

    def _landings(self) -> Iterator[Edge]:
        """Where a delayed line may land."""
        lines, turns = self._game.lines, self._turns
        for at in range(len(turns)):
            for line in waiting_at(lines, turns, at):
                if can_land(line, turns, at):
                    yield Edge(self._paths[line.number], f"turns[{at}]", "lands")

    def _writes(self) -> Iterator[Edge]:
        for path, line in zip(self._paths, self._game.lines, strict=True):
            for what in filter(None, (line.consequence, line.consequence.otherwise)):
                other = what is not line.consequence
                for name, by in what.change:
                    if by:
                        yield Edge(path, self._named[name], "moves", by=by, otherwise=other)
                for name in what.mark:
                    yield Edge(path, self._named[name], "marks", otherwise=other)
                for name in what.unmark:
                    yield Edge(path, self._named[name], "clears", otherwise=other)

    def _reads(self) -> Iterator[Edge]:
        for path, condition in self._conditions:
            reader = self._around(path)
            key = path[len(reader) + 1 :].partition("[")[0]
            for name in dict.fromkeys(_read(condition.tree)):
                decision, _, policy = name.partition(" ")
                source = self._named[decision]
                if policy:
                    source = self._named[f"{source} {policy}"]
                yield Edge(source, reader, "reads", key)


def _line(path: str, value: Consequence) -> Node:
    kinds: dict[str, Kind] = {"events": "event", "offers": "offer"}
    name = (value.title if isinstance(value, Event) else "") or value.id.replace("_", " ")
    return Node(
        path,
        kinds.get(path.split(".")[1].partition("[")[0], "line"),
        value.id,
        name,
        value.text,
        guard=value.when,
        chance=value.chance,
        after=value.after,
    )


def _read(tree: Tree) -> Iterator[str]:
    """What a condition reads: `indicator`, `flag`, or `decision policy`."""
    match tree:
        case Name(id):
            yield id
        case Chosen(decision, policy, _):
            yield f"{decision} {policy}"
        case Not(inner):
            yield from _read(inner)
        case Both(_, items):
            for item in items:
                yield from _read(item)
        case Sum(_, left, right) | Compare(_, left, right):
            yield from _read(left)
            yield from _read(right)
