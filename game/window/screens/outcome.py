"""The outcome: what followed in the player's world, and beside it what was done in the record."""

from __future__ import annotations

from collections.abc import Container, Sequence

from game.views.lesson import OUTCOME
from game.views.outcome import Followed, InTheRecord, OddsLine, outcome_view
from game.views.parts import Citation, publishers
from game.views.words import number
from game.window.flow import Column, Fit, Flex, Flow, Row
from game.window.layout import Pad, Space, Tone, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.concept import ConceptScreen
from game.window.screens.in_play import InPlay
from game.window.screens.parts import (
    followed_row,
    gauge_strip,
    hindsight_note,
    paragraphs,
    ruled,
    said_by,
    top_bar,
)
from game.window.screens.seats_held import seat_chosen, seat_keys, seat_switch
from game.window.spans import Span
from game.window.theme import CAPTION, CARD, H1, H2, SMALL, SMALL_STRONG, STORY, Look
from game.window.widgets import (
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    Mark,
    Part,
    Pill,
    StandingBadge,
    Tag,
    Text,
    caps,
)

SAME = "You took the record's way."
HIDDEN = "Hidden for now: H shows it again."
WAITS = "What was done is kept for the debrief."


class OutcomeScreen(InPlay):
    """Looking at it ends the time in which a choice can be taken back."""

    primary = "go"
    grows = True
    minutes = OUTCOME
    shows = ("gauges", "record")

    def __init__(self, play: Play) -> None:
        self.turn = play.session.seen
        acts = play.session.acts_of(self.turn)
        super().__init__(play, next((act.role for act in acts if act.role), play.role))
        self.hidden = False
        self.look_from(self.seat)
        play.see(self.turn + 1)

    def look_from(self, seat: str) -> None:
        """Show what a seat sees of the turn."""
        self.seat = seat
        self.view = outcome_view(self.play.session, self.play.record, seat, self.turn)
        self.refresh()

    @property
    def told(self) -> bool:
        """Whether the record is shown: not hidden for a moment, nor kept for the debrief."""
        return self.record_told and not self.hidden

    def _keys(self) -> tuple[Hint, ...]:
        words = "show the record" if self.hidden else "hide the record"
        record = Hint("H", words, (("h", "hide"),))
        concept = Hint("C", "the concept", (("c", "concept"),))
        return self.keys(
            *self.digits(),
            *((record,) if self.record_told else ()),
            *((concept,) if self.view.concepts else ()),
            *seat_keys(self.play),
            Hint("Enter", "to the debrief" if self.view.last else "next turn"),
        )

    @property
    def role(self) -> str:
        """The seat whose view is shown."""
        return self.seat

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the panels that are shown."""
        return self.view.citations if self.told else self.view.own

    def build(self, look: Look) -> Widget:
        """Gauges, heading with the odds given, the two panels, a concept."""
        view = self.view
        self.hints = self._keys()  # they follow the settings
        wide = look.metrics.em >= 1000
        parts: list[Widget] = [*seat_switch(self.play, self.seat)]
        parts += [*([gauge_strip(view.gauges)] * self.gauges_told), self._head(wide)]
        panels = [self._yours(look, wide), self._record(wide) if self.told else self._waits()]
        panels[0].grow, panels[1].grow = (58, 42) if self.told else (70, 30)
        if wide:
            parts.append(Flex(Row(panels, gap=14, align="fill"), 280, grow=1))
        else:
            parts.append(Column(panels, gap=14))
        if view.concepts:
            parts.append(self._concept())
        words = "To the debrief" if view.last else "Next turn"
        buttons = [Button("go", words, "primary", after="arrow-right")]
        body = Fit(Column(parts, gap=10), margin=16, edge=11)
        return Frame(body, top_bar(view.header), self.bottom(*buttons), pad=(16, 0))

    def _head(self, wide: bool) -> Widget:
        words = Column(
            [caps(f"After your decision · {self.view.date}", "ink3"), Text("What followed", H1)]
        )
        pills = [_odds(each) for each in self.view.odds]
        if not pills:
            return words
        if wide and len(pills) < 3:
            words.grow = 1
            return Row([words, Column(pills, gap=5)], gap=14, align="bottom")
        return Column([words, Flow(pills)], gap=6)

    def _yours(self, look: Look, wide: bool) -> Box:
        view = self.view
        own = [each for each in view.chosen if each.role == self.role]
        title = " / ".join(each.label for each in own) or "No decision in this turn"
        same = self.told and view.record is not None and view.record.same
        signs: list[Widget] = [Mark("circle", 11), *([Mark("diamond", 11, "history")] * same)]
        whys = [each.hindsight for each in own if each.hindsight]
        notes: list[Widget] = [hindsight_note(why) for why in whys]
        head = _head(signs, "accent", "In your world", title, SAME if same else "", notes)
        rows = _grouped(view.lines, look, view.citations, self._names(), whys)
        return _panel(head, ruled(rows), "accent", "surface", "yours", wide)

    def _names(self) -> dict[str, str]:
        """Seats other than the one shown, by id."""
        return {c.role: c.who for c in self.view.chosen if c.role != self.role}

    def _record(self, wide: bool) -> Box:
        record = self.view.record
        if record is None:
            title = "Nothing to set beside it"
            rows: list[Widget] = [Text("The record passed over this turn.", SMALL, "ink2")]
        else:
            own = [each.label for each in record.chosen if each.role == self.role]
            title = " / ".join(own) or "What was reported"
            rows = _reported(record, self.view.citations)
        head = _head([Mark("diamond", 11, "history")], "history", "In the record", title)
        return _panel(head, ruled(rows, 12), "history", "history_soft", "record", wide)

    def _waits(self) -> Box:
        """In the record's place, while that is not shown."""
        words = HIDDEN if self.record_told else WAITS
        head = _head([Mark("diamond", 11, "history")], "history", "In the record", "")
        body = Column([head, Text(words, SMALL, "ink2")], gap=3)
        return Box(body, pad=(18, 12), fill="sunken", border="line_strong", dashed=True)

    def _concept(self) -> Widget:
        note = self.view.concepts[0]
        said = (Span(f"{note.name}. ", strong=True), Span(note.about))
        words = Text(said, SMALL, "ink2", most=2, grow=1)
        parts: list[Widget] = [Icon("lightbulb"), words]
        more = len(self.view.concepts) - 1
        if more:
            parts.append(Text(f"and {number(more)} more", CAPTION, "ink3", most=1))
        row = Row([*parts, Icon("chevron-right", 17, "accent")], gap=14, align="middle")
        return Box(row, "concept", (18, 6), role="row", says=note.name)

    def on(self, id: str) -> Step | None:
        """On to the next turn; hide the record; open the concept; look from another seat."""
        if id == "go":
            return self.go_on()
        if id == "concept":
            return Step(open=ConceptScreen(self.view.concepts)) if self.view.concepts else None
        if id == "hide":
            self.hidden = not self.hidden
        elif id.startswith("seat"):
            self.look_from(seat_chosen(self.play, self.seat, id))
        self.refresh()
        return None


