"""`playtest`: many runs, counted."""

from __future__ import annotations

import click

from game.commands.common import check_roles, or_fail


@click.command("playtest")
@click.argument("chapter")
@click.option("--runs", default=1000, show_default=True, type=click.IntRange(1, 10_000_000))
@click.option("--seed", default=1, show_default=True, type=int)
@click.option("--role", multiple=True, help="Only these seats choose at random (default: all).")
@click.option("--seats", is_flag=True, help="Weigh every play of each seat, the others unplayed.")
def command(chapter: str, runs: int, seed: int, role: tuple[str, ...], seats: bool) -> None:
    """Play a chapter, or a pack as a campaign, many times at random and count what happened."""
    from rich.console import Console
    from rich.progress import Progress

    from game.analysis.balance import balance
    from game.analysis.playtest import playtest_campaign
    from game.console.counts import print_counts, print_seat
    from game.play.shelf import shelf_for

    shelf, chapter = shelf_for(chapter)
    names = shelf.chapters(chapter) or (chapter,)
    games = or_fail(lambda: [shelf.game(name) for name in names])
    check_roles(role, [each.id for each in games[0].scenario.chapter.roles])
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"{runs:,} runs", total=runs)
        every = playtest_campaign(
            games, runs, seed, role, lambda done: progress.update(task, completed=done)
        )
    for game, counts in zip(games, every, strict=True):
        print_counts(game, counts)
        for each in game.scenario.chapter.roles if seats else ():
            print_seat(game, balance(game, each.id))
