"""What a run's log says of each act: one wording for every face.

Each function gives the run after something happened, with the entry for it, `at` seconds after the
run began. Entries hold ids and numbers, never what somebody wrote.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.play.run import Run
from game.play.session import Act


def began(run: Run, at: float) -> Run:
    """The chapter was opened: its seats, and what kind of lesson it is. Once for each chapter."""
    session, chapter = run.session, run.session.game.scenario.chapter.id
    if any(each.what == "began" and each.chapter == chapter for each in run.log):
        return run
    words = [*session.roles, *(["class"] if run.in_class else [])]
    words += ["core"] if session.core_only else []
    words += [f"minutes={run.minutes}"] if run.minutes else []
    return run.noted(at, "began", " ".join(words))


def did(run: Run, act: Act, at: float) -> Run:
    """A seat chose or went on, or the facilitator brought in an event; where a class voted, its
    tally stands before the choice. Raises IllegalPolicy if it is not this act's time.
    """
    after = run.session.do(act)
    if act.offer:
        run = run.noted(at, "brought in", act.offer)
    elif not act.decision:
        run = run.noted(at, "went on", _words(act.role, "", act.odds))
    else:
        if act.tally:
            run = run.noted(at, "voted", _words(act.decision, "", act.tally))
        said = " ".join(filter(None, (act.policy, act.reason)))
        run = run.noted(at, "chose", _words(act.decision, said, act.odds))
    return run.with_session(after)


def undid(run: Run, at: float) -> Run:
    """The last act was taken back; raises IllegalPolicy where its outcome has been seen."""
    back = run.session.undo()
    last = run.session.acts[-1]
    return run.with_session(back).noted(at, "took back", last.offer or last.decision or last.role)


def stepped_back(run: Run, at: float) -> Run:
    """The facilitator went back to the opening of the turn played last: the entry has that turn.
    Raises IllegalPolicy at the start.
    """
    return run.stepped_back().noted(at, "stepped back")


def stopped(run: Run, at: float, *, goes_on: bool = False) -> Run:
    """The question whether to go to the debrief was answered. Unless the class goes on, the turns
    that are left are told along the record.
    """
    run = run.noted(at, "stopped", "goes on" if goes_on else "to the debrief")
    return run if goes_on else run.with_session(run.session.stop())


def debriefed(run: Run, at: float) -> Run:
    """The chapter's debrief was opened; the first time alone."""
    chapter = run.session.game.scenario.chapter.id
    if any(each.what == "debrief" and each.chapter == chapter for each in run.log):
        return run
    return run.noted(at, "debrief")


def paused(run: Run, at: float) -> Run:
    """The countdown stands still."""
    return run.noted(at, "paused")


def resumed(run: Run, at: float) -> Run:
    """The countdown goes on."""
    return run.noted(at, "resumed")


def extended(run: Run, at: float, seconds: int) -> Run:
    """The countdown got so many seconds more, or fewer."""
    return run.noted(at, "extended", f"{seconds:+}")


def _words(first: str, then: str, numbers: Mapping[str, int]) -> str:
    """`disclosure after_signing trust signed=40`."""
    counted = [f"{id}={value}" for id, value in numbers.items()]
    return " ".join(filter(None, (first, then, *counted)))
