"""A chapter's source with what many runs made of it beside its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import attrs

from game.analysis.graph_of import line_paths
from game.analysis.runs import Counts
from game.engine.rules import Game
from game.scenario.diagnostics import Place

What = Literal["opened", "chosen", "came off", "otherwise", "reached"]
MARGIN = 19
"""How many signs of margin `margined` sets before each line."""


@attrs.frozen
class Hits:
    """How often something on a line happened: `times` of `of` runs, or of the times it was asked.

    `what`: a turn opened, a policy was chosen, a consequence or event came off or went the other
    way (otherwise), an ending was reached.
    """

    what: What
    times: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1; 0 where it could not happen at all."""
        return self.times / self.of if self.of else 0.0


@attrs.frozen
class SourceLine:
    """A line of the source (`number` from 1) and what is known of the things that begin on it."""

    number: int
    text: str
    hits: tuple[Hits, ...] = ()

    @property
    def never(self) -> bool:
        """Whether something that begins here never happened."""
        return any(not each.times for each in self.hits)


def annotate(
    text: str, places: Mapping[str, Place], game: Game, counts: Counts
) -> tuple[SourceLine, ...]:
    """The lines of a chapter's text, joined by line feeds the very text, with their hits. `places`
    are those of the loader; what only a facilitator brings in has none, since runs have none.
    """
    hits: dict[int, list[Hits]] = {}
    for path, each in _hits(game, counts):
        if path in places:
            hits.setdefault(places[path].line, []).append(each)
    return tuple(
        SourceLine(number, line, tuple(hits.get(number, ())))
        for number, line in enumerate(text.split("\n"), 1)
    )


def _hits(game: Game, counts: Counts) -> Iterator[tuple[str, Hits]]:
    """Paths of turns, policies, lines and endings with their hits, outer ones first."""
    for at, turn in enumerate(game.turns):
        yield f"turns[{at}]", Hits("opened", counts.opened[turn.id], counts.runs)
        for number, decision in enumerate(turn.decisions):
            asked = counts.asked[decision.id]
            for place, policy in enumerate(decision.policies):
                path = f"turns[{at}].decisions[{number}].policies[{place}]"
                yield path, Hits("chosen", counts.policies[decision.id, policy.id], asked)
    for path, line in zip(line_paths(game), game.lines, strict=True):
        if not line.offer:
            yield path, Hits("came off", counts.came_off[line.number], counts.runs)
            if line.consequence.otherwise:
                other = Hits("otherwise", counts.otherwise[line.number], counts.runs)
                yield f"{path}.otherwise", other
    for at, ending in enumerate(game.scenario.chapter.endings):
        yield f"endings[{at}]", Hits("reached", counts.endings[ending.id], counts.runs)


def margined(lines: tuple[SourceLine, ...]) -> str:
    """The source as text, with share and number at the left of each line that something begins on:
    of the rarest, where several do.
    """
    return "\n".join(f"{margin(line):<{MARGIN}}│ {line.text}".rstrip() for line in lines)


def margin(line: SourceLine) -> str:
    """What stands in the margin: at most MARGIN signs."""
    if not line.hits:
        return ""
    rarest = min(line.hits, key=lambda each: each.share)
    if not rarest.of:
        return "  never asked"
    more = "+" if len(line.hits) > 1 else " "
    said = f"{rarest.share:6.1%}" if rarest.times else " never"
    return f"{said} {rarest.times:>10,}{more}"
