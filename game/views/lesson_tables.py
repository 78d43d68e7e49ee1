"""The tables of a lesson: who sits there, what is cut out for them, how often it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

import attrs

from game.engine.rules import Game
from game.scenario.model import Adviser, Decision, Indicator, Role, Turn
from game.views.parts import Citations
from game.views.prose import Prose, plain, prose
from game.views.words import date_words, listed

PARTS = (
    ("Speaker", "Says the table's choice aloud, and its reason in one sentence."),
    ("Scribe", "Writes down the reason and the odds before anything is known."),
    ("Opponent", "Argues against the policy that most seem to like."),
    ("Keeper of the sources", "Says of each argument whether it is documented, inferred, assumed."),
    ("Keeper of the time", "Watches the minutes of each step, and says the last half one."),
    ("Observer", "Fills in the observer sheet, and reports it in the debrief."),
)
MEMBER = ("Member", "Reads, argues in the pair, votes.")
OFFICE = "Argues what the office's cards say, turn by turn; then votes as a member."

CROWDED = 12
"""Students at a table beyond whom it argues in groups."""


@attrs.frozen
class PaperGauge:
    """A gauge on paper: its name, the short one that lines move it by, start and range."""

    name: str
    short: str
    about: str
    start: int
    low: int
    high: int


@attrs.frozen
class Print:
    """Something to print: how many copies, and who gets it when. `paper_only`: needed only in a
    room without a machine.
    """

    what: str
    copies: int
    who: str
    paper_only: bool = False


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
    gauges: tuple[PaperGauge, ...]
    parts: tuple[Part, ...]
    cards: tuple[AdviserCard, ...]


def tables_of(
    game: Game, seats: Sequence[Role], students: int, played: Sequence[int], cites: Citations
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
        seen = (each for each in game.scenario.chapter.indicators if _sees(role, each))
        yield Table(
            role.id,
            role.name,
            size,
            prose(role.brief, cites.number),
            prose(role.private, cites.number),
            tuple(aim.text for aim in role.aims),
            tuple(map(gauge_of, seen)),
            tuple(_parts(offices, size)),
            tuple(_card(each, decision, turn, cites) for each, decision, turn in advisers),
        )


def _sees(role: Role, indicator: Indicator) -> bool:
    return role.id in (indicator.seen_by or (role.id,))


def gauge_of(each: Indicator) -> PaperGauge:
    low, high = each.range
    return PaperGauge(
        each.name, each.short or each.name, plain(each.about), each.start or 0, low, high
    )


def _parts(offices: Sequence[str], size: int) -> Iterator[Part]:
    """A part for everyone: speaker and scribe first, then the offices, then the rest. Where there
    are fewer students than offices, some speak for two; a table of two has no offices.
    """
    hands = max(0, size - 2)
    shares = [listed(offices[at::hands]) for at in range(min(hands, len(offices)))]
    every = [
        *(Part(*each) for each in PARTS[:2]),
        *(Part(share, OFFICE, office=True) for share in shares),
        *(Part(*each) for each in PARTS[2:]),
    ]
    yield from every[:size]
    yield from (Part(*MEMBER) for _ in range(size - len(every)))


def prints_of(tables: Sequence[Table], students: int) -> Iterator[Print]:
    """What is printed how often, in the order of the pages."""
    for table in tables:
        yield Print(f"{table.name}: role card", ceil(table.students / 2), "one for two students")
        yield Print(f"{table.name}: a part for everyone", 1, "filled in at the table")
        if table.cards:
            yield Print(f"{table.name}: adviser cards", 1, "cut; a turn's cards when it opens")
        yield Print(f"{table.name}: ballots", table.students, "cut; one a student, turn by turn")
    yield Print("Student's sheet", students, "one a student, kept to the end")
    watching = sum(part.name == "Observer" for table in tables for part in table.parts)
    yield Print("Observer sheet", max(1, watching), "one an observer")
    yield Print("For the instructor, with this plan", 1, "stays with you")
    for table in tables:
        yield Print(
            f"{table.name}: turns to read",
            ceil(table.students / 2),
            "cut; one for two students, when the turn opens",
            paper_only=True,
        )
    yield Print("The chapter on paper", 1, "stays with you", paper_only=True)


def _card(adviser: Adviser, decision: Decision, turn: Turn, citations: Citations) -> AdviserCard:
    labels = {policy.id: policy.label for policy in decision.policies}
    return AdviserCard(
        adviser.who,
        f"{date_words(turn.date)}: {decision.ask}",
        prose(adviser.say, citations.number),
        tuple(labels[id] for id in adviser.for_),
        tuple(labels[id] for id in adviser.against),
    )
