"""The picker: packs and chapters by their headers alone, and saves to go on with."""

from __future__ import annotations

from pathlib import Path

import attrs

from game.scenario.loader import chapter_headers, find_packs
from game.scenario.pack import Emblem
from game.views.prose import plain
from game.views.words import years


@attrs.frozen
class ChapterCard:
    """A chapter in the picker."""

    id: str
    number: int
    title: str
    place: str
    years: str
    summary: str
    minutes: int
    emblem: Emblem | None
    path: Path

    @property
    def first_sentence(self) -> str:
        """The summary up to its first full stop."""
        return _first_sentence(self.summary)


@attrs.frozen
class PackCard:
    """A pack in the picker; `seats` names the roles by id."""

    id: str
    title: str
    summary: str
    chapters: tuple[ChapterCard, ...]
    seats: tuple[tuple[str, str], ...] = ()

    @property
    def first_sentence(self) -> str:
        """The summary up to its first full stop."""
        return _first_sentence(self.summary)

    def seat(self, role: str) -> str:
        """The name of a seat, or its id where only a chapter names it."""
        return dict(self.seats).get(role) or role.replace("_", " ").capitalize()


@attrs.frozen
class TitleView:
    """The title screen."""

    packs: tuple[PackCard, ...]


def title_view(*roots: Path) -> TitleView:
    """The packs in these folders; raises ScenarioError if a header cannot be read."""
    return TitleView(tuple(pack_card(folder) for root in roots for folder in find_packs(root)))


def pack_card(folder: Path) -> PackCard:
    """A pack's card, from the tops of its files."""
    pack, chapters = chapter_headers(folder)
    emblems = {each.chapter: each for each in pack.emblems}
    cards = tuple(
        ChapterCard(
            each.id,
            number,
            each.title,
            each.place,
            years(each.from_, each.to),
            plain(each.summary),
            each.minutes,
            emblems.get(each.id),
            folder / f"{each.id}.yaml",
        )
        for number, each in enumerate(chapters, 1)
    )
    seats = tuple((each.id, each.name) for each in pack.roles)
    return PackCard(pack.id, pack.title, plain(pack.summary), cards, seats)


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + stop.strip()
