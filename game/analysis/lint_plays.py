"""What no play of a chapter reaches, and policies that are best in all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import attrs

from game.analysis.reach import Unseen, unseen_at_random
from game.engine.lines import Line
from game.engine.rules import Game
from game.scenario.checks.draft import Draft

Progress = Callable[[int], object]
# What is needed only where a play leaves a doubt is loaded there: `check` starts sooner without.
MAX_STATES = 100_000
"""States of a seat up to which it is asked whether a policy is always its best."""


def lint_plays(draft: Draft, game: Game, deep: bool, progress: Progress) -> None:
    """Report what is never reached: what plays at random do not show or, if `deep`, no play does.

    `progress` is told the number of states looked at.
    """
    unseen = unseen_at_random(game)
    if unseen.things and deep:
        from game.analysis.proof import unseen_in_all

        unseen = unseen_in_all(game, unseen, progress=progress)
    if unseen.things:
        report = _Report(draft, game, unseen)
        for at in range(len(game.turns)):
            report.turn(at)
        report.endings()
    for role in draft.chapter.roles if deep else ():
        _always_best(draft, game, role.id, progress)


def _always_best(draft: Draft, game: Game, role: str, progress: Progress) -> None:
    """Report policies of a seat that leave it nothing to weigh, if its states are not too many."""
    from game.analysis.balance import TooMany, balance

    try:
        found = balance(game, role, MAX_STATES, progress)
    except TooMany:
        return
    for _, path, decision in draft.decisions():
        for at, policy in enumerate(decision.policies):
            asked = found.states[decision.id, policy.id]
            if decision.role == role and 0 < asked == found.ahead[decision.id, policy.id]:
                draft.report(
                    "always-best",
                    f"{path}.policies[{at}]",
                    f"`{policy.id}` serves every aim of `{role}` best, whenever it is open",
                    "let another policy serve one of the aims better",
                )


class _Words(NamedTuple):
    """How a code is said: the key at fault, of all plays, of those that were seen, what to do."""

    key: str
    never: str
    not_yet: str
    mend: str


_WORDS = {
    "dead-turn": _Words("when", "never opens", "did not open", "mend its `when`"),
    "always-closed": _Words(
        "needs", "is never open", "was not open", "loosen its `needs`, or take the policy away"
    ),
    "never-lands": _Words(
        "after", "never lands", "did not land", "make `after` smaller, or open the turns below"
    ),
    "dead-line": _Words(
        "when",
        "never comes off",
        "did not come off",
        "mend its `when` or the numbers, or take it away",
    ),
    "dead-ending": _Words(
        "when",
        "is never reached",
        "was not reached",
        "mend its `when`, that of an ending above it, or the numbers",
    ),
}


@attrs.define
class _Report:
    """Says of each thing that it is not reached, and nothing of what only follows from that."""

    draft: Draft
    game: Game
    unseen: Unseen
    paths: dict[int, str] = attrs.field(init=False)

    @paths.default
    def _paths(self) -> dict[int, str]:
        return {id(found.value): found.path for found in self.draft.values}

    def turn(self, at: int) -> None:
        """Report a turn that never opens; of one that does, its closed policies and dead lines."""
        turn = self.game.turns[at]
        if self._missing("turn", at):
            self._say("dead-turn", turn, turn.id)
            return
        closed = set()
        for decision in turn.decisions:
            for place, policy in enumerate(decision.policies):
                if self._missing("policy", decision.id, place):
                    closed.add((decision.id, policy.id))
                    self._say("always-closed", policy, policy.id)
        for line in self.game.lines:
            if line.turn == at and (line.decision, line.policy) not in closed:
                self._line(line)

    def endings(self) -> None:
        """Report the endings that no play comes to."""
        for ending in self.game.scenario.chapter.endings:
            if self._missing("ending", ending.id):
                self._say("dead-ending", ending, ending.id)

    def _line(self, line: Line) -> None:
        from game.analysis.playtest import line_name

        what = line.consequence
        if self._missing("landing", line.number):
            if line.turn + what.after < len(self.game.turns):  # else it was said without playing
                self._say("never-lands", what, line_name(self.game, line))
        elif self._missing("line", line.number):
            self._say("dead-line", what, line_name(self.game, line))

    def _missing(self, kind: str, which: int | str, place: int = 0) -> bool:
        return (kind, which, place) in self.unseen.things

    def _say(self, code: str, thing: Any, name: str) -> None:
        words, path = _WORDS[code], self.paths[id(thing)]
        where = f"{path}.{words.key}"
        where = where if where in self.draft.places else path
        if self.unseen.proved:
            self.draft.report(code, where, f"`{name}` {words.never}", words.mend)
            return
        plays = f"in {self.unseen.runs:,} plays at random"
        look = "; `check --deep` looks at every play"
        self.draft.report(code, where, f"`{name}` {words.not_yet} {plays}", words.mend + look)
