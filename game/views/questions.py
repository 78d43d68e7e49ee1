"""What the debrief asks one to write: questions in three phases, exercises, the exit ticket."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.engine.record import RecordRun
from game.play.journal import MAX_WORDS, TICKET_CITES, conflict_key, question_key
from game.play.session import Session
from game.views.parts import Citation, Citations, citation
from game.views.prose import Prose, plain, prose
from game.views.sources import sources_view
from game.views.words import count, listed

PHASES = ("describe", "analyse", "apply")


@attrs.frozen
class QuestionView:
    """A question, under the key of its note; `number` counts from 1 through all phases."""

    key: str
    number: int
    phase: str
    ask: Prose
    written: str


@attrs.frozen
class ExerciseView:
    """The exercise of a conflict card, under the key of its note."""

    key: str
    conflict: str
    topic: str
    exercise: str
    written: str


@attrs.frozen
class QuestionsView:
    """Questions in the order of their phases, exercises, and notes that no question asks for any
    more: (key, text).
    """

    questions: tuple[QuestionView, ...]
    exercises: tuple[ExerciseView, ...]
    others: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]

    @property
    def phases(self) -> tuple[tuple[str, tuple[QuestionView, ...]], ...]:
        """(phase, its questions); phases without a question are out."""
        found = {phase: tuple(q for q in self.questions if q.phase == phase) for phase in PHASES}
        return tuple((phase, asked) for phase, asked in found.items() if asked)

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(bool(each.written) for each in self.questions)

    @property
    def said(self) -> str:
        """`2 of 6 answered`."""
        return f"{self.answered} of {len(self.questions)} answered"


@attrs.frozen
class TicketView:
    """The exit ticket as it stands: `cites` are the claims it names, `may_cite` all those met.

    `missing` says what is still to do; empty where nothing is.
    """

    claim: str
    words: int
    most: int
    cites: tuple[Citation, ...]
    may_cite: tuple[Citation, ...]
    missing: str

    @property
    def too_long(self) -> bool:
        """Whether it has more words than were asked for; it is kept all the same."""
        return self.words > self.most

    @property
    def said(self) -> str:
        """`18 of 120 words`."""
        return f"{self.words} of {self.most} words"


def questions_view(session: Session) -> QuestionsView:
    """The questions of a chapter with what was written."""
    debrief, notes = session.game.scenario.chapter.debrief, session.journal.notes
    citations = Citations(session.game.scenario.library)
    questions: list[QuestionView] = []
    for phase in PHASES:
        asked = [each for each in debrief.questions if each.phase == phase]
        for number, each in enumerate(asked, 1):
            key = question_key(phase, number)
            ask = prose(each.ask, citations.number)
            questions.append(QuestionView(key, len(questions) + 1, phase, ask, notes.get(key, "")))
    exercises = tuple(_exercises(session))
    known = {*(each.key for each in questions), *(each.key for each in exercises)}
    others = tuple(
        (key, text) for key, text in notes.items() if _is_answer(key) and key not in known
    )
    return QuestionsView(tuple(questions), exercises, others, citations.all())


def _exercises(session: Session) -> Iterator[ExerciseView]:
    scenario, notes = session.game.scenario, session.journal.notes
    for id in scenario.chapter.debrief.conflicts:
        conflict, key = scenario.library.conflicts[id], conflict_key(id)
        if conflict.exercise:
            yield ExerciseView(
                key, id, conflict.topic, plain(conflict.exercise), notes.get(key, "")
            )


def _is_answer(key: str) -> bool:
    return key.partition(":")[0] in (*PHASES, "conflict")


def ticket_view(session: Session, record: RecordRun, role: str = "") -> TicketView:
    """The exit ticket, with the claims that a seat has met; by default every seat held."""
    met = {
        each.claim: each
        for seat in ([role] if role else session.roles)
        for each in sources_view(session, record, seat).citations
    }
    ticket, library = session.journal.ticket, session.game.scenario.library
    return TicketView(
        ticket.claim,
        ticket.words,
        MAX_WORDS,
        tuple(citation(library, id) for id in ticket.cites if id in library.claims),
        tuple(met.values()),
        ticket_gaps(session),
    )


def ticket_gaps(session: Session) -> str:
    """What an exit ticket still lacks: `a claim of your own and two sources`."""
    ticket, known = session.journal.ticket, session.game.scenario.library.claims
    left = TICKET_CITES - sum(id in known for id in ticket.cites)
    return listed(
        [
            *(["a claim of your own"] if not ticket.words else []),
            *([count(left, "source")] if left else []),
        ]
    )
