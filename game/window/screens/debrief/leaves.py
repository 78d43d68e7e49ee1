"""The pages by their sections."""

from __future__ import annotations

from game.window.screens.debrief.accounts import Accounts
from game.window.screens.debrief.check import PostCheck
from game.window.screens.debrief.hand_in import HandIn
from game.window.screens.debrief.leaf import Leaf
from game.window.screens.debrief.lenses import Lenses
from game.window.screens.debrief.luck import Luck
from game.window.screens.debrief.model import Model
from game.window.screens.debrief.odds import Odds
from game.window.screens.debrief.overview import Overview
from game.window.screens.debrief.questions import Questions
from game.window.screens.debrief.reasons import Reasons
from game.window.screens.debrief.record import TheRecord
from game.window.screens.debrief.sources import SourcesLeaf
from game.window.screens.debrief.ticket import ExitTicket
from game.window.screens.debrief.what_if import WhatIf

LEAVES: dict[str, type[Leaf]] = {
    "overview": Overview,
    "record": TheRecord,
    "reasons": Reasons,
    "what_if": WhatIf,
    "luck": Luck,
    "lenses": Lenses,
    "sources": SourcesLeaf,
    "accounts": Accounts,
    "odds": Odds,
    "model": Model,
    "questions": Questions,
    "check": PostCheck,
    "ticket": ExitTicket,
    "hand_in": HandIn,
}
