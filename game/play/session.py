"""One run of a chapter: a seed, the seats that people hold, and what they did. The rest is
replayed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from game.engine.chance import Luck
from game.engine.record import recorded_luck
from game.engine.report import TurnReport, explain
from game.engine.rules import (
    Game,
    IllegalPolicy,
    ending,
    is_over,
    open_policies,
    recorded,
    start,
    unplayed,
)
from game.engine.state import State
from game.play.journal import Journal
from game.scenario.model import Chapter, Decision, Ending, Forecast, Role, Turn

MAX_LINE = 140
MAX_CABLE_WORDS = 25
MAX_VOTES = 999
BEFORE, AFTER = "before", "after"
"""The phases in which the chapter's questions are asked."""


@attrs.frozen
class Act:
    """What one seat did: a policy chosen, or, where it has no decision, that it read and went on.

    `reason` is the id of a one-key reason, `line` a sentence of at most 140 characters, `odds` maps
    forecasts to whole percents (0 to 100), `cable` has at most 25 words. `tally` maps policies to
    the votes of a class (0 to 999). An act with `offer` is the facilitator's: it brings that event
    in at the end of the turn.
    """

    role: str = ""
    decision: str = ""
    policy: str = ""
    reason: str = ""
    line: str = ""
    odds: Mapping[str, int] = attrs.field(factory=dict)
    cable: str = ""
    tally: Mapping[str, int] = attrs.field(factory=dict)
    offer: str = ""


@attrs.frozen
class Ask:
    """The next thing to do: this role's decision, or None where it only reads and goes on."""

    role: Role
    decision: Decision | None


