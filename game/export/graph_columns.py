"""A chapter's cards sorted into columns: a turn each, and one for the endings."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.analysis.graph import Graph, Kind, Node
from game.export.graph_blocks import Block, paragraph, stack
from game.export.graph_cards import Cards
from game.export.graph_words import Said

_CARD_GAP = 12.0


@attrs.frozen
class Column:
    """A turn, or the endings (without a turn): its head, what may land in it, and a block of cards
    for each lane. The endings are one block in the first lane.
    """

    turn: Node | None
    head: Block
    arrivals: Block
    lanes: tuple[Block, ...]

    @property
    def name(self) -> str:
        """The turn's id, or `endings`."""
        return self.turn.id if self.turn else "endings"


def columns_of(graph: Graph, said: Said, w: float) -> Iterator[Column]:
    """The columns, `w` px wide: a lane for each role, then for events and offers where there are
    any.
    """
    cards = Cards(graph, w, said)
    kinds: tuple[Kind, ...] = ("event", "offer")
    world = [kind for kind in kinds if graph.of(kind)]
    for turn in graph.of("turn"):
        decisions = graph.within(turn.id, "decision")
        seats = (
            stack((cards.decision(each) for each in decisions if each.role == role), _CARD_GAP)
            for role in graph.ways()
        )
        lanes = (*seats, *(cards.world(turn, kind) for kind in world))
        yield Column(turn, cards.head(turn), cards.arrivals(turn), lanes)
    kicker = paragraph("HOW IT ENDS", "kicker", w, "ink3")
    title = paragraph("The first that holds", "turn", w)
    yield Column(None, stack((kicker, title), 2), Block(0), (cards.endings(),))
