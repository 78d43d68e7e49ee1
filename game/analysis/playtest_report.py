"""Everything that playtests say of a chapter, in one value: pages, JSON and tables are made of it.

Shares are numbers from 0 to 1. What was not worked out is None or empty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from math import sqrt

import attrs

from game.analysis.annotate import SourceLine, annotate
from game.analysis.balance import Balance
from game.analysis.odds import Odds, Z
from game.analysis.playtest import line_name
from game.analysis.reading import minutes_of, words_read
from game.analysis.runs import Counts
from game.analysis.swings import Swing, Swings
from game.engine.record import replay_record
from game.engine.rules import Game
from game.scenario.loader import Loaded
from game.scenario.model import Decision


@attrs.frozen
class EndingShare:
    """An ending's share of all plays, between `low` and `high` with 95 % confidence; where it is
    exact all three are one, and `fraction` is the number itself.
    """

    id: str
    title: str
    record: bool
    share: float
    low: float
    high: float
    fraction: str = ""


@attrs.frozen
class PolicyUse:
    """How often a policy was chosen, as a number and a share of the times it was asked.

    `moves`: by how much choosing it moves each ending's odds (by title, -1 to 1). `best`: the share
    of the states in which it alone promises its seat the most aims, of those in which it is open.
    `dominated_by`: the id of a policy that is open wherever this one is, and in each of these
    states serves every aim of the seat at least as well as any other and one better.
    """

    id: str
    label: str
    record: bool
    chosen: int
    share: float
    moves: tuple[tuple[str, float], ...] = ()
    best: float | None = None
    dominated_by: str = ""

    @property
    def widest(self) -> tuple[str, float] | None:
        """The ending whose odds it moves most, and by how much."""
        return max(self.moves, key=lambda move: abs(move[1]), default=None)


@attrs.frozen
class DecisionUse:
    """A decision and its policies."""

    id: str
    turn: str
    date: str
    role: str
    ask: str
    asked: int
    policies: tuple[PolicyUse, ...]

    @property
    def swing(self) -> float | None:
        """How far some policy of it moves the odds of some ending (0 to 1)."""
        widest = [each.widest for each in self.policies]
        return max((abs(move[1]) for move in widest if move), default=None)


@attrs.frozen
class LineUse:
    """How often a consequence or event came off, or went the other way, in all runs."""

    name: str
    text: str
    came_off: int
    otherwise: int

    @property
    def dead(self) -> bool:
        """Whether it never happened in any run."""
        return not (self.came_off or self.otherwise)


@attrs.frozen
class Spread:
    """Where an indicator lay over the runs: lowest, a tenth, the middle, nine tenths, highest."""

    low: int
    tenth: int
    middle: int
    ninth: int
    high: int


@attrs.frozen
class IndicatorSpread:
    """An indicator's range and its spread at the close of each turn, None where no run opened it;
    the record's values beside it.
    """

    id: str
    name: str
    low: int
    high: int
    spreads: tuple[Spread | None, ...]
    record: tuple[int | None, ...]


@attrs.frozen
class SeatBalance:
    """A seat with the others unplayed: shares of endings (by title) and of its aims (by text)."""

    role: str
    name: str
    endings: tuple[tuple[str, float], ...]
    aims: tuple[tuple[str, float], ...]


@attrs.frozen
class SeatReading:
    """How many minutes it takes a seat to read what stands on the record's path: all of it, and
    turn by turn (None for a turn that the record passed over).
    """

    name: str
    minutes: float
    turns: tuple[float | None, ...]


@attrs.frozen
class PlaytestReport:
    """A chapter's playtest: `runs` runs by a `player` (see `players.py`) from `seed`.

    `exact` says whether the shares of endings are worked out, not sampled; `states` counts the
    states visited for it. `swing_error` is the half-width of the widest 95 % interval of a move, 0
    where they are exact. `minutes` is what the author says a play takes.
    """

    name: str
    title: str
    runs: int
    player: str
    seed: int
    exact: bool
    states: int
    endings: tuple[EndingShare, ...]
    decisions: tuple[DecisionUse, ...]
    swing_error: float
    lines: tuple[LineUse, ...]
    indicators: tuple[IndicatorSpread, ...]
    seats: tuple[SeatBalance, ...]
    minutes: int
    reading: tuple[SeatReading, ...]
    turns: tuple[str, ...]
    source: tuple[SourceLine, ...] = ()


def playtest_report(
    game: Game,
    counts: Counts,
    seed: int,
    *,
    player: str = "random",
    odds: Odds | None = None,
    swings: Swings | None = None,
    balances: Sequence[Balance] = (),
    loaded: Loaded | None = None,
    text: str = "",
) -> PlaytestReport:
    """The report of what is given; without odds the shares of endings are those of the runs.

    `loaded` and the chapter file's `text` give its annotated source.
    """
    chapter = game.scenario.chapter
    maker = _Maker(game, counts, balances, swings.policies if swings else ())
    return PlaytestReport(
        name=game.scenario.name,
        title=chapter.title,
        runs=counts.runs,
        player=player,
        seed=seed,
        exact=bool(odds and odds.exact),
        states=odds.states if odds else 0,
        endings=tuple(maker.endings(odds)),
        decisions=tuple(maker.decisions()),
        swing_error=swings.error if swings else 0.0,
        lines=tuple(maker.lines()),
        indicators=tuple(maker.indicators()),
        seats=tuple(maker.seats()),
        minutes=chapter.minutes,
        reading=tuple(_reading(game)),
        turns=tuple(turn.title for turn in chapter.turns),
        source=annotate(text, loaded.places, game, counts) if loaded and text else (),
    )


@attrs.frozen
class _Maker:
    game: Game
    counts: Counts
    balances: Sequence[Balance]
    swings: Sequence[Swing]

    def endings(self, odds: Odds | None) -> Iterator[EndingShare]:
        recorded = replay_record(self.game).ending.id
        for each in self.game.scenario.chapter.endings:
            exact = ""
            if odds is None:
                shares = interval(self.counts.endings[each.id], self.counts.runs)
            else:
                share = odds.endings[each.id]
                shares = _ends(float(share), odds.error)
                exact = str(share) if odds.exact and isinstance(share, Fraction) else ""
            yield EndingShare(each.id, each.title, each.id == recorded, *shares, exact)

    def decisions(self) -> Iterator[DecisionUse]:
        roles = {role.id: role.name for role in self.game.scenario.chapter.roles}
        for turn in self.game.turns:
            for each in turn.decisions:
                yield DecisionUse(
                    each.id,
                    turn.title,
                    turn.date,
                    roles[each.role],
                    each.ask,
                    self.counts.asked[each.id],
                    tuple(self._policies(each)),
                )

    def _policies(self, decision: Decision) -> Iterator[PolicyUse]:
        asked = self.counts.asked[decision.id]
        own = next((each for each in self.balances if each.role == decision.role), None)
        better = _dominant(decision, own) if own else ""
        for policy in decision.policies:
            chosen = self.counts.policies[decision.id, policy.id]
            yield PolicyUse(
                policy.id,
                policy.label,
                policy.taken,
                chosen,
                chosen / asked if asked else 0.0,
                tuple(self._moves(decision.id, policy.id)),
                own.share(decision.id, policy.id) if own else None,
                better if better != policy.id else "",
            )

    def _moves(self, decision: str, policy: str) -> Iterator[tuple[str, float]]:
        for swing in self.swings:
            if (swing.decision, swing.policy) == (decision, policy):
                for each in self.game.scenario.chapter.endings:
                    yield each.title, float(swing.moves[each.id])

    def lines(self) -> Iterator[LineUse]:
        for line in self.game.lines:
            if not line.offer:
                came_off = self.counts.came_off[line.number]
                otherwise = self.counts.otherwise[line.number]
                name, text = line_name(self.game, line), line.consequence.text
                yield LineUse(name, text, came_off, otherwise)

    def indicators(self) -> Iterator[IndicatorSpread]:
        game = self.game
        closings = {each.before.turn: each.closing for each in replay_record(game).reports}
        path = [closings.get(at) for at in range(len(game.turns))]
        for each in game.scenario.chapter.indicators:
            spreads = (spread(self.counts.closes.get((t.id, each.id))) for t in game.turns)
            record = tuple(state and game.value(state, each.id) for state in path)
            yield IndicatorSpread(each.id, each.name, *each.range, tuple(spreads), record)

    def seats(self) -> Iterator[SeatBalance]:
        chapter = self.game.scenario.chapter
        for found in self.balances:
            role = next(each for each in chapter.roles if each.id == found.role)
            endings = ((each.title, float(found.endings[each.id])) for each in chapter.endings)
            aims = ((aim.text, float(found.aims[aim.id])) for aim in role.aims)
            yield SeatBalance(role.id, role.name, tuple(endings), tuple(aims))


def _dominant(decision: Decision, found: Balance) -> str:
    """The policy that is ahead wherever the decision is asked; empty without one."""
    keys = [(decision.id, policy.id) for policy in decision.policies]
    asked = max(found.states[key] for key in keys)
    return next((key[1] for key in keys if asked and found.ahead[key] == asked), "")


def _ends(share: float, error: float) -> tuple[float, float, float]:
    return share, max(0.0, share - error), min(1.0, share + error)


def interval(times: int, runs: int) -> tuple[float, float, float]:
    """A share seen in so many runs, and the ends of its 95 % interval (Wilson's, which also holds
    for what was seen never or always).
    """
    share, square = times / runs, Z**2
    middle = (share + square / (2 * runs)) / (1 + square / runs)
    half = Z / (1 + square / runs) * sqrt(share * (1 - share) / runs + square / (4 * runs**2))
    return share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def spread(found: Counter[int] | None) -> Spread | None:
    """The spread of values that were counted; None where there are none."""
    if not found:
        return None
    values = sorted(found)
    upto = [*accumulate(found[value] for value in values)]
    last = upto[-1] - 1
    ranks = (last * tenths // 10 for tenths in (0, 1, 5, 9, 10))
    return Spread(*(values[bisect_right(upto, rank)] for rank in ranks))


def _reading(game: Game) -> Iterator[SeatReading]:
    run = replay_record(game)
    for role in game.scenario.chapter.roles:
        around = words_read(game, (), run.ending, role.id)
        turns = {
            each.before.turn: words_read(game, (each,), run.ending, role.id) - around
            for each in run.reports
        }
        minutes = minutes_of(around + sum(turns.values()))
        each_turn = (
            minutes_of(turns[at]) if at in turns else None for at in range(len(game.turns))
        )
        yield SeatReading(role.name, minutes, tuple(each_turn))
