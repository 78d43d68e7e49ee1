"""What a graph says in words: guards, what a line does, the way of the record."""

from __future__ import annotations

from typing import Literal

import attrs

from game.analysis.graph import Graph, Kind, Node
from game.views.conditions import condition_words
from game.views.words import count, date_words, in_hundred, listed

Sign = Literal["up", "down", "either", "flag", "clear"]
_WAYS: dict[int, Sign] = {1: "up", -1: "down", 0: "either"}
_SIGNED = {"up": "▲", "down": "▼", "either": "▲▼", "flag": "marks", "clear": "clears"}
_PARTS = ("briefing", "forecasts")


@attrs.frozen
class Said:
    """The words of one graph: names and labels, no ids."""

    graph: Graph

    def line(self, node: Node) -> str:
        """What a line, event or offer does: `next turn, 60 in 100: Consent +8, marks debated`."""
        head = self.head(node)
        other = self._effects(node, otherwise=True)
        said = (self._effects(node) or "words only") + (f"; else {other}" if other else "")
        return f"{head}: {said}" if head else said

    def head(self, node: Node) -> str:
        """When, if and how likely: `next turn, if debated, 60 in 100`; empty for what is sure."""
        heads = []
        if node.after:
            heads.append("next turn" if node.after == 1 else f"{node.after} turns later")
        if node.guard:
            heads.append(f"if {self.guard(node)}")
        if node.chance is not None:
            heads.append(in_hundred(node.chance))
        return ", ".join(heads)

    def _effects(self, node: Node, *, otherwise: bool = False) -> str:
        said = []
        for edge in self.graph.out_of(node.id, "moves", "marks", "clears"):
            if edge.otherwise is otherwise:
                name = self.graph.by_id[edge.target].name
                by = f"{edge.by:+d}".replace("-", "−")
                said.append(f"{name} {by}" if edge.by else f"{edge.relation} {name}")
        return ", ".join(said)

    def signs(self, node: Node) -> dict[Sign, list[str]]:
        """What a policy or an event moves up, down or either way, marks and clears, by name."""
        found: dict[Sign, list[str]] = {}
        for each, way in self.graph.moves(node.id):
            found.setdefault(_WAYS[way], []).append(each.name)
        for edge in self.graph.out_of(node.id, "marks", "clears"):
            names = found.setdefault("flag" if edge.relation == "marks" else "clear", [])
            if (name := self.graph.by_id[edge.target].name) not in names:
                names.append(name)
        return found

    def effects(self, node: Node) -> list[str]:
        """What a policy or an event leads to: a line each, or signs where lines are folded."""
        if self.graph.of("line"):
            lines = self.graph.within(node.id, "line") if node.kind == "policy" else (node,)
            return [self.line(each) for each in lines]
        said = (f"{_SIGNED[sign]} {', '.join(names)}" for sign, names in self.signs(node).items())
        return [text for text in ("  ".join(said),) if text]

    def rules(self, decision: Node) -> list[str]:
        """What the seat does when nobody holds it, a line a rule."""
        rules = self.graph.within(decision.id, "unplayed")
        return [f"{self.opening(rule)}: {rule.name}" for rule in rules]

    def guard(self, node: Node) -> str:
        """Under which condition a node opens or happens, in words; empty without one."""
        return condition_words(self.graph.game, node.guard)

    def opening(self, node: Node) -> str:
        """`if signed and Consent ≥ 28`, or `otherwise`."""
        return f"if {self.guard(node)}" if node.guard else "otherwise"

    def writers(self, id: str) -> str:
        """What moves, marks or clears a flag or indicator: `“A word in private”, Another round`."""
        writing = ("moves", "marks", "clears")
        found = (e.source for e in self.graph.edges if e.target == id and e.relation in writing)
        return ", ".join(dict.fromkeys(map(self._place, found)))

    def readers(self, id: str) -> str:
        """Whose conditions read a flag or indicator."""
        found = (
            self._place(edge.target) + (f" ({edge.key})" if edge.key in _PARTS else "")
            for edge in self.graph.out_of(id, "reads")
        )
        return ", ".join(dict.fromkeys(found))

    def _place(self, id: str) -> str:
        """Where a condition or an effect stands, as a person would say it."""
        node = self.graph.by_id[id]
        match node.kind:
            case "line":
                return self._place(node.inside)
            case "policy":
                return f"“{node.name}”"
            case "unplayed":
                return f"rule of unplayed {self.graph.by_id[node.inside].role}"
            case "ending" | "aim":
                return f"{node.kind} “{node.name}”"
        return node.name

    def size(self) -> str:
        """How large the chapter is: `5 turns, 13 decisions, 43 policies, 6 endings`."""
        kinds: tuple[Kind, ...] = ("turn", "decision", "policy", "ending")
        many = {"policy": "policies"}
        sizes = ((len(self.graph.of(kind)), kind) for kind in kinds)
        return ", ".join(count(size, kind, many.get(kind, "")) for size, kind in sizes)

    def record(self) -> str:
        """The way of the record, turn by turn, for those who do not see the picture."""
        graph = self.graph
        steps = []
        for turn in map(graph.by_id.__getitem__, graph.path):
            taken = [
                f"{decision.role}: {policy.name}{'' if decision.known else ' (not on record)'}"
                for decision in graph.within(turn.id, "decision")
                for policy in graph.within(decision.id, "policy")
                if policy.record
            ]
            steps.append(f"{date_words(turn.date)}, {turn.name}: {listed(taken) or 'no decision'}.")
        ends = [node.name for node in graph.of("ending") if node.record]
        return " ".join((*steps, *(f"It ended as: {name}." for name in ends)))
