"""Views on paper: one function for each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.console.paper import Paper, joined
from game.views.briefing import BriefingView
from game.views.decision import DecisionView
from game.views.outcome import Followed, OutcomeView
from game.views.parts import Citation, Gauge, Standing
from game.views.people import OFFICES, ORDER, PeopleView
from game.views.quiz import Check
from game.views.reveal import RevealView
from game.views.seat import SeatView
from game.views.told import ToldView
from game.views.vote import VoteView
from game.views.words import all_of, count, listed

TREND = {"better": "▲ better", "worse": "▼ worse", "changed": "→ changed", "same": ""}
HINDSIGHT = "□ Hindsight"
"""Marks a policy that nobody at the time is known to have had on the table, and what came of it."""
BAR = 24


def seat(paper: Paper, view: SeatView) -> None:
    """Who you are and what you want, before the first turn."""
    top = view.header
    paper.title(f"{top.chapter} · {top.place}, {top.years}")
    paper.line(f"You sit in {top.role}.", "bold")
    if view.mood:
        paper.line(view.mood)
    for moved in view.carried:
        paper.gap(moved.name, f"{moved.after} instead of {moved.before}", 28)
    for echo in view.echoes:
        paper.item("-", f"{echo.text} {standing(echo.standing)}")
    if view.brief:
        paper.blank()
        paper.prose(view.brief)
    if view.private:
        paper.heading("For your eyes")
        paper.prose(view.private)
    if view.aims:
        paper.heading("What you want (private; nobody adds it up)")
        for number, (_, aim) in enumerate(view.aims, 1):
            paper.item(f"{number}.", aim)
    cited(paper, view.citations)


def question(paper: Paper, ask: str, options: Sequence[str]) -> None:
    """A question of the check, with its options numbered."""
    paper.heading(ask)
    for number, option in enumerate(options, 1):
        paper.item(f"{number}.", option)


def answered(paper: Paper, check: Check, given: str) -> None:
    """What is right, and why."""
    said = "Right." if given == check.answer else "Not so." if given else "Not answered."
    paper.line(f"{said} {check.answer}.", "bold", 2)
    paper.prose(check.because, 2)


def people(paper: Paper, view: PeopleView) -> None:
    """Who is who, by capital; and who speaks."""
    paper.title(f"Who is who · {view.chapter}")
    for capital in view.capitals:
        paper.heading(f"{capital.name} {capital.native}".strip())
        for each in capital.people:
            paper.item("-", f"{each.name} {each.native}".strip() + f": {each.office}")
    paper.blank()
    paper.line(ORDER, "quiet")
    paper.line(OFFICES, "quiet")


def briefing(paper: Paper, view: BriefingView) -> None:
    """A turn's briefing, with its sources named below."""
    paper.title(f"Turn {view.header.turn} of {view.header.turns} · {view.date}")
    paper.line(view.title, "bold")
    if view.landed:
        paper.heading("What earlier choices now bring")
        for line in view.landed:
            followed(paper, line)
    paper.blank()
    paper.prose(view.text)
    cited(paper, view.citations)


def decision(paper: Paper, view: DecisionView) -> None:
    """The question, who argues for what, and the options: never their effects."""
    paper.title(joined([view.date, f"{view.number} of {view.of}" if view.of > 1 else ""]))
    gauges(paper, view.gauges)
    paper.heading(view.ask)
    for option in view.options:
        paper.blank()
        mark = f"{option.number}." if option.is_open else f"{option.number}. (closed)"
        paper.item(mark, option.label, "bold" if option.is_open else "quiet")
        for said in (option.text, f"Closed: {option.closed}" if option.closed else ""):
            if said:
                paper.line(said, indent=5)
    if view.advice:
        paper.heading("At the table")
    for advice in view.advice:
        paper.line(f"{advice.who}{_stance(advice.for_, advice.against)}:", "bold", 2)
        paper.line(advice.say, indent=4)


def _stance(for_: Iterable[int], against: Iterable[int]) -> str:
    parts = [
        f"for {listed([*map(str, for_)])}" if for_ else "",
        f"against {listed([*map(str, against)])}" if against else "",
    ]
    said = ", ".join(filter(None, parts))
    return f" ({said})" if said else ""


def outcome(paper: Paper, view: OutcomeView, *, record: bool) -> None:
    """What followed in the player's world, then in the record unless that is kept for later."""
    paper.title(f"What followed · {view.date}")
    for chosen in view.chosen:
        who = "You" if chosen.yours else chosen.who
        paper.item(
            "●" if chosen.yours else "-", f"{who}: {chosen.label}", "you" if chosen.yours else ""
        )
        if chosen.line or chosen.reason:
            paper.line(f"Your reason: {joined([chosen.reason, chosen.line])}", "quiet", 4)
        if chosen.hindsight:
            paper.line(f"{HINDSIGHT}: {chosen.hindsight}", "quiet", 4)
    paper.heading("In your world", "you")
    for line in view.lines:
        followed(paper, line)
    if not view.lines:
        paper.line("Nothing that a gauge or a newspaper would show.")
    paper.blank()
    gauges(paper, view.gauges)
    if record and view.record:
        paper.heading("In the record", "record")
        for chosen in view.record.chosen:
            paper.item("◆", f"{chosen.who}: {chosen.label}", "record")
        if view.record.same:
            paper.line("You took the record's way.")
        for word in view.record.contested:
            paper.line(f"Contested: {word}")
        paper.prose(view.record.text)
    for odds in view.odds:
        came = {True: "it came true", False: "it did not", None: f"open until {odds.until}"}
        paper.line(f"Your odds: {odds.percent} % · {odds.ask} · {came[odds.came]}")
    for concept in view.concepts:
        paper.heading(concept.name)
        paper.line(concept.about)
    cited(paper, view.citations if record else view.own)


