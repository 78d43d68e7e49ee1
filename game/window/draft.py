"""A text of several lines while it is written: an entry that can be selected from."""

from __future__ import annotations

import attrs

from game.window.entry import Entry


@attrs.frozen
class Draft(Entry):
    """`anchor` is the end of the selection that stays where it is; -1: nothing is selected."""

    anchor: int = -1

    @property
    def selected(self) -> tuple[int, int]:
        """The first index of what is selected and the one behind it; equal where nothing is."""
        start, end = sorted((self.caret, self.caret if self.anchor < 0 else self.anchor))
        return start, end

    @property
    def chosen(self) -> str:
        """The words that are selected."""
        start, end = self.selected
        return self.words[start:end]

    def type(self, words: str) -> Draft:
        """Put words in the selection's place; what does not fit is dropped."""
        start, end = self.selected
        left = self.words[:start] + self.words[end:]
        if self.most:
            words = words[: max(0, self.most - len(left))]
        return Draft(left[:start] + words + left[start:], start + len(words), most=self.most)

    def erase(self, forward: bool = False, word: bool = False) -> Draft:
        """Take away what is selected, else the character (or word) before or behind the caret."""
        if self.chosen:
            return self.type("")
        return attrs.evolve(self, anchor=self._next(1 if forward else -1, word)).type("")

    def go(self, caret: int, select: bool = False) -> Draft:
        """Caret somewhere else; `select` carries the selection on."""
        anchor = (self.caret if self.anchor < 0 else self.anchor) if select else -1
        return attrs.evolve(self, caret=min(max(0, caret), len(self.words)), anchor=anchor)

    def step(self, by: int, word: bool = False, select: bool = False) -> Draft:
        """Caret to the left (-1) or right (1); a selection is first left at that side."""
        if self.chosen and not select:
            return self.go(self.selected[0 if by < 0 else 1])
        return self.go(self._next(by, word), select)

    def all(self) -> Draft:
        """Everything selected."""
        return attrs.evolve(self, caret=len(self.words), anchor=0)
