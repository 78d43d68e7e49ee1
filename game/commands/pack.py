"""`pack`: packs as one file to hand on, installed and undone."""

from __future__ import annotations

from pathlib import Path

import click

from game.commands.common import fail, or_fail


@click.group("pack")
def command() -> None:
    """Hand packs on: build one file, install it, list them, undo."""


@command.command("build")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--replace", is_flag=True, help="Write over the file if it is there.")
def build(folder: Path, output: Path | None, replace: bool) -> None:
    """Check a pack's folder and write it as one zip file."""
    from game.authoring.pack_install import build as built
    from game.play.writing import write_file

    if not (folder / "pack.yaml").is_file():
        fail(f"{folder} holds no pack.yaml (`at-the-table new` makes a pack)")
    id, data, left = or_fail(lambda: built(folder))
    target = output or Path(f"{id}.zip")
    if target.exists() and not replace:
        fail(f"{target} exists already (add --replace to write over it, or name another with -o)")
    or_fail(lambda: write_file(target, data, replace=replace))
    click.echo(f"{target}: {len(data) // 1024 + 1} KiB, the pack {id}")
    if left:
        click.echo(f"Left out, being no text files of a pack: {', '.join(left)}")


@command.command("install")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Set an installed pack of that id aside.")
def install(file: Path, replace: bool) -> None:
    """Check a pack's zip file and add it to the packs that can be played."""
    from game import resources
    from game.authoring.pack_install import install as installed
    from game.scenario.headers import find_packs

    bundled = tuple(folder.name for folder in find_packs(resources.path("scenarios")))
    pack = or_fail(lambda: installed(file, bundled=bundled, replace=replace))
    click.echo(f"Installed: {pack.title}. Play it: at-the-table play {pack.id}")
    if pack.replaced:
        click.echo(f"The one before it is set aside: at-the-table pack undo {pack.id}")


@command.command("undo")
@click.argument("id")
def undo(id: str) -> None:
    """Take an installed pack away, or bring back the one that was set aside for it."""
    from game.authoring.pack_install import undo as undone

    pack = or_fail(lambda: undone(id))
    click.echo(f"In its place again: {pack.title}." if pack else f"{id} is set aside.")
    click.echo(f"Called once more, `pack undo {id}` takes that back.")


@command.command("list")
def list_() -> None:
    """Show the packs that were installed, and where they lie."""
    from game.play.packs_folder import folder, set_aside
    from game.scenario.headers import find_packs

    packs = find_packs(folder())
    for each in packs:
        click.echo(f"{each.name:<24} {each}")
    for each in find_packs(set_aside()):
        click.echo(f"{each.name:<24} set aside")
    if not packs:
        click.echo("No packs are installed beside those that come with the game.")
