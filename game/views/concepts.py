"""A term that a turn shows, with where to read on."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from game.scenario.pack import Library
from game.views.parts import SourceCard, source_card
from game.views.prose import plain


@attrs.frozen
class ConceptNote:
    """A term of the field; `sources` say where to read on."""

    name: str
    about: str
    sources: tuple[SourceCard, ...] = ()


def concept_notes(library: Library, ids: Iterable[str]) -> tuple[ConceptNote, ...]:
    """The concepts with these ids."""
    return tuple(
        ConceptNote(
            concept.name,
            plain(concept.about),
            tuple(source_card(library.sources[each]) for each in concept.sources),
        )
        for id in ids
        if (concept := library.concepts[id])
    )
