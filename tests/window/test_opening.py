"""Packs from elsewhere, by keys from the title; all sources of a pack; what cannot be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pygame
import pytest

from game import resources
from game.authoring.pack_install import unpacked
from game.play.settings import Settings
from game.play.shelf import Shelf
from game.window import app, doors
from game.window.screens.notice import MOST, FaultsScreen, NoticeScreen
from game.window.screens.open_pack import OpenPackScreen
from game.window.screens.pack_sources import STEP, PackSourcesScreen
from game.window.screens.role import RoleScreen
from game.window.screens.sources import SourcesScreen
from game.window.screens.title import TitleScreen
from game.window.stage import Stage
from tests.scenario.harbour import BASE, FERRY, PACK
from tests.window.pilot import Pilot
from tests.window.seen import words

BUNDLED = resources.path("scenarios")


def pack_at(folder: Path, **files: str) -> Path:
    """The good pack in a folder, with some files (without `.yaml`) replaced or added."""
    folder.mkdir(parents=True)
    for name, text in {**BASE, **{f"{key}.yaml": text for key, text in files.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def pilot(shelf: Shelf, tmp_path: Path) -> Pilot:
    """At the title, with a folder of saves of its own, and zips that can be opened."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    title = doors.title_screen(shelf, tmp_path / "saves", lambda file: unpacked(file, scratch))
    return Pilot(Stage(title, (1280, 720), Settings(motion=False)))


def title_of(pilot: Pilot) -> TitleScreen:
    """The title, on top."""
    assert isinstance(pilot.screen, TitleScreen)
    return pilot.screen


def opened(pilot: Pilot, said: str) -> None:
    """O, a path, Enter, and the moment that reading takes."""
    pilot.press("o")
    assert isinstance(pilot.screen, OpenPackScreen)
    pilot.type(said)
    pilot.press("enter")
    pilot.wait(0.2)


def drop(pilot: Pilot, path: Path) -> None:
    """Drop a file on the window."""
    pilot.stage.handle(pygame.event.Event(pygame.DROPFILE, file=str(path)))
    pilot.wait(0.2)


# --- opening --------------------------------------------------------------------------------


def test_a_pack_is_opened_by_its_path_and_played(pilot: Pilot, tmp_path: Path) -> None:
    """It stands last, chosen; its chapter leads to its seats, its save is gone on with."""
    opened(pilot, str(pack_at(tmp_path / "harbour")))
    title = title_of(pilot)
    assert [pack.id for pack in title.view.packs][-1] == "harbour"
    assert title.chapters[0].title == "The Ferry"
    pilot.press("enter")
    assert isinstance(pilot.screen, RoleScreen)
    pilot.press("enter", "esc")
    assert title_of(pilot).mark is not None
    pilot.press("c")
    assert pilot.screen is not title


def test_it_is_there_until_the_window_is_closed(pilot: Pilot, shelf: Shelf, tmp_path: Path) -> None:
    """The next title does not know it, and passes its saves over until it is opened again."""
    opened(pilot, str(pack_at(tmp_path / "harbour")))
    pilot.press("enter", "enter", "esc")
    again = Pilot(doors.title_screen(shelf, tmp_path / "saves"))
    title = title_of(again)
    assert "harbour" not in [pack.id for pack in title.view.packs]
    assert not title.kept
    opened(again, str(tmp_path / "harbour"))
    assert title.mark is not None


@pytest.mark.parametrize("said", ["{}", "'{}'", ' "{}" ', "file://{}", "{}/pack.yaml", "{}/.."])
def test_paths_are_taken_as_people_paste_them(pilot: Pilot, tmp_path: Path, said: str) -> None:
    """With quotes, as an address, as a file in the folder, or as the folder around it."""
    folder = pack_at(tmp_path / "packs" / "harbour")
    opened(pilot, said.format(folder))
    assert title_of(pilot).view.packs[-1].id == "harbour"


def test_a_pack_is_dropped_on_the_title_or_on_the_sheet(pilot: Pilot, tmp_path: Path) -> None:
    """Both lead to the same; opened twice, it stands once."""
    folder = pack_at(tmp_path / "harbour")
    drop(pilot, folder)
    before = title_of(pilot).view.packs
    assert before[-1].id == "harbour"
    pilot.press("o")
    drop(pilot, folder / "ferry.yaml")
    assert title_of(pilot).view.packs == before


