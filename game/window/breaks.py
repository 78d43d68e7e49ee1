"""Where a line may end: Latin and Hangul at spaces, kana and Han between characters (kinsoku)."""

from __future__ import annotations

from functools import lru_cache

NO_START = frozenset(
    ")]}）］｝」』】〕〉》〙〗、。，．・：；！？!?,.;:%％‰°’”»…‥ー゛゜"
    "々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ～"
)
"""Characters that no line begins with."""

NO_END = frozenset("([{（［｛「『【〔〈《〘〖‘“«$£¥€￦₩#@§")
"""Characters that no line ends with."""

_HYPHENS = frozenset("-\u2010")
_DASHES = frozenset("\u2013\u2014")


def is_wide(char: str) -> bool:
    """Kana, Han and full-width forms: the scripts that break between any two characters."""
    code = ord(char)
    return (
        0x2E80 <= code <= 0x30FF
        or 0x31F0 <= code <= 0x31FF
        or 0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )


def is_hangul(char: str) -> bool:
    """Hangul syllables and letters: broken at spaces only, as Korean is read best."""
    code = ord(char)
    return 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F


def may_break(text: str, at: int) -> bool:
    """Whether a new line may begin with the character at `at`."""
    before, after = text[at - 1], text[at]
    if after == " ":
        return False  # spaces hang on the line before
    if before == " ":
        unit = at >= 2 and text[at - 2].isdigit() and after in "%°"
        return not unit and (after not in NO_START or after == "…")
    if before in NO_END or after in NO_START:
        return False
    if before in _HYPHENS:
        return at >= 2 and text[at - 2].isalpha() and after.isalpha()
    if before in _DASHES:
        return not (at >= 2 and text[at - 2].isdigit() and after.isdigit())
    if before == "/":
        return not after.isdigit()
    wide = is_wide(before) or is_wide(after)
    return wide and not is_hangul(before) and not is_hangul(after)


SHORT = 6
"""So many wide characters between Latin ones are a name or a term: it is not broken."""


def _short_runs(text: str) -> frozenset[int]:
    """Places inside short runs of wide characters."""
    found: set[int] = set()
    start = 0
    for i in range(len(text) + 1):
        if i < len(text) and is_wide(text[i]):
            continue
        if 1 < i - start <= SHORT:
            found.update(range(start + 1, i))
        start = i + 1
    return frozenset(found)


@lru_cache(maxsize=2000)
def words(text: str, glued: frozenset[int] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Start and end of each piece that stays whole; spaces belong to the piece before them.

    `glued` are places at which no line begins, whatever the characters say: a citation mark stays
    with the word it follows.
    """
    if not text:
        return ()
    whole = glued | _short_runs(text)
    cuts = [i for i in range(1, len(text)) if i not in whole and may_break(text, i)]
    return tuple(zip([0, *cuts], [*cuts, len(text)], strict=True))
