"""The brief of a seat: who one is, what one wants and in which order, what one can see."""

from __future__ import annotations

from game.views.lesson import OPENING
from game.views.parts import Citation
from game.views.seat import SeatView, seat_view
from game.views.words import count, listed
from game.window import focus
from game.window.flow import Column, Fit, Flex, Flow, Row
from game.window.layout import Pad, Rule, Widget
from game.window.play import Play
from game.window.screen import Step
from game.window.screens.in_play import InPlay
from game.window.screens.parts import (
    OPTION,
    OPTION_ON,
    gauge_strip,
    moved_pill,
    paragraphs,
    top_bar,
)
from game.window.theme import BODY, CAPTION, H1, H2, H3, SMALL, STORY, Look
from game.window.widgets import (
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    KeyBadge,
    StandingBadge,
    Tag,
    Text,
    caps,
    choice,
)


class SeatScreen(InPlay):
    """Once for each seat, before the first turn. A digit moves an aim up; Enter keeps the order."""

    primary = "go"
    minutes = OPENING / 2

    def __init__(self, play: Play, seat: str = "") -> None:
        super().__init__(play, seat)
        self.view: SeatView = seat_view(play.run, self.seat)
        self.words = dict(self.view.aims)
        self.order = list(self.view.ranked or self.words)
        last = len(self.order)
        ranks = tuple((str(i), f"aim:{i}") for i in range(1, last + 1))
        self.hints = self.keys(
            *((Hint(f"1–{last}", "rank", ranks),) if last > 1 else ()),
            Hint("Enter", "sit down"),
            Hint("PgDn", "scroll"),
            *((Hint("R", "to the aims", (("r", "aims"),), hidden=True),) if last > 1 else ()),
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claims of the brief."""
        return self.view.citations

    def build(self, look: Look) -> Widget:
        """What carries over and the brief at the left, the aims at the right, gauges below; all in
        one column where there is less room."""
        view = self.view
        own: list[Widget] = [
            caps(f"Private: for {view.header.role}'s eyes", "history"),
            Text(f"You sit in {view.header.role}", H1),
            *self._carried(),
            *paragraphs(view.private or view.brief),
            *self._standing(),
        ]
        known: list[Widget] = []
        if view.private:
            known = [caps("What everybody may know", "ink3"), *paragraphs(view.brief, BODY)]
        sight = self._sight()
        buttons = [Button("go", "Sit down", "primary", after="arrow-right")]
        if look.metrics.em >= 1000:
            left = Fit(Column(own, gap=9), "text", margin=16, edge=4, grow=54)
            beside = Column([*self._aims(), Column(known, gap=3)], gap=12)
            right = Fit(beside, "aside", margin=8, edge=4, grow=46)
            above = Flex(Row([left, right], gap=12, align="fill"), 300, grow=1)
            body = Column([above, Pad(sight, 16, 0, 8, 0)], gap=10)
        else:
            words = Column([*own, Column(known, gap=3)], gap=9)
            body = Column([words, Column(self._aims()), sight], gap=16)
            if len(self.order) > 1:
                buttons.insert(0, Button("aims", "Rank your aims", icon="arrow-down"))
        top = top_bar(view.header)
        return Frame(Fit(body, "body", margin=8, edge=10), top, self.bottom(*buttons), pad=(24, 0))

    def _standing(self) -> list[Widget]:
        """Documented where claims are cited; the rest of a brief is the author's."""
        if not self.citations:
            return []
        tags = [Tag(c.claim, f"tag:{c.number}") for c in self.citations]
        return [Flow([StandingBadge("documented"), *tags])]

    def _aims(self) -> list[Widget]:
        if not self.order:
            return []
        last = len(self.order)
        head: list[Widget] = [Text("Rank your aims" if last > 1 else "What you want", H2, grow=1)]
        if last > 1:
            head.append(Text(f"1–{last} moves one up", CAPTION, "ink3", most=1))
        rows: list[Widget] = [Row(head, gap=10, align="bottom")]
        if last > 1:
            ask = "Which would you give up last? You will see the order again in the debrief."
            rows.append(Text(ask, SMALL, "ink2"))
        rows += [self._aim(id, at) for at, id in enumerate(self.order, 1)]
        note = Text("Private until the debrief, and never added up to a score.", SMALL, "ink2",
                    grow=1)  # fmt: skip
        rows.append(Row([Icon("lock", 16), note], gap=10, align="middle"))
        return [Box(Column(rows, gap=9), pad=(20, 15))]

    def _aim(self, id: str, at: int) -> Widget:
        first = at == 1
        words = Text(self.words[id], OPTION_ON if first else OPTION, grow=1)
        parts: list[Widget] = [KeyBadge(str(at), size=32), words]
        if not first:
            parts.append(Icon("chevron-up", 18, "ink3"))
        row = Row(parts, gap=14, align="middle")
        return choice(row, f"aim:{at}", first, says=self.words[id], pad=(15, 10))

    def _sight(self) -> Widget:
        view = self.view
        title = Text("What you can see from this seat", H3, grow=1)
        note = Text("the numbers are the author's", CAPTION, "ink3", most=1)
        parts: list[Widget] = [Row([title, note], gap=12, align="bottom")]
        parts.append(gauge_strip(view.gauges))
        if view.unseen:
            is_ = "is" if len(view.unseen) == 1 else "are"
            words = Text(f"{listed(view.unseen)} {is_} not yours to see.", SMALL, "ink2", grow=1)
            parts.append(Row([Icon("eye-off", 17), words], gap=10, align="middle"))
        return Column(parts, gap=8)

    def _carried(self) -> list[Widget]:
        view = self.view
        if not (view.mood or view.echoes):
            return []
        played = count(len(self.play.run.sessions) - 1, "chapter")
        rows: list[Widget] = [
            Row([Icon("route", 18), Text("What you bring along", H3, grow=1)], 10, "middle"),
            Text(f"After {played}. {view.mood}", SMALL, "ink2"),
        ]
        if view.carried:
            rows.append(Flow([moved_pill(each) for each in view.carried]))
        for echo in view.echoes:
            tags = [Tag(claim) for claim in echo.standing.claims[:3]]
            argument = Text(echo.standing.because, CAPTION, "ink2", grow=1)
            rows += [Rule(), Text(echo.text, STORY)]
            rows.append(Flow([StandingBadge(echo.standing.basis), *tags]))
            rows += [argument] if echo.standing.because else []
        return [Box(Column(rows, gap=6), pad=(16, 11))]

    def on(self, id: str) -> Step | None:
        """Move an aim up, or keep the order and go on."""
        if id.startswith("aim:"):
            at = int(id.removeprefix("aim:")) - 1
            if at:
                self.order.insert(at - 1, self.order.pop(at))
                self.focused = f"aim:{at}"
            self.refresh()
            self._show_aims()
            return None
        if id == "aims":
            self._show_aims()
        if id != "go":
            return None
        self.play.sit(self.seat, tuple(self.order))
        return self.go_on()

    def _show_aims(self) -> None:
        """Bring all of them into sight, or as many as there is room for."""
        stage = getattr(self, "stage", None)  # none yet while it is made
        if stage is None:
            return
        look = stage.look
        page = self.page(look)
        for id in (f"aim:{len(self.order)}", "aim:1"):
            offset = focus.revealed(page, page.spots[id], self.offsets, look.px(56))
            if offset is not None:
                self.scroller.jump(page.spots[id].region, offset)
