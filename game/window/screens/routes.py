"""Which screen comes next in a run."""

from __future__ import annotations

from game.window.play import Play
from game.window.screen import Screen


def next_screen(play: Play) -> Screen:
    """What the run is at: an outcome that nobody has seen, a briefing, or the debrief."""
    from game.window.screens.briefing import BriefingScreen
    from game.window.screens.debrief import DebriefScreen
    from game.window.screens.decision import DecisionScreen
    from game.window.screens.outcome import OutcomeScreen

    if play.unseen:
        return OutcomeScreen(play)
    if play.session.over:
        return DebriefScreen(play)
    return DecisionScreen(play) if _is_later_question(play) else BriefingScreen(play)


def _is_later_question(play: Play) -> bool:
    """Whether the same seat has just answered another question of this turn."""
    ask = play.session.ask
    if ask is None or ask.decision is None:
        return False
    own = [each for each in play.session.turn.decisions if each.role == ask.role.id]
    return own.index(ask.decision) > 0
