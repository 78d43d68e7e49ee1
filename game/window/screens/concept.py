"""A concept in full, over the page that names it."""

from __future__ import annotations

from game.views.concepts import ConceptNote
from game.views.words import number
from game.window.flow import Column, Row
from game.window.layout import Rule, Widget
from game.window.screen import Screen, Step
from game.window.theme import CAPTION, H2, READ, SMALL, SMALL_STRONG, Look
from game.window.widgets import Button, Hint, Icon, Modal, Text, caps


class ConceptScreen(Screen):
    """Leafs through the concepts of a turn."""

    over = True
    primary = "close"

    def __init__(self, concepts: tuple[ConceptNote, ...], at: int = 0) -> None:
        super().__init__()
        self.concepts, self.at = concepts, at % len(concepts)
        self.hints = (Hint("C", "close", (("c", "close"),)), Hint("Esc", "close"))
        if len(concepts) > 1:
            leaf = Hint("← →", "another concept", (("left", "earlier"), ("right", "later")))
            self.hints = (leaf, *self.hints)

    def build(self, look: Look) -> Widget:
        """The term, what it says, where to read on."""
        note = self.concepts[self.at]
        over = f"A concept · {self.at + 1} of {len(self.concepts)}"
        title = Column([caps(over if len(self.concepts) > 1 else "A concept"), Text(note.name, H2)])
        title.grow = 1
        head = Row([Icon("lightbulb", 24, "accent"), title], gap=14, align="middle")
        parts: list[Widget] = [head, Text(note.about, READ)]
        if note.sources:
            parts += [Rule(), Text(f"Read on in {_works(len(note.sources))}", SMALL_STRONG)]
        for each in note.sources:
            by = ", ".join(filter(None, (each.authors or each.publisher, each.date)))
            words = Column([Text(each.title, SMALL), Text(by, CAPTION, "ink3")], grow=1)
            parts.append(Row([Icon("book-open", 16), words], gap=10))
        foot: list[Widget] = [Text("", grow=1), Button("close", "Close", "primary")]
        if len(self.concepts) > 1:
            foot.insert(1, Button("later", "Another", after="chevron-right"))
        return Modal(Column(parts, gap=10), Row(foot, gap=12, align="middle"), wide=620)

    def act(self, id: str) -> Step | None:
        """Leaf or close."""
        if id not in ("earlier", "later"):
            return Step(close=True)
        self.at = (self.at + (1 if id == "later" else -1)) % len(self.concepts)
        self.refresh()
        return None


def _works(many: int) -> str:
    return "one work" if many == 1 else f"{number(many)} works"
