"""Failing examples of diagnostics of the format, the story and the record, with exact places.

Each example is a small edit of a good pack. Where the finding must point is marked with § in the
text that comes in (the sign itself is taken out before the file is written). Every code has one
more example, on its page (code_pages.py).
"""

# ruff: noqa: E501 - a table reads best with one fault a line

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from game.analysis.check import check_paths
from game.scenario.codes import CODES
from game.scenario.diagnostics import Diagnostic
from tests.scenario.harbour import BASE, FERRY

LONG = "x" * 201
NOON = "    events:\n      - id: storm\n"
"""Where decisions of the second turn come in."""
CLOSED = "  - id: closed\n    when: asked and calm < 60\n"
ARGUED = "    because: Without calm nobody would.\n"


@attrs.frozen
class Example:
    """In `file`, each `old` (which stands there once) becomes `new`; § says where `code` points."""

    code: str
    old: str
    new: str
    hint: str = ""
    file: str = "ferry.yaml"
    also: tuple[str, str] = ("", "")


ex = Example


def decision(*policies: str, **more: str) -> str:
    """A decision of the second turn, before its events; § stands at the decision itself."""
    keys = "".join(f"        {key}: {value}\n" for key, value in more.items())
    return (
        "    decisions:\n      - §id: second\n        role: west\n        ask: What now?\n"
        f"{keys}        policies:\n"
        + "".join(
            f"          - id: p{n}\n            label: It\n            because: So.\n{policy}"
            for n, policy in enumerate(policies)
        )
        + NOON
    )


TAKEN = "            taken: true\n"
THIRD = '  - id: §noon\n    date: "1999"\n    title: Again\n    briefing:\n      - text: Again.\n'
TURNS = "".join(
    f'  {"§" * (not n)}- {{id: t{n}, date: "1999", title: T, briefing: [{{text: x}}]}}\n'
    for n in range(59)
)
GAUGES = "".join(f"  {'§' * (not n)}- {{id: g{n}, name: G, start: 1}}\n" for n in range(5))

