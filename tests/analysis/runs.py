"""Finished runs for tests of what is said after them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from game import resources
from game.engine.rules import Game, build, open_policies, unplayed
from game.play.session import Act, Session
from game.play.shelf import Shelf
from game.scenario.loader import load_chapter
from tests.helpers import act_for
from tests.scenario.harbour import BASE

REASONS = ("security", "trust", "")


def finished(session: Session, dice: Random, offers: bool = True) -> Session:
    """The session played to its end: random policies, odds and reasons, offers now and then."""
    while ask := session.ask:
        turn = session.turn
        if offers and turn.offers and dice.random() < 0.3:
            session = session.do(Act(offer=dice.choice(turn.offers).id))
            continue
        odds = {
            each.id: dice.randrange(101)
            for each in turn.forecasts
            if each.role in ("", ask.role.id) and dice.random() < 0.8
        }
        policy = ""
        if ask.decision:
            able = open_policies(session.game, session.state, ask.decision)
            policy = ask.decision.policies[dice.choice(able)].id
        act = act_for(session, policy, odds=odds, reason=dice.choice(REASONS), line="So it was.")
        session = session.do(act)
    return session


def along_the_record(session: Session) -> Session:
    """The session played to its end with what was done, or where that is unknown by rule."""
    while ask := session.ask:
        policy = ""
        if ask.decision:
            place = unplayed(session.game, session.state, ask.decision)
            policy = (ask.decision.taken or ask.decision.policies[place]).id
        session = session.do(act_for(session, policy))
    return session


@cache
def bundled() -> tuple[Game, ...]:
    """Every chapter that comes with the game, compiled, in order."""
    shelf = Shelf((resources.path("scenarios"),))
    return tuple(map(shelf.game, shelf.names()))


def seats(game: Game) -> tuple[str, ...]:
    """The ids of a chapter's roles."""
    return tuple(role.id for role in game.scenario.chapter.roles)


def harbour(folder: Path) -> Game:
    """The ferry of the harbour, a chapter with everything in it, compiled."""
    folder = folder / "harbour"
    folder.mkdir(exist_ok=True)
    for name, text in BASE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return build(load_chapter(folder / "ferry.yaml").scenario)
