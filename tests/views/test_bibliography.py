"""The reference list: one stated style, by type of work, and names in the order of their owners."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.record import replay_record
from game.play.session import Session
from game.play.shelf import bundled
from game.scenario.loader import read_pack
from game.scenario.pack import Name, Source
from game.views.bibliography import STYLE, Reference, bibliography_view, references
from game.views.sources import sources_view
from tests.views.test_around_the_play import finished

SHELF = bundled()


def source(**more: Any) -> Source:
    """A source about which nothing is known but its title."""
    return Source(**({"id": "s", "title": "A title"} | more))


def written(*sources: Source) -> list[str]:
    """The entries, with *italics*, and their addresses."""

    def marked(each: Reference) -> str:
        spans = (f"*{s.text}*" if s.emphasis else s.text for s in each.text.spans)
        return f"{''.join(spans)} {each.url}".rstrip()

    return [marked(each) for each in references(sources)]


JUN = (Name("Hongo", "Jun"),)
PAPER = {"publisher": "The Gazette", "in_container": True, "issued": "2012-07-02"}
BY_TYPE = {
    "news": (
        {"type": "article-newspaper", "names": JUN, "url": "https://example.org/a", **PAPER},
        "Hongo, Jun. (2012, July 2). A title. *The Gazette*. https://example.org/a",
    ),
    "news without an author": (
        {"type": "article-newspaper", **PAPER},
        "A title. (2012, July 2). *The Gazette*.",
    ),
    "official, by the body that published it": (
        {"type": "report", "publisher": "Bank of Japan", "issued": "2012-10-09"},
        "Bank of Japan. (2012, October 9). *A title*.",
    ),
    "official, by an institution that is not the publisher": (
        {"type": "webpage", "names": (Name(literal="Cabinet Office"),), "publisher": "The Portal"},
        "Cabinet Office. (n.d.). *A title*. The Portal.",
    ),
    "poll": (
        {"type": "report", "publisher": "Realmeter, via Newswire", "issued": "2012-07"},
        "Realmeter, via Newswire. (2012, July). *A title*.",
    ),
    "academic": (
        {"type": "article-journal", "names": (Name("Bronza", "Ron"), Name("Podoler", "Guy")),
         "publisher": "East Asia", "in_container": True, "issued": "2025", "volume": "42",
         "issue": "1", "page": "1–20"},
        "Bronza, Ron, & Podoler, Guy. (2025). A title. *East Asia*, *42*(1), 1–20.",
    ),
    "a volume without an issue": (
        {"type": "article-journal", "publisher": "J", "in_container": True, "volume": "3"},
        "A title. (n.d.). *J*, *3*.",
    ),
    "an issue without a volume": (
        {"type": "article-journal", "publisher": "J", "in_container": True, "issue": "3"},
        "A title. (n.d.). *J*, (3).",
    ),
    "opinion on a blog": (
        {"type": "post-weblog", "names": JUN, "publisher": "A blog", "issued": "2012"},
        "Hongo, Jun. (2012). A title. *A blog*.",
    ),
    "encyclopedia": (
        {"type": "entry-encyclopedia", "publisher": "Wikipedia", "in_container": True,
         "accessed": "2024-06-30", "url": "https://example.org/b"},
        "A title. (n.d.). *Wikipedia*. Retrieved June 30, 2024, from https://example.org/b",
    ),
    "thesis": (
        {"type": "thesis", "names": JUN, "publisher": "A University", "issued": "2016-11-21"},
        "Hongo, Jun. (2016, November 21). *A title*. A University.",
    ),
    "read on a day, without an address": (
        {"type": "book", "publisher": "A press", "accessed": "2020"},
        "A press. (n.d.). *A title*. Retrieved 2020.",
    ),
    "no type, in something": ({**PAPER}, "A title. (2012, July 2). *The Gazette*."),
    "nothing but a title": ({}, "*A title*. (n.d.)."),
    "a date in words": (
        {"issued": "July 2012; fieldwork 16-20 July", "publisher": "Gallup"},
        "Gallup. (July 2012; fieldwork 16-20 July). *A title*.",
    ),
    "no month thirteen": ({"issued": "2012-13"}, "*A title*. (2012-13)."),
    "a title that ends by itself": (
        {"title": "Who asked?", "publisher": "A.B.C."},
        "A.B.C. (n.d.). *Who asked?*",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("type", "names", "by"),
    [
        ("book", (Name("Cha", "Victor"),), "Cha"),
        ("article-journal", (Name("Cha", "Victor"), JUN[0]), "Cha and Hongo"),
        ("thesis", (Name("Cha", "Victor"), JUN[0], Name(literal="RIETI")), "Cha and others"),
        ("book", (), "The Press"),
        ("article-newspaper", JUN, "The Press"),
    ],
)
def test_scholars_go_by_their_names_and_papers_by_theirs(
    type: str, names: tuple[Name, ...], by: str
) -> None:
    """The way in which a reader asks for a work."""
    assert Source("x", "A title", "The Press", names, type=type).by == by


@pytest.mark.parametrize("name", BY_TYPE)
def test_each_type_of_work_is_set_in_its_way(name: str) -> None:
    """What stands by itself is in italics; what stands in something larger is not, that is."""
    fields, entry = BY_TYPE[name]
    assert written(source(**fields)) == [entry]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (Name("Kim", "Kyu-won"), "Kim, Kyu-won."),
        (Name("Suga", "Yoshihide"), "Suga, Yoshihide."),
        (Name("박", "민규"), "박민규."),
        (Name("菅", "義偉"), "菅義偉."),
        (Name(literal="소인섭"), "소인섭."),
        (Name("van der Velde", "Jan"), "van der Velde, Jan."),
        (Name("Blinken", "Antony J."), "Blinken, Antony J. ("),
        (Name("Kim"), "Kim."),
    ],
)
def test_names_stand_family_first(name: Name, said: str) -> None:
    """Whole, not as initials; in Korean, Japanese and Chinese letters unparted."""
    assert written(source(names=(name,)))[0].startswith(said)


def test_many_authors_are_listed_and_very_many_cut() -> None:
    """Up to twenty all of them; of more the first nineteen and the last."""
    names = tuple(Name(f"F{n:02}", "G") for n in range(25))
    assert written(source(names=names[:3]))[0].startswith("F00, G, F01, G, & F02, G. (")
    assert ", F18, G, … F24, G. (" in written(source(names=names))[0]
    assert "F19" not in written(source(names=names))[0]


def test_the_list_is_by_author_then_year_and_articles_do_not_count() -> None:
    """Works without an author stand under their titles; case, brackets and `The` do not matter."""
    found = references(
        [
            source(id="4", title="[The visit]", **PAPER, type="article"),
            source(id="3", names=(Name("lee", "A"),), issued="2016"),
            source(id="2", names=(Name("Lee", "A"),), issued="2012"),
            source(id="1", title="“A day”", **PAPER, type="article"),
        ]
    )
    assert [each.id for each in found] == ["1", "2", "3", "4"]


def test_works_of_one_author_in_one_year_get_letters() -> None:
    """In the order of the list; words instead of a date get none."""
    works = [source(id=f"{n}", title=f"T{n:02}", publisher="X", issued="2019") for n in range(28)]
    lettered = written(*works, source(id="w", publisher="X", issued="2019, perhaps", title="Z"))
    assert lettered[0].startswith("X. (2019a). *T00*")
    assert lettered[27].startswith("X. (2019ab). *T27*")
    assert "X. (2019, perhaps)." in lettered[28]
    assert "(2012)" in written(source(publisher="X", issued="2012"))[0]


@given(
    st.builds(
        Source,
        id=st.just("s"),
        title=st.text(min_size=1),
        publisher=st.text(),
        names=st.lists(st.builds(Name, st.text(), st.text(), st.text())).map(tuple),
        issued=st.text() | st.dates().map(str),
        type=st.text() | st.sampled_from(["article", "book"]),
        in_container=st.booleans(),
        volume=st.text(),
        issue=st.text(),
        page=st.text(),
        accessed=st.text() | st.dates().map(str),
    )
)
def test_whatever_a_library_exports_becomes_an_entry(odd: Source) -> None:
    """Never an exception; the title is in it as it stands."""
    (entry,) = references([odd])
    assert odd.title in entry.text.plain


def test_from_csl_to_the_entry(tmp_path: Path) -> None:
    """As Zotero writes them, by way of the loader."""
    (tmp_path / "sources.yaml").write_text(
        """\
