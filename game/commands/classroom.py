"""`class`: the runs of a class, merged."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from game.commands.common import fail, or_fail

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("class")
@click.argument("saves", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--html", type=_FILE, help="A page to print.")
@click.option("--csv", type=_FILE, help="A row for each student and chapter.")
def command(saves: tuple[Path, ...], html: Path | None, csv: Path | None) -> None:
    """Merge the runs of a class: SAVES are files, or folders of them. What cannot be read is listed
    and skipped.
    """
    from game.export.class_page import class_csv, class_html
    from game.export.class_saves import read_class
    from game.play.shelf import bundled
    from game.play.writing import write_file

    if not (html or csv):
        fail("Say what to write: --html FILE, --csv FILE.")
    students, skipped = read_class(saves, bundled().find)
    for each in skipped:
        click.echo(f"Skipped: {each.why}", err=True)
    if not students:
        fail("None of these files is a run that can be read.")
    if html:
        or_fail(partial(write_file, html, class_html(students, skipped)))
        click.echo(html)
    if csv:
        or_fail(partial(write_file, csv, class_csv(students)))
        click.echo(csv)
