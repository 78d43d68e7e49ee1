"""What a teacher throws together is read as far as it can be, and each run is counted once."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from game.export.class_page import class_csv, class_html
from game.export.class_saves import read_class
from game.play.shelf import bundled
from tests.analysis.classes import write_class

SHELF = bundled()


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Three saves of one chapter, all with codes."""
    folder = tmp_path / "handed in"
    write_class(folder, [SHELF.game("gsomia/through_washington")], 3)
    for number, file in enumerate(sorted(folder.glob("*.json"))):
        change(file, code=f"heron-{number}")
    return folder


def change(file: Path, code: str | None = None, acts: int | None = None) -> None:
    """Write another code into a save, or leave acts and all that followed them out."""
    data = json.loads(file.read_text(encoding="utf-8"))
    chapter = data["chapters"][0]
    if code is not None:
        chapter.setdefault("journal", {})["code"] = code
    if acts is not None:
        chapter["acts"] = chapter["acts"][:acts]
        chapter["seen"] = 0
        chapter.get("answers", {}).pop("after", None)
    file.write_text(json.dumps(data), encoding="utf-8")


def names(folder: Path) -> list[str]:
    """What the students of a folder are called."""
    return [each.name for each in read_class([folder], SHELF.find)[0]]


def test_odd_names_and_folders_in_folders(handed: Path) -> None:
    """As mail programs and course sites leave them."""
    deep = handed / "Müller (1) ☂" / "Abgabe"
    deep.mkdir(parents=True)
    (handed / "run0000.json").rename(deep / "run (1).JSON")
    (handed / "run0001.json").rename(handed / "no ending at all")
    assert sorted(names(handed)) == ["heron-0", "heron-1", "heron-2"]


def test_what_is_no_save_is_named(handed: Path) -> None:
    """A zip, a mail, a cut file: each with its reason; what the program wrote is passed over."""
    with zipfile.ZipFile(handed / "all.zip", "w") as file:
        file.write(handed / "run0000.json")
    (handed / "mail.eml").write_text("From: somebody", encoding="utf-8")
    (handed / "cut.json").write_text('{"format": 1', encoding="utf-8")
    (handed / "empty.json").touch()
    (handed / "report.html").write_text("<p>", encoding="utf-8")
    (handed / "report.csv").write_text("a,b", encoding="utf-8")
    (handed / ".DS_Store").write_bytes(b"\0")
    students, skipped = read_class([handed], SHELF.find)
    assert len(students) == 3
    why = {each.file.name: each.why for each in skipped}
    assert set(why) == {"all.zip", "mail.eml", "cut.json", "empty.json"}
    assert "unpack it" in why["all.zip"]
    assert why["mail.eml"].endswith("is no save")
    assert "damaged" in why["cut.json"]


def test_a_folder_without_a_save_is_named(tmp_path: Path) -> None:
    """And one that is not there."""
    students, skipped = read_class([tmp_path, tmp_path / "none"], SHELF.find)
    assert not students
    assert ["holds no save" in each.why for each in skipped] == [True, False]


def test_the_save_before_a_save_is_not_counted(handed: Path) -> None:
    """A `.bak` beside its save, in a folder or named with it; alone it is read."""
    backup = handed / "run0000.json.bak"
    shutil.copy(handed / "run0000.json", backup)
    change(backup, acts=1)
    assert len(names(handed)) == 3
    students, skipped = read_class(sorted(handed.iterdir()), SHELF.find)
    assert (len(students), skipped) == (3, ())
    (handed / "run0000.json").unlink()
    assert len(names(handed)) == 3


def test_a_run_handed_in_twice_is_counted_once(handed: Path) -> None:
    """The one that went furthest counts, whatever it is called; the other is named."""
    early = handed / "a first try.json"
    shutil.copy(handed / "run0002.json", early)
    change(early, acts=2)
    shutil.copy(handed / "run0001.json", handed / "run0001 copy.json")
    students, skipped = read_class([handed], SHELF.find)
    assert len(students) == 3
    assert sum(each.run.session.over for each in students) == 3
    assert {each.file.name for each in skipped} >= {"a first try.json"}
    assert all("counted once" in each.why for each in skipped)
    assert len(skipped) == 2


def test_one_code_and_two_runs_stay_two(handed: Path) -> None:
    """Those who played the same chapter are told apart by their files, or their folders."""
    for number in range(3):
        change(handed / f"run000{number}.json", code="heron")
    assert sorted(names(handed)) == [f"heron (run000{number})" for number in range(3)]
    for number in range(3):
        (handed / f"student {number}").mkdir()
        (handed / f"run000{number}.json").rename(handed / f"student {number}" / "run.json")
    assert sorted(names(handed)) == [f"heron (student {number}/run)" for number in range(3)]


def test_one_student_with_two_chapters_keeps_the_code(handed: Path) -> None:
    """The rows of both stand under it."""
    other = handed / "other"
    write_class(other, [SHELF.game("gsomia/within_the_hour")], 1)
    change(other / "run0000.json", code="heron-1")
    assert sorted(names(handed)) == ["heron-0", "heron-1", "heron-1", "heron-2"]


def test_a_name_that_is_no_text_is_written_all_the_same(handed: Path) -> None:
    """File systems allow more than UTF-8."""
    odd = handed / "run\udcff.json"
    try:
        (handed / "run0000.json").rename(odd)
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    change(odd, code="")
    students, skipped = read_class([handed], SHELF.find)
    assert class_html(students, skipped).encode("utf-8", "backslashreplace")
    assert class_csv(students).count("\r\n") == 4
