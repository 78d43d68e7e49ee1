"""`check`: every problem with its place and mend."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from game.commands.common import REJECTED
from game.scenario.diagnostics import Diagnostic


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings fail too; implies --deep.")
@click.option("--deep", is_flag=True, help="Look at every play where some leave a doubt.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(paths: tuple[Path, ...], strict: bool, deep: bool, as_json: bool) -> None:
    """Check packs, chapters or folders of packs; every problem with its place and mend.

    A warning that is none is excused by a comment on its line or above it:

    # check: allow CODE because REASON
    """
    from game.analysis.check import check_paths

    gc.disable()  # everything that is read is kept: collecting would only visit it again
    try:
        result = check_paths(paths, deep=deep or strict, progress=_show)
    finally:
        gc.enable()
        _clear()
    if as_json:
        import json

        click.echo(json.dumps([_finding(each) for each in result.found], indent=1))
    else:
        for each in result.found:
            click.echo(f"{each}" if each.severity == "error" else f"{each} [warning]", err=True)
        click.echo(result.summary)
    if result.errors or (strict and result.found):
        sys.exit(REJECTED)


def _show(chapter: str, states: int) -> None:
    """Say on a terminal how far the look at every play has come, on a line that is cleared."""
    if sys.stderr.isatty():
        click.echo(f"\r{chapter}: {states:,} states looked at", nl=False, err=True)


def _clear() -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{' ' * 79}\r", nl=False, err=True)


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
