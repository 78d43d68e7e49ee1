"""What if: one decision changed, the luck kept; three columns, and what led to what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs

from game.analysis.replay import Choice
from game.analysis.what_if import WhatIf, alternatives, what_if
from game.engine.record import RecordRun
from game.engine.report import TurnReport
from game.engine.rules import Game
from game.engine.state import State
from game.play.session import Session
from game.scenario.model import Ending
from game.views.chain import Kind, Link, Shift, links
from game.views.outcome import seat_names
from game.views.parts import Citation, Citations, Gauge, Header, gauges, header
from game.views.prose import plain
from game.views.words import date_words

__all__ = [
    "NOTHING_TO_CHANGE",
    "Changeable",
    "Column",
    "ColumnChoice",
    "Kind",
    "Link",
    "Mark",
    "Shift",
    "Way",
    "WhatIfView",
    "what_if_picker",
    "what_if_view",
]

ColumnKind = Literal["you", "record", "what_if"]
Mark = Literal["", "changed", "closed", "asked", "reacted"]
"""Of a choice: kept (empty), the one that is changed, fallen back because it is closed here, asked
only here, or made otherwise by a seat that nobody plays."""
NOTHING_TO_CHANGE = "This seat decided nothing that could have been decided otherwise."
NOTHING = "This changes nothing: all that follows happens as it did, and the ending is the same."
UNTOLD = "No source tells what was done; the seat's rule stands in."


@attrs.frozen
class Way:
    """A policy that was open and not chosen; `recorded` where it was taken in the record."""

    id: str
    label: str
    short: str
    recorded: bool


@attrs.frozen
class Changeable:
    """A decision of the seat, what was chosen (id and label), and what else was open."""

    decision: str
    date: str
    ask: str
    chosen: str
    label: str
    ways: tuple[Way, ...]


@attrs.frozen
class ColumnChoice:
    """A choice in one of the three worlds; `note` says in a sentence what a mark means here."""

    date: str
    role: str
    who: str
    decision: str
    label: str
    short: str
    mark: Mark = ""
    note: str = ""


@attrs.frozen
class Column:
    """One world: its ending, the seat's choices, those of the other seats, the seat's gauges at the
    end (`before` is their start).
    """

    kind: ColumnKind
    name: str
    about: str
    ending: str
    ending_title: str
    choices: tuple[ColumnChoice, ...]
    others: tuple[ColumnChoice, ...]
    gauges: tuple[Gauge, ...]


@attrs.frozen
class WhatIfView:
    """`picker` holds every decision that can be changed, `decision` and `policy` what is changed
    now; `notes` tell what could not be kept. `nothing` is a sentence where no link differs.
    """

    header: Header
    picker: tuple[Changeable, ...]
    decision: str
    policy: str
    sentence: str
    you: Column
    record: Column
    what_if: Column
    notes: tuple[str, ...]
    links: tuple[Link, ...]
    nothing: str
    citations: tuple[Citation, ...]


def what_if_picker(session: Session, role: str) -> tuple[Changeable, ...]:
    """Every decision of a seat in which something else was open; none: NOTHING_TO_CHANGE."""
    return tuple(
        Changeable(
            each.decision.id,
            date_words(session.game.turns[each.turn].date, year=False),
            each.decision.ask,
            each.chosen.id,
            each.chosen.label,
            tuple(Way(p.id, p.label, p.short or p.label, p.taken) for p in each.others),
        )
        for each in alternatives(session, (role,))
        if each.others
    )


def what_if_view(
    session: Session, record: RecordRun, role: str, decision: str = "", policy: str = ""
) -> WhatIfView:
    """A finished run of `role` with one decision changed; by default the first in which it left the
    record, set to the record's policy. Raises ValueError where that cannot be changed so.
    """
    picker = what_if_picker(session, role)
    found = what_if(session, *_picked(picker, decision, policy))
    game, world = session.game, found.world
    citations = Citations(game.scenario.library)
    told = _told(game, found)
    chain = links(found, record, citations)
    worlds: dict[ColumnKind, tuple[Ending, tuple[ColumnChoice, ...], State, State]] = {
        "you": (session.ending, _done(game, session.reports), session.opening, session.state),
        "record": (record.ending, _recorded(game, record), record.opening, record.end),
        "what_if": (found.ending, told, world.opening, world.end),
    }
    you, recorded, other = (_column(game, role, kind, *each) for kind, each in worlds.items())
    return WhatIfView(
        header(session, role, debrief=True),
        picker,
        found.alternative.decision.id,
        found.policy.id,
        _sentence(game, found),
        you,
        recorded,
        other,
        _notes(session, told),
        chain,
        "" if any(link.kind != "changed" for link in chain) else NOTHING,
        citations.all(),
    )


def _picked(picker: tuple[Changeable, ...], decision: str, policy: str) -> tuple[str, str]:
    """What to change, with the blanks filled in: the record's way where it was left, if any."""
    able = [each for each in picker if decision in ("", each.decision)]
    wanted = [(each.decision, way) for each in able for way in each.ways]
    if policy or not wanted:
        if not decision:
            raise ValueError(NOTHING_TO_CHANGE)
        return decision, policy
    wanted.sort(key=lambda each: not each[1].recorded)
    return wanted[0][0], wanted[0][1].id


