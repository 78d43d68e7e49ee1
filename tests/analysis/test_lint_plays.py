"""What no play reaches: seen at random first, then in all plays."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.analysis.check import check_paths
from game.analysis.proof import unseen_in_all
from game.analysis.reach import Unseen, things, unseen_at_random
from game.engine.rules import Game
from tests.helpers import as_yaml, chapter_of, game_of

RARE = """
turns:
{turns}
  - policies: {{wait: []}}
    events:
      - {{id: seldom, when: {when}}}
"""


def rare(depth: int) -> str:
    """A chapter whose last event comes off in one play of four to the power of `depth`."""
    policy = "{a: [{change: {calm: 1}}], b: [], c: [], d: []}"
    turns = "\n".join(f"  - policies: {policy}" for _ in range(depth))
    return RARE.format(turns=turns, when=f"calm == {50 + depth}")


def names(game: Game, unseen: Unseen) -> set[str]:
    """The things, in words: lines by their ids, turns by theirs."""
    return {
        f"{kind} {game.lines[int(which)].consequence.id}"
        if kind in ("line", "landing")
        else f"turn {game.turns[int(which)].id}"
        if kind == "turn"
        else f"{kind} {which} {place}".removesuffix(" 0" if kind == "ending" else "-")
        for kind, which, place in unseen.things
    }


def codes(text: str, folder: Path, deep: bool = False) -> list[tuple[str, int]]:
    """Codes and lines of what is found in a chapter about its plays."""
    path = folder / "story.yaml"
    path.write_text(as_yaml(chapter_of(text)), encoding="utf-8")
    told = ("dead-", "always-", "never-")
    found = check_paths([path], deep=deep).found
    return [(each.code, each.place.line) for each in found if each.code.startswith(told)]


def test_plays_at_random_stop_once_everything_was_seen(tmp_path: Path) -> None:
    """A chapter in which all can happen costs a few plays, not a thousand."""
    game = game_of("turns:\n  - policies: {go: [], stay: []}", tmp_path)
    unseen = unseen_at_random(game)
    assert unseen.things == frozenset()
    assert unseen.runs < 20


def test_every_kind_of_thing_is_asked_about(tmp_path: Path) -> None:
    """Turns, lines, landings, endings and policies; but not what only a facilitator brings in."""
    text = """
    turns:
      - policies: {go: [{id: soon, after: 1}], stay: []}
        offers: [{id: gift}]
      - policies: {go: [], stay: []}
    """
    game = game_of(text, tmp_path)
    assert names(game, Unseen(things(game), 0)) == {
        *("turn t1", "turn t2", "line soon", "landing soon", "ending end"),
        *("policy d1 0", "policy d1 1", "policy d2 0", "policy d2 1"),
    }


DEAD = """
indicators: {calm: [50, 0, 60]}
turns:
  - policies:
      go: [{id: letter, after: 1}]
      wait: {needs: calm > 50, closed: No.}
    events:
      - {id: never, when: calm > 60}
  - when: calm > 70
    policies: {wait: []}
    events: [{id: behind}]
