"""What a picker shows of packs and chapters: little enough to stand at once.

Nothing here loads the reader of YAML or the model of the whole format.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from game.scenario.emblem import Emblem
from game.scenario.fields import declare as f


@attrs.frozen
class Seat:
    """A role that the chapters of a pack share."""

    id: str = f("ident", "The role's id.")
    name: str = f("label", "Its name.", default="")


@attrs.frozen
class PackTop:
    """What the picker shows of a pack."""

    id: str = f("ident", "The pack's id: its folder's name.")
    title: str = f("label", "Its title.")
    summary: str = f("prose", "One or two sentences.", default="")
    chapters: tuple[str, ...] = f("ident", "Its chapters, in order.", many=True)
    roles: tuple[Seat, ...] = f("part", "Its seats.", many=True, part=Seat, default=())
    emblems: tuple[Emblem, ...] = f("part", "Its pictures.", many=True, part=Emblem, default=())


@attrs.frozen
class ChapterTop:
    """What the picker shows of a chapter."""

    id: str = f("ident", "The chapter's id.")
    title: str = f("label", "Its title.")
    place: str = f("label", "Where it plays.")
    from_: str = f("date", "When it begins.", key="from")
    to: str = f("date", "When it ends.", default="")
    minutes: int = f("whole", "How long a play takes.", low=1, high=600, default=20)
    summary: str = f("prose", "What it is about.")


def find_packs(root: Path) -> tuple[Path, ...]:
    """The folders with a `pack.yaml` in a folder: itself, or those directly in it."""
    if (root / "pack.yaml").is_file():
        return (root,)
    return tuple(sorted(each.parent for each in root.glob("*/pack.yaml")))
