"""Hypothesis strategies: whole packs drawn from the model itself, conditions with their meaning,
and saves with something wrong in them.

A pack is drawn by the declarations of `model.py` and `pack.py`: a field that is added there is
drawn from then on. What one value alone cannot show (an answer is one of the options) stands below,
class by class.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import yaml
from hypothesis import strategies as st

from game.scenario.fields import Spec, specs
from game.scenario.library import KINDS
from game.scenario.model import (
    Chapter,
    Consequence,
    Debrief,
    Decision,
    Ending,
    Event,
    Indicator,
    Otherwise,
    Passage,
    Policy,
    QuizItem,
    Role,
    Sourced,
    Turn,
)
from game.scenario.pack import Claim, Concept, Conflict, PackHeader
from game.scenario.structure import MAX_LABEL

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

TEXTS = (
    *("It rains.", "a: b", "- a", "# no comment", "'", '"', 'it\'s "said"', "{a}", "[b]", "@c"),
    *("yes", "null", "007", "1e3", "12:30", "1999-05-02", "%TAG", "!no", "&a", "*b", "| c", "> d"),
    *(
        "서울 東京",
        "e\u0301te\u0301",
        "🂡",
        "{{7*7}}",
        "<b>x</b>",
        "=1+1",
        "\\u202e",
        "a\\b",
        "**c**",
    ),
    *("[link](https://example.org)", "`code`", "~", "?", ": ", "–", "…", "a" * 120),
)
DAYS = ("1999", "1999-05", "1999-05-02", "2000-02-29", "2012-06-26")


# --- conditions -----------------------------------------------------------------------------


@attrs.frozen
class Names:
    """What a condition may read: indicators, flags, and the policies of each decision."""

    indicators: tuple[str, ...]
    flags: tuple[str, ...] = ()
    decisions: tuple[tuple[str, tuple[str, ...]], ...] = ()


@attrs.frozen
class Told:
    """A condition's text, and its meaning as nested tuples for `truth` to work out."""

    text: str
    meaning: tuple[Any, ...]


_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def truth(meaning: tuple[Any, ...], world: Data) -> Any:
    """A condition worked out in the plainest way; `world` maps indicators to numbers, flags to
    truth, decisions to policies.
    """
    match meaning:
        case ("number", value):
            return value
        case ("name", id):
            return world[id]
        case ("sum", sign, left, right):
            a, b = truth(left, world), truth(right, world)
            return a + b if sign == "+" else a - b
        case ("compare", sign, left, right):
            return _COMPARE[sign](truth(left, world), truth(right, world))
        case ("is", decision, policy):
            return world[decision] == policy
        case ("not", inner):
            return not truth(inner, world)
        case ("and", left, right):
            return truth(left, world) and truth(right, world)
        case ("or", left, right):
            return truth(left, world) or truth(right, world)
    raise AssertionError(meaning)


def conditions(names: Names, deep: int = 3) -> st.SearchStrategy[Told]:
    """Conditions over these names, of at most 200 characters, oddly spaced and bracketed."""
    return _conditions(names, deep).filter(lambda told: len(told.text) <= 200)


def _conditions(names: Names, deep: int) -> st.SearchStrategy[Told]:
    plain = st.one_of(
        _comparisons(names),
        *([st.sampled_from(names.flags).map(_flag)] if names.flags else []),
        *([_choices(names)] if names.decisions else []),
    )
    if not deep:
        return plain
    inner = _conditions(names, deep - 1)
    negated = inner.map(lambda one: Told(f"not ({one.text})", ("not", one.meaning)))
    joined = st.builds(_joined, st.sampled_from(("and", "or")), inner, inner, st.booleans())
    return st.one_of(plain, plain, negated, joined)


def _flag(id: str) -> Told:
    return Told(id, ("name", id))


@st.composite
def _comparisons(draw: Draw, names: Names) -> Told:
    def side() -> Told:
        text, meaning = _number(draw, names)
        for _ in range(draw(st.integers(0, 2))):
            sign, (more, also) = draw(st.sampled_from("+-")), _number(draw, names)
            text, meaning = f"{text} {sign} {more}", ("sum", sign, meaning, also)
        return Told(text, meaning)

    left, right, sign = side(), side(), draw(st.sampled_from([*_COMPARE]))
    gap = draw(st.sampled_from(("", " ", "  ", "\n")))
    return Told(
        f"{left.text}{gap}{sign}{gap}{right.text}", ("compare", sign, left.meaning, right.meaning)
    )


def _number(draw: Draw, names: Names) -> tuple[str, tuple[Any, ...]]:
    if names.indicators and draw(st.booleans()):
        id = draw(st.sampled_from(names.indicators))
        return id, ("name", id)
    value = draw(st.sampled_from((0, 1, 7, 50, 100, 999_999_999)))
    return str(value), ("number", value)


