"""`lesson`: a plan for a class, to print."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import attrs
import click

from game.commands.common import check_roles, or_fail


@click.command("lesson")
@click.argument("chapter")
@click.option("--minutes", default=50, show_default=True, type=click.IntRange(20, 240))
@click.option("--students", default=30, show_default=True, type=click.IntRange(2, 300))
@click.option("--roles", default="", help="The seats that get a table, with commas (default: all).")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
def command(chapter: str, minutes: int, students: int, roles: str, output: Path | None) -> None:
    """Write a lesson plan for a chapter as a page to print: timing, cards, ballots, answers."""
    from game.export.lesson import lesson_html
    from game.play.shelf import shelf_for
    from game.play.writing import write_file
    from game.views.lesson import lesson_view

    shelf, name = shelf_for(chapter)
    game = or_fail(lambda: shelf.game(name))
    chosen = tuple(each.strip() for each in roles.split(",") if each.strip())
    check_roles(chosen, [role.id for role in game.scenario.chapter.roles])
    view = lesson_view(game, minutes, students, chosen)
    html = lesson_html(attrs.evolve(view, name=quote(chapter)))
    if output is None:
        click.echo(html, nl=False)
        return
    or_fail(lambda: write_file(output, html))
    click.echo(output)
