"""Sources as reference managers write them: CSL-YAML in all its variants."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.loader import (
    read_pack,
)
from game.scenario.pack import Source

# --- sources as reference managers write them -----------------------------------------------


def sources_of(text: str, folder: Path) -> list[Source]:
    """The sources of a file that must be without fault."""
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    pack = read_pack(folder)
    assert pack.found == (), list(map(str, pack.found))
    return [*pack.library.sources.values()]


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ('"2012-06-26"', "2012-06-26"),
        ("2012-06-26", "2012-06-26"),
        ("2012", "2012"),
        ('{literal: "June 2012"}', "June 2012"),
        ('{raw: "26 June 2012"}', "26 June 2012"),
        ("{year: 2012, month: 6, day: 9}", "2012-06-09"),
        ("{year: 2012}", "2012"),
        ("[{year: 2012, month: 6}]", "2012-06"),
        ("{date-parts: [[2012, 6, 29]]}", "2012-06-29"),
        ("{date-parts: [[2012]]}", "2012"),
        ("{date-parts: [[2012, 6], [2012, 7]]}", "2012-06"),
        ("{date-parts: []}", ""),
        ("{}", ""),
        ("[]", ""),
    ],
)
def test_every_way_in_which_csl_writes_a_date(issued: str, shown: str, tmp_path: Path) -> None:
    """Zotero, Pandoc and the CSL schema differ; an unquoted date is no fault here."""
    (source,) = sources_of(f"references:\n  - {{id: a, title: A, issued: {issued}}}\n", tmp_path)
    assert source.issued == shown


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("[{family: Kim, given: Min}]", ("Min Kim",)),
        ("[{literal: Ministry}]", ("Ministry",)),
        ("[{family: Velde, non-dropping-particle: van der, given: Jan}]", ("Jan van der Velde",)),
        ("[{family: Kim}, {family: Abe, given: S.}]", ("Kim", "S. Abe")),
        ("[{family: 박, given: 민규}]", ("박민규",)),
        ("[{family: Humboldt, given: A., dropping-particle: von}]", ("A. von Humboldt",)),
        ("[Ministry]", ("Ministry",)),
        ("[]", ()),
        ("[{}]", ()),
    ],
)
def test_every_way_in_which_csl_writes_an_author(
    author: str, shown: tuple[str, ...], tmp_path: Path
) -> None:
    """Given before family name, but not in Korean letters; names of institutions as they are."""
    (source,) = sources_of(f"references:\n  - {{id: a, title: A, author: {author}}}\n", tmp_path)
    assert source.authors == shown


@pytest.mark.parametrize("author", ["Ministry", "{literal: Ministry}", "5", "true"])
def test_an_author_that_is_no_list_is_no_crash(author: str, tmp_path: Path) -> None:
    """It is one author, or a finding; never an exception and never its letters."""
    path = tmp_path / "sources.yaml"
    path.write_text(f"references:\n  - {{id: a, title: A, author: {author}}}\n")
    pack = read_pack(tmp_path)
    assert pack.found or pack.library.sources["a"].authors in (("Ministry",), ("5",), ("True",))


def test_a_source_of_a_reference_manager_drops_in(tmp_path: Path) -> None:
    """What the game shows is taken, the other variables of CSL are passed over."""
    (source,) = sources_of(
        """\
references:
  - id: kim2012
    type: article-newspaper
    title: A pact
    container-title: The Gazette
    publisher: Someone
    URL: https://example.org/a
    accessed: 2013-01-01
    ISSN: 1234-5678
    volume: 3
    custom: {kind: academic, caution: A mirror., other: x}
""",
        tmp_path,
    )
    assert source == Source(
        "kim2012",
        "A pact",
        publisher="The Gazette",
        url="https://example.org/a",
        kind="academic",
        caution="A mirror.",
        type="article-newspaper",
        in_container=True,
        volume="3",
        accessed="2013-01-01",
    )


@pytest.mark.parametrize(
    "text",
    [
        "references: 5\n",
        "references:\n  a: b\n",
        "references: [5]\n",
        "references: [[a]]\n",
        "references: [{id: [a], title: {a: b}, custom: 5}]\n",
        "references: [{id: a, title: A, custom: {kind: [news]}}]\n",
        "references: [{id: a, title: A, issued: {date-parts: 5}}]\n",
        "references: [{id: a, title: A, issued: {date-parts: [2012]}}]\n",
        "- a\n",
        "",
    ],
)
def test_odd_sources_are_findings_and_no_crash(text: str, tmp_path: Path) -> None:
    """Whatever an export is: a library and a list of findings."""
    (tmp_path / "sources.yaml").write_text(text)
    pack = read_pack(tmp_path)
    assert all(each.place.file.endswith("sources.yaml") for each in pack.found)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd"])
def test_the_url_of_a_source_is_an_address_or_empty(url: str, tmp_path: Path) -> None:
    """As `Source` promises: what a page may make a link of begins with http."""
    (tmp_path / "sources.yaml").write_text(f'references:\n  - {{id: a, title: A, URL: "{url}"}}\n')
    pack = read_pack(tmp_path)
    assert pack.found or pack.library.sources["a"].url == ""