def _head(
    signs: Sequence[Widget],
    tone: Tone,
    over: str,
    title: str,
    note: str = "",
    below: Sequence[Widget] = (),
) -> Widget:
    line: Widget = Row([*signs, caps(over, tone)], gap=6, align="middle")
    if note:
        line = Flow([line, Text(note, SMALL_STRONG, "ink2")], right=True)
    name = [Text(title, H2 if len(title) < 60 else CARD, most=4)] * bool(title)
    return Column([line, *name, *below], gap=1)


def _panel(head: Widget, body: Widget, tone: Tone, fill: Tone, region: str, wide: bool) -> Box:
    """The heading stays; where panels stand side by side the rows scroll below it."""
    if not wide:
        return Box(Column([head, Space(2), body], gap=5), pad=(18, 12), fill=fill, border=tone)
    inside = Fit(body, region, fill, margin=18, edge=3, grow=1)
    return Box(
        Column([Pad(head, 18, 0, 18, 0), inside], gap=5), pad=(1, 11), fill=fill, border=tone
    )


def _grouped(
    lines: tuple[Followed, ...],
    look: Look,
    citations: tuple[Citation, ...],
    names: dict[str, str],
    told: Container[str],
) -> list[Widget]:
    """Lines in order; those of another seat's choice say whose and which."""
    rows: list[Widget] = []
    for line in lines:
        row = followed_row(line, look, citations, told)
        if line.role in names:
            row = Column([said_by(f"{names[line.role]}: {line.policy}"), row], gap=2)
        rows.append(row)
    if not rows:
        rows.append(Text("Nothing that anybody noticed.", STORY, "ink2"))
    return rows


def _reported(record: InTheRecord, citations: tuple[Citation, ...]) -> list[Widget]:
    """A paragraph a row, each with its standing and the claims that it cites."""
    rows: list[Widget] = []
    for widget, paragraph in zip(paragraphs(record.text, STORY), record.text, strict=True):
        cited = {span.cite for span in paragraph.spans if span.cite}
        claims = [c for c in citations if c.number in cited]
        marks: list[Widget] = [StandingBadge("documented")] if claims else []
        marks += [Tag(c.claim, f"tag:{c.number}", "surface") for c in claims[:4]]
        if claims:
            cards = (card.by for claim in claims for card in claim.sources)
            marks.append(Text(publishers(cards), CAPTION, "ink2"))
        rows.append(Column([widget, Flow(marks)], gap=5) if marks else widget)
    rows += [Text(each, CAPTION, "ink2") for each in record.contested]
    return rows


def _odds(line: OddsLine) -> Pill:
    state = {None: f"Open until {line.until}.", True: "It came so.", False: "It did not come so."}
    words = f"Your odds: {line.percent} %. {line.ask} {state[line.came]}"
    icon = {None: "percent", True: "check", False: "x"}[line.came]
    return Pill((Part(icon=icon), Part(words)), "surface", "line", size=13.5, pad=12)
