"""The program `at-the-table`. Each command is a module, loaded when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from game import __version__
from game.commands.common import REJECTED, fail

COMMANDS = (
    *("list", "play", "debrief", "lesson", "class", "screenshots"),
    *("new", "fork", "check", "explain", "playtest", "graph", "schema", "sources", "pack"),
)
"""In the order in which help shows them; each is `command` in a module of its name."""

MODULES = {"class": "classroom"}
"""Where a module cannot have its command's name."""


class _OnDemand(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, without loading anything."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None where there is no such."""
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"game.commands.{MODULES.get(cmd_name, cmd_name)}").command
        assert isinstance(found, click.Command)
        return found


@click.command(cls=_OnDemand, invoke_without_command=True)
@click.version_option(__version__, prog_name="At the Table")
@click.pass_context
def commands(context: click.Context) -> None:
    """A teaching game of foreign-policy decisions. Without a command it opens the window."""
    if context.invoked_subcommand is None:
        from game.commands.window import show_window

        show_window(None)


def main() -> None:
    """The command `at-the-table`; exits 0 where all is well, 2 where input is rejected."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    _have_a_home()
    try:
        commands(standalone_mode=False)
    except click.Abort:
        fail("Interrupted.")
    except click.ClickException as error:
        fail(f"{error.format_message()} (`at-the-table --help` shows the commands)")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # a full disk under the output, for instance
        where = error.filename or "The output"
        click.echo(f"{where} cannot be read or written: {error.strerror or error}", err=True)
        os._exit(REJECTED)  # what waits to be written would only fail once more


def _have_a_home() -> None:
    """Where the system knows no home for the user, as in some containers, this folder is one."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = os.environ["USERPROFILE"] = str(Path.cwd())
