"""Handing in: which files, what stands in them and what is missing, a code of one's own."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from game.play.checked import Rejected
from game.play.hand_in_folder import free_file, hand_in_folder
from game.play.journal import MAX_CODE, Journal
from game.play.run import Run
from game.play.saves import SaveError
from game.views.hand_in import HandInFile, HandInView, Part, hand_in_view
from game.views.words import count
from game.window.entry import Entry
from game.window.flow import Column, Row
from game.window.layout import Rule, Space, Tone, Widget
from game.window.screen import Step
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import Leaf, beside, heading, sheet
from game.window.theme import (
    CAPTION,
    CARD,
    H3,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Look,
)  # fmt: skip
from game.window.widgets import Box, Button, Hint, Icon, KeyBadge, Text, TextField
from game.window.work import Work

ICONS = {"html": "file-text", "json": "braces", "csv": "table"}
FIELD = "code"


class HandIn(Leaf):
    """Space chooses a file, Enter saves those that are chosen."""

    icon = "send"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chosen = ["html", "json"]
        self.saved: tuple[Path, ...] = ()
        self.trouble = ""
        self._work: Work[None] | None = None
        self._wanted: dict[str, Path] = {}
        self._written: dict[str, tuple[Path, Journal]] = {}
        self._look = False  # open the page once it is written

    @property
    def view(self) -> HandInView:
        """What stands in the files now."""
        return hand_in_view(self.desk.play.run)

    @property
    def folder(self) -> Path:
        """Where the files go."""
        return self.screen.stage.hand_in_folder or hand_in_folder()

    @property
    def following(self) -> bool:
        """Whether a campaign goes on after this chapter."""
        return bool(self.desk.play.run.following and self.desk.play.find)

    @property
    def primary(self) -> str:  # type: ignore[override]
        """First the files, then on."""
        return "on" if self.saved else "save"

    def keys(self) -> tuple[Hint, ...]:
        """Of the files."""
        return (
            Hint("Space", "choose"),
            Hint("Enter", "go on" if self.saved else "save"),
            Hint("P", "look at it, print", (("p", "look"),)),
        )

    def entries(self) -> dict[str, Entry]:
        """The code."""
        code = self.desk.journal.code
        return {FIELD: Entry(code, len(code), most=MAX_CODE)}

    def waits(self) -> Sequence[Work[None]]:
        """The files, while they are made."""
        return [self._work] if self._work else []

    def buttons(self) -> list[Button]:
        """Look, save; then on."""
        ahead = Button("on", "Next chapter" if self.following else "To the title",
                       "primary" if self.saved else "secondary",
                       after="arrow-right" if self.following else "",
                       icon="" if self.following else "house")  # fmt: skip
        look = Button("look", "Look at it", icon="eye")
        if self.saved:
            return [look, ahead]
        files = count(len(self.chosen), "file")
        return [ahead, look, Button("save", f"Save {files}", "primary", icon="download")]

    def build(self, look: Look) -> Widget:
        """Files and the code at the left, what is in them at the right."""
        view = self.view
        head = heading(self.desk, "Hand in", look)
        cards = [self._file(each) for each in view.files]
        left = Column([*cards, self._code(), Space(grow=1)], gap=12)
        body = beside(left, self._parts(view), look, (57, 43))
        if isinstance(body, Row):
            body.align = "top"
        return sheet(head, body)

    def _file(self, each: HandInFile) -> Widget:
        ending = each.name.rpartition(".")[2]
        on = ending in self.chosen
        tone: Tone = "accent" if on else "ink3"
        words = Column([Text(each.what, CARD), Text(each.about, SMALL, "ink2")], gap=1, grow=1)
        sign = KeyBadge(icon=ICONS.get(ending, "file-text"), size=40, soft=on)
        check = Icon("circle-check" if on else "circle", 22, tone)
        fill: Tone = "accent_soft" if on else "surface"
        return Box(Row([sign, words, check], 15, "middle"), f"file:{ending}", (16, 13), fill,
                   "accent" if on else "line", 1.2 if on else 0, shadow=True,
                   says=f"{each.what}: {'chosen' if on else 'not chosen'}")  # fmt: skip

    def _code(self) -> Widget:
        about = "No name is asked for. Choose something only you will recognise."
        field = TextField(FIELD, self.screen.entries[FIELD], "letters, digits, - and _")
        parts = [Text("A code, if your instructor asked for one", STRONG),
                 Text(about, SMALL, "ink2"), field]  # fmt: skip
        return Box(Column(parts, gap=6), pad=(18, 14))

    def _parts(self, view: HandInView) -> Widget:
        rows: list[Widget] = [Text("In it", H3)]
        for chapter in view.chapters:
            if len(view.chapters) > 1:
                rows.append(Text(chapter.title, SMALL_STRONG, "ink2"))
            last = chapter is view.chapters[-1]
            rows += [_part(each, last) for each in chapter.parts]
        rows += [Rule(), *self._said()]
        return Box(Column(rows, gap=7), pad=(18, 14))

    def _said(self) -> list[Widget]:
        """Where the files go, that they are being written, or what went wrong."""
        if self.trouble:
            words = Text(self.trouble, SMALL, "bad", grow=1)
            return [Row([Icon("triangle-alert", 17, "bad"), words], gap=10)]
        if self._work is not None:
            words = Text("The files are being written.", SMALL, "ink2", grow=1)
            return [Row([Icon("hourglass", 17), words], gap=10)]
        names = [each.name for each in self.saved] or [
            each.name for each in self.view.files if each.name.rpartition(".")[2] in self.chosen
        ]
        where = " / ".join(self.folder.parts[-2:])
        said = f"Saved in {where}:" if self.saved else f"They go to {where}:"
        tone: Tone = "good" if self.saved else "ink2"
        icon = Icon("circle-check" if self.saved else "folder", 17, tone)
        parts: list[Widget] = [Row([icon, Text(said, SMALL, "ink2", grow=1)], 10)]
        return [*parts, *(Text(name, SMALL) for name in names)]

    def act(self, id: str) -> Step | None:
        """Choose files, save them, look at the page."""
        kind, _, ending = id.partition(":")
        if kind == "file":
            on = ending in self.chosen
            self.chosen = [each for each in ICONS if (each in self.chosen) != (each == ending)]
            self.saved = () if not on else self.saved
        elif id == "save" and self.chosen:
            self._begin(self.chosen)
        elif id == "look":
            self._look = True
            self._begin(["html"])
        return None

    def wrote(self, id: str, words: str) -> None:
        """The code: spaces and other signs become dashes."""
        code = "".join(each if each.isalnum() or each in "-_" else "-" for each in words)
        if code != words:
            self.screen.entries[FIELD] = Entry(code, len(code), most=MAX_CODE)
        self.saved = ()
        self.desk.change(code=code)

    def turned_to(self) -> None:
        """What has changed since it was saved is not saved."""
        if any(journal != self.desk.journal for _, journal in self._written.values()):
            self.saved = ()

    # --- writing --------------------------------------------------------------------------

    def _begin(self, endings: Sequence[str]) -> None:
        """Write the files beside the window: a page takes seconds in a large chapter. What was
        written as it stands now is not written again."""
        write, run = self.screen.stage.hand_in, self.desk.play.run
        self.trouble = "" if write else "This window was opened without a way to write files."
        if write is None or self._work is not None:
            return
        names = {each.name.rpartition(".")[2]: each.name for each in self.view.files}
        kept = {end: path for end, (path, at) in self._written.items() if at == self.desk.journal}
        try:
            paths = {end: kept.get(end) or free_file(self.folder, names[end]) for end in endings}
        except Rejected as error:
            self.trouble = f"Not written: {error}"
            return
        wanted = [path for end, path in paths.items() if end not in kept]
        self._work = Work(partial(_write, write, run, wanted))
        self._wanted = paths

    def worked(self) -> None:
        """All is written, or something went wrong."""
        work, self._work = self._work, None
        if work is None:
            return
        try:
            work.result  # noqa: B018 - it raises what went wrong
        except (Rejected, SaveError, ValueError) as error:
            self.trouble, self._look = f"Not written: {str(error).splitlines()[0]}", False
            return
        journal = self.desk.journal
        self._written |= {ending: (path, journal) for ending, path in self._wanted.items()}
        if self._look:
            self._look = False
            webbrowser.open_new_tab(self._wanted["html"].as_uri())
        else:
            self.saved = tuple(self._wanted.values())


def _write(
    write: Callable[[Run, Path], object], run: Run, paths: Sequence[Path], _tell: object
) -> None:
    for path in paths:
        write(run, path)


def _part(each: Part, last: bool) -> Widget:
    icon = Icon("circle-check" if each.there else "circle", 19, "good" if each.there else "ink3")
    words = Text(each.text, SMALL_STRONG if each.there else SMALL, "ink" if each.there else "ink2",
                 grow=1)  # fmt: skip
    row = Row([icon, words, Text(each.detail, CAPTION, "ink2", most=2)], 10, "middle")
    if not last or each.there:
        return Box(row, "", (4, 1), None, None)
    return Box(row, f"to:{each.section}", (4, 1), None, None, radius=6, role="row",
               says=f"{each.text}: {each.detail or 'missing'}")  # fmt: skip
