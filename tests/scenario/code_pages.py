"""The examples of the pages of diagnostics, made into whole packs, and what `check` says of them.

After a change that is meant, write what it says anew and read the difference:

    python -m tests.scenario.code_pages
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import yaml

from game import resources
from game.analysis.check import Checked, check_paths
from game.scenario.codes import CODES
from game.scenario.pages import SIGN, Page, Piece, page_of
from tests.helpers import as_yaml
from tests.scenario.harbour import BASE, FERRY

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
GOLDEN = Path(__file__).resolve().parents[1] / "fixtures" / "codes"
_KEY = re.compile(r"^(?:\? )?([a-z_]+)(?::|$)", re.MULTILINE)


def page(code: str) -> Page:
    """The page of a code; raises FileNotFoundError where there is none."""
    path = resources.path("assets", "codes", f"{code}.md")
    return page_of(code, path.read_text(encoding="utf-8"))


def checked(code: str, pieces: tuple[Piece, ...], folder: Path) -> Checked:
    """What `check --deep` says of the good pack of harbour.py with these pieces in it."""
    pack = folder / "harbour"
    pack.mkdir()
    for name, text in BASE.items():
        (pack / name).write_text(text, encoding="utf-8")
    target = pack
    for piece in pieces:
        if piece.file:
            (pack / piece.file).write_bytes(whole(code, piece))
        else:
            target = folder / piece.text.split()[-1]
    return check_paths([target], deep=True)


def whole(code: str, piece: Piece) -> bytes:
    """The file of which an example is a piece: what has an id is laid over what has the same.

    Where a fault of YAML or a comment is shown, each letter counts: the piece takes the place of
    the same keys at the left margin or, if it has none, of the whole file.
    """
    base = BASE.get(piece.file, FERRY)
    if code.startswith("yaml-") or "#" in piece.text:
        return _spliced(piece.text, base)
    laid, under = (yaml.load(each, Loader=LOADER) for each in (written_out(piece.text), base))
    return as_yaml(_over(under, laid)).encode()


def _spliced(text: str, base: str) -> bytes:
    keys = {match[1] for match in _KEY.finditer(text)}
    if not keys:
        return written_out(text)
    sections = re.split(r"^(?=[a-z_]+:)", base, flags=re.MULTILINE)
    rest = "".join(each for each in sections if each.partition(":")[0] not in keys).encode()
    return rest + written_out(text) if _KEY.match(text) else written_out(text) + rest


def _over(base: Any, laid: Any) -> Any:
    if isinstance(base, dict) and isinstance(laid, dict):
        return base | {key: _over(base.get(key), value) for key, value in laid.items()}
    if _has_ids(base) and _has_ids(laid):
        left = list(laid)
        merged = []
        for each in base:
            own = next((new for new in left if new["id"] == each["id"]), None)
            merged.append(each if own is None else _over(each, own))
            left = [new for new in left if new is not own]
        return merged + left
    return laid


def written_out(text: str) -> bytes:
    """An example as a file holds it: its signs replaced by what they stand for."""

    def repeated(match: re.Match[str]) -> str:
        if not match[2]:
            return match[0]
        return "".join(match[3].replace("№", str(at)) for at in range(int(match[2])))

    parts = SIGN.split(SIGN.sub(repeated, text))
    return b"".join(
        part.encode() if at % 4 == 0 else _one(part) for at, part in enumerate(parts) if part
    )


def _one(number: str) -> bytes:
    return bytes.fromhex(number) if len(number) == 2 else chr(int(number, 16)).encode()


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(e, dict) and "id" in e for e in value)


def said(code: str, pieces: tuple[Piece, ...]) -> str:
    """What is found in an example, a line each, as `check` prints it."""
    with tempfile.TemporaryDirectory() as folder:
        found = checked(code, pieces, Path(folder)).found
        lines = [f"{each}\n" for each in found]
        return "".join(lines).replace(f"{Path(folder).resolve()}/", "").replace(f"{folder}/", "")


if __name__ == "__main__":
    for code in CODES:
        (GOLDEN / f"{code}.txt").write_text(said(code, page(code).fails), encoding="utf-8")
