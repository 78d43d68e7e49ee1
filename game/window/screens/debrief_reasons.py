"""What was said at the time and what followed; cables; and the aims, as they were ranked."""

from __future__ import annotations

import attrs

from game.views.debrief import AimView, DebriefView
from game.views.outcome import Chosen
from game.views.words import ordinal
from game.window.flow import Column, Flow, Row
from game.window.layout import Rule, Space, Tone, Widget
from game.window.screens.debrief_pages import heading, listing
from game.window.theme import BODY, CAPTION, H3, SMALL, SMALL_STRONG, STORY, STRONG, Look
from game.window.widgets import Box, Icon, Mark, Part, Pill, Roundel, Text, caps

SPOKEN = attrs.evolve(STORY, italic=True)


def reasons(view: DebriefView, look: Look) -> Widget:
    """A table of choices with their reasons, the seat's own aims beside it."""
    wide = look.metrics.em >= 1000
    rows = [
        _row(date, each, moved, wide)
        for (date, chosen), moved in zip(view.chosen, view.moved, strict=True)
        for each in chosen
        if each.yours and each.who == view.header.role
    ]
    head: list[Widget] = []
    if wide and rows:
        titles = ("You decided", "Your reason, at the time", "What followed")
        head = [Row([_cell(caps(each, "ink3")) for each in titles], gap=16)]
    left: list[Widget] = [listing([*head, *rows], "No choice was yours.")]
    left += _cables(view)
    aims = _aims(view)
    title = heading(view, "Your reasons and your aims")
    if wide:
        columns = [Column(left, gap=12, grow=66), Column(aims, gap=12, grow=34)]
        return Column([title, Row(columns, gap=14)], gap=12)
    return Column([title, *left, *aims], gap=12)


def _cell(widget: Widget) -> Widget:
    return Column([widget], grow=1)


def _row(date: str, each: Chosen, moved: str, wide: bool) -> Widget:
    decided = Column([Text(date, SMALL, "ink2"), Text(each.label, STRONG)], gap=1, grow=1)
    said: list[Widget] = []
    if each.reason:
        reason = Part(each.reason, tone="accent", bold=True)
        said.append(Flow([Pill((Part(icon="quote", tone="accent"), reason), "accent_soft")]))
    if each.line:
        said.append(Text(f"“{each.line}”", SPOKEN))
    if not said:
        said.append(Text("No reason was given.", SMALL, "ink3"))
    why = Column(said, gap=4, grow=1)
    after = Text(moved, SMALL, "ink2", grow=1)
    if wide:
        return Row([decided, why, after], gap=16, align="middle")
    return Column([decided, why, after], gap=4)


def _cables(view: DebriefView) -> list[Widget]:
    """What was written to the file; nothing where nothing was."""
    if not view.cables:
        return []
    rows: list[Widget] = []
    for each in view.cables:
        when = Text(f"{each.date} · {each.who}", CAPTION, "ink3")
        rows.append(Column([when, Text(f"“{each.text}”", SPOKEN)], gap=1))
    head = Row([Icon("send", 17), Text("Cables to the file", H3, grow=1)], 10, "middle")
    return [head, listing(rows, "")]


def _aims(view: DebriefView) -> list[Widget]:
    """The seat's own aims at full length, those of the others below, never a sum."""
    groups: dict[str, list[AimView]] = {}
    for aim in view.aims:
        groups.setdefault(aim.role, []).append(aim)
    boxes: list[Widget] = []
    for role, aims in sorted(groups.items(), key=lambda group: group[0] != view.header.role):
        mine = role == view.header.role
        sign: list[Widget] = [Roundel(view.header.seat, True, 28)] if mine else []
        head = Row(
            [*sign, Text(f"{role}'s aims", H3, grow=1), Text("never one score", CAPTION, "ink3")],
            gap=11,
            align="middle",
        )
        rows = [_own(aim) if mine else _other(aim) for aim in aims]
        parts: list[Widget] = [head, *rows]
        if mine:
            parts += [Rule(), *_record(aims)]
        boxes.append(Box(Column(parts, gap=10), pad=(18, 13)))
    return boxes


def _own(aim: AimView) -> Widget:
    tone: Tone = "good" if aim.reached else "bad"
    sign = Icon("circle-check" if aim.reached else "circle-x", 22, tone)
    fill: Tone = "good_soft" if aim.reached else "bad_soft"
    words = "reached" if aim.reached else "not reached"
    marks: list[Widget] = [Pill((Part(words, tone=tone, bold=True),), fill)]
    if aim.rank:
        marks.append(Text(f"you ranked it {ordinal(aim.rank)}", CAPTION, "ink2"))
    return Row([sign, Column([Text(aim.text, STRONG), Flow(marks)], gap=4, grow=1)], gap=12)


def _other(aim: AimView) -> Widget:
    sign = Icon("check" if aim.reached else "x", 17, "good" if aim.reached else "ink3")
    recorded = "reached" if aim.in_the_record else "not reached"
    words = (
        f"{'Reached' if aim.reached else 'Not reached'} in your world, {recorded} in the record."
    )
    return Row([sign, Column([Text(aim.text, BODY), Text(words, CAPTION, "ink2")], grow=1)], gap=10)


def _record(aims: list[AimView]) -> list[Widget]:
    reached = [aim.text for aim in aims if aim.in_the_record]
    title = "In the record: none of them." if not reached else "In the record:"
    if len(reached) == len(aims):
        title, reached = "In the record: all of them.", []
    head = Row([Mark("diamond", 10, "history"), Text(title, SMALL_STRONG, "history", grow=1)], 9,
               "middle")  # fmt: skip
    note = "The aims are the author's; the other capitals have others."
    words = [Text(f"{each}.", SMALL, "ink2") for each in reached]
    return [Column([head, *words, Space(2), Text(note, CAPTION, "ink2")], gap=3)]
