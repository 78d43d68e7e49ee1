"""Finished runs for tests of the debrief, made by hand: nobody plays them through the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.engine.rules import Game, open_policies, recorded
from game.play.run import Run
from game.play.session import BEFORE, Act, Session
from game.play.shelf import Shelf
from game.views.decision import reasons_of
from game.window.play import Play

SAID = ("Two fights at once are one too many.", "", "We asked them to wait once already, and so.")


def finished(
    game: Game, roles: Sequence[str] = (), away: Sequence[int] = (0, 1, 2, 1), odds: int = 35
) -> Session:
    """A run to its end: each choice the open one so many places after the record's (`away`, round
    and round); with reasons, lines, odds, answers before the play, and aims ranked backwards."""
    chapter = game.scenario.chapter
    seats = tuple(roles) or (chapter.roles[0].id,)
    session = Session(game, 2012, seats)
    if chapter.debrief.quiz:
        session = session.answer(BEFORE, {q.id: q.options[0] for q in chapter.debrief.quiz})
    for role in chapter.roles:
        if role.id in seats and role.aims:
            session = session.rank(role.id, tuple(aim.id for aim in reversed(role.aims)))
    while not session.over:
        session = session.do(_act(session, away, odds))
    return session.see()


def _act(session: Session, away: Sequence[int], odds: int) -> Act:
    ask, done = session.ask, len(session.acts)
    assert ask is not None
    role = ask.role.id
    given = {f.id: odds for f in session.turn.forecasts if f.role in ("", role)}
    if ask.decision is None:
        return Act(role, odds=given, cable="We were not asked, and we note it.")
    able = open_policies(session.game, session.state, ask.decision)
    taken = recorded(session.game, session.state, ask.decision)
    start = able.index(taken) if taken in able else 0
    policy = ask.decision.policies[able[(start + away[done % len(away)]) % len(able)]].id
    reasons = [id for id, _ in reasons_of(session.game.scenario)]
    reason = reasons[done % len(reasons)]
    return Act(role, ask.decision.id, policy, reason, SAID[done % len(SAID)], given)


def played(shelf: Shelf, name: str, folder: Path, **how: object) -> Play:
    """A finished run of a chapter at the window."""
    session = finished(shelf.game(name), **how)  # type: ignore[arg-type]
    return Play(Run((session,)), folder / "debrief.json", shelf.find)
