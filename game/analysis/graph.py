"""A chapter as nodes and edges: what is decided, what follows, what reads what. No drawing here.

graph = graph_of(game)          everything (`graph_of.py`)
story(graph)                    what fits on a slide

A node's id is its path in the chapter's file (`turns[0].decisions[1]`), so that its place is known
to whoever has the loader's table.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, TypeVar

import attrs

from game.engine.rules import Game
from game.scenario.expressions import Condition

Kind = Literal[
    "turn",
    "decision",
    "policy",
    "unplayed",
    "line",
    "event",
    "offer",
    "ending",
    "aim",
    "bridge",
    "indicator",
    "flag",
]
Relation = Literal["opens", "ends", "lands", "reads", "moves", "marks", "clears"]


T = TypeVar("T")
_OPENERS = ("", "when", "needs")
"""Keys of the conditions that open something; what is not a condition has none."""


@attrs.frozen
class Node:
    """Something in a chapter, `inside` another node. A `line` is what a policy leads to, `unplayed`
    a rule for a seat that nobody holds, named as the policy it then takes.

    `ident` is the author's id, `name` short, `label` as the author wrote it in full; `role` is the
    name of who decides, `guard` the condition under which it opens or happens; `record` says
    whether the record went through it (`known` is false where a decision's record is unknown and
    its unplayed rule stood in).
    """

    id: str
    kind: Kind
    ident: str
    name: str
    label: str
    inside: str = ""
    role: str = ""
    date: str = ""
    guard: Condition | None = None
    chance: Fraction | None = None
    after: int = 0
    record: bool = False
    known: bool = True


@attrs.frozen
class Edge:
    """An arrow between two nodes, in the direction in which the story or the number flows.

    opens: a turn may follow a turn; ends: a turn may be the last before this ending; lands: a
    delayed line may land when this turn opens; reads: the target's condition of this `key` (when,
    needs, unplayed, briefing, forecasts) reads the source; moves: an indicator, `by` so much; marks
    and clears: a flag. `otherwise`: only where the chance fails. `record`: the record went so.
    """

    source: str
    target: str
    relation: Relation
    key: str = ""
    by: int = 0
    otherwise: bool = False
    record: bool = False


@attrs.frozen
class Graph:
    """A game's nodes in file order, their edges, and the turns that the record opened, in order."""

    game: Game
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    path: tuple[str, ...]
    by_id: dict[str, Node] = attrs.field(init=False, eq=False, repr=False)
    _inside: dict[str, list[Node]] = attrs.field(init=False, eq=False, repr=False)
    _from: dict[str, list[Edge]] = attrs.field(init=False, eq=False, repr=False)

    @by_id.default
    def _nodes_by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    @_inside.default
    def _nodes_inside(self) -> dict[str, list[Node]]:
        return _grouped(self.nodes, "inside")

    @_from.default
    def _edges_from(self) -> dict[str, list[Edge]]:
        return _grouped(self.edges, "source")

    def of(self, *kinds: Kind) -> tuple[Node, ...]:
        """Every node of these kinds, in file order."""
        return tuple(node for node in self.nodes if node.kind in kinds)

    def within(self, id: str, *kinds: Kind) -> tuple[Node, ...]:
        """The nodes of these kinds (of any, where none is named) directly inside a node."""
        return tuple(n for n in self._inside.get(id, ()) if not kinds or n.kind in kinds)

    def out_of(self, id: str, *relations: Relation) -> tuple[Edge, ...]:
        """The edges of these relations that leave a node."""
        return tuple(edge for edge in self._from.get(id, ()) if edge.relation in relations)

    def moves(self, id: str) -> tuple[tuple[Node, int], ...]:
        """Indicators that a node's edges move: +1 up, -1 down, 0 either way; upwards first."""
        ways: dict[str, set[int]] = {}
        for edge in self.out_of(id, "moves"):
            ways.setdefault(edge.target, set()).add(1 if edge.by > 0 else -1)
        found = [(self.by_id[name], sum(signs)) for name, signs in ways.items()]
        return tuple(sorted(found, key=lambda each: -each[1]))

    def ways(self) -> dict[str, tuple[Node, ...]]:
        """For each role, in the order in which they first decide: what it did in the record, and
        the ending.
        """
        taken: dict[str, list[Node]] = {node.role: [] for node in self.of("decision")}
        for turn in self.path:
            for decision in self.within(turn, "decision"):
                policies = self.within(decision.id, "policy")
                taken[decision.role] += [policy for policy in policies if policy.record]
        ends = [node for node in self.of("ending") if node.record]
        return {role: (*way, *ends) for role, way in taken.items()}


def story(graph: Graph) -> Graph:
    """The graph with a policy's lines folded into it: turns, decisions, policies, endings.

    Moves keep their direction and lose their size. Flags stay where a turn, a policy or an ending
    reads them, and events where they alone mark such a flag.
    """
    edges = [edge for edge in graph.edges if edge.relation != "lands" and edge.key in _OPENERS]
    kept = {node.id for node in graph.of("turn", "decision", "policy", "ending")}
    read = {edge.source for edge in edges if edge.relation == "reads" and edge.target in kept}
    kept |= {node.id for node in graph.of("flag") if node.id in read}
    kept |= {node.id for node in graph.of("indicator")}
    marks = [edge for edge in edges if edge.relation == "marks" and edge.target in kept]
    chosen = {edge.target for edge in marks if graph.by_id[edge.source].kind == "line"}
    kept |= {edge.source for edge in marks if edge.target not in chosen}

    def owner(id: str) -> str:
        node = graph.by_id[id]
        return node.inside if node.kind == "line" else id

    folded = (
        attrs.evolve(
            edge,
            source=owner(edge.source),
            by=(edge.by > 0) - (edge.by < 0),
            otherwise=False,
        )
        for edge in edges
    )
    left = dict.fromkeys(e for e in folded if e.source in kept and e.target in kept)
    nodes = tuple(node for node in graph.nodes if node.id in kept)
    return attrs.evolve(graph, nodes=nodes, edges=tuple(left))


def _grouped(things: Iterable[T], key: str) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for each in things:
        groups.setdefault(getattr(each, key), []).append(each)
    return groups
