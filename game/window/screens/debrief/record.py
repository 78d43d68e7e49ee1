"""The record as a time line: what was decided, by whom, when, and who says so."""

from __future__ import annotations

import attrs
import pygame

from game.views.charts import Measured
from game.views.chronology import Decided, MomentView
from game.views.words import count
from game.window import marks, text
from game.window.canvas import put
from game.window.flow import Column, Flow, Row
from game.window.layout import Pad, Sized, Widget
from game.window.page import Page
from game.window.screens.debrief.leaf import Leaf, empty, heading, panel, sheet
from game.window.screens.parts import marked, rich, ruled
from game.window.theme import BODY, CAPTION, SMALL, SMALL_STRONG, STORY, Look
from game.window.widgets import Box, Icon, Mark, Part, Pill, StandingBadge, Tag, Text
from game.window.widgets.words import icon_px

Rect = pygame.Rect
EDGE = 8
"""Design px over and under the words of a date."""
NOTE = (
    "What was decided, by whom, when and by which source. It is the record, not the right answer."
)


class TheRecord(Leaf):
    """A line a date; a filled diamond is a decision."""

    icon = "scroll-text"

    def build(self, look: Look) -> Widget:
        """The chronology, decisions that it does not tell of, and what was measured."""
        view = self.desk.view
        head = heading(self.desk, "What happened, and who says so", look, self._standing())
        if not view.chronology and not view.decided:
            return sheet(head, empty("This chapter lists no dates of the record."))
        wide = look.metrics.em >= 780
        rows = [self._moment(each, wide) for each in view.chronology]
        told = {each for moment in view.chronology for each in moment.decided}
        rows += [self._untold(each, wide) for each in view.decided if each not in told]
        info = Row([Icon("info", 17), Text(NOTE, SMALL, "ink2", grow=1)], 10, "middle")
        parts: list[Widget] = [Box(Column(rows), pad=(18, 8)), info]
        if view.listed:
            lines = [_measurement(each) for each in view.listed]
            parts.append(panel("Measured at the time", [ruled(lines, 9)], "ruler"))
        return sheet(head, Column(parts, gap=12))

    def _standing(self) -> list[Widget]:
        """How many of the lines rest on claims."""
        moments = self.desk.view.chronology
        cited = sum(bool(each.cites) for each in moments)
        if not moments:
            return []
        of = "All" if cited == len(moments) else f"{cited} of"
        return [StandingBadge("documented", f"{of} {count(len(moments), 'line')} documented")]

    def _moment(self, moment: MomentView, wide: bool) -> Widget:
        words: list[Widget] = [Text(rich(part), STORY) for part in moment.text]
        words += [
            Text(each.contested, CAPTION, "ink2") for each in moment.decided if each.contested
        ]
        badges = [_decision(each) for each in moment.decided] + self._tags(moment.cites)
        return _line(moment.date, bool(moment.decided), words, badges, wide)

    def _untold(self, each: Decided, wide: bool) -> Widget:
        words: list[Widget] = [Text(f"{each.who}: {each.label}", STORY)]
        if each.contested:
            words.append(Text(each.contested, CAPTION, "ink2"))
        badges = [_decision(each), *self._tags(each.cites)]
        return _line(each.date, True, words, badges, wide)

    def _tags(self, cites: tuple[int, ...]) -> list[Widget]:
        ids = {each.number: each.claim for each in self.desk.view.citations}
        return [Tag(ids[n], f"tag:{n}") for n in cites[:2] if n in ids]


def _decision(each: Decided) -> Pill:
    words = f"{each.who} decides, turn {each.turn}"
    return Pill((Part(words, tone="history", bold=True),), "history_soft")


def _line(date: str, filled: bool, words: list[Widget], badges: list[Widget], wide: bool) -> Widget:
    """Date, diamond on its line, words, and who decides beside them."""
    said = Column(words, gap=3, grow=1)
    marks_ = [Pad(Flow(badges), top=1)] if badges else []
    if wide:
        when = Sized(Pad(Text(date, SMALL_STRONG), top=EDGE + 2), ems=126)
        told = Pad(Row([said, *marks_], gap=14), top=EDGE, bottom=EDGE, grow=1)
        return Row([when, Stem(filled), told], gap=12, align="fill")
    below = Column([Text(date, SMALL_STRONG), said, *marks_], gap=3)
    return Row([Stem(filled), Pad(below, top=EDGE, bottom=EDGE, grow=1)], gap=12, align="fill")


def _measurement(each: Measured) -> Widget:
    head = marked(f"{each.what}: {each.value} {each.unit} ({each.date})", each.cites)
    words = [Text(head, BODY), *([Text(each.caution, CAPTION, "ink2")] if each.caution else [])]
    return Row([Mark("triangle", 12, "ink"), Column(words, grow=1)], gap=10)


@attrs.define(eq=False)
class Stem(Widget):
    """A piece of the line that the dates stand on, with a diamond beside the first line of words;
    a filled one is a decision."""

    filled: bool

    def _width(self, look: Look) -> int:
        return icon_px(look, 18)

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """As high as the row."""
        page.draw(rect, lambda target, here, state: self._paint(target, here, look))

    def _paint(self, target: pygame.Surface, rect: Rect, look: Look) -> None:
        theme, thin = look.theme, max(1, look.px(1.5))
        target.fill(theme.line, (rect.centerx - thin // 2, rect.top, thin, rect.height))
        step = text.set_text("A", STORY, look.metrics).step
        px = icon_px(look, 12 if self.filled else 9)
        ground = theme.history if self.filled else theme.surface
        drawn = marks.ringed("diamond", px, theme.history, ground)
        at = drawn.get_rect(center=(rect.centerx, rect.top + look.px(EDGE) + step // 2))
        put(target, drawn, at.topleft)
