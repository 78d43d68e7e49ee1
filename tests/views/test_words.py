"""Dates, counts and odds in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from game.views.words import count, date_words, in_hundred, listed, odds_words, years


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2012-06-26", "26 June 2012"), ("2012-06", "June 2012"), ("2012", "2012"), ("", "")],
)
def test_a_date_is_as_exact_as_it_was_written(iso: str, words: str) -> None:
    """A day, a month or a year: nothing is added."""
    assert date_words(iso) == words


def test_a_date_can_have_its_weekday_and_go_without_its_year() -> None:
    """The briefing says the weekday, a chart's axis leaves the year out."""
    assert date_words("2012-06-26", weekday=True) == "Tuesday 26 June 2012"
    assert date_words("2012-06-26", year=False) == "26 June"
    assert date_words("2012", year=False) == "2012"


def test_years_name_a_span_once() -> None:
    """One year, a span within a century, a span across two; without an end, one year."""
    assert years("2012-05", "2012-08") == "2012"
    assert years("2014-12", "2015-12") == "2014–15"
    assert years("1999", "2003") == "1999–2003"
    assert years("2012-05", "") == "2012"


def test_small_counts_are_words() -> None:
    """Zero to ten in words, more in digits, the noun in its number."""
    assert [count(n, "claim") for n in (0, 1, 8, 12)] == [
        "no claims", "one claim", "eight claims", "12 claims",
    ]  # fmt: skip


def test_lists_end_with_and() -> None:
    """As in a sentence."""
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip


def test_chances_are_told_in_a_hundred() -> None:
    """Whole where they are whole, else with the digits they have."""
    assert in_hundred(Fraction(3, 5)) == "60 in 100"
    assert in_hundred(Fraction(1, 8)) == "12.5 in 100"


def test_odds_have_a_word_for_each_band() -> None:
    """The bands begin at 10, 30, 45, 55, 70 and 90."""
    said = [odds_words(percent) for percent in (0, 9, 10, 30, 45, 50, 55, 70, 90, 100)]
    assert said[0] == said[1] != said[2]
    assert len(set(said)) == 7
    assert said[-1] == said[-2] == "almost certain"
