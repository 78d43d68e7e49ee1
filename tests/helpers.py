"""Small chapters for tests, so terse that each test shows only what it is about.

    game = game_of('''
        indicators: {calm: 50}
        turns:
          - policies:
              share: [{change: {calm: +10}}]
              refuse: [{change: {calm: -60}}]
    ''', tmp_path)
    assert values(played(game, "refuse")[-1], game) == {"calm": 0}

Everything left out is filled in (see `chapter_of`), written as YAML and read by the real loader.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

from game.engine.chance import Luck, dictated
from game.engine.report import CAME_OFF, MISSED, OTHERWISE, SCHEDULED, TurnReport, explain
from game.engine.rules import Game, build, resolve, start, turn_of
from game.engine.state import State
from game.play.session import Act, Session
from game.scenario.loader import Loaded, load_chapter

OUTCOMES = {CAME_OFF: "came off", OTHERWISE: "otherwise", MISSED: "missed", SCHEDULED: "scheduled"}

Data = dict[str, Any]


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a value that stands twice twice: the format has no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """No value is ever referred to."""
        return True


# --- building -------------------------------------------------------------------------------


def chapter_of(text: str) -> Data:
    """A whole chapter from a terse one.

    `indicators` may be `name: start` or `name: [start, low, high]`; roles and flags are lists of
    ids (flags are found by themselves where left out). Turns are called t1, t2, ...; a turn with
    `policies` has one decision of the turn's number (d1, d2, ...), `decisions` may map ids to
    policies; policies map ids to their lines, or to a whole policy. The first policy is the one
    taken, and a sole policy gets a dull second one, `pass`. Endings may map ids to conditions.
    """
    given = yaml.safe_load(dedent(text)) or {}
    data: Data = {
        "format": 1,
        "id": "story",
        "title": "A story",
        "place": "Nowhere",
        "from": "1999",
        "summary": "A story for a test.",
        "record_ending": "end",
        "roles": [],
    }
    data |= given
    data["roles"] = [_with(each, "id") for each in _listed(data["roles"])]
    data["indicators"] = [
        _indicator(*each) for each in _pairs(given.get("indicators", {"calm": 50}))
    ]
    data["turns"] = [_turn(number, each or {}) for number, each in enumerate(given["turns"], 1)]
    data["flags"] = given.get("flags", [*dict.fromkeys(_marked(data["turns"]))])
    data["endings"] = [
        {"id": id, "title": id, "text": f"It ends as {id}."} | ({"when": when} if when else {})
        for id, when in _pairs(given.get("endings", {"end": None}))
    ]
    return data


def as_yaml(data: Data) -> str:
    """The data as a YAML file of ours."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


def load(data: Data, folder: Path) -> Loaded:
    """A chapter's data by way of a file and the real loader."""
    path = folder / f"{data['id']}.yaml"
    path.write_text(as_yaml(data), encoding="utf-8")
    return load_chapter(path)


def game_of(text: str, folder: Path) -> Game:
    """The compiled game of a terse chapter."""
    return build(load(chapter_of(text), folder).scenario)


def _turn(number: int, turn: Data) -> Data:
    turn = {
        "id": f"t{number}",
        "date": "1999",
        "title": f"Turn {number}",
        "briefing": [{"text": "What is known."}],
    } | turn
    if "policies" in turn:
        own = {key: turn.pop(key) for key in ("policies", "unplayed", "record") if key in turn}
        turn["decisions"] = {f"d{number}": own}
    turn["decisions"] = [_decision(*each) for each in _pairs(turn.get("decisions", {}))]
    for key in ("events", "offers"):
        turn[key] = [
            _line({"id": f"{key[0]}{number}_{at}"} | each)
            for at, each in enumerate(turn.get(key, []))
        ]
    turn["forecasts"] = [{"ask": "How likely?"} | each for each in turn.get("forecasts", [])]
    return turn


