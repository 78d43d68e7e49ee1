"""The debrief of a run to hand in: a page, and the same for programs. Nobody's name is in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from game.analysis.variations import variations
from game.engine.record import RecordRun, replay_record
from game.export.figures import legend, line_chart, odds_bars, reliability
from game.export.pages import page
from game.export.rows import COLUMNS, as_csv, decision_rows
from game.play.run import Run
from game.play.saves import as_json
from game.play.session import Session
from game.scenario.pack import Source
from game.views.bibliography import STYLE, Reference, references
from game.views.calibration import calibration_view
from game.views.debrief import debrief_view
from game.views.lenses import lenses_view
from game.views.luck import luck_view
from game.views.model import model_view
from game.views.parts import Citation
from game.views.questions import questions_view, ticket_view
from game.views.quiz import gain, marks
from game.views.reasons import reasons_view
from game.views.what_if import WhatIfView, what_if_picker, what_if_view
from game.views.words import years

MOST_TRIED = 3
"""What-ifs that the page shows, of those that were looked at the latest."""
CAME = {None: "not settled in your world", True: "it came so", False: "it did not come so"}


def debrief_html(run: Run, progress: Callable[[str], object] = lambda _what: None) -> str:
    """The page of every chapter that is over; raises ValueError while none is. `progress` is told
    what is worked out.
    """
    over = _over(run)
    numbers = Claims(over)
    scenario = over[-1].game.scenario
    title = scenario.pack.title if run.campaign else scenario.chapter.title
    chapters = [_chapter(each, over, progress) for each in over]
    return page(
        "debrief.html",
        title=title,
        code=over[-1].journal.code,
        chapters=chapters,
        came=CAME,
        refs=numbers.of,
        ref=numbers.number,
        claims=lambda: numbers.met,
        sources=numbers.references,
        citation_style=STYLE,
        legend=legend,
        line_chart=line_chart,
        odds_bars=odds_bars,
        reliability=reliability,
    )


def debrief_json(run: Run) -> str:
    """The save itself, which can be played again, and beside it what became of it, in words."""
    report = [_report(each) for each in _over(run)]
    return json.dumps({**as_json(run), "report": report}, ensure_ascii=False, indent=1) + "\n"


def debrief_csv(run: Run) -> str:
    """One row for each act, under `rows.COLUMNS`."""
    _over(run)
    return as_csv(COLUMNS, decision_rows(run))


def _over(run: Run) -> list[Session]:
    over = [session for session in run.sessions if session.over]
    if not over:
        raise ValueError("no chapter of this run has been played to its end")
    return over


# --- numbers of claims ----------------------------------------------------------------------


class Claims:
    """Numbers claims by first use on the whole page, whatever number a view gave them."""

    def __init__(self, sessions: list[Session]) -> None:
        self._library = {
            id: source
            for each in sessions
            for id, source in each.game.scenario.library.sources.items()
        }
        self._found: dict[str, Citation] = {}

    @property
    def met(self) -> tuple[Citation, ...]:
        """The claims so far, in the order of their numbers."""
        return tuple(self._found.values())

    def number(self, citation: Citation) -> int:
        """The page's number of a claim."""
        self._found.setdefault(citation.claim, citation)
        return list(self._found).index(citation.claim) + 1

    def of(self, view: Any) -> _Own:
        """The page's numbers of a view's own ones."""
        return _Own(self, {each.number: each for each in view.citations})

    def references(self) -> tuple[Reference, ...]:
        """The sources of the claims so far."""
        ids = {card.id for each in self.met for card in each.sources}
        found: list[Source] = [source for id, source in self._library.items() if id in ids]
        return references(found)


@attrs.frozen
class _Own:
    """A view's number of a claim -> the page's; 0 where the view does not know it."""

    _page: Claims
    _citations: dict[int, Citation]

    def __getitem__(self, number: int) -> int:
        found = self._citations.get(number)
        return self._page.number(found) if found else 0


# --- the page -------------------------------------------------------------------------------


def _chapter(session: Session, every: list[Session], progress: Callable[[str], object]) -> Any:
    chapter, record = session.game.scenario.chapter, replay_record(session.game)
    concepts = session.game.scenario.library.concepts
    ranked = [concepts[each].name for each in session.journal.lenses if each in concepts]
    role = session.roles[0]
    progress(chapter.title)
    return {
        "title": chapter.title,
        "place": chapter.place,
        "years": years(chapter.from_, chapter.to),
        "left": session.journal.left,
        "notes": _Notes(session.journal.notes),
        "lenses": ranked,
        "gain": gain(debrief_view(session, record, role).checks),
        "questions": questions_view(session),
        "ticket": ticket_view(session, record, role),
        "seats": [_seat(session, every, record, each) for each in session.roles],
    }


class _Notes(dict[str, str]):
    """Notes by key; what was not written is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _seat(session: Session, every: list[Session], record: RecordRun, role: str) -> Any:
    luck = luck_view(session, role)
    return {
        "debrief": debrief_view(session, record, role),
        "reasons": reasons_view(session, record, role),
        "what_ifs": list(_what_ifs(session, record, role)),
        "luck": luck,
        "turning": luck.turning,
        "calibration": calibration_view(every, role) if session is every[-1] else
                       calibration_view((session,), role),
        "lenses": lenses_view(session, record, role),
        "model": model_view(session, role, variations(session)),
    }  # fmt: skip


def _what_ifs(session: Session, record: RecordRun, role: str) -> Iterator[WhatIfView]:
    """Those that the player looked at last, newest first; where none, the first that offers."""
    ways = {each.decision: {way.id for way in each.ways} for each in what_if_picker(session, role)}
    tried = [each for each in reversed(session.journal.tried) if each[1] in ways.get(each[0], ())]
    for decision, policy in tried[:MOST_TRIED]:
        yield what_if_view(session, record, role, decision, policy)
    if ways and not tried:
        yield what_if_view(session, record, role)


# --- for programs ---------------------------------------------------------------------------


def _report(session: Session) -> dict[str, Any]:
    game, journal = session.game, session.journal
    before, after = marks(session)
    return {
        "chapter": game.scenario.name,
        "title": game.scenario.chapter.title,
        "ending": session.ending.id,
        "record_ending": replay_record(game).ending.id,
        "decisions": [
            {key: value for key, value in row.items() if value}
            for row in decision_rows(Run((session,)))
        ],
        "indicators": {
            each.id: [
                game.value(state, each.id)
                for state in (session.opening, *(report.closing for report in session.reports))
            ]
            for each in game.scenario.chapter.indicators
        },
        "forecasts": {
            each.id: session.settled(each) for turn in game.turns for each in turn.forecasts
        },
        "aims": {
            role.id: {aim.id: game.holds(aim.when, session.state) for aim in role.aims}
            for role in game.scenario.chapter.roles
        },
        "quiz": {
            "items": len(game.scenario.chapter.debrief.quiz),
            "right_before": before,
            "right_after": after,
        },
        "ticket": {"claim": journal.ticket.claim, "cites": list(journal.ticket.cites)},
    }
