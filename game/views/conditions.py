"""Conditions in words, for players: what had to hold, and how it stood."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.rules import Game
from game.scenario.expressions import (
    Both,
    Chosen,
    Compare,
    Condition,
    Name,
    Not,
    Number,
    Sum,
    Tree,
)
from game.scenario.scope import names

_COMPARED = {
    "<": "under",
    "<=": "at most",
    ">": "over",
    ">=": "at least",
    "==": "exactly",
    "!=": "other than",
}


def condition_words(game: Game, condition: Condition | None) -> str:
    """`consent < 40 and not debated` as `Consent under 40 and not debated`; empty without one."""
    return _said(game, condition.tree) if condition else ""


def stood_words(
    game: Game, condition: Condition | None, here: Mapping[str, int], yours: Mapping[str, int]
) -> str:
    """How what a condition reads stood here and in your world, where that differs; else empty."""
    read = dict.fromkeys(names(condition.tree)) if condition else {}
    differ = [name for name in read if name in here and here[name] != yours.get(name)]
    said = []
    for name in differ:
        if name in game.slots.flags:
            said.append(f"{_name(game, name)}: {_yes(here[name])} here, {_yes(yours[name])}")
        else:
            said.append(f"{_name(game, name)} {here[name]} here, {yours[name]}")
    return "; ".join(f"{each} in your world" for each in said)


def _yes(mark: int) -> str:
    return "yes" if mark else "no"


def _said(game: Game, tree: Tree) -> str:
    match tree:
        case Number(value):
            return str(value).replace("-", "−")
        case Name(id):
            return _name(game, id)
        case Chosen(decision, policy, negated):
            return f"{'not ' * negated}“{_label(game, decision, policy)}”"
        case Not(inner):
            return f"not {_within(game, inner)}"
        case Both(word, items):
            return f" {word} ".join(_within(game, item) for item in items)
        case Sum(operator, left, right):
            sign = {"+": "plus", "-": "minus"}[operator]
            return f"{_said(game, left)} {sign} {_within(game, right)}"
        case Compare(operator, left, right):
            return f"{_said(game, left)} {_COMPARED[operator]} {_said(game, right)}"


def _within(game: Game, tree: Tree) -> str:
    said = _said(game, tree)
    return f"({said})" if isinstance(tree, Both | Sum) else said


def _name(game: Game, id: str) -> str:
    gauges = {each.id: each.short or each.name for each in game.scenario.chapter.indicators}
    return gauges.get(id) or id.replace("_", " ")


def _label(game: Game, decision: str, policy: str) -> str:
    return next(
        each.short or each.label
        for turn in game.turns
        for asked in turn.decisions
        if asked.id == decision
        for each in asked.policies
        if each.id == policy
    )
