"""Who is who: the people of a chapter by capital, with the office each held then."""

from __future__ import annotations

import attrs

from game.play.session import Session
from game.scenario.pack import Person
from game.views.parts import Citation, Citations

ORDER = "Family names first for Korea, Japan and China. An office is the one held in this chapter."
OFFICES = (
    "Advisers speak for offices, never for persons. Their lines are the author's paraphrase. "
    "Named people stand only in reported fact."
)


@attrs.frozen
class PersonView:
    """A person; `native` is empty where it would only repeat the name, `sign` one character.

    `cites` are empty before the debrief.
    """

    id: str
    name: str
    native: str
    sign: str
    office: str
    cites: tuple[int, ...]


@attrs.frozen
class Capital:
    """A capital and its people; `sign` is empty where nobody can sit there."""

    name: str
    native: str
    sign: str
    mine: bool
    people: tuple[PersonView, ...]


@attrs.frozen
class PeopleView:
    """The people of a chapter of the pack. Its title and `offices`, which says who speaks at the
    table there (office, seat), are empty unless it is the open one; `chapters` are those that may
    be turned to: (id, number in the pack).
    """

    pack: str
    chapter: str
    number: int
    capitals: tuple[Capital, ...]
    offices: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]
    chapters: tuple[tuple[str, int], ...] = ()


def people_view(
    session: Session, role: str, *, debrief: bool = False, chapter: str = ""
) -> PeopleView:
    """The people of a chapter (by default the run's own). Claims and the other chapters come only
    in the debrief, where they give nothing away.
    """
    scenario = session.game.scenario
    own = scenario.chapter
    id = (debrief and chapter) or own.id
    citations = Citations(scenario.library)
    here = [each for each in scenario.pack.people if id in each.chapters]
    seats = {each.name: each for each in own.roles}
    names = list(dict.fromkeys([*seats, *(each.capital for each in here)]))
    capitals = []
    for name in names:
        seat = seats.get(name)
        people = tuple(_person(each, citations, debrief) for each in here if each.capital == name)
        if people:
            native = seat.native if seat and seat.native != name else ""
            sign = (seat.seat or name[:1]) if seat else ""
            mine = seat is not None and seat.id == role
            capitals.append(Capital(name, native, sign, mine, people))
    numbers = {chapter: at for at, chapter in enumerate(scenario.pack.chapters, 1)}
    known = {chapter for each in scenario.pack.people for chapter in each.chapters}
    others = tuple((each, at) for each, at in numbers.items() if each in known)
    return PeopleView(
        scenario.pack.title,
        own.title if id == own.id else "",
        numbers.get(id, 0),
        tuple(capitals),
        _offices(session) if id == own.id else (),
        citations.all(),
        others if debrief and len(others) > 1 else (),
    )


def _person(person: Person, citations: Citations, debrief: bool) -> PersonView:
    family, comma, given = person.name.partition(", ")
    name = f"{given} {family}" if comma else person.name
    native = person.native if person.native != name else ""
    sign = native[:1] if native and not native.isascii() else family[:1]
    cites = citations.numbers(person.cites) if debrief else ()
    return PersonView(person.id, name, native, sign, person.office, cites)


def _offices(session: Session) -> tuple[tuple[str, str], ...]:
    """The offices that advise the seats held, in the order in which they are first heard."""
    chapter = session.game.scenario.chapter
    names = {each.id: each.name for each in chapter.roles}
    heard = (
        (adviser.who, names[decision.role])
        for turn in chapter.turns
        for decision in turn.decisions
        if decision.role in session.roles
        for adviser in decision.advisers
    )
    return tuple(dict.fromkeys(heard))
