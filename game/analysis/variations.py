"""If the author's numbers are wrong: every effect varied by half, choices and luck kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

import attrs

from game.analysis.replay import keeper_of, replay
from game.engine.chance import BITS, keyed
from game.engine.lines import Line
from game.engine.rules import Game, ending
from game.engine.writer import Written, write
from game.play.session import Session
from game.scenario.model import Consequence, Otherwise

RUNS = 200
LEAST, MOST = 500, 1500
"""How far effects are stretched, in thousandths."""
_OPEN = 1 << 80
"""Sizes left open stand in the code as numbers from here on: beyond any luck, chance or effect."""


@attrs.frozen
class Variations:
    """Of `runs` variations: how many ended as each ending (by id), how many reached each aim (by
    role and aim id), and in how many some choice had to fall back because it was closed.
    """

    runs: int
    seed: int
    ending: str
    endings: dict[str, int]
    aims: dict[tuple[str, str], int]
    closed: int


def variations(
    session: Session,
    n: int = RUNS,
    seed: int = 0,
    progress: Callable[[int], object] = lambda _done: None,
) -> Variations:
    """A finished run played again `n` times, the effects of each line times a factor drawn evenly
    from 0.5 to 1.5, rounded to whole numbers but never to nothing. The same seed gives the same.

    `progress` is told the number of runs done. Raises ValueError before the run's end.
    """
    keeper = keeper_of(session)
    game, rules = session.game, _OpenRules(session.game)
    endings = Counter({each.id: 0 for each in game.scenario.chapter.endings})
    aims: Counter[tuple[str, str]] = Counter()
    closed = 0
    for run in range(n):
        varied = attrs.evolve(session, game=rules.varied(seed, run))
        world = replay(attrs.evolve(keeper, session=varied))
        endings[ending(game, world.end).id] += 1
        for role in game.scenario.chapter.roles:
            for aim in role.aims:
                aims[role.id, aim.id] += game.holds(aim.when, world.end)
        closed += any(each.how == "closed" for turn in world.choices for each in turn)
        progress(run + 1)
    return Variations(n, seed, session.ending.id, dict(endings), dict(aims), closed)


class _OpenRules:
    """A game's rules, compiled once with the sizes of effects left open for each variation.

    To compile a chapter anew for every variation would take most of the time.
    """

    def __init__(self, game: Game) -> None:
        self._game = game
        self._effects: list[tuple[int, int]] = []
        """(line, size) of each effect, in the order in which they were left open."""
        lines = tuple(attrs.evolve(line, consequence=self._opened(line)) for line in game.lines)
        self._written = write(game.scenario, game.slots, lines, ())

    def _opened(self, line: Line) -> Consequence:
        what, other = line.consequence, line.consequence.otherwise
        what = attrs.evolve(what, change=self._changes(line, what))
        if other:
            what = attrs.evolve(
                what, otherwise=attrs.evolve(other, change=self._changes(line, other))
            )
        return what

    def _changes(self, line: Line, what: Otherwise) -> tuple[tuple[str, int], ...]:
        changes = []
        for indicator, by in what.change:
            size = _OPEN + len(self._effects)
            self._effects.append((line.number, abs(by)))
            changes.append((indicator, size if by > 0 else -size if by else 0))
        return tuple(changes)

    def varied(self, seed: int, run: int) -> Game:
        """The game with every effect drawn anew."""
        game = self._game
        factors = [_factor(seed, game, run, line) for line in range(len(game.lines))]
        sizes = {
            _OPEN + at: max(1, (size * factors[line] + 500) // 1000)
            for at, (line, size) in enumerate(self._effects)
        }
        filled = _filled(self._written, sizes)
        written = attrs.evolve(game.written, enter=filled.enter, turns=filled.turns)
        return Game(game.scenario, game.slots, game.lines, written)


def _factor(seed: int, game: Game, run: int, line: int) -> int:
    """How far the effects of a line are stretched in a run, in thousandths."""
    luck = keyed(seed, game.scenario.chapter.id, f"variation {run}", str(line))
    return LEAST + (luck * (MOST - LEAST + 1) >> BITS)


def _filled(written: Written, sizes: Mapping[int, int]) -> Written:
    """Rules with open sizes filled in: the same code with other constants."""
    around = dict(written.turns[0].__globals__)

    def filled(function: Any) -> Any:
        code = function.__code__
        constants = tuple(
            sizes.get(each, each) if isinstance(each, int) else each for each in code.co_consts
        )
        made = FunctionType(code.replace(co_consts=constants), around, function.__name__)
        around[function.__name__] = made
        return made

    return attrs.evolve(
        written,
        enter=tuple(map(filled, written.enter)),
        turns=tuple(map(filled, written.turns)),
    )
