"""Every bundled chapter gives every view of the debrief, for the record's path and for others."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from game.analysis.variations import variations
from game.engine.record import replay_record
from game.engine.rules import Game
from game.play.campaign import carry_over
from game.play.session import Session
from game.views.calibration import LEAST, calibration_view
from game.views.lenses import lenses_view
from game.views.luck import luck_view
from game.views.model import model_view
from game.views.reasons import reasons_view
from game.views.what_if import what_if_picker, what_if_view
from tests.analysis.runs import along_the_record, bundled, finished, harbour, seats


def every_view(session: Session, role: str) -> None:
    """All of them, with what must hold in each."""
    record = replay_record(session.game)
    view = luck_view(session, role)
    assert view.start + view.choice + view.luck == 100
    assert all(sum(each.percents) == 100 for each in view.stages)
    decided = [each.decision for each in reasons_view(session, record, role).rows]
    for each in what_if_picker(session, role):
        assert each.decision in decided
        for way in each.ways:
            other = what_if_view(session, record, role, each.decision, way.id)
            assert other.links[0].kind == "changed"
            assert bool(other.nothing) == (len(other.links) == 1)
            ended = other.links[-1].kind == "ending"
            assert ended == (other.you.ending != other.what_if.ending)
    lenses = lenses_view(session, record, role)
    assert all(len(row.cells) == len(lenses.columns) for row in lenses.rows)
    assert all(0 <= row.you_met <= row.you_of <= len(row.cells) for row in lenses.rows)
    odds = calibration_view([session], role)
    assert odds.brier is None or 0 <= odds.brier <= 1
    model = model_view(session, role, variations(session, 5))
    assert model.variations
    assert model.variations.stays + sum(each.count for each in model.variations.others) == 5


@pytest.mark.parametrize("game", bundled(), ids=lambda game: game.scenario.name)
def test_of_a_random_run_of_every_seat(game: Game) -> None:
    """Each seat once, the luck its own."""
    for seed, role in enumerate(seats(game)):
        every_view(finished(Session(game, seed, (role,)), Random(seed)), role)


@pytest.mark.parametrize("game", bundled(), ids=lambda game: game.scenario.name)
def test_of_the_record(game: Game) -> None:
    """Played as it was: nothing to mark, and the same ending in two columns."""
    role = seats(game)[0]
    session = along_the_record(Session(game, 1, (role,), as_recorded=True))
    record = replay_record(game)
    assert session.ending == record.ending
    every_view(session, role)
    view = what_if_view(session, record, role)
    assert view.you.ending == view.record.ending
    assert [each.label for each in view.you.choices] == [each.label for each in view.record.choices]


PACKS = {name: [*games] for name, games in groupby(bundled(), lambda g: g.scenario.pack.id)}


@pytest.mark.parametrize("games", PACKS.values(), ids=PACKS.keys())
def test_of_a_campaign(games: list[Game]) -> None:
    """Chapter after chapter with the climate carried over; the odds of all are one picture."""
    sessions: list[Session] = []
    role = seats(games[0])[0]
    for game in games:
        starts = {}
        if sessions:
            last = sessions[-1]
            starts = carry_over(last.game, last.state, game.scenario.chapter).starts
        sessions.append(finished(Session(game, 8, (role,), starts=starts), Random(8)))
        found = what_if_view(sessions[-1], replay_record(game), role)
        assert [each.before for each in found.you.gauges] == [
            each.before for each in found.what_if.gauges
        ]
    odds = calibration_view(sessions, role)
    assert sum(each.n for each in odds.bins) == (odds.settled if odds.settled >= LEAST else 0)
    assert len(odds.rows) == odds.settled + len(odds.unresolved)


def test_of_a_small_chapter(tmp_path: Path) -> None:
    """One decision in all, one lens, a seat that decides nothing."""
    game = harbour(tmp_path)
    for seed in range(6):
        for role in seats(game):
            every_view(finished(Session(game, seed, (role,)), Random(seed)), role)
