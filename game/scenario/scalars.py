"""What an unquoted YAML value means: a word of the language, a number, text, or something doubtful.

YAML 1.1 reads `no` as false, `12:30` as 750 and `010` as 8; newer readers do not. What readers
disagree about is refused here, with the advice to quote it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from game.scenario.problems import Fault
from game.scenario.text_checks import quoted

MAX_DIGITS = 15
Value = str | int | Decimal | bool | None

_WORDS: dict[str, Value] = {"": None, "null": None, "true": True, "false": False}
_LONGEST_WORD = len("false")
_TRUTH_WORDS = frozenset({"yes", "no", "on", "off", "y", "n"})
_FIRST_OF_A_NUMBER = frozenset("0123456789+-.")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_DOUBTFUL = (
    (r"(?s:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?)", "yaml-date", "a date"),
    (
        r"[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?",
        "yaml-clock-time",
        "a time or a number to the base 60",
    ),
    (
        r"(?i:[-+]?(?:0[xX][0-9a-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*"
        r"|\.(?:inf|nan)"
        r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:e[-+]?[0-9]+)?))",
        "yaml-number-form",
        "a number in a form that not every reader takes alike",
    ),
)


def meaning(text: str) -> tuple[Value, Fault | None]:
    """The value of an unquoted scalar; a doubtful one is its text, together with the fault."""
    if len(text) <= _LONGEST_WORD:
        if text in _WORDS:
            return _WORDS[text], None
        fault = _doubtful_word(text)
        if fault:
            return text, fault
    if text[0] not in _FIRST_OF_A_NUMBER:
        return text, None
    return _number(text)


def _doubtful_word(text: str) -> Fault | None:
    lower = text.lower()
    if lower in _TRUTH_WORDS:
        message = "{} without quotes is true or false for some readers and text for others"
        hint = "quote it: {}; or write true or false"
    elif lower in _WORDS or text == "~":
        message = "{} without quotes is not text for every reader"
        hint = "quote it: {}; or write " + ("null" if text == "~" else lower)
    elif text in ("<<", "="):
        message, hint = "{} without quotes has a meaning of its own in YAML", "quote it: {}"
    else:
        return None
    code = "yaml-truth-word" if lower in _TRUTH_WORDS else "yaml-odd-word"
    return Fault(code, message.format(quoted(text)), hint.format(quoted(text)))


def _number(text: str) -> tuple[Value, Fault | None]:
    match = _NUMBER.fullmatch(text)
    if match:
        digits = sum(map(str.isdigit, text))
        if digits > MAX_DIGITS:
            message = f"a number of {digits} digits; at most {MAX_DIGITS} are exact"
            hint = "write a shorter number, or quote it if it is text"
            return text, Fault("yaml-number-too-long", message, hint)
        return (Decimal(text) if match[1] else int(text)), None
    for pattern, code, name in _DOUBTFUL:
        if re.fullmatch(pattern, text):
            message = f"{quoted(text)} without quotes can be read as {name}"
            return text, Fault(code, message, _remedy(text, code))
    return text, None


def _remedy(text: str, code: str) -> str:
    quote = f"quote it: {quoted(text)}"
    if code == "yaml-number-form":
        return f"{quote}; or write a plain decimal number such as 1000 or 0.5"
    return quote
