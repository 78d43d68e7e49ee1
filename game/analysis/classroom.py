"""What a whole class did: many runs of the same chapters, counted beside the record.

A student is a run, known by the code that was chosen, else by the name of the file. A run counts in
every chapter that it played to the end, for every seat that it held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import mean, median, stdev

import attrs

from game.engine.record import RecordRun, replay_record
from game.engine.rules import Game
from game.engine.state import State
from game.play.run import Run
from game.play.session import AFTER, BEFORE, Session
from game.scenario.model import Decision, Forecast, QuizItem


@attrs.frozen
class Student:
    """A run and what it is called: its code, or the file's name where none was chosen."""

    name: str
    run: Run
    file: str = ""


@attrs.frozen
class Choices:
    """One decision: how often each policy was chosen, of `asked` students, and for which reasons.

    `lines` are reasons in the students' own words, as (name, policy, line); `votes` those that were
    counted where a class decided together, which is one student among the others.
    """

    turn: int
    decision: Decision
    asked: int
    policies: Counter[str]
    reasons: dict[str, Counter[str]]
    lines: tuple[tuple[str, str, str], ...]
    votes: Counter[str]


@attrs.frozen
class Forecasts:
    """One forecast: the percents given, and of those that were settled whether it came."""

    forecast: Forecast
    percents: tuple[int, ...]
    settled: tuple[tuple[int, bool], ...]

    @property
    def came(self) -> int:
        """In how many worlds it came."""
        return sum(came for _, came in self.settled)

    @property
    def briers(self) -> tuple[float, ...]:
        """The Brier score of each that was settled: 0 perfect, 1 worst."""
        return tuple((percent / 100 - came) ** 2 for percent, came in self.settled)


@attrs.frozen
class Asked:
    """One item of the quiz: right answers before and after, of those who answered at both times."""

    item: QuizItem
    both: int
    before: int
    after: int


@attrs.frozen
class Gain:
    """Right answers after minus before, a number for each of `n` students who answered at both
    times; `mean` and `spread` (standard deviation) are None where n is too small.
    """

    n: int
    items: int
    mean: float | None
    spread: float | None


@attrs.frozen
class Paths:
    """One indicator over the turns: a path for each student, None where a turn was passed over;
    their median (None where nobody was), and the record's.
    """

    indicator: str
    students: tuple[tuple[int | None, ...], ...]
    middle: tuple[float | None, ...]
    record: tuple[int | None, ...]


@attrs.frozen
class ChapterCounts:
    """One chapter as a class played it; `students` counts runs, `seats` by role."""

    game: Game
    students: int
    seats: Counter[str]
    endings: Counter[str]
    choices: tuple[Choices, ...]
    forecasts: tuple[Forecasts, ...]
    quiz: tuple[Asked, ...]
    gain: Gain
    paths: tuple[Paths, ...]
    tickets: tuple[tuple[str, str, tuple[str, ...]], ...]
    """(name, claim, ids of the claims that it cites)"""

    @property
    def briers(self) -> tuple[float, ...]:
        """All scores of all forecasts."""
        return tuple(score for each in self.forecasts for score in each.briers)


def count_class(students: Iterable[Student]) -> tuple[ChapterCounts, ...]:
    """The counts of every chapter that somebody played to its end, packs and chapters in order."""
    games: dict[str, Game] = {}
    played: dict[str, list[tuple[str, Session]]] = {}
    for student in students:
        for session in student.run.sessions:
            if session.over:
                name = session.game.scenario.name
                games.setdefault(name, session.game)
                played.setdefault(name, []).append((student.name, session))
    return tuple(_chapter(games[name], played[name]) for name in sorted(games, key=_place(games)))


def _place(games: dict[str, Game]) -> Callable[[str], tuple[str, int]]:
    def place(name: str) -> tuple[str, int]:
        scenario = games[name].scenario
        order = (*scenario.pack.chapters, scenario.chapter.id)
        return scenario.pack.id, order.index(scenario.chapter.id)

    return place


def _chapter(game: Game, runs: Sequence[tuple[str, Session]]) -> ChapterCounts:
    sessions = [session for _, session in runs]
    record, chapter = replay_record(game), game.scenario.chapter
    return ChapterCounts(
        game,
        len(runs),
        Counter(role for session in sessions for role in session.roles),
        Counter(session.ending.id for session in sessions),
        tuple(
            _choices(at, decision, runs)
            for at, turn in enumerate(game.turns)
            for decision in turn.decisions
        ),
        tuple(_forecasts(each, sessions) for turn in game.turns for each in turn.forecasts),
        tuple(_asked(each, sessions) for each in chapter.debrief.quiz),
        _gain(chapter.debrief.quiz, sessions),
        tuple(_paths(game, each.id, sessions, record) for each in chapter.indicators),
        tuple(
            (name, session.journal.ticket.claim, session.journal.ticket.cites)
            for name, session in runs
            if session.journal.ticket.claim
        ),
    )


