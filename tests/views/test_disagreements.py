"""Where sources disagree, when they were published, and what that gives away."""

from __future__ import annotations

import attrs
import pytest

from game.play.shelf import bundled
from game.scenario.pack import Claim, Conflict, Library, Source, Version
from game.views.disagreements import after, disagreement
from game.views.parts import citation, is_later, issued_on, publishers

CLAIM = Claim(id="C1", date="2012-06-26", statement="They met.", sources=("week", "day"))
CONFLICT = Conflict(
    id="D1",
    topic="When did they meet?",
    versions=(
        Version(says="*On* the day.", sources=("day",)),
        Version(says="Later.", who="A scholar", sources=("book", "week")),
        Version(says="Never."),
    ),
    assessment="They met.",
    cites=("C1",),
)
LATER_DAY = attrs.evolve(
    CONFLICT,
    id="D2",
    versions=(Version(says="Yes.", sources=("day",)), Version(says="No.", sources=("week",))),
    cites=("C2",),
)
LIBRARY = Library(
    sources={
        each.id: each
        for each in (
            Source(id="day", title="One", publisher="The Gazette", issued="2012-06-26"),
            Source(id="week", title="Two", publisher="The Herald", issued="3 July 2012, it says"),
            Source(id="book", title="Three", publisher="A Press", issued="2016", kind="academic"),
            Source(id="none", title="Four", issued="Date not shown"),
        )
    },
    claims={"C1": CLAIM, "C2": attrs.evolve(CLAIM, id="C2", date="2012-06-28")},
    conflicts={"D1": CONFLICT, "D2": LATER_DAY},
)


@pytest.mark.parametrize(
    ("issued", "found"),
    [
        ("2012-06-26", "2012-06-26"),
        ("2012", "2012"),
        ("2 July 2012, dated by its content", "2012-07-02"),
        ("July 2012; fieldwork 16-20 July", "2012-07"),
        ("Undated copy; the Times has the text on 16 June 2015", "2015-06-16"),
        ("2019-08-22/23", "2019-08-22"),
        ("2019, after 22 August", "2019"),
        ("Date not shown", ""),
        ("", ""),
    ],
)
def test_when_something_was_published_is_read_from_words_too(issued: str, found: str) -> None:
    """An ISO date, month or year; nothing where no year is named."""
    assert issued_on(issued) == found


def test_later_is_read_as_far_as_both_dates_tell() -> None:
    """The day itself is not later, a year that may have begun before is not, no date never is."""
    later = {id for id, source in LIBRARY.sources.items() if is_later(source, "2012-06-26")}
    assert later == {"week", "book"}
    assert not any(is_later(source, "") for source in LIBRARY.sources.values())
    assert not is_later(LIBRARY.sources["book"], "2016-11-23")


def test_a_claim_is_later_only_if_all_its_sources_are() -> None:
    """One of the day is enough to have known it; each card says for itself."""
    known = citation(LIBRARY, "C1", turn_date="2012-06-26")
    assert not known.later
    assert [card.later for card in known.sources] == [True, False]
    assert citation(LIBRARY, "C1", turn_date="2012-06-25").later
    assert not citation(LIBRARY, "C1").later


@pytest.mark.parametrize(
    ("issued", "words"),
    [
        ("2012-06-26", ""),
        ("2012-06-27", "one day after it"),
        ("2012-08-25", "60 days after it"),
        ("2012-09-26", "three months after it"),
        ("2016-10-26", "four years after it"),
        ("2016", ""),
        ("", ""),
    ],
)
def test_how_long_after_is_told_in_days_while_days_matter(issued: str, words: str) -> None:
    """Then in months and years; only between whole dates."""
    assert after(issued, "2012-06-26", "it") == words


def test_where_no_single_day_is_the_event_the_first_account_is_the_measure() -> None:
    """Also where an account is older than what the claim is about: then that was no event."""
    published = [each.published for each in disagreement(LIBRARY, "D2").accounts]
    assert published == ["26 June 2012", "3 July 2012, seven days after the first account"]


def test_accounts_name_who_says_so_when_and_of_what_kind() -> None:
    """A version without a name is its publisher's; the first of several sources counts."""
    found = disagreement(LIBRARY, "D1", "2012-06-26")
    first, second, third = found.accounts
    assert (first.letter, first.who, first.published) == (
        "A", "The Gazette", "26 June 2012"
    )  # fmt: skip
    assert first.says[0].spans[0].emphasis
    assert (second.who, second.kinds) == ("A scholar", ("academic", "news"))
    assert second.published == "A Press, The Herald · 3 July 2012, seven days after the event"
    assert (third.letter, third.who, third.published) == ("C", "", "")
    assert [each.later for each in found.accounts] == [False, True, False]
    assert found.later
    assert not disagreement(LIBRARY, "D1").later, "without a turn nothing is later"


def test_publishers_are_named_once_and_the_rest_counted() -> None:
    """Two by name, or as many as are asked for."""
    named = ["One", "Two", "One", "", "Three", "Four"]
    assert publishers(named) == "One, Two and 2 more"
    assert publishers(named, 1) == "One and 3 more"
    assert publishers(["One", "One"]) == "One"


@pytest.mark.parametrize("name", bundled().names())
def test_every_conflict_of_the_bundled_pack_reads_well(name: str) -> None:
    """Each account has a name and words, and kinds wherever it has sources."""
    library = bundled().game(name).scenario.library
    for id, conflict in library.conflicts.items():
        found = disagreement(library, id)
        assert len(found.accounts) == len(conflict.versions)
        for account, version in zip(found.accounts, conflict.versions, strict=True):
            assert account.who, id
            assert account.says, id
            assert bool(account.kinds) == bool(version.sources), id
