"""Light Markdown as paragraphs of spans, with citations turned into numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKED = re.compile(r"[*_\\\[\r\t\0]|^ *[-+0-9]|  ", re.MULTILINE)
"""Whatever Markdown could take for more than words in paragraphs."""
_CITATION = re.compile(r"(\[@[^\]]*\])")


@attrs.frozen
class Span:
    """A run of text in one style; with `cite` it is the mark of that citation and has no text."""

    text: str = ""
    strong: bool = False
    emphasis: bool = False
    cite: int = 0


@attrs.frozen
class Paragraph:
    """A paragraph, or an item of a list where `bullet`."""

    spans: tuple[Span, ...]
    bullet: bool = False

    @property
    def plain(self) -> str:
        """Its text; citations stand as [1]."""
        return "".join(f"[{span.cite}]" if span.cite else span.text for span in self.spans)


Prose = tuple[Paragraph, ...]


def prose(text: str, number: Callable[[str], int]) -> Prose:
    """The paragraphs of a text. `number(claim id)` gives a citation its number (from 1)."""
    paragraphs: list[Paragraph] = []
    bullets = 0
    # A citation may be broken over two lines by its author; Markdown takes lines one by one.
    text = _CITATION.sub(lambda citation: " ".join(citation[0].split()), text)
    for token in _markdown().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            bullets += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            bullets -= 1
        elif token.type in ("inline", "code_block", "fence", "html_block"):
            paragraphs.append(Paragraph(_tight(_spans(token, number)), bullets > 0))
    return tuple(paragraphs)


def plain(text: str) -> str:
    """A text without its markup and citations, on one line."""
    if not _MARKED.search(text):  # the title is quicker without a parser
        return " ".join(filter(None, map(str.strip, text.split("\n"))))
    return " ".join("".join(span.text for span in part.spans) for part in prose(text, lambda _: 0))


def _tight(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with no space before a citation mark, as it is set in print. A mark without a
    number (of something that is no claim) goes.
    """
    kept: list[Span] = []
    for span in spans:
        if span.text:
            kept.append(span)
            continue
        while kept and kept[-1].text and not kept[-1].text.strip():
            kept.pop()
        if kept and kept[-1].text:
            kept[-1] = attrs.evolve(kept[-1], text=kept[-1].text.rstrip())
        if span.cite:
            kept.append(span)
    return tuple(kept)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis", "list", "newline", "escape"])


def _spans(block: Token, number: Callable[[str], int]) -> Iterator[Span]:
    strong = emphasis = 0
    for token in block.children or [block]:
        match token.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "em_open":
                emphasis += 1
            case "em_close":
                emphasis -= 1
            case "softbreak" | "hardbreak":
                yield Span(" ", strong > 0, emphasis > 0)
            case _:
                yield from _cited(token.content, strong > 0, emphasis > 0, number)


def _cited(text: str, strong: bool, emphasis: bool, number: Callable[[str], int]) -> Iterator[Span]:
    from game.scenario.checks.names import cited_in

    for part in _CITATION.split(text):
        if part.startswith("[@"):
            yield from (Span(cite=number(claim)) for claim in cited_in(part))
        elif part:
            yield Span(part, strong, emphasis)
