"""What several screens share: the top bar, gauges, prose, and rows of what followed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import attrs
import pygame

from game.views.outcome import Followed, Moved
from game.views.parts import Citation, Header
from game.views.parts import Gauge as GaugeView
from game.views.prose import Paragraph, Prose
from game.window.flow import Column, Flow, Row
from game.window.layout import Rule, Space, Widget
from game.window.page import Page
from game.window.spans import Span
from game.window.theme import CAPTION, CAPTION_STRONG, READ, SMALL, STORY, Look, Type
from game.window.widgets import (
    Gauge,
    GaugeStrip,
    Hint,
    Icon,
    KeyBadge,
    KeyCap,
    Part,
    Pill,
    StandingBadge,
    Tag,
    Text,
    TopBar,
    choice,
    moved,
)

OPTION, OPTION_ON = Type(17), Type(17, bold=True)
HINDSIGHT, HINDSIGHT_ICON = "Hindsight", "hourglass"

TOOLS = (
    ("people", "users", "Who is who"),
    ("sources", "library", "Sources"),
    ("settings", "settings", "Settings"),
)


def top_bar(header: Header, middle: str = "") -> TopBar:
    """The chapter, the turn, the seat."""
    turn = f"Turn {header.turn} of {header.turns}" if header.turn else middle
    return TopBar(
        header.chapter,
        f"{header.place}, {header.years}",
        turn,
        header.turn,
        header.turns if header.turn else 0,
        header.seat,
        f"You sit in {header.role}",
        TOOLS,
    )


def gauge_strip(gauges: Sequence[GaugeView]) -> GaugeStrip:
    """The seat's indicators with their last change."""
    return GaugeStrip(
        [Gauge(g.name, g.value, g.before, g.trend, g.icon, g.short, g.low, g.high) for g in gauges]
    )


# --- prose ----------------------------------------------------------------------------------


def rich(paragraph: Paragraph) -> tuple[Span, ...]:
    """A paragraph's spans; citations become marks that lead to `cite:n`."""
    spans = [
        Span(str(span.cite), mark=f"cite:{span.cite}")
        if span.cite
        else Span(span.text, span.strong, span.emphasis)
        for span in paragraph.spans
    ]
    spans = _stops_first(spans)
    return (Span("• "), *spans) if paragraph.bullet else tuple(spans)


def _stops_first(spans: list[Span]) -> list[Span]:
    """Marks stand behind the full stop or comma that follows them, as in print."""
    moved: list[Span] = []
    for span in spans:
        stop = span.text[:1] if span.text[:1] in (".", ",", ";", ":") else ""
        if stop and not span.mark and moved and moved[-1].mark:
            first = len(moved)
            while first and moved[first - 1].mark:
                first -= 1
            moved.insert(first, Span(stop))
            span = Span(span.text[1:], span.strong, span.emphasis)
        moved.append(span)
    return [span for span in moved if span.text]


def paragraphs(prose: Prose, type_: Type = READ, first: Type | None = None) -> list[Widget]:
    """One text widget each; the first one larger where `first` says so."""
    return [
        Text(rich(paragraph), first if first and i == 0 else type_)
        for i, paragraph in enumerate(prose)
    ]


def marked(words: str, cites: Iterable[int]) -> tuple[Span, ...]:
    """Words with the marks of their citations behind them."""
    return (Span(words), *(Span(str(n), mark=f"cite:{n}") for n in cites))


# --- questions ------------------------------------------------------------------------------


def answers(options: Sequence[str], chosen: str, id: str = "answer") -> list[Widget]:
    """A card for each option of a question: `answer:1` and so on."""
    cards: list[Widget] = []
    for at, option in enumerate(options, 1):
        on = option == chosen
        badge = KeyBadge(str(at), icon="check" if on else "", filled=on, size=30)
        row = Row([badge, Text(option, OPTION_ON if on else OPTION, grow=1)], 16, "middle")
        cards.append(choice(row, f"{id}:{at}", on, says=option, pad=(18, 12)))
    return cards