EXAMPLES = [
    # --- the format
    ex("unknown-key", "place: Harbour", "place: Harbour\n§sumary: x", "did you mean `summary`?"),
    ex("unknown-key", "    core: true", "    §corre: true", "did you mean `core`?"),
    ex("unknown-key", "        ask: What do", "        §zzz: 1\n        ask: What do", "known here: id,"),
    ex("unknown-key", "title: The H", "§titel: x\ntitle: The H", "did you mean `title`?", "pack.yaml"),
    ex("unknown-key", "    locator: ", "    §notes: x\n    locator: ", "did you mean `note`?", "claims.yaml"),
    ex("unknown-key", "    assessment: ", "    §titel: x\n    assessment: ", "", "conflicts.yaml"),
    ex("unknown-key", "    about: ", "    §abuot: x\n    about: ", "did you mean `about`?", "concepts.yaml"),
    ex("missing-key", "format: 1\nid: ferry\ntitle: The Ferry\n", "§format: 1\nid: ferry\n", "add `title:`"),
    ex("missing-key", "id: answer\n        role: east\n        ask: What do you say?", "§id: answer\n        role: east", "add `ask:`"),
    ex("missing-key", "id: answer\n        role: east\n", "§id: answer\n", "say who decides"),
    ex("missing-key", "id: trade\n    start: 20\n", "§id: trade\n", "add `start:`"),
    ex("missing-key", "indicators:\n", "indicators:\n  - §id: tide\n    start: 3\n", "add `name:`"),
    ex("missing-key", "    title: The Harbour Gazette\n", "    title: The Harbour Gazette\n  - §title: No id\n", "add them", "sources.yaml"),
    ex("wrong-type", "title: The Ferry", "title: §1999", 'put it in quotes: "1999"'),
    ex("wrong-type", "    core: true", "    core: §1", "write true or false"),
    ex("wrong-type", "minutes: 20", "minutes: §2.5", "write digits only"),
    ex("wrong-type", "minutes: 20", "minutes: §true", "write digits only"),
    ex("wrong-type", "value: 15.8", "value: §many", "write it as 15.8"),
    ex("wrong-type", "range: [-100, 100]", "range: §[100]", "write [0, 100]"),
    ex("wrong-type", "{trade: -5}", "§-5", "write {indicator: +3}"),
    ex("wrong-type", "            for: [share]", "            for: §share", "`[a, b]`"),
    ex("wrong-type", "- text: It is noon.", "- §It is noon.", "and its other keys"),
    ex("wrong-type", "when: calm > 90", "when: §90", "put it in quotes"),
    ex("empty-text", "summary: Two towns share a ferry.", 'summary: §"  "', "write some text"),
    ex("empty-list", "briefing:\n      - text: It is noon.\n", "briefing: §[]\n", "add an item"),
    ex("too-long", "title: The Ferry", f"title: §{LONG}", "shorten it"),
    ex("too-long", "            label: Share it", f"            label: Share it\n            short: §{LONG[:29]}", "shorten it"),
    ex("too-long", "title: The Ferry", 'title: §"Two\\nlines"', "shorten it"),
    ex("bad-id", "flags: [asked]", "flags: [asked, §Asked-Twice]", "small letters"),
    ex("bad-id", "flags: [asked]", "flags: [asked, §is]", "small letters"),
    ex("bad-id", "flags: [asked]", f"flags: [asked, §{LONG[:61]}]", "small letters"),
    ex("bad-date", 'to: "1999-06"', 'to: §"June 1999"', '"2012-06-26"'),
    ex("bad-date", 'to: "1999-06"', 'to: §"1999-02-30"', '"2012-06-26"'),
    ex("bad-date", 'to: "1999-06"', "to: §1999", 'write "1999"'),
    ex("bad-address", "    custom: {kind: news}\n", "    custom: {kind: news}\n  - §id: S2\n    title: A\n    URL: www.example.org\n", "", "sources.yaml"),
    ex("bad-address", "    custom: {kind: news}\n", "    custom: {kind: news}\n  - §id: S2\n    title: A\n    URL: javascript:alert(1)\n", "", "sources.yaml"),
    ex("bad-word", "    better: higher", "    better: §highest", "did you mean `higher`?"),
    ex("bad-word", "    better: higher", "    better: §blue", "use higher, lower, neither"),
    ex("bad-word", "    custom: {kind: news}\n", "    custom: {kind: news}\n  - §id: S2\n    title: A pamphlet\n    custom: {kind: gossip}\n", "use news, official", "sources.yaml"),
    ex("bad-condition", "when: calm > 90", "when: §calm = 90", "write `==`"),
    ex("bad-condition", "when: calm > 90", 'when: §""', "leave the key out"),
    ex("bad-condition", "when: calm > 90", "when: §true", "leave the key out"),
    ex("bad-condition", "when: calm > 90", "when: §clam > 90", "did you mean `calm`?"),
    ex("bad-condition", "when: calm > 90", "when: §answer is share", "earlier ones"),
    ex("bad-condition", "when: calm > 10\n", "when: §answer is not share\n", "earlier ones"),
    ex("bad-condition", "needs: calm >= 20", "needs: §answer is share", "earlier ones"),
    ex("bad-condition", "    core: true", "    when: §answer is share", "earlier ones"),
    ex("bad-condition", "when: answer is share and", "when: §anser is share and", "did you mean `answer`?"),
    ex("bad-condition", "when: answer is share and", "when: §answer is shair and", "did you mean `share`?"),
    ex("bad-condition", "when: calm > 40}", "when: §calm}", "`calm >= 50`"),
    ex("bad-condition", "if: calm > 50, by: noon", "if: §asked == 1, by: noon", "`not asked`"),
    ex("bad-condition", "when: calm > 90", f"when: §calm > 1{' or calm > 1' * 20}", "mark a flag"),
    ex("out-of-range", "    start: 20", "    start: §101", "from -100 to 100, as `range` says"),
    ex("out-of-range", "chance: 0.2", "chance: §1", "write 0.6"),
    ex("out-of-range", "chance: 0.2", "chance: §0.0", "write 0.6"),
    ex("out-of-range", "minutes: 20", "minutes: §0", "from 1 to 600"),
    ex("out-of-range", "- after: 1", "- after: §-1", "from 0 to 20"),
    ex("out-of-range", "range: [-100, 100]", "range: §[100, 100]", "lower number first"),
    ex("out-of-range", "  share: 0.5", "  share: §1.5", "write 0.6", "pack.yaml"),
    ex("format-version", "format: 1", "format: §2", "`format: 1`"),
    ex("format-version", "format: 1", "format: §0", "`format: 1`", "pack.yaml"),
    ex("id-and-file", "id: ferry\n", "id: §fairy\n", "make them the same"),
    ex("id-and-file", "id: harbour", "id: §haven", "make them the same", "pack.yaml"),
    ex("unknown-name", "{calm: +10}", "{§clam: +10}", "did you mean `calm`?"),
    ex("unknown-name", "                mark: [asked]", "                mark: [asked, §aksed]", "did you mean `asked`?"),
    ex("unknown-name", "    seen_by: [west]", "    seen_by: [§wset]", "did you mean `west`?"),
    ex("unknown-name", "- role: west", "- role: §vest", "did you mean `west`?"),
    ex("unknown-name", "            for: [share]", "            for: [§shair]", "did you mean `share`?"),
    ex("unknown-name", "            choose: refuse", "            choose: §reuse", "did you mean `refuse`?"),
    ex("unknown-name", "by: noon", "by: §nooon", "did you mean `noon`?"),
    ex("unknown-name", "    concepts: [pride]", "    concepts: [§bride]", "did you mean `pride`?"),
    ex("unknown-name", "concept: pride", "concept: §bride", "did you mean `pride`?"),
    ex("unknown-name", "{answer: refuse}", "{§anwer: refuse}", "did you mean `answer`?"),
    ex("unknown-name", "{answer: refuse}", "{§answer: refused}", "did you mean `refuse`?"),
    ex("unknown-name", "  conflicts: [D1]", "  conflicts: [§X]", "there are: D1"),
    ex("unknown-name", "indicator: calm\n", "indicator: §clam\n", "did you mean `calm`?"),
    ex("unknown-name", "      cites: [C1999_1]\n    observed", "      cites: [§C1999_11]\n    observed", "did you mean `C1999_1`?"),
    ex("unknown-name", "- text: They ask for the first boat [@C1999_1].", "- text: §They ask for the first boat [@C1999_11].", "did you mean `C1999_1`?"),
    ex("unknown-name", "chapters: [ferry]\nroles", "chapters: [ferry, §fery]\nroles", "did you mean `ferry`?", "pack.yaml"),
    ex("unknown-name", "  indicators: [calm]", "  indicators: [§clam]", "did you mean `calm`?", "pack.yaml"),
    ex("unknown-name", "    name: Trade", "    name: Trade\n    seen_by: [§vest]", "did you mean `west`?", "pack.yaml"),
    ex("unknown-name", "    cites: [C1999_1]", "    cites: [§C1999_9]", "did you mean `C1999_", "pack.yaml"),
    ex("unknown-name", "people:", "bridges:\n  - {to: §fery, text: x, because: x}\npeople:", "did you mean `ferry`?", "pack.yaml"),
    ex("unknown-name", "people:", "bridges:\n  - {to: ferry, text: x, change: {§clam: 1}}\npeople:", "did you mean `calm`?", "pack.yaml"),
    ex("unknown-name", "people:", "emblems:\n  - {chapter: §fery, draw: hub}\npeople:", "did you mean `ferry`?", "pack.yaml"),
    ex("unknown-name", "locator_in: S1999", "locator_in: §S19999", "did you mean `S1999`?", "claims.yaml"),
    ex("unknown-name", "    cites: [C1999_1]", "    cites: §[C1999_9]", "did you mean `C1999_", "conflicts.yaml"),
    ex("unknown-name", "    sources: [S1999]", "    sources: §[S1998]", "did you mean `S1999`?", "concepts.yaml"),
    ex("broken-citation", "- text: They ask for the first boat [@C1999_1].", "- text: §They ask for the first boat [@C1999_1.", "write [@C2012_14]"),
    ex("duplicate-id", "endings:\n", f"{THIRD}endings:\n", "it stands first in line"),
    ex("duplicate-id", "  - id: west\n", "  - id: west\n  - id: §west\n", "it stands first in line"),
    ex("duplicate-id", CLOSED, f"  - id: closed\n    when: calm < 0\n    title: x\n    text: x\n    because: x\n{CLOSED.replace('closed', '§closed', 1)}", "it stands first in line"),
    ex("duplicate-id", "- id: fair", "- id: §storm", "it stands first in line"),
    ex("duplicate-id", "{id: late,", "{id: §call,", "it stands first in line"),
    ex("duplicate-id", "text: Quiet., when: calm > 40}", "text: Quiet., when: calm > 40}\n      - {id: §quiet, text: Again., when: calm > 1}", "it stands first in line"),
    ex("duplicate-id", "      answer: Both\n", "      answer: Both\n    - id: §who\n      ask: Again?\n      options: [A, B]\n      answer: A\n", "it stands first in line"),
    ex("duplicate-id", "- id: C1999_2", '- id: §C1999_1\n    date: "1999-05-02"\n    statement: Again.\n    sources: [S1999]\n  - id: C1999_2', "rename one", "claims.yaml"),
    ex("duplicate-id", "    custom: {kind: news}\n", "    custom: {kind: news}\n  - §id: S1999\n    title: Again\n", "rename one", "sources.yaml"),
    # --- the story
    ex("dates-reversed", 'to: "1999-06"', 'to: §"1999-04"', "swap"),
    ex("settled-before-asked", "if: calm > 50}", "if: calm > 50, by: §morning}", "this turn or a later one"),
    ex("too-many-turns", "turns:\n", f"turns:\n{TURNS}", "two chapters"),
    ex("too-many-gauges", "indicators:\n", f"indicators:\n{GAUGES}", "seen_by"),
    ex("one-policy", NOON, decision(TAKEN).replace("§", "").replace("- id: p0", "§- id: p0"), "add another way"),
    ex("all-closed", "policies:\n          - id: share\n", "policies:\n          §- id: share\n            needs: calm > 1\n            closed: Closed.\n", "take `needs` from one"),
    ex("closed-unexplained", "needs: calm >= 20\n            closed: Nobody would stand for it.\n", "needs: §calm >= 20\n", "add `closed:`"),
    ex("taken-count", NOON, decision(TAKEN, "", record="unknown"), "take one of the two away"),
    ex("taken-count", NOON, decision(TAKEN, TAKEN), "leave it on the one"),
    ex("taken-count", NOON, decision("", ""), "or say `record: unknown`"),
    ex("last-ending", "    text: The ferry runs.\n", "    text: The ferry runs.\n    when: §calm > 1\n", "take its `when` away"),
    ex("quiz-answer", "answer: Both", "answer: §both", "word for word"),
    ex("unused-flag", "flags: [asked]", "flags: [asked, §lost]", "mark it somewhere", "ferry.yaml", ("asked and calm < 60", "asked or lost")),
    ex("unused-flag", "flags: [asked]", "flags: [§asked]", "read it somewhere", "ferry.yaml", ("asked and calm < 60", "calm < 60")),
    ex("chance-needs-id", "- id: strike\n                chance: 0.5", "- chance: §0.5", "add `id:`"),
    ex("otherwise-needs-chance", "                chance: 0.5\n", "", "add `chance:`", "ferry.yaml", ("                  text: They do not.", "                  §text: They do not.")),
    ex("untold", "- after: 1\n                text: Word gets around.\n", "- §after: 1\n", "add `text:`"),
    ex("untold", "                  text: They do not.\n                  ", "                  §", "add `text:`"),
    ex("never-lands", "- after: 1", "- after: §2", "write at most 1"),
    ex("documented-without-claim", "- text: It is noon.", "- §text: It is noon.\n        basis: documented", "cite one"),
    ex("documented-without-claim", "cites: [C1999_2]\n        because: There was one", "because: There was one", "cite one", "ferry.yaml", ("id: storm\n        when: answer is share and calm > 55\n        chance: 0.2\n        happened: true\n        change: {trade: -5}\n        text: A storm.\n        basis: inferred", "§id: storm\n        when: answer is share and calm > 55\n        chance: 0.2\n        happened: true\n        change: {trade: -5}\n        text: A storm.\n        basis: documented")),
    ex("documented-without-claim", "    cites: [C1999_1]\ndebrief", "    cites: [pride]\ndebrief", "cite one", "ferry.yaml", ("- id: shared\n", "- §id: shared\n")),
    ex("documented-off-record", CLOSED, CLOSED.replace("id", "§id", 1) + "    basis: documented\n    cites: [C1999_1]\n", "say inferred or assumed"),
    ex("documented-off-record", "- after: 1\n", "- §after: 1\n                basis: documented\n                cites: [C1999_1]\n", "say inferred or assumed"),
    ex("documented-off-record", "- id: fair\n", "- §id: fair\n        basis: documented\n        cites: [C1999_1]\n", "say inferred or assumed"),
    ex("basis-missing", CLOSED, CLOSED.replace("id", "§id", 1) + "    cites: [C1999_1]\n", "add `basis: documented`"),
    ex("inferred-from-nothing", CLOSED, CLOSED.replace("id", "§id", 1) + "    basis: inferred\n", "cite a claim or a concept"),
    ex("needs-because", CLOSED, CLOSED.replace("id", "§id", 1) + "    basis: assumed\n", "one sentence", "ferry.yaml", (ARGUED, "")),
    ex("unargued", CLOSED, CLOSED.replace("id", "§id", 1), "one sentence", "ferry.yaml", (ARGUED, "")),
    ex("hindsight", "- text: They ask for the first boat [@C1999_1].", "- §text: They ask for the first boat [@C1999_2].", "cite another"),
    ex("hindsight", "- who: The pier\n", "- §who: The pier\n            cites: [C1999_2]\n            basis: documented\n", "cite another"),
    # --- the record
    ex("record-closed", NOON, decision(f"{TAKEN}            needs: calm > 60\n            closed: x\n", ""), "loosen its `needs`"),
    ex("record-luck", "id: storm\n        when: answer is share and calm > 55\n        chance: 0.2\n        happened: true\n", "§id: storm\n        when: answer is share and calm > 55\n        chance: 0.2\n", "add `happened: true`"),
    ex("record-disagrees", "calm > 55\n        chance: 0.2\n        happened: true", "calm > 60\n        chance: 0.2\n        happened: §true", "mend its `when`"),
    ex("record-ending", "record_ending: shared", "record_ending: §shared", "where it turns off", "ferry.yaml", ("asked and calm < 60", "not asked and calm > 10")),
]  # fmt: skip


