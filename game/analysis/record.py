"""The proof that the record's path reaches the record's ending."""

from __future__ import annotations

from game.engine.record import RecordRun
from game.scenario.checks.draft import Draft


def prove_record(draft: Draft, run: RecordRun) -> None:
    """Report everything in which a chapter's record, replayed, disagrees with its rules; where
    there is nothing to report, that is the proof.
    """
    chapter = draft.chapter
    path = {id(found.value): found.path for found in draft.values}
    for decision in run.untaken:
        draft.report(
            "taken-count",
            path[id(decision)],
            f"no policy of `{decision.id}` says `taken: true`",
            "mark the one that was taken, or say `record: unknown`",
        )
    for decision in run.closed:
        taken = decision.taken.id if decision.taken else ""
        draft.report(
            "record-closed",
            path[id(decision)],
            f"`{taken}` was taken, but its `needs` closes it in the record",
            "loosen its `needs`, or mend the numbers before it",
        )
    for line in run.untold:
        draft.report(
            "record-luck",
            path[id(line.consequence)],
            f"the chance of `{line.consequence.id}` lies on the record's path",
            "add `happened: true` or `happened: false`",
        )
    for line in run.denied:
        draft.report(
            "record-disagrees",
            f"{path[id(line.consequence)]}.happened",
            f"`{line.consequence.id}` says `happened: {str(line.consequence.happened).lower()}`,"
            " and the record's path says otherwise",
            "mend its `when`, the numbers before it, or `happened`",
        )
    if run.ending.id != chapter.record_ending:
        draft.report(
            "record-ending",
            "record_ending",
            f"the record's path reaches `{run.ending.id}`, not `{chapter.record_ending}`",
            "see with `play --auto record` where it turns off",
        )
