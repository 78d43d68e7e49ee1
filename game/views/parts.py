"""What stands on many screens: the header, gauges, citations, the standing of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import attrs

from game.engine.rules import Game
from game.engine.state import State
from game.play.session import Session
from game.scenario.model import Basis, Indicator
from game.scenario.pack import Library, Scenario, Source
from game.views.words import MONTHS, date_words, years

Trend = Literal["better", "worse", "changed", "same"]
_ISO = re.compile(r"\b\d{4}(-\d\d){0,2}\b")
_DATE_IN_WORDS = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})")


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
    """A source. `kind` is news, official, poll, opinion, academic or encyclopedia; `by` are a
    scholarly work's authors, else its publisher; `later` says that it was published after the turn:
    it knows how things ended.
    """

    id: str
    kind: str
    by: str
    publisher: str
    title: str
    authors: str
    date: str
    caution: str
    url: str
    later: bool = False

    @property
    def issued(self) -> str:
        """Where and when, as far as `by` does not say it: `East Asia, 2025`, or the date alone."""
        return ", ".join(filter(None, (self.publisher * (self.publisher != self.by), self.date)))


@attrs.frozen
class Citation:
    """A claim that a screen cites, under its `number` there (from 1).

    `locator` is a phrase to search for in the source of that `locator_in` published; `day` is the
    turn's date, ISO, where hindsight matters; empty where it does not.
    """

    number: int
    claim: str
    title: str
    statement: str
    date: str
    publishers: str
    sources: tuple[SourceCard, ...]
    locator: str
    locator_in: str
    note: str
    conflicts: tuple[str, ...] = ()
    day: str = ""

    @property
    def later(self) -> bool:
        """Whether all of its sources know how things ended."""
        return bool(self.sources) and all(each.later for each in self.sources)


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
    """A claim with its sources; which of them are later is read against the turn's date."""
    claim = library.claims[id]
    mended = claim.corrected and f"From the authors: {claim.corrected}"
    sources = [library.sources[each] for each in claim.sources]
    return Citation(
        number,
        id,
        claim.title or claim.statement,
        claim.statement,
        date_words(claim.date),
        publishers(each.by for each in sources),
        tuple(source_card(each, turn_date) for each in sources),
        claim.locator,
        library.sources[claim.locator_in].by if claim.locator_in else "",
        " ".join(filter(None, (claim.note, mended))),
        tuple(each.id for each in library.conflicts.values() if id in each.cites),
        turn_date,
    )


def source_card(source: Source, turn_date: str = "") -> SourceCard:
    """A source as a card; `later` is read against the turn's date, ISO or empty."""
    return SourceCard(
        source.id,
        source.kind,
        source.by,
        source.publisher,
        source.title,
        ", ".join(source.authors),
        _issued(source.issued),
        source.caution,
        source.url,
        is_later(source, turn_date),
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


def publishers(named: Iterable[str], most: int = 2) -> str:
    """`Dong-A Ilbo, Yonhap and 2 more`: each once, in order, `most` of them by name."""
    names = list(dict.fromkeys(filter(None, named)))
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if names[most:] else "")


def is_later(source: Source, turn_date: str) -> bool:
    """Whether a source was published after a turn, as far as its date tells; False without one."""
    issued = issued_on(source.issued)
    shared = min(len(issued), len(turn_date))
    return issued[:shared] > turn_date[:shared]


def issued_on(issued: str) -> str:
    """When a source was published as an ISO date, month or year, also where an author wrote it in
    words (`2 July 2012, dated by its content`); empty where it is not known."""
    found = _DATE_IN_WORDS.search(issued)
    if found is None:
        iso = _ISO.search(issued)
        return iso[0] if iso else ""
    day, month, year = found.groups()
    date = f"{year}-{MONTHS.index(month) + 1:02}"
    return f"{date}-{int(day):02}" if day else date


def _issued(issued: str) -> str:
    try:
        return date_words(issued)
    except (ValueError, IndexError):
        return issued
