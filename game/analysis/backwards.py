"""What the future of every state is worth, worked out from the end back.

A worth is a row of whole numbers over one denominator, that of the end's layer: every way from a
state to the end has a probability over a divisor of it, so nothing is lost and nothing reduced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from game.analysis.exact import Choices, Layer, Spread, Values

Worth = tuple[int, ...]


@attrs.frozen
class Judged:
    """A state of turn `at` with its weight, its worth, and its worth after each way to decide the
    turn; all over the denominator of the end.
    """

    at: int
    weight: int
    worth: Worth
    ways: dict[Choices, Worth]


def judged(
    spread: Spread, layers: list[Layer], at_end: Callable[[Values], Worth]
) -> Iterator[Judged]:
    """Every state but the ends, from the last turn back.

    `layers` are those of the spread, which are used up; `at_end` is an end's worth, as shares of 1.
    """
    last = layers.pop()
    rows: dict[Worth, Worth] = {}  # many states are worth the same: each row is kept once

    def kept(worth: Worth) -> Worth:
        return rows.setdefault(worth, worth)

    worths = {
        last.at: {
            values: kept(tuple(last.of * share for share in at_end(values)))
            for values in last.weights
        }
    }
    while layers:
        layer = layers.pop()
        found = worths[layer.at] = {}
        for values, weight in layer.weights.items():
            ways = {
                choices: _expected(spread, worths, layer.at, values, choices)
                for choices in spread.ways(layer.at, values)
            }
            worth = kept(tuple(sum(each) // len(ways) for each in zip(*ways.values(), strict=True)))
            found[values] = worth
            yield Judged(layer.at, weight * (last.of // layer.of), worth, ways)


def _expected(
    spread: Spread,
    worths: dict[int, dict[Values, Worth]],
    at: int,
    values: Values,
    choices: Choices,
) -> Worth:
    after = [
        (part, of, worths[state.turn][state.values])
        for part, of, state in spread.after(at, values, choices)
    ]
    if len(after) == 1:
        return after[0][2]
    return tuple(
        sum(part * worth[n] // of for part, of, worth in after) for n in range(len(after[0][2]))
    )
