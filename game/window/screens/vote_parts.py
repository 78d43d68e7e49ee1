"""What stands on a class's slide: options with their votes, the step with its ring, all steps."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pygame

from game.play.clock import Countdown
from game.views.vote import COMMIT, MINORITY, STEPS, VOTE, Row, VoteView, minutes_words
from game.views.words import odds_words
from game.window import flow, paint, text
from game.window.flow import Column, Fit
from game.window.layout import Space, Tone, Widget
from game.window.page import Page
from game.window.theme import Look, Type, hall
from game.window.widgets import Box, Button, ClockLine, Icon, KeyBadge, Ring, Text, caps
from game.window.widgets.measures import Bar
from game.window.widgets.words import draw_icon

Rect = pygame.Rect
QUESTION = Type(38, serif=True, bold=True, leading=1.16)
ASKED = Type(20, serif=True, leading=1.35)
LABELS = (Type(25, bold=True, leading=1.22), Type(21, bold=True, leading=1.22),
          Type(18, bold=True, leading=1.22))  # fmt: skip
TEXTS = (Type(19, leading=1.35), Type(16.5, leading=1.35), Type(15, leading=1.35))
SAYS = Type(18, leading=1.3)
TALLY = Type(34, bold=True, leading=1.1, tabular=True)
TITLE = Type(28, serif=True, bold=True, leading=1.2)
STEP, STEP_ON = Type(15.5), Type(15.5, bold=True)
ASIDE = 34
"""Share of the slide beside the options."""


def vote_row(row: Row, view: VoteView, on: bool, look: Look, size: int) -> Widget:
    """An option: with its text before the vote, with its votes from then on."""
    option, label = row.option, hall(LABELS[size], look)
    badge = KeyBadge(str(option.number), icon="" if option.is_open else "lock", size=40 - 6 * size)
    if not option.is_open:
        small = Text(f"Closed: {option.closed}", hall(TEXTS[2], look), "ink2")
        words: Widget = Column([Text(option.label, hall(LABELS[2], look), "ink2"), small], grow=1)
        return Box(_line(badge, words), pad=(18, 7), fill="sunken", border=None)
    if view.number < [step.id for step in STEPS].index(VOTE):
        said = Text(option.text, hall(TEXTS[size], look), "ink2")
        words = Column([Text(option.label, label), said], gap=2, grow=1)
    else:
        words = Column([_head(row, view, on, label, look), _votes(row, view, on, look)], 2, grow=1)
    on = on or _speaks_first(row, view)
    face: tuple[Tone, Tone, float] = (
        ("accent_soft", "accent", 1.2) if on else ("surface", "line", 0)
    )
    fill, border, thick = face
    edge = (14, 10, 6)[size]
    return Box(_line(badge, words), f"row:{option.number}", (18, edge), fill, border, thick,
               shadow=True, says=option.label, grow=1)  # fmt: skip


def _speaks_first(row: Row, view: VoteView) -> bool:
    return view.step.id == MINORITY and row.spoken == 1


def _line(badge: Widget, words: Widget) -> Widget:
    return flow.Row([badge, words], gap=18, align="middle")


def _head(row: Row, view: VoteView, on: bool, label: Type, look: Look) -> Widget:
    """The label, and who speaks when."""
    words = Text(row.option.label, label, grow=1)
    says, icon = row.says, "mic" if row.spoken == 1 else "ear"
    if view.step.id == COMMIT:
        says, icon = ("the room’s choice" if on else "", "check")
        says = "a tie" if row.option.number in view.tied and not on else says
        icon = "scale" if says == "a tie" else icon
    elif view.step.id != MINORITY:
        says = ""
    if not says:
        return words
    strong = on or _speaks_first(row, view)
    tone: Tone = "accent" if strong else "ink2"
    said = Text(says, attrs.evolve(hall(SAYS, look), bold=strong), tone, most=1)
    return flow.Row([words, flow.Row([Icon(icon, 19, tone), said], 7, "middle")], 14, "middle")


def _votes(row: Row, view: VoteView, on: bool, look: Look) -> Widget:
    """A bar, as long as its share of all votes, and the number."""
    first = on or _speaks_first(row, view)
    share = row.votes / max(1, view.voters)
    number = Text(str(row.votes) if row.votes or view.step.id != VOTE else "–", hall(TALLY, look),
                  "accent" if first else "ink", align=1.0)  # fmt: skip
    wide = _Cell(number, "000", hall(TALLY, look))
    bar = Bar(share, "accent" if first else "alt", thick=19, grow=1)
    return flow.Row([bar, wide], gap=18, align="middle")


@attrs.define(eq=False)
class _Cell(Widget):
    """A text as wide as some other words, so that numbers do not jump."""

    child: Text
    words: str
    type: Type

    def _width(self, look: Look) -> int:
        return text.set_text(self.words, self.type, look.metrics).width

    def _height(self, look: Look, width: int) -> int:
        return self.child.height(look, width)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The child."""
        self.child.place(look, rect, page)


def step_card(view: VoteView, countdown: Countdown | None, look: Look) -> Widget:
    """What the room does now, and how much time it has: a smaller ring where there is less room."""
    words: list[Widget] = [
        Text(_title(view), hall(TITLE, look), align=0.5),
        Text(view.says, hall(ASKED, look), "ink2", align=0.5),
    ]
    if countdown is None:
        return _card([Space(grow=1), *words, Space(grow=1)])
    of = Text(f"of {minutes_words(countdown.whole)}", hall(SAYS, look), "ink2", align=0.5)
    ways: list[list[Widget]] = [
        [*words, Space(10), Ring(countdown), Space(6), of],
        [*words, Space(6), Ring(countdown, 0.6)],
        [Ring(countdown, 0.6), *words],
    ]
    return _card(*([Space(grow=1), *way, Space(grow=1)] for way in ways))


