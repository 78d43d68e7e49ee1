"""The model: what it leaves out, which numbers are disputed, and how much hangs on them."""

from __future__ import annotations

from collections import Counter

import attrs

from game.analysis.variations import Variations
from game.play.session import Session
from game.scenario.checks.draft import Found, walk
from game.scenario.checks.names import cited_in
from game.scenario.model import BASES, Basis, Chapter, Sourced
from game.views.parts import Citation, Citations, Header, header
from game.views.prose import Prose, prose
from game.views.words import count, listed

NOTHING_SAID = "The author says nothing of this."
ABOUT = (
    "Every effect is drawn anew, from half to one and a half times its size; your choices and your "
    "luck are kept."
)


@attrs.frozen
class OtherEnding:
    """An ending that came in some variations instead, and in how many."""

    id: str
    title: str
    count: int


@attrs.frozen
class AimShare:
    """An aim of the seat: in how many variations it was reached, and whether in your run."""

    text: str
    count: int
    reached: bool


@attrs.frozen
class VariationsView:
    """Every effect varied by half, `runs` times: in how many the ending stays."""

    runs: int
    stays: int
    ending: str
    others: tuple[OtherEnding, ...]
    aims: tuple[AimShare, ...]
    about: str
    sentence: str
    notes: tuple[str, ...]


@attrs.frozen
class ModelView:
    """`standings` counts the chapter's sentences by basis; `claims` the claims cited; `numbers`
    counts the author's numbers by sort (starts, effects, chances). `variations` is None until asked
    for.
    """

    header: Header
    leaves_out: tuple[Prose, ...]
    disputed: tuple[Prose, ...]
    standings: tuple[tuple[Basis, int], ...]
    sentences: int
    claims: int
    made_of: str
    numbers: tuple[tuple[str, int], ...]
    numbers_sentence: str
    variations: VariationsView | None
    citations: tuple[Citation, ...]


def model_view(session: Session, role: str, variations: Variations | None = None) -> ModelView:
    """The model card; with the result of `game.analysis.variations.variations` where asked."""
    scenario = session.game.scenario
    citations = Citations(scenario.library)
    model = scenario.chapter.debrief.model
    found = walk(scenario.chapter)
    standings = _standings(found)
    sentences, claims = sum(standings.values()), len(_claims(found))
    numbers = _numbers(scenario.chapter, found)
    return ModelView(
        header(session, role, debrief=True),
        tuple(prose(each, citations.number) for each in model.leaves_out),
        tuple(prose(each, citations.number) for each in model.disputed),
        tuple((basis, standings[basis]) for basis in BASES),
        sentences,
        claims,
        f"{count(sentences, 'sentence').capitalize()} with a standing; "
        f"{count(claims, 'claim')} cited.",
        numbers,
        _numbers_sentence(numbers),
        _variations(session, role, variations) if variations else None,
        citations.all(),
    )


# --- what the chapter is made of --------------------------------------------------------------


def _standings(found: list[Found]) -> Counter[Basis]:
    return Counter(each.value.standing for each in found if isinstance(each.value, Sourced))


def _claims(found: list[Found]) -> set[str]:
    """Every claim that the chapter cites, beside a sentence or within one."""
    beside = {each.value for each in found if each.spec.refers == "claim"}
    within = {id for each in found if each.spec.kind == "prose" for id in cited_in(each.value)}
    return beside | within


def _numbers(chapter: Chapter, found: list[Found]) -> tuple[tuple[str, int], ...]:
    effects = sum(len(each.value) for each in found if each.spec.kind == "changes")
    chances = sum(each.spec.kind == "chance" for each in found)
    return ("start", len(chapter.indicators)), ("effect", effects), ("chance", chances)


def _numbers_sentence(numbers: tuple[tuple[str, int], ...]) -> str:
    said = listed([count(number, sort) for sort, number in numbers if number])
    return f"{said} are the author's own numbers: no source gives them.".capitalize()


# --- the variations -------------------------------------------------------------------------


def _variations(session: Session, role: str, found: Variations) -> VariationsView:
    chapter = session.game.scenario.chapter
    titles = {each.id: each.title for each in chapter.endings}
    stays = found.endings[found.ending]
    others = sorted(
        (
            OtherEnding(id, titles[id], number)
            for id, number in found.endings.items()
            if number and id != found.ending
        ),
        key=lambda each: -each.count,
    )
    seat = next(each for each in chapter.roles if each.id == role)
    aims = tuple(
        AimShare(
            aim.text,
            found.aims.get((role, aim.id), 0),
            session.game.holds(aim.when, session.state),
        )
        for aim in seat.aims
    )
    return VariationsView(
        found.runs,
        stays,
        titles[found.ending],
        tuple(others),
        aims,
        ABOUT,
        _sentence(found, stays, others),
        _notes(found),
    )


def _sentence(found: Variations, stays: int, others: list[OtherEnding]) -> str:
    if not others:
        return f"All {found.runs} variations end as yours did."
    rest = listed([f"“{each.title}” in {each.count}" for each in others])
    return f"{stays} of {found.runs} variations end as yours did; {rest}."


def _notes(found: Variations) -> tuple[str, ...]:
    if not found.closed:
        return ()
    return (
        f"In {count(found.closed, 'variation')} a choice of yours was closed; there the record's "
        "way is taken.",
    )
