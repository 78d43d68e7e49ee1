"""The questions of the beginning asked again: once the answer is shown, one's own stands."""

from __future__ import annotations

from game.play.session import AFTER
from game.views.debrief import DebriefView
from game.views.parts import Citation
from game.views.quiz import Check, gain
from game.window.flow import Column, Flow, Row
from game.window.layout import Sized, Space, Widget
from game.window.play import Play
from game.window.screens.debrief_pages import heading, listing
from game.window.screens.parts import answers, paragraphs
from game.window.theme import BODY, CAPTION, H2, H3, SMALL, SMALL_STRONG, STORY, Look
from game.window.widgets import Box, Button, Hint, Icon, Progress, Tag, Text


class PostCheck:
    """Where one is in the questions, with what has been marked and not yet given."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.marked = ""
        self.shown = False  # the answer to the question at hand stands there
        self.at = 0
        self.left = AFTER in play.session.answers  # all of it was gone through, or left
        self.checks: tuple[Check, ...] = ()

    def look(self, checks: tuple[Check, ...]) -> None:
        """Take the questions of the debrief's view."""
        self.checks = checks
        self.left = self.left or not checks

    @property
    def here(self) -> Check:
        """The question at hand."""
        return self.checks[self.at]

    def keys(self) -> tuple[Hint, ...]:
        """Digits, while an answer is wanted."""
        if self.left or self.shown:
            return (Hint("Enter", "next"),)
        last = len(self.here.options)
        digits = tuple((str(i), f"answer:{i}") for i in range(1, last + 1))
        return (Hint(f"1–{last}", "answer", digits), Hint("Enter", "show the answer"))

    def buttons(self) -> list[Button]:
        """What Enter does, and a way out; none once all is done."""
        if self.left:
            return []
        leave = Button("leave", "Leave them")
        if not self.shown:
            words = "Show the answer" if self.marked else "I do not know"
            return [leave, Button("next", words, "primary", after="arrow-right")]
        last = self.at + 1 == len(self.checks)
        words = "What has changed" if last else "Next question"
        return [leave, Button("next", words, "primary", after="arrow-right")]

    def act(self, id: str) -> bool:
        """Answer an id; whether it was one of these."""
        kind, _, value = id.partition(":")
        if self.left or (id not in ("next", "leave") and kind != "answer"):
            return False
        if kind == "answer":
            if not self.shown:
                self.marked = self.here.options[int(value) - 1]
        elif id == "leave":
            self._leave()
        elif not self.shown:
            given = {self.here.id: self.marked} if self.marked else {}
            self.play.answer(AFTER, given)
            self.shown = True
        elif self.at + 1 < len(self.checks):
            self.at, self.marked, self.shown = self.at + 1, "", False
        else:
            self._leave()
        return True

    def _leave(self) -> None:
        self.play.answer(AFTER)
        self.left = True

    # --- the page -----------------------------------------------------------------------

    def page(self, view: DebriefView, look: Look) -> Widget:
        """A question, or all of them with their answers."""
        self.look(view.checks)
        if not self.checks:
            empty = Box(Text("This chapter asks no questions.", SMALL, "ink2"))
            return Column([heading(view, "Asked again"), empty], gap=12)
        return self._summary(view) if self.left else self._question(view)

    def _question(self, view: DebriefView) -> Widget:
        over = f"Question {self.at + 1} of {len(self.checks)}"
        head = Row(
            [Text(over, SMALL_STRONG, "ink2", grow=1), Progress(self.at + 1, len(self.checks))],
            align="middle",
        )
        parts: list[Widget] = [head, Text(self.here.ask, H2)]
        if self.shown:
            parts += _answered(self.here, self.marked, view.citations)
        else:
            parts += answers(self.here.options, self.marked)
        column = Sized(Column(parts, gap=10), ems=820)
        return Column([heading(view, "Asked again"), column], gap=12)

    def _summary(self, view: DebriefView) -> Widget:
        rows: list[Widget] = []
        for each in self.checks:
            parts: list[Widget] = [Text(each.ask, H3), _line("check", "good", each.answer)]
            parts += [Text(_change(each), SMALL, "ink2"), *_because(each, view.citations)]
            rows.append(Column(parts, gap=4))
        title = gain(self.checks) or "You left the questions unanswered."
        return Column(
            [heading(view, "What has changed"), Text(title, STORY), listing(rows, "")], gap=12
        )


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
