"""What was said at the time and what followed; cables; and the aims, as they were ranked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from game.views.debrief import AimView
from game.views.outcome import Followed
from game.views.parts import Citation
from game.views.reasons import ReasonRow, ReasonsView, reasons_view
from game.views.words import odds_words, ordinal
from game.window.flow import Column, Flow, Row
from game.window.layout import Rule, Space, Tone, Widget
from game.window.screens.debrief.leaf import WIDE, Leaf, beside, empty, heading, panel, sheet
from game.window.screens.parts import moved_pill, rich, ruled
from game.window.theme import BODY, CAPTION, H3, SMALL, SMALL_STRONG, STORY, STRONG, Look
from game.window.widgets import (
    Box,
    Icon,
    Mark,
    Part,
    Pill,
    Roundel,
    StandingBadge,
    Tag,
    Text,
    caps,
)  # fmt: skip

SPOKEN = attrs.evolve(STORY, italic=True)
COLUMNS = ("You decided", "Your reason, at the time", "What followed from it")
SHARES = (27, 34, 39)


class Reasons(Leaf):
    """A table of choices with their reasons, the seat's own aims beside it."""

    icon = "quote"

    @cached_property
    def view(self) -> ReasonsView:
        """The seat's reasons."""
        return reasons_view(self.desk.session, self.desk.record, self.desk.seat)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Of what followed."""
        return self.view.citations

    def build(self, look: Look) -> Widget:
        """Reasons at the left, aims at the right."""
        head = heading(self.desk, "Your reasons and your aims", look)
        wide = look.metrics.em >= WIDE
        ids = {each.number: each.claim for each in self.citations}
        rows = [_row(each, ids, wide) for each in self.view.rows]
        left: list[Widget] = [empty(self.view.empty)] if not rows else []
        if rows:
            titles = [_third(caps(each, "ink3"), i) for i, each in enumerate(COLUMNS)]
            above: list[Widget] = [Row(titles, gap=18)] if wide else []
            left.append(Box(Column([*above, ruled(rows, 11)], gap=8), pad=(18, 14)))
        left += self._cables()
        body = beside(Column(left, gap=12), Column(self._aims(), gap=12), look, (67, 33))
        if isinstance(body, Row):
            body.align = "top"
        return sheet(head, body)

    def _cables(self) -> list[Widget]:
        """What was written to the file; nothing where nothing was."""
        cables = self.desk.view.cables
        if not cables:
            return []
        rows: list[Widget] = []
        for each in cables:
            when = Text(f"{each.date} · {each.who}", CAPTION, "ink3")
            rows.append(Column([when, Text(f"“{each.text}”", SPOKEN)], gap=1))
        return [panel("Cables to the file", [ruled(rows, 9)], "send")]

    def _aims(self) -> list[Widget]:
        """The seat's own aims at full length, those of the others below, never a sum."""
        header = self.desk.view.header
        groups: dict[str, list[AimView]] = {}
        for aim in self.desk.view.aims:
            groups.setdefault(aim.role, []).append(aim)
        boxes: list[Widget] = []
        for role, aims in sorted(groups.items(), key=lambda group: group[0] != header.role):
            mine = role == header.role
            sign: list[Widget] = [Roundel(header.seat, True, 28)] if mine else []
            title = [*sign, Text(f"{role}’s aims", H3)]
            note = [Text("never one score", CAPTION, "ink3")] if mine else []
            head = Flow([Row(title, 10, "middle"), *note], right=True)
            parts: list[Widget] = [head, *((_own if mine else _other)(aim) for aim in aims)]
            if mine:
                parts += [Rule(), *_recorded(aims)]
            boxes.append(Box(Column(parts, gap=11), pad=(18, 14)))
        return boxes or [empty("This chapter gives its seats no aims.")]


def _third(widget: Widget, at: int) -> Widget:
    return Column([widget], grow=SHARES[at])


