"""Odds on what is to come: a slider and a large number for each question, on the sheet on which one
commits and on the page of a seat that decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame

from game.views.decision import ForecastAsk
from game.views.words import odds_words
from game.window.flow import Column, Row
from game.window.layout import Sized, Widget
from game.window.screen import Screen, Step
from game.window.theme import CAPTION, H3, SMALL, STORY, Look, Type
from game.window.widgets import Hint, Slider, Text

BIG = Type(34, serif=True, bold=True, leading=1.1, tabular=True)
ODDS_KEY = Hint("← →", "odds by 5, with Shift by 1")


class AsksOdds(Screen):
    """A screen with sliders `odds:ID`; only those that were touched are given."""

    def ask_odds(self, forecasts: Sequence[ForecastAsk], kept: Mapping[str, int]) -> None:
        """Put sliders at the odds kept, the others in the middle."""
        self.forecasts = forecasts
        self.given = {f"odds:{each.id}" for each in forecasts if each.id in kept}
        for each in forecasts:
            self.values[f"odds:{each.id}"] = kept.get(each.id, 50)

    @property
    def odds(self) -> dict[str, int]:
        """The odds given, in percent, by forecast."""
        return {id.removeprefix("odds:"): self.values[id] for id in sorted(self.given)}

    def odds_rows(self) -> list[Widget]:
        """One below the other, under one heading."""
        if not self.forecasts:
            return []
        head = [Text("Your odds", H3, grow=1), Text("scored when it is settled", CAPTION, "ink3")]
        return [Row(head, align="bottom"), *map(self._odds_row, self.forecasts)]

    def _odds_row(self, forecast: ForecastAsk) -> Widget:
        id = f"odds:{forecast.id}"
        value, given = self.values[id], id in self.given
        number = Text(f"{value} %" if given else "–", BIG, "accent", align=0.5)
        words = Text(odds_words(value) if given else "no odds yet", SMALL, "ink2", align=0.5)
        said = Sized(Column([number, words]), ems=136)
        row = Row([said, Slider(id, value, grow=1)], gap=12, align="middle")
        return Column([Text(forecast.ask, STORY), row], gap=8)

    def handle(self, event: pygame.event.Event, look: Look) -> Step | None:
        """Arrows move the odds, also before anything has the focus."""
        sideways = event.type == pygame.KEYDOWN and event.key in (pygame.K_LEFT, pygame.K_RIGHT)
        sideways = sideways and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)
        if sideways and self.values and not (self.ring or self.writing):
            self.focus(next(iter(self.values)), self.page(look), look)
        return super().handle(event, look)

    def changed(self, id: str) -> None:
        """Odds count once they were touched."""
        if id in self.values:
            self.given.add(id)
