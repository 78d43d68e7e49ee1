"""`fork`: a copy of a pack to change, for coursework."""

from __future__ import annotations

from pathlib import Path

import click

from game.commands.common import or_fail


@click.command("fork")
@click.argument("pack")
@click.argument("folder", type=click.Path(path_type=Path))
def command(pack: str, folder: Path) -> None:
    """Copy a pack (its name or folder) into a new FOLDER, under that name, to change it."""
    from game.authoring.beginnings import fork
    from game.play.shelf import bundled

    given = Path(pack)
    shelf = bundled()
    source = given if (given / "pack.yaml").is_file() else or_fail(lambda: shelf.folder(pack))
    files = or_fail(lambda: fork(source, folder))
    click.echo(f"{len(files)} files in {folder}")
    click.echo(f"Play it: at-the-table play {folder}")
    click.echo(f"Check it: at-the-table check {folder}")
