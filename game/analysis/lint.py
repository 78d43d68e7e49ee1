"""What is likely a mistake in a chapter or pack, though the format allows it; all of it can be seen
without playing (`lint_plays.py` has the rest).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.analysis.reading import WORDS_A_MINUTE, briefing, minutes_of, words_in, words_read
from game.engine.record import RecordRun
from game.engine.rules import Game
from game.scenario.checks.draft import Draft, walk
from game.scenario.checks.names import cited_in
from game.scenario.diagnostics import Diagnostic
from game.scenario.loader import PackFiles
from game.scenario.model import Chapter, Otherwise, Passage, Sourced
from game.scenario.pack import bridges_after
from game.scenario.scope import names

MAX_BRIEFING = 250
"""Words that one seat reads before a turn's decisions: more than a minute of silence in a class."""


def lint(draft: Draft, game: Game, record: RecordRun) -> None:
    """Report everything in a chapter that is likely a mistake; `record` is its record replayed."""
    _turns(draft, record)
    _indicators(draft)
    _texts(draft)
    _opinions(draft)
    _briefings(draft, game, record)
    _reading_time(draft, game, record)


# --- turns ----------------------------------------------------------------------------------


def _turns(draft: Draft, record: RecordRun) -> None:
    before = ""
    told = {report.before.turn for report in record.reports}
    # Without any claim it is an invented story, which needs no record to stand beside it.
    recorded = told if draft.library.claims else set()
    for number, turn in enumerate(draft.chapter.turns):
        path = f"turns[{number}]"
        if turn.date[: len(before)] < before[: len(turn.date)]:
            draft.report(
                "turn-order",
                f"{path}.date",
                f"`{turn.id}` is dated {turn.date}, and the turn above it {before}",
                "mend the date, or move the turn up",
            )
        before = turn.date
        if not (turn.decisions or turn.events or turn.offers or turn.forecasts):
            draft.report(
                "idle-turn",
                path,
                f"in `{turn.id}` nobody decides and nothing happens",
                "ask something, or tell it in the briefing of the next turn",
            )
        if number not in recorded:
            continue
        if turn.decisions and not turn.in_the_record:
            draft.report(
                "record-unsaid",
                path,
                f"`{turn.id}` asks for a decision and does not say what was done",
                "add `in_the_record:` with a text and its claims",
            )
        text = turn.in_the_record
        if text and not text.cites and not cited_in(text.text):
            draft.report(
                "record-uncited",
                f"{path}.in_the_record",
                "what is told as the record cites no claim",
                "add `cites:`, or [@claim] behind the sentence that it shows",
            )


def _indicators(draft: Draft) -> None:
    chapter, pack = draft.chapter, draft.pack
    moved = {id for f in draft.values if isinstance(f.value, Otherwise) for id, _ in f.value.change}
    moved |= {id for bridge in pack.bridges if bridge.to == chapter.id for id, _ in bridge.change}
    conditions = [f.value for f in draft.values if f.spec.kind == "condition"]
    conditions += [each.when for each in bridges_after(chapter.id, pack) if each.when]
    read = {name for condition in conditions for name in names(condition.tree)}
    read |= {*pack.carries.indicators} if pack.carries else set()
    for number, gauge in enumerate(chapter.indicators):
        path = f"indicators[{number}]"
        if gauge.id not in moved:
            draft.report(
                "unused-indicator",
                path,
                f"nothing moves `{gauge.id}`: it stands still for the whole play",
                "let a line change it, or tell it in a briefing",
            )
        if gauge.id not in read:
            draft.report(
                "unused-indicator",
                path,
                f"no condition reads `{gauge.id}`: it moves and nothing follows from it",
                "read it in a `when`, an aim or an ending, or take it away",
            )


# --- words ----------------------------------------------------------------------------------


