"""A lesson plan as one page to print, with everything that is cut out and handed round."""

from __future__ import annotations

from markupsafe import Markup, escape

from game.export.pages import page
from game.views.lesson import LessonView, part_count
from game.views.prose import Prose


def lesson_html(view: LessonView) -> str:
    """The page: plan, role and adviser cards, ballots, observer sheet, questions, rubric, the
    instructor's answers with sources, and the chapter on paper.
    """
    return page(
        "lesson.html",
        view=view,
        who=part_count(view),
        clock=clock,
        prose=_prose,
        rubric=RUBRIC,
        observe=OBSERVE,
        gauges_of=_gauges,
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


def _gauges(view: LessonView) -> list[tuple[str, int]]:
    """Every gauge that some table sees, once."""
    return list(dict.fromkeys((name, start) for t in view.tables for name, start, _ in t.gauges))


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
