"""The questions before the play: one after the other, and all of them may be skipped."""

from __future__ import annotations

from game.play.session import BEFORE
from game.views.lesson import OPENING
from game.views.quiz import QuizView, quiz_view
from game.views.words import number
from game.window.flow import Column, Fit, Row
from game.window.layout import Sized, Space, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import InPlay
from game.window.screens.parts import answers
from game.window.theme import H1, SMALL, Look
from game.window.widgets import Button, Frame, Hint, Icon, Progress, Text, TopBar, caps

WIDE = 820
"""Design px of the column in the middle."""


class QuizScreen(InPlay):
    """Every answer is kept as it is given; whoever comes back goes on where they were."""

    primary = "go"
    minutes = OPENING / 2

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.at = self.view.next
        self._begin()

    @property
    def view(self) -> QuizView:
        """The questions with what was answered so far."""
        return quiz_view(self.play.session)

    def _begin(self) -> None:
        """To a question: its keys, and the focus on its first option."""
        item = self.view.items[self.at]
        last = len(item.options)
        chosen = item.options.index(item.chosen) + 1 if item.chosen else 1
        self.first = self.focused = f"answer:{chosen}"
        self.ring, self.fresh = False, True
        digits = tuple((str(i), f"answer:{i}") for i in range(1, last + 1))
        many = number(len(self.view.items))
        self.hints = self.keys(
            Hint(f"1–{last}", "answer", digits),
            Hint("Enter", "next" if self.at + 1 < len(self.view.items) else "sit down"),
            Hint("S", f"skip all {many}", (("s", "skip"),)),
            Hint("Backspace", "the question before", (("backspace", "before"),), hidden=True),
        )
        self.refresh()

    def build(self, look: Look) -> Widget:
        """One question in the middle."""
        view = self.view
        items, item = view.items, view.items[self.at]
        many = number(len(items))
        over = caps(f"Before you sit down · question {self.at + 1} of {len(items)}")
        over.grow = 1
        head = Row([over, Progress(self.at + 1, len(items))], gap=14, align="middle")
        notes = [("info", f"You will meet the same {many} at the end, with the answers.")]
        if len(self.play.session.roles) > 1:
            said = "One answer for all seats at this machine: agree on it before you press a key."
            notes.insert(0, ("users", said))
        info = [_note(icon, words) for icon, words in notes]
        options = answers(item.options, item.chosen)
        column = Column(
            [head, Text(item.ask, H1), Space(2), *options, Space(1), Column(info, gap=5)], gap=12
        )
        middle = Row([Space(grow=1), Sized(column, ems=WIDE), Space(grow=1)])
        body = Column([Space(14), middle])
        title = f"{many.capitalize()} {'question' if len(items) == 1 else 'questions'} first"
        top = TopBar(title, view.header.chapter, tools=())
        words = "Next question" if self.at + 1 < len(items) else "Sit down"
        go = Button("go", words, "primary", after="arrow-right")
        buttons = [Button("skip", "Skip"), go]
        return Frame(Fit(body, margin=16, edge=14), top, self.bottom(*buttons), pad=(16, 0))

    def on(self, id: str) -> Step | None:
        """Answer, go on, skip them all."""
        items = self.view.items
        kind, _, value = id.partition(":")
        if kind == "answer":
            item = items[self.at]
            option = item.options[int(value) - 1]
            if item.chosen == option and self.ring:
                return self._next()
            self.play.answer(BEFORE, {item.id: option})
            self.focused = id
            self.refresh()
        elif id == "go":
            return self._next()
        elif id == "skip":
            return self._done()
        elif id == "before" and self.at:
            self.at -= 1
            self._begin()
        return None

    def _next(self) -> Step | None:
        if self.at + 1 < len(self.view.items):
            self.at += 1
            self._begin()
            return None
        return self._done()

    def _done(self) -> Step:
        """On to the seat: what was left out stays unanswered."""
        self.play.went_on = True
        self.play.answer(BEFORE)
        return self.go_on()


def _note(icon: str, words: str) -> Widget:
    return Row([Icon(icon, 17), Text(words, SMALL, "ink2", grow=1)], gap=11, align="middle")
