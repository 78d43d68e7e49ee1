"""Where a play stands: a turn and whole numbers, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import attrs

from game.scenario.expressions import Condition
from game.scenario.model import Chapter
from game.scenario.scope import names

UNASKED = -1


class State(NamedTuple):
    """`turn` counts from 0 and equals the number of turns when the play is over.

    `values` are the numbers of `Slots`, in its order. Equal states have equal futures, given the
    same choices and luck.
    """

    turn: int
    values: tuple[int, ...]


@attrs.frozen
class Slots:
    """What each number of a state means.

    First the indicators, then the flags (0 or 1), the decisions that some condition reads (-1 until
    asked, else the policy's place in its decision), and the lines that land later (0, or the number
    of openings until they land).
    """

    indicators: tuple[str, ...]
    flags: tuple[str, ...]
    decisions: tuple[str, ...]
    delayed: tuple[int, ...]
    index: dict[str, int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        every = (*self.indicators, *self.flags, *self.decisions, *map(waiting, self.delayed))
        object.__setattr__(self, "index", {name: at for at, name in enumerate(every)})

    def __len__(self) -> int:
        return len(self.index)


def waiting(line: int) -> str:
    """The slot's name of a line that lands later; no author can write such a name."""
    return f"line {line}"


def slots_of(chapter: Chapter, conditions: Iterable[Condition], delayed: Iterable[int]) -> Slots:
    """The slots of a chapter; `delayed` are the numbers of its lines that land later."""
    read = {name for condition in conditions for name in names(condition.tree)}
    return Slots(
        tuple(each.id for each in chapter.indicators),
        chapter.flags,
        tuple(d.id for turn in chapter.turns for d in turn.decisions if d.id in read),
        tuple(delayed),
    )
