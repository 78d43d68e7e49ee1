"""The debrief's sections that weigh: what is shown there, and what may be tried or written."""

from __future__ import annotations

import attrs

from game.analysis.variations import variations
from game.console import analysis_pages as analysis
from game.console import debrief_pages as pages
from game.console import writing
from game.console.pages import cited
from game.console.sitting import Sitting
from game.play.journal import (
    DISPUTE,
    MAX_NOTE,
    claim_key,
)
from game.views.bibliography import bibliography_view
from game.views.calibration import calibration_view
from game.views.debrief_path import SHORT
from game.views.disagreements import Disagreement, disagreement
from game.views.lenses import lenses_view
from game.views.model import model_view
from game.views.questions import ExerciseView, questions_view, ticket_view
from game.views.sources import sources_view
from game.views.what_if import NOTHING_TO_CHANGE, Changeable, what_if_picker, what_if_view


def what_if(at: Sitting) -> None:
    """One decision changed after another; the program alone looks at one, at the turning point."""
    for id, name in at.seats:
        if len(at.seats) > 1:
            at.paper.title(name)
        picker = what_if_picker(at.session, id)
        if not picker:
            at.paper.line(NOTHING_TO_CHANGE)
        elif at.desk.asks:
            _try(at, id, picker)
        else:
            _show(at, id, *_at_the_turning_point(at, picker))


def _try(at: Sitting, role: str, picker: tuple[Changeable, ...]) -> None:
    ways = [(each.decision, way.id) for each in picker for way in each.ways]
    analysis.changeable(at.paper, picker)
    for tried in at.journal.tried:
        if tried in ways:
            at.paper.line(f"You looked at {ways.index(tried) + 1} before.", "quiet")
    while chosen := writing.number(at.desk, "What if? Enter goes on", len(ways), 0):
        way = ways[chosen - 1]
        _show(at, role, *way)
        at.write(at.journal.trying(*way))


def _show(at: Sitting, role: str, decision: str, policy: str) -> None:
    view = what_if_view(at.session, at.record, role, decision, policy)
    analysis.what_if(at.paper, view)
    at.cites(view.citations)


def _at_the_turning_point(at: Sitting, picker: tuple[Changeable, ...]) -> tuple[str, str]:
    turn = at.session.game.turns[at.luck.turning.turn - 1] if at.luck.turning else None
    here = {each.id for each in turn.decisions} if turn else set()
    each = next((each for each in picker if each.decision in here), picker[0])
    return each.decision, each.ways[0].id


# --- analyse --------------------------------------------------------------------------------


def luck(at: Sitting) -> None:
    """What luck did and what choice."""
    analysis.luck(at.paper, at.luck)


def lenses(at: Sitting) -> None:
    """Rival explanations, and their ranking."""
    view = lenses_view(at.session, at.record, at.seats[0][0])
    for row in view.rows:
        analysis.lens(at.paper, view, row)
    at.paper.blank()
    at.paper.line(view.empty or view.note)
    at.cites(view.citations)
    cited(at.paper, view.citations, ids=True)
    if not at.desk.asks or len(view.rows) < 2:
        return
    names = {row.concept: row.name for row in view.rows}
    ranked = [names[id] for id in at.journal.lenses if id in names]
    if ranked:
        at.paper.line(f"You ranked: {', then '.join(ranked)}.", "you")
    for number, row in enumerate(view.rows, 1):
        at.paper.item(f"{number}.", row.name)
    what = "Rank them, the most convincing first"
    order = writing.order(at.desk, what, (*names,), at.journal.lenses)
    at.write(attrs.evolve(at.journal, lenses=order))


def sources(at: Sitting) -> None:
    """All sources met, by kind, the reference list, and notes on claims; where nobody can ask for
    them, the claims in full.
    """
    shown: set[str] = set()
    for id, name in at.seats:
        if len(at.seats) > 1:
            at.paper.heading(f"What {name} met{' besides' if shown else ''}")
        view = sources_view(at.session, at.record, id)
        if not at.desk.asks:
            pages.claims(at.paper, view, shown)
        pages.sources(at.paper, view, shown)
    met = ticket_view(at.session, at.record).may_cite
    at.cites(met)
    pages.bibliography(at.paper, bibliography_view(at.session, at.record))
    if at.desk.asks and met:
        _note_on_claims(at, {each.claim: each.title for each in met})


def _note_on_claims(at: Sitting, known: dict[str, str]) -> None:
    for id in known:
        if written := at.journal.notes.get(claim_key(id)):
            at.paper.line(f"You wrote on {id}: {' '.join(written.split())}", "you")
    prompt = "A claim to write a note on, by its id (s shows them), or Enter:"
    while chosen := writing.named(at.desk, prompt, known, 1, ()):
        key = claim_key(chosen[0])
        at.paper.line(f"{chosen[0]}: {known[chosen[0]]}")
        written = at.journal.notes.get(key, "")
        writing.text(at.desk, "Your note.", written, at.note(key), MAX_NOTE)


def accounts(at: Sitting) -> None:
    """Conflict cards: all of them, or one of one's choosing on the short path."""
    library = at.session.game.scenario.library
    cards = [disagreement(library, id) for id in at.session.game.scenario.chapter.debrief.conflicts]
    exercises = {each.conflict: each for each in questions_view(at.session).exercises}
    if not cards:
        at.paper.line("The author names no sources that disagree.")
        return
    if at.journal.path == SHORT and at.desk.asks and len(cards) > 1:
        for number, card in enumerate(cards, 1):
            at.paper.item(f"{number}.", card.topic)
        cards = [cards[writing.number(at.desk, "Which one? Enter takes 1", len(cards)) - 1]]
    for card in cards:
        _card(at, card, exercises.get(card.id))


def _card(at: Sitting, card: Disagreement, exercise: ExerciseView | None) -> None:
    pages.versions(at.paper, card)
    if exercise:
        at.paper.line(f"Try: {exercise.exercise}", "bold")
        keep = at.note(exercise.key)
        writing.text(at.desk, "What can be concluded?", exercise.written, keep, MAX_NOTE)
    at.paper.line(f"The author's reading: {card.assessment}")


def odds(at: Sitting) -> None:
    """Forecasts against what came; over the whole campaign at its end."""
    every = at.run.sessions if at.run.campaign and not at.run.following else (at.session,)
    for id, name in at.seats:
        if len(at.seats) > 1:
            at.paper.heading(name)
        analysis.odds(at.paper, calibration_view((at.session,), id))
        if len(every) > 1:
            at.paper.heading("Over the whole campaign")
            analysis.odds(at.paper, calibration_view(every, id))


def model(at: Sitting) -> None:
    """The model card; its variations when asked for; a number that is disputed."""
    role = at.seats[0][0]
    view = model_view(at.session, role)
    analysis.model(at.paper, view)
    at.cites(view.citations)
    if not at.desk.asks:
        return
    if at.desk.ask("v varies every effect by half, 200 times. Enter goes on:").lower() == "v":
        found = model_view(at.session, role, variations(at.session)).variations
        assert found is not None
        analysis.variations(at.paper, found)
    prompt = "A number that you dispute, and why?"
    writing.text(at.desk, prompt, at.journal.notes.get(DISPUTE, ""), at.note(DISPUTE), MAX_NOTE)
