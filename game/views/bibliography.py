"""Every source met, as a reference list: author and date, in the order and with the signs of APA 7.

Given names stand in full, so that of two people called Kim nobody has to be guessed, and every
author is written family name first; names and titles in other letters stay as they are.

No citation library does this yet. citeproc-py 0.11, the one that runs CSL styles in Python, was
tried on every source of the bundled pack: of the authors with a hyphenated given name (a third of
them) it makes `Kim, K.-. won .`, of Korean letters `박, . 민규 .`, it gives works without an author
their title twice, and raises on a date that is words. So the few fields that a pack has are set
here, and only those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import count

import attrs

from game.engine.record import RecordRun
from game.play.session import Session
from game.scenario.pack import Name, Source
from game.views.parts import issued_on
from game.views.prose import Paragraph, Span
from game.views.sources import sources_view
from game.views.words import MONTHS

STYLE = "Author and date, after APA 7, with given names in full."
_PARTS = ("article", "review", "post", "entry", "chapter", "paper-conference", "interview")
"""Types of works that stand in something larger, which then has the italics."""
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LEAD = re.compile(r"^\W*((a|an|the)\s+)?", re.IGNORECASE)


@attrs.frozen
class Reference:
    """A source as an entry of the list: `text` has the titles in italics, the address apart.

    `kind` and `caution` are the pack's.
    """

    id: str
    text: Paragraph
    url: str
    kind: str
    caution: str

    @property
    def plain(self) -> str:
        """Text and address, on one line."""
        return f"{self.text.plain} {self.url}".rstrip()


@attrs.frozen
class BibliographyView:
    """The list by author, and the name of its style."""

    style: str
    references: tuple[Reference, ...]

    @property
    def plain(self) -> str:
        """The list as text, to be copied: an entry a line."""
        return "\n".join(each.plain for each in self.references)


def bibliography_view(session: Session, record: RecordRun, role: str = "") -> BibliographyView:
    """The sources that a seat has met; by default every seat held."""
    known = session.game.scenario.library.sources
    met = {
        line.card.id: known[line.card.id]
        for seat in ([role] if role else session.roles)
        for line in sources_view(session, record, seat).lines
    }
    return BibliographyView(STYLE, references(met.values()))


def references(sources: Iterable[Source]) -> tuple[Reference, ...]:
    """Sources as entries, sorted by author (or title), year and title; works of one author in one
    year get letters.
    """
    found = sorted(sources, key=_place)
    works = Counter(map(_author_and_year, found))
    numbers = {key: count() for key, many in works.items() if key and many > 1}
    listed = []
    for each in found:
        key = _author_and_year(each)
        letter = _letter(next(numbers[key])) if key in numbers else ""
        text = Paragraph(_entry(each, letter))
        listed.append(Reference(each.id, text, each.url, each.kind, each.caution))
    return tuple(listed)


def _letter(number: int) -> str:
    """a, b, ..., z, aa, ab, ..."""
    before, own = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + own)


def _place(source: Source) -> tuple[str, str, str]:
    first = _LEAD.sub("", _author(source) or source.title)
    return first.casefold(), issued_on(source.issued), source.title.casefold()


def _author_and_year(source: Source) -> tuple[str, str] | None:
    author = _author(source)
    return (author, source.issued[:4]) if author and _ISO.fullmatch(source.issued) else None


# --- one entry ------------------------------------------------------------------------------


def _entry(source: Source, letter: str) -> tuple[Span, ...]:
    author, date = _author(source), f"({_issued(source.issued, letter)})."
    is_part = _is_part(source)
    title, stop = Span(source.title, emphasis=not is_part), Span(_stop(source.title))
    if author:
        spans = [Span(f"{author}{_stop(author)} {date} "), title, stop]
    else:
        spans = [title, stop, Span(f" {date}")]
    if source.publisher and source.publisher != author:
        spans += [Span(" "), *_where(source, is_part)]
    if source.accessed:
        spans.append(Span(f" Retrieved {_date(source.accessed)}{', from' if source.url else '.'}"))
    return tuple(span for span in spans if span.text)


def _where(source: Source, is_part: bool) -> list[Span]:
    """`*The Gazette*.`, `*East Asia*, *42*(1), 1–20.`, `Bank of Japan.`"""
    spans = [Span(source.publisher, emphasis=is_part)]
    if is_part and source.volume:
        spans += [Span(", "), Span(source.volume, emphasis=True)]
    if is_part and source.issue:
        spans.append(Span(f"({source.issue})" if source.volume else f", ({source.issue})"))
    if is_part and source.page:
        spans.append(Span(f", {source.page}"))
    return [*spans, Span(_stop(spans[-1].text))]


def _is_part(source: Source) -> bool:
    return source.type.startswith(_PARTS) if source.type else source.in_container


def _author(source: Source) -> str:
    """The authors; else the body that published a work that stands by itself; else nobody."""
    names = [_name(each) for each in source.names]
    if len(names) > 20:
        return f"{', '.join(names[:19])}, … {names[-1]}"
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    if names:
        return names[0]
    return "" if _is_part(source) else source.publisher


def _name(name: Name) -> str:
    if name.family and name.given and name.whole.startswith(name.given):
        return f"{name.family}, {name.given}"
    return name.whole


def _issued(issued: str, letter: str) -> str:
    """`2012, July 2`; what is no date as it stands; `n.d.` for nothing."""
    if not _ISO.fullmatch(issued):
        return issued or "n.d."
    year, *rest = issued.split("-")
    return ", ".join(filter(None, (year + letter, _day(rest))))


def _date(iso: str) -> str:
    """`July 2, 2012`."""
    if not _ISO.fullmatch(iso):
        return iso
    year, *rest = iso.split("-")
    return ", ".join(filter(None, (_day(rest), year)))


def _day(rest: list[str]) -> str:
    return " ".join(
        [MONTHS[int(rest[0]) - 1], *(str(int(day)) for day in rest[1:])] if rest else []
    )


def _stop(text: str) -> str:
    """The full stop that a text still needs."""
    return "" if text.endswith((".", "?", "!", "。", "？", "！", ".”", '."')) else "."