def _texts(draft: Draft) -> None:
    for found in draft.values:
        advised = found.spec.high if found.spec.kind == "prose" else None
        words = len(found.value.split()) if advised else 0
        if advised and words > advised:
            draft.report(
                "long-text",
                found.path,
                f"this text has {words} words of at most {advised}",
                "shorten it, or move a part of it to a briefing or the debrief",
            )


def _briefings(draft: Draft, game: Game, record: RecordRun) -> None:
    for report in record.reports:
        number = report.before.turn
        turn = game.turns[number]
        read = {
            role.id: words_in(briefing(game, turn, report, role.id)) for role in draft.chapter.roles
        }
        seat = max(read, key=lambda id: read[id])
        if read[seat] > MAX_BRIEFING:
            draft.report(
                "long-text",
                f"turns[{number}].briefing",
                f"along the record `{seat}` reads {read[seat]} words here of at most"
                f" {MAX_BRIEFING}",
                "shorten the passages, or say with `role` and `when` who reads which",
            )


def _reading_time(draft: Draft, game: Game, record: RecordRun) -> None:
    chapter = draft.chapter
    read = {
        role.id: words_read(game, record.reports, record.ending, role.id) for role in chapter.roles
    }
    seat = max(read, key=lambda id: read[id])
    if minutes_of(read[seat]) > chapter.minutes:
        draft.report(
            "reading-time",
            "minutes",
            f"along the record `{seat}` reads {read[seat]:,} words: at {WORDS_A_MINUTE} a minute"
            f" {minutes_of(read[seat]):.1f} minutes of {chapter.minutes}, and has decided nothing",
            "raise `minutes`, or shorten the texts",
        )


# --- what the sentences rest on -------------------------------------------------------------


def _opinions(draft: Draft) -> None:
    library = draft.library
    for found in draft.values:
        line = found.value
        if not isinstance(line, Sourced) or line.standing != "documented":
            continue
        cites = (*line.cites, *(cited_in(line.text) if isinstance(line, Passage) else ()))
        claims = [library.claims[id] for id in cites if id in library.claims]
        kinds = {
            library.sources[id].kind
            for claim in claims
            for id in claim.sources
            if id in library.sources
        }
        if kinds == {"opinion"}:
            draft.report(
                "only-opinion",
                found.path,
                "documented by opinion pieces alone",
                "cite a report, or say inferred and whose opinion it is",
            )


def lint_pack(pack: PackFiles, chapters: Iterable[Chapter]) -> Iterator[Diagnostic]:
    """Everything in a pack's library that none of its chapters rests on."""
    cited, named = _cited(pack, chapters)
    library = pack.library
    sources = {id for each in library.claims.values() for id in each.sources}
    sources |= {id for each in library.concepts.values() for id in each.sources}
    versions = (each for one in library.conflicts.values() for each in one.versions)
    sources |= {id for version in versions for id in version.sources}
    for kind, things, used, where in (
        ("claim", library.claims, cited, "cite it, or take it away"),
        ("source", library.sources, sources, "let a claim rest on it, or take it away"),
        ("conflict", library.conflicts, named, "show it under `conflicts`, or take it away"),
        ("concept", library.concepts, cited | named, "name it under `concepts`, or take it away"),
    ):
        for id in things:
            if id not in used:
                yield Diagnostic(
                    f"unused-{kind}",
                    pack.shelved[kind, id],
                    f"nothing in the pack uses the {kind} `{id}`",
                    where,
                )


def _cited(pack: PackFiles, chapters: Iterable[Chapter]) -> tuple[set[str], set[str]]:
    """The ids that sentences of a pack cite, and the concepts and conflicts that chapters name."""
    cited: set[str] = set()
    named: set[str] = set()
    for thing in (*chapters, pack.header, *pack.library.conflicts.values()):
        for found in walk(thing):
            if found.spec.refers == "claim":
                cited.add(found.value)
            elif found.spec.refers in ("concept", "conflict"):
                named.add(found.value)
            elif found.spec.kind == "prose":
                cited.update(cited_in(found.value))
    return cited, named
