"""Words: where lines may end, which glyphs there are, how rich text is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import resources
from game.window import breaks, fonts, glyphs
from game.window.spans import Span, curly, plain
from game.window.text import Block, set_text
from game.window.theme import BODY, CAPS, H1, NUMBER, READ, Metrics, Type

METRICS = Metrics(1280, 720)
BUNDLED = sorted(resources.path("scenarios").rglob("*.yaml"))


def cut(text: str) -> list[str]:
    """The pieces that stay whole."""
    return [text[start:end] for start, end in breaks.words(text)]


def lines(block: Block) -> list[str]:
    """The words of each line."""
    return [line.text for line in block.lines]


def test_latin_breaks_at_spaces_and_after_hyphens_between_letters() -> None:
    """A hyphen between letters may end a line; one before a digit may not."""
    assert cut("Twenty-Seven days") == ["Twenty-", "Seven ", "days"]
    assert cut("the Unha-3 rocket") == ["the ", "Unha-3 ", "rocket"]


def test_numbers_keep_their_unit_and_their_span() -> None:
    """35 % and 2012–2023 stay on one line."""
    assert "35 % " in cut("odds of 35 % now")
    assert cut("2012–2023") == ["2012–2023"]


def test_hangul_breaks_at_spaces_only() -> None:
    """Korean words are not cut between syllables."""
    assert cut("대한민국 정부와 일본국") == ["대한민국 ", "정부와 ", "일본국"]


def test_long_japanese_breaks_between_characters_with_kinsoku() -> None:
    """No line begins with a closing mark or small kana, none ends with an opening bracket."""
    text = "日本と韓国の「秘密軍事情報」の保護に関する協定を、ちょっと読む。"
    for piece in cut(text)[1:]:
        assert piece[0] not in breaks.NO_START
    for piece in cut(text)[:-1]:
        assert piece[-1] not in breaks.NO_END
    assert len(cut(text)) > 15


def test_a_short_name_in_han_is_not_broken() -> None:
    """竹島 in an English sentence stays whole; the slash before it may end a line."""
    assert "竹島) " in cut("islets (독도/竹島) for Japan")


def test_no_line_is_wider_than_asked() -> None:
    """Wrapping keeps every line inside the width, a word wider than the line included."""
    text = (
        "An uncommonlylongwordthatdoesnotfitintoasinglelineofthiswidth stands 国家安全保障会議です."
    )
    for width in (60, 120, 333):
        assert all(line.width <= width + 0.5 for line in set_text(text, READ, METRICS, width).lines)


def test_wrapping_loses_no_word() -> None:
    """Lines joined again give the text."""
    text = "The Cabinet meets this morning. One paper comes late."
    assert " ".join(lines(set_text(text, BODY, METRICS, 130))) == text


def test_too_many_lines_end_in_an_ellipsis() -> None:
    """At most so many lines; the last one says that there is more."""
    block = set_text("one two three four five six seven eight", BODY, METRICS, 80, 2)
    assert len(block.lines) == 2
    assert lines(block)[-1].endswith("…")
    assert block.lines[-1].width <= 80


def test_a_citation_mark_stays_with_its_word() -> None:
    """A superscript never begins a line."""
    rich = (Span("It had not been told."), Span("12", mark="cite:12"), Span(" Then it was."))
    for width in range(60, 260, 7):
        for line in set_text(rich, READ, METRICS, width).lines:
            assert not line.pieces[0].mark


def test_marks_in_a_row_get_a_comma() -> None:
    """Marks 1 and 2 read 1,2 and not 12."""
    rich = (Span("told"), Span("1", mark="a"), Span("2", mark="b"))
    assert set_text(rich, READ, METRICS).lines[0].text == "told1,2"
    assert plain(rich) == "told"


def test_styles_pick_faces_and_missing_letters_the_other_font() -> None:
    """Strong, emphasis and Hangul in a serif line are set in faces that have them."""
    rich = (Span("a"), Span("b", strong=True), Span("c", emphasis=True), Span("국"))
    faces = [piece.face for piece in set_text(rich, READ, METRICS).lines[0].pieces]
    assert faces == ["serif", "serif-bold", "serif-italic", "sans"]
    assert fonts.runs("국회 의원", "serif") == (("sans", "국회 의원"),)


def test_glyph_coverage_is_asked_of_the_font_itself() -> None:
    """Han, kana, Hangul and signs are there; a character that only Chinese has is reported once."""
    assert glyphs.missing("서울 東京 ひらがな カタカナ → − – “ ” … ✓ Ministère") == ""
    assert glyphs.missing("楊潔篪と篪") == "篪"
    assert not glyphs.has_glyph("국", "serif")


@pytest.mark.parametrize("file", BUNDLED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_character_of_the_bundled_packs_has_a_glyph(file: Path) -> None:
    """Names and titles in any script among them: no player sees a box."""
    assert glyphs.missing(file.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("face", glyphs.FONTS)
def test_every_face_has_the_letters_of_the_interface(face: str) -> None:
    """Letters, digits and the dashes and quotes that we write are in all faces."""
    letters = "ABCXYZabcxyzäöüéñō0123456789–—“”‘’…·%−×"
    assert [char for char in letters if not glyphs.has_glyph(char, face)] == []


def test_fixed_cells_make_numbers_equally_wide() -> None:
    """11 and 46 are equally wide where numbers stand below each other."""
    assert set_text("11", NUMBER, METRICS).width == set_text("46", NUMBER, METRICS).width
    loose = Type(22, bold=True)
    assert set_text("11", loose, METRICS).width < set_text("46", loose, METRICS).width


def test_tracking_widens_capitals() -> None:
    """Spaced capitals are wider than the same without spacing."""
    tight = Type(CAPS.size, bold=True)
    assert set_text("BRIEFING", CAPS, METRICS).width > set_text("BRIEFING", tight, METRICS).width


def test_setting_is_remembered_by_value() -> None:
    """The same words at the same width are set once."""
    first = set_text("What followed", H1, METRICS, 400)
    assert set_text("What " + "followed", H1, Metrics(1280, 720), 400) is first


def test_quotes_are_printed_ones() -> None:
    """Typewriter quotes become printed ones, each at its own place."""
    assert curly('Tokyo\'s "extra" item') == "Tokyo’s “extra” item"
    assert curly("'tis", "(") == "‘tis"
    assert len(curly("it's '12")) == len("it's '12")


def test_a_line_fits_as_it_is_drawn() -> None:
    """A run joined is measured again: what is set at its own width stays on one line."""
    text = "The office of the President says that the Foreign Ministry had it on Friday."
    wide = set_text(text, BODY, METRICS).width
    assert len(set_text(text, BODY, METRICS, wide).lines) == 1
