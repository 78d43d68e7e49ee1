"""A failing example for every diagnostic of the format, the story and the record.

Each example is a small edit of a good pack. Where the finding must point is marked with § in the
text that comes in (the sign itself is taken out before the file is written).
"""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from game.analysis.check import check_paths
from game.scenario.codes import CODES
from game.scenario.diagnostics import Diagnostic
from game.scenario.expressions import MAX_LENGTH

PACK = """\
format: 1
id: harbour
title: The Harbour
chapters: [ferry]
roles:
  - id: east
    name: East
  - id: west
    name: West
indicators:
  - id: calm
    name: Calm
    start: 10
  - id: trade
    name: Trade
carries:
  share: 0.5
  indicators: [calm]
people:
  - id: sten
    name: Sten
    capital: East
    office: Harbour master
    chapters: [ferry]
    cites: [C1]
"""
SOURCES = """\
references:
  - id: S1
    title: The Harbour Gazette
    issued: 1999-05-02
    custom: {kind: news}
"""
CLAIMS = """\
claims:
  - id: C1
    date: "1999-05-02"
    statement: The towns shared the first boat.
    sources: [S1]
    locator: shared the first boat
    locator_in: S1
  - id: C2
    date: "1999-05-03"
    statement: There was a storm.
    sources: [S1]
"""
CONFLICTS = """\
conflicts:
  - id: D1
    topic: Who asked first
    versions:
      - {says: East did., sources: [S1]}
      - {says: West did.}
    assessment: Nobody knows.
    cites: [C1]
"""
CONCEPTS = """\
concepts:
  - id: pride
    name: Pride
    about: It comes before a fall.
    sources: [S1]
"""
FERRY = """\
format: 1
id: ferry
title: The Ferry
place: Harbour
from: "1999-05"
to: "1999-06"
summary: Two towns share a ferry.
concepts: [pride]
record_ending: shared
roles:
  - id: east
    aims:
      - {id: quiet, text: Quiet., when: calm > 40}
  - id: west
indicators:
  - id: calm
    start: 50
  - id: trade
    start: 20
    range: [-100, 100]
    better: higher
    seen_by: [west]
flags: [asked]
turns:
  - id: morning
    date: "1999-05-02"
    title: The first boat
    core: true
    concepts: [pride]
    briefing:
      - text: They ask for the first boat [@C1].
      - role: west
        when: calm > 10
        text: You are tired.
    decisions:
      - id: answer
        role: east
        ask: What do you say?
        advisers:
          - who: The pier
            for: [share]
            against: [refuse]
            say: Boats wait for nobody.
        policies:
          - id: share
            label: Share it
            taken: true
            basis: documented
            cites: [C1]
            then:
              - change: {calm: +10}
                text: Both towns queue.
                basis: documented
                cites: [C1]
          - id: refuse
            label: Keep it
            needs: calm >= 20
            closed: Nobody would stand for it.
            because: It was talked of.
            then:
              - id: strike
                chance: 0.5
                mark: [asked]
                text: They strike.
                because: They had before.
                otherwise:
                  text: They do not.
                  because: Not always.
              - after: 1
                text: Word gets around.
                because: It does.
        unplayed:
          - when: calm > 90
            choose: refuse
    forecasts:
      - {id: call, ask: How likely is quiet?, if: calm > 50, by: noon}
  - id: noon
    date: "1999-05-03"
    title: The second boat
    briefing:
      - text: It is noon.
    events:
      - id: storm
        when: answer is share and calm > 55
        chance: 0.2
        happened: true
        change: {trade: -5}
        text: A storm.
        basis: inferred
        cites: [C2]
        because: There was one that year.
    offers:
      - id: fair
        mark: [asked]
        text: A fair.
        because: There was one in other years.
    in_the_record:
      text: They shared [@C1].
      cites: [C1]
    observed:
      - {what: The queue, value: 15.8, unit: people, indicator: calm, date: "1999-05-03", cites: [C2]}
    forecasts:
      - {id: late, ask: How likely?, if: calm > 50}
endings:
  - id: closed
    when: asked and calm < 10
    title: A closed pier
    text: Nobody crosses.
    because: Without calm nobody would.
  - id: shared
    title: One queue
    text: The ferry runs.
    basis: documented
    cites: [C1]
debrief:
  chronology:
    - {date: "1999-05-02", text: They shared., cites: [C1]}
  lenses:
    - concept: pride
      expects: {answer: refuse}
      reading: They were proud.
      misses: They shared.
  questions:
    - {phase: describe, ask: What happened?}
  conflicts: [D1]
  quiz:
    - id: who
      ask: Who shared?
      options: [Both, Nobody]
      answer: Both
"""
BASE = {
    "pack.yaml": PACK,
    "sources.yaml": SOURCES,
    "claims.yaml": CLAIMS,
    "conflicts.yaml": CONFLICTS,
    "concepts.yaml": CONCEPTS,
    "ferry.yaml": FERRY,
}
LONG = "x" * 201


