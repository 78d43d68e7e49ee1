"""What the bundled pack promises as a whole: its record, its seats, its sources, its words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from game import resources
from game.analysis.balance import balance
from game.analysis.playtest import playtest, playtest_campaign
from game.engine.record import replay_record
from game.engine.report import CAME_OFF, OTHERWISE
from game.engine.rules import Game, build, open_policies
from game.play.run import Run
from game.play.session import Act, Session
from game.play.shelf import bundled
from game.scenario.checks.draft import walk
from game.scenario.checks.names import cited_in
from game.scenario.model import Consequence, Otherwise, Sourced
from game.views.briefing import briefing_view

SHELF = bundled()
NAMES = SHELF.chapters("gsomia")
ENDINGS = ("postponed", "settled", "signed", "suspended", "answered")
SEATS = ("seoul", "tokyo", "washington")
DOCUMENTS = ("bloomberg_2015", "bloomberg_2019", "shephard_2019", "herald_2016", "signal_2016")
BEST_SHARE = 0.85

each_chapter = pytest.mark.parametrize("name", NAMES)
each_seat = pytest.mark.parametrize("role", SEATS)


def along_the_record(run: Run) -> Run:
    """The run with its open chapter played as it was."""
    session = run.session
    while ask := session.ask:
        taken = ask.decision.taken if ask.decision else None
        if ask.decision and taken is None:
            place = open_policies(session.game, session.state, ask.decision)[0]
            taken = ask.decision.policies[place]
        session = session.do(
            Act(ask.role.id, ask.decision.id, taken.id)
            if ask.decision and taken
            else Act(ask.role.id)
        )
    return run.with_session(session)


@each_seat
def test_the_campaign_replays_the_record_from_every_seat(role: str) -> None:
    """From 2012 to 2023: every chapter ends as it did, and nothing is carried but what was."""
    run = Run((Session(SHELF.game(NAMES[0]), 1, (role,), as_recorded=True),), campaign=True)
    ends = []
    while True:
        run = along_the_record(run)
        ends.append(run.session.ending.id)
        if not run.following:
            break
        run = run.next_chapter(SHELF.find("gsomia", run.following))
        assert run.carried
        assert not run.carried.echoes
    assert tuple(ends) == ENDINGS


@each_chapter
@each_seat
def test_every_seat_reaches_three_endings(name: str, role: str) -> None:
    """With the others unplayed: concessions and pushes buy something."""
    endings = balance(SHELF.game(name), role).endings
    assert sum(weight > 0 for weight in endings.values()) >= 3


@each_chapter
@each_seat
def test_no_policy_is_the_best_nearly_everywhere(name: str, role: str) -> None:
    """For the aims of its seat, a policy is alone the best in at most 85 % of the states in which
    it is open (where there is more than one: an opening is a single state).
    """
    found = balance(SHELF.game(name), role)
    for (decision, policy), states in found.states.items():
        if states > 1:
            assert found.share(decision, policy) <= BEST_SHARE, (decision, policy)


@each_chapter
def test_every_ending_shows_in_one_percent_of_random_runs(name: str) -> None:
    """Uniform choices in every seat."""
    counts = playtest(SHELF.game(name), 4000, 1)
    for ending in SHELF.game(name).scenario.chapter.endings:
        assert counts.endings[ending.id] >= 40, ending.id


@each_chapter
def test_seoul_always_decides_and_the_others_at_least_twice(name: str) -> None:
    """No empty chair."""
    turns = SHELF.game(name).turns
    assert all(any(each.role == "seoul" for each in turn.decisions) for turn in turns)
    decides = Counter(each.role for turn in turns for each in turn.decisions)
    assert min(decides[role] for role in SEATS) >= 2
    assert 2 <= sum(turn.core for turn in turns) <= 4


@each_chapter
def test_the_record_leaves_each_capital_something_unmet(name: str) -> None:
    """Nobody got all that it wanted."""
    game = SHELF.game(name)
    end = replay_record(game).end
    for role in game.scenario.chapter.roles:
        assert not all(game.holds(aim.when, end) for aim in role.aims), role.id


@each_chapter
def test_every_line_of_the_record_is_documented_or_inferred_and_cites(name: str) -> None:
    """On the record's path nothing is merely assumed."""
    run = replay_record(SHELF.game(name))
    for report in run.reports:
        for happening in (*report.happenings, *report.landed):
            if happening.outcome not in (CAME_OFF, OTHERWISE):
                continue
            said = happening.said
            assert said.standing in ("documented", "inferred"), (name, said.text)
            assert said.cites, (name, said.text)


