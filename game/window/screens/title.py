"""The title: a globe, the run to go on with, and the chapters of a pack."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from game.play.bookmarks import Bookmark
from game.play.checked import Rejected
from game.scenario.diagnostics import ScenarioError
from game.views.title import ChapterCard, PackCard, TitleView
from game.views.words import listed, number
from game.window import emblem
from game.window.flow import Column, Fit, Flow, Grid, Row
from game.window.layout import Sized, Space, Widget
from game.window.screen import Screen, Step
from game.window.screens.title_halves import Halves
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

PROMISE = (
    "Sit where a government sat. Read what it knew, choose before you know how it ended, "
    "then lay your path beside the record."
)
OPEN = ("open", "Open a pack…")


@attrs.frozen
class Doors:
    """What the title can lead to: a screen for a chapter's card, for a save, for a whole pack, for
    all that a pack rests on; the saves that there are; and the title with one more pack, whose path
    somebody named. Each may raise SaveError, ScenarioError or Rejected.
    """

    sit_down: Callable[[ChapterCard], Screen]
    go_on: Callable[[Bookmark], Screen]
    campaign: Callable[[PackCard], Screen] | None = None
    kept: Callable[[], tuple[Bookmark, ...]] = tuple
    open_pack: Callable[[str], TitleView] | None = None
    sources: Callable[[PackCard], Screen] | None = None


class TitleScreen(Screen):
    """The lowest screen of the stage."""

    primary = "sit"

    def __init__(self, view: TitleView, doors: Doors) -> None:
        super().__init__()
        self.view, self.doors = view, doors
        self.pack, self.card = 0, 0
        self.note = ""
        self.kept = self._kept()
        self.hints = self._keys()
        self._choose_newest()

    def _kept(self) -> tuple[Bookmark, ...]:
        """The saves of chapters that are here; those of a pack that is not open wait for it."""
        here = {(pack.id, card.id) for pack in self.view.packs for card in pack.chapters}
        return tuple(each for each in self.doors.kept() if (each.pack, each.chapter) in here)

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
        if self._has_sources:
            hints.append(Hint("S", "all sources", (("s", "sources"),), hidden=True))
        if self.doors.open_pack:
            hints.append(Hint("O", "open a pack", (("o", "open"),), hidden=True))
        settings = Hint("G", "settings", (("g", "settings"),), hidden=True)
        return (*hints, Hint("F1", "help"), settings, Hint("Esc", "leave the game", hidden=True))

    @property
    def _has_campaign(self) -> bool:
        return self.doors.campaign is not None and len(self.chapters) > 1

    @property
    def _has_sources(self) -> bool:
        return self.doors.sources is not None and bool(self.view.packs)

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
        self.kept = self._kept()
        self.hints = self._keys()

    def take(self, said: str) -> None:
        """Open the packs that somebody named, and show the last of them."""
        assert self.doors.open_pack is not None
        self.view = self.doors.open_pack(said)
        self.pack, self.card = len(self.view.packs) - 1, 0

    def build(self, look: Look) -> Widget:
        """The dark band, then the cards; the two scroll together where there is no room."""
        packs = Column([self._pack_head(look), self._cards(look)], gap=12)
        words = f"Sit down: {self.chapters[self.card].title}" if self.chapters else "No chapter"
        go = Button("sit", words, "primary", after="arrow-right")
        bottom = BottomBar(self.hints, [go], self.note)
        body = Fit(Halves(self._hero(look), packs), "title", flush=True)
        return Frame(body, None, bottom, pad=(0, 0))

    def _hero(self, look: Look) -> Widget:
        buttons: list[Widget] = []
        if self.kept:
            buttons.append(Button("continue", "Continue", "hero", icon="play"))
        else:
            buttons.append(Button("begin", "Begin", "hero", icon="play"))
        if self._has_campaign:
            words = f"Campaign: all {number(len(self.chapters))}"
            buttons.append(Button("campaign", words, "hero_quiet", icon="route"))
        if self._has_sources:
            quiet = Button("sources", kind="hero_quiet", icon="library", says="All sources")
            buttons.append(quiet)
        buttons.append(Button("settings", kind="hero_quiet", icon="settings", says="Settings"))
        parts: list[Widget] = [
            caps("A teaching game of foreign-policy decisions", "pin"),
            Text("At the Table", DISPLAY, "on_hero"),
            Text(PROMISE, LEAD, "hero_muted"),
            Space(4),
            Flow(buttons, gap=10),
            Text(self._where(), SMALL, "hero_muted", most=2),
        ]
        return Column(parts, gap=6)

    def _where(self) -> str:
        mark = self.mark
        if mark is None:
            return "Saved after every step."
        packs = [pack for pack in self.view.packs if pack.id == mark.pack]
        cards = {card.id: card.title for pack in packs for card in pack.chapters}
        title = cards[mark.chapter]
        seats = listed([packs[0].seat(role) for role in mark.roles])
        at = f"turn {mark.turn} of {mark.turns}" if mark.turn else "debrief"
        over = "campaign, " if mark.campaign else ""
        held = "seat" if len(mark.roles) == 1 else "seats"
        return f"{title}, {over}{at}, {held}: {seats}. Saved after every step."

    def _pack_head(self, look: Look) -> Widget:
        if self.view.packs:
            pack = self.view.packs[self.pack]
            title, about = pack.title, pack.first_sentence
        else:
            title, about = "There is no pack to play", "Open one from a folder."
        head = Text(title, H2, most=2, grow=1)
        below = [Sized(Text(about, SMALL, "ink2", most=2), ems=900)] if about else []
        ways = self._ways()
        if not ways:
            return Column([head, *below])
        control: Widget = Segmented(ways, f"pack:{self.pack}")
        if ways == (OPEN,):
            control = Button(*OPEN, icon="folder-open", small=True)
        room = look.metrics.width - 2 * look.px(60)
        if head.width(look) + control.width(look) + look.px(20) <= room:
            return Column([Row([head, control], gap=20, align="middle"), *below], gap=1)
        switch: Widget = Row([control])
        if control.width(look) > room:
            switch = Flow([Segmented((way,), f"pack:{self.pack}") for way in ways], gap=8)
        return Column([head, *below, Space(5), switch], gap=1)

    def _ways(self) -> tuple[tuple[str, str], ...]:
        """The packs to choose from, where there are several, and the way to another."""
        packs = tuple((f"pack:{i}", each.title) for i, each in enumerate(self.view.packs))
        return (*(packs if len(packs) > 1 else ()), *((OPEN,) if self.doors.open_pack else ()))

    def _cards(self, look: Look) -> Widget:
        em = look.metrics.em
        columns = 5 if em >= 1000 else 3 if em >= 780 else 2 if em >= 520 else 1
        cards = [self._card(card, i, look) for i, card in enumerate(self.chapters)]
        return Grid(cards, min(columns, max(3, len(cards)), max(1, columns)), 14, grow=1)

    def _card(self, card: ChapterCard, at: int, look: Look) -> Widget:
        foot: list[Widget] = [Icon("clock", 15), Text(f"{card.minutes} min", SMALL, "ink2")]
        mark = self._mark(card)
        if mark is not None:
            where = f"Turn {mark.turn} of {mark.turns}" if mark.turn else "Debrief"
            on = [Icon("bookmark", 15, "accent"), Text(where, SMALL_STRONG, "accent")]
            foot = [*on, Space(grow=1), *foot]
        words = Column(
            [
                Text(card.title, H3, most=2),
                Text(card.teaser, SMALL, "ink2", most=6),
                Space(grow=1),
                Row(foot, gap=6, align="middle"),
            ],
            gap=3,
            grow=1,
        )
        face = Box(words, pad=(13, 11), fill=None, border=None)
        id = f"chapter:{at + 1}"
        return emblem.BandCard(id, card.years, card.emblem, face, at == self.card, grow=1)

    def act(self, id: str) -> Step | None:
        """Pick a chapter or pack, sit down, go on."""
        self.note = ""
        kind, _, value = id.partition(":")
        if kind == "pack":
            self.pack, self.card = int(value), 0
            self.hints = self._keys()
        elif kind == "chapter":
            if self.card == int(value) - 1 and self.ring:
                return self._through("sit")
            self.card = int(value) - 1
        elif id in ("begin", "sit", "continue", "campaign", "sources"):
            return self._through("sit" if id == "begin" else id)
        elif id == "open":
            return self._open_pack()
        elif id == "settings":
            from game.window.screens.settings import SettingsScreen

            return Step(open=SettingsScreen())
        self.refresh()
        return None

    def _through(self, way: str) -> Step | None:
        """Through a door; where the file behind it cannot be read, the bottom bar says so."""
        self.refresh()
        doors = self.doors
        try:
            if way == "continue" and self.mark:
                return Step(open=doors.go_on(self.mark))
            if way == "campaign" and doors.campaign and self._has_campaign:
                return Step(open=doors.campaign(self.view.packs[self.pack]))
            if way == "sources" and doors.sources and self._has_sources:
                return Step(open=doors.sources(self.view.packs[self.pack]))
            if way == "sit" and self.chapters:
                return Step(open=doors.sit_down(self.chapters[self.card]))
        except (Rejected, ScenarioError) as error:
            self.note = str(error).splitlines()[0]
        return None

    def _open_pack(self, path: str = "") -> Step | None:
        from game.window.screens.open_pack import OpenPackScreen

        return Step(open=OpenPackScreen(self.take, path)) if self.doors.open_pack else None

    def dropped(self, path: str) -> Step | None:
        """A pack from elsewhere."""
        return self._open_pack(path)

    def back(self) -> Step | None:
        """Esc leaves the game."""
        return Step(quit=True)
