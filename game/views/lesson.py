"""A lesson on a chapter: what is done when, who plays which part, what is cut out and handed round.

Everything comes from the chapter itself; only the shape of a lesson is the program's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

import attrs

from game.engine.record import replay_record
from game.engine.rules import Game
from game.scenario.model import Decision, Passage, Role
from game.views import vote
from game.views.conditions import condition_words
from game.views.lesson_sheets import TurnSheet, turn_sheet
from game.views.lesson_tables import (
    CROWDED,
    PaperGauge,
    Print,
    Table,
    gauge_of,
    prints_of,
    tables_of,
)
from game.views.parts import Citation, Citations
from game.views.prose import Prose, plain, prose
from game.views.words import count, listed, years

WORDS_A_MINUTE = 200
"""At which a class reads silently; slower than most adults, so that all are through."""

OPENING, TICKET = 4, 4
"""Minutes before the first turn (seats and questions) and after the debrief (exit ticket)."""

OUTCOME = 1.0
"""Minutes of a turn beside its reading and the steps of its decision: what followed."""

STEPS_SAID = ", ".join(f"{step.name.lower()} {step.minutes:g}" for step in vote.STEPS)


@attrs.frozen
class Phase:
    """A step of the lesson: `start` and `minutes` in whole and half minutes."""

    start: float
    minutes: float
    name: str
    what: str


@attrs.frozen
class Answer:
    """A question of the check with its answer, for the instructor."""

    ask: str
    options: tuple[str, ...]
    answer: str
    because: Prose
    cites: tuple[int, ...]


@attrs.frozen
class LessonView:
    """A whole lesson plan for the chapter called `name` at a terminal. `core_only`: the program
    is to play the core turns alone. `notes` say what did not fit, and what to mind; `marks` are
    what lines tick.
    """

    name: str
    pack: str
    chapter: str
    when: str
    minutes: int
    students: int
    core_only: bool
    summary: Prose
    objectives: tuple[Prose, ...]
    concepts: tuple[tuple[str, str], ...]
    phases: tuple[Phase, ...]
    notes: tuple[str, ...]
    prints: tuple[Print, ...]
    gauges: tuple[PaperGauge, ...]
    marks: tuple[str, ...]
    tables: tuple[Table, ...]
    turns: tuple[TurnSheet, ...]
    endings: tuple[tuple[str, str, Prose], ...]
    """(title, when, text)"""
    record_ending: str
    questions: tuple[tuple[str, Prose], ...]
    answers: tuple[Answer, ...]
    conflicts: tuple[tuple[str, str, str], ...]
    """(topic, what can be concluded, exercise)"""
    leaves_out: tuple[Prose, ...]
    citations: tuple[Citation, ...]


def lesson_view(
    game: Game, minutes: int = 50, students: int = 30, roles: Sequence[str] = ()
) -> LessonView:
    """A plan for so many minutes (20 to 240) and students (2 to 300), a table for each of `roles`
    (all where empty; no more tables than students).
    """
    scenario, chapter = game.scenario, game.scenario.chapter
    cites = Citations(scenario.library)
    wanted = [role for role in chapter.roles if not roles or role.id in roles]
    seats = wanted[:students]
    debrief = _debrief_minutes(minutes)
    played = _chosen_turns(game, minutes - OPENING - debrief - TICKET)
    concepts = scenario.library.concepts
    tables = tuple(tables_of(game, seats, students, played, cites))
    return LessonView(
        scenario.name,
        scenario.pack.title,
        chapter.title,
        f"{chapter.place}, {years(chapter.from_, chapter.to)}",
        minutes,
        students,
        bool(played) and _all_core(game, played) and not all(turn.core for turn in game.turns),
        prose(chapter.summary, cites.number),
        tuple(prose(each, cites.number) for each in chapter.objectives),
        tuple((concepts[id].name, plain(concepts[id].about)) for id in chapter.concepts),
        tuple(_phases(game, played, minutes, debrief)),
        (*_notes_on_turns(game, played), *_notes_on_tables(tables, wanted)),
        tuple(prints_of(tables, students)),
        tuple(map(gauge_of, chapter.indicators)),
        tuple(flag.replace("_", " ") for flag in chapter.flags),
        tables,
        tuple(
            turn_sheet(game, at, turn_minutes(game, at), at in played, cites)
            for at in range(len(game.turns))
        ),
        tuple(
            (each.title, condition_words(game, each.when), prose(each.text, cites.number))
            for each in chapter.endings
        ),
        replay_record(game).ending.title,
        tuple((each.phase, prose(each.ask, cites.number)) for each in chapter.debrief.questions),
        tuple(
            Answer(
                each.ask,
                each.options,
                each.answer,
                prose(each.because, cites.number),
                cites.numbers(each.cites),
            )
            for each in chapter.debrief.quiz
        ),
        tuple(
            (conflict.topic, plain(conflict.assessment), plain(conflict.exercise))
            for conflict in map(scenario.library.conflicts.__getitem__, chapter.debrief.conflicts)
        ),
        tuple(prose(each, cites.number) for each in chapter.debrief.model.leaves_out),
        cites.all(),
    )


# --- time -----------------------------------------------------------------------------------


def turn_minutes(game: Game, at: int) -> float:
    """What a turn takes a class, in half minutes: reading for the seat with most to read (briefing
    and options; advisers are heard in pairs), then reason, pairs, vote and outcome. Of passages
    that are read in some worlds only, those of the record's world count.
    """
    turn = game.turns[at]
    recorded = replay_record(game).report(at)
    passages = [
        each for each in turn.briefing if recorded is None or game.holds(each.when, recorded.before)
    ]
    readers = [*(each.role for each in passages), *(each.role for each in turn.decisions)]
    roles = set(filter(None, readers)) or {""}
    words = max(_words(passages, turn.decisions, role) for role in roles)
    return _halves(words / WORDS_A_MINUTE) + vote.MINUTES + OUTCOME


def _words(passages: Sequence[Passage], decisions: Sequence[Decision], role: str) -> int:
    texts = [each.text for each in passages if each.role in ("", role)]
    for decision in decisions:
        if decision.role == role:
            texts += [f"{policy.label} {policy.text}" for policy in decision.policies]
    return sum(len(plain(text).split()) for text in texts)


def _halves(minutes: float) -> float:
    return ceil(minutes * 2) / 2


def _debrief_minutes(minutes: int) -> int:
    """Two fifths of the lesson, 20 of 50."""
    return round(minutes * 0.4)


def _chosen_turns(game: Game, room: float) -> tuple[int, ...]:
    """The turns that are played: the core ones in order as long as there is room, then others."""
    core = [at for at, turn in enumerate(game.turns) if turn.core]
    played: list[int] = []
    for at in (*core, *(at for at in range(len(game.turns)) if at not in core)):
        needed = turn_minutes(game, at)
        if needed <= room:
            played.append(at)
            room -= needed
    return tuple(sorted(played))


def _all_core(game: Game, played: Sequence[int]) -> bool:
    return all(game.turns[at].core for at in played)


def _notes_on_turns(game: Game, played: Sequence[int]) -> Iterator[str]:
    """What has to be said about the choice of turns."""
    core = [at for at, turn in enumerate(game.turns) if turn.core]
    if not core and len(played) < len(game.turns):
        yield "The author marks no core turns: the first ones that fit are played."
    if missed := [game.turns[at].title for at in core if at not in played]:
        said = listed([f"“{each}”" for each in missed])
        yield (
            f"No time for {said}, core by the author's word: told in two lines instead. The "
            "program would play it: go to the debrief before it opens."
        )
    if len(played) < len(game.turns) and not _all_core(game, played):
        told = [f"“{turn.title}”" for at, turn in enumerate(game.turns) if at not in played]
        yield (
            f"The program plays the core turns or all: start it with all, and pass over "
            f"{listed(told)} in a minute."
        )
    if not played:
        yield "No turn fits: take more time, or play one turn and debrief another day."


def _notes_on_tables(tables: Sequence[Table], wanted: Sequence[Role]) -> Iterator[str]:
    """What has to be said about the class's size."""
    if without := [role.name for role in wanted[len(tables) :]]:
        yield f"More seats than students: nobody sits in {listed(without)}."
    if any(table.students > CROWDED for table in tables):
        yield (
            f"A table of more than {CROWDED} argues in groups of five or six, each with the cards "
            "in its middle; the votes of the table are counted together."
        )


