"""Conditions: what can be said, how it binds, and what is refused with which words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.expressions import (
    MAX_DEPTH,
    MAX_LENGTH,
    Both,
    Chosen,
    Compare,
    ExpressionError,
    Name,
    Not,
    Number,
    Sum,
    parse,
)
from game.scenario.scope import Fault, Scope, faults, names

A, B, C, ONE, TWO = Name("a"), Name("b"), Name("c"), Number(1), Number(2)
SCOPE = Scope(("calm", "order"), ("signed",), {"vote": ("yea", "nay")}, ("later",))
QUIET = settings(derandomize=True, deadline=None, database=None, max_examples=200)


# --- the grammar ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("_a1", Name("_a1")),
        ("12", Number(12)),
        ("a == 1", Compare("==", A, ONE)),
        ("a != 1", Compare("!=", A, ONE)),
        ("a < 1", Compare("<", A, ONE)),
        ("a <= 1", Compare("<=", A, ONE)),
        ("a > 1", Compare(">", A, ONE)),
        ("a >= 1", Compare(">=", A, ONE)),
        ("a >= -1", Compare(">=", A, Number(-1))),
        ("a >= +1", Compare(">=", A, ONE)),
        ("a is b", Chosen("a", "b")),
        ("a is not b", Chosen("a", "b", negated=True)),
        ("not a", Not(A)),
        ("a and b and c", Both("and", (A, B, C))),
        ("a or b or c", Both("or", (A, B, C))),
        ("(a)", A),
        ("a<1", Compare("<", A, ONE)),
        ("a\n  and b", Both("and", (A, B))),
    ],
)
def test_everything_that_can_be_said(text: str, tree: Any) -> None:
    """One form of each kind, with and without blanks."""
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a or b and c", "a or (b and c)"),
        ("a and b or c", "(a and b) or c"),
        ("not a and b", "(not a) and b"),
        ("not a == 1", "not (a == 1)"),
        ("not a is b", "not (a is b)"),
        ("not not a", "not (not a)"),
        ("a + 1 < b - 2", "(a + 1) < (b - 2)"),
        ("a - b - c > 1", "(a - b) - c > 1"),
        ("a - b + c > 1", "(a - b) + c > 1"),
        ("a is b and c", "(a is b) and c"),
        ("a is not b or c", "(a is not b) or c"),
        ("a -1 > 2", "a - 1 > 2"),
        ("a < b and b < c", "(a < b) and (b < c)"),
    ],
)
def test_how_the_words_bind(text: str, same: str) -> None:
    """`+ -`, then comparisons and `is`, then `not`, then `and`, then `or`; sums from the left."""
    assert parse(text).tree == parse(same).tree


def test_brackets_bind_first() -> None:
    """And only where they change something do they show in the tree."""
    assert parse("a and (b or c)").tree == Both("and", (A, Both("or", (B, C))))
    assert parse("a - (b - 1) > 2").tree == Compare(">", Sum("-", A, Sum("-", B, ONE)), TWO)
    assert parse("((a))").tree == A


def test_the_text_is_kept_as_written_without_outer_blanks() -> None:
    """Messages quote it, and equal texts are one condition."""
    assert parse("  a  and b ").text == "a  and b"
    assert str(parse("a and b")) == "a and b"
    assert parse("a and b") == parse("a and b")


# --- what is refused ------------------------------------------------------------------------

REFUSED: list[tuple[str, str, str]] = [
    ('__import__("os").system("id")', "text cannot be compared", "decision is policy"),
    ("__import__(os)", "`__import__(` would call something", "name an indicator"),
    ("calm(1)", "`calm(` would call something", "name an indicator"),
    ("'a'*10000000000 == 1", "text cannot be compared", "unquoted"),
    ('calm == "2"', "text cannot be compared", "unquoted"),
    ("[x for x in [1]] == 1", "`[` is not part of a condition", "plain letters"),
    ("calm.real == 1", "`.` is not part", "plain letters"),
    ("calm; order", "`;` is not part", "plain letters"),
    ("calm == 1 # no", "`#` is not part", "plain letters"),
    ("{1}", "`{` is not part", "plain letters"),
    ("a @ b", "`@` is not part", "plain letters"),
    ("lambda: 1", "`:` is not part", "plain letters"),
    ("calm := 1", "`:` is not part", "plain letters"),
    ("\uff54rust > 1", "`\uff54` is not part", "plain letters"),
    ("\u0441alm > 1", "`\u0441` is not part", "plain letters"),
    ("calm > \u0661", "`\u0661` is not part", "plain letters"),
    ("calm\u00a0> 1", "U+00A0", "plain letters"),
    ("calm\u202e > 1", "U+202E", "plain letters"),
    ("calm = 1", "a single `=` does not compare", "`==`"),
    ("calm * 2 > 1", "`*` is not allowed", "only + and -"),
    ("calm / 2 > 1", "`/` is not allowed", "only + and -"),
    ("calm % 2 > 1", "`%` is not allowed", "only + and -"),
    ("calm ! 2", "`!` is not part", "plain letters"),
    ("1 < calm < 5", "cannot be chained", "a < b and b < c"),
    ("calm == order == 1", "cannot be chained", "a < b and b < c"),
    ("", "is empty", "leave the key out"),
    ("   ", "is empty", "leave the key out"),
    ("(calm > 1", "a bracket is not closed", "`)`"),
    ("calm > 1)", "goes on with `)`", "`and` or `or`"),
    ("()", "something is missing before `)`", "indicator"),
    ("calm >", "something is missing at the end", "indicator"),
    ("> 1", "something is missing before `>`", "indicator"),
    ("calm > 1 and", "something is missing at the end", "indicator"),
    ("and", "something is missing before `and`", "indicator"),
    ("not", "something is missing at the end", "indicator"),
    ("calm + > 1", "something is missing before `>`", "indicator"),
    ("--1 > calm", "something is missing before `-`", "indicator"),
    ("calm order", "goes on with `order`", "`and` or `or`"),
    ("calm > 1 order", "goes on with `order`", "`and` or `or`"),
    ("a is b is c", "goes on with `is`", "`and` or `or`"),
    ("true", "something is missing before `true`", "indicator"),
    ("calm == false", "something is missing before `false`", "indicator"),
    ("vote is", "`is` stands between", "decision is policy"),
    ("vote is 1", "`is` stands between", "decision is policy"),
    ("vote is not", "`is` stands between", "decision is policy"),
    ("vote is and", "`is` stands between", "decision is policy"),
    ("1 is vote", "`is` stands between", "decision is policy"),
    ("vote is (yea)", "`is` stands between", "decision is policy"),
    ("calm > 1000000000", "the number is too large", "nine digits"),
    ("(" * 40 + "1" + ")" * 40, "nest too deeply", "take some"),
    ("not " * 40 + "a", "nest too deeply", "take some"),
    ("1+" * 2000 + "1 > 0", "is too long: 4005 characters of at most 200", "mark a flag"),
    ("(" * 100_000, "is too long", "mark a flag"),
    ("999999999*" * 100, "is too long", "mark a flag"),
]


@pytest.mark.parametrize(
    ("text", "message", "hint"), REFUSED, ids=[ascii(text[:24]) for text, _, _ in REFUSED]
)
def test_what_is_no_condition_is_refused_with_a_mend(text: str, message: str, hint: str) -> None:
    """Never run, never guessed at: a message that quotes the fault, and what to write instead."""
    with pytest.raises(ExpressionError) as refused:
        parse(text)
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert refused.value.message.isprintable()


def test_the_limits_are_exact() -> None:
    """200 characters, nine digits and twelve brackets are the last that pass."""
    longest = "a" + " or a" * 39
    assert len(longest + " " * 4) == MAX_LENGTH
    assert parse(longest + " " * 4)
    with pytest.raises(ExpressionError, match="201"):
        parse(longest + " " * 5)
    assert parse("a > 999999999").tree == Compare(">", A, Number(999_999_999))
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH).tree == A
    with pytest.raises(ExpressionError, match="deeply"):
        parse("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1))


def test_brackets_side_by_side_do_not_nest() -> None:
    """Depth is counted by what is open at once."""
    assert parse(" and ".join(["(a)"] * 20))


@QUIET
@given(st.text(max_size=60) | st.text("ab1 ()+-<>=!isnotador", max_size=60))
def test_any_text_is_a_condition_or_an_expression_error(text: str) -> None:
    """Nothing else is raised, whatever is typed."""
    try:
        condition = parse(text)
    except ExpressionError as error:
        assert error.message
        assert error.hint
    else:
        assert parse(str(condition)) == condition


ATOMS = st.sampled_from(
    ["a", "b", "vote is yea", "vote is not nay", "a > 1", "a - b <= 2", "1 == a"]
)


@QUIET
@given(
    st.recursive(
        ATOMS,
        lambda inner: st.one_of(
            inner.map(lambda text: f"not ({text})"),
            st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
                lambda three: "({}) {} ({})".format(*three)
            ),
        ),
        max_leaves=5,
    ).filter(lambda text: len(text) < 190)
)
def test_blanks_and_outer_brackets_mean_nothing(text: str) -> None:
    """However it is spaced, it is the same tree."""
    tree = parse(text).tree
    assert parse(f"({text})").tree == tree
    assert parse(text.replace("(", " ( ").replace(" and ", "\n and ")[:MAX_LENGTH]).tree == tree


# --- names ----------------------------------------------------------------------------------


def faults_of(text: str) -> list[Fault]:
    """What is wrong with a condition in the scope above."""
    return list(faults(parse(text).tree, SCOPE))


@pytest.mark.parametrize(
    "text",
    [
        "signed",
        "not signed",
        "calm > 1",
        "calm - order + 3 == -1",
        "1 < 2",
        "vote is yea",
        "vote is not nay and (signed or calm < order)",
    ],
)
def test_known_names_rightly_used_are_without_fault(text: str) -> None:
    """Flags alone, indicators in comparisons, decisions with `is`."""
    assert faults_of(text) == []


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("calm", "`calm` is an indicator and stands alone", "`calm >= 50`"),
        ("not calm", "`calm` is an indicator and stands alone", "`calm >= 50`"),
        ("signed == 1", "`signed` is a flag, not a number", "`not signed`"),
        ("calm + signed > 1", "`signed` is a flag, not a number", "`not signed`"),
        ("vote", "`vote` is a decision and stands alone", "`vote is`"),
        ("vote == 1", "`vote` is a decision, not a number", "`vote is`"),
        ("later is yea", "the decision `later` comes later than this place", "earlier ones"),
        ("later", "`later` is a decision and stands alone", "`later is`"),
        ("1", "a number alone is no condition", "compare it"),
        ("calm + 1", "a number alone is no condition", "compare it"),
        ("(calm > 1) > 0", "a condition stands where a number should", "numbers only"),
        ("(not signed) + 1 > 0", "a condition stands where a number should", "numbers only"),
    ],
)
def test_a_name_wrongly_used_is_told_how_to_be_used(text: str, message: str, hint: str) -> None:
    """With a form that would do."""
    (fault,) = faults_of(text)
    assert message in fault.message
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("text", "wrong", "known"),
    [
        ("clam > 1", "clam", ("calm", "order", "signed", "vote")),
        ("Signed", "Signed", ("calm", "order", "signed", "vote")),
        ("vot is yea", "vot", ("vote", "later")),
        ("calm is yea", "calm", ("vote", "later")),
        ("vote is yeah", "yeah", ("yea", "nay")),
    ],
)
def test_an_unknown_name_is_given_with_the_known_ones(
    text: str, wrong: str, known: tuple[str, ...]
) -> None:
    """So that the caller can ask: did you mean?"""
    (fault,) = faults_of(text)
    assert (fault.wrong, fault.known) == (wrong, known)


def test_all_faults_of_a_condition_come_at_once() -> None:
    """One for each wrong name, in the order of the text."""
    found = faults_of("clam > 1 and (later is yea or not orders < calm) and calm")
    assert [fault.wrong for fault in found] == ["clam", "", "orders", ""]


def test_names_are_all_that_a_condition_reads() -> None:
    """Indicators, flags and decisions; a policy is not read, it is compared with."""
    tree = parse("calm + order > 1 and not signed or vote is yea").tree
    assert list(names(tree)) == ["calm", "order", "signed", "vote"]
