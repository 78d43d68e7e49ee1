"""What the rules of a chapter read, as short hashes by part: to say what changed since a save."""

from __future__ import annotations

from fractions import Fraction
from hashlib import blake2b
from typing import Any

import attrs

from game.scenario.expressions import Condition
from game.scenario.fields import specs
from game.scenario.model import Adviser, Observation, Passage, Reported
from game.scenario.pack import Scenario

_TOLD = (Passage, Adviser, Observation, Reported)
_TOLD_KINDS = ("label", "prose", "date", "number", "name")


def fingerprint(scenario: Scenario) -> dict[str, str]:
    """Part -> hash, for the indicators, flags, endings, each turn, and what a campaign brings into
    the chapter. Words do not count: a mended sentence leaves every save as it was.
    """
    chapter, pack = scenario.chapter, scenario.pack
    parts: dict[str, Any] = {
        "indicators": [(each.id, each.start, each.range) for each in chapter.indicators],
        "flags": sorted(chapter.flags),
        "roles": [each.id for each in chapter.roles],
        "endings": chapter.endings,
        "what carries over": [pack.carries, [b for b in pack.bridges if b.to == chapter.id]],
        "order of turns": [turn.id for turn in chapter.turns],
    }
    parts |= {f"turn {turn.id}": turn for turn in chapter.turns}
    return {name: _hash(_rules(part)) for name, part in parts.items()}


def changed(before: dict[str, str], now: dict[str, str]) -> tuple[str, ...]:
    """The parts that differ, in the order of the chapter as it is now; gone ones last."""
    parts = [*now, *(part for part in before if part not in now)]
    return tuple(part for part in parts if before.get(part) != now.get(part))


def _rules(thing: Any) -> Any:
    """A thing as nested lists of what the rules read."""
    match thing:
        case Condition(text):
            return text
        case Fraction():
            return str(thing)
        case tuple() | list():
            return [_rules(each) for each in thing if not isinstance(each, _TOLD)]
        case _ if attrs.has(type(thing)):
            return [
                [name, _rules(value)]
                for name, spec in specs(type(thing)).values()
                if spec.kind not in _TOLD_KINDS
                and spec.refers not in ("concept", "claim")
                and name != "basis"
                and not isinstance(value := getattr(thing, name), _TOLD)
            ]
        case _:
            return thing


def _hash(rules: Any) -> str:
    return blake2b(repr(rules).encode(), digest_size=6).hexdigest()
