"""The author's guide, `scenarios/README.md`: whoever follows it to the letter gets what it says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from game.analysis.check import check_paths
from game.cli import COMMANDS
from game.cli import commands as cli
from game.play import packs_folder
from game.play.shelf import bundled
from game.scenario.fields import specs
from game.scenario.model import Chapter

GUIDE = (Path(__file__).resolve().parents[2] / "scenarios" / "README.md").read_text("utf-8")
CHAPTER = Path("my_course", "first_decision.yaml")


def part(heading: str) -> str:
    """What stands under a heading, up to the next of its rank or a higher one."""
    rank = len(heading.split()[0])
    return re.split(rf"\n#{{2,{rank}}} ", GUIDE.partition(f"\n{heading}\n")[2])[0]


def blocks(text: str) -> list[str]:
    """The YAML examples of a text."""
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[list[str]]:
    """The commands on lines of their own, without what is said beside them."""
    lines = re.findall(r"^    at-the-table (.*)$", text, re.MULTILINE)
    return [shlex.split(re.split(r"  +", line)[0]) for line in lines]


def run(words: list[str]) -> Result:
    """A command as it is typed."""
    return CliRunner().invoke(cli, words, catch_exceptions=False)


def insert(above: str, text: str) -> None:
    """Write a piece into the tutorial's chapter, above a line."""
    before, line, after = CHAPTER.read_text("utf-8").partition(f"{above}")
    assert line
    CHAPTER.write_text(f"{before}{text}{line}{after}", "utf-8")


def findings() -> list[str]:
    """What `check --strict` says of the tutorial's pack."""
    return [str(each) for each in check_paths([Path("my_course")], deep=True).found]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An author's folder, and a place of its own for what is installed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(packs_folder, "user_data_path", lambda *_a, **_k: tmp_path / "data")
    bundled.cache_clear()
    yield tmp_path
    bundled.cache_clear()


def test_the_tutorial_followed_to_the_letter() -> None:
    """Each command does what the guide says of it; a third policy leaves nothing to be mended."""
    steps = part("## A quarter of an hour")
    begin, watch, check, explain, playtest, graph, build, install, undo = commands(steps)
    assert run(begin).exit_code == 0
    assert {each.name for each in Path("my_course").glob("*.yaml")} == {
        *("pack.yaml", "sources.yaml", "first_decision.yaml")
    }
    assert watch[1:] == [str(CHAPTER), "--watch"]
    (toll,) = blocks(steps)
    insert("      - id: reply", toll)
    assert findings() == []
    assert run(check).exit_code == 0
    assert "unknown-name (error)" in run(explain).output
    assert "  toll   " in run(playtest).output
    assert run(graph).exit_code == 0
    assert "Propose a toll" in Path("bridge.svg").read_text("utf-8")
    assert run(build).exit_code == 0
    assert Path("my_course.zip").is_file()
    assert run(install).exit_code == 0
    assert "my_course/first_decision" in run(["list"]).output
    assert run(undo).exit_code == 0
    bundled.cache_clear()
    assert "my_course/first_decision" not in run(["list"]).output


def test_the_slip_of_the_pen_is_found_in_its_line() -> None:
    """`purce` for `purse`, as the guide asks the reader to write."""
    run(["new", "my_course"])
    insert(
        "      - id: reply", blocks(part("## A quarter of an hour"))[0].replace("purse", "purce")
    )
    (said,) = findings()
    assert "unknown-name" in said and "did you mean `purse`?" in said


def test_the_smallest_chapter_has_just_the_keys_that_it_names() -> None:
    """Ten, those that must be there; it is found without an error and ends as its record did."""
    text = part("### The smallest chapter")
    (chapter,) = blocks(text)
    named = re.search(r"Ten keys: `(.*?)`", " ".join(text.split()))
    assert named
    keys = re.findall(r"^(\w+):", chapter, re.MULTILINE)
    required = [key for key, (_, spec) in specs(Chapter).items() if spec.required]
    assert named[1].split() == keys == required
    Path("ferry.yaml").write_text(chapter, "utf-8")
    assert check_paths([Path("ferry.yaml")]).errors == 0


def test_what_comes_later_and_what_may_not_come() -> None:
    """The example of consequences stands in the tutorial's chapter, under a policy of it."""
    run(["new", "my_course"])
    (lines,) = blocks(part("### What it means"))
    insert("    forecasts:", lines.partition("then:\n")[2])
    assert findings() == []
    counted = run(["playtest", str(CHAPTER), "--runs", "50"]).output
    assert re.search(r"  fair +█+.*\(else \d+\)", counted)


def test_a_sentence_becomes_documented() -> None:
    """The source and the claim of the chapter on citing bear a documented sentence."""
    run(["new", "my_course"])
    sources, claims = blocks(part("## How to cite"))
    Path("my_course", "sources.yaml").write_text(sources, "utf-8")
    Path("my_course", "claims.yaml").write_text(claims, "utf-8")
    insert("      - role: south\n", "        basis: documented\n        cites: [C2001_01]\n")
    found = findings()
    assert [each for each in found if "record-uncited" not in each] == []
    assert len(found) == 2  # a pack with claims is asked for them in its records, too


def test_works_come_over_into_a_new_pack() -> None:
    """Where `new` left an empty list, as the guide's command does it."""
    run(["new", "my_course"])
    Path("library.json").write_text(
        '[{"id": "kim2001", "type": "book", "title": "Bridges"}]', "utf-8"
    )
    (words,) = commands(part("## How to cite"))
    assert "Added: 1: kim2001" in run(words).output
    assert check_paths([Path("my_course")]).errors == 0


def test_an_excuse_silences_what_it_names() -> None:
    """The line of the chapter on testing, in the place of the tutorial's."""
    run(["new", "my_course"])
    text = CHAPTER.read_text("utf-8")
    (excused,) = blocks(part("## How to test"))
    event = "        text: The river rises once more, and a pillar gives way.\n"
    assert event in text and "      - id: flood\n" in text
    CHAPTER.write_text(text.replace(event, ""), "utf-8")
    (said,) = findings()
    assert "untold" in said
    CHAPTER.write_text(text.replace(event, "").replace("      - id: flood\n", excused), "utf-8")
    assert findings() == []


def test_no_example_of_the_guide_is_left_untried() -> None:
    """The chapters above hold all of them."""
    tried = ("## A quarter of an hour", "### The smallest chapter", "### What it means")
    tried += ("## How to cite", "## How to test")
    assert sum(len(blocks(part(each))) for each in tried) == len(blocks(GUIDE)) > 5


def _mentioned() -> list[list[str]]:
    code = re.findall(r"`([^`\n]+)`", GUIDE)
    typed = [shlex.split(each.removeprefix("at-the-table ")) for each in code if "\\" not in each]
    return [words for words in (*commands(GUIDE), *typed) if words and words[0] in COMMANDS]


@pytest.mark.parametrize("words", _mentioned(), ids=" ".join)
def test_every_command_that_is_mentioned_knows_its_options(words: list[str]) -> None:
    """In code or in a table: the command is there, and each option of it."""
    command: click.Command | None = cli
    while isinstance(command, click.Group) and words:
        command = command.get_command(click.Context(command), words.pop(0))
    assert command
    known = {option for each in command.params for option in each.opts}
    assert {word for word in words if word.startswith("-")} <= known
