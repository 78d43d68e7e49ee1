"""Tops of packs are kept, and never believed when something changed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from game.play.kept_tops import KeptTops, Tops, tops_file
from game.scenario import headers
from game.scenario.diagnostics import ScenarioError
from tests.scenario.harbour import BASE, FERRY, PACK


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The good pack, with an emblem."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    emblem = "emblems:\n  - {chapter: ferry, draw: clock, count: 16}\n"
    for name, text in {**BASE, "pack.yaml": PACK + emblem}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where they are kept; the folder is not there yet."""
    return tops_file(tmp_path / "cache")


def asked(file: Path | None, *folders: Path) -> list[Tops]:
    """What a run of the game is told, and keeps."""
    kept = KeptTops(file)
    found = [kept.of(folder) for folder in folders]
    kept.keep()
    return found


def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nobody may read YAML."""

    def fails(folder: Path) -> Tops:
        raise AssertionError(f"{folder} was read again")

    monkeypatch.setattr(headers, "chapter_headers", fails)


def test_a_second_run_reads_nothing_and_is_told_the_same(
    pack: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles, seats, emblems, chapters: all as the files say it."""
    first = asked(file, pack)
    assert first == [headers.chapter_headers(pack)]
    written = file.read_bytes()
    refused(monkeypatch)
    assert asked(file, pack) == first
    assert file.read_bytes() == written


def test_without_a_file_nothing_is_kept(pack: Path, tmp_path: Path) -> None:
    """Commands ask so."""
    before = sorted(tmp_path.rglob("*"))
    assert asked(None, pack) == [headers.chapter_headers(pack)]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["pack.yaml", "ferry.yaml"])
def test_a_file_that_changed_is_read_again(pack: Path, file: Path, name: str) -> None:
    """Its size, or only its time: an author sees what was just written."""
    asked(file, pack)
    changed = (PACK if name == "pack.yaml" else FERRY).replace("Harbour", "Harvest")
    (pack / name).write_text(changed, encoding="utf-8")
    (top, (chapter,)) = asked(file, pack)[0]
    assert "Harvest" in (top.title if name == "pack.yaml" else chapter.place)
    text = (pack / name).read_text(encoding="utf-8").replace("Harvest", "Harbour")
    (pack / name).write_text(text, encoding="utf-8")
    os.utime(pack / name, ns=(1, 1))
    (top, (chapter,)) = asked(file, pack)[0]
    assert "Harbour" in (top.title if name == "pack.yaml" else chapter.place)


def test_a_chapter_that_is_gone_is_an_error_again(pack: Path, file: Path) -> None:
    """What is kept does not hide it; an error is never kept."""
    asked(file, pack)
    (pack / "ferry.yaml").rename(pack / "boat.yaml")
    for _ in range(2):
        with pytest.raises(ScenarioError, match=r"ferry\.yaml"):
            asked(file, pack)
    (pack / "boat.yaml").rename(pack / "ferry.yaml")
    assert asked(file, pack) == [headers.chapter_headers(pack)]


def test_only_what_was_asked_for_stays(pack: Path, file: Path, tmp_path: Path) -> None:
    """A pack that is gone from the title is gone from the file."""
    other = tmp_path / "other"
    other.mkdir()
    for name in BASE:
        (other / name).write_bytes((pack / name).read_bytes())
    asked(file, pack, other)
    asked(file, other)
    assert [*json.loads(file.read_bytes())["packs"]] == [str(other)]


def spoilt(data: dict[str, Any], *path: Any, value: Any) -> str:
    """The data with one value put in another's place, as text."""
    at = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2), (("packs",), []), (("packs", 0), 7), (("packs", 0), {}),
        (("packs", 0, "pack"), []), (("packs", 0, "pack", "title"), 5),
        (("packs", 0, "pack", "title"), None), (("packs", 0, "pack", "more"), ""),
        (("packs", 0, "pack", "chapters"), "ferry"), (("packs", 0, "pack", "chapters"), [1]),
        (("packs", 0, "pack", "roles", 0), "east"), (("packs", 0, "chapters"), []),
        (("packs", 0, "chapters", 0, "minutes"), "20"),
        (("packs", 0, "chapters", 0, "minutes"), True),
        (("packs", 0, "stamp"), []), (("packs", 0, "stamp"), "x"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_odd_in_the_file_is_read_anew(
    pack: Path, file: Path, path: tuple[Any, ...], value: Any
) -> None:
    """Whatever stands there: the same answer as without it, and the file is whole again."""
    first = asked(file, pack)
    whole = file.read_bytes()
    keys = tuple(str(pack) if (at, key) == (1, 0) else key for at, key in enumerate(path))
    file.write_text(spoilt(json.loads(whole), *keys, value=value), encoding="utf-8")
    assert asked(file, pack) == first
    assert json.loads(file.read_bytes()) == json.loads(whole)


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b" " * 2_000_000])
def test_a_damaged_file_is_no_trouble(pack: Path, file: Path, data: bytes) -> None:
    """Empty, cut, of another kind, too deep, too large."""
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    first = asked(file, pack)
    assert first == [headers.chapter_headers(pack)]
    assert asked(file, pack) == first


def test_a_folder_that_takes_nothing_is_no_trouble(
    pack: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full or locked disk: every run reads, and says nothing of it."""
    file.parent.parent.mkdir(exist_ok=True)
    file.parent.write_text("a file stands where the folder should be")
    assert asked(file, pack) == asked(file, pack)
