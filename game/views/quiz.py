"""The chapter's questions: asked before the play without answers, and after it with them."""

from __future__ import annotations

import attrs

from game.play.session import AFTER, BEFORE, Session
from game.views.parts import Citations, Header, header
from game.views.prose import Prose, prose


@attrs.frozen
class Item:
    """A question before the play; `chosen` is the text of the option given, or empty."""

    id: str
    ask: str
    options: tuple[str, ...]
    chosen: str


@attrs.frozen
class QuizView:
    """The questions before the play: nothing here marks an answer."""

    header: Header
    items: tuple[Item, ...]

    @property
    def next(self) -> int:
        """The place of the first question without an answer; the last one where all have one."""
        places = (at for at, item in enumerate(self.items) if not item.chosen)
        return next(places, len(self.items) - 1)


@attrs.frozen
class Check:
    """A question after the play, with what was answered then and now, and why it is so."""

    id: str
    ask: str
    options: tuple[str, ...]
    before: str
    after: str
    answer: str
    because: Prose
    cites: tuple[int, ...]


def asks_before(session: Session) -> bool:
    """Whether the questions are still to be asked before the play."""
    quiz = session.game.scenario.chapter.debrief.quiz
    return bool(quiz) and not session.acts and BEFORE not in session.answers


def left_off(session: Session) -> bool:
    """Whether somebody began to answer before the play and has neither answered all nor gone on."""
    given, asked = session.answers.get(BEFORE, {}), session.game.scenario.chapter.debrief.quiz
    return bool(given) and len(given) < len(asked) and not (session.acts or session.ranking)


def quiz_view(session: Session) -> QuizView:
    """The questions before the play."""
    given = session.answers.get(BEFORE, {})
    return QuizView(
        header(session),
        tuple(
            Item(each.id, each.ask, each.options, given.get(each.id, ""))
            for each in session.game.scenario.chapter.debrief.quiz
        ),
    )


def checks(session: Session, citations: Citations) -> tuple[Check, ...]:
    """The questions again, for the debrief."""
    before, after = (session.answers.get(phase, {}) for phase in (BEFORE, AFTER))
    return tuple(
        Check(
            each.id,
            each.ask,
            each.options,
            before.get(each.id, ""),
            after.get(each.id, ""),
            each.answer,
            prose(each.because, citations.number),
            citations.numbers(each.cites),
        )
        for each in session.game.scenario.chapter.debrief.quiz
    )


def marks(session: Session) -> tuple[int | None, int | None]:
    """Right answers before and after the play; None where none was answered."""
    right = {each.id: each.answer for each in session.game.scenario.chapter.debrief.quiz}
    before, after = (
        sum(right.get(item) == option for item, option in given.items()) if given else None
        for given in (session.answers.get(BEFORE), session.answers.get(AFTER))
    )
    return before, after


def gain(found: tuple[Check, ...]) -> str:
    """What the play changed, in a sentence; empty while nothing was answered after it."""
    answered = [each for each in found if each.after]
    if not answered:
        return ""
    now = sum(each.after == each.answer for each in answered)
    if not any(each.before for each in found):
        return f"{now} of {len(found)} right. Before the play none was answered."
    then = sum(each.before == each.answer for each in found)
    return f"{then} of {len(found)} right before the play, {now} of {len(found)} after it."
