"""A pack that is too much of everything: for looking at screens that must hold it all the same.

A briefing of 20,000 characters with 30 citations, six options and advisers with long words, nine
consequences a policy, nine accounts of one thing, forty people, names that do not break.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.engine.rules import Game
from game.play.run import Run
from game.play.session import Act, Session
from game.play.shelf import Shelf
from game.window.play import Play
from game.window.screen import Screen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.commit import CommitScreen
from game.window.screens.concept import ConceptScreen
from game.window.screens.decision import DecisionScreen
from game.window.screens.outcome import OutcomeScreen
from tests.helpers import as_yaml

Data = dict[str, Any]
Shown = Iterator[tuple[str, Screen | None, Screen]]
"""A name, the screen below a sheet, the screen."""

WORDS = (
    "The ministries of both towns had agreed, after a night of telephone calls, that nothing was "
    "to be said before the signing, and that whoever was asked would answer with one sentence. "
)
LONG = "Interministerial-Harmonisation-and-Verification-Commission"
KINDS = ("news", "official", "poll", "opinion", "academic", "encyclopedia")
CLAIMS = [f"C1999_{number:02}" for number in range(1, 31)]
SEATS = ("east", "west")
WHOSE = ("Assembly", "Commission", "Electorate", "Alliance", "Ministries", "Press")


def game_in(folder: Path) -> Game:
    """The chapter, by way of files and the real loader."""
    pack = folder / "hostile"
    pack.mkdir(parents=True)
    for name, data in _files().items():
        (pack / f"{name}.yaml").write_text(as_yaml(data), encoding="utf-8")
    return Shelf((folder,)).game("hostile/flood")


def play_in(folder: Path, seat: str = "east") -> Play:
    """A run of it, at its first briefing."""
    play = Play(Run((Session(game_in(folder), 3, (seat,)),)), folder / "run.json")
    play.sit(seat, ())
    return play


def act_of(session: Session, place: int = 0) -> Act:
    """The act that answers what is asked, with the policy at a place."""
    ask = session.ask
    assert ask is not None
    odds = {each.id: 35 for each in session.turn.forecasts}
    if ask.decision is None:
        return Act(ask.role.id, odds=odds)
    line = WORDS[:140]
    policy = ask.decision.policies[place].id
    return Act(ask.role.id, ask.decision.id, policy, "consent", line, odds)


def screens(folder: Path) -> Shown:
    """The screens of the play on it, each as full as it gets."""
    play = play_in(folder / "a")
    play.do(act_of(play.session, 1))
    yield "outcome", None, OutcomeScreen(play)
    briefing = BriefingScreen(play)
    yield "briefing", None, briefing
    people = briefing.act("people")
    assert people is not None and people.open is not None
    yield "people", None, people.open
    yield "sources", None, briefing.all_sources()
    drawer = briefing.act("cite:2")
    assert drawer is not None and drawer.open is not None
    drawer.open.act("show")
    drawer.open.act("conclude")
    yield "source", briefing, drawer.open
    decision = DecisionScreen(play)
    decision.act("option:2")
    yield "decision", None, decision
    option = decision.view.option(2)
    assert option is not None
    sheet = CommitScreen(play, decision.view, option)
    sheet.entries["line"] = sheet.entries["line"].type(WORDS)
    yield "commit", decision, sheet
    yield "concept", decision, ConceptScreen(OutcomeScreen(play).view.concepts)
    other = play_in(folder / "b", "west")
    yield "cable", None, DecisionScreen(other)


# --- the files ------------------------------------------------------------------------------


def _files() -> dict[str, Data]:
    return {
        "pack": _pack(),
        "sources": {"references": [_source(at) for at in range(24)]},
        "claims": {"claims": [_claim(at, id) for at, id in enumerate(CLAIMS)]},
        "conflicts": {"conflicts": [_conflict("D1"), _conflict("D2")]},
        "concepts": {"concepts": [_concept(each) for each in ("pride", "fear", "gain")]},
        "flood": _chapter(),
    }


def _pack() -> Data:
    people = [
        {
            "id": f"p{at}",
            "name": f"Person Number {at} of the {LONG}",
            "native": "武藤正敏",
            "capital": ("East", "West", "Beijing", "A Capital With A Long Name")[at % 4],
            "office": WORDS[: 30 + 5 * (at % 9)].strip(),
            "chapters": ["flood"],
            "cites": [CLAIMS[at % 30]],
        }
        for at in range(40)
    ]
    gauges = [
        {
            "id": f"g{at}",
            "name": f"Confidence of the {whose} in what was promised",
            "short": whose,
            "icon": "users",
        }
        for at, whose in enumerate(WHOSE)
    ]
    return {
        "format": 1,
        "id": "hostile",
        "title": "Too Much of Everything, in One Pack",
        "chapters": ["flood"],
        "roles": [{"id": "east", "name": "East", "seat": "東"}, {"id": "west", "name": "West"}],
        "indicators": gauges,
        "people": people,
        "reasons": [
            {"id": id, "label": f"{id.capitalize()} of the alliance abroad"}
            for id in ("security", "consent", "trust", "alliance", "principle", "time")
        ],
    }


def _source(at: int) -> Data:
    return {
        "id": f"S{at}",
        "title": f"{WORDS[:80].strip()} ({at}): 비밀정보보호협정",
        "publisher": f"The Gazette of the {LONG}, edition {at}",
        "issued": f"1999-0{at % 9 + 1}-11" if at % 3 else "2 July 1999, dated by its content",
        "URL": f"https://www.example.org/{LONG}/{'x' * 120}/{at}",
        "custom": {"kind": KINDS[at % 6], "caution": WORDS * (at % 3)},
    }


def _claim(at: int, id: str) -> Data:
    return {
        "id": id,
        "date": "1999-05-01",
        "title": f"What was said of the {LONG}"[:60],
        "statement": WORDS,
        "sources": [f"S{(at + step) % 24}" for step in range(1 + at % 7)],
        "locator": "words that stand in the source, twelve of them at the most",
        "locator_in": f"S{at % 24}",
        "note": WORDS,
    }


def _conflict(id: str) -> Data:
    versions = [
        {
            "says": f"*{each}*. {WORDS}",
            "who": f"{LONG} {each}",
            "sources": [f"S{each}", f"S{each + 9}"],
        }
        for each in range(9)
    ]
    return {
        "id": id,
        "topic": f"On what day did the {LONG} approve it, and who knew?",
        "kind": "a conflict of dates, and of what counts as approval",
        "versions": versions,
        "assessment": WORDS * 3,
        "exercise": WORDS * 2,
        "cites": CLAIMS[:3],
    }


def _concept(id: str) -> Data:
    return {"id": id, "name": f"{id.capitalize()} and {LONG}", "about": WORDS * 6,
            "sources": [f"S{at}" for at in range(9)]}  # fmt: skip


def _chapter() -> Data:
    return {
        "format": 1,
        "id": "flood",
        "title": "The Flood, and After",
        "place": "Nowhere in Particular, and Elsewhere",
        "from": "1999-05",
        "summary": WORDS,
        "record_ending": "end",
        "roles": [{"id": id} for id in SEATS],
        "indicators": [{"id": f"g{at}", "start": 40 + at} for at in range(6)],
        "turns": [_turn(1), _turn(2)],
        "endings": [{"id": "end", "title": "It ends", "text": WORDS, "because": WORDS}],
    }


def _turn(number: int) -> Data:
    told = "\n\n".join(f"{WORDS * 3}[@{claim}]" for claim in CLAIMS)
    return {
        "id": f"t{number}",
        "date": f"1999-05-0{number + 1}",
        "title": f"The {number}. day of the flood, and the first on which anybody could say so",
        "concepts": ["pride", "fear", "gain"],
        "briefing": [{"text": told}, {"text": f"- {WORDS}\n- {WORDS * 20}"}],
        "decisions": [_decision(number)],
        "in_the_record": {"text": told, "cites": CLAIMS[:9]},
        "forecasts": [
            {"id": f"f{number}_{at}", "ask": WORDS[:170], "if": "g0 > 50", "by": "t2"}
            for at in range(3)
        ],
    }


def _decision(number: int) -> Data:
    ids = [f"way{at}" for at in range(6)]
    advisers = [
        {"who": f"{LONG}, bureau {at}", "for": [ids[at]], "against": ids[:at], "say": WORDS * 2}
        for at in range(6)
    ]
    return {
        "id": f"d{number}",
        "role": "east",
        "ask": f"What is said of the {LONG}, by whom, to whom, and on which of the days left?",
        "advisers": advisers,
        "policies": [_policy(number, at, id) for at, id in enumerate(ids)],
    }


def _policy(number: int, at: int, id: str) -> Data:
    lines = [
        {"text": f"{WORDS} [@{CLAIMS[line]}]", "because": WORDS, "basis": "inferred",
         "cites": CLAIMS[line : line + 4],
         "change": {f"g{gauge}": 1 - 2 * (line % 2) for gauge in range(line % 6 + 1)}}
        for line in range(9)
    ]  # fmt: skip
    late = [{"text": WORDS, "because": WORDS, "after": 1, "change": {"g1": -3}}] * (number == 1)
    policy: Data = {
        "id": id,
        "label": f"Way {at}: say it on the day before the signing to everybody who asks for it",
        "text": WORDS,
        "because": WORDS,
        "then": [*lines, *late],
    }
    if at == 0:
        policy["taken"] = True
    if at == 1:
        policy["hindsight"] = WORDS
    if at == 5:
        policy |= {"needs": "g0 > 99", "closed": WORDS}
    return policy
