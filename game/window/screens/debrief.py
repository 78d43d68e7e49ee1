"""The debrief: sections in an order, a rail to move between them, and one page each."""

from __future__ import annotations

import attrs

from game.play.saves import SaveError
from game.scenario.diagnostics import ScenarioError
from game.views.debrief import DebriefView, debrief_view
from game.views.parts import Citation
from game.views.sources import SourcesView
from game.window.flow import Column, Fit, Row
from game.window.layout import Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens import debrief_pages as pages
from game.window.screens.debrief_check import PostCheck
from game.window.screens.debrief_overview import overview, widest_gap
from game.window.screens.debrief_reasons import reasons
from game.window.screens.in_play import InPlay
from game.window.screens.library import KIND_KEY, Sources
from game.window.screens.parts import top_bar
from game.window.screens.seats_held import seat_chosen, seat_keys, seat_switch
from game.window.theme import SMALL, STRONG, Look
from game.window.widgets import Box, Button, Frame, Hint, Icon, Rail, RailItem, Text


@attrs.frozen
class Section:
    """A page of the debrief and its place in the rail."""

    id: str
    group: str
    icon: str
    title: str


SECTIONS = (
    Section("overview", "Describe", "chart-line", "Overview"),
    Section("record", "Describe", "scroll-text", "The record"),
    Section("reasons", "Describe", "quote", "Reasons and aims"),
    Section("lenses", "Analyse", "glasses", "Lenses"),
    Section("sources", "Analyse", "library", "Sources"),
    Section("accounts", "Analyse", "git-compare", "Accounts differ"),
    Section("odds", "Analyse", "percent", "Your odds"),
    Section("model", "Analyse", "scale", "The model"),
    Section("questions", "Apply", "notebook-pen", "Questions"),
    Section("check", "Apply", "list-checks", "Asked again"),
)


