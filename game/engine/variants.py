"""The rules in other hands: for many runs, and for exact analysis. Written when first asked for.

They differ in what they hear of the lines that are reached, and in what they hand on; what happens
is written by the one writer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from game.engine.cuts import Cuts, cuts_of
from game.engine.lines import Line
from game.engine.rules import Game
from game.engine.writer import Writer, Written
from game.scenario.expressions import Condition

TABLED = 4096
"""Slots of more values than this are merged by search instead of by table."""


@lru_cache(maxsize=16)
def counted(game: Game) -> Written:
    """The rules for many runs, which are only counted: without offers, and HEARD is `hits, close`.

    hits[4 * line number + outcome] goes up by one for each line that is reached; close is called
    with the values at the turn's close.
    """
    return _Counting(game.scenario, game.slots, game.lines).compiled()


@lru_cache(maxsize=16)
def merged(game: Game, ends: tuple[Condition, ...], offers: bool = False) -> Written:
    """The rules for exact analysis, without offers or with them; HEARD is `hits`, as for `counted`.

    The values handed on stand for all that have the same future, where `ends` are what is read at
    the end.
    """
    cuts = cuts_of(game.scenario, game.slots, game.lines, ends, offers)
    return _Merging(game, cuts, offers).compiled()


class _Counting(Writer):
    heard = "hits, close"
    offering = False

    def note(self, line: Line, outcome: int) -> str:
        return f"hits[{4 * line.number + outcome}] += 1"

    def close(self) -> Iterator[str]:
        yield f"values = {self.packed}"
        yield "close(values)"

    def closed(self) -> str:
        return "values"


class _Merging(Writer):
    heard = "hits"

    def __init__(self, game: Game, cuts: Sequence[Cuts], offers: bool) -> None:
        super().__init__(game.scenario, game.slots, game.lines)
        self.offering = offers
        self.known["bisect"] = bisect_right
        self._cuts = cuts

    def note(self, line: Line, outcome: int) -> str:
        return f"hits[{4 * line.number + outcome}] += 1"

    def close(self) -> Iterator[str]:
        return iter(())

    def handed(self, at: int, values: str) -> str:
        return "(" + "".join(f"{self._merged(at, name)}, " for name in self.slots.index) + ")"

    def _merged(self, at: int, name: str) -> str:
        """A slot's value, or the lowest of those with the same future."""
        low, high = self.spans[name]
        cuts = self._cuts[at].get(name, frozenset())
        var = self.var(name)
        if cuts is None or len(cuts) == high - low:
            return var
        if not cuts:
            return f"{low}"
        ends = (low, *sorted(cuts))
        table = f"m{at}_{self.slots.index[name]}"
        if high - low > TABLED:
            self.known[table] = ends
            return f"{table}[bisect({table}, {var}) - 1]"
        self.known[table] = tuple(ends[bisect_right(ends, v) - 1] for v in range(low, high + 1))
        return f"{table}[{var}{-low:+}]" if low else f"{table}[{var}]"
