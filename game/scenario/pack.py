"""A pack: what its chapters share, and what their sentences rest on, as frozen values."""

from __future__ import annotations

from fractions import Fraction

import attrs

from game.scenario.emblem import Emblem
from game.scenario.expressions import Condition
from game.scenario.fields import Value
from game.scenario.fields import declare as f
from game.scenario.model import Chapter, Indicator, Role, Sourced


@attrs.frozen(eq=False, repr=False)
class Name(Value):
    """An author: family and given name, or a whole name as it is (`literal`: an institution)."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def whole(self) -> str:
        """Given name first; in Chinese, Japanese and Korean letters the family name, unparted."""
        if self.literal or not self.family or not self.given:
            return self.literal or self.family or self.given
        if self.family[0] > "\u2e80":
            return self.family + self.given
        return f"{self.given} {self.family}"


SCHOLARLY = ("article-journal", "book", "chapter", "thesis")
"""Types of CSL whose authors are better known than their publishers."""


@attrs.frozen(eq=False, repr=False)
class Source(Value):
    """A work, as CSL names it. `url` is an address or empty, `issued` and `accessed` ISO dates or
    words. `publisher` is the paper, journal or site where there is one; `in_container` says so.
    """

    id: str
    title: str
    publisher: str = ""
    names: tuple[Name, ...] = ()
    issued: str = ""
    url: str = ""
    kind: str = "news"
    caution: str = ""
    type: str = ""
    in_container: bool = False
    volume: str = ""
    issue: str = ""
    page: str = ""
    accessed: str = ""

    @property
    def authors(self) -> tuple[str, ...]:
        """The names as they are said."""
        return tuple(each.whole for each in self.names)

    @property
    def by(self) -> str:
        """Whom readers know it by: a scholarly work by its authors' family names (`Cha`, `Cha and
        Dudden`, `Cha and others`), any other by its publisher. May be empty.
        """
        if self.type not in SCHOLARLY or not self.names:
            return self.publisher
        first, *others = (each.family or each.whole for each in self.names)
        more = {0: "", 1: f" and {others[0]}" if others else ""}.get(len(others), " and others")
        return f"{first}{more}"


@attrs.frozen(eq=False, repr=False)
class Claim(Value):
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


@attrs.frozen(eq=False, repr=False)
class Version(Value):
    """What one side of a conflict says."""

    says: str = f("prose", "In paraphrase.")
    who: str = f("label", "Who says so.", default="")
    sources: tuple[str, ...] = f("name", "Where.", many=True, refers="source", default=())
    locator: str = f("label", "Words standing verbatim in the source.", default="")


@attrs.frozen(eq=False, repr=False)
class Conflict(Value):
    """A place where sources disagree or err."""

    id: str = f("name", "The conflict's id.")
    topic: str = f("label", "What it is about.")
    kind: str = f("label", "What sort of disagreement.", default="")
    versions: tuple[Version, ...] = f("part", "Two or more.", many=True, part=Version)
    assessment: str = f("prose", "What the author makes of it.")
    exercise: str = f("prose", "A task for students.", default="")
    cites: tuple[str, ...] = f("name", "Claims it bears on.", many=True, refers="claim", default=())


@attrs.frozen(eq=False, repr=False)
class Concept(Value):
    """A term of the field."""

    id: str = f("ident", "The concept's id.")
    name: str = f("label", "The term.")
    about: str = f("prose", "One or two sentences.")
    sources: tuple[str, ...] = f(
        "name", "Where to read on.", many=True, refers="source", default=()
    )


@attrs.frozen(eq=False, repr=False)
class Person(Value):
    """A real person: stands only in reported fact."""

    id: str = f("ident", "The person's id.")
    name: str = f("label", "Family name first.")
    native: str = f("label", "In their own writing.", default="")
    capital: str = f("label", "Where they served.")
    office: str = f("label", "The office held then.")
    chapters: tuple[str, ...] = f("ident", "Chapters they stand in.", many=True, default=())
    cites: tuple[str, ...] = f("name", "Claims.", many=True, refers="claim", default=())


@attrs.frozen(eq=False, repr=False)
class Carry(Value):
    """What a campaign takes from one chapter to the next: the climate, never the treaties."""

    share: Fraction = f("chance", "The part of the difference to the record that is carried.")
    indicators: tuple[str, ...] = f("ident", "Which indicators carry.", many=True)


@attrs.frozen(eq=False, repr=False)
class Bridge(Sourced):
    """An echo of one chapter at the opening of the next."""

    to: str = f("ident", "The chapter at whose opening it is read.")
    when: Condition | None = f(
        "condition", "Read at the end of the chapter before, in that chapter's words.", default=None
    )
    text: str = f("prose", "What the player reads.")
    change: tuple[tuple[str, int], ...] = f("changes", "What it moves.", default=())


@attrs.frozen(eq=False, repr=False)
class Reason(Value):
    """A one-key reason for a choice."""

    id: str = f("ident", "The reason's id.")
    label: str = f("label", "One to three words.")


@attrs.frozen(eq=False, repr=False)
class PackHeader(Value):
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


@attrs.frozen(eq=False, repr=False)
class Library(Value):
    """What a pack's sentences rest on, by id."""

    sources: dict[str, Source] = attrs.field(factory=dict)
    claims: dict[str, Claim] = attrs.field(factory=dict)
    conflicts: dict[str, Conflict] = attrs.field(factory=dict)
    concepts: dict[str, Concept] = attrs.field(factory=dict)


@attrs.frozen(eq=False, repr=False)
class Scenario(Value):
    """A chapter ready to be played, with the pack it belongs to and what it rests on."""

    chapter: Chapter
    pack: PackHeader
    library: Library

    @property
    def name(self) -> str:
        """`pack/chapter`, as commands and saves call it."""
        return f"{self.pack.id}/{self.chapter.id}"