def told(paper: Paper, view: ToldView) -> None:
    """Turns that ran along the record, in two lines each."""
    paper.title("Told, not played")
    paper.line("Every seat does what was done, where that is still open.", "quiet")
    for each in view.turns:
        paper.heading(f"{each.date}: {each.title}", "record")
        if each.did:
            paper.item("◆", each.did, "record")
        if each.line:
            paper.item("-", " ".join(part.plain for part in each.line.text))
            paper.line(standing(each.line.standing), "quiet", 4)
    cited(paper, view.citations)


def reveal(paper: Paper, view: RevealView) -> None:
    """What all seats chose in a turn, with their reasons."""
    paper.title(f"{all_of(len(view.seats)).capitalize()} have chosen · {view.date}")
    for seat in view.seats:
        paper.heading(seat.name)
        for chosen in seat.choices:
            paper.item("●", chosen.label)
            if chosen.line or chosen.reason:
                paper.line(f"Because: {joined([chosen.reason, chosen.line])}", "quiet", 4)
        if seat.cable:
            paper.line(f"A cable: {seat.cable}", indent=2)
        if not (seat.choices or seat.cable):
            paper.line("Nothing to decide.", "quiet", 2)


def votes(paper: Paper, view: VoteView) -> None:
    """The votes of a class, in the order in which they are spoken for."""
    paper.heading(f"{view.step.name}: {count(view.voters, 'vote')}")
    for row in view.rows:
        if row.option.is_open:
            said = f"{count(row.votes, 'vote')}{f', {row.says}' if row.says else ''}"
            paper.item(f"{row.option.number}.", f"{row.option.label}: {said}")


def followed(paper: Paper, line: Followed) -> None:
    """One line of what followed, with its standing, its luck and what it moved."""
    paper.blank()
    due = f"From {line.due_from}. " if line.due_from else ""
    text = due + " ".join(part.plain for part in line.text)
    paper.item("-", text)
    mark = HINDSIGHT if line.hindsight else ""
    paper.line(joined([standing(line.standing), line.chance, mark]), "quiet", 4)
    for move in line.moved:
        paper.line(f"{move.name} {move.before} → {move.after} {TREND[move.trend]}", indent=4)


def standing(said: Standing) -> str:
    """A standing in words: `Inferred (C2012_23): critics had asked for it.`"""
    claims = f" ({', '.join(said.claims)})" if said.claims else ""
    because = f": {said.because}" if said.because else ""
    return f"{said.basis.capitalize()}{claims}{because}"


def gauges(paper: Paper, shown: Iterable[Gauge]) -> None:
    """The seat's gauges: value, change, and a bar for eyes."""
    for gauge in shown:
        change = gauge.value - gauge.before
        sign = f"{'+' if change > 0 else '−'}{abs(change)}" if change else ""
        words = f"{gauge.value:>3}  {sign:>4} {TREND[gauge.trend]}".rstrip()
        if paper.plain:
            paper.gap(gauge.name, " ".join(words.split()))
        else:
            filled = round(BAR * (gauge.value - gauge.low) / (gauge.high - gauge.low))
            paper.gap(gauge.short, f"{'█' * filled}{'░' * (BAR - filled)} {words}", 16)


def cited(paper: Paper, citations: Iterable[Citation], *, ids: bool = False) -> None:
    """The claims that the marks on a page stand for, in short; with their ids in the debrief."""
    for number, each in enumerate(citations):
        if not number:
            paper.heading("Sources here (s shows them in full)")
        later = "written after the day" if each.later else ""
        id = each.claim if ids else ""
        paper.item(f"[{each.number}]", joined([id, each.title, each.publishers, later]))


def sources(paper: Paper, citations: Iterable[Citation]) -> None:
    """Every claim cited: statement, sources, cautions, addresses."""
    for each in citations:
        paper.blank()
        paper.item(f"[{each.number}]", f"{each.claim}, {each.date}: {each.statement}")
        if each.note:
            paper.line(f"Mind: {each.note}", indent=4)
        for source in each.sources:
            what = joined([source.by, source.title, source.issued, source.kind])
            paper.item("    ", what)
            if source.caution:
                paper.line(f"Caution: {source.caution}", indent=8)
            if source.url:
                paper.verbatim(source.url, 8)
