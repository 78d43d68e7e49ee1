"""`play`: a run in the window or the terminal, new or gone on with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.common import check_roles, fail, or_fail
from game.commands.hand_in import write_hand_in
from game.commands.window import show_window
from game.scenario.diagnostics import ScenarioError

if TYPE_CHECKING:
    from game.play.saves import Run
    from game.play.shelf import Shelf


@click.command("play")
@click.argument("chapter", required=False)
@click.option("--text", is_flag=True, help="Play in the terminal instead of the window.")
@click.option("--plain", is_flag=True, help="For screen readers: no boxes, no colour.")
@click.option("--role", multiple=True, help="The seat to hold; may be given several times.")
@click.option("--auto", type=click.Choice(["record", "random"]), help="Let the program choose.")
@click.option("--seed", type=int, help="The seed of luck and of random choices.")
@click.option("--save", type=click.Path(path_type=Path), help="Where to save the new run.")
@click.option("--resume", type=click.Path(path_type=Path), help="A save to go on with.")
@click.option("--watch", is_flag=True, help="Take up the file each time it is saved.")
@click.option("--copy", is_flag=True, help="If its chapter changed, go on with a copy.")
def command(
    chapter: str | None,
    text: bool,
    plain: bool,
    role: tuple[str, ...],
    auto: str | None,
    seed: int | None,
    save: Path | None,
    resume: Path | None,
    watch: bool,
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
        fail("Name a chapter (`at-the-table list` shows them) or a save with --resume FILE.")
    if not (text or plain or auto):
        show_window((run, path), _watched(shelf, given, run) if watch else None)
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
        export=write_hand_in,
    )
    or_fail(table.play)


def _watched(shelf: Shelf, given: str | None, run: Run) -> Path:
    """The file to watch: the one that was named, or that of the run's chapter."""
    is_file = given is not None and Path(given).suffix in (".yaml", ".yml")
    name = given if is_file and given else run.session.game.scenario.name
    return or_fail(lambda: shelf.path(name))


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
    game = or_fail(lambda: shelf.game(chapters[0] if chapters else chapter))
    known = [role.id for role in game.scenario.chapter.roles]
    check_roles(roles, known)
    if save and save.exists():
        fail(f"{save} exists already: go on with --resume {save}, or name another file.")
    held = tuple(role for role in known if role in roles) or (known[0],)
    seed = randbelow(1_000_000) if seed is None else seed
    session = Session(game, seed, held, as_recorded=auto == "record")
    return Run((session,), campaign=bool(chapters)), save or new_file(game)


def _resumed(shelf: Shelf, chapter: str, path: Path, copy: bool) -> tuple[Run, Path]:
    from game.play.keeper import opened
    from game.play.saves import ChapterChanged, SaveError
    from game.play.saves_folder import new_file

    try:
        if chapter and not shelf.chapters(chapter):
            shelf.game(chapter)
        run, told = opened(path, shelf.find)
        if told:
            click.echo(told, err=True)
        return run, path
    except ChapterChanged as changed:
        if not copy:
            fail(f"{changed}. Add --copy to go on with a copy; the save stays as it is.")
        return changed.copy, new_file(changed.copy.session.game, path.parent)
    except (SaveError, ScenarioError) as error:
        fail(str(error))
