"""The pages of the debrief that weigh: what if, luck or choice, lenses, odds, the model."""

from __future__ import annotations

from collections.abc import Sequence

from game.console.pages import TREND, cited, standing
from game.console.paper import Paper, joined
from game.views.calibration import CalibrationView
from game.views.lenses import LensCell, LensColumn, LensesView, LensRow
from game.views.luck import EndingKey, LuckView
from game.views.model import ModelView, VariationsView
from game.views.what_if import Changeable, Column, ColumnChoice, Link, WhatIfView

SIGNS = {"you": "●", "record": "◆", "what_if": "◇"}
SPOKEN = {"you": "You:", "record": "The record:", "what_if": "What if:"}
NAME = 30


def _of(paper: Paper, world: str, said: str) -> str:
    """What belongs to a world, behind its sign; for a voice behind its name."""
    return f"{(SPOKEN if paper.plain else SIGNS)[world]} {said}"


# --- what if --------------------------------------------------------------------------------


def changeable(paper: Paper, picker: Sequence[Changeable]) -> None:
    """What can be changed: decisions and their other policies, numbered through."""
    number = 0
    for each in picker:
        paper.heading(f"{each.date}: {each.ask}")
        paper.line(f"● You: {each.label}", "you", 2)
        for way in each.ways:
            number += 1
            paper.item(f"{number}.", f"{way.label}{' (the record)' if way.recorded else ''}")


def what_if(paper: Paper, view: WhatIfView) -> None:
    """Three worlds side by side, then what led to what."""
    paper.heading(view.sentence)
    for note in view.notes:
        paper.line(note)
    worlds = (view.you, view.record, view.what_if)
    paper.blank()
    names = ["" if paper.plain else f"{each.name}: " for each in worlds]
    paper.columns(
        [
            _of(paper, each.kind, name + each.ending_title)
            for name, each in zip(names, worlds, strict=True)
        ]
    )
    _choices(paper, worlds)
    _gauges(paper, worlds)
    paper.heading("What led to what")
    for link in view.links:
        _link(paper, link)
    if view.nothing:
        paper.line(view.nothing)
    cited(paper, view.citations, ids=True)


def _choices(paper: Paper, worlds: tuple[Column, Column, Column]) -> None:
    for decision, date in in_order(worlds):
        paper.heading(date)
        cells = []
        for world in worlds:
            own = next((each for each in world.choices if each.decision == decision), None)
            cells.append(_of(paper, world.kind, _said(own)))
        paper.columns(cells)
    others = [(world, each) for world in worlds for each in world.others if each.mark]
    for world, each in others:
        paper.line(_of(paper, world.kind, f"{each.who}, {each.date}: {_said(each)}"), indent=2)


def in_order(worlds: tuple[Column, ...]) -> list[tuple[str, str]]:
    """Every decision asked in one of the worlds, with its date, in the order of the chapter."""
    found: list[tuple[str, str]] = []
    for world in worlds:
        place = 0
        for each in world.choices:
            asked = (each.decision, each.date)
            if asked not in found:
                found.insert(place, asked)
            place = found.index(asked) + 1
    return found


def _said(choice: ColumnChoice | None) -> str:
    return joined([choice.short, choice.note]) if choice else "not asked"


def _gauges(paper: Paper, worlds: tuple[Column, Column, Column]) -> None:
    paper.heading("At the end")
    for ends in zip(*(each.gauges for each in worlds), strict=True):
        values = [
            _of(paper, world.kind, str(gauge.value))
            for world, gauge in zip(worlds, ends, strict=True)
        ]
        paper.gap(ends[0].name, joined(values), NAME)


def _link(paper: Paper, link: Link) -> None:
    where = {(True, False): "only in your world", (False, True): "only if changed"}
    happened = "" if link.kind == "changed" else where.get(link.fired, "")
    paper.item("-", joined([f"{link.date}: {link.title}", happened]))
    if link.text and link.text != link.title:
        paper.line(link.text, indent=4)
    for said in (link.due_from, link.condition, link.values, link.die):
        if said:
            paper.line(said, "quiet", 4)
    for move in link.moved:
        you, other = (
            f"{way[0]} → {way[1]}" if way else "unmoved" for way in (move.you, move.what_if)
        )
        both = joined([_of(paper, "you", you), _of(paper, "what_if", other)])
        paper.line(f"{move.name}: {both} {TREND[move.trend]}".rstrip(), indent=4)
    if link.standing:
        paper.line(standing(link.standing), "quiet", 4)


# --- luck -----------------------------------------------------------------------------------


