"""The picker: packs and chapters by their headers alone, and saves to go on with."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from game.play.kept_tops import KeptTops
from game.scenario.diagnostics import Diagnostic, ScenarioError
from game.scenario.emblem import Emblem
from game.scenario.tops import ChapterTop, PackTop, find_packs
from game.views.prose import plain
from game.views.words import years

TEASER = 130
"""Characters of a card: what a sentence is longer is left out at the end of a clause."""
_STOPS = re.compile(r"(?<=[,;:])\s")
_JOINTS = re.compile(r"\s(?=(?:and|but|or|that|which|while|because|after)\s)")


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
    def teaser(self) -> str:
        """The summary's first sentence, or as many clauses of it as a card can hold."""
        return _shortened(_first_sentence(self.summary), TEASER)


@attrs.frozen
class PackCard:
    """A pack in the picker; `seats` names the roles by id."""

    id: str
    title: str
    summary: str
    chapters: tuple[ChapterCard, ...]
    folder: Path
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
    """The title screen. Packs that cannot be read are passed over; `faults` says why."""

    packs: tuple[PackCard, ...]
    faults: tuple[Diagnostic, ...] = ()


def readable_packs(*roots: Path, kept: Path | None = None) -> TitleView:
    """The packs in these folders that can be read; a folder that is named twice stands once. What
    was read is remembered in the file `kept`.
    """
    packs: list[PackCard] = []
    faults: list[Diagnostic] = []
    tops = KeptTops(kept)
    for folder in dict.fromkeys(folder for root in roots for folder in find_packs(root)):
        try:
            packs.append(_card(folder, *tops.of(folder)))
        except ScenarioError as error:
            faults += error
    tops.keep()
    return TitleView(tuple(packs), tuple(faults))


def pack_card(folder: Path) -> PackCard:
    """A pack's card, from the tops of its files; raises ScenarioError."""
    return _card(folder, *KeptTops(None).of(folder))


def _card(folder: Path, pack: PackTop, chapters: tuple[ChapterTop, ...]) -> PackCard:
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
    return PackCard(pack.id, pack.title, plain(pack.summary), cards, folder, seats)


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


def _shortened(text: str, most: int) -> str:
    """A text of at most `most` characters: whole, or up to the end of a clause, or of a word."""
    if len(text) <= most:
        return text
    for clause in (_STOPS, _JOINTS):
        ends = [found.start() for found in clause.finditer(text, most // 3, most)]
        if ends:
            return text[: ends[-1]].rstrip(" ,;:") + "…"
    return text[: text.rfind(" ", 0, most)] + "…"
