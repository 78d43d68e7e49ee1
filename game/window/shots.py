"""Pictures of every screen, made without a window: for documentation, and to look at changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
import pygame

from game.engine.rules import open_policies, recorded
from game.play.run import Run
from game.play.session import BEFORE, Act, Ask, Session
from game.play.settings import THEMES, Settings
from game.play.shelf import Shelf, bundled
from game.views.people import people_view
from game.views.quiz import asks_before
from game.views.vote import COMMIT, MINORITY, PAIRS, SILENT, VOTE
from game.window.doors import title_screen
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.between import HandOverScreen, SealedScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.commit import CommitScreen
from game.window.screens.debrief import PAGES, DebriefScreen, LeaveScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.help import HelpScreen
from game.window.screens.in_play import InPlay
from game.window.screens.lead import StopScreen
from game.window.screens.options import Options, OptionsScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.people import PeopleScreen
from game.window.screens.quiz import QuizScreen
from game.window.screens.reveal import RevealScreen
from game.window.screens.role import RoleScreen
from game.window.screens.seat import SeatScreen
from game.window.screens.settings import SettingsScreen
from game.window.screens.title import TitleScreen
from game.window.screens.told import ToldScreen
from game.window.screens.vote import VoteScreen
from game.window.stage import Stage

SEED = 2012


@attrs.frozen
class Size:
    """A window and a text size to take pictures at."""

    width: int
    height: int
    text: float = 1.0
    theme: str = "light"

    @property
    def name(self) -> str:
        """As part of a file name."""
        large = f"-text{self.text * 100:.0f}" if self.text > 1 else ""
        return f"{self.width}x{self.height}{large}" + (f"-{self.theme}" * (self.theme != "light"))


SIZES = tuple(
    Size(width, height, text, theme)
    for theme in THEMES
    for width, height, text in ((1280, 720, 1.0), (1024, 640, 1.5), (1920, 1080, 1.0))
)


def shoot(
    directory: Path,
    sizes: tuple[Size, ...] = SIZES,
    report: Callable[[int, int], object] = lambda done, all: None,
) -> list[Path]:
    """Write `NAME-SIZE.png` for every screen and size into a folder; returns the files. `report`
    is told after each how many are done, of how many."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    directory.mkdir(parents=True, exist_ok=True)
    saves = directory / ".saves"
    files: list[Path] = []
    try:
        every = [*screens(bundled(), saves)]
        for size in sizes:  # one size after the other, so that letters are drawn once
            target = pygame.Surface((size.width, size.height))
            for name, below, top in every:
                file = directory / f"{name}-{size.name}.png"
                _shot(below, top, size, target, file)
                files.append(file)
                report(len(files), len(every) * len(sizes))
    finally:
        for left in saves.glob("*"):
            left.unlink()
        if saves.is_dir():
            saves.rmdir()
    return files


def _shot(
    below: Screen | None, top: Screen, size: Size, target: pygame.Surface, file: Path
) -> None:
    stage = Stage(below or top, target.get_size(), Settings(size.theme, size.text))
    if below is not None:
        stage.put(top)
    top.refresh()
    stage.settle()
    stage.draw(target)
    pygame.image.save(target, file)


def screens(shelf: Shelf, saves: Path) -> Iterator[tuple[str, Screen | None, Screen]]:
    """Every screen in the order of a play: its name, the screen below a sheet, the screen."""
    names = shelf.names()
    game = shelf.game(names[0])
    roles = [role.id for role in game.scenario.chapter.roles]
    run = Run((Session(game, SEED, (roles[0],)),), campaign=True)
    play = Play(run, saves / "shots.json", shelf.find)
    role = RoleScreen(run, lambda _run: play)
    yield "02-role", None, role
    yield "02-options", role, OptionsScreen(Options(seed=SEED), lambda options: None)
    if asks_before(play.session):
        quiz = QuizScreen(play)
        quiz.act("answer:2")
        yield "03-pre-check", None, quiz
        play.answer(BEFORE, {item.id: item.options[0] for item in quiz.view.items})
    seat = SeatScreen(play)
    seat.act("aim:3")
    yield "04-seat", None, seat
    play.sit(seat.seat, tuple(seat.order))
    play.do(_act(play.session, 0))
    play.see()
    yield from _title(title_screen(shelf, saves))
    yield from _turn(play)
    while not play.session.over:
        play.do(_act(play.session, 0))
    play.see()
    yield from _debrief(play)
    if play.run.following:
        after = Play(play.run, saves / "next.json", shelf.find)
        after.next_chapter()
        yield "15-next-seat", None, SeatScreen(after)
    yield from _teams(Run((Session(game, SEED, tuple(roles)),)), saves)
    first = Session(game, SEED, (roles[0],), core_only=True)
    yield from _class(Run((first,), in_class=True, minutes=50), saves)