def written(folder: Path, files: dict[str, str]) -> Path:
    """A pack's folder with these files."""
    pack = folder / "harbour"
    pack.mkdir()
    for name, text in files.items():
        (pack / name).write_text(text, encoding="utf-8")
    return pack


def marked(text: str) -> tuple[str, int, int]:
    """The text without its §, and the line and column where it stood."""
    before, sign, after = text.partition("§")
    assert sign, "no place is marked"
    assert "§" not in after
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


def check_of(folder: Path, example: Example) -> tuple[Diagnostic, int, int]:
    """The finding of an example, and where it ought to be."""
    text = BASE[example.file]
    for old, new in ((example.old, example.new), example.also):
        assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new) if old else text
    text, line, column = marked(text)
    found = check_paths([written(folder, {**BASE, example.file: text})]).found
    assert [each.code for each in found] == [example.code], "\n".join(map(str, found))
    return found[0], line, column


def test_the_good_pack_is_without_any_finding(tmp_path: Path) -> None:
    """Every example below starts here: not even a warning."""
    result = check_paths([written(tmp_path, BASE)])
    assert (result.found, result.chapters) == ((), 1)


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda each: f"{each.code}-{each.new.strip()[:30]!a}"
)
def test_each_fault_yields_its_code_at_its_place(example: Example, tmp_path: Path) -> None:
    """Exactly this code, in this file, at this line and column, with what to do about it."""
    found, line, column = check_of(tmp_path, example)
    assert Path(found.place.file).name == example.file
    assert (found.place.line, found.place.column) == (line, column)
    assert example.hint in found.hint
    assert found.message
    assert found.message.isprintable()
    assert str(found).startswith(f"{found.place.file}:{line}:{column}: {example.code}: ")


