"""The debrief's first sections: out of the role, what happened, and why."""

from __future__ import annotations

import attrs

from game.console import debrief_pages as pages
from game.console import writing
from game.console.sitting import Sitting
from game.play.journal import (
    MAX_LEFT,
)
from game.views.debrief_path import MINUTES, SHORT, WHOLE
from game.views.reasons import reasons_view
from game.views.told import told_words
from game.views.words import listed


def leave(at: Sitting) -> None:
    """Out of the role, in one word, before anything is explained."""
    names = listed([name for _, name in at.seats])
    at.paper.line(f"You are no longer {names}.", "bold")
    at.paper.line("Before anything is explained: in one word, how does it feel?")
    if not at.desk.asks:
        return
    fits = f"At most {MAX_LEFT} characters."
    word = writing.line(
        at.desk, "One word.", at.journal.left, lambda said: fits if len(said) > MAX_LEFT else ""
    )
    at.write(attrs.evolve(at.journal, left=word))
    if not at.journal.path:
        at.paper.item("1.", "The whole debrief.")
        at.paper.item("2.", f"The short one, about {MINUTES} minutes. p changes it at any time.")
        usual = 2 if at.run.in_class or at.run.minutes else 1
        chosen = writing.number(at.desk, f"Which one? Enter takes {usual}", 2, usual)
        at.write(attrs.evolve(at.journal, path=(WHOLE, SHORT)[chosen - 1]))


def overview(at: Sitting) -> None:
    """Both endings, the gauges, choices beside the record's, the turning point."""
    (_, name), *others = at.seats
    if told := told_words(at.session):
        at.paper.line(told, "quiet")
    if others:
        wait = " The odds are worked out, which can take some seconds." if at.desk.asks else ""
        at.paper.line(f"First as {name} saw it.{wait}", "quiet")
    pages.overview(at.paper, at.view, at.luck.turning)
    at.cites(at.view.citations)
    shown = {chart.id for chart in at.view.charts}
    for id, name in others:
        at.paper.heading(f"{name}'s gauges and choices")
        own = [chart for chart in at.views[id].charts if chart.id not in shown]
        pages.ends(at.paper, own)
        pages.lanes(at.paper, at.views[id].steps)
        shown |= {chart.id for chart in own}


def record(at: Sitting) -> None:
    """What happened and what was decided."""
    pages.record(at.paper, at.view)
    at.cites(at.view.citations)


def reasons(at: Sitting) -> None:
    """For each seat: its reasons against what followed, and its aims."""
    held = [id for id, _ in at.seats]
    for id, name in at.seats:
        if len(held) > 1:
            at.paper.title(name)
        view = reasons_view(at.session, at.record, id)
        pages.reasons(at.paper, view)
        at.cites(view.citations)
        if own := [aim for aim in at.view.aims if aim.seat == id]:
            at.paper.heading(f"{name}'s aims, never one score")
            pages.aims(at.paper, own)
    others = [aim for aim in at.view.aims if aim.seat not in held]
    for name in dict.fromkeys(aim.role for aim in others):
        at.paper.heading(f"What {name} wanted")
        pages.aims(at.paper, [aim for aim in others if aim.role == name])
    if at.view.cables:
        at.paper.heading("Cables to the file")
        pages.cables(at.paper, at.view)
