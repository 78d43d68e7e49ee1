"""`screenshots`: every screen as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from game.commands.common import or_fail


@click.command("screenshots")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
def command(directory: Path) -> None:
    """Render every screen to PNG files, without a window."""
    from rich.console import Console
    from rich.progress import Progress

    from game.window.shots import shoot

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("pictures", total=None)
        files = or_fail(
            lambda: shoot(
                directory,
                report=lambda done, all: progress.update(task, completed=done, total=all),
            )
        )
    for path in files:
        click.echo(path)
