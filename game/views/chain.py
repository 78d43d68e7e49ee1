"""What led to what: the links in which a changed world differs from the player's."""

from __future__ import annotations

from typing import Literal

import attrs

from game.analysis.replay import Choice
from game.analysis.what_if import Difference, WhatIf, fired, values_before
from game.engine.record import RecordRun
from game.engine.report import CAME_OFF, Happening
from game.engine.rules import Game
from game.scenario.model import Event
from game.views.conditions import condition_words, stood_words
from game.views.outcome import seat_names, standing_of
from game.views.parts import Citations, Standing, Trend, trend
from game.views.prose import plain
from game.views.words import date_words

Kind = Literal["changed", "closed", "asked", "reacted", "passed", "opened", "line", "ending"]


@attrs.frozen
class Shift:
    """What a line moved: (before, after) in your world and in the other, None where it did not
    happen. `trend` judges the other world's move, or yours where there is no other.
    """

    id: str
    name: str
    icon: str
    you: tuple[int, int] | None
    what_if: tuple[int, int] | None
    trend: Trend


@attrs.frozen
class Link:
    """A link of the chain: something that differs between your world and the other.

    `fired` says whether it happened in (yours, the other); `title` is short, `text` the sentence of
    the scenario; `condition`, `values`, `die`, `due_from` are sentences or empty: what it needs,
    how that stood in both worlds, the roll against its chance, the turn that set it going.
    """

    kind: Kind
    date: str
    title: str
    text: str
    fired: tuple[bool, bool]
    condition: str = ""
    values: str = ""
    die: str = ""
    due_from: str = ""
    moved: tuple[Shift, ...] = ()
    standing: Standing | None = None
    cites: tuple[int, ...] = ()


def links(found: WhatIf, record: RecordRun, citations: Citations) -> tuple[Link, ...]:
    """The chain from the changed decision to the ending; only what differs."""
    return tuple(_Chain(found, record, citations).link(each) for each in found.chain)


class _Chain:
    def __init__(self, found: WhatIf, record: RecordRun, citations: Citations) -> None:
        self._found, self._record, self._citations = found, record, citations
        self._game: Game = found.session.game

    def link(self, each: Difference) -> Link:
        if each.kind == "line":
            return self._line(each)
        if each.kind == "ending":
            return self._ending()
        if each.choice is None:
            return self._turn(each)
        return self._choice(each.kind, each.choice)

    def _choice(self, kind: Kind, choice: Choice) -> Link:
        before, title = choice.before, choice.policy.label
        text = f"Instead of “{before.label}”." if before else "Only asked here."
        needs = before.needs if before and kind == "closed" else None
        if before and kind == "closed":
            text = f"“{before.label}” is closed here. {plain(before.closed)}".rstrip()
        if kind == "reacted":
            title = f"{seat_names(self._game)[choice.decision.role]}: {title}"
        said = condition_words(self._game, needs)
        return Link(kind, self._date(choice.turn), title, text, (False, True), said)

    def _turn(self, each: Difference) -> Link:
        turn = self._game.turns[each.turn]
        passed = each.kind == "passed"
        text = "This turn does not come up here." if passed else "This turn comes up only here."
        needs = condition_words(self._game, turn.when)
        return Link(each.kind, self._date(each.turn), turn.title, text, (passed, not passed), needs)

    def _ending(self) -> Link:
        now, before = self._found.ending, self._found.session.ending
        return Link(
            "ending",
            self._date(self._found.world.reports[-1].before.turn),
            now.title,
            f"Instead of “{before.title}”.",
            (False, True),
            condition_words(self._game, now.when),
        )

    def _line(self, each: Difference) -> Link:
        happening = each.other if fired(each.other) else each.you
        assert happening is not None
        line = happening.line
        said = happening.said
        return Link(
            "line",
            self._date(happening.turn),
            self._title(happening),
            plain(said.text),
            (fired(each.you), fired(each.other)),
            condition_words(self._game, line.consequence.when),
            self._stood(happening),
            _die(each),
            self._date(line.turn) if line.consequence.after else "",
            self._moved(each),
            standing_of(said, self._on_record(each)),
            self._citations.numbers(said.cites),
        )

    def _title(self, happening: Happening) -> str:
        """An event's own title; else the policy that it follows from."""
        line = happening.line
        if isinstance(line.consequence, Event) and line.consequence.title:
            return line.consequence.title
        for decision in self._game.turns[line.turn].decisions:
            for policy in decision.policies:
                if (decision.id, policy.id) == (line.decision, line.policy):
                    return policy.short or policy.label
        return ""

    def _stood(self, happening: Happening) -> str:
        reports = (self._found.world.reports, self._found.session.reports)
        here, yours = (values_before(self._game, each, happening) for each in reports)
        if here is None or yours is None:
            return ""
        return stood_words(self._game, happening.line.consequence.when, here, yours)

    def _on_record(self, each: Difference) -> bool:
        """Whether the world in which it happened had kept to the record until then."""
        other = fired(each.other)
        reports = self._found.world.reports if other else self._found.session.reports
        happening = each.other if other else each.you
        assert happening is not None
        upto = tuple(report for report in reports if report.before.turn <= happening.turn)
        return self._record.kept_by(upto)

    def _moved(self, each: Difference) -> tuple[Shift, ...]:
        you, other = (
            {move.indicator: (move.before, move.after) for move in happening.moves}
            if happening
            else {}
            for happening in (each.you, each.other)
        )
        return tuple(
            Shift(
                gauge.id,
                gauge.short or gauge.name,
                gauge.icon,
                you.get(gauge.id),
                other.get(gauge.id),
                trend(*(other.get(gauge.id) or you[gauge.id]), gauge.better),
            )
            for gauge in self._game.scenario.chapter.indicators
            if gauge.id in you or gauge.id in other
        )

    def _date(self, turn: int) -> str:
        return date_words(self._game.turns[turn].date, year=False)


def _die(each: Difference) -> str:
    """The roll against the chance: the same die in both worlds, unless it fell on another day."""
    if each.other is None or each.other.roll is None:
        return "" if each.you is None else _rolled(each.you, "The die in your world")
    if each.you is None or each.you.roll is None or each.you.turn == each.other.turn:
        return _rolled(each.other, "Same die")
    return f"{_rolled(each.other, 'Another day, another die')} {_rolled(each.you, 'In your world')}"


def _rolled(happening: Happening, whose: str) -> str:
    chance = happening.line.consequence.chance
    if chance is None or happening.roll is None:
        return ""
    under = "under" if happening.outcome == CAME_OFF else "not under"
    return f"{whose}: {happening.roll}, {under} {float(100 * chance):g}."
