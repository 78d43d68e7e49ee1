"""Strict YAML: what is accepted, what is refused, where, and that both parsers say the same."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.scenario import syntax_tree
from game.scenario.codes import CODES
from game.scenario.diagnostics import Diagnostic, Place
from game.scenario.problems import SHOWN_OF_A_KIND, STOP_AFTER
from game.scenario.syntax import Entry, Mapping, Node, Scalar, Sequence, read

BAD_INPUTS = Path(__file__).parent.parent / "bad_inputs"
CASES = json.loads((BAD_INPUTS / "manifest.json").read_text(encoding="utf-8"))["cases"]
YAML_CASES = [case for case in CASES if case["kind"] == "yaml"]
PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

# Random files are put together from what YAML gives a meaning to.
PLAIN = ("a", "b", "key", "no", "x y", "1", "0", "null", "'s'", '"q"', "http://x", "-x", ":x", "?x")
FLOW = (", ", ",", "[", "]", "{", "}", "[", "]", "{", "}", "[x:]", "{x:", '"k":', "{a: , b: }")
LINES = ("\n", "\n ", "\n  ", "\n    ", "\n- ", "\n  - ", "\na: ", "\nb: ", "\n  c: ", "\n    d: ")
SIGNS = ("- ", "-", "? ", "?", ": ", ":", "a: ", "b: ", '"', "'", "#", "# c\n", " #c", " ", "   ")
BLOCKS = ("|", ">", "|\n", "|-\n", ">+\n", "|2\n", ">-2\n", "|+\n")
RARE = ("---", "\n---\n", "...", "\n...\n", "%", "%YAML 1.1\n", "\n%x\n", "&a ", "*a", "*a ", "!")
RARER = ("!t ", "!!str ", "<<: ", "\\", "\\n", "\\e", "\\x41", "\\ud800", "\\U00110000", "\\\n")
ODD = (
    "\t",
    "\r\n",
    "\r",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\u00e9",
    "\U0001f600",
    "[" * 26,
    "x" * 1020,
)
COMMON = st.sampled_from(PLAIN + FLOW + LINES + SIGNS + BLOCKS)
ANY = st.sampled_from(PLAIN + FLOW + LINES + SIGNS + BLOCKS + RARE + RARER + ODD)
FRAMES = st.sampled_from(["{}", "a: {}", "a:\n  {}", "a: [{}]", "a: {{{}}}", "- {}"])
SOUP = st.builds(
    lambda frame, pieces: frame.format("".join(pieces)),
    FRAMES,
    st.one_of(st.lists(COMMON, max_size=18), st.lists(ANY, max_size=18)),
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | WORDS
    | st.lists(WORDS, max_size=6).map(" ".join)
    | st.lists(WORDS, max_size=4).map("\n".join)
)
TREES = st.dictionaries(
    WORDS,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
        max_leaves=20,
    ),
    max_size=6,
)


def values(node: Node | None) -> Any:
    """A tree without its places."""
    if isinstance(node, Mapping):
        return {entry.key.value: values(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return node.value if node else None


def found(text: str, pure: bool = False) -> list[tuple[str, int, int]]:
    """Codes, lines and columns of what is wrong with a text."""
    _, diagnostics = read(text.encode(), "f.yaml", pure=pure)
    return [(each.code, each.place.line, each.place.column) for each in diagnostics]


def accepts(text: str, loader: Any) -> bool:
    """Whether one of PyYAML's parsers takes a text."""
    try:
        return all(True for _ in yaml.parse(text, Loader=loader))
    except (yaml.YAMLError, ValueError):
        return False


@PARSERS
@pytest.mark.parametrize("case", YAML_CASES, ids=[case["file"] for case in YAML_CASES])
def test_corpus(case: dict[str, Any], pure: bool) -> None:
    """Every bad input is refused at its place in the promised words; every control is accepted."""
    tree, diagnostics = read((BAD_INPUTS / case["file"]).read_bytes(), "f.yaml", pure=pure)
    if case["expect"] == "accept":
        assert tree is not None
        assert diagnostics == ()
        return
    first = diagnostics[0]
    assert first.severity == "error"
    assert first.place.line == case["line"]
    assert case["column"] in (None, first.place.column)
    printed = "\n".join(map(str, diagnostics))
    for word in case["stderr_mentions"]:
        assert word.lower() in printed.lower()
    assert not UNPRINTABLE.search(printed.replace("\n", ""))
    assert len(diagnostics) < 200


