"""A pack as one file: written the same for the same pack, and read without trusting it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from stat import S_IFMT, S_IFREG

from game.play.checked import Rejected
from game.scenario.loader import MAX_BYTES
from game.scenario.wording import shown

SUFFIXES = (".yaml", ".md", ".txt")
BARE = ("LICENSE", "LICENCE")
"""What a pack may hold: text files of these kinds, all in one folder."""
SCHEMAS = ".schema"
"""The folder beside a pack's files that is for editors alone."""

MAX_FILES = 200
MAX_TOTAL = 32 * MAX_BYTES
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,80}")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")
_STORED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAY = (1980, 1, 1, 0, 0, 0)


class PackError(Rejected):
    """A file is no pack that can be installed."""


def is_known(name: str) -> bool:
    """Whether a file of this name belongs into a pack."""
    plain = _NAME.fullmatch(name) and not _DEVICES.match(name) and not name.endswith(".")
    return bool(plain) and (name.endswith(SUFFIXES) or name in BARE)


def zipped(pack: str, files: Mapping[str, bytes]) -> bytes:
    """A zip with the files in a folder called as the pack; equal packs give equal bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{pack}/{name}", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (S_IFREG | 0o644) << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def unzipped(data: bytes, said: str) -> dict[str, bytes]:
    """The files of a pack's zip by name, without the folder they stand in. `said` is what the zip
    is called in messages. Raises PackError, before anything is unpacked where names or sizes are
    wrong.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            names = _checked(entries, said)
            return {name: _read(archive, each, said) for name, each in names.items()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as e:
        raise PackError(
            f"{said} is no whole zip file: {shown(str(e))}", "get it once more from its author"
        ) from e


def _checked(entries: list[zipfile.ZipInfo], said: str) -> dict[str, zipfile.ZipInfo]:
    """The entries under their plain names."""
    if len(entries) > MAX_FILES:
        raise PackError(
            f"{said} holds {len(entries)} files", f"a pack has at most {MAX_FILES} files"
        )
    if sum(each.file_size for each in entries) > MAX_TOTAL:
        raise PackError(
            f"{said} would unpack to more than {MAX_TOTAL >> 20} MiB", "split the pack in two"
        )
    named: dict[str, zipfile.ZipInfo] = {}
    folders = {each.filename.rpartition("/")[0] for each in entries}
    for entry in entries:
        name = _name(entry, said)
        if name.lower() in {each.lower() for each in named}:
            raise PackError(f"{said} holds {shown(name)} twice", "build it again with `pack build`")
        named[name] = entry
    if len(folders) > 1:
        raise PackError(f"{said} holds several folders", "a pack is one folder of text files")
    if "pack.yaml" not in named:
        raise PackError(f"{said} holds no pack.yaml", "build it with `pack build FOLDER`")
    return named


def _name(entry: zipfile.ZipInfo, said: str) -> str:
    """An entry's name without its folder; raises PackError for all that could do harm."""
    folder, _, name = entry.filename.rpartition("/")
    plain = not folder or (_NAME.fullmatch(folder) and not _DEVICES.match(folder))
    if not plain or not is_known(name):
        kinds = ", ".join(SUFFIXES)
        raise PackError(
            f"{said} holds {shown(entry.filename)}, which no pack may",
            f"a pack is one folder of files ending in {kinds}, with plain names",
        )
    kind = S_IFMT(entry.external_attr >> 16)
    if kind not in (0, S_IFREG):
        raise PackError(
            f"{said}: {shown(name)} is a link or a device", "put the file itself into the pack"
        )
    if entry.flag_bits & 1 or entry.compress_type not in _STORED:
        raise PackError(
            f"{said}: {shown(name)} is locked or packed in a rare way",
            "build it again with `pack build`",
        )
    return name


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, said: str) -> bytes:
    """An entry's bytes, never more than a file may have, whatever its header says."""
    with archive.open(entry) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PackError(
            f"{said}: {shown(entry.filename)} is larger than {MAX_BYTES >> 10} KiB",
            "split the file",
        )
    return data
