"""The numbers on the page about the pack are those of its files, counted here."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from game import resources
from game.play.shelf import bundled
from game.scenario.checks.draft import walk
from game.scenario.model import Adviser, Consequence, Otherwise, Policy

ROOT = Path(__file__).resolve().parents[2]
SHELF = bundled()
GAMES = [SHELF.game(name) for name in SHELF.chapters("gsomia")]
FOUND = [found.value for game in GAMES for found in walk(game.scenario.chapter)]
LIBRARY = GAMES[0].scenario.library
PAGE = " ".join(resources.path("scenarios", "README.md").read_text(encoding="utf-8").split())
WORDS = {2: "two", 5: "five", 7: "seven", 10: "Ten"}


def says(sentence: str) -> None:
    """The page says so, word for word."""
    assert sentence in PAGE, sentence


def test_what_there_is_to_play() -> None:
    """Turns, decisions and policies, and the policies by their standing."""
    turns = [turn for game in GAMES for turn in game.turns]
    decisions = [decision for turn in turns for decision in turn.decisions]
    policies = [each for each in FOUND if isinstance(each, Policy)]
    assert len(GAMES) == 5
    says(f"{len(turns)} turns, {len(decisions)} decisions and {len(policies)} policies")
    taken = [each for each in policies if each.taken]
    others = Counter(each.standing for each in policies if not each.taken)
    says(
        f"{len(taken)} policies were taken; {WORDS[sum(bool(e.contested) for e in taken)]} of these"
    )
    says(f"Another {others['documented']} were on the table")
    says(f"{others['inferred']} are inferred from claims")
    assert others["assumed"] == 0


def test_what_follows_by_standing() -> None:
    """Consequences and events, once for each outcome; advisers' speeches."""
    outcomes = Counter(each.standing for each in FOUND if isinstance(each, Otherwise))
    says(
        f"({sum(outcomes.values())} consequences and outcomes of events)"
        f" {outcomes['documented']} are documented, {outcomes['inferred']} inferred,"
        f" {outcomes['assumed']} assumed"
    )
    said = Counter(each.standing for each in FOUND if isinstance(each, Adviser))
    says(f"The {sum(said.values())} advisers' speeches are never documented")
    says(f"{said['inferred']} are inferred, {said['assumed']} assumed")
    assert any(isinstance(each, Consequence) for each in FOUND)


def test_claims_and_sources() -> None:
    """How many there are, how many were added or mended, and the sources by kind."""
    claims = LIBRARY.claims.values()
    added = [each for each in claims if each.corrected.startswith("added")]
    mended = [each for each in claims if each.corrected and each not in added]
    says(f"{len(claims)} claims: {len(claims) - len(added)} from the first collection")
    says(f"{len(added)} added by the authors")
    assert re.search(
        rf"({len(mended)}|{WORDS.get(len(mended), '-')}) of the first were mended", PAGE
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(claims)} claims from {len(LIBRARY.sources)} sources" in readme
    kinds = Counter(each.kind for each in LIBRARY.sources.values())
    says(
        f"{kinds['news']} news, {kinds['official']} official, {kinds['poll']} polls,"
        f" {kinds['opinion']} opinion, {kinds['academic']} academic,"
        f" {kinds['encyclopedia']} encyclopedia"
    )
