"""`check`: every problem with its place and mend."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from game.commands.common import REJECTED
from game.scenario.diagnostics import Diagnostic


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(paths: tuple[Path, ...], strict: bool, as_json: bool) -> None:
    """Check packs, chapters or folders of packs; every problem with its place and mend."""
    from game.analysis.check import check_paths

    result = check_paths(paths)
    if as_json:
        click.echo(json.dumps([_finding(each) for each in result.found], indent=1))
    else:
        for each in result.found:
            click.echo(f"{each}" if each.severity == "error" else f"{each} [warning]", err=True)
        click.echo(result.summary)
    if result.errors or (strict and result.found):
        sys.exit(REJECTED)


def _finding(each: Diagnostic) -> dict[str, object]:
    return {
        "severity": each.severity,
        "code": each.code,
        "file": each.place.file,
        "line": each.place.line,
        "column": each.place.column,
        "path": each.path,
        "message": each.message,
        "hint": each.hint,
    }
