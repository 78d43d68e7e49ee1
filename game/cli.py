"""The commands. Each imports what it needs when it runs: `check` never loads the window."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from game import __version__
from game.scenario.diagnostics import Diagnostic, ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.play.saves import Run
    from game.play.shelf import Shelf

REJECTED = 2
T = TypeVar("T")


def main() -> None:
    """The command `at-the-table`; exits 0 where all is well, 2 where input is rejected."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        commands(standalone_mode=False)
    except click.Abort:
        _fail("Interrupted.")
    except click.ClickException as error:
        _fail(f"{error.format_message()} (`at-the-table --help` shows the commands)")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="At the Table")
@click.pass_context
def commands(context: click.Context) -> None:
    """A teaching game of foreign-policy decisions. Without a command it opens the window."""
    if context.invoked_subcommand is None:
        _open_window(None)


@commands.command("list")
def list_() -> None:
    """Show the packs and chapters that can be played."""
    from game import resources
    from game.views.title import title_view

    for pack in _or_fail(lambda: title_view(resources.path("scenarios"))).packs:
        click.echo(f"{pack.title}: {pack.summary}")
        for card in pack.chapters:
            name = f"{pack.id}/{card.id}"
            click.echo(f"  {name:<28} {card.title}, {card.place} {card.years}, {card.minutes} min")


@commands.command()
@click.argument("chapter", required=False)
@click.option("--text", is_flag=True, help="Play in the terminal instead of the window.")
@click.option("--plain", is_flag=True, help="For screen readers: no boxes, no colour.")
@click.option("--role", multiple=True, help="The seat to hold; may be given several times.")
@click.option("--auto", type=click.Choice(["record", "random"]), help="Let the program choose.")
@click.option("--seed", type=int, help="The seed of luck and of random choices.")
@click.option("--save", type=click.Path(path_type=Path), help="Where to save the new run.")
@click.option("--resume", type=click.Path(path_type=Path), help="A save to go on with.")
@click.option("--copy", is_flag=True, help="If its chapter changed, go on with a copy.")
def play(
    chapter: str | None,
    text: bool,
    plain: bool,
    role: tuple[str, ...],
    auto: str | None,
    seed: int | None,
    save: Path | None,
    resume: Path | None,
    copy: bool,
) -> None:
    """Play a chapter (as gsomia/within_the_hour, or a YAML file), a whole pack as a campaign (as
    gsomia), or go on with a save.
    """
    from game.play.shelf import shelf_for

    given = chapter
    shelf, chapter = shelf_for(chapter or "")
    if resume:
        run, path = _resumed(shelf, chapter, resume, copy)
    elif chapter:
        run, path = _new_run(shelf, chapter, role, auto, seed, save)
    else:
        _fail("Name a chapter (`at-the-table list` shows them) or a save with --resume FILE.")
    if not (text or plain or auto):
        _open_window((run, path))
        return
    from game.console.paper import Paper
    from game.console.table import Table, along_record, at_random

    chooser = {"record": along_record, "random": at_random(run.session.seed)}.get(auto or "")
    table = Table(
        run,
        path,
        Paper(plain=plain),
        answers=None if chooser else sys.stdin,
        chooser=chooser,
        name=given or "",
        find=shelf.find,
    )
    _or_fail(table.play)


@commands.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check(paths: tuple[Path, ...], strict: bool, as_json: bool) -> None:
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


@commands.command()
@click.argument("chapter")
@click.option("--runs", default=1000, show_default=True, type=click.IntRange(1, 10_000_000))
@click.option("--seed", default=1, show_default=True, type=int)
@click.option("--role", multiple=True, help="Only these seats choose at random (default: all).")
@click.option("--seats", is_flag=True, help="Weigh every play of each seat, the others unplayed.")
def playtest(chapter: str, runs: int, seed: int, role: tuple[str, ...], seats: bool) -> None:
    """Play a chapter, or a pack as a campaign, many times at random and count what happened."""
    from rich.console import Console
    from rich.progress import Progress

    from game.analysis.balance import balance
    from game.analysis.playtest import playtest_campaign
    from game.console.counts import print_counts, print_seat
    from game.play.shelf import shelf_for

    shelf, chapter = shelf_for(chapter)
    names = shelf.chapters(chapter) or (chapter,)
    games = _or_fail(lambda: [shelf.game(name) for name in names])
    _check_roles(role, [each.id for each in games[0].scenario.chapter.roles])
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"{runs:,} runs", total=runs)
        every = playtest_campaign(
            games, runs, seed, role, lambda done: progress.update(task, completed=done)
        )
    for game, counts in zip(games, every, strict=True):
        print_counts(game, counts)
        for each in game.scenario.chapter.roles if seats else ():
            print_seat(game, balance(game, each.id))


@commands.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
def screenshots(directory: Path) -> None:
    """Render every screen to PNG files, without a window."""
    from rich.console import Console
    from rich.progress import Progress

    from game.window.shots import shoot

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("pictures", total=None)
        files = _or_fail(
            lambda: shoot(
                directory,
                report=lambda done, all: progress.update(task, completed=done, total=all),
            )
        )
    for path in files:
        click.echo(path)


# --- helpers --------------------------------------------------------------------------------


def _new_run(
    shelf: Shelf,
    chapter: str,
    roles: tuple[str, ...],
    auto: str | None,
    seed: int | None,
    save: Path | None,
) -> tuple[Run, Path]:
    from secrets import randbelow

    from game.play.saves import Run
    from game.play.saves_folder import new_file
    from game.play.session import Session

    chapters = shelf.chapters(chapter)
    game = _or_fail(lambda: shelf.game(chapters[0] if chapters else chapter))
    known = [role.id for role in game.scenario.chapter.roles]
    _check_roles(roles, known)
    if save and save.exists():
        _fail(f"{save} exists already: go on with --resume {save}, or name another file.")
    held = tuple(role for role in known if role in roles) or (known[0],)
    seed = randbelow(1_000_000) if seed is None else seed
    session = Session(game, seed, held, as_recorded=auto == "record")
    return Run((session,), campaign=bool(chapters)), save or new_file(game)


def _resumed(shelf: Shelf, chapter: str, path: Path, copy: bool) -> tuple[Run, Path]:
    from game.play.saves import ChapterChanged, SaveError, read_run
    from game.play.saves_folder import new_file

    try:
        if chapter and not shelf.chapters(chapter):
            shelf.game(chapter)
        return read_run(path, shelf.find), path
    except ChapterChanged as changed:
        if not copy:
            _fail(f"{changed}. Add --copy to go on with a copy; the save stays as it is.")
        return changed.copy, new_file(changed.copy.session.game, path.parent)
    except (SaveError, ScenarioError) as error:
        _fail(str(error))


def _check_roles(roles: Iterable[str], known: list[str]) -> None:
    from game.scenario.wording import nearest

    for role in roles:
        if role not in known:
            hint = nearest(role, known) or f"there are: {', '.join(known)}"
            _fail(f"There is no role `{role}` ({hint}).")


def _open_window(run: tuple[Run, Path] | None) -> None:
    from game.window.app import NoDisplay, open_window

    try:
        open_window(run)
    except NoDisplay as error:
        _fail(
            f"{error} Play in the terminal instead: at-the-table play gsomia/within_the_hour --text"
        )


def _or_fail(action: Callable[[], T]) -> T:
    """The action's result; a rejected scenario or save becomes one message and exit code 2."""
    from game.play.saves import SaveError

    try:
        return action()
    except (ScenarioError, SaveError) as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
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
