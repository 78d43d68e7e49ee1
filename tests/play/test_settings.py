"""Settings are kept between runs; a file that is odd is told about, set aside, never destroyed."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from game.play import settings as kept_settings
from game.play.saves import SaveError
from game.play.settings import (
    TEXT_SIZES,
    THEMES,
    Settings,
    read_settings,
    settings_file,
    write_settings,
)

OTHER = Settings("dark", 1.75, False, True, True, "debrief", False)
GOOD = {
    "format": 1, "theme": "dark", "text": 175, "motion": False, "projector": True,
    "full_screen": True, "record": "debrief", "claim_ids": False,
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings of the test are kept."""
    return settings_file(tmp_path)


def test_what_was_written_is_read_again(file: Path) -> None:
    """Every field survives, at both ends of its range; nothing is said about it."""
    for text in TEXT_SIZES:
        for theme in THEMES:
            settings = attrs.evolve(OTHER, text=text, theme=theme)
            write_settings(settings, file)
            kept = read_settings(file)
            assert (kept.settings, kept.message, kept.writable) == (settings, "", True)


def test_the_file_is_plain_json(file: Path) -> None:
    """A person can read and change it; the text size stands in percent."""
    write_settings(OTHER, file)
    assert json.loads(file.read_text("utf-8")) == GOOD


def test_without_a_file_settings_are_as_at_first(file: Path) -> None:
    """The first run says nothing and writes nothing."""
    assert read_settings(file) == kept_settings.Kept()
    assert not file.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0\0\0", b"\xff\xfe{", b"{", b"[]", b"null", b"NaN", b"[" * 100_000,
        b'{"format": 1, "format": 1}', b'{"format": 2}', b" " * 70_000,
        json.dumps({**GOOD, "format": True}).encode() + b"}",
    ],
    ids=lambda data: repr(data[:16]),
)  # fmt: skip
def test_a_broken_file_is_set_aside_and_said(file: Path, data: bytes) -> None:
    """Settings are as at first, the message names where the file went, and it is there, whole."""
    file.write_bytes(data)
    kept = read_settings(file)
    assert kept.settings == Settings()
    assert str(file.with_name("settings-set-aside-1.json")) in kept.message
    assert file.with_name("settings-set-aside-1.json").read_bytes() == data
    assert read_settings(file) == kept_settings.Kept(), "it is said once"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"), ("theme", 3), ("theme", ["dark"]), ("text", 110), ("text", 175.0),
        ("text", "175"), ("text", True), ("motion", 1), ("motion", None), ("record", "never"),
        ("claim_ids", "yes"), ("full_screen", {}), ("projector", []), ("sound", "loud"),
    ],
)  # fmt: skip
def test_an_odd_value_is_as_at_first_and_the_others_hold(
    file: Path, key: str, value: object
) -> None:
    """One odd value is named in the message; the file is set aside, the good values stay."""
    file.write_text(json.dumps({**GOOD, key: value}), "utf-8")
    kept = read_settings(file)
    first = {key: getattr(Settings(), key)} if hasattr(Settings(), key) else {}
    assert kept.settings == attrs.evolve(OTHER, **first)
    assert key in kept.message
    assert read_settings(file).settings == kept.settings


def test_a_missing_value_is_odd_too(file: Path) -> None:
    """A file without a field is told about."""
    file.write_text(json.dumps({k: v for k, v in GOOD.items() if k != "record"}), "utf-8")
    kept = read_settings(file)
    assert "record" in kept.message
    assert kept.settings.record == "each_turn"


def test_nothing_is_set_aside_over_another(file: Path) -> None:
    """Each broken file gets a name of its own."""
    for number in (1, 2, 3):
        file.write_text(f"broken {number}", "utf-8")
        read_settings(file)
        aside = file.with_name(f"settings-set-aside-{number}.json")
        assert aside.read_text("utf-8") == f"broken {number}"


def test_a_file_that_cannot_be_moved_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where setting aside fails, nothing may be written over it."""
    file.write_text("broken", "utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(Path, "rename", refuse)
    kept = read_settings(file)
    assert not kept.writable
    assert "stays as it is" in kept.message
    assert file.read_text("utf-8") == "broken"


def test_a_folder_in_its_place_is_said(file: Path) -> None:
    """What cannot be opened is left alone, without a traceback."""
    file.mkdir()
    kept = read_settings(file)
    assert kept.settings == Settings()
    assert "cannot be read" in kept.message
    assert not kept.writable
    with pytest.raises(SaveError):
        write_settings(OTHER, file)


def test_the_projector_makes_words_at_least_half_again_as_large() -> None:
    """A larger size stays; going below the projector's switches it off."""
    assert Settings(projector=True).text_shown == 1.5
    assert Settings(text=2.0, projector=True).text_shown == 2.0
    smaller = Settings(projector=True).with_text(-1)
    assert (smaller.text_shown, smaller.projector) == (1.25, False)


def test_text_goes_up_and_down_by_steps_and_back_to_the_first() -> None:
    """The ends hold."""
    steps = [Settings()]
    for _ in range(6):
        steps.append(steps[-1].with_text(1))
    assert [each.text for each in steps] == [1.0, 1.25, 1.5, 1.75, 2.0, 2.0, 2.0]
    assert steps[-1].with_text(-1).text == 1.75
    assert steps[-1].with_text(0).text == 1.0
    assert Settings().with_text(-1).text == 1.0
