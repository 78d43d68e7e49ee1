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
    html: Path | None,
    as_json: bool,
) -> None:
    """Play a chapter, or a pack as a campaign, many times and count what happened."""
    from game.analysis.playtest import playtest_campaign
    from game.console.counts import print_counts, print_odds, print_seat
    from game.play.shelf import shelf_for

    shelf, chapter = shelf_for(chapter)
    names = shelf.chapters(chapter) or (chapter,)
    games = or_fail(lambda: [shelf.game(name) for name in names])
    check_roles(role, [each.id for each in games[0].scenario.chapter.roles])
    if len(games) > 1 and (html or as_json):
        fail("A page or JSON is made of one chapter: name it as PACK/CHAPTER.")
    every = _with_progress(
        f"{runs:,} runs",
        runs,
        lambda tell: playtest_campaign(games, runs, seed, role, tell, player=player, jobs=jobs),
    )
    if html or as_json:
        report = _report(games[0], every[0], shelf.path(names[0]), seed, player, role)
        _hand_over(report, html, as_json)
        return
    for game, counts in zip(games, every, strict=True):
        print_counts(game, counts)
        if exact:
            print_odds(game, _odds(game, role))
        for found in _balances(game) if seats else ():
            print_seat(game, found)


def _odds(game: Game, roles: tuple[str, ...]) -> Odds:
    from game.analysis.odds import odds
    from game.engine.chance import no_luck
    from game.engine.rules import start

    return _with_progress(
        "states", None, lambda tell: odds(game, start(game, no_luck), roles, progress=tell)
    )


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
    from game.analysis.swings import swings
    from game.scenario.loader import load_chapter

    return playtest_report(
        game,
        counts,
        seed,
        player=player,
        odds=_odds(game, roles),
        swings=swings(game, roles),
        balances=_balances(game),
        loaded=load_chapter(file),
        text=file.read_text(encoding="utf-8"),
    )


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
