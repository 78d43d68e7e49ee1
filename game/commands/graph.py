"""`graph`: a chapter as a picture, or as text for tools that draw."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.common import fail, or_fail

if TYPE_CHECKING:
    from game.export.graph import Format


@click.command("graph")
@click.argument("chapter")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="F.svg, F.dot or F.mmd.")
@click.option("--format", type=click.Choice(["svg", "dot", "mmd"]), help="By default as -o says.")
@click.option("--detail", is_flag=True, help="Events, delays, sizes, everything read and written.")
def command(chapter: str, output: Path | None, format: Format | None, detail: bool) -> None:
    """Draw a chapter: turns, decisions, policies, what opens them, the record's way, endings.

    The picture (SVG) fits a slide; DOT is for Graphviz, mmd for Mermaid. Without -o it goes to
    standard output.
    """
    from game.analysis.graph import story
    from game.analysis.graph_of import graph_of
    from game.export.graph import graph_text
    from game.play.shelf import shelf_for
    from game.play.writing import write_file

    made = format or _format_of(output)
    shelf, name = shelf_for(chapter)
    if chapters := or_fail(lambda: shelf.chapters(name)):
        fail(f"{chapter} is a pack: name one of its chapters ({', '.join(chapters)}).")
    graph = graph_of(or_fail(lambda: shelf.game(name)))
    text = graph_text(graph if detail else story(graph), made)
    if output is None:
        click.echo(text, nl=False)
    else:
        or_fail(lambda: write_file(output, text))
        click.echo(output)


def _format_of(output: Path | None) -> Format:
    """The format that a file's name ends in; SVG where there is no file."""
    from game.export.graph import FORMATS

    end = output.suffix.lower().removeprefix(".") if output else "svg"
    found = next((format for format in FORMATS if end == format), None)
    return found or fail(
        f"{output}: a graph is written as .svg, .dot or .mmd; name one, or say --format."
    )
