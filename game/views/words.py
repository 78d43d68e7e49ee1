"""How dates, numbers and counts are put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date_words(iso: str, *, weekday: bool = False, year: bool = True) -> str:
    """`2012-06-26` as `26 June 2012`, `2012-06` as `June 2012`, `2012` as it is."""
    parts = [int(part) for part in iso.split("-")] if iso else []
    if not parts:
        return ""
    words = [str(parts[2])] if len(parts) == 3 else []
    if len(parts) > 1:
        words.append(MONTHS[parts[1] - 1])
    if year or len(parts) == 1:
        words.append(str(parts[0]))
    if weekday and len(parts) == 3:
        words.insert(0, WEEKDAYS[date(*parts).weekday()])
    return " ".join(words)


def years(from_: str, to: str) -> str:
    """`2012`, or `2014–15` where the end lies in another year."""
    first, last = from_[:4], (to or from_)[:4]
    if first == last:
        return first
    return f"{first}–{last[2:] if last[:2] == first[:2] else last}"


def number(value: int) -> str:
    """`no`, `one` to `ten`, then digits."""
    return _COUNTS[value] if value < len(_COUNTS) else str(value)


def count(value: int, one: str, many: str = "") -> str:
    """`no claims`, `one claim`, `eight claims`, `12 claims`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """`first` to `ninth`, then `10th`."""
    said = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    return said[number - 1] if 0 < number <= len(said) else f"{number}th"


def all_of(value: int) -> str:
    """`both`, `all three`: of two or more."""
    return "both" if value == 2 else f"all {number(value)}"


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def in_hundred(chance: Fraction) -> str:
    """A chance as `60 in 100`."""
    hundredths = chance * 100
    return f"{hundredths.numerator if hundredths.denominator == 1 else float(hundredths):g} in 100"


def odds_words(percent: int) -> str:
    """Odds as a word, by bands."""
    bands = (
        (10, "almost certainly not"),
        (30, "unlikely"),
        (45, "rather unlikely"),
        (55, "even"),
        (70, "rather likely"),
        (90, "likely"),
    )
    return next((word for limit, word in bands if percent < limit), "almost certain")
