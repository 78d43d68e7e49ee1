"""What stands on many screens: the header, gauges, citations, the standing of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs

from game.engine.rules import Game
from game.engine.state import State
from game.play.session import Session
from game.scenario.model import Basis, Indicator
from game.scenario.pack import Library, Scenario, Source
from game.views.words import date_words, years

Trend = Literal["better", "worse", "changed", "same"]


@attrs.frozen
class Header:
    """The top bar. `turn` counts from 1; 0 before the first turn and in the debrief."""

    chapter: str
    place: str
    years: str
    turn: int
    turns: int
    date: str
    role: str
    seat: str


@attrs.frozen
class Gauge:
    """An indicator as a seat sees it; `before` is its value before the step just taken.

    Values lie in [low, high]; `trend` judges the way from `before` to `value`.
    """

    id: str
    name: str
    short: str
    icon: str
    unit: str
    about: str
    value: int
    low: int
    high: int
    before: int
    better: Literal["higher", "lower", "neither"]

    @property
    def trend(self) -> Trend:
        """Whether the last step made it better or worse; `changed` where neither is better."""
        return trend(self.before, self.value, self.better)


@attrs.frozen
class SourceCard:
    """A source. `kind` is news, official, poll, opinion, academic or encyclopedia."""

    id: str
    kind: str
    publisher: str
    title: str
    authors: str
    date: str
    caution: str
    url: str


@attrs.frozen
class Citation:
    """A claim that a screen cites, under its `number` there (from 1).

    `later` says that a source of it was published after the turn: it knows how things ended.
    """

    number: int
    claim: str
    title: str
    statement: str
    date: str
    publishers: str
    sources: tuple[SourceCard, ...]
    locator: str
    note: str
    later: bool = False
    conflicts: tuple[str, ...] = ()


@attrs.frozen
class Standing:
    """The badge under a sentence: its basis, the claims cited, and the argument."""

    basis: Basis
    claims: tuple[str, ...]
    because: str


class Citations:
    """Numbers the claims of one screen by first use."""

    def __init__(self, library: Library, turn_date: str = "") -> None:
        self._library = library
        self._turn_date = turn_date
        self._numbers: dict[str, int] = {}

    def number(self, claim: str) -> int:
        """The number of a claim; ids of concepts have none (0)."""
        if claim not in self._library.claims:
            return 0
        return self._numbers.setdefault(claim, len(self._numbers) + 1)

    def numbers(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The numbers of several claims, those of concepts left out."""
        return tuple(number for claim in claims if (number := self.number(claim)))

    def all(self) -> tuple[Citation, ...]:
        """The citations so far, in order."""
        return tuple(
            citation(self._library, id, number, self._turn_date)
            for id, number in self._numbers.items()
        )


def citation(library: Library, id: str, number: int = 0, turn_date: str = "") -> Citation:
    """A claim with its sources; `later` is read against the turn's date."""
    claim = library.claims[id]
    mended = claim.corrected and f"From the authors: {claim.corrected}"
    sources = [library.sources[each] for each in claim.sources]
    return Citation(
        number,
        id,
        claim.title or claim.statement,
        claim.statement,
        date_words(claim.date),
        _publishers(sources),
        tuple(source_card(each) for each in sources),
        claim.locator,
        " ".join(filter(None, (claim.note, mended))),
        bool(turn_date) and all(_is_later(each.issued, turn_date) for each in sources),
        tuple(each.id for each in library.conflicts.values() if id in each.cites),
    )


def source_card(source: Source) -> SourceCard:
    """A source as a card."""
    return SourceCard(
        source.id,
        source.kind,
        source.publisher,
        source.title,
        ", ".join(source.authors),
        _issued(source.issued),
        source.caution,
        source.url,
    )


def header(session: Session, role: str = "", *, debrief: bool = False) -> Header:
    """The top bar for a role; by default the one whose turn it is, or the first held."""
    chapter = session.game.scenario.chapter
    ask = session.ask
    id = role or (ask.role.id if ask else session.roles[0])
    seat = next(each for each in chapter.roles if each.id == id)
    turn = None if session.over or debrief else session.turn
    return Header(
        chapter.title,
        chapter.place,
        years(chapter.from_, chapter.to),
        session.state.turn + 1 if turn else 0,
        len(chapter.turns),
        date_words(turn.date, weekday=True) if turn else "",
        seat.name,
        seat.seat or seat.name[:1],
    )


def gauges(game: Game, role: str, before: State, now: State) -> tuple[Gauge, ...]:
    """The indicators that a seat sees, with their way from one state to another."""
    return tuple(
        Gauge(
            each.id,
            each.name,
            each.short or each.name,
            each.icon,
            each.unit,
            each.about,
            game.value(now, each.id),
            *each.range,
            game.value(before, each.id),
            each.better,
        )
        for each in seen(game.scenario, role)
    )


def seen(scenario: Scenario, role: str) -> tuple[Indicator, ...]:
    """The indicators that a seat sees."""
    return tuple(
        each for each in scenario.chapter.indicators if not each.seen_by or role in each.seen_by
    )


def trend(before: int, after: int, better: str) -> Trend:
    """Whether a change is for the better."""
    if before == after:
        return "same"
    if better == "neither":
        return "changed"
    return "better" if (after > before) == (better == "higher") else "worse"


def _publishers(sources: list[Source]) -> str:
    names = list(dict.fromkeys(each.publisher for each in sources if each.publisher))
    return ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")


def _is_later(issued: str, turn: str) -> bool:
    shared = min(len(issued), len(turn))
    return issued[:4].isdigit() and issued[:shared] > turn[:shared]


def _issued(issued: str) -> str:
    try:
        return date_words(issued)
    except (ValueError, IndexError):
        return issued
