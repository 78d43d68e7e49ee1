"""Where the terminal face writes: for eyes (80 columns, a little colour) or for screen readers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from game.views.prose import Paragraph, Prose

WIDTH = 80
COLUMN = 20
"""Narrower columns than this stand below each other."""
STYLES = {
    "you": "blue",
    "record": "dark_orange3",
    "better": "green",
    "worse": "red",
    "quiet": "bright_black",
}


class Paper:
    """Prints headings, prose and lines. `plain` leaves out boxes, colour and drawings, and never
    breaks a line in two: one idea a line.
    """

    def __init__(self, out: TextIO | None = None, *, plain: bool = False) -> None:
        self.plain = plain
        out = out or sys.stdout
        self._console = Console(
            file=out,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=plain,
            force_terminal=False if plain else None,
            color_system=None if plain else "auto",
            width=None if plain else min(WIDTH, Console(file=out).width),
        )
        self._drawable = _can_draw(getattr(out, "encoding", None) or "utf-8")

    @property
    def width(self) -> int:
        """Columns that a line may have."""
        return self._console.width

    def title(self, text: str) -> None:
        """The top of a page."""
        self.blank()
        if not self.plain:
            self._console.rule(self._safe(text), align="left", characters=self._safe("─"))
        else:
            self._print(f"== {text}")

    def heading(self, text: str, style: str = "") -> None:
        """The top of a part of a page."""
        self.blank()
        self._put(Text(text, f"bold {STYLES.get(style, '')}".strip()), 0)

    def prose(self, paragraphs: Prose, indent: int = 0) -> None:
        """Paragraphs with their citation marks."""
        for number, paragraph in enumerate(paragraphs):
            if number:
                self.blank()
            self._put(_styled(paragraph), indent)

    def line(self, text: str, style: str = "", indent: int = 0) -> None:
        """One line, wrapped where it is too long for the page."""
        self._put(Text(text, STYLES.get(style, style)), indent)

    def item(self, mark: str, text: str, style: str = "") -> None:
        """A line behind a mark; its wrapped lines stand under its text."""
        if self.plain:
            self._print(text if mark in "●◆◇-?" else f"{mark} {text}")
        else:
            self._put(Text(self._safe(text), STYLES.get(style, style)), len(mark) + 3, f"  {mark} ")

    def gap(self, label: str, value: str, width: int = 24) -> None:
        """A label and a value, in columns; below each other where they have no room."""
        if self.plain:
            self._print(f"{label}: {value}")
            return
        label = self._safe(label)
        wide = cell_len(label)
        if 3 + max(wide, width) + cell_len(value) <= self.width:
            self._print(f"  {label}{' ' * (width - wide)} {value}")
        elif 3 + wide + cell_len(value) <= self.width:
            self._print(f"  {label} {value}")
        else:
            self._put(Text(label), 2)
            self._put(Text(value), 4)

    def bar(self, label: str, percent: int, words: str = "", width: int = 24) -> None:
        """A share of 100 with its number, and a bar for eyes."""
        said = f"{percent:>3} %" + (f"  {words}" if words else "")
        if self.plain:
            self.gap(label, said.strip())
            return
        room = max(10, min(30, self.width - width - len(said) - 5))
        filled = round(room * percent / 100)
        self.gap(label, f"{'█' * filled}{'░' * (room - filled)} {said}", width)

    def columns(self, cells: Sequence[str]) -> None:
        """Texts side by side; on a narrow page, and in plain style, below each other."""
        each = (self.width - 2) // len(cells) - 2
        if self.plain or each < COLUMN:
            for cell in filter(None, cells):
                self.line(cell, indent=2)
            return
        wrapped = [[*Text(self._safe(cell)).wrap(self._console, each)] for cell in cells]
        for at in range(max(map(len, wrapped))):
            line = Text("  ")
            for lines in wrapped:
                part = lines[at] if at < len(lines) else Text("")
                part.rstrip()
                part.pad_right(each + 2 - part.cell_len)
                line.append_text(part)
            line.rstrip()
            self._console.print(line)

    def clear(self) -> None:
        """Take away what stands on the screen, also what was scrolled out of it; where the page is
        no screen, begin a new one.
        """
        seen = self._console.file.isatty()
        self._console.file.write("\x1b[2J\x1b[3J\x1b[H" if seen else "\f\n")

    def verbatim(self, text: str, indent: int = 0) -> None:
        """A line that is never broken, as an address."""
        left = "" if self.plain else " " * indent
        self._console.print(Text(left + self._safe(text)), soft_wrap=True)

    def blank(self) -> None:
        """An empty line; in plain style none."""
        if not self.plain:
            self._console.print()

    def ask(self, prompt: str) -> None:
        """A prompt; the answer comes on the same line."""
        self._console.print(Text(self._safe(prompt), "bold"), end=" ")

    def _put(self, text: Text, indent: int, lead: str = "") -> None:
        text.plain = self._safe(text.plain)
        if self.plain:
            self._console.print(text)
            return
        for part in text.wrap(self._console, max(20, self._console.width - indent)):
            part.rstrip()
            self._console.print(Text(self._safe(lead) or " " * indent) + part)
            lead = ""

    def _print(self, text: str, style: str = "") -> None:
        self._console.print(Text(self._safe(text), style))

    def _safe(self, text: str) -> str:
        """The text as the terminal can print it, or a screen reader say it."""
        for sign, instead in _SPOKEN.items() if self.plain else ():
            text = text.replace(sign, instead)
        if self._drawable:
            return text
        for sign, instead in _ASCII.items():
            text = text.replace(sign, instead)
        return text.encode("ascii", "replace").decode()


_SPOKEN = {
    "● ": "",
    "◆ ": "",
    "◇ ": "",
    "▲ ": "",
    "▼ ": "",
    "→ changed": "changed",
    "→": "to",
    " · ": ", ",
    "−": "minus ",
}
_ASCII = {
    "–": "-",
    "—": "-",
    "−": "-",
    "’": "'",
    "“": '"',
    "”": '"',
    "─": "-",
    "●": "o",
    "◆": "#",
    "◇": "*",
    "▲": "^",
    "▼": "v",
    "→": "->",
    "…": "...",
    "·": ".",
    "█": "=",
    "░": ".",
}


def _can_draw(encoding: str) -> bool:
    try:
        "●◆◇▲→─서".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _styled(paragraph: Paragraph) -> Text:
    text = Text("  - " if paragraph.bullet else "")
    for span in paragraph.spans:
        if span.cite:
            text.append(f"[{span.cite}]", STYLES["you"])
        else:
            style = " ".join(
                word for word, on in (("bold", span.strong), ("italic", span.emphasis)) if on
            )
            text.append(span.text, style)
    return text


def joined(parts: Iterable[str]) -> str:
    """Non-empty parts with a middle dot between them."""
    return " · ".join(part for part in parts if part)