def _row(row: ReasonRow, ids: Mapping[int, str], wide: bool) -> Widget:
    parts = [_decided(row), _said(row), _what_followed(row, ids)]
    if not wide:
        return Column(parts, gap=6)
    for part, share in zip(parts, SHARES, strict=True):
        part.grow = share
    return Row(parts, gap=18)


def _decided(row: ReasonRow) -> Column:
    return Column([Text(row.date, SMALL, "ink2"), Text(row.label, STRONG)], gap=1)


def _said(row: ReasonRow) -> Column:
    said: list[Widget] = []
    if row.reason:
        reason = Part(row.reason, tone="accent", bold=True)
        said.append(Flow([Pill((Part(icon="quote", tone="accent"), reason), "accent_soft")]))
    if row.line:
        said.append(Text(f"“{row.line}”", SPOKEN))
    if not said:
        said.append(Text("No reason was given.", SMALL, "ink3"))
    elif not row.line:
        said.append(Text("No line was given.", SMALL, "ink3"))
    for each in row.odds:
        came = {None: "not settled in your world", True: "it came so", False: "it did not"}
        words = f"{each.ask} {each.percent} %, {odds_words(each.percent)}: {came[each.came]}."
        said.append(Row([Icon("percent", 14), Text(words, CAPTION, "ink2", grow=1)], gap=7))
    return Column(said, gap=4)


def _what_followed(row: ReasonRow, ids: Mapping[int, str]) -> Column:
    if not row.followed:
        return Column([Text(row.nothing, SMALL, "ink2")])
    return Column([_line(each, ids) for each in row.followed], gap=9)


def _line(line: Followed, ids: Mapping[int, str]) -> Widget:
    words: list[Widget] = [Text(rich(part), SMALL, "ink") for part in line.text]
    when = f"Set going on {line.due_from}." if line.due_from else ""
    note = " ".join(filter(None, (when, line.chance)))
    badge = StandingBadge(line.standing.basis, bare=True)
    pills = [moved_pill(each) for each in line.moved]
    tags = [Tag(ids[n], f"tag:{n}") for n in line.cites[:2] if n in ids]
    below: list[Widget] = [Flow([badge, *tags, *pills])]
    if note:
        below.append(Text(note, CAPTION, "ink2"))
    return Column([*words, *below], gap=3)


def _own(aim: AimView) -> Widget:
    tone: Tone = "good" if aim.reached else "bad"
    sign = Icon("circle-check" if aim.reached else "circle-x", 22, tone)
    fill: Tone = "good_soft" if aim.reached else "bad_soft"
    words = "reached" if aim.reached else "not reached"
    signs: list[Widget] = [Pill((Part(words, tone=tone, bold=True),), fill)]
    if aim.rank:
        signs.append(Text(f"you ranked it {ordinal(aim.rank)}", CAPTION, "ink2"))
    return Row([sign, Column([Text(aim.text, STRONG), Flow(signs)], gap=4, grow=1)], gap=12)


def _other(aim: AimView) -> Widget:
    sign = Icon("check" if aim.reached else "x", 17, "good" if aim.reached else "ink3")
    recorded = "reached" if aim.in_the_record else "not reached"
    here = "Reached" if aim.reached else "Not reached"
    words = f"{here} in your world, {recorded} in the record."
    return Row([sign, Column([Text(aim.text, BODY), Text(words, CAPTION, "ink2")], grow=1)], gap=10)


def _recorded(aims: list[AimView]) -> list[Widget]:
    reached = [aim.text for aim in aims if aim.in_the_record]
    title = "In the record: none of them." if not reached else "In the record:"
    if len(reached) == len(aims):
        title, reached = "In the record: all of them.", []
    head = Row([Mark("diamond", 10, "history"), Text(title, SMALL_STRONG, "history", grow=1)], 9,
               "middle")  # fmt: skip
    note = "The aims are the author’s; the other capitals have others."
    words = [Text(f"{each}.", SMALL, "ink2") for each in reached]
    return [Column([head, *words, Space(2), Text(note, CAPTION, "ink2")], gap=3)]
