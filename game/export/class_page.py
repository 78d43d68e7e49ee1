"""What a class did, as one page to print and rows to grade by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import mean
from typing import Any

from markupsafe import Markup

from game.analysis.classroom import (
    COLUMNS,
    ChapterCounts,
    Choices,
    Forecasts,
    Paths,
    Student,
    count_class,
    grading_rows,
)
from game.engine.record import replay_record
from game.export.class_saves import Skipped
from game.export.figures import legend, reliability_of
from game.export.pages import page
from game.export.rows import as_csv
from game.export.svg import circle, diamond, figure, line, path, rect, text
from game.views.decision import reasons_of
from game.views.prose import plain
from game.views.words import count, date_words, number, years

_NONE: Counter[str] = Counter()


def class_html(students: Sequence[Student], skipped: Sequence[Skipped] = ()) -> str:
    """The page: for every chapter choices, endings, odds, questions, paths, exit tickets."""
    chapters = count_class(students)
    rows = grading_rows(students)
    return page(
        "class.html",
        title=chapters[0].game.scenario.pack.title if chapters else "No chapter",
        read=len(students),
        unfinished=[each.name for each in students if not any(s.over for s in each.run.sessions)],
        skipped=[(each.file.name, each.why) for each in skipped],
        chapters=[_chapter(each) for each in chapters],
        columns=COLUMNS,
        rows=rows,
        legend=legend,
    )


def class_csv(students: Sequence[Student]) -> str:
    """A row for each student and chapter."""
    return as_csv(COLUMNS, grading_rows(students))


def _chapter(counts: ChapterCounts) -> dict[str, Any]:
    game, chapter = counts.game, counts.game.scenario.chapter
    record = replay_record(game)
    seats = {role.id: role.name for role in chapter.roles}
    held = [f"{seats[role]} {n}" for role, n in counts.seats.most_common()]
    return {
        "title": chapter.title,
        "when": f"{chapter.place} {years(chapter.from_, chapter.to)}",
        "students": count(counts.students, "student"),
        "seats": ", ".join(held),
        "turns": [
            {
                "number": at + 1,
                "date": date_words(turn.date),
                "decisions": [
                    _choice(each, seats, counts) for each in counts.choices if each.turn == at
                ],
            }
            for at, turn in enumerate(game.turns)
        ],
        "endings": [
            (each.title, recorded, n, _bar(n, counts.students, recorded))
            for each in chapter.endings
            for n, recorded in [(counts.endings[each.id], each.id == record.ending.id)]
            if n or recorded
        ],
        "as_recorded": counts.endings[record.ending.id],
        "total": counts.students,
        "forecasts": [_forecast(each) for each in counts.forecasts if each.percents],
        "reliability": reliability_of(_bins(counts.forecasts)) if len(counts.briers) >= 5 else "",
        "brier": f"{mean(counts.briers):.2f}" if counts.briers else "",
        "settled": len(counts.briers),
        "quiz": [
            (each.item.ask, each.before, each.after, _dumbbell(each.before, each.after, each.both))
            for each in counts.quiz
            if each.both
        ],
        "gain": counts.gain,
        "paths": [_path(each, counts) for each in counts.paths],
        "tickets": [
            (name, claim, [_claim(counts, id) for id in cites])
            for name, claim, cites in counts.tickets
        ],
    }


def _choice(each: Choices, seats: dict[str, str], counts: ChapterCounts) -> dict[str, Any]:
    labels = dict(reasons_of(counts.game.scenario))
    policies = []
    for policy in each.decision.policies:
        chosen = each.policies[policy.id]
        reasons = each.reasons.get(policy.id, _NONE).most_common()
        said = ", ".join(f"{labels.get(id, id)} {n}" for id, n in reasons)
        bar = _bar(chosen, each.asked, policy.taken)
        policies.append((policy.label, policy.taken, chosen, bar, said))
    names = {policy.id: policy.short or policy.label for policy in each.decision.policies}
    return {
        "ask": each.decision.ask,
        "who": seats[each.decision.role],
        "asked": each.asked,
        "policies": sorted(policies, key=lambda row: -row[2]),
        "lines": [(name, names[policy], line) for name, policy, line in each.lines],
        "votes": ", ".join(f"{names[id]} {n}" for id, n in each.votes.most_common() if n),
    }


def _forecast(each: Forecasts) -> dict[str, Any]:
    return {
        "ask": each.forecast.ask,
        "n": len(each.percents),
        "mean": f"{mean(each.percents):.0f} %",
        "span": f"{min(each.percents)} to {max(each.percents)} %",
        "came": f"{each.came} of {len(each.settled)}" if each.settled else "not settled",
        "brier": f"{mean(each.briers):.2f}" if each.briers else "–",
    }


def _bins(forecasts: Sequence[Forecasts]) -> list[tuple[float, float, int]]:
    """(odds given on average, percent that came, how many), in steps of twenty."""
    given = [pair for each in forecasts for pair in each.settled]
    found = []
    for low in range(0, 100, 20):
        here = [p for p in given if low <= p[0] < low + 20 or (low == 80 and p[0] == 100)]
        if here:
            came = 100 * mean(int(came) for _, came in here)
            found.append((mean(percent for percent, _ in here), came, len(here)))
    return found


def _claim(counts: ChapterCounts, id: str) -> str:
    claim = counts.game.scenario.library.claims.get(id)
    return f"{id}: {plain(claim.statement)}" if claim else id


# --- pictures -------------------------------------------------------------------------------


def _bar(chosen: int, of: int, recorded: bool) -> Markup:
    """A share of the class; the record's is hatched by a dashed outline and a diamond."""
    wide = 220.0
    share = wide * chosen / of if of else 0.0
    parts = [
        rect(0, 4, wide, 10, "track"),
        rect(0, 4, share, 10, f"bar {'record' if recorded else 'you'}"),
    ]
    if recorded:
        parts.append(diamond(wide + 12, 9, 5.5, "dot record"))
    return figure(wide + 24, 18, f"{chosen} of {of}", *parts)


