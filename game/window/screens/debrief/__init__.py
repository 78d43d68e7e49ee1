"""The debrief: leaving the role, then a page for each section, beside a rail."""

from game.window.screens.debrief.leave import LeaveScreen
from game.window.screens.debrief.screen import PAGES, DebriefScreen

__all__ = ["PAGES", "DebriefScreen", "LeaveScreen"]
