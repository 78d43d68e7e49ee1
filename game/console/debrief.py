"""The debrief on paper, part by part."""

from __future__ import annotations

from collections.abc import Callable

from game.console.pages import sources, standing
from game.console.paper import Paper, joined
from game.views.charts import Chart
from game.views.debrief import DebriefView
from game.views.words import ordinal

SCALE = 40


def parts(view: DebriefView) -> tuple[tuple[str, Callable[[Paper], None]], ...]:
    """The parts of a debrief, in order: a title and what prints it. Parts without content are
    out.
    """
    every: tuple[tuple[str, bool, Callable[[Paper], None]], ...] = (
        ("How it ended", True, lambda paper: _endings(paper, view)),
        ("Your path beside the record", True, lambda paper: _paths(paper, view)),
        ("Choices", True, lambda paper: _choices(paper, view)),
        ("Cables to the file", bool(view.cables), lambda paper: _cables(paper, view)),
        ("Aims", bool(view.aims), lambda paper: _aims(paper, view)),
        ("Your odds", bool(view.odds), lambda paper: _odds(paper, view)),
        ("The record", bool(view.chronology), lambda paper: _record(paper, view)),
        ("Rival explanations", bool(view.lenses), lambda paper: _lenses(paper, view)),
        ("Sources that disagree", bool(view.conflicts), lambda paper: _conflicts(paper, view)),
        ("Questions", bool(view.questions), lambda paper: _questions(paper, view)),
        ("The model", True, lambda paper: _model(paper, view)),
        ("Sources", bool(view.citations), lambda paper: sources(paper, view.citations)),
    )
    return tuple((title, page) for title, there, page in every if there)


def _endings(paper: Paper, view: DebriefView) -> None:
    same = view.you.id == view.record.id
    for mark, style, whose, ending in (
        ("●", "you", "Your ending", view.you),
        ("◆", "record", "The record's ending", view.record),
    ):
        if same and ending is view.record:
            paper.line("The record ended so too.", "record")
            continue
        paper.item(mark, f"{whose}: {ending.title}", style)
        paper.prose(ending.text, 4)
        paper.line(standing(ending.standing), "quiet", 4)
        paper.blank()


def _paths(paper: Paper, view: DebriefView) -> None:
    for number, chart in enumerate(view.charts):
        if number == 0 or paper.plain:
            _chart(paper, view, chart)
    if not paper.plain:
        paper.heading("The others, from start to end")
        for chart in view.charts[1:]:
            you, record = (_ends(path) for path in (chart.you, chart.record))
            paper.gap(chart.name, f"● {you}   ◆ {record}", 28)
    for measured in view.listed:
        paper.line(f"On record: {measured.what}: {measured.value} {measured.unit}, {measured.date}")


def _chart(paper: Paper, view: DebriefView, chart: Chart) -> None:
    paper.heading(f"{chart.name} ({chart.unit})")
    for step, you, record in zip(view.steps, chart.you, chart.record, strict=True):
        said = joined(
            [
                f"you {you}" if you is not None else "not played",
                f"record {record}" if record is not None else "not in the record",
            ]
        )
        paper.gap(step.date, said if paper.plain else f"{_scale(chart, you, record)} {said}", 14)
    for measured in chart.measured:
        words = f"measured {measured.value} {measured.unit}, {measured.date}: {measured.what}"
        paper.line(joined([words, measured.caution]), indent=2)


def _scale(chart: Chart, you: int | None, record: int | None) -> str:
    cells = ["·"] * SCALE
    for value, mark in ((record, "◆"), (you, "●")):
        if value is not None:
            at = round((SCALE - 1) * (value - chart.low) / (chart.high - chart.low))
            cells[at] = mark
    return "".join(cells)


def _ends(path: tuple[int | None, ...]) -> str:
    values = [value for value in path if value is not None]
    return f"{values[0]:>3} → {values[-1]:<3}"


def _choices(paper: Paper, view: DebriefView) -> None:
    for step in view.steps[1:]:
        paper.heading(f"{step.date}: {step.title}")
        if step.same and step.you:
            paper.line(f"● ◆ You and the record: {step.you}", indent=2)
            continue
        paper.line(f"● You: {step.you or 'nothing asked of you'}", "you", 2)
        paper.line(f"◆ Record: {step.record or 'nothing on record'}", "record", 2)


def _cables(paper: Paper, view: DebriefView) -> None:
    for cable in view.cables:
        paper.item("-", f"{cable.date}, {cable.who}: “{cable.text}”")


def _aims(paper: Paper, view: DebriefView) -> None:
    words = {True: "reached", False: "not reached"}
    for aim in view.aims:
        paper.item("-", f"{aim.role}: {aim.text}")
        ranked = f"ranked {ordinal(aim.rank)}; " if aim.rank else ""
        said = f"by you: {words[aim.reached]}; in the record: {words[aim.in_the_record]}"
        paper.line(f"{ranked}{said}", indent=4)


def _odds(paper: Paper, view: DebriefView) -> None:
    came = {True: "it came true", False: "it did not", None: "not settled in your world"}
    for odds in view.odds:
        paper.item("-", f"{odds.ask} You said {odds.percent} %; {came[odds.came]}.")


def _record(paper: Paper, view: DebriefView) -> None:
    for moment in view.chronology:
        text = " ".join(part.plain for part in moment.text)
        marks = "".join(f"[{number}]" for number in moment.cites if f"[{number}]" not in text)
        paper.item("◆", f"{moment.date}: {text} {marks}".rstrip())


def _lenses(paper: Paper, view: DebriefView) -> None:
    words = {True: "did so", False: "did not"}
    for lens in view.lenses:
        paper.heading(lens.name)
        paper.line(lens.about, "quiet")
        for ask, policy, you, record in lens.expects:
            paper.item(
                "-", f"{ask} It expects: {policy}. You {words[you]}, the record {words[record]}."
            )
        paper.prose(lens.reading)
        paper.line("What it misses:", "bold")
        paper.prose(lens.misses)


def _conflicts(paper: Paper, view: DebriefView) -> None:
    for conflict in view.conflicts:
        paper.heading(f"{conflict.id}: {conflict.topic}")
        for who, says, publishers in conflict.versions:
            paper.item("-", joined([who, says, publishers]))
        paper.line(f"Our reading: {conflict.assessment}")
        if conflict.exercise:
            paper.line(f"Try: {conflict.exercise}")


def _questions(paper: Paper, view: DebriefView) -> None:
    phase = ""
    for each, question in view.questions:
        if each != phase:
            paper.heading(each.capitalize())
            phase = each
        paper.item("?", " ".join(part.plain for part in question))


def _model(paper: Paper, view: DebriefView) -> None:
    paper.line("Every number of a gauge, an effect or a chance is the author's. Dispute it.")
    for title, items in (("Left out", view.leaves_out), ("To dispute", view.disputed)):
        if items:
            paper.heading(title)
        for item in items:
            paper.item("-", item)
