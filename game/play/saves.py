"""Runs on disk: JSON, written whole or not at all, with the save before it kept as `.bak`.

A save holds what people did; everything else is replayed from it. Nothing here deletes a save, and
a damaged one is left as it is.
"""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from game.engine.rules import Game, IllegalPolicy
from game.play import journal, log
from game.play.checked import Checked, SaveError, backup_of, parsed
from game.play.fingerprint import changed, fingerprint
from game.play.journal import Journal
from game.play.run import Run
from game.play.session import Act, Session

__all__ = [
    "ChapterChanged",
    "SaveError",
    "backup_of",
    "read_run",
    "write_run",
    "write_whole",
]
FORMAT = 1
MAX_MINUTES, MAX_TURNS = 600, 10_000
FindGame = Callable[[str, str], Game]
"""The game of (pack id, chapter id); raises SaveError or ScenarioError where there is none."""


class ChapterChanged(SaveError):
    """The chapter's rules differ from those that were played; `parts` says where.

    `copy` is the run as far as it still holds, for the player to go on with if they wish.
    """

    def __init__(self, name: str, parts: tuple[str, ...], copy: Run, lost: int) -> None:
        super().__init__(
            f"{name} has changed since this was saved: {', '.join(parts)}",
            f"a copy can go on from where it still holds; {lost} of its steps would be lost"
            if lost
            else "a copy can go on: all its steps still hold",
        )
        self.parts, self.copy, self.lost = parts, copy, lost


# --- writing --------------------------------------------------------------------------------


