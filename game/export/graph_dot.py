"""A graph as Graphviz DOT: each decision a table, so that an arrow can start at a policy."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from game.analysis.graph import Edge, Graph, Kind, Node
from game.export.graph_script import Script
from game.export.graph_text import legal
from game.views.words import date_words

_LINE = 38  # signs in a line of a cell
# `arrowhead` comes first: Graphviz 2.43 mixes up what edges within a rank declare otherwise.
_HEAD = """\
  graph [rankdir=LR, newrank=true, fontname="Helvetica", fontsize=14, labelloc=t, nodesep=0.3,
         ranksep=1.1, bgcolor="#F5F2EB", style=rounded, color="#8A8371"]
  node [shape=plain, fontname="Helvetica", fontsize=12, fontcolor="#16202D", margin=0.08]
  edge [arrowhead=normal, fontname="Helvetica", fontsize=10, color="#465162",
        fontcolor="#465162"]"""
_TABLE = '<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="5" COLOR="#8A8371">'
_LOOKS = {
    "opens": "penwidth=2",
    "ends": "penwidth=2",
    "lands": 'style=dashed, color="#1A4F92", fontcolor="#1A4F92", label="later"',
    "marks": 'style=dotted, label="marks"',
    "clears": 'style=dotted, label="clears"',
    "reads": "style=dotted, arrowhead=empty",
}
_RECORD = 'style=dashed, penwidth=2, color="#A3460A", fontcolor="#A3460A", label="record"'


def to_dot(graph: Graph) -> str:
    """The text of a DOT file. What moves indicators is said in the cells, not drawn as arrows."""
    return "\n".join(_Writer(graph).lines()) + "\n"


class _Writer(Script):
    def lines(self) -> Iterator[str]:
        graph = self._graph
        yield "digraph {"
        yield _HEAD
        yield f"  label=<<B>{_text(graph.game.scenario.chapter.title)}</B>>"
        for at, turn in enumerate(graph.of("turn")):
            yield from self._cluster(f"turn_{at}", "", self._turn(turn))
        yield from self._cluster("endings", "How it ends", map(self._ending, graph.of("ending")))
        for node in self._read():
            yield f"  {self._names[node.id]} [shape=note, label=<{_text(node.name)}>]"
        for edge in self._arrows:
            yield self._edge(edge)
        for one, other in self._recorded():
            yield f"  {self._port(one.id)} -> {self._port(other.id)} [{_RECORD}, constraint=false]"
        yield "}"

    def _cluster(self, name: str, label: str, inside: Iterator[str]) -> Iterator[str]:
        yield f"  subgraph cluster_{name} {{"
        yield f'    label="{label}"'
        yield from (f"    {line}" for line in inside)
        yield "  }"

    def _turn(self, turn: Node) -> Iterator[str]:
        graph = self._graph
        said = [_text(date_words(turn.date)), f"<B>{_text(turn.label)}</B>"]
        if turn.guard:
            said.append(f"<I>{_text(f'only if {self._said.guard(turn)}')}</I>")
        yield f"{self._names[turn.id]} [label=<{'<BR/>'.join(said)}>]"
        tables = [*graph.within(turn.id, "decision")]
        yield from map(self._decision, tables)
        kinds: tuple[Kind, ...] = ("event", "offer")
        for kind in kinds:
            for event in graph.within(turn.id, kind):
                yield f"{self._names[event.id]} [label=<{_table([self._row(event)])}>]"
        same = [turn.id, *(node.id for node in (*tables, *graph.within(turn.id, *kinds)))]
        yield f"{{rank=same; {'; '.join(self._names[id] for id in same)}}}"

    def _decision(self, decision: Node) -> str:
        head = f"{_text(decision.role.upper())}<BR/><B>{_text(decision.label)}</B>"
        rules = self._said.rules(decision)
        foot = [f"<I>{_text(f'if nobody plays it, {rule}')}</I>" for rule in rules]
        rows = [
            _cell(head, 'BGCOLOR="#ECE7DC"'),
            *(self._row(policy) for policy in self._graph.within(decision.id, "policy")),
            *([_cell("<BR/>".join(foot))] if foot else []),
        ]
        return f"{self._names[decision.id]} [label=<{_table(rows)}>]"

    def _row(self, node: Node) -> str:
        """A policy or an event: its name, its guard, what follows from it."""
        head = f"◆ record: {node.name}" if node.record else node.name
        said = [f"<B>{_text(head)}</B>"]
        if node.guard and node.kind == "policy":
            said.append(_text(f"needs {self._said.guard(node)}"))
        said += map(_text, self._said.effects(node))
        colour = ' BGCOLOR="#FBEFE3" COLOR="#A3460A"' if node.record else ' BGCOLOR="#FFFFFF"'
        return _cell("<BR/>".join(said), f'PORT="{self._names[node.id]}"{colour}')

    def _ending(self, ending: Node) -> str:
        head = f"◆ record: {ending.label}" if ending.record else ending.label
        cell = f"<B>{_text(head)}</B><BR/>{_text(self._said.opening(ending))}"
        colour = 'BGCOLOR="#FBEFE3" COLOR="#A3460A"' if ending.record else 'BGCOLOR="#FFFFFF"'
        return f"{self._names[ending.id]} [label=<{_table([_cell(cell, colour)])}>]"

    def _edge(self, edge: Edge) -> str:
        look = _LOOKS[edge.relation]
        if edge.key:
            look += f', label="{edge.key}"'
        if edge.relation not in ("opens", "ends"):
            look += ", constraint=false"
        return f"  {self._port(edge.source)} -> {self._port(edge.target)} [{look}]"

    def _port(self, id: str) -> str:
        """Where an arrow starts or ends: a policy is a cell of its decision's table."""
        node = self._graph.by_id[id]
        if node.kind in ("line", "unplayed"):
            return self._port(node.inside)
        if node.kind == "policy":
            return f"{self._names[node.inside]}:{self._names[id]}"
        return self._names[id]


def _table(rows: list[str]) -> str:
    return f"{_TABLE}{''.join(f'<TR>{row}</TR>' for row in rows)}</TABLE>"


def _cell(html: str, more: str = "") -> str:
    return f'<TD ALIGN="LEFT" BALIGN="LEFT" {more}>{html}</TD>'


def _text(text: str) -> str:
    """Words for an HTML-like label, in lines."""
    lines = wrap(legal(text), _LINE)
    return "<BR/>".join(escape(line).replace("\\", "&#92;") for line in lines) or " "
