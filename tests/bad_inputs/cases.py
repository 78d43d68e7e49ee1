"""Every hostile or broken file of any kind, each as the command that is to refuse it.

A case writes its file into a folder of its own and gives the command's words. All are refused: exit
code 2, words that help, nothing else; `troubles` says what was otherwise.
"""

from __future__ import annotations

import json
import os
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs

from game.authoring.pack_zip import MAX_FILES
from game.play.run import Run
from game.play.saves import as_json
from game.play.session import Session
from game.play.shelf import Shelf
from tests.authoring.test_packs import HOSTILE_NAMES, archive
from tests.bad_inputs.attacks import REFUSED, Attack
from tests.helpers import act_for
from tests.play.test_bad_saves import BAD_BYTES, BAD_VALUES
from tests.scenario.harbour import BASE

HERE = Path(__file__).resolve().parent
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
Words = tuple[str, ...]


@attrs.frozen
class Case:
    """`kind` is the family of files; `make` writes into a folder; `says` must stand in the answer,
    and `place` match it.
    """

    kind: str
    name: str
    make: Callable[[Path], Words]
    says: Words = ()
    place: str = ""

    def troubles(self, code: int | None, said: str) -> list[str]:
        """What is wrong with an answer."""
        found = [] if code == 2 else [f"exit code {code}"]
        found += ["a traceback"] if "Traceback" in said else []
        found += ["a control character"] if CONTROL.search(said) else []
        found += [f"{word!r} is not said" for word in self.says if word.lower() not in said.lower()]
        found += [] if re.search(self.place, said) else [f"no place as {self.place}"]
        return [f"{self.kind} {self.name}: {each}: {said[:300]}" for each in found]


def everything(folder: Path) -> dict[str, bytes | str]:
    """All that lies in a folder, with what stands in plain files."""
    return {
        str(each.relative_to(folder)): each.read_bytes() if each.is_file() else "no file"
        for each in sorted(folder.rglob("*"))
    }


