"""Turns that are not played but told, in two lines each: who did what, and what moved most."""

from __future__ import annotations

import attrs

from game.engine.record import RecordRun
from game.play.session import Session
from game.views.outcome import Followed, chosen_in, followed
from game.views.parts import Citation, Citations, Header, header
from game.views.words import count, date_words, listed


@attrs.frozen
class Told:
    """A turn that ran along the record. `did` is its first line (`Seoul: …; Tokyo: …`), `line` the
    second: of what followed, the line that moved most, with its standing; None where nothing did.
    """

    date: str
    title: str
    did: str
    line: Followed | None


@attrs.frozen
class ToldView:
    """Told turns in a row. `last`: none is played after them; `stopped`: the class had played them,
    but for the hour.
    """

    header: Header
    turns: tuple[Told, ...]
    citations: tuple[Citation, ...]
    last: bool
    stopped: bool


def told_view(session: Session, record: RecordRun, role: str, since: int | None = None) -> ToldView:
    """The told turns among the reports from the place `since` on (by default those not looked at
    yet), up to the next that was played; a seat reads what it sees move.
    """
    since = session.seen if since is None else since
    citations = Citations(session.game.scenario.library)
    told: list[Told] = []
    for at in range(since, len(session.reports)):
        if not session.is_told(session.reports[at].before.turn):
            break
        told.append(_told(session, record, role, at, citations))
    cited = {number for each in told if each.line for number in _marks(each.line)}
    return ToldView(
        header(session, role),
        tuple(told),
        tuple(each for each in citations.all() if each.number in cited),
        session.over and since + len(told) == len(session.reports),
        session.told_from is not None,
    )


def told_words(session: Session) -> str:
    """Which turns were told and why, for the debrief; empty where all were played."""
    turns, stop = session.game.turns, session.told_from
    places = [each.before.turn for each in session.reports if session.is_told(each.before.turn)]
    if not places:
        return ""
    quoted = listed([f"“{turns[at].title}”" for at in places])
    words = (
        f"{count(len(places), 'turn').capitalize()} told along the record, not played: {quoted}."
    )
    if stop is None:
        return words
    return f"{words} The lesson went to its debrief before “{turns[stop].title}”."


def _told(session: Session, record: RecordRun, role: str, at: int, citations: Citations) -> Told:
    report = session.reports[at]
    here = session.game.turns[report.before.turn]
    on_record = record.kept_by(session.reports[: at + 1])
    lines = followed(session.game, role, report.happenings, citations, on_record)
    most = max((line for line in lines if line.text), key=_size, default=None)
    did = "; ".join(f"{each.who}: {each.label}" for each in chosen_in(session, at))
    return Told(date_words(here.date), here.title, did, most)


def _size(line: Followed) -> int:
    return sum(abs(each.after - each.before) for each in line.moved)


def _marks(line: Followed) -> set[int]:
    return {span.cite for part in line.text for span in part.spans if span.cite}.union(line.cites)
