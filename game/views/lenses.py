"""Rival explanations: what each expected at each decision, and where you and the record agree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs

from game.engine.record import RecordRun
from game.engine.report import TurnReport
from game.engine.rules import Game
from game.play.session import Session
from game.scenario.model import Decision, Lens
from game.views.outcome import seat_names
from game.views.parts import Citation, Citations, Header, Standing, header
from game.views.prose import Prose, plain, prose
from game.views.words import date_words

NOTE = "It counts where a lens expected what was done. That is no measure of who was right."
EMPTY = "This chapter names no rival explanations."

Verdict = Literal["agrees", "differs", "silent", "not asked", "unknown"]
"""`silent`: the lens says nothing; `not asked`: the decision did not come up in that world;
`unknown`: no source tells what was done."""


@attrs.frozen
class LensColumn:
    """A decision; `yours` where it is this seat's."""

    decision: str
    date: str
    ask: str
    who: str
    yours: bool


@attrs.frozen
class LensCell:
    """What a lens expects at one decision (short and whole label, empty where silent)."""

    decision: str
    expected: str
    label: str
    you: Verdict
    record: Verdict


@attrs.frozen
class LensRow:
    """A lens: `cells` stand in the order of the columns. `you_met` of `you_of` expectations were
    met in your world, of those that came up; the same for the record. A count, no score.
    """

    concept: str
    name: str
    about: str
    cells: tuple[LensCell, ...]
    you_met: int
    you_of: int
    record_met: int
    record_of: int
    reading: Prose
    misses: Prose
    standing: Standing
    cites: tuple[int, ...]


@attrs.frozen
class LensesView:
    """The matrix; `empty` is a sentence where the chapter has no lenses."""

    header: Header
    columns: tuple[LensColumn, ...]
    rows: tuple[LensRow, ...]
    note: str
    empty: str
    citations: tuple[Citation, ...]


def lenses_view(session: Session, record: RecordRun, role: str) -> LensesView:
    """The chapter's lenses against your path and the record's."""
    game = session.game
    lenses = game.scenario.chapter.debrief.lenses
    citations = Citations(game.scenario.library)
    columns = _columns(game, lenses, role) if lenses else ()
    you, recorded = chosen(game, session.reports), chosen(game, record.reports)
    return LensesView(
        header(session, role, debrief=True),
        columns,
        tuple(_row(game, lens, columns, you, recorded, citations) for lens in lenses),
        NOTE,
        "" if lenses else EMPTY,
        citations.all(),
    )


def chosen(game: Game, reports: Iterable[TurnReport]) -> dict[str, str]:
    """Decision id -> policy id, for every decision that was asked on a path."""
    return {
        decision.id: decision.policies[place].id
        for report in reports
        for decision, place in zip(
            game.turns[report.before.turn].decisions, report.choices, strict=True
        )
    }


def _columns(game: Game, lenses: tuple[Lens, ...], role: str) -> tuple[LensColumn, ...]:
    """The seat's decisions, and those of others of which a lens speaks."""
    spoken = {decision for lens in lenses for decision, _ in lens.expects}
    seats = seat_names(game)
    return tuple(
        LensColumn(
            decision.id,
            date_words(turn.date, year=False),
            decision.ask,
            seats[decision.role],
            decision.role == role,
        )
        for turn in game.turns
        for decision in turn.decisions
        if decision.role == role or decision.id in spoken
    )


def _row(
    game: Game,
    lens: Lens,
    columns: tuple[LensColumn, ...],
    you: dict[str, str],
    recorded: dict[str, str],
    citations: Citations,
) -> LensRow:
    concept = game.scenario.library.concepts[lens.concept]
    decisions = {each.id: each for turn in game.turns for each in turn.decisions}
    expects = dict(lens.expects)
    cells = tuple(
        _cell(decisions[each.decision], expects.get(each.decision, ""), you, recorded)
        for each in columns
    )
    mine, theirs = [each.you for each in cells], [each.record for each in cells]
    reading, misses = (prose(text, citations.number) for text in (lens.reading, lens.misses))
    return LensRow(
        lens.concept,
        concept.name,
        plain(concept.about),
        cells,
        mine.count("agrees"),
        mine.count("agrees") + mine.count("differs"),
        theirs.count("agrees"),
        theirs.count("agrees") + theirs.count("differs"),
        reading,
        misses,
        Standing("inferred", tuple(lens.cites), "A reading of the case, not a finding."),
        citations.numbers(lens.cites),
    )


def _cell(
    decision: Decision, expected: str, you: dict[str, str], recorded: dict[str, str]
) -> LensCell:
    policy = next((each for each in decision.policies if each.id == expected), None)
    if policy is None:
        return LensCell(decision.id, "", "", "silent", "silent")
    known = decision.taken is not None
    return LensCell(
        decision.id,
        policy.short or policy.label,
        policy.label,
        _verdict(expected, you.get(decision.id)),
        _verdict(expected, recorded.get(decision.id)) if known else "unknown",
    )


def _verdict(expected: str, done: str | None) -> Verdict:
    if done is None:
        return "not asked"
    return "agrees" if done == expected else "differs"
