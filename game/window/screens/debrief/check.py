"""The questions of the beginning asked again: once the answer is shown, one's own stands."""

from __future__ import annotations

from game.play.session import AFTER
from game.views.parts import Citation
from game.views.quiz import Check, gain
from game.window.flow import Column, Flow, Row
from game.window.layout import Space, Widget
from game.window.screen import Step
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import Leaf, beside, empty, heading, sheet
from game.window.screens.parts import answers, paragraphs, ruled
from game.window.theme import (
    BODY,
    CAPTION,
    H2,
    H3,
    SMALL,
    SMALL_STRONG,
    STORY,
    Look,
)  # fmt: skip
from game.window.widgets import Box, Button, Hint, Icon, Progress, Tag, Text


class PostCheck(Leaf):
    """Digits answer, Enter shows; after the last question, what has changed."""

    icon = "list-checks"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.marked = ""
        self.shown = False  # the answer to the question at hand stands there
        self.at = 0
        self.left = AFTER in desk.session.answers or not self.checks

    @property
    def checks(self) -> tuple[Check, ...]:
        """The questions with what was answered."""
        return self.desk.view.checks

    @property
    def primary(self) -> str:  # type: ignore[override]
        """Through the questions, then on."""
        return "next" if self.left else "go"

    @property
    def here(self) -> Check:
        """The question at hand."""
        return self.checks[self.at]

    def keys(self) -> tuple[Hint, ...]:
        """Digits, while an answer is wanted."""
        if self.left:
            return ()
        if self.shown:
            return (Hint("Enter", "next"),)
        last = len(self.here.options)
        digits = tuple((str(i), f"answer:{i}") for i in range(1, last + 1))
        return (Hint(f"1–{last}", "answer", digits), Hint("Enter", "show the answer"))

    def buttons(self) -> list[Button]:
        """What Enter does, and a way out; the usual ones once all is done."""
        if self.left:
            return []
        last = self.at + 1 == len(self.checks)
        words = "What has changed" if last else "Next question"
        if not self.shown:
            words = "Show the answer" if self.marked else "I do not know"
        return [Button("leave", "Leave them"), Button("go", words, "primary", after="arrow-right")]

    def act(self, id: str) -> Step | None:
        """Mark, show, go on, leave."""
        kind, _, value = id.partition(":")
        if self.left:
            return None
        if kind == "answer" and not self.shown:
            self.marked = self.here.options[int(value) - 1]
        elif id == "leave":
            self._leave()
        elif id == "go" and not self.shown:
            self.desk.play.answer(AFTER, {self.here.id: self.marked} if self.marked else {})
            self.shown = True
        elif id == "go" and self.at + 1 < len(self.checks):
            self.at, self.marked, self.shown = self.at + 1, "", False
        elif id == "go":
            self._leave()
        self.desk.look()
        return None

    def _leave(self) -> None:
        self.desk.play.answer(AFTER)
        self.left = True

    # --- the page -----------------------------------------------------------------------

    def build(self, look: Look) -> Widget:
        """A question, or all of them with their answers."""
        if not self.checks:
            head = heading(self.desk, "Asked again", look)
            return sheet(head, empty("This chapter asks no questions before and after."))
        return self._summary(look) if self.left else self._question(look)

    def _question(self, look: Look) -> Widget:
        over = f"Question {self.at + 1} of {len(self.checks)}"
        head = Row(
            [Text(over, SMALL_STRONG, "ink2", grow=1), Progress(self.at + 1, len(self.checks))],
            align="middle",
        )
        parts: list[Widget] = [head, Text(self.here.ask, H2)]
        if self.shown:
            parts += _answered(self.here, self.marked, self.citations)
        else:
            parts += answers(self.here.options, self.marked)
        body = beside(Column(parts, gap=10), self._listed(), look, (70, 30))
        if isinstance(body, Row):
            body.align = "top"
        return sheet(heading(self.desk, "Asked again", look), body)

    def _listed(self) -> Widget:
        """All questions, and how far one is."""
        about = "The same as before the play. Once an answer is shown, yours stands."
        rows: list[Widget] = [Text(about, SMALL, "ink2"), Space(2)]
        for at, each in enumerate(self.checks):
            done = at < self.at or (at == self.at and self.shown)
            icon, tone = ("circle-check", "good") if done else ("circle", "ink3")
            if at == self.at and not done:
                icon, tone = "pencil", "accent"
            words = Text(each.ask, SMALL, "ink" if at == self.at else "ink2", most=3, grow=1)
            rows.append(Row([Icon(icon, 17, tone), words], gap=10))  # type: ignore[arg-type]
        return Box(Column(rows, gap=8), pad=(16, 14))

    def _summary(self, look: Look) -> Widget:
        rows: list[Widget] = []
        for each in self.checks:
            parts: list[Widget] = [Text(each.ask, H3), _line("check", "good", each.answer)]
            parts += [Text(_change(each), SMALL, "ink2"), *_because(each, self.citations)]
            rows.append(Column(parts, gap=4))
        title = gain(self.checks) or "You left the questions unanswered."
        body = Column([Text(title, STORY), Box(ruled(rows, 11), pad=(20, 15))], gap=10)
        return sheet(heading(self.desk, "What has changed", look), body)


def _answered(check: Check, given: str, citations: tuple[Citation, ...]) -> list[Widget]:
    """The right option, the one given where it is another, and why."""
    right = given == check.answer
    rows: list[Widget] = [_line("check", "good", check.answer)]
    if given and not right:
        rows.append(_line("x", "bad", given))
    said = "Right." if right else "Not answered." if not given else "Not so."
    return [Box(Column([Text(said, SMALL_STRONG, "ink2"), *rows,
                        Text(_before(check), SMALL, "ink2"),
                        *_because(check, citations)], gap=8), pad=(18, 14)), Space()]  # fmt: skip


def _line(icon: str, tone: str, words: str) -> Widget:
    good = tone == "good"
    sign = Icon(icon, 19, "good" if good else "bad")
    return Row([sign, Text(words, H3 if good else BODY, "ink" if good else "ink2", grow=1)], 11)


def _because(check: Check, citations: tuple[Citation, ...]) -> list[Widget]:
    parts: list[Widget] = list(paragraphs(check.because, STORY))
    claims = [c for c in citations if c.number in check.cites]
    if claims:
        tags = [Tag(c.claim, f"tag:{c.number}:{check.id}") for c in claims]
        parts.append(Flow([Text("see", CAPTION, "ink3"), *tags]))
    return parts


def _before(check: Check) -> str:
    if not check.before:
        return "Before the play you gave no answer."
    if check.before == check.answer:
        return "You knew it before the play."
    return f"Before the play you said: {check.before}"


def _change(check: Check) -> str:
    """What was answered, then and now."""
    words = {True: "right", False: "not right"}
    then, now = (
        words[given == check.answer] if given else "no answer"
        for given in (check.before, check.after)
    )
    return f"Before the play: {then}. Now: {now}."