FOLLOW_UPS = [
    ex("wrong-type", "    start: 20", "    start: §2.5"),
    ex("out-of-range", "chance: 0.5", "chance: §1"),
    ex("bad-id", "flags: [asked]", "flags: [asked, §Lost]", "", "ferry.yaml", ("asked and calm < 60", "asked and calm < 59")),
    ex("missing-key", "{id: late, ask: \"How likely?\", if: calm > 50", "§{id: late, ask: \"How likely?\""),
]  # fmt: skip


@pytest.mark.parametrize("example", FOLLOW_UPS, ids=lambda each: f"{each.code}-{each.new[-30:]!a}")
def test_a_value_that_cannot_be_read_brings_no_second_finding(
    example: Example, tmp_path: Path
) -> None:
    """`start: 2.5` is one mistake: it must not be said as well that there is no `start`."""
    found, line, column = check_of(tmp_path, example)
    assert (found.place.line, found.place.column) == (line, column)


BETTER_HINTS = [
    ex("wrong-type", "- text: It is noon.", "- §It is noon.", "write `text: ...`"),
    ex("unknown-name", "  conflicts: [D1]", "  conflicts: [§d1]", "did you mean `D1`?"),
]


@pytest.mark.parametrize("example", BETTER_HINTS, ids=lambda each: each.code)
def test_hints_say_what_would_mend_it(example: Example, tmp_path: Path) -> None:
    """A key that must be there rather than `basis`; an id in the wrong case."""
    found, _, _ = check_of(tmp_path, example)
    assert example.hint in found.hint