@st.composite
def _choices(draw: Draw, names: Names) -> Told:
    decision, policies = draw(st.sampled_from(names.decisions))
    policy = draw(st.sampled_from(policies))
    if draw(st.booleans()):
        return Told(f"{decision} is {policy}", ("is", decision, policy))
    return Told(f"{decision} is not {policy}", ("not", ("is", decision, policy)))


def _joined(word: str, left: Told, right: Told, bare: bool) -> Told:
    """Two conditions; without brackets where the words bind so anyway."""
    bare = bare and all(each.meaning[0] not in ("and", "or") for each in (left, right))
    text = f"{left.text} {word} {right.text}" if bare else f"({left.text}) {word} ({right.text})"
    return Told(text, (word, left.meaning, right.meaning))


GARBAGE = st.one_of(
    st.text(max_size=250),
    st.text("ab1 ()+-<>=!.,:;[]{}'\"*/%&|^~@#\\notandris", max_size=250),
    st.lists(
        st.sampled_from(
            ("calm", "and", "or", "not", "is", "(", ")", "<", "==", "+", "-", "1", "__import__",
             "('os')", "lambda", ":", "[", "]", "**", "exec", "eval", ".", "\x00", "ａ", "yield")
        ),
        max_size=60,
    ).map(" ".join),
    st.sampled_from(("(", "not ", "-", "1+", "[", "a and ", "(a or ")).flatmap(
        lambda piece: st.integers(1, 5_000).map(lambda times: piece * times)
    ),
)  # fmt: skip
"""Texts that are mostly no conditions: noise, tokens in any order, things without end."""


# --- packs ----------------------------------------------------------------------------------


@attrs.frozen
class Drawn:
    """A pack as the data of its files, by name without ending."""

    files: Data

    def write(self, folder: Path) -> Path:
        """The pack's folder, called as its id."""
        place = folder / str(self.files["pack"]["id"])
        place.mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            text = yaml.dump(data, Dumper=_Quoting, sort_keys=False, allow_unicode=True)
            (place / f"{name}.yaml").write_text(text, encoding="utf-8")
        return place


class _Quoting(yaml.SafeDumper):
    """Writes every text in quotes, as the format asks for what could be something else."""

    def ignore_aliases(self, data: object) -> bool:
        """The format has none."""
        return True


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@st.composite
def packs(draw: Draw) -> Drawn:
    """A valid pack with its library and one or two chapters."""
    return _Author(draw).pack()