def write_pack(folder: Path, files: dict[str, str]) -> Path:
    """A pack with these files; half surrogates as they are."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", errors="surrogatepass")
    return folder


# --- kinds ----------------------------------------------------------------------------------


def packs() -> Iterator[Case]:
    """The good pack with one thing broken, checked."""

    def make(attack: Attack, folder: Path) -> Words:
        return "check", str(write_pack(folder / "harbour", attack.files()))

    for attack in REFUSED:
        place = rf"{re.escape(attack.file)}:\d+:\d+: [a-z-]+: .+ \(.+\)"
        yield Case("pack", attack.name, partial(make, attack), attack.says, place)


def yamls() -> Iterator[Case]:
    """Files about YAML itself, each where it lies, with the first finding where it should be."""
    manifest = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
    for case in manifest["cases"]:
        if case["expect"] == "reject":
            line, column = (rf"{case[key]}" if case[key] else r"\d+" for key in ("line", "column"))
            file = HERE / case["file"]

            def make(folder: Path, file: Path = file) -> Words:
                return "check", str(file)

            place = rf"(?s)\A[^\n]*{re.escape(file.name)}:{line}:{column}: yaml-"
            yield Case("yaml", file.name, make, tuple(case["stderr_mentions"]), place)


def saves() -> Iterator[Case]:
    """Saves that are no saves, or hold a value of the wrong sort, gone on with."""

    def written(data: bytes, folder: Path) -> Words:
        (folder / "run.json").write_bytes(data)
        pack = write_pack(folder / "harbour", BASE)
        return "play", str(pack), "--text", "--resume", str(folder / "run.json")

    for name, (data, says) in BAD_BYTES.items():
        yield Case("save", name, partial(written, data), (says,), r"run\.json .+ \(.+\)")

    def edited(where: tuple[Any, ...], value: Any, folder: Path) -> Words:
        shelf = Shelf((write_pack(folder / "good" / "harbour", BASE),))
        session = Session(shelf.game("harbour/ferry"), 1, ("east",))
        for policy in ("share", ""):
            session = session.do(act_for(session, policy))
        data = as_json(Run((session,)))
        *way, last = where
        part: Any = data
        for key in way:
            part = part[key]
        part[last] = value
        return written(json.dumps(data).encode(), folder)

    for name, where, value, _ in BAD_VALUES:
        yield Case("save", name, partial(edited, where, value), (), r"run\.json is damaged: .+\(.+")


def zips() -> Iterator[Case]:
    """Packs as one file, installed."""

    def installed(data: Callable[[], bytes], folder: Path) -> Words:
        (folder / "pack.zip").write_bytes(data())
        return "pack", "install", str(folder / "pack.zip")

    for name, data in _zips().items():
        yield Case("zip", name, partial(installed, data), (), r"pack\.zip")


def _zips() -> dict[str, Callable[[], bytes]]:
    def named(name: str) -> bytes:
        entry = zipfile.ZipInfo("p/x")
        entry.filename = name
        return archive(("p/pack.yaml", b""), (entry, b"x"))

    link = zipfile.ZipInfo("p/pack.yaml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    good = {f"harbour/{name}": text.encode() for name, text in BASE.items()}
    broken = good | {"harbour/ferry.yaml": b"turnz: []"}
    picture = good | {"harbour/map.png": b"\x89PNG\r\n\x1a\n" + bytes(40)}
    empty = good | {"harbour/pack.yaml": b""}
    return {
        **{f"a name {name!r}": partial(named, name) for name in HOSTILE_NAMES},
        "a link": partial(archive, (link, b"/etc/passwd")),
        "a name twice": partial(archive, ("p/pack.yaml", b"a"), ("p/Pack.yaml", b"b")),
        "a crowd": partial(archive, *((f"p/a{at}.yaml", b"") for at in range(MAX_FILES + 1))),
        "five thousand": partial(archive, *((f"p/a{at}.yaml", b"") for at in range(5000))),
        "a bomb": partial(archive, ("p/pack.yaml", b"0" * (17 << 20))),
        "a large file": partial(archive, ("p/pack.yaml", b"0" * (2 << 20))),
        "no pack.yaml": partial(archive, ("p/readme.md", b"")),
        "an empty pack.yaml": partial(archive, *empty.items()),
        "a picture": partial(archive, *picture.items()),
        "a chapter with an error": partial(archive, *broken.items()),
        "nothing": bytes,
        "cut": lambda: archive(*good.items())[:-30],
        "its middle changed": lambda: _changed(archive(*good.items())),
        "only a head": lambda: b"PK\x03\x04 and nothing",
        "a zip with a password": lambda: _locked(archive(*good.items())),
        "an empty zip": lambda: _of_nothing(),
    }


def _changed(data: bytes) -> bytes:
    return data[:200] + bytes([data[200] ^ 0xFF]) + data[201:]


def _locked(data: bytes) -> bytes:
    """Every entry says that it is encrypted."""
    heads = rb"(?s)(PK\x03\x04..|PK\x01\x02....).."
    return re.sub(heads, lambda head: head[1] + b"\x01\x00", data)


def _of_nothing() -> bytes:
    out = BytesIO()
    zipfile.ZipFile(out, "w").close()
    return out.getvalue()


def files() -> Iterator[Case]:
    """What is no plain file, or leads out of the pack's folder."""
    if not hasattr(os, "mkfifo"):
        return

    def pipe(folder: Path) -> Words:
        pack = write_pack(folder / "harbour", BASE)
        (pack / "ferry.yaml").unlink()
        os.mkfifo(pack / "ferry.yaml")
        return "check", str(pack)

    def link(to: str, name: str, folder: Path) -> Words:
        pack = write_pack(folder / "harbour", BASE)
        (pack / name).unlink()
        (pack / name).symlink_to(to)
        return "check", str(pack)

    def save(folder: Path) -> Words:
        os.mkfifo(folder / "run.json")
        return "play", "--text", "--resume", str(folder / "run.json")

    def endless(folder: Path) -> Words:
        return "play", "--text", "--resume", "/dev/zero"

    def zipped(folder: Path) -> Words:
        os.mkfifo(folder / "pack.zip")
        return "pack", "install", str(folder / "pack.zip")

    what, leads = ("pipe or a device",), ("leads out of its folder",)
    yield Case("file", "a chapter is a pipe", pipe, what)
    yield Case("file", "a save is a pipe", save, what)
    yield Case("file", "a save without end", endless, what)
    yield Case("file", "a zip is a pipe", zipped, what)
    for to, name in (
        ("/etc/passwd", "claims.yaml"),
        ("/dev/zero", "ferry.yaml"),
        ("../../../../../../etc/hostname", "sources.yaml"),
        ("/etc/passwd", "pack.yaml"),
    ):
        yield Case("file", f"{name} leads to {to}", partial(link, to, name), leads)
    yield Case("file", "a link to nowhere", partial(link, "nowhere", "ferry.yaml"), ("ferry",))


def every_case() -> tuple[Case, ...]:
    """All of them."""
    return (*packs(), *yamls(), *saves(), *zips(), *files())
