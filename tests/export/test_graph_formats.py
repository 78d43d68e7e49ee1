"""Graphs for Graphviz and Mermaid: sound whatever an author wrote; and the command."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from click.testing import CliRunner

from game.analysis.graph import Graph, story
from game.analysis.graph_of import graph_of
from game.commands.graph import command
from game.export.graph import graph_text
from tests.export.graphs import NAMES, game

CASES = [(name, level) for name in NAMES for level in ("story", "detail")]
DOT_LABEL = re.compile(r"^(?P<before>[^<]*label=)<(?P<label>.*)>(?P<after>(, [a-z]+=\w+)*\]?)$")
DOT_PLAIN = re.compile(
    r"digraph \{|\}|(node|edge|graph) \[.*|[\w\s,=.\"#]*\]|subgraph cluster_\w+ \{|label=\"[\w ]*\""
    r"|n\d+(:n\d+)? -> n\d+(:n\d+)? \[[^<>]*\]|\{rank=same; n\d+(; n\d+)*\}"
)
LABEL = r"\"(?:[^\"<>#`\\;]|<br/>|#[0-9]+;)*\""
MERMAID = re.compile(
    rf"flowchart LR|classDef .*|end|direction TB|subgraph \w+\[{LABEL}\]"
    rf"|n\d+\[{LABEL}\]:::(ask|plain|record)|n\d+\(\[{LABEL}\]\)"
    r"|\w+ (-->|==>|-- record -->|-\. \w+ \.->) \w+"
)


def graph(name: str, level: str) -> Graph:
    """The graph of a game, whole or as a story."""
    whole = graph_of(game(name))
    return story(whole) if level == "story" else whole


def words(text: str) -> str:
    """A text without its white space: labels are broken into lines."""
    return "".join(text.split())


@pytest.mark.parametrize(("name", "level"), CASES)
def test_dot_is_sound_and_says_everything(name: str, level: str) -> None:
    """Each label is well-formed, each statement one that we know, no name is missing."""
    drawn = graph(name, level)
    said = []
    for line in graph_text(drawn, "dot").splitlines():
        if found := DOT_LABEL.match(line):
            said += Xml.fromstring(f"<x>{found['label']}</x>").itertext()
            assert re.fullmatch(r"\s*(n\d+ \[(shape=note, )?)?label=", found["before"]), line
        else:
            assert DOT_PLAIN.fullmatch(line.strip()), line
    text = words("".join(said))
    for node in drawn.of("turn", "decision", "policy", "ending"):
        assert words(node.name) in text
    assert text.count("◆record:") == sum(
        node.record for node in drawn.of("policy", "ending", "event", "offer")
    )


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
@pytest.mark.parametrize(("name", "level"), CASES)
def test_graphviz_reads_it(name: str, level: str) -> None:
    """Graphviz finds neither a fault of syntax nor an unknown port or attribute; that it finds no
    fine way for some arrow of a crowded graph may be.
    """
    made = subprocess.run(
        ["dot", "-Tcanon"], input=graph_text(graph(name, level), "dot"), text=True,
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    faults = [line for line in made.stderr.splitlines() if "reclaim box space" not in line]
    assert (made.returncode, faults) == (0, [])


@pytest.mark.parametrize(("name", "level"), CASES)
def test_mermaid_is_sound_and_says_everything(name: str, level: str) -> None:
    """Each line is a statement that we know; in labels every loaded sign goes as a number."""
    drawn = graph(name, level)
    text = graph_text(drawn, "mmd")
    front, body = text.removeprefix("---\n").split("\n---\n", 1)
    assert re.fullmatch(r'title: "(?:[^"\\\n]|\\.)*"', front)
    for line in body.splitlines():
        assert MERMAID.fullmatch(line.strip()), line
    plain = re.sub(r"#([0-9]+);", lambda found: chr(int(found[1])), body)
    for node in drawn.of("turn", "decision", "policy", "ending"):
        assert words(node.name) in words(plain.replace("<br/>", ""))


# --- the command


def run(*arguments: str) -> tuple[int, str]:
    """The command's exit code and everything it said."""
    result = CliRunner().invoke(command, list(arguments))
    return result.exit_code, result.output


def test_the_end_of_the_name_is_the_format(tmp_path: Path) -> None:
    """SVG, DOT and Mermaid, by the file's name or as `--format` says."""
    starts = {"svg": "<svg", "dot": "digraph {", "mmd": "---\ntitle:"}
    for end, start in starts.items():
        file = tmp_path / f"F.{end}"
        assert run("gsomia/within_the_hour", "-o", str(file)) == (0, f"{file}\n")
        assert file.read_text(encoding="utf-8").startswith(start)
        assert run("gsomia/within_the_hour", "--format", end)[1] == file.read_text("utf-8")
    code, said = run("gsomia/within_the_hour", "-o", str(tmp_path / "F.png"))
    assert code == 2 and "F.png: a graph is written as .svg, .dot or .mmd" in said


def test_what_cannot_be_drawn_is_said_once() -> None:
    """A pack, an unknown chapter and a folder that is not there are one message and exit code 2."""
    for arguments, message in (
        (["gsomia"], "gsomia is a pack: name one of its chapters (gsomia/within_the_hour, "),
        (["gsomia/within_an_hour"], "did you mean `gsomia/within_the_hour`?"),
        (["gsomia/afterwards", "-o", "/no/such/folder/F.svg"], "cannot be written"),
    ):
        code, said = run(*arguments)
        assert code == 2 and message in said and "Traceback" not in said


def test_detail_is_more_than_the_story() -> None:
    """Sizes of effects, events and flags stand in the detailed picture only."""
    story = run("gsomia/within_the_hour", "--format", "dot")[1]
    detail = run("gsomia/within_the_hour", "--format", "dot", "--detail")[1]
    assert "Trust +6" in detail and "Trust +6" not in story
    assert "A stake beside the memorial" in detail and "memorial" not in story