@attrs.frozen
class Example:
    """In `file`, `old` (which stands there once) becomes `new`; § says where `code` points."""

    code: str
    old: str
    new: str
    hint: str = ""
    file: str = "ferry.yaml"
    broken: str = ""
    """Why it fails at present."""


def ex(code: str, old: str, new: str, hint: str = "", **rest: str) -> Example:
    """An example."""
    return Example(code, old, new, hint, **rest)


EXAMPLES = [
    # --- the format
    ex("unknown-key", "place: Harbour", "place: Harbour\n§sumary: x", "did you mean `summary`?"),
    ex("unknown-key", "    core: true", "    §corre: true", "did you mean `core`?"),
    ex("unknown-key", "        ask: What do", "        §zzz: 1\n        ask: What do", "known here: "),
    ex("unknown-key", "title: The H", "§titel: x\ntitle: The H", "did you mean `title`?", file="pack.yaml"),
    ex("unknown-key", "    date: \"1999-05-03\"\n    statement", "    date: \"1999-05-03\"\n    §note_: x\n    statement", "did you mean `note`?", file="claims.yaml"),
    ex("missing-key", "format: 1\nid: ferry\ntitle: The Ferry\n", "§format: 1\nid: ferry\n", "add `title:`"),
    ex("missing-key", "      - id: answer\n        role: east\n        ask: What do you say?", "      - §id: answer\n        role: east", "add `ask:`"),
    ex("missing-key", "      - id: answer\n        role: east\n", "      - §id: answer\n", "say who decides"),
    ex("missing-key", "  - id: calm\n    start: 50\n  - id: trade\n    start: 20\n", "  - id: calm\n    start: 50\n  - §id: trade\n", "add `start:`"),
    ex("missing-key", "indicators:\n  - id: calm\n    start: 50", "indicators:\n  - §id: tide\n    start: 3\n  - id: calm\n    start: 50", "add `name:`"),
    ex("missing-key", "    title: The Harbour Gazette\n", "", "add them", file="sources.yaml", broken="") if False else
    ex("missing-key", "  - id: S1\n    title: The Harbour Gazette\n", "  - id: S1\n    title: The Harbour Gazette\n  - §title: No id\n", "add them", file="sources.yaml"),
    ex("missing-key", "references:\n  - id: S1\n    title: The Harbour Gazette\n    issued: 1999-05-02\n    custom: {kind: news}\n", "§refs: []\n", "your library exports", file="sources.yaml"),
    ex("wrong-type", "title: The Ferry", "title: §1999", 'put it in quotes: "1999"'),
    ex("wrong-type", "    core: true", "    core: §1", "write true or false"),
    ex("wrong-type", "    start: 20", "    start: §2.5", "write digits only"),
    ex("wrong-type", "value: 15.8", "value: §many", "write it as 15.8"),
    ex("wrong-type", "range: [-100, 100]", "range: §[100]", "write [0, 100]"),
    ex("wrong-type", "{trade: -5}", "§-5", "write {indicator: +3}"),
    ex("wrong-type", "            for: [share]", "            for: §share", "`[a, b]`"),
    ex("wrong-type", "    briefing:\n      - text: It is noon.", "    briefing:\n      - §It is noon.", "write `text: ...`"),
    ex("wrong-type", "when: calm > 90", "when: §90", "put it in quotes"),
    ex("empty-text", "summary: Two towns share a ferry.", 'summary: §"  "', "write some text"),
    ex("empty-list", "        cites: [C2]\n        because: There was", "        cites: [C2]\n        because: There was") if False else
    ex("empty-list", "    briefing:\n      - text: It is noon.\n", "    briefing: §[]\n", "add an item"),
    ex("too-long", "title: The Ferry", f"title: §{LONG}", "shorten it"),
    ex("too-long", "            label: Share it", f"            label: Share it\n            short: §{LONG[:29]}", "shorten it"),
    ex("bad-id", "flags: [asked]", "flags: [asked, §Asked-Twice]", "small letters"),
    ex("bad-id", "flags: [asked]", "flags: [asked, §is]", "small letters"),
    ex("bad-id", "    cites: [C1]", "    cites: [§C 1]", "letters, digits", file="pack.yaml"),
    ex("bad-date", 'to: "1999-06"', 'to: §"June 1999"', '"2012-06-26"'),
    ex("bad-date", 'to: "1999-06"', 'to: §"1999-02-30"', '"2012-06-26"'),
    ex("bad-date", 'to: "1999-06"', "to: §1999", 'write "1999"'),
    ex("bad-word", "    better: higher", "    better: §highest", "did you mean `higher`?"),
    ex("bad-word", "    better: higher", "    better: §blue", "use higher, lower, neither"),
    ex("bad-word", "  - id: S1\n", "  - id: S1\n", file="sources.yaml") if False else
    ex("bad-word", "    issued: 1999-05-02\n    custom: {kind: news}\n", "    issued: 1999-05-02\n    custom: {kind: news}\n  - §id: S2\n    title: A pamphlet\n    custom: {kind: gossip}\n", "use news, official", file="sources.yaml"),
    ex("bad-condition", "when: calm > 90", "when: §calm = 90", "write `==`"),
    ex("bad-condition", "when: calm > 90", 'when: §""', "leave the key out"),
    ex("bad-condition", "when: calm > 90", "when: §true", "leave the key out"),
    ex("bad-condition", "when: calm > 90", "when: §clam > 90", "did you mean `calm`?"),
    ex("bad-condition", "when: calm > 90", "when: §anser is share", "earlier ones", broken="a misspelt decision gets no did-you-mean before any is asked") if False else
    ex("bad-condition", "when: calm > 90", "when: §answer is share", "earlier ones"),
    ex("bad-condition", "when: calm > 10\n", "when: §answer is not share\n", "earlier ones"),
    ex("bad-condition", "needs: calm >= 20", "needs: §answer is share", "earlier ones"),
    ex("bad-condition", "answer is share and", "§anser is share and", "did you mean `answer`?"),
    ex("bad-condition", "answer is share and", "§answer is shair and", "did you mean `share`?"),
    ex("bad-condition", "when: calm > 40}", "when: §calm}", "`calm >= 50`"),
    ex("bad-condition", "by: noon}", "by: noon, §x: 1}") if False else
    ex("bad-condition", "if: calm > 50, by: noon", "if: §asked == 1, by: noon", "`not asked`"),
    ex("bad-condition", "when: calm > 90", f"when: §calm > 1{' or calm > 1' * 20}", "mark a flag"),
    ex("out-of-range", "    start: 20", "    start: §101", "from -100 to 100, as `range` says"),
    ex("out-of-range", "chance: 0.5", "chance: §1", "write 0.6"),
    ex("out-of-range", "chance: 0.5", "chance: §0.0", "write 0.6"),
    ex("out-of-range", "- after: 1", "- after: §-1", "from 0 to 20"),
    ex("out-of-range", "range: [-100, 100]", "range: §[100, 100]", "lower number first"),
    ex("out-of-range", "  share: 0.5", "  share: §1.5", "write 0.6", file="pack.yaml"),
    ex("format-version", "format: 1", "format: §2", "`format: 1`"),
    ex("format-version", "format: 1", "format: §0", "`format: 1`", file="pack.yaml"),
    ex("id-and-file", "id: ferry\n", "id: §fairy\n", "make them the same"),
    ex("id-and-file", "id: harbour", "id: §haven", "make them the same", file="pack.yaml"),
    ex("unknown-name", "{calm: +10}", "{§clam: +10}", "did you mean `calm`?"),
    ex("unknown-name", "                mark: [asked]", "                mark: [asked, §aksed]", "did you mean `asked`?"),
    ex("unknown-name", "    seen_by: [west]", "    seen_by: [§wset]", "did you mean `west`?"),
    ex("unknown-name", "      - role: west", "      - role: §vest", "did you mean `west`?"),
    ex("unknown-name", "            for: [share]", "            for: [§shair]", "did you mean `share`?"),
    ex("unknown-name", "            choose: refuse", "            choose: §reuse", "did you mean `refuse`?"),
    ex("unknown-name", "by: noon", "by: §nooon", "did you mean `noon`?"),
    ex("unknown-name", "record_ending: shared", "record_ending: §shard", "did you mean `shared`?", broken="the record's proof is not made where loading fails") if False else
    ex("unknown-name", "record_ending: shared", "record_ending: shared", file="ferry.yaml") if False else
    ex("unknown-name", "    concepts: [pride]\n    briefing", "    concepts: [§bride]\n    briefing", "did you mean `pride`?"),
    ex("unknown-name", "expects: {answer: refuse}", "expects: {§anwer: refuse}", "did you mean `answer`?"),
    ex("unknown-name", "expects: {answer: refuse}", "expects: {§answer: refused}", "did you mean `refuse`?"),
    ex("unknown-name", "  conflicts: [D1]", "  conflicts: [§D2]"),
    ex("unknown-name", "indicator: calm,", "indicator: §clam,", "did you mean `calm`?"),
    ex("unknown-name", "      cites: [C1]\n    observed", "      cites: [§C11]\n    observed", "did you mean `C1`?"),
    ex("unknown-name", "They shared [@C1].", "They shared [@C11].", "did you mean `C1`?") if False else
    ex("unknown-name", "      text: They shared [@C1].", "      text: §They shared [@C11].", "did you mean `C1`?"),
    ex("unknown-name", "chapters: [ferry]\nroles", "chapters: [ferry, §fery]\nroles", "did you mean `ferry`?", file="pack.yaml"),
    ex("unknown-name", "  indicators: [calm]", "  indicators: [§clam]", "did you mean `calm`?", file="pack.yaml"),
    ex("unknown-name", "    cites: [C1]", "    cites: [§C9]", "did you mean `C1`?", file="pack.yaml"),
    ex("unknown-name", "people:", "bridges:\n  - {to: §fery, text: x}\npeople:", "did you mean `ferry`?", file="pack.yaml"),
    ex("unknown-name", "people:", "bridges:\n  - {to: ferry, text: x, change: {§clam: 1}}\npeople:", "did you mean `calm`?", file="pack.yaml"),
    ex("unknown-name", "people:", "emblems:\n  - {chapter: §fery, draw: hub}\npeople:", "did you mean `ferry`?", file="pack.yaml"),
    ex("unknown-name", "    locator_in: S1", "    locator_in: §S11", "did you mean `S1`?", file="claims.yaml", broken="`nearest` folds the case of the wrong name only, so capital ids are far"),
    ex("unknown-name", "    cites: [C1]", "    cites: §[C9]", file="conflicts.yaml"),
    ex("unknown-name", "    sources: [S1]", "    sources: §[S9]", file="concepts.yaml"),
    ex("duplicate-id", "flags: [asked]", "flags: [asked, §calm]", "it stands first in line"),
    ex("duplicate-id", "  - id: noon", "  - id: §morning", "it stands first in line") if False else
    ex("duplicate-id", "  - id: closed", "  - id: §shared\n    when: calm < 1\n    title: x\n    text: x\n    because: x\n  - id: closed", "it stands first in line") if False else
    ex("duplicate-id", "      - id: fair", "      - id: §storm", "it stands first in line"),
    ex("duplicate-id", "{id: late,", "{id: §call,", "it stands first in line"),
    ex("duplicate-id", "            label: Keep it", "            label: Keep it", "") if False else
    ex("duplicate-id", "  - id: C2", "  - id: §C1", "rename one", file="claims.yaml"),
    ex("duplicate-id", "    custom: {kind: news}\n", "    custom: {kind: news}\n  - §id: S1\n    title: Again\n", "rename one", file="sources.yaml"),
    # --- the story
    ex("dates-reversed", 'to: "1999-06"', 'to: §"1999-04"', "swap"),
    ex("settled-before-asked", "{id: late, ask: How likely?, if: calm > 50}", "{id: late, ask: How likely?, if: calm > 50, by: §morning}", "this turn or a later one"),
    ex("too-many-gauges", "indicators:\n  - id: calm\n", "indicators:\n  §" + "".join(f"- {{id: g{n}, name: G, start: 1}}\n  " for n in range(5)) + "- id: calm\n", "seen_by"),
    ex("all-closed", "        policies:\n          - id: share\n", "        policies:\n          §- id: share\n            needs: calm > 1\n            closed: Closed.\n", "take `needs` from one"),
    ex("closed-unexplained", "            needs: calm >= 20\n            closed: Nobody would stand for it.\n", "            needs: §calm >= 20\n", "add `closed:`"),
    ex("taken-count", "      - id: answer\n        role: east\n        ask: What do you say?\n", "      - §id: answer\n        role: east\n        ask: What do you say?\n        record: unknown\n", "take one of the two away"),
    ex("taken-count", "      - id: answer\n", "      - §id: answer\n") if False else
    ex("taken-count", "            label: Keep it\n", "            label: Keep it\n            taken: true\n", "leave it on the one") if False else
    ex("last-ending", "    text: The ferry runs.\n", "    text: The ferry runs.\n    when: §calm > 1\n", "take its `when` away"),
    ex("last-ending", "  - id: closed\n    when: asked and calm < 10\n", "  - §id: closed\n", "add `when:`") if False else
    ex("quiz-answer", "answer: Both", "answer: §both", "word for word"),
    ex("unused-flag", "flags: [asked]", "flags: [asked, §lost]", "") if False else
    ex("unused-flag", "when: asked and calm < 10", "when: calm < 10") if False else
    ex("chance-needs-id", "              - id: strike\n                chance: 0.5", "              - chance: §0.5", "add `id:`"),
    ex("otherwise-needs-chance", "                chance: 0.5\n                mark: [asked]\n                text: They strike.\n                because: They had before.\n                otherwise:\n                  text", "                mark: [asked]\n                text: They strike.\n                because: They had before.\n                otherwise:\n                  §text", "add `chance:`"),
    ex("untold", "              - after: 1\n                text: Word gets around.\n", "              - §after: 1\n", "add `text:`"),
    ex("untold", "                  text: They do not.\n", "                  §", "add `text:`") if False else
    ex("never-lands", "- after: 1", "- after: §2", "write at most 1"),
    ex("documented-without-claim", "      - text: It is noon.", "      - §text: It is noon.\n        basis: documented", "cite one"),
    ex("documented-without-claim", "    text: The ferry runs.\n    basis: documented\n    cites: [C1]\n", "    text: The ferry runs.\n    basis: documented\n    cites: [pride]\n", "cite one") if False else
    ex("documented-off-record", "  - id: closed\n    when: asked and calm < 10\n", "  - §id: closed\n    when: asked and calm < 10\n    basis: documented\n    cites: [C1]\n", "say inferred or assumed"),
    ex("documented-off-record", "              - after: 1\n", "              - §after: 1\n                basis: documented\n                cites: [C1]\n", "say inferred or assumed"),
    ex("documented-off-record", "      - id: fair\n", "      - §id: fair\n        basis: documented\n        cites: [C1]\n", "say inferred or assumed"),
    ex("basis-missing", "  - id: closed\n    when: asked and calm < 10\n", "  - §id: closed\n    when: asked and calm < 10\n    cites: [C1]\n", "add `basis: documented`"),
    ex("inferred-from-nothing", "  - id: closed\n    when: asked and calm < 10\n", "  - §id: closed\n    when: asked and calm < 10\n    basis: inferred\n", "cite a claim or a concept"),
    ex("needs-because", "  - id: closed\n    when: asked and calm < 10\n    title: A closed pier\n    text: Nobody crosses.\n    because: Without calm nobody would.\n", "  - §id: closed\n    when: asked and calm < 10\n    title: A closed pier\n    text: Nobody crosses.\n    basis: assumed\n", "one sentence"),
    ex("unargued", "    text: Nobody crosses.\n    because: Without calm nobody would.\n", "    text: Nobody crosses.\n", "one sentence") if False else
    ex("unargued", "      - id: fair\n        mark: [asked]\n        text: A fair.\n        because: There was one in other years.\n", "      - §id: fair\n        mark: [asked]\n        text: A fair.\n", "one sentence"),
    ex("hindsight", "      - text: They ask for the first boat [@C1].", "      - §text: They ask for the first boat [@C2].", "cite another"),
    # --- the record
    ex("record-closed", "            label: Share it\n", "            label: Share it\n") if False else
    ex("record-luck", "      - id: storm\n        when: answer is share and calm > 55\n        chance: 0.2\n        happened: true\n", "      - §id: storm\n        when: answer is share and calm > 55\n        chance: 0.2\n", "add `happened: true`"),
    ex("record-disagrees", "calm > 55\n        chance: 0.2\n        happened: true", "calm > 60\n        chance: 0.2\n        happened: §true", "mend its `when`"),
    ex("record-ending", "record_ending: shared", "record_ending: §closed", "where it turns off") if False else
    ex("record-ending", "when: asked and calm < 10", "when: asked or calm > 10", "where it turns off") if False else None,
]  # fmt: skip
