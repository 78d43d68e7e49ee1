"""Walks through a whole chapter and shows the screens on the way: for tests of what they look like
with every text that an author wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.engine.rules import open_policies
from game.play.run import Run
from game.play.session import Act, Session
from game.play.shelf import Shelf
from game.views.vote import COMMIT, MINORITY, SILENT
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import PAGES, DebriefScreen, LeaveScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.role import RoleScreen
from game.window.screens.seat import SeatScreen
from game.window.screens.vote import VoteScreen

Shown = Iterator[tuple[str, Screen | None, Screen]]
"""A name, the screen below a sheet, the screen."""


def tour(shelf: Shelf, name: str, folder: Path) -> Shown:
    """Every briefing, decision, outcome and debrief page of a chapter, in its first seat, with
    choices that are not always the record's. Look at each before you ask for the next."""
    game = shelf.game(name)
    run = Run((Session(game, 7, (game.scenario.chapter.roles[0].id,)),))
    play = Play(run, folder / "tour.json", shelf.find)
    yield f"{name} roles", None, RoleScreen(run, lambda _: play)
    yield f"{name} seat", None, SeatScreen(play)
    while not play.session.over:
        turn = play.session.turn.id
        yield f"{name} briefing {turn}", None, BriefingScreen(play)
        while not play.unseen and not play.session.over:
            yield f"{name} decision {turn}", None, DecisionScreen(play)
            yield from _votes(play, f"{name} vote {turn}", folder)
            play.do(_act(play.session))
        yield f"{name} outcome {turn}", None, OutcomeScreen(play)
        play.see()
    yield f"{name} leave", None, LeaveScreen(play)
    for section in PAGES:
        debrief = DebriefScreen(play, section.id)
        debrief.tick(60.0)
        yield f"{name} debrief {section.id}", None, debrief


def _votes(play: Play, name: str, folder: Path) -> Shown:
    """The same question asked of a class, in three of its steps: with texts, in order of votes, and
    as it is committed."""
    room = Play(Run((play.session,), in_class=True), folder / "room.json")
    for step in (SILENT, MINORITY, COMMIT):
        vote = VoteScreen(room)
        able = [each.id for each in vote.view.decision.options if each.is_open]
        vote.tally = {id: 99 + at for at, id in enumerate(able)}
        vote.go_to(step)
        yield f"{name} {step}", None, vote


def _act(session: Session) -> Act:
    ask = session.ask
    assert ask is not None
    odds = {f.id: 35 for f in session.turn.forecasts if f.role in ("", ask.role.id)}
    if ask.decision is None:
        return Act(ask.role.id, odds=odds)
    able = list(open_policies(session.game, session.state, ask.decision))
    chosen = ask.decision.policies[able[len(session.acts) % len(able)]].id
    words = "Because a fight in the open costs less than a secret that gets out, and soon."
    return Act(ask.role.id, ask.decision.id, chosen, "consent", words, odds=odds)
