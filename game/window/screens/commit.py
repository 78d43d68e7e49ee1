"""The commit sheet: the policy chosen, one reason, one line, and odds, before anything follows."""

from __future__ import annotations

from game.play.session import MAX_LINE, Act
from game.views.decision import DecisionView, ForecastAsk, Option
from game.views.words import odds_words
from game.window.entry import Entry
from game.window.flow import Column, Grid, Row
from game.window.layout import Rule, Sized, Space, Widget
from game.window.play import Play
from game.window.screen import Screen, Step
from game.window.screens.routes import next_screen
from game.window.theme import BODY, CAPTION, CARD, H3, SMALL, STORY, STRONG, Look, Type
from game.window.widgets import (
    Box,
    Button,
    Hint,
    Icon,
    KeyBadge,
    Modal,
    Slider,
    Text,
    TextField,
    caps,
)

LETTERS = "qwerty"
BIG = Type(34, serif=True, bold=True, leading=1.1, tabular=True)


class CommitScreen(Screen):
    """Over the decision. Nothing typed is lost on Back: the run keeps the sheet's values."""

    over = True
    primary = "commit"

    def __init__(
        self, play: Play, view: DecisionView, option: Option | None, cable: str = ""
    ) -> None:
        super().__init__()
        self.play, self.view, self.option, self.cable = play, view, option, cable
        self.reason = ""
        kept = play.sheet
        if option is not None:
            self.reason = kept.reason
            words = kept.line
            self.entries["line"] = Entry(words, len(words), most=MAX_LINE)
        for forecast in view.forecasts:
            self.values[f"odds:{forecast.id}"] = kept.odds.get(forecast.id, 50)
        self.given = {id for id in self.values if id.removeprefix("odds:") in kept.odds}
        self.hints = self._keys()

    def _keys(self) -> tuple[Hint, ...]:
        reasons = tuple(
            (letter, f"why:{id}")
            for letter, (id, _) in zip(LETTERS, self.view.reasons, strict=False)
        )
        odds = (("left", "less"), ("right", "more"))
        hints = (
            Hint("Q – Y", "a reason", reasons),
            Hint("← →", "odds by 5, with Shift by 1", odds if self.values else ()),
            Hint("Tab", "to the line and the odds"),
            Hint("Enter", "commit"),
        )
        return hints if self.values else (hints[0], *hints[2:])

    def build(self, look: Look) -> Widget:
        """From top to bottom: policy, reason, line, odds."""
        parts: list[Widget] = [caps("Before you see what follows")]
        parts.append(self._policy())
        if self.option is not None:
            parts += self._why(look)
        for forecast in self.view.forecasts:
            parts += [Space(1), Rule(), *self._odds(forecast)]
        return Modal(Column(parts, gap=8), self._foot(look))

    def _policy(self) -> Widget:
        label = self.option.label if self.option else "A cable to the file"
        words = Column(
            [
                Text(f"{self.view.header.role} decides", CAPTION, "ink2"),
                Text(label, CARD, most=2),
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
        row = Row([sign, Text(words, STRONG if on else BODY, most=1, grow=1)], 10, "middle")
        if on:
            return Box(row, f"why:{id}", (10, 7), "accent_soft", "accent", 1, 8, says=words)
        return Box(row, f"why:{id}", (10, 7), "surface", "line_strong", 0, 8, says=words)

    def _odds(self, forecast: ForecastAsk) -> list[Widget]:
        id = f"odds:{forecast.id}"
        value = self.values[id]
        head = Row(
            [Text("Your odds", H3, grow=1), Text("scored when it is settled", CAPTION, "ink3")],
            align="bottom",
        )
        given = id in self.given
        number = Text(f"{value} %" if given else "–", BIG, "accent", align=0.5)
        words = Text(odds_words(value) if given else "no odds yet", SMALL, "ink2", align=0.5)
        row = Row(
            [Sized(Column([number, words]), ems=136), Slider(id, value, grow=1)], 12, "middle"
        )
        return [head, Text(forecast.ask, STORY), row]

    def _foot(self, look: Look) -> Widget:
        note = Text("You can take it back until you look at what follows.", CAPTION, "ink2", grow=1)
        buttons = [Button("change", "Back"), Button("commit", "Commit", "primary", icon="check")]
        start: list[Widget] = (
            [Icon("undo-2", 15), note] if look.metrics.em >= 720 else [Space(grow=1)]
        )
        return Row([*start, *buttons], gap=11, align="middle")

    def act(self, id: str) -> Step | None:
        """A reason, odds by key, back, or commit."""
        kind, _, name = id.partition(":")
        if kind == "why":
            self.reason = "" if self.reason == name else name
            self.refresh()
        elif kind in ("less", "more") and self.values:
            slider = next(iter(self.values))
            self.set_value(slider, self.values[slider] + (5 if kind == "more" else -5))
        elif id == "change":
            return self.back()
        elif id == "commit":
            return self._commit()
        return None

    def changed(self, id: str) -> None:
        """Odds count once they were touched."""
        if id.startswith("odds:"):
            self.given.add(id)

    def back(self) -> Step:
        """To the options; what was typed stays."""
        self.play.sheet = self._act()
        return Step(close=True)

    def _act(self) -> Act:
        line = self.entries["line"].words.strip() if "line" in self.entries else ""
        odds = {id.removeprefix("odds:"): self.values[id] for id in sorted(self.given)}
        policy = self.option.id if self.option else ""
        return Act(self.view.role, self.view.decision, policy, self.reason, line, odds, self.cable)

    def _commit(self) -> Step:
        self.play.do(self._act())
        self.play.sheet = Act()
        # The sheet closes and the decision below gives way to what comes next.
        return Step(close=True, swap=next_screen(self.play))