# --- what followed --------------------------------------------------------------------------


def moved_pill(each: Moved) -> Pill:
    """What a line moved."""
    return moved(each.name, _number(each.before), _number(each.after), each.trend, each.icon)


def _number(value: int) -> str:
    return str(value).replace("-", "−")


def followed_row(
    line: Followed, look: Look, citations: Sequence[Citation], told: Container[str] = ()
) -> Widget:
    """A line of what followed: its sentence, its standing and argument, what it moved. That its
    policy was on nobody's table is marked, and why said unless that is `told` above it.
    """
    sentence: list[Widget] = list(paragraphs(line.text, STORY))
    claims = [c for c in citations if c.claim in line.standing.claims]
    tags: list[Widget] = [StandingBadge(line.standing.basis)]
    tags += [Tag(claim.claim, f"tag:{claim.number}") for claim in claims[:3]]
    if line.hindsight:
        tags.append(hindsight_pill())
    pills: list[Widget] = [moved_pill(each) for each in line.moved]
    why = f"{HINDSIGHT}: {line.hindsight}" if line.hindsight and line.hindsight not in told else ""
    origin = f"From {line.due_from}." if line.due_from else ""
    argument = " ".join(filter(None, (origin, line.standing.because, line.chance, why)))
    wide = look.metrics.em >= 1000
    if wide and len(pills) == 1:
        marks: Widget = Row(
            [*tags, Text(argument, CAPTION, "ink2", most=1, grow=1), *pills], 9, "middle"
        )
        own = Text(argument, CAPTION).width(look)
        if own > look.px(190):
            marks = Column([Flow([*tags, *pills], right=True), Text(argument, CAPTION, "ink2")], 4)
        return Column([*sentence, marks], gap=5)
    rows: list[Widget] = [*sentence, Flow([*tags, *pills])]
    if argument:
        rows.append(Text(argument, CAPTION, "ink2"))
    return Column(rows, gap=5)


def hindsight_pill() -> Pill:
    """Marks what comes from a policy that nobody at the time is known to have had on the table."""
    return Pill((Part(icon=HINDSIGHT_ICON), Part(HINDSIGHT, bold=True)), None, "line_strong")


def hindsight_note(why: str) -> Widget:
    """The mark with its reason, under the policy itself."""
    words = Text((Span(f"{HINDSIGHT}. ", strong=True), Span(why)), SMALL, "ink2", grow=1)
    return Row([Icon(HINDSIGHT_ICON, 16), words], gap=8)


def said_by(words: str) -> Text:
    """Whose choice a group of lines came from."""
    return Text(words, CAPTION_STRONG, "ink3", most=1)


def ruled(rows: Sequence[Widget], gap: float = 10) -> Column:
    """Rows with thin lines between them, spread over the room that there is."""
    parts: list[Widget] = []
    for row in rows:
        parts += [Rule(), row] if parts else [row]
    return Column(parts or [Space()], gap=gap, spread=True, grow=1)


@attrs.define(eq=False)
class KeyLine(Widget):
    """As many keys with their words as there is room for, first come first served; none where
    there is little room at all."""

    hints: Sequence[Hint]

    def _height(self, look: Look, width: int) -> int:
        return KeyCap("A").height(look, width)

    def place(self, look: Look, rect: pygame.Rect, page: Page) -> None:
        """From the left, in one line."""
        if look.metrics.em < 1000:
            return
        x = rect.left
        for hint in self.hints:
            pair = Row([KeyCap(hint.key), Text(hint.words, SMALL, "ink2")], 8, "middle")
            wide, high = pair.width(look), pair.height(look, rect.width)
            if x + wide > rect.right:
                break
            pair.place(look, pygame.Rect(x, rect.centery - high // 2, wide, high), page)
            x += wide + look.px(20)


def standing_counts(citations: Sequence[Citation]) -> str:
    """`Documented: eight claims`."""
    from game.views.words import count

    return f"Documented: {count(len(citations), 'claim')}"
