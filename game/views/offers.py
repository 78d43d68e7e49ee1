"""The events that a facilitator can bring in, in the turn that is open."""

from __future__ import annotations

import attrs

from game.play.session import Session
from game.views.prose import plain


@attrs.frozen
class Offered:
    """An event in words; `brought` says that it is brought in already."""

    id: str
    words: str
    brought: bool


def offered(session: Session) -> tuple[Offered, ...]:
    """The open turn's offers in order; none at the end."""
    if session.over:
        return ()
    brought = {act.offer for act in session.open_acts if act.offer}
    return tuple(
        Offered(each.id, each.title or plain(each.text), each.id in brought)
        for each in session.turn.offers
    )