def _title(title: TitleScreen) -> Iterator[tuple[str, Screen | None, Screen]]:
    """The title, and what opens from it."""
    yield "01-title", None, title
    for name, id, below in (("01-open-pack", "open", title), ("01-sources", "sources", None)):
        step = title.act(id)
        if step is not None and step.open is not None:
            yield name, below, step.open


def _turn(play: Play) -> Iterator[tuple[str, Screen | None, Screen]]:
    """The second turn, with what lies over its pages."""
    briefing = BriefingScreen(play)
    yield "05-briefing", None, briefing
    people = briefing.act("people")
    if people is not None and people.open is not None:
        yield "06-people", None, people.open
    yield "06-sources", None, briefing.all_sources()
    decision = DecisionScreen(play)
    decision.act("option:2")
    yield "07-decision", None, decision
    yield "08-commit", decision, _commit(play, decision)
    yield "13-settings", decision, SettingsScreen()
    yield "14-keys", decision, HelpScreen(decision.hints)
    play.do(_act(play.session, 1))
    yield "09-sealed", None, SealedScreen(play)
    outcome = OutcomeScreen(play)
    yield "10-outcome", None, outcome
    for name, id in (("11-source", "cite:1"), ("11-concept", "concept")):
        step = outcome.act(id)
        if step is not None and step.open is not None:
            yield name, outcome, step.open


def _debrief(play: Play) -> Iterator[tuple[str, Screen | None, Screen]]:
    """Leaving the role, every section, and what lies behind a key of some."""
    yield "12-debrief-00-leave", None, LeaveScreen(play)
    for number, section in enumerate(PAGES, 1):
        yield f"12-debrief-{number:02}-{section.id}", None, _page(play, section.id)
    for name, section_id, acts in (
        ("bibliography", "sources", ("list",)),
        ("varied", "model", ("vary",)),
        ("answered", "check", ("answer:2", "go")),
        ("gain", "check", ("leave",)),
    ):
        yield f"12-debrief-{name}", None, _page(play, section_id, *acts)
    for name, section_id, act in (
        ("endings", "overview", "endings"), ("pick", "what_if", "pick"),
        ("cite", "ticket", "cite-here"),
    ):  # fmt: skip
        below = _page(play, section_id)
        step = below.act(act)
        if step is not None and step.open is not None:
            yield f"12-debrief-{name}", below, step.open
    yield (
        "12-debrief-people",
        None,
        PeopleScreen(
            people_view(play.session, play.role, debrief=True),
            play.session.game.scenario.library,
        ),
    )


def _page(play: Play, section: str, *acts: str) -> DebriefScreen:
    """A section with all that it waits for."""
    debrief = DebriefScreen(play, section)
    for id in acts:
        debrief.act(id)
    debrief.tick(60.0)
    return debrief


def _teams(run: Run, saves: Path) -> Iterator[tuple[str, Screen | None, Screen]]:
    """What is seen only where one machine holds several seats."""
    play = Play(run, saves / "teams.json")
    if asks_before(play.session):
        play.answer(BEFORE)
    for role in run.session.roles:
        play.sit(role, ())
    yield "16-hand-over", None, HandOverScreen(play, run.session.roles[0])
    while not play.unseen:
        play.do(_act(play.session, 1))
    yield "16-all-sealed", None, SealedScreen(play)
    yield "16-reveal", None, RevealScreen(play)
    yield "16-outcome-of-three", None, OutcomeScreen(play)


