"""F1: all keys, those of everywhere and those of the screen below."""

from __future__ import annotations

from game.window.flow import Column, Grid, Row
from game.window.keys import EVERYWHERE
from game.window.layout import Rule, Sized, Space, Widget
from game.window.screen import Screen, Step
from game.window.theme import H2, H3, SMALL, Look
from game.window.widgets import Button, Hint, Icon, KeyCap, Modal, Text

LEADS = "The last list is never on the slide. On one screen, press the full stop before F1."


class HelpScreen(Screen):
    """Lists keys; any way of leaving closes it."""

    over = True
    primary = "close"

    def __init__(self, hints: tuple[Hint, ...]) -> None:
        super().__init__()
        self.page_hints = hints

    def build(self, look: Look) -> Widget:
        """Two lists beside each other, or below where there is no room."""
        own = tuple(hint for hint in self.page_hints if not hint.leads)
        leads = tuple(hint for hint in self.page_hints if hint.leads)
        lists = [_listed("keyboard", "Everywhere", EVERYWHERE, look)]
        if own:
            lists.append(_listed("book-open", "On this page", own, look))
        if leads:
            lists.append(_listed("presentation", "For the one who leads", leads, look))
        em = look.metrics.em
        columns = len(lists) if em >= 1000 else min(2, len(lists)) if em >= 800 else 1
        note: list[Widget] = []
        if leads:
            words = Text(LEADS, SMALL, "ink2", grow=1)
            note = [Rule(), Row([Icon("eye-off", 17), words], gap=10, align="middle")]
        body = Column(
            [
                Row(
                    [
                        Text("Keys", H2, grow=1),
                        Button("close", kind="quiet", icon="x", says="Close"),
                    ],
                    align="middle",
                ),
                Grid(lists, columns, gap=28),
                *note,
            ],
            gap=8,
        )
        return Modal(body, wide=460 + 300 * (len(lists) - 1))

    def act(self, id: str) -> Step | None:
        """Close."""
        return Step(close=True)


def _listed(icon: str, title: str, hints: tuple[Hint, ...], look: Look) -> Widget:
    rows = [
        Row([Sized(_caps(hint.key), ems=150), Text(hint.words, SMALL, grow=1)], 10, "middle")
        for hint in hints
    ]
    head = Row([Icon(icon, 17), Text(title, H3)], gap=8, align="middle")
    return Column([head, Space(2), *rows], gap=6)


def _caps(keys: str) -> Widget:
    """Two spaces between keys make two caps."""
    return Row([*(KeyCap(key) for key in keys.split("  ")), Space(grow=1)], gap=5)
