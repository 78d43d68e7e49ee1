"""The text in a field while it is written: a frozen value, every key makes a new one."""

from __future__ import annotations

import attrs


@attrs.frozen
class Entry:
    """Words, the caret (an index between 0 and their length), and what an input method composes."""

    words: str = ""
    caret: int = 0
    composing: str = ""  # shown underlined at the caret, not yet part of the words
    most: int = 0  # characters; 0: any number

    def type(self, words: str) -> Entry:
        """Put words in at the caret; what does not fit is dropped."""
        if self.most:
            words = words[: max(0, self.most - len(self.words))]
        joined = self.words[: self.caret] + words + self.words[self.caret :]
        return attrs.evolve(self, words=joined, caret=self.caret + len(words), composing="")

    def compose(self, words: str) -> Entry:
        """Show what the input method holds."""
        return attrs.evolve(self, composing=words)

    def erase(self, forward: bool = False, word: bool = False) -> Entry:
        """Take away the character (or word) before or behind the caret."""
        start, end = sorted((self.caret, self._next(1 if forward else -1, word)))
        return attrs.evolve(self, words=self.words[:start] + self.words[end:], caret=start)

    def move(self, step: int, word: bool = False) -> Entry:
        """Caret to the left (-1) or right (1)."""
        return attrs.evolve(self, caret=self._next(step, word))

    def jump(self, end: bool) -> Entry:
        """Caret to the start or the end."""
        return attrs.evolve(self, caret=len(self.words) if end else 0)

    def _next(self, step: int, word: bool) -> int:
        at = min(len(self.words), max(0, self.caret + step))
        while word and 0 < at < len(self.words) and not self._word_starts(at):
            at += step
        return at

    def _word_starts(self, at: int) -> bool:
        return self.words[at - 1].isspace() and not self.words[at].isspace()
