"""A chapter's graph as a file to hand on: a picture, or text for tools that draw."""

from __future__ import annotations

from typing import Literal

from game.analysis.graph import Graph

Format = Literal["svg", "dot", "mmd"]
FORMATS: tuple[Format, ...] = ("svg", "dot", "mmd")
"""Also the ends of their files' names: a picture, Graphviz, Mermaid."""


def graph_text(graph: Graph, format: Format) -> str:
    """The text of the graph's file."""
    if format == "dot":
        from game.export.graph_dot import to_dot

        return to_dot(graph)
    if format == "mmd":
        from game.export.graph_mermaid import to_mermaid

        return to_mermaid(graph)
    from game.export.graph_layout import picture
    from game.export.graph_svg import to_svg

    return to_svg(picture(graph))
