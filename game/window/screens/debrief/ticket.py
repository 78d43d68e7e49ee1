"""The exit ticket: one claim of one's own, and the two claims that carry it."""

from __future__ import annotations

import attrs

from game.play.journal import MAX_NOTE, TICKET_CITES, Ticket
from game.views.parts import Citation
from game.views.questions import TicketView, ticket_view
from game.window.flow import Column, Row
from game.window.layout import Space, Tone, Widget
from game.window.screen import Step
from game.window.screens.debrief.cite import CiteScreen
from game.window.screens.debrief.leaf import Leaf, beside, heading, panel, sheet
from game.window.theme import CAPTION, SMALL, SMALL_STRONG, STORY, Look
from game.window.widgets import Box, Button, Hint, Icon, Tag, Text
from game.window.widgets.editor import Editor
from game.window.widgets.measures import Bar

FIELD = "ticket"
ABOUT = "One claim of your own, and the two sources that carry it."


class ExitTicket(Leaf):
    """Ctrl K cites; what is too long is told, and kept."""

    icon = "ticket"

    @property
    def view(self) -> TicketView:
        """The ticket as it stands."""
        return ticket_view(self.desk.session, self.desk.record, self.desk.seat)

    @property
    def ticket(self) -> Ticket:
        """As it is kept."""
        return self.desk.journal.ticket

    def keys(self) -> tuple[Hint, ...]:
        """While one writes, too."""
        return (
            Hint("N", "write", (("n", "write"),)),
            Hint("Ctrl K", "cite", (("k", "cite-here"),)),
            Hint("Esc", "leave the text"),
        )

    def shortcut(self, name: str) -> str:
        """With Ctrl."""
        return "cite-here" if name == "k" else ""

    def fields(self) -> dict[str, tuple[str, int]]:
        """The claim."""
        return {FIELD: (self.ticket.claim, MAX_NOTE)}

    def build(self, look: Look) -> Widget:
        """The claim at the left, its two sources at the right."""
        words = self.ticket.words
        head = heading(self.desk, "Exit ticket", look, [Text("up to 120 words", SMALL, "ink2")])
        editor = Editor(FIELD, self.screen.draft(FIELD), self.screen.papers[FIELD],
                        "What do you now hold to be so?", 7, grow=1)  # fmt: skip
        left = Box(Column([Text(ABOUT, STORY), editor, self._bar(words)], gap=10), pad=(18, 15))
        return sheet(head, beside(left, self._cites(), look, (62, 38)))

    def _bar(self, words: int) -> Widget:
        from game.play.journal import MAX_WORDS

        over = words > MAX_WORDS
        tone: Tone = "bad" if over else "accent"
        said = Text(f"{words} of {MAX_WORDS} words", SMALL_STRONG if over else SMALL,
                    "bad" if over else "ink2")  # fmt: skip
        row: list[Widget] = [Bar(words / MAX_WORDS, tone, grow=1)]
        if over:
            row.append(Icon("triangle-alert", 16, "bad"))
        bar = Row([*row, said], 11, "middle")
        note = f"{words - MAX_WORDS} too many; it is kept all the same." if over else ""
        return Column([bar, Text(note, CAPTION, "bad")] if over else [bar], gap=3)

    def _cites(self) -> Widget:
        library = self.desk.library
        known = {each.claim: each for each in self.desk.met.citations}
        cited = [id for id in self.ticket.cites if id in library.claims]
        rows: list[Widget] = [_cited(id, known.get(id)) for id in cited]
        left = TICKET_CITES - len(self.ticket.cites)
        if left:
            rows.append(Button("cite-here", "Cite a claim", icon="quote"))
            words = {2: "Two sources to go.", 1: "One source to go."}.get(left, "")
            rows.append(Text(words, SMALL, "ink2"))
        rows.append(Space(grow=1))
        note = "A claim that you met, in a briefing, an outcome or here: it says who says so."
        rows.append(Row([Icon("info", 16), Text(note, CAPTION, "ink2", grow=1)], 9))
        return panel("Two sources", rows, "bookmark")

    def act(self, id: str) -> Step | None:
        """Cite a claim, or leave one out again."""
        kind, _, claim = id.partition(":")
        cites = self.ticket.cites
        if id == "write":
            self.wanted = FIELD
        elif kind == "uncite":
            self._keep(cites=tuple(each for each in cites if each != claim))
        elif id == "cite-here" and len(cites) < TICKET_CITES:
            return Step(open=CiteScreen(self.desk.met.citations, cites, self._cite))
        return None

    def _cite(self, claim: str) -> None:
        self._keep(cites=(*self.ticket.cites, claim))

    def wrote(self, id: str, words: str) -> None:
        """Into the journal, however long it is."""
        self._keep(claim=words)

    def _keep(self, **parts: object) -> None:
        self.desk.change(ticket=attrs.evolve(self.ticket, **parts))  # type: ignore[arg-type]


def _cited(id: str, claim: Citation | None) -> Widget:
    words: list[Widget] = [Tag(id)] if claim is None else [
        Row([Tag(id), Space(grow=1)]), Text(claim.title, SMALL_STRONG),
        Text(claim.publishers, CAPTION, "ink2", most=2),
    ]  # fmt: skip
    out = Button(f"uncite:{id}", kind="quiet", icon="x", says=f"Leave {id} out")
    row = Row([Icon("bookmark", 18, "accent"), Column(words, gap=2, grow=1), out], 11, "middle")
    return Box(row, fill="accent_soft", border=None, pad=(12, 9))
