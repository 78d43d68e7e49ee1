"""`sources`: what a pack rests on, taken over from a reference manager."""

from __future__ import annotations

from pathlib import Path

import click

from game.commands.common import fail, or_fail


@click.group("sources")
def command() -> None:
    """Bring sources over from Zotero and the like."""


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into",
    "pack",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The pack's folder (default: this one).",
)
@click.option("--replace", is_flag=True, help="Let works of the same id take the old ones' place.")
def import_(file: Path, pack: Path, replace: bool) -> None:
    """Merge works from CSL-JSON, CSL-YAML or BibTeX into a pack's sources.yaml, by their ids."""
    from game.authoring.merging import merge
    from game.authoring.references import read_references
    from game.play.writing import write_file

    target = pack / "sources.yaml"
    if not any(pack.glob("*.yaml")):
        fail(f"{pack.absolute()} holds no pack (name the pack's folder with --into)")
    items = or_fail(lambda: read_references(file))
    before = or_fail(lambda: _text_of(target))
    merged = or_fail(lambda: merge(before, items, str(target), replace=replace))
    if merged.text != before:
        or_fail(lambda: write_file(target, merged.text))
    for words, ids in (
        ("Added", merged.new),
        ("Replaced", merged.replaced),
        ("There already", merged.same),
        ("Left as they are, though the file says otherwise (--replace takes the new)", merged.kept),
        ("Say of these what kind they are (`custom: {kind: official}`)", merged.unkind),
    ):
        if ids:
            click.echo(f"{words}: {len(ids)}: {', '.join(ids[:12])}{' ...' * (len(ids) > 12)}")
    click.echo(f"{target} has all of them." if not merged.kept else f"{target} is merged.")


def _text_of(path: Path) -> str:
    from game.play.checked import Rejected

    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise Rejected(f"{path} cannot be read: {error}", "save it as UTF-8") from error
