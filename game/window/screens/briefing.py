"""The briefing: what the seat knows, and which claims say so."""

from __future__ import annotations

from game.views.briefing import BriefingView, briefing_view
from game.views.mode_times import reading_minutes
from game.views.parts import Citation, publishers
from game.window.flow import Column, Fit, Row
from game.window.layout import Rule, Space, Widget
from game.window.map import CAPITALS, LocatorMap
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import UNDO, InPlay
from game.window.screens.parts import followed_row, paragraphs, standing_counts, top_bar
from game.window.screens.routes import question
from game.window.screens.sources import LATER
from game.window.theme import CAPTION, H1, LEAD, SMALL, SMALL_STRONG, Look
from game.window.widgets import (
    Box,
    Button,
    CitationRow,
    Frame,
    Hint,
    Icon,
    StandingBadge,
    Text,
    caps,
)


class BriefingScreen(InPlay):
    """Text at the left, map and sources at the right; below each other where there is no room."""

    primary = "go"

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.view: BriefingView = briefing_view(play.session, play.record, play.role)
        self.minutes = reading_minutes(play.session.game, play.session.state.turn)
        undo = (UNDO,) if play.can_undo else ()
        self.hints = self.keys(
            Hint("PgDn", "scroll"), *self.digits(), Hint("Enter", "go on"), *undo
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of this briefing."""
        return self.view.citations

    def build(self, look: Look) -> Widget:
        """Three zones where there is room."""
        words, aside = self._words(look), self._aside(look)
        if look.metrics.em >= 1000:
            left = Fit(words, "text", margin=16, edge=8, grow=700)
            right = Fit(aside, "aside", margin=8, edge=8, grow=476)
            body: Widget = Row([left, Space(14), right], align="fill")
        else:
            body = Fit(Column([words, aside], gap=18), margin=16, edge=14)
        return Frame(body, top_bar(self.view.header), self.bottom(*self._buttons()), pad=(24, 8))

    def _buttons(self) -> list[Button]:
        undo = [Button("undo", "Take back", icon="undo-2")] if self.play.can_undo else []
        people = Button("people", "Who is who", icon="users")
        return [*undo, people, Button("go", "To the decision", "primary", after="arrow-right")]

    def _words(self, look: Look) -> Widget:
        view = self.view
        parts: list[Widget] = [caps(f"Briefing · {view.date}", "history")]
        parts.append(Text(view.title, H1, most=2))
        if view.landed:
            rows = [followed_row(line, look, view.citations) for line in view.landed]
            head = Text("Since then", SMALL_STRONG, "ink2")
            parts.append(Box(Column([head, *rows], gap=9), fill="surface"))
        return Column([*parts, *paragraphs(view.text, first=LEAD)], gap=9)

    def _aside(self, look: Look) -> Widget:
        view = self.view
        parts: list[Widget] = []
        places = tuple(CAPITALS[name] for name in view.places if name in CAPITALS)
        near = tuple(place for place in places if 100 < place.east < 155)
        if len(near) > 1:
            parts.append(LocatorMap(near, high=180, grow=1))
        parts.append(_sources(view.citations))
        words = Text(f"{view.words} words", SMALL, "ink3")
        if view.citations:
            badge = StandingBadge("documented", standing_counts(view.citations))
            parts.append(Row([badge, Space(grow=1), words], align="middle"))
        return Column(parts, gap=12)

    def on(self, id: str) -> Step | None:
        """Go on."""
        return Step(swap=question(self.play)) if id == "go" else None


def _publishers(citation: Citation) -> tuple[str, ...]:
    """Who published it, told shorter and shorter: fewer names, then without their editions."""
    names = [card.by for card in citation.sources]
    bare = [name.partition(",")[0] for name in names]
    return (citation.publishers, publishers(bare), publishers(bare, 1), bare[0])


def _sources(citations: tuple[Citation, ...]) -> Widget:
    if not citations:
        note = "This briefing cites no claim: what it says is the author's."
        return Box(Text(note, SMALL, "ink2"), pad=(18, 12))
    head = Row(
        [
            Text("Sources of this briefing", SMALL_STRONG, grow=1),
            Text("a digit opens one", CAPTION, "ink3", most=1),
        ],
        align="middle",
    )
    rows = [
        CitationRow(f"cite:{c.number}", str(c.number), c.title, _publishers(c), c.later)
        for c in citations
    ]
    parts: list[Widget] = [head, Space(3), *rows]
    if any(c.later for c in citations):
        clock = [Icon("clock", 15, "ink3"), Text(LATER, CAPTION, "ink3", grow=1)]
        parts += [Space(2), Rule(), Space(4), Row(clock, 9, "middle")]
    return Box(Column(parts), pad=(18, 12))
