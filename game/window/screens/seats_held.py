"""Where one machine holds several seats: whose view of a page is shown."""

from __future__ import annotations

from game.window.flow import Row
from game.window.layout import Space, Widget
from game.window.play import Play
from game.window.theme import SMALL_STRONG
from game.window.widgets import Hint, Segmented, Text


def seats_held(play: Play) -> list[tuple[str, str]]:
    """(id, name) in the chapter's order."""
    roles = play.session.game.scenario.chapter.roles
    return [(role.id, role.name) for role in roles if role.id in play.session.roles]


def seat_keys(play: Play) -> tuple[Hint, ...]:
    """T goes from seat to seat; nothing where one seat is held."""
    several = len(play.session.roles) > 1
    return (Hint("T", "another seat", (("t", "seat+"),)),) if several else ()


def seat_switch(play: Play, seat: str) -> list[Widget]:
    """A control to change the seat; nothing where one seat is held."""
    held = seats_held(play)
    if len(held) < 2:
        return []
    control = Segmented(tuple((f"seat:{id}", name) for id, name in held), f"seat:{seat}")
    row = [Text("As seen from", SMALL_STRONG, "ink2", most=1), control, Space(grow=1)]
    return [Row(row, gap=12, align="middle")]


def seat_chosen(play: Play, now: str, id: str) -> str:
    """The seat that an id of the control, or T, asks for."""
    ids = [each for each, _ in seats_held(play)]
    if id == "seat+":
        return ids[(ids.index(now) + 1) % len(ids)]
    return id.removeprefix("seat:")
