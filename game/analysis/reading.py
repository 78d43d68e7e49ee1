"""How long a play takes to read: the words that a seat meets on a path through a chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.engine.report import Happening, TurnReport
from game.engine.rules import Game
from game.scenario.model import Decision, Ending, Turn

WORDS_A_MINUTE = 200
"""A common speed for careful silent reading of a text with names and numbers in it."""


def minutes_of(words: int) -> float:
    """How many minutes it takes to read so many words."""
    return words / WORDS_A_MINUTE


def words_in(texts: Iterable[str]) -> int:
    """How many words some texts have."""
    return sum(len(text.split()) for text in texts)


def words_read(game: Game, reports: Sequence[TurnReport], ending: Ending, role: str) -> int:
    """How many words a seat reads on a path: its briefs, briefings, advisers and policies, what
    follows, what stands on record, and the ending. The debrief is not counted.
    """
    return words_in(_texts(game, reports, ending, role))


def _texts(game: Game, reports: Sequence[TurnReport], ending: Ending, role: str) -> Iterator[str]:
    seat = next(each for each in game.scenario.chapter.roles if each.id == role)
    yield from (seat.brief, seat.private)
    for report in reports:
        turn = game.turns[report.before.turn]
        yield turn.title
        yield from briefing(game, turn, report, role)
        for decision in turn.decisions:
            if decision.role == role:
                yield from _decided(decision)
        yield from _told((*report.happenings, *report.landed))
        yield turn.in_the_record.text if turn.in_the_record else ""
    yield from (ending.title, ending.text)


def briefing(game: Game, turn: Turn, report: TurnReport, role: str) -> Iterator[str]:
    """The passages of a turn's briefing that a seat reads."""
    for passage in turn.briefing:
        if passage.role in ("", role) and game.holds(passage.when, report.before):
            yield passage.text


def _decided(decision: Decision) -> Iterator[str]:
    yield decision.ask
    for policy in decision.policies:
        yield from (policy.label, policy.text)
    for adviser in decision.advisers:
        yield adviser.say


def _told(happenings: Iterable[Happening]) -> Iterator[str]:
    return (each.said.text for each in happenings)
