"""Odds against what happened: one by one, as a picture, and as a score."""

from __future__ import annotations

from game.play.session import Session
from game.views.calibration import CalibrationView, OddsRow, calibration_view
from game.views.words import odds_words
from game.window.flow import Column, Flow, Row
from game.window.layout import Sized, Space, Tone, Widget
from game.window.reliability import Point, Reliability
from game.window.screen import Step
from game.window.screens.debrief.desk import Desk
from game.window.screens.debrief.leaf import Leaf, beside, empty, heading, over, sheet
from game.window.screens.parts import ruled
from game.window.theme import BODY, CAPTION, SMALL, SMALL_STRONG, STRONG, Look
from game.window.widgets import Box, Hint, Icon, Mark, Segmented, Text, caps
from game.window.widgets.measures import Bar, OddsTrack

CAME: dict[bool | None, tuple[str, str]] = {
    True: ("check", "happened"), False: ("x", "did not"), None: ("minus", "not settled"),
}  # fmt: skip


class Odds(Leaf):
    """C goes between this chapter and the whole campaign."""

    icon = "percent"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.all = False
        self._views: dict[bool, CalibrationView] = {}

    @property
    def campaign(self) -> bool:
        """Whether this seat was held in more chapters than this one."""
        return len(self._sessions(True)) > 1

    @property
    def view(self) -> CalibrationView:
        """Of this chapter, or of all that were played."""
        if self.all not in self._views:
            self._views[self.all] = calibration_view(self._sessions(self.all), self.desk.seat)
        return self._views[self.all]

    def _sessions(self, every: bool) -> list[Session]:
        sessions = self.desk.play.run.sessions if every else (self.desk.session,)
        return [each for each in sessions if self.desk.seat in each.roles and each.over]

    def keys(self) -> tuple[Hint, ...]:
        """C, where there is a campaign."""
        return (Hint("C", "campaign", (("c", "scope+"),)),) if self.campaign else ()

    def build(self, look: Look) -> Widget:
        """Rows at the left; the picture and the score at the right."""
        view = self.view
        switch: list[Widget] = []
        if self.campaign:
            parts = (("scope:one", "This chapter"), ("scope:all", "Campaign"))
            switch = [Segmented(parts, "scope:all" if self.all else "scope:one")]
        pack = self.desk.session.game.scenario.pack.title
        above = f"Debrief · {pack} · all chapters played" if self.all else over(self.desk)
        head = heading(self.desk, "Your odds, and what became of them", look, switch, above)
        if not view.rows:
            return sheet(head, empty(view.empty))
        aside = Column([self._picture(), self._score()], gap=12)
        body = beside(self._rows(look), aside, look, (65, 35))
        if isinstance(body, Row):
            body.align = "top"
        return sheet(head, body)

    def _rows(self, look: Look) -> Widget:
        wide = look.metrics.em >= 780
        signs = [
            Row([mark, Text(words, CAPTION, "ink2")], 6, "middle")
            for mark, words in (
                (Mark("circle", 10), "you said"), (Mark("triangle", 10, "ink"), "it came to")
            )
        ]  # fmt: skip
        head: list[Widget] = [caps("Asked", "ink3"), *signs]
        above = Row([Flow(head, gap=18, grow=1), caps("Brier", "ink3")], 12, "middle")
        rows = [self._row(each, wide) for each in self.view.rows]
        return Box(Column([above, ruled(rows, 10)], gap=10), pad=(18, 13))

    def _row(self, row: OddsRow, wide: bool) -> Widget:
        when = f"{row.chapter} · turn {row.turn}" if self.all else f"Turn {row.turn} · {row.date}"
        asked = Column([Text(when, CAPTION, "ink3"), Text(row.ask, BODY)])
        said = Sized(Text(f"{row.percent} %", STRONG, "accent", align=1.0), ems=52)
        icon, words = CAME[row.came]
        came = Row([Icon(icon, 15, "ink2"), Text(words, SMALL, "ink2", most=1)], 6, "middle")
        score = "–" if row.brier is None else f"{row.brier:.2f}"
        brier = Sized(Text(score, STRONG, align=1.0), ems=44)
        track = OddsTrack(row.percent, row.came, grow=1)
        if wide:
            asked.grow = 0.85
            line = Row([said, track, Sized(came, ems=92), brier], 8, "middle", grow=1.15)
            return Row([asked, line], gap=12, align="middle")
        line = Row([said, track, brier], 8, "middle")
        return Column([asked, line, Flow([came, Text(odds_words(row.percent), SMALL, "ink3")], 14)],
                      gap=3)  # fmt: skip

    def _picture(self) -> Widget:
        view = self.view
        parts: list[Widget] = [Text("When you say it, does it happen?", SMALL_STRONG)]
        if view.bins:
            points = tuple(Point(each.said, each.came, each.n) for each in view.bins)
            words = Text("size and number: how many of your odds", CAPTION, "ink2", grow=1)
            parts += [Reliability(points, 292), Row([Mark("circle", 10), words], 8, "middle")]
        else:
            parts.append(Text(view.note, SMALL, "ink2"))
        return Box(Column(parts, gap=8), pad=(16, 13))

    def _score(self) -> Widget:
        view = self.view
        about = Text("0 is perfect, lower is better", CAPTION, "ink3")
        head = Flow([Text("Brier score", SMALL_STRONG), about], right=True)
        if view.brier is None:
            none = Text(view.sentence, SMALL, "ink2")
            return Box(Column([head, none], gap=8), pad=(16, 13))
        lines: list[tuple[str, float, Tone]] = [
            (f"You, {view.settled} odds", view.brier, "accent"),
            ("Always 50 %", view.fifty, "alt"),
        ]
        if view.base_brier is not None:
            lines.append((f"Base rate, {view.base_rate} %", view.base_brier, "alt"))
        most = max(0.5, *(each[1] for each in lines))
        rows: list[Widget] = []
        for at, (said, score, tone) in enumerate(lines):
            name = Text(said, SMALL if at else SMALL_STRONG, "ink2" if at else "ink", grow=1.2)
            value = Sized(Text(f"{score:.2f}", SMALL_STRONG, align=1.0), ems=38)
            rows.append(Row([name, Bar(score / most, tone, grow=1), value], 10, "middle"))
        note = Text("The base rate is how often such things happened to you: known only "
                    "afterwards.", CAPTION, "ink2")  # fmt: skip
        return Box(Column([head, *rows, Space(1), note], gap=7), pad=(16, 13))

    def act(self, id: str) -> Step | None:
        """This chapter or all of them."""
        if id == "scope+":
            self.all = not self.all
        elif id.startswith("scope:"):
            self.all = id == "scope:all"
        return None
