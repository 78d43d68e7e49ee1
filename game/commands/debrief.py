"""`debrief`: what came of a run, as files to hand in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from game.commands.common import fail, or_fail

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("debrief")
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--html", type=_FILE, help="One page: path, record, reasons, odds, exit ticket.")
@click.option("--csv", type=_FILE, help="One row for each decision.")
@click.option("--json", "as_json", type=_FILE, help="The run and its report, for programs.")
def command(save: Path, html: Path | None, csv: Path | None, as_json: Path | None) -> None:
    """Write the debrief of a run that was played to its end. No name is asked for."""
    from game.export.debrief import debrief_csv, debrief_html, debrief_json
    from game.play.saves import read_run
    from game.play.shelf import bundled
    from game.play.writing import write_file

    if not (html or csv or as_json):
        fail("Say what to write: --html FILE, --csv FILE, --json FILE.")
    run = or_fail(lambda: read_run(save, bundled().find))
    if not any(session.over for session in run.sessions):
        fail(f"{save}: no chapter of this run has been played to its end (play --resume {save})")
    for file, made in ((html, debrief_html), (csv, debrief_csv), (as_json, debrief_json)):
        if file:
            or_fail(partial(write_file, file, made(run)))
            click.echo(file)
