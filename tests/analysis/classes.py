"""Classes of any size, played at random and saved as students would hand them in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import attrs

from game.console.table import at_random
from game.engine.rules import Game
from game.play.journal import Journal, Ticket
from game.play.run import Run
from game.play.saves import write_run
from game.play.session import AFTER, BEFORE, Session
from game.views.decision import reasons_of


def student(game: Game, number: int) -> Session:
    """One run: a seat, reasons for most choices, odds for most questions, answers, a ticket."""
    dice = Random(number)
    quiz = game.scenario.chapter.debrief.quiz
    role = dice.choice([each.id for each in game.scenario.chapter.roles])
    session, choose = Session(game, number, (role,)), at_random(number)
    if dice.random() < 0.9:
        session = session.answer(BEFORE, {each.id: dice.choice(each.options) for each in quiz})
    while not session.over:
        ask = session.ask
        assert ask
        asked = [each for each in session.turn.forecasts if each.role in ("", role)]
        odds = {each.id: dice.randrange(101) for each in asked if dice.random() < 0.8}
        act = attrs.evolve(choose(session, ask), odds=odds)
        if act.decision and dice.random() < 0.8:
            reason = dice.choice(reasons_of(game.scenario))[0]
            act = attrs.evolve(act, reason=reason, line="So be it." if dice.random() < 0.3 else "")
        session = session.do(act)
    session = session.see()
    if dice.random() < 0.9:
        session = session.answer(AFTER, {each.id: dice.choice(each.options) for each in quiz})
    claims = tuple(game.scenario.library.claims)[:2]
    ticket = Ticket(f"My claim number {number}.", claims) if dice.random() < 0.7 else Ticket()
    code = f"s-{number}" if dice.random() < 0.9 else ""
    return attrs.evolve(session, journal=Journal(code=code, ticket=ticket))


def write_class(folder: Path, games: Sequence[Game], size: int) -> list[Session]:
    """A folder with a save for each of `size` students; their sessions."""
    folder.mkdir(parents=True, exist_ok=True)
    sessions = [student(games[number % len(games)], number) for number in range(size)]
    for number, session in enumerate(sessions):
        write_run(Run((session,)), folder / f"run{number:04}.json")
    return sessions
