"""Files that nobody would write: mutated ones, and packs, conditions and saves drawn at random."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.play import test_drawn_saves as saves
from tests.play.test_drawn_scenarios import plays_and_comes_back
from tests.promises.table import Counts, Row, first_of, told
from tests.scenario import test_drawn_expressions as expressions
from tests.scenario.test_mutations import SHARES, escaped
from tests.strategies import GARBAGE, conditions, packs


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Mutated files, then each property with many more examples than the suite has time for."""
    yield _mutated(counts.mutated, folder)
    wanted = {
        "drawn packs": counts.drawn,
        "drawn conditions": counts.drawn * 4,
        "garbage": counts.drawn * 20,
        "drawn saves": counts.drawn * 4,
        "damaged saves": counts.drawn * 20,
    }
    with ProcessPoolExecutor(2) as pool:
        found = {name: pool.submit(tried, name, wanted[name]) for name in wanted}
        for name, (promise, shown) in PROMISES.items():
            told(f"properties: {name}")
            trouble, examples, seconds = found[name].result()
            good = f"{examples:,} of {examples:,} in {seconds:.0f} s"
            yield Row(promise, shown, first_of(trouble, good), not trouble)


def _mutated(count: int, folder: Path) -> Row:
    """Shares of broken files, each in a process of its own."""
    began, wrong, done = time.monotonic(), [], 0
    places = [folder / f"share-{share}" for share in range(SHARES)]
    for place in places:
        place.mkdir()
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(partial(escaped, count=count // SHARES), range(SHARES), places):
            done += count // SHARES
            told(f"mutated files: {done:,} of {count:,}")
            wrong += found
    return Row(
        "Of mutated files nothing escapes but the project's errors, each with a line and a mend",
        f"{count:,} files, seeded: cut, doubled, swapped, spliced",
        first_of(wrong, f"{done:,} of {done:,} in {time.monotonic() - began:.0f} s"),
        not wrong,
    )


PROMISES = {
    "drawn packs": (
        "Packs drawn from the model are read alike by both parsers, checked, played to the end, "
        "and come back from a save",
        "hypothesis, every field of the format",
    ),
    "drawn conditions": (
        "Conditions mean what a plain reading of them means",
        "hypothesis, lists of conditions in random worlds, against an evaluator in the test",
    ),
    "garbage": (
        "Garbage for a condition is refused: nothing runs, nothing hangs, no depth without bound",
        "hypothesis, every call watched",
    ),
    "drawn saves": ("Saves come back to the last word", "hypothesis, written, read, written"),
    "damaged saves": (
        "Damaged saves are read or refused with one message, and stay as they are",
        "hypothesis, values and bytes spoilt",
    ),
}


def tried(name: str, examples: int) -> tuple[list[str], int, float]:
    """What went wrong with so many examples of a property, how many there were, and seconds."""
    began, count = time.monotonic(), 0
    properties: dict[str, tuple[dict[str, st.SearchStrategy[object]], Callable[..., None]]] = {
        "drawn packs": ({"drawn": packs(), "seed": st.integers(0, 2**40)}, plays_and_comes_back),
        "drawn conditions": (
            {
                "told": st.lists(conditions(expressions.NAMES), min_size=1, max_size=8),
                "worlds": st.lists(expressions.WORLDS, min_size=1, max_size=6),
            },
            expressions.mean_the_same,
        ),
        "garbage": ({"text": GARBAGE}, expressions.is_read_or_refused),
        "drawn saves": (
            {"seed": st.integers(0, 2**60), "steps": st.integers(0, 8)},
            saves.comes_back,
        ),
        "damaged saves": ({"data": saves.broken()}, saves.is_read_or_refused),
    }
    drawn, holds = properties[name]

    def counted(**values: object) -> None:
        nonlocal count
        count += 1
        holds(**values)

    many = settings(
        max_examples=examples, derandomize=True, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=[*HealthCheck],
    )  # fmt: skip
    try:
        many(given(**drawn)(counted))()
    except Exception as error:
        return [f"{error!r}"], count, time.monotonic() - began
    return [], count, time.monotonic() - began