def test_a_drop_in_a_play_changes_nothing(pilot: Pilot, tmp_path: Path) -> None:
    """Whoever plays is not torn out of it."""
    pilot.press("enter")
    below = pilot.screen
    drop(pilot, pack_at(tmp_path / "harbour"))
    assert pilot.screen is below


def test_the_clipboard_is_pasted_on_one_line(
    pilot: Pilot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl V; a line break at the end does no harm, and without a clipboard nothing happens."""
    folder = pack_at(tmp_path / "harbour")
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: f"{folder}\n")
    pilot.press("o", "ctrl+v")
    assert pilot.screen.entries["path"].words == str(folder)

    def nothing() -> str:
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "get_text", nothing)
    pilot.press("ctrl+v")
    assert pilot.screen.entries["path"].words == str(folder)


def test_a_zip_is_opened_like_a_folder(pilot: Pilot, tmp_path: Path) -> None:
    """One file that holds a pack; one that holds none is refused in a sentence."""
    folder = pack_at(tmp_path / "harbour")
    with zipfile.ZipFile(tmp_path / "harbour.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"harbour/{file.name}")
    opened(pilot, str(tmp_path / "harbour.zip"))
    assert title_of(pilot).view.packs[-1].id == "harbour"
    (tmp_path / "junk.zip").write_bytes(b"no zip")
    opened(pilot, str(tmp_path / "junk.zip"))
    assert isinstance(pilot.screen, NoticeScreen)
    assert "no whole zip file" in pilot.screen.message


def test_the_sheet_says_that_it_reads_before_it_does(pilot: Pilot, tmp_path: Path) -> None:
    """A large pack takes a moment: the picture of that moment says so."""
    pilot.press("o")
    pilot.type(str(pack_at(tmp_path / "harbour")))
    pilot.press("enter")
    assert isinstance(pilot.screen, OpenPackScreen)
    assert "Reading the pack…" in words(pilot)


# --- what cannot be opened ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "no folder is named"),
        ("{}/nowhere", "no such file or folder"),
        ("{}", "no pack.yaml"),
        ("{}/" + "x" * 300, "too long"),
        ("~nobody-of-this-name/pack", "no such file or folder"),
    ],
)
def test_a_path_without_a_pack_is_refused_with_its_mend(
    pilot: Pilot, tmp_path: Path, said: str, why: str
) -> None:
    """The sheet stays below with what was typed; nothing of the title changes."""
    title = title_of(pilot)
    before = title.view
    opened(pilot, said.format(tmp_path))
    notice = pilot.screen
    assert isinstance(notice, FaultsScreen)
    assert why in notice.faults[0].message
    assert notice.faults[0].hint
    pilot.press("enter")
    assert isinstance(pilot.screen, OpenPackScreen)
    assert pilot.screen.entries["path"].words == said.format(tmp_path)
    pilot.press("esc", "esc")
    assert title_of(pilot).view is before


def test_a_pack_with_errors_shows_each_with_place_and_mend(pilot: Pilot, tmp_path: Path) -> None:
    """As `check` would say it; the pack is not taken, the next one may be."""
    broken = FERRY.replace("calm: +10", "calmm: +10")
    opened(pilot, str(pack_at(tmp_path / "harbour", ferry=broken)))
    assert isinstance(pilot.screen, FaultsScreen)
    shown = words(pilot)
    assert "There is no indicator `calmm`." in shown.replace("\n", " ")
    assert "Did you mean `calm`?" in shown
    assert "ferry.yaml:" in shown
    pilot.press("enter", "esc", "esc")
    assert "harbour" not in [pack.id for pack in title_of(pilot).view.packs]
    (tmp_path / "harbour" / "ferry.yaml").write_text(FERRY, encoding="utf-8")
    opened(pilot, str(tmp_path / "harbour"))
    assert title_of(pilot).view.packs[-1].id == "harbour"


def test_of_very_many_faults_some_are_shown(pilot: Pilot, tmp_path: Path) -> None:
    """And how many are left; the sheet scrolls."""
    extra = "".join(f"odd_{i}: 1\n" for i in range(MOST + 5))
    opened(pilot, str(pack_at(tmp_path / "harbour", ferry=FERRY + extra)))
    assert isinstance(pilot.screen, FaultsScreen)
    pilot.press(*["pgdn"] * 20)
    pilot.wait()
    assert "And five more" in words(pilot)


def test_an_installed_pack_that_is_broken_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the start a notice says what is wrong; the title behind it can be played."""
    pack_at(tmp_path / "packs" / "good", pack=PACK.replace("id: harbour", "id: good", 1))
    pack_at(tmp_path / "packs" / "bad", pack="format: 1\ntitle: [a\n")
    monkeypatch.setattr("game.play.shelf.bundled", lambda: Shelf((BUNDLED, tmp_path / "packs")))
    pilot = Pilot(app.first_stage(folder=tmp_path))
    assert isinstance(pilot.screen, FaultsScreen)
    assert pilot.screen.faults[0].place.file.endswith("pack.yaml")
    pilot.press("enter")
    ids = [pack.id for pack in title_of(pilot).view.packs]
    assert ids[-1] == "good" and "gsomia" in ids


# --- the title ------------------------------------------------------------------------------


def test_begin_can_be_clicked(pilot: Pilot) -> None:
    """The large button does what the one below does, and is a place of its own."""
    pilot.click("begin")
    assert isinstance(pilot.screen, RoleScreen)


def test_packs_are_segments_and_many_chapters_a_second_row(pilot: Pilot, tmp_path: Path) -> None:
    """Five cards to a row; Tab reaches the packs, the last card and the way to another pack."""
    names = ["ferry", *(f"ferry{i}" for i in range(2, 8))]
    more = {name: FERRY.replace("id: ferry", f"id: {name}", 1) for name in names}
    chapters = PACK.replace("[ferry]", f"[{', '.join(names)}]", 1)
    opened(pilot, str(pack_at(tmp_path / "harbour", pack=chapters, **more)))
    tops = [pilot.spot(f"chapter:{i}").rect.top for i in range(1, 8)]
    assert tops == [tops[0]] * 5 + [tops[5]] * 2
    assert tops[5] > pilot.spot("chapter:1").rect.bottom
    assert {"pack:0", "pack:1", "open", "chapter:7"} <= {*pilot.ids}
    pilot.click("pack:0")
    assert title_of(pilot).chapters[0].id == "within_the_hour"


@pytest.mark.parametrize(("size", "text"), [((1024, 640), 2.0), ((1280, 720), 1.0)])
def test_more_packs_than_fit_beside_the_title_stand_below_it(
    shelf: Shelf, tmp_path: Path, size: tuple[int, int], text: float
) -> None:
    """Every one can be chosen in the window, whatever there are."""
    pilot = Pilot(doors.title_screen(shelf, tmp_path / "saves"), size, text)
    for name in ("one", "two", "three", "four", "five"):
        title = f"title: The very long name of pack {name}"
        changed = PACK.replace("id: harbour", f"id: {name}", 1).replace("title: The Harbour", title)
        opened(pilot, str(pack_at(tmp_path / name, pack=changed)))
    wide = pilot.surface.get_width()
    for i in range(6):
        assert 0 <= pilot.spot(f"pack:{i}").rect.left < pilot.spot(f"pack:{i}").rect.right <= wide


def test_all_sources_of_a_pack_open_from_the_title(pilot: Pilot) -> None:
    """S; by kind, by words, some at a time; a source opens its claims; Esc leads back."""
    pilot.press("s")
    screen = pilot.screen
    assert isinstance(screen, PackSourcesScreen)
    assert len(screen.view.lines) == len(screen.library.sources)
    rows = [id for id in pilot.ids if id.startswith("source:")]
    assert len(rows) <= STEP
    pilot.click("more")
    assert len([id for id in pilot.ids if id.startswith("source:")]) > len(rows)
    pilot.press("/")
    pilot.type("kyodo")
    found = [id for id in pilot.ids if id.startswith("source:")]
    assert 0 < len(found) < len(rows)
    pilot.press("esc")
    assert not screen.words
    pilot.click(rows[0])
    assert isinstance(pilot.screen, SourcesScreen)
    pilot.press("esc", *["k"] * (len(screen.view.kinds) + 1))
    pilot.click(next(id for id in pilot.ids if id.startswith("conflict:")))
    assert isinstance(pilot.screen, SourcesScreen)
    pilot.press("esc", "esc")
    assert title_of(pilot)
