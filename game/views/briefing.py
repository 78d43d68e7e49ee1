"""What a seat reads before it decides."""

from __future__ import annotations

import attrs

from game.engine.record import RecordRun
from game.play.session import Session
from game.scenario.model import Passage
from game.scenario.pack import Scenario
from game.views.outcome import Followed, followed
from game.views.parts import Citation, Citations, Gauge, Header, gauges, header
from game.views.prose import Prose, prose
from game.views.words import date_words


@attrs.frozen
class BriefingView:
    """A turn's briefing for one seat.

    `landed` are lines from earlier turns that took effect as this one opened; `places` the seats'
    names and the capitals in which somebody of this chapter served, for a map.
    """

    header: Header
    date: str
    title: str
    gauges: tuple[Gauge, ...]
    landed: tuple[Followed, ...]
    text: Prose
    citations: tuple[Citation, ...]
    words: int
    places: tuple[str, ...]


def briefing_view(session: Session, record: RecordRun, role: str) -> BriefingView:
    """The briefing of the open turn, as this role reads it in this world."""
    game, turn = session.game, session.turn
    citations = Citations(game.scenario.library, turn.date)

    def is_read(passage: Passage) -> bool:
        return passage.role in ("", role) and game.holds(passage.when, session.state)

    text: Prose = ()
    for passage in filter(is_read, turn.briefing):
        text += prose(passage.text, citations.number)
    landed = session.reports[-1].landed if session.reports else ()
    before = session.reports[-1].closing if session.reports else session.state
    return BriefingView(
        header(session, role),
        date_words(turn.date, weekday=True),
        turn.title,
        gauges(game, role, before, session.state),
        followed(game, role, landed, citations, record.kept_by(session.reports)),
        text,
        citations.all(),
        sum(len(part.plain.split()) for part in text),
        _places(game.scenario),
    )


def _places(scenario: Scenario) -> tuple[str, ...]:
    seats = (role.name for role in scenario.chapter.roles)
    here = (each for each in scenario.pack.people if scenario.chapter.id in each.chapters)
    return tuple(dict.fromkeys([*seats, *(person.capital for person in here)]))