@pytest.mark.parametrize("case", YAML_CASES, ids=[case["file"] for case in YAML_CASES])
def test_corpus_same_for_both_parsers(case: dict[str, Any]) -> None:
    """Both parsers give the same tree and the same diagnostics for the corpus."""
    data = (BAD_INPUTS / case["file"]).read_bytes()
    assert read(data, "f.yaml") == read(data, "f.yaml", pure=True)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(SOUP)
@example("a: |#")
@example("[x:]")
@example("a: [b?c]")
@example("a: {b:[1]}")
@example("%x\n---\na: b")
@example('a: "\\ud800"')
@example('a: "\\UFFFFFFFF"')
@example("a: b\n...\nc: d")
@example("a:\n? b\n: c")
def test_parsers_agree(text: str) -> None:
    """Whatever is written, both parsers lead to one answer, and what is accepted both accept."""
    data = text.encode()
    tree, diagnostics = read(data, "f.yaml", pure=True)
    assert read(data, "f.yaml") == (tree, diagnostics)
    assert tree is not None or diagnostics
    assert not any(UNPRINTABLE.search(str(each)) for each in diagnostics)
    if not diagnostics:
        assert accepts(text, yaml.SafeLoader)
        if yaml.__with_libyaml__:
            assert accepts(text, yaml.CSafeLoader)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    """No bytes make it raise, and both parsers agree about them."""
    assert read(data, "f.yaml") == read(data, "f.yaml", pure=True)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TREES, st.booleans(), st.booleans())
def test_plain_values_come_back(tree: dict[str, Any], pure: bool, flow: bool) -> None:
    """What a YAML writer writes, in block or JSON style, is read with the same values."""
    options: dict[str, Any] = {"allow_unicode": True, "width": 10_000, "sort_keys": False}
    if flow:
        text = json.dumps(tree, ensure_ascii=False)
    else:
        text = yaml.dump(tree, Dumper=_QuotingDumper, default_flow_style=False, **options)
    result, diagnostics = read(text.encode(), "f.yaml", pure=pure)
    assert diagnostics == ()
    assert values(result) == tree


class _QuotingDumper(yaml.SafeDumper):
    """Quotes every text, as it must be where it may look like something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_QuotingDumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)

EXAMPLE = """\
# A comment.
title: A pact
roles:
- seoul
-   "tokyo"
state: {trust: +3, share: 0.50,
        open: }
empty:
note: |
  One: line.

  Another \u201cline\u201d.
