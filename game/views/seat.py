"""A seat before the first turn: who one is, what one wants, and what carries over."""

from __future__ import annotations

import attrs

from game.play.run import Run
from game.views.outcome import Moved
from game.views.parts import Citation, Citations, Gauge, Header, Standing, gauges, header, trend
from game.views.prose import Prose, plain, prose

MOOD = "The papers are as they were in the record; the mood is yours."


@attrs.frozen
class Echo:
    """Something of the chapter before that is heard in this one."""

    text: str
    standing: Standing


@attrs.frozen
class SeatView:
    """`brief` is open to all, `private` and `aims` (id, words) to the seat alone; `ranked` are the
    ids in the order that the seat gave them, or empty. `gauges` are the seat's at their start,
    `unseen` names those that only others see. `carried` says what a campaign brought along to those
    that the seat sees, each from its start in the record to its start now; `mood` is a sentence on
    it, empty outside a campaign.
    """

    header: Header
    role: str
    brief: Prose
    private: Prose
    aims: tuple[tuple[str, str], ...]
    ranked: tuple[str, ...]
    gauges: tuple[Gauge, ...]
    unseen: tuple[str, ...]
    mood: str
    carried: tuple[Moved, ...]
    echoes: tuple[Echo, ...]
    citations: tuple[Citation, ...]


def seat_view(run: Run, role: str) -> SeatView:
    """The seat of a role at the opening of the run's chapter."""
    session = run.session
    chapter = session.game.scenario.chapter
    seat = next(each for each in chapter.roles if each.id == role)
    citations = Citations(session.game.scenario.library)
    carried = run.carried
    own = gauges(session.game, role, session.opening, session.opening)
    starts = {each.id: each.start or 0 for each in chapter.indicators}
    brief, private = (prose(text, citations.number) for text in (seat.brief, seat.private))
    return SeatView(
        header(session, role),
        role,
        brief,
        private,
        tuple((aim.id, aim.text) for aim in seat.aims),
        session.ranking.get(role, ()),
        own,
        tuple(each.name for each in chapter.indicators if role not in (each.seen_by or [role])),
        MOOD if carried else "",
        tuple(
            Moved(
                each.id, each.short, each.icon, was, each.value, trend(was, each.value, each.better)
            )
            for each in own
            if (was := starts[each.id]) != each.value
        ),
        tuple(
            Echo(plain(each.text), Standing(each.standing, each.cites, plain(each.because)))
            for each in (carried.echoes if carried else ())
        ),
        citations.all(),
    )
