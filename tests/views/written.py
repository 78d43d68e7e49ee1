"""The ferry of the harbour with more to write about, played to its end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.engine.rules import Game, build
from game.play.session import Session
from game.scenario.loader import load_chapter
from tests.helpers import act_for
from tests.scenario.harbour import BASE

QUESTIONS = """\
  questions:
    - {phase: describe, ask: "What happened [@C1999_2]?"}
    - {phase: apply, ask: "Where else?"}
    - {phase: describe, ask: "And then?"}
"""


def ferry(folder: Path, *changes: tuple[str, str]) -> Game:
    """The chapter with three questions and an exercise; `changes` replace texts of it."""
    files = dict(BASE)
    files["ferry.yaml"] = files["ferry.yaml"].replace(
        '  questions:\n    - {phase: describe, ask: "What happened?"}\n', QUESTIONS
    )
    files["conflicts.yaml"] = files["conflicts.yaml"].replace(
        "    cites:", "    exercise: Ask the *captain*.\n    cites:"
    )
    for before, after in changes:
        files["ferry.yaml"] = files["ferry.yaml"].replace(before, after)
    folder = folder / "harbour"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return build(load_chapter(folder / "ferry.yaml").scenario)


def played(game: Game, policy: str = "share", roles: tuple[str, ...] = ("east",),
           **said: Any) -> Session:  # fmt: skip
    """The chapter played to its end by these seats; `said` stands in East's act."""
    session = Session(game, 1, roles)
    while ask := session.ask:
        act = act_for(session, policy, **said) if ask.decision else act_for(session)
        session = session.do(act).see()
    return session
