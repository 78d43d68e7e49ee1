"""What a condition may name at its place, and every fault of one that names something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from game.scenario.expressions import Both, Chosen, Compare, Name, Not, Number, Sum, Tree


class Scope(NamedTuple):
    """What a condition may name at its place.

    `decisions` gives the policies of each decision that can have been asked; `later` holds the
    decisions that cannot.
    """

    indicators: Collection[str]
    flags: Collection[str]
    decisions: Mapping[str, Collection[str]]
    later: Collection[str] = ()


class Fault(NamedTuple):
    """A name that is unknown or wrongly used; `wrong` and `known` serve a did-you-mean."""

    message: str
    hint: str = ""
    wrong: str = ""
    known: tuple[str, ...] = ()


def faults(tree: Tree, scope: Scope) -> Iterator[Fault]:
    """Everything wrong with a condition in this scope."""
    match tree:
        case Both(_, items):
            for item in items:
                yield from faults(item, scope)
        case Not(inner):
            yield from faults(inner, scope)
        case Compare(_, left, right):
            yield from _number_faults(left, scope)
            yield from _number_faults(right, scope)
        case Chosen():
            yield from _chosen_faults(tree, scope)
        case Name(id) if id in scope.flags:
            return
        case Name(id) if id in scope.indicators:
            yield Fault(
                f"`{id}` is an indicator and stands alone",
                f"compare it with a number, as `{id} >= 50`",
            )
        case Name(id) if id in scope.decisions or id in scope.later:
            yield Fault(f"`{id}` is a decision and stands alone", f"write `{id} is` and a policy")
        case Name(id):
            yield _unknown(id, scope)
        case Number() | Sum():
            yield Fault("a number alone is no condition", "compare it with another number")


def _number_faults(tree: Tree, scope: Scope) -> Iterator[Fault]:
    match tree:
        case Number():
            return
        case Sum(_, left, right):
            yield from _number_faults(left, scope)
            yield from _number_faults(right, scope)
        case Name(id) if id in scope.indicators:
            return
        case Name(id) if id in scope.flags:
            yield Fault(f"`{id}` is a flag, not a number", f"write `{id}` or `not {id}` alone")
        case Name(id) if id in scope.decisions or id in scope.later:
            yield Fault(f"`{id}` is a decision, not a number", f"write `{id} is` and a policy")
        case Name(id):
            yield _unknown(id, scope)
        case _:
            yield Fault("a condition stands where a number should", "compare numbers only")


def _chosen_faults(chosen: Chosen, scope: Scope) -> Iterator[Fault]:
    policies = scope.decisions.get(chosen.decision)
    if chosen.decision in scope.later:
        yield Fault(
            f"the decision `{chosen.decision}` comes later than this place",
            "read only decisions of this turn or of earlier ones",
        )
    elif policies is None:
        yield Fault(
            f"there is no decision `{chosen.decision}`",
            "",
            chosen.decision,
            (*scope.decisions, *scope.later),
        )
    elif chosen.policy not in policies:
        yield Fault(
            f"the decision `{chosen.decision}` has no policy `{chosen.policy}`",
            "",
            chosen.policy,
            tuple(policies),
        )


def _unknown(id: str, scope: Scope) -> Fault:
    known = (*scope.indicators, *scope.flags, *scope.decisions)
    return Fault(f"there is no indicator or flag `{id}`", "", id, known)


def names(tree: Tree) -> Iterator[str]:
    """Every indicator, flag and decision that the tree reads."""
    match tree:
        case Name(id):
            yield id
        case Chosen(decision, _, _):
            yield decision
        case Not(inner):
            yield from names(inner)
        case Both(_, items):
            for item in items:
                yield from names(item)
        case Sum(_, left, right) | Compare(_, left, right):
            yield from names(left)
            yield from names(right)
        case Number():
            return
