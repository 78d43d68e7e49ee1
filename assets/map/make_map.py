"""Make east_asia.json and world.json from two TopoJSON files of the npm package world-atlas 2.0.2.

Run once: python make_map.py countries-50m.json land-110m.json
The outlines are Natural Earth's (public domain). Rings of less than SMALLEST square kilometres are
left out, so that no disputed islet is drawn on anybody's side.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

BOX = (100.0, 20.0, 155.0, 55.0)
"""West, south, east and north of east_asia.json, in degrees."""

SMALLEST = 150.0
"""In square kilometres: Tsushima (700) stays, rocks and islets go."""

DROPPED = ((145.2, 43.2, 157.0, 51.5),)
"""Boxes in which islands are drawn for nobody: the chain north-east of Hokkaido is disputed."""

SEATS = {"392": "Tokyo", "410": "Seoul", "408": "Pyongyang"}
"""Outlines that a map may pick out, by ISO 3166 number, named after their capitals."""

Point = tuple[float, float]
Ring = list[Point]


def arcs(topology: dict[str, Any]) -> list[Ring]:
    """All arcs in degrees: TopoJSON stores them as integer steps on a grid."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        found.append(points)
    return found


def rings(geometry: dict[str, Any], lines: list[Ring]) -> list[Ring]:
    """The outer rings of a polygon or multipolygon; a negative index walks an arc backwards."""
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in rings(part, lines)]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    found = []
    for polygon in polygons:
        ring: Ring = []
        for index in polygon[0]:
            arc = lines[index] if index >= 0 else lines[~index][::-1]
            ring.extend(arc[1:] if ring else arc)
        found.append(ring)
    return found


def clip(ring: Ring, box: tuple[float, float, float, float]) -> Ring:
    """The part of a ring inside a box, cut edge by edge."""
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: Ring = []
        for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
            inside_a, inside_b = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if inside_a != inside_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if inside_b:
                kept.append(b)
        ring = kept
        if not ring:
            break
    return ring


def area(ring: Ring) -> float:
    """Square kilometres, near enough to tell an islet from an island."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    degrees = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
    middle = sum(point[1] for point in ring) / len(ring)
    return degrees * 111.32**2 * math.cos(math.radians(middle))


def dropped(ring: Ring) -> bool:
    """Whether a ring lies wholly in a box that is drawn for nobody."""
    return any(
        all(w <= x <= e and s <= y <= n for x, y in ring) for w, s, e, n in DROPPED
    )  # fmt: skip


def thinned(found: list[Ring], smallest: float, digits: int) -> list[list[list[float]]]:
    """Rings worth drawing, rounded."""
    kept = [ring for ring in found if len(ring) > 2 and area(ring) >= smallest]
    return [[[round(x, digits), round(y, digits)] for x, y in ring] for ring in kept]


def main(countries: str, land: str) -> None:
    """Write both files beside this script."""
    here = Path(__file__).parent
    topology = json.loads(Path(countries).read_text("utf-8"))
    lines = arcs(topology)

    def local(geometry: dict[str, Any]) -> list[Ring]:
        parts = [ring for ring in rings(geometry, lines) if not dropped(ring)]
        return [clip(ring, BOX) for ring in parts]

    everywhere = local(topology["objects"]["land"])
    seats = {
        SEATS[shape["id"]]: thinned(local(shape), SMALLEST, 3)
        for shape in topology["objects"]["countries"]["geometries"]
        if shape.get("id") in SEATS
    }
    near = {"box": BOX, "land": thinned(everywhere, SMALLEST, 3), "seats": seats}
    (here / "east_asia.json").write_text(json.dumps(near, separators=(",", ":")), "utf-8")

    topology = json.loads(Path(land).read_text("utf-8"))
    world = thinned(rings(topology["objects"]["land"], arcs(topology)), SMALLEST, 2)
    (here / "world.json").write_text(json.dumps({"land": world}, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