def _title(view: VoteView) -> str:
    return "The minority speaks first" if view.step.id == MINORITY else view.step.name


def commit_card(
    view: VoteView, chosen: int, odds: Sequence[Widget], countdown: Countdown | None, look: Look
) -> Widget:
    """What the room has chosen, or that its votes are even; the odds that it gives."""
    option = view.decision.option(chosen)
    options = view.decision.options
    if option:
        over, words = f"{view.who} decides", option.label
    elif options:
        over = "A tie" if view.tied else "No votes are counted"
        words = "The teacher decides."
    else:
        over, words = "Nothing to decide", f"No act of {view.who} is on record here."
    title = caps(over, "accent" if option else "ink2")
    line = flow.Flow([title, ClockLine(countdown)], right=True) if countdown else title
    head = [line, Text(words, hall(TITLE, look))]
    label = "Commit" if options else "Go on"
    button = Button("go", label, "primary", icon="check" if options else "")
    foot = [button] if option or not options else []
    parts = [*head, Space(4), *odds, Space(4, grow=1), flow.Row([Space(grow=1), *foot])]
    return _card(parts)


def odds_row(ask: str, value: int | None, slider: Widget, look: Look) -> Widget:
    """A question about what is to come, what the room says to it (None: nothing yet), a slider."""
    said = "no odds yet" if value is None else odds_words(value)
    number = Text("–" if value is None else f"{value} %", hall(TALLY, look), "accent")
    words = Text(said, hall(SAYS, look), "ink2", grow=1)
    line = flow.Row([number, words], gap=14, align="middle")
    return Column([Text(ask, hall(ASKED, look)), line, slider], gap=6)


def _card(*ways: Sequence[Widget]) -> Widget:
    """A panel with the first of several contents that fits."""
    fits = [
        Fit(Column(parts, gap=8, grow=1), "aside", "surface", margin=22, edge=18) for parts in ways
    ]
    return Box(FirstFit(fits), pad=(1, 1))


@attrs.define(eq=False)
class FirstFit(Widget):
    """The first of several ways to show something that fits; the last where none does."""

    ways: Sequence[Widget]

    def _height(self, look: Look, width: int) -> int:
        return self.ways[-1].height(look, width)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """As high as the room is."""
        fits = (way for way in self.ways if way.height(look, rect.width) <= rect.height)
        next(fits, self.ways[-1]).place(look, rect, page)


@attrs.define(eq=False)
class StepRail(Widget):
    """All steps on a line: those done, the one that the room is at, those to come. Each is a spot
    `step:N`, from 0.
    """

    at: int

    def _height(self, look: Look, width: int) -> int:
        block = text.set_text("A", hall(STEP, look), look.metrics)
        return look.px(26) + block.height + look.px(4) + 2 * look.px(12)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """Discs in the middle of equal cells, their names below."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))
        page.covers.append(rect)
        for at, step in enumerate(STEPS):
            page.spot(f"step:{at}", self._cell(at, rect, look), "button", look.px(8), step.name)

    def _cell(self, at: int, rect: Rect, look: Look) -> Rect:
        inner = rect.inflate(-2 * look.px(16), -2 * look.px(4))
        wide = inner.width / len(STEPS)
        return Rect(int(inner.left + at * wide), inner.top, int(wide), inner.height)

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, radius = look.theme, look.px(13)
        target.fill(theme.surface, rect)
        target.fill(theme.line, (rect.left, rect.top, rect.width, look.border))
        y = rect.top + look.px(12) + radius
        middles = [self._cell(at, rect, look).centerx for at in range(len(STEPS))]
        for at in range(len(STEPS) - 1):
            ink = theme.accent if at < self.at else theme.line_strong
            left, right = middles[at] + radius + look.px(8), middles[at + 1] - radius - look.px(8)
            target.fill(ink, (left, y - look.px(1), max(1, right - left), max(1, look.px(2))))
        for at, step in enumerate(STEPS):
            disc = Rect(middles[at] - radius, y - radius, 2 * radius, 2 * radius)
            self._disc(target, disc, at, look)
            type_ = hall(STEP_ON if at == self.at else STEP, look)
            cell = self._cell(at, rect, look)
            block = text.set_text(step.name, type_, look.metrics, cell.width, 1)
            line = Rect(cell.left, disc.bottom + look.px(4), cell.width, block.height)
            ink = theme.ink if at <= self.at else theme.ink2
            text.draw_block(target, block, line, ink, ink, 0.5)

    def _disc(self, target: pygame.Surface, disc: Rect, at: int, look: Look) -> None:
        theme, radius = look.theme, disc.width // 2
        thick = max(2, look.px(2.4))
        if at < self.at:
            paint.rounded(target, disc, radius, theme.accent)
            draw_icon(target, "check", int(disc.width * 0.66), theme.on_accent, disc)
        elif at == self.at:
            paint.rounded(target, disc, radius, theme.surface, theme.accent, thick)
            dot = disc.inflate(-disc.width * 5 // 9, -disc.width * 5 // 9)
            paint.rounded(target, dot, dot.width // 2, theme.accent)
        else:
            paint.rounded(target, disc, radius, theme.surface, theme.line_strong, look.border + 1)
