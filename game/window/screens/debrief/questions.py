"""Questions in three phases, each with a page to write on."""

from __future__ import annotations

from game.play.journal import MAX_NOTE
from game.views.parts import Citation
from game.views.questions import QuestionsView, QuestionView, questions_view
from game.views.words import count
from game.window.flow import Column, Flow, Row
from game.window.layout import Space, Tone, Widget
from game.window.screen import Step
from game.window.screens.debrief.cite import CiteScreen
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import WIDE, Leaf, apart, empty, heading, sheet
from game.window.screens.parts import rich
from game.window.theme import CAPTION, SMALL, SMALL_STRONG, Look, Type
from game.window.widgets import Box, Button, Hint, Icon, Part, Pill, Text, caps
from game.window.widgets.editor import Editor

ASK = Type(21, serif=True, bold=True, leading=1.3)


class Questions(Leaf):
    """Ctrl with up and down goes from question to question, Ctrl K cites."""

    icon = "notebook-pen"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        view = self.view
        blank = (at for at, each in enumerate(view.questions) if not each.written)
        self.at = next(blank, 0)

    @property
    def view(self) -> QuestionsView:
        """The questions with what stands there now."""
        return questions_view(self.desk.session)

    @property
    def here(self) -> QuestionView:
        """The question at hand."""
        return self.view.questions[self.at]

    @property
    def field(self) -> str:
        """The id of its field."""
        return f"note:{self.here.key}"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Of the questions."""
        return self.view.citations

    def keys(self) -> tuple[Hint, ...]:
        """While one writes, too."""
        if not self.view.questions:
            return ()
        move = (("up", "question-"), ("down", "question+"))
        return (
            Hint("N", "write", (("n", "write"),)),
            Hint("Ctrl ↑ ↓", "question", move),
            Hint("Ctrl K", "cite"),
            Hint("Esc", "leave the text"),
        )

    def shortcut(self, name: str) -> str:
        """With Ctrl."""
        return {"up": "question-", "down": "question+", "k": "cite-here"}.get(name, "")

    def fields(self) -> dict[str, tuple[str, int]]:
        """One for each question, so that each keeps its caret."""
        view = self.view
        return {f"note:{each.key}": (each.written, MAX_NOTE) for each in view.questions}

    def build(self, look: Look) -> Widget:
        """All questions at the left, the one at hand beside them."""
        view = self.view
        if not view.questions:
            head = heading(self.desk, "Questions and journal", look)
            return sheet(head, empty("This chapter asks no questions."))
        said = [Text(view.said, SMALL, "ink2")]
        head = heading(self.desk, "Questions and journal", look, said)
        listed, page = self._list(view), self._page(view, look)
        return sheet(head, apart(listed, page, look, (34, 66)))

    def _list(self, view: QuestionsView) -> Widget:
        parts: list[Widget] = []
        for phase, asked in view.phases:
            parts.append(caps(phase, "ink3"))
            parts += [self._line(each) for each in asked]
            parts.append(Space(2))
        for key, words in view.others:
            said = Text(f"To a question that is no longer asked ({key}): {words}", CAPTION, "ink2")
            parts.append(said)
        return Box(Column(parts, gap=3), pad=(12, 13))

    def _line(self, each: QuestionView) -> Widget:
        here = each.number - 1 == self.at
        icon, tone = ("circle-check", "good") if each.written else ("circle", "ink3")
        if here:
            icon, tone = "pencil", "accent"
        words = each.ask[0].plain if each.ask else ""
        row = Row([Icon(icon, 18, tone), Text(words, SMALL_STRONG if here else SMALL,  # type: ignore[arg-type]
                   "ink" if here else "ink2", most=4, grow=1)], gap=10)  # fmt: skip
        fill: Tone | None = "accent_soft" if here else None
        return Box(row, f"question:{each.number}", (8, 7), fill, None, radius=8, role="row",
                   says=words)  # fmt: skip

    def _page(self, view: QuestionsView, look: Look) -> Widget:
        each, draft = self.here, self.screen.draft(self.field)
        phase = Pill((Part(each.phase.capitalize(), tone="ink", bold=True),), "sunken", size=13)
        of = Text(f"question {each.number} of {len(view.questions)}", SMALL, "ink2", most=1, grow=1)
        back = Button("question-", kind="quiet", icon="chevron-left", says="The question before")
        on = Button("question+", kind="quiet", icon="chevron-right", says="The next question")
        top = Row([phase, of, back, on], 9, "middle")
        asks = [Text(rich(part), ASK) for part in each.ask]
        editor = Editor(self.field, draft, self.screen.papers[self.field],
                        "Write here. It is saved as you type.",
                        6 if look.metrics.em >= WIDE else 7, grow=1)  # fmt: skip
        words = len(draft.words.split())
        kept = "saved as you type" if words else "nothing written yet"
        note = Text(f"{count(words, 'word')} · {kept}" if words else kept, SMALL, "ink2")
        cite = Button("cite-here", "Cite a claim", icon="quote", small=True)
        foot = Flow([note, cite], right=True)
        return Box(Column([top, *asks, editor, foot], gap=10), pad=(18, 14))

    def act(self, id: str) -> Step | None:
        """Another question, or a claim to cite."""
        kind, _, value = id.partition(":")
        many = len(self.view.questions)
        if kind == "question":
            self.at = int(value) - 1
            self.wanted = self.field
        elif id in ("question+", "question-"):
            writes = self.screen.writing
            self.at = (self.at + (1 if id[-1] == "+" else -1)) % many
            self.wanted = self.field if writes else ""
        elif id == "write" and many:
            self.wanted = self.field
        elif id == "cite-here":
            return Step(open=CiteScreen(self.desk.met.citations, (), self._cite))
        return None

    def _cite(self, claim: str) -> None:
        self.screen.insert(self.field, f"[{claim}]")
        self.wanted = self.field

    def wrote(self, id: str, words: str) -> None:
        """Into the journal."""
        self.desk.note(id.removeprefix("note:"), words)