last: \uc11c\uc6b8 # seat
"""


@PARSERS
def test_places(pure: bool) -> None:
    """Lines and columns count from 1, in characters; an empty value stands where its key does."""

    def at(value: Any, line: int, column: int) -> Scalar:
        return Scalar(value, Place("f.yaml", line, column))

    tree, diagnostics = read(b"\xef\xbb\xbf" + EXAMPLE.encode(), "f.yaml", pure=pure)
    assert diagnostics == ()
    state = (
        Entry(at("trust", 6, 9), at(3, 6, 16)),
        Entry(at("share", 6, 20), at(Decimal("0.50"), 6, 27)),
        Entry(at("open", 7, 9), at(None, 7, 9)),
    )
    roles = (at("seoul", 4, 3), at("tokyo", 5, 5))
    note = "One: line.\n\nAnother \u201cline\u201d.\n"
    assert tree == Mapping(
        (
            Entry(at("title", 2, 1), at("A pact", 2, 8)),
            Entry(at("roles", 3, 1), Sequence(roles, Place("f.yaml", 4, 1))),
            Entry(at("state", 6, 1), Mapping(state, Place("f.yaml", 6, 8))),
            Entry(at("empty", 8, 1), at(None, 8, 1)),
            Entry(at("note", 9, 1), at(note, 9, 7)),
            Entry(at("last", 13, 1), at("\uc11c\uc6b8", 13, 7)),
        ),
        Place("f.yaml", 2, 1),
    )


@PARSERS
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks(line_break: str, pure: bool) -> None:
    """Files from every system give the same tree."""
    data = EXAMPLE.replace("\n", line_break).encode()
    assert read(data, "f.yaml", pure=pure) == read(EXAMPLE.encode(), "f.yaml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("0.60", Decimal("0.60")),
        ("-1.25", Decimal("-1.25")),
        ("123456789012345", 123456789012345),
        ('"12"', "12"),
        ("'no'", "no"),
        ("|-\n  12", "12"),
        ("No one came", "No one came"),
        ("no, thanks", "no, thanks"),
        ("2012-05", "2012-05"),
        ("12 June", "12 June"),
        ("C2012_14", "C2012_14"),
        ("trust >= 20", "trust >= 20"),
        ("1.2.3", "1.2.3"),
        ("two\n  lines", "two lines"),
        ('"a\\nb"', "a\nb"),
    ],
)
def test_values(written: str, value: object) -> None:
    """Only the words of the format and decimal numbers are typed; all else is text."""
    tree, diagnostics = read(f"a: {written}\n".encode(), "f.yaml")
    assert diagnostics == ()
    assert values(tree) == {"a": value}
    assert type(values(tree)["a"]) is type(value)


DOUBTFUL = {
    "yaml-truth-word": "yes No ON off y N",
    "yaml-odd-word": "True TRUE False Null NULL ~ << =",
    "yaml-date": "2012-06-29 2012-13-45 2012-6-9 2012-06-29T10:00:00Z",
    "yaml-clock-time": "12:30 8:30 1:2:3 190:20:30.15 -1:30",
    "yaml-number-form": "010 00 0x1F 0o7 0b1 1_000 .inf -.INF .NaN 1e5 1.5E-3 .5 5. -.5 01.5",
    "yaml-number-too-long": "1234567890123456 0.1234567890123456",
}


@pytest.mark.parametrize(
    ("code", "written"),
    [(code, word) for code, words in DOUBTFUL.items() for word in words.split()],
)
def test_doubtful_values(code: str, written: str) -> None:
    """What readers of YAML disagree about is refused with its remedy, and kept as its text."""
    tree, diagnostics = read(f"a: {written}\nb: ok\n".encode(), "f.yaml")
    assert [each.code for each in diagnostics] == [code]
    assert "quote it" in diagnostics[0].hint
    assert values(tree) == {"a": written, "b": "ok"}


@PARSERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("yaml-empty", 1, 1)]),
        ("---\n", [("yaml-empty", 1, 1)]),
        ("- a\n", [("yaml-top-level", 1, 1)]),
        ("a: 1\na: 2\n", [("yaml-duplicate-key", 2, 1)]),
        ("{a: 1, a: 2}\n", [("yaml-duplicate-key", 1, 8)]),
        ("1: a\n", [("yaml-key-not-text", 1, 1)]),
        ("y: a\n", [("yaml-key-not-text", 1, 1)]),
        ("[a]: b\n", [("yaml-key-not-text", 1, 1)]),
        ('"": b\n', [("yaml-empty-key", 1, 1)]),
        ("? a\n: b\n", [("yaml-explicit-key", 1, 1)]),
        ("a: {b:[c]}\n", [("yaml-tight-colon", 1, 6)]),
        ("%YAML 1.1\n---\na: b\n", [("yaml-directive", 1, 1)]),
        ("a: b\n...\n", [("yaml-documents", 2, 1)]),
        ("a:\tb\n", [("yaml-tab", 1, 3)]),
        ("a:\n\tb: c\n", [("yaml-tab", 2, 1)]),
        ("a: b\t# c\n", [("yaml-tab", 1, 5)]),
        ("a: b\u2028c\n", [("yaml-line-separator", 1, 5)]),
        ("a: b\u0085c\n", [("yaml-line-separator", 1, 5)]),
        ("a: b\ufeffc\n", [("yaml-control-character", 1, 5)]),
        ('a: "\\u202e"\n', [("yaml-bidi-character", 1, 4)]),
        ('a: "\\ud800"\n', [("yaml-control-character", 1, 4)]),
        ('"\\e": 1\n', [("yaml-control-character", 1, 1)]),
        ('a: "\\U00110000"\n', [("yaml-escape", 1, 7)]),
        ('a: "\\q"\n', [("yaml-escape", 1, 6)]),
        ("a: [b, c\n", [("yaml-unclosed-bracket", 1, 4)]),
        ("a: [b] c\n", [("yaml-indentation", 1, 8)]),
        ("a: |text\n  b\n", [("yaml-block-text", 1, 4)]),
        ("a: b\nword\nc: d\n", [("yaml-missing-colon", 2, 1)]),
        ("a: b - c\nd: - e\n", [("yaml-dash", 2, 4)]),
        ("a: %5\n", [("yaml-reserved-character", 1, 4)]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, int, int]], pure: bool) -> None:
    """Each kind of fault has its code and its place, with either parser."""
    assert found(text, pure) == expected


@PARSERS
def test_all_at_once(pure: bool) -> None:
    """All faults of a file are told in one run, in the order of their places."""
    text = "a: no\nb: &x 12:30\na: 010\nc: {on: 1}\nd: \u202ex\ne: Note: this\n"
    assert found(text, pure) == [
        ("yaml-truth-word", 1, 4),
        ("yaml-anchor", 2, 4),
        ("yaml-clock-time", 2, 4),
        ("yaml-duplicate-key", 3, 1),
        ("yaml-number-form", 3, 4),
        ("yaml-key-not-text", 4, 5),
        ("yaml-bidi-character", 5, 4),
        ("yaml-colon-in-text", 6, 8),
    ]


def test_soft_faults_keep_a_tree() -> None:
    """After a fault that leaves the structure clear, the tree is there: the first of equal keys,
    doubtful values as text, forbidden characters made visible."""
    text = 'a: no\na: 2\nb: *x\nc: "\\e"\nd: x\u202ey\n[k]: v\n1: w\n'
    tree, diagnostics = read(text.encode(), "f.yaml")
    assert len(diagnostics) == 7
    assert values(tree) == {"a": "no", "b": None, "c": "\ufffd", "d": "x\ufffdy", "1": "w"}


@PARSERS
@pytest.mark.parametrize(
    ("within", "beyond", "code"),
    [
        ("a: " + "[" * 23 + "]" * 23, "a: " + "[" * 24 + "]" * 24, "yaml-too-deep"),
        ("a: " + "x" * 20_000, "a: " + "x" * 20_001, "yaml-text-too-long"),
        ("a: 1\n#".ljust(1 << 19, "x"), "a: 1\n#".ljust((1 << 19) + 1, "x"), "yaml-file-too-large"),
    ],
    ids=["depth", "text", "bytes"],
)
def test_limits(within: str, beyond: str, code: str, pure: bool) -> None:
    """Each limit lets through what it allows and nothing more."""
    assert found(within, pure) == []
    assert [each[0] for each in found(beyond, pure)] == [code]


@PARSERS
def test_limit_of_values(pure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names, values, lists and mappings count; a file at the limit is read, one beyond is not."""
    assert syntax_tree.MAX_VALUES == 25_000
    monkeypatch.setattr(syntax_tree, "MAX_VALUES", 100)
    assert found("a:\n" + "- 1\n" * 97, pure) == []
    assert found("a:\n" + "- 1\n" * 98, pure) == [("yaml-too-many-values", 99, 3)]


