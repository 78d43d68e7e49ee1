"""What the player has set, and the file that keeps it between runs.

The file is read strictly: a value that is odd is as at first, the player is told so, and the file
as it was is set aside under another name.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import attrs
from platformdirs import user_config_path

from game.play.checked import SaveError

FORMAT = 1
MAX_BYTES = 64 * 1024
TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""Of the words, in shares of the size they are designed at."""
THEMES = ("light", "dark", "contrast")
RECORD_SHOWN = ("each_turn", "debrief")
PROJECTOR_TEXT = 1.5


@attrs.frozen
class Settings:
    """`text` is one of TEXT_SIZES, `theme` one of THEMES, `record` one of RECORD_SHOWN."""

    theme: str = "light"
    text: float = 1.0
    motion: bool = True  # False: nothing glides or fades
    projector: bool = False  # large words, thick lines, no shadows
    full_screen: bool = False
    record: str = "each_turn"  # when an outcome is laid beside the record
    claim_ids: bool = True  # whether lines show the ids of their claims, or only numbers

    @property
    def text_shown(self) -> float:
        """The size of words with the projector's in mind, 1.0 to 2.0."""
        return max(self.text, PROJECTOR_TEXT) if self.projector else self.text

    def with_text(self, step: int) -> Settings:
        """Words a size larger (1) or smaller (-1), or as at first (0). Going below the projector's
        size switches the projector off."""
        size = TEXT_SIZES[0]
        if step:
            now = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self.text_shown))
            size = TEXT_SIZES[min(max(0, now + step), len(TEXT_SIZES) - 1)]
        keeps = self.projector and size >= PROJECTOR_TEXT
        return attrs.evolve(self, text=size, projector=keeps)


def settings_file(folder: Path | None = None) -> Path:
    """Where settings are kept: in `folder`, or in the user's own; it need not exist yet."""
    return (folder or user_config_path("at-the-table", appauthor=False)) / "settings.json"


# --- writing --------------------------------------------------------------------------------


def write_settings(settings: Settings, path: Path) -> None:
    """Keep settings. Raises SaveError where the file cannot be written."""
    from game.play.saves import write_whole

    values = {"format": FORMAT, **attrs.asdict(settings)}
    values["text"] = int(settings.text * 100 + 0.5)  # percent
    write_whole(path, json.dumps(values, indent=1) + "\n")


# --- reading --------------------------------------------------------------------------------


@attrs.frozen
class Kept:
    """What was read: `message` is for the player, empty where all is well; a file that is not
    `writable` must be left alone, because it holds what could not be read."""

    settings: Settings = Settings()
    message: str = ""
    writable: bool = True


def read_settings(path: Path, mend: bool = True) -> Kept:
    """The settings of a file. No file: as at first. An odd file is set aside, and what could be
    read of it is written anew; without `mend` it is only read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Kept()
    except OSError as error:
        why = error.strerror or str(error)
        message = f"The settings in {path} cannot be read ({why}); they are as at first."
        return Kept(message=message, writable=False)
    settings, odd = _settings_of(data)
    return _set_aside(path, settings, odd) if odd and mend else Kept(settings)


def _settings_of(data: bytes) -> tuple[Settings, str]:
    """What a file's bytes say, and what is odd about them, in words."""
    if len(data) > MAX_BYTES:
        return Settings(), "it is too large"
    try:
        values = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return Settings(), "it is damaged"
    if not isinstance(values, dict):
        return Settings(), "it holds no settings"
    if values.pop("format", None) != FORMAT:
        return Settings(), "it is of another version"
    good = {key: value for key, value in values.items() if _is_good(key, value)}
    missing = [key for key in attrs.fields_dict(Settings) if key not in values]
    odd = [key for key in values if key not in good] + missing
    if "text" in good:
        good["text"] /= 100
    return Settings(**good), f"not understood: {', '.join(odd)[:80]}" if odd else ""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _is_good(key: str, value: object) -> bool:
    """Whether a value of the file is one that the setting can have."""
    choices: dict[str, tuple[object, ...]] = {"theme": THEMES, "record": RECORD_SHOWN}
    if key in choices:
        return isinstance(value, str) and value in choices[key]
    if key == "text":
        return type(value) is int and value / 100 in TEXT_SIZES
    return key in attrs.fields_dict(Settings) and isinstance(value, bool)


def _set_aside(path: Path, settings: Settings, odd: str) -> Kept:
    """Move an odd file out of the way and write what is left of it."""
    number = 1
    while (other := path.with_name(f"settings-set-aside-{number}.json")).exists():
        number += 1
    begins = f"The settings could not be read in full ({odd}); what is missing is as at first."
    try:
        path.rename(other)
    except OSError:
        return Kept(settings, f"{begins} The file {path} stays as it is.", writable=False)
    with contextlib.suppress(SaveError):
        write_settings(settings, path)
    return Kept(settings, f"{begins} The file as it was is now {other}.")
