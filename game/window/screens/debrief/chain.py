"""What led to what: a card for each link, and a sheet with all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from game.scenario.pack import Library
from game.views.parts import Citation
from game.views.what_if import Link, Shift
from game.window.flow import Column, Flow, Row
from game.window.layout import Space, Tone, Widget
from game.window.screen import Screen, Step
from game.window.screens.debrief.leaf import WIDE
from game.window.screens.sources import SourcesScreen
from game.window.theme import BODY, CAPTION, H2, SMALL, SMALL_STRONG, STORY, STRONG, Look
from game.window.widgets import Box, Button, Hint, Icon, Modal, StandingBadge, Tag, Text

ACROSS = 5
"""So many links stand beside each other; the chain goes on in the next row."""
_HOW = {"changed": "changed", "closed": "closed", "asked": "only asked here", "reacted": "reacted"}
_WHERE = {
    (True, False): "In your world, not here.",
    (False, True): "Only here.",
    (True, True): "Otherwise than in your world.",
}


def chain(links: Sequence[Link], look: Look) -> list[Widget]:
    """Cards in rows, with arrows between them; acting on one gives `link:n`."""
    em = look.metrics.em
    across = ACROSS if em >= WIDE else 3 if em >= 780 else 2 if em >= 520 else 1
    cards = [_card(link, at) for at, link in enumerate(links)]
    rows = [cards[i : i + across] for i in range(0, len(cards), across)]
    return [_row(row, across, at) for at, row in enumerate(rows)]


def _row(row: list[Widget], across: int, at: int) -> Widget:
    """Each card with the arrow that leads to it; the first one of all has none."""
    parts: list[Widget] = []
    for place, card in enumerate(row):
        if at or place:
            arrow = Icon("arrow-right", 15, "ink3")
            parts.append(Column([Space(grow=1), arrow, Space(grow=1)]))
        card.grow = 1
        parts.append(card)
    if at:
        parts += [each for _ in range(across - len(row)) for each in (Space(15), Space(grow=1))]
    return Row(parts, gap=6, align="fill")


def _card(link: Link, at: int) -> Widget:
    ends = link.kind in ("changed", "ending")
    date = " · ".join(filter(None, (link.date, _HOW.get(link.kind, ""))))
    top: list[Widget] = [Text(date, CAPTION, "ink2")]
    if link.standing is not None:
        top.append(StandingBadge(link.standing.basis, bare=True))
    lines = [Text(words, CAPTION, "ink2", most=2) for words in _short(link)]
    moved = [shift(each) for each in link.moved]
    parts: list[Widget] = [Flow(top, right=True), Text(link.title, SMALL_STRONG, most=3), *lines]
    body = Column([*parts, *([Space(grow=1), *moved] if moved else [])], gap=2)
    border: Tone = "alt" if ends else "line"
    return Box(body, f"link:{at}", (11, 8), border=border, thick=0.6 if ends else 0, role="row",
               says=f"{link.date}: {link.title}")  # fmt: skip


def _short(link: Link) -> list[str]:
    """What a card has room for: where it happens, what it needs, how the die fell."""
    if link.kind != "line":
        return [link.text] if link.text else []
    return [words for words in (_WHERE[link.fired], link.condition, link.die) if words]


def shift(each: Shift) -> Widget:
    """What a line moved, in the other world or, where it did not happen there, in yours."""
    pair = each.what_if or each.you
    assert pair is not None
    before, after = (str(value).replace("-", "−") for value in pair)
    here = each.what_if is not None
    tone: Tone = "ink2"
    if here and each.trend in ("better", "worse"):
        tone = "good" if each.trend == "better" else "bad"
    words = f"{each.name} {before} → {after}"
    parts: list[Widget] = [Text(words, SMALL_STRONG, tone)]
    if here and each.trend != "same":
        parts.append(Text(each.trend, CAPTION, tone))
    return Flow(parts, gap=6, line_gap=0)


class LinkScreen(Screen):
    """All of a link, over the page."""

    over = True
    primary = "close"

    def __init__(self, link: Link, citations: Sequence[Citation], library: Library) -> None:
        super().__init__()
        self.link, self.library = link, library
        self.cited = tuple(each for each in citations if each.number in link.cites)
        self.hints = (Hint("Esc", "back"),)

    def build(self, look: Look) -> Widget:
        """From the sentence to the die."""
        link = self.link
        close = Button("close", kind="quiet", icon="x", says="Close")
        how = " · ".join(filter(None, (link.date, _HOW.get(link.kind, ""))))
        head = Row([Text(how, SMALL_STRONG, "ink2", grow=1), close], align="middle")
        parts: list[Widget] = [head, Text(link.title, H2)]
        if link.text:
            parts.append(Text(link.text, STORY))
        parts += self._standing()
        due = f"Set going on {link.due_from}." if link.due_from else ""
        where = _WHERE[link.fired] if link.kind == "line" else ""
        said = (where, due, link.condition, link.values, link.die)
        parts += [Text(words, BODY, "ink2") for words in said if words]
        parts += [_both(each) for each in link.moved]
        return Modal(Column(parts, gap=8), wide=620)

    def _standing(self) -> list[Widget]:
        standing = self.link.standing
        if standing is None:
            return []
        tags = [Tag(each.claim, f"tag:{each.number}") for each in self.cited]
        parts: list[Widget] = [Flow([StandingBadge(standing.basis), *tags])]
        if standing.because:
            parts.append(Text(standing.because, SMALL, "ink2"))
        return parts

    def act(self, id: str) -> Step | None:
        """Close, or open the source of a claim."""
        kind, _, value = id.partition(":")
        if kind != "tag":
            return Step(close=True)
        at = [each.number for each in self.cited].index(int(value.partition(":")[0]))
        return Step(open=SourcesScreen(self.cited, at, self.library, True))


def _both(each: Shift) -> Widget:
    """A gauge moved in one world, or in both."""
    found = [Text(each.name, STRONG)]
    for name, pair in (("in your world", each.you), ("here", each.what_if)):
        words = f"{pair[0]} → {pair[1]}".replace("-", "−") if pair else "not moved"
        found.append(Text(f"{name}: {words}", SMALL, "ink2"))
    return Flow(found, gap=14)
