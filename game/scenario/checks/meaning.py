"""The rules of the format that one value alone cannot show: see scenarios/README.md, rules 1-16."""

from __future__ import annotations

from game.scenario.checks.draft import Draft, Found
from game.scenario.checks.names import cited_in
from game.scenario.model import (
    FORMAT,
    Adviser,
    Consequence,
    Decision,
    Ending,
    Event,
    Otherwise,
    Passage,
    Policy,
    Sourced,
    Turn,
)
from game.scenario.pack import bridges_after
from game.scenario.scope import names

GAUGES_A_SEAT = 6
MAX_TURNS = 60


def check_meaning(draft: Draft) -> None:
    """Report every breach of the rules, in the order of the file."""
    _frame(draft)
    _gauges(draft)
    _decisions(draft)
    _endings(draft)
    _quiz(draft)
    _flags(draft)
    for found in draft.values:
        if isinstance(found.value, Consequence):
            _consequence(draft, found)
        if isinstance(found.value, Sourced):
            _standing(draft, found)
        if isinstance(found.value, (Passage, Adviser)):
            _hindsight(draft, found)


def _frame(draft: Draft) -> None:
    chapter = draft.chapter
    if chapter.format != FORMAT and "format" in draft.places:
        draft.report(
            "format-version",
            "format",
            f"format {chapter.format} is not known",
            f"write `format: {FORMAT}`, or get a newer version of the game",
        )
    if chapter.to and chapter.to < chapter.from_[: len(chapter.to)]:
        draft.report("dates-reversed", "to", "the chapter ends before it begins", "swap the dates")
    if len(chapter.turns) > MAX_TURNS:
        draft.report(
            "too-many-turns",
            "turns",
            f"the chapter has {len(chapter.turns)} turns of at most {MAX_TURNS}",
            "make two chapters of it",
        )
    for number, turn in enumerate(chapter.turns):
        for index, forecast in enumerate(turn.forecasts):
            order = [each.id for each in chapter.turns]
            if forecast.by in order and order.index(forecast.by) < number:
                draft.report(
                    "settled-before-asked",
                    f"turns[{number}].forecasts[{index}].by",
                    f"the turn `{forecast.by}` is over when the odds are asked",
                    "name this turn or a later one",
                )


def _gauges(draft: Draft) -> None:
    for number, gauge in enumerate(draft.chapter.indicators):
        path = f"indicators[{number}]"
        if not gauge.name:
            draft.report(
                "missing-key", path, f"the indicator `{gauge.id}` has no name", "add `name:`"
            )
        if gauge.start is None and f"{path}.start" in draft.places:
            continue  # it was there and could not be read
        if gauge.start is None:
            draft.report(
                "missing-key",
                path,
                f"the indicator `{gauge.id}` has no start",
                "add `start:` and a whole number",
            )
        elif not gauge.range[0] <= gauge.start <= gauge.range[1]:
            draft.report(
                "out-of-range",
                f"{path}.start",
                f"the start {gauge.start} is out of range",
                f"from {gauge.range[0]} to {gauge.range[1]}, as `range` says",
            )
    for role in draft.chapter.roles:
        seen = [g.id for g in draft.chapter.indicators if not g.seen_by or role.id in g.seen_by]
        if len(seen) > GAUGES_A_SEAT:
            draft.report(
                "too-many-gauges",
                "indicators",
                f"`{role.id}` sees {len(seen)} indicators of at most {GAUGES_A_SEAT}",
                "say with `seen_by` who sees which",
            )


def _decisions(draft: Draft) -> None:
    for _, path, decision in draft.decisions():
        if not decision.role:
            draft.report(
                "missing-key",
                path,
                "the key `role` is missing",
                "say who decides; it may be left out only where there is one role",
            )
        if len(decision.policies) < 2:
            draft.report(
                "one-policy",
                f"{path}.policies",
                "a decision needs two policies or more",
                "add another way, or tell it in the briefing",
            )
        if all(policy.needs for policy in decision.policies):
            draft.report(
                "all-closed",
                f"{path}.policies",
                "every policy has `needs`: all may be closed",
                "take `needs` from one of them",
            )
        _taken(draft, path, decision)
        for number, policy in enumerate(decision.policies):
            if policy.needs and not policy.closed:
                draft.report(
                    "closed-unexplained",
                    f"{path}.policies[{number}].needs",
                    f"`{policy.id}` can be closed and does not say why",
                    "add `closed:` with a sentence for the player",
                )


def _taken(draft: Draft, path: str, decision: Decision) -> None:
    taken = sum(policy.taken for policy in decision.policies)
    if decision.record == "unknown" and taken:
        draft.report(
            "taken-count",
            path,
            "`record: unknown`, yet a policy says `taken`",
            "take one of the two away",
        )
    elif taken > 1:
        draft.report(
            "taken-count",
            path,
            f"{taken} policies say `taken: true`",
            "leave it on the one that was taken",
        )


def _endings(draft: Draft) -> None:
    endings = draft.chapter.endings
    for number, ending in enumerate(endings):
        last = number == len(endings) - 1
        if last and ending.when:
            draft.report(
                "last-ending",
                f"endings[{number}].when",
                "the last ending has a condition: a play may end nowhere",
                "take its `when` away, or add an ending without one",
            )
        if not last and not ending.when:
            draft.report(
                "last-ending",
                f"endings[{number}]",
                f"`{ending.id}` has no condition: no ending after it can be reached",
                "add `when:`, or move it to the end",
            )