@attrs.frozen(eq=False, slots=False)
class Session:
    """A run as it stands after `acts`; every method that changes something gives a new session.

    `roles` are the ids of the seats that people hold, at least one (else IllegalPolicy); `seen` is
    the number of turns whose outcome has been looked at (those cannot be undone); `starts`
    replaces starts of indicators in a campaign. `as_recorded` runs the world along the record:
    unplayed seats do what was done, and every line that says whether it happened has that luck
    instead of the seed's. `core_only` asks in the chapter's core turns alone: the others run along
    the record by themselves, with everybody's seat (where a chapter marks no core turns, all are).
    From the turn `told_from` (counted from 0; None: never) on all do: a class went to the debrief.

    `answers` are those to the chapter's questions, by phase (`before` or `after`) and item, each
    the option's text; a phase that is there was asked, even if nothing was answered. `ranking`
    holds the aims of each seat that ranked them, the dearest first; what the chapter does not know
    of either raises IllegalPolicy. `journal` is what was written in the debrief. None of the three
    moves anything in the world.
    """

    game: Game
    seed: int
    roles: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    seen: int = 0
    starts: Mapping[str, int] = attrs.field(factory=dict)
    as_recorded: bool = False
    core_only: bool = False
    told_from: int | None = None
    answers: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    ranking: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    journal: Journal = attrs.field(factory=Journal)

    def __attrs_post_init__(self) -> None:
        chapter = self.game.scenario.chapter
        known = {role.id for role in chapter.roles}
        if not self.roles or not {*self.roles} <= known:
            raise IllegalPolicy(f"the seats are {sorted(known)}, not {list(self.roles)}")
        for phase, given in self.answers.items():
            _check_answers(chapter, phase, given)
        for role, aims in self.ranking.items():
            if role not in self.roles:
                raise IllegalPolicy(f"nobody here sits in {role} and could rank its aims")
            _check_ranking(chapter, role, aims)

    @cached_property
    def luck(self) -> Luck:
        """The luck of this run."""
        of_seed = self.game.luck(self.seed)
        return recorded_luck(self.game, of_seed) if self.as_recorded else of_seed

    @cached_property
    def opening(self) -> State:
        """The state in which the first turn opened."""
        return start(self.game, self.luck, self.starts)

    @cached_property
    def _replayed(self) -> tuple[tuple[TurnReport, ...], tuple[tuple[Act, ...], ...]]:
        """Reports of the turns resolved, and the acts of each turn, the unfinished one last."""
        state = self.opening
        reports: list[TurnReport] = []
        turns: list[tuple[Act, ...]] = [()]

        def resolve_what_is_due() -> None:
            nonlocal state
            while not is_over(self.game, state) and not self._next_ask(state, turns[-1]):
                reports.append(self._resolved(state, turns[-1]))
                state = reports[-1].after
                turns.append(())

        resolve_what_is_due()
        for act in self.acts:
            if is_over(self.game, state):
                raise IllegalPolicy("the chapter is over")
            self._check(state, turns[-1], act)
            turns[-1] = (*turns[-1], act)
            resolve_what_is_due()
        return tuple(reports), tuple(turns)

    @property
    def reports(self) -> tuple[TurnReport, ...]:
        """What happened in each turn that was played to its end."""
        return self._replayed[0]

    @property
    def state(self) -> State:
        """The state of the turn that is open, or the end."""
        return self.reports[-1].after if self.reports else self.opening

    @property
    def over(self) -> bool:
        """Whether no turn is left."""
        return is_over(self.game, self.state)

    @property
    def turn(self) -> Turn:
        """The turn that is open; raises IndexError at the end."""
        return self.game.turns[self.state.turn]

    @property
    def ending(self) -> Ending:
        """The ending of the run, once it is over."""
        return ending(self.game, self.state)

    @property
    def ask(self) -> Ask | None:
        """Who is to do what next; None at the end."""
        return None if self.over else self._next_ask(self.state, self._replayed[1][-1])

    def is_told(self, turn: int) -> bool:
        """Whether a turn (counted from 0) is not played but told: it runs along the record."""
        if self.told_from is not None and turn >= self.told_from:
            return True
        turns = self.game.turns
        return self.core_only and not turns[turn].core and any(each.core for each in turns)

    def stop(self) -> Session:
        """The run to its end, told along the record from the open turn on; what was done in that
        turn is forgotten. IllegalPolicy where it is over already.
        """
        if self.over:
            raise IllegalPolicy("the chapter is over")
        kept = self.acts[: len(self.acts) - len(self.open_acts)]
        return attrs.evolve(self, acts=kept, told_from=self.state.turn)

    def acts_of(self, report: int) -> tuple[Act, ...]:
        """The acts of the turn with this place among `reports`."""
        return self._replayed[1][report]

    @property
    def acts_before_last_turn(self) -> tuple[Act, ...]:
        """The acts without those of the turn in which something was done last."""
        turns = [acts for acts in self._replayed[1] if acts]
        return tuple(act for acts in turns[:-1] for act in acts)

    def do(self, act: Act) -> Session:
        """The run after one more act; raises IllegalPolicy if it is not this act's time."""
        done = attrs.evolve(self, acts=(*self.acts, act))
        _ = done._replayed  # replaying is checking
        return done

    @property
    def open_acts(self) -> tuple[Act, ...]:
        """What was done in the turn that is open; nothing at the end."""
        return self._replayed[1][-1]

    def see(self, turns: int | None = None) -> Session:
        """The run after so many outcomes, by default all, have been looked at."""
        most = len(self.reports)
        return attrs.evolve(self, seen=most if turns is None else min(turns, most))

    @property
    def can_undo(self) -> bool:
        """Whether the last act may be taken back: its outcome has not been seen."""
        return bool(self.acts) and len(attrs.evolve(self, acts=self.acts[:-1]).reports) >= self.seen

    def undo(self) -> Session:
        """The run without its last act; raises IllegalPolicy where `can_undo` is false."""
        if not self.can_undo:
            raise IllegalPolicy("what followed has been seen; it cannot be undone")
        return attrs.evolve(self, acts=self.acts[:-1])

    def answer(self, phase: str, given: Mapping[str, str] | None = None) -> Session:
        """The run with answers of a phase added (none: it was asked and skipped). `before` is over
        with the first act, `after` begins with the end; else IllegalPolicy.
        """
        if self.acts if phase == BEFORE else not self.over:
            raise IllegalPolicy(f"this is not the time for the questions {phase} the play")
        merged = {**self.answers.get(phase, {}), **(given or {})}
        return attrs.evolve(self, answers={**self.answers, phase: merged})

    def rank(self, role: str, aims: tuple[str, ...]) -> Session:
        """The run with a seat's aims ranked, the dearest first; not after the first act."""
        if self.acts:
            raise IllegalPolicy("aims are ranked before the first turn")
        return attrs.evolve(self, ranking={**self.ranking, role: aims})

    def write(self, journal: Journal) -> Session:
        """The run with its journal; before the end IllegalPolicy."""
        if not self.over:
            raise IllegalPolicy("the journal is opened with the debrief")
        return attrs.evolve(self, journal=journal)

    def settled(self, forecast: Forecast) -> bool | None:
        """Whether a forecast came true; None while it is open, and for ever if its turn never
        opens.
        """
        by = next(at for at, turn in enumerate(self.game.turns) if turn.id == forecast.by)
        for report in self.reports:
            if report.before.turn == by:
                return self.game.holds(forecast.if_, report.closing)
        return None

    def stand_in(self, state: State, decision: Decision) -> int:
        """What a seat does that nobody decides for: what was done, where the world or this turn
        runs along the record and that is open; else by its rule.
        """
        if self.as_recorded or self.is_told(state.turn):
            taken = recorded(self.game, state, decision)
            if taken in open_policies(self.game, state, decision):
                return taken
        return unplayed(self.game, state, decision)

    # --- one turn ----------------------------------------------------------------------------

    def _asks(self, at: int) -> list[Ask]:
        asks: list[Ask] = []
        turn = self.game.turns[at]
        if self.is_told(at):
            return asks
        for role in self.game.scenario.chapter.roles:
            if role.id in self.roles:
                own = [decision for decision in turn.decisions if decision.role == role.id]
                asks += [Ask(role, decision) for decision in own] or [Ask(role, None)]
        return asks

    def _next_ask(self, state: State, acts: tuple[Act, ...]) -> Ask | None:
        done = sum(not act.offer for act in acts)
        asks = self._asks(state.turn)
        return asks[done] if done < len(asks) else None

    def _check(self, state: State, acts: tuple[Act, ...], act: Act) -> None:
        turn = self.game.turns[state.turn]
        if act.offer:
            if act.offer not in (offer.id for offer in turn.offers):
                raise IllegalPolicy(f"{turn.id} has no offer {act.offer}")
            return
        ask = self._next_ask(state, acts)
        assert ask is not None
        expected = ask.decision.id if ask.decision else ""
        if (act.role, act.decision) != (ask.role.id, expected):
            raise IllegalPolicy(
                f"{turn.id} now asks {ask.role.id} {expected or 'to go on'}, "
                f"not {act.role} {act.decision}"
            )
        self._check_words(turn, act)
        if ask.decision:
            able = [
                ask.decision.policies[p].id for p in open_policies(self.game, state, ask.decision)
            ]
            if act.policy not in able:
                raise IllegalPolicy(f"{expected}: the policy {act.policy!r} is not open")

    def _check_words(self, turn: Turn, act: Act) -> None:
        asked = {each.id for each in turn.forecasts if each.role in ("", act.role)}
        for forecast, percent in act.odds.items():
            if forecast not in asked or not 0 <= percent <= 100:
                raise IllegalPolicy(f"{turn.id} asks no odds {forecast!r} of {percent}")
        for policy, votes in act.tally.items():
            ids = [p.id for d in turn.decisions if d.id == act.decision for p in d.policies]
            if policy not in ids or not 0 <= votes <= MAX_VOTES:
                raise IllegalPolicy(f"{turn.id} counts no {votes} votes for {policy!r}")
        if len(act.line) > MAX_LINE:
            raise IllegalPolicy(f"a line has at most {MAX_LINE} characters")
        if len(act.cable.split()) > MAX_CABLE_WORDS:
            raise IllegalPolicy(f"a cable has at most {MAX_CABLE_WORDS} words")

    def _resolved(self, state: State, acts: tuple[Act, ...]) -> TurnReport:
        turn = self.game.turns[state.turn]
        chosen = {act.decision: act.policy for act in acts if act.decision}
        choices = []
        for decision in turn.decisions:
            if decision.id in chosen:
                ids = [policy.id for policy in decision.policies]
                choices.append(ids.index(chosen[decision.id]))
            else:
                choices.append(self.stand_in(state, decision))
        brought = {act.offer for act in acts if act.offer}
        offers = [place for place, offer in enumerate(turn.offers) if offer.id in brought]
        return explain(self.game, state, choices, self.luck, offers)


def _check_answers(chapter: Chapter, phase: str, given: Mapping[str, str]) -> None:
    if phase not in (BEFORE, AFTER):
        raise IllegalPolicy(f"questions are asked before and after the play, not {phase!r}")
    options = {item.id: item.options for item in chapter.debrief.quiz}
    for item, option in given.items():
        if option not in options.get(item, ()):
            raise IllegalPolicy(f"{option!r} is no answer to the question {item!r}")


def _check_ranking(chapter: Chapter, role: str, aims: tuple[str, ...]) -> None:
    known = [aim.id for each in chapter.roles if each.id == role for aim in each.aims]
    if sorted(aims) != sorted(known):
        raise IllegalPolicy(f"the aims of {role} are {known}, not {list(aims)}")
