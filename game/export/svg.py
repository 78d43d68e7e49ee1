"""SVG, built element by element: what authors and players wrote is always escaped."""

from __future__ import annotations

from markupsafe import Markup, escape


def tag(name: str, *children: str | Markup, **attributes: str | float) -> Markup:
    """An element. `class_` and `for_` lose their last sign, other underscores become hyphens;
    numbers are written short.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    inner = Markup("").join(escape(each) for each in children)
    return Markup(f"<{name}{said}>{inner}</{name}>")


def figure(
    width: float, height: float, title: str, *children: Markup, class_: str = "figure"
) -> Markup:
    """A picture; `title` is what a screen reader says. One of the class `chart` is as wide as its
    page, others shrink with it only.
    """
    return tag(
        "svg", tag("title", title), *children,
        viewBox=f"0 0 {width:g} {height:g}", width=width, height=height, role="img",
        class_=class_, xmlns="http://www.w3.org/2000/svg",
    )  # fmt: skip


def text(x: float, y: float, words: str, class_: str = "", anchor: str = "start") -> Markup:
    """A line of text with its baseline at y."""
    return tag("text", words, x=x, y=y, class_=f"t {class_}".strip(), text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def path(points: list[tuple[float, float]], class_: str, *, closed: bool = False) -> Markup:
    """A line through points."""
    moves = " ".join(f"{'ML'[at > 0]}{x:g},{y:g}" for at, (x, y) in enumerate(points))
    return tag("path", d=f"{moves}{' Z' if closed else ''}", class_=class_)


def rect(x: float, y: float, width: float, height: float, class_: str) -> Markup:
    """A rectangle."""
    return tag("rect", x=x, y=y, width=width, height=height, class_=class_)


def circle(x: float, y: float, radius: float, class_: str) -> Markup:
    """A circle around a point."""
    return tag("circle", cx=x, cy=y, r=radius, class_=class_)


def diamond(x: float, y: float, radius: float, class_: str) -> Markup:
    """A square on its corner."""
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    return path(corners, class_, closed=True)


def triangle(x: float, y: float, radius: float, class_: str) -> Markup:
    """A triangle pointing down."""
    corners = [(x - radius, y - radius), (x + radius, y - radius), (x, y + radius)]
    return path(corners, class_, closed=True)


def _value(value: str | float) -> str:
    return str(escape(value)) if isinstance(value, str) else f"{value:.1f}".rstrip("0").rstrip(".")
