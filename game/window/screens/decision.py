"""The decision: a question, options open and closed, and who argues for what."""

from __future__ import annotations

import attrs

from game.play.session import MAX_CABLE_WORDS
from game.views.briefing import briefing_view
from game.views.decision import Advice, DecisionView, Option, decision_view
from game.views.parts import Citation
from game.window.entry import Entry
from game.window.flow import Column, Fit, Grid, Row
from game.window.layout import Rule, Sized, Space, Tone, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.commit import CommitScreen
from game.window.screens.in_play import UNDO, InPlay
from game.window.screens.parts import gauge_strip, top_bar
from game.window.theme import (
    BODY,
    CAPTION,
    CAPTION_STRONG,
    CARD,
    H1,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Look,
)
from game.window.widgets import (
    Box,
    Button,
    Frame,
    Hint,
    KeyBadge,
    Part,
    Pill,
    Text,
    TextField,
    caps,
    choice,
)

SAYS = attrs.evolve(SMALL, leading=1.38)
ROOM_FOR_CABLE = 200
"""Characters: 25 words fit into it."""


class DecisionScreen(InPlay):
    """Cards of options, the advisers beside them. Choosing opens the sheet on which one commits."""

    primary = "go"

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.view: DecisionView = decision_view(play.session)
        options = self.view.options
        back = play.sheet if play.sheet.decision == self.view.decision else None
        self.chosen = next((o.number for o in options if back and o.id == back.policy), 0)
        self.first = self.focused = "option:1" if options else "cable"
        digits = tuple((str(o.number), f"option:{o.number}") for o in options if o.is_open)
        own = [
            Hint("B", "briefing", (("b", "briefing"),)),
            Hint("Enter", "go on"),
            *((UNDO,) if play.can_undo else ()),
        ]
        if options:
            own.insert(0, Hint(f"1–{len(options)}", "choose", digits))
        else:
            words = play.sheet.cable if play.sheet.role == self.view.role else ""
            self.entries["cable"] = Entry(words, len(words), most=ROOM_FOR_CABLE)
        self.hints = self.keys(*own)

    def build(self, look: Look) -> Widget:
        """Gauges, the question, options, advisers."""
        view = self.view
        which = f"{view.number} of {view.of} · " if view.of > 1 else ""
        head = Column(
            [caps(f"{which}{view.date} · {view.title}", "ink3"), Text(view.ask, H1, most=2)]
        )
        top = [gauge_strip(view.gauges), head]
        body = Fit(Column([*top, self._main(look)], gap=11), margin=16, edge=12)
        buttons = [Button("briefing", "Briefing", icon="book-open"), self._go()]
        return Frame(body, top_bar(view.header), self.bottom(*buttons), pad=(16, 0))

    def _go(self) -> Button:
        if not self.view.options:
            return Button("go", "Send and go on", "primary", after="arrow-right")
        words = f"Choose option {self.chosen}" if self.chosen else "Choose an option"
        return Button("go", words, "primary", after="arrow-right")

    def _main(self, look: Look) -> Widget:
        view = self.view
        if not view.options:
            return _cable(self.entries["cable"])
        cards = [_card(option, option.number == self.chosen) for option in view.options]
        advisers = _advisers(view.advice, self.chosen)
        em = look.metrics.em
        if em < 1000:
            return Column([Grid(cards, 2 if em >= 620 else 1, 12), *advisers], gap=14)
        columns = 3 if len(cards) > 4 and not advisers else 2
        grid = Grid(cards, columns, 12, grow=864)
        for box in advisers:
            box.grow = 500
        return Row([grid, *advisers], gap=14, align="fill", grow=1)

    def on(self, id: str) -> Step | None:
        """Choose, go on, look back."""
        if id.startswith("option:"):
            return self._choose(int(id.removeprefix("option:")))
        if id == "go":
            return self._commit()
        if id == "briefing":
            from game.window.screens.briefing import BriefingScreen

            return Step(swap=BriefingScreen(self.play))
        return None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the briefing: the question itself cites none before it is answered."""
        return briefing_view(self.play.session, self.play.record, self.view.role).citations

    def _choose(self, number: int) -> Step | None:
        """The first time marks a card; a card that is marked already goes on."""
        option = self.view.option(number)
        if option is None or not option.is_open:
            return None
        if self.chosen == number:
            return self._commit()
        self.chosen = number
        self.focused = f"option:{number}"
        self.refresh()
        return None

    def _commit(self) -> Step | None:
        view = self.view
        option = view.option(self.chosen)
        if view.options and option is None:
            return None
        cable = ""
        if not view.options:
            cable = " ".join(self.entries["cable"].words.split()[:MAX_CABLE_WORDS])
        return Step(open=CommitScreen(self.play, view, option, cable))


def _card(option: Option, chosen: bool) -> Box:
    closed = not option.is_open
    sign = "check" if chosen else "lock" if closed else ""
    badge = KeyBadge(str(option.number), icon=sign, filled=chosen)
    foot: list[Widget] = [Text(f"Closed: {option.closed}", SMALL_STRONG, "ink2")]
    if not closed:
        sides = (("For", option.for_), ("Against", option.against))
        foot = [_side(word, ", ".join(names)) for word, names in sides if names]
    words = Column(
        [
            Text(option.label, CARD, "ink2" if closed else "ink", most=3),
            Text(option.text, BODY, "ink2"),
            Space(3, grow=1),
            *foot,
        ],
        gap=3,
        grow=1,
    )
    row = Row([badge, words], gap=14, align="fill")
    return choice(row, f"option:{option.number}", chosen, closed, option.label)


def _side(word: str, names: str) -> Widget:
    return Row(
        [Sized(Text(word, CAPTION_STRONG, "ink2"), ems=56), Text(names, CAPTION, "ink2", grow=1)]
    )


def _advisers(advice: tuple[Advice, ...], chosen: int) -> list[Box]:
    if not advice:
        return []
    head = Row(
        [
            Text("At the table", STRONG, grow=1),
            Text("by office · author's paraphrase", CAPTION, "ink3", most=1),
        ],
        align="middle",
    )
    rows = Column([_adviser(each, chosen) for each in advice], gap=10, spread=True, grow=1)
    return [Box(Column([head, Rule(), rows], gap=9), pad=(18, 12))]


def _adviser(advice: Advice, chosen: int) -> Widget:
    pills: list[Widget] = []
    for word, icon, numbers in (("for", "plus", advice.for_), ("against", "minus", advice.against)):
        if numbers:
            on = chosen in numbers
            tone: Tone = "accent" if on else "ink2"
            words = Part(f"{word} {', '.join(map(str, numbers))}", tone=tone, bold=True)
            fill: Tone = "accent_soft" if on else "sunken"
            pills.append(Pill((Part(icon=icon, tone=tone), words), fill, gap=4))
    concerned = chosen in (*advice.for_, *advice.against)
    sign = KeyBadge(icon=_office_icon(advice.who), size=34, round=True, soft=concerned)
    head = Row([Text(advice.who, STRONG, most=2, grow=1), *pills], gap=6, align="middle")
    return Row([sign, Column([head, Text(advice.say, SAYS, "ink2")], gap=1, grow=1)], gap=12)


_OFFICES = (
    ("defen", "shield"), ("pentagon", "shield"), ("foreign", "landmark"), ("state dep", "landmark"),
    ("president", "building-2"), ("prime minister", "building-2"), ("blue house", "building-2"),
    ("white house", "building-2"), ("security council", "building-2"), ("floor", "users"),
    ("party", "users"), ("assembly", "users"), ("justice", "scale"), ("legal", "scale"),
    ("trade", "factory"), ("economy", "factory"), ("intelligence", "radar"), ("press", "newspaper"),
)  # fmt: skip


def _office_icon(who: str) -> str:
    """A sign for an office by its name; a speech bubble for what is not in the list."""
    name = who.lower()
    return next((icon for part, icon in _OFFICES if part in name), "message-circle")


def _cable(entry: Entry) -> Widget:
    note = f"At most {MAX_CABLE_WORDS} words. It goes to the file, and the save keeps it."
    field = TextField("cable", entry, "Write a cable, or leave it empty", lines=2)
    return Box(Column([Text("A cable", STRONG), field, Text(note, CAPTION, "ink3")], gap=8))
