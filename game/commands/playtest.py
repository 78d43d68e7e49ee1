"""`playtest`: many runs, counted; or every play, weighed."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from game.commands.common import check_roles, fail, or_fail

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.analysis.balance import Balance
    from game.analysis.odds import Odds
    from game.analysis.playtest import Counts
    from game.analysis.playtest_report import PlaytestReport
    from game.analysis.swings import Swings
    from game.engine.rules import Game

    Tell = Callable[[int], object]

T = TypeVar("T")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("playtest")
@click.argument("chapter")
@click.option("--runs", default=1000, show_default=True, type=click.IntRange(1, 10_000_000))
@click.option("--seed", default=1, show_default=True, type=int, help="Run n uses seed n.")
@click.option("--role", multiple=True, help="Only these seats play (default: all).")
@click.option(
    "--player",
    default="random",
    show_default=True,
    type=click.Choice(["random", "greedy", "record", "least_seen"]),
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--exact", is_flag=True, help="Weigh every play: odds instead of counts.")
@click.option("--seats", is_flag=True, help="Weigh every play of each seat, the others unplayed.")
@click.option("--replay", type=int, metavar="N", help="Show the run of seed N, turn by turn.")
@click.option("--source", is_flag=True, help="Print the file with its counts at the left.")
@click.option("--html", type=_FILE, help="A page, with the file beside its counts.")
@click.option("--json", "as_json", is_flag=True, help="Print the report for programs.")
def command(
    chapter: str,
    runs: int,
    seed: int,
    role: tuple[str, ...],
    player: str,
    jobs: int,
    exact: bool,
    seats: bool,
    replay: int | None,
    source: bool,
    html: Path | None,
    as_json: bool,
) -> None:
    """Play a chapter, or a pack as a campaign, many times and count what happened."""
    from game.analysis.playtest import playtest_campaign
    from game.console.counts import print_counts, print_odds, print_seat, print_swings
    from game.play.shelf import shelf_for

    shelf, chapter = shelf_for(chapter)
    names = shelf.chapters(chapter) or (chapter,)
    games = or_fail(lambda: [shelf.game(name) for name in names])
    check_roles(role, [each.id for each in games[0].scenario.chapter.roles])
    if len(games) > 1 and (html or as_json or source or replay is not None):
        fail("A page, JSON, the source or a run is of one chapter: name it as PACK/CHAPTER.")
    if replay is not None:
        _show(games[0], replay, seed, player, role)
        return
    every = _with_progress(
        f"{runs:,} runs",
        runs,
        lambda tell: playtest_campaign(games, runs, seed, role, tell, player=player, jobs=jobs),
    )
    if html or as_json:
        report = _report(games[0], every[0], shelf.path(names[0]), seed, player, role)
        _hand_over(report, html, as_json)
        return
    if source:
        click.echo(_source(games[0], every[0], shelf.path(names[0])))
        return
    for game, counts in zip(games, every, strict=True):
        print_counts(game, counts, player)
        if exact:
            print_odds(game, _odds(game, role))
            print_swings(game, _swings(game, role))
        for found in _balances(game) if seats else ():
            print_seat(game, found)


def _show(game: Game, seed: int, first: int, player: str, roles: tuple[str, ...]) -> None:
    """Print a run, of a playtest that began with the seed `first`, as its players would read it."""
    from tempfile import TemporaryDirectory

    from game.analysis.playtest import replay
    from game.console.paper import Paper
    from game.console.table import Table
    from game.play.run import Run
    from game.play.session import Act, Ask, Session

    chosen = {
        decision.id: decision.policies[place].id
        for report in replay(game, seed, roles, player, first=first).reports
        for decision, place in zip(
            game.turns[report.before.turn].decisions, report.choices, strict=True
        )
    }

    def choose(_session: Session, ask: Ask) -> Act:
        if ask.decision is None:
            return Act(ask.role.id)
        return Act(ask.role.id, ask.decision.id, chosen[ask.decision.id])

    session = Session(game, seed, roles or tuple(each.id for each in game.scenario.chapter.roles))
    with TemporaryDirectory() as folder:
        Table(Run((session,)), Path(folder) / "run.json", Paper(), chooser=choose).play()


def _odds(game: Game, roles: tuple[str, ...]) -> Odds:
    from game.analysis.odds import odds
    from game.engine.chance import no_luck
    from game.engine.rules import start

    return _with_progress(
        "states", None, lambda tell: odds(game, start(game, no_luck), roles, progress=tell)
    )


def _swings(game: Game, roles: tuple[str, ...]) -> Swings:
    from game.analysis.swings import swings

    return _with_progress("states", None, lambda tell: swings(game, roles, progress=tell))


def _balances(game: Game) -> list[Balance]:
    """What each seat can expect; one with too many states is left out, and that is said."""
    from game.analysis.balance import TooMany, balance
    from game.analysis.exact import LIMIT

    found = []
    for role in game.scenario.chapter.roles:
        try:
            found.append(_with_progress("states", None, partial(balance, game, role.id, LIMIT)))
        except TooMany as error:
            click.echo(f"{role.name} is left out: {error}.", err=True)
    return found


def _report(
    game: Game, counts: Counts, file: Path, seed: int, player: str, roles: tuple[str, ...]
) -> PlaytestReport:
    """Everything that can be said of a chapter, its text included."""
    from game.analysis.playtest_report import playtest_report
    from game.scenario.loader import load_chapter

    return playtest_report(
        game,
        counts,
        seed,
        player=player,
        odds=_odds(game, roles),
        swings=_swings(game, roles),
        balances=_balances(game),
        loaded=load_chapter(file),
        text=file.read_text(encoding="utf-8"),
    )


def _source(game: Game, counts: Counts, file: Path) -> str:
    from game.analysis.annotate import annotate, margined
    from game.scenario.loader import load_chapter

    text = file.read_text(encoding="utf-8")
    return margined(annotate(text, load_chapter(file).places, game, counts))


def _hand_over(report: PlaytestReport, html: Path | None, as_json: bool) -> None:
    from game.export.playtest import playtest_html, playtest_json
    from game.play.writing import write_file

    if html:
        or_fail(partial(write_file, html, playtest_html(report)))
        click.echo(html, err=as_json)
    if as_json:
        click.echo(json.dumps(playtest_json(report), ensure_ascii=False, indent=1))


def _with_progress(what: str, total: int | None, work: Callable[[Tell], T]) -> T:
    """Do the work with a bar on standard error; it is told how much is done. Where the end is known
    the bar needs no thread of its own: processes start sooner without one.
    """
    from rich.console import Console
    from rich.progress import Progress

    console, alone = Console(stderr=True), total is not None
    with Progress(console=console, transient=True, auto_refresh=not alone) as progress:
        task = progress.add_task(what, total=total)
        return work(lambda done: progress.update(task, completed=done, refresh=alone))