references:
  - id: a
    type: article-journal
    title: A pact
    container-title: A journal
    volume: 3
    issue: 2
    page: 10-12
    author:
      - {family: 박, given: 민규}
      - {family: Velde, non-dropping-particle: van der, given: Jan}
      - {literal: A ministry}
    issued: {date-parts: [[2012, 7, 2]]}
    accessed: {date-parts: [[2013, 1]]}
    URL: https://example.org/a
""",
        encoding="utf-8",
    )
    assert written(*read_pack(tmp_path).library.sources.values()) == [
        "박민규, van der Velde, Jan, & A ministry. (2012, July 2). A pact. *A journal*, *3*(2), "
        "10-12. Retrieved January, 2013, from https://example.org/a"
    ]


def test_every_source_met_is_listed_once_with_its_caution() -> None:
    """Those of the sources page; with several seats those of all of them."""
    game = SHELF.game("gsomia/within_the_hour")
    record = replay_record(game)
    session = finished(Session(game, 1, ("seoul", "tokyo")))
    met = {
        role: {line.card.id for line in sources_view(session, record, role).lines}
        for role in session.roles
    }
    for role in session.roles:
        view = bibliography_view(session, record, role)
        assert {each.id for each in view.references} == met[role]
    every = bibliography_view(session, record)
    assert {each.id for each in every.references} == met["seoul"] | met["tokyo"]
    assert every.style == STYLE
    known = game.scenario.library.sources
    for each in every.references:
        assert (each.kind, each.caution) == (known[each.id].kind, known[each.id].caution)
    lines = every.plain.splitlines()
    assert len(lines) == len(every.references)
    assert all(line.endswith(each.url) for line, each in zip(lines, every.references, strict=True))


@pytest.mark.parametrize("name", SHELF.names())
def test_every_source_of_the_bundled_packs_makes_a_plain_entry(name: str) -> None:
    """The title as it stands; around it no doubled stop, empty bracket or stray comma."""
    library = SHELF.game(name).scenario.library
    for each in references(library.sources.values()):
        title = library.sources[each.id].title
        assert title in each.text.plain
        text = each.text.plain.replace(title, "T", 1)
        for slip in ("..", "()", " ,", ", .", " .", "  "):
            assert slip not in text, text
        assert text.count("(") == text.count(")"), text
