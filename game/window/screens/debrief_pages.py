"""The pages of the debrief but the first, one function each: a view in, a widget out."""

from __future__ import annotations

from game.views.charts import Measured
from game.views.debrief import ConflictView, DebriefView, LensView
from game.views.outcome import OddsLine
from game.views.words import odds_words
from game.window.flow import Column, Flow, Grid, Row
from game.window.layout import Rule, Sized, Widget
from game.window.screens.parts import marked, paragraphs, rich, ruled
from game.window.theme import (
    BODY,
    CAPTION,
    H1,
    H3,
    READ,
    SMALL,
    SMALL_STRONG,
    STORY,
    Look,
)
from game.window.widgets import Box, KeyBadge, Mark, Part, Pill, Text, caps

RECORD = "The record"


def heading(view: DebriefView, title: str, over: str = "") -> Widget:
    """The line over a page, and its title."""
    seat = f"{view.header.chapter} · you sat in {view.header.role}"
    return Column([caps(f"{over or 'Debrief'} · {seat}", "ink3"), Text(title, H1, most=2)])


# --- describe -------------------------------------------------------------------------------


def the_record(view: DebriefView, look: Look) -> Widget:
    """The chronology, a line a date, and measurements that belong to no gauge."""
    rows: list[Widget] = []
    for moment in view.chronology:
        date = Sized(Text(moment.date, SMALL_STRONG, "history"), ems=130)
        named = {span.cite for part in moment.text for span in part.spans}
        extra = [n for n in moment.cites if n not in named]
        words = [Text(rich(part), STORY) for part in moment.text]
        if extra and moment.text:
            last = (*rich(moment.text[-1]), *marked("", extra)[1:])
            words[-1] = Text(last, STORY)
        rows.append(Row([date, Column(words, gap=4, grow=1)], gap=14))
    parts: list[Widget] = [
        heading(view, "What happened, and when"),
        listing(rows, "No chronology."),
    ]
    if view.listed:
        parts.append(Text("Measured", H3))
        parts.append(listing([_measurement(each) for each in view.listed], ""))
    return Column(parts, gap=12)


def _measurement(each: Measured) -> Widget:
    head = marked(f"{each.what}: {each.value} {each.unit} ({each.date})", each.cites)
    return Row(
        [
            Mark("triangle", 12, "ink"),
            Column([Text(head, BODY), Text(each.caution, CAPTION, "ink2")], grow=1),
        ],
        gap=10,
    )


def listing(rows: list[Widget], empty: str) -> Widget:
    """Rows in a panel, or what is missing."""
    if not rows:
        return Box(Text(empty, SMALL, "ink2"), pad=(18, 14))
    return Box(ruled(rows, 9), pad=(18, 14))


# --- analyse --------------------------------------------------------------------------------


def lenses(view: DebriefView, look: Look) -> Widget:
    """Rival explanations: what each expects, and what it misses."""
    boxes = [_lens(each) for each in view.lenses]
    if not boxes:
        boxes = [Box(Text("This chapter sets no explanations side by side.", SMALL, "ink2"))]
    columns = 2 if look.metrics.em >= 1000 and len(boxes) > 1 else 1
    return Column([heading(view, "Four ways to read it" if len(boxes) == 4 else "Ways to read it"),
                   Grid(boxes, columns, 14)], gap=12)  # fmt: skip


def _lens(lens: LensView) -> Box:
    expects: list[Widget] = []
    for ask, policy, you, record in lens.expects:
        agree = [
            _agrees("circle", "you", you),
            _agrees("diamond", "record", record),
        ]
        expects.append(
            Column([Text(ask, CAPTION, "ink3"), Text(policy, SMALL_STRONG), Flow(agree)], 1)
        )
    parts: list[Widget] = [Text(lens.name, H3), Text(lens.about, SMALL, "ink2")]
    if expects:
        parts += [Rule(), Text("It expects", CAPTION, "ink3"), *expects]
    parts += [Rule(), *paragraphs(lens.reading, STORY)]
    if lens.misses:
        parts += [Text("What it misses", SMALL_STRONG), *paragraphs(lens.misses, STORY)]
    return Box(Column(parts, gap=6), pad=(18, 13))


def _agrees(sign: str, who: str, agrees: bool) -> Pill:
    icon = Part(icon="check" if agrees else "x", tone="good" if agrees else "ink3")
    words = f"{who} {'agrees' if agrees else 'differs'}"
    return Pill((icon, Part(words, tone="accent" if sign == "circle" else "history")), "sunken")


