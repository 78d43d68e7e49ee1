"""The pages of the debrief that tell what happened and who says so: views in, paper out."""

from __future__ import annotations

from collections.abc import Iterable

from game.console.pages import cited, followed, standing
from game.console.paper import Paper, joined
from game.views.bibliography import BibliographyView
from game.views.charts import Chart, Measured, Step, telling
from game.views.chronology import Decided
from game.views.debrief import AimView, DebriefView, EndingView
from game.views.disagreements import Disagreement
from game.views.hand_in import HandInView
from game.views.luck import Turning
from game.views.parts import Citation
from game.views.prose import Prose
from game.views.reasons import ReasonsView
from game.views.sources import SourcesView
from game.views.words import count, ordinal

SCALE = 40


# --- overview -------------------------------------------------------------------------------


def overview(paper: Paper, view: DebriefView, turning: Turning | None) -> None:
    """Endings, gauges, choices beside the record's, and the turning point."""
    _endings(paper, view)
    _paths(paper, view)
    lanes(paper, view.steps, turning)
    if turning:
        paper.heading(f"Turning point: {turning.date}")
        paper.line(turning.sentence)
        paper.line(f"Worked out: {turning.how}.", "quiet")
    marks = (*_marks(view.you.text), *_marks(view.record.text))
    points = (*view.listed, *(each for chart in view.charts for each in chart.measured))
    cited(
        paper, _of(view.citations, (*marks, *(n for each in points for n in each.cites))), ids=True
    )


def _endings(paper: Paper, view: DebriefView) -> None:
    same = view.you.id == view.record.id
    _ending(paper, "●", "you", "Your ending", view.you)
    if same:
        paper.line("The record ended so too.", "record")
    else:
        paper.blank()
        _ending(paper, "◆", "record", "The record's ending", view.record)


def _ending(paper: Paper, mark: str, style: str, whose: str, ending: EndingView) -> None:
    paper.item(mark, f"{whose}: {ending.title}", style)
    paper.prose(ending.text, 4)
    paper.line(standing(ending.standing), "quiet", 4)


def _paths(paper: Paper, view: DebriefView) -> None:
    main = telling(view.charts)
    for chart in view.charts:
        if chart is main or paper.plain:
            _chart(paper, view.steps, chart)
    if not paper.plain and len(view.charts) > 1:
        paper.heading("The others, from start to end")
        ends(paper, [chart for chart in view.charts if chart is not main])
    for measured in view.listed:
        _measured(paper, measured, "On record")


def _chart(paper: Paper, steps: Iterable[Step], chart: Chart) -> None:
    paper.heading(f"{chart.name} ({chart.unit})")
    for step, you, record in zip(steps, chart.you, chart.record, strict=True):
        said = joined(
            [
                f"you {you}" if you is not None else "not played",
                f"record {record}" if record is not None else "not in the record",
            ]
        )
        scale = "" if paper.plain else f"{_scale(paper, chart, you, record)} "
        paper.gap(step.date, scale + said, 14)
    for measured in chart.measured:
        _measured(paper, measured, "Measured")


def _measured(paper: Paper, each: Measured, how: str) -> None:
    marks = "".join(f"[{number}]" for number in each.cites)
    words = f"{how}: {each.what}: {each.value} {each.unit}, {each.date}{marks}"
    paper.line(joined([words, each.caution]), indent=2)


def _scale(paper: Paper, chart: Chart, you: int | None, record: int | None) -> str:
    cells = ["·"] * max(10, min(SCALE, paper.width - SCALE))
    for value, mark in ((record, "◆"), (you, "●")):
        if value is not None:
            at = round((len(cells) - 1) * (value - chart.low) / (chart.high - chart.low))
            cells[at] = mark
    return "".join(cells)


def ends(paper: Paper, charts: Iterable[Chart]) -> None:
    """Where gauges began and where they ended."""
    for chart in charts:
        you, record = (_ends(path) for path in (chart.you, chart.record))
        paper.gap(chart.name, f"● {you}   ◆ {record}", 36)


def _ends(path: tuple[int | None, ...]) -> str:
    values = [value for value in path if value is not None]
    return f"{values[0]:>3} → {values[-1]:<3}"


def lanes(paper: Paper, steps: tuple[Step, ...], turning: Turning | None = None) -> None:
    """What a seat chose and what the record took, turn by turn."""
    for step in steps[1:]:
        point = " · turning point" if turning and turning.turn == step.number else ""
        paper.heading(f"{step.number}. {step.date}: {step.title}{point}")
        if step.same and step.you:
            paper.line(f"● ◆ You and the record: {step.you}", indent=2)
            continue
        paper.line(f"● You: {step.you or 'nothing asked of you'}", "you", 2)
        paper.line(f"◆ Record: {step.record or 'nothing on record'}", "record", 2)


# --- the record -----------------------------------------------------------------------------


def record(paper: Paper, view: DebriefView) -> None:
    """What happened, then what was decided, by whom, when, and by which source."""
    paper.line(
        "What was decided, by whom, when, and who says so. It is the record, not the right answer."
    )
    paper.blank()
    for moment in view.chronology:
        text = " ".join(part.plain for part in moment.text)
        numbers = dict.fromkeys(each.turn for each in moment.decided)
        told = joined(f"decision {number}" for number in numbers)
        paper.item("◆" if told else "-", f"{moment.date}: {_with_marks(text, moment.cites)}")
        if told:
            paper.line(told, "record", 4)
    if not view.chronology:
        paper.line("The author gives no chronology.")
    if view.decided:
        paper.heading("Decided in the record")
    for each in view.decided:
        _decision(paper, each)
    marks = [n for moment in view.chronology for n in (*moment.cites, *_marks(moment.text))]
    cited(
        paper,
        _of(view.citations, (*marks, *(n for each in view.decided for n in each.cites))),
        ids=True,
    )


