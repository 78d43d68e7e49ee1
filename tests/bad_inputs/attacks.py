"""Files from strangers: the good pack of `tests/scenario/harbour.py` with one thing broken in each.

An attack changes `old` into `new` in a file; `says` are words that the message must hold. Those
without `says` are accepted: odd, but right.
"""

# ruff: noqa: E501 - one line for each attack

from __future__ import annotations

from collections.abc import Iterator

import attrs

from tests.scenario.harbour import BASE

FERRY = "ferry.yaml"


@attrs.frozen
class Attack:
    """One broken or hostile file."""

    name: str
    file: str
    old: str
    new: str
    says: tuple[str, ...] = ()

    def files(self) -> dict[str, str]:
        """The pack with this file in it."""
        text = BASE[self.file]
        assert text.count(self.old) >= 1, f"{self.name}: {self.old!r} does not stand there"
        return {**BASE, self.file: text.replace(self.old, self.new, 1)}


def _each(
    kind: str, old: str, new: str, *values: tuple[str, str], file: str = FERRY
) -> Iterator[Attack]:
    """Attacks that put one value after another into the same place (`%`)."""
    for number, (value, says) in enumerate(values, 1):
        name = f"{kind} {number}: {value[:30]!r}"
        yield Attack(name, file, old, new.replace("%", value), tuple(filter(None, [says])))


