"""Many runs of a chapter or of a campaign, on one process or on several, and any of them again."""

from __future__ import annotations

import pickle
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

import attrs

from game.analysis.lots import play_elsewhere, play_lot
from game.analysis.players import PLAYERS, Choose, Draws, choosers, draws_of
from game.analysis.runs import TOLD, Counts, Runner, together
from game.engine.lines import Line
from game.engine.report import TurnReport, explain
from game.engine.rules import Game, ending, is_over, start
from game.engine.state import State
from game.scenario.model import Ending

__all__ = [
    "PLAYERS",
    "Counts",
    "Replayed",
    "line_name",
    "playtest",
    "playtest_campaign",
    "replay",
]

Progress = Callable[[int], object]
Who = tuple[tuple[str, ...], str]
"""The seats that are played, and the player."""
MOST_PROCESSES = 60
"""Windows can wait for no more."""


def playtest(
    game: Game,
    runs: int,
    seed: int,
    roles: Sequence[str] = (),
    progress: Progress = lambda _done: None,
    *,
    player: str = "random",
    jobs: int = 1,
) -> Counts:
    """Play `runs` times: the seats in `roles` (by default all) as the player says (see `PLAYERS`),
    the others by their rules.

    Run number n has the luck and the draws of seed `seed + n`. `progress` is told the number of
    runs done. `jobs` processes share the work, and find the same; `least_seen` looks back at the
    runs before and always has one process.
    """
    return playtest_campaign((game,), runs, seed, roles, progress, player=player, jobs=jobs)[0]


def playtest_campaign(
    games: Sequence[Game],
    runs: int,
    seed: int,
    roles: Sequence[str] = (),
    progress: Progress = lambda _done: None,
    *,
    player: str = "random",
    jobs: int = 1,
) -> tuple[Counts, ...]:
    """Play chapters in a row, each opening as the one before it left things; counts by chapter."""
    lots = [range(seed + n, seed + min(n + TOLD, runs)) for n in range(0, runs, TOLD)]
    if player == "least_seen":
        jobs = 1
    play = _one_process if min(jobs, len(lots)) == 1 else _processes
    found = play(games, lots, (tuple(roles), player), jobs, progress)
    return tuple(together(parts) for parts in zip(*found, strict=True))


@attrs.frozen
class Replayed:
    """One run of a playtest, turn by turn."""

    opening: State
    reports: tuple[TurnReport, ...]
    ending: Ending

    @property
    def end(self) -> State:
        """The state at the chapter's end."""
        return self.reports[-1].after if self.reports else self.opening


def replay(
    game: Game,
    seed: int,
    roles: Sequence[str] = (),
    player: str = "random",
    *,
    first: int | None = None,
    starts: Mapping[str, int] | None = None,
) -> Replayed:
    """The run that a playtest played with this seed; in a campaign `starts` as they were carried.

    `least_seen` looks back at the runs before: it needs `first`, the seed of the playtest.
    """
    choose, draws = choosers(game, roles, player), draws_of(game)
    if player == "least_seen" and first is not None:
        for earlier in range(first, seed):
            _replayed(game, earlier, choose, draws(earlier), starts)
    return _replayed(game, seed, choose, draws(seed), starts)


def line_name(game: Game, line: Line) -> str:
    """A line's name for people: its id, or where it stands; of several, which."""
    if line.consequence.id:
        return line.consequence.id
    place = (line.turn, line.decision, line.policy)
    alike = [each.number for each in game.lines if place == (each.turn, each.decision, each.policy)]
    which = f", {alike.index(line.number) + 1} of {len(alike)}" if len(alike) > 1 else ""
    return f"{game.turns[line.turn].id}, {line.decision or 'event'}: {line.policy}{which}"


def _replayed(
    game: Game,
    seed: int,
    choose: Sequence[Choose],
    draws: Draws,
    starts: Mapping[str, int] | None,
) -> Replayed:
    luck = game.luck(seed)
    opening = state = start(game, luck, starts)
    reports = []
    while not is_over(game, state):
        choices = choose[state.turn](state.values, draws)
        reports.append(explain(game, state, choices, luck))
        state = reports[-1].after
    return Replayed(opening, tuple(reports), ending(game, state))


# --- lots of runs ---------------------------------------------------------------------------


def _one_process(
    games: Sequence[Game], lots: Sequence[range], who: Who, _jobs: int, progress: Progress
) -> list[tuple[Counts, ...]]:
    runners = [Runner(game, *who) for game in games]
    found = []
    for seeds in lots:
        found.append(play_lot(runners, seeds))
        progress(sum(map(len, lots[: len(found)])))
    return found


def _processes(
    games: Sequence[Game], lots: Sequence[range], who: Who, jobs: int, progress: Progress
) -> list[tuple[Counts, ...]]:
    """This process works from the last lot back, the others from the first on: so nobody waits for
    them to start. What they cannot do, because they were stopped, is done here.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    told = pickle.dumps(([game.scenario for game in games], who))
    pool = ProcessPoolExecutor(min(jobs - 1, MOST_PROCESSES), get_context(_way()))
    try:
        theirs = [pool.submit(play_elsewhere, told, seeds) for seeds in lots]
        runners = [Runner(game, *who) for game in games]
        found: dict[int, tuple[Counts, ...]] = {}
        for at in reversed(range(len(lots))):
            if theirs[at].cancel():
                found[at] = play_lot(runners, lots[at])
                progress(sum(len(lots[n]) for n, each in enumerate(theirs) if each.done()))
        for at in range(len(lots)):
            if at not in found:
                try:
                    found[at] = theirs[at].result()
                except BrokenExecutor:
                    found[at] = play_lot(runners, lots[at])
        progress(sum(map(len, lots)))
        return [found[at] for at in range(len(lots))]
    finally:
        pool.shutdown(cancel_futures=True)


def _way() -> str:
    """How processes are begun: as copies of this one, which are there at once, where nothing that a
    copy lacks can be waited for; else from nothing.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if alone else "spawn"
