"""The turns of a lesson on paper: what a table reads, and what follows from what it decides."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from game.engine.rules import Game
from game.scenario.model import Consequence, Decision, Otherwise, Turn
from game.views.conditions import condition_words
from game.views.parts import Citations, Standing
from game.views.prose import Prose, plain, prose
from game.views.words import date_words, in_hundred


@attrs.frozen
class PaperLine:
    """A line of what follows, for a room without a machine: what it needs, its chance, its words
    and what it moves.
    """

    needs: str
    chance: str
    text: Prose
    moves: str
    later: str
    standing: Standing
    cites: tuple[int, ...]
    otherwise: PaperLine | None = None


@attrs.frozen
class PaperPolicy:
    """A policy: its card, the short name by which conditions call it, whether it was taken, when it
    is open, what follows.
    """

    id: str
    label: str
    short: str
    text: str
    taken: bool
    needs: str
    closed: str
    lines: tuple[PaperLine, ...]


@attrs.frozen
class PaperDecision:
    """A question to a seat and its policies."""

    role: str
    who: str
    ask: str
    policies: tuple[PaperPolicy, ...]


@attrs.frozen
class Passage:
    """A piece of a briefing: whose eyes it is for (empty: everybody's), and in which worlds."""

    role: str
    who: str
    when: str
    text: Prose


@attrs.frozen
class TurnSheet:
    """A turn: `played`, or run along the record. `when` says in which worlds it opens at all,
    `forecasts` are (role or empty, question), `record` is what happened.
    """

    number: int
    date: str
    title: str
    when: str
    played: bool
    minutes: float
    briefing: tuple[Passage, ...]
    decisions: tuple[PaperDecision, ...]
    events: tuple[PaperLine, ...]
    offers: tuple[tuple[str, PaperLine], ...]
    """(title, line): what the facilitator may bring in"""
    forecasts: tuple[tuple[str, str], ...]
    record: Prose
    cites: tuple[int, ...]

    def odds_of(self, role: str) -> tuple[str, ...]:
        """The questions that a seat puts odds on."""
        return tuple(ask for whose, ask in self.forecasts if whose in ("", role))

    def read_by(self, role: str) -> tuple[Passage, ...]:
        """What a seat reads of the briefing."""
        return tuple(each for each in self.briefing if each.role in ("", role))


def turn_sheet(game: Game, at: int, minutes: float, played: bool, cites: Citations) -> TurnSheet:
    """The turn at place `at`, counted from 0."""
    turn, told = game.turns[at], game.turns[at].in_the_record
    return TurnSheet(
        at + 1,
        date_words(turn.date, weekday=True),
        turn.title,
        condition_words(game, turn.when),
        played,
        minutes,
        _briefing(game, turn, cites),
        tuple(_decision(game, each, cites) for each in turn.decisions),
        _lines(game, turn.events, cites),
        tuple((each.title or each.id, _line(game, each, cites)) for each in turn.offers),
        tuple((each.role, each.ask) for each in turn.forecasts),
        prose(told.text, cites.number) if told else (),
        cites.numbers(told.cites) if told else (),
    )


def _names(game: Game) -> dict[str, str]:
    return {role.id: role.name for role in game.scenario.chapter.roles}


def _briefing(game: Game, turn: Turn, cites: Citations) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            each.role,
            _names(game).get(each.role, ""),
            condition_words(game, each.when),
            prose(each.text, cites.number),
        )
        for each in turn.briefing
    )


def _decision(game: Game, decision: Decision, cites: Citations) -> PaperDecision:
    policies = tuple(
        PaperPolicy(
            each.id,
            each.label,
            each.short or each.label,
            plain(each.text),
            each.taken,
            condition_words(game, each.needs),
            plain(each.closed),
            _lines(game, each.then, cites),
        )
        for each in decision.policies
    )
    return PaperDecision(decision.role, _names(game)[decision.role], decision.ask, policies)


def _lines(game: Game, lines: Sequence[Consequence], cites: Citations) -> tuple[PaperLine, ...]:
    return tuple(_line(game, each, cites) for each in lines)


def _line(game: Game, line: Consequence, cites: Citations) -> PaperLine:
    other = line.otherwise
    return attrs.evolve(
        _said(game, line, cites),
        needs=condition_words(game, line.when),
        chance=f"{in_hundred(line.chance)}: draw 1 to 100" if line.chance is not None else "",
        later=_later(line.after),
        otherwise=_said(game, other, cites) if other else None,
    )


def _later(after: int) -> str:
    if not after:
        return ""
    return "when the next turn opens" if after == 1 else f"when the turn opens that is {after} on"


def _said(game: Game, said: Otherwise, cites: Citations) -> PaperLine:
    names = {each.id: each.short or each.name for each in game.scenario.chapter.indicators}
    moves = [f"{names[id]} {by:+}".replace("-", "−") for id, by in said.change]
    moves += [f"tick “{flag.replace('_', ' ')}”" for flag in said.mark]
    moves += [f"clear “{flag.replace('_', ' ')}”" for flag in said.unmark]
    return PaperLine(
        "",
        "",
        prose(said.text, cites.number),
        ", ".join(moves),
        "",
        Standing(said.standing, said.cites, plain(said.because)),
        cites.numbers(said.cites),
    )
