"""Where sources disagree: who says what, and how long after."""

from __future__ import annotations

from datetime import date
from string import ascii_uppercase

import attrs

from game.scenario.pack import Library, Version
from game.views.parts import is_later, issued_on
from game.views.prose import Prose, plain, prose
from game.views.words import count, date_words

DAYS, MONTHS = 60, 730
"""Up to so many days a distance is told in days, and in months; beyond that in years."""


@attrs.frozen
class Account:
    """What one side says, under its `letter`. `kinds` are those of its sources, `published` says
    where and when the first of them came out; `later`: after the turn, knowing how things ended.
    """

    letter: str
    who: str
    says: Prose
    kinds: tuple[str, ...]
    published: str
    later: bool


@attrs.frozen
class Disagreement:
    """Two or more accounts of one thing, and what the author makes of them."""

    id: str
    topic: str
    kind: str
    accounts: tuple[Account, ...]
    assessment: str
    exercise: str

    @property
    def later(self) -> bool:
        """Whether somebody in it knows how things ended."""
        return any(each.later for each in self.accounts)


def disagreement(library: Library, id: str, day: str = "") -> Disagreement:
    """A conflict of the pack as it is read on a day (ISO; empty where hindsight does not matter).
    How long after is told from the event, where all of it is about one day and no account is
    older; else from the first account.
    """
    conflict = library.conflicts[id]
    issued = [_issued(library, version) for version in conflict.versions]
    events = {library.claims[claim].date for claim in conflict.cites}
    first = min(filter(_is_day, issued), default="")
    event = events.pop() if len(events) == 1 else ""
    since = (event, "the event") if event and event <= first else (first, "the first account")
    when = [", ".join(filter(None, (date_words(each), after(each, *since)))) for each in issued]
    accounts = tuple(
        _account(library, letter, version, told, day)
        for letter, version, told in zip(ascii_uppercase, conflict.versions, when, strict=False)
    )
    return Disagreement(
        id,
        conflict.topic,
        conflict.kind,
        accounts,
        plain(conflict.assessment),
        plain(conflict.exercise),
    )


def _issued(library: Library, version: Version) -> str:
    """When the first source of a version came out, ISO; empty where it is not known."""
    dates = (issued_on(library.sources[each].issued) for each in version.sources)
    return min(filter(None, dates), default="")


def _account(library: Library, letter: str, version: Version, when: str, day: str) -> Account:
    sources = [library.sources[each] for each in version.sources]
    publishers = ", ".join(dict.fromkeys(each.by for each in sources if each.by))
    where = publishers if version.who else ""
    return Account(
        letter,
        version.who or publishers,
        prose(version.says, lambda _: 0),
        tuple(dict.fromkeys(each.kind for each in sources)),
        " · ".join(filter(None, (where, when))),
        any(is_later(each, day) for each in sources),
    )


def after(issued: str, since: str, what: str) -> str:
    """`two days after the event` (`what`); empty unless both dates are whole and it is later."""
    if not (_is_day(since) and _is_day(issued)) or issued == since:
        return ""
    days = (date.fromisoformat(issued) - date.fromisoformat(since)).days
    if days <= DAYS:
        words = count(days, "day")
    elif days <= MONTHS:
        words = count(round(days / 30.44), "month")
    else:
        words = count(int(days / 365.25), "year")
    return f"{words} after {what}"


def _is_day(iso: str) -> bool:
    return len(iso) == len("2012-06-26")
