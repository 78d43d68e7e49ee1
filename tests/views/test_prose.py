"""Light Markdown becomes paragraphs of spans; citations become numbers."""

from __future__ import annotations

from game.views.prose import Paragraph, Span, plain, prose


def numbered(*claims: str) -> dict[str, int]:
    """Claims numbered from 1."""
    return {claim: number for number, claim in enumerate(claims, 1)}


def test_emphasis_strength_and_citations_are_told_apart() -> None:
    """Each style is a span of its own, and a citation stands where it was written."""
    numbers = numbered("C1", "C2")
    (paragraph,) = prose("An *odd* and **strong** fact [@C1; @C2].", numbers.__getitem__)
    assert paragraph == Paragraph(
        (
            Span("An "),
            Span("odd", emphasis=True),
            Span(" and "),
            Span("strong", strong=True),
            Span(" fact"),
            Span(cite=1),
            Span(cite=2),
            Span("."),
        )
    )
    assert paragraph.plain == "An odd and strong fact[1][2]."


def test_lines_join_and_empty_lines_part_paragraphs() -> None:
    """A line break inside a paragraph is a space."""
    parts = prose("One\ntwo.\n\nThree.\n\n- four\n- five", lambda _: 0)
    assert [part.plain for part in parts] == ["One two.", "Three.", "four", "five"]
    assert [part.bullet for part in parts] == [False, False, True, True]


def test_hostile_markup_stays_text() -> None:
    """No HTML, no links, no pictures: what an author writes is what a player reads."""
    text = "<script>alert(1)</script> [x](javascript:1) ![y](z) <b>&amp;</b> {{7*7}}"
    assert plain(text) == text


def test_plain_drops_marks_and_citations() -> None:
    """For cards and lists."""
    assert plain("A **fact**\n[@C1;\n@C2],\nand more.") == "A fact, and more."