def _decision(id: str, decision: Data) -> Data:
    decision = decision if "policies" in decision else {"policies": decision}
    decision = {"id": id, "ask": "What now?"} | decision
    policies = [_policy(*each) for each in _pairs(decision["policies"])]
    if len(policies) == 1:
        policies.append(_policy("pass", []))
    if decision.get("record") != "unknown" and not any("taken" in each for each in policies):
        policies[0]["taken"] = True
    return decision | {"policies": policies}


def _policy(id: str, policy: Any) -> Data:
    policy = dict(policy) if isinstance(policy, dict) else {"then": policy or []}
    lines = [_line(each) for each in policy.get("then", [])]
    return {"id": id, "label": id} | policy | {"then": lines}


def _line(line: Data) -> Data:
    line = {"text": "It happens."} | line
    if "otherwise" in line:
        line["otherwise"] = {"text": "It does not."} | line["otherwise"]
    return line


def _indicator(id: str, given: Any) -> Data:
    if isinstance(given, list):
        return {"id": id, "name": id, "start": given[0], "range": given[1:]}
    return {"id": id, "name": id, "start": given}


def _marked(data: Any) -> Iterable[str]:
    """Every flag that is marked or unmarked somewhere."""
    if isinstance(data, list):
        for each in data:
            yield from _marked(each)
    elif isinstance(data, dict):
        yield from data.get("mark", ())
        yield from data.get("unmark", ())
        for each in data.values():
            yield from _marked(each)


def _pairs(given: Any) -> list[tuple[str, Any]]:
    return list(given.items()) if isinstance(given, dict) else [(each, None) for each in given]


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _with(given: Any, key: str) -> Data:
    return given if isinstance(given, dict) else {key: given}


# --- playing --------------------------------------------------------------------------------


def told(game: Game, **outcomes: bool) -> Luck:
    """Luck as told by the ids of lines; a line that is not told and asked for raises KeyError."""
    numbers = {line.consequence.id: line.number for line in game.lines}
    return dictated({numbers[id]: outcome for id, outcome in outcomes.items()})


def choices_of(game: Game, state: State, policies: str) -> tuple[int, ...]:
    """Places of the policies named, one for each decision of the turn, in file order."""
    decisions = turn_of(game, state).decisions
    named = policies.split()
    assert len(named) == len(decisions), f"{turn_of(game, state).id} asks {len(decisions)}"
    return tuple(
        [policy.id for policy in decision.policies].index(name)
        for decision, name in zip(decisions, named, strict=True)
    )


def played(game: Game, *turns: str, luck: Luck | None = None) -> list[State]:
    """The opening and the state after each turn: each turn's policies in one string."""
    luck = luck or told(game)
    states = [start(game, luck)]
    for policies in turns:
        states.append(resolve(game, states[-1], choices_of(game, states[-1], policies), luck))
    return states


def report_of(game: Game, state: State, policies: str = "", **more: Any) -> TurnReport:
    """The report of one turn; `luck` and `offers` as for `explain`."""
    more.setdefault("luck", told(game))
    return explain(game, state, choices_of(game, state, policies), **more)


def values(state: State, game: Game) -> dict[str, int]:
    """Indicators by name."""
    return {name: game.value(state, name) for name in game.slots.indicators}


def flags(state: State, game: Game) -> set[str]:
    """The flags that are marked."""
    return {name for name in game.slots.flags if game.value(state, name)}


def outcomes(report: TurnReport) -> list[str]:
    """What was reached in a turn and what came of it, as `id: outcome`."""
    every = (*report.happenings, *report.landed)
    return [f"{each.line.consequence.id}: {OUTCOMES[each.outcome]}" for each in every]


def session_of(
    game: Game, *policies: str, roles: str = "player", seed: int = 1, **more: Any
) -> Any:
    """A session after these policies, each given to whoever is asked next (`-` only reads on)."""
    session = Session(game, seed, tuple(roles.split()), **more)
    for policy in policies:
        session = session.do(act_for(session, "" if policy == "-" else policy))
    return session


def act_for(session: Session, policy: str = "", **more: Any) -> Act:
    """The act that answers what is asked next."""
    ask = session.ask
    assert ask is not None
    return Act(ask.role.id, ask.decision.id if ask.decision else "", policy, **more)
