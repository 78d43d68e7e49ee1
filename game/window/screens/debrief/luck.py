"""Luck or choice: the odds of every ending turn by turn, and what moved them."""

from __future__ import annotations

from collections.abc import Sequence

from game.views.luck import LuckView, TurnSplit
from game.views.words import count
from game.window.flow import Column, Flow, Row
from game.window.layout import Sized, Space, Tone, Widget
from game.window.ribbons import SIGNS, TONES, Band, Ribbons, Whose
from game.window.screen import Step
from game.window.screens.debrief.leaf import Leaf, beside, heading, sheet, waiting
from game.window.theme import (
    CAPTION,
    CARD,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Look,
    Type,
)  # fmt: skip
from game.window.widgets import Box, Hint, Icon, Mark, Text
from game.window.widgets.measures import Bar, Dots, Group
from game.window.work import Work

BIG = Type(40, serif=True, bold=True, leading=1.1, tabular=True)
TITLE = "Was it you, or was it luck?"


class Luck(Leaf):
    """Left and right along the decisions, E to another ending."""

    icon = "dices"
    at = -1
    ending = -1

    @property
    def view(self) -> LuckView | None:
        """None while it is worked out."""
        return self.desk.luck.result

    def waits(self) -> Sequence[Work[LuckView]]:
        """Luck and choice."""
        return [self.desk.luck]

    def keys(self) -> tuple[Hint, ...]:
        """Along the decisions, from ending to ending."""
        return (
            Hint("← →", "decisions", (("left", "turn-"), ("right", "turn+"))),
            Hint("E", "another ending", (("e", "ending+"),)),
        )

    def build(self, look: Look) -> Widget:
        """Ribbons at the left; with your choices, with your luck, and the sum at the right."""
        head = heading(self.desk, TITLE, look)
        view = self.view
        if view is None:
            words = "Every way to play is being weighed, with every roll of the dice."
            return sheet(head, Column([Box(waiting(self.desk.luck, words), pad=(18, 16))]))
        if self.ending < 0:
            self.ending = view.yours
            turning = [i for i, each in enumerate(view.turns) if each.turning]
            self.at = turning[0] if turning else 0
        aside = Column([self._choices(view), self._paths(view), self._sum(view)], gap=10)
        return sheet(head, beside(self._ribbons(view, look), aside, look, (70, 30)))

    # --- ribbons --------------------------------------------------------------------------

    def _places(self, view: LuckView) -> list[tuple[Whose, str, list[int]]]:
        """Bands from the bottom up: whose, title, and the endings in it. More than two others are
        one, but for the one that is looked at."""
        mine = view.yours
        theirs = next((i for i, each in enumerate(view.endings) if each.recorded), -1)
        others = [i for i in range(len(view.endings)) if i not in (mine, theirs)]
        apart = others
        if len(others) > 2:
            apart = [
                self.ending
                if self.ending in others
                else max(others, key=lambda i: _weight(view, i))
            ]
        rest = [i for i in others if i not in apart]
        titles = [each.title for each in view.endings]
        both: Whose = "both" if mine == theirs else "you"
        found: list[tuple[Whose, str, list[int]]] = [(both, titles[mine], [mine])]
        found += [("other", titles[i], [i]) for i in apart]
        if rest:
            found.append(("rest", count(len(rest), "other").capitalize(), rest))
        if theirs not in (-1, mine):
            found.append(("record", titles[theirs], [theirs]))
        return found

    def _bands(self, view: LuckView) -> tuple[Band, ...]:
        return tuple(
            Band(
                title,
                whose,
                tuple(sum(stage.shares[i] for i in places) for stage in view.stages),
                tuple(sum(stage.percents[i] for i in places) for stage in view.stages),
            )
            for whose, title, places in self._places(view)
        )

    def _ribbons(self, view: LuckView, look: Look) -> Widget:
        moments = tuple((stage.name, stage.date) for stage in view.stages)
        cells = [self._cell(each, i, len(view.turns)) for i, each in enumerate(view.turns)]
        about = Text(view.assumes, CAPTION, "ink2")
        head = Flow([Text("Odds of each ending, in 100", CARD), about], gap=14, right=True)
        parts: list[Widget] = [head]
        if self.ending != view.yours:
            title = view.endings[self.ending].title
            parts.append(Text(f"Points below are those of: {title}", SMALL_STRONG, "ink2"))
        chart = Ribbons(self._bands(view), moments, cells, 230, grow=1)
        return Box(Column([*parts, chart], gap=9), pad=(18, 14))

    def _cell(self, turn: TurnSplit, at: int, many: int) -> Widget:
        here = at == self.at
        type_ = CAPTION if many > 4 else SMALL
        words = Text(" / ".join(turn.labels) or "no decision", type_,
                     "ink" if here else "ink2", most=3, align=0.5)  # fmt: skip
        rows = [_points(icon, word, points[self.ending], many > 4) for icon, word, points in (
            ("hand", "choice", turn.choice), ("dices", "luck", turn.luck))]  # fmt: skip
        fill: Tone | None = "accent_soft" if here else None
        border: Tone | None = "accent" if here else None
        body = Column([words, Space(grow=1), *rows], gap=2)
        return Box(body, f"turn:{at}", (3, 6), fill, border, radius=8, role="row",
                   says=f"{turn.date}: {', '.join(turn.labels)}")  # fmt: skip

    # --- beside them ----------------------------------------------------------------------

    def _choices(self, view: LuckView) -> Widget:
        """A mark for each of a hundred worlds."""
        found = view.with_choices
        groups = [
            Group(sum(found.percents[i] for i in places), (SIGNS[whose] or ("square",))[0],
                  TONES[whose], whose == "rest")
            for whose, _, places in self._places(view)
        ]  # fmt: skip
        groups = [groups[0], *reversed(groups[1:])]  # yours first, then the record's, then others
        head = _titled("With your choices", found.exact, found.how)
        number_ = Text(str(found.percents[view.yours]), BIG, "accent")
        line = Row([number_, Text(found.sentence, SMALL, "ink2", grow=1)], 14, "middle")
        return Box(Column([head, line, Dots(groups)], gap=8), pad=(16, 11))

    def _paths(self, view: LuckView) -> Widget:
        """How many ways to play end in each ending, with these dice."""
        found = view.with_luck
        head = _titled("With your luck", found.exact, found.how)
        lines = [(whose, title, sum(found.paths[i] for i in places))
                 for whose, title, places in self._places(view)]  # fmt: skip
        most = max((paths for *_, paths in lines), default=1) or 1
        rows: list[Widget] = []
        for whose, title, paths in sorted(lines, key=lambda line: -line[2]):
            signs = [Mark(sign, 10, TONES[whose] if sign == "circle" else "history")
                     for sign in SIGNS[whose]]  # fmt: skip
            sign = Row(signs or [Mark("square", 10, "alt")], gap=2)
            value = Sized(Text(f"{paths:,}", SMALL_STRONG, align=1.0), ems=40)
            bar = Sized(Bar(paths / most, TONES[whose]), px=52)
            rows.append(Row([sign, Text(title, CAPTION, grow=1), bar, value], 8, "middle"))
        return Box(Column([head, Text(found.sentence, SMALL, "ink2"), *rows], gap=6), pad=(16, 11))

    def _sum(self, view: LuckView) -> Widget:
        lines = Flow(
            [
                _moved("hand", f"Choice moved it {_signed(view.choice)},"),
                _moved("dices", f"luck {_signed(view.luck)}."),
            ],
            gap=10,
            line_gap=1,
        )
        about = f"The other {view.start} of 100 stood there at the start."
        notes = [Text(words, CAPTION, "ink2") for words in (about, *view.notes)]
        body = Column([Space(grow=1), lines, *notes, Space(grow=1)], gap=3)
        return Box(body, fill="accent_soft", border="accent", pad=(16, 9), grow=1)

    def act(self, id: str) -> Step | None:
        """Another decision, another ending; a decision that is acted on leads to its what-if."""
        view = self.view
        if view is None:
            return None
        kind, _, value = id.partition(":")
        if kind == "turn":
            self.at = int(value)
        elif id in ("turn+", "turn-") and view.turns:
            self.at = min(len(view.turns) - 1, max(0, self.at + (1 if id[-1] == "+" else -1)))
        elif id == "ending+":
            self.ending = (self.ending + 1) % len(view.endings)
        return None


def _weight(view: LuckView, ending: int) -> int:
    """How much an ending matters here, to choose which one stands by itself."""
    return view.with_choices.percents[ending] + max(s.percents[ending] for s in view.stages)


def _titled(title: str, exact: bool, how: str) -> Widget:
    note = Text("exact" if exact else how, CAPTION, "ink3")
    return Flow([Text(title, SMALL_STRONG), note], right=True)


def _signed(points: int) -> str:
    return f"{points:+d}".replace("-", "−") if points else "0"


def _points(icon: str, word: str, points: int, small: bool) -> Widget:
    type_, strong = (CAPTION, SMALL_STRONG) if small else (SMALL, STRONG)
    value = Text(_signed(points), strong, "accent" if points else "ink2")
    sign = [] if small else [Icon(icon, 14)]
    row = Row([*sign, Text(word, type_, "ink2"), value], 5, "middle")
    return Row([Space(grow=1), row, Space(grow=1)])


def _moved(icon: str, words: str) -> Widget:
    return Row([Icon(icon, 17, "accent"), Text(words, CARD)], 8, "middle")
