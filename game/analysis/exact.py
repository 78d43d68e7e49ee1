"""What follows from a state with certainty: every outcome of luck, with its probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from game.engine.chance import ALWAYS, NEVER
from game.engine.rules import Game, resolve
from game.engine.state import State


def outcomes(game: Game, state: State, choices: Sequence[int]) -> Iterator[tuple[Fraction, State]]:
    """Each way a turn can go under these choices: its probability and the state after it.

    The turn is played once for every combination of the chances it meets; the probabilities add up
    to one, and a state may come more than once.
    """
    pending: list[tuple[bool, ...]] = [()]
    while pending:
        fork = _Fork(game, pending.pop(), pending)
        after = resolve(game, state, choices, fork.luck)
        yield fork.weight, after


class _Fork:
    """Luck that follows a prefix of outcomes, then lets everything come off and asks for the
    rest.
    """

    def __init__(
        self, game: Game, prefix: tuple[bool, ...], pending: list[tuple[bool, ...]]
    ) -> None:
        self._game, self._prefix, self._pending = game, prefix, pending
        self._met: list[bool] = []
        self.weight = Fraction(1)

    def luck(self, _turn: int, line: int) -> int:
        chance = self._game.lines[line].consequence.chance
        assert chance is not None
        at = len(self._met)
        comes_off = self._prefix[at] if at < len(self._prefix) else True
        if at >= len(self._prefix):
            self._pending.append((*self._met, False))
        self._met.append(comes_off)
        self.weight *= chance if comes_off else 1 - chance
        return ALWAYS if comes_off else NEVER