# --- the columns ----------------------------------------------------------------------------


_COLUMNS: dict[ColumnKind, tuple[str, str]] = {
    "you": ("You", "as you played"),
    "record": ("The record", "replayed"),
    "what_if": ("What if", "same luck, one change"),
}


def _column(
    game: Game,
    role: str,
    kind: ColumnKind,
    ending: Ending,
    choices: tuple[ColumnChoice, ...],
    opening: State,
    end: State,
) -> Column:
    return Column(
        kind,
        *_COLUMNS[kind],
        ending.id,
        ending.title,
        tuple(each for each in choices if each.role == role),
        tuple(each for each in choices if each.role != role),
        gauges(game, role, opening, end),
    )


def _done(game: Game, reports: Iterable[TurnReport]) -> tuple[ColumnChoice, ...]:
    """What was chosen on a path, as it was."""
    return tuple(
        _choice(game, Choice(report.before.turn, decision, place, "kept"))
        for report in reports
        for decision, place in zip(
            game.turns[report.before.turn].decisions, report.choices, strict=True
        )
    )


def _recorded(game: Game, record: RecordRun) -> tuple[ColumnChoice, ...]:
    """What was done; where no source tells it, that is said."""
    unknown = {each.id for turn in game.turns for each in turn.decisions if each.taken is None}
    return tuple(
        attrs.evolve(each, note=UNTOLD) if each.decision in unknown else each
        for each in _done(game, record.reports)
    )


def _told(game: Game, found: WhatIf) -> tuple[ColumnChoice, ...]:
    """What was chosen in the other world, with what could not be kept."""
    return tuple(
        _choice(game, choice) if choice.how == "kept" else _marked(game, choice, choice.how)
        for turn in found.world.choices
        for choice in turn
    )


def _marked(game: Game, choice: Choice, mark: Mark) -> ColumnChoice:
    before = choice.before.label if choice.before else ""
    notes = {"changed": f"Instead of “{before}”.", "reacted": f"Instead of “{before}”."}
    note = notes.get(mark) or _fallen_back(choice)
    return attrs.evolve(_choice(game, choice), mark=mark, note=note)


def _choice(game: Game, choice: Choice) -> ColumnChoice:
    policy = choice.policy
    return ColumnChoice(
        date_words(game.turns[choice.turn].date, year=False),
        choice.decision.role,
        seat_names(game)[choice.decision.role],
        choice.decision.id,
        policy.label,
        policy.short or policy.label,
    )


def _fallen_back(choice: Choice) -> str:
    whose = "the record's way" if choice.policy.taken else "the seat's rule"
    instead = f"It takes {whose}: “{choice.policy.label}”."
    if choice.before is None:
        return f"You were never asked this. {instead}"
    why = plain(choice.before.closed)
    return " ".join(filter(None, (f"“{choice.before.label}” is closed here.", why, instead)))


# --- the words ------------------------------------------------------------------------------


def _sentence(game: Game, found: WhatIf) -> str:
    day = date_words(game.turns[found.alternative.turn].date, year=False)
    if found.policy == found.alternative.chosen:
        return f"{day}: “{found.policy.label}”, as you chose."
    return (
        f"{day}: “{found.policy.label}” instead of “{found.alternative.chosen.label}”. "
        "The luck and your other choices are kept."
    )


def _notes(session: Session, told: Iterable[ColumnChoice]) -> tuple[str, ...]:
    kept = [f"{each.date}: {each.note}" for each in told if each.mark in ("closed", "asked")]
    along = (
        "Seats that nobody holds do what was done, where that is open; the luck is the record's."
    )
    anew = "Seats that nobody holds react anew."
    others = {role.id for role in session.game.scenario.chapter.roles} - {*session.roles}
    return (*kept, *([along if session.as_recorded else anew] if others else ()))
