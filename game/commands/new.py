"""`new`: a small pack that plays at once."""

from __future__ import annotations

from pathlib import Path

import click

from game.commands.common import or_fail


@click.command("new")
@click.argument("pack", type=click.Path(path_type=Path))
def command(pack: Path) -> None:
    """Begin a pack: PACK is a folder, PACK/CHAPTER adds a chapter to one (or begins both).

    A/B begins the pack B in the folder A if A is a folder and no pack.
    """
    from game.authoring.beginnings import CHAPTER, new

    folder, chapter = pack, CHAPTER
    if (pack.parent / "pack.yaml").is_file() or _two_names(pack):
        folder, chapter = pack.parent, pack.name.removesuffix(".yaml")
    files = or_fail(lambda: new(folder, chapter))
    begun = len(files) > 1
    what = f"The new pack {folder.name} with" if begun else f"In the pack {folder.name}:"
    click.echo(f"{what} the chapter {chapter}")
    for file in files:
        click.echo(f"  {file}")
    if not begun:
        click.echo(f"Name it in {folder / 'pack.yaml'} under `chapters:`.")
    click.echo(f"Play it: at-the-table play {folder / chapter}.yaml")
    click.echo(f"Check it: at-the-table check {folder}")


def _two_names(pack: Path) -> bool:
    """Whether two names were given where nothing is yet, as `my_pack/my_chapter`."""
    return len(pack.parts) == 2 and not pack.is_absolute() and not pack.parent.exists()
