"""Decisions as rows of a table, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from game.engine.record import replay_record
from game.play.run import Run
from game.play.session import Session
from game.views.decision import reasons_of

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
COLUMNS = (
    *("code", "pack", "chapter", "seed", "turn", "date", "role", "decision", "question"),
    *("chosen", "chosen_label", "standing", "record", "record_label", "as_in_the_record"),
    *("reason", "line", "odds", "cable", "ending", "record_ending"),
)


def decision_rows(run: Run) -> tuple[dict[str, str], ...]:
    """One row for each act of a seat in the chapters that are over: what was chosen and why."""
    return tuple(row for session in run.sessions if session.over for row in _rows(session))


def as_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A table that no spreadsheet takes for formulas; marked as UTF-8 for those that ask."""
    out = StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: inert(value) for key, value in row.items()})
    return "\ufeff" + out.getvalue()


def inert(text: str) -> str:
    """A cell that a spreadsheet shows and never computes: a sign in front where it would."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return f"'{text}" if text.lstrip(" \n\u3000").startswith(_FORMULA) else text


def _rows(session: Session) -> Iterable[dict[str, str]]:
    game, chapter = session.game, session.game.scenario.chapter
    record = replay_record(game)
    reasons = dict(reasons_of(game.scenario))
    for at, report in enumerate(session.reports):
        turn = game.turns[report.before.turn]
        decisions = {each.id: each for each in turn.decisions}
        for act in session.acts_of(at):
            if act.offer:
                continue
            row = {
                "code": session.journal.code,
                "pack": game.scenario.pack.id,
                "chapter": chapter.id,
                "seed": str(session.seed),
                "turn": str(report.before.turn + 1),
                "date": turn.date,
                "role": act.role,
                "reason": reasons.get(act.reason, act.reason),
                "line": act.line,
                "odds": "; ".join(f"{id} {percent} %" for id, percent in act.odds.items()),
                "cable": act.cable,
                "ending": session.ending.id,
                "record_ending": record.ending.id,
            }
            if decision := decisions.get(act.decision):
                chosen = next(each for each in decision.policies if each.id == act.policy)
                taken = decision.taken
                row |= {
                    "decision": decision.id,
                    "question": decision.ask,
                    "chosen": chosen.id,
                    "chosen_label": chosen.label,
                    "standing": chosen.standing,
                    "record": taken.id if taken else "",
                    "record_label": taken.label if taken else "",
                    "as_in_the_record": "" if taken is None else str(int(taken is chosen)),
                }
            yield {column: row.get(column, "") for column in COLUMNS}
