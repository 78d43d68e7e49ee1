"""The model: what it leaves out, which numbers to dispute, and how much hangs on them."""

from __future__ import annotations

from collections.abc import Sequence

from game.analysis.variations import RUNS, Variations, variations
from game.play.journal import DISPUTE, MAX_NOTE
from game.views.model import NOTHING_SAID, ModelView, VariationsView, model_view
from game.views.parts import Citation
from game.views.prose import Prose
from game.window.flow import Column, Row
from game.window.layout import Sized, Space, Widget
from game.window.screen import Step
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import Leaf, apart, heading, panel, sheet
from game.window.screens.debrief.luck import BIG
from game.window.screens.parts import paragraphs
from game.window.theme import (
    CAPTION,
    H3,
    SMALL,
    SMALL_STRONG,
    STORY,
    STRONG,
    Look,
)  # fmt: skip
from game.window.widgets import (
    Box,
    Hint,
    Icon,
    Mark,
    StandingBadge,
    Switch,
    Text,
)  # fmt: skip
from game.window.widgets.editor import Editor
from game.window.widgets.measures import Bar, Dots, Group
from game.window.work import Work

FIELD = f"note:{DISPUTE}"
ABOUT = (
    f"Every effect up to half smaller or larger, drawn {RUNS} times; your choices and your luck "
    "are kept."
)


class Model(Leaf):
    """V varies the numbers, N disputes one."""

    icon = "scale"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.varied = False
        self._made: tuple[Variations | None, ModelView] | None = None

    @property
    def view(self) -> ModelView:
        """The model card, with the variations where they were asked for and are done."""
        found = self._work.result if self.varied else None
        if self._made is None or self._made[0] is not found:
            self._made = (found, model_view(self.desk.session, self.desk.seat, found))
        return self._made[1]

    @property
    def _work(self) -> Work[Variations]:
        session = self.desk.session
        return self.desk.work("varied", lambda tell: variations(session, progress=tell))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Of the card."""
        return self.view.citations

    def waits(self) -> Sequence[Work[Variations]]:
        """The variations, once they are asked for."""
        return [self._work] if self.varied else []

    def keys(self) -> tuple[Hint, ...]:
        """The switch, and the field."""
        return (
            Hint("V", "vary the numbers", (("v", "vary"),)),
            Hint("N", "dispute a number", (("n", "write"),)),
        )

    def fields(self) -> dict[str, tuple[str, int]]:
        """What one disputes."""
        return {FIELD: (self.desk.journal.notes.get(DISPUTE, ""), MAX_NOTE)}

    def build(self, look: Look) -> Widget:
        """What is left out and disputed at the left; variations, standings and a page to dispute on
        at the right."""
        view = self.view
        head = heading(self.desk, "The model, and what is wrong with it", look)
        left = Column(
            [
                panel("What it leaves out", _points(view.leaves_out), "eye-off"),
                panel("Numbers that can be disputed", _points(view.disputed), "message-square"),
            ],
            gap=12,
        )
        right = Column([self._variations(), self._made_of(), self._dispute()], gap=12)
        return sheet(head, apart(left, right, look, (55, 45)))

    def _dispute(self) -> Widget:
        hint = "Which number would you change, to what, and on what evidence?"
        editor = Editor(FIELD, self.screen.draft(FIELD), self.screen.papers[FIELD], hint, 2, grow=1)
        return panel("What you dispute", [editor], "pencil", 1)

    def _variations(self) -> Widget:
        switch = Switch("vary", self.varied, "Vary the numbers")
        head = Row([Text("If the numbers are wrong", H3, grow=1), switch], 12, "middle")
        parts: list[Widget] = [head, Text(ABOUT, SMALL, "ink2")]
        found = self.view.variations
        if found is not None:
            parts += _found(found)
        elif self.varied:
            done = self._work.count
            bar = Bar(done / RUNS, grow=1)
            words = Sized(Text(f"{done} of {RUNS}", SMALL, "ink2", align=1.0), ems=84)
            parts.append(Row([bar, words], 10, "middle"))
        return Box(Column(parts, gap=8), pad=(18, 14))

    def _made_of(self) -> Widget:
        view = self.view
        most = max((n for _, n in view.standings), default=1) or 1
        rows: list[Widget] = []
        for basis, n in view.standings:
            badge = Sized(Row([StandingBadge(basis), Space(grow=1)]), ems=132)
            value = Sized(Text(str(n), STRONG, align=1.0), ems=40)
            rows.append(Row([badge, Bar(n / most, basis, grow=1), value], 10, "middle"))
        notes = [
            Text(each, CAPTION, "ink2") for each in (view.made_of, view.numbers_sentence) if each
        ]
        return panel("What the chapter is made of", [*rows, Space(1), *notes])

    def act(self, id: str) -> Step | None:
        """Vary the numbers or not; begin to dispute one."""
        if id == "vary":
            self.varied = not self.varied
        elif id == "write":
            self.wanted = FIELD
        return None

    def wrote(self, id: str, words: str) -> None:
        """The dispute goes into the journal."""
        self.desk.note(DISPUTE, words)


def _points(said: Sequence[Prose]) -> list[Widget]:
    if not said:
        return [Text(NOTHING_SAID, SMALL, "ink2")]
    rows: list[Widget] = []
    for prose in said:
        words = Column(paragraphs(prose, STORY), gap=3, grow=1)
        rows.append(Row([Text("•", STORY, "ink3"), words], gap=10))
    return rows


def _found(found: VariationsView) -> list[Widget]:
    """In how many the ending stays, as a number and as marks; then the others, and the aims."""
    words = Text(found.sentence, SMALL, grow=1)
    groups = [
        Group(found.stays, "circle", "accent"),
        Group(found.runs - found.stays, "square", "alt"),
    ]
    parts: list[Widget] = [
        Row([Text(str(found.stays), BIG, "accent"), words], 16, "middle"),
        Dots(groups, 40),
    ]
    signs = [("circle", "accent", found.ending, found.stays)]
    signs += [("square", "alt", each.title, each.count) for each in found.others]
    for sign, tone, title, n in signs:
        row = [Mark(sign, 10, tone), Text(title, SMALL, grow=1), Text(str(n), SMALL_STRONG)]  # type: ignore[arg-type]
        parts.append(Row(row, 8, "middle"))
    for aim in found.aims:
        reached = "reached" if aim.reached else "not reached"
        said = f"{aim.text}: reached in {aim.count} of {found.runs}; in your world {reached}."
        parts.append(Row([Icon("target", 14), Text(said, CAPTION, "ink2", grow=1)], 8))
    parts += [Text(each, CAPTION, "ink2") for each in found.notes]
    return parts
