"""The author's commands as they are typed, beyond what the guide's tutorial types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.cli import commands
from game.play import packs_folder
from game.play.shelf import bundled
from tests.authoring.test_packs import write_harbour


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder of an author with a small pack, and a place of its own for what is installed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(packs_folder, "user_data_path", lambda *_a, **_k: tmp_path / "data")
    write_harbour(tmp_path / "harbour")
    bundled.cache_clear()
    yield
    bundled.cache_clear()


def run(*words: str) -> Result:
    """A command as it is typed."""
    return CliRunner().invoke(commands, words, catch_exceptions=False)


def test_the_source_is_printed_with_its_counts_beside_it() -> None:
    """Every line of the file in its order; a policy's line has its share and number."""
    printed = run("playtest", "harbour/ferry", "--player", "record", "--runs", "40", "--source")
    text = Path("harbour", "ferry.yaml").read_text("utf-8")
    margins, lines = zip(
        *(line.split("│")[:2] for line in printed.stdout.rstrip("\n").split("\n")), strict=True
    )
    assert [line.strip() for line in lines if line.strip()] == [
        line.split("│")[0].strip() for line in text.split("\n") if line.strip()
    ]
    assert {"100.0% 40", "never 0"} <= {" ".join(margin.split()) for margin in margins}


def test_the_source_is_of_one_chapter() -> None:
    """A campaign has several files."""
    refused = run("playtest", "gsomia", "--runs", "1", "--source")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "PACK/CHAPTER" in refused.stderr


def test_the_exact_odds_say_what_moves_them() -> None:
    """Each policy with the ending that it moves most, or that it moves none; no seed is needed."""
    printed = run("playtest", "harbour/ferry", "--runs", "1", "--exact").stdout
    moves = printed.partition("What each policy moves most")[2].splitlines()[1:]
    assert len(moves) >= 2
    assert all(line.split()[2] == "none" or float(line.split()[2]) for line in moves if line)


@pytest.mark.parametrize(
    ("player", "said"), [("random", "at random"), ("greedy", "by greedy"), ("record", "the record")]
)
def test_counts_say_who_played(player: str, said: str) -> None:
    """Not every run is one at random."""
    printed = run("playtest", "harbour/ferry", "--runs", "2", "--player", player).stdout
    assert said in printed.splitlines()[1]


@pytest.mark.parametrize("player", ["random", "greedy", "least_seen"])
@pytest.mark.parametrize("seats", [(), ("--role", "north")])
def test_any_run_of_a_playtest_can_be_read(player: str, seats: tuple[str, ...]) -> None:
    """Run n has seed n: what is shown of it was counted; `least_seen` knows the runs before."""
    run("new", "river")
    words = ("playtest", "river/first_decision", "--player", player, "--seed", "3", *seats)
    five, six = (
        {
            (each["id"], policy["label"]): policy["chosen"]
            for each in json.loads(run(*words, "--runs", runs, "--json").stdout)["decisions"]
            for policy in each["policies"]
        }
        for runs in ("5", "6")
    )
    shown = run(*words, "--replay", "8").stdout
    chosen = [label for (id, label), times in six.items() if times > five[id, label]]
    assert len(chosen) == 3
    assert all(re.search(rf"[●-] (You|North|South): {label}\n", shown) for label in chosen)


def test_lines_of_one_policy_are_told_apart() -> None:
    """Where they have no ids, by their places."""
    run("new", "river")
    printed = run("playtest", "river/first_decision", "--runs", "5").stdout
    assert "letter, offer: wait, 1 of 2" in printed
    assert "letter, offer: wait, 2 of 2" in printed
    assert "letter, offer: share  " in printed


def test_a_file_may_be_named_without_its_ending() -> None:
    """As `new` takes it; a chapter that nobody has is still refused."""
    assert run("graph", "harbour/ferry", "-o", "f.dot").exit_code == 0
    assert run("graph", "harbour/fery").exit_code == 2


def test_a_zip_is_written_over_where_that_is_asked_for() -> None:
    """Otherwise the message names both ways on."""
    assert run("pack", "build", "harbour").exit_code == 0
    refused = run("pack", "build", "harbour")
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr and "-o" in refused.stderr
    assert run("pack", "build", "harbour", "--replace").exit_code == 0


def test_sources_are_not_left_where_no_pack_is() -> None:
    """Whoever forgot `--into` is told; nothing is written beside the file."""
    Path("library.json").write_text('[{"id": "a", "title": "A"}]', "utf-8")
    for words in ((), ("--into", "nowhere")):
        refused = run("sources", "import", "library.json", *words)
        assert refused.exit_code == 2
        assert "--into" in refused.stderr
    assert not Path("sources.yaml").exists()


def test_list_shows_what_was_installed_and_what_cannot_be_read() -> None:
    """What is whole is listed; exit code 2 and the place where something is not."""
    run("pack", "build", "harbour")
    run("pack", "install", "harbour.zip")
    assert "harbour/ferry" in run("list").stdout
    header = packs_folder.folder() / "harbour" / "pack.yaml"
    header.write_text("id: [", "utf-8")
    listed = run("list")
    assert "gsomia/within_the_hour" in listed.stdout and "harbour" not in listed.stdout
    assert listed.exit_code == 2 and str(header) in listed.stderr
