"""What the two text forms of a graph share: a name for each node, and which arrows are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from game.analysis.graph import Graph, Node
from game.export.graph_words import Said


class Script:
    """A graph about to be written: `n0`, `n1`, ... stand for its nodes. What moves indicators is
    said where it happens, not drawn as arrows.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._said = Said(graph)
        self._names = {node.id: f"n{at}" for at, node in enumerate(graph.nodes)}
        self._arrows = [edge for edge in graph.edges if edge.relation != "moves"]

    def _read(self) -> Iterator[Node]:
        """Flags, indicators, aims and bridges at which an arrow starts or ends."""
        used = {id for edge in self._arrows for id in (edge.source, edge.target)}
        nodes = self._graph.of("flag", "indicator", "aim", "bridge")
        return (node for node in nodes if node.id in used)

    def _recorded(self) -> Iterator[tuple[Node, Node]]:
        """The steps of the record's way, from one node to the next."""
        return chain.from_iterable(map(pairwise, self._graph.ways().values()))
