"""The decision: a question, options open and closed, and who argues for what."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from game.play.session import MAX_CABLE_WORDS, Act
from game.views.briefing import briefing_view
from game.views.decision import DecisionView, Option, decision_view
from game.views.parts import Citation
from game.window.entry import Entry
from game.window.flow import Column, Fit, Flex, Grid, Row
from game.window.layout import Sized, Space, Tone, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.advisers import the_table, voice
from game.window.screens.commit import CommitScreen
from game.window.screens.in_play import UNDO, InPlay
from game.window.screens.odds import ODDS_KEY, AsksOdds
from game.window.screens.parts import gauge_strip, top_bar
from game.window.spans import Span
from game.window.theme import (
    BODY,
    CAPTION,
    CAPTION_STRONG,
    CARD,
    H1,
    H3,
    SMALL_STRONG,
    Look,
)
from game.window.widgets import (
    Box,
    Button,
    Frame,
    Hint,
    KeyBadge,
    Text,
    TextField,
    caps,
    choice,
)

ROOM_FOR_CABLE = 200
"""Characters: 25 words fit into it."""


class DecisionScreen(InPlay, AsksOdds):
    """Cards of options, the advisers beside them. Choosing opens the sheet on which one commits; A
    goes from adviser to adviser and shows on the cards what each is for and against.
    """

    primary = "go"
    shows = ("gauges",)

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.view: DecisionView = decision_view(play.session)
        options = self.view.options
        back = play.sheet if play.sheet.decision == self.view.decision else None
        self.chosen = next((o.number for o in options if back and o.id == back.policy), 0)
        self.heard = 0  # the adviser listened to, from 1; 0: none
        self.first = self.focused = "option:1" if options else "cable"
        digits = tuple((str(o.number), f"option:{o.number}") for o in options if o.is_open)
        own = [
            *([Hint("A", "advisers", (("a", "adviser+"),))] * bool(self.view.advice)),
            Hint("B", "briefing", (("b", "briefing"),)),
            Hint("Enter", "go on"),
            *((UNDO,) if play.can_undo else ()),
        ]
        if options:
            own.insert(0, Hint(f"1–{len(options)}", "choose", digits))
        else:
            kept = play.sheet if play.sheet.role == self.view.role else Act()
            self.entries["cable"] = Entry(kept.cable, len(kept.cable), most=ROOM_FOR_CABLE)
            self.ask_odds(self.view.forecasts, kept.odds)
            own = [Hint("Esc", "leave the text"), *([ODDS_KEY] * bool(self.values)), *own]
        self.hints = self.keys(*own)

    def build(self, look: Look) -> Widget:
        """Gauges, the question, options, advisers."""
        view = self.view
        which = f"{view.number} of {view.of} · " if view.of > 1 else ""
        head = Column(
            [caps(f"{which}{view.date} · {view.title}", "ink3"), Text(view.ask, H1, most=2)]
        )
        main = self._main(look)
        main.grow = 1
        gauges = [gauge_strip(view.gauges)] * self.gauges_told
        body = Fit(Column([*gauges, head, main], gap=11), margin=16, edge=12)
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
            return self._cable(look)
        who = view.advice[self.heard - 1].who if self.heard else ""
        cards = [_card(option, option.number == self.chosen, who) for option in view.options]
        voices = [
            voice(each, number, self.chosen, number == self.heard)
            for number, each in enumerate(view.advice, 1)
        ]
        em = look.metrics.em
        if em < 1000:
            grid: Widget = Grid(cards, 2 if em >= 620 else 1, 12)
            return Column([grid, *([the_table(voices, False)] * bool(voices))], gap=14)
        if not voices:
            return Grid(cards, 3 if len(cards) > 4 else 2, 12)
        options = Fit(_rows_of(cards, look), "options", grow=864)
        table = the_table(voices, True)
        table.grow = 500
        return Flex(Row([options, table], gap=14, align="fill"), 300)

    def on(self, id: str) -> Step | None:
        """Choose, go on, look back, listen to an adviser."""
        if id.startswith("option:"):
            return self._choose(int(id.removeprefix("option:")))
        if id == "go":
            return self._commit()
        if id == "briefing":
            from game.window.screens.briefing import BriefingScreen

            self.play.sheet = self._draft()
            return Step(swap=BriefingScreen(self.play))
        kind, _, number = id.partition(":")
        if kind == "adviser+":
            self._listen((self.heard + 1) % (len(self.view.advice) + 1))
        elif kind == "adviser":
            self._listen(0 if self.heard == int(number) else int(number))
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
        if not self.view.options:
            self.play.do(self._draft())
            self.play.sheet = Act()
            return self.go_on()
        option = self.view.option(self.chosen)
        if option is None:
            self._look_at(self.first)
            return None
        return Step(open=CommitScreen(self.play, self.view, option))

    def _draft(self) -> Act:
        """What is said so far; a commit sheet that was left may have added to it."""
        view = self.view
        if not view.options:
            words = " ".join(self.entries["cable"].words.split()[:MAX_CABLE_WORDS])
            return Act(view.role, odds=self.odds, cable=words)
        option = view.option(self.chosen)
        policy = option.id if option else ""
        return attrs.evolve(self.play.sheet, role=view.role, decision=view.decision, policy=policy)

    def _cable(self, look: Look) -> Widget:
        """What to write, and the odds beside it."""
        odds = [Box(Column(self.odds_rows(), gap=8), pad=(18, 13))] * bool(self.values)
        written = Box(_written(self.entries["cable"]), pad=(18, 13))
        if look.metrics.em < 1000 or not odds:
            return Column([written, *odds], gap=14)
        written.grow, odds[0].grow = 50, 50
        return Column([Row([written, *odds], gap=14, align="fill")])

    def _listen(self, number: int) -> None:
        self.heard = number
        self.refresh()
        self._look_at(f"adviser:{number}" if number else self.first)

    def _look_at(self, id: str) -> None:
        look = self.stage.look
        self.focus(id, self.page(look), look)


def _rows_of(cards: Sequence[Box], look: Look) -> Widget:
    """Two cards in a row, of many three where that is lower; the first row has what is over."""

    def rows(columns: int) -> Widget:
        first = len(cards) % columns
        parts = [Grid(cards[:first], first, 12, grow=1)] * bool(first)
        return Column([*parts, Grid(cards[first:], columns, 12, grow=1)], gap=12)

    ways = (rows(2), rows(3)) if len(cards) > 4 else (rows(2),)
    return min(ways, key=lambda way: way.height(look, look.metrics.ems(744)))


def _card(option: Option, chosen: bool, heard: str) -> Box:
    closed = not option.is_open
    sign = "check" if chosen else "lock" if closed else ""
    badge = KeyBadge(str(option.number), icon=sign, filled=chosen)
    foot: list[Widget] = [Text(f"Closed: {option.closed}", SMALL_STRONG, "ink2")]
    if not closed:
        sides = (("For", option.for_), ("Against", option.against))
        foot = [_side(word, names, heard) for word, names in sides if names]
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


def _side(word: str, names: tuple[str, ...], heard: str) -> Widget:
    spans: list[Span] = []
    for name in names:
        spans += [Span(", ")] * bool(spans) + [Span(name, strong=name == heard)]
    tone: Tone = "accent" if heard in names else "ink2"
    label = Sized(Text(word, CAPTION_STRONG, tone), ems=56)
    return Row([label, Text(tuple(spans), CAPTION, tone, grow=1)])


def _written(entry: Entry) -> Widget:
    written = len(entry.words.split())
    over = written > MAX_CABLE_WORDS
    note = f"It goes to the file, and the save keeps it. {written} of {MAX_CABLE_WORDS} words."
    if over:
        note = f"{written} words: only the first {MAX_CABLE_WORDS} are sent."
    field = TextField("cable", entry, "Write a cable, or leave it empty", lines=4)
    foot = Text(note, CAPTION, "bad" if over else "ink3")
    return Column([Text("A cable", H3), field, foot], gap=8)
