"""The page of a diagnostic: why it matters, an example that fails and one that passes.

A page is a Markdown file of a fixed form, `assets/codes/CODE.md`. Its examples are pieces of a
small pack; what is not said is as it should be. In them `⟨09⟩` stands for a byte, `⟨202E⟩` for a
character, by its number, and `⟨300 × word ⟩` for a text so many times, in which № counts.
"""

from __future__ import annotations

import re

import attrs

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SIGN = re.compile(r"⟨([0-9A-F]{2}|[0-9A-F]{4})⟩|⟨(\d+) × (.*?)⟩", re.DOTALL)
"""A byte or character by its number, or a text so many times."""
FILE = "ferry.yaml"
"""The file of which an example is a piece, if it names no other."""


@attrs.frozen
class Piece:
    """A piece of an example: of a YAML file or, where `file` is empty, a command."""

    file: str
    text: str


@attrs.frozen
class Page:
    """A page: `why` in a paragraph or two, and the pieces of its two examples."""

    code: str
    why: str
    fails: tuple[Piece, ...]
    passes: tuple[Piece, ...]


def page_of(code: str, markdown: str) -> Page:
    """The page in a file; raises ValueError where the file has not the form of one."""
    title, _, rest = markdown.partition("\n")
    why, _, examples = rest.partition("## Fails\n")
    fails, _, passes = examples.partition("## Passes\n")
    page = Page(code, why.strip(), _pieces(fails), _pieces(passes))
    if title != f"# {code}" or not (page.why and page.fails and page.passes):
        raise ValueError(f"the page of {code} needs a title, a reason and two examples")
    return page


def has_signs(page: Page) -> bool:
    """Whether an example has signs that stand for something else."""
    return any(SIGN.search(piece.text) for piece in (*page.fails, *page.passes))


def _pieces(markdown: str) -> tuple[Piece, ...]:
    return tuple(
        Piece((match[2] or FILE) if match[1] == "yaml" else "", match[3])
        for match in _BLOCK.finditer(markdown)
    )