def write_run(run: Run, path: Path) -> None:
    """Write a save; a power cut leaves the old one or the new one. Raises SaveError."""
    text = json.dumps(as_json(run), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_whole(path, text)


def write_whole(path: Path, text: str) -> None:
    """Write a text file by way of a temporary one; the file before it is kept as `.bak`. At every
    moment the old or the new text stands under the name. Raises SaveError.
    """
    data = text.encode("utf-8", "backslashreplace")  # half a surrogate pair, as JSON escapes it
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists():
            _put(backup_of(path), path.read_bytes())
        _put(path, data)
    except OSError as error:
        raise SaveError(
            f"{path} cannot be written: {error.strerror or error}",
            "name another file with --save, or free some space",
        ) from error


def _put(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105 - tests let single calls of os fail
    finally:
        Path(name).unlink(missing_ok=True)


@lru_cache(maxsize=64)
def _content(game: Game) -> dict[str, str]:
    """The fingerprint of a game's rules, worked out once: a save is written after every step."""
    return fingerprint(game.scenario)


def as_json(run: Run) -> dict[str, Any]:
    """A run as a save holds it."""
    first = run.sessions[0]
    return {
        "format": FORMAT,
        "game": "At the Table",
        "pack": first.game.scenario.pack.id,
        "campaign": run.campaign,
        "seed": first.seed,
        "roles": list(first.roles),
        "as_recorded": first.as_recorded,
        **({"core_only": True} if first.core_only else {}),
        **({"in_class": True} if run.in_class else {}),
        **({"minutes": run.minutes} if run.minutes else {}),
        **({"log": log.as_json(run.log)} if run.log else {}),
        "chapters": [_chapter_as_json(session) for session in run.sessions],
    }


def _chapter_as_json(session: Session) -> dict[str, Any]:
    """`turn` and `turns` are a bookmark for those who only look; reading counts them again."""
    values: dict[str, Any] = {
        "chapter": session.game.scenario.chapter.id,
        "turn": 0 if session.over else session.state.turn + 1,
        "turns": len(session.game.turns),
        "content": _content(session.game),
        "acts": [_act_as_json(act) for act in session.acts],
        "seen": session.seen,
    }
    if session.told_from is not None:
        values["told_from"] = session.told_from
    if session.answers:
        values["answers"] = {phase: dict(given) for phase, given in session.answers.items()}
    if session.ranking:
        values["ranking"] = {role: list(aims) for role, aims in session.ranking.items()}
    if session.journal != Journal():
        values["journal"] = journal.as_json(session.journal)
    return values


def _act_as_json(act: Act) -> dict[str, Any]:
    values = attrs.asdict(act)
    return {key: value for key, value in values.items() if value}


# --- reading --------------------------------------------------------------------------------


def read_run(path: Path, find: FindGame) -> Run:
    """The run in a save; raises SaveError, or ChapterChanged with a copy as far as it holds."""
    data = Checked(path, parsed(path))
    version = data.whole("format")
    if version > FORMAT:
        raise SaveError(
            f"{path} has save format {version}, this program knows {FORMAT}",
            "it was made by a newer version: get that one",
        )
    if version < 1:
        raise data.damaged(f"there is no save format {version}")
    entries = data.entries("chapters")
    reader = _Reader(data, find)
    for entry in entries:
        reader.chapter(entry)
    return reader.result()


class _Reader:
    """Replays the chapters of a save one after another, as far as they hold."""

    def __init__(self, data: Checked, find: FindGame) -> None:
        self._find = find
        self._pack, self._seed = data.text("pack"), data.whole("seed")
        self._roles, self._as_recorded = tuple(data.texts("roles")), data.switch("as_recorded")
        self._core_only = data.switch("core_only", False)
        self._empty = Run(
            (),
            data.switch("campaign"),
            data.switch("in_class", False),
            data.whole_in("minutes", MAX_MINUTES) or 0,
            log.from_json(data),
        )
        self._run: Run | None = None
        self._changed: list[str] = []
        self._lost = 0

    def chapter(self, entry: Checked) -> None:
        """Add a chapter; once one is not over, the steps of those after it are lost."""
        acts = [_act(each) for each in entry.entries("acts", least=0)]
        if self._run and not self._run.session.over:
            if not self._changed:
                raise entry.damaged("a chapter follows one that is not over")
            self._lost += len(acts)
            return
        run = self._opened(entry)
        told_from = entry.whole_in("told_from", MAX_TURNS)
        opened = attrs.evolve(run.session, told_from=told_from)
        session, left = as_far_as_it_holds(opened, acts)
        self._changed += changed(entry.hashes("content"), _content(session.game))
        if left and not self._changed:
            raise entry.damaged(f"its step {len(acts) - left + 1} is not possible")
        self._lost += left
        seen = max(0, min(entry.whole("seen"), len(session.reports)))
        session = _with_said(attrs.evolve(session, seen=seen), entry)
        self._run = run.with_session(attrs.evolve(session, journal=journal.from_json(entry)))

    def result(self) -> Run:
        """The run; raises ChapterChanged where the rules differ from those that were played."""
        assert self._run is not None
        if self._changed:
            parts = tuple(dict.fromkeys(self._changed))
            name = self._run.session.game.scenario.name
            raise ChapterChanged(name, parts, self._run, self._lost)
        return self._run

    def _opened(self, entry: Checked) -> Run:
        game = self._find(self._pack, entry.text("chapter"))
        if not self._roles or not {*self._roles} <= {e.id for e in game.scenario.chapter.roles}:
            raise entry.damaged(f"its seats {list(self._roles)} are not those of the chapter")
        if self._run:
            return self._run.next_chapter(game)
        first = Session(
            game, self._seed, self._roles, as_recorded=self._as_recorded, core_only=self._core_only
        )
        return attrs.evolve(self._empty, sessions=(first,))


def as_far_as_it_holds(session: Session, acts: Sequence[Act]) -> tuple[Session, int]:
    """The session after the acts, or after those that are possible; and how many are left over."""
    for number, act in enumerate(acts):
        try:
            session = session.do(act)
        except IllegalPolicy:
            return session, len(acts) - number
    return session, 0


def _act(entry: Checked) -> Act:
    odds = entry.mapping("odds")
    for forecast in odds.keys:
        if not 0 <= odds.whole(forecast) <= 100:
            raise entry.damaged(f"its odds for {forecast!r} are not between 0 and 100")
    tally = entry.mapping("tally")
    words = {key: entry.text(key, "") for key in attrs.fields_dict(Act) if key not in _COUNTED}
    return Act(
        **words,
        odds={forecast: odds.whole(forecast) for forecast in odds.keys},
        tally={policy: tally.whole(policy) for policy in tally.keys},
    )


_COUNTED = ("odds", "tally")


def _with_said(session: Session, entry: Checked) -> Session:
    """The session with its answers and rankings. One that the chapter no longer asks for, because
    its words were mended, is left out: words change no run.
    """
    said = entry.mapping("answers")
    for phase in said.keys:
        given = said.mapping(phase)
        answers = {item: given.text(item) for item in given.keys}
        kept = [_held(session, answers={phase: {item: answers[item]}}) for item in answers]
        mended = {item: answers[item] for item, fits in zip(answers, kept, strict=True) if fits}
        try:
            session = attrs.evolve(session, answers={**session.answers, phase: mended})
        except IllegalPolicy as error:
            raise entry.damaged(str(error)) from error
    ranked = entry.mapping("ranking")
    for role in ranked.keys:
        aims = tuple(ranked.texts(role))
        if role not in session.roles:
            raise entry.damaged(f"it ranks the aims of {role}, where nobody sits")
        if _held(session, ranking={role: aims}):
            session = attrs.evolve(session, ranking={**session.ranking, role: aims})
    return session


def _held(session: Session, **said: Any) -> bool:
    """Whether the chapter knows what was said."""
    try:
        attrs.evolve(session, **said)
    except IllegalPolicy:
        return False
    return True
