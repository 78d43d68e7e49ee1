"""What a seat is asked in a turn: its choice, why, its odds, a cable."""

from __future__ import annotations

from game.console.desk import Desk
from game.play.session import MAX_CABLE_WORDS, MAX_LINE, Act
from game.views.decision import DecisionView, Option


def act(desk: Desk, view: DecisionView, policy: str) -> Act:
    """A choice with its reason and odds; where there is no decision, the odds and a cable."""
    reason, line = why(desk, view) if policy else ("", "")
    cable = "" if policy else _cable(desk)
    return Act(view.role, view.decision, policy, reason, line, odds(desk, view), cable)


def policy(desk: Desk, view: DecisionView) -> str:
    """The id of an open option, chosen by its number."""
    return option(desk, view, f"Your choice (1-{len(view.options)}, ? for help):").id


def option(desk: Desk, view: DecisionView, prompt: str) -> Option:
    """An open option, chosen by its number."""
    while True:
        answer = desk.read(prompt)
        found = view.option(int(answer)) if answer.isdecimal() and len(answer) < 4 else None
        if found is None:
            desk.paper.line(f"Type a number from 1 to {len(view.options)}.")
        elif not found.is_open:
            desk.paper.line(f"Closed: {found.closed}")
        else:
            return found


def why(desk: Desk, view: DecisionView) -> tuple[str, str]:
    """The id of a reason, or a sentence; both empty where none is given."""
    listed = "  ".join(f"{at} {label}" for at, (_, label) in enumerate(view.reasons, 1))
    desk.paper.line(f"Why? {listed}")
    while True:
        answer = desk.read("A number, a sentence of your own, or Enter:")
        if not answer:
            return "", ""
        if answer.isdecimal() and 1 <= int(answer[:3]) <= len(view.reasons):
            return view.reasons[int(answer) - 1][0], ""
        if not answer.isdecimal():
            return "", answer[:MAX_LINE]
        desk.paper.line(f"Type a number from 1 to {len(view.reasons)}, or words.")


def odds(desk: Desk, view: DecisionView) -> dict[str, int]:
    """Whole percents for those forecasts that get any."""
    given = {each.id: _percent(desk, each.ask) for each in view.forecasts}
    return {id: percent for id, percent in given.items() if percent is not None}


def _percent(desk: Desk, ask: str) -> int | None:
    while True:
        answer = desk.read(f"{ask} Odds in percent (0-100), or Enter:").rstrip("% ")
        if not answer:
            return None
        if answer.isdecimal() and len(answer) < 4 and int(answer) <= 100:
            return int(answer)
        desk.paper.line("Type a whole number from 0 to 100.")


def _cable(desk: Desk) -> str:
    said = desk.read(f"A cable, at most {MAX_CABLE_WORDS} words:")
    return " ".join(said.split()[:MAX_CABLE_WORDS])