class _Author:
    """Draws one pack; `known` holds the ids that may be named, by kind."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.known: dict[str, tuple[str, ...]] = {}
        self.names = Names(())
        self._count = 0

    def maybe(self) -> bool:
        """Every third time."""
        return bool(self.draw(st.integers(0, 2)) == 0)

    def some(self, low: int, high: int) -> range:
        """A range of so many."""
        return range(self.draw(st.integers(low, high)))

    def one_of(self, things: Any) -> Any:
        """One of them."""
        return self.draw(st.sampled_from(tuple(things)))

    def new(self, stem: str) -> str:
        """An id that nothing has yet."""
        self._count += 1
        return f"{stem}{self._count}"

    # --- any class ---------------------------------------------------------------------------

    def part(self, cls: type[Any], **given: Any) -> Data:
        """A part as the model declares it: what is given (None: left out), what must be there, and
        now and then what may be.
        """
        data: Data = {}
        for key, (_, spec) in specs(cls).items():
            if key in given:
                value = given[key]
            else:
                value = self.field(cls, key, spec) if spec.required or self.maybe() else None
            if value not in (None, [], {}):
                data[key] = value
        return data

    def field(self, cls: type[Any], key: str, spec: Spec) -> Any:
        """A value of a field, or None where nothing can be named."""
        if spec.many:
            items = [self.value(cls, key, spec) for _ in self.some(1, 2)]
            plain = spec.kind != "part"
            return [*dict.fromkeys(each for each in items if each is not None)] if plain else items
        return self.value(cls, key, spec)

    def value(self, cls: type[Any], key: str, spec: Spec) -> Any:
        """One value by its kind."""
        match spec.kind:
            case "ident" | "name" if spec.refers:
                known = self.known.get(spec.refers, ())
                return self.one_of(known) if known else None
            case "ident":
                return self.new("x")
            case "name":
                return self.new("N")
            case "label":
                return self.one_of(TEXTS)[: spec.high or MAX_LABEL].strip()
            case "prose":
                return self.prose()
            case "date":
                return self.one_of(DAYS)
            case "whole":
                low, high = (spec.low or 0), spec.high if spec.high is not None else 1000
                return self.draw(st.integers(low, high))
            case "number":
                return self.one_of((0, 15.8, -3, 100))
            case "chance":
                return self.one_of((0.01, 0.25, 0.5, 0.9))
            case "switch":
                return self.draw(st.booleans())
            case "word":
                return self.one_of(spec.words)
            case "condition":
                return self.draw(conditions(self.names, 1)).text
            case "changes":
                return {self.one_of(self.known["indicator"]): self.draw(st.integers(-30, 30))}
            case "pairs":
                return {id: self.one_of(policies) for id, policies in self.names.decisions[:1]}
            case "span":
                return [0, 100]
        return self.made(spec.part)

    def prose(self) -> str:
        """Words, with a citation now and then."""
        text = " ".join(self.one_of(TEXTS) for _ in self.some(1, 3)).strip()
        cited = self.known.get("claim") and self.maybe()
        return f"{text} [@{self.one_of(self.known['claim'])}]" if cited else text

    def made(self, cls: type[Any] | None) -> Data:
        """A part with what its class asks for beside its declarations."""
        assert cls is not None
        given: Data = {}
        if issubclass(cls, Sourced):
            given |= self.standing(cls)
        if issubclass(cls, Consequence):
            given |= self.chance(cls)
        if cls is QuizItem:
            options = ["Yes.", "No.", self.one_of(TEXTS)]
            given |= {"options": [*dict.fromkeys(options)], "answer": self.one_of(options)}
        return self.part(cls, **given)

    def standing(self, cls: type[Any]) -> Data:
        """One of the ways in which a sentence may say what it rests on."""
        claims = self.known.get("claim", ())
        ways: list[Data] = [{"because": None}, {"because": "It was so."}]
        if claims:
            rests: Data = {"cites": [self.one_of(claims)], "because": "It follows."}
            ways += [rests | {"basis": "inferred"}, rests | {"basis": "assumed"}]
            if cls is Passage:
                ways.append(rests | {"basis": "documented"})
        return {"basis": None, "cites": None} | self.one_of_data(ways)

    def one_of_data(self, ways: list[Data]) -> Data:
        """One of several ways."""
        return ways[self.draw(st.integers(0, len(ways) - 1))]

    def chance(self, cls: type[Any]) -> Data:
        """A chance with its id and its other outcome, or a certain line."""
        id = self.new("line") if cls is Event or self.maybe() else None
        given: Data = {"id": id, "chance": None, "otherwise": None}
        if id and self.maybe():
            other = self.made(Otherwise) if self.maybe() else None
            given |= {"chance": 0.5, "otherwise": other}
        return given

    # --- from the top ------------------------------------------------------------------------

    def pack(self) -> Drawn:
        """The header, the library and the chapters."""
        files: Data = self.library()
        chapters = [self.new("chapter") for _ in self.some(1, 2)]
        roles = [self.new("seat") for _ in self.some(1, 2)]
        for chapter in chapters:
            files[chapter] = self.chapter(chapter, roles)
        self.known["indicator"] = ("mood",)
        self.names = Names(("mood",))
        shared = [self.indicator("mood", roles)]
        files["pack"] = self.part(
            PackHeader,
            format=1,
            id="drawn",
            chapters=chapters,
            roles=[{"id": role, "name": role} for role in roles],
            indicators=shared,
            carries={"share": 0.5, "indicators": ["mood"]} if self.maybe() else None,
            bridges=self.bridges(chapters),
            people=None,
            emblems=None,
        )
        return Drawn(files)

    def bridges(self, chapters: list[str]) -> list[Data]:
        """An echo of the first chapter in the second."""
        echo = {"to": chapters[-1], "text": self.prose(), "change": {"mood": 3}}
        echo |= {"when": self.draw(conditions(self.names, 1)).text}
        return [echo] if len(chapters) > 1 and self.maybe() else []

    def library(self) -> Data:
        """Sources, and what rests on them."""
        sources = [self.new("S") for _ in self.some(1, 2)]
        self.known = {"source": tuple(sources)}
        files: Data = {
            "sources": {
                "references": [
                    {"id": id, "title": self.one_of(TEXTS), "custom": {"kind": self.one_of(KINDS)}}
                    for id in sources
                ]
            },
            "claims": {"claims": [self.part(Claim, id=self.new("C")) for _ in self.some(1, 3)]},
        }
        self.known["claim"] = tuple(each["id"] for each in files["claims"]["claims"])
        files["conflicts"] = {"conflicts": [self.part(Conflict)]}
        self.known["conflict"] = (files["conflicts"]["conflicts"][0]["id"],)
        files["concepts"] = {"concepts": [self.part(Concept)]}
        self.known["concept"] = (files["concepts"]["concepts"][0]["id"],)
        return files

    def indicator(self, id: str, roles: list[str]) -> Data:
        """A gauge with its start in its range."""
        low, high = self.one_of(((0, 100), (-100, 100), (-3, 3)))
        return self.part(
            Indicator,
            id=id,
            name=id,
            range=[low, high],
            start=self.draw(st.integers(low, high)),
            seen_by=[self.one_of(roles)] if self.maybe() else None,
        )

    def chapter(self, id: str, roles: list[str]) -> Data:
        """A chapter: its ids first, then everything that names them."""
        gauges = [self.indicator(name, roles) for name in ("mood", *(self.new("g") for _ in "ab"))]
        flags = [self.new("flag") for _ in self.some(0, 2)]
        turns = [self.new("turn") for _ in self.some(1, 4)]
        endings = [self.new("end") for _ in self.some(1, 3)]
        self.known |= {
            "indicator": tuple(each["id"] for each in gauges),
            "flag": tuple(flags),
            "role": tuple(roles),
            "turn": (turns[-1],),
            "ending": tuple(endings),
        }
        self.names = Names(self.known["indicator"], tuple(flags))
        made = [self.turn(turn, roles) for turn in turns]
        self.known["decision"] = tuple(decision for decision, _ in self.names.decisions)
        seats = [self.part(Role, id=role, name=role) for role in roles]
        return self.part(
            Chapter,
            format=1,
            id=id,
            **{"from": "1999"},
            to=self.one_of((None, "1999", "2000-01-01")),
            record_ending=endings[0],
            roles=seats,
            indicators=gauges,
            flags=flags,
            turns=made,
            endings=[self.ending(each, last=each == endings[-1]) for each in endings],
            debrief=self.part(Debrief) if self.maybe() else None,
        )

    def ending(self, id: str, *, last: bool) -> Data:
        """An ending; the last one always holds."""
        when = None if last else self.draw(conditions(self.names, 2)).text
        return self.part(Ending, id=id, when=when, **self.standing(Ending))

    def turn(self, id: str, roles: list[str]) -> Data:
        """A turn; its decisions may be read by what comes after it."""
        when = self.draw(conditions(self.names, 1)).text if self.maybe() else None
        decisions = [self.decision(self.new("d"), roles) for _ in self.some(0, 2)]
        asked = tuple(
            (each["id"], tuple(policy["id"] for policy in each["policies"])) for each in decisions
        )
        data = self.part(Turn, id=id, when=when, decisions=decisions)
        self.names = attrs.evolve(self.names, decisions=(*self.names.decisions, *asked))
        return data

    def decision(self, id: str, roles: list[str]) -> Data:
        """Two or three ways, the first of them always open, one of them the record's."""
        policies = [self.new("p") for _ in self.some(2, 3)]
        self.known["policy"] = tuple(policies)
        unknown = self.maybe()
        taken = None if unknown else self.one_of(policies)
        made = [
            self.part(
                Policy,
                id=policy,
                taken=policy == taken or None,
                needs=None if policy == policies[0] or not self.maybe()
                else self.draw(conditions(self.names, 1)).text,
                then=[self.made(Consequence) for _ in self.some(0, 2)],
                **self.standing(Policy),
            )
            for policy in policies
        ]  # fmt: skip
        return self.part(
            Decision,
            id=id,
            role=self.one_of(roles),
            record="unknown" if unknown else None,
            policies=made,
        )


