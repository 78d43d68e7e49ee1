"""Sources come over from a reference manager; nothing in a pack is overwritten without a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.authoring.merging import merge
from game.authoring.references import Item, read_references
from game.play.checked import Rejected
from game.scenario.diagnostics import ScenarioError
from game.scenario.loader import read_pack

BIBTEX = r"""
@article{garcia1999,
  title = {{On Ferries}: The Case of {\'E}vora},
  author = {Garc{\'\i}a M{\'a}rquez, Ana and {Harbour Commission}},
  journal = {Journal of Quays}, year = {1999}, month = may, pages = {12--34},
  doi = {10.1234/quay.5678}
}
@online{notice, title = {A notice}, author = {East}, date = {1999-05-02},
  url = {https://example.org/notice}}
@phdthesis{kim, title = "Boats", author = {Kim, Min-ji}, school = {Harbour University}, year = 2001}
"""
OLD = """\
# Kept by hand.
references:
  - id: letter
    type: document
    title: A letter   # from the box
    issued: "1999-05-01"
    custom: {kind: official}

  - id: notice
    type: webpage
    title: Another notice
    custom:
      kind: poll
      caution: Mind the sample.
"""


def item(id: str, **rest: Any) -> Item:
    """A work with a title."""
    return {"id": id, "type": "webpage", "title": f"About {id}", **rest}


@pytest.fixture
def bibtex(tmp_path: Path) -> Path:
    """An export as Zotero writes it."""
    path = tmp_path / "library.bib"
    path.write_text(BIBTEX, encoding="utf-8")
    return path


def test_bibtex_becomes_csl(bibtex: Path) -> None:
    """TeX's accents, names, months, pages and DOIs come out as CSL has them."""
    article, notice, thesis = read_references(bibtex)
    assert article == {
        "id": "garcia1999",
        "type": "article-journal",
        "title": "On Ferries: The Case of Évora",
        "container-title": "Journal of Quays",
        "page": "12–34",
        "author": [{"family": "García Márquez", "given": "Ana"}, {"literal": "Harbour Commission"}],
        "issued": "1999-05",
        "URL": "https://doi.org/10.1234/quay.5678",
    }
    assert (notice["type"], notice["issued"]) == ("webpage", "1999-05-02")
    assert (thesis["type"], thesis["publisher"]) == ("thesis", "Harbour University")


@pytest.mark.parametrize(
    ("field", "key", "said"),
    [
        (r"url = {https://example.org/a%20b\_c?d=1\&e=~f--g}", "URL",
         "https://example.org/a%20b_c?d=1&e=~f--g"),
        (r"doi = {10.1/a\_b%3C}", "URL", "https://doi.org/10.1/a_b%3C"),
        (r"publisher = {100% Press \& Sons}", "publisher", "100% Press & Sons"),
        (r"howpublished = {Treaty series, vol. 4}", "note", "Treaty series, vol. 4"),
    ],
)  # fmt: skip
def test_nothing_is_cut_from_a_bibtex_field(
    tmp_path: Path, field: str, key: str, said: str
) -> None:
    """A per cent sign begins a comment in TeX, not in a field; addresses are not TeX at all."""
    path = tmp_path / "library.bib"
    path.write_text(f"@misc{{x, title = {{X}}, {field}}}", encoding="utf-8")
    assert read_references(path)[0][key] == said


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_csl_is_taken_as_it_is(tmp_path: Path, suffix: str) -> None:
    """CSL-JSON is a list, CSL-YAML has it under `references`."""
    path = tmp_path / f"library.{suffix}"
    wanted = item("a", issued={"date-parts": [[1999, 5, 2]]})
    listed = json.dumps([wanted])
    path.write_text(listed if suffix == "json" else f"references: {listed}", encoding="utf-8")
    assert read_references(path) == (wanted,)


def test_merging_keeps_what_is_there_to_the_letter() -> None:
    """New works go to the end; comments and order stay; what differs is kept, and said."""
    merged = merge(OLD, [item("notice"), item("new"), item("letter")], "sources.yaml")
    assert merged.text.startswith(OLD)
    assert (merged.new, merged.kept) == (("new",), ("notice", "letter"))
    again = merge(merged.text, [item("new")], "sources.yaml")
    assert (again.text, again.same) == (merged.text, ("new",))


@pytest.mark.parametrize(
    "begun",
    [
        "",
        "references: []\n",
        "# Works.\nreferences: [ ]\n#  - id: an_example\n",
        'references:\n- id: notice\n  title: "At the left margin"\n',
        "references:\n    - type: book\n      id: notice\n      title: Further in\n",
    ],
)
@pytest.mark.parametrize("replace", [False, True])
def test_what_is_added_takes_the_lists_own_indentation(begun: str, replace: bool) -> None:
    """Also an empty list, as `new` writes it; the strict reader takes the outcome."""
    works = [item("notice"), item("new")]
    text = merge(begun, works, "sources.yaml", replace=replace).text
    assert merge(text, works, "sources.yaml").new == ()
    assert [each for each in begun.splitlines() if "#" in each] == [
        each for each in text.splitlines() if "#" in each
    ]


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        ('references: [{id: a, title: "A"}]\n', "lines of its own"),
        ("references:\n  - id: a\n    title: A\nnocite: b\n", "last key"),
        ("references:\n", "references: \\[\\]"),
        ("references:\n  - title: A\n", "each with an id"),
        ("works: []\n", "references: \\[\\]"),
    ],
)
def test_a_list_that_nothing_can_be_added_to_is_refused(begun: str, said: str) -> None:
    """With what to do; nothing is written that the pack could not read."""
    with pytest.raises(Rejected, match=said):
        merge(begun, [item("new")], "sources.yaml")


def test_replacing_is_asked_for_and_keeps_the_caution(tmp_path: Path) -> None:
    """With `replace` the new words stand; the kind and caution are the pack author's."""
    merged = merge(OLD, [item("notice")], "sources.yaml", replace=True)
    assert merged.replaced == ("notice",)
    (tmp_path / "sources.yaml").write_text(merged.text, encoding="utf-8")
    source = read_pack(tmp_path).library.sources["notice"]
    assert (source.title, source.kind, source.caution) == (
        "About notice",
        "poll",
        "Mind the sample.",
    )
    assert "# from the box" in merged.text


def test_a_pack_reads_what_was_merged(bibtex: Path, tmp_path: Path) -> None:
    """Odd texts come back as they went in, on one line, through the strict reader."""
    odd = (
        'no: "yes" #1',
        "12:30",
        "- a\n\tb",
        "\u3000漢字 한글",
        "<script>",
        "@x",
        "1999-05-02",
        "no",
    )
    items = [*read_references(bibtex), *(item(f"odd{at}", title=t) for at, t in enumerate(odd))]
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "sources.yaml").write_text(merge("", items, "s").text, encoding="utf-8")
    pack = read_pack(folder)
    assert not pack.found
    titles = [pack.library.sources[f"odd{at}"].title for at in range(len(odd))]
    assert titles == [" ".join(each.split()) for each in odd]
    assert pack.library.sources["garcia1999"].kind == "academic"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.bib", "@article{x, title = {unclosed", "no whole BibTeX"),
        ("a.json", "[{", "no whole JSON"),
        ("a.json", "3", "no list of works"),
        ("a.json", "[" * 100_000, "no whole JSON"),
        ("a.json", '[{"title": "x"}]', "entry 1 has no id"),
        ("a.bib", "@book{x, year = 1999}", "entry 1 has no title"),
        ("a.yaml", "works: []", "no list under `references:`"),
        ("a.ris", "TY  - JOUR", "cannot? ?be read|no list of sources"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_message(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    """The file, what is wrong with it, what to do."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Rejected, match=said) as caught:
        read_references(path)
    assert str(path) in str(caught.value)
    assert caught.value.hint


def test_yaml_faults_keep_their_place(tmp_path: Path) -> None:
    """A CSL-YAML file is read as strictly as a chapter."""
    path = tmp_path / "a.yaml"
    path.write_text("references:\n  - &a {id: x}\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"a\.yaml:2:5"):
        read_references(path)