def accounts(view: DebriefView, look: Look) -> Widget:
    """Where sources disagree: versions, what can be concluded, a task."""
    boxes = [_account(each, look) for each in view.conflicts]
    if not boxes:
        boxes = [Box(Text("No accounts that differ are listed for this chapter.", SMALL, "ink2"))]
    return Column([heading(view, "Where accounts differ"), *boxes], gap=14)


def _account(each: ConflictView, look: Look) -> Box:
    columns = 2 if look.metrics.em >= 780 else 1
    versions = []
    for letter, (who, says, publishers) in zip("ABCDEFGHIJ", each.versions, strict=False):
        head = Row(
            [
                KeyBadge(letter, size=22, round=True),
                Text(who or publishers, SMALL_STRONG, grow=1),
            ],
            9,
            "middle",
        )
        parts: list[Widget] = [head, Text(says, STORY)]
        if who:
            parts.append(Text(publishers, CAPTION, "ink3"))
        versions.append(Box(Column(parts, gap=4), pad=(13, 9), fill="bg"))
    words = [Text("What can be concluded", SMALL_STRONG), Text(each.assessment, SMALL, "ink2")]
    below: list[Widget] = [Column(words)]
    if each.exercise:
        below.append(Column([Text("Try it", SMALL_STRONG), Text(each.exercise, SMALL, "ink2")]))
    top = Flow([Text(each.topic, H3), Pill((Part(each.kind),), "sunken")], gap=10)
    return Box(Column([top, Grid(versions, columns, 12), Grid(below, columns, 16)], gap=10))


def odds(view: DebriefView, look: Look) -> Widget:
    """Each forecast: what was said, and how it came."""
    rows = [_odds(each) for each in view.odds]
    note = "You gave no odds in this chapter." if not rows else ""
    parts = [heading(view, "What you thought likely"), listing(rows, note)]
    settled = [(each.percent / 100, each.came) for each in view.odds if each.came is not None]
    if settled:
        score = sum((p - bool(came)) ** 2 for p, came in settled) / len(settled)
        words = (
            f"Brier score {score:.2f} over {len(settled)} settled "
            f"{'question' if len(settled) == 1 else 'questions'}: 0 is perfect, 0.25 is what "
            "fifty-fifty earns every time. Too few to say how well your odds are tuned."
        )
        parts.append(Text(words, READ))
    return Column(parts, gap=12)


def _odds(line: OddsLine) -> Widget:
    state = {None: "not settled in your world", True: "it came so", False: "it did not come so"}
    number = Text(f"{line.percent} %", H3, "accent")
    words = [Text(line.ask, BODY), Text(f"{odds_words(line.percent)}; {state[line.came]}", SMALL,
                                        "ink2")]  # fmt: skip
    return Row([Sized(number, ems=80), Column(words, grow=1)], gap=12)


def model(view: DebriefView, look: Look) -> Widget:
    """What the game leaves out, and which of its numbers to dispute."""
    columns = 2 if look.metrics.em >= 1000 else 1

    def listed(title: str, words: tuple[str, ...], empty: str) -> Box:
        rows: list[Widget] = [Text(each, STORY) for each in words]
        body = ruled(rows, 9) if rows else Text(empty, SMALL, "ink2")
        return Box(Column([Text(title, H3), body], gap=8), pad=(18, 13))

    boxes = [
        listed("It leaves out", view.leaves_out, "The author names nothing."),
        listed("Numbers to dispute", view.disputed, "The author names none."),
    ]
    return Column(
        [heading(view, "What the model is, and is not"), Grid(boxes, columns, 14)], gap=12
    )


# --- apply ----------------------------------------------------------------------------------


def questions(view: DebriefView, look: Look) -> Widget:
    """Questions by phase, to talk or write about."""
    groups: dict[str, list[Widget]] = {}
    for phase, ask in view.questions:
        number = sum(len(rows) for rows in groups.values()) + 1
        words = Column([Text(rich(part), READ) for part in ask], gap=4, grow=1)
        row = Row([KeyBadge(str(number), size=25, soft=True), words], gap=13)
        groups.setdefault(phase, []).append(row)
    parts: list[Widget] = [heading(view, "Questions to take away")]
    for phase, rows in groups.items():
        parts += [caps(phase, "ink3"), listing(rows, "")]
    return Column(parts, gap=10)
