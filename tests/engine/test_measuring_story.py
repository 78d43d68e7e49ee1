"""The story that is also written in ink: both engines come to the same ends."""

from __future__ import annotations

from pathlib import Path

from game.engine.rules import ending, is_over, open_policies, resolve, start, turn_of
from tests.bench.measuring_story import HASH, SEQUENCES, digest, measuring_game


def test_the_measuring_story_comes_to_the_ends_that_ink_comes_to(tmp_path: Path) -> None:
    """The hash over the ends of all fixed sequences is that of the peer, by way of YAML, the real
    loader and the writer.
    """
    assert HASH == "3557130c1f97a843"
    assert digest(measuring_game(tmp_path)) == HASH


def test_the_measuring_story_is_as_large_as_it_says(tmp_path: Path) -> None:
    """Twelve turns of four open choices and two events each; all sequences play it to its end."""
    game = measuring_game(tmp_path)
    luck = game.luck(1)
    state = start(game, luck)
    turns = 0
    while not is_over(game, state):
        (decision,) = turn_of(game, state).decisions
        assert open_policies(game, state, decision) == (0, 1, 2, 3)
        assert len(turn_of(game, state).events) == 2
        state = resolve(game, state, (0,), luck)
        turns += 1
    assert turns == 12 == len(SEQUENCES[0])
    assert ending(game, state).id in [each.id for each in game.scenario.chapter.endings]