def _phases(game: Game, played: Sequence[int], minutes: int, debrief: int) -> Iterator[Phase]:
    steps: list[tuple[float, str, str]] = [
        (
            OPENING,
            "Seats and questions",
            "Tables and parts, the role card, the questions before the play; aims ranked.",
        )
    ]
    told: list[str] = []
    for at, turn in enumerate(game.turns):
        if at not in played:
            told.append(turn.title)
            continue
        needed = turn_minutes(game, at)
        reading = needed - vote.MINUTES - OUTCOME
        before = f"Tell in two lines: {listed(told)}. " if told else ""
        told = []
        steps.append((
            needed,
            f"Turn {at + 1}: {turn.title}",
            f"{before}Read {reading:g}, {STEPS_SAID}, what followed {OUTCOME:g}.",
        ))  # fmt: skip
    spare = minutes - debrief - TICKET - sum(needed for needed, *_ in steps)
    if spare > 0:
        steps.append((spare, "In hand", "For questions, and for what takes longer."))
    last = f" Tell what came after: {listed(told)}." if told else ""
    steps.append((
        debrief,
        "Debrief",
        f"Leave the role; chart; record; one what-if; one card of sources that differ.{last}",
    ))  # fmt: skip
    steps.append((TICKET, "Exit ticket", "A claim and two sources, at most 120 words."))
    start = 0.0
    for needed, name, what in steps:
        yield Phase(start, needed, name, what)
        start += needed


def part_count(view: LessonView) -> str:
    """`30 students at three tables`."""
    return f"{count(view.students, 'student')} at {count(len(view.tables), 'table')}"
