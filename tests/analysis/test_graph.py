"""A chapter as nodes and edges: worked examples, and the engine as the judge of arrows."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from game.analysis.graph import Edge, Graph, story
from game.analysis.graph_of import graph_of, line_paths
from game.engine.report import explain
from game.engine.rules import is_over, resolve, start
from game.play.shelf import bundled
from tests.helpers import chapter_of, game_of, load

SMALL = """
roles: [us, them]
indicators: {calm: 50, trade: 10}
turns:
  - decisions:
      ask:
        role: us
        policies:
          push: [{change: {calm: -10, trade: +5}, mark: [angry]}]
          give: {needs: calm > 20, then: [{change: {calm: +10}, when: trade < 5}]}
      reply:
        role: them
        record: unknown
        policies: {hold: [], yield: [{after: 1, unmark: [angry]}]}
        unplayed: [{when: calm > 90, choose: yield}]
  - when: angry
    events:
      - {id: storm, when: ask is push, change: {calm: -5}, text: A storm.}
    decisions:
      last: {role: us, policies: {go: [], stay: []}}
endings: {quiet: calm > 40 and not angry, end: }
"""


def edges(graph: Graph, *relations: str) -> set[tuple[str, ...]]:
    """Edges as (source, target, what it says), with the authors' ids instead of paths."""

    def name(id: str) -> str:
        node = graph.by_id[id]
        return node.ident or f"{name(node.inside)}'s"

    return {
        (name(e.source), name(e.target), e.key or f"{e.by:+d}" if e.by or e.key else e.relation)
        for e in graph.edges
        if e.relation in relations
    }


def test_every_node_stands_in_its_file(tmp_path: Path) -> None:
    """A node's id is a path that the loader knows the place of."""
    loaded = load(chapter_of(SMALL), tmp_path)
    graph = graph_of(game_of(SMALL, tmp_path))
    assert {node.id for node in graph.nodes} <= {*loaded.places}
    assert [node.ident for node in graph.of("policy")] == [
        *("push", "give", "hold", "yield", "go", "stay")
    ]
    assert graph.by_id["turns[0].decisions[0].policies[1]"].inside == "turns[0].decisions[0]"


def test_what_is_read_and_written(tmp_path: Path) -> None:
    """Every condition's names and every consequence's effects are edges."""
    graph = graph_of(game_of(SMALL, tmp_path))
    assert edges(graph, "reads") == {
        ("calm", "give", "needs"),
        ("trade", "give's", "when"),
        ("calm", "yield", "when"),
        ("angry", "t2", "when"),
        ("push", "storm", "when"),
        ("calm", "quiet", "when"),
        ("angry", "quiet", "when"),
    }
    assert edges(graph, "moves", "marks", "clears") == {
        ("push's", "calm", "-10"),
        ("push's", "trade", "+5"),
        ("push's", "angry", "marks"),
        ("give's", "calm", "+10"),
        ("yield's", "angry", "clears"),
        ("storm", "calm", "-5"),
    }


def test_which_turn_may_follow_which(tmp_path: Path) -> None:
    """A guarded turn may be passed over, and the last that opens leads to the endings."""
    text = """
    turns:
      - policies: {go: [mark: [x]]}
      - {when: x, policies: {go: []}}
      - {when: not x, policies: {go: []}}
      - policies: {go: []}
      - {when: x, policies: {go: []}}
    """
    graph = graph_of(game_of(text, tmp_path))
    assert {(e.source[6], e.target[6]) for e in graph.edges if e.relation == "opens"} == {
        *(("0", "1"), ("0", "2"), ("0", "3"), ("1", "2"), ("1", "3"), ("2", "3"), ("3", "4"))
    }
    assert {e.source for e in graph.edges if e.relation == "ends"} == {"turns[3]", "turns[4]"}


