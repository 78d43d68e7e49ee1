"""Every source that was met, by kind, with what disagrees; and all of them as a bibliography."""

from __future__ import annotations

from functools import cached_property

from game.views.bibliography import BibliographyView, Reference, bibliography_view
from game.views.parts import Citation
from game.views.words import count
from game.window.entry import Entry
from game.window.flow import Column, Row
from game.window.layout import Widget
from game.window.screen import Step
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import Leaf, empty, heading, over, sheet
from game.window.screens.library import KIND_KEY, SEARCH_KEY, Sources
from game.window.screens.parts import rich, ruled
from game.window.theme import CAPTION, SMALL, STORY, Look
from game.window.widgets import Box, Button, Hint, Icon, Text


class SourcesLeaf(Leaf):
    """B opens the bibliography, in which C copies all of it."""

    icon = "library"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sources = Sources(desk.met, desk.session.game.scenario, True)
        self.list = False
        self.note = ""

    @cached_property
    def view(self) -> BibliographyView:
        """The reference list."""
        return bibliography_view(self.desk.session, self.desk.record, self.desk.seat)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Everything that was met."""
        return self.desk.met.citations

    def keys(self) -> tuple[Hint, ...]:
        """Those of the list that is shown."""
        if self.list:
            return (Hint("B", "back to the sources", (("b", "list"),)),
                    Hint("C", "copy all", (("c", "copy-all"),)))  # fmt: skip
        book = Hint("B", "bibliography", (("b", "list"),))
        return (Hint("Enter", "open"), SEARCH_KEY, KIND_KEY, book)

    def entries(self) -> dict[str, Entry]:
        """The search, while sources are shown."""
        return {} if self.list else {"search": Entry(most=60)}

    def build(self, look: Look) -> Widget:
        """One of the two lists."""
        if self.list:
            return self._bibliography(look)
        return self.sources.page(over(self.desk), look, self.screen.entries["search"])

    def buttons(self) -> list[Button]:
        """The other list beside the way on."""
        ahead = Button("next", "Next", "primary", after="arrow-right")
        words = ("Back to the sources", "library") if self.list else ("Bibliography", "book-open")
        return [Button("list", words[0], icon=words[1]), ahead]

    def _bibliography(self, look: Look) -> Widget:
        copy = Button("copy-all", "Copy all", icon="copy", small=True)
        said = count(len(self.view.references), "source").capitalize()
        head = heading(self.desk, "Bibliography", look, [copy])
        if not self.view.references:
            return sheet(head, empty("Nothing that you have read cites a source."))
        words = self.note or f"{said}. {self.view.style}"
        note = Row([Icon("info", 16), Text(words, SMALL, "ink2", grow=1)], 10, "middle")
        rows = [_reference(each) for each in self.view.references]
        return sheet(head, Column([note, Box(ruled(rows, 9), pad=(20, 14))], gap=10))

    def act(self, id: str) -> Step | None:
        """The other list; copy; kinds, sources and conflicts."""
        if id == "list":
            self.list, self.note = not self.list, ""
            self.screen.entries = dict(self.entries())
        elif id == "copy-all":
            copied = self.screen.stage.copy(self.view.plain)
            self.note = (
                "All of it is on the clipboard." if copied else "Nothing can be copied here."
            )
        elif id == "search":
            self.wanted = "search"
        elif id == "next":  # Enter in the field
            return None
        else:
            return self.sources.answer(id)
        return None

    def wrote(self, id: str, words: str) -> None:
        """What is found is read from its top."""
        for region in ("listed", "conflicts"):
            self.screen.scroller.jump(region, 0.0)


def _reference(each: Reference) -> Widget:
    parts: list[Widget] = [Text(rich(each.text), STORY)]
    if each.url:
        parts.append(Text(each.url, CAPTION, "ink3"))
    return Column(parts, gap=1)
