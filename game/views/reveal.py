"""What all seats at one machine chose in a turn, laid open at once: nobody among them is `you`."""

from __future__ import annotations

import attrs

from game.play.session import MAX_CABLE_WORDS, Session
from game.views.outcome import Chosen, chosen_in
from game.views.parts import Header, header
from game.views.words import date_words


@attrs.frozen
class SeatShown:
    """A seat with its choices; one without a decision has the cable that it wrote, or nothing.
    `cable_words` says how long that is: `22 of 25 words`.
    """

    role: str
    name: str
    native: str
    sign: str
    choices: tuple[Chosen, ...]
    cable: str = ""
    cable_words: str = ""


@attrs.frozen
class RevealView:
    """The seats that people hold, in the chapter's order."""

    header: Header
    date: str
    title: str
    seats: tuple[SeatShown, ...]


def reveal_view(session: Session, turn: int) -> RevealView:
    """The choices of a turn with this place among the reports."""
    number = session.reports[turn].before.turn
    here = session.game.turns[number]
    chosen = [each for each in chosen_in(session, turn) if each.yours]
    cables = {act.role: act.cable for act in session.acts_of(turn) if act.cable}
    seats = tuple(
        SeatShown(
            role.id,
            role.name,
            role.native if role.native != role.name else "",
            role.seat or role.name[:1],
            tuple(each for each in chosen if each.role == role.id),
            cable := cables.get(role.id, ""),
            f"{len(cable.split())} of {MAX_CABLE_WORDS} words" if cable else "",
        )
        for role in session.game.scenario.chapter.roles
        if role.id in session.roles
    )
    top = attrs.evolve(header(session, session.roles[0]), turn=number + 1)
    return RevealView(top, date_words(here.date), here.title, seats)
