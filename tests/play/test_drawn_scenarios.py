"""Packs drawn from the model: each is read, checked, played to its end, and saved."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.check import check_paths
from game.console.table import at_random
from game.engine.rules import build
from game.play.run import Run
from game.play.saves import read_run, write_run
from game.play.session import Session
from game.scenario.loader import load_chapter, read_pack
from game.scenario.syntax import read
from tests.engine.test_against_reference import QUIET
from tests.strategies import Drawn, packs


def plays_and_comes_back(drawn: Drawn, seed: int) -> None:
    """No error at loading or checking; a play ends; the save holds it to the last step."""
    with tempfile.TemporaryDirectory() as folder:
        place = drawn.write(Path(folder))
        pack = read_pack(place)
        assert [str(each) for each in pack.found if each.severity == "error"] == []
        for id in pack.header.chapters:
            file = place / f"{id}.yaml"
            data = file.read_bytes()
            assert read(data, "it") == read(data, "it", pure=True)
            game = build(load_chapter(file, pack).scenario)
            roles = tuple(role.id for role in game.scenario.chapter.roles)
            session, choose = Session(game, seed, roles), at_random(seed)
            while ask := session.ask:
                session = session.do(choose(session, ask))
            assert session.over
            assert session.ending in game.scenario.chapter.endings
            save = Path(folder) / "run.json"
            write_run(Run((session.see(),)), save)
            again = read_run(save, lambda _pack, _chapter, game=game: game).session
            assert (again.acts, again.state) == (session.acts, session.state)
        found = check_paths([place], progress=lambda *_: io.StringIO()).found
        assert all(each.place.line >= 1 and each.hint for each in found)


@settings(QUIET, max_examples=10)
@given(drawn=packs(), seed=st.integers(0, 2**40))
def test_a_drawn_pack_plays_and_comes_back(drawn: Drawn, seed: int) -> None:
    """Whatever the format allows, both parsers read alike."""
    plays_and_comes_back(drawn, seed)
