"""`schema`: what editors and authors need to know of the format's keys."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from game.commands.common import fail, or_fail

KINDS = ("chapter", "pack", "claims", "conflicts", "concepts", "sources")


@click.command("schema")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(KINDS), help="Print the schema of this kind of file.")
@click.option("--reference", is_flag=True, help="Print the reference page instead (Markdown).")
def command(folder: Path | None, kind: str | None, reference: bool) -> None:
    """Write the format's JSON Schemas (draft 2020-12) to FOLDER, for editors that check YAML.

    An editor finds a schema by the first line of a file:

    # yaml-language-server: $schema=FOLDER/chapter.schema.json
    """
    from game.scenario.schema import FILES, file_name

    if reference:
        from game.scenario.reference import reference as page

        click.echo(page())
    elif kind:
        click.echo(_text(kind), nl=False)
    elif folder:
        for each in FILES:
            click.echo(or_fail(partial(_write, folder, file_name(each), _text(each))))
    else:
        fail("Name a folder to write to, or print with --kind KIND or --reference.")


def _write(folder: Path, name: str, text: str) -> Path:
    from game.play.checked import Rejected
    from game.play.writing import write_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Rejected(f"{folder} cannot be made: {error.strerror}", "name another") from error
    write_file(folder / name, text)
    return folder / name


def _text(kind: str) -> str:
    import json

    from game.scenario.schema import schema

    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"
