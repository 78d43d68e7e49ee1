"""A pack: what its chapters share, and what their sentences rest on, as frozen values."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import attrs

from game.scenario.expressions import Condition
from game.scenario.fields import declare as f
from game.scenario.model import Chapter, Indicator, Role, Sourced


@attrs.frozen
class Source:
    """A work, as CSL names it. `url` is an address or empty, `issued` an ISO date or words."""

    id: str
    title: str
    publisher: str = ""
    authors: tuple[str, ...] = ()
    issued: str = ""
    url: str = ""
    kind: str = "news"
    caution: str = ""


@attrs.frozen
class Claim:
    """One checkable statement and where it stands."""

    id: str = f("name", "The claim's id.")
    date: str = f("date", "The day it is about.")
    statement: str = f("prose", "A paraphrase.")
    title: str = f("label", "Four to six words, for lists.", default="")
    sources: tuple[str, ...] = f("name", "Ids of its sources.", many=True, refers="source")
    locator: str = f("label", "At most twelve words standing verbatim in the source.", default="")
    locator_in: str = f(
        "name", "The source in which the locator stands.", refers="source", default=""
    )
    corrected: str = f("prose", "If it was mended: why, and by which source.", default="")
    note: str = f("prose", "What to mind.", default="")


@attrs.frozen
class Version:
    """What one side of a conflict says."""

    says: str = f("prose", "In paraphrase.")
    who: str = f("label", "Who says so.", default="")
    sources: tuple[str, ...] = f("name", "Where.", many=True, refers="source", default=())
    locator: str = f("label", "Words standing verbatim in the source.", default="")


@attrs.frozen
class Conflict:
    """A place where sources disagree or err."""

    id: str = f("name", "The conflict's id.")
    topic: str = f("label", "What it is about.")
    kind: str = f("label", "What sort of disagreement.", default="")
    versions: tuple[Version, ...] = f("part", "Two or more.", many=True, part=Version)
    assessment: str = f("prose", "What the author makes of it.")
    exercise: str = f("prose", "A task for students.", default="")
    cites: tuple[str, ...] = f("name", "Claims it bears on.", many=True, refers="claim", default=())


@attrs.frozen
class Concept:
    """A term of the field."""

    id: str = f("ident", "The concept's id.")
    name: str = f("label", "The term.")
    about: str = f("prose", "One or two sentences.")
    sources: tuple[str, ...] = f(
        "name", "Where to read on.", many=True, refers="source", default=()
    )


@attrs.frozen
class Person:
    """A real person: stands only in reported fact."""

    id: str = f("ident", "The person's id.")
    name: str = f("label", "Family name first.")
    native: str = f("label", "In their own writing.", default="")
    capital: str = f("label", "Where they served.")
    office: str = f("label", "The office held then.")
    chapters: tuple[str, ...] = f("ident", "Chapters they stand in.", many=True, default=())
    cites: tuple[str, ...] = f("name", "Claims.", many=True, refers="claim", default=())


@attrs.frozen
class Carry:
    """What a campaign takes from one chapter to the next: the climate, never the treaties."""

    share: Fraction = f("chance", "The part of the difference to the record that is carried.")
    indicators: tuple[str, ...] = f("ident", "Which indicators carry.", many=True)


@attrs.frozen
class Bridge(Sourced):
    """An echo of one chapter at the opening of the next."""

    to: str = f("ident", "The chapter at whose opening it is read.")
    when: Condition | None = f(
        "condition", "Read at the end of the chapter before, in that chapter's words.", default=None
    )
    text: str = f("prose", "What the player reads.")
    change: tuple[tuple[str, int], ...] = f("changes", "What it moves.", default=())


@attrs.frozen
class Emblem:
    """A chapter's small picture in the picker."""

    chapter: str = f("ident", "Whose emblem it is.")
    draw: Literal["clock", "hub", "dots", "gap", "globe"] = f(
        "word", "Which drawing.", words=("clock", "hub", "dots", "gap", "globe")
    )
    count: int = f("whole", "How many dots, or the hour.", default=0, low=0, high=200)


@attrs.frozen
class Reason:
    """A one-key reason for a choice."""

    id: str = f("ident", "The reason's id.")
    label: str = f("label", "One to three words.")


@attrs.frozen
class PackHeader:
    """`pack.yaml`: what a folder of chapters shares."""

    format: int = f("whole", "The version of the format: 1.")
    id: str = f("ident", "The pack's id: its folder's name.")
    title: str = f("label", "Its title.")
    summary: str = f("prose", "One or two sentences for the picker.", default="")
    authors: tuple[str, ...] = f("label", "Who wrote it.", many=True, default=())
    licence: str = f("label", "CC-BY-4.0, for instance.", default="")
    chapters: tuple[str, ...] = f("ident", "Its chapters, in order.", many=True)
    roles: tuple[Role, ...] = f(
        "part", "Seats its chapters share.", many=True, part=Role, default=()
    )
    indicators: tuple[Indicator, ...] = f(
        "part", "Gauges its chapters share.", many=True, part=Indicator, default=()
    )
    carries: Carry | None = f("part", "What a campaign carries over.", part=Carry, default=None)
    bridges: tuple[Bridge, ...] = f(
        "part", "Echoes between chapters.", many=True, part=Bridge, default=()
    )
    people: tuple[Person, ...] = f("part", "Who is who.", many=True, part=Person, default=())
    reasons: tuple[Reason, ...] = f("part", "The six reasons.", many=True, part=Reason, default=())
    emblems: tuple[Emblem, ...] = f(
        "part", "Pictures of the chapters.", many=True, part=Emblem, default=()
    )


def bridges_after(chapter: str, pack: PackHeader) -> tuple[Bridge, ...]:
    """The bridges to the chapter that follows: their conditions are read at the end of this one."""
    order = pack.chapters
    following = order[order.index(chapter) + 1 :][:1] if chapter in order else ()
    return tuple(bridge for bridge in pack.bridges if bridge.to in following)


@attrs.frozen
class Library:
    """What a pack's sentences rest on, by id."""

    sources: dict[str, Source] = attrs.field(factory=dict)
    claims: dict[str, Claim] = attrs.field(factory=dict)
    conflicts: dict[str, Conflict] = attrs.field(factory=dict)
    concepts: dict[str, Concept] = attrs.field(factory=dict)


@attrs.frozen
class Scenario:
    """A chapter ready to be played, with the pack it belongs to and what it rests on."""

    chapter: Chapter
    pack: PackHeader
    library: Library

    @property
    def name(self) -> str:
        """`pack/chapter`, as commands and saves call it."""
        return f"{self.pack.id}/{self.chapter.id}"
