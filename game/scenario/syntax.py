"""Strict YAML: from the bytes of a file to located values, with every fault of YAML at once.

PyYAML has two parsers that disagree about rare constructs. libyaml's is fast, so it is asked first,
and believed only where it finds nothing to complain about; every refusal is worded by the pure
Python one, which is always there. A file therefore gets the same answer on every machine.
"""

from __future__ import annotations

import yaml

from game.scenario.diagnostics import Diagnostic
from game.scenario.nodes import Entry, Mapping, Node, Scalar, Sequence
from game.scenario.problems import Problems
from game.scenario.syntax_tree import tree_of
from game.scenario.text_checks import text_of

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence", "read"]


def read(
    data: bytes, file: str, *, pure: bool = False
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """The tree of a file and everything that is wrong with its YAML, sorted by place.

    The tree is a mapping, or None where nothing usable could be read. A doubtful value is given as
    its text, and of duplicate keys the first. `pure` asks for PyYAML's Python parser even where
    libyaml is there. Any bytes will do: nothing is raised.
    """
    problems = Problems(file)
    text = text_of(data, problems)
    if text is None:
        return None, problems.report()
    if yaml.__with_libyaml__ and not pure and not problems:
        attempt = Problems(file)
        tree = tree_of(text, attempt, yaml.CSafeLoader)
        if not attempt:
            return tree, ()
    tree = tree_of(text, problems, yaml.SafeLoader)
    return tree, problems.report()
