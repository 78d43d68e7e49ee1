"""Rule 12: climate carries, treaties do not. Every chapter opens where the record stood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.engine.rules import build
from game.play.campaign import carry_over
from game.play.run import Run
from game.play.saves import ChapterChanged, read_run, write_run
from game.play.session import Session
from game.play.shelf import Shelf
from tests.helpers import Data, act_for, as_yaml, chapter_of, flags, session_of, values

FIRST = """
id: first
indicators: {trust: 50, calm: 50, here: 50}
turns:
  - policies:
      record: [change: {trust: +10}]
      warm: [change: {trust: +17}]
      cold: [{change: {trust: -25, calm: +40, here: +9}, mark: [signed]}]
"""
SECOND = """
id: second
indicators: {trust: [40, 0, 45], calm: 30, there: 5}
turns:
  - policies: {go: [mark: [signed]]}
  - {when: signed}
endings: {treaty: signed, end:}
record_ending: treaty
"""
PACK: Data = {
    "format": 1,
    "id": "duo",
    "title": "Two in a row",
    "chapters": ["first", "second"],
    "roles": [{"id": "player"}],
    "indicators": [{"id": id, "name": id} for id in ("trust", "calm", "here", "there")],
    "carries": {"share": 0.5, "indicators": ["trust", "here"]},
}


def pack_in(root: Path, edit: Callable[[Data, Data, Data], Any] = lambda *_: None) -> Shelf:
    """A shelf with the pack, after an edit of (pack, first chapter, second chapter)."""
    folder = root / "duo"
    folder.mkdir(exist_ok=True)
    pack, first, second = {**PACK}, chapter_of(FIRST), chapter_of(SECOND)
    del first["roles"], second["roles"]
    edit(pack, first, second)
    for name, data in (("pack", pack), ("first", first), ("second", second)):
        (folder / f"{name}.yaml").write_text(as_yaml(data), encoding="utf-8")
    return Shelf((root,))


def both(shelf: Shelf, policy: str) -> Run:
    """A campaign with the first chapter played and the second one open."""
    run = Run((session_of(shelf.game("duo/first"), policy),), campaign=True)
    return run.next_chapter(shelf.game("duo/second"))


def opening(run: Run) -> dict[str, int]:
    """The indicators as the open chapter begins."""
    return values(run.session.opening, run.session.game)


@pytest.mark.parametrize(
    ("policy", "trust", "why"),
    [
        ("record", 40, "60 as the record: nothing is carried"),
        ("warm", 43, "+7 against the record, half is 3.5, rounded towards zero: +3"),
        ("cold", 23, "-35 against the record, half is -17.5, rounded towards zero: -17"),
    ],
)
def test_half_the_difference_to_the_record_is_carried(
    policy: str, trust: int, why: str, tmp_path: Path
) -> None:
    """Of the pack's carried indicators, and only of those: calm is 40 away and starts as written;
    `here` is carried and not in the second chapter, `there` is not in the first.
    """
    assert opening(both(pack_in(tmp_path), policy)) == {"trust": trust, "calm": 30, "there": 5}, why


@pytest.mark.parametrize(("change", "trust"), [(+40, 45), (-90, 10)])
def test_what_is_carried_is_clamped_to_the_next_chapters_range(
    change: int, trust: int, tmp_path: Path
) -> None:
    """+40 ends at 90: 30 against the record, 40 + 15 is over 45. -90 ends at 0: 40 - 30 is 10."""

    def edit(_pack: Data, first: Data, _second: Data) -> None:
        first["turns"][0]["decisions"][0]["policies"][1]["then"][0]["change"]["trust"] = change

    assert opening(both(pack_in(tmp_path, edit), "warm"))["trust"] == trust


def test_flags_and_choices_start_fresh(tmp_path: Path) -> None:
    """A treaty signed in the first chapter is not signed in the second: the papers are as they were
    in the record.
    """
    shelf = pack_in(tmp_path)
    run = both(shelf, "cold")
    assert flags(run.sessions[0].state, run.sessions[0].game) == {"signed"}
    assert flags(run.session.opening, run.session.game) == set()


def test_seed_and_seats_are_those_of_the_run(tmp_path: Path) -> None:
    """The next chapter has the same seed and seats, no acts, nothing seen."""
    shelf = pack_in(tmp_path)
    first = session_of(shelf.game("duo/first"), "warm", seed=77, as_recorded=True).see()
    second = Run((first,), campaign=True).next_chapter(shelf.game("duo/second")).session
    assert (second.seed, second.roles, second.as_recorded) == (77, ("player",), True)
    assert (second.acts, second.seen) == ((), 0)


def test_without_carries_nothing_is_carried(tmp_path: Path) -> None:
    """A pack that says nothing opens every chapter as written."""
    shelf = pack_in(tmp_path, lambda pack, *_: pack.pop("carries"))
    assert opening(both(shelf, "cold"))["trust"] == 40


# --- echoes ---------------------------------------------------------------------------------

BRIDGES = [
    {"to": "second", "when": "signed and d1 is cold", "text": "Signed.", "change": {"calm": -4}},
    {"to": "second", "when": "trust > 60", "text": "Warm.", "change": {"trust": +1, "there": +2}},
    {"to": "second", "text": "Always.", "change": {"calm": +1}},
    {"to": "first", "text": "Never read here.", "change": {"calm": +50}},
]


@pytest.mark.parametrize(
    ("policy", "starts", "echoes"),
    [
        ("record", {"trust": 40, "calm": 31, "there": 5}, ["Always."]),
        ("warm", {"trust": 44, "calm": 31, "there": 7}, ["Warm.", "Always."]),
        ("cold", {"trust": 23, "calm": 27, "there": 5}, ["Signed.", "Always."]),
    ],
)
def test_bridges_are_read_at_the_end_of_the_chapter_before(
    policy: str, starts: dict[str, int], echoes: list[str], tmp_path: Path
) -> None:
    """In that chapter's words (its flags, decisions, values); their changes come on top of what is
    carried, and only bridges to the chapter that opens are read.
    """
    shelf = pack_in(tmp_path, lambda pack, *_: pack.update(bridges=BRIDGES))
    run = both(shelf, policy)
    assert opening(run) == starts
    before = run.sessions[0]
    carried = carry_over(before.game, before.state, run.session.game.scenario.chapter)
    assert [bridge.text for bridge in carried.echoes] == echoes


def test_bridges_are_read_in_a_pack_that_carries_nothing(tmp_path: Path) -> None:
    """`carries` and `bridges` are two keys; either may be left out."""

    def edit(pack: Data, *_: Data) -> None:
        pack.pop("carries")
        pack["bridges"] = BRIDGES

    run = both(pack_in(tmp_path, edit), "cold")
    assert opening(run) == {"trust": 40, "calm": 27, "there": 5}


# --- campaigns on disk ----------------------------------------------------------------------


def saved(root: Path, *policies: str) -> Path:
    """A save of a campaign: one policy for each chapter."""
    run = Run((session_of(pack_in(root).game("duo/first"), policies[0]),), campaign=True)
    run = run.next_chapter(pack_in(root).game("duo/second"))
    for policy in policies[1:]:
        run = run.with_session(run.session.do(act_for(run.session, policy)))
    write_run(run, root / "run.json")
    return root / "run.json"


def test_a_campaign_is_saved_and_read_with_every_chapter(tmp_path: Path) -> None:
    """All sessions are replayed, the second from the opening that the first left it."""
    run = read_run(saved(tmp_path, "cold", "go"), pack_in(tmp_path).find)
    assert run.campaign
    assert [session.game.scenario.chapter.id for session in run.sessions] == ["first", "second"]
    assert opening(run)["trust"] == 23
    assert [act.policy for act in run.session.acts] == ["go"]
    assert flags(run.session.state, run.session.game) == {"signed"}


def test_a_changed_first_chapter_loses_the_second(tmp_path: Path) -> None:
    """Its policy is gone: the copy stands in the first chapter; what came after cannot be kept."""
    path = saved(tmp_path, "cold", "go")

    def edit(_pack: Data, first: Data, _second: Data) -> None:
        first["turns"][0]["decisions"][0]["policies"][2]["id"] = "cool"

    with pytest.raises(ChapterChanged) as changed:
        read_run(path, pack_in(tmp_path, edit).find)
    assert changed.value.parts == ("turn t1",)
    assert [session.acts for session in changed.value.copy.sessions] == [()]


def test_all_steps_that_would_be_lost_are_counted(tmp_path: Path) -> None:
    """One in the first chapter and one in the second: the message must not say one."""
    path = saved(tmp_path, "cold", "go")

    def edit(_pack: Data, first: Data, _second: Data) -> None:
        first["turns"][0]["decisions"][0]["policies"][2]["id"] = "cool"

    with pytest.raises(ChapterChanged) as changed:
        read_run(path, pack_in(tmp_path, edit).find)
    assert changed.value.lost == 2


def test_a_first_chapter_that_got_longer_is_where_the_copy_goes_on(tmp_path: Path) -> None:
    """All its old steps hold and it is not over: the copy cannot already be in the second."""
    path = saved(tmp_path, "cold", "go")

    def edit(_pack: Data, first: Data, _second: Data) -> None:
        first["turns"].append(first["turns"][0] | {"id": "t2", "decisions": []})

    with pytest.raises(ChapterChanged) as changed:
        read_run(path, pack_in(tmp_path, edit).find)
    copy = changed.value.copy
    assert (len(copy.sessions), copy.session.over) == (1, False)


@pytest.mark.parametrize(
    "edit",
    [
        lambda pack: pack["carries"].update(share=0.25),
        lambda pack: pack.update(carries={"share": 0.5, "indicators": ["calm"]}),
        lambda pack: pack.update(bridges=[{"to": "second", "text": "x", "change": {"calm": 1}}]),
    ],
    ids=["share", "indicators", "bridges"],
)
def test_what_a_campaign_carries_is_part_of_what_was_saved(
    edit: Callable[[Data], Any], tmp_path: Path
) -> None:
    """Another share is another opening: a run in the second chapter has changed, and says so."""
    path = saved(tmp_path, "cold", "go")

    def edit_pack(pack: Data, *_: Data) -> None:
        pack["carries"] = {**pack["carries"]}
        edit(pack)

    with pytest.raises(ChapterChanged):
        read_run(path, pack_in(tmp_path, edit_pack).find)


def test_a_save_cannot_open_a_chapter_before_the_last_is_over(tmp_path: Path) -> None:
    """Nothing has changed, and the save says what cannot have been played."""
    import json

    from game.play.saves import SaveError

    path = saved(tmp_path, "cold")
    data = json.loads(path.read_text(encoding="utf-8"))
    data["chapters"][0]["acts"] = []
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SaveError, match="damaged"):
        read_run(path, pack_in(tmp_path).find)


def test_a_chapter_of_no_pack_has_nothing_to_carry(tmp_path: Path) -> None:
    """Loose chapters in a folder: the next one opens as written."""
    from tests.helpers import load

    first = build(load(chapter_of(FIRST), tmp_path).scenario)
    second = build(load(chapter_of(SECOND), tmp_path).scenario)
    session: Session = session_of(first, "cold")
    carried = carry_over(session.game, session.state, second.scenario.chapter)
    assert (carried.starts, carried.echoes) == ({}, ())
