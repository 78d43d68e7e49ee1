"""A lesson on a chapter: what is done when, who plays which part, what is cut out and handed round.

Everything comes from the chapter itself; only the shape of a lesson is the program's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

import attrs

from game.engine.record import replay_record
from game.engine.rules import Game
from game.scenario.model import Adviser, Consequence, Decision, Otherwise, Passage, Role, Turn
from game.views.conditions import condition_words
from game.views.parts import Citation, Citations, Standing
from game.views.prose import Prose, plain, prose
from game.views.words import count, date_words, in_hundred, listed, years

WORDS_A_MINUTE = 200
"""At which a class reads silently; slower than most adults, so that all are through."""

OPENING, TICKET = 4, 4
"""Minutes before the first turn (seats and questions) and after the debrief (exit ticket)."""

REASON, PAIRS, VOTE, OUTCOME = 1.0, 2.0, 1.0, 1.0
"""Minutes of a turn beside its reading: alone, in pairs, the vote, and what followed."""

PARTS = (
    ("Speaker", "Says the table's choice aloud, and its reason in one sentence."),
    ("Scribe", "Writes down the reason and the odds before anything is known."),
    ("Opponent", "Argues against the policy that most seem to like."),
    ("Keeper of the sources", "Says of each argument whether it is documented, inferred, assumed."),
    ("Keeper of the time", "Watches the minutes of each step, and says the last half one."),
    ("Observer", "Fills in the observer sheet, and reports it in the debrief."),
)
MEMBER = ("Member", "Reads, argues in the pair, votes.")


@attrs.frozen
class Phase:
    """A step of the lesson: `start` and `minutes` in whole and half minutes."""

    start: float
    minutes: float
    name: str
    what: str


@attrs.frozen
class AdviserCard:
    """What an office argues in one turn: for and against which policies."""

    office: str
    turn: str
    says: Prose
    for_: tuple[str, ...]
    against: tuple[str, ...]


@attrs.frozen
class Part:
    """A part at a table; `office` where it speaks for an adviser."""

    name: str
    task: str
    office: bool = False


@attrs.frozen
class Table:
    """A seat and those who sit there: its briefs, aims, cards, and a part for everyone."""

    role: str
    name: str
    students: int
    brief: Prose
    private: Prose
    aims: tuple[str, ...]
    gauges: tuple[tuple[str, int, str], ...]
    """(name, start, what it stands for)"""
    parts: tuple[Part, ...]
    cards: tuple[AdviserCard, ...]


@attrs.frozen
class PaperLine:
    """A line of what follows, for a room without a machine: what it needs, its chance, its words
    and what it moves.
    """

    needs: str
    chance: str
    text: Prose
    moves: str
    later: str
    standing: Standing
    cites: tuple[int, ...]
    otherwise: PaperLine | None = None


@attrs.frozen
class PaperPolicy:
    """A policy: its card, whether it was taken, when it is open, what follows."""

    id: str
    label: str
    text: str
    taken: bool
    needs: str
    closed: str
    lines: tuple[PaperLine, ...]


@attrs.frozen
class PaperDecision:
    """A question to a seat and its policies."""

    role: str
    who: str
    ask: str
    policies: tuple[PaperPolicy, ...]


@attrs.frozen
class TurnSheet:
    """A turn: `played`, or run along the record. `briefing` holds passages as (whose, when, text);
    `record` is what happened.
    """

    number: int
    date: str
    title: str
    played: bool
    minutes: float
    briefing: tuple[tuple[str, str, Prose], ...]
    decisions: tuple[PaperDecision, ...]
    events: tuple[PaperLine, ...]
    forecasts: tuple[str, ...]
    record: Prose
    cites: tuple[int, ...]


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
    """A whole lesson plan. `notes` say what did not fit, and what to mind."""

    pack: str
    chapter: str
    when: str
    minutes: int
    students: int
    summary: Prose
    objectives: tuple[Prose, ...]
    concepts: tuple[tuple[str, str], ...]
    phases: tuple[Phase, ...]
    notes: tuple[str, ...]
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
    (all where empty).
    """
    scenario, chapter = game.scenario, game.scenario.chapter
    citations = Citations(scenario.library)
    seats = [role for role in chapter.roles if role.id in (roles or [r.id for r in chapter.roles])]
    debrief = _debrief_minutes(minutes)
    room = minutes - OPENING - debrief - TICKET
    played, notes = _chosen_turns(game, room)
    record = replay_record(game)
    concepts = scenario.library.concepts
    return LessonView(
        scenario.pack.title,
        chapter.title,
        f"{chapter.place}, {years(chapter.from_, chapter.to)}",
        minutes,
        students,
        prose(chapter.summary, citations.number),
        tuple(prose(each, citations.number) for each in chapter.objectives),
        tuple((concepts[id].name, plain(concepts[id].about)) for id in chapter.concepts),
        tuple(_phases(game, played, minutes, debrief)),
        notes,
        tuple(_tables(game, seats, students, played, citations)),
        tuple(_sheet(game, at, at in played, citations) for at in range(len(game.turns))),
        tuple(
            (each.title, condition_words(game, each.when), prose(each.text, citations.number))
            for each in chapter.endings
        ),
        record.ending.title,
        tuple(
            (each.phase, prose(each.ask, citations.number)) for each in chapter.debrief.questions
        ),
        tuple(
            Answer(
                each.ask,
                each.options,
                each.answer,
                prose(each.because, citations.number),
                citations.numbers(each.cites),
            )
            for each in chapter.debrief.quiz
        ),
        tuple(
            (conflict.topic, plain(conflict.assessment), plain(conflict.exercise))
            for conflict in map(scenario.library.conflicts.__getitem__, chapter.debrief.conflicts)
        ),
        tuple(prose(each, citations.number) for each in chapter.debrief.model.leaves_out),
        citations.all(),
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
    return _halves(words / WORDS_A_MINUTE) + REASON + PAIRS + VOTE + OUTCOME


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


def _chosen_turns(game: Game, room: float) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The turns that are played: the core ones in order as long as there is room, then others; and
    what has to be said about it.
    """
    core = [at for at, turn in enumerate(game.turns) if turn.core]
    order = [*core, *(at for at in range(len(game.turns)) if at not in core)]
    played: list[int] = []
    left = room
    for at in order:
        needed = turn_minutes(game, at)
        if needed <= left:
            played.append(at)
            left -= needed
    notes = []
    if not core:
        notes.append("The author marks no core turns: the first ones that fit are played.")
    if missed := [game.turns[at].title for at in core if at not in played]:
        said = listed([f"“{each}”" for each in missed])
        notes.append(f"No time for {said}, core by the author's word: told in two lines instead.")
    if not played:
        notes.append("No turn fits: take more time, or play one turn and debrief another day.")
    return tuple(sorted(played)), tuple(notes)


def _phases(game: Game, played: Sequence[int], minutes: int, debrief: int) -> Iterator[Phase]:
    steps: list[tuple[float, str, str]] = [
        (
            OPENING,
            "Seats and questions",
            "Tables, parts, the questions before the play, aims ranked.",
        )
    ]
    told: list[str] = []
    for at, turn in enumerate(game.turns):
        if at not in played:
            told.append(turn.title)
            continue
        needed = turn_minutes(game, at)
        reading = needed - REASON - PAIRS - VOTE - OUTCOME
        before = f"Tell in two lines: {listed(told)}. " if told else ""
        told = []
        steps.append((
            needed,
            f"Turn {at + 1}: {turn.title}",
            f"{before}Read {reading:g}, a reason alone {REASON:g}, in pairs {PAIRS:g}, vote "
            f"{VOTE:g} (the minority speaks first), what followed {OUTCOME:g}.",
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


# --- tables ---------------------------------------------------------------------------------


def _tables(
    game: Game, seats: Sequence[Role], students: int, played: Sequence[int], citations: Citations
) -> Iterator[Table]:
    """A table for each seat, with the cards of the turns that are played."""
    for place, role in enumerate(seats):
        size = students // len(seats) + (place < students % len(seats))
        advisers = [
            (each, decision, turn)
            for turn in (game.turns[at] for at in played)
            for decision in turn.decisions
            if decision.role == role.id
            for each in decision.advisers
        ]
        offices = list(dict.fromkeys(each.who for each, *_ in advisers))
        yield Table(
            role.id,
            role.name,
            size,
            prose(role.brief, citations.number),
            prose(role.private, citations.number),
            tuple(aim.text for aim in role.aims),
            tuple(
                (each.name, each.start or 0, plain(each.about))
                for each in game.scenario.chapter.indicators
                if role.id in (each.seen_by or [role.id])
            ),
            tuple(_parts(offices, size)),
            tuple(_card(each, decision, turn, citations) for each, decision, turn in advisers),
        )


def _parts(offices: Sequence[str], size: int) -> Iterator[Part]:
    """A part for everyone: speaker and scribe first, then the offices, then the rest."""
    task = "Argues what the office's cards say, turn by turn; then votes as a member."
    every = [
        *(Part(*each) for each in PARTS[:2]),
        *(Part(office, task, office=True) for office in offices),
        *(Part(*each) for each in PARTS[2:]),
    ]
    yield from every[:size]
    yield from (Part(*MEMBER) for _ in range(size - len(every)))


def _card(adviser: Adviser, decision: Decision, turn: Turn, citations: Citations) -> AdviserCard:
    labels = {policy.id: policy.label for policy in decision.policies}
    return AdviserCard(
        adviser.who,
        f"{date_words(turn.date)}: {decision.ask}",
        prose(adviser.say, citations.number),
        tuple(labels[id] for id in adviser.for_),
        tuple(labels[id] for id in adviser.against),
    )


# --- sheets ---------------------------------------------------------------------------------


def _sheet(game: Game, at: int, played: bool, citations: Citations) -> TurnSheet:
    turn = game.turns[at]
    names = {role.id: role.name for role in game.scenario.chapter.roles}
    told = turn.in_the_record
    return TurnSheet(
        at + 1,
        date_words(turn.date, weekday=True),
        turn.title,
        played,
        turn_minutes(game, at),
        tuple(
            (
                names.get(each.role, ""),
                condition_words(game, each.when),
                prose(each.text, citations.number),
            )
            for each in turn.briefing
        ),
        tuple(
            PaperDecision(
                each.role,
                names[each.role],
                each.ask,
                tuple(
                    PaperPolicy(
                        policy.id,
                        policy.label,
                        plain(policy.text),
                        policy.taken,
                        condition_words(game, policy.needs),
                        plain(policy.closed),
                        tuple(_line(game, line, citations) for line in policy.then),
                    )
                    for policy in each.policies
                ),
            )
            for each in turn.decisions
        ),
        tuple(_line(game, each, citations) for each in turn.events),
        tuple(each.ask for each in turn.forecasts),
        prose(told.text, citations.number) if told else (),
        citations.numbers(told.cites) if told else (),
    )


def _line(game: Game, line: Consequence, citations: Citations) -> PaperLine:
    later = f"lands when turn +{line.after} opens" if line.after else ""
    chance = f"{in_hundred(line.chance)}: draw 1 to 100" if line.chance is not None else ""
    other = line.otherwise
    return attrs.evolve(
        _said(game, line, citations),
        needs=condition_words(game, line.when),
        chance=chance,
        later=later,
        otherwise=_said(game, other, citations) if other else None,
    )


def _said(game: Game, said: Otherwise, citations: Citations) -> PaperLine:
    names = {each.id: each.short or each.name for each in game.scenario.chapter.indicators}
    moves = [f"{names[id]} {by:+}".replace("-", "−") for id, by in said.change]
    moves += [f"tick “{flag.replace('_', ' ')}”" for flag in said.mark]
    moves += [f"clear “{flag.replace('_', ' ')}”" for flag in said.unmark]
    return PaperLine(
        "",
        "",
        prose(said.text, citations.number),
        ", ".join(moves),
        "",
        Standing(said.standing, said.cites, plain(said.because)),
        citations.numbers(said.cites),
    )


def part_count(view: LessonView) -> str:
    """`30 students at three tables`."""
    return f"{count(view.students, 'student')} at {count(len(view.tables), 'table')}"