def test_the_records_way_is_marked(tmp_path: Path) -> None:
    """What was done, what happened and how it ended; by the rule where the record is unknown."""
    graph = graph_of(game_of(SMALL, tmp_path))
    passed = [node.ident for node in graph.nodes if node.record]
    assert passed == ["t1", "ask", "push", "", "reply", "hold", "t2", "last", "go", "storm", "end"]
    assert [node.ident for node in graph.of("decision") if not node.known] == ["reply"]
    assert graph.path == ("turns[0]", "turns[1]")
    ways = {role: [node.ident for node in way] for role, way in graph.ways().items()}
    assert ways == {"Us": ["push", "go", "end"], "Them": ["hold", "end"]}


DELAYED = """
turns:
  - policies: {now: [{after: %d, id: late, change: {calm: +1}}], never: []}
  - decisions:
      d2: {policies: {have: [mark: [east]], miss: [unmark: [east]]}}
      e2: {policies: {have: [mark: [west]], miss: [unmark: [west]]}}
  - {when: east, policies: {go: []}}
  - {when: west, policies: {go: []}}
  - policies: {go: []}
  - policies: {go: []}
"""


@pytest.mark.parametrize("after", range(1, 7))
def test_a_delayed_line_lands_where_its_arrows_say(after: int, tmp_path: Path) -> None:
    """Played in every way, it lands at the openings of just the turns that have an arrow."""
    game = game_of(DELAYED % after, tmp_path)
    late = next(line.number for line in game.lines if line.consequence.id == "late")
    landed = set()
    for first in product((0, 1), repeat=2):
        luck = game.luck(1)
        state = start(game, luck)
        while not is_over(game, state):
            choices = {0: (0,), 1: first}.get(state.turn, (0,))
            report = explain(game, state, choices, luck)
            if any(each.line.number == late for each in report.landed):
                landed.add(report.after.turn)
            state = resolve(game, state, choices, luck)
    arrows = {e.target for e in graph_of(game).edges if e.relation == "lands"}
    assert arrows == {f"turns[{turn}]" for turn in landed}


def test_the_story_folds_lines_into_policies(tmp_path: Path) -> None:
    """Moves keep their direction; flags stay where they open something; other events go."""
    graph = story(graph_of(game_of(SMALL, tmp_path)))
    assert {node.kind for node in graph.nodes} == {
        *("turn", "decision", "policy", "ending", "indicator", "flag")
    }
    assert edges(graph, "moves", "marks", "clears") == {
        ("push", "calm", "-1"),
        ("push", "trade", "+1"),
        ("push", "angry", "marks"),
        ("give", "calm", "+1"),
        ("yield", "angry", "clears"),
    }
    assert ("calm", "yield", "when") not in edges(graph, "reads")


def test_the_story_keeps_events_that_alone_mark_what_opens(tmp_path: Path) -> None:
    """Without them nobody could tell how a turn or an ending comes about."""
    text = """
    turns:
      - policies: {go: [mark: [both]]}
        events:
          - {id: alone, mark: [only, both]}
          - {id: too, mark: [both]}
          - {id: idle, mark: [unread]}
      - when: only or both
    endings: {end: }
    """
    graph = story(graph_of(game_of(text, tmp_path)))
    assert {node.ident for node in graph.of("event", "flag")} == {"both", "only", "alone"}


def test_a_policy_may_move_an_indicator_either_way(tmp_path: Path) -> None:
    """Up in one line and down in another is neither."""
    text = """
    turns:
      - policies:
          risk: [{id: wind, chance: 0.5, change: {calm: +9}, otherwise: {change: {calm: -9}}}]
    """
    graph = story(graph_of(game_of(text, tmp_path)))
    moves = graph.moves("turns[0].decisions[0].policies[0]")
    assert [(node.ident, way) for node, way in moves] == [("calm", 0)]


@pytest.mark.parametrize("name", bundled().names())
def test_every_bundled_chapter_has_its_graph(name: str) -> None:
    """Each line has its node, and each edge two nodes."""
    game = bundled().game(name)
    graph = graph_of(game)
    assert [graph.by_id[path].ident for path in line_paths(game)] == [
        line.consequence.id for line in game.lines
    ]
    for each in (graph, story(graph)):
        assert all({edge.source, edge.target} <= {*each.by_id} for edge in each.edges)
    assert Edge("turns[0]", "turns[1]", "opens", record=True) in graph.edges
