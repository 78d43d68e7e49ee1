"""How long a chapter takes, by who plays it."""

from __future__ import annotations

from game.engine.rules import Game
from game.play.session import Session
from game.views.debrief_path import MINUTES
from game.views.lesson import OPENING, OUTCOME, TICKET, turn_minutes
from game.views.vote import MINUTES as DECIDING

STEP = 5


def reading_minutes(game: Game, turn: int) -> float:
    """What a class needs to read a turn (counted from 0): the lesson's time without its steps."""
    return turn_minutes(game, turn) - DECIDING - OUTCOME


def together_minutes(session: Session) -> int:
    """What a room takes for the turns that it plays with opening, debrief and exit ticket, rounded
    up to five minutes.
    """
    turns = range(len(session.game.turns))
    played = sum(turn_minutes(session.game, at) for at in turns if not session.is_told(at))
    whole = OPENING + played + MINUTES + TICKET
    return int(-(-whole // STEP) * STEP)


def marks_core_turns(game: Game) -> bool:
    """Whether the chapter can be played by its core turns alone."""
    core = [turn.core for turn in game.turns]
    return any(core) and not all(core)
