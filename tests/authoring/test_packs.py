"""Packs are handed on as one file; what is installed was checked first and can be undone."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from game.authoring.pack_install import build, install, undo
from game.authoring.pack_zip import MAX_FILES, PackError, unzipped, zipped
from game.play import packs_folder
from game.play.shelf import Shelf
from game.scenario.diagnostics import ScenarioError
from tests.scenario.harbour import BASE

HOSTILE_NAMES = (
    *(
        "/etc/passwd.yaml",
        "../pack.yaml",
        "p/../../x.yaml",
        "C:/x.yaml",
        "p/con.yaml",
        "p/a\nb.yaml",
    ),
    *(
        "p/a.exe",
        "p/inner.zip",
        "p/.hidden.yaml",
        "p/a.yaml.",
        "p\\a.yaml",
        "p/q/r.yaml",
        "p/a\0.yaml",
    ),
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs_folder, "user_data_path", lambda *_a, **_k: tmp_path / "data")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The harbour pack as one file."""
    folder = write_harbour(tmp_path / "harbour")
    file = tmp_path / "harbour.zip"
    file.write_bytes(build(folder)[1])
    return file


def write_harbour(folder: Path) -> Path:
    """The harbour pack in a folder."""
    folder.mkdir(parents=True)
    for name, text in BASE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A zip with these entries, good or bad."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return out.getvalue()


def everything(folder: Path) -> set[Path]:
    """All that lies in a folder."""
    return set(folder.rglob("*"))


def test_a_built_pack_is_installed_and_played(built: Path, tmp_path: Path) -> None:
    """What `build` writes, `install` takes; the shelf then has its chapters."""
    pack = install(built, bundled=())
    assert pack.where == tmp_path / "data" / "packs" / "harbour"
    assert not pack.replaced
    shelf = Shelf((packs_folder.folder(),))
    assert shelf.game(shelf.names()[0]).scenario.pack.id == "harbour"


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """A pack's file says nothing of when or where it was built."""
    first, second = (write_harbour(tmp_path / name / "harbour") for name in "ab")
    assert build(first)[1] == build(second)[1]


def test_what_is_no_text_of_a_pack_stays_at_home(tmp_path: Path) -> None:
    """Pictures, hidden files and folders are left out, and named."""
    folder = write_harbour(tmp_path / "harbour")
    (folder / "notes.docx").write_bytes(b"x")
    (folder / ".secret").write_text("x")
    (folder / "old").mkdir()
    id, data, left = build(folder)
    assert (id, left) == ("harbour", (".secret", "notes.docx", "old"))
    assert set(unzipped(data, "it")) == set(BASE)


def test_a_link_is_not_built_into_a_pack(tmp_path: Path) -> None:
    """What it points to is nobody's business."""
    folder = write_harbour(tmp_path / "harbour")
    (folder / "notes.txt").symlink_to("/etc/hostname")
    with pytest.raises(PackError, match="is a link"):
        build(folder)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_zip_with_a_hostile_name_is_refused(name: str) -> None:
    """No path outside, no device, no hidden or unknown file, whatever else is in it."""
    entry = zipfile.ZipInfo("p/x")
    entry.filename = name
    with pytest.raises(PackError, match=r"which no pack may|no whole zip|several folders"):
        unzipped(archive(("p/pack.yaml", b""), (entry, b"x")), "it.zip")


def test_links_doubles_and_crowds_are_refused() -> None:
    """A link, a name twice (in any case of letters), too many files, a bomb."""
    link = zipfile.ZipInfo("p/pack.yaml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    cases: tuple[tuple[bytes, str], ...] = (
        (archive((link, b"/etc/passwd")), "link or a device"),
        (archive(("p/pack.yaml", b"a"), ("p/Pack.yaml", b"b")), "twice"),
        (archive(*((f"p/a{at}.yaml", b"") for at in range(MAX_FILES + 1))), "files"),
        (archive(("p/pack.yaml", b"0" * (17 << 20))), "unpack to more"),
        (archive(("p/pack.yaml", b"0" * (2 << 20))), "larger than 512 KiB"),
        (archive(("p/readme.md", b"")), "no pack.yaml"),
        (b"PK\x03\x04 and nothing", "no whole zip"),
    )
    for data, said in cases:
        with pytest.raises(PackError, match=said):
            unzipped(data, "it.zip")


@pytest.mark.parametrize("cut", [1, 10, 100, 1000])
def test_a_cut_zip_is_refused(built: Path, cut: int) -> None:
    """A download that broke off is no pack."""
    with pytest.raises(PackError, match="no whole zip"):
        unzipped(built.read_bytes()[:-cut], "it.zip")


def test_a_pack_with_errors_is_refused_before_anything_is_written(
    built: Path, tmp_path: Path
) -> None:
    """The fault is named at its place in the zip; no folder is left behind."""
    files = unzipped(built.read_bytes(), "it")
    chapter = next(name for name in files if b"turns:" in files[name])
    files[chapter] = files[chapter].replace(b"turns:", b"turnz:")
    built.write_bytes(zipped("harbour", files))
    with pytest.raises(ScenarioError) as caught:
        install(built, bundled=())
    assert {each.place.file for each in caught.value} == {f"{built}/{chapter}"}
    assert not everything(tmp_path / "data")


def _same_id(built: Path) -> None:
    install(built, bundled=("harbour",))


def _twice(built: Path) -> None:
    install(built, bundled=())
    install(built, bundled=())


@pytest.mark.parametrize(
    ("act", "said"), [(_same_id, "comes with the game"), (_twice, "installed already")]
)
def test_no_pack_takes_another_ones_place_unasked(
    built: Path, act: Callable[[Path], None], said: str
) -> None:
    """Ids of the game's own packs are taken; an installed one needs --replace."""
    with pytest.raises(PackError, match=said):
        act(built)


def test_installing_can_be_undone(built: Path) -> None:
    """`undo` takes a pack away, and called again brings it back."""
    place = install(built, bundled=()).where
    before = {each.name: each.read_bytes() for each in place.iterdir()}
    assert undo("harbour") is None
    assert not place.exists()
    again = undo("harbour")
    assert again is not None
    assert {each.name: each.read_bytes() for each in place.iterdir()} == before
    with pytest.raises(PackError, match="no pack called"):
        undo("../harbour")


def test_a_replaced_pack_comes_back(built: Path) -> None:
    """`--replace` sets the old one aside; undo swaps the two."""
    place = install(built, bundled=()).where
    files = unzipped(built.read_bytes(), "it")
    newer = {**files, "notes.md": b"second edition"}
    built.write_bytes(zipped("harbour", newer))
    assert install(built, bundled=(), replace=True).replaced
    assert (place / "notes.md").exists()
    undo("harbour")
    assert not (place / "notes.md").exists()
    undo("harbour")
    assert (place / "notes.md").exists()
