"""Which screen comes next in a run."""

from __future__ import annotations

from game.window.play import Play
from game.window.screen import Screen


def next_screen(play: Play) -> Screen:
    """What the run is at: a choice whose outcome nobody has seen, the debrief, the questions before
    the play, a seat that has not read its brief, turns that are told, a question, or a briefing.
    Where several seats are held, the machine is handed over first.
    """
    from game.window.screens.between import HandOverScreen, SealedScreen
    from game.window.screens.briefing import BriefingScreen
    from game.window.screens.outcome import OutcomeScreen
    from game.window.screens.quiz import QuizScreen
    from game.window.screens.seat import SeatScreen
    from game.window.screens.told import ToldScreen

    if play.unseen and not play.told:
        return OutcomeScreen(play) if play.run.in_class else SealedScreen(play)
    if play.session.over:
        return ToldScreen(play) if play.told else _debrief(play)
    if play.asks_before:
        return QuizScreen(play)
    if play.told and not play.unseated:
        return ToldScreen(play)
    seat = play.unseated or play.role
    if len(play.session.roles) > 1 and play.holder != seat:
        return HandOverScreen(play, seat)
    if play.unseated:
        return SeatScreen(play, seat)
    back = play.sheet.decision and play.sheet.decision == _asked(play)
    return question(play) if back or _is_later_question(play) else BriefingScreen(play)


def question(play: Play) -> Screen:
    """The question that is open: to one who chooses, or to a class that votes."""
    from game.window.screens.decision import DecisionScreen
    from game.window.screens.vote import VoteScreen

    return VoteScreen(play) if play.run.in_class else DecisionScreen(play)


def _debrief(play: Play) -> Screen:
    from game.window.screens.debrief import DebriefScreen, LeaveScreen

    play.debrief()
    return DebriefScreen(play) if play.session.journal.path else LeaveScreen(play)


def _asked(play: Play) -> str:
    ask = play.session.ask
    return ask.decision.id if ask and ask.decision else ""


def _is_later_question(play: Play) -> bool:
    """Whether the same seat has just answered another question of this turn."""
    ask = play.session.ask
    if ask is None or ask.decision is None:
        return False
    own = [each for each in play.session.turn.decisions if each.role == ask.role.id]
    return own.index(ask.decision) > 0