# --- saves ----------------------------------------------------------------------------------

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=20),
    st.just([]),
    st.just({}),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
"""Values that a save rarely means."""


@st.composite
def damaged(draw: Draw, text: str) -> bytes:
    """A save's bytes with something wrong: a value, a key, or the bytes themselves."""
    if draw(st.booleans()):
        data = json.loads(text)
        for _ in range(draw(st.integers(1, 3))):
            _spoil(draw, data)
        return json.dumps(data).encode()
    raw = bytearray(text.encode())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(0, len(raw) - 1)))
        match draw(st.integers(0, 3)):
            case 0:
                del raw[at:]
            case 1:
                raw[at : at + 1] = bytes([draw(st.integers(0, 255))])
            case 2:
                raw[at : at + draw(st.integers(1, 60))] = b""
            case 3:
                raw[at:at] = draw(st.binary(max_size=9))
    return bytes(raw)


def _spoil(draw: Draw, data: Any) -> None:
    """Change, take away or double one thing somewhere inside."""
    way, here = draw(st.integers(0, 3)), data
    while True:
        keys = [*here] if isinstance(here, dict) else [*range(len(here))]
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        if isinstance(here[key], dict | list) and here[key] and draw(st.integers(0, 3)):
            here = here[key]
            continue
        if way == 0:
            del here[key]
        elif way == 1 and isinstance(here, list):
            here.append(here[key])
        else:
            here[key] = draw(ODD)
        return
