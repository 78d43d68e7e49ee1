"""Settings act at once on every screen, by keys, and are kept."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pygame
import pytest

from game.play.saves import SaveError
from game.play.settings import THEMES, Settings, read_settings, settings_file
from game.play.shelf import Shelf
from game.window import app, fonts, glyphs, marks, shots, text, theme
from game.window.screens.notice import NoticeScreen
from game.window.screens.outcome import OutcomeScreen
from game.window.screens.settings import SettingsScreen
from game.window.screens.title import TitleScreen
from game.window.stage import Stage
from tests.window.pilot import Pilot


@pytest.fixture
def pilot(tmp_path: Path) -> Pilot:
    """At the settings, over the title, with a file of its own."""
    pilot = Pilot(app.first_stage(folder=tmp_path))
    pilot.click("settings")
    assert isinstance(pilot.screen, SettingsScreen)
    return pilot


@pytest.fixture
def outcome(shelf: Shelf, tmp_path: Path) -> OutcomeScreen:
    """An outcome with citations and a record beside it."""
    found = (top for _, _, top in shots.screens(shelf, tmp_path))
    return next(top for top in found if isinstance(top, OutcomeScreen))


def test_the_file_knows_the_themes_that_there_are() -> None:
    """What can be set can be drawn."""
    assert {*THEMES} == {*theme.THEMES} == {*theme.PROJECTED}


@pytest.mark.parametrize(
    ("id", "changed"),
    [
        ("text:1.5", {"text": 1.5}), ("theme:dark", {"theme": "dark"}),
        ("theme:contrast", {"theme": "contrast"}), ("projector", {"projector": True}),
        ("motion", {"motion": False}), ("full_screen", {"full_screen": True}),
        ("record:debrief", {"record": "debrief"}), ("claim_ids", {"claim_ids": False}),
    ],
)  # fmt: skip
def test_each_is_changed_by_keys_and_kept(
    pilot: Pilot, tmp_path: Path, id: str, changed: dict[str, object]
) -> None:
    """Tab to it, Space: it holds at once and the next run reads it."""
    for _ in range(len(pilot.ids) + 1):
        pilot.press("tab")
        if pilot.focused == id:
            break
    pilot.press("space")
    assert pilot.stage.settings == attrs.evolve(Settings(), **changed)
    assert app.first_stage(folder=tmp_path).settings == pilot.stage.settings
    pilot.press("esc")
    assert isinstance(pilot.screen, TitleScreen)


def test_restoring_goes_back_to_the_first(pilot: Pilot, tmp_path: Path) -> None:
    """One button undoes all changes."""
    pilot.click("theme:dark")
    pilot.click("restore")
    assert pilot.stage.settings == Settings()
    assert read_settings(settings_file(tmp_path)).settings == Settings()


def test_the_projector_draws_thick_lines_and_large_words(pilot: Pilot) -> None:
    """150 % and outlines twice as thick; no shadows."""
    before = pilot.stage.look
    pilot.click("projector")
    look = pilot.stage.look
    assert look.metrics.text == 1.5
    assert look.border > before.border
    assert not look.theme.shadow


def test_f11_is_kept_like_the_switch(pilot: Pilot, tmp_path: Path) -> None:
    """The key and the switch are one setting."""
    pilot.press("f11")
    assert pilot.stage.settings.full_screen
    assert read_settings(settings_file(tmp_path)).settings.full_screen


def test_the_record_can_wait_for_the_debrief(outcome: OutcomeScreen) -> None:
    """Then an outcome shows only what followed; none of the record's words are there."""
    pilot = Pilot(Stage(outcome, (1280, 720), Settings(text=2.0, motion=False)))
    record = outcome.view.record
    assert record is not None
    told = [" ".join(part.plain.split()[:4]) for part in record.text]
    shown = " ".join(written(pilot).split())
    assert told and all(words in shown for words in told)
    pilot.stage.change(attrs.evolve(pilot.stage.settings, record="debrief"))
    hidden = " ".join(written(pilot).split())
    assert not [words for words in told if words in hidden]
    assert "IN YOUR WORLD" in hidden


def test_claim_ids_give_way_to_numbers(outcome: OutcomeScreen) -> None:
    """No id of a claim is written anywhere; what led to a claim still does."""
    pilot = Pilot(Stage(outcome, (1280, 720), Settings(motion=False)))
    ids = {claim.claim for claim in outcome.citations}
    places = {*pilot.ids}
    assert ids & {*written(pilot).split("\n")}
    pilot.stage.change(attrs.evolve(pilot.stage.settings, claim_ids=False))
    assert not ids & {*written(pilot).split("\n")}
    assert {*pilot.ids} == places


def written(pilot: Pilot) -> str:
    """All words that the top screen paints in a tall window, a line each."""
    found: list[str] = []
    draw, text.draw_block = (
        text.draw_block,
        lambda _, block, *rest: found.extend(line.text for line in block.lines),
    )
    try:
        pilot.stage.resize((1280, 3000))
        pilot.surface = pygame.Surface(pilot.stage.size)
        pilot.draw()
    finally:
        text.draw_block = draw
    return "\n".join(found)


# --- failing kindly -------------------------------------------------------------------------


def test_a_broken_file_is_told_about_and_play_goes_on(tmp_path: Path) -> None:
    """The message names the file that was set aside; Enter leaves it, and the title is there."""
    settings_file(tmp_path).write_text("{broken", "utf-8")
    pilot = Pilot(app.first_stage(folder=tmp_path))
    assert isinstance(pilot.screen, NoticeScreen)
    assert "settings-set-aside-1.json" in pilot.screen.message
    pilot.press("enter")
    assert isinstance(pilot.screen, TitleScreen)


def test_settings_that_cannot_be_kept_hold_for_this_run(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bottom bar says why; the change holds all the same."""

    def refuse(*_: object) -> None:
        raise SaveError("there is no room")

    monkeypatch.setattr(app, "write_settings", refuse)
    pilot.click("theme:dark")
    assert pilot.stage.settings.theme == "dark"
    assert pilot.stage.trouble == "there is no room"
    assert "there is no room" in written(pilot)


def test_a_file_that_holds_what_could_not_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it could not be set aside, changes hold for this run only."""
    file = settings_file(tmp_path)
    file.write_text(json.dumps({"format": 9}), "utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(Path, "rename", refuse)
    pilot = Pilot(app.first_stage(folder=tmp_path))
    pilot.press("enter", "f11")
    assert pilot.stage.settings.full_screen
    assert file.read_text("utf-8") == json.dumps({"format": 9})
    assert "left as it is" in pilot.stage.trouble


def test_a_missing_font_gives_way_to_pygames_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words are still there, icons are left out, stderr says so once per font, in one line."""

    def nowhere(face: str) -> Path:
        raise FileNotFoundError(f"{face}.otf is not part of this installation")

    def fresh() -> None:
        text.forget()
        marks.forget()
        for cache in (glyphs.ranges, glyphs.has_glyph, glyphs.report_missing):
            cache.cache_clear()

    fresh()
    try:
        for module in (glyphs, fonts):
            monkeypatch.setattr(module, "font_path", nowhere)
        pilot = Pilot(app.first_stage(folder=tmp_path))
        pilot.press("tab")
        said = capsys.readouterr().err.splitlines()
    finally:
        monkeypatch.undo()
        fresh()
    assert said and len(said) == len({*said}) <= 6
    assert all(line.startswith("The font ") and "Another one stands in" in line for line in said)
    assert text.set_text("At", theme.BODY, theme.Metrics(1280, 720)).width > 0
