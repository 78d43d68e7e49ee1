"""The commit sheet: the policy chosen, one reason, one line, and odds, before anything follows."""

from __future__ import annotations

from game.play.session import MAX_LINE, Act
from game.views.decision import DecisionView, Option
from game.window.entry import Entry
from game.window.flow import Column, Grid, Row
from game.window.layout import Rule, Space, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.odds import ODDS_KEY, AsksOdds
from game.window.screens.routes import next_screen
from game.window.theme import BODY, CAPTION, CARD, H3, STRONG, Look
from game.window.widgets import (
    Box,
    Button,
    Hint,
    Icon,
    KeyBadge,
    Modal,
    Text,
    TextField,
    caps,
)

LETTERS = "qwerty"


class CommitScreen(AsksOdds):
    """Over the decision. Nothing typed is lost on Back: the run keeps the sheet's values."""

    over = True
    primary = "commit"

    def __init__(self, play: Play, view: DecisionView, option: Option) -> None:
        super().__init__()
        self.play, self.view, self.option = play, view, option
        kept = play.sheet
        self.reason = kept.reason
        self.entries["line"] = Entry(kept.line, len(kept.line), most=MAX_LINE)
        self.ask_odds(view.forecasts, kept.odds)
        self.hints = self._keys()

    def _keys(self) -> tuple[Hint, ...]:
        reasons = tuple(
            (letter, f"why:{id}")
            for letter, (id, _) in zip(LETTERS, self.view.reasons, strict=False)
        )
        return (
            Hint("Q – Y", "a reason", reasons),
            *([ODDS_KEY] * bool(self.values)),
            Hint("Tab", "to the line and the odds"),
            Hint("Enter", "commit"),
            Hint("Esc", "back; nothing is lost"),
        )

    def build(self, look: Look) -> Widget:
        """From top to bottom: policy, reason, line, odds."""
        parts: list[Widget] = [caps("Before you see what follows")]
        parts += [self._policy(), *self._why(look)]
        if self.values:
            parts += [Space(1), Rule(), *self.odds_rows()]
        return Modal(Column(parts, gap=8), self._foot(look))

    def _policy(self) -> Widget:
        words = Column(
            [
                Text(f"{self.view.header.role} decides", CAPTION, "ink2"),
                Text(self.option.label, CARD, most=3),
            ],
            grow=1,
        )
        row = Row(
            [KeyBadge(icon="check", filled=True), words, Button("change", "Change", small=True)],
            gap=14,
            align="middle",
        )
        return Box(row, fill="accent_soft", border="accent", pad=(16, 9))

    def _why(self, look: Look) -> list[Widget]:
        reasons = zip(LETTERS.upper(), self.view.reasons, strict=False)
        cells = [self._reason(letter, id, words) for letter, (id, words) in reasons]
        head = Row(
            [Text("Why?", H3, grow=1), Text("one key is enough", CAPTION, "ink3")], align="bottom"
        )
        field = TextField("line", self.entries["line"], "In a line of your own, if you like")
        return [Space(1), head, Grid(cells, 3 if look.metrics.em >= 560 else 2, 9), field]

    def _reason(self, letter: str, id: str, words: str) -> Widget:
        on = id == self.reason
        sign = KeyBadge(letter, icon="check" if on else "", filled=on, size=21)
        row = Row([sign, Text(words, STRONG if on else BODY, most=2, grow=1)], 10, "middle")
        if on:
            return Box(row, f"why:{id}", (10, 7), "accent_soft", "accent", 1, 8, says=words)
        return Box(row, f"why:{id}", (10, 7), "surface", "line_strong", 0, 8, says=words)

    def _foot(self, look: Look) -> Widget:
        note = Text("You can take it back until you look at what follows.", CAPTION, "ink2", grow=1)
        buttons = [Button("back", "Back"), Button("commit", "Commit", "primary", icon="check")]
        start: list[Widget] = (
            [Icon("undo-2", 15), note] if look.metrics.em >= 720 else [Space(grow=1)]
        )
        return Row([*start, *buttons], gap=11, align="middle")

    def act(self, id: str) -> Step | None:
        """A reason, back, or commit."""
        kind, _, name = id.partition(":")
        if kind == "why":
            self.reason = "" if self.reason == name else name
            self.refresh()
        elif id in ("change", "back"):
            return self.back()
        elif id == "commit":
            return self._commit()
        return None

    def back(self) -> Step:
        """To the options; what was typed stays."""
        self.play.sheet = self._act()
        return Step(close=True)

    def _act(self) -> Act:
        line = self.entries["line"].words.strip()
        view = self.view
        return Act(view.role, view.decision, self.option.id, self.reason, line, self.odds)

    def _commit(self) -> Step:
        self.play.do(self._act())
        self.play.sheet = Act()
        # The sheet closes and the decision below gives way to what comes next.
        return Step(close=True, swap=next_screen(self.play))
