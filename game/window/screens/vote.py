"""A class decides: alone, in pairs, by votes, the minority first; then the choice is committed."""

from __future__ import annotations

from game.play.session import MAX_VOTES, Act
from game.views.briefing import briefing_view
from game.views.parts import Citation
from game.views.vote import COMMIT, SILENT, STEPS, VOTE, VoteView, vote_view
from game.views.words import count
from game.window.flow import Column, Fit, Flex, Row
from game.window.layout import Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import InPlay
from game.window.screens.odds import ODDS_KEY, AsksOdds
from game.window.screens.parts import gauge_strip
from game.window.screens.vote_parts import (
    ASIDE,
    QUESTION,
    FirstFit,
    StepRail,
    commit_card,
    odds_row,
    step_card,
    vote_row,
)
from game.window.theme import Look, hall
from game.window.widgets import Frame, Hint, Slider, Text, TopBar, caps

NARROW = 860
"""Design px across, as hall sizes count them, below which the columns stand one over the other."""


class VoteScreen(InPlay, AsksOdds):
    """A slide: no keys and no names on it. Enter goes from step to step; in the vote, digits type
    the tally of the row that is marked. Of options that lead together a digit picks one.
    """

    primary = "go"
    shows = ("gauges",)

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        kept = play.sheet if play.sheet.decision else Act()
        self.tally = dict(kept.tally)
        self.odds_kept = dict(kept.odds)
        self.step = VOTE if self.tally else SILENT
        self.row = self.pick = 0
        if not self.view.decision.options:
            self.step = COMMIT
        self._enter_step()

    @property
    def view(self) -> VoteView:
        """The decision with the votes typed so far."""
        return vote_view(self.play.session, self.step, self.tally)

    @property
    def gauges_told(self) -> bool:
        """Not until they are asked for: the slide is for the options."""
        return self.play.gauges is True

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the briefing."""
        return briefing_view(self.play.session, self.play.record, self.seat).citations

    # --- steps ----------------------------------------------------------------------------

    @property
    def open_rows(self) -> list[int]:
        """The numbers of the options that can be voted for."""
        return [each.number for each in self.view.decision.options if each.is_open]

    @property
    def may_pick(self) -> tuple[int, ...]:
        """The numbers among which the facilitator decides; none where one option leads."""
        view = self.view
        if self.step != COMMIT or view.leads:
            return ()
        return view.tied or tuple(self.open_rows)

    @property
    def chosen(self) -> int:
        """The number of the option that is to be committed; 0 where that is still open."""
        return self.view.leads or (self.pick if self.pick in self.may_pick else 0)

    def _enter_step(self) -> None:
        """To a step: its keys, its row, its sliders."""
        view = self.view
        self.odds_kept.update(self.odds if self.values else {})
        self.values = {}
        self.row = self.open_rows[0] if self.step == VOTE and self.open_rows else 0
        if self.step == COMMIT:
            self.ask_odds(view.decision.forecasts, self.odds_kept)
        self.focused, self.ring = f"row:{self.row}" if self.row else "", False
        self.hints = self.keys(*self._keys())

    def _keys(self) -> tuple[Hint, ...]:
        """What keys do in this step; all of it stands on the help page alone."""
        own = [Hint("Enter", "on")]
        if self.step == VOTE:
            typed = tuple((str(digit), f"digit:{digit}") for digit in range(10))
            own = [
                Hint("0–9", "the votes of the row", typed),
                Hint("Backspace", "mend", (("backspace", "mend"),)),
                Hint("↑ ↓", "another row", (("up", "row-"), ("down", "row+"))),
                Hint("Enter", "next row, then on"),
            ]
        elif self.may_pick:
            picks = tuple((str(each), f"row:{each}") for each in self.may_pick)
            own = [Hint("1–9", "decide the tie", picks), Hint("Enter", "commit")]
        if self.step == COMMIT:
            own += [*([ODDS_KEY] * bool(self.values))]
            own.append(Hint("Backspace", "the step before", (("backspace", "step-"),)))
        else:
            own.append(Hint("← →", "a step back, on", (("left", "step-"), ("right", "step+"))))
        return (*own, Hint("B", "briefing", (("b", "briefing"),)))

    def go_to(self, step: str) -> None:
        """To a step: its countdown begins."""
        if step != self.step and self.view.decision.options:
            self.step = step
            self._enter_step()
            self.begins()
        self.refresh()

    def _step_by(self, by: int) -> None:
        at = self.view.number + by
        if 0 <= at < len(STEPS):
            self.go_to(STEPS[at].id)

    def begins(self) -> None:
        """The countdown of a step."""
        self.count_down(self.view.step.minutes)

    # --- the slide --------------------------------------------------------------------------

    def build(self, look: Look) -> Widget:
        """The question over the options, the step beside them, all steps at the foot."""
        view, metrics = self.view, look.metrics
        wide = metrics.width / metrics.ui / max(1.0, metrics.text / 1.5) >= NARROW
        options = view.decision.options
        ask = view.decision.ask if options else view.decision.title
        head = Column([caps(self._over(), "ink3"), Text(ask, hall(QUESTION, look))])
        rows = FirstFit([Fit(self._rows(look, size), "options")
                         for size in (0, 1, 2)], grow=66)  # fmt: skip
        aside = self._aside(look)
        aside.grow = ASIDE if options else 100
        parts: list[Widget] = [head]
        if self.gauges_told:
            parts.insert(0, gauge_strip(view.decision.gauges))
        if not options:
            parts.append(Flex(Row([aside], align="fill"), 240, grow=1))
        elif wide:
            parts.append(Flex(Row([rows, aside], gap=14, align="fill"), 240, grow=1))
        else:
            parts += [self._rows(look, 2), aside]
        body = Fit(Column(parts, gap=12), margin=16, edge=14)
        return Frame(body, self._top(), StepRail(view.number) if options else None, pad=(16, 0))

    def _top(self) -> TopBar:
        view = self.view
        header = view.decision.header
        kind = "Core turn" if view.cores < header.turns else "Turn"
        where = f"{kind} {view.core} of {view.cores}"
        tools = (("settings", "settings", "Settings"),)
        place = f"{header.place}, {header.years}"
        return TopBar(header.chapter, place, where, view.core, view.cores, tools=tools)

    def _over(self) -> str:
        view = self.view
        which = f"{view.decision.number} of {view.decision.of}" if view.decision.of > 1 else ""
        voted = count(view.voters, "vote") if self.step == VOTE else f"{view.voters} in the room"
        voted *= bool(view.voters)
        return " · ".join(filter(None, (view.date, f"{view.who} decides", which, voted)))

    def _rows(self, look: Look, size: int) -> Widget:
        """Options in one of three sizes, the largest first."""
        on = self.chosen if self.step == COMMIT else self.row
        rows = [vote_row(row, self.view, row.option.number == on, look, size)
                for row in self.view.rows]  # fmt: skip
        return Column(rows, gap=12 if size < 2 else 8)

    def _aside(self, look: Look) -> Widget:
        if self.step != COMMIT:
            return step_card(self.view, self.play.countdown, look)
        odds = []
        for each in self.forecasts:
            id = f"odds:{each.id}"
            value = self.values[id] if id in self.given else None
            odds.append(odds_row(each.ask, value, Slider(id, self.values[id]), look))
        return commit_card(self.view, self.chosen, odds, self.play.countdown, look)

    # --- keys -------------------------------------------------------------------------------

    def on(self, id: str) -> Step | None:
        """Steps, rows, digits; commit."""
        kind, _, value = id.partition(":")
        if id == "briefing":
            return self._briefing()
        if id == "go":
            return self._go()
        if id in ("step+", "step-"):
            self._step_by(1 if id == "step+" else -1)
        elif kind == "step":
            self.go_to(STEPS[int(value)].id)
        elif kind == "row":
            self._mark(int(value))
        elif id in ("row+", "row-"):
            self._next_row(1 if id == "row+" else -1)
        elif kind == "digit" or id == "mend":
            self._type(value)
        self.refresh()
        return None

    def _go(self) -> Step | None:
        """Enter: the next row, the next step, or the commitment."""
        if self.step == COMMIT:
            return self._commit()
        if not (self.step == VOTE and self._next_row(1)):
            self._step_by(1)
        return None

    def _next_row(self, by: int) -> bool:
        """Mark the row after or before; whether there is one."""
        rows = self.open_rows
        at = rows.index(self.row) + by if self.row in rows else 0
        if not 0 <= at < len(rows):
            return False
        self._mark(rows[at])
        return True

    def _mark(self, number: int) -> None:
        if self.step == VOTE and number in self.open_rows:
            self.row = number
            self.focused = f"row:{number}"
        elif number in self.may_pick:
            self.pick = number
            self.hints = self.keys(*self._keys())
        self.refresh()

    def _type(self, digit: str) -> None:
        """A digit more for the marked row; without one, the last one less."""
        if self.ring and self.focused.startswith("row:"):
            self._mark(int(self.focused.removeprefix("row:")))
        id = self.view.decision.options[self.row - 1].id
        typed = str(self.tally.get(id, "")) + digit if digit else str(self.tally.get(id, ""))[:-1]
        if not typed:
            self.tally.pop(id, None)
        elif int(typed) <= MAX_VOTES:
            self.tally[id] = int(typed)

    def _act(self) -> Act:
        view = self.view.decision
        option = view.option(self.chosen)
        odds = {**self.odds_kept, **(self.odds if self.values else {})}
        policy = option.id if option else ""
        return Act(view.role, view.decision, policy, odds=odds, tally=self.tally)

    def _briefing(self) -> Step:
        from game.window.screens.briefing import BriefingScreen

        self.play.sheet = self._act()
        return Step(swap=BriefingScreen(self.play))

    def _commit(self) -> Step | None:
        if self.view.decision.options and not self.chosen:
            return None
        self.play.do(self._act())
        self.play.sheet = Act()
        return self.go_on()