class DebriefScreen(InPlay):
    """Arrows move along the chart, brackets between sections."""

    primary = "next"
    knows_the_end = True

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.at = 0
        self.trouble = ""
        self.check = PostCheck(play)
        self.look_from(play.session.roles[0])

    def look_from(self, seat: str) -> None:
        """Show the debrief of a seat."""
        play, self.seat = self.play, seat
        self.view: DebriefView = debrief_view(play.session, play.record, seat)
        self.check.look(self.view.checks)
        self.sources = Sources(super().met(), play.session.game.scenario, True)
        self.step = self._first_difference()
        self.chart = self._first_chart()
        self.hints = self._keys()
        self.refresh()

    def _keys(self) -> tuple[Hint, ...]:
        own: tuple[Hint, ...] = ()
        if self.section.id == "overview":
            own = (
                Hint("← →", "turns", (("left", "step-"), ("right", "step+"))),
                Hint("↑ ↓", "indicators", (("up", "chart-"), ("down", "chart+"))),
            )
        elif self.section.id == "sources":
            own = (Hint("Tab", "source"), Hint("Enter", "open"), KIND_KEY)
        elif self.section.id == "check":
            own = self.check.keys()
        always = (
            Hint("[ ]", "sections", (("[", "section-"), ("]", "section+"))),
            Hint("PgDn", "scroll"),
            *seat_keys(self.play),
        )
        return self.keys(*own, *always)

    def _first_difference(self) -> int:
        """The first step at which the player chose otherwise; else the last."""
        steps = self.view.steps
        return next((s.number for s in steps if s.number and not s.same), len(steps) - 1)

    def _first_chart(self) -> int:
        """The indicator that something was measured of, or on which the paths differ most."""
        charts = self.view.charts
        measured = [i for i, chart in enumerate(charts) if chart.measured]
        gaps = [widest_gap(chart) for chart in charts]
        return measured[0] if measured else gaps.index(max(gaps)) if gaps else 0

    def met(self) -> SourcesView:
        """All sources; worked out once for a seat."""
        return self.sources.view

    @property
    def section(self) -> Section:
        """The page that is shown."""
        return SECTIONS[self.at]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the whole debrief."""
        return self.view.citations

    def build(self, look: Look) -> Widget:
        """Rail and page, or a strip over the page."""
        rail = look.metrics.em >= 1000
        page = self._shown(look)
        page = Column([*seat_switch(self.play, self.seat), page], gap=10, grow=1)
        page.children[-1].grow = 1
        bottom = self.bottom(*self._buttons())
        bottom.note = bottom.note or self.trouble
        top = top_bar(self.view.header, "Debrief")
        if rail:
            body: Widget = Row(
                [self._rail(), Fit(page, self.section.id, margin=24, edge=16, grow=1)], align="fill"
            )
            return Frame(body, top, bottom, pad=(0, 0))
        body = Fit(Column([self._strip(), page], gap=12), self.section.id, margin=16, edge=12)
        return Frame(body, top, bottom, pad=(16, 0))

    def _buttons(self) -> list[Button]:
        if self.section.id == "check" and (asked := self.check.buttons()):
            return asked
        if self.at < len(SECTIONS) - 1:
            return [Button("next", "Next", "primary", after="arrow-right")]
        if self.following:
            home = Button("home", "To the title", icon="house")
            return [home, Button("next", "Next chapter", "primary", after="arrow-right")]
        return [Button("next", "To the title", "primary", icon="house")]

    @property
    def following(self) -> bool:
        """Whether a campaign goes on after this chapter."""
        return bool(self.play.run.following and self.play.find)

    def _rail(self) -> Widget:
        items = [
            RailItem(f"section:{i}", each.icon, each.title, each.group, i == self.at)
            for i, each in enumerate(SECTIONS)
        ]
        return Rail(items)

    def _strip(self) -> Widget:
        row = Row(
            [
                Button("section-", kind="quiet", icon="chevron-left", says="Previous section"),
                Icon(self.section.icon, 18, "accent"),
                Text(self.section.title, STRONG, most=1, grow=1),
                Text(f"{self.at + 1} of {len(SECTIONS)}", SMALL, "ink2"),
                Button("section+", kind="quiet", icon="chevron-right", says="Next section"),
            ],
            gap=9,
            align="middle",
        )
        return Box(row, pad=(8, 3))

    def _shown(self, look: Look) -> Widget:
        view = self.view
        if self.section.id == "overview":
            return overview(view, self.chart, self.step, look)
        if self.section.id == "sources":
            over = f"Debrief · {view.header.chapter} · you sat in {view.header.role}"
            return self.sources.page(over, look)
        if self.section.id == "check":
            return self.check.page(view, look)
        made = {
            "record": pages.the_record, "reasons": reasons, "lenses": pages.lenses,
            "accounts": pages.accounts, "odds": pages.odds, "model": pages.model,
            "questions": pages.questions,
        }  # fmt: skip
        return made[self.section.id](view, look)

    def on(self, id: str) -> Step | None:
        """Move along the chart, between indicators, between sections."""
        kind, _, value = id.partition(":")
        if self.section.id == "check" and self.check.act(id):
            self.view = debrief_view(self.play.session, self.play.record, self.seat)
            self._turn_to(self.at)
            return None
        if id == "next" and self.at == len(SECTIONS) - 1:
            return self._leave()
        if kind in ("kind", "source", "conflict"):
            opened = self.sources.answer(id)
            self.refresh()
            return opened
        if kind in ("seat", "seat+"):
            self.look_from(seat_chosen(self.play, self.seat, id))
        elif id in ("section+", "section-", "next"):
            step = -1 if id == "section-" else 1
            self._turn_to(min(len(SECTIONS) - 1, max(0, self.at + step)))
        elif kind == "section":
            self._turn_to(int(value))
        elif kind == "step":
            self.step = int(value)
        elif kind == "chart":
            self.chart = int(value)
        elif id in ("step+", "step-"):
            self.step = min(
                len(self.view.steps) - 1, max(0, self.step + (1 if id[-1] == "+" else -1))
            )
        elif id in ("chart+", "chart-"):
            self.chart = (self.chart + (1 if id[-1] == "+" else -1)) % len(self.view.charts)
        self.refresh()
        return None

    def _leave(self) -> Step | None:
        """To the next chapter of a campaign, or home."""
        if not self.following:
            return Step(home=True)
        try:
            self.play.next_chapter()
        except (ScenarioError, SaveError) as error:
            self.trouble = f"The next chapter cannot be opened: {str(error).splitlines()[0]}"
            self.refresh()
            return None
        return self.go_on()

    def _turn_to(self, at: int) -> None:
        self.at = at
        self.hints = self._keys()
        self.focused, self.ring = self.primary, False
        self.refresh()
        self.scroller.jump(SECTIONS[at].id, 0.0)
