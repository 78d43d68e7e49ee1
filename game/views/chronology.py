"""What happened: the chronology, the decisions that it tells of, and every decision on record."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.engine.record import RecordRun
from game.engine.rules import Game
from game.scenario.model import Policy
from game.views.outcome import seat_names
from game.views.parts import Citations
from game.views.prose import Prose, plain, prose
from game.views.words import date_words


@attrs.frozen
class Decided:
    """A decision on record: in which turn (from 1) and when, by which seat, what, and who says so.

    `contested` says whose account alone it is; empty where nobody disputes it.
    """

    turn: int
    date: str
    who: str
    label: str
    cites: tuple[int, ...]
    contested: str


@attrs.frozen
class MomentView:
    """A line of the chronology; `decided` are the decisions that it tells of."""

    date: str
    text: Prose
    cites: tuple[int, ...]
    decided: tuple[Decided, ...]


def decided(game: Game, record: RecordRun, citations: Citations) -> tuple[Decided, ...]:
    """Every decision on record, in order."""
    return tuple(each for each, _ in _decided(game, record, citations))


def _decided(
    game: Game, record: RecordRun, citations: Citations
) -> Iterator[tuple[Decided, Policy]]:
    seats = seat_names(game)
    for report in record.reports:
        turn = game.turns[report.before.turn]
        for decision, place in zip(turn.decisions, report.choices, strict=True):
            policy = decision.policies[place]
            if policy.taken:
                yield (
                    Decided(
                        report.before.turn + 1,
                        date_words(turn.date),
                        seats[decision.role],
                        policy.label,
                        citations.numbers(policy.cites),
                        plain(policy.contested),
                    ),
                    policy,
                )


def chronology(game: Game, record: RecordRun, citations: Citations) -> tuple[MomentView, ...]:
    """The chapter's chronology. Each decision is told by one line at most: of those from its turn
    to the next that share a claim with it, the one that shares most.
    """
    moments = game.scenario.chapter.debrief.chronology
    told: dict[int, list[Decided]] = {}
    texts = [
        (prose(each.text, citations.number), citations.numbers(each.cites)) for each in moments
    ]
    dates = [turn.date for turn in game.turns]
    for each, policy in _decided(game, record, citations):
        here, after = dates[each.turn - 1], [*dates, "9999"][each.turn]
        shared = {
            at: len({*moment.cites} & {*policy.cites})
            for at, moment in enumerate(moments)
            if not _before(moment.date, here) and not _before(after, moment.date)
        }
        if any(shared.values()):
            told.setdefault(max(shared, key=lambda at: shared[at]), []).append(each)
    return tuple(
        MomentView(date_words(moment.date), text, cites, tuple(told.get(at, ())))
        for at, (moment, (text, cites)) in enumerate(zip(moments, texts, strict=True))
    )


def _before(date: str, other: str) -> bool:
    """Whether a date lies before another, as far as both tell."""
    shared = min(len(date), len(other))
    return date[:shared] < other[:shared]
