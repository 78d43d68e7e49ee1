"""HTML pages to hand on: one file each, no network, no scripts, everything escaped."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from game import __version__, resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

    from game.views.prose import Paragraph

SIGNS = {"documented": "▤", "inferred": "∴", "assumed": "≈"}
"""A sign beside each word of standing, so that it never hangs on a colour."""


def page(template: str, **values: object) -> str:
    """A page of `assets/templates`; `style` is the style of all pages."""
    style = resources.path("assets", "templates", "page.css").read_text(encoding="utf-8")
    made = _environment().get_template(template)
    return made.render(style=Markup(style), version=__version__, signs=SIGNS, **values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(resources.path("assets", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "in_lists": _in_lists,
        "number": lambda value: "–" if value is None else _minus(value),
        "signed": lambda value: "0" if not value else f"{'+' if value > 0 else ''}{_minus(value)}",
        "shift": lambda moved: f"{moved[0]} → {moved[1]}" if moved else "unmoved",
        "address": _address,
    }
    return made


def _in_lists(text: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs and items of lists, each kind in runs."""
    return (list(run) for _, run in groupby(text, key=lambda each: each.bullet))


def _minus(value: Any) -> str:
    return str(value).replace("-", "\N{MINUS SIGN}")


def _address(url: str) -> str:
    """A web address; anything else, which could run, leads nowhere."""
    if not url.startswith(("http://", "https://")):
        return "#"
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")
