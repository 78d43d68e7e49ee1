"""The title: a globe, the run to go on with, and the chapters of a pack."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pygame

from game.play.bookmarks import Bookmark
from game.play.checked import SaveError
from game.scenario.diagnostics import ScenarioError
from game.views.title import ChapterCard, PackCard, TitleView
from game.views.words import listed, number
from game.window import emblem, globe, paint
from game.window.flow import Column, Fit, Flow, Grid, Row
from game.window.layout import Sized, Space, Widget
from game.window.page import Page
from game.window.screen import Screen, Step
from game.window.theme import DISPLAY, H2, H3, LEAD, SMALL, SMALL_STRONG, Look
from game.window.widgets import (
    BottomBar,
    Box,
    Button,
    Frame,
    Hint,
    Icon,
    Segmented,
    Text,
    caps,
)

Rect = pygame.Rect
PROMISE = (
    "Sit where a government sat. Read what it knew, choose before you know how it ended, "
    "then lay your path beside the record."
)


@attrs.frozen
class Doors:
    """What the title can lead to: a screen for a chapter's card, for a save, for a whole pack; and
    the saves that there are. Each may raise SaveError or ScenarioError.
    """

    sit_down: Callable[[ChapterCard], Screen]
    go_on: Callable[[Bookmark], Screen]
    campaign: Callable[[PackCard], Screen] | None = None
    kept: Callable[[], tuple[Bookmark, ...]] = tuple


class TitleScreen(Screen):
    """The lowest screen of the stage."""

    primary = "sit"

    def __init__(self, view: TitleView, doors: Doors) -> None:
        super().__init__()
        self.view, self.doors = view, doors
        self.pack, self.card = 0, 0
        self.note = ""
        self.kept = doors.kept()
        self.hints = self._keys()
        self._choose_newest()

    def _choose_newest(self) -> None:
        """The card of the save written last is chosen first."""
        ids = [card.id for card in self.chapters]
        if self.kept and self.kept[0].chapter in ids:
            self.card = ids.index(self.kept[0].chapter)

    def _keys(self) -> tuple[Hint, ...]:
        count = min(9, len(self.chapters))
        digits = tuple((str(i), f"chapter:{i}") for i in range(1, count + 1))
        hints = [Hint(f"1–{count}" if count > 1 else "1", "chapter", digits)] if count else []
        hints.append(Hint("Enter", "sit down"))
        if self.kept:
            hints.append(Hint("C", "continue", (("c", "continue"),)))
        if self._has_campaign:
            hints.append(Hint("P", "campaign", (("p", "campaign"),)))
        settings = Hint("G", "settings", (("g", "settings"),), hidden=True)
        return (*hints, Hint("F1", "help"), settings, Hint("Esc", "leave the game", hidden=True))

    @property
    def _has_campaign(self) -> bool:
        return self.doors.campaign is not None and len(self.chapters) > 1

    def _mark(self, card: ChapterCard) -> Bookmark | None:
        """The newest save of a chapter."""
        pack = self.view.packs[self.pack].id
        return next((b for b in self.kept if (b.pack, b.chapter) == (pack, card.id)), None)

    @property
    def mark(self) -> Bookmark | None:
        """The save that Continue goes on with: that of the chosen card, else the newest."""
        if not self.kept:
            return None
        own = self._mark(self.chapters[self.card]) if self.chapters else None
        return own or self.kept[0]

    @property
    def chapters(self) -> tuple[ChapterCard, ...]:
        """The cards of the pack that is shown."""
        return self.view.packs[self.pack].chapters if self.view.packs else ()

    def shown(self) -> None:
        """Coming home, the run kept last may be another."""
        self.refresh()
        self.kept = self.doors.kept()
        self.hints = self._keys()

    def build(self, look: Look) -> Widget:
        """The dark band, then the cards; the two scroll together where there is no room."""
        packs = Column([self._pack_head(look), self._cards(look)], gap=12)
        words = f"Sit down: {self.chapters[self.card].title}" if self.chapters else "No chapter"
        go = Button("sit", words, "primary", after="arrow-right")
        bottom = BottomBar(self.hints, [go], self.note)
        body = Fit(_Halves(self._hero(look), packs), "title", flush=True)
        return Frame(body, None, bottom, pad=(0, 0))

    def _hero(self, look: Look) -> Widget:
        buttons: list[Widget] = []
        if self.kept:
            buttons.append(Button("continue", "Continue", "hero", icon="play"))
        else:
            buttons.append(Button("sit", "Begin", "hero", icon="play"))
        if self._has_campaign:
            words = f"Campaign: all {number(len(self.chapters))}"
            buttons.append(Button("campaign", words, "hero_quiet", icon="route"))
        buttons.append(Button("settings", kind="hero_quiet", icon="settings", says="Settings"))
        parts: list[Widget] = [
            caps("A teaching game of foreign-policy decisions", "pin"),
            Text("At the Table", DISPLAY, "on_hero"),
            Text(PROMISE, LEAD, "hero_muted"),
            Space(4),
            Flow(buttons, gap=10),
            Text(self._where(), SMALL, "hero_muted", most=1),
        ]
        return Column(parts, gap=6)

    def _where(self) -> str:
        mark = self.mark
        if mark is None:
            return "Saved after every step."
        packs = [pack for pack in self.view.packs if pack.id == mark.pack]
        cards = {card.id: card.title for pack in packs for card in pack.chapters}
        title = cards.get(mark.chapter, mark.chapter)
        seats = listed([packs[0].seat(role) if packs else role for role in mark.roles])
        at = f"turn {mark.turn} of {mark.turns}" if mark.turn else "debrief"
        over = "campaign, " if mark.campaign else ""
        held = "seat" if len(mark.roles) == 1 else "seats"
        return f"{title}, {over}{at}, {held}: {seats}. Saved after every step."

    def _pack_head(self, look: Look) -> Widget:
        if not self.view.packs:
            return Text("There is no pack to play.", H2)
        pack = self.view.packs[self.pack]
        head = Column(
            [
                Text(pack.title, H2),
                Sized(Text(pack.first_sentence, SMALL, "ink2", most=2), ems=900),
            ],
            grow=1,
        )
        if len(self.view.packs) < 2:
            return head
        parts = tuple((f"pack:{i}", each.title) for i, each in enumerate(self.view.packs))
        control = Segmented(parts, f"pack:{self.pack}")
        if look.metrics.em < 1000:
            return Column([head, Row([control])], gap=8)
        return Row([head, control], gap=20, align="bottom")

    def _cards(self, look: Look) -> Widget:
        em = look.metrics.em
        columns = 5 if em >= 1000 else 3 if em >= 780 else 2 if em >= 520 else 1
        cards = [self._card(card, i, look) for i, card in enumerate(self.chapters)]
        return Grid(cards, min(columns, max(3, len(cards)), max(1, columns)), 14, grow=1)

    def _card(self, card: ChapterCard, at: int, look: Look) -> Widget:
        chosen = at == self.card
        foot: list[Widget] = [
            Space(grow=1),
            Icon("clock", 15),
            Text(f"{card.minutes} min", SMALL, "ink2"),
        ]
        mark = self._mark(card)
        if mark is not None:
            where = f"Turn {mark.turn} of {mark.turns}" if mark.turn else "Debrief"
            foot = [Icon("bookmark", 15, "accent"), Text(where, SMALL_STRONG, "accent"), *foot]
        words = Column(
            [
                Text(card.title, H3, most=2),
                Text(card.first_sentence, SMALL, "ink2", most=4),
                Space(grow=1),
                Row(foot, gap=6, align="middle"),
            ],
            gap=3,
            grow=1,
        )
        face = Box(words, pad=(13, 11), fill=None, border=None)
        id = f"chapter:{at + 1}"
        return emblem.BandCard(id, card.years, card.emblem, face, chosen, grow=1)

    def act(self, id: str) -> Step | None:
        """Pick a chapter or pack, sit down, go on."""
        self.note = ""
        kind, _, value = id.partition(":")
        if kind == "pack":
            self.pack, self.card = int(value), 0
            self.hints = self._keys()
        elif kind == "chapter":
            if self.card == int(value) - 1 and self.ring:
                return self._open("sit")
            self.card = int(value) - 1
        elif id in ("sit", "continue", "campaign"):
            return self._open(id)
        elif id == "settings":
            from game.window.screens.settings import SettingsScreen

            return Step(open=SettingsScreen())
        self.refresh()
        return None

    def _open(self, way: str) -> Step | None:
        """Through a door; where the file behind it cannot be read, the bottom bar says so."""
        self.refresh()
        try:
            if way == "continue" and self.mark:
                return Step(open=self.doors.go_on(self.mark))
            if way == "campaign" and self.doors.campaign and self._has_campaign:
                return Step(open=self.doors.campaign(self.view.packs[self.pack]))
            if way == "sit" and self.chapters:
                return Step(open=self.doors.sit_down(self.chapters[self.card]))
        except (SaveError, ScenarioError) as error:
            self.note = str(error).splitlines()[0]
        return None

    def back(self) -> Step | None:
        """Esc leaves the game."""
        return Step(quit=True)


@attrs.define(eq=False)
class _Halves(Widget):
    """The band with the globe, as high as it must be or a little less than half, and the rest."""

    hero: Widget
    rest: Widget

    def _parts(self, look: Look, width: int, height: int) -> tuple[int, int]:
        side = look.px(56)
        band = self.hero.height(look, self._hero_width(look, width)) + 2 * look.px(34)
        below = self.rest.height(look, width - 2 * side) + 2 * look.px(16)
        spare = max(0, height - band - below)
        most = int(height * 0.5)
        return band + max(0, min(spare, most - band)), below

    def _hero_width(self, look: Look, width: int) -> int:
        """Where there is room for a globe, it gets a good third."""
        most = 0.62 * width if _has_globe(look) else width - 2 * look.px(56)
        return min(int(most), look.metrics.ems(620))

    def _height(self, look: Look, width: int) -> int:
        return sum(self._parts(look, width, 0))

    def place(self, look: Look, rect: Rect, page: Page) -> None:
        """The band first."""
        high, _ = self._parts(look, rect.width, rect.height)
        side = look.px(56)
        band = Rect(rect.left, rect.top, rect.width, high)
        wide = self._hero_width(look, rect.width)
        end = rect.left + side + wide
        page.draw(band, lambda target, here, state: _paint_band(target, here, look, end))
        own = self.hero.height(look, wide)
        room = Rect(rect.left + side, band.centery - own // 2, wide, own)
        self.hero.place(look, room, page)
        below = Rect(rect.left + side, band.bottom + look.px(16), rect.width - 2 * side,
                     rect.bottom - band.bottom - 2 * look.px(16))  # fmt: skip
        self.rest.place(look, below, page)


def _has_globe(look: Look) -> bool:
    return look.metrics.em >= 760


def _paint_band(target: pygame.Surface, rect: Rect, look: Look, words_end: int) -> None:
    paint.gradient(target, rect, *look.theme.hero)
    if _has_globe(look):
        globe.draw_globe(target, rect, look, words_end)
