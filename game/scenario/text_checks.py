"""From the bytes of a file to text that both YAML parsers read alike; every odd character is named.

A character that may not stand in a scenario is reported and replaced by one of the same width, so
that all other places stay right and the rest of the file can still be read.
"""

from __future__ import annotations

import re
from functools import cache

from game.scenario.problems import Fault, Problems

MAX_BYTES = 1 << 19
"""Read within two seconds by the slower parser, whatever is in it; the Pact has 216,000 at most."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAKS = "\u0085\u2028\u2029"
_SIGNATURES = {
    b"\x1f\x8b": "a gzip archive",
    b"PK\x03\x04": "a zip archive or an office document (.docx, .odt, .xlsx)",
    b"\xd0\xcf\x11\xe0": "an old office document (.doc, .xls)",
    b"%PDF": "a PDF document",
    b"{\\rtf": "a rich-text document (.rtf)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_SAVE_AS = "open the file in a text editor and save it with the encoding UTF-8"


def text_of(data: bytes, problems: Problems) -> str | None:
    """The text of a file, line breaks as \\n and without a byte-order mark; None if it has none.

    Forbidden characters are reported; in the text a space (for a tab or an odd line break) or
    U+FFFD stands in their place.
    """
    fault = _not_text(data)
    if fault:
        problems.add(fault, 1, 1)
        return None
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        byte = error.object[error.start]
        _add_at_end_of(_unix(before), _not_utf8(f"the byte 0x{byte:02X} is not UTF-8"), problems)
        return None
    return _without_forbidden(_unix(text), problems)


@cache
def _forbidden_signs() -> re.Pattern[str]:
    """Made when it is needed, for it takes its time.

    What is left after the excluded ranges is what PyYAML calls printable, less what confuses
    readers: control characters, the byte-order mark within a text, lone surrogates and the two
    non-characters.
    """
    return re.compile(
        f"[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
        f"|[{_BIDI}\u2028\u2029]"
    )


def visible(text: str) -> str:
    """`text` with every character that may not be printed written as its escape."""
    return _forbidden_signs().sub(lambda match: _code_point(match[0]), text)


def quoted(text: str, limit: int = 40) -> str:
    """`text` on one line for a message: in quotation marks, visible and not longer than `limit`."""
    short = text if len(text) <= limit else text[: limit - 3] + "..."
    return '"' + visible(short).replace("\n", "\\n") + '"'


def forbidden_in(text: str) -> Fault | None:
    """The fault of the first forbidden character of a text, if there is one."""
    match = _forbidden_signs().search(text)
    return _forbidden(match[0]) if match else None


def cleaned(text: str) -> str:
    """`text` with U+FFFD for every forbidden character."""
    return _forbidden_signs().sub("\ufffd", text)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_text(data: bytes) -> Fault | None:
    """Why these bytes cannot be a scenario, seen from the outside."""
    if len(data) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES >> 10} KiB"
        return Fault("yaml-file-too-large", message, "split it into several files")
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            hint = "check that you chose the right file, or copy its text into a text file"
            return Fault("yaml-not-text", f"this is {name}, not a text file", hint)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:
        return _not_utf8("the file is saved as UTF-16 or UTF-32, not as UTF-8")
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        hint = "download the file itself, not the page that shows it"
        return Fault("yaml-web-page", "this is a web page (HTML or XML), not a scenario", hint)
    return None


def _not_utf8(message: str) -> Fault:
    return Fault("yaml-encoding", message, _SAVE_AS)


def _without_forbidden(text: str, problems: Problems) -> str:
    if all(sign.isprintable() for sign in {*text} - {"\n"}):
        return text
    for match in _forbidden_signs().finditer(text):
        if problems.full:
            break
        _add_at_end_of(text[: match.start()], _forbidden(match[0]), problems)
    return _forbidden_signs().sub(_stand_in, text) if problems else text


def _stand_in(match: re.Match[str]) -> str:
    return " " if match[0] in "\t" + _BREAKS else "\ufffd"


def _add_at_end_of(before: str, fault: Fault, problems: Problems) -> None:
    problems.add(fault, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _forbidden(char: str) -> Fault:
    if char == "\t":
        return Fault("yaml-tab", "a tab character", "write spaces instead")
    name = _code_point(char)
    if char in _BREAKS:
        return Fault("yaml-line-separator", f"an odd line break ({name})", "press Enter instead")
    if re.match(f"[{_BIDI}]", char):
        message = f"an invisible character that changes the direction of writing ({name})"
        return Fault("yaml-bidi-character", message, "delete it")
    message = f"an invisible or control character ({name})"
    return Fault("yaml-control-character", message, "delete it")


def _code_point(char: str) -> str:
    return f"\\u{ord(char):04x}"