def _choices(turn: int, decision: Decision, runs: Sequence[tuple[str, Session]]) -> Choices:
    acts = [
        (name, act) for name, session in runs for act in session.acts if act.decision == decision.id
    ]
    policies = [each.id for each in decision.policies]
    reasons: dict[str, Counter[str]] = {}
    for _, act in acts:
        if act.reason:
            reasons.setdefault(act.policy, Counter())[act.reason] += 1
    return Choices(
        turn,
        decision,
        len(acts),
        Counter(act.policy for _, act in acts),
        reasons,
        tuple((name, act.policy, act.line) for name, act in acts if act.line),
        Counter({id: sum(act.tally.get(id, 0) for _, act in acts) for id in policies}),
    )


def _forecasts(forecast: Forecast, sessions: Sequence[Session]) -> Forecasts:
    given = [
        (act.odds[forecast.id], session.settled(forecast))
        for session in sessions
        for act in session.acts
        if forecast.id in act.odds
    ]
    return Forecasts(
        forecast,
        tuple(percent for percent, _ in given),
        tuple((percent, came) for percent, came in given if came is not None),
    )


def _both(session: Session) -> bool:
    return bool(session.answers.get(BEFORE)) and bool(session.answers.get(AFTER))


def _right(session: Session, phase: str, items: Iterable[QuizItem]) -> int:
    given = session.answers.get(phase, {})
    return sum(given.get(each.id) == each.answer for each in items)


def _asked(item: QuizItem, sessions: Sequence[Session]) -> Asked:
    both = [each for each in sessions if _both(each)]
    before, after = (sum(_right(s, phase, [item]) for s in both) for phase in (BEFORE, AFTER))
    return Asked(item, len(both), before, after)


def _gain(items: Sequence[QuizItem], sessions: Sequence[Session]) -> Gain:
    gains = [
        _right(each, AFTER, items) - _right(each, BEFORE, items) for each in sessions if _both(each)
    ]
    return Gain(
        len(gains),
        len(items),
        mean(gains) if gains else None,
        stdev(gains) if len(gains) > 1 else None,
    )


def _paths(game: Game, indicator: str, sessions: Sequence[Session], record: RecordRun) -> Paths:
    def path(opening: State, closings: dict[int, State]) -> tuple[int | None, ...]:
        states = (opening, *(closings.get(at) for at in range(len(game.turns))))
        return tuple(state and game.value(state, indicator) for state in states)

    def of(session: Session | RecordRun) -> tuple[int | None, ...]:
        return path(session.opening, {each.before.turn: each.closing for each in session.reports})

    students = tuple(map(of, sessions))
    columns = (
        [value for value in each if value is not None] for each in zip(*students, strict=True)
    )
    middle = tuple(float(median(column)) if column else None for column in columns)
    return Paths(indicator, students, middle, of(record))


# --- one row a student ----------------------------------------------------------------------

COLUMNS = (
    *("student", "chapter", "seats", "ending", "decisions", "with_reason", "as_in_the_record"),
    *("odds_given", "odds_settled", "brier", "right_before", "right_after", "questions_answered"),
    *("ticket_words", "ticket_sources", "what_ifs"),
)


def grading_rows(students: Iterable[Student]) -> tuple[dict[str, str], ...]:
    """A row for each student and chapter that was played to its end, under COLUMNS: what was done,
    never how well it was chosen.
    """
    return tuple(
        _row(student.name, session)
        for student in students
        for session in student.run.sessions
        if session.over
    )


def _row(name: str, session: Session) -> dict[str, str]:
    game, journal = session.game, session.journal
    decisions = {d.id: d for turn in game.turns for d in turn.decisions}
    made = [act for act in session.acts if act.decision]
    forecasts = {each.id: each for turn in game.turns for each in turn.forecasts}
    odds = [
        (percent, session.settled(forecasts[id]))
        for act in session.acts
        for id, percent in act.odds.items()
    ]
    scores = [(percent / 100 - came) ** 2 for percent, came in odds if came is not None]
    quiz = game.scenario.chapter.debrief.quiz
    phases = ("describe:", "analyse:", "apply:")
    values = {
        "student": name,
        "chapter": game.scenario.name,
        "seats": " ".join(session.roles),
        "ending": session.ending.id,
        "decisions": len(made),
        "with_reason": sum(bool(act.reason or act.line) for act in made),
        "as_in_the_record": sum(_as_taken(decisions[act.decision], act.policy) for act in made),
        "odds_given": len(odds),
        "odds_settled": len(scores),
        "brier": f"{mean(scores):.3f}" if scores else "",
        "right_before": _right(session, BEFORE, quiz) if session.answers.get(BEFORE) else "",
        "right_after": _right(session, AFTER, quiz) if session.answers.get(AFTER) else "",
        "questions_answered": sum(key.startswith(phases) for key in journal.notes),
        "ticket_words": journal.ticket.words,
        "ticket_sources": len(journal.ticket.cites),
        "what_ifs": len(journal.tried),
    }
    return {key: str(value) for key, value in values.items()}


def _as_taken(decision: Decision, policy: str) -> bool:
    return decision.taken is not None and decision.taken.id == policy
