"""A sheet to open a pack from anywhere: its path is typed, pasted, or dropped on the window."""

from __future__ import annotations

from collections.abc import Callable

from game.play.checked import Rejected
from game.scenario.diagnostics import ScenarioError
from game.window.entry import Entry
from game.window.flow import Column, Row
from game.window.layout import Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.notice import FaultsScreen, NoticeScreen
from game.window.theme import BODY, H2, SMALL, Look
from game.window.widgets import Button, Hint, Icon, Modal, Text, TextField

Take = Callable[[str], None]
"""Puts the packs of a path on the title; raises ScenarioError or Rejected."""
NOT_OPENED = "This pack cannot be opened"


class OpenPackScreen(Screen):
    """Over the title; closes when a pack was opened. Reading one takes a moment: that is said
    before it begins."""

    over = True
    primary = "open"
    hints = (
        Hint("Ctrl V", "paste a path", hidden=True),
        Hint("Enter", "open", hidden=True),
        Hint("Esc", "leave the field, close", hidden=True),
    )

    def __init__(self, take: Take, path: str = "") -> None:
        super().__init__()
        self.take = take
        self.entries["path"] = Entry(path, len(path))
        self.focused = "path"
        self.pictures = 0  # that are shown before the pack is read; 0: nothing is asked for
        if path:
            self._begin()

    def build(self, look: Look) -> Widget:
        """A field, what it takes, and two buttons."""
        head = Row([Icon("folder-open", 22), Text("Open a pack", H2, grow=1)], 12, "middle")
        about = (
            "Type or paste the path of a pack's folder or zip file, or drop it on this window. It "
            "stays on the title until you close the game."
        )
        field = TextField("path", self.entries["path"], "Path of a folder with a pack.yaml")
        said = "Reading the pack…" if self.pictures else "Nothing of it is run: packs are text."
        note = Row([Icon("shield-check", 17), Text(said, SMALL, "ink2", grow=1)], 9, "middle")
        body = Column([head, Text(about, BODY, "ink2"), field, note], gap=11)
        go = Button("open", "Open", "primary", after="arrow-right")
        foot = Row([Space(grow=1), Button("close", "Cancel"), go], gap=12, align="middle")
        return Modal(body, foot, wide=620)

    def act(self, id: str) -> Step | None:
        """Begin to read, or close."""
        if id == "close":
            return Step(close=True)
        if id == "open":
            self._begin()
        return None

    def dropped(self, path: str) -> Step | None:
        """The path of what was dropped, and on with it."""
        self.entries["path"] = Entry(path, len(path))
        self._begin()
        return None

    def _begin(self) -> None:
        self.pictures = 2
        self.refresh()

    def tick(self, seconds: float, smooth: bool = True) -> bool:
        """Read the pack once the sheet has said so."""
        moved = super().tick(seconds, smooth)
        if not self.pictures:
            return moved
        self.pictures -= 1
        if not self.pictures:
            self.refresh()
            self.stage.follow(self._read())
        return True

    def _read(self) -> Step:
        try:
            self.take(self.entries["path"].words)
        except ScenarioError as error:
            about = "Nothing was changed. Mend what stands here and open it again."
            return Step(open=FaultsScreen(NOT_OPENED, about, error.diagnostics))
        except Rejected as error:
            return Step(open=NoticeScreen(NOT_OPENED, f"{error}."))
        return Step(close=True)