def _class(run: Run, saves: Path) -> Iterator[tuple[str, Screen | None, Screen]]:
    """What is seen only where a room decides: turns that are told, the steps of a vote, what its
    leader is asked.
    """
    play = Play(run, saves / "class.json")
    role = RoleScreen(run, lambda _run: play)
    role.act("mode:class")
    yield "17-role-class", None, role
    yield "17-options-class", role, OptionsScreen(Options(), lambda options: None, role.asked)
    play.answer(BEFORE)
    play.sit(run.session.roles[0], ())
    if play.told:
        yield "17-told", None, _after(10, play, ToldScreen)
        play.see()
    yield "17-class-briefing", None, _after(40, play, BriefingScreen)
    tie, votes = (12, 12, 6), (9, 15, 6)
    steps = ((SILENT, ()), (PAIRS, ()), (VOTE, votes[:2]), (MINORITY, votes), (COMMIT, votes))
    for step, typed in steps:
        yield f"17-vote-{step}", None, _vote(play, step, typed)
    yield "17-vote-tie-minority", None, _vote(play, MINORITY, tie)
    yield "17-vote-tie", None, _vote(play, COMMIT, tie)
    below = _vote(play, MINORITY, votes)
    yield "17-keys-of-a-class", below, HelpScreen(below.every_hint)
    yield "17-stop", below, StopScreen(_vote(play, MINORITY, votes, 30 * 60).play)
    play.do(_act(play.session, 1))
    yield "17-class-outcome", None, _after(20, play, OutcomeScreen)
    play.stop(goes_on=False)
    play.see(play.session.seen + 1)
    yield "17-told-at-the-end", None, _after(10, play, ToldScreen)
    play.see()
    yield "17-class-leaves", None, LeaveScreen(play)
    yield "17-class-debrief", None, _page(play, "overview")


def _after(seconds: float, play: Play, opens: Callable[[Play], InPlay]) -> InPlay:
    """A page of a class, some seconds after it was opened."""
    passed = [0.0]
    screen = opens(Play(play.run, play.file, play.find, lambda: passed[0]))
    screen.begins()
    passed[0] = seconds
    return screen


def _vote(play: Play, step: str, votes: Sequence[int], seconds: float = 20) -> InPlay:
    """A vote in one of its steps; so many votes for each option that is open."""

    def opened(play: Play) -> InPlay:
        vote = VoteScreen(play)
        able = [option.id for option in vote.view.decision.options if option.is_open]
        vote.tally = dict(zip(able, votes, strict=False))
        vote.go_to(step)
        return vote

    return _after(seconds, play, opened)


def _commit(play: Play, decision: DecisionScreen) -> CommitScreen:
    view = decision.view
    option = view.option(decision.chosen)
    assert option is not None
    sheet = CommitScreen(play, view, option)
    sheet.act(f"why:{view.reasons[1][0]}")
    for forecast in view.forecasts:
        sheet.set_value(f"odds:{forecast.id}", 35)
    if "line" in sheet.entries:
        words = "A fight in the open costs less than a secret that gets out."
        sheet.entries["line"] = sheet.entries["line"].type(words)
    return sheet


def _act(session: Session, away: int) -> Act:
    """The record's choice, or the open one `away` places after it; odds where they are asked."""
    ask = session.ask
    assert ask is not None
    odds = {f.id: 35 for f in session.turn.forecasts if f.role in ("", ask.role.id)}
    if ask.decision is None:
        return Act(ask.role.id, odds=odds)
    return Act(ask.role.id, ask.decision.id, _policy(session, ask, away), "consent", odds=odds)


def _policy(session: Session, ask: Ask, away: int) -> str:
    assert ask.decision is not None
    able = list(open_policies(session.game, session.state, ask.decision))
    taken = recorded(session.game, session.state, ask.decision)
    at = able.index(taken) if taken in able else 0
    return ask.decision.policies[able[(at + away) % len(able)]].id
