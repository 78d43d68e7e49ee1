"""One decision changed, the luck kept: three worlds beside each other, and what led to what."""

from __future__ import annotations

from game.views import what_if as views
from game.views.parts import Citation
from game.views.what_if import (
    Changeable,
    ColumnChoice,
    WhatIfView,
    what_if_picker,
    what_if_view,
)
from game.window.flow import Column, Flow, Row
from game.window.layout import Rule, Sized, Space, Tone, Widget
from game.window.marks import Kind
from game.window.screen import Step
from game.window.screens.debrief.chain import LinkScreen, chain
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import WIDE, Leaf, empty, heading, sheet
from game.window.screens.debrief.pick import PickScreen
from game.window.theme import CAPTION, SMALL, SMALL_STRONG, STRONG, Look, Type
from game.window.widgets import Box, Hint, Icon, Mark, Text
from game.window.widgets.measures import Bar

TITLE = Type(20, serif=True, bold=True, leading=1.25)
LOOKS: dict[str, tuple[Kind, Tone]] = {
    "you": ("circle", "accent"),
    "record": ("diamond", "history"),
    "what_if": ("square", "alt"),
}
MARKS = {"changed": "git-branch", "closed": "lock", "asked": "circle-help", "reacted": "reply"}


class WhatIf(Leaf):
    """Left and right change which decision, up and down to what."""

    icon = "git-branch"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.picker: tuple[Changeable, ...] = what_if_picker(desk.session, desk.seat)
        self._views: dict[tuple[str, str], WhatIfView] = {}
        self.at: tuple[str, str] = ("", "")
        if self.picker:
            tried = [way for way in desk.journal.tried if self._known(way)]
            self.at = tried[-1] if tried else self._default()

    def _known(self, way: tuple[str, str]) -> bool:
        return any(
            each.decision == way[0] and way[1] in (other.id for other in each.ways)
            for each in self.picker
        )

    def _default(self) -> tuple[str, str]:
        view = what_if_view(self.desk.session, self.desk.record, self.desk.seat)
        self._views[view.decision, view.policy] = view
        return view.decision, view.policy

    @property
    def view(self) -> WhatIfView:
        """The change at hand, worked out once."""
        if self.at not in self._views:
            desk = self.desk
            self._views[self.at] = what_if_view(desk.session, desk.record, desk.seat, *self.at)
        return self._views[self.at]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Of the chain."""
        return self.view.citations if self.picker else ()

    def keys(self) -> tuple[Hint, ...]:
        """None where nothing can be changed."""
        if not self.picker:
            return ()
        return (
            Hint("← →", "change which", (("left", "decision-"), ("right", "decision+"))),
            Hint("↑ ↓", "to what", (("up", "way-"), ("down", "way+"))),
            Hint("C", "choose from all", (("c", "pick"),)),
        )

    def turned_to(self) -> None:
        """What is looked at is kept in the journal."""
        if self.picker and self.at not in self.desk.journal.tried:
            self.desk.write(self.desk.journal.trying(*self.at))

    def build(self, look: Look) -> Widget:
        """Picker, three columns, the chain."""
        if not self.picker:
            return sheet(heading(self.desk, "What if?", look), empty(views.NOTHING_TO_CHANGE))
        view = self.view
        head = heading(self.desk, "What if?", look, self._picked(look))
        columns: list[Widget] = [_column(each) for each in (view.you, view.record, view.what_if)]
        worlds: Widget = Column(columns, gap=12)
        if look.metrics.em >= WIDE:
            for column in columns:
                column.grow = 1
            worlds = Row(columns, gap=14, align="fill")
        notes = [_note(each) for each in view.notes]
        return sheet(head, Column([worlds, *self._chain(look), *notes], gap=9))

    def _picked(self, look: Look) -> list[Widget]:
        here = self._here
        way = next(each for each in here.ways if each.id == self.at[1])
        words = Text(f"{here.date}: {way.short}", STRONG)
        row = Row([Icon("git-branch", 17), words, Icon("chevron-down", 17)], 9, "middle")
        says = "Change another decision, or to something else"
        button = Box(row, "pick", (14, 6), border="line_strong", radius=8, says=says)
        if look.metrics.em < WIDE:
            return [button]
        return [Text("Change one decision", SMALL, "ink2"), button]

    @property
    def _here(self) -> Changeable:
        return next(each for each in self.picker if each.decision == self.at[0])

    def _chain(self, look: Look) -> list[Widget]:
        title = Row([Icon("workflow", 17), Text("What led to what", STRONG)], 9, "middle")
        about = Text("only the lines that differ from your path; Enter opens one", CAPTION, "ink2")
        head = Flow([title, about], right=True)
        if self.view.nothing:
            return [head, empty(self.view.nothing)]
        return [head, *chain(self.view.links, look)]

    def act(self, id: str) -> Step | None:
        """Change which decision is changed, and to what; open a link."""
        kind, _, value = id.partition(":")
        if id in ("decision+", "decision-"):
            decisions = [each.decision for each in self.picker]
            at = decisions.index(self.at[0]) + (1 if id[-1] == "+" else -1)
            each = self.picker[at % len(decisions)]
            recorded = next((way for way in each.ways if way.recorded), each.ways[0])
            self.choose(each.decision, recorded.id)
        elif id in ("way+", "way-"):
            ways = [way.id for way in self._here.ways]
            at = ways.index(self.at[1]) + (1 if id[-1] == "+" else -1)
            self.choose(self.at[0], ways[at % len(ways)])
        elif id == "pick":
            return Step(open=PickScreen(self.picker, self.at, self.choose))
        elif kind == "link":
            link = self.view.links[int(value)]
            return Step(open=LinkScreen(link, self.citations, self.desk.library))
        return None

    def choose(self, decision: str, policy: str) -> None:
        """Look at another change."""
        self.at = (decision, policy)
        self.turned_to()


# --- columns --------------------------------------------------------------------------------


def _column(column: views.Column) -> Widget:
    sign, tone = LOOKS[column.kind]
    name = Row([Mark(sign, 12, tone), Text(column.name, STRONG, tone)], 8, "middle")
    head = Flow([name, Text(column.about, CAPTION, "ink2")], right=True)
    parts: list[Widget] = [head, Text(column.ending_title, TITLE), Space(1)]
    parts += [_choice(each) for each in column.choices]
    if not column.choices:
        parts.append(Text("This seat decided nothing here.", SMALL, "ink2"))
    gauges = [
        Row([Sized(Text(each.short, SMALL, "ink2"), ems=96),
             Bar((each.value - each.low) / max(1, each.high - each.low), tone, grow=1),
             Sized(Text(str(each.value).replace("-", "−"), SMALL_STRONG, align=1.0), ems=32)],
            9, "middle")
        for each in column.gauges
    ]  # fmt: skip
    below: list[Widget] = [Rule(), Column(gauges, gap=1)] if gauges else []
    return Box(Column([*parts, Space(grow=1), *below], gap=4), pad=(16, 11), shadow=True)


def _choice(each: ColumnChoice) -> Widget:
    changed = bool(each.mark)
    label = Text(each.short, SMALL_STRONG if changed else SMALL, "ink" if changed else "ink2")
    label.grow = 1
    row: list[Widget] = [Sized(Text(each.date, CAPTION, "ink2"), ems=80), label]
    if each.mark:
        row.append(Row([Icon(MARKS[each.mark], 14), Text(each.mark, CAPTION, "ink2")], 5, "middle"))
    return Row(row, gap=8)


def _note(words: str) -> Widget:
    return Row([Icon("info", 16), Text(words, SMALL, "ink2", grow=1)], gap=10)
