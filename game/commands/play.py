"""`play`: a run in the window or the terminal, new or gone on with."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from game.commands.common import check_roles, fail, or_fail
from game.commands.hand_in import write_hand_in
from game.commands.window import show_window
from game.scenario.diagnostics import ScenarioError

if TYPE_CHECKING:
    from game.console.table import Table
    from game.engine.rules import Game
    from game.play.run import Run
    from game.play.shelf import Shelf

MINUTES = 50
"""How long a lesson is, if nothing else is said."""


@click.command("play")
@click.argument("chapter", required=False)
@click.option("--text", is_flag=True, help="Play in the terminal instead of the window.")
@click.option("--plain", is_flag=True, help="For screen readers: no boxes, no colour.")
@click.option("--role", multiple=True, help="The seat to hold; may be given several times.")
@click.option("--teams/--together", default=None, help="Seats choose in secret, or openly.")
@click.option("--class", "in_class", is_flag=True, help="A room decides for one seat, by votes.")
@click.option("--core/--whole", default=None, help="The core turns alone, the others told.")
@click.option("--minutes", type=click.IntRange(20, 240), help="How long the lesson is. [50]")
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
    teams: bool | None,
    in_class: bool,
    core: bool | None,
    minutes: int | None,
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
    lesson = _Lesson(teams, in_class, core, minutes)
    if resume:
        run, path = _resumed(shelf, chapter, resume, copy)
        lesson.check_resumed(run)
    elif chapter:
        run, path = _new_run(shelf, chapter, role, lesson, auto, seed, save)
    else:
        fail("Name a chapter (`at-the-table list` shows them) or a save with --resume FILE.")
    if not (text or plain or auto):
        show_window((run, path), _watched(shelf, chapter, run) if watch else None)
        return
    from time import monotonic

    from game.console.paper import Paper
    from game.console.table import along_record, at_random

    chooser = {"record": along_record, "random": at_random(run.session.seed)}.get(auto or "")
    table = lesson.table(run, resumed=resume is not None and not auto)(
        run,
        path,
        Paper(plain=plain),
        answers=None if chooser else sys.stdin or StringIO(),  # a closed input is at its end
        chooser=chooser,
        name=given or "",
        find=shelf.find,
        export=write_hand_in,
        now=monotonic,
    )
    or_fail(table.play)


@attrs.frozen
class _Lesson:
    """What was said of the kind of play; None where nothing was."""

    teams: bool | None
    in_class: bool
    core: bool | None
    minutes: int | None

    def check(self, roles: tuple[str, ...], game: Game) -> None:
        """Fail on what does not go together."""
        seats = game.scenario.chapter.roles
        if self.teams and self.in_class:
            fail("--class is a room that decides for one seat, --teams are several: take one.")
        if self.in_class and len(roles) > 1:
            fail("A class decides for one seat: name one --role, or take --teams.")
        if self.teams and (len(seats) < 2 or len(roles) == 1):
            fail("Teams need two seats or more: name several with --role, or none for all of them.")
        if self.minutes and not (self.teams or self.in_class):
            fail("--minutes is the length of a lesson: add --class or --teams.")
        if self.core and not any(turn.core for turn in game.turns):
            click.echo("The chapter marks no core turns: every turn is played.", err=True)

    def check_resumed(self, run: Run) -> None:
        """Fail on what a save has decided already."""
        if self.in_class or self.core is not None or self.minutes:
            fail("--class, --core, --whole and --minutes are for a new run: leave them out.")
        if self.teams and len(run.session.roles) < 2:
            fail("One seat is held in this save: leave --teams out.")

    def held(self, roles: tuple[str, ...], known: list[str]) -> tuple[str, ...]:
        """The seats in the chapter's order: those named, else all for teams, else the first."""
        usual = known if self.teams else known[:1]
        return tuple(role for role in known if role in (roles or usual))

    def table(self, run: Run, *, resumed: bool) -> type[Table]:
        """Who sits at the terminal: a class, teams, or players who see all that is shown. Seats of
        a save may be teams that began in the window: unless it is said, they keep their secrets.
        """
        from game.console.classroom import Classroom
        from game.console.table import Table
        from game.console.teams import Teams

        if run.in_class:
            return Classroom
        if len(run.session.roles) == 1 or not (resumed if self.teams is None else self.teams):
            return Table
        if self.teams is None:
            click.echo("Each seat chooses in secret; --together shows all to everyone.", err=True)
        return Teams


def _watched(shelf: Shelf, given: str, run: Run) -> Path:
    """The file to watch: the one that was named, or that of the run's chapter."""
    is_file = Path(given).suffix in (".yaml", ".yml")
    name = given if is_file else run.session.game.scenario.name
    return or_fail(lambda: shelf.path(name))


def _new_run(
    shelf: Shelf,
    chapter: str,
    roles: tuple[str, ...],
    lesson: _Lesson,
    auto: str | None,
    seed: int | None,
    save: Path | None,
) -> tuple[Run, Path]:
    from secrets import randbelow

    from game.play.run import Run
    from game.play.saves_folder import new_file
    from game.play.session import Session

    chapters = shelf.chapters(chapter)
    game = or_fail(lambda: shelf.game(chapters[0] if chapters else chapter))
    known = [role.id for role in game.scenario.chapter.roles]
    check_roles(roles, known)
    lesson.check(roles, game)
    if save and save.exists():
        fail(f"{save} exists already: go on with --resume {save}, or name another file.")
    held = lesson.held(roles, known)
    seed = randbelow(1_000_000) if seed is None else seed
    core = lesson.in_class if lesson.core is None else lesson.core
    session = Session(game, seed, held, as_recorded=auto == "record", core_only=core)
    is_led = lesson.teams or lesson.in_class
    minutes = (lesson.minutes or MINUTES) if is_led else 0
    run = Run((session,), bool(chapters), lesson.in_class, minutes)
    return run, save or new_file(game)


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
