"""Where the terminal reads: one line or several, with letters that show something on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from game.console.paper import Paper
from game.play.journal import cleaned

HELP = (
    ("number", "choose that option"),
    ("Enter", "go on, or leave a question unanswered"),
    ("u", "undo: take back the last choice while its outcome has not been seen"),
    ("s", "sources: the claims cited on this page, in full"),
    ("w", "who is who: the people of this chapter"),
    ("?", "this help"),
    ("q", "quit: the game is saved after every step"),
)


class Quit(Exception):
    """The player leaves; everything is saved already."""


class Undo(Exception):
    """The player takes the last choice back."""


class Turned(Exception):
    """Somebody moved the run elsewhere while something was asked: look where it stands now."""


class Desk:
    """Paper and whoever writes on it. Without `answers` nobody does: the program plays alone.

    `letters` are what a letter does, wherever something is asked; `more` are lines that the help
    has beside its own.
    """

    def __init__(self, paper: Paper, answers: TextIO | None = None) -> None:
        self.paper = paper
        self._answers = answers
        self.letters: dict[str, Callable[[], None]] = {}
        self.more: tuple[tuple[str, str], ...] = ()

    @property
    def asks(self) -> bool:
        """Whether there is anybody to ask."""
        return self._answers is not None

    def read(self, prompt: str) -> str:
        """A line, without blanks around it; raises Undo and Quit."""
        while True:
            said = self._line(prompt).strip()
            match said.lower():
                case "q":
                    raise Quit
                case "u":
                    raise Undo
                case "?" | "h":
                    self._help()
                case letter if letter in self.letters:
                    self.letters[letter]()
                case _:
                    return said

    def _help(self) -> None:
        for key, meaning in (*HELP, *self.more):
            if self.paper.plain:
                self.paper.gap(key, meaning)
            else:
                self.paper.item(f"{key:<6}", meaning)

    def ask(self, prompt: str) -> str:
        """A line where nothing can be taken back yet, or any more."""
        while True:
            try:
                return self.read(prompt)
            except Undo:
                self.paper.line("There is nothing to take back here.")

    def text(self, prompt: str, keep: Callable[[str], None]) -> None:
        """A text of several lines, ended by an empty one, given to `keep`; an empty first line
        gives nothing. What was written when the input ends is kept too.
        """
        first = self.ask(prompt)
        if not first:
            return
        lines = [first]
        try:
            while line := self._line("").strip():
                lines.append(line)
        finally:
            keep(cleaned("\n".join(lines)))

    def _line(self, prompt: str) -> str:
        assert self._answers is not None
        if prompt:
            self.paper.ask(prompt)
        answer = self._answers.readline()
        if not answer:
            self.paper.blank()
            raise Quit
        return answer
