"""A lesson plan as one page to print, with everything that is cut out and handed round."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup, escape

from game.export.pages import page
from game.play.clock import DEBRIEF
from game.views.lesson import LessonView, part_count
from game.views.lesson_tables import Part, Table
from game.views.prose import Prose
from game.views.words import count


def lesson_html(view: LessonView) -> str:
    """The page: the plan, what the class gets (role and adviser cards, ballots, a sheet for each
    student, observer sheet), what the instructor keeps (questions, rubric, answers with sources),
    and the chapter on paper.
    """
    return page(
        "lesson.html",
        view=view,
        who=part_count(view),
        clock=clock,
        prose=_prose,
        rubric=RUBRIC,
        observe=OBSERVE,
        parts_of=_parts,
        count=count,
        starts=_starts(view),
        early=_early(view),
    )


def clock(minutes: float) -> str:
    """`0:00`, `12:30`."""
    whole = int(minutes)
    return f"{whole}:{int((minutes - whole) * 60):02}"


OBSERVE = (
    "Who spoke first, and did that settle it?",
    "Which option was never argued for?",
    "What was asked that nobody could answer?",
    "Which word of a source was quoted, and was it in the source?",
    "When did somebody change their mind, and over what?",
    "What did the minority say, and was it answered?",
)
RUBRIC = (
    (
        "Claim",
        "Says something that could be wrong, about this decision.",
        "Says something, but nobody could disagree.",
        "Retells what happened.",
    ),
    (
        "Evidence",
        "Two sources that bear on the claim; says what each can and cannot show.",
        "Two sources, not weighed.",
        "No source, or one that does not bear on it.",
    ),
    (
        "Explanation",
        "Says by what mechanism; names a rival explanation and what it misses.",
        "Names a mechanism.",
        "Names a motive only.",
    ),
    (
        "Hindsight",
        "Keeps apart what was known then and what is known now.",
        "Mixes them in places.",
        "Judges by the outcome.",
    ),
)
"""Of an exit ticket or an essay: (what, full, part, not yet)."""


def _starts(view: LessonView) -> list[tuple[str, str, str]]:
    """(who decides, how it is started in the window, and at a terminal)"""
    core = view.core_only
    start = f"at-the-table play {view.name} --text"
    asked = f" --minutes {view.minutes}" + (" --core" if core else " --whole")
    turns = "core turns only" if core else "every turn"
    teams = " ".join(f"--role {table.role}" for table in view.tables)
    said = f"start the chapter, {{}}, {turns}, a lesson of {view.minutes} minutes."
    one = (
        "The room decides for one capital",
        said.format("“Class”"),
        f"{start} --class --role {view.tables[0].role}{asked}",
    )
    several = (
        "Every table decides",
        said.format("“Teams”") + " Each comes to the keyboard in turn.",
        f"{start} --teams {teams}{asked}",
    )
    return [one, several] if len(view.tables) > 1 else [one]


def _early(view: LessonView) -> str:
    """When the debrief begins by the plan, where that is before the program asks for it."""
    begins = next(each.start for each in view.phases if each.name == "Debrief")
    return clock(begins) if view.minutes - begins > DEBRIEF else ""


def _parts(table: Table) -> list[tuple[Part, int]]:
    """The parts of a table, each with how many have it."""
    return [(part, len([*same])) for part, same in groupby(table.parts)]


def _prose(text: Prose) -> Markup:
    """Paragraphs and items, without marks of citation: paper has none to press."""
    parts = []
    for paragraph in text:
        said = Markup("").join(
            Markup("<em>{}</em>").format(span.text)
            if span.emphasis or span.strong
            else escape(span.text)
            for span in paragraph.spans
            if not span.cite
        )
        parts.append(Markup("<p>{}{}</p>").format("• " if paragraph.bullet else "", said))
    return Markup("").join(parts)
