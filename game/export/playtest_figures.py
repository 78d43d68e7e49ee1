"""The pictures of a playtest's page: bars of shares, bands of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from game.analysis.playtest_report import IndicatorSpread, Spread
from game.export.svg import circle, diamond, figure, line, path, rect, text

_BAR = 220.0
_WIDE, _HIGH, _LEFT, _TOP = 300.0, 120.0, 34.0, 12.0
Point = tuple[float, float]


def percent(share: float) -> str:
    """A share (0 to 1) as `61.2 %`; what is not quite nothing or all says so."""
    if 0 < share < 0.0005:
        return "under 0.1 %"
    if 0.9995 < share < 1:
        return "over 99.9 %"
    return f"{share:.1%}".replace("%", " %")


def points(move: float) -> str:
    """A move of odds (-1 to 1) in points of a hundred, with its sign."""
    return f"{100 * move:+.1f}".replace("-", "−")


def bar(share: float, *, record: bool = False, low: float = 0.0, high: float = 0.0) -> Markup:
    """A share as a bar, with the ends of its interval where it has one; the record's is outlined
    by dashes and has a diamond.
    """
    parts = [
        rect(0, 4, _BAR, 10, "track"),
        rect(0, 4, _BAR * share, 10, f"bar {'record' if record else 'you'}"),
    ]
    said = percent(share)
    if low < high:
        ends = _BAR * low, _BAR * high
        parts += [line(*ends[:1], 9, ends[1], 9, "error"), *(_tick(x) for x in ends)]
        said += f", between {percent(low)} and {percent(high)}"
    if record:
        parts.append(diamond(_BAR + 12, 9, 5.5, "dot record"))
        said += ", the record"
    return figure(_BAR + 24, 18, said, *parts)


def _tick(x: float) -> Markup:
    return line(x, 5, x, 13, "error")


def band(each: IndicatorSpread) -> Markup:
    """An indicator at the close of each turn: all runs, their middle eight tenths, the middle, the
    record.
    """
    last = max(1, len(each.spreads) - 1)

    def at(place: int, value: float) -> Point:
        share = (value - each.low) / max(1, each.high - each.low)
        return _LEFT + (_WIDE - _LEFT - 12) * place / last, _TOP + _HIGH * (1 - share)

    parts = [*_frame(each, at(0, each.low)[1], at(0, each.high)[1])]
    for run in _runs(each.spreads):
        for low, high, look in (("low", "high", "all"), ("tenth", "ninth", "most")):
            upper = [at(place, getattr(spread, high)) for place, spread in run]
            lower = [at(place, getattr(spread, low)) for place, spread in run]
            parts.append(path(upper + lower[::-1], f"band {look}", closed=True))
        middle = [at(place, spread.middle) for place, spread in run]
        parts.append(path(middle, "line you"))
        parts += [circle(*point, 3, "dot you") for point in middle]
    known = [at(place, value) for place, value in enumerate(each.record) if value is not None]
    parts.append(path(known, "line record"))
    parts += [diamond(*point, 4.5, "dot record") for point in known]
    parts += [
        text(at(place, each.low)[0], _TOP + _HIGH + 18, str(place + 1), "quiet", "middle")
        for place in range(len(each.spreads))
    ]
    title = f"{each.name}: where it lay over the runs, and the record"
    return figure(_WIDE, _TOP + _HIGH + 26, title, *parts)


def _frame(each: IndicatorSpread, bottom: float, top: float) -> Iterator[Markup]:
    for value, y in ((each.low, bottom), (each.high, top)):
        yield line(_LEFT, y, _WIDE - 12, y, "grid")
        yield text(_LEFT - 6, y + 4, str(value).replace("-", "−"), "quiet", "end")


def _runs(spreads: Sequence[Spread | None]) -> Iterator[list[tuple[int, Spread]]]:
    """The stretches of turns that some run opened."""
    for there, group in groupby(enumerate(spreads), key=lambda each: each[1] is not None):
        if there:
            yield [(place, spread) for place, spread in group if spread is not None]
