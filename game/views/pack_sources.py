"""Everything that a pack rests on, outside any play: all its sources, claims and disagreements."""

from __future__ import annotations

from game.scenario.pack import Library
from game.views.disagreements import disagreement
from game.views.parts import Citations, source_card
from game.views.sources import KINDS, SourceLine, SourcesView


def pack_sources(library: Library) -> SourcesView:
    """Every source by kind, those with most claims first, also those that no claim rests on."""
    citations = Citations(library)
    numbers: dict[str, list[int]] = {id: [] for id in library.sources}
    for claim in library.claims.values():
        for source in claim.sources:
            numbers[source].append(citations.number(claim.id))
    lines = sorted(
        (
            SourceLine(source_card(library.sources[id]), tuple(dict.fromkeys(claims)))
            for id, claims in numbers.items()
        ),
        key=lambda line: (KINDS.index(line.card.kind), -len(line.claims), line.card.title),
    )
    kinds = dict.fromkeys(line.card.kind for line in lines)
    return SourcesView(
        tuple(lines),
        tuple((kind, sum(line.card.kind == kind for line in lines)) for kind in kinds),
        tuple(disagreement(library, id) for id in library.conflicts),
        citations.all(),
        {},
    )