@PARSERS
def test_many_equal_faults(pure: bool) -> None:
    """Of one kind of fault twenty are told and the others counted; after 500 reading stops."""
    _, few = read(b"k: 1\n" * 101, "f.yaml", pure=pure)
    assert len(few) == SHOWN_OF_A_KIND + 1
    assert "80 more" in few[-1].message
    tree, many = read(b"k: 1\n" * 10_000, "f.yaml", pure=pure)
    assert tree is None
    assert many[-1].code == "yaml-too-many-problems"
    assert many[-1].place.line == STOP_AFTER + 1


HOSTILE = {
    "brackets": "a: " + "[" * 900_000,
    "lines of brackets": "a: " + "[\n" * 400_000,
    "dashes": "- " * 400_000,
    "digits and a letter": "a: " + "1" * 200_000 + "x",
    "tabs": "\t" * 900_000,
    "question marks": "a: {" + "? " * 400_000,
    "anchors": "a: [" + "&a " * 300_000,
}


@PARSERS
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sizes(name: str, pure: bool) -> None:
    """Large files made to hurt are refused in few lines, without deep recursion."""
    assert 1 <= len(found(HOSTILE[name], pure)) <= 2 * (SHOWN_OF_A_KIND + 2)


def test_messages_are_visible() -> None:
    """A message shows a forbidden character as its escape and a long text cut short."""
    _, diagnostics = read(b'"a\\e' + b"x" * 90 + b'": 1\n"a\\e' + b"x" * 90 + b'": 1\n', "f.yaml")
    printed = " ".join(map(str, diagnostics))
    assert "\\u001b" in printed
    assert not UNPRINTABLE.search(printed)
    assert all(len(each.message) < 120 for each in diagnostics)


def test_every_code_is_declared_and_used() -> None:
    """Each YAML code of the catalogue is one that the modules of the YAML front end can report."""
    folder = Path(read.__code__.co_filename).parent
    names = ("problems", "scalars", "syntax_faults", "syntax_gaps", "syntax_tree", "text_checks")
    source = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in names)
    used = set(re.findall(r'"(yaml-[a-z0-9-]+)"', source))
    assert used == {code for code in CODES if code.startswith("yaml-")}


def test_diagnostics_name_the_file() -> None:
    """A place holds the file as it was given."""
    _, (only,) = read(b"a: no\n", "packs/pack.yaml")
    assert isinstance(only, Diagnostic)
    assert str(only).startswith("packs/pack.yaml:1:4: yaml-truth-word: ")
