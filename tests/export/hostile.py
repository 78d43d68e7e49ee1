"""A pack in which every text attacks whatever shows it: tags, formulas, letters, length."""

from __future__ import annotations

import json
from pathlib import Path

SCRIPT = (
    "</title></script><script>alert('x')</script><img src=x onerror=alert(1)>{{7*7}}{% raw %}&lt;"
)
FORMULA = '=cmd|"/c calc"!A1'
CJK = "漢字かな交じり 한국어 文 🂡 e\u0301"
LONG = "word " * 3900
"""Nearly the 20,000 characters that a text may have."""

_INDICATORS = [{"id": "calm", "name": f"{FORMULA}", "start": 50, "because": SCRIPT}]


def hostile_pack(folder: Path) -> Path:
    """Write it; JSON is YAML that quotes every text."""
    folder.mkdir(parents=True)
    said = f"{SCRIPT} {FORMULA} {CJK}"
    prose = f"{said} [@C1]"
    source = {
        "id": "s1",
        "type": "webpage",
        "title": said,
        "author": [{"literal": SCRIPT}],
        "issued": "2001-02-03",
        "URL": "https://example.org/\"onmouseover='alert(1)'<b>",
        "custom": {"kind": "news", "caution": said},
    }
    claims = [
        {"id": f"C{n}", "date": "2001-02-03", "statement": said, "sources": ["s1"], "note": said}
        for n in (1, 2)
    ]
    conflict = {
        "id": "D1",
        "topic": said,
        "kind": SCRIPT,
        "versions": [{"says": said, "who": SCRIPT, "sources": ["s1"]}] * 2,
        "assessment": said,
        "exercise": said,
        "cites": ["C1"],
    }
    _write(folder / "pack.yaml", {
        "format": 1, "id": folder.name, "title": said, "summary": said, "chapters": ["attack"],
    })  # fmt: skip
    _write(folder / "sources.yaml", {"references": [source]})
    _write(folder / "claims.yaml", {"claims": claims})
    _write(folder / "conflicts.yaml", {"conflicts": [conflict]})
    _write(folder / "concepts.yaml", {"concepts": [{"id": "fear", "name": said, "about": said}]})
    _write(folder / "attack.yaml", _chapter(said, prose))
    return folder


def _chapter(said: str, prose: str) -> dict[str, object]:
    def policy(id: str, *, taken: bool = False) -> dict[str, object]:
        line = {
            "id": f"{id}_line", "chance": 0.5, "happened": taken,
            "change": {"calm": 5 if taken else -5},
            "text": LONG if taken else prose, "because": said,
            "otherwise": {"text": prose, "because": said, "change": {"calm": -1}},
        }  # fmt: skip
        return {
            "id": id, "label": said, "text": said, "because": said, "then": [line],
            **({"taken": True} if taken else {}),
        }  # fmt: skip

    def decision(role: str) -> dict[str, object]:
        return {
            "id": f"choice_{role}", "role": role, "ask": said,
            "advisers": [{"who": said, "for": [f"{role}_a"], "say": prose, "because": said}],
            "policies": [policy(f"{role}_a", taken=True), policy(f"{role}_b")],
        }  # fmt: skip

    turn = {
        "id": "first", "date": "2001-02-03", "title": said, "briefing": [{"text": prose}],
        "concepts": ["fear"], "decisions": [decision("north"), decision("south")],
        "in_the_record": {"text": prose, "cites": ["C1"]},
        "observed": [{"what": said, "value": 12, "unit": SCRIPT, "indicator": "calm",
                      "date": "2001-02-03", "caution": said, "cites": ["C1"]}],
        "forecasts": [{"id": "rise", "ask": said, "if": "calm > 50"}],
    }  # fmt: skip
    aims = [{"id": "peace", "text": said, "when": "calm > 50"}]
    return {
        "format": 1, "id": "attack", "title": said, "place": SCRIPT, "from": "2001-02",
        "summary": said,
        "record_ending": "good", "indicators": _INDICATORS,
        "roles": [{"id": each, "name": SCRIPT, "brief": said, "private": said, "aims": aims}
                  for each in ("north", "south")],
        "turns": [turn],
        "endings": [
            {"id": "good", "when": "calm > 45", "title": said, "text": prose, "because": said},
            {"id": "bad", "title": said, "text": prose, "because": said},
        ],
        "debrief": {
            "chronology": [{"date": "2001-02-03", "text": prose, "cites": ["C1"]}],
            "lenses": [{"concept": "fear", "expects": {"choice_north": "north_a"},
                        "reading": prose, "misses": prose, "cites": ["C2"]}],
            "questions": [{"phase": "describe", "ask": prose}],
            "conflicts": ["D1"],
            "quiz": [{"id": "q", "ask": said, "options": [said, SCRIPT], "answer": said,
                      "because": prose, "cites": ["C1"]}],
            "model": {"leaves_out": [said], "disputed": [said]},
        },
    }  # fmt: skip


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
