"""The compiled engine against a naive reading of the rules, on random chapters, run by run.

`Reference` is written straight from the rules of the format over dicts and sets; it shares nothing
with the engine, not even the parser of conditions: a generated condition carries its own meaning.

    ATT_EXAMPLES=800 ATT_RUNS=25 python -m pytest tests/engine/test_against_reference.py -n 0
"""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.engine.report import CAME_OFF, MISSED, OTHERWISE, SCHEDULED, explain
from game.engine.rules import Game, build, ending, is_over, open_policies, start, turn_of, unplayed
from game.engine.state import State
from game.scenario.loader import PackFiles, load_chapter, read_pack
from tests.helpers import Data, as_yaml, chapter_of

EXAMPLES = int(os.environ.get("ATT_EXAMPLES", "36"))
RUNS = int(os.environ.get("ATT_RUNS", "8"))
QUIET = settings(
    max_examples=EXAMPLES,
    derandomize="ATT_EXAMPLES" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

# --- random chapters ------------------------------------------------------------------------

Meaning = Callable[["World"], Any]
INDICATORS = ("calm", "order", "trust")
FLAGS = ("seen", "heard")
ROLES = ("us", "them", "others")


class Cond(str):
    """A condition's text, which also knows what it means."""

    meaning: Meaning

    def __new__(cls, text: str, meaning: Meaning) -> Cond:
        cond = super().__new__(cls, text)
        cond.meaning = meaning
        return cond


@st.composite
def conditions(draw: Any, asked: tuple[tuple[str, str], ...], deep: int = 2) -> Cond:
    """A condition over the indicators, the flags and the (decision, policy) pairs asked so far."""
    kinds = ["flag", "compare", "compare", *(["is"] if asked else []), *(["tree"] if deep else [])]
    match draw(st.sampled_from(kinds)):
        case "flag":
            flag = draw(st.sampled_from(FLAGS))
            return Cond(flag, lambda world: flag in world.flags)
        case "compare":
            return _comparison(draw)
        case "is":
            decision, policy = draw(st.sampled_from(asked))
            if draw(st.booleans()):
                return Cond(
                    f"{decision} is {policy}", lambda world: world.chosen.get(decision) == policy
                )
            return Cond(
                f"{decision} is not {policy}", lambda world: world.chosen.get(decision) != policy
            )
    parts = [draw(conditions(asked, deep - 1)) for _ in range(draw(st.integers(1, 2)))]
    if len(parts) == 1:
        return Cond(f"not ({parts[0]})", lambda world: not parts[0].meaning(world))
    left, right = parts
    if draw(st.booleans()):
        return Cond(
            f"({left}) and ({right})", lambda world: left.meaning(world) and right.meaning(world)
        )
    return Cond(f"({left}) or ({right})", lambda world: left.meaning(world) or right.meaning(world))


def _comparison(draw: Any) -> Cond:
    name, other = draw(st.sampled_from(INDICATORS)), draw(st.sampled_from(INDICATORS))
    number = draw(st.integers(-3, 12))
    text, of = draw(
        st.sampled_from(
            [
                (name, lambda v: v[name]),
                (f"{name} - {other}", lambda v: v[name] - v[other]),
                (f"{name} + {other} - 2", lambda v: v[name] + v[other] - 2),
            ]
        )
    )
    word, test = draw(
        st.sampled_from(
            [
                ("<", lambda a, b: a < b),
                ("<=", lambda a, b: a <= b),
                ("==", lambda a, b: a == b),
                ("!=", lambda a, b: a != b),
                (">", lambda a, b: a > b),
                (">=", lambda a, b: a >= b),
            ]
        )
    )
    return Cond(f"{text} {word} {number}", lambda world: test(of(world.values), number))


@st.composite
def effects(draw: Any) -> Data:
    """change, mark and unmark, each perhaps."""
    some = st.integers(-9, 9)
    line: Data = {"text": "It happens."}
    names = draw(st.lists(st.sampled_from(INDICATORS), unique=True, max_size=2))
    if names:
        line["change"] = {name: draw(some) for name in names}
    for key in ("mark", "unmark"):
        if flags := draw(st.lists(st.sampled_from(FLAGS), unique=True, max_size=1)):
            line[key] = flags
    return line


@st.composite
def lines(draw: Any, number: int, asked: tuple[tuple[str, str], ...], after: bool = True) -> Data:
    """A consequence; `number` makes its id."""
    line: Data = {"id": f"l{number}"} | draw(effects())
    if draw(st.integers(0, 2)) == 0:
        line["when"] = draw(conditions(asked))
    if draw(st.integers(0, 2)) == 0:
        line["chance"] = draw(st.sampled_from([0.1, 0.25, 0.5, 0.6, 0.9]))
        if draw(st.booleans()):
            line["otherwise"] = draw(effects())
    if after and draw(st.integers(0, 2)) == 0:
        line["after"] = draw(st.integers(1, 3))
    return line


@st.composite
def chapters(draw: Any) -> Data:
    """A whole chapter, as data for YAML, with conditions that know what they mean."""
    count = 0
    roles = ROLES[: draw(st.integers(1, 3))]
    asked: tuple[tuple[str, str], ...] = ()

    def some_lines(most: int) -> list[Data]:
        nonlocal count
        found = []
        for _ in range(draw(st.integers(0, most))):
            count += 1
            found.append(draw(lines(count, asked)))
        return found

    turns = []
    for at in range(1, draw(st.integers(1, 5)) + 1):
        turn: Data = {}
        before = asked
        if draw(st.integers(0, 3)) == 0:
            turn["when"] = draw(conditions(before))
        decisions = {f"d{at}_{n}": {} for n in range(draw(st.integers(0, 2)))}
        places = {id: [f"p{n}" for n in range(draw(st.integers(2, 3)))] for id in decisions}
        asked += tuple((id, policy) for id, policies in places.items() for policy in policies)
        for id, policies in places.items():
            decisions[id] = _decision(draw, policies, before, draw(st.sampled_from(roles)))
            for policy in policies:
                decisions[id]["policies"][policy]["then"] = some_lines(2)
        turn["decisions"] = decisions
        turn["events"] = some_lines(2)
        turn["offers"] = some_lines(1)
        turns.append(turn)
    span = st.tuples(st.integers(-4, 4), st.integers(5, 12))
    indicators = {}
    for name in INDICATORS:
        low, high = draw(span)
        indicators[name] = [draw(st.integers(low, high)), low, high]
    endings = {"first": draw(conditions(asked)), "second": draw(conditions(asked)), "last": None}
    return {
        "id": draw(st.sampled_from(["story", "tale"])),
        "roles": list(roles),
        "indicators": indicators,
        "flags": list(FLAGS),
        "turns": turns,
        "endings": endings,
        "record_ending": "last",
    }


def _decision(draw: Any, policies: list[str], asked: tuple[Any, ...], role: str) -> Data:
    free = draw(st.sampled_from(policies))
    decision: Data = {"role": role, "policies": {}, "unplayed": []}
    for policy in policies:
        decision["policies"][policy] = {"taken": policy == policies[-1]}
        if policy != free and draw(st.booleans()):
            decision["policies"][policy] |= {"needs": draw(conditions(asked)), "closed": "No."}
    for _ in range(draw(st.integers(0, 2))):
        rule: Data = {"choose": draw(st.sampled_from(policies))}
        if draw(st.booleans()):
            rule["when"] = draw(conditions(asked))
        decision["unplayed"].append(rule)
    return decision


def filled(given: Data) -> Data:
    """The chapter with what the format asks for (`chapter_of` keeps the conditions as they are)."""
    plain = as_yaml(given | _plain({"turns": given["turns"], "endings": given["endings"]}))
    return chapter_of(plain)


def _plain(data: Any) -> Any:
    """The data with conditions as plain text."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(each) for each in data]
    return str(data) if isinstance(data, str) else data


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> PackFiles:
    """An empty folder for chapters."""
    return read_pack(tmp_path_factory.mktemp("random"))


def built(chapter: Data, pack: PackFiles) -> Game:
    """The chapter by way of its YAML, the loader and the writer."""
    path = Path(pack.folder) / f"{chapter['id']}.yaml"
    path.write_text(as_yaml(filled(chapter)), encoding="utf-8")
    return build(load_chapter(path, pack).scenario)


# --- the reference --------------------------------------------------------------------------


class World:
    """Where a play stands, in the plainest terms."""

    def __init__(self, chapter: Data, seed: int) -> None:
        self.chapter, self.seed = chapter, seed
        self.values = {name: given[0] for name, given in chapter["indicators"].items()}
        self.flags: set[str] = set()
        self.chosen: dict[str, str] = {}
        self.due: dict[str, int] = {}
        """Lines that will land -> openings until then."""
        self.log: list[tuple[str, str]] = []
        self.turn = -1
        self._open_next()

    @property
    def over(self) -> bool:
        """Whether no turn is left."""
        return self.turn >= len(self.chapter["turns"])

    def holds(self, thing: Data | None, key: str = "when") -> bool:
        """Whether the thing's condition holds; without one it does."""
        condition = (thing or {}).get(key)
        return condition is None or bool(condition.meaning(self))

    def open_policies(self, decision: str) -> list[str]:
        """Rule 3: `needs` reads the state before anyone chooses."""
        policies = self.chapter["turns"][self.turn]["decisions"][decision]["policies"]
        return [id for id, policy in policies.items() if self.holds(policy, "needs")]

    def unplayed(self, decision: str) -> str:
        """Rule 9: the first rule whose policy is open, else the taken one, else the first open."""
        given = self.chapter["turns"][self.turn]["decisions"][decision]
        able = self.open_policies(decision)
        for rule in given["unplayed"]:
            if self.holds(rule) and rule["choose"] in able:
                return str(rule["choose"])
        taken = next(id for id, policy in given["policies"].items() if policy["taken"])
        return taken if taken in able else able[0]

    def decide(self, choices: dict[str, str], offers: set[str]) -> None:
        """Rule 2: everybody decides, decisions resolve in file order, then events; then opening."""
        turn = self.chapter["turns"][self.turn]
        self.chosen |= choices
        for id, decision in turn["decisions"].items():
            for line in decision["policies"][choices[id]]["then"]:
                self._reach(line)
        for event in turn["events"]:
            self._reach(event)
        for offer in turn["offers"]:
            if offer["id"] in offers:
                self._reach(offer)
        self._open_next()

    def ending(self) -> str:
        """The first ending that holds."""
        return next(
            id
            for id, condition in self.chapter["endings"].items()
            if condition is None or condition.meaning(self)
        )

    def _open_next(self) -> None:
        self.turn += 1
        while not self.over and not self.holds(self.chapter["turns"][self.turn]):
            self.turn += 1
        if self.over:
            return
        for line in self._file_order():
            if line["id"] in self.due:
                self.due[line["id"]] -= 1
                if self.due[line["id"]] == 0:
                    del self.due[line["id"]]
                    self._happen(line)

    def _file_order(self) -> list[Data]:
        found = []
        for turn in self.chapter["turns"]:
            for decision in turn["decisions"].values():
                for policy in decision["policies"].values():
                    found += policy["then"]
            found += turn["events"] + turn["offers"]
        return found

    def _reach(self, line: Data) -> None:
        if line.get("after"):
            self.due[line["id"]] = line["after"]
            self.log.append((line["id"], "scheduled"))
        else:
            self._happen(line)

    def _happen(self, line: Data) -> None:
        if not self.holds(line):
            return
        if "chance" not in line or self._luck(line["id"]) < Fraction(str(line["chance"])):
            self._do(line, line["id"], "came off")
        elif "otherwise" in line:
            self._do(line["otherwise"], line["id"], "otherwise")
        else:
            self.log.append((line["id"], "missed"))

    def _luck(self, line: str) -> Fraction:
        key = "|".join([str(self.seed), self.chapter["id"], f"t{self.turn + 1}", line])
        return Fraction(int(blake2b(key.encode(), digest_size=8).hexdigest(), 16), 2**64)

    def _do(self, effect: Data, id: str, outcome: str) -> None:
        for name, by in effect.get("change", {}).items():
            _, low, high = self.chapter["indicators"][name]
            self.values[name] = max(low, min(high, self.values[name] + by))
        self.flags |= set(effect.get("mark", ()))
        self.flags -= set(effect.get("unmark", ()))
        self.log.append((id, outcome))


# --- the comparison -------------------------------------------------------------------------

WORDS = {CAME_OFF: "came off", OTHERWISE: "otherwise", MISSED: "missed", SCHEDULED: "scheduled"}


def told_by_engine(game: Game, state: State) -> Data:
    """A state of the engine in the reference's terms."""
    slots = game.slots
    policies = {d.id: [p.id for p in d.policies] for turn in game.turns for d in turn.decisions}
    return {
        "turn": state.turn,
        "values": {name: game.value(state, name) for name in slots.indicators},
        "flags": {name for name in slots.flags if game.value(state, name)},
        "chosen": {
            name: policies[name][place]
            for name in slots.decisions
            if (place := game.value(state, name)) >= 0
        },
        "due": {
            game.lines[number].consequence.id: left
            for number in slots.delayed
            if (left := game.value(state, f"line {number}"))
        },
    }


def told_by_reference(game: Game, world: World) -> Data:
    """The same of the reference; the engine keeps only the decisions that a condition reads."""
    kept = game.slots.decisions
    return {
        "turn": world.turn,
        "values": dict(world.values),
        "flags": set(world.flags),
        "chosen": {name: policy for name, policy in world.chosen.items() if name in kept},
        "due": dict(world.due),
    }


def play_both(game: Game, chapter: Data, seed: int, dice: Random) -> None:
    """One playthrough with random choices: the same states, openness, log and ending."""
    world, luck = World(chapter, seed), game.luck(seed)
    state = start(game, luck)
    while True:
        assert told_by_engine(game, state) == told_by_reference(game, world)
        assert is_over(game, state) == world.over
        assert ending(game, state).id == world.ending()
        if world.over:
            return
        turn = turn_of(game, state)
        choices: dict[str, str] = {}
        for decision in turn.decisions:
            able = [decision.policies[place].id for place in open_policies(game, state, decision)]
            assert able == world.open_policies(decision.id)
            stand_in = decision.policies[unplayed(game, state, decision)].id
            assert stand_in == world.unplayed(decision.id)
            choices[decision.id] = dice.choice([*able, stand_in])
        offers = [place for place in range(len(turn.offers)) if dice.random() < 0.5]
        places = [
            [policy.id for policy in decision.policies].index(choices[decision.id])
            for decision in turn.decisions
        ]
        report = explain(game, state, places, luck, offers)
        log = len(world.log)
        world.decide(choices, {turn.offers[place].id for place in offers})
        heard = [
            (each.line.consequence.id, WORDS[each.outcome])
            for each in (*report.happenings, *report.landed)
        ]
        assert heard == world.log[log:]
        state = report.after


@QUIET
@given(chapter=chapters(), first=st.integers(-(10**6), 10**6))
def test_the_engine_agrees_with_the_rules_read_naively(
    pack: PackFiles, chapter: Data, first: int
) -> None:
    """After every turn of every run: turn, indicators, flags, choices read, what is still due, what
    is open, what the unplayed would do, what happened in which order, and the ending.
    """
    game = built(chapter, pack)
    for seed in range(first, first + RUNS):
        play_both(game, chapter, seed, Random(seed))
