"""The debrief's last sections: questions, the check, the exit ticket, handing in."""

from __future__ import annotations

from pathlib import Path

import attrs

from game.console import debrief_pages as pages
from game.console import questions as quiz
from game.console import writing
from game.console.sitting import Export, Sitting
from game.play.checked import Rejected
from game.play.journal import (
    MAX_CODE,
    MAX_NOTE,
    TICKET_CITES,
    Ticket,
)
from game.play.session import AFTER
from game.views.hand_in import hand_in_view
from game.views.questions import questions_view, ticket_view
from game.views.quiz import gain


def questions(at: Sitting) -> None:
    """The questions of each phase, to be answered in writing."""
    view = questions_view(at.session)
    at.cites(view.citations)
    for phase, asked in view.phases:
        at.paper.heading(phase.capitalize())
        for each in asked:
            at.paper.item(f"{each.number}.", " ".join(part.plain for part in each.ask))
            writing.text(at.desk, "Your answer.", each.written, at.note(each.key), MAX_NOTE)
    if not view.questions:
        at.paper.line("The author asks no questions.")
    if view.others:
        at.paper.heading("Written before the chapter was mended")
    for _, text in view.others:
        at.paper.item("-", " ".join(text.split()))
    if at.desk.asks and view.questions:
        at.paper.line(f"{questions_view(at.session).said}.")


def check(at: Sitting) -> None:
    """The questions of the beginning again, and the gain."""
    if not at.view.checks:
        at.paper.line("This chapter asks no questions before the play.")
        return
    if at.desk.asks and AFTER not in at.session.answers:
        quiz.after(at.paper, at.desk.ask, at.view.checks, at.answer)
        at.answer({})
    else:
        quiz.answers(at.paper, at.view.checks)
    if at.desk.asks:
        at.paper.heading(gain(at.view.checks) or "You left them unanswered.")


def ticket(at: Sitting) -> None:
    """A claim of one's own and the two sources that carry it."""
    view = ticket_view(at.session, at.record)
    at.paper.line(
        f"One claim of your own, up to {view.most} words, and the two sources that carry it."
    )
    at.cites(view.may_cite)
    if not at.desk.asks:
        return

    def keep(text: str) -> None:
        at.write(attrs.evolve(at.journal, ticket=Ticket(text, at.journal.ticket.cites)))

    writing.text(at.desk, "Your claim.", view.claim, keep, MAX_NOTE)
    for each in view.cites:
        at.paper.line(f"It cites {each.claim}: {each.title}", "you", 2)
    prompt = "Two claims by their ids (s shows those you met; - none), or Enter:"
    known = {each.claim: each.title for each in view.may_cite}
    kept = at.journal.ticket.cites
    cites = writing.named(at.desk, prompt, known, TICKET_CITES, kept)
    at.write(attrs.evolve(at.journal, ticket=Ticket(at.journal.ticket.claim, cites)))
    view = ticket_view(at.session, at.record)
    more = " It is kept; shorter is better." if view.too_long else ""
    at.paper.line(f"{view.said}.{more}")
    if view.missing:
        at.paper.line(f"Missing: {view.missing}.")


def hand_in(at: Sitting) -> None:
    """What is in it, what is missing, a code, and the file."""
    if at.desk.asks:
        fits = f"At most {MAX_CODE} letters, digits, - and _."
        code = writing.line(
            at.desk,
            "A code, if your instructor asked for one. No name is asked for.",
            at.journal.code,
            lambda said: "" if _is_code(said) else fits,
        )
        at.write(attrs.evolve(at.journal, code=code))
    view = hand_in_view(at.run)
    pages.hand_in(at.paper, view)
    if at.desk.asks and at.export:
        _write_files(at, at.export)
    else:
        at.paper.line("To write them:")
        at.paper.verbatim(f"at-the-table debrief SAVE --html {view.files[0].name}", 2)


def _is_code(said: str) -> bool:
    return len(said) <= MAX_CODE and all(each.isalnum() or each in "-_" for each in said)


def _write_files(at: Sitting, export: Export) -> None:
    while name := at.desk.ask("A file to write (.html, .json or .csv), or Enter:"):
        try:
            at.paper.line(export(at.run, Path(name).expanduser()))
        except Rejected as error:
            at.paper.line(str(error))
