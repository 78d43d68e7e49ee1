"""Steps through a run by keys, for tests: to a briefing, past a question, to the debrief."""

from __future__ import annotations

from game.window.screens.between import SealedScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.commit import CommitScreen
from game.window.screens.debrief import DebriefScreen, LeaveScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.outcome import OutcomeScreen
from tests.window.pilot import Pilot


def to_first_briefing(pilot: Pilot, *, campaign: bool = False) -> None:
    """From the title, skipping the questions and keeping the order of aims."""
    pilot.press("p" if campaign else "enter", "enter", "s", "enter")
    assert isinstance(pilot.screen, BriefingScreen)


def choose(pilot: Pilot) -> None:
    """From a briefing, or a later question, to what comes after the commitment."""
    if isinstance(pilot.screen, BriefingScreen):
        pilot.press("enter")
    assert isinstance(pilot.screen, DecisionScreen)
    options = pilot.screen.view.options
    if not options:
        pilot.press("enter")
        return
    pilot.press(str(next(each.number for each in options if each.is_open)), "enter")
    assert isinstance(pilot.screen, CommitScreen)
    pilot.press("q", "enter")


def play_turns(pilot: Pilot) -> None:
    """Every turn of the open chapter, to its debrief."""
    while not isinstance(pilot.screen, DebriefScreen):
        if isinstance(pilot.screen, SealedScreen | OutcomeScreen | LeaveScreen):
            pilot.press("enter")
        else:
            choose(pilot)


def to_section(pilot: Pilot, section: str) -> None:
    """Through the sections of the debrief by brackets."""
    assert isinstance(pilot.screen, DebriefScreen)
    way = pilot.screen.way
    steps = way.index(section) - way.index(pilot.screen.section)
    pilot.press(*(("]" if steps > 0 else "[") for _ in range(abs(steps))))
    assert pilot.screen.section == section
