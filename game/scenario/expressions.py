"""Conditions: their small grammar, parsed to a tree.

    consent >= 20 and not debated
    disclosure is publish_first or trust + sight < 60

Whole numbers, names, `== != < <= > >=` (not chained), `+ -`, `is` and `is not`, `and or not`,
brackets. An author's text is only ever read by this parser. `scope.py` says whether the names of a
tree are known and rightly used; the engine makes its own code of the tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import attrs

from game.scenario.fields import Value

MAX_LENGTH = 200
MAX_DEPTH = 12
RESERVED = frozenset({"and", "or", "not", "is", "true", "false"})
_TOKEN = re.compile(
    r"\s*(?:([0-9]+)|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|[<>()+-])|(\S))", re.ASCII
)
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


@attrs.frozen(eq=False, repr=False)
class Number(Value):
    """A whole number of at most nine digits."""

    value: int


@attrs.frozen(eq=False, repr=False)
class Name(Value):
    """An indicator or a flag."""

    id: str


@attrs.frozen(eq=False, repr=False)
class Sum(Value):
    """left + right, or left - right."""

    operator: Literal["+", "-"]
    left: Tree
    right: Tree


@attrs.frozen(eq=False, repr=False)
class Compare(Value):
    """A comparison of two numbers."""

    operator: str
    left: Tree
    right: Tree


@attrs.frozen(eq=False, repr=False)
class Chosen(Value):
    """`decision is policy`, or `is not` where negated."""

    decision: str
    policy: str
    negated: bool = False


@attrs.frozen(eq=False, repr=False)
class Not(Value):
    """The opposite of a condition."""

    inner: Tree


@attrs.frozen(eq=False, repr=False)
class Both(Value):
    """All of these hold (`and`), or any of them (`or`)."""

    word: Literal["and", "or"]
    items: tuple[Tree, ...]


Tree = Number | Name | Sum | Compare | Chosen | Not | Both


@attrs.frozen(eq=False, repr=False)
class Condition(Value):
    """An author's condition: its text as written, and its tree."""

    text: str
    tree: Tree

    def __str__(self) -> str:
        return self.text


class ExpressionError(ValueError):
    """The text is no condition: `message` says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def parse(text: str) -> Condition:
    """The condition that the text states; raises ExpressionError."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(
            f"the condition is too long: {len(text)} characters of at most {MAX_LENGTH}",
            "mark a flag where it becomes true, and read the flag here",
        )
    parser = _Parser(list(_tokens(text)))
    if parser.peek() == "":
        raise ExpressionError("the condition is empty", "write one, or leave the key out")
    tree = parser.either()
    if parser.peek():
        raise ExpressionError(
            f"the condition goes on with `{parser.peek()}` where it should end",
            "join two conditions with `and` or `or`; compare with >=, <=, ==, != or `is`",
        )
    return Condition(text.strip(), tree)


def _tokens(text: str) -> Iterator[str]:
    position = 0
    while match := _TOKEN.match(text, position):
        number, name, sign, other = match.groups()
        if other:
            raise _stray(other)
        if number and len(number) > 9:
            raise ExpressionError("the number is too large", "use at most nine digits")
        yield number or name or sign
        position = match.end()


def _stray(sign: str) -> ExpressionError:
    if sign == "=":
        return ExpressionError("a single `=` does not compare", "write `==`")
    if sign in "\"'":
        return ExpressionError("text cannot be compared", "write `decision is policy`, unquoted")
    if sign in "*/%":
        return ExpressionError(f"`{sign}` is not allowed", "only + and - are")
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    return ExpressionError(
        f"`{shown}` is not part of a condition",
        "use names in plain letters, whole numbers, comparisons, `is`, `and`, `or`, `not`",
    )


class _Parser:
    """Recursive descent over tokens; the end reads as an empty token."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def take(self, *expected: str) -> str:
        token = self.peek()
        if expected and token not in expected:
            return ""
        self._at += 1
        return token

    def either(self) -> Tree:
        return self._joined("or", lambda: self._joined("and", self.negation))

    def _joined(self, word: Literal["and", "or"], part: Callable[[], Tree]) -> Tree:
        items = [part()]
        while self.take(word):
            items.append(part())
        return items[0] if len(items) == 1 else Both(word, tuple(items))

    def negation(self) -> Tree:
        if self.peek() == "not":
            self.take()
            with self._deeper():
                return Not(self.negation())
        return self.comparison()

    def comparison(self) -> Tree:
        left = self.sum()
        if self.peek() == "is":
            return self._chosen(left)
        if self.peek() not in _COMPARISONS:
            return left
        compared = Compare(self.take(), left, self.sum())
        if self.peek() in _COMPARISONS:
            raise ExpressionError("comparisons cannot be chained", "write `a < b and b < c`")
        return compared

    def _chosen(self, left: Tree) -> Tree:
        self.take("is")
        negated = bool(self.take("not"))
        policy = self.take()
        if not isinstance(left, Name) or not _is_name(policy):
            raise ExpressionError(
                "`is` stands between a decision and a policy",
                "write `decision is policy`; a flag stands alone or after `not`",
            )
        return Chosen(left.id, policy, negated)

    def sum(self) -> Tree:
        left = self.atom()
        while operator := self.take("+", "-"):
            left = Sum("+" if operator == "+" else "-", left, self.atom())
        return left

    def atom(self) -> Tree:
        token = self.take()
        if token == "(":
            with self._deeper():
                inner = self.either()
            if not self.take(")"):
                raise ExpressionError("a bracket is not closed", "add `)`")
            return inner
        if token in ("+", "-") and self.peek().isdigit():
            value = int(self.take())
            return Number(value if token == "+" else -value)
        if token.isdigit():
            return Number(int(token))
        if _is_name(token):
            if self.peek() == "(":
                raise ExpressionError(
                    f"`{token}(` would call something; conditions cannot call",
                    "name an indicator, a flag or a decision",
                )
            return Name(token)
        where = f"before `{token}`" if token else "at the end"
        raise ExpressionError(f"something is missing {where}", "name an indicator, flag or number")

    def _deeper(self) -> _Depth:
        return _Depth(self)

    def nest(self, by: int) -> None:
        self._depth += by
        if self._depth > MAX_DEPTH:
            raise ExpressionError("the brackets nest too deeply", "take some of them away")


class _Depth:
    def __init__(self, parser: _Parser) -> None:
        self._parser = parser

    def __enter__(self) -> None:
        self._parser.nest(+1)

    def __exit__(self, *_: object) -> None:
        self._parser.nest(-1)


def _is_name(token: str) -> bool:
    return bool(token) and (token[0].isalpha() or token[0] == "_") and token not in RESERVED
