"""Many runs of a chapter, counted. What is the same in all of them is made ready once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from game.analysis.players import Values, choosers, draws_of
from game.engine.chance import Luck, no_luck
from game.engine.rules import Game, start
from game.engine.state import State
from game.engine.variants import counted
from game.scenario.model import Turn

LISTED = 128
"""Runs that are listed before they are counted: few enough for a processor's nearest memory."""
TOLD = 2_000
"""Runs between two words of progress."""


@attrs.frozen
class Counts:
    """Of `runs` runs, how many ended so, chose so, and met each line (by number): it came off, its
    other outcome did, it missed, or it was put off until later.

    `opened` counts turns by id; `asked` the decisions, `policies` the choices (decision, policy).
    `ends` holds, for each indicator, how often it ended at each value; `closes`, by (turn,
    indicator), how often it stood at each value when that turn closed.
    """

    runs: int
    endings: Counter[str] = attrs.field(factory=Counter)
    asked: Counter[str] = attrs.field(factory=Counter)
    policies: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    came_off: Counter[int] = attrs.field(factory=Counter)
    otherwise: Counter[int] = attrs.field(factory=Counter)
    missed: Counter[int] = attrs.field(factory=Counter)
    put_off: Counter[int] = attrs.field(factory=Counter)
    opened: Counter[str] = attrs.field(factory=Counter)
    ends: dict[str, Counter[int]] = attrs.field(factory=dict)
    closes: dict[tuple[str, str], Counter[int]] = attrs.field(factory=dict)

    def span(self, turn: str, indicator: str) -> tuple[int, int] | None:
        """The lowest and the highest value at the turn's close; None if it never opened."""
        found = self.closes.get((turn, indicator))
        return (min(found), max(found)) if found else None


def together(parts: Sequence[Counts]) -> Counts:
    """The counts of several lots of runs."""
    whole = Counts(sum(part.runs for part in parts))
    for part in parts:
        for field in attrs.fields(Counts)[1:]:
            _add(getattr(whole, field.name), getattr(part, field.name))
    return whole


def _add(whole: Any, part: Any) -> None:
    if isinstance(whole, Counter):
        whole.update(part)
        return
    for key, counts in part.items():
        whole.setdefault(key, Counter()).update(counts)


class Runner:
    """Plays runs of a chapter: the seats in `roles` (by default all) as the player says, the others
    by their rules, luck by the run's seed.
    """

    def __init__(self, game: Game, roles: Sequence[str] = (), player: str = "random") -> None:
        self.game = game
        self._play = counted(game).turns
        self._draws = draws_of(game)
        self._choose = choosers(game, roles, player)
        self._start = start(game, no_luck)
        self._notes = _Notes(game)

    def opening(self, starts: Mapping[str, int] | None = None) -> State:
        """Where a run opens; `starts` replaces starts of indicators."""
        return start(self.game, no_luck, starts) if starts else self._start

    def run(self, seed: int, state: State) -> State:
        """Play one run from a state to its end, and take it down."""
        draws, luck = self._draws(seed), self.game.luck(seed)
        play, choose, notes = self._play, self._choose, self._notes
        hits, chose, close, end = notes.hits, notes.chose, notes.close, len(play)
        at, values = state
        while at < end:
            choices = choose[at](values, draws)
            chose[at](choices)
            at, values = play[at](values, choices, luck, hits, close[at])
        notes.end(values)
        return State(at, values)

    def play(
        self,
        seeds: range,
        opening: Callable[[Luck], State] | None = None,
        progress: Callable[[int], object] = lambda _done: None,
    ) -> Counts:
        """Play a run for each seed, from the start or from where `opening` says; `progress` is told
        the runs done.
        """
        for done, seed in enumerate(seeds, 1):
            self.run(seed, opening(self.game.luck(seed)) if opening else self._start)
            if done % TOLD == 0 or done == len(seeds):
                progress(done)
        return self.counts()

    def counts(self) -> Counts:
        """The counts of the runs since this was asked last."""
        notes, self._notes = self._notes, _Notes(self.game)
        return notes.counts()


class _Notes:
    """Runs as they are taken down: in lists first, which are counted every so often."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self.hits = [0] * (4 * len(game.lines))
        self._ended: list[Values] = []
        self._chosen: list[list[tuple[int, ...]]] = [[] for _ in game.turns]
        self._closed: list[list[Values]] = [[] for _ in game.turns]
        self.chose = [each.append for each in self._chosen]
        self.close = [each.append for each in self._closed]
        indicators = game.slots.indicators
        self._runs = 0
        self._endings: Counter[str] = Counter()
        self._choices: list[Counter[tuple[int, ...]]] = [Counter() for _ in game.turns]
        self._closes = [[Counter[int]() for _ in indicators] for _ in game.turns]
        self._ends = [Counter[int]() for _ in indicators]
        conditions = game.written.conditions
        self._read = [
            (each.id, conditions[each.when.text] if each.when else _always)
            for each in game.scenario.chapter.endings
        ]

    def end(self, values: Values) -> None:
        """A run is over."""
        self._ended.append(values)
        if len(self._ended) == LISTED:
            self._count()

    def _count(self) -> None:
        """Lists to counts."""
        self._runs += len(self._ended)
        self._endings.update(
            next(id for id, holds in self._read if holds(values)) for values in self._ended
        )
        _count_columns(self._ends, self._ended)
        for choices, chosen in zip(self._choices, self._chosen, strict=True):
            choices.update(chosen)
            chosen.clear()
        for closes, closed in zip(self._closes, self._closed, strict=True):
            _count_columns(closes, closed)
            closed.clear()
        self._ended.clear()

    def counts(self) -> Counts:
        """Everything that was taken down."""
        self._count()
        indicators = self._game.slots.indicators
        found = Counts(self._runs, self._endings)
        for number, hits in enumerate(self.hits):
            line, outcome = divmod(number, 4)
            if hits:
                each = (found.came_off, found.otherwise, found.missed, found.put_off)[outcome]
                each[line] = hits
        for turn, choices, closes in zip(
            self._game.turns, self._choices, self._closes, strict=True
        ):
            if choices:
                found.opened[turn.id] = choices.total()
                _count_choices(found, turn, choices)
                names = ((turn.id, name) for name in indicators)
                found.closes.update(zip(names, closes, strict=True))
        found.ends.update(zip(indicators, self._ends, strict=True))
        return found


def _count_columns(counters: Sequence[Counter[int]], rows: Sequence[Values]) -> None:
    """Add each indicator's values; what else is in the rows comes after the indicators."""
    for counter, column in zip(counters, zip(*rows, strict=True), strict=False):
        counter.update(column)


def _count_choices(found: Counts, turn: Turn, chosen: Counter[tuple[int, ...]]) -> None:
    for choices, runs in chosen.items():
        for decision, place in zip(turn.decisions, choices, strict=True):
            found.asked[decision.id] += runs
            found.policies[decision.id, decision.policies[place].id] += runs


def _always(_values: Values) -> bool:
    """The last ending has no condition."""
    return True