@each_chapter
def test_the_debrief_has_its_data(name: str) -> None:
    """Chronology, lenses, questions, conflicts, quiz, model card."""
    debrief = SHELF.game(name).scenario.chapter.debrief
    assert len(debrief.chronology) >= 10
    assert len(debrief.lenses) >= 3
    assert all(lens.reading and lens.misses for lens in debrief.lenses)
    assert 6 <= len(debrief.questions) <= 9
    assert {each.phase for each in debrief.questions} == {"describe", "analyse", "apply"}
    assert len(debrief.conflicts) >= 2
    assert len(debrief.quiz) == 5
    assert debrief.model.leaves_out
    assert debrief.model.disputed


def test_random_campaigns_end() -> None:
    """From 2012 to 2023 at random: every campaign ends, and the openings differ from the record."""
    games = [SHELF.game(name) for name in NAMES]
    counts = playtest_campaign(games, 500, seed=1)
    assert [sum(each.endings.values()) for each in counts] == [500] * len(games)


@each_chapter
@each_seat
def test_briefings_stay_under_220_words_in_any_world(name: str, role: str) -> None:
    """Along the record and in twenty random worlds."""
    game = SHELF.game(name)
    record = replay_record(game)
    for seed in range(20):
        session = Session(game, seed, (role,), as_recorded=seed == 0)
        while ask := session.ask:
            assert briefing_view(session, record, role).words < 220, (seed, session.turn.id)
            act = Act(ask.role.id)
            if ask.decision:
                able = open_policies(game, session.state, ask.decision)
                place = able[(seed * 7 + len(session.acts)) % len(able)]
                act = Act(ask.role.id, ask.decision.id, ask.decision.policies[place].id)
            session = session.do(act)


def cited(game: Game) -> set[str]:
    """Every claim that a chapter cites."""
    found = set()
    for each in walk(game.scenario.chapter):
        if each.spec.refers == "claim":
            found.add(each.value)
        elif each.spec.kind == "prose":
            found.update(cited_in(each.value))
    return found & set(game.scenario.library.claims)


def test_the_pack_rests_on_many_claims_and_on_the_five_documents() -> None:
    """At least 120 claims are cited, and the five documents are among their sources."""
    claims = set().union(*(cited(SHELF.game(name)) for name in NAMES))
    library = SHELF.game(NAMES[0]).scenario.library
    sources = {source for claim in claims for source in library.claims[claim].sources}
    assert len(claims) >= 120
    assert set(DOCUMENTS) <= sources


def test_every_documented_item_cites_a_claim() -> None:
    """In every chapter, on and off the record."""
    for name in NAMES:
        scenario = SHELF.game(name).scenario
        for found in walk(scenario.chapter):
            if isinstance(found.value, Sourced) and found.value.basis == "documented":
                text = getattr(found.value, "text", "")
                ids = {*found.value.cites, *cited_in(text)}
                assert ids & set(scenario.library.claims), found.path


@pytest.mark.parametrize(
    "words",
    [
        r"East Sea|Sea of Japan",
        r"sex slave|prostitut",
        r"\b(scrap|scrapp|terminat|nullif)\w*",
        r"illegal ruling",
    ],
)
def test_contested_words_are_not_the_narrators(words: str) -> None:
    """The table of names and words is kept in the narrator's own texts of the chapters."""
    for name in NAMES:
        for found in walk(SHELF.game(name).scenario.chapter):
            if isinstance(found.value, (Consequence, Otherwise)):
                assert not re.search(words, found.value.text, re.IGNORECASE), found.path


@each_chapter
def test_the_authors_numbers_are_argued(name: str) -> None:
    """Every start has its reason; every line that moves a gauge has a reason or a source."""
    chapter = SHELF.game(name).scenario.chapter
    assert all(each.because for each in chapter.indicators)
    for found in walk(chapter):
        if isinstance(found.value, Otherwise) and found.value.change:
            assert found.value.because or found.value.cites, found.path


def test_bundled_files_are_small_enough_to_read() -> None:
    """No file of the pack is longer than a person can look through."""
    for file in resources.path("scenarios", "gsomia").glob("*.yaml"):
        assert Path(file).stat().st_size < 400_000, file.name


def test_building_a_chapter_twice_gives_the_same_rules() -> None:
    """Nothing depends on order of sets or on the process."""
    game = SHELF.game(NAMES[0])
    assert build(game.scenario).written.text == game.written.text
