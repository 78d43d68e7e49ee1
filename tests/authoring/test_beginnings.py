"""A new pack is checked strictly and plays at once; a fork is a pack of its own."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from game import resources
from game.analysis.check import check_paths
from game.analysis.playtest import playtest
from game.authoring.beginnings import fork, new
from game.authoring.pack_install import build
from game.commands.new import command
from game.engine.record import replay_record
from game.play.checked import Rejected
from game.play.shelf import Shelf
from game.scenario.schema import FILES, file_name, schema
from tests.authoring.test_packs import write_harbour
from tests.scenario.test_schema import plain


def findings(folder: Path) -> list[str]:
    """Everything that `check --strict` says."""
    return [str(each) for each in check_paths([folder], deep=True).found]


def test_a_new_pack_is_strictly_right_and_plays(tmp_path: Path) -> None:
    """Not a warning; the record is proved; every ending and policy comes up at random."""
    folder = tmp_path / "my_course"
    new(folder)
    assert findings(folder) == []
    shelf = Shelf((folder,))
    game = shelf.game("my_course/first_decision")
    assert replay_record(game).ending.id == "mended"
    counts = playtest(game, 200, seed=1)
    assert set(counts.endings) == {"mended", "ferry"}
    policies = sum(len(d.policies) for turn in game.turns for d in turn.decisions)
    assert len(counts.policies) == policies


def test_a_new_pack_teaches_by_its_comments(tmp_path: Path) -> None:
    """The chapter says at each step what it does, and how a sentence becomes documented."""
    new(tmp_path / "my_course", "the_bridge")
    text = (tmp_path / "my_course" / "the_bridge.yaml").read_text(encoding="utf-8")
    assert text.count("#") > 30
    assert "basis: documented" in text
    assert "first_decision" not in text


def test_a_second_chapter_goes_into_the_same_pack(tmp_path: Path) -> None:
    """`check` asks for its name in pack.yaml; once that is there, all is well."""
    folder = tmp_path / "my_course"
    new(folder)
    (written,) = new(folder, "second_decision")
    assert written == folder / "second_decision.yaml"
    header = folder / "pack.yaml"
    text = header.read_text(encoding="utf-8")
    header.write_text(
        text.replace("  - first_decision\n", "  - first_decision\n  - second_decision\n")
    )
    assert findings(folder) == []


def test_a_chapter_added_to_another_packs_brings_its_names(tmp_path: Path) -> None:
    """Seats and gauges that this pack does not have: it plays at once all the same."""
    folder = write_harbour(tmp_path / "harbour")
    new(folder, "second_decision")
    chapter = Shelf((tmp_path,)).game(str(folder / "second_decision.yaml")).scenario.chapter
    assert [role.name for role in chapter.roles][-2:] == ["North", "South"]
    assert [each.name for each in chapter.indicators if each.id == "trust"] == [
        "Trust between the two"
    ]


@pytest.mark.parametrize(
    ("given", "there", "said"),
    [
        ("a", "", "The new pack a with the chapter first_decision"),
        ("a/b", "", "The new pack a with the chapter b"),
        ("a/b", "a/notes.txt", "The new pack b with the chapter first_decision"),
        ("a/b", "a/pack.yaml", "In the pack a: the chapter b"),
        ("a/b.yaml", "a/pack.yaml", "In the pack a: the chapter b"),
        ("a/b/c", "", "The new pack c with the chapter first_decision"),
    ],
)
def test_the_command_says_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, there: str, said: str
) -> None:
    """A path of two names may mean two things: the first line says which, then come the files."""
    monkeypatch.chdir(tmp_path)
    if there == "a/pack.yaml":
        new(Path("a"))
    elif there:
        Path("a").mkdir()
        Path(there).write_text("mine")
    lines = CliRunner().invoke(command, [given]).output.splitlines()
    assert lines[0] == said
    assert all(Path(line.strip()).is_file() for line in lines if line.startswith("  "))
    assert any(line.startswith("Name it in") for line in lines) == ("In the pack" in said)


def test_editors_find_the_schemas_beside_the_pack(tmp_path: Path) -> None:
    """Each file's first line names a schema that lies there; the zip leaves them out."""
    folder = tmp_path / "my_course"
    new(folder)
    for file in folder.glob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        kind = file.stem if file.stem in FILES else "chapter"
        assert first == f"# yaml-language-server: $schema=.schema/{file_name(kind)}"
        named = json.loads((folder / first.partition("$schema=")[2]).read_text(encoding="utf-8"))
        assert named == schema(kind)
        jsonschema.Draft202012Validator(named).validate(plain(file.read_text(encoding="utf-8")))
    _, data, left = build(folder)
    assert b".schema" not in data and left == ()


def test_a_fork_is_a_pack_of_its_own(tmp_path: Path) -> None:
    """It has its folder's name, says what it was made from, and is found as right as that."""
    source = write_harbour(tmp_path / "harbour")
    (source / "notes.docx").write_bytes(b"x")
    fork(source, tmp_path / "our_harbour")
    assert findings(tmp_path / "our_harbour") == findings(source)
    header = (tmp_path / "our_harbour" / "pack.yaml").read_text(encoding="utf-8")
    assert header.startswith("# Forked from harbour")
    assert not (tmp_path / "our_harbour" / "notes.docx").exists()
    assert Shelf((tmp_path / "our_harbour",)).names() == ("our_harbour/ferry",)


def test_the_bundled_packs_can_be_forked(tmp_path: Path) -> None:
    """With all their files, and no error."""
    fork(resources.path("scenarios", "gsomia"), tmp_path / "my_pact")
    assert check_paths([tmp_path / "my_pact"]).errors == 0


@pytest.mark.parametrize("name", ["My Course", "9lives", "a-b", "..", "ünïcode"])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    """Before anything is written."""
    with pytest.raises(Rejected):
        new(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Neither a folder with something in it, nor a chapter that is there."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    for act in (lambda: new(tmp_path / "full"), lambda: fork(tmp_path, tmp_path / "full")):
        with pytest.raises(Rejected, match="exists already"):
            act()
    new(tmp_path / "my_course")
    with pytest.raises(Rejected, match="exists already"):
        new(tmp_path / "my_course", "first_decision")
