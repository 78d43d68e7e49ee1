"""Base of screens with fields of several lines: keys, pointer and clipboard in them."""

from __future__ import annotations

import contextlib

import attrs
import pygame

from game.play.journal import cleaned
from game.window import page as pages
from game.window.draft import Draft
from game.window.page import Page
from game.window.screen import Screen
from game.window.theme import Look
from game.window.widgets.editor import Paper

MOST_BACK = 100
"""So many states of a field can be taken back."""


class Writer(Screen):
    """Entries that are drafts have a paper each, under the same id."""

    def __init__(self) -> None:
        super().__init__()
        self.papers: dict[str, Paper] = {}
        self._before: dict[str, list[Draft]] = {}
        self._goal = -1  # x that arrows up and down aim at; -1: that of the caret
        self._selecting = ""

    def draft(self, id: str) -> Draft:
        """What is written in a field."""
        entry = self.entries[id]
        assert isinstance(entry, Draft)
        return entry

    def open_field(self, id: str, words: str, most: int = 0) -> None:
        """Make a field of several lines, the caret at its end; one that is there is kept."""
        if id not in self.entries:
            self.entries[id] = Draft(words, len(words), most=most)
            self.papers[id] = Paper()

    def insert(self, id: str, words: str) -> None:
        """Put words in at the caret, with a space before them where one is missing."""
        draft = self.draft(id)
        before = draft.words[: draft.selected[0]]
        self._put(id, draft.type(words if not before or before[-1].isspace() else f" {words}"))

    # --- keys ---------------------------------------------------------------------------

    def shortcut(self, name: str) -> str:
        """The id of a key that is pressed with Ctrl while one writes; empty: none."""
        return ""

    def _edit(self, name: str, mod: int) -> bool:
        entry = self.entries[self.focused]
        if not isinstance(entry, Draft):
            return super()._edit(name, mod)
        if entry.composing:
            return True
        ctrl = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if ctrl and (id := self.shortcut(name)):
            if step := self.act(id):
                self.stage.follow(step)
            return True
        if ctrl and name in ("a", "c", "x", "v", "z"):
            self._clip(entry, name)
            return True
        new = self._typed(entry, name, ctrl, bool(mod & pygame.KMOD_SHIFT))
        if new is None:
            return False
        self._put(self.focused, new)
        return True

    def _typed(self, draft: Draft, name: str, ctrl: bool, shift: bool) -> Draft | None:
        """A field after a key; None: the key does not belong to it."""
        if name in ("up", "down") and not ctrl:
            return self._climb(draft, 1 if name == "up" else -1, shift)
        self._goal = -1
        if name == "return":
            return draft.type("\n")
        if name in ("backspace", "delete"):
            return draft.erase(forward=name == "delete", word=ctrl)
        if name in ("left", "right"):
            return draft.step(-1 if name == "left" else 1, ctrl, shift)
        if name in ("home", "end"):
            return draft.go(self._edge(draft, name == "end", ctrl), shift)
        if (len(name) == 1 and not ctrl) or name == "space":
            return draft  # the letter itself comes as a text event
        return None

    def _climb(self, draft: Draft, rows: int, select: bool) -> Draft:
        rows_of = self.papers[self.focused].rows
        if rows_of is None:
            return draft
        if self._goal < 0:
            self._goal = rows_of.x_of(draft.caret)
        return draft.go(rows_of.above(draft.caret, rows, self._goal), select)

    def _edge(self, draft: Draft, end: bool, whole: bool) -> int:
        rows_of = self.papers[self.focused].rows
        if whole or rows_of is None:
            return len(draft.words) if end else 0
        row = rows_of.rows[rows_of.row_of(draft.caret)]
        return row.last if end else row.start

    def _clip(self, draft: Draft, name: str) -> None:
        if name == "a":
            self._put(self.focused, draft.all())
        elif name in ("c", "x"):
            if draft.chosen:
                self.stage.copy(draft.chosen)
                if name == "x":
                    self._put(self.focused, draft.type(""))
        elif name == "v":
            self._put(self.focused, draft.type(cleaned(pasted())))
        elif before := self._before.get(self.focused):
            self.entries[self.focused] = before.pop()
            self.changed(self.focused)
            self.refresh()

    def _write(self, event: pygame.event.Event) -> None:
        self._goal = -1
        entry = self.entries.get(self.focused)
        if not isinstance(entry, Draft):
            super()._write(event)
        elif event.type == pygame.TEXTINPUT:
            self._put(self.focused, entry.type(cleaned(event.text)))
        else:
            self._put(self.focused, attrs.evolve(entry, composing=event.text))

    def _put(self, id: str, draft: Draft) -> None:
        """Take a new state of a field; where its words differ, the one before can be had back."""
        before = self.draft(id)
        self.entries[id] = draft
        if draft.words != before.words:
            kept = self._before.setdefault(id, [])
            kept.append(before)
            del kept[:-MOST_BACK]
            self.changed(id)
        self.refresh()

    # --- pointer ------------------------------------------------------------------------

    def _press(self, at: tuple[int, int], page: Page) -> None:
        super()._press(at, page)
        self._selecting, self._goal = "", -1
        if self.pressed in self.papers and self.focused == self.pressed:
            self._selecting = self.pressed
            self._put(self.focused, self.draft(self.focused).go(self._caret(at, page)))

    def _point(self, at: tuple[int, int], page: Page) -> None:
        super()._point(at, page)
        if self._selecting and self._selecting == self.pressed:
            draft = self.draft(self._selecting)
            self._put(self._selecting, draft.go(self._caret(at, page), select=True))

    def _caret(self, at: tuple[int, int], page: Page) -> int:
        field = pages.place_of(page, page.spots[self._selecting], self.offsets)
        return self.papers[self._selecting].caret_at((at[0] - field.left, at[1] - field.top))

    def _wheel(self, event: pygame.event.Event, page: Page, look: Look) -> None:
        paper = self.papers.get(self.hovered)
        if paper is None or not paper.scroll(-event.y * look.px(48)):
            super()._wheel(event, page, look)


def pasted() -> str:
    """Words from the clipboard; empty where there are none."""
    with contextlib.suppress(pygame.error, NotImplementedError):  # no display, or built without it
        return str(pygame.scrap.get_text())
    return ""
