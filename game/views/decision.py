"""A question, its open and closed options, and who argues for what: no effects, no standing."""

from __future__ import annotations

import attrs

from game.engine.rules import open_policies
from game.play.session import Session
from game.scenario.model import Decision, Role
from game.scenario.pack import Scenario
from game.views.parts import Gauge, Header, gauges, header
from game.views.prose import plain
from game.views.words import date_words

DEFAULT_REASONS = (
    ("security", "Security"),
    ("consent", "Consent at home"),
    ("trust", "Trust abroad"),
    ("alliance", "The alliance"),
    ("principle", "Principle"),
    ("time", "Time"),
)


@attrs.frozen
class Option:
    """A policy's card; `number` counts from 1. A closed one says why in `closed`."""

    number: int
    id: str
    label: str
    text: str
    for_: tuple[str, ...]
    against: tuple[str, ...]
    closed: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it can be chosen now."""
        return not self.closed


@attrs.frozen
class Advice:
    """What an office says; `for_` and `against` are numbers of options."""

    who: str
    for_: tuple[int, ...]
    against: tuple[int, ...]
    say: str


@attrs.frozen
class ForecastAsk:
    """Odds to be given, 0 to 100."""

    id: str
    ask: str


@attrs.frozen
class DecisionView:
    """What the open seat is asked. Without options it only gives odds and a cable, and goes on."""

    header: Header
    role: str
    decision: str
    gauges: tuple[Gauge, ...]
    date: str
    title: str
    ask: str
    options: tuple[Option, ...]
    advice: tuple[Advice, ...]
    forecasts: tuple[ForecastAsk, ...]
    reasons: tuple[tuple[str, str], ...]
    number: int
    of: int

    def option(self, number: int) -> Option | None:
        """The option with this number, open or closed."""
        return next((each for each in self.options if each.number == number), None)


def decision_view(session: Session) -> DecisionView:
    """What is asked next; raises ValueError at the end."""
    ask = session.ask
    if ask is None:
        raise ValueError("the chapter is over: nothing is asked")
    game, turn, role = session.game, session.turn, ask.role
    own = [each for each in turn.decisions if each.role == role.id]
    number = own.index(ask.decision) + 1 if ask.decision else 1
    before = session.reports[-1].before if session.reports else session.state
    options = _options(session, ask.decision) if ask.decision else ()
    return DecisionView(
        header(session, role.id),
        role.id,
        ask.decision.id if ask.decision else "",
        gauges(game, role.id, before, session.state),
        date_words(turn.date, weekday=True),
        turn.title,
        ask.decision.ask if ask.decision else _nothing_on_record(role),
        options,
        _advice(ask.decision, options) if ask.decision else (),
        tuple(
            ForecastAsk(each.id, each.ask)
            for each in turn.forecasts
            if number == max(1, len(own)) and each.role in ("", role.id)
        ),
        reasons_of(game.scenario),
        number,
        max(1, len(own)),
    )


def reasons_of(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """The one-key reasons of a pack, (id, label); those of the game where it has none."""
    return tuple((each.id, each.label) for each in scenario.pack.reasons) or DEFAULT_REASONS


def _nothing_on_record(role: Role) -> str:
    return f"No act of {role.name} is on record here. What do you write to the file?"


def _options(session: Session, decision: Decision) -> tuple[Option, ...]:
    able = open_policies(session.game, session.state, decision)
    return tuple(
        Option(
            place + 1,
            policy.id,
            policy.label,
            plain(policy.text),
            tuple(each.who for each in decision.advisers if policy.id in each.for_),
            tuple(each.who for each in decision.advisers if policy.id in each.against),
            "" if place in able else plain(policy.closed) or "Not possible as things stand.",
        )
        for place, policy in enumerate(decision.policies)
    )


def _advice(decision: Decision, options: tuple[Option, ...]) -> tuple[Advice, ...]:
    numbers = {option.id: option.number for option in options}
    return tuple(
        Advice(
            each.who,
            tuple(numbers[id] for id in each.for_),
            tuple(numbers[id] for id in each.against),
            plain(each.say),
        )
        for each in decision.advisers
    )