_CONDITION = "when: answer is share and calm > 55"
EXPRESSIONS = tuple(
    _each(
        "condition",
        _CONDITION,
        'when: "%"',
        ("__import__('os').system('id')", "condition"),
        ("'a'*10000000000 == 1", "condition"),
        ("[x for x in [1]] == 1", "condition"),
        ("calm = 1", "=="),
        ("(" * 60 + "calm > 1" + ")" * 60, "condition"),
        ("1+" * 150 + "1 < calm", "200"),
        ("ｃalm > 1", "condition"),
        ("", "condition"),
        ("calm > 999999999*999999999", "condition"),
        ("calm == '2'", "condition"),
        ("calm", "condition"),
        ("not", "condition"),
        ("calm > 1 and", "condition"),
        ("0 < calm < 10", "condition"),
        ("calm > 1.5", "condition"),
        ("calm ** 2 > 4", "condition"),
        ("calm is 5", "condition"),
        ("asked is true", "condition"),
        ("answer == share", "condition"),
        ("lambda: 1", "condition"),
        ("calm > (1", "condition"),
        ("calm > 1)", "condition"),
        ("trust.__class__ > 1", "condition"),
        ("calm; trade", "condition"),
        ("calm > 99999999999999999999", "condition"),
        ("cam > 1", "calm"),
        ("answer is shar", "share"),
        ("anwser is share", "answer"),
        ("later is share", "later"),
        ("asked > 1", "condition"),
        ("answer > 1", "condition"),
        ("true", "condition"),
        ("calm > yes", "condition"),
        ("calm &gt; 1", "condition"),
        ("calm ≥ 1", "condition"),
        ("{{calm}} > 1", "condition"),
        ("exec > 1", "exec"),
    )
)
NUMBERS = tuple(
    _each(
        "start",
        "    start: 50\n",
        "    start: %\n",
        ("1.5", "whole number"),
        ("fifty", "whole number"),
        ("101", "range"),
        ("-1", "range"),
        ("[50]", "whole number"),
        ("null", "whole number"),
        ("true", "whole number"),
        ("1e3", ""),
        ("0x32", ""),
        ("0o62", ""),
        ("1_000", ""),
        ("9" * 400, ""),
        (".inf", ""),
        (".nan", ""),
        ("5 0", "whole number"),
    )
) + tuple(
    _each(
        "chance",
        "chance: 0.5",
        "chance: %",
        ("0", "between 0 and 1"),
        ("1", "between 0 and 1"),
        ("-0.5", ""),
        ("1.5", ""),
        ("half", ""),
        ("50 %", ""),
        ("0.5.5", ""),
        ("[0.5]", ""),
    )
)
DATES = tuple(
    _each(
        "date",
        'date: "1999-05-02"\n    title: The first boat',
        "date: %\n    title: The first boat",
        ("1999-05-02", "quote"),
        ('"1999-13-02"', "date"),
        ('"1999-02-30"', "date"),
        ('"2 May 1999"', "date"),
        ('"99-05-02"', "date"),
        ('"1999-5-2"', "date"),
        ('"1999-05-02T10:00"', "date"),
        ("19990502", ""),
        ("null", ""),
        ('"0000-01-01"', ""),
    )
)
IDS = tuple(
    _each(
        "id",
        "- id: refuse\n            label: Keep it",
        "- id: %\n            label: Keep it",
        ("Refuse", ""),
        ("re-fuse", ""),
        ('"9refuse"', ""),
        ("share", "share"),
        ('"re fuse"', ""),
        ('"réfuse"', ""),
        ('"ｒefuse"', ""),
        ('"../../x"', ""),
        ("null", ""),
        ("[refuse]", ""),
        ("7", ""),
        ("no", ""),
        ("x" * 300, ""),
    )
)
STRUCTURE = (
    Attack("no id", FERRY, "id: ferry\n", "", ("id",)),
    Attack("no turns", FERRY, "turns:\n", "turnz:\n", ("turns",)),
    Attack("a list without an item", FERRY, "flags: [asked]\nturns:\n", "flags: [asked]\nturns: []\nturnz:\n", ("empty",)),
    Attack("turns are a mapping", FERRY, "turns:\n  - id: morning", "turns:\n  morning:\n   id: morning"),
    Attack("an ending without a text", FERRY, "    text: Nobody crosses.\n", "", ("text",)),
    Attack("a text left empty", FERRY, "text: Nobody crosses.", "text:", ("text",)),
    Attack("a text is a list", FERRY, "text: Nobody crosses.", "text: [Nobody, crosses]", ("text",)),
    Attack("two turns of one id", FERRY, "- id: noon\n    date", "- id: morning\n    date", ("morning",)),
    Attack("two policies of one id", FERRY, "- id: refuse\n            label", "- id: share\n            label", ("share",)),
    Attack("two endings of one id", FERRY, "- id: shared\n    title", "- id: closed\n    title", ("closed",)),
    Attack("a key twice", FERRY, "title: The Ferry\n", "title: The Ferry\ntitle: Again\n", ("title",)),
    Attack("a key of nowhere", FERRY, "core: true", "cure: true", ("core",)),
    Attack("a list for a switch", FERRY, "core: true", "core: [true]", ("core",)),
    Attack("a word for a switch", FERRY, "core: true", "core: yes", ("yes",)),
    Attack("an unknown role", FERRY, "role: east\n        ask", "role: eats\n        ask", ("east",)),
    Attack("an unknown claim", FERRY, "cites: [C1999_1]\n            then", "cites: [C1999_9]\n            then", ("C1999_9",)),
    Attack("an unknown claim in a text", FERRY, "[@C1999_1].\n      - role", "[@C1999_8].\n      - role", ("C1999_8",)),
    Attack("an unknown concept", FERRY, "concepts: [pride]\nrecord", "concepts: [prid]\nrecord", ("pride",)),
    Attack("an unknown conflict", FERRY, "conflicts: [D1]", "conflicts: [D7]", ("D7",)),
    Attack("an unknown indicator", FERRY, "change: {calm: +10}", "change: {clam: +10}", ("calm",)),
    Attack("an unknown flag", FERRY, "mark: [asked]\n                text: They strike", "mark: [aksed]\n                text: They strike", ("asked",)),
    Attack("an unknown ending", FERRY, "record_ending: shared", "record_ending: sharde", ("shared",)),
    Attack("an unknown turn", FERRY, "by: noon", "by: nono", ("noon",)),
    Attack("an unknown policy of an adviser", FERRY, "for: [share]", "for: [shaer]", ("share",)),
    Attack("one policy is no choice", FERRY, "- id: refuse\n            label: Keep it", "- id: refuse\n            lable: Keep it", ("label",)),
    Attack("every policy closed", FERRY, "- id: share\n            label: Share it", "- id: share\n            needs: calm > 90\n            closed: No.\n            label: Share it", ("needs",)),
    Attack("nothing taken", FERRY, "            taken: true\n", ""),
    Attack("two taken", FERRY, "            label: Keep it\n", "            label: Keep it\n            taken: true\n", ("taken",)),
    Attack("a chance without an id", FERRY, "- id: strike\n                chance", "- chance", ("id",)),
    Attack("documented without a claim", FERRY, "basis: documented\n    cites: [C1999_1]\ndebrief", "basis: documented\ndebrief", ("claim",)),
    Attack("a basis of its own", FERRY, "basis: inferred", "basis: certain", ("documented",)),
    Attack("an ending after the last", FERRY, "- id: shared\n    title", "- id: shared\n    when: calm > 99\n    title", ("when",)),
    Attack("an ending nobody gets to", FERRY, "    when: asked and calm < 60\n", "", ("when",)),
    Attack("a range upside down", FERRY, "range: [-100, 100]", "range: [100, -100]", ("range",)),
    Attack("a range of three", FERRY, "range: [-100, 100]", "range: [0, 1, 2]", ("range",)),
    Attack("a quiz answer that is no option", FERRY, "answer: Both", "answer: None of them", ("options",)),
    Attack("after a hundred turns", FERRY, "after: 1", "after: 100", ("20",)),
    Attack("after a part of a turn", FERRY, "after: 1", "after: 0.5", ("whole number",)),
    Attack("a measurement that is words", FERRY, "value: 15.8", "value: a lot", ("value",)),
    Attack("the id of another file", FERRY, "id: ferry\n", "id: fairy\n", ("fairy",)),
    Attack("a newer format", FERRY, "format: 1\nid", "format: 99\nid", ("99",)),
    Attack("a format in words", FERRY, "format: 1\nid", "format: one\nid", ("format",)),
    Attack("a pack with another id", "pack.yaml", "id: harbour", "id: haven", ("haven",)),
    Attack("a pack without its chapter", "pack.yaml", "chapters: [ferry]", "chapters: [ferry, boat]", ("boat",)),
    Attack("a share above one", "pack.yaml", "share: 0.5", "share: 1.5", ("1",)),
    Attack("a source that runs", "sources.yaml", "references:", "references:\n  - {id: evil, title: Evil, URL: 'javascript:alert(1)'}", ("https",)),
    Attack("a source on this disk", "sources.yaml", "references:", "references:\n  - {id: evil, title: Evil, URL: 'file:///etc/passwd'}", ("https",)),
    Attack("a source without a title", "sources.yaml", "references:", "references:\n  - {id: evil}", ("title",)),
    Attack("a claim of no source", "claims.yaml", "sources: [S1999]", "sources: [S1998]", ("S1999",)),
    Attack("a claim without an id", "claims.yaml", "- id: C1999_1", "- ident: C1999_1", ("id",)),
)  # fmt: skip
PATHS = (
    *_each(
        "chapter",
        "chapters: [ferry]",
        'chapters: ["%"]',
        ("../ferry", "ferry"),
        ("../../../etc/passwd", "passwd"),
        ("/etc/passwd", "passwd"),
        ("..\\\\..\\\\secret", "secret"),
        ("//evil/share/x", "x"),
        ("file:///etc/passwd", "passwd"),
        ("~/x", "x"),
        ("ferry.", "ferry."),
        ("Ferry", "Ferry"),
        ("ferry.yaml", "ferry.yaml"),
        file="pack.yaml",
    ),
    *_each(
        "emblem",
        "chapters: [ferry]\n",
        'chapters: [ferry]\nemblems:\n  - {chapter: ferry, draw: "%"}\n',
        ("evil.svg", "clock"),
        ("../../../etc/passwd", "clock"),
        file="pack.yaml",
    ),
    *_each(
        "count",
        "chapters: [ferry]\n",
        "chapters: [ferry]\nemblems:\n  - {chapter: ferry, draw: dots, count: %}\n",
        ("400000000", "out of range"),
        ("2147483648", "out of range"),
        file="pack.yaml",
    ),
)
"""Names that are paths, and pictures: the format holds neither, only ids and drawings by name."""

TEXTS = tuple(
    _each(
        "text",
        "text: Nobody crosses.",
        'text: "%"',
        ("a" + "\\u0301" * 240, ""),
        ("</script><script>alert(1)</script>", ""),
        ("{{7*7}} {% raw %} ${x} %s %(a)s", ""),
        ("=cmd|' /c calc'!A1", ""),
        ("long " * 3900, ""),
    )
) + tuple(_each("title", "title: A closed pier", 'title: "%"', ("=cmd|' /c calc'!A1", "")))
"""Accepted: they are shown as they are, and run nothing."""

SIGNS = tuple(
    _each(
        "sign",
        "text: Nobody crosses.",
        'text: "Nobody%crosses."',
        ("\\u202e", ""),
        ("\\u0000", ""),
        ("\\u001b[31m", ""),
        ("\\u2066", ""),
        ("\\ud800", ""),
        ("\x1b", ""),
        ("\x00", ""),
        ("\u202e", ""),
        ("\x07", ""),
        ("\u2028", ""),
    )
)
REFUSED = (*EXPRESSIONS, *NUMBERS, *DATES, *IDS, *STRUCTURE, *PATHS, *SIGNS)
