"""Every name names something, once; every condition reads what it can read at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial

from game.scenario.checks.draft import Draft, Found
from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.expressions import Condition
from game.scenario.model import Consequence, Decision, Event, Forecast, Indicator, Turn
from game.scenario.pack import bridges_after
from game.scenario.scope import Fault, Scope, faults
from game.scenario.structure import NO_CONDITION
from game.scenario.wording import nearest

_CITATIONS = re.compile(r"\[@[^\]]*\]")
_CITED = re.compile(r"@([A-Za-z0-9_.:/+-]+)")


def cited_in(text: str) -> list[str]:
    """The claim ids of the citations `[@a; @b]` in a text, in order."""
    return [id for group in _CITATIONS.findall(text) for id in _CITED.findall(group)]


def check_names(draft: Draft) -> None:
    """Report duplicates, clashes, unknown references, and faults of conditions."""
    _duplicates(draft)
    known = _known(draft)
    scope = cache(partial(_scope, draft))
    for found in draft.values:
        if found.spec.kind == "condition":
            _condition(draft, found, scope)
        elif found.spec.refers:
            _reference(draft, found, known)
        elif found.spec.kind == "prose":
            if found.value.count("[@") != len(_CITATIONS.findall(found.value)):
                draft.report(
                    "broken-citation",
                    found.path,
                    "a citation opens with `[@` and does not close",
                    "write [@C2012_14], or [@C2012_14; @C2012_16]",
                )
            for claim in cited_in(found.value):
                if claim not in draft.library.claims:
                    draft.unknown(found.path, "claim", claim, draft.library.claims)


def check_bridges(draft: Draft, pack_places: dict[str, Place]) -> None:
    """Report faults of the pack's conditions that are read at this chapter's end."""
    scope = _scope(draft, len(draft.chapter.turns))
    for bridge in bridges_after(draft.chapter.id, draft.pack):
        path = f"bridges[{draft.pack.bridges.index(bridge)}].when"
        if bridge.when and bridge.when is not NO_CONDITION:
            for fault in faults(bridge.when.tree, scope):
                message, hint = _worded(fault, bridge.when)
                draft.found.append(
                    Diagnostic("bad-condition", pack_places[path], message, hint, path)
                )


def _known(draft: Draft) -> dict[str, set[str]]:
    chapter, library = draft.chapter, draft.library
    return {
        "indicator": {each.id for each in chapter.indicators},
        "flag": {*chapter.flags},
        "role": {each.id for each in chapter.roles},
        "turn": {each.id for each in chapter.turns},
        "ending": {each.id for each in chapter.endings},
        "decision": {decision.id for _, _, decision in draft.decisions()},
        "concept": {*library.concepts},
        "claim": {*library.claims},
        "conflict": {*library.conflicts},
    }


def _reference(draft: Draft, found: Found, known: dict[str, set[str]]) -> None:
    kind, value = found.spec.refers, found.value
    if kind == "policy":
        decision = found.owner(Decision)
        if value not in (policies := [each.id for each in decision.policies]):
            draft.unknown(found.path, "policy", value, policies)
    elif found.spec.kind == "pairs":
        _expected(draft, found, known["decision"])
    else:
        allowed = known[kind] | (known["concept"] if kind == "claim" else set())
        names = [name for name, _ in value] if found.spec.kind == "changes" else [value]
        if isinstance(found.owners[-1], Indicator):
            allowed |= {role.id for role in draft.pack.roles}  # not every chapter seats them all
        for name in names:
            if name and name not in allowed:
                path = f"{found.path}.{name}" if found.spec.kind == "changes" else found.path
                draft.unknown(path, kind, name, sorted(allowed))


def _expected(draft: Draft, found: Found, decisions: set[str]) -> None:
    policies = {each.id: [p.id for p in each.policies] for _, _, each in draft.decisions()}
    for decision, policy in found.value:
        path = f"{found.path}.{decision}"
        if decision not in decisions:
            draft.unknown(path, "decision", decision, sorted(decisions))
        elif policy not in policies[decision]:
            draft.unknown(path, "policy", policy, policies[decision])


# --- conditions -----------------------------------------------------------------------------


def _condition(draft: Draft, found: Found, scope: Callable[[int], Scope]) -> None:
    condition: Condition = found.value
    if condition is NO_CONDITION:
        return
    for fault in faults(condition.tree, scope(_last_turn_read(draft, found))):
        draft.report("bad-condition", found.path, *_worded(fault, condition))


def _worded(fault: Fault, condition: Condition) -> tuple[str, str]:
    hint = fault.hint or nearest(fault.wrong, fault.known)
    hint = hint or f"known here: {', '.join(sorted(fault.known)[:12])}"
    return f"{fault.message} in `{condition}`", hint


def _scope(draft: Draft, last: int) -> Scope:
    """What a condition may name that is read when the decisions of turn `last` have been taken."""
    asked, later = {}, []
    for number, _, decision in draft.decisions():
        if number <= last:
            asked[decision.id] = [policy.id for policy in decision.policies]
        else:
            later.append(decision.id)
    indicators = [each.id for each in draft.chapter.indicators]
    return Scope(indicators, draft.chapter.flags, asked, later)


def _last_turn_read(draft: Draft, found: Found) -> int:
    """The last turn whose decisions a condition sees: this one where the line is read after
    deciding.
    """
    turns = draft.chapter.turns
    turn: Turn | None = found.owner(Turn)
    if turn is None:
        return len(turns)
    number = next(i for i, each in enumerate(turns) if each is turn)
    if forecast := found.owner(Forecast):
        return max([number, *(i for i, each in enumerate(turns) if each.id == forecast.by)])
    line: Consequence | None = found.owner(Consequence)
    if line:
        return number + max(0, line.after - 1)
    return number - 1


# --- duplicates -----------------------------------------------------------------------------


def _duplicates(draft: Draft) -> None:
    chapter = draft.chapter
    for key in ("roles", "indicators", "turns", "endings"):
        _once(draft, key, ((f"{key}[{i}].id", e.id) for i, e in enumerate(getattr(chapter, key))))
    _once(
        draft, "quiz", ((f"debrief.quiz[{i}].id", e.id) for i, e in enumerate(chapter.debrief.quiz))
    )
    for _, path, decision in draft.decisions():
        _once(
            draft,
            "policies",
            ((f"{path}.policies[{i}].id", e.id) for i, e in enumerate(decision.policies)),
        )
    for number, role in enumerate(chapter.roles):
        _once(
            draft,
            "aims",
            ((f"roles[{number}].aims[{i}].id", e.id) for i, e in enumerate(role.aims)),
        )
    lines = draft.values
    for kinds, title in (
        ((Consequence, Event), "consequences and events"),
        ((Forecast,), "forecasts"),
    ):
        _once(
            draft,
            title,
            (
                (f"{f.path}.id", f.value.id)
                for f in lines
                if isinstance(f.value, kinds) and f.value.id
            ),
        )
    _once(
        draft,
        "indicators, flags and decisions together",
        [
            *((f"indicators[{i}].id", each.id) for i, each in enumerate(chapter.indicators)),
            *((f"flags[{i}]", flag) for i, flag in enumerate(chapter.flags)),
            *((f"{path}.id", decision.id) for _, path, decision in draft.decisions()),
        ],
    )


def _once(draft: Draft, title: str, ids: Iterable[tuple[str, str]]) -> None:
    first: dict[str, str] = {}
    for path, id in ids:
        if id and id in first and not _reported(draft, path):
            line = draft.place(first[id]).line
            draft.report(
                "duplicate-id",
                path,
                f"`{id}` stands twice among {title}",
                f"it stands first in line {line}; rename one",
            )
        first.setdefault(id, path)


def _reported(draft: Draft, path: str) -> bool:
    return any(each.code == "duplicate-id" and each.path == path for each in draft.found)
