"""The measuring story in our format, made from the same `story.json` as the peer's `story.ink`.

Twelve turns of four choices, three effects each, two conditional events a turn, no chance; the
range of the indicators never binds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from game.engine.rules import Game, build, ending, is_over, resolve, start
from game.engine.state import State
from game.scenario.loader import load_chapter

HERE = Path(__file__).resolve().parent
STORY = json.loads((HERE / "story.json").read_text(encoding="utf-8"))
SEQUENCES = json.loads((HERE / "seqs.json").read_text(encoding="utf-8"))
HASH = "3557130c1f97a843"


def story_yaml(turns: int = 12) -> str:
    """The story, or its first turns, as the YAML text of a chapter called `story`."""
    gauges = [
        {
            "id": name,
            "name": name,
            "start": value,
            "range": [-1000, 1000],
            "seen_by": ["seoul" if at < 6 else "tokyo"],
        }
        for at, (name, value) in enumerate(STORY["vars"].items())
    ]
    return yaml.safe_dump(
        {
            "format": 1,
            "id": "story",
            "title": "The measuring story",
            "place": "Nowhere",
            "from": "2019",
            "summary": "A story for measuring.",
            "record_ending": "drift",
            "roles": [{"id": "seoul"}, {"id": "tokyo"}],
            "indicators": gauges,
            "turns": [_turn(at, turn) for at, turn in enumerate(STORY["turns"][:turns], 1)],
            "endings": [
                {"id": each["id"], "title": each["id"], "text": f"Ending {each['id']}."}
                | _when(each["when"])
                for each in STORY["endings"]
            ],
        },
        sort_keys=False,
    )


def _turn(number: int, turn: dict[str, Any]) -> dict[str, Any]:
    policies = [
        {
            "id": f"p{at}",
            "label": choice["text"],
            "taken": at == 0,
            "then": [{"change": dict(choice["effects"]), "text": choice["text"]}],
        }
        for at, choice in enumerate(turn["choices"])
    ]
    events = [
        {"id": f"e{number}_{at}", "text": event["text"], "change": dict(event["effects"])}
        | _when(event["when"])
        for at, event in enumerate(turn["events"])
    ]
    return {
        "id": f"t{number}",
        "date": "2019",
        "title": f"Turn {number}",
        "briefing": [{"text": turn["text"]}],
        "decisions": [{"id": f"d{number}", "role": "seoul", "ask": "What?", "policies": policies}],
        "events": events,
    }


def _when(tests: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    parts = [f"{name} {operator} {number}" for name, operator, number in tests]
    return {"when": " and ".join(parts)} if parts else {}


def measuring_game(folder: Path, turns: int = 12) -> Game:
    """The story, or its first turns, written into a folder, loaded and compiled."""
    (folder / "story.yaml").write_text(story_yaml(turns), encoding="utf-8")
    return build(load_chapter(folder / "story.yaml").scenario)


def digest(game: Game) -> str:
    """The first 16 digits of the hash over the ends of all fixed sequences, as the peer writes
    it.
    """
    text = hashlib.sha256()
    for sequence in SEQUENCES:
        state = _played(game, sequence)
        numbers = ",".join(str(game.value(state, name)) for name in STORY["vars"])
        text.update(f"{numbers},{ending(game, state).id}\n".encode())
    return text.hexdigest()[:16]


def _played(game: Game, sequence: Iterable[int]) -> State:
    luck = game.luck(1)
    state = start(game, luck)
    for choice in sequence:
        state = resolve(game, state, (choice,), luck)
    assert is_over(game, state)
    return state
