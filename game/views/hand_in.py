"""What a player hands in: what stands in it, what is missing, and under which names."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.play.journal import DISPUTE
from game.play.run import Run
from game.play.session import Session
from game.views.calibration import calibration_view
from game.views.debrief_path import sections
from game.views.questions import questions_view, ticket_gaps
from game.views.quiz import marks
from game.views.words import count, listed

FILES = (
    ("html", "One page to hand in (HTML)", "Path, record, reasons, odds, answers, exit ticket."),
    ("json", "The run (JSON)", "Seed, steps and reasons: it can be played again."),
    ("csv", "One row a decision (CSV)", "For a spreadsheet. Formulas in texts are made inert."),
)


@attrs.frozen
class Part:
    """A part of what is handed in, and the section of the debrief in which it is written.

    `there` says whether it has what it should, `detail` how much, or what is missing.
    """

    section: str
    there: bool
    text: str
    detail: str = ""


@attrs.frozen
class ChapterParts:
    """The parts of a chapter that was played to its end."""

    title: str
    parts: tuple[Part, ...]

    @property
    def gaps(self) -> tuple[Part, ...]:
        """What is missing."""
        return tuple(each for each in self.parts if not each.there)


@attrs.frozen
class HandInFile:
    """A file that can be written: its proposed name, what it is and what is in it."""

    name: str
    what: str
    about: str


@attrs.frozen
class HandInView:
    """What is handed in: every chapter that was played to its end, and the files.

    Names are made of the chapter and the code, never of anybody's name.
    """

    chapters: tuple[ChapterParts, ...]
    code: str
    files: tuple[HandInFile, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those of the chapter at hand."""
        return self.chapters[-1].parts


def hand_in_view(run: Run) -> HandInView:
    """The hand-in of a run, all its chapters; raises ValueError while none is over."""
    over = [session for session in run.sessions if session.over]
    if not over:
        raise ValueError("no chapter is over")
    scenario, code = over[-1].game.scenario, over[-1].journal.code
    stem = "-".join(filter(None, (scenario.pack.id if run.campaign else scenario.chapter.id, code)))
    return HandInView(
        tuple(ChapterParts(each.game.scenario.chapter.title, tuple(_parts(each))) for each in over),
        code,
        tuple(HandInFile(f"{stem}.{ending}", what, about) for ending, what, about in FILES),
    )


def _parts(session: Session) -> Iterator[Part]:
    """Every part; those that the path chosen does not ask for only where they are there."""
    asked = {each.id for each in sections(session.journal.path)}
    return (each for each in _every(session) if each.there or each.section in asked)


def _every(session: Session) -> Iterator[Part]:
    journal, debrief = session.journal, session.game.scenario.chapter.debrief
    yield Part("leave", bool(journal.left), "A word on leaving the role", journal.left)
    moments = count(len(debrief.chronology), "entry", "entries")
    yield Part("record", True, "The record beside your path", moments)
    yield from _decided(session)
    yield from _odds(session)
    tried = len(journal.tried)
    yield Part("what_if", bool(tried), "What-ifs looked at", str(tried or ""))
    if debrief.lenses:
        ranked = sum(lens.concept in journal.lenses for lens in debrief.lenses)
        yield Part("lenses", bool(ranked), "A ranking of the lenses")
    yield from _written(session)
    if debrief.quiz:
        before, after = marks(session)
        there = after is not None
        detail = f"{before or 0} → {after} of {len(debrief.quiz)}" if there else ""
        yield Part("check", there, "Questions before and after", detail)
    missing = ticket_gaps(session)
    words = count(journal.ticket.words, "word")
    yield Part(
        "ticket",
        not missing,
        "Exit ticket with two sources",
        f"missing: {missing}" if missing else words,
    )


def _decided(session: Session) -> Iterator[Part]:
    made = [act for act in session.acts if act.decision]
    if not made:
        return
    lines, keys = sum(bool(act.line) for act in made), sum(bool(act.reason) for act in made)
    bare = sum(not act.line and not act.reason for act in made)
    detail = listed(
        [
            *([count(lines, "line")] if lines else []),
            *([count(keys, "key")] if keys else []),
            *([f"{bare} without a reason"] if bare else []),
        ]
    )
    text = f"{count(len(made), 'decision').capitalize()}, with your reasons"
    yield Part("reasons", bare < len(made), text, detail)


def _odds(session: Session) -> Iterator[Part]:
    asked = any(turn.forecasts for turn in session.game.turns)
    given = sum(len(act.odds) for act in session.acts)
    if not asked:
        return
    scores = []
    for role in session.roles:
        brier = calibration_view((session,), role).brier
        if brier is not None:
            scores.append(f"Brier {brier:.2f}")
    yield Part(
        "odds",
        bool(given),
        "Odds that you gave",
        ", ".join(filter(None, (str(given or ""), *scores))),
    )


def _written(session: Session) -> Iterator[Part]:
    questions, notes = questions_view(session), session.journal.notes
    if questions.questions:
        there = bool(questions.answered)
        yield Part("questions", there, "Questions", questions.said)
    if questions.exercises:
        done = sum(bool(each.written) for each in questions.exercises)
        detail = f"{done} of {len(questions.exercises)} done"
        yield Part("accounts", bool(done), "Exercises on sources that disagree", detail)
    yield Part("model", DISPUTE in notes, "A number that you dispute")
