"""Words with styles, before they are set: spans, paragraphs, printed quotes."""

from __future__ import annotations

import attrs


@attrs.frozen(cache_hash=True)
class Span:
    """A stretch of words in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False
    mark: str = ""  # the id that a superscript citation mark leads to; empty: ordinary words


Rich = str | tuple[Span, ...]


def plain(rich: Rich) -> str:
    """The words alone, without marks."""
    if isinstance(rich, str):
        return rich
    return "".join(span.text for span in rich if not span.mark)


def paragraphs(rich: Rich) -> list[tuple[Span, ...]]:
    """Cut at line feeds; of marks that follow each other, all but the first get a comma."""
    spans = (Span(rich),) if isinstance(rich, str) else rich
    found: list[list[Span]] = [[]]
    for span in spans:
        if span.mark and found[-1] and found[-1][-1].mark:
            span = attrs.evolve(span, text="," + span.text)
        for i, text in enumerate(span.text.split("\n")):
            if i:
                found.append([])
            if text:
                before = found[-1][-1].text[-1:] if found[-1] else ""
                found[-1].append(attrs.evolve(span, text=curly(text, before)))
    return [tuple(paragraph) for paragraph in found]


def curly(text: str, before: str = "") -> str:
    """Typewriter quotes as printed ones, character for character; `before` stands in front."""
    if "'" not in text and '"' not in text:
        return text
    found = []
    for char in text:
        if char in "'\"":
            opens = not before or before.isspace() or before in "([{–—/“‘"
            char = ("‘" if opens else "’") if char == "'" else ("“" if opens else "”")
        found.append(char)
        before = char
    return "".join(found)
