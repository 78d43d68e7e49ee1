"""What the debrief asks a player to write: texts with what stands there already, ids, an order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from game.console.desk import Desk
from game.scenario.wording import nearest

AWAY = "-"


def text(desk: Desk, prompt: str, written: str, keep: Callable[[str], None], most: int) -> None:
    """A text of several lines. What stands there is shown, and stays with Enter; `-` takes it away.

    What goes beyond `most` characters is left out, and told.
    """
    for line in written.splitlines():
        desk.paper.line(f"You wrote: {line}" if line else "", "you", 2)
    if not desk.asks:
        return

    def cut(said: str) -> None:
        if len(said) > most:
            desk.paper.line(f"Only the first {most:,} characters are kept.")
        keep("" if said == AWAY else said[:most])

    stays = "Enter keeps it, - takes it away" if written else "Enter leaves it out"
    desk.text(f"{prompt} Lines, then an empty one; {stays}:", cut)


def line(desk: Desk, prompt: str, written: str, fits: Callable[[str], str]) -> str:
    """One line, or what stands there with Enter; `-` takes it away. `fits` says why a line cannot
    be taken, or nothing.
    """
    while True:
        said = desk.ask(f"{prompt} Enter {f'keeps “{written}”' if written else 'leaves it out'}:")
        if not said:
            return written
        if said == AWAY:
            return ""
        if not (why := fits(said)):
            return said
        desk.paper.line(why)


def number(desk: Desk, prompt: str, most: int, default: int = 1) -> int:
    """A number from 1; the default with Enter."""
    while True:
        said = desk.ask(f"{prompt} (1-{most}):")
        if not said:
            return default
        if said.isdecimal() and len(said) < 5 and 1 <= int(said) <= most:
            return int(said)
        desk.paper.line(f"Type a number from 1 to {most}.")


def order(desk: Desk, what: str, ids: tuple[str, ...], kept: tuple[str, ...]) -> tuple[str, ...]:
    """Ids in the order that is typed by their places; Enter keeps what there is."""
    every = [str(number) for number in range(1, len(ids) + 1)]
    swapped = " ".join([every[1], every[0], *every[2:]])
    while True:
        answer = desk.ask(f"{what}: type {swapped}, or Enter:")
        if not answer:
            return kept
        places = answer.replace(",", " ").split()
        if sorted(places) == sorted(every):
            return tuple(ids[int(place) - 1] for place in places)
        desk.paper.line(f"Type every number from 1 to {len(ids)} once.")


def named(
    desk: Desk, prompt: str, known: Mapping[str, str], most: int, kept: tuple[str, ...]
) -> tuple[str, ...]:
    """At most so many ids out of those known (id to what it is called), in any case of letters."""
    ids = {id.casefold(): id for id in known}
    while True:
        answer = desk.ask(prompt)
        if not answer:
            return kept
        if answer == AWAY:
            return ()
        said = tuple(dict.fromkeys(answer.replace(",", " ").split()))
        found = tuple(ids[each.casefold()] for each in said if each.casefold() in ids)
        wrong = [each for each in said if each.casefold() not in ids]
        if not wrong and len(found) <= most:
            return found
        desk.paper.line(_wrong(wrong, known) if wrong else f"At most {most}.")


def _wrong(said: Iterable[str], known: Mapping[str, str]) -> str:
    first = next(iter(said))
    hint = nearest(first, known)
    return f"{first} is none that you met" + (f": {hint}" if hint else "; s lists them") + "."