def test_a_misspelt_decision_is_recognised_before_any_is_asked(tmp_path: Path) -> None:
    """In the first turn no decision can be read yet; the hint is still not `known here: `."""
    example = ex("bad-condition", "when: calm > 90", "when: §anser is share")
    found, _, _ = check_of(tmp_path, example)
    assert "answer" in found.hint


def test_a_bad_id_in_a_pack_is_one_mistake(tmp_path: Path) -> None:
    """It is no id; it must not be said as well that nothing has the empty name."""
    example = ex(
        "bad-id", "    cites: [C1999_1]", "    cites: [§C 1]", "letters, digits", "pack.yaml"
    )
    found, line, column = check_of(tmp_path, example)
    assert (found.place.line, found.place.column) == (line, column)
    assert example.hint in found.hint


def test_a_misspelt_record_ending_is_one_mistake(tmp_path: Path) -> None:
    """It must not be said as well that the documented ending is not documented."""
    example = ex("unknown-name", "record_ending: shared", "record_ending: §shard")
    found, _, _ = check_of(tmp_path, example)
    assert found.hint == "did you mean `shared`?"


def test_a_bad_item_of_a_list_does_not_move_those_after_it(tmp_path: Path) -> None:
    """Two faults in one list: each is reported where it stands."""
    text, line, column = marked(FERRY.replace("flags: [asked]", "flags: [Bad-Id, asked, §lost]"))
    folder = written(tmp_path, {**BASE, "ferry.yaml": text})
    places = {(each.place.line, each.place.column) for each in check_paths([folder]).found[1:]}
    assert places == {(line, column)}


def test_a_chapter_that_no_pack_lists_is_a_stray(tmp_path: Path) -> None:
    """stray-chapter: nobody would find it."""
    stray = FERRY.replace("id: ferry\n", "id: stray\n")
    (found,) = check_paths([written(tmp_path, {**BASE, "stray.yaml": stray})]).found
    assert (found.code, found.severity) == ("stray-chapter", "warning")
    assert (found.place.line, found.place.column) == (4, 11)
    assert "stray.yaml" in found.message
    assert "add `stray`" in found.hint


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    """unreadable-file: with its name, and no more."""
    path = written(tmp_path, BASE) / "none.yaml"
    (found,) = check_paths([path]).found
    assert (found.code, found.place.file) == ("unreadable-file", str(path))
    assert "no such file" in found.message
    assert found.hint


@pytest.mark.parametrize("code", CODES)
def test_every_code_says_what_it_means(code: str) -> None:
    """In a sentence, under a name of small letters and dashes."""
    assert code.replace("-", "").isalpha()
    assert code.islower()
    assert CODES[code].meaning.endswith(".")
    assert CODES[code].severity in ("error", "warning")
