"""All sources that a seat has met so far, by kind, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.engine.record import RecordRun
from game.play.session import Session
from game.views.briefing import briefing_view
from game.views.debrief import debrief_view
from game.views.disagreements import Disagreement, disagreement
from game.views.outcome import outcome_view
from game.views.parts import Citation, Citations, SourceCard
from game.views.words import count, listed

KINDS = ("news", "official", "poll", "academic", "opinion", "encyclopedia")


@attrs.frozen
class SourceLine:
    """A source and the claims met that rest on it, by their numbers."""

    card: SourceCard
    claims: tuple[int, ...]


@attrs.frozen
class SourcesView:
    """Sources in the order of their kinds; `kinds` counts them; `conflicts` touch a claim that was
    met; `used` says where each claim was met.
    """

    lines: tuple[SourceLine, ...]
    kinds: tuple[tuple[str, int], ...]
    conflicts: tuple[Disagreement, ...]
    citations: tuple[Citation, ...]
    used: dict[str, str]

    def of(self, kind: str, words: str = "") -> tuple[SourceLine, ...]:
        """The sources of a kind (empty: of all kinds) in which every one of some words stands: in
        title, publisher, authors, the statement or the id of a claim that rests on it.
        """
        wanted = words.casefold().split()
        claims = {each.number: f"{each.claim} {each.statement}" for each in self.citations}

        def has(line: SourceLine) -> bool:
            card = line.card
            said = [card.title, card.publisher, card.authors, *(claims[n] for n in line.claims)]
            # What was written after the day is found by who published it, like it is shown.
            text = " ".join([card.by] if card.later else said).casefold()
            return kind in ("", card.kind) and all(word in text for word in wanted)

        return tuple(filter(has, self.lines))

    def disputes(self, words: str = "") -> tuple[Disagreement, ...]:
        """The conflicts in whose topic, kind or id every one of some words stands."""
        wanted = words.casefold().split()
        return tuple(
            each
            for each in self.conflicts
            if all(word in f"{each.id} {each.topic} {each.kind}".casefold() for word in wanted)
        )


def sources_view(
    session: Session, record: RecordRun, role: str, *, told: bool = True
) -> SourcesView:
    """What a seat has met in briefings, outcomes it has seen and, at the end, the debrief. Where
    the record is not `told` before the debrief, outcomes bring in the player's world alone.
    """
    library = session.game.scenario.library
    date = "" if session.over else session.turn.date
    citations = Citations(library, date)
    used: dict[str, list[str]] = {}
    for place, claims in _met(session, record, role, told or session.over):
        for claim in claims:
            citations.number(claim)
            places = used.setdefault(claim, [])
            if place not in places:
                places.append(place)
    cited = citations.all()
    lines: dict[str, list[int]] = {}
    cards: dict[str, SourceCard] = {}
    for each in cited:
        for card in each.sources:
            cards[card.id] = card
            lines.setdefault(card.id, []).append(each.number)
    found = sorted(
        (SourceLine(cards[id], tuple(numbers)) for id, numbers in lines.items()),
        key=lambda line: (_place(line.card.kind), -len(line.claims)),
    )
    kinds = dict.fromkeys(line.card.kind for line in found)
    numbered = tuple((kind, sum(line.card.kind == kind for line in found)) for kind in kinds)
    return SourcesView(
        tuple(found),
        numbered,
        _conflicts(session, cited),
        cited,
        {claim: f"used in {listed(places)}" for claim, places in used.items()},
    )


def title_of(view: SourcesView) -> str:
    """`The 31 sources you met`."""
    said = count(len(view.lines), "source")
    return f"The {said} you met" if view.lines else "No source yet"


def _place(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _met(
    session: Session, record: RecordRun, role: str, told: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(place, claims) in the order of reading."""
    acts = 0
    for turn in range(len(session.reports)):
        if not session.is_told(session.reports[turn].before.turn):  # those have no briefing
            before = attrs.evolve(session, acts=session.acts[:acts], seen=turn)
            yield "briefing", _claims(briefing_view(before, record, role).citations)
        if turn < session.seen:
            outcome = outcome_view(session, record, role, turn)
            yield "outcome", _claims(outcome.citations if told else outcome.own)
        acts += len(session.acts_of(turn))
    if session.over:
        yield "debrief", _claims(debrief_view(session, record, role).citations)
    else:
        yield "briefing", _claims(briefing_view(session, record, role).citations)


def _claims(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    return tuple(each.claim for each in citations)


def _conflicts(session: Session, cited: tuple[Citation, ...]) -> tuple[Disagreement, ...]:
    ids = dict.fromkeys(id for each in cited for id in each.conflicts)
    return tuple(disagreement(session.game.scenario.library, id) for id in ids)
