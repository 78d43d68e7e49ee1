"""Luck or choice: the odds of every ending turn by turn, and what moved them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from game.analysis.fortune import Fortune, Paths, fortune, with_choices, with_luck
from game.analysis.odds import Odds
from game.analysis.turning import TurningPoint, turning_point
from game.engine.record import replay_record
from game.play.session import Session
from game.views.charts import short_label
from game.views.outcome import Chosen, chosen_in
from game.views.parts import Header, header
from game.views.words import count, date_words

ASSUMES = "Later choices stand open, each policy equally likely."
EXACT = "Exact: every way to play and every roll is weighed."


@attrs.frozen
class EndingKey:
    """An ending of the chapter; `yours` was reached by you, `recorded` by the record."""

    id: str
    title: str
    yours: bool
    recorded: bool


@attrs.frozen
class Stage:
    """The odds at the start (`turn` 0) or after a turn: shares (0 to 1) and whole percents by
    ending, in the order of `LuckView.endings`; percents add up to 100.
    """

    turn: int
    name: str
    date: str
    shares: tuple[float, ...]
    percents: tuple[int, ...]


@attrs.frozen
class TurnSplit:
    """What moved the odds in one turn, in whole points by ending (in the order of
    `LuckView.endings`): first the choices of the seats held, then luck. Start and all moves of an
    ending add up to its last percent. `labels` are the held seats' choices, short.
    """

    turn: int
    date: str
    labels: tuple[str, ...]
    choice: tuple[int, ...]
    luck: tuple[int, ...]
    turning: bool


@attrs.frozen
class Turning:
    """The decision after which the odds of the ending reached moved most, in points of 100."""

    turn: int
    date: str
    label: str
    before: int
    after: int
    choice: int
    luck: int
    exact: bool
    sentence: str
    how: str
    """`exact`, or `sampled, ± 2`"""


@attrs.frozen
class WithChoices:
    """With these choices, luck free: whole percents by ending (sum 100), and sentences."""

    percents: tuple[int, ...]
    exact: bool
    sentence: str
    how: str


@attrs.frozen
class WithLuck:
    """With this luck, choices free: how many ways to play lead to each ending (runs where sampled),
    by ending; `total` of them.
    """

    paths: tuple[int, ...]
    total: int
    exact: bool
    sentence: str
    how: str


@attrs.frozen
class LuckView:
    """`endings` are in file order; `yours` is the place of the one reached. `start`, `choice` and
    `luck` are points that add up to 100 for that ending. `notes` say what a run along the record or
    a facilitator's event means here.
    """

    header: Header
    endings: tuple[EndingKey, ...]
    yours: int
    stages: tuple[Stage, ...]
    turns: tuple[TurnSplit, ...]
    start: int
    choice: int
    luck: int
    sentence: str
    exact: bool
    how: str
    assumes: str
    with_choices: WithChoices
    with_luck: WithLuck
    turning: Turning | None
    notes: tuple[str, ...]


def luck_view(session: Session, role: str) -> LuckView:
    """Luck and choice in a finished run; takes up to a few seconds on a large chapter."""
    found = fortune(session)
    endings = _endings(session)
    ids = [each.id for each in endings]
    yours = ids.index(found.ending)
    point = turning_point(session, found, role)
    stages = _stages(session, found, ids)
    turns = _splits(session, found, ids, stages, point.turn if point else -1)
    start = stages[0].percents[yours]
    choice = sum(each.choice[yours] for each in turns)
    luck = sum(each.luck[yours] for each in turns)
    return LuckView(
        header(session, role, debrief=True),
        endings,
        yours,
        stages,
        turns,
        start,
        choice,
        luck,
        f"At the start it had {start} in 100. Choice moved it by {_signed(choice)}, luck by "
        f"{_signed(luck)}.",
        found.exact,
        _how(found.exact, *_widest(found)),
        ASSUMES,
        _with_choices(with_choices(session), endings, yours),
        _with_luck(with_luck(session), yours),
        _turning(session, role, found, point) if point else None,
        _notes(session),
    )


def turning_view(session: Session, role: str) -> Turning | None:
    """The turning point alone, for the overview; None where this seat decided nothing."""
    found = fortune(session)
    point = turning_point(session, found, role)
    return _turning(session, role, found, point) if point else None


def percents(shares: Sequence[Fraction | float]) -> tuple[int, ...]:
    """Shares that add up to one as whole percents that add up to 100: what is cut off goes to those
    who lose most.
    """
    whole = [int(100 * share) for share in shares]
    lost = sorted(range(len(whole)), key=lambda at: whole[at] - 100 * float(shares[at]))
    for at in lost[: 100 - sum(whole)]:
        whole[at] += 1
    return tuple(whole)


# --- turn by turn ---------------------------------------------------------------------------


def _endings(session: Session) -> tuple[EndingKey, ...]:
    recorded = replay_record(session.game).ending
    return tuple(
        EndingKey(each.id, each.title, each == session.ending, each == recorded)
        for each in session.game.scenario.chapter.endings
    )


def _shares(found: Odds, ids: Sequence[str]) -> list[Fraction | float]:
    return [found.endings[id] for id in ids]


def _stages(session: Session, found: Fortune, ids: Sequence[str]) -> tuple[Stage, ...]:
    chapter = session.game.scenario.chapter
    heads = [(0, "Start", date_words(chapter.from_, year=False))]
    for moment in found.moments:
        date = date_words(chapter.turns[moment.turn].date, year=False)
        heads.append((moment.turn + 1, f"After {moment.turn + 1}", date))
    return tuple(
        Stage(*head, tuple(map(float, _shares(each, ids))), percents(_shares(each, ids)))
        for head, each in zip(heads, found.path, strict=True)
    )


def _splits(
    session: Session, found: Fortune, ids: Sequence[str], stages: Sequence[Stage], turning: int
) -> tuple[TurnSplit, ...]:
    """The moves between the whole percents that are shown, so that they add up."""
    splits = []
    for at, (moment, before, after) in enumerate(
        zip(found.moments, stages, stages[1:], strict=False)
    ):
        chosen = percents(_shares(moment.chosen, ids))
        splits.append(
            TurnSplit(
                moment.turn + 1,
                after.date,
                tuple(short_label(session.game, each) for each in _held(session, at)),
                _differences(before.percents, chosen),
                _differences(chosen, after.percents),
                moment.turn == turning,
            )
        )
    return tuple(splits)


def _held(session: Session, at: int) -> list[Chosen]:
    return [each for each in chosen_in(session, at) if each.yours]


def _differences(before: Sequence[int], after: Sequence[int]) -> tuple[int, ...]:
    return tuple(now - then for then, now in zip(before, after, strict=True))


def _turning(session: Session, role: str, found: Fortune, point: TurningPoint) -> Turning:
    ids = list(found.start.endings)
    at = next(at for at, each in enumerate(found.moments) if each.turn == point.turn)
    steps = (found.path[at], found.moments[at].chosen, found.path[at + 1])
    before, chosen, after = (
        percents(_shares(each, ids))[ids.index(found.ending)] for each in steps
    )
    labels = [short_label(session.game, each) for each in _held(session, at) if each.role == role]
    sentence = (
        f"Before it, your ending had odds of {before} in 100; after it, {after}. "
        f"Your choice moved it by {_signed(chosen - before)}, luck by {_signed(after - chosen)}."
    )
    return Turning(
        point.turn + 1,
        date_words(session.game.turns[point.turn].date, year=False),
        " / ".join(labels),
        before,
        after,
        chosen - before,
        after - chosen,
        point.exact,
        sentence,
        "exact" if point.exact else f"sampled, ± {_points(point.error)}",
    )


# --- the whole ------------------------------------------------------------------------------


def _with_choices(found: Odds, endings: Sequence[EndingKey], yours: int) -> WithChoices:
    shares = percents(_shares(found, [each.id for each in endings]))
    how = _how(found.exact, found.states, found.error)
    return WithChoices(shares, found.exact, _worlds(found, shares, endings, yours), how)


def _worlds(found: Odds, shares: Sequence[int], endings: Sequence[EndingKey], yours: int) -> str:
    if found.exact and found.endings[endings[yours].id] == 1:
        return "With your choices, any luck leads to your ending."
    often = f"{shares[yours]} in 100 worlds end" if shares[yours] else "fewer than 1 in 100 ends"
    others = [at for at in range(len(endings)) if at != yours and shares[at]]
    most = max(others, key=shares.__getitem__, default=yours)
    other = f" In {shares[most]} it is “{endings[most].title}”." if others else ""
    return f"With your choices, {often} as yours did.{other}"


def _with_luck(found: Paths, yours: int) -> WithLuck:
    paths = tuple(found.endings.values())
    opened = count(sum(map(bool, paths)), "ending")
    ways = f"{found.total:,} ways to play" if found.exact else f"{found.total:,} random plays"
    sentence = (
        f"The same dice, other choices: of {ways}, {paths[yours]:,} end as yours did. "
        f"{opened.capitalize()} {'was' if opened == 'one ending' else 'were'} open."
    )
    how = _how(found.exact, found.total, found.error)
    return WithLuck(paths, found.total, found.exact, sentence, how)


def _widest(found: Fortune) -> tuple[int, float]:
    """Runs and error of the odds that are least certain."""
    every = [found.start, *(o for each in found.moments for o in (each.chosen, each.after))]
    least = max(every, key=lambda each: each.error)
    return least.states, least.error


def _how(exact: bool, runs: int, error: float) -> str:
    return EXACT if exact else f"Sampled, {runs:,} runs, ± {_points(error)}."


def _points(error: float) -> int:
    return max(1, round(100 * error))


def _signed(points: int) -> str:
    return str(points).replace("-", "−")


def _notes(session: Session) -> tuple[str, ...]:
    notes = []
    if session.as_recorded:
        notes.append(
            "The world ran along the record. The odds weigh every roll by its chance and let seats "
            "that nobody holds follow their rules; what differs from that counts as luck."
        )
    if any(session.is_told(report.before.turn) for report in session.reports):
        notes.append(
            "What was told, not played, is weighed as if your seat had been free to choose it."
        )
    if any(act.offer for act in session.acts):
        notes.append("What the facilitator brought in counts as luck.")
    return tuple(notes)
