"""The debrief at the terminal: section after section, back and forth, short or whole."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from game.console import analysing, applying, describing
from game.console.sitting import Sitting
from game.views.debrief_path import SHORT, WHOLE, Section, sections

SECTIONS: dict[str, Callable[[Sitting], None]] = {
    "leave": describing.leave,
    "overview": describing.overview,
    "record": describing.record,
    "reasons": describing.reasons,
    "what_if": analysing.what_if,
    "luck": analysing.luck,
    "lenses": analysing.lenses,
    "sources": analysing.sources,
    "accounts": analysing.accounts,
    "odds": analysing.odds,
    "model": analysing.model,
    "questions": applying.questions,
    "check": applying.check,
    "ticket": applying.ticket,
    "hand_in": applying.hand_in,
}


def debrief(at: Sitting) -> None:
    """To the end of its path, or until the player leaves (Quit)."""
    section: Section | None = sections(WHOLE)[0]
    while section:
        at.paper.title(f"Debrief · {section.title}")
        SECTIONS[section.id](at)
        section = _following(at, section)


def _following(at: Sitting, here: Section) -> Section | None:
    """The section after this one on the path, or the one that the player asks for."""
    if not at.desk.asks:
        return _next(at, here)
    while True:
        after = _next(at, here)
        to = f"goes on to {after.title}" if after else "ends the debrief"
        said = at.desk.ask(f"Enter {to}; l lists the sections, p changes the path:").lower()
        path = sections(at.journal.path)
        if not said:
            return after
        if said == "l":
            for number, each in enumerate(path, 1):
                at.paper.gap(f"{number}", each.title, 3)
        elif said == "p":
            changed = WHOLE if at.journal.path == SHORT else SHORT
            at.write(attrs.evolve(at.journal, path=changed))
            at.paper.line(f"The {changed} debrief. What you wrote stays.")
        elif said.isdecimal() and 1 <= int(said[:3]) <= len(path):
            return path[int(said) - 1]
        else:
            at.paper.line(f"Type Enter, a number from 1 to {len(path)}, l or p.")


def _next(at: Sitting, here: Section) -> Section | None:
    path = [*sections(at.journal.path)]
    every = [*sections(WHOLE)]
    later = every[every.index(here) + 1 :]
    return next((each for each in later if each in path), None)
