"""Several chapters in a row: the climate carries over, treaties do not."""

from __future__ import annotations

from fractions import Fraction

import attrs

from game.engine.record import replay_record
from game.engine.rules import Game
from game.engine.state import State
from game.scenario.model import Chapter
from game.scenario.pack import Bridge


@attrs.frozen
class Carried:
    """How a chapter opens after another: starts that differ, and the echoes that are read."""

    starts: dict[str, int]
    echoes: tuple[Bridge, ...]


def carry_over(game: Game, end: State, to: Chapter) -> Carried:
    """The opening of chapter `to` after a chapter that ended in this state.

    For each indicator that the pack carries, the stated share of the difference between the
    player's last value and the record's is added to the start (rounded towards zero), then the
    echoes' changes; starts are clamped to their range by the engine.
    """
    pack, record = game.scenario.pack, replay_record(game).end
    known = {each.id: each.start or 0 for each in to.indicators}
    starts = {}
    if carries := pack.carries:
        for id in carries.indicators:
            if id in known and id in game.slots.indicators:
                difference = game.value(end, id) - game.value(record, id)
                starts[id] = known[id] + int(Fraction(difference) * carries.share)
    echoes = tuple(
        bridge for bridge in pack.bridges if bridge.to == to.id and game.holds(bridge.when, end)
    )
    for bridge in echoes:
        for id, by in bridge.change:
            starts[id] = starts.get(id, known.get(id, 0)) + by
    return Carried(starts, echoes)
