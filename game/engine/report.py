"""Why a turn went as it did: it is played again, with ears open, when somebody looks."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from game.engine.chance import Luck, in_hundred
from game.engine.lines import CAME_OFF, CLOSED, MISSED, OTHERWISE, SCHEDULED, Line
from game.engine.rules import Game, resolve
from game.engine.state import State
from game.scenario.model import Otherwise

__all__ = [
    "CAME_OFF",
    "MISSED",
    "OTHERWISE",
    "SCHEDULED",
    "Happening",
    "Move",
    "TurnReport",
    "explain",
]


@attrs.frozen
class Move:
    """An indicator moved from `before` to `after` (after clamping to its range)."""

    indicator: str
    before: int
    after: int


@attrs.frozen
class Happening:
    """A line that was reached, what came of it, and what it moved.

    `outcome` is CAME_OFF, OTHERWISE, MISSED or SCHEDULED; `roll` (0 to 99) is there where there
    was a chance: it came off if the roll was under the chance in a hundred. `turn` is the turn in
    which it happened; a line that lands later was set going in `line.turn`.
    """

    line: Line
    outcome: int
    turn: int
    moves: tuple[Move, ...]
    marked: tuple[str, ...]
    unmarked: tuple[str, ...]
    roll: int | None = None

    @property
    def said(self) -> Otherwise:
        """The sentence, standing and claims of what came of it."""
        other = self.line.consequence.otherwise
        return other if self.outcome == OTHERWISE and other else self.line.consequence


@attrs.frozen
class TurnReport:
    """A turn resolved: `happenings` in order, the state when it closed, and what then landed at the
    opening of the next turn. Forecasts are settled in `closing`, endings in `after`.
    """

    before: State
    choices: tuple[int, ...]
    happenings: tuple[Happening, ...]
    closing: State
    landed: tuple[Happening, ...]
    after: State


def explain(
    game: Game, before: State, choices: Sequence[int], luck: Luck, offers: Sequence[int] = ()
) -> TurnReport:
    """The report of one turn; raises IllegalPolicy as `resolve` does."""
    notes: list[tuple[int, int, tuple[int, ...]]] = []
    after = resolve(game, before, choices, luck, offers, notes.append)
    close = next(at for at, (_, outcome, _) in enumerate(notes) if outcome == CLOSED)
    closing = State(before.turn, notes[close][2])
    return TurnReport(
        before,
        tuple(choices),
        _happenings(game, before.values, notes[:close], before.turn, luck),
        closing,
        _happenings(game, closing.values, notes[close + 1 :], after.turn, luck),
        after,
    )


def _happenings(
    game: Game,
    values: tuple[int, ...],
    notes: Sequence[tuple[int, int, tuple[int, ...]]],
    turn: int,
    luck: Luck,
) -> tuple[Happening, ...]:
    found = []
    for number, outcome, after in notes:
        line = game.lines[number]
        drawn = line.consequence.chance is not None and outcome != SCHEDULED
        found.append(
            Happening(
                line,
                outcome,
                turn,
                tuple(
                    Move(name, values[at], after[at])
                    for at, name in enumerate(game.slots.indicators)
                    if values[at] != after[at]
                ),
                _changed(game, values, after, to=1),
                _changed(game, values, after, to=0),
                in_hundred(luck(turn, number)) if drawn else None,
            )
        )
        values = after
    return tuple(found)


def _changed(
    game: Game, before: tuple[int, ...], after: tuple[int, ...], to: int
) -> tuple[str, ...]:
    flags = ((game.slots.index[name], name) for name in game.slots.flags)
    return tuple(name for at, name in flags if before[at] != after[at] == to)
