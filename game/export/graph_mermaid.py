"""A graph as a Mermaid flowchart: turns as boxes around decisions, policies and events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import dumps
from textwrap import wrap

from game.analysis.graph import Edge, Graph, Kind, Node
from game.export.graph_script import Script
from game.export.graph_text import legal
from game.views.words import date_words

_LINE = 40  # signs in a line of a box
_LOADED = re.compile(r"[^\w\s,.:?!()'’“”–—…≥≤≠−▲▼◆/=]|_|^[0-9]+(?=[.)])")
"""Signs that mean something to Mermaid, HTML or Markdown: they go as numbers."""
_HEAD = """\
flowchart LR
  classDef record fill:#FBEFE3,stroke:#A3460A,stroke-width:2px,stroke-dasharray:5 3,color:#16202D
  classDef plain fill:#FFFFFF,stroke:#8A8371,color:#16202D
  classDef ask fill:#ECE7DC,stroke:#8A8371,color:#16202D,font-weight:bold"""
_ARROWS = {
    "opens": "==>",
    "ends": "==>",
    "lands": "-. later .->",
    "marks": "-. marks .->",
    "clears": "-. clears .->",
    "reads": "-. {key} .->",
}


def to_mermaid(graph: Graph) -> str:
    """The text of a Mermaid file. What moves indicators is said in the boxes, not drawn."""
    return "\n".join(_Writer(graph).lines()) + "\n"


class _Writer(Script):
    def lines(self) -> Iterator[str]:
        graph = self._graph
        title = legal(graph.game.scenario.chapter.title)
        yield f"---\ntitle: {dumps(title, ensure_ascii=False)}\n---"
        yield _HEAD
        for turn in graph.of("turn"):
            yield from self._turn(turn)
        yield f'  subgraph endings["{_text("How it ends: the first that holds")}"]'
        for ending in graph.of("ending"):
            yield self._box(ending, [self._said.opening(ending)])
        yield "  end"
        for node in self._read():
            yield f'  {self._names[node.id]}(["{_text(node.name)}"])'
        yield from dict.fromkeys(map(self._edge, self._arrows))
        for one, other in self._recorded():
            yield f"  {self._names[one.id]} -- record --> {self._names[other.id]}"

    def _turn(self, turn: Node) -> Iterator[str]:
        graph = self._graph
        said = f"{date_words(turn.date)}: {turn.label}"
        if turn.guard:
            said += f" (only if {self._said.guard(turn)})"
        yield f'  subgraph {self._names[turn.id]}["{_text(said)}"]'
        yield "    direction TB"
        for decision in graph.within(turn.id, "decision"):
            rules = (f"if nobody plays it, {rule}" for rule in self._said.rules(decision))
            name = self._names[decision.id]
            yield f'    {name}["{_lines(decision.role.upper(), decision.label, *rules)}"]:::ask'
            for policy in graph.within(decision.id, "policy"):
                guard = [f"needs {self._said.guard(policy)}"] if policy.guard else []
                yield "  " + self._box(policy, [*guard, *self._said.effects(policy)])
                yield f"    {name} --> {self._names[policy.id]}"
        kinds: tuple[Kind, ...] = ("event", "offer")
        for event in graph.within(turn.id, *kinds):
            yield "  " + self._box(event, self._said.effects(event))
        yield "  end"

    def _box(self, node: Node, said: list[str]) -> str:
        head = f"◆ record: {node.name}" if node.record else node.name
        look = "record" if node.record else "plain"
        return f'  {self._names[node.id]}["{_lines(head, *said)}"]:::{look}'

    def _edge(self, edge: Edge) -> str:
        arrow = _ARROWS[edge.relation].format(key=edge.key)
        target = "endings" if edge.relation == "ends" else self._port(edge.target)
        return f"  {self._port(edge.source)} {arrow} {target}"

    def _port(self, id: str) -> str:
        node = self._graph.by_id[id]
        return self._port(node.inside) if node.kind in ("line", "unplayed") else self._names[id]


def _lines(*texts: str) -> str:
    return "<br/>".join(_text(text) for text in texts)


def _text(text: str) -> str:
    """Words for a quoted label, in lines."""
    return "<br/>".join(map(_escaped, wrap(legal(text), _LINE))) or " "


def _escaped(line: str) -> str:
    return _LOADED.sub(lambda found: "".join(f"#{ord(sign)};" for sign in found[0]), line)