def _quiz(draft: Draft) -> None:
    for number, item in enumerate(draft.chapter.debrief.quiz):
        if item.answer and item.answer not in item.options:
            draft.report(
                "quiz-answer",
                f"debrief.quiz[{number}].answer",
                "the answer is none of the options",
                "copy the right option word for word",
            )


def _flags(draft: Draft) -> None:
    marked: set[str] = set()
    read: set[str] = set()
    for found in draft.values:
        if isinstance(found.value, Otherwise):
            marked.update(found.value.mark)
        if found.spec.kind == "condition":
            read.update(names(found.value.tree))
    for bridge in bridges_after(draft.chapter.id, draft.pack):
        if bridge.when:
            read.update(names(bridge.when.tree))
    for number, flag in enumerate(draft.chapter.flags):
        if flag and flag not in marked:
            draft.report(
                "unused-flag",
                f"flags[{number}]",
                f"nothing marks the flag `{flag}`",
                "mark it somewhere, or take it away",
            )
        if flag and flag not in read:
            draft.report(
                "unused-flag",
                f"flags[{number}]",
                f"no condition reads the flag `{flag}`",
                "read it somewhere, or take it away",
            )


def _consequence(draft: Draft, found: Found) -> None:
    line, path = found.value, found.path
    if line.chance is not None and not line.id:
        draft.report(
            "chance-needs-id",
            f"{path}.chance",
            "a line with a chance needs an id",
            "add `id:` so that its luck stays its own when lines move",
        )
    if line.otherwise and line.chance is None:
        draft.report(
            "otherwise-needs-chance",
            f"{path}.otherwise",
            "`otherwise` is the other outcome of a chance, and there is none",
            "add `chance:`, or write two lines with opposite conditions",
        )
    for outcome, at in ((line, path), (line.otherwise, f"{path}.otherwise")):
        if outcome and not outcome.text:
            draft.report(
                "untold", at, "something happens and the player reads nothing", "add `text:`"
            )
    turn = found.owner(Turn)
    number = next(i for i, each in enumerate(draft.chapter.turns) if each is turn)
    if line.after and number + line.after >= len(draft.chapter.turns):
        draft.report(
            "never-lands",
            f"{path}.after",
            "the chapter is over before this lands",
            f"write at most {len(draft.chapter.turns) - 1 - number}, or move it",
        )


# --- standing -------------------------------------------------------------------------------


def _standing(draft: Draft, found: Found) -> None:
    sentence, path = found.value, found.path
    cites = [*sentence.cites, *(cited_in(sentence.text) if isinstance(sentence, Passage) else ())]
    claims = [id for id in cites if id in draft.library.claims]
    if sentence.basis == "documented" and not claims:
        draft.report(
            "documented-without-claim",
            path,
            "documented, and no claim is cited",
            "cite one, or say inferred or assumed",
        )
    if sentence.cites and not sentence.basis and not isinstance(sentence, Passage):
        draft.report(
            "basis-missing",
            path,
            "it cites claims but does not say what they are to it",
            "add `basis: documented` if they show it, `inferred` if you argue from them",
        )
    if not isinstance(sentence, (Passage, Adviser)):
        _argued(draft, sentence, path)
    if sentence.standing == "documented" and _off_the_record(draft, found):
        draft.report(
            "documented-off-record",
            path,
            "off the record nothing is documented",
            "say inferred or assumed, and why in `because`",
        )


def _argued(draft: Draft, sentence: Sourced, path: str) -> None:
    if sentence.basis == "inferred" and not sentence.cites:
        draft.report(
            "inferred-from-nothing",
            path,
            "inferred, and nothing is cited to infer it from",
            "cite a claim or a concept, or say assumed",
        )
    if sentence.because or sentence.standing == "documented":
        return
    if sentence.basis:
        draft.report(
            "needs-because",
            path,
            f"{sentence.basis}, and no argument is given",
            "add `because:` with one sentence",
        )
    else:
        draft.report(
            "unargued",
            path,
            "no standing and no argument: the player reads 'assumed'",
            "add `because:` with one sentence, or `basis:` and `cites:`",
        )


def _off_the_record(draft: Draft, found: Found) -> bool:
    """Whether the sentence stands in a branch that the record did not take."""
    if isinstance(found.value, Ending):
        endings = [each.id for each in draft.chapter.endings]
        recorded = draft.chapter.record_ending
        return recorded in endings and found.value.id != recorded
    if not isinstance(found.value, Otherwise):
        return False
    policy = found.owner(Policy)
    if policy is not None and not policy.taken:
        return True
    if not isinstance(found.value, Consequence):
        line = found.owner(Consequence)
        return line is not None and line.happened is True
    turn = found.owner(Turn)
    offered = isinstance(found.value, Event) and any(found.value is each for each in turn.offers)
    return offered or found.value.happened is False


def _hindsight(draft: Draft, found: Found) -> None:
    turn, sentence = found.owner(Turn), found.value
    cited = [*sentence.cites, *(cited_in(sentence.text) if isinstance(sentence, Passage) else ())]
    for id in cited:
        claim = draft.library.claims.get(id)
        if claim and claim.date[: len(turn.date)] > turn.date[: len(claim.date)]:
            draft.report(
                "hindsight",
                found.path,
                f"{id} is dated {claim.date}, after this turn",
                f"nobody could know it on {turn.date}: cite another, or move it on",
            )
