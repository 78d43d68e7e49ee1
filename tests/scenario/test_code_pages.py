"""Every diagnostic has a page, and its examples do what the page says."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from game import resources
from game.commands.explain import command as explain
from game.scenario.codes import CODES
from game.scenario.pages import page_of
from tests.scenario.code_pages import GOLDEN, page, said, written_out


@pytest.mark.parametrize("code", CODES)
def test_the_failing_example_fails_just_so(code: str) -> None:
    """`check` finds this fault in it; its exact output is kept (see code_pages.py)."""
    found = said(code, page(code).fails)
    assert f": {code}: " in found
    assert found == (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_the_mended_example_passes(code: str) -> None:
    """Nothing at all is found in it, even where every play is looked at."""
    assert said(code, page(code).passes) == ""


def test_every_page_is_that_of_a_code() -> None:
    """A page or golden text without a code is a leftover."""
    pages = {each.stem for each in resources.path("assets", "codes").iterdir()}
    assert pages == {each.stem for each in GOLDEN.iterdir()} == {*CODES}


@pytest.mark.parametrize("code", CODES)
def test_explain_shows_the_whole_page(code: str) -> None:
    """Severity, meaning, reason, and both examples as they are written."""
    shown = CliRunner().invoke(explain, [code])
    assert shown.exit_code == 0
    assert shown.output.startswith(f"{code} ({CODES[code].severity})\n{CODES[code].meaning}\n")
    words = shown.output.split()
    one = page(code)
    for text in (one.why, *(piece.text for piece in (*one.fails, *one.passes))):
        assert " ".join(text.split()) in " ".join(words)
    assert ("# check: allow" in shown.output) >= (CODES[code].severity == "warning")
    assert max(map(len, shown.output.splitlines())) <= 100


def test_explain_without_a_code_lists_all() -> None:
    """One line each: code, severity, meaning."""
    lines = CliRunner().invoke(explain, []).output.splitlines()
    assert [line.split()[:2] for line in lines] == [[c, CODES[c].severity] for c in CODES]


def test_explain_of_an_unknown_code_names_the_nearest() -> None:
    """Exit code 2 and one line."""
    refused = CliRunner().invoke(explain, ["unused-flags"])
    assert (refused.exit_code, refused.output.count("\n")) == (2, 1)
    assert "did you mean `unused-flag`?" in refused.output
    assert "lists them all" in CliRunner().invoke(explain, ["zzz"]).output


@pytest.mark.parametrize(
    ("sign", "bytes_"),
    [
        ("a⟨09⟩b", b"a\tb"),
        ("⟨1F⟩⟨8B⟩", b"\x1f\x8b"),
        ("⟨202E⟩", "\u202e".encode()),
        ("⟨3 × ab ⟩c", b"ab ab ab c"),
        ("⟨2 × - №\n⟩", b"- 0\n- 1\n"),
    ],
)
def test_signs_in_examples_stand_for_what_cannot_be_shown(sign: str, bytes_: bytes) -> None:
    """Bytes, characters and repetitions; all else is as it is written."""
    assert written_out(sign) == bytes_


@pytest.mark.parametrize(
    "text",
    [
        "# other\n\nWhy.\n",
        "# code\n\n## Fails\n\n```yaml\na\n```\n",
        "# code\n\nWhy.\n\n## Fails\n",
    ],
)
def test_a_page_without_title_reason_or_examples_is_refused(text: str) -> None:
    """Whoever writes a page is told what it lacks."""
    with pytest.raises(ValueError, match="needs a title, a reason and two examples"):
        page_of("code", text)
