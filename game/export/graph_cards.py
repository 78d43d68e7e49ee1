"""The cards of a chapter's picture: heads of turns, decisions, the world, endings."""

from __future__ import annotations

from functools import cached_property

import attrs

from game.analysis.graph import Graph, Kind, Node
from game.export.graph_blocks import (
    Block,
    Mark,
    Shape,
    Words,
    boxed,
    flow,
    indented,
    marked,
    paragraph,
    signs,
    stack,
)
from game.export.graph_text import STYLES, width
from game.export.graph_words import Said
from game.views.words import date_words

PAD = 12.0
_SIDE = 6.0
_INDENT = 20.0


@attrs.frozen(slots=False)
class Cards:
    """Cards of a graph, `w` px wide. A graph that holds lines is drawn in full: whole labels, every
    line with its numbers, the rules of seats that nobody holds.
    """

    graph: Graph
    w: float
    said: Said

    @cached_property
    def full(self) -> bool:
        """Whether everything is drawn, not only what fits on a slide."""
        return bool(self.graph.of("line"))

    @property
    def _room(self) -> float:
        return self.w - 2 * PAD

    # --- turns

    def head(self, turn: Node) -> Block:
        """When a turn is, its title, and the condition under which it opens."""
        date = paragraph(date_words(turn.date).upper(), "kicker", self.w, "ink3")
        title = paragraph(turn.label, "turn", self.w)
        return stack((date, title, self._guard(turn, "opens only if ", self.w)), 2)

    def arrivals(self, turn: Node) -> Block:
        """The delayed lines that may land when a turn opens; none on a slide."""
        rows = [
            marked(
                "later",
                f"{self._whence(edge.source)} {self._said(edge.source)}",
                "small",
                self._room,
            )
            for edge in self.graph.edges
            if self.full and edge.relation == "lands" and edge.target == turn.id
        ]
        if not rows:
            return Block(0)
        title = paragraph("MAY LAND HERE", "kicker", self._room, "ink3")
        inner = stack((title, *rows), 4)
        return boxed(inner, self.w, "later", pad=(PAD, 9), node=f"{turn.id} lands")

    def _whence(self, id: str) -> str:
        node = self.graph.by_id[id]
        around = self.graph.by_id[node.inside]
        return f"“{around.name}”, " if around.kind == "policy" else f"{node.name}, "

    def _said(self, id: str) -> str:
        return self.said.line(self.graph.by_id[id])

    def _guard(self, node: Node, word: str, room: float) -> Block:
        if not node.guard:
            return Block(0)
        return marked("lock", word + self.said.guard(node), "small", room)

    # --- decisions

    def decision(self, decision: Node) -> Block:
        """A question with its policies."""
        role = paragraph(decision.role.upper(), "kicker", self._room, "ink3")
        head = stack((role, paragraph(decision.label, "ask", self._room)), 1)
        policies = stack(
            (self._policy(each, decision) for each in self.graph.within(decision.id, "policy")), 3
        )
        rules = indented(self._rules(decision), PAD)
        inner = stack((indented(head, PAD), indented(policies, _SIDE), rules), 7)
        return boxed(inner, self.w, "card", pad=(0, 9), node=decision.id, tip=decision.label)

    def _policy(self, policy: Node, decision: Node) -> Block:
        w = self.w - 2 * _SIDE
        room = w - 2 * _SIDE - _INDENT
        name = policy.label if self.full else policy.name
        label = paragraph(name, "taken" if policy.record else "name", room)
        rows = stack((label, self._guard(policy, "needs ", room), self._effects(policy, room)), 1)
        shape: Shape = "ring"
        if policy.record:
            shape = "diamond" if decision.known else "hollow"
            rows = _recorded(rows, room, known=decision.known)
        return _row(rows, shape, w, "taken" if policy.record else "policy", policy)

    def _rules(self, decision: Node) -> Block:
        """What the seat does when nobody holds it; none on a slide."""
        rules = self.said.rules(decision)
        rows = (paragraph(each, "small", self._room, "ink2") for each in rules)
        title = paragraph("IF NOBODY PLAYS IT" if rules else "", "kicker", self._room, "ink3")
        return stack((title, *rows), 2)

    # --- what follows

    def _effects(self, node: Node, room: float) -> Block:
        """What a policy or an event moves and marks: in words in full, else with arrows."""
        if self.full:
            lines = self.graph.within(node.id, "line") if node.kind == "policy" else (node,)
            return stack((self._line(each, room) for each in lines), 1)
        head = self.said.head(node) if node.kind == "event" else ""
        lead = [(marked("lock", head, "small", room), 11)] if head else []
        groups = self.said.signs(node).items()
        moves = (each for sign, names in groups for each in signs(sign, names, room))
        return flow((*lead, *moves), room)

    def _line(self, node: Node, room: float) -> Block:
        said = self.said.line(node)
        if node.after:
            return marked("later", said, "small", room)
        return paragraph(said, "small", room, "ink2")

    def world(self, turn: Node, kind: Kind) -> Block:
        """The events of a turn, or the offers of a facilitator."""
        events = self.graph.within(turn.id, kind)
        if not events:
            return Block(0)
        titles = {"event": "THE WORLD ANSWERS", "offer": "A FACILITATOR MAY BRING IN"}
        title = indented(paragraph(titles[kind], "kicker", self._room, "ink3"), PAD)
        rows = stack((self._event(each) for each in events), 2)
        return boxed(stack((title, indented(rows, _SIDE)), 3), self.w, "world", pad=(0, 9))

    def _event(self, event: Node) -> Block:
        w = self.w - 2 * _SIDE
        room = w - 2 * _SIDE - _INDENT
        name = paragraph(event.name, "taken" if event.record else "name", room)
        rows = stack((name, self._effects(event, room)), 1)
        if event.record:
            rows = _recorded(rows, room)
        return _row(rows, "diamond" if event.record else "ring", w, "event", event)

    # --- endings

    def endings(self) -> Block:
        """The endings in their order, each with its condition."""
        return stack((self._ending(each) for each in self.graph.of("ending")), 8)

    def _ending(self, ending: Node) -> Block:
        room = self.w - 2 * _SIDE - _INDENT
        title = paragraph(ending.label, "ask", room)
        rows = stack((title, paragraph(self.said.opening(ending), "small", room, "ink2")), 1)
        if not ending.record:
            return _row(rows, "ring", self.w, "ending", ending)
        return _row(_recorded(rows, room), "diamond", self.w, "taken", ending)


def _row(rows: Block, shape: Shape, w: float, look: str, node: Node) -> Block:
    """Lines behind a sign, in a box of their own."""
    lead = Mark(_INDENT / 2 - 3, STYLES["name"].line / 2, shape)
    inner = Block(rows.height, ((0, 0, lead), (_INDENT, 0, rows)))
    return boxed(inner, w, look, pad=(_SIDE, 4), node=node.id, tip=node.label)


def _recorded(rows: Block, room: float, *, known: bool = True) -> Block:
    """The word `record` at the right: after the name, else after the last line, else below it."""
    text = "record" if known else "not on record; by the rule of an empty seat"
    words = [piece for piece in rows.pieces if isinstance(piece, Words)]
    last = max(each.y for each in words if each.style == words[0].style)
    for y in (last, max(each.y for each in words)):
        end = max(each.extent[2] for each in words if each.y == y)
        if known and end + 10 + width(text, "strong") <= room:
            word = Words(room, y, text, "strong", "history", "end")
            return Block(rows.height, ((0, 0, rows), (0, 0, word)))
    return stack((rows, paragraph(text, "strong", room, "history")), 1)