def _decision(paper: Paper, each: Decided) -> None:
    text = f"{each.turn}. {each.date}, {each.who}: {each.label}"
    paper.item("-", _with_marks(text, each.cites))
    if each.contested:
        paper.line(f"Contested: {each.contested}", indent=4)


def _with_marks(text: str, cites: Iterable[int]) -> str:
    marks = "".join(f"[{number}]" for number in cites if f"[{number}]" not in text)
    return f"{text} {marks}".rstrip()


def _marks(text: Prose) -> list[int]:
    return [span.cite for part in text for span in part.spans if span.cite]


def _of(citations: Iterable[Citation], numbers: Iterable[int]) -> list[Citation]:
    wanted = {*numbers}
    return [each for each in citations if each.number in wanted]


# --- reasons and aims -----------------------------------------------------------------------


def reasons(paper: Paper, view: ReasonsView) -> None:
    """Each decision of a seat: why, as said then, and what came of it."""
    for row in view.rows:
        paper.heading(f"{row.date}: {row.label}")
        said = joined([row.reason, f"“{row.line}”" if row.line else ""])
        paper.line(f"Your reason then: {said}" if said else "You gave no reason.", indent=2)
        for odds in row.odds:
            came = {True: "it came true", False: "it did not", None: "it was never settled"}
            paper.line(f"You said {odds.percent} %: {odds.ask} · {came[odds.came]}.", indent=2)
        for line in row.followed:
            followed(paper, line)
        if row.nothing:
            paper.line(row.nothing, indent=2)
    if view.empty:
        paper.line(view.empty)
    cited(paper, view.citations, ids=True)


def aims(paper: Paper, shown: Iterable[AimView]) -> None:
    """Aims of a seat, reached or not; never added up."""
    words = {True: "reached", False: "not reached"}
    for aim in shown:
        paper.item("-", aim.text)
        if aim.asks:
            paper.line(f"Reached with: {aim.asks}.", "quiet", 4)
        ranked = f"ranked {ordinal(aim.rank)}; " if aim.rank else ""
        said = f"by you: {words[aim.reached]}; in the record: {words[aim.in_the_record]}"
        paper.line(f"{ranked}{said}", indent=4)


def cables(paper: Paper, view: DebriefView) -> None:
    """What was written to the file where no act is on record."""
    for cable in view.cables:
        paper.item("-", f"{cable.date}, {cable.who}: “{cable.text}”")


# --- sources --------------------------------------------------------------------------------


def claims(paper: Paper, view: SourcesView, shown: set[str]) -> None:
    """Every claim met, in full; those shown before are passed over."""
    for each in view.citations:
        if each.claim not in shown:
            paper.item("-", f"{each.claim}, {each.date}: {each.statement}")
            if each.note:
                paper.line(f"Mind: {each.note}", indent=4)


def sources(paper: Paper, view: SourcesView, shown: set[str]) -> None:
    """Every source by kind with its caution and the claims that rest on it. Ids that were shown
    before are passed over; those shown now are added.
    """
    claims = {each.number: each.claim for each in view.citations}
    if all(each.card.id in shown for each in view.lines):
        paper.line("Nothing." if not shown else "Nothing besides.")
    for kind, _ in view.kinds:
        lines = [each for each in view.of(kind) if each.card.id not in shown]
        if lines:
            paper.heading(f"{kind.capitalize()}: {count(len(lines), 'source')}")
        for line in lines:
            card = line.card
            paper.item("-", joined([card.by, card.title, card.issued]))
            if card.caution:
                paper.line(f"Caution: {card.caution}", indent=4)
            paper.line(f"For {', '.join(claims[n] for n in line.claims)}", "quiet", 4)
    shown.update(claims.values(), (line.card.id for line in view.lines))


def bibliography(paper: Paper, view: BibliographyView) -> None:
    """The reference list."""
    paper.heading("Bibliography")
    paper.line(view.style, "quiet")
    for each in view.references:
        paper.prose((each.text,), 2)
        if each.url:
            paper.verbatim(each.url, 4)


def versions(paper: Paper, card: Disagreement) -> None:
    """A conflict card, but for what the author makes of it."""
    paper.heading(f"{card.id}: {card.topic}")
    paper.line(card.kind, "quiet")
    for each in card.accounts:
        said = " ".join(part.plain for part in each.says)
        paper.item(f"{each.letter}.", f"{each.who}: {said}" if each.who else said)
        if each.published:
            paper.line(each.published, "quiet", 5)


# --- hand in --------------------------------------------------------------------------------


def hand_in(paper: Paper, view: HandInView) -> None:
    """What is in it, what is missing, and the files."""
    for chapter in view.chapters:
        paper.heading(f"In it: {chapter.title}")
        for part in chapter.parts:
            text = joined([part.text, part.detail])
            paper.item("-", text if part.there else f"Not yet: {text}")
    paper.heading("The files")
    for file in view.files:
        paper.gap(file.name, f"{file.what}. {file.about}", 30)