endings: {far: calm > 80, end: null}
"""


def test_all_plays_prove_what_cannot_be(tmp_path: Path) -> None:
    """A closed policy, a dead event, a letter that finds nobody, a turn and an ending out of
    reach; what follows from a closed turn or policy is not reached either.
    """
    game = game_of(DEAD, tmp_path)
    unseen = unseen_in_all(game, unseen_at_random(game, runs=50))
    assert unseen.proved
    assert names(game, unseen) == {
        *("policy d1 1", "line never", "line letter", "landing letter", "turn t2", "line behind"),
        *("policy d2 0", "policy d2 1", "ending far"),
    }


def test_of_what_follows_from_another_nothing_is_said(tmp_path: Path) -> None:
    """Five findings for eight things: the turn, not its event; the landing, not that it is dead."""
    found = codes(DEAD, tmp_path, deep=True)
    expected = ["always-closed", "never-lands", "dead-line", "dead-turn", "dead-ending"]
    assert sorted(code for code, _ in found) == sorted(expected)


def test_what_is_rare_is_found_by_looking_at_every_play(tmp_path: Path) -> None:
    """One play in 16,384: plays at random miss it and say so; a deep look finds it."""
    text = rare(7)
    assert [code for code, _ in codes(text, tmp_path)] == ["dead-line"]
    assert codes(text, tmp_path, deep=True) == []


def test_the_words_tell_proof_from_doubt(tmp_path: Path) -> None:
    """Never, where it is proved; else in how many plays it was not seen, and what to do."""
    path = tmp_path / "story.yaml"
    path.write_text(as_yaml(chapter_of(DEAD)), encoding="utf-8")
    for deep, message, hint in (
        (False, "`never` did not come off in 1,000 plays at random", "`check --deep`"),
        (True, "`never` never comes off", "take it away"),
    ):
        found = check_paths([path], deep=deep).found
        (line,) = (each for each in found if each.code == "dead-line")
        assert line.message == message
        assert hint in line.hint


def test_too_many_states_leave_the_doubt(tmp_path: Path) -> None:
    """A limit that is passed proves nothing: the words stay those of plays at random."""
    game = game_of(rare(7), tmp_path)
    before = unseen_at_random(game, runs=100)
    assert unseen_in_all(game, before, limit=2) == before
    assert not before.proved


@pytest.mark.parametrize("otherwise", [False, True])
def test_what_an_offer_opens_is_not_dead(otherwise: bool, tmp_path: Path) -> None:
    """A facilitator may bring it in, or not; it may have two outcomes."""
    gift = "id: gift, mark: [given]" + (", chance: 0.5, otherwise: {}" if otherwise else "")
    text = f"""
    turns:
      - policies: {{go: []}}
        offers: [{{{gift}}}]
      - policies: {{go: []}}
        events:
          - {{id: thanks, when: given}}
          - {{id: grudge, when: not given}}
          - {{id: never, when: calm > 60}}
    """
    game = game_of(text, tmp_path)
    unseen = unseen_in_all(game, unseen_at_random(game, runs=50))
    assert names(game, unseen) == {"line never"}
    assert unseen.proved
    assert unseen_in_all(game, Unseen(things(game), 0)).things == unseen.things


def test_plays_are_looked_at_once_the_record_replays(tmp_path: Path) -> None:
    """While the record leads elsewhere, what cannot be reached would only repeat it."""
    path = tmp_path / "story.yaml"
    path.write_text(as_yaml(chapter_of(DEAD) | {"record_ending": "far"}), encoding="utf-8")
    found = {each.code for each in check_paths([path], deep=True).found}
    assert "record-ending" in found
    assert not {"dead-line", "dead-turn", "dead-ending"} & found


BEST = """
roles:
  - id: us
    aims:
      - {{id: calm, text: Calm., when: calm > 40}}
      - {{id: rich, text: Rich., when: rich}}
flags: [rich]
turns:
  - policies:
      share: [{{change: {{calm: 10}}, {share}}}]
      keep: [{{change: {{calm: -20}}, mark: [rich]}}]
"""


def test_a_policy_that_serves_every_aim_best_is_found(tmp_path: Path) -> None:
    """Only with a deep look, and only where it costs no aim anything."""
    dominant = BEST.format(share="mark: [rich]")
    assert [code for code, _ in codes(dominant, tmp_path, deep=True)] == ["always-best"]
    assert codes(dominant, tmp_path) == []
    assert codes(BEST.format(share="unmark: [rich]"), tmp_path, deep=True) == []


def test_a_policy_that_is_best_only_sometimes_is_none(tmp_path: Path) -> None:
    """In one world it serves the aim, in another it does not: there is something to weigh."""
    text = """
    roles: [{id: us, aims: [{id: calm, text: Calm., when: calm > 40}]}]
    turns:
      - decisions: {first: {quiet: [], loud: [{mark: [angry]}]}}
      - decisions:
          second:
            ask: [{when: angry, change: {calm: -20}}]
            wait: [{when: not angry, change: {calm: -20}}]
    """
    assert codes(text, tmp_path, deep=True) == []