def luck(paper: Paper, view: LuckView) -> None:
    """The odds of every ending, turn by turn; what choice moved and what luck."""
    titles = [_title(paper, each) for each in view.endings]
    paper.line(view.sentence)
    paper.line(joined([view.how, view.assumes]), "quiet")
    for note in view.notes:
        paper.line(note, "quiet")
    before: tuple[int, ...] = ()
    for stage in view.stages:
        paper.heading(joined([stage.name, stage.date]))
        if stage.percents == before:
            paper.line("As before.", indent=2)
        else:
            _bars(paper, titles, stage.percents)
        before = stage.percents
    paper.heading(f"What moved the odds of your ending: {view.endings[view.yours].title}")
    paper.gap("At the start", f"{view.start}", NAME)
    for turn in view.turns:
        moved = f"choice {_signed(turn.choice[view.yours])}, luck {_signed(turn.luck[view.yours])}"
        point = " · turning point" if turn.turning else ""
        paper.gap(f"{turn.date}", f"{moved}{point}", NAME)
    paper.gap("In all", f"choice {_signed(view.choice)}, luck {_signed(view.luck)}", NAME)
    paper.heading("With your choices, and any luck")
    paper.line(joined([view.with_choices.sentence, view.with_choices.how]))
    _bars(paper, titles, view.with_choices.percents)
    paper.heading("With your luck, and any choices")
    paper.line(joined([view.with_luck.sentence, view.with_luck.how]))
    total = view.with_luck.total or 1
    ways = [f"{each} of {view.with_luck.total}" for each in view.with_luck.paths]
    _bars(paper, titles, [round(100 * each / total) for each in view.with_luck.paths], ways)


def _title(paper: Paper, ending: EndingKey) -> str:
    if paper.plain:
        whose = [
            *(["yours"] if ending.yours else []),
            *(["the record's"] if ending.recorded else []),
        ]
        return f"{ending.title} ({', '.join(whose)})" if whose else ending.title
    return f"{'● ' if ending.yours else ''}{'◆ ' if ending.recorded else ''}{ending.title}"


def _bars(
    paper: Paper, titles: Sequence[str], percents: Sequence[int], words: Sequence[str] = ()
) -> None:
    """Endings with their shares; those that cannot come are left out."""
    for at, (title, percent) in enumerate(zip(titles, percents, strict=True)):
        if percent:
            paper.bar(title, percent, words[at] if words else "", NAME)


def _signed(points: int) -> str:
    return f"{'−' if points < 0 else '+'}{abs(points)}"


# --- lenses ---------------------------------------------------------------------------------


def lens(paper: Paper, view: LensesView, row: LensRow) -> None:
    """What a lens expected, where you and the record agree with it, and what it misses."""
    paper.heading(row.name)
    paper.line(row.about, "quiet")
    for column, cell in zip(view.columns, row.cells, strict=True):
        if cell.expected:
            _cell(paper, column, cell)
    you, recorded = f"{row.you_met} of {row.you_of}", f"{row.record_met} of {row.record_of}"
    paper.line(f"As it expected: you {you}, the record {recorded}.", indent=2)
    paper.prose(row.reading)
    paper.line("What it misses:", "bold")
    paper.prose(row.misses)
    paper.line(standing(row.standing), "quiet")


def _cell(paper: Paper, column: LensColumn, cell: LensCell) -> None:
    paper.item("-", f"{column.date}, {column.who}: it expects “{cell.label}”.")
    paper.line(f"● You: {cell.you} · ◆ Record: {cell.record}", indent=4)


# --- odds -----------------------------------------------------------------------------------


def odds(paper: Paper, view: CalibrationView) -> None:
    """Each forecast against what came; the score, and how far the percents can be trusted."""
    for row in view.rows:
        score = "" if row.brier is None else f"Brier {row.brier:.2f}"
        paper.item("-", f"{row.date}: {row.ask}")
        paper.line(joined([f"You said {row.percent} %. {row.words}", score]), indent=4)
    for said in (view.empty, view.sentence, view.note):
        if said:
            paper.line(said)
    if view.base_brier is not None and view.base_rate is not None:
        paper.line(f"Always saying {view.base_rate} %, as often as things happened, scores "
                   f"{view.base_brier:.2f}.")  # fmt: skip
    for each in view.bins:
        said = f"said {each.said:.0f} %, came {each.came:.0f} %"
        paper.gap(f"{each.low} to {each.high} %", f"{said} (n = {each.n})", 14)


# --- the model ------------------------------------------------------------------------------


def model(paper: Paper, view: ModelView) -> None:
    """What is left out, what may be disputed, and what the numbers rest on."""
    paper.line(view.made_of)
    for basis, number in view.standings:
        paper.gap(basis.capitalize(), str(number), 14)
    paper.line(view.numbers_sentence)
    for title, items in (("Left out", view.leaves_out), ("To dispute", view.disputed)):
        if items:
            paper.heading(title)
        for item in items:
            paper.item("-", " ".join(part.plain for part in item))
    cited(paper, view.citations, ids=True)


def variations(paper: Paper, view: VariationsView) -> None:
    """In how many variations of every effect the ending stays."""
    paper.heading(f"Every effect varied by half, {view.runs} times")
    paper.line(view.about, "quiet")
    paper.line(view.sentence)
    paper.bar(
        _of(paper, "you", view.ending), round(100 * view.stays / view.runs), str(view.stays), NAME
    )
    for each in view.others:
        paper.bar(each.title, round(100 * each.count / view.runs), str(each.count), NAME)
    for aim in view.aims:
        reached = "reached" if aim.reached else "not reached"
        paper.item("-", aim.text)
        paper.line(f"Reached in {aim.count} of {view.runs}; in your run {reached}.", indent=4)
    for note in view.notes:
        paper.line(note)