def _dumbbell(before: int, after: int, of: int) -> Markup:
    wide = 160.0

    def x(value: int) -> float:
        return 8 + wide * value / max(1, of)

    return figure(
        wide + 16,
        18,
        f"{before} of {of} right before, {after} after",
        line(8, 9, 8 + wide, 9, "grid"),
        line(x(before), 9, x(after), 9, "line you"),
        circle(x(before), 9, 5, "dot hollow"),
        circle(x(after), 9, 5, "dot you"),
    )


def _path(each: Paths, counts: ChapterCounts) -> dict[str, Any]:
    indicator = next(i for i in counts.game.scenario.chapter.indicators if i.id == each.indicator)
    wide, high = 220.0, 90.0
    low, top = indicator.range
    last = max(1, len(each.record) - 1)

    def point(at: int, value: float) -> tuple[float, float]:
        return 4 + (wide - 44) * at / last, 6 + high * (1 - (value - low) / max(1, top - low))

    def drawn(values: Sequence[float | None], class_: str) -> list[Markup]:
        points = [point(at, value) for at, value in enumerate(values) if value is not None]
        return [path(points, class_)] if len(points) > 1 else []

    parts = [line(4, 6 + high, wide - 40, 6 + high, "grid"), line(4, 6, wide - 40, 6, "grid")]
    for student in each.students:
        parts += drawn(student, "thin")
    parts += [*drawn(each.record, "line record"), *drawn(each.middle, "line you")]
    parts += _ends(each, point, wide - 34)
    title = f"{indicator.name}: {number(len(each.students))} paths, their median, and the record"
    return {
        "name": indicator.name,
        "range": f"{low} to {top}",
        "picture": figure(wide, high + 14, title, *parts),
        "numbers": [
            ("Start" if at == 0 else str(at), _short(middle), each.record[at])
            for at, middle in enumerate(each.middle)
        ],
    }


def _ends(
    each: Paths, point: Callable[[int, float], tuple[float, float]], x: float
) -> list[Markup]:
    """Where the median and the record end, their numbers side by side without touching."""
    found = []
    for values, kind, sign in ((each.record, "record", diamond), (each.middle, "you", circle)):
        last = [(at, value) for at, value in enumerate(values) if value is not None][-1:]
        found += [(point(at, value), value, kind, sign) for at, value in last]
    heights = [place[1] for place, *_ in found]
    if len(heights) == 2 and abs(heights[0] - heights[1]) < 13:
        above = heights[0] <= heights[1]
        middle = sum(heights) / 2
        heights = [middle - 7, middle + 7] if above else [middle + 7, middle - 7]
    signs = [sign(*place, 4.5, f"dot {kind}") for place, _, kind, sign in found]
    labels = [
        text(x, height + 4, f"{value:g}", kind)
        for height, (_, value, kind, _) in zip(heights, found, strict=True)
    ]
    return signs + labels


def _short(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
